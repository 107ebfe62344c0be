//! Penalties through JavaScript: a month's sheet in, what it comes to out.

use super::held::Rules;
use super::options::{lang_of, options_of};
use super::read::{self, passed};
use super::refusal::{Refusal, invalid, told_of_options};
use super::to_js::to_js;
use crate::case::{Fault, Issue};
use crate::choice::Choice;
use crate::lang::Lang;
use crate::penalty::Sheet;
use crate::words::{self, Worded};
use wasm_bindgen::prelude::*;

/// What a month's sheet of penalties comes to, per person and item. Options: `rulebook`, a file or the id of a built-in
/// one (left out: the one that the sheet names), and `lang`.
///
/// # Errors
/// `InvalidSheet`, with every problem of the sheet and the options; `InvalidRulebook`, with every problem of the rulebook.
#[wasm_bindgen]
pub fn penalties(sheet: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    let (sheet, rules, lang) = passed("InvalidSheet", || read_sheet(sheet, options))?;
    to_js(&Worded { value: &sheet.penalties(&rules), by: Some(&(&*rules, lang)) })
}

fn read_sheet(sheet: &JsValue, options: &JsValue) -> Result<(Sheet, Rules, Lang), JsValue> {
    let (mut given, mut lang, mut faults) = (JsValue::UNDEFINED, Lang::default(), Vec::new());
    for (key, value) in options_of(options, &mut faults) {
        let read = match key.as_str() {
            "rulebook" => {
                given = value;
                Ok(())
            }
            "lang" => lang_of(&read::raw(&value)).map(|known| lang = known),
            _ => Err(Fault::UnknownField),
        };
        faults.extend(read.err().map(|fault| Issue::new(key, fault)));
    }
    let file = read::tree(sheet);
    let named = file.get("rulebook").and_then(|id| id.as_str());
    let rules = Rules::of(&given, named)?;
    let (sheet, issues) = Sheet::read(&file, &rules);
    let of_sheet = issues.iter().map(|issue| Refusal {
        field: issue.field.clone(),
        code: issue.fault.code().code(),
        message: words::penalty_issue(issue, &rules, lang),
    });
    let told: Vec<_> = told_of_options(&faults, lang).chain(of_sheet).collect();
    if told.is_empty() { Ok((sheet, rules, lang)) } else { Err(invalid("InvalidSheet", &told)) }
}
