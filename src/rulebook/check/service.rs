//! Events, the clocks that they start, and targets.

use super::super::figure::Figure;
use super::super::file::{Clock, Length, LengthUnit, OtherWay, ReadingFile};
use super::super::ids::Ids;
use super::super::part::{Id, item, under};
use super::super::problem::{Wanted, Wrong};
use super::super::readings::ReadingId;
use super::{Bounds, Check, SHARE};
use crate::choice::Choice;

/// More than any clock runs for.
const TIME: Bounds = 1..=super::parcel::MOST_TIME;
/// The days of a month.
const DAY_OF_MONTH: Bounds = 100..=31 * 100;

impl Check<'_> {
    pub(super) fn events_and_clocks(&mut self) {
        let file = self.file;
        self.once("events", file.events.iter().map(|event| &event.id));
        self.once("clocks", file.clocks.iter().map(|clock| &clock.id));
        for (number, clock) in file.clocks.iter().enumerate() {
            let at = item("clocks", number, clock.id.as_str());
            if !self.told(&at) {
                self.clock(clock, &at);
            }
        }
        // A clock that could not be read may be the one that an event starts.
        let is_whole = !self.told("clocks") && file.clocks.iter().all(|clock| !clock.start.as_str().is_empty());
        let others = file.clocks.iter().filter_map(|clock| clock.otherwise.as_ref()?.start.as_ref());
        let starts: Vec<_> = file.clocks.iter().map(|clock| &clock.start).chain(others).collect();
        let starts_at = Ids::of(&starts, true);
        for event in file.events.iter().filter(|event| !event.id.as_str().is_empty()) {
            let at = under("events", event.id.as_str());
            let starts = |(number, clock): &(usize, &Clock)| {
                let at = || item("clocks", *number, clock.id.as_str());
                clock.starts_on(event.id.as_str()) && !self.told(&under(&under(&at(), "length"), "unit"))
            };
            let counts =
                |length: &Length| matches!(length.unit, LengthUnit::Seconds | LengthUnit::Minutes | LengthUnit::Hours);
            let is_exact = |(_, clock): (_, &Clock)| {
                let other = clock.otherwise.as_ref().and_then(|other| other.length.as_ref());
                counts(&clock.length) || other.is_some_and(counts)
            };
            if is_whole && starts_at.place(event.id.as_str()).is_none() {
                self.tell(at, Wrong::Unreachable);
            } else if event.day_only && file.clocks.iter().enumerate().filter(starts).any(is_exact) {
                // No minute can be counted from a day.
                self.tell(under(&at, "dayOnly"), Wrong::Format(Wanted::OneOf(&["false"])));
            }
        }
    }

    fn clock(&mut self, clock: &Clock, at: &str) {
        self.clause(&clock.clause, at, "clause");
        let start = clock.start.as_str();
        if self.events.lacks(start) {
            self.tell(under(at, "start"), Wrong::UnknownEvent(start.to_owned()));
        }
        self.items(&clock.costs, &under(at, "costs"));
        self.length(&clock.length, &clock.clause, &under(at, "length"));
        if let Some(other) = &clock.otherwise {
            self.other_way(other, &clock.clause, &under(at, "otherwise"));
        }
    }

    fn length(&mut self, length: &Length, clause: &Id, at: &str) {
        if self.told(at) || self.told(&under(at, "unit")) {
            return;
        }
        let at = under(at, "figure");
        let unit = length.unit;
        let Some(name) = &length.figure else {
            if !unit.is_without_figure() {
                self.tell(at, Wrong::Missing);
            }
            return;
        };
        let bounds = if unit == LengthUnit::MonthDay { DAY_OF_MONTH } else { TIME };
        match unit {
            _ if unit.is_without_figure() => self.tell(at, Wrong::Unknown),
            _ if unit.is_clock_time() => {
                if let Some((Figure::Number(_), place)) = self.figure(name, clause, &at) {
                    self.tell(place, Wrong::Type(Wanted::Clock));
                }
            }
            LengthUnit::Days | LengthUnit::WorkingDays | LengthUnit::MonthDay => {
                // There is no half of a day that counts in full.
                if let Some((days, place)) = self.number(name, clause, &at, bounds)
                    && days % 100 != 0
                {
                    self.tell(place, Wrong::Range);
                }
            }
            _ => {
                self.number(name, clause, &at, bounds);
            }
        }
    }

    fn other_way(&mut self, other: &OtherWay, clause: &Id, at: &str) {
        if self.told(at) {
            return;
        }
        let reading = other.reading.as_str();
        if self.readings.lacks(reading) || ReadingId::by_code(reading).is_some() {
            self.tell(under(at, "reading"), Wrong::Unknown);
        }
        if other.start.is_none() && other.length.is_none() && other.demands.is_none() {
            self.tell(at, Wrong::Missing);
        }
        if let Some(start) = other.start.as_ref().map(Id::as_str)
            && self.events.lacks(start)
        {
            self.tell(under(at, "start"), Wrong::UnknownEvent(start.to_owned()));
        }
        if let Some(length) = &other.length {
            self.length(length, clause, &under(at, "length"));
        }
    }

    /// Passages with more than one reading: those of the parcel rules are known, any other is one of clocks.
    pub(super) fn readings(&mut self) {
        let file = self.file;
        self.once("readings", file.readings.iter().map(|reading| &reading.id));
        for (number, reading) in file.readings.iter().enumerate() {
            let (at, id) = (item("readings", number, reading.id.as_str()), reading.id.as_str());
            if !self.told(&at) && !id.is_empty() && ReadingId::by_code(id).is_none() {
                self.reading_of_clocks(reading, &at);
            }
        }
    }

    fn reading_of_clocks(&mut self, reading: &ReadingFile, at: &str) {
        let names = |clock: &Clock| clock.otherwise.as_ref().is_some_and(|other| other.reading == reading.id);
        // A clock that could not be read may be the one that names it.
        let clocks_are_whole = self.told.iter().all(|place| !place.starts_with("clocks"));
        if clocks_are_whole && !self.file.clocks.iter().any(names) {
            return self.tell(at, Wrong::Unknown);
        }
        self.clause(&reading.clause, at, "clause");
        let (ways, follows) = (under(at, "ways"), reading.follows.as_str());
        if self.told(&ways) {
            return;
        }
        self.once(&ways, reading.ways.iter().map(|way| &way.id));
        if reading.ways.len() != 2 {
            self.tell(&ways, Wrong::Range);
        }
        let is_whole = reading.ways.iter().all(|way| !way.id.as_str().is_empty());
        if is_whole && !follows.is_empty() && reading.ways.iter().all(|way| way.id != reading.follows) {
            self.tell(under(at, "follows"), Wrong::Unknown);
        }
    }

    pub(super) fn targets(&mut self) {
        let file = self.file;
        self.once("targets", file.targets.iter().map(|target| &target.id));
        for (number, target) in file.targets.iter().enumerate() {
            let at = item("targets", number, target.id.as_str());
            if !self.told(&at) {
                self.clause(&target.clause, &at, "clause");
                self.number(&target.percent, &target.clause, &under(&at, "percent"), SHARE);
            }
        }
    }
}
