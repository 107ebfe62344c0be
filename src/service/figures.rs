//! The figures of a rulebook, with its blanks filled in for the time being.

use crate::rulebook::{Figure, Rulebook};

/// Blanks that somebody has filled in, by their full names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filled(pub Vec<(String, Figure)>);

/// A figure's name with its clause: `answer.seconds`.
#[must_use]
pub fn full_name(clause: &str, name: &str) -> String {
    if name.contains('.') { name.to_owned() } else { format!("{clause}.{name}") }
}

impl Filled {
    /// The figure of the rulebook; where that is a blank, what was filled in. A figure that is set stays as it is.
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
