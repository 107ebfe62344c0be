//! Rulebooks that were given last. One that says the same again is not checked and loaded anew; and an `Estimator` of
//! JavaScript holds nothing here, so that any number of them cost nothing.
//!
//! What is given may be changed later: it is held against a copy of our own.

use super::read;
#[cfg(feature = "page")]
use super::refusal::invalid_rulebook;
use super::to_js::to_js;
#[cfg(feature = "page")]
use crate::rulebook::Wanted;
use crate::rulebook::{Problem, Rulebook, Versions, Wrong};
use js_sys::{Array, Object};
use std::cell::RefCell;
use std::ops::Deref;
use std::rc::Rc;
use std::thread::LocalKey;
use wasm_bindgen::prelude::*;

/// So many of a kind are held; nobody compares more of them at once.
const MOST: usize = 8;
/// More versions than any regulation has had.
const MOST_VERSIONS: u32 = 100;

/// Those of a kind, the last first.
type All<T> = RefCell<Vec<Rc<Held<T>>>>;

thread_local! {
    static VERSIONS: All<Versions> = const { RefCell::new(Vec::new()) };
    #[cfg(feature = "page")]
    static RULEBOOKS: All<Rulebook> = const { RefCell::new(Vec::new()) };
}

#[wasm_bindgen]
extern "C" {
    /// Whether what is given says the same as its copy.
    #[wasm_bindgen(js_name = isSame)]
    fn is_same(copy: &JsValue, given: &JsValue) -> bool;
}

/// What was loaded, and what was given for it as it was then.
pub(crate) struct Held<T> {
    pub(super) copy: JsValue,
    loaded: T,
}

impl<T> Deref for Held<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.loaded
    }
}

/// A rulebook of the caller's with parcel rules, as an object or as the text of a file, or a list of its versions.
pub(super) fn versions(given: &JsValue) -> Result<Rc<Held<Versions>>, Vec<Problem>> {
    held(&VERSIONS, given, load_versions)
}

/// A rulebook of the caller's, as an object or as the text of a file.
#[cfg(feature = "page")]
pub(super) fn rulebook(given: &JsValue) -> Result<Rc<Held<Rulebook>>, Vec<Problem>> {
    // What is held here are no lists.
    held(&RULEBOOKS, given, |given| {
        if read::is_list(given) { Err(vec![Wrong::Type(Wanted::Object).into()]) } else { load(given) }
    })
}

type Loaded<T> = Result<(T, JsValue), Vec<Problem>>;

fn held<T>(
    all: &'static LocalKey<All<T>>,
    given: &JsValue,
    load: fn(&JsValue) -> Loaded<T>,
) -> Result<Rc<Held<T>>, Vec<Problem>> {
    // Reading what is given may call for others meanwhile.
    let known = all.with_borrow(Clone::clone);
    // What cannot be compared is told when it is read.
    let same = |held: &Rc<Held<T>>| Object::is(&held.copy, given) || is_same(&held.copy, given);
    let held = match known.into_iter().find(same) {
        Some(held) => held,
        None => load(given).map(|(loaded, copy)| Rc::new(Held { copy, loaded }))?,
    };
    all.with_borrow_mut(|all| {
        all.retain(|one| !Rc::ptr_eq(one, &held));
        all.insert(0, Rc::clone(&held));
        all.truncate(MOST);
    });
    Ok(held)
}

fn load_versions(given: &JsValue) -> Loaded<Versions> {
    let list = if read::is_list(given) { read::items(given, MOST_VERSIONS) } else { None };
    let (copies, mut rulebooks, mut problems) = (Array::new(), Vec::new(), Vec::new());
    for file in list.as_deref().unwrap_or(std::slice::from_ref(given)) {
        match load(file) {
            Ok((rulebook, copy)) => {
                rulebooks.push(rulebook);
                copies.push(&copy);
            }
            Err(found) => problems.extend(found),
        }
    }
    if copies.length() > MOST_VERSIONS {
        problems.push(Wrong::Range.into());
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    Ok((Versions::of(rulebooks)?, if list.is_some() { copies.into() } else { copies.get(0) }))
}

/// A rulebook, and what was read of it.
fn load(file: &JsValue) -> Loaded<Rulebook> {
    if let Some(text) = file.as_string() {
        return Ok((Rulebook::load_text(&text)?, file.clone()));
    }
    let tree = read::tree_of_a_file(file).ok_or_else(|| vec![Wrong::TooLarge.into()])?;
    let rulebook = Rulebook::load(&tree)?;
    // It is sound: what is written of it can be read. Where JavaScript refuses, it is no copy of anything.
    Ok((rulebook, to_js(&tree).unwrap_or_default()))
}

/// A rulebook that a service goes by.
#[cfg(feature = "page")]
pub(super) enum Rules {
    BuiltIn(&'static Rulebook),
    Given(Rc<Held<Rulebook>>),
}

#[cfg(feature = "page")]
impl Rules {
    /// One of the caller's, or a built-in one by its id. Nothing stands for the one that is named, if it is built in, or
    /// else for the one that holds.
    pub(super) fn of(given: &JsValue, named: Option<&str>) -> Result<Self, JsValue> {
        let built_in = |id: &str| Rulebook::built_in_by(id).map(Self::BuiltIn);
        if given.is_undefined() || given.is_null() {
            return Ok(named.and_then(built_in).unwrap_or_else(|| Self::BuiltIn(Rulebook::built_in())));
        }
        match given.as_string().as_deref().and_then(built_in) {
            Some(known) => Ok(known),
            None => rulebook(given).map(Self::Given).map_err(|problems| invalid_rulebook(&problems)),
        }
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
