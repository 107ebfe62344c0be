//! The parcel rules of a rulebook: what the rules ask for.

use super::clause::Clause;
use super::codes::{ClauseId, Status};
use super::figures::Figures;
use super::file::ReadingFile;
use super::head::Head;
use super::part::Id;
use super::readings::{ReadingId, Readings};
use super::words;
use crate::choice::Choice;
use crate::lang::{Lang, Text};
use chrono::NaiveDate;

/// The parcel rules of one version of a regulation: what the estimate asks a rulebook for.
#[derive(Clone, Debug)]
pub struct ParcelRules {
    /// The id of the rulebook to which the rules belong.
    pub id: String,
    /// The title of the regulation, in both languages.
    pub title: Text<String>,
    /// The day on which the regulation was issued.
    pub issued: NaiveDate,
    /// Whether the regulation is in force.
    pub status: Status,
    /// The digest of the whole rulebook: SHA-256 in hexadecimal.
    pub digest: String,
    /// The last day for which somebody has compared it with the regulation in force; `None` where nobody has.
    pub checked_until: Option<NaiveDate>,
    /// The figures that the rules use: sums, days, minutes and months.
    pub figures: Figures,
    /// The way that is followed for each passage with more than one reading.
    pub follows: Readings,
    clauses: Vec<Clause>,
    readings: Vec<Reading>,
}

/// A passage of the parcel rules that can be read in more than one way, in words.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The id of the passage.
    pub id: ReadingId,
    /// The clause in which the passage stands.
    pub clause: ClauseId,
    /// What the passage leaves open, in both languages.
    pub words: Text<String>,
    /// What each way of reading means, in both languages and in the order of [`ReadingId::ways`].
    pub ways: Vec<Text<String>>,
}

impl ParcelRules {
    /// The parcel rules of a checked file, in the order of the core; none only where it was not checked.
    pub(super) fn of(head: &Head, clauses: &[Clause<Id>], readings: &[ReadingFile]) -> Option<Self> {
        let clause = |id: &ClauseId| {
            let Clause { place, department, figures, words, .. } =
                clauses.iter().find(|clause| clause.id.as_str() == id.code())?.clone();
            Some(Clause { id: *id, place, department, figures, words })
        };
        let clauses = ClauseId::ALL.iter().map(clause).collect::<Option<Vec<_>>>()?;
        let figure = |id: ClauseId, name: &str| clauses.get(usize::from(id.index()))?.figures.get(name);
        let mut follows = Readings::default();
        let told = |id: &ReadingId| readings.iter().find(|reading| reading.id.as_str() == id.code());
        let mut reading = |id: &ReadingId| {
            let file = told(id)?;
            let way = id.ways().iter().position(|way| *way == file.follows.as_str())?;
            follows = follows.with(*id, u8::try_from(way).ok()?);
            let words = |way: &&str| Some(file.ways.iter().find(|known| known.id.as_str() == *way)?.words.clone());
            let ways = id.ways().iter().map(words).collect::<Option<Vec<_>>>()?;
            let clause = ClauseId::by_code(file.clause.as_str())?;
            Some(Reading { id: *id, clause, words: file.words.clone(), ways })
        };
        let wanted = ReadingId::ALL.iter().filter(|id| told(id).is_some() || !id.may_be_left_out());
        let readings = wanted.map(&mut reading).collect::<Option<Vec<_>>>()?;
        Some(Self {
            id: head.id.clone(),
            title: head.title.clone(),
            issued: head.issued?,
            status: head.status,
            digest: head.digest.clone(),
            checked_until: head.checked_until,
            figures: Figures::collect(figure)?,
            follows,
            clauses,
            readings,
        })
    }

    /// Returns a clause of the parcel rules.
    #[must_use]
    pub fn clause(&self, id: ClauseId) -> Option<&Clause> {
        self.clauses.get(usize::from(id.index()))
    }

    /// Returns a passage with more than one reading; `None` where the file says nothing of it.
    #[must_use]
    pub fn reading(&self, id: ReadingId) -> Option<&Reading> {
        self.readings.iter().find(|reading| reading.id == id)
    }

    /// Fills the figures into `{clause.key}` of a text; a name that no clause has stays as it is.
    #[must_use]
    pub fn fill(&self, text: &str) -> String {
        let figure = |clause: Option<&str>, name: &str| self.clause(ClauseId::by_code(clause?)?)?.figures.get(name);
        // No figure of the parcel rules is a blank, so that the language is all one.
        words::fill(text, Lang::Zh, &figure).unwrap_or_else(|_| text.to_owned())
    }

    /// Returns all clauses of the parcel rules, in the order of the regulation.
    #[must_use]
    pub fn clauses(&self) -> &[Clause] {
        &self.clauses
    }
}
