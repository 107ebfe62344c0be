//! What a field can say.

use super::field::{Field, Kind};
use crate::moment::Moment;
use crate::money::Fen;

/// What a station says in a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// It does not know.
    Unknown,
    /// A value of the field's list.
    Choice(u8),
    /// Yes or no.
    Flag(bool),
    /// A sum.
    Yuan(Fen),
    /// A day, with a clock time or without.
    Moment(Moment),
    /// `no`: it has not happened so far.
    NotSoFar,
    /// A text.
    Text(String),
}

impl Value {
    /// The value of `field` as the record writes it.
    #[must_use]
    pub fn in_field(&self, field: Field) -> serde_json::Value {
        match (self, field.spec().kind) {
            (Self::Unknown, _) => "unknown".into(),
            (Self::Choice(index), Kind::Choice(codes)) => codes.get(usize::from(*index)).copied().into(),
            (Self::Choice(index), _) => (*index).into(),
            (Self::Flag(flag), _) => (*flag).into(),
            (Self::Yuan(sum), _) => sum.to_yuan().into(),
            (Self::Moment(moment), _) => moment.to_string().into(),
            (Self::NotSoFar, _) => "no".into(),
            (Self::Text(text), _) => text.as_str().into(),
        }
    }
}
