//! What may be wrong in a rulebook file, and where.

macro_rules! wrongs {
    ($($(#[$doc:meta])* $name:ident $(($($of:ty),+))? = $code:literal,)+) => {
        /// What is wrong at one place of a rulebook file.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Wrong { $($(#[$doc])* $name $(($($of),+))?),+ }
        impl Wrong {
            /// The stable codes of all problems.
            pub const CODES: &'static [&'static str] = &[$($code),+];
            /// Returns the stable code of the problem, such as `missing`.
            #[must_use]
            pub const fn code(&self) -> &'static str {
                match self { $(Self::$name { .. } => $code),+ }
            }
        }
    };
}

wrongs! {
    /// A key is missing, or its text is empty.
    Missing = "missing",
    /// A key, figure or reading is not known here.
    Unknown = "unknown-field",
    /// The value is of another JSON type than the one given.
    Type(Wanted) = "type",
    /// The text cannot be read as what is given, such as a day that does not exist.
    Format(Wanted) = "format",
    /// A figure is negative or too large, or a text or list is too long.
    Range = "range",
    /// An id stands twice, or a key stands twice in one object.
    Duplicate = "duplicate",
    /// The words name a figure that does not exist, or stand where no figures are filled in; the name is given.
    Placeholder(String) = "placeholder",
    /// A cap is lower than the daily rate that it caps.
    CapBelowRate = "cap-below-rate",
    /// A clause with the id given does not exist.
    UnknownClause(String) = "unknown-clause",
    /// The clause has no figure with the name given.
    UnknownFigure(String) = "unknown-figure",
    /// A penalty item with the id given does not exist.
    UnknownItem(String) = "unknown-item",
    /// The monthly score has no part with the id given.
    UnknownPart(String) = "unknown-part",
    /// An event with the id given does not exist.
    UnknownEvent(String) = "unknown-event",
    /// The validity ends before it begins.
    EmptyValidity = "empty-validity",
    /// The validity overlaps with that of the version whose id is given.
    Overlap(String) = "overlapping-validity",
    /// The weights do not add up to 100, or the parts do not add up to the total; the actual sum is given.
    Weights(String) = "weights",
    /// This entry can never be reached, because nothing leads to it.
    Unreachable = "unreachable",
    /// Some scores fall into no band.
    NoBand = "no-band",
    /// The file is larger than a rulebook may be (1 MB).
    TooLarge = "too-large",
    /// Lists and objects are nested deeper than a rulebook may be.
    TooDeep = "too-deep",
    /// The text is not JSON, or is cut off; the number of the line is given, from 1.
    Syntax(usize) = "syntax",
    /// The rulebook has no parcel rules, but they are needed to estimate a parcel.
    NoParcelRules = "no-parcel-rules",
    /// The file is a version of another regulation, whose id is given.
    UnknownRegulation(String) = "other-regulation",
}

/// The kind of value that belongs at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// An object with keys and values belongs here.
    Object,
    /// A list belongs here.
    List,
    /// A text belongs here.
    Text,
    /// A number belongs here.
    Number,
    /// `true` or `false` belongs here.
    Flag,
    /// A day such as `2012-01-31` belongs here.
    Date,
    /// A number or a clock time belongs here.
    Figure,
    /// A clock time such as `09:00` belongs here.
    Clock,
    /// An id of small letters, digits and hyphens belongs here.
    Id,
    /// The name of a figure belongs here.
    Name,
    /// One of the codes given belongs here.
    OneOf(&'static [&'static str]),
}

/// A problem of a rulebook file: where it is and what is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The place in the file, such as `clauses.loss-3.figures.capYuan`; empty for the file as a whole.
    pub place: String,
    /// What is wrong at that place.
    pub wrong: Wrong,
}

impl From<Wrong> for Problem {
    /// A problem of the file as a whole.
    fn from(wrong: Wrong) -> Self {
        Self { place: String::new(), wrong }
    }
}
