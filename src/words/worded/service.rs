//! The texts of service clocks and targets.

use super::super::service::{clock_demands, clock_said, condition_said, cost_said, reading_said, target_said};
use super::{Said, each};
use crate::lang::Lang;
use crate::rulebook::Rulebook;
use crate::rulebook::file::ClockKind;
use crate::service::{Cost, Held, Measured, Read, Running};
use serde::ser::SerializeStruct;

type By<'a> = (&'a Rulebook, Lang);

impl Said<By<'_>> for Running {
    fn texts(&self, (rulebook, lang): &By<'_>) -> Vec<(&'static str, String)> {
        let Some(clock) = rulebook.clock(&self.clock) else { return Vec::new() };
        vec![
            ("label", clock.label.get(*lang).clone()),
            ("demands", clock_demands(self, clock).get(*lang).clone()),
            ("text", clock_said(self, clock, *lang)),
        ]
    }

    fn write<S: SerializeStruct>(&self, key: &'static str, by: &By<'_>, to: &mut S) -> Result<bool, S::Error> {
        match key {
            "costs" => to.serialize_field(key, &each(&self.costs, by))?,
            "reading" => {
                let by = &(self.kind, *by);
                let reading = self.reading.as_ref().map(|value| super::Worded { value, by: Some(by) });
                to.serialize_field(key, &reading)?;
            }
            _ => return Ok(false),
        }
        Ok(true)
    }
}

/// What the clock means decides how its moment is told.
impl Said<(ClockKind, By<'_>)> for Read {
    fn texts(&self, (kind, (rulebook, lang)): &(ClockKind, By<'_>)) -> Vec<(&'static str, String)> {
        reading_said(self, *kind, rulebook, *lang).map(|said| ("text", said)).into_iter().collect()
    }
}

impl Said<By<'_>> for Cost {
    fn texts(&self, (rulebook, lang): &By<'_>) -> Vec<(&'static str, String)> {
        let label = rulebook.item(&self.item).map(|item| ("label", item.label.get(*lang).clone()));
        label.into_iter().chain([("text", cost_said(self, rulebook, *lang))]).collect()
    }

    fn write<S: SerializeStruct>(&self, key: &'static str, by: &By<'_>, to: &mut S) -> Result<bool, S::Error> {
        if key != "conditions" {
            return Ok(false);
        }
        to.serialize_field(key, &each(&self.conditions, by))?;
        Ok(true)
    }
}

impl Said<By<'_>> for Held {
    fn texts(&self, (rulebook, lang): &By<'_>) -> Vec<(&'static str, String)> {
        vec![("text", condition_said(self, rulebook, *lang).to_owned())]
    }
}

impl Said<By<'_>> for Measured {
    fn texts(&self, (rulebook, lang): &By<'_>) -> Vec<(&'static str, String)> {
        let Some(target) = rulebook.target(&self.target) else { return Vec::new() };
        vec![("label", target.label.get(*lang).clone()), ("text", target_said(self, target, *lang))]
    }
}
