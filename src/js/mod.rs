//! The thin WebAssembly boundary: it reads what is passed, calls the core, and hands back plain objects.
//!
//! All logic stands elsewhere and is reachable without it.

mod held;
#[cfg(feature = "page")]
pub(crate) mod penalty;
pub(crate) mod read;
#[cfg(feature = "page")]
mod service;

#[cfg(feature = "page")]
use crate::case::Choice;
use crate::case::{Case, Code, Fault, Field, Issue, Raw, check, check_as_of};
use crate::estimate::estimate as estimate_case;
use crate::lang::Lang;
use crate::rulebook::{Applicable, BUILT_IN_IDS, DEFAULT_ID, ParcelRules, Problem, Rulebook};
#[cfg(feature = "page")]
use crate::rulebook::{Versions, place};
#[cfg(feature = "page")]
use crate::table::Table;
use crate::words::{self, Speaker, Worded};
use chrono::{DateTime, NaiveDateTime, TimeDelta, Timelike};
#[cfg(feature = "page")]
use held::Held;
use read::{Unreadable, passed};
use serde::Serialize;
use wasm_bindgen::prelude::*;

/// As fast as the allocator of `std`, and half its size.
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// What an `Estimator` of JavaScript holds of the rulebook given, as an object or as the text of a file, or of a list of
/// versions: a copy that nobody else can change; null is the built-in one.
///
/// # Errors
/// `InvalidRulebook`, with every problem of every rulebook.
#[wasm_bindgen]
pub fn hold(rulebook: &JsValue) -> Result<JsValue, JsValue> {
    if rulebook.is_undefined() || rulebook.is_null() {
        return built_in().map(|_| JsValue::NULL);
    }
    passed("InvalidRulebook", || {
        let held = held::versions(rulebook).map_err(|problems| invalid_rulebook(&problems))?;
        Ok(held.copy.clone())
    })
}

/// The estimate of a case by what [`hold`] has handed out: of several versions, the sending date chooses.
///
/// # Errors
/// `InvalidCase`, with every problem of the case and the options; also where no version covers the sending date.
#[wasm_bindgen(js_name = estimateBy)]
pub fn estimate_by(held: &JsValue, facts: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    if held.is_null() {
        return estimate(facts, options);
    }
    let versions = held::versions(held).map_err(|problems| invalid_rulebook(&problems))?;
    estimate_with(facts, options, |case, options| {
        versions.of_case(case, options.as_of.date()).map_err(|covered| {
            let message = words::not_covered(&covered, options.lang.unwrap_or_default());
            let told = Told { field: Field::SentOn.key().to_owned(), code: Code::NotCovered, message: message.clone() };
            error("InvalidCase", &message, &[told])
        })
    })
}

/// The estimate by the built-in rulebook.
///
/// # Errors
/// `InvalidCase`, with every problem of the case and the options.
#[wasm_bindgen]
pub fn estimate(facts: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    estimate_with(facts, options, |_, _| built_in().map(Applicable::from))
}

/// How an estimate is wanted.
pub(crate) struct Options {
    /// The moment it is made for, China time.
    as_of: NaiveDateTime,
    /// The language of its texts; none: without texts.
    lang: Option<Lang>,
}

fn estimate_with<'a>(
    facts: &JsValue,
    options: &JsValue,
    rules: impl FnOnce(&Case, &Options) -> Result<Applicable<'a>, JsValue>,
) -> Result<JsValue, JsValue> {
    let (case, options) = passed("InvalidCase", || read_all(facts, options))?;
    let rules = rules(&case, &options)?;
    let value = &estimate_case(&case, &rules, options.as_of);
    let speaker = options.lang.map(|lang| Speaker { lang, rulebook: rules.lead(), case: &case });
    to_js(&Worded { value, by: speaker.as_ref() })
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
        Some(file) => Ok(parsed(file)),
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
    let (_, Options { lang, .. }) = passed("InvalidCase", || read_all(&js_sys::Object::new(), options))?;
    let table = |rules: &ParcelRules| to_js(&words::table_sheet(&Table::of(rules), lang.unwrap_or_default()));
    if rulebook.is_undefined() || rulebook.is_null() {
        return table(built_in()?);
    }
    let versions = read_versions(rulebook)?;
    versions.first().map_or(Ok(JsValue::NULL), |rules| table(rules))
}

/// Where two rulebooks differ: each place, what stood and stands there, and the place in words.
///
/// # Errors
/// `InvalidRulebook`, with every problem of both; `InvalidCase` for a language that there is not.
#[cfg(feature = "page")]
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
    let tree = |held: &Held<Rulebook>| match held.copy.as_string() {
        Some(text) => parse(text.trim_start_matches('\u{feff}')).unwrap_or_default(),
        None => read::tree(&held.copy),
    };
    let (before, after) = (tree(&before), tree(&after));
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
    Rulebook::built_in_by(DEFAULT_ID, parse).and_then(|rulebook| rulebook.parcel.as_ref()).ok_or_else(|| fault().into())
}

#[wasm_bindgen]
extern "C" {
    /// A text as JSON.
    fn parsed(text: &str) -> JsValue;
}

/// JSON, read by the engine.
pub(crate) fn parse(text: &str) -> Option<serde_json::Value> {
    Some(parsed(text)).filter(|tree| !tree.is_undefined()).map(|tree| read::tree(&tree))
}

/// A rulebook of the caller's with parcel rules, or a list of its versions.
#[cfg(feature = "page")]
pub(crate) fn read_versions(files: &JsValue) -> Result<Versions, JsValue> {
    passed("InvalidRulebook", || {
        let held = held::versions(files).map_err(|problems| invalid_rulebook(&problems))?;
        Ok((**held).clone())
    })
}

/// The case and the options, or every problem of both.
pub(crate) fn read_all(facts: &JsValue, options: &JsValue) -> Result<(Case, Options), JsValue> {
    let mut issues = Vec::new();
    let (mut as_of, mut lang, mut with_words) = (None, Lang::default(), true);
    for (key, value) in options_of(options, &mut issues) {
        let read = match (key.as_str(), read::raw(&value)) {
            ("asOf" | "lang" | "words", Raw::Null) => Ok(()),
            ("asOf", raw) => check_as_of(&raw).map(|at| as_of = Some(at)),
            ("lang", raw) => lang_of(&raw).map(|known| lang = known),
            ("words", Raw::Bool(flag)) => {
                with_words = flag;
                Ok(())
            }
            ("words", _) => Err(Fault::Type(crate::case::Kind::YesNo)),
            _ => Err(Fault::UnknownField),
        };
        issues.extend(read.err().map(|fault| Issue::new(key, fault)));
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
    Err(invalid("InvalidCase", &issues.iter().map(say).collect::<Vec<_>>()))
}

/// The entries of the options, which may be left out.
fn options_of(options: &JsValue, issues: &mut Vec<Issue>) -> Vec<(String, JsValue)> {
    if options.is_undefined() || options.is_null() {
        return Vec::new();
    }
    read::record(options).unwrap_or_else(|why| {
        issues.push(Issue::new("options", fault_of(&why)));
        Vec::new()
    })
}

/// The language of an option.
fn lang_of(raw: &Raw) -> Result<Lang, Fault> {
    const LANGS: crate::case::Kind = crate::case::Kind::Choice(Lang::CODES);
    match raw {
        Raw::Null => Ok(Lang::default()),
        Raw::Text(code) => Lang::by_code(code).ok_or(Fault::Format(LANGS)),
        Raw::LongText => Err(Fault::Format(LANGS)),
        Raw::Bool(_) | Raw::Number(_) | Raw::Other => Err(Fault::Type(LANGS)),
    }
}

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
    invalid("InvalidRulebook", &problems.iter().map(say).collect::<Vec<_>>())
}

/// What is wrong with options.
#[cfg(feature = "page")]
fn told_of_options(issues: &[Issue], lang: Lang) -> impl Iterator<Item = Told<&'static str>> {
    issues.iter().map(move |issue| Told {
        field: issue.field.clone(),
        code: issue.fault.code().code(),
        message: words::issue(issue, &Case::default(), None, lang),
    })
}

/// An error that carries every problem; its message says the first of them.
fn invalid<C: Serialize>(name: &str, told: &[Told<C>]) -> JsValue {
    let message = told.iter().map(|issue| issue.message.as_str()).take(10).collect::<Vec<_>>().join("\n");
    error(name, &message, told)
}

fn error<C: Serialize>(name: &str, message: &str, told: &[Told<C>]) -> JsValue {
    let error = js_sys::Error::new(message);
    error.set_name(name);
    // A fresh error takes a property: nothing to do if not.
    let _ = js_sys::Reflect::set(&error, &"issues".into(), &to_js(&told).unwrap_or_default());
    error.into()
}

pub(crate) fn to_js<T: Serialize + ?Sized>(value: &T) -> Result<JsValue, JsValue> {
    value.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).map_err(JsValue::from)
}
