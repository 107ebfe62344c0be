//! Where two cases differ.

use crate::case::{Case, Field};
use crate::choice::Choice;

/// Returns the fields in which two cases differ, in the order of the form.
///
/// ```
/// use parcel_claims::{case::{Case, Field, Raw, check}, receipt::differences};
/// let as_of = "2012-03-20T12:00:00".parse().unwrap();
/// let (case, _) = check([("problem".into(), Raw::Text("lost".into()))], as_of);
/// assert_eq!(differences(&case, &Case::default()), [Field::Problem]);
/// ```
#[must_use]
pub fn differences(one: &Case, other: &Case) -> Vec<Field> {
    Field::ALL.iter().copied().filter(|field| one.get(*field) != other.get(*field)).collect()
}
