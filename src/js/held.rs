//! Rulebooks that were given last. One that says the same again is not checked and loaded anew; and an `Estimator` of
//! JavaScript holds nothing here, so that any number of them cost nothing.
//!
//! What is given may be changed later: it is held against a copy of our own.

use super::{parse, read, to_js};
#[cfg(feature = "page")]
use crate::rulebook::{DEFAULT_ID, Wanted};
use crate::rulebook::{Problem, Rulebook, Versions, Wrong};
use js_sys::{Array, Object};
use std::cell::{OnceCell, RefCell};
#[cfg(feature = "page")]
use std::ops::Deref;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// So many are held; nobody compares more of them at once.
const MOST: usize = 8;
/// More versions than any regulation has had.
const MOST_VERSIONS: u32 = 100;

thread_local! {
    static HELD: RefCell<Vec<Rc<Held>>> = const { RefCell::new(Vec::new()) };
}

#[wasm_bindgen]
extern "C" {
    /// Whether what is given says the same as its copy.
    #[wasm_bindgen(js_name = isSame)]
    fn is_same(copy: &JsValue, given: &JsValue) -> bool;
}

/// A rulebook that was given, or the versions of one.
pub(crate) struct Held {
    /// What was given, as it was then.
    copy: JsValue,
    rulebooks: Vec<Rc<Rulebook>>,
    versions: OnceCell<Result<Versions, Vec<Problem>>>,
}

impl Held {
    /// A rulebook of the caller's: an object, or the text of a file.
    #[cfg(feature = "page")]
    pub(crate) fn of(given: &JsValue) -> Result<Rc<Self>, Vec<Problem>> {
        if read::is_list(given) {
            return Err(vec![Wrong::Type(Wanted::Object).into()]);
        }
        Self::of_all(given)
    }

    /// The same, or a list of versions.
    pub(crate) fn of_all(given: &JsValue) -> Result<Rc<Self>, Vec<Problem>> {
        // Reading what is given may call for others meanwhile.
        let known = HELD.with_borrow(Clone::clone);
        // What cannot be compared is told when it is read.
        let same = |held: &Rc<Self>| Object::is(&held.copy, given) || is_same(&held.copy, given);
        let held = match known.into_iter().find(same) {
            Some(held) => held,
            None => Rc::new(Self::load(given)?),
        };
        HELD.with_borrow_mut(|all| {
            all.retain(|one| !Rc::ptr_eq(one, &held));
            all.insert(0, Rc::clone(&held));
            all.truncate(MOST);
        });
        Ok(held)
    }

    fn load(given: &JsValue) -> Result<Self, Vec<Problem>> {
        let versions = if read::is_list(given) { read::items(given, MOST_VERSIONS) } else { None };
        let (copies, mut rulebooks, mut problems) = (Array::new(), Vec::new(), Vec::new());
        for file in versions.as_deref().unwrap_or(std::slice::from_ref(given)) {
            match load(file) {
                Ok((rulebook, copy)) => {
                    rulebooks.push(Rc::new(rulebook));
                    copies.push(&copy);
                }
                Err(found) => problems.extend(found),
            }
        }
        if rulebooks.len() > MOST_VERSIONS as usize {
            problems.push(Wrong::Range.into());
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        let copy = if versions.is_some() { copies.into() } else { copies.get(0) };
        Ok(Self { copy, rulebooks, versions: OnceCell::new() })
    }

    /// What it says of parcels.
    pub(crate) fn versions(&self) -> Result<&Versions, &[Problem]> {
        let versions = self.versions.get_or_init(|| Versions::of(self.rulebooks.iter().map(|one| (**one).clone())));
        versions.as_ref().map_err(Vec::as_slice)
    }

    /// What was given, as it was then.
    pub(crate) const fn copy(&self) -> &JsValue {
        &self.copy
    }
}

/// A rulebook that a service goes by.
#[cfg(feature = "page")]
pub(super) enum Rules {
    BuiltIn(&'static Rulebook),
    Given(Rc<Rulebook>),
}

#[cfg(feature = "page")]
impl Rules {
    /// One of the caller's, or a built-in one by its id. Nothing stands for the one that is named, if it is built in, or
    /// else for the one that holds.
    pub(super) fn of(given: &JsValue, named: Option<&str>) -> Result<Self, JsValue> {
        let built_in = |id: &str| Rulebook::built_in_by(id, parse).map(Self::BuiltIn);
        if given.is_undefined() || given.is_null() {
            let known = named.and_then(built_in).or_else(|| built_in(DEFAULT_ID));
            return known.ok_or_else(|| super::built_in().err().unwrap_or_default());
        }
        if let Some(known) = given.as_string().as_deref().and_then(built_in) {
            return Ok(known);
        }
        let held = Held::of(given).map_err(|problems| super::invalid_rulebook(&problems))?;
        // One was given: one is held.
        let only = held.rulebooks.first().cloned();
        only.map(Self::Given).ok_or_else(|| super::invalid_rulebook(&[Wrong::Missing.into()]))
    }
}

#[cfg(feature = "page")]
impl Deref for Rules {
    type Target = Rulebook;

    fn deref(&self) -> &Rulebook {
        match self {
            Self::BuiltIn(rulebook) => rulebook,
            Self::Given(rulebook) => rulebook,
        }
    }
}

/// A rulebook, with what was read of it.
fn load(file: &JsValue) -> Result<(Rulebook, JsValue), Vec<Problem>> {
    if let Some(text) = file.as_string() {
        return Ok((Rulebook::load_text(&text, parse)?, file.clone()));
    }
    let tree = read::tree_of_a_file(file).ok_or_else(|| vec![Wrong::TooLarge.into()])?;
    let rulebook = Rulebook::load(&tree)?;
    // It is sound: what is written of it can be read. Where JavaScript refuses, it is no copy of anything.
    Ok((rulebook, to_js(&tree).unwrap_or_default()))
}
