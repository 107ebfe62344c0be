//! Service clocks and targets for JavaScript.

use super::held::Rules;
use super::now::now;
use super::options::{lang_of, options_of};
use super::read::{self, passed};
use super::refusal::{Refusal, invalid, told_of_options};
use super::to_js::to_js;
use crate::case::{Fault, Issue, Raw, check_as_of};
use crate::choice::Choice;
use crate::lang::Lang;
use crate::service::{self, Filled};
use crate::words::{self, Worded};
use chrono::NaiveDateTime;
use wasm_bindgen::prelude::*;

/// Every clock that the events start, the most urgent first.
///
/// # Errors
/// `InvalidEvents`, with every problem of the events and the options; `InvalidRulebook`.
#[wasm_bindgen]
pub fn clocks(events: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    let read = || {
        let mut asked = Asked::read(options, true)?;
        let found = service::read_events(&read::tree(events), &asked.rules, asked.as_of);
        let events = asked.sound("", found);
        asked.or_refuse("InvalidEvents", events)
    };
    let (asked, events) = passed("InvalidEvents", read)?;
    let all = service::clocks(&asked.rules, &events, &asked.filled, asked.as_of);
    to_js(&Worded { value: &*all, by: Some(&(&*asked.rules, asked.lang)) })
}

/// Every target of a rulebook with a month's counts.
///
/// # Errors
/// `InvalidCounts`, with every problem of the counts and the options; `InvalidRulebook`.
#[wasm_bindgen]
pub fn targets(counts: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    let read = || {
        let mut asked = Asked::read(options, false)?;
        let found = service::read_counts(&read::tree(counts), &asked.rules);
        let counts = asked.sound("", found);
        asked.or_refuse("InvalidCounts", counts)
    };
    let (asked, counts) = passed("InvalidCounts", read)?;
    let all = service::targets(&asked.rules, &counts, &asked.filled);
    to_js(&Worded { value: &*all, by: Some(&(&*asked.rules, asked.lang)) })
}

/// What is asked, and every problem so far.
struct Asked {
    rules: Rules,
    filled: Filled,
    as_of: NaiveDateTime,
    lang: Lang,
    told: Vec<Refusal<&'static str>>,
}

impl Asked {
    /// Reads the options; a rulebook that is not sound is refused at once, as nothing can be read without it.
    fn read(options: &JsValue, timed: bool) -> Result<Self, JsValue> {
        let mut faults = Vec::new();
        let (mut rulebook, mut figures) = (JsValue::UNDEFINED, JsValue::UNDEFINED);
        let (mut as_of, mut lang) = (None, Lang::default());
        for (key, value) in options_of(options, &mut faults) {
            let read = match (key.as_str(), read::raw(&value)) {
                ("rulebook", _) => {
                    rulebook = value;
                    Ok(())
                }
                ("figures", _) => {
                    figures = value;
                    Ok(())
                }
                ("asOf", Raw::Null) if timed => Ok(()),
                ("asOf", raw) if timed => check_as_of(&raw).map(|at| as_of = Some(at)),
                ("lang", raw) => lang_of(&raw).map(|known| lang = known),
                _ => Err(Fault::UnknownField),
            };
            faults.extend(read.err().map(|fault| Issue::new(key, fault)));
        }
        let mut asked = Self {
            told: told_of_options(&faults, lang).collect(),
            rules: Rules::of(&rulebook, None)?,
            filled: Filled::default(),
            as_of: as_of.unwrap_or_else(now),
            lang,
        };
        if !figures.is_undefined() && !figures.is_null() {
            let found = service::read_figures(&read::tree(&figures), &asked.rules);
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
                self.told.push(Refusal { code: issue.fault.code().code(), field: issue.field, message });
            }
            T::default()
        })
    }

    fn or_refuse<T>(self, name: &str, sound: T) -> Result<(Self, T), JsValue> {
        if self.told.is_empty() { Ok((self, sound)) } else { Err(invalid(name, &self.told)) }
    }
}
