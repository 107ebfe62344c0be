//! The month in hand, as it was typed: the sheet follows from it, and so does what is wrong.

use super::kept::Kept;
use crate::case::{Field, Raw, Typed, typed};
use crate::json::number as json_number;
use crate::penalty::{Entry, Issue, Month, Sheet};
use crate::rulebook::Rulebook;
use crate::scan::narrow;
use chrono::{Datelike, NaiveDateTime};
use serde_json::{Map, Value, json};

/// A month of one rulebook.
#[derive(Clone, Debug, PartialEq)]
pub struct MonthInHand {
    /// Tells which month it is.
    pub month: Month,
    /// Holds the entries of the month: they are sound, each was checked when it was added.
    pub entries: Vec<Entry>,
    /// People who were added without anything that happened.
    pub people: Vec<String>,
    /// Blanks, points, scores and bonuses, as they stand in their inputs.
    typed: Vec<(InputId, String)>,
    /// Holds the saved month that it was opened from or saved as; none where it never was.
    pub kept: Option<Kept>,
}

/// Which input of the month.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InputId {
    /// `figures`, `lost`, `scores` or `bonus`.
    pub list: String,
    /// Whose; empty for a blank of the company.
    pub person: String,
    /// Which of the list.
    pub key: String,
}

impl MonthInHand {
    /// Nothing happened in it so far.
    #[must_use]
    pub fn new(month: Month) -> Self {
        Self { month, entries: Vec::new(), people: Vec::new(), typed: Vec::new(), kept: None }
    }

    /// Returns the month that a sheet says.
    #[must_use]
    pub fn of(sheet: &Sheet) -> Self {
        let mut typed = Vec::new();
        let mut put =
            |list, person: &str, key: &str, value: String| typed.push((InputId::of(list, person, key), value));
        for (figure, value) in &sheet.figures {
            put("figures", "", &figure.to_string(), value.to_string());
        }
        for person in &sheet.people {
            for (key, points) in &person.lost {
                put("lost", &person.name, key, points.to_string());
            }
            for (key, score) in &person.scores {
                put("scores", &person.name, key, score.to_string());
            }
            for (key, sum) in &person.bonus {
                put("bonus", &person.name, key, sum.to_yuan().to_string());
            }
        }
        let people = sheet.people.iter().map(|person| person.name.clone()).collect();
        Self { month: sheet.month, entries: sheet.entries.clone(), people, typed, kept: None }
    }

    /// Is true where nothing stands in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty() && self.named().is_empty()
    }

    /// Returns the text of an input.
    #[must_use]
    pub fn typed(&self, id: &InputId) -> &str {
        self.typed.iter().find(|(known, _)| known == id).map_or("", |(_, text)| text)
    }

    /// Takes what stands in an input.
    pub fn enter(&mut self, id: InputId, text: String) {
        if text.is_empty() {
            self.typed.retain(|(known, _)| *known != id);
        } else if let Some((_, typed)) = self.typed.iter_mut().find(|(known, _)| *known == id) {
            *typed = text;
        } else {
            self.typed.push((id, text));
        }
    }

    /// The figures that the company has left blank, as they were typed.
    fn figures(&self) -> impl Iterator<Item = &(InputId, String)> {
        self.typed.iter().filter(|(id, _)| id.person.is_empty())
    }

    /// A month in which nothing has happened. What the company has set stays set.
    #[must_use]
    pub fn next(&self, month: Month) -> Self {
        Self { typed: self.figures().cloned().collect(), ..Self::new(month) }
    }

    /// Takes a person out of the month.
    pub fn remove_person(&mut self, name: &str) {
        self.entries.retain(|entry| entry.person != name);
        self.people.retain(|known| known != name);
        self.typed.retain(|(id, _)| id.person != name);
    }

    /// Those of whom more is said than what happened, in this order.
    fn named(&self) -> Vec<&str> {
        let mut named: Vec<&str> = self.people.iter().map(String::as_str).collect();
        for (id, _) in self.typed.iter().filter(|(_, text)| is_said(text)) {
            if !id.person.is_empty() && !named.contains(&id.person.as_str()) {
                named.push(&id.person);
            }
        }
        named
    }

    /// The sheet of all that is sound, and what is wrong with the rest.
    #[must_use]
    pub fn sheet(&self, rulebook: &Rulebook) -> (Sheet, Vec<Issue>) {
        let names = self.named();
        let mut figures = Map::new();
        let person = |name: &&str| json!({ "name": name, "lost": {}, "scores": {}, "bonus": {} });
        let mut people: Vec<Value> = names.iter().map(person).collect();
        for (id, text) in self.typed.iter().filter(|(_, text)| is_said(text)) {
            let list = match names.iter().position(|name| *name == id.person) {
                Some(at) => people.get_mut(at).and_then(|person| person.get_mut(&id.list)?.as_object_mut()),
                None => Some(&mut figures),
            };
            if let Some(list) = list {
                list.insert(id.key.clone(), number(text));
            }
        }
        let entries = serde_json::to_value(&self.entries).unwrap_or_default();
        let file = json!({ "month": self.month, "entries": entries, "people": people, "figures": figures });
        Sheet::read(&file, rulebook)
    }

    /// Returns the inputs that have a problem, each with it, named as the input is.
    #[must_use]
    pub fn faults(&self, issues: &[Issue]) -> Vec<(InputId, Issue)> {
        let names = self.named();
        let fault = |issue: &Issue| {
            let of_person = issue.field.strip_prefix("people.").and_then(|rest| rest.split_once('.'));
            let (person, own) = match of_person {
                Some((at, own)) => (*names.get(at.parse::<usize>().ok()?)?, own),
                None => ("", &*issue.field),
            };
            let (list, key) = own.split_once('.')?;
            Some((InputId::of(list, person, key), Issue { field: own.to_owned(), fault: issue.fault }))
        };
        issues.iter().filter_map(fault).collect()
    }
}

impl InputId {
    /// The input of a list, of a person, by its key.
    #[must_use]
    pub fn of(list: &str, person: &str, key: &str) -> Self {
        Self { list: list.to_owned(), person: person.to_owned(), key: key.to_owned() }
    }
}

/// Whether a text says something: spaces are nothing.
fn is_said(text: &str) -> bool {
    !text.trim().is_empty()
}

/// A number, at any moment the same; what is none is left for the check to tell.
pub(super) fn number(typed_text: &str) -> Value {
    let plain = narrow(typed_text);
    let plain = plain.trim().trim_end_matches(['%', '分', '次', '天']);
    match typed(Field::Value, plain, NaiveDateTime::default()) {
        Typed::Says(Raw::Number(number)) if number.is_finite() => json_number(number),
        // A sign is no part of a sum; here it is to be told.
        _ => plain.parse::<f64>().ok().filter(|number| number.is_finite()).map_or_else(|| plain.into(), json_number),
    }
}

/// A month as people type it: `2012-3`, `2012年3月`, or `3` alone, which is one of this year.
#[must_use]
pub fn month(typed_text: &str, today: Month) -> Option<Month> {
    let plain = narrow(typed_text);
    let numbers: Vec<u32> = plain
        .split(|letter: char| !letter.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .map(|part| part.parse().ok())
        .collect::<Option<_>>()?;
    let (year, month) = match *numbers.as_slice() {
        [year, month] | [year, month, _] => (i32::try_from(year).ok()?, month),
        [all] if all > 9999 => (i32::try_from(all / 100).ok()?, all % 100),
        [month] => (today.first().year(), month),
        _ => return None,
    };
    Month::parse(&format!("{year:04}-{month:02}")).filter(|month| (2000..=2099).contains(&month.first().year()))
}
