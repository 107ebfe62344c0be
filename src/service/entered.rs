//! Reading what was entered: events, counts, blanks that were filled in. Every problem at once, each with its field.

use super::figures::{Filled, full_name};
use super::stamp::Stamp;
use crate::choice::choices;
use crate::json;
use crate::rulebook::{Figure, Rulebook};
use chrono::{Datelike, NaiveDateTime};
use serde::Serialize;
use serde_json::{Map, Value};

/// More is no entry of a person.
const MOST: usize = 1_000;
/// The longest note.
const LONGEST_NOTE: usize = 80;
/// The largest count.
const LARGEST: u32 = 1_000_000_000;
const YEARS: std::ops::RangeInclusive<i32> = 2000..=2099;

/// An event that happened, and when what it demands was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Happened {
    /// The id of the event in the rulebook.
    pub event: String,
    /// The moment of the event, China time.
    pub at: Stamp,
    /// A note of at most 80 characters, such as a waybill or a caller; `None` where there is none.
    pub note: Option<String>,
    /// The clocks of the event that were stopped: the id of each, and when it was done.
    pub done: Vec<(String, Stamp)>,
    /// The answers to conditions of what a miss costs: the name of each, and whether it holds; open ones are left out.
    pub conditions: Vec<(String, bool)>,
}

/// The counts of a month for a target.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Counts {
    /// The number of cases that count for the share.
    pub counted: u32,
    /// The number of all cases of which the share is taken.
    pub of: u32,
    /// What the share is taken of, in the company's words; `None` where the regulation says it.
    pub base: Option<String>,
}

choices! {
    /// The stable code of a problem in events, counts or figures.
    Code {
        /// The key is not known here.
        UnknownField = "unknown-field",
        /// A value that is needed is missing.
        Missing = "missing",
        /// The value has not the JSON type that belongs here.
        Type = "type",
        /// The text is not written as it must be.
        Format = "format",
        /// The value is outside of what is allowed.
        Range = "range",
        /// It was done before the event happened, or later than the moment that is asked about.
        Order = "order",
        /// The rulebook has no such event.
        UnknownEvent = "unknown-event",
        /// The event starts no such clock.
        UnknownClock = "unknown-clock",
        /// The penalty items that the event may cost have no such condition.
        UnknownCondition = "unknown-condition",
        /// The rulebook has no such target.
        UnknownTarget = "unknown-target",
        /// The rulebook has no such figure, or states it itself.
        UnknownBlank = "unknown-blank",
        /// More cases were counted than there are.
        MoreThanAll = "more-than-all",
    }
}

/// The exact fault of a field, from which its code and its message follow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The key is not known here.
    UnknownField,
    /// A value that is needed is missing.
    Missing,
    /// A list belongs here.
    NotAList,
    /// An object belongs here.
    NotARecord,
    /// A text belongs here.
    NotText,
    /// `true` or `false` belongs here.
    NotAFlag,
    /// A day with or without a clock time belongs here.
    NotAMoment,
    /// A whole number from 0 belongs here.
    NotACount,
    /// A figure belongs here: a number or a clock time.
    NotAFigure,
    /// A finite number belongs here.
    NotANumber,
    /// There are too many entries.
    TooMany,
    /// The text has more characters than the number given.
    TooLong(usize),
    /// The text holds invisible control characters.
    Control,
    /// The date is outside 2000-01-01 to 2099-12-31.
    Years,
    /// The count is larger than 1,000,000,000.
    TooLarge,
    /// It was done before the event happened.
    BeforeStart,
    /// It was done later than the moment that is asked about.
    AfterAsOf,
    /// The rulebook has no such event.
    UnknownEvent,
    /// The event starts no such clock.
    UnknownClock,
    /// The penalty items that the event may cost have no such condition.
    UnknownCondition,
    /// The rulebook has no such target.
    UnknownTarget,
    /// The rulebook has no such figure, or states it itself.
    UnknownBlank,
    /// More cases were counted than there are.
    MoreThanAll,
}

impl Fault {
    /// Returns the stable code of the fault.
    #[must_use]
    pub const fn code(&self) -> Code {
        match self {
            Self::UnknownField => Code::UnknownField,
            Self::Missing => Code::Missing,
            Self::NotAList | Self::NotARecord | Self::NotText | Self::NotANumber | Self::NotAFlag => Code::Type,
            Self::NotAMoment | Self::NotACount | Self::NotAFigure | Self::Control => Code::Format,
            Self::TooMany | Self::TooLong(_) | Self::Years | Self::TooLarge => Code::Range,
            Self::BeforeStart | Self::AfterAsOf => Code::Order,
            Self::UnknownEvent => Code::UnknownEvent,
            Self::UnknownClock => Code::UnknownClock,
            Self::UnknownCondition => Code::UnknownCondition,
            Self::UnknownTarget => Code::UnknownTarget,
            Self::UnknownBlank => Code::UnknownBlank,
            Self::MoreThanAll => Code::MoreThanAll,
        }
    }
}

/// A problem and the field in which it stands, such as `0.done.answer`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    /// The field; empty for the input as a whole.
    pub field: String,
    /// The fault of the field.
    pub fault: Fault,
}

/// The problems so far.
#[derive(Default)]
struct Issues(Vec<Issue>);

impl Issues {
    fn add(&mut self, field: impl Into<String>, fault: Fault) {
        self.0.push(Issue { field: field.into(), fault });
    }

    fn or<T>(self, sound: T) -> Result<T, Vec<Issue>> {
        if self.0.is_empty() { Ok(sound) } else { Err(self.0) }
    }

    /// An object; keys that nobody knows are told.
    fn record<'a>(&mut self, value: &'a Value, at: &str, keys: &[&str]) -> Option<&'a Map<String, Value>> {
        let map = self.map(value, at)?;
        for key in map.keys().filter(|key| !keys.contains(&key.as_str())) {
            self.add(under(at, key), Fault::UnknownField);
        }
        Some(map)
    }

    fn map<'a>(&mut self, value: &'a Value, at: &str) -> Option<&'a Map<String, Value>> {
        let map = json::object(value);
        match map {
            None => self.add(at, Fault::NotARecord),
            Some(map) if map.len() > MOST => {
                self.add(at, Fault::TooMany);
                return None;
            }
            Some(_) => {}
        }
        map
    }

    /// What must stand under a key.
    fn wanted<'a>(&mut self, map: &'a Map<String, Value>, at: &str, key: &str) -> Option<(&'a Value, String)> {
        let field = under(at, key);
        match map.get(key).filter(|value| !value.is_null()) {
            Some(value) => Some((value, field)),
            None => {
                self.add(field, Fault::Missing);
                None
            }
        }
    }

    /// A text that may be left out.
    fn note(&mut self, map: &Map<String, Value>, at: &str, key: &str) -> Option<String> {
        let value = map.get(key).filter(|value| !value.is_null())?;
        let field = under(at, key);
        let Some(text) = value.as_str() else {
            self.add(field, Fault::NotText);
            return None;
        };
        if text.chars().count() > LONGEST_NOTE {
            self.add(field, Fault::TooLong(LONGEST_NOTE));
        } else if text.chars().any(char::is_control) {
            self.add(field, Fault::Control);
        }
        Some(text.trim().to_owned()).filter(|text| !text.is_empty())
    }

    fn stamp(&mut self, value: &Value, field: &str) -> Option<Stamp> {
        let Some(text) = value.as_str() else {
            self.add(field, Fault::NotText);
            return None;
        };
        let stamp = Stamp::parse(text);
        match stamp {
            None => self.add(field, Fault::NotAMoment),
            Some(stamp) if !YEARS.contains(&stamp.day.year()) => {
                self.add(field, Fault::Years);
                return None;
            }
            Some(_) => {}
        }
        stamp
    }

    fn count(&mut self, value: &Value, field: &str) -> Option<u32> {
        if !value.is_number() && !value.is_string() {
            self.add(field, Fault::NotANumber);
            return None;
        }
        // 5 and 5.0 are one number: a page hands over every number as a double.
        let number = value.as_f64().filter(|number| *number >= 0.0 && number.fract() == 0.0);
        let Some(number) = number else {
            self.add(field, Fault::NotACount);
            return None;
        };
        if number > f64::from(LARGEST) {
            self.add(field, Fault::TooLarge);
            return None;
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole, and in range")]
        let count = number as u32;
        Some(count)
    }
}

fn under(at: &str, key: &str) -> String {
    let key: String = key.chars().take(LONGEST_NOTE).collect();
    if at.is_empty() { key } else { format!("{at}.{key}") }
}

/// Reads a list of events:
/// `[{ "event", "at", "note"?, "done"?: { clock: moment }, "conditions"?: { "item.condition": flag } }]`.
///
/// ```
/// use parcel_claims::{rulebook::Rulebook, service::read_events};
/// use serde_json::json;
/// let file = Rulebook::built_in_file("pengda-service").unwrap();
/// let rulebook = Rulebook::load(&serde_json::from_str(file).unwrap()).unwrap();
/// let now = "2026-03-04T09:00:00".parse().unwrap();
/// let events = read_events(&json!([{"event": "inquiry", "at": "2026-03-04T08:30"}]), &rulebook, now).unwrap();
/// assert_eq!((&*events[0].event, events[0].at.to_string()), ("inquiry", "2026-03-04T08:30".into()));
/// let issues = read_events(&json!([{"event": "inquiry", "at": "8:30"}]), &rulebook, now).unwrap_err();
/// assert_eq!(issues[0].field, "0.at");
/// ```
///
/// # Errors
/// Returns every problem, with its field.
pub fn read_events(value: &Value, rulebook: &Rulebook, as_of: NaiveDateTime) -> Result<Vec<Happened>, Vec<Issue>> {
    let mut issues = Issues::default();
    let Some(list) = value.as_array() else {
        issues.add("", Fault::NotAList);
        return issues.or(Vec::new());
    };
    if list.len() > MOST {
        issues.add("", Fault::TooMany);
        return issues.or(Vec::new());
    }
    let mut events = Vec::new();
    for (place, value) in list.iter().enumerate() {
        let at = place.to_string();
        let Some(map) = issues.record(value, &at, &["event", "at", "note", "done", "conditions"]) else { continue };
        let event = read_event(map, &at, rulebook, &mut issues);
        let stamp = issues.wanted(map, &at, "at").and_then(|(value, field)| issues.stamp(value, &field));
        let note = issues.note(map, &at, "note");
        let mut done = Vec::new();
        if let Some(value) = map.get("done").filter(|value| !value.is_null()) {
            let at = under(&at, "done");
            for (clock, value) in issues.map(value, &at).into_iter().flatten() {
                let field = under(&at, clock);
                let known =
                    |event: &String| rulebook.clocks.iter().any(|one| one.id.as_str() == clock && one.starts_on(event));
                if event.as_ref().is_some_and(|event| !known(event)) {
                    issues.add(&field, Fault::UnknownClock);
                    continue;
                }
                // Not done so far.
                if value.is_null() {
                    continue;
                }
                let Some(at) = issues.stamp(value, &field) else { continue };
                if stamp.is_some_and(|start| start.is_after(at)) {
                    issues.add(field, Fault::BeforeStart);
                } else if at.is_ahead_of(as_of) {
                    issues.add(field, Fault::AfterAsOf);
                } else {
                    done.push((clock.clone(), at));
                }
            }
        }
        let conditions = read_conditions(map, &at, event.as_deref(), rulebook, &mut issues);
        if let (Some(event), Some(at)) = (event, stamp) {
            events.push(Happened { event, at, note, done, conditions });
        }
    }
    issues.or(events)
}

/// The conditions that were answered; what is null was not.
fn read_conditions(
    map: &Map<String, Value>,
    at: &str,
    event: Option<&str>,
    rulebook: &Rulebook,
    issues: &mut Issues,
) -> Vec<(String, bool)> {
    let mut answers = Vec::new();
    let Some(value) = map.get("conditions").filter(|value| !value.is_null()) else { return answers };
    let at = under(at, "conditions");
    let known = |name: &str, event: &str| {
        let clocks = rulebook.clocks.iter().filter(|clock| clock.starts_on(event));
        let mut items = clocks.flat_map(|clock| &clock.costs).filter_map(|id| rulebook.item(id.as_str()));
        items.any(|item| item.conditions.iter().any(|condition| item.condition(condition) == name))
    };
    for (name, value) in issues.map(value, &at).into_iter().flatten() {
        let field = under(&at, name);
        match value.as_bool() {
            _ if event.is_some_and(|event| !known(name, event)) => issues.add(field, Fault::UnknownCondition),
            Some(holds) => answers.push((name.clone(), holds)),
            None if value.is_null() => {}
            None => issues.add(field, Fault::NotAFlag),
        }
    }
    answers
}

fn read_event(map: &Map<String, Value>, at: &str, rulebook: &Rulebook, issues: &mut Issues) -> Option<String> {
    let (value, field) = issues.wanted(map, at, "event")?;
    let Some(id) = value.as_str() else {
        issues.add(field, Fault::NotText);
        return None;
    };
    if rulebook.event(id).is_none() {
        issues.add(field, Fault::UnknownEvent);
        return None;
    }
    Some(id.to_owned())
}

/// Reads a month's counts: `{ target: { "counted", "of", "base"? } }`.
///
/// ```
/// use parcel_claims::{rulebook::Rulebook, service::read_counts};
/// use serde_json::json;
/// let file = Rulebook::built_in_file("warehouse").unwrap();
/// let rulebook = Rulebook::load(&serde_json::from_str(file).unwrap()).unwrap();
/// let counts = read_counts(&json!({"plans": {"counted": 19, "of": 20}}), &rulebook).unwrap();
/// assert_eq!((counts[0].1.counted, counts[0].1.of), (19, 20));
/// let issues = read_counts(&json!({"plans": {"counted": 21, "of": 20}}), &rulebook).unwrap_err();
/// assert_eq!(issues[0].field, "plans.counted");
/// ```
///
/// # Errors
/// Returns every problem, with its field.
pub fn read_counts(value: &Value, rulebook: &Rulebook) -> Result<Vec<(String, Counts)>, Vec<Issue>> {
    let mut issues = Issues::default();
    let mut counts = Vec::new();
    for (id, value) in issues.map(value, "").into_iter().flatten() {
        let at = under("", id);
        let Some(target) = rulebook.targets.iter().find(|target| target.id.as_str() == id) else {
            issues.add(at, Fault::UnknownTarget);
            continue;
        };
        let keys: &[&str] = if target.base_unsaid { &["counted", "of", "base"] } else { &["counted", "of"] };
        let Some(map) = issues.record(value, &at, keys) else { continue };
        let mut count = |key| issues.wanted(map, &at, key).and_then(|(value, field)| issues.count(value, &field));
        let (counted, of) = (count("counted"), count("of"));
        let base = issues.note(map, &at, "base");
        let Some((counted, of)) = counted.zip(of) else { continue };
        if counted > of {
            issues.add(under(&at, "counted"), Fault::MoreThanAll);
        }
        counts.push((id.clone(), Counts { counted, of, base }));
    }
    issues.or(counts)
}

/// Reads blanks that were filled in: `{ "answer.seconds": 20 }`.
///
/// ```
/// use parcel_claims::rulebook::{Figure, Rulebook};
/// use parcel_claims::service::read_figures;
/// use serde_json::json;
/// let file = Rulebook::built_in_file("logistics-staff").unwrap();
/// let rulebook = Rulebook::load(&serde_json::from_str(file).unwrap()).unwrap();
/// let filled = read_figures(&json!({"answer.seconds": 20}), &rulebook).unwrap();
/// assert_eq!(filled.figure(&rulebook, "answer", "seconds").whole(), Some(20));
/// // The rulebook has no such blank.
/// let issues = read_figures(&json!({"answer.minutes": 20}), &rulebook).unwrap_err();
/// assert_eq!(issues[0].field, "answer.minutes");
/// ```
///
/// # Errors
/// Returns every problem, with its field.
pub fn read_figures(value: &Value, rulebook: &Rulebook) -> Result<Filled, Vec<Issue>> {
    let mut issues = Issues::default();
    let mut filled = Filled::default();
    for (name, value) in issues.map(value, "").into_iter().flatten() {
        let at = under("", name);
        let blank = name.split_once('.').and_then(|(clause, name)| rulebook.figure(clause, name));
        if blank != Some(Figure::NotSet) {
            issues.add(at, Fault::UnknownBlank);
            continue;
        }
        match Figure::of(value) {
            Some(figure) => filled.0.push((full_name("", name), figure)),
            None if value.is_null() => {}
            None if value.is_number() || value.is_string() => issues.add(at, Fault::NotAFigure),
            None => issues.add(at, Fault::NotANumber),
        }
    }
    issues.or(filled)
}
