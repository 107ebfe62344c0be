//! What was entered in the room: for this window alone, or kept in the browser where the clerk says so.
//!
//! Each event has a key of its own, so that two windows add to each other.

use crate::front::now::Now;
use crate::front::storage::{Refused, Storage};
use crate::order::sort_by_key;
use crate::rulebook::Rulebook;
use crate::scan::narrow;
use crate::service::{Counts, Filled, Happened, Issue, read_counts, read_events, read_figures};
use chrono::NaiveDateTime;
use serde_json::{Map, Value, json};
use std::rc::Rc;

/// Says that things are kept, and by which rulebook the clerk worked last.
const KEPT: &str = "parcel-claims/clocks/1";
/// An event each.
const EVENTS: &str = "parcel-claims/clocks/1/";
/// What was entered beside events, for each rulebook.
const SHEETS: &str = "parcel-claims/targets/1/";

/// An occurrence of an event, by one rulebook.
#[derive(Clone)]
pub struct Occurrence {
    /// Its name in the store.
    pub id: String,
    /// The id of the rulebook.
    pub rulebook: String,
    /// The event that happened, with its moments.
    pub happened: Happened,
    /// Is true where it stood in the store as it is when it was last written or read.
    kept: bool,
}

/// Holds the counts that are typed for a target.
#[derive(Clone, Default)]
pub struct Typed {
    /// How many were counted, as typed.
    pub counted: String,
    /// Of how many, as typed.
    pub of: String,
    /// The sum that the target is counted on, in yuan, as typed.
    pub base: String,
}

/// The month's counts by one rulebook, and the blanks of it that were filled in, as typed.
#[derive(Clone, Default)]
pub struct Sheet {
    /// The id of the rulebook.
    pub rulebook: String,
    /// The month, as the page writes it: `2012-03`; empty: this one.
    pub month: String,
    counts: Vec<(String, Typed)>,
    figures: Vec<(String, String)>,
    /// Is true where it stands in the store, or did.
    kept: bool,
}

impl Sheet {
    /// Returns the counts that are typed for a target.
    pub fn typed(&self, target: &str) -> Typed {
        self.counts.iter().find(|(known, _)| known == target).map(|(_, typed)| typed.clone()).unwrap_or_default()
    }

    /// Changes what is typed for a target.
    pub fn type_count(&mut self, target: &str, change: impl FnOnce(&mut Typed)) {
        let mut typed = self.typed(target);
        change(&mut typed);
        self.counts.retain(|(known, _)| known != target);
        self.counts.push((target.to_owned(), typed));
    }

    /// Returns the figure that is typed for a blank of the rulebook.
    pub fn figure(&self, name: &str) -> &str {
        self.figures.iter().find(|(known, _)| known == name).map_or("", |(_, text)| text)
    }

    /// Changes what is typed for a blank.
    pub fn type_figure(&mut self, name: &str, text: &str) {
        self.figures.retain(|(known, _)| known != name);
        if !text.trim().is_empty() {
            self.figures.push((name.to_owned(), text.trim().to_owned()));
        }
    }

    /// The counts that are sound, and the first problem of each target that is not; a half is no problem yet.
    pub fn counts(&self, rulebook: &Rulebook) -> (Vec<(String, Counts)>, Vec<Issue>) {
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
    pub fn filled(&self, rulebook: &Rulebook) -> (Filled, Vec<String>) {
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
        let mut sheet = Self { rulebook: rulebook.to_owned(), month, kept: true, ..Self::default() };
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
pub struct Held {
    storage: Storage,
    /// Holds the events that happened, in the order in which they were entered.
    pub occurrences: Vec<Occurrence>,
    sheets: Vec<Sheet>,
    /// Is true where the clerk wants events and counts to be kept.
    pub kept: bool,
    /// Why the browser refused, if it did.
    pub refused: Option<Refused>,
}

/// Is true where a change under this key of the store concerns the room.
pub fn concerns(key: &str) -> bool {
    key.starts_with(KEPT) || key.starts_with(SHEETS)
}

impl Held {
    /// Nothing is entered, and nothing is known of what is kept.
    #[must_use]
    pub fn new(storage: &Storage) -> Self {
        Self { storage: storage.clone(), occurrences: Vec::new(), sheets: Vec::new(), kept: false, refused: None }
    }

    /// Takes up what is kept, beside what was never kept; the id of the rulebook that was worked by last.
    pub fn take_up(&mut self, find: impl Fn(&str) -> Option<Rc<Rulebook>>) -> Option<String> {
        let last = self.storage.read(KEPT)?;
        self.kept = true;
        let mut ids = self.storage.keys(EVENTS);
        // By the time at which each was entered.
        sort_by_key(&mut ids, Clone::clone);
        let mut occurrences = Vec::new();
        for id in ids {
            let key = format!("{EVENTS}{id}");
            let Some(text) = self.storage.read(&key) else { continue };
            match read_occurrence(&id, &text, &find) {
                Ok(occurrence) => occurrences.extend(occurrence),
                Err(()) => self.storage.set_aside(&key),
            }
        }
        let mut sheets: Vec<Sheet> = Vec::new();
        for rulebook in self.storage.keys(SHEETS) {
            let key = format!("{SHEETS}{rulebook}");
            match self.storage.read(&key).map(|text| Sheet::read(&rulebook, &text)) {
                Some(Some(sheet)) => sheets.push(sheet),
                Some(None) => self.storage.set_aside(&key),
                None => {}
            }
        }
        // What another window has taken away is gone; what was entered here alone is not.
        self.occurrences.retain(|known| !known.kept);
        occurrences.retain(|known| self.occurrence(&known.id).is_none());
        self.sheets.retain(|known| !known.kept && sheets.iter().all(|sheet| sheet.rulebook != known.rulebook));
        self.write_all();
        self.occurrences.splice(0..0, occurrences);
        self.sheets.append(&mut sheets);
        Some(last)
    }

    /// Keeps everything from now on, or nothing any more.
    pub fn keep(&mut self, on: bool, rulebook: &str) {
        (self.kept, self.refused) = (on, None);
        if on {
            self.chose(rulebook);
            self.write_all();
            return;
        }
        for (under, keys) in [(EVENTS, self.storage.keys(EVENTS)), (SHEETS, self.storage.keys(SHEETS))] {
            keys.iter().for_each(|key| self.storage.remove(&format!("{under}{key}")));
        }
        self.storage.remove(KEPT);
        self.occurrences.iter_mut().for_each(|occurrence| occurrence.kept = false);
        self.sheets.iter_mut().for_each(|sheet| sheet.kept = false);
    }

    fn write_all(&mut self) {
        for mut occurrence in std::mem::take(&mut self.occurrences) {
            self.write_occurrence(&mut occurrence);
            self.occurrences.push(occurrence);
        }
        for mut sheet in std::mem::take(&mut self.sheets) {
            self.write_sheet(&mut sheet);
            self.sheets.push(sheet);
        }
    }

    /// Remembers the rulebook that the room works by.
    pub fn chose(&mut self, rulebook: &str) {
        self.write(KEPT, rulebook);
    }

    /// Takes an event in.
    pub fn add(&mut self, now: &Now, rulebook: &str, happened: Happened) {
        let mut occurrence = Occurrence { id: now.fresh_id(), rulebook: rulebook.to_owned(), happened, kept: false };
        self.write_occurrence(&mut occurrence);
        self.occurrences.push(occurrence);
    }

    /// Returns the occurrence of this name in the store.
    pub fn occurrence(&self, id: &str) -> Option<&Occurrence> {
        self.occurrences.iter().find(|occurrence| occurrence.id == id)
    }

    /// Changes an event.
    pub fn change(&mut self, id: &str, change: impl FnOnce(&mut Happened)) {
        let Some(at) = self.occurrences.iter().position(|occurrence| occurrence.id == id) else { return };
        let mut occurrence = self.occurrences.remove(at);
        change(&mut occurrence.happened);
        self.write_occurrence(&mut occurrence);
        self.occurrences.insert(at, occurrence);
    }

    /// Takes away what happened, by its name in the store.
    pub fn remove(&mut self, id: &str) {
        self.occurrences.retain(|occurrence| occurrence.id != id);
        if self.kept {
            self.storage.remove(&format!("{EVENTS}{id}"));
        }
    }

    /// Returns the sheet of a rulebook: what is entered beside its events.
    pub fn sheet(&self, rulebook: &str) -> Sheet {
        let known = self.sheets.iter().find(|sheet| sheet.rulebook == rulebook).cloned();
        known.unwrap_or_else(|| Sheet { rulebook: rulebook.to_owned(), ..Sheet::default() })
    }

    /// Changes what is entered beside the events of a rulebook.
    pub fn change_sheet(&mut self, rulebook: &str, change: impl FnOnce(&mut Sheet)) {
        let mut sheet = self.sheet(rulebook);
        change(&mut sheet);
        self.write_sheet(&mut sheet);
        self.sheets.retain(|sheet| sheet.rulebook != rulebook);
        self.sheets.push(sheet);
    }

    fn write_sheet(&mut self, sheet: &mut Sheet) {
        sheet.kept |= self.write(&format!("{SHEETS}{}", sheet.rulebook), &sheet.tree().to_string());
    }

    fn write_occurrence(&mut self, occurrence: &mut Occurrence) {
        let Occurrence { id, rulebook, happened, kept } = occurrence;
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
        *kept = self.write(&format!("{EVENTS}{id}"), &json!({ "rulebook": rulebook, "events": events }).to_string());
    }

    /// Whether a text is kept now.
    fn write(&mut self, key: &str, text: &str) -> bool {
        let written = if self.kept { self.storage.write(key, text) } else { return false };
        self.refused = written.err().or(self.refused);
        written.is_ok()
    }
}

/// An occurrence as it was kept; none where its rulebook is not there: it waits for it.
fn read_occurrence(
    id: &str,
    text: &str,
    find: impl Fn(&str) -> Option<Rc<Rulebook>>,
) -> Result<Option<Occurrence>, ()> {
    let tree: Value = serde_json::from_str(text).map_err(drop)?;
    let name = tree.get("rulebook").and_then(Value::as_str).ok_or(())?;
    let Some(rulebook) = find(name) else { return Ok(None) };
    let events = tree.get("events").ok_or(())?;
    // Who set the clock by hand may have entered what lies ahead of it now.
    let events = read_events(events, &rulebook, NaiveDateTime::MAX).map_err(drop)?;
    let occurrence = |happened| Occurrence { id: id.to_owned(), rulebook: name.to_owned(), happened, kept: true };
    Ok(events.into_iter().next().map(occurrence))
}
