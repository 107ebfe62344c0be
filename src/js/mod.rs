//! The thin WebAssembly boundary: it reads what is passed, calls the core, and hands back plain objects.
//!
//! All logic stands elsewhere and is reachable without it.

#[cfg(feature = "page")]
pub(crate) mod penalty;
pub(crate) mod read;
#[cfg(feature = "page")]
mod service;

use crate::case::{Case, Code, Fault, Field, Issue, Raw, check, check_as_of};
use crate::estimate::{Options, estimate as estimate_case};
#[cfg(feature = "page")]
use crate::rulebook::place;
use crate::rulebook::{BUILT_IN_IDS, DEFAULT_ID, ParcelRules, Problem, Rulebook, Versions, Wrong};
#[cfg(feature = "page")]
use crate::table::Table;
use crate::words::{self, Lang};
use chrono::{DateTime, NaiveDateTime, TimeDelta, Timelike};
use js_sys::JSON;
use read::Unreadable;
use serde::Serialize;
use std::cell::Cell;
use wasm_bindgen::prelude::*;

/// As fast as the allocator of `std`, and half its size.
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Estimates by one rulebook, or by the versions of one.
#[wasm_bindgen]
pub struct Estimator {
    /// The built-in rulebook where none.
    versions: Option<Versions>,
}

#[wasm_bindgen]
impl Estimator {
    /// With the rulebook given, as an object or as the text of a file; with a list of versions, of which the sending
    /// date chooses; or with the built-in one.
    ///
    /// # Errors
    /// `InvalidRulebook`, with every problem of every rulebook.
    #[wasm_bindgen(constructor)]
    pub fn new(rulebook: &JsValue) -> Result<Self, JsValue> {
        if rulebook.is_undefined() || rulebook.is_null() {
            built_in()?;
            return Ok(Self { versions: None });
        }
        Ok(Self { versions: Some(read_versions(rulebook)?) })
    }

    /// The estimate of a case.
    ///
    /// # Errors
    /// `InvalidCase`, with every problem of the case and the options; also where no version covers the sending date.
    pub fn estimate(&self, facts: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
        estimate_by(self.versions.as_ref(), facts, options)
    }
}

/// The estimate by the built-in rulebook.
///
/// # Errors
/// `InvalidCase`, with every problem of the case and the options.
#[wasm_bindgen]
pub fn estimate(facts: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    estimate_by(None, facts, options)
}

/// The file of a built-in rulebook.
///
/// # Errors
/// When there is none of that id.
#[wasm_bindgen]
pub fn rulebook(id: &JsValue) -> Result<JsValue, JsValue> {
    let id = if id.is_undefined() { Some(DEFAULT_ID.to_owned()) } else { id.as_string() };
    let file = id.and_then(|id| Rulebook::built_in_file(&id));
    match file {
        Some(file) => JSON::parse(file),
        None => Err(error(
            "UnknownRulebook",
            &format!("no such rulebook; built in: {}", BUILT_IN_IDS.join(", ")),
            &[] as &[Told<Code>],
        )),
    }
}

/// The decision table of a rulebook, or of the built-in one: everything it can come to.
///
/// # Errors
/// `InvalidRulebook`, with every problem of the rulebook; `InvalidCase`, with every problem of the options.
#[cfg(feature = "page")]
#[wasm_bindgen(js_name = decisionTable)]
pub fn decision_table(rulebook: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    let (_, Options { lang, .. }) = read_all(&js_sys::Object::new(), options)?;
    let table = |rules: &ParcelRules| to_js(&words::table_sheet(&Table::of(rules), lang.unwrap_or_default()));
    if rulebook.is_undefined() || rulebook.is_null() {
        return table(built_in()?);
    }
    read_versions(rulebook)?.first().map_or(Ok(JsValue::NULL), |rules| table(rules))
}

/// Where two rulebooks differ: each place, what stood and stands there, and the place in words.
///
/// # Errors
/// `InvalidRulebook`, with every problem of both.
#[cfg(feature = "page")]
#[wasm_bindgen]
pub fn differences(before: &JsValue, after: &JsValue, lang: Option<String>) -> Result<JsValue, JsValue> {
    let lang = lang.and_then(|code| Lang::by_code(&code)).unwrap_or_default();
    let tree = |file: &JsValue| match file.as_string() {
        Some(text) => parse(&text).unwrap_or_default(),
        None => read::tree(file),
    };
    let mut problems = Vec::new();
    for file in [before, after] {
        problems.extend(load_rulebook(file).err().unwrap_or_default());
    }
    if !problems.is_empty() {
        return Err(invalid_rulebook(&problems));
    }
    let (before, after) = (tree(before), tree(after));
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
#[cfg(feature = "page")]
#[derive(Serialize)]
struct Differs {
    place: String,
    before: Option<serde_json::Value>,
    after: Option<serde_json::Value>,
    text: String,
}

/// The built-in rulebook, read by the engine's own JSON: a parser of ours would be 9 KB.
pub(crate) fn built_in() -> Result<&'static ParcelRules, JsValue> {
    let fault = || js_sys::Error::new("parcel-claims: JSON.parse has been replaced");
    Rulebook::built_in_by(parse).and_then(|rulebook| rulebook.parcel.as_ref()).ok_or_else(|| fault().into())
}

/// JSON, read by the engine.
pub(crate) fn parse(text: &str) -> Option<serde_json::Value> {
    JSON::parse(text).ok().map(|tree| read::tree(&tree))
}

/// A rulebook of the caller's with parcel rules, or a list of its versions.
pub(crate) fn read_versions(files: &JsValue) -> Result<Versions, JsValue> {
    let mut problems = Vec::new();
    let mut rulebooks = Vec::new();
    for file in read::list(files, MOST_VERSIONS) {
        match load_rulebook(&file) {
            Ok(rulebook) => rulebooks.push(rulebook),
            Err(found) => problems.extend(found),
        }
    }
    if problems.is_empty() {
        return Versions::of(rulebooks).map_err(|problems| invalid_rulebook(&problems));
    }
    Err(invalid_rulebook(&problems))
}

/// More versions than any regulation has had.
const MOST_VERSIONS: u32 = 100;

/// A rulebook of the caller's, as an object or as the text of a file; or every problem of it.
pub(crate) fn load_rulebook(file: &JsValue) -> Result<Rulebook, Vec<Problem>> {
    match file.as_string() {
        Some(text) => Rulebook::load_text(&text, parse),
        None => Rulebook::load(&read::tree_of_a_file(file).ok_or_else(|| vec![Wrong::TooLarge.into()])?),
    }
}

fn estimate_by(versions: Option<&Versions>, facts: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    let (case, options) = shallowly("InvalidCase", || read_all(facts, options))?;
    let rulebook = match versions {
        None => built_in()?.into(),
        Some(versions) => versions.of_case(&case, options.as_of.date()).map_err(|covered| {
            let message = words::not_covered(&covered, options.lang.unwrap_or_default());
            let told = Told { field: Field::SentOn.key().to_owned(), code: Code::NotCovered, message: message.clone() };
            error("InvalidCase", &message, &[told])
        })?,
    };
    to_js(&estimate_case(&case, rulebook, options))
}

/// Reads what a caller passes. A getter may call back into us; one that never ends shall not take the stack.
fn shallowly<T>(name: &str, read: impl FnOnce() -> Result<T, JsValue>) -> Result<T, JsValue> {
    const DEEPEST: u8 = 4;
    thread_local! {
        static DEPTH: Cell<u8> = const { Cell::new(0) };
    }
    if DEPTH.get() >= DEEPEST {
        return Err(error(name, "what was passed calls for its own result", &[] as &[Told<Code>]));
    }
    DEPTH.set(DEPTH.get() + 1);
    let read = read();
    DEPTH.set(DEPTH.get() - 1);
    read
}

/// The case and the options, or every problem of both.
pub(crate) fn read_all(facts: &JsValue, options: &JsValue) -> Result<(Case, Options), JsValue> {
    let mut issues = Vec::new();
    let (mut as_of, mut lang, mut with_words) = (None, Lang::default(), true);
    let given = if options.is_undefined() || options.is_null() { Ok(Vec::new()) } else { read::record(options) };
    for (key, value) in given.unwrap_or_else(|why| {
        issues.push(Issue::new("options", fault_of(&why)));
        Vec::new()
    }) {
        match (key.as_str(), read::raw(&value)) {
            ("asOf" | "lang" | "words", Raw::Null) => {}
            ("asOf", raw) => match check_as_of(&raw) {
                Ok(at) => as_of = Some(at),
                Err(fault) => issues.push(Issue::new(key, fault)),
            },
            ("lang", Raw::Text(code)) if Lang::by_code(&code).is_some() => {
                lang = Lang::by_code(&code).unwrap_or_default()
            }
            ("lang", Raw::Text(_) | Raw::LongText) => issues.push(Issue::new(key, Fault::Format(LANGS))),
            ("lang", _) => issues.push(Issue::new(key, Fault::Type(LANGS))),
            ("words", Raw::Bool(flag)) => with_words = flag,
            ("words", _) => issues.push(Issue::new(key, Fault::Type(crate::case::Kind::YesNo))),
            _ => issues.push(Issue::new(key, Fault::UnknownField)),
        }
    }
    let moment = as_of.unwrap_or_else(now);
    let record = read::record(facts).unwrap_or_else(|why| {
        issues.push(Issue::new("", fault_of(&why)));
        Vec::new()
    });
    let (case, faults) = check(record.into_iter().map(|(key, value)| (key, read::raw(&value))), moment);
    issues.extend(faults);
    if issues.is_empty() {
        return Ok((case, Options { as_of: moment, lang: with_words.then_some(lang) }));
    }
    let say = |issue: &Issue| Told {
        field: issue.field.clone(),
        code: issue.fault.code(),
        message: words::issue(issue, &case, Some(moment.into()), lang),
    };
    let told: Vec<_> = issues.iter().map(say).collect();
    let message = told.iter().map(|issue| issue.message.as_str()).take(10).collect::<Vec<_>>().join("\n");
    Err(error("InvalidCase", &message, &told))
}

const LANGS: crate::case::Kind = crate::case::Kind::Choice(Lang::CODES);

fn fault_of(why: &Unreadable) -> Fault {
    match why {
        Unreadable::NotARecord => Fault::NotARecord,
        Unreadable::TooMany => Fault::TooManyFields,
    }
}

/// Now in China, whatever the machine's zone, to the minute.
pub(crate) fn now() -> NaiveDateTime {
    let china = now_to_second();
    china.with_second(0).unwrap_or(china)
}

/// The same, to the second.
pub(crate) fn now_to_second() -> NaiveDateTime {
    #[expect(clippy::cast_possible_truncation, reason = "milliseconds of this age fit")]
    let utc = DateTime::from_timestamp_millis(js_sys::Date::now() as i64).unwrap_or_default();
    let china = utc.naive_utc().checked_add_signed(TimeDelta::hours(8)).unwrap_or_default();
    china.with_nanosecond(0).unwrap_or(china)
}

/// A problem as the caller is told.
#[derive(Serialize)]
struct Told<C> {
    field: String,
    code: C,
    message: String,
}

pub(crate) fn invalid_rulebook(problems: &[Problem]) -> JsValue {
    let say = |problem: &Problem| Told {
        field: problem.place.clone(),
        code: problem.wrong.code(),
        message: words::problem(problem, Lang::default()),
    };
    let told: Vec<_> = problems.iter().map(say).collect();
    let message = told.iter().map(|issue| issue.message.as_str()).take(10).collect::<Vec<_>>().join("\n");
    error("InvalidRulebook", &message, &told)
}

fn error<C: Serialize>(name: &str, message: &str, issues: &[Told<C>]) -> JsValue {
    let error = js_sys::Error::new(message);
    error.set_name(name);
    // A fresh error takes a property: nothing to do if not.
    let _ = js_sys::Reflect::set(&error, &"issues".into(), &to_js(&issues).unwrap_or_default());
    error.into()
}

pub(crate) fn to_js<T: Serialize + ?Sized>(value: &T) -> Result<JsValue, JsValue> {
    value.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).map_err(JsValue::from)
}
