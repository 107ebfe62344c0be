//! The entry that is added next, as it stands in the inputs of its form.

use super::month::number;
use crate::case::{Field, Raw, Typed, typed};
use crate::moment::Moment;
use crate::penalty::{Entry, Issue, Month, Sheet};
use crate::rulebook::Rulebook;
use crate::rulebook::file::Counting;
use crate::scan::narrow;
use chrono::{Datelike, NaiveDateTime};
use serde_json::{Map, Value, json};

/// The entry that is added next, as it stands in the inputs of its form.
#[derive(Clone, Debug, Default)]
pub struct NextEntry {
    /// Names the person.
    pub person: String,
    /// The id of the item.
    pub item: String,
    /// Says how often it happened, as typed.
    pub count: String,
    /// Says on which day it happened, as typed.
    pub on: String,
    /// Says from which day it went on, as typed.
    pub from: String,
    /// Says until which day it went on, as typed.
    pub to: String,
    /// The wage that a share is taken of, in yuan.
    pub base: String,
    /// Holds the answers to the conditions of the item: `yes`, `no`, or nothing.
    conditions: Vec<(String, String)>,
}

impl NextEntry {
    /// Returns the answer to a condition.
    #[must_use]
    pub fn condition(&self, name: &str) -> &str {
        self.conditions.iter().find(|(known, _)| known == name).map_or("", |(_, answer)| answer)
    }

    /// Returns the text of an input, by its key.
    #[must_use]
    pub fn get(&self, key: &str) -> &str {
        match key {
            "person" => &self.person,
            "count" => &self.count,
            "on" => &self.on,
            "from" => &self.from,
            "to" => &self.to,
            "base" => &self.base,
            _ => "",
        }
    }

    /// The same, to be changed; of the item and its conditions as well.
    pub fn get_mut(&mut self, key: &str) -> Option<&mut String> {
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
    #[must_use]
    pub fn next(&self) -> Self {
        Self { person: self.person.clone(), ..Self::default() }
    }

    /// The keys that the item asks for.
    #[must_use]
    pub fn asked(&self, rulebook: &Rulebook) -> &'static [&'static str] {
        match rulebook.item(&self.item).map(|item| &item.counts) {
            None => &[],
            Some(Counting::PerDay(_)) => &["from", "to"],
            Some(Counting::WageShare(_)) => &["count", "on", "base"],
            Some(Counting::Measure(_)) => &["count"],
            Some(_) => &["count", "on"],
        }
    }

    /// The entry of a month.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn entry(&self, month: Month, rulebook: &Rulebook) -> Result<Entry, Vec<Issue>> {
        let asked = self.asked(rulebook);
        let end = month.last().and_hms_opt(23, 59, 0).unwrap_or_default();
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
        let file = json!({ "month": month, "entries": [entry] });
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
