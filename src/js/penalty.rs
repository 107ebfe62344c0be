//! Penalties through JavaScript: a month's sheet in, what it comes to out.

use super::read::{self, Unreadable};
use super::{LANGS, Told, error, fault_of, invalid_rulebook, load_rulebook, parse, to_js};
use crate::case::{Case, Choice, Fault, Issue, Raw};
use crate::penalty::Sheet;
use crate::rulebook::{DEFAULT_ID, Rulebook};
use crate::words::{self, Lang};
use wasm_bindgen::prelude::*;

/// What a month's sheet of penalties comes to, per person and item. Options: `rulebook`, a file or the id of a built-in
/// one (left out: the one that the sheet names), and `lang`.
///
/// # Errors
/// `InvalidSheet`, with every problem of the sheet and the options; `InvalidRulebook`, with every problem of the rulebook.
#[wasm_bindgen]
pub fn penalties(sheet: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    let (mut given, mut lang, mut faults) = (JsValue::UNDEFINED, Lang::default(), Vec::new());
    let nothing = options.is_undefined() || options.is_null();
    let options = if nothing { Ok(Vec::new()) } else { read::record(options) };
    for (key, value) in options.unwrap_or_else(|why: Unreadable| {
        faults.push(Issue::new("options", fault_of(&why)));
        Vec::new()
    }) {
        match (key.as_str(), read::raw(&value)) {
            ("rulebook", _) => given = value,
            ("lang", Raw::Null) => {}
            ("lang", Raw::Text(code)) => match Lang::by_code(&code) {
                Some(known) => lang = known,
                None => faults.push(Issue::new(key, Fault::Format(LANGS))),
            },
            ("lang", _) => faults.push(Issue::new(key, Fault::Type(LANGS))),
            _ => faults.push(Issue::new(key, Fault::UnknownField)),
        }
    }
    let file = read::tree(sheet);
    let rulebook = if given.is_undefined() || given.is_null() {
        let named = file.get("rulebook").and_then(|id| id.as_str());
        named.and_then(built_in).or_else(|| built_in(DEFAULT_ID)).ok_or(given)?
    } else {
        let known = given.as_string().and_then(|id| built_in(&id));
        known.map_or_else(|| load_rulebook(&given), Ok).map_err(|problems| invalid_rulebook(&problems))?
    };
    let (sheet, issues) = Sheet::read(&file, &rulebook);
    let told = faults.iter().map(|issue| Told {
        field: issue.field.clone(),
        code: issue.fault.code().code(),
        message: words::issue(issue, &Case::default(), None, lang),
    });
    let told = told.chain(issues.iter().map(|issue| Told {
        field: issue.field.clone(),
        code: issue.fault.code().code(),
        message: words::penalty_issue(issue, &rulebook, lang),
    }));
    let told: Vec<_> = told.collect();
    if !told.is_empty() {
        let message = told.iter().map(|issue| issue.message.as_str()).take(10).collect::<Vec<_>>().join("\n");
        return Err(error("InvalidSheet", &message, &told));
    }
    let mut penalties = sheet.penalties(&rulebook);
    words::put_into_penalties(&mut penalties, &rulebook, lang);
    to_js(&penalties)
}

/// A built-in rulebook, read by the engine's own JSON.
fn built_in(id: &str) -> Option<Rulebook> {
    Rulebook::load(&parse(Rulebook::built_in_file(id)?)?).ok()
}
