//! The figures of a rulebook, with its blanks filled in for the time being.

use crate::rulebook::{Figure, Rulebook};

/// The figures that were filled in for blanks, each under its full name such as `answer.seconds`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filled(pub Vec<(String, Figure)>);

/// Returns the full name of a figure: the id of its clause and its own name, such as `answer.seconds`.
///
/// ```
/// use parcel_claims::service::full_name;
/// assert_eq!(full_name("answer", "seconds"), "answer.seconds");
/// assert_eq!(full_name("answer", "other.seconds"), "other.seconds");
/// ```
#[must_use]
pub fn full_name(clause: &str, name: &str) -> String {
    if name.contains('.') { name.to_owned() } else { format!("{clause}.{name}") }
}

impl Filled {
    /// Returns a figure of the rulebook, or what was filled in where it is a blank.
    #[must_use]
    pub fn figure(&self, rulebook: &Rulebook, clause: &str, name: &str) -> Figure {
        let figure = rulebook.figure(clause, name).unwrap_or_default();
        if figure != Figure::NotSet {
            return figure;
        }
        let name = full_name(clause, name);
        self.0.iter().find(|(known, _)| *known == name).map(|(_, figure)| *figure).unwrap_or_default()
    }
}
