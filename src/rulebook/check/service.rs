//! Events, the clocks that they start, and targets.

use super::super::file::{Clock, LengthUnit};
use super::super::ids::Ids;
use super::super::part::{item, under};
use super::super::{Figure, Wanted, Wrong};
use super::{Bounds, Check, SHARE};

/// More than any clock runs for.
const TIME: Bounds = 1..=super::parcel::MOST_TIME;

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
        let starts_at = Ids::of(&file.clocks.iter().map(|clock| &clock.start).collect::<Vec<_>>(), true);
        for event in file.events.iter().filter(|event| !event.id.as_str().is_empty()) {
            let at = under("events", event.id.as_str());
            let starts = |(number, clock): &(usize, &Clock)| {
                let at = || item("clocks", *number, clock.id.as_str());
                clock.start == event.id && !self.told(&under(&under(&at(), "length"), "unit"))
            };
            let is_exact = |(_, clock): (_, &Clock)| {
                matches!(clock.length.unit, LengthUnit::Seconds | LengthUnit::Minutes | LengthUnit::Hours)
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
        let at = under(at, "length");
        if self.told(&at) || self.told(&under(&at, "unit")) {
            return;
        }
        let at = under(&at, "figure");
        let unit = clock.length.unit;
        let Some(name) = &clock.length.figure else {
            if !matches!(unit, LengthUnit::SameDay | LengthUnit::MonthEnd | LengthUnit::QuarterEnd) {
                self.tell(at, Wrong::Missing);
            }
            return;
        };
        match unit {
            LengthUnit::SameDay | LengthUnit::MonthEnd | LengthUnit::QuarterEnd => self.tell(at, Wrong::Unknown),
            LengthUnit::SameDayAt | LengthUnit::NextDayAt => {
                if let Some((Figure::Number(_), place)) = self.figure(name, &clock.clause, &at) {
                    self.tell(place, Wrong::Type(Wanted::Clock));
                }
            }
            LengthUnit::Seconds | LengthUnit::Minutes | LengthUnit::Hours => {
                self.number(name, &clock.clause, &at, TIME);
            }
            LengthUnit::Days | LengthUnit::WorkingDays => {
                // There is no half of a day that counts in full.
                if let Some((days, place)) = self.number(name, &clock.clause, &at, TIME)
                    && days % 100 != 0
                {
                    self.tell(place, Wrong::Range);
                }
            }
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
