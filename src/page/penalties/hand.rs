//! The month in hand, as it was typed: the sheet follows from it, and so does what is wrong.

use crate::case::{Field, Moment, Raw, Typed, typed};
use crate::js::{now, read};
use crate::penalty::{Entry, Issue, Month, Sheet};
use crate::rulebook::Rulebook;
use crate::scan::narrow;
use chrono::{Datelike, NaiveDateTime};
use serde_json::{Map, Value, json};

/// A month of one rulebook.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Hand {
    pub(super) month: Month,
    /// What happened: sound, it was checked when it was added.
    pub(super) entries: Vec<Entry>,
    /// People who were added without anything that happened.
    pub(super) people: Vec<String>,
    /// Blanks, points, scores and bonuses, as they stand in their inputs.
    typed: Vec<(Place, String)>,
    /// Where it is kept, and as what.
    pub(super) kept: Option<(String, String)>,
}

/// Where something is typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// `figures`, `lost`, `scores` or `bonus`.
    pub(super) list: String,
    /// Whose; empty for a blank of the company.
    pub(super) person: String,
    /// Which of the list.
    pub(super) key: String,
}

impl Hand {
    pub(super) fn new(month: Month) -> Self {
        Self { month, entries: Vec::new(), people: Vec::new(), typed: Vec::new(), kept: None }
    }

    /// What a sheet says.
    pub(super) fn of(sheet: &Sheet) -> Self {
        let mut hand = Self::new(sheet.month);
        hand.entries.clone_from(&sheet.entries);
        let mut put = |list: &str, person: &str, key: &str, value: String| {
            let place = Place { list: list.to_owned(), person: person.to_owned(), key: key.to_owned() };
            hand.typed.push((place, value));
        };
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
        hand.people = sheet.people.iter().map(|person| person.name.clone()).collect();
        hand
    }

    pub(super) fn is_empty(&self) -> bool {
        self.entries.is_empty() && self.named().is_empty()
    }

    /// What stands in an input.
    pub(super) fn typed(&self, place: &Place) -> &str {
        self.typed.iter().find(|(known, _)| known == place).map_or("", |(_, text)| text)
    }

    pub(super) fn enter(&mut self, place: Place, text: &str) {
        self.typed.retain(|(known, _)| *known != place);
        if !text.trim().is_empty() {
            self.typed.push((place, text.to_owned()));
        }
    }

    /// What the company has set.
    pub(super) fn figures(&self) -> Vec<(String, String)> {
        let figures = self.typed.iter().filter(|(place, _)| place.person.is_empty());
        figures.map(|(place, text)| (place.key.clone(), text.clone())).collect()
    }

    pub(super) fn take_figures(&mut self, figures: Vec<(String, String)>) {
        for (key, text) in figures {
            self.enter(Place { list: "figures".to_owned(), person: String::new(), key }, &text);
        }
    }

    /// Takes a person out of the month.
    pub(super) fn remove_person(&mut self, name: &str) {
        self.entries.retain(|entry| entry.person != name);
        self.people.retain(|known| known != name);
        self.typed.retain(|(place, _)| place.person != name);
    }

    /// Those of whom more is said than what happened, in this order.
    fn named(&self) -> Vec<&str> {
        let mut named: Vec<&str> = self.people.iter().map(String::as_str).collect();
        for (place, _) in &self.typed {
            if !place.person.is_empty() && !named.contains(&place.person.as_str()) {
                named.push(&place.person);
            }
        }
        named
    }

    /// The sheet of all that is sound, and what is wrong with the rest.
    pub(super) fn sheet(&self, rulebook: &Rulebook) -> (Sheet, Vec<Issue>) {
        let values = |list: &str, person: &str| {
            let mut values = Map::new();
            for (place, text) in self.typed.iter().filter(|(place, _)| place.list == list && place.person == person) {
                values.insert(place.key.clone(), number(text));
            }
            values
        };
        let people: Vec<Value> = self
            .named()
            .into_iter()
            .map(|name| {
                let list = |list| values(list, name);
                json!({ "name": name, "lost": list("lost"), "scores": list("scores"), "bonus": list("bonus") })
            })
            .collect();
        let entries = serde_json::to_value(&self.entries).unwrap_or_default();
        let file =
            json!({ "month": self.month, "entries": entries, "people": people, "figures": values("figures", "") });
        Sheet::read(&file, rulebook)
    }

    /// What is wrong with an input: its problem, named as the input is.
    pub(super) fn fault(&self, place: &Place, issues: &[Issue]) -> Option<Issue> {
        let own = format!("{}.{}", place.list, place.key);
        let at = match self.named().iter().position(|name| *name == place.person) {
            Some(number) => format!("people.{number}.{own}"),
            None => own.clone(),
        };
        let issue = issues.iter().find(|issue| issue.field == at)?;
        Some(Issue { field: own, fault: issue.fault })
    }
}

/// What is being entered, as it stands in the inputs of the form.
#[derive(Clone, Debug, Default)]
pub(super) struct Draft {
    pub(super) person: String,
    pub(super) item: String,
    pub(super) count: String,
    pub(super) on: String,
    pub(super) from: String,
    pub(super) to: String,
    pub(super) base: String,
    /// What was answered to the conditions of the item: `yes`, `no`, or nothing.
    conditions: Vec<(String, String)>,
}

impl Draft {
    /// What was answered to a condition.
    pub(super) fn condition(&self, name: &str) -> &str {
        self.conditions.iter().find(|(known, _)| known == name).map_or("", |(_, answer)| answer)
    }

    pub(super) fn get_mut(&mut self, key: &str) -> Option<&mut String> {
        if let Some(name) = key.strip_prefix("conditions.") {
            self.conditions.retain(|(known, _)| known != name);
            self.conditions.push((name.to_owned(), String::new()));
            return self.conditions.last_mut().map(|(_, answer)| answer);
        }
        Some(match key {
            "person" => &mut self.person,
            "item" => &mut self.item,
            "count" => &mut self.count,
            "on" => &mut self.on,
            "from" => &mut self.from,
            "to" => &mut self.to,
            "base" => &mut self.base,
            _ => return None,
        })
    }

    /// The same person, and what comes next.
    pub(super) fn next(&self) -> Self {
        Self { person: self.person.clone(), ..Self::default() }
    }

    /// The entry, or what is wrong with it; `asked`: the keys that the item asks for.
    pub(super) fn entry(&self, asked: &[&str], hand: &Hand, rulebook: &Rulebook) -> Result<Entry, Vec<Issue>> {
        let end = hand.month.last().and_hms_opt(23, 59, 0).unwrap_or_default();
        let mut entry = Map::new();
        for (key, value) in [
            ("person", text(&self.person)),
            ("item", text(&self.item)),
            ("count", if self.count.trim().is_empty() { Value::Null } else { number(&self.count) }),
            ("on", day(&self.on, end)),
            ("from", day(&self.from, end)),
            ("to", day(&self.to, end)),
            ("base", if self.base.trim().is_empty() { Value::Null } else { number(&self.base) }),
        ] {
            if matches!(key, "person" | "item") || asked.contains(&key) {
                entry.insert(key.to_owned(), value);
            }
        }
        let item = rulebook.item(&self.item);
        let answers = item.into_iter().flat_map(|item| &item.conditions).filter_map(|condition| {
            let name = condition.id.as_str();
            let holds = match self.condition(name) {
                "yes" => true,
                "no" => false,
                _ => return None,
            };
            Some((name.to_owned(), Value::Bool(holds)))
        });
        entry.insert("conditions".to_owned(), Value::Object(answers.collect()));
        let file = json!({ "month": hand.month, "entries": [entry] });
        let (mut sheet, issues) = Sheet::read(&file, rulebook);
        match sheet.entries.pop() {
            Some(entry) if issues.is_empty() => Ok(entry),
            _ => Err(issues
                .into_iter()
                .map(|issue| Issue {
                    field: issue.field.strip_prefix("entries.0.").unwrap_or(&issue.field).to_owned(),
                    ..issue
                })
                .collect()),
        }
    }
}

fn text(typed: &str) -> Value {
    if typed.trim().is_empty() { Value::Null } else { typed.into() }
}

/// A number; what is none is left for the check to tell.
fn number(typed_text: &str) -> Value {
    let plain = narrow(typed_text);
    let plain = plain.trim().trim_end_matches(['%', '分', '次', '天']);
    match typed(Field::Value, plain, now()) {
        Typed::Says(Raw::Number(number)) if number.is_finite() => read::number(number),
        // A sign is no part of a sum; here it is to be told.
        _ => plain.parse::<f64>().ok().filter(|number| number.is_finite()).map_or_else(|| plain.into(), read::number),
    }
}

/// A day as people type it, in the month or before it; a number alone is a day of the month.
fn day(typed_text: &str, end: NaiveDateTime) -> Value {
    let plain = narrow(typed_text);
    let plain = plain.trim().trim_end_matches(['日', '号']);
    if let Some(day) = plain.parse().ok().and_then(|day| end.date().with_day(day)) {
        return Moment::from(day).to_string().into();
    }
    match typed(Field::SentOn, &narrow(typed_text), end) {
        Typed::Says(Raw::Null) => Value::Null,
        Typed::Says(Raw::Text(text)) => text.into(),
        // Of two days the one in the month is meant.
        Typed::Asks(ways) => {
            let month = Month::of(end.date());
            let way = ways.iter().find(|way| month.has(way.day)).or(ways.first());
            way.map(|way| Moment::from(way.day).to_string()).into()
        }
        Typed::Says(_) => plain.into(),
    }
}

/// A month as people type it: `2012-3`, `2012年3月`, or `3` alone, which is one of this year.
pub(super) fn month(typed_text: &str, today: Month) -> Option<Month> {
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
