//! What may be wrong with a sheet, and where.

use crate::choice::choices;
use crate::money::NotASum;

choices! {
    /// The stable code of a problem.
    Code {
        /// No such key.
        UnknownField = "unknown-field",
        /// Not the JSON type that belongs there.
        Type = "type",
        /// A text that cannot be read.
        Format = "format",
        /// Outside what is allowed.
        Range = "range",
        /// The last day before the first.
        Order = "order",
        /// It must be there.
        Missing = "missing",
        /// No such item.
        UnknownItem = "unknown-item",
        /// No such part, indicator or table.
        UnknownPart = "unknown-part",
        /// No such figure.
        UnknownFigure = "unknown-figure",
        /// The regulation states this figure itself.
        FigureStated = "figure-stated",
        /// The item does not ask for it.
        NotAsked = "not-asked",
        /// The item has no such condition.
        UnknownCondition = "unknown-condition",
        /// Given twice.
        Duplicate = "duplicate",
        /// The sheet is one of another rulebook.
        OtherRulebook = "other-rulebook",
        /// A version that this program does not know.
        Version = "version",
        /// Weights that are not 100 together.
        Weights = "weights",
        /// Bands that do not go down.
        Bands = "bands",
    }
    /// What belongs in a place.
    Wanted {
        /// An object.
        Record = "object",
        /// A list.
        List = "list",
        /// A text.
        Text = "text",
        /// A number.
        Number = "number",
        /// A day, `2012-03-05`.
        Day = "date",
        /// A month, `2012-03`.
        Month = "month",
        /// `true` or `false`.
        Flag = "boolean",
    }
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// No such key.
    UnknownField,
    /// Not of this type.
    Type(Wanted),
    /// A text that is none of these.
    Format(Wanted),
    /// Control characters in a name.
    Control,
    /// A name of more letters than this.
    TooLong(usize),
    /// A list of more than this.
    TooMany(usize),
    /// A number outside 0 to this.
    Outside(u32),
    /// Not a whole number.
    NotWhole,
    /// No sum.
    Sum(NotASum),
    /// A date outside 2000-01-01 … 2099-12-31.
    Years,
    /// A day outside the month of the sheet.
    OutsideMonth,
    /// Before the first day.
    Before,
    /// It must be there.
    Missing,
    /// No such item.
    UnknownItem,
    /// No such part, indicator or table.
    UnknownPart,
    /// No such figure.
    UnknownFigure,
    /// The regulation states it itself.
    FigureStated,
    /// The item does not ask for it.
    NotAsked,
    /// The item has no such condition.
    UnknownCondition,
    /// Given twice.
    Duplicate,
    /// The sheet is one of another rulebook.
    OtherRulebook,
    /// A version that this program does not know.
    Version,
    /// Weights that are not 100 together.
    Weights,
    /// Bands that do not go down.
    Bands,
}

impl Fault {
    /// The stable code.
    #[must_use]
    pub const fn code(self) -> Code {
        match self {
            Self::UnknownField => Code::UnknownField,
            Self::Type(_) => Code::Type,
            Self::Format(_) | Self::Control => Code::Format,
            Self::TooLong(_)
            | Self::TooMany(_)
            | Self::Outside(_)
            | Self::NotWhole
            | Self::Sum(_)
            | Self::Years
            | Self::OutsideMonth => Code::Range,
            Self::Before => Code::Order,
            Self::Missing => Code::Missing,
            Self::UnknownItem => Code::UnknownItem,
            Self::UnknownPart => Code::UnknownPart,
            Self::UnknownFigure => Code::UnknownFigure,
            Self::FigureStated => Code::FigureStated,
            Self::NotAsked => Code::NotAsked,
            Self::UnknownCondition => Code::UnknownCondition,
            Self::Duplicate => Code::Duplicate,
            Self::OtherRulebook => Code::OtherRulebook,
            Self::Version => Code::Version,
            Self::Weights => Code::Weights,
            Self::Bands => Code::Bands,
        }
    }
}

/// A problem and the field it stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    /// Where: `entries.3.count`; empty for the sheet as a whole.
    pub field: String,
    /// What is wrong.
    pub fault: Fault,
}
