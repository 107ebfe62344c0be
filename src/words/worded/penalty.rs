//! The texts of a month's penalties.

use super::super::penalty::{penalty_line, penalty_note, penalty_question};
use super::{Said, each};
use crate::lang::Lang;
use crate::penalty::{Account, Line, Penalties, Question};
use crate::rulebook::Rulebook;
use serde::ser::SerializeStruct;

type By<'a> = (&'a Rulebook, Lang);

impl Said<By<'_>> for Penalties {
    fn texts(&self, (_, lang): &By<'_>) -> Vec<(&'static str, String)> {
        self.wages.then(|| ("note", penalty_note(*lang).to_owned())).into_iter().collect()
    }

    fn write<S: SerializeStruct>(&self, key: &'static str, by: &By<'_>, to: &mut S) -> Result<bool, S::Error> {
        match key {
            "people" => to.serialize_field(key, &each(&self.people, by))?,
            "questions" => to.serialize_field(key, &each(&self.questions, by))?,
            _ => return Ok(false),
        }
        Ok(true)
    }
}

impl Said<By<'_>> for Account {
    fn texts(&self, _: &By<'_>) -> Vec<(&'static str, String)> {
        Vec::new()
    }

    fn write<S: SerializeStruct>(&self, key: &'static str, by: &By<'_>, to: &mut S) -> Result<bool, S::Error> {
        if key != "lines" {
            return Ok(false);
        }
        to.serialize_field(key, &each(&self.lines, by))?;
        Ok(true)
    }
}

impl Said<By<'_>> for Line {
    fn texts(&self, (rulebook, lang): &By<'_>) -> Vec<(&'static str, String)> {
        vec![("text", penalty_line(self, rulebook, *lang))]
    }
}

impl Said<By<'_>> for Question {
    fn texts(&self, (rulebook, lang): &By<'_>) -> Vec<(&'static str, String)> {
        vec![("text", penalty_question(self, rulebook, *lang))]
    }
}
