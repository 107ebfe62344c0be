//! Errors as the caller is told.

use super::to_js::to_js;
#[cfg(feature = "page")]
use crate::case::Case;
#[cfg(feature = "page")]
use crate::case::Issue;
#[cfg(feature = "page")]
use crate::choice::Choice;
use crate::lang::Lang;
use crate::rulebook::Problem;
use crate::words;
use serde::Serialize;
use wasm_bindgen::prelude::*;

/// A problem as the caller is told.
#[derive(Serialize)]
pub(super) struct Refusal<C> {
    pub(super) field: String,
    pub(super) code: C,
    pub(super) message: String,
}

pub(crate) fn invalid_rulebook(problems: &[Problem]) -> JsValue {
    let say = |problem: &Problem| Refusal {
        field: problem.place.clone(),
        code: problem.wrong.code(),
        message: words::problem(problem, Lang::default()),
    };
    invalid("InvalidRulebook", &problems.iter().map(say).collect::<Vec<_>>())
}

/// What is wrong with options.
#[cfg(feature = "page")]
pub(super) fn told_of_options(issues: &[Issue], lang: Lang) -> impl Iterator<Item = Refusal<&'static str>> {
    issues.iter().map(move |issue| Refusal {
        field: issue.field.clone(),
        code: issue.fault.code().code(),
        message: words::issue(issue, &Case::default(), None, lang),
    })
}

/// An error that carries every problem; its message says the first of them.
pub(super) fn invalid<C: Serialize>(name: &str, told: &[Refusal<C>]) -> JsValue {
    let message = told.iter().map(|issue| issue.message.as_str()).take(10).collect::<Vec<_>>().join("\n");
    error(name, &message, told)
}

pub(super) fn error<C: Serialize>(name: &str, message: &str, told: &[Refusal<C>]) -> JsValue {
    let error = js_sys::Error::new(message);
    error.set_name(name);
    // A fresh error takes a property: nothing to do if not.
    let _ = js_sys::Reflect::set(&error, &"issues".into(), &to_js(&told).unwrap_or_default());
    error.into()
}
