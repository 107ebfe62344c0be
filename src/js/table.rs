//! Decision tables for JavaScript, and where rulebooks differ.

use super::held;
use super::options::{Options, lang_of, read_all};
use super::read::{self, passed};
use super::refusal::{invalid, invalid_rulebook, told_of_options};
use super::to_js::to_js;
use crate::case::Issue;
use crate::json;
use crate::lang::Lang;
use crate::rulebook::{ParcelRules, Versions, place};
use crate::table::Table;
use crate::words;
use serde::Serialize;
use serde_json::Value;
use wasm_bindgen::prelude::*;

/// The decision table of a rulebook, or of the built-in one: everything it can come to.
///
/// # Errors
/// `InvalidRulebook`, with every problem of the rulebook; `InvalidCase`, with every problem of the options.
#[wasm_bindgen(js_name = decisionTable)]
pub fn decision_table(rulebook: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    let (_, Options { lang, .. }) = passed("InvalidCase", || read_all(&js_sys::Object::new(), options))?;
    let table = |rules: &ParcelRules| to_js(&words::table::table_sheet(&Table::of(rules), lang.unwrap_or_default()));
    if rulebook.is_undefined() || rulebook.is_null() {
        return table(ParcelRules::built_in());
    }
    let versions =
        passed("InvalidRulebook", || held::versions(rulebook).map_err(|problems| invalid_rulebook(&problems)))?;
    versions.first().map_or(Ok(JsValue::NULL), |rules| table(rules))
}

/// Where two rulebooks differ: each place, what stood and stands there, and the place in words.
///
/// # Errors
/// `InvalidRulebook`, with every problem of both; `InvalidCase` for a language that there is not.
#[wasm_bindgen]
pub fn differences(before: &JsValue, after: &JsValue, lang: &JsValue) -> Result<JsValue, JsValue> {
    let [before, after] = passed("InvalidRulebook", || {
        let (before, after) = (held::rulebook(before), held::rulebook(after));
        let (mut held, mut problems) = (Vec::new(), Vec::new());
        for file in [before, after] {
            match file {
                Ok(file) => held.push(file),
                Err(found) => problems.extend(found),
            }
        }
        <[_; 2]>::try_from(held).map_err(|_| invalid_rulebook(&problems))
    })?;
    let lang = lang_of(&read::raw(lang)).map_err(|fault| {
        let issues = [Issue::new("lang", fault)];
        invalid("InvalidCase", &told_of_options(&issues, Lang::default()).collect::<Vec<_>>())
    })?;
    let (before, after) = (tree(&before.copy), tree(&after.copy));
    let found: Vec<_> = place::differences(&before, &after)
        .into_iter()
        .map(|one| {
            let text = words::rulebook_place(&before, &one.place, lang);
            Differs { place: one.place, before: one.before, after: one.after, text }
        })
        .collect();
    to_js(&found)
}

/// A place where two rulebooks differ, as the caller is told.
#[derive(Serialize)]
struct Differs {
    place: String,
    before: Option<Value>,
    after: Option<Value>,
    text: String,
}

/// A file, given as a text or as an object.
fn tree(file: &JsValue) -> Value {
    match file.as_string() {
        Some(text) => json::parse(text.trim_start_matches('\u{feff}')).unwrap_or_default(),
        None => read::tree(file),
    }
}

/// A rulebook of the caller's with parcel rules, or a list of its versions; and their files.
pub(crate) fn read_versions(files: &JsValue) -> Result<(Versions, Vec<Value>), JsValue> {
    passed("InvalidRulebook", || {
        let held = held::versions(files).map_err(|problems| invalid_rulebook(&problems))?;
        let files = match tree(&held.copy) {
            Value::Array(files) => files.into_iter().map(parsed).collect(),
            file => vec![file],
        };
        Ok(((**held).clone(), files))
    })
}

/// One of a list may be a text, too.
fn parsed(file: Value) -> Value {
    file.as_str().and_then(json::parse).unwrap_or(file)
}
