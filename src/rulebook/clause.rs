//! A clause of a regulation.

use super::codes::{ClauseId, Department};
use super::figure::FigureList;
use super::file::ClauseFile;
use super::ids::Clauses;
use super::part::Id;
use super::part::Template;
use super::words;
use crate::lang::{Lang, Text};

/// One clause.
#[derive(Clone, Debug)]
pub struct Clause<I = ClauseId> {
    /// Its id.
    pub id: I,
    /// Where it stands in the regulation.
    pub place: Text<String>,
    /// The department it names, if any.
    pub department: Option<Department>,
    /// Its figures, by their names.
    pub figures: FigureList,
    /// What it says, in our own words, with the figures filled in.
    pub words: Text<String>,
}

impl Clause<Id> {
    /// A clause of a checked file.
    pub(super) fn of(clause: &ClauseFile, clauses: &Clauses<'_>) -> Self {
        let figure = |named: Option<&str>, name: &str| clauses.figure_in(clause, named, name);
        let fill = |text: &str, lang| words::fill(text, lang, &figure).unwrap_or_else(|_| text.to_owned());
        let Template(words) = &clause.words;
        Self {
            id: clause.id.clone(),
            place: clause.place.clone(),
            department: clause.department,
            figures: clause.figures.clone(),
            words: Text { zh: fill(&words.zh, Lang::Zh), en: fill(&words.en, Lang::En) },
        }
    }
}
