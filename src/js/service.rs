//! Service clocks and targets for JavaScript.

use super::{Told, error, invalid_rulebook, load_rulebook, now, read, shallowly, to_js};
use crate::case::{self, Choice, Raw, check_as_of};
use crate::rulebook::{DEFAULT_ID, Rulebook};
use crate::service::{self, Filled};
use crate::words::{self, Lang};
use chrono::NaiveDateTime;
use js_sys::Reflect;
use serde_json::Value;
use wasm_bindgen::prelude::*;

/// Lists that are longer are read no further.
const MOST: f64 = 1_000.0;
/// What stands for them.
const TOO_MANY: usize = 1_001;

/// Every clock that the events start, the most urgent first.
///
/// # Errors
/// `InvalidEvents`, with every problem of the events and the options; `InvalidRulebook`.
#[wasm_bindgen]
pub fn clocks(events: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    let read = || {
        let mut asked = Asked::read(options, true)?;
        let found = service::read_events(&list(events), &asked.rulebook, asked.as_of);
        let events = asked.sound("", found);
        asked.or_refuse("InvalidEvents", events)
    };
    let (asked, events) = shallowly("InvalidEvents", read)?;
    let mut all = service::clocks(&asked.rulebook, &events, &asked.filled, asked.as_of);
    words::put_into_clocks(&mut all, &asked.rulebook, asked.lang);
    to_js(&all)
}

/// Every target of a rulebook with a month's counts.
///
/// # Errors
/// `InvalidCounts`, with every problem of the counts and the options; `InvalidRulebook`.
#[wasm_bindgen]
pub fn targets(counts: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    let read = || {
        let mut asked = Asked::read(options, false)?;
        let found = service::read_counts(&read::tree(counts), &asked.rulebook);
        let counts = asked.sound("", found);
        asked.or_refuse("InvalidCounts", counts)
    };
    let (asked, counts) = shallowly("InvalidCounts", read)?;
    let mut all = service::targets(&asked.rulebook, &counts, &asked.filled);
    words::put_into_targets(&mut all, &asked.rulebook, asked.lang);
    to_js(&all)
}

/// A list as a tree; one that is too long is not cut: it shows.
fn list(value: &JsValue) -> Value {
    // What refuses to say how long it is, is no list.
    let Ok(length) = Reflect::get(value, &"length".into()) else { return Value::Null };
    if length.as_f64().is_some_and(|length| length > MOST) {
        return vec![Value::Null; TOO_MANY].into();
    }
    read::tree(value)
}

/// What is asked, and every problem so far.
struct Asked {
    rulebook: Rulebook,
    filled: Filled,
    as_of: NaiveDateTime,
    lang: Lang,
    told: Vec<Told<&'static str>>,
}

impl Asked {
    /// Reads the options; a rulebook that is not sound is refused at once, as nothing can be read without it.
    fn read(options: &JsValue, timed: bool) -> Result<Self, JsValue> {
        let mut faults = Vec::new();
        let (mut rulebook, mut figures) = (JsValue::UNDEFINED, JsValue::UNDEFINED);
        let (mut as_of, mut lang) = (None, Lang::default());
        let given = if options.is_undefined() || options.is_null() { Ok(Vec::new()) } else { read::record(options) };
        for (key, value) in given.unwrap_or_else(|why| {
            faults.push(case::Issue::new("options", super::fault_of(&why)));
            Vec::new()
        }) {
            match (key.as_str(), read::raw(&value)) {
                ("rulebook", _) => rulebook = value,
                ("figures", _) => figures = value,
                ("lang", Raw::Null) => {}
                ("asOf", Raw::Null) if timed => {}
                ("asOf", raw) if timed => match check_as_of(&raw) {
                    Ok(at) => as_of = Some(at),
                    Err(fault) => faults.push(case::Issue::new(key, fault)),
                },
                ("lang", Raw::Text(code)) => match Lang::by_code(&code) {
                    Some(known) => lang = known,
                    None => faults.push(case::Issue::new(key, case::Fault::Format(super::LANGS))),
                },
                ("lang", _) => faults.push(case::Issue::new(key, case::Fault::Type(super::LANGS))),
                _ => faults.push(case::Issue::new(key, case::Fault::UnknownField)),
            }
        }
        let told = faults.iter().map(|issue| Told {
            field: issue.field.clone(),
            code: issue.fault.code().code(),
            message: words::issue(issue, &case::Case::default(), None, lang),
        });
        let mut asked = Self {
            told: told.collect(),
            rulebook: rulebook_of(&rulebook)?,
            filled: Filled::default(),
            as_of: as_of.unwrap_or_else(now),
            lang,
        };
        if !figures.is_undefined() && !figures.is_null() {
            let found = service::read_figures(&read::tree(&figures), &asked.rulebook);
            asked.filled = asked.sound("figures", found);
        }
        Ok(asked)
    }

    /// What was read; the problems are told under `at`.
    fn sound<T: Default>(&mut self, at: &str, found: Result<T, Vec<service::Issue>>) -> T {
        found.unwrap_or_else(|issues| {
            for mut issue in issues {
                issue.field = match (at, issue.field.as_str()) {
                    ("", field) => field.to_owned(),
                    (at, "") => at.to_owned(),
                    (at, field) => format!("{at}.{field}"),
                };
                let message = words::service_issue(&issue, self.lang);
                self.told.push(Told { code: issue.fault.code().code(), field: issue.field, message });
            }
            T::default()
        })
    }

    fn or_refuse<T>(self, name: &str, sound: T) -> Result<(Self, T), JsValue> {
        if self.told.is_empty() {
            return Ok((self, sound));
        }
        let message = self.told.iter().map(|told| told.message.as_str()).take(10).collect::<Vec<_>>().join("\n");
        Err(error(name, &message, &self.told))
    }
}

/// A built-in rulebook by its id, one of the caller's, or the one that holds when none is named.
fn rulebook_of(given: &JsValue) -> Result<Rulebook, JsValue> {
    let id = if given.is_undefined() || given.is_null() { Some(DEFAULT_ID.to_owned()) } else { given.as_string() };
    let loaded = match id.as_deref().and_then(Rulebook::built_in_file) {
        Some(file) => load_rulebook(&file.into()),
        None => load_rulebook(given),
    };
    loaded.map_err(|problems| invalid_rulebook(&problems))
}
