//! A clause of a regulation.

use super::codes::{ClauseId, Department};
use super::figure::FigureList;
use super::file::ClauseFile;
use super::ids::Clauses;
use super::part::Id;
use super::part::Template;
use super::words;
use crate::lang::{Lang, Text};

/// A clause of a checked rulebook; its id is a [`ClauseId`] in the parcel rules and a text elsewhere.
#[derive(Clone, Debug)]
pub struct Clause<I = ClauseId> {
    /// The id of the clause, once in its rulebook.
    pub id: I,
    /// Where the clause stands in the regulation, in both languages.
    pub place: Text<String>,
    /// The department that the clause names; `None` where it names none.
    pub department: Option<Department>,
    /// The figures of the clause by their names.
    pub figures: FigureList,
    /// What the clause says in plain words, in both languages, with the figures filled in.
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
