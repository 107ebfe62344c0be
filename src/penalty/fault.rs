//! What may be wrong with a sheet, and where.

use crate::choice::choices;
use crate::money::NotASum;

choices! {
    /// The stable code of a problem in a sheet.
    Code {
        /// The sheet has a key that is not known there.
        UnknownField = "unknown-field",
        /// The value has not the JSON type that belongs there.
        Type = "type",
        /// The text cannot be read as what belongs there.
        Format = "format",
        /// The value is outside of what is allowed.
        Range = "range",
        /// The last day is before the first day.
        Order = "order",
        /// A value that is needed is missing.
        Missing = "missing",
        /// The rulebook has no such penalty item.
        UnknownItem = "unknown-item",
        /// The rulebook has no such part, indicator or table.
        UnknownPart = "unknown-part",
        /// The rulebook has no such figure.
        UnknownFigure = "unknown-figure",
        /// The regulation states this figure itself, so that it cannot be given.
        FigureStated = "figure-stated",
        /// The item does not ask for this value.
        NotAsked = "not-asked",
        /// The item has no such condition.
        UnknownCondition = "unknown-condition",
        /// The same value is given twice.
        Duplicate = "duplicate",
        /// The sheet belongs to another rulebook.
        OtherRulebook = "other-rulebook",
        /// The sheet has a version that this program does not know.
        Version = "version",
        /// The weights do not add up to 100 per cent.
        Weights = "weights",
        /// The bands do not go down from the best to the last.
        Bands = "bands",
    }
    /// The kind of value that belongs in a place of a sheet.
    Wanted {
        /// An object belongs here.
        Record = "object",
        /// A list belongs here.
        List = "list",
        /// A text belongs here.
        Text = "text",
        /// A number belongs here.
        Number = "number",
        /// A day such as `2012-03-05` belongs here.
        Day = "date",
        /// A month such as `2012-03` belongs here.
        Month = "month",
        /// `true` or `false` belongs here.
        Flag = "boolean",
    }
}

/// The exact fault of a field, from which its code and its message follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The sheet has a key that is not known there.
    UnknownField,
    /// The value has not the type given.
    Type(Wanted),
    /// The text cannot be read as what is given.
    Format(Wanted),
    /// The name holds control characters.
    Control,
    /// The name has more characters than the number given.
    TooLong(usize),
    /// The list has more entries than the number given.
    TooMany(usize),
    /// The number is not between 0 and the number given.
    Outside(u32),
    /// The number is not whole.
    NotWhole,
    /// The number is not a sum of money, for the reason given.
    Sum(NotASum),
    /// The date is outside 2000-01-01 to 2099-12-31.
    Years,
    /// The day is outside the month of the sheet.
    OutsideMonth,
    /// The last day is before the first day.
    Before,
    /// A value that is needed is missing.
    Missing,
    /// The rulebook has no such penalty item.
    UnknownItem,
    /// The rulebook has no such part, indicator or table.
    UnknownPart,
    /// The rulebook has no such figure.
    UnknownFigure,
    /// The regulation states this figure itself, so that it cannot be given.
    FigureStated,
    /// The item does not ask for this value.
    NotAsked,
    /// The item has no such condition.
    UnknownCondition,
    /// The same value is given twice.
    Duplicate,
    /// The sheet belongs to another rulebook.
    OtherRulebook,
    /// The sheet has a version that this program does not know.
    Version,
    /// The weights do not add up to 100 per cent.
    Weights,
    /// The bands do not go down from the best to the last.
    Bands,
}

impl Fault {
    /// Returns the stable code of the fault.
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

/// A problem of a sheet: its field and its fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    /// The field, such as `entries.3.count`; empty for the sheet as a whole.
    pub field: String,
    /// The fault of the field.
    pub fault: Fault,
}
