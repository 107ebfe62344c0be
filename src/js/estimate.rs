//! Estimates for JavaScript.

use super::held;
use super::options::{Options, read_all};
use super::read::passed;
use super::refusal::{Refusal, error, invalid_rulebook};
use super::to_js::to_js;
use crate::case::{Case, Code, Field};
use crate::estimate::estimate as estimate_case;
use crate::rulebook::{Applicable, BUILT_IN_IDS, DEFAULT_ID, ParcelRules, Rulebook};
use crate::words::{self, Speaker, Worded};
use wasm_bindgen::prelude::*;

/// What an `Estimator` of JavaScript holds of the rulebook given, as an object or as the text of a file, or of a list of
/// versions: a copy that nobody else can change; null is the built-in one.
///
/// # Errors
/// `InvalidRulebook`, with every problem of every rulebook.
#[wasm_bindgen]
pub fn hold(rulebook: &JsValue) -> Result<JsValue, JsValue> {
    if rulebook.is_undefined() || rulebook.is_null() {
        return Ok(JsValue::NULL);
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
            let told =
                Refusal { field: Field::SentOn.key().to_owned(), code: Code::NotCovered, message: message.clone() };
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
    estimate_with(facts, options, |_, _| Ok(ParcelRules::built_in().into()))
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

#[wasm_bindgen]
extern "C" {
    /// A text as JSON.
    fn parsed(text: &str) -> JsValue;
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
            &[] as &[Refusal<Code>],
        )),
    }
}
