//! What may be wrong in a rulebook file, and where.

macro_rules! wrongs {
    ($($(#[$doc:meta])* $name:ident $(($($of:ty),+))? = $code:literal,)+) => {
        /// What is wrong at a place of the file.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Wrong { $($(#[$doc])* $name $(($($of),+))?),+ }
        impl Wrong {
            /// Every code there is.
            pub const CODES: &'static [&'static str] = &[$($code),+];
            /// The stable code.
            #[must_use]
            pub const fn code(&self) -> &'static str {
                match self { $(Self::$name { .. } => $code),+ }
            }
        }
    };
}

wrongs! {
    /// The key must be there.
    Missing = "missing",
    /// No such key or figure.
    Unknown = "unknown-field",
    /// Not of the type that belongs here.
    Type(Wanted) = "type",
    /// A text that cannot be read.
    Format(Wanted) = "format",
    /// A figure that is negative or absurd, a text or list too long.
    Range = "range",
    /// The same id twice, or the same key.
    Duplicate = "duplicate",
    /// Words that name a figure which is not there.
    Placeholder(String) = "placeholder",
    /// A cap below the rate that it caps.
    CapBelowRate = "cap-below-rate",
    /// A clause that is not there.
    UnknownClause(String) = "unknown-clause",
    /// A figure that its clause does not have.
    UnknownFigure(String) = "unknown-figure",
    /// A penalty item that is not there.
    UnknownItem(String) = "unknown-item",
    /// A part of the score that is not there.
    UnknownPart(String) = "unknown-part",
    /// An event that is not there.
    UnknownEvent(String) = "unknown-event",
    /// A validity that ends before it begins.
    EmptyValidity = "empty-validity",
    /// A validity that overlaps with that of another version.
    Overlap(String) = "overlapping-validity",
    /// Weights that are not 100, or parts that are not the total.
    Weights(String) = "weights",
    /// Nothing ever leads here.
    Unreachable = "unreachable",
    /// Scores for which there is no band.
    NoBand = "no-band",
    /// A file that is larger than any rulebook.
    TooLarge = "too-large",
    /// Lists in lists, deeper than any rulebook.
    TooDeep = "too-deep",
    /// Not JSON, from this line on.
    Syntax(usize) = "syntax",
    /// No parcel rules, where they are wanted.
    NoParcelRules = "no-parcel-rules",
    /// A version of another regulation.
    UnknownRegulation(String) = "other-regulation",
}

/// What belongs at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// An object: keys with what they hold.
    Object,
    /// A list.
    List,
    /// A text.
    Text,
    /// A number.
    Number,
    /// `true` or `false`.
    Flag,
    /// A day, as `2012-01-31`.
    Date,
    /// A number, or a clock time.
    Figure,
    /// A clock time, as `09:00`.
    Clock,
    /// An id.
    Id,
    /// The name of a figure.
    Name,
    /// One of these.
    OneOf(&'static [&'static str]),
}

/// A problem of a rulebook file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where: `clauses.loss-3.figures.capYuan`.
    pub place: String,
    /// What is wrong there.
    pub wrong: Wrong,
}

impl From<Wrong> for Problem {
    /// A problem of the file as a whole.
    fn from(wrong: Wrong) -> Self {
        Self { place: String::new(), wrong }
    }
}
