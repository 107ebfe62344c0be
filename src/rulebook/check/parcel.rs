//! The parcel rules: all of their clauses, figures and readings, and no other.

use super::super::codes::ClauseId;
use super::super::figure::Figure;
use super::super::figures::{FIGURES, Unit};
use super::super::file::{File, ReadingFile};
use super::super::part::{Id, item, under};
use super::super::problem::{Wanted, Wrong};
use super::super::readings::ReadingId;
use super::Check;
use crate::choice::Choice;

/// More days, minutes or months than any deadline has, in hundredths.
pub(super) const MOST_TIME: u32 = 100_000 * 100;

/// Whether the id is kept for clauses of the parcel rules.
fn is_kept(id: &Id) -> bool {
    id.as_str().starts_with("loss-") || id.as_str().starts_with("delay-")
}

impl File {
    /// Whether it holds the parcel rules: then it must hold all of them.
    pub(in super::super) fn has_parcel_rules(&self) -> bool {
        self.readings.iter().any(|reading| ReadingId::by_code(reading.id.as_str()).is_some())
            || self.clauses.iter().any(|clause| ClauseId::by_code(clause.id.as_str()).is_some())
    }
}

impl Check<'_> {
    pub(super) fn parcel_rules(&mut self) {
        for clause in self.file.clauses.iter().filter(|clause| is_kept(&clause.id)) {
            let id = clause.id.as_str();
            if ClauseId::by_code(id).is_none() {
                self.tell(under("clauses", id), Wrong::UnknownClause(id.to_owned()));
            }
        }
        if !self.file.has_parcel_rules() {
            return;
        }
        if self.file.issued.is_none() {
            self.tell("issued", Wrong::Missing);
        }
        for id in ClauseId::ALL {
            self.parcel_clause(*id);
        }
        let of_delay = |name| self.clauses.figure(ClauseId::Delay2.code(), name).and_then(Figure::hundredths);
        if of_delay("yuanPerDay").zip(of_delay("capYuan")).is_some_and(|(rate, cap)| cap < rate) {
            self.tell("clauses.delay-2.figures.capYuan", Wrong::CapBelowRate);
        }
        if self.file.readings.is_empty() {
            if !self.told("readings") {
                self.tell("readings", Wrong::Missing);
            }
            return;
        }
        let readings = &self.file.readings;
        for (number, reading) in readings.iter().enumerate() {
            if let Some(id) = ReadingId::by_code(reading.id.as_str()) {
                self.parcel_reading(id, reading, &item("readings", number, reading.id.as_str()));
            }
        }
        // One whose id could not be read may be the one that is missing.
        if readings.iter().all(|reading| !reading.id.as_str().is_empty()) {
            let is_there = |id: &ReadingId| readings.iter().any(|reading| reading.id.as_str() == id.code());
            for id in ReadingId::ALL.iter().filter(|id| !is_there(id) && !id.may_be_left_out()) {
                self.tell(under("readings", id.code()), Wrong::Missing);
            }
        }
    }

    fn parcel_clause(&mut self, id: ClauseId) {
        let at = under("clauses", id.code());
        let Some(clause) = self.clauses.get(id.code()) else {
            if self.clauses.ids().lacks(id.code()) {
                self.tell(at, Wrong::Missing);
            }
            return;
        };
        let at = under(&at, "figures");
        if self.told(&at) {
            return;
        }
        let wanted = || FIGURES.iter().filter(|(owner, ..)| *owner == id);
        for (_, key, unit) in wanted() {
            let place = under(&at, key);
            match clause.figures.get(key) {
                None => self.tell(place, Wrong::Missing),
                Some(Figure::Number(0)) => self.tell(place, Wrong::Range),
                Some(figure @ Figure::Number(number)) => {
                    if *unit == Unit::Count && (figure.whole().is_none() || number > MOST_TIME) {
                        self.tell(place, Wrong::Range);
                    }
                }
                // What could not be read is `NotSet` too.
                Some(Figure::NotSet) if self.told(&place) => {}
                Some(Figure::NotSet | Figure::Time(_)) => self.tell(place, Wrong::Type(Wanted::Number)),
            }
        }
        for (key, _) in clause.figures.0.iter().filter(|(key, _)| !wanted().any(|(_, known, _)| known == key)) {
            self.tell(under(&at, key), Wrong::Unknown);
        }
    }

    fn parcel_reading(&mut self, id: ReadingId, reading: &ReadingFile, at: &str) {
        let ways = id.ways();
        let clause = reading.clause.as_str();
        if !clause.is_empty() && ClauseId::by_code(clause).is_none() {
            self.tell(under(at, "clause"), Wrong::UnknownClause(clause.to_owned()));
        }
        let follows = reading.follows.as_str();
        if !ways.contains(&follows) && !follows.is_empty() {
            self.tell(under(at, "follows"), Wrong::Format(Wanted::OneOf(ways)));
        }
        let at = under(at, "ways");
        if self.told(&at) {
            return;
        }
        self.once(&at, reading.ways.iter().map(|way| &way.id));
        for way in reading.ways.iter().map(|way| way.id.as_str()).filter(|way| !way.is_empty()) {
            if !ways.contains(&way) {
                self.tell(under(&at, way), Wrong::Unknown);
            }
        }
        if reading.ways.iter().all(|way| !way.id.as_str().is_empty()) {
            for way in ways.iter().filter(|way| !reading.ways.iter().any(|known| known.id.as_str() == **way)) {
                self.tell(under(&at, way), Wrong::Missing);
            }
        }
    }
}
