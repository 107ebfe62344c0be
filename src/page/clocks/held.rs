//! What was entered in the room: for this window alone, or kept in the browser where the clerk says so.
//!
//! Each event has a key of its own, so that two windows add to each other.

use crate::order::sort_by_key;
use crate::page::book;
use crate::page::store::{self, Refused};
use crate::rulebook::Rulebook;
use crate::scan::narrow;
use crate::service::{Counts, Filled, Happened, Issue, read_counts, read_events, read_figures};
use chrono::NaiveDateTime;
use serde_json::{Map, Value, json};

/// Says that things are kept, and by which rulebook the clerk worked last.
const KEPT: &str = "parcel-claims/clocks/1";
/// An event each.
const EVENTS: &str = "parcel-claims/clocks/1/";
/// What was entered beside events, for each rulebook.
const SHEETS: &str = "parcel-claims/targets/1/";

/// Something that happened, by one rulebook.
#[derive(Clone)]
pub(super) struct Row {
    pub(super) id: String,
    pub(super) rulebook: String,
    pub(super) happened: Happened,
}

/// What is typed for a target.
#[derive(Clone, Default)]
pub(super) struct Typed {
    pub(super) counted: String,
    pub(super) of: String,
    pub(super) base: String,
}

/// The month's counts by one rulebook, and the blanks of it that were filled in, as typed.
#[derive(Clone, Default)]
pub(super) struct Sheet {
    pub(super) rulebook: String,
    pub(super) month: String,
    counts: Vec<(String, Typed)>,
    figures: Vec<(String, String)>,
}

impl Sheet {
    /// What is typed for a target.
    pub(super) fn typed(&self, target: &str) -> Typed {
        self.counts.iter().find(|(known, _)| known == target).map(|(_, typed)| typed.clone()).unwrap_or_default()
    }

    /// Changes what is typed for a target.
    pub(super) fn type_count(&mut self, target: &str, change: impl FnOnce(&mut Typed)) {
        let mut typed = self.typed(target);
        change(&mut typed);
        self.counts.retain(|(known, _)| known != target);
        self.counts.push((target.to_owned(), typed));
    }

    /// What is typed for a blank.
    pub(super) fn figure(&self, name: &str) -> &str {
        self.figures.iter().find(|(known, _)| known == name).map_or("", |(_, text)| text)
    }

    /// Changes what is typed for a blank.
    pub(super) fn type_figure(&mut self, name: &str, text: &str) {
        self.figures.retain(|(known, _)| known != name);
        if !text.trim().is_empty() {
            self.figures.push((name.to_owned(), text.trim().to_owned()));
        }
    }

    /// The counts that are sound, and the first problem of each target that is not; a half is no problem yet.
    pub(super) fn counts(&self, rulebook: &Rulebook) -> (Vec<(String, Counts)>, Vec<Issue>) {
        let (mut sound, mut issues) = (Vec::new(), Vec::new());
        for (target, typed) in &self.counts {
            let (counted, of, base) = (number(&typed.counted), number(&typed.of), typed.base.trim());
            if counted.is_null() || of.is_null() {
                continue;
            }
            let mut counts = json!({ "counted": counted, "of": of });
            if let Some(map) = counts.as_object_mut().filter(|_| !base.is_empty()) {
                map.insert("base".to_owned(), base.into());
            }
            match read_counts(&one(target, counts), rulebook) {
                Ok(read) => sound.extend(read),
                Err(found) => issues.extend(found.into_iter().next()),
            }
        }
        (sound, issues)
    }

    /// The blanks that are filled in soundly, and the names of those that are not.
    pub(super) fn filled(&self, rulebook: &Rulebook) -> (Filled, Vec<String>) {
        let (mut filled, mut unread) = (Filled::default(), Vec::new());
        for (name, text) in &self.figures {
            match read_figures(&one(name, figure(text)), rulebook) {
                Ok(read) => filled.0.extend(read.0),
                Err(_) => unread.push(name.clone()),
            }
        }
        (filled, unread)
    }

    fn tree(&self) -> Value {
        let (mut counts, mut figures) = (Map::new(), Map::new());
        for (id, typed) in &self.counts {
            counts.insert(id.clone(), json!([typed.counted, typed.of, typed.base]));
        }
        for (name, text) in &self.figures {
            figures.insert(name.clone(), text.as_str().into());
        }
        json!({ "month": self.month, "counts": counts, "figures": figures })
    }

    fn read(rulebook: &str, text: &str) -> Option<Self> {
        let tree: Value = serde_json::from_str(text).ok()?;
        let month = tree.get("month")?.as_str()?.to_owned();
        let mut sheet = Self { rulebook: rulebook.to_owned(), month, ..Self::default() };
        for (id, typed) in tree.get("counts")?.as_object()? {
            let text = |at: usize| Some(typed.get(at)?.as_str()?.to_owned());
            sheet.counts.push((id.clone(), Typed { counted: text(0)?, of: text(1)?, base: text(2)? }));
        }
        for (name, text) in tree.get("figures")?.as_object()? {
            sheet.type_figure(name, text.as_str()?);
        }
        Some(sheet)
    }
}

/// An object of one key.
fn one(key: &str, value: Value) -> Value {
    let mut map = Map::new();
    map.insert(key.to_owned(), value);
    Value::Object(map)
}

/// A typed number; what is none stays a text, for the check to refuse.
fn number(text: &str) -> Value {
    let plain: String = narrow(text).chars().filter(|letter| *letter != ',' && !letter.is_whitespace()).collect();
    match plain.parse::<f64>() {
        _ if plain.is_empty() => Value::Null,
        Ok(number) if plain.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') => json!(number),
        _ => Value::String(plain),
    }
}

/// A typed figure: a number, or a clock time.
fn figure(text: &str) -> Value {
    match number(text) {
        Value::String(text) if text.len() == 4 => Value::String(format!("0{text}")),
        other => other,
    }
}

/// Everything that was entered.
#[derive(Default)]
pub(super) struct Held {
    pub(super) rows: Vec<Row>,
    sheets: Vec<Sheet>,
    /// Whether the clerk wants it kept.
    pub(super) kept: bool,
    /// Why the browser refused, if it did.
    pub(super) refused: Option<Refused>,
}

/// Whether a change under this key concerns the room.
pub(in crate::page) fn concerns(key: &str) -> bool {
    key.starts_with(KEPT) || key.starts_with(SHEETS)
}

impl Held {
    /// Takes up what is kept; the id of the rulebook that was worked by last.
    pub(super) fn take_up(&mut self, find: impl Fn(&str) -> Option<std::rc::Rc<Rulebook>>) -> Option<String> {
        let last = store::read(KEPT)?;
        self.kept = true;
        let mut ids = store::keys(EVENTS);
        // By the time at which each was entered.
        sort_by_key(&mut ids, Clone::clone);
        self.rows.clear();
        for id in ids {
            let key = format!("{EVENTS}{id}");
            let Some(text) = store::read(&key) else { continue };
            match read_row(&id, &text, &find) {
                Ok(row) => self.rows.extend(row),
                Err(()) => store::set_aside(&key),
            }
        }
        self.sheets.clear();
        for rulebook in store::keys(SHEETS) {
            let key = format!("{SHEETS}{rulebook}");
            match store::read(&key).map(|text| Sheet::read(&rulebook, &text)) {
                Some(Some(sheet)) => self.sheets.push(sheet),
                Some(None) => store::set_aside(&key),
                None => {}
            }
        }
        Some(last)
    }

    /// Keeps everything from now on, or nothing any more.
    pub(super) fn keep(&mut self, on: bool, rulebook: &str) {
        (self.kept, self.refused) = (on, None);
        if on {
            self.chose(rulebook);
            for row in self.rows.clone() {
                self.write_row(&row);
            }
            for sheet in self.sheets.clone() {
                self.write(&format!("{SHEETS}{}", sheet.rulebook), &sheet.tree().to_string());
            }
        } else {
            for (under, keys) in [(EVENTS, store::keys(EVENTS)), (SHEETS, store::keys(SHEETS))] {
                keys.iter().for_each(|key| store::remove(&format!("{under}{key}")));
            }
            store::remove(KEPT);
        }
    }

    /// Remembers the rulebook.
    pub(super) fn chose(&mut self, rulebook: &str) {
        self.write(KEPT, rulebook);
    }

    /// Takes an event in.
    pub(super) fn add(&mut self, rulebook: &str, happened: Happened) {
        let row = Row { id: book::fresh_id(), rulebook: rulebook.to_owned(), happened };
        self.write_row(&row);
        self.rows.push(row);
    }

    pub(super) fn row(&self, id: &str) -> Option<&Row> {
        self.rows.iter().find(|row| row.id == id)
    }

    /// Changes an event.
    pub(super) fn change(&mut self, id: &str, change: impl FnOnce(&mut Happened)) {
        let Some(row) = self.rows.iter_mut().find(|row| row.id == id) else { return };
        change(&mut row.happened);
        let row = row.clone();
        self.write_row(&row);
    }

    pub(super) fn remove(&mut self, id: &str) {
        self.rows.retain(|row| row.id != id);
        if self.kept {
            store::remove(&format!("{EVENTS}{id}"));
        }
    }

    /// What stands beside the events of a rulebook.
    pub(super) fn sheet(&self, rulebook: &str) -> Sheet {
        let known = self.sheets.iter().find(|sheet| sheet.rulebook == rulebook).cloned();
        known.unwrap_or_else(|| Sheet { rulebook: rulebook.to_owned(), ..Sheet::default() })
    }

    /// Changes it.
    pub(super) fn change_sheet(&mut self, rulebook: &str, change: impl FnOnce(&mut Sheet)) {
        let mut sheet = self.sheet(rulebook);
        change(&mut sheet);
        self.write(&format!("{SHEETS}{rulebook}"), &sheet.tree().to_string());
        self.sheets.retain(|sheet| sheet.rulebook != rulebook);
        self.sheets.push(sheet);
    }

    fn write_row(&mut self, row: &Row) {
        let Row { id, rulebook, happened } = row;
        let mut done = Map::new();
        for (clock, at) in &happened.done {
            done.insert(clock.clone(), at.to_string().into());
        }
        let conditions: Map<String, Value> =
            happened.conditions.iter().map(|(name, holds)| (name.clone(), (*holds).into())).collect();
        let events = json!([{
            "event": happened.event, "at": happened.at.to_string(), "note": happened.note, "done": done,
            "conditions": conditions,
        }]);
        self.write(&format!("{EVENTS}{id}"), &json!({ "rulebook": rulebook, "events": events }).to_string());
    }

    fn write(&mut self, key: &str, text: &str) {
        if self.kept
            && let Err(why) = store::write(key, text)
        {
            self.refused = Some(why);
        }
    }
}

/// A row as it was kept; none where its rulebook is not there: it waits for it.
fn read_row(id: &str, text: &str, find: impl Fn(&str) -> Option<std::rc::Rc<Rulebook>>) -> Result<Option<Row>, ()> {
    let tree: Value = serde_json::from_str(text).map_err(drop)?;
    let name = tree.get("rulebook").and_then(Value::as_str).ok_or(())?;
    let Some(rulebook) = find(name) else { return Ok(None) };
    let events = tree.get("events").ok_or(())?;
    // Who set the clock by hand may have entered what lies ahead of it now.
    let events = read_events(events, &rulebook, NaiveDateTime::MAX).map_err(drop)?;
    let row = |happened| Row { id: id.to_owned(), rulebook: name.to_owned(), happened };
    Ok(events.into_iter().next().map(row))
}
