//! One statement of a text, and how its line is written.

use super::moments::{Meant, Named};
use super::waybills::Number;
use crate::moment::Moment;

/// One statement: what stands between two commas.
#[derive(Clone, Debug)]
pub(super) struct Statement {
    /// As it stands there.
    pub(super) words: String,
    /// Without moments, long numbers and what stands in brackets; in small letters.
    pub(super) flat: String,
    /// What comes before its first moment, of the same kind.
    pub(super) label: String,
    /// What stands in brackets.
    pub(super) aside: String,
    pub(super) moments: Vec<Named>,
    pub(super) numbers: Vec<Number>,
    pub(super) manner: Manner,
    /// The only moment of its line, where it has none of its own.
    pub(super) beside: Option<Named>,
    /// Whether its sentence asks.
    pub(super) asked: bool,
    /// Whether the day is known on which it was said.
    pub(super) dated: bool,
    /// What the report is about that it stands in.
    pub(super) report: Option<Report>,
    /// The line it stands in.
    pub(super) line: String,
}

/// How a line is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Manner {
    /// As a record: what it says happened at this moment.
    Record(Moment),
    /// With a moment on a line of its own beside it, which may be another's.
    Near(Moment),
    /// As people talk.
    Talk,
    /// As somebody else's words.
    Quoted,
}

/// What a report of ours is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Report {
    /// Listed but missing.
    Missing,
    /// Damaged.
    Damaged,
}

impl Statement {
    /// Whether one of its moments is the end of something.
    pub(super) fn is_bound(&self) -> bool {
        self.moments.iter().any(|named| matches!(named.meant, Meant::Bound | Meant::Span))
    }
}
