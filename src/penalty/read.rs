//! Reading a sheet: every problem at once, each with its field.

use super::fault::{Fault, Issue, Wanted};
use super::sheet::{Entry, FigureId, Hundredths, Month, Person, Sheet, VERSION};
use crate::json;
use crate::moment::Moment;
use crate::money::Fen;
use crate::rulebook::file::{Counting, Item, PenaltyTable};
use crate::rulebook::{Figure, FigureName, Id, Rulebook};
use crate::scan::narrow;
use chrono::{Datelike, NaiveDate};
use serde_json::{Map, Value};

/// No month has more entries.
pub(super) const MOST_ENTRIES: usize = 500;
/// No station has more people: one for each entry.
pub(super) const MOST_PEOPLE: usize = MOST_ENTRIES;
/// A longer name is none.
pub(super) const LONGEST_NAME: usize = 40;
/// Nothing happens more often in a month.
const MOST_TIMES: f64 = 1_000.0;
/// The largest figure that a rulebook can hold.
const LARGEST: f64 = 10_000_000.0;
/// A score is of so many points.
const FULL_SCORE: f64 = 100.0;
const YEARS: std::ops::RangeInclusive<i32> = 2000..=2099;
/// A longer list of problems helps nobody.
const MOST_ISSUES: usize = 200;

impl Sheet {
    /// Reads a sheet from JSON: returns everything that is sound, and every problem with its field.
    ///
    /// ```
    /// use parcel_claims::{penalty::Sheet, rulebook::Rulebook};
    /// let file = serde_json::json!({ "month": "2012-03", "entries": [
    ///     { "person": "甲", "item": "staff-7" },
    ///     { "person": "甲", "item": "staff-1", "count": -1 },
    /// ] });
    /// let (sheet, issues) = Sheet::read(&file, Rulebook::built_in());
    /// assert_eq!(sheet.entries.len(), 1);
    /// assert_eq!(issues[0].field, "entries.1.count");
    /// ```
    #[must_use]
    pub fn read(file: &Value, rulebook: &Rulebook) -> (Self, Vec<Issue>) {
        let mut reader = Reader { rulebook, month: None, issues: Vec::new() };
        let read = reader.sheet(file);
        (read, reader.issues)
    }

    /// Returns the sheet by another rulebook; it keeps only what that rulebook knows, too.
    #[must_use]
    pub fn by(&self, rulebook: &Rulebook) -> Self {
        let mut file = serde_json::to_value(self).unwrap_or_default();
        if let Some(id) = file.get_mut("rulebook") {
            *id = rulebook.head.id.as_str().into();
        }
        Self::read(&file, rulebook).0
    }
}

/// The items of a rulebook, each with its table.
pub(super) fn item_of<'a>(rulebook: &'a Rulebook, id: &str) -> Option<(&'a PenaltyTable, &'a Item)> {
    let in_table = |table: &'a PenaltyTable| Some((table, table.items.iter().find(|item| item.id.as_str() == id)?));
    rulebook.penalties.iter().find_map(in_table)
}

struct Reader<'a> {
    rulebook: &'a Rulebook,
    month: Option<Month>,
    issues: Vec<Issue>,
}

type Fields<'a> = Option<&'a Map<String, Value>>;

impl<'a> Reader<'a> {
    fn tell(&mut self, field: impl Into<String>, fault: Fault) {
        if self.issues.len() < MOST_ISSUES {
            self.issues.push(Issue { field: field.into(), fault });
        }
    }

    fn sheet(&mut self, file: &Value) -> Sheet {
        let keys = ["v", "rulebook", "month", "entries", "people", "figures"];
        let fields = self.record(Some(file), "", &keys);
        if given(fields, "v").is_some_and(|version| version.as_u64() != Some(VERSION) && version.as_f64() != Some(1.0))
        {
            self.tell("v", Fault::Version);
        }
        if let Some(id) = given(fields, "rulebook") {
            match id.as_str() {
                Some(id) if id == self.rulebook.head.id => {}
                Some(_) => self.tell("rulebook", Fault::OtherRulebook),
                None => self.tell("rulebook", Fault::Type(Wanted::Text)),
            }
        }
        self.month = self.month(given(fields, "month"));
        // Without a month, any day will do: that it is missing has been told.
        let month = self.month.unwrap_or(Month::of(NaiveDate::default()));
        let mut sheet = Sheet::new(self.rulebook, month);
        sheet.figures = self.figures(given(fields, "figures"));
        self.figures_together(&sheet);
        for (at, entry) in self.list(given(fields, "entries"), "entries", MOST_ENTRIES) {
            sheet.entries.extend(self.entry(entry, &at));
        }
        for (at, person) in self.list(given(fields, "people"), "people", MOST_PEOPLE) {
            let Some(person) = self.person(person, &at) else { continue };
            if sheet.people.iter().any(|known| known.name == person.name) {
                self.tell(format!("{at}.name"), Fault::Duplicate);
            } else {
                sheet.people.push(person);
            }
        }
        let names: Vec<String> = sheet.names().into_iter().skip(MOST_PEOPLE).map(str::to_owned).collect();
        if !names.is_empty() {
            self.tell("entries", Fault::TooMany(MOST_PEOPLE));
            sheet.entries.retain(|entry| !names.contains(&entry.person));
            sheet.people.retain(|person| !names.contains(&person.name));
        }
        sheet
    }

    fn entry(&mut self, value: &Value, at: &str) -> Option<Entry> {
        let before = self.issues.len();
        let fields =
            self.record(Some(value), at, &["person", "item", "on", "count", "from", "to", "base", "conditions"]);
        fields?;
        let place = |key: &str| format!("{at}.{key}");
        let person = self.name(given(fields, "person"), &place("person"));
        let item = self.item(given(fields, "item"), &place("item"));
        let counts = item.map(|item| &item.counts);
        let per_day = matches!(counts, Some(Counting::PerDay(_)));
        let (mut on, mut days, mut base, mut count) = (None, None, None, 1);
        // What nobody knows the item of is read all the same: its own problems are told with it.
        let wants = |yes: bool| counts.is_none() || yes;
        for (key, wanted) in [("on", !per_day), ("count", !per_day), ("from", per_day), ("to", per_day)] {
            if !wants(wanted) && given(fields, key).is_some() {
                self.tell(place(key), Fault::NotAsked);
            }
        }
        if per_day {
            let from = self.day(given(fields, "from"), &place("from"));
            let to = self.day(given(fields, "to"), &place("to"));
            for key in ["from", "to"] {
                if given(fields, key).is_none() {
                    self.tell(place(key), Fault::Missing);
                }
            }
            if let Some(to) = to {
                self.in_month(to, &place("to"));
            }
            days = from.zip(to);
            if days.is_some_and(|(from, to)| to < from) {
                self.tell(place("to"), Fault::Before);
            }
        } else {
            on = self.day(given(fields, "on"), &place("on"));
            if let Some(on) = on {
                self.in_month(on, &place("on"));
            }
            if let Some(value) = given(fields, "count") {
                count = self.count(value, &place("count")).unwrap_or(count);
            }
        }
        match (counts, given(fields, "base")) {
            (Some(Counting::WageShare(_)) | None, Some(value)) => base = self.sum(value, &place("base")),
            (Some(Counting::WageShare(_)), None) => self.tell(place("base"), Fault::Missing),
            (Some(_), Some(_)) => self.tell(place("base"), Fault::NotAsked),
            (_, None) => {}
        }
        let conditions = self.conditions(given(fields, "conditions"), item, &place("conditions"));
        let item = item?.id.as_str().to_owned();
        let entry = Entry { person: person?, item, on, count, days, base, conditions };
        (self.issues.len() == before).then_some(entry)
    }

    /// The conditions of an item that were answered.
    fn conditions(&mut self, value: Option<&Value>, item: Option<&Item>, at: &str) -> Vec<(String, bool)> {
        let mut answers = Vec::new();
        for (key, value, at) in self.entries(value, at) {
            let has = |item: &Item| item.conditions.iter().any(|condition| condition.id.as_str() == key);
            match value.as_bool() {
                _ if item.is_some_and(|item| !has(item)) => self.tell(at, Fault::UnknownCondition),
                Some(holds) => answers.push((key, holds)),
                None => self.tell(at, Fault::Type(Wanted::Flag)),
            }
        }
        answers
    }

    fn person(&mut self, value: &Value, at: &str) -> Option<Person> {
        let fields = self.record(Some(value), at, &["name", "lost", "scores", "bonus"]);
        fields?;
        let place = |key: &str| format!("{at}.{key}");
        let mut person = Person { name: self.name(given(fields, "name"), &place("name"))?, ..Person::default() };
        for (key, value, at) in self.entries(given(fields, "lost"), &place("lost")) {
            match part_points(self.rulebook, &key) {
                None => self.tell(at, Fault::UnknownPart),
                Some(most) => {
                    let points = self.hundredths(value, &at, most);
                    person.lost.extend(points.map(|points| (key, points)));
                }
            }
        }
        for (key, value, at) in self.entries(given(fields, "scores"), &place("scores")) {
            if has_indicator(self.rulebook, &key) {
                let score = self.hundredths(value, &at, FULL_SCORE);
                person.scores.extend(score.map(|score| (key, score)));
            } else {
                self.tell(at, Fault::UnknownPart);
            }
        }
        for (key, value, at) in self.entries(given(fields, "bonus"), &place("bonus")) {
            if table(self.rulebook, &key).is_some_and(|table| table.appraisal.is_some()) {
                let sum = self.sum(value, &at);
                person.bonus.extend(sum.map(|sum| (key, sum)));
            } else {
                self.tell(at, Fault::UnknownPart);
            }
        }
        Some(person)
    }

    fn figures(&mut self, value: Option<&Value>) -> Vec<(FigureId, Hundredths)> {
        let mut figures = Vec::new();
        for (key, value, at) in self.entries(value, "figures") {
            let figure = key.split_once('.').map(|(clause, name)| FigureId::of(clause, name));
            let known = figure.as_ref().and_then(|figure| self.rulebook.figure(&figure.clause, &figure.name));
            match (figure, known) {
                (Some(figure), Some(Figure::NotSet)) => {
                    let value = self.hundredths(value, &at, LARGEST);
                    figures.extend(value.map(|value| (figure, value)));
                }
                (_, Some(_)) => self.tell(at, Fault::FigureStated),
                _ => self.tell(at, Fault::UnknownFigure),
            }
        }
        figures
    }

    /// What the figures given must be to each other, where all of them are known.
    fn figures_together(&mut self, sheet: &Sheet) {
        let known = |clause: &Id, name: &FigureName| {
            let figure = FigureId::of(clause.as_str(), &name.0);
            let value = match self.rulebook.figure(&figure.clause, &figure.name)? {
                Figure::NotSet => sheet.figure(&figure)?.0,
                stated => stated.hundredths()?,
            };
            Some((figure, value))
        };
        let mut told = Vec::new();
        for appraisal in self.rulebook.penalties.iter().filter_map(|table| table.appraisal.as_ref()) {
            let weights = appraisal.indicators.iter().map(|one| known(&appraisal.clause, &one.weight));
            if let Some(weights) = weights.collect::<Option<Vec<_>>>() {
                let sum = weights.iter().fold(0_u32, |sum, (_, weight)| sum.saturating_add(*weight));
                if sum != 10_000 {
                    told.extend(weights.last().map(|(figure, _)| (figure.clone(), Fault::Weights)));
                }
            }
            let mut above: Option<u32> = None;
            for band in &appraisal.bands {
                let from = band.from.as_ref().and_then(|from| known(&appraisal.bonus, from));
                let Some((figure, from)) = from else { continue };
                if above.is_some_and(|above| from >= above) {
                    told.push((figure, Fault::Bands));
                }
                above = Some(from);
            }
        }
        for (figure, fault) in told {
            self.tell(format!("figures.{figure}"), fault);
        }
    }

    /// An object with these keys and no others.
    fn record<'v>(&mut self, value: Option<&'v Value>, at: &str, keys: &[&str]) -> Fields<'v> {
        let Some(map) = json::object(value?) else {
            self.tell(at, Fault::Type(Wanted::Record));
            return None;
        };
        for key in map.keys().filter(|key| !keys.contains(&key.as_str())) {
            self.tell(below(at, key), Fault::UnknownField);
        }
        Some(map)
    }

    /// The entries of an object, each with its place.
    fn entries<'v>(&mut self, value: Option<&'v Value>, at: &str) -> Vec<(String, &'v Value, String)> {
        let Some(value) = value else { return Vec::new() };
        let Some(map) = json::object(value) else {
            self.tell(at, Fault::Type(Wanted::Record));
            return Vec::new();
        };
        let said = map.iter().filter(|(_, value)| !value.is_null()).take(MOST_ENTRIES);
        said.map(|(key, value)| (key.clone(), value, below(at, key))).collect()
    }

    fn list<'v>(&mut self, value: Option<&'v Value>, at: &str, most: usize) -> Vec<(String, &'v Value)> {
        let Some(value) = value else { return Vec::new() };
        let Some(list) = value.as_array() else {
            self.tell(at, Fault::Type(Wanted::List));
            return Vec::new();
        };
        if list.len() > most {
            self.tell(at, Fault::TooMany(most));
        }
        list.iter().take(most).enumerate().map(|(number, item)| (format!("{at}.{number}"), item)).collect()
    }

    fn month(&mut self, value: Option<&Value>) -> Option<Month> {
        let Some(value) = value else {
            self.tell("month", Fault::Missing);
            return None;
        };
        let Some(text) = value.as_str() else {
            self.tell("month", Fault::Type(Wanted::Month));
            return None;
        };
        let month = Month::parse(text);
        match month {
            None => self.tell("month", Fault::Format(Wanted::Month)),
            Some(month) if !YEARS.contains(&month.first().year()) => self.tell("month", Fault::Years),
            Some(_) => return month,
        }
        None
    }

    fn name(&mut self, value: Option<&Value>, at: &str) -> Option<String> {
        let Some(text) = value.and_then(|value| value.as_str().map(narrow)) else {
            self.tell(at, if value.is_none() { Fault::Missing } else { Fault::Type(Wanted::Text) });
            return None;
        };
        let text = text.trim();
        if text.is_empty() {
            self.tell(at, Fault::Missing);
        } else if text.chars().count() > LONGEST_NAME {
            self.tell(at, Fault::TooLong(LONGEST_NAME));
        } else if text.chars().any(char::is_control) {
            self.tell(at, Fault::Control);
        } else {
            return Some(text.to_owned());
        }
        None
    }

    fn item(&mut self, value: Option<&Value>, at: &str) -> Option<&'a Item> {
        let found = value.and_then(Value::as_str).and_then(|id| item_of(self.rulebook, id));
        match (value, found) {
            (_, Some((_, item))) => return Some(item),
            (None, _) => self.tell(at, Fault::Missing),
            (Some(Value::String(_)), None) => self.tell(at, Fault::UnknownItem),
            (Some(_), None) => self.tell(at, Fault::Type(Wanted::Text)),
        }
        None
    }

    fn day(&mut self, value: Option<&Value>, at: &str) -> Option<NaiveDate> {
        let Some(text) = value?.as_str() else {
            self.tell(at, Fault::Type(Wanted::Day));
            return None;
        };
        match Moment::parse(text).filter(|moment| moment.clock.is_none()) {
            None => self.tell(at, Fault::Format(Wanted::Day)),
            Some(moment) if !YEARS.contains(&moment.day.year()) => self.tell(at, Fault::Years),
            Some(moment) => return Some(moment.day),
        }
        None
    }

    fn in_month(&mut self, day: NaiveDate, at: &str) {
        if self.month.is_some_and(|month| !month.has(day)) {
            self.tell(at, Fault::OutsideMonth);
        }
    }

    fn number(&mut self, value: &Value, at: &str) -> Option<f64> {
        let number = value.as_f64();
        if number.is_none() {
            self.tell(at, Fault::Type(Wanted::Number));
        }
        number
    }

    fn count(&mut self, value: &Value, at: &str) -> Option<u32> {
        let count = self.hundredths(value, at, MOST_TIMES)?;
        if count.0 % 100 != 0 {
            self.tell(at, Fault::NotWhole);
            return None;
        }
        Some(count.0 / 100)
    }

    fn hundredths(&mut self, value: &Value, at: &str, most: f64) -> Option<Hundredths> {
        let number = self.number(value, at)?;
        if !(0.0..=most).contains(&number) {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a bound of ours")]
            self.tell(at, Fault::Outside(most as u32));
            return None;
        }
        match Fen::from_yuan(number) {
            // Whole fen are hundredths.
            Ok(fen) => u32::try_from(fen.fen()).ok().map(Hundredths),
            Err(why) => {
                self.tell(at, Fault::Sum(why));
                None
            }
        }
    }

    fn sum(&mut self, value: &Value, at: &str) -> Option<Fen> {
        let number = self.number(value, at)?;
        Fen::from_yuan(number).map_err(|why| self.tell(at, Fault::Sum(why))).ok()
    }
}

fn given<'a>(fields: Fields<'a>, key: &str) -> Option<&'a Value> {
    fields?.get(key).filter(|value| !value.is_null())
}

fn below(at: &str, key: &str) -> String {
    let key: String = key.chars().take(2 * LONGEST_NAME).collect();
    if at.is_empty() { key } else { format!("{at}.{key}") }
}

fn table<'a>(rulebook: &'a Rulebook, id: &str) -> Option<&'a PenaltyTable> {
    rulebook.penalties.iter().find(|table| table.id.as_str() == id)
}

/// The points that a part has; where they are a blank, as many as anything can have.
fn part_points(rulebook: &Rulebook, key: &str) -> Option<f64> {
    let (id, part) = key.split_once('.')?;
    let score = table(rulebook, id)?.score.as_ref()?;
    let part = score.parts.iter().find(|known| known.id.as_str() == part)?;
    let points = rulebook.figure(score.clause.as_str(), &part.points.0).and_then(Figure::hundredths);
    Some(points.map_or(LARGEST, |points| f64::from(points) / 100.0))
}

fn has_indicator(rulebook: &Rulebook, key: &str) -> bool {
    let indicator = || {
        let (id, indicator) = key.split_once('.')?;
        let appraisal = table(rulebook, id)?.appraisal.as_ref()?;
        appraisal.indicators.iter().find(|known| known.id.as_str() == indicator)
    };
    indicator().is_some()
}
