//! The texts of an estimate.

use super::super::answer::{
    assumption_said, deadline_said, document_said, doubt_said, finding_said, line_said, possible_said, question,
};
use super::super::speaker::Speaker;
use super::super::summary;
use super::{Said, each};
use crate::case::Field;
use crate::estimate::{Assumption, Deadline, Document, Doubt, Estimate, Finding, Line, PossibleAnswer, Question};
use crate::lang::Lang;
use crate::moment::Moment;
use serde::ser::SerializeStruct;

type Texts = Vec<(&'static str, String)>;

fn text(text: String) -> Texts {
    vec![("text", text)]
}

impl Said<Speaker<'_>> for Estimate {
    fn texts(&self, _: &Speaker<'_>) -> Texts {
        Vec::new()
    }

    fn write<S: SerializeStruct>(&self, key: &'static str, by: &Speaker<'_>, to: &mut S) -> Result<bool, S::Error> {
        match key {
            "asOf" => {
                to.serialize_field(key, &self.as_of)?;
                to.serialize_field("summary", &summary(self, by))?;
            }
            "lines" => to.serialize_field(key, &each(&self.lines, by))?,
            "findings" => to.serialize_field(key, &each(&self.findings, &by.lang))?,
            "deadlines" => to.serialize_field(key, &each(&self.deadlines, &(self.as_of, by.lang)))?,
            "documents" => to.serialize_field(key, &each(&self.documents, &by.lang))?,
            "questions" => to.serialize_field(key, &each(&self.questions, &by.lang))?,
            "assumptions" => to.serialize_field(key, &each(&self.assumptions, &by.lang))?,
            "doubts" => to.serialize_field(key, &each(&self.doubts, by))?,
            _ => return Ok(false),
        }
        Ok(true)
    }
}

impl Said<Speaker<'_>> for Line {
    fn texts(&self, by: &Speaker<'_>) -> Texts {
        text(line_said(self, by))
    }
}

impl Said<Lang> for Finding {
    fn texts(&self, lang: &Lang) -> Texts {
        text(finding_said(self, *lang))
    }
}

/// What is left of it is counted from a moment.
impl Said<(Moment, Lang)> for Deadline {
    fn texts(&self, (as_of, lang): &(Moment, Lang)) -> Texts {
        text(deadline_said(self, *as_of, *lang))
    }
}

impl Said<Lang> for Document {
    fn texts(&self, lang: &Lang) -> Texts {
        text(document_said(self, *lang))
    }
}

impl Said<Lang> for Question {
    fn texts(&self, lang: &Lang) -> Texts {
        text((*question(self.field).get(*lang)).to_owned())
    }

    fn write<S: SerializeStruct>(&self, key: &'static str, lang: &Lang, to: &mut S) -> Result<bool, S::Error> {
        if key != "answers" {
            return Ok(false);
        }
        to.serialize_field(key, &each(&self.answers, &(self.field, *lang)))?;
        Ok(true)
    }
}

/// The field that is asked gives an answer its words.
impl Said<(Field, Lang)> for PossibleAnswer {
    fn texts(&self, (field, lang): &(Field, Lang)) -> Texts {
        text(possible_said(*field, &self.answer, *lang))
    }
}

impl Said<Lang> for Assumption {
    fn texts(&self, lang: &Lang) -> Texts {
        text(assumption_said(self, *lang))
    }
}

impl Said<Speaker<'_>> for Doubt {
    fn texts(&self, by: &Speaker<'_>) -> Texts {
        text(doubt_said(self.id, by.rulebook, by.lang))
    }
}
