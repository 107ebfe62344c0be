//! The draft in hand, kept as it is typed: each tab has its own, and takes up one that was left behind.
//!
//! A tab shows by the time in its draft that it lives. A draft that was let go when its page was left, or whose time
//! stands still, is an orphan: the next tab that starts with nothing in hand takes it up.

use super::draft::{Draft, Entry, PROFILE};
use super::now::Now;
use super::storage::{Refused, Storage};
use crate::book::Revision;
use crate::case::{Field, Kind};
use crate::choice::Choice;
use crate::moment::Moment;
use crate::set::Set;
use crate::vehicle::Vehicle;
use chrono::NaiveDateTime;
use serde_json::{Map, Value, json};

/// Keys of drafts begin with it.
pub const UNDER: &str = "parcel-claims/draft/1/";
/// The name of this tab, in what the browser keeps for it alone.
const TAB: &str = "parcel-claims/tab/1";
/// A tab in the background may be woken as seldom as once a minute.
const STALE: i64 = 150_000;
/// The tab that was just copied is in the foreground and has shown its life a moment ago, in milliseconds.
const COPIED: i64 = 8_000;

/// Holds everything that is in hand and must outlive the page.
#[derive(Clone, Default)]
pub struct InHand {
    /// Holds the form of the parcel.
    pub draft: Draft,
    /// Fields filled from a pasted text, still to be confirmed.
    pub pasted: Set<Field>,
    /// Holds our own profile, where the draft is of another station.
    pub ours: Option<Draft>,
    /// The moment set by hand.
    pub fixed: Option<NaiveDateTime>,
    /// The revision in the case book that it came from.
    pub base: Option<Revision>,
    /// The vehicle: its waybills, what was entered once for all of them, and what of it when they were saved last.
    pub vehicle: (Vehicle, Draft, Draft),
}

fn read_text(text: &str, station: &Draft) -> Option<InHand> {
    InHand::read(&serde_json::from_str(text).ok()?, station)
}

/// This tab's place for its draft.
pub struct Drafts {
    storage: Storage,
    /// The name of the place; none: another page has it, and this draft is not kept.
    tab: Option<String>,
    /// Holds the text that stands in the store; empty where nothing does.
    kept: String,
}

impl InHand {
    /// As a text; none where there is nothing of a parcel.
    fn text(&self, now: NaiveDateTime) -> Option<String> {
        let (vehicle, shared, saved) = &self.vehicle;
        if self.draft.is_blank() && vehicle.waybills().is_empty() && shared.is_blank() {
            return None;
        }
        let fixed = self.fixed.map(|at| Moment::from(at).to_string());
        let at = self.fixed.unwrap_or(now);
        let pasted: Vec<&str> = self.pasted.iter().map(Field::key).collect();
        let tree = json!({
            "entries": entries(&self.draft, at),
            "pasted": pasted,
            "late": self.draft.late,
            "theirs": self.ours.is_some(),
            "fixed": fixed,
            "base": self.base.as_ref().map(Revision::text),
            "vehicle": {
                "waybills": vehicle.waybills(), "entries": entries(shared, at), "saved": entries(saved, at),
            },
        });
        Some(tree.to_string())
    }

    /// Reads a draft, over the profile in `station`.
    fn read(tree: &Value, station: &Draft) -> Option<Self> {
        let mut draft = station.clone();
        read_entries(tree.get("entries")?, &mut draft)?;
        draft.late = tree.get("late").and_then(Value::as_bool);
        let text = |key: &str| tree.get(key).and_then(Value::as_str);
        let pasted = tree.get("pasted").and_then(Value::as_array).into_iter().flatten();
        Some(Self {
            draft,
            pasted: pasted.filter_map(|key| Field::by_key(key.as_str()?)).collect(),
            ours: (tree.get("theirs") == Some(&Value::Bool(true))).then(|| station.clone()),
            fixed: text("fixed").and_then(Moment::parse).and_then(Moment::at),
            base: text("base").and_then(|base| Revision::read(base).ok()),
            vehicle: tree.get("vehicle").and_then(read_vehicle).unwrap_or_default(),
        })
    }
}

/// What stands in the fields, in full: it is read again on another day.
fn entries(draft: &Draft, at: NaiveDateTime) -> Map<String, Value> {
    let mut entries = Map::new();
    for &field in Field::ALL {
        let entry = match draft.kept(field, at) {
            None => continue,
            Some(Entry::Typed(text)) => json!({ "typed": text }),
            Some(Entry::Chosen(code)) => json!({ "chosen": code }),
            Some(Entry::Unknown) => "unknown".into(),
            Some(Entry::NotSoFar) => "no".into(),
        };
        entries.insert(field.key().to_owned(), entry);
    }
    entries
}

fn read_entries(entries: &Value, draft: &mut Draft) -> Option<()> {
    for (key, entry) in entries.as_object()? {
        let Some(field) = Field::by_key(key) else { continue };
        let text = |kind: &str| entry.get(kind).and_then(Value::as_str).map(str::to_owned);
        let offered = |code: &String| match field.spec().kind {
            Kind::Choice(codes) => codes.contains(&code.as_str()),
            _ => true,
        };
        let entry = match entry.as_str() {
            Some("unknown") => Some(Entry::Unknown),
            Some("no") => Some(Entry::NotSoFar),
            _ => text("typed").map(Entry::Typed).or_else(|| text("chosen").filter(offered).map(Entry::Chosen)),
        };
        draft.set(field, entry);
    }
    Some(())
}

fn read_vehicle(tree: &Value) -> Option<(Vehicle, Draft, Draft)> {
    let mut vehicle = Vehicle::default();
    for waybill in tree.get("waybills")?.as_array()? {
        vehicle.enter(waybill.as_str().unwrap_or_default());
    }
    let mut shared = Draft::default();
    read_entries(tree.get("entries")?, &mut shared)?;
    // Older pages did not remember it.
    let mut saved = Draft::default();
    tree.get("saved").and_then(|tree| read_entries(tree, &mut saved));
    Some((vehicle, shared, saved))
}

/// A draft that stands in the store.
struct Found {
    tab: String,
    at: i64,
    released: bool,
    draft: String,
}

fn find(storage: &Storage, tab: String) -> Option<Found> {
    let key = format!("{UNDER}{tab}");
    let tree: Option<Value> = serde_json::from_str(&storage.read(&key)?).ok();
    let read = tree.as_ref().and_then(|tree| Some((tree.get("at")?.as_i64()?, tree.get("draft")?.as_str()?)));
    let Some((at, draft)) = read else {
        storage.set_aside(&key);
        return None;
    };
    let released = tree.as_ref().and_then(|tree| tree.get("released")) == Some(&Value::Bool(true));
    Some(Found { tab, at, released, draft: draft.to_owned() })
}

/// Another window that holds a draft, by its place, and when it showed its life last.
#[derive(Clone, PartialEq, Eq)]
pub struct Other {
    tab: String,
    at: i64,
}

impl Other {
    /// Returns what another window held, where it has not shown its life since.
    #[must_use]
    pub fn left(&self, storage: &Storage, station: &Draft) -> Option<InHand> {
        let found = find(storage, self.tab.clone()).filter(|found| found.at == self.at)?;
        read_text(&found.draft, station)
    }

    /// The one that showed its life last.
    pub fn latest<'a>(others: impl Iterator<Item = &'a Self>) -> Option<&'a Self> {
        others.max_by_key(|other| other.at)
    }

    /// Its draft is in other hands now.
    pub fn forget(&self, storage: &Storage) {
        storage.remove(&format!("{UNDER}{}", self.tab));
    }
}

impl Drafts {
    /// Other windows that hold a draft and have not let go of it: they live, or they were killed.
    pub fn others(&self) -> Vec<Other> {
        // Where this window has no place of its own, no draft is taken up.
        let Some(own) = &self.tab else { return Vec::new() };
        let tabs = self.storage.keys(UNDER).into_iter().filter(|tab| tab != own);
        let found = tabs.filter_map(|tab| find(&self.storage, tab));
        found.filter(|one| !one.released).map(|one| Other { tab: one.tab, at: one.at }).collect()
    }

    /// Finds this tab's place, and what it left in hand or takes up from a tab that is gone; `given`: what was in hand
    /// when this page was taken away.
    #[must_use]
    pub fn start(storage: &Storage, station: &Draft, now: &Now, given: Option<&str>) -> (Self, Option<InHand>) {
        if !storage.take_tab() {
            return Self::nowhere(storage, station, given);
        }
        let given = given.and_then(|text| read_text(text, station));
        let name = storage.of_tab(TAB);
        let found: Vec<Found> = storage.keys(UNDER).into_iter().filter_map(|tab| find(storage, tab)).collect();
        let quiet = |one: &Found| now.millis.saturating_sub(one.at);
        let own = found.iter().find(|one| Some(&one.tab) == name.as_ref());
        let copied = own.is_some_and(|own| !own.released && quiet(own) < COPIED);
        let orphan = || {
            let left = found.iter().filter(|one| one.released || quiet(one) > STALE);
            left.max_by_key(|one| one.at)
        };
        let taken = if copied { None } else { own.or_else(orphan) };
        let tab = name.filter(|_| !copied).unwrap_or_else(|| now.fresh_id());
        let mut drafts = Self { storage: storage.clone(), tab: Some(tab), kept: String::new() };
        drafts.sign();
        if let Some(given) = given {
            // Refused once, it is said where it changes next.
            let _ = drafts.keep(&given, now);
            return (drafts, Some(given));
        }
        let read = taken.and_then(|taken| {
            let tree = serde_json::from_str(&taken.draft).ok();
            let in_hand = tree.and_then(|tree| InHand::read(&tree, station));
            if in_hand.is_none() {
                storage.set_aside(&format!("{UNDER}{}", taken.tab));
            }
            in_hand
        });
        if let Some(in_hand) = &read {
            // The orphan goes once it stands in its new place.
            let moved = drafts.keep(in_hand, now).is_ok();
            if let Some(taken) = taken.filter(|taken| moved && Some(&taken.tab) != drafts.tab.as_ref()) {
                storage.remove(&format!("{UNDER}{}", taken.tab));
            }
        }
        (drafts, read)
    }

    /// Without a place: what is in hand lasts as long as the page.
    #[must_use]
    pub fn nowhere(storage: &Storage, station: &Draft, given: Option<&str>) -> (Self, Option<InHand>) {
        (
            Self { storage: storage.clone(), tab: None, kept: String::new() },
            given.and_then(|text| read_text(text, station)),
        )
    }

    /// Remembers the name of this tab; where that is refused, the draft is an orphan when it starts again.
    pub fn sign(&self) {
        if let Some(tab) = &self.tab {
            self.storage.keep_of_tab(TAB, tab);
        }
    }

    fn key(&self) -> Option<String> {
        Some(format!("{UNDER}{}", self.tab.as_ref()?))
    }

    /// Returns what is in hand as a text; empty where nothing is.
    pub fn text(&self) -> &str {
        &self.kept
    }

    /// Keeps what is in hand, where it changed.
    pub fn keep(&mut self, in_hand: &InHand, now: &Now) -> Result<(), Refused> {
        let text = in_hand.text(now.minute).unwrap_or_default();
        if text == self.kept {
            return Ok(());
        }
        self.kept = text;
        if self.kept.is_empty() {
            if let Some(key) = self.key() {
                self.storage.remove(&key);
            }
            return Ok(());
        }
        self.write(now.millis, false)
    }

    /// Shows that the tab lives.
    pub fn beat(&self, now: &Now) {
        if !self.kept.is_empty() {
            // Refused once, it was said.
            let _ = self.write(now.millis, false);
        }
    }

    /// Lets the draft go: the page is left, or taken away.
    pub fn release(&self, now: &Now) {
        if !self.kept.is_empty() {
            let _ = self.write(now.millis, true);
        }
    }

    /// The page is taken away: its place is free for another.
    pub fn leave(&mut self, now: &Now) {
        self.release(now);
        if self.tab.take().is_some() {
            self.storage.free_tab();
        }
    }

    fn write(&self, now: i64, released: bool) -> Result<(), Refused> {
        let Some(key) = self.key() else { return Ok(()) };
        self.storage.write(&key, &json!({ "at": now, "released": released, "draft": self.kept }).to_string())
    }

    /// Another tab that was copied from this one has written under the same name: this one moves to a name of its own.
    pub fn overwritten(&mut self, key: &str, now: &Now) {
        if Some(key) == self.key().as_deref() {
            self.tab = Some(now.fresh_id());
            self.sign();
            self.beat(now);
        }
    }
}

impl Draft {
    /// Is true where nothing is said of a parcel.
    pub fn is_blank(&self) -> bool {
        self.late.is_none() && Field::ALL.iter().all(|field| PROFILE.contains(field) || self.get(*field).is_none())
    }
}
