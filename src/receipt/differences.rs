//! Where two cases differ.

use crate::case::{Case, Field};
use crate::choice::Choice;

/// The fields in which two cases differ, in the order of the form.
#[must_use]
pub fn differences(one: &Case, other: &Case) -> Vec<Field> {
    Field::ALL.iter().copied().filter(|field| one.get(*field) != other.get(*field)).collect()
}
