//! What must hold between the parts of a rulebook file.
//!
//! One mistake is told once: what could not be read has been told, and nothing that follows from it is.

mod parcel;
mod penalty;
mod service;

use super::codes::ClauseId;
use super::figure::Figure;
use super::figures::FIGURES;
use super::file::{ClauseFile, File};
use super::ids::{Clauses, Ids};
use super::part::{FigureName, Id, MOST, Problems, Template, item, under};
use super::problem::{Wanted, Wrong};
use super::words::fill;
use crate::choice::Choice;
use crate::lang::Lang;
use crate::order::sort_by_key;
use std::ops::RangeInclusive;

/// The problems of a file beside those that reading it has found.
pub(super) fn check(file: &File, read: &Problems) -> Problems {
    let mut told: Vec<&str> = read.0.iter().map(|problem| problem.place.as_str()).collect();
    sort_by_key(&mut told, |place| *place);
    let was_read = |place: &str| told.binary_search(&place).is_err() && told.binary_search(&"").is_err();
    let items: Vec<_> = file.penalties.iter().flat_map(|table| &table.items).map(|item| &item.id).collect();
    let events: Vec<_> = file.events.iter().map(|event| &event.id).collect();
    let readings: Vec<_> = file.readings.iter().map(|reading| &reading.id).collect();
    // Parcel rules without any reading are told so once.
    let readings_are_whole = was_read("readings") && !(readings.is_empty() && file.has_parcel_rules());
    let items_are_whole = was_read("penalties")
        && items.len() <= MOST
        && (0..).zip(&file.penalties).all(|(number, table)| {
            let at = item("penalties", number, table.id.as_str());
            was_read(&at) && was_read(&under(&at, "items"))
        });
    let mut check = Check {
        file,
        clauses: Clauses::of(&file.clauses, was_read("clauses")),
        items: Ids::of(items.get(..MOST).unwrap_or(&items), items_are_whole),
        events: Ids::of(&events, was_read("events")),
        readings: Ids::of(&readings, readings_are_whole),
        told,
        problems: Problems::default(),
    };
    if items.len() > MOST {
        check.tell("penalties", Wrong::Range);
    }
    check.head();
    check.all_clauses();
    check.parcel_rules();
    check.tables();
    check.events_and_clocks();
    check.readings();
    check.targets();
    check.problems
}

struct Check<'a> {
    file: &'a File,
    clauses: Clauses<'a>,
    items: Ids<'a>,
    events: Ids<'a>,
    readings: Ids<'a>,
    /// The places of which reading has told something, in order.
    told: Vec<&'a str>,
    problems: Problems,
}

/// What a figure may be, in hundredths.
type Bounds = RangeInclusive<u32>;
/// More than nothing: a blank is `null`, never 0.
const SOME: Bounds = 1..=u32::MAX;
/// A part of a whole, in per cent.
const SHARE: Bounds = 0..=WHOLE;
/// Per cent of a whole.
const WHOLE: u32 = 100 * 100;

impl<'a> Check<'a> {
    fn tell(&mut self, place: impl Into<String>, wrong: Wrong) {
        let place = place.into();
        let is_new = |problem: &super::problem::Problem| problem.place != place || problem.wrong != wrong;
        if !self.problems.is_full() && self.problems.0.iter().all(is_new) {
            self.problems.add(place, wrong);
        }
    }

    /// Whether reading has told something of this very place.
    fn told(&self, place: &str) -> bool {
        self.told.binary_search(&place).is_ok()
    }

    fn head(&mut self) {
        let is_empty =
            |valid: &super::file::Validity| valid.from.zip(valid.until).is_some_and(|(from, until)| from > until);
        if self.file.valid.as_ref().is_some_and(is_empty) && !self.told("valid.from") && !self.told("valid.until") {
            self.tell("valid", Wrong::EmptyValidity);
        }
        let compared_before = |issued| self.file.checked_until.is_some_and(|until| until < issued);
        if self.file.issued.is_some_and(compared_before) && !self.told("issued") && !self.told("checkedUntil") {
            self.tell("checkedUntil", Wrong::Range);
        }
    }

    /// Each id once; one that could not be read has been told.
    fn once<'b>(&mut self, at: &str, ids: impl Iterator<Item = &'b Id>) {
        let ids: Vec<_> = ids.collect();
        let known = Ids::of(&ids, true);
        for (number, id) in ids.iter().map(|id| id.as_str()).enumerate() {
            if !id.is_empty() && known.place(id) != Some(number) {
                self.tell(under(at, id), Wrong::Duplicate);
            }
        }
    }

    fn all_clauses(&mut self) {
        let file = self.file;
        self.once("clauses", file.clauses.iter().map(|clause| &clause.id));
        for (number, clause) in file.clauses.iter().enumerate() {
            let at = under(&item("clauses", number, clause.id.as_str()), "words");
            self.words(clause, &at);
        }
    }

    /// Each figure that words name must be there.
    fn words(&mut self, own: &ClauseFile, at: &str) {
        let Template(words) = &own.words;
        for (lang, text) in [(Lang::Zh, &words.zh), (Lang::En, &words.en)] {
            let figure = |named: Option<&str>, name: &str| {
                let is_told = || self.is_told_elsewhere(named.unwrap_or(own.id.as_str()), name);
                self.clauses.figure_in(own, named, name).or_else(|| is_told().then_some(Figure::NotSet))
            };
            if let Err(name) = fill(text, lang, &figure) {
                self.tell(under(at, lang.code()), Wrong::Placeholder(name));
            }
        }
    }

    /// Whether that there is no such figure follows from something that has been told.
    fn is_told_elsewhere(&self, clause: &str, name: &str) -> bool {
        let needed = |(owner, key, _): &(ClauseId, &str, _)| (owner.code(), *key) == (clause, name);
        (self.file.has_parcel_rules() && FIGURES.iter().any(needed))
            || self.told(&under(&under("clauses", clause), "figures"))
            || (clause.is_empty() || self.clauses.get(clause).is_none()) && !self.lacks_clause(clause)
    }

    fn lacks_clause(&self, id: &str) -> bool {
        let is_told = self.file.has_parcel_rules() && ClauseId::by_code(id).is_some();
        self.clauses.ids().lacks(id) && !is_told
    }

    /// The clause that something cites, under this key.
    fn clause(&mut self, id: &Id, at: &str, key: &str) {
        if self.lacks_clause(id.as_str()) {
            self.tell(under(at, key), Wrong::UnknownClause(id.as_str().to_owned()));
        }
    }

    /// Items that something names: each once, and all there.
    fn items(&mut self, ids: &[Id], at: &str) {
        let named = Ids::of(&ids.iter().collect::<Vec<_>>(), true);
        for (number, id) in ids.iter().map(Id::as_str).enumerate() {
            if self.items.lacks(id) {
                self.tell(at, Wrong::UnknownItem(id.to_owned()));
            } else if !id.is_empty() && named.place(id) != Some(number) {
                self.tell(at, Wrong::Duplicate);
            }
        }
    }

    /// A figure that something names, with its place.
    fn figure(&mut self, name: &FigureName, clause: &Id, at: &str) -> Option<(Figure, String)> {
        let (named, name) = name.0.split_once('.').map_or((None, &*name.0), |(clause, name)| (Some(clause), name));
        let clause = named.unwrap_or(clause.as_str());
        // The clause that the item itself cites and that is not there has been told.
        if name.is_empty() || (named.is_none() && self.clauses.get(clause).is_none()) {
            return None;
        }
        let figure = self.clauses.figure(clause, name);
        if figure.is_none() && !self.is_told_elsewhere(clause, name) {
            self.tell(at, Wrong::UnknownFigure(name.to_owned()));
        }
        Some((figure?, format!("clauses.{clause}.figures.{name}")))
    }

    /// A figure that must be a number, in hundredths, and its place; none where it is a blank.
    fn number(&mut self, name: &FigureName, clause: &Id, at: &str, bounds: Bounds) -> Option<(u32, String)> {
        let (figure, place) = self.figure(name, clause, at)?;
        if figure.time().is_some() {
            self.tell(&place, Wrong::Type(Wanted::Number));
        }
        let number = figure.hundredths()?;
        if !bounds.contains(&number) {
            self.tell(&place, Wrong::Range);
        }
        Some((number, place))
    }
}
