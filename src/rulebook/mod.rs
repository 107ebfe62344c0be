//! A regulation as data: figures, clauses with their place, department and words.
//!
//! Invariant: a [`Rulebook`] is sound. [`Rulebook::load`] checks everything and reports every problem.

mod clause;
mod figures;
mod load;
mod readings;

pub use clause::{ClauseId, Department, Status};
pub use figures::{FIGURES, Figures, Unit};
pub use load::{Problem, Wrong};
pub use readings::{
    AgencyCharge, AgencyReport, ClosingWindow, DamageBound, FilingWindow, ReadingId, Readings, StationChange,
    TotalDamage,
};

use crate::case::Choice;
use crate::words::Text;
use chrono::NaiveDate;
use serde_json::Value;
use std::sync::OnceLock;

/// The id of the rulebook that holds when none is named.
pub const DEFAULT_ID: &str = "huitong-henan-2012";

/// So many characters of a digest are shown: enough to tell two versions of a rulebook apart.
pub const DIGEST_SHOWN: usize = 12;

const BUILT_IN: &[(&str, &str)] = &[(DEFAULT_ID, include_str!("huitong-henan-2012.json"))];

/// One version of a regulation.
#[derive(Clone, Debug)]
pub struct Rulebook {
    /// Its stable id.
    pub id: String,
    /// Its title.
    pub title: Text<String>,
    /// The day it was issued.
    pub issued: NaiveDate,
    /// Whether it is in force.
    pub status: Status,
    /// SHA-256 of its content with sorted keys, in hexadecimal.
    pub digest: String,
    /// Its figures.
    pub figures: Figures,
    /// The way it reads each passage that can be read in more than one.
    pub follows: Readings,
    clauses: Vec<Clause>,
    readings: Vec<Reading>,
}

/// A passage with more than one reading.
#[derive(Clone, Debug)]
pub struct Reading {
    /// Which.
    pub id: ReadingId,
    /// The clause it stands in.
    pub clause: ClauseId,
    /// What it is about.
    pub words: Text<String>,
    /// Each way of reading, in words, in the order of [`ReadingId::ways`].
    pub ways: Vec<Text<String>>,
}

/// One clause.
#[derive(Clone, Debug)]
pub struct Clause {
    /// Its id.
    pub id: ClauseId,
    /// Where it stands in the regulation.
    pub place: Text<String>,
    /// The department it names, if any.
    pub department: Option<Department>,
    /// Its figures, by their keys.
    pub figures: Vec<(String, u32)>,
    /// What it says, in our own words, with the figures filled in.
    pub words: Text<String>,
}

impl Rulebook {
    /// The file of a built-in rulebook.
    ///
    /// ```
    /// use parcel_claims::rulebook::{DEFAULT_ID, Rulebook};
    /// let file = Rulebook::built_in_file(DEFAULT_ID).unwrap();
    /// let rulebook = Rulebook::load(&serde_json::from_str(file).unwrap()).unwrap();
    /// assert_eq!(rulebook.digest, Rulebook::built_in().digest);
    /// ```
    #[must_use]
    pub fn built_in_file(id: &str) -> Option<&'static str> {
        BUILT_IN.iter().find(|(known, _)| *known == id).map(|(_, file)| *file)
    }

    /// The rulebook that holds when none is given.
    #[must_use]
    pub fn built_in() -> &'static Self {
        let loaded = Self::built_in_by(|file| serde_json::from_str(file).ok());
        #[expect(clippy::expect_used, reason = "the file is part of the program, and a test loads it")]
        loaded.expect("the built-in rulebook is sound")
    }

    /// The same, where something else reads JSON: none where that fails.
    pub(crate) fn built_in_by(parse: impl FnOnce(&str) -> Option<Value>) -> Option<&'static Self> {
        static BUILT_IN: OnceLock<Rulebook> = OnceLock::new();
        if BUILT_IN.get().is_none() {
            let tree = parse(Self::built_in_file(DEFAULT_ID)?)?;
            // Whoever is first: all are the same.
            let _ = BUILT_IN.set(Self::load(&tree).ok()?);
        }
        BUILT_IN.get()
    }

    /// A clause.
    #[must_use]
    pub fn clause(&self, id: ClauseId) -> Option<&Clause> {
        self.clauses.get(usize::from(id.index()))
    }

    /// A passage with more than one reading.
    #[must_use]
    pub fn reading(&self, id: ReadingId) -> Option<&Reading> {
        self.readings.get(usize::from(id.index()))
    }

    /// Puts figures into `{clause.key}`; a name that no clause has stays as it is.
    #[must_use]
    pub fn fill(&self, text: &str) -> String {
        load::fill(text, None, &|clause, key| {
            let figures = &self.clause(clause)?.figures;
            figures.iter().find(|(known, _)| known == key).map(|(_, value)| *value)
        })
        .unwrap_or_else(|_| text.to_owned())
    }

    /// Its clauses, in the order of the regulation.
    #[must_use]
    pub fn clauses(&self) -> &[Clause] {
        &self.clauses
    }
}
