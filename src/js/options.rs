//! A case and how it is wanted, or every problem of both.

use super::now::now;
use super::read::{self, Unreadable};
use super::refusal::{Refusal, invalid};
use crate::case::{Case, Fault, Issue, Kind, Raw, check, check_as_of};
use crate::lang::Lang;
use crate::words;
use chrono::NaiveDateTime;
use wasm_bindgen::prelude::*;

/// How an estimate is wanted.
pub(crate) struct Options {
    /// The moment it is made for, China time.
    pub(super) as_of: NaiveDateTime,
    /// The language of its texts; none: without texts.
    pub(super) lang: Option<Lang>,
}

/// The case and the options, or every problem of both.
pub(crate) fn read_all(facts: &JsValue, options: &JsValue) -> Result<(Case, Options), JsValue> {
    let mut issues = Vec::new();
    let (mut as_of, mut lang, mut with_words) = (None, Lang::default(), true);
    for (key, raw) in entries_of(options, read::facts, &mut issues) {
        let read = match (key.as_str(), raw) {
            ("asOf" | "lang" | "words", Raw::Null) => Ok(()),
            ("asOf", raw) => check_as_of(&raw).map(|at| as_of = Some(at)),
            ("lang", raw) => lang_of(&raw).map(|known| lang = known),
            ("words", Raw::Bool(flag)) => {
                with_words = flag;
                Ok(())
            }
            ("words", _) => Err(Fault::Type(Kind::YesNo)),
            _ => Err(Fault::UnknownField),
        };
        issues.extend(read.err().map(|fault| Issue::new(key, fault)));
    }
    let moment = as_of.unwrap_or_else(now);
    let record = read::facts(facts).unwrap_or_else(|why| {
        issues.push(Issue::new("", fault_of(&why)));
        Vec::new()
    });
    let (case, faults) = check(record, moment);
    issues.extend(faults);
    if issues.is_empty() {
        return Ok((case, Options { as_of: moment, lang: with_words.then_some(lang) }));
    }
    let say = |issue: &Issue| Refusal {
        field: issue.field.clone(),
        code: issue.fault.code(),
        message: words::issue(issue, &case, Some(moment.into()), lang),
    };
    Err(invalid("InvalidCase", &issues.iter().map(say).collect::<Vec<_>>()))
}

/// The entries of the options, which may be left out.
#[cfg(feature = "page")]
pub(super) fn options_of(options: &JsValue, issues: &mut Vec<Issue>) -> Vec<(String, JsValue)> {
    entries_of(options, read::record, issues)
}

/// The same, read in this way.
fn entries_of<T>(
    options: &JsValue,
    read: impl FnOnce(&JsValue) -> Result<Vec<T>, Unreadable>,
    issues: &mut Vec<Issue>,
) -> Vec<T> {
    if options.is_undefined() || options.is_null() {
        return Vec::new();
    }
    read(options).unwrap_or_else(|why| {
        issues.push(Issue::new("options", fault_of(&why)));
        Vec::new()
    })
}

/// The language of an option.
pub(super) fn lang_of(raw: &Raw) -> Result<Lang, Fault> {
    const LANGS: Kind = Kind::Choice(Lang::CODES);
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
