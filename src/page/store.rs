//! What the browser keeps: every access may be refused, and a text that cannot be read is set aside, never lost.
//!
//! Keys name the product and a version: every page opened from a file shares one store. It belongs to the page around
//! us as well, which may empty it: this window holds what it has seen there, and writes it back.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Storage;

/// All keys of ours begin with it.
const OURS: &str = "parcel-claims/";
/// Says that something of ours is kept. We never take it away: where it is gone, somebody else has emptied the store.
const HERE: &str = "parcel-claims/here/1";
/// Texts that could not be read, each under this and its key.
const SET_ASIDE: &str = "parcel-claims/set-aside/1/";

thread_local! {
    /// What stands in the store, as far as this window has seen.
    static HELD: RefCell<BTreeMap<String, String>> = RefCell::default();
    /// Whether the mark stood there.
    static MARKED: Cell<bool> = const { Cell::new(false) };
    /// What the browser has refused to keep and still does not, by its keys.
    static REFUSED: RefCell<BTreeMap<String, Refused>> = RefCell::default();
    /// Keys of texts that cannot be read and stand where they stood: there was no room to set them aside.
    static IN_PLACE: RefCell<BTreeSet<String>> = RefCell::default();
}

/// Why something was not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refused {
    /// A sandbox, a private window, or storage switched off.
    Unavailable,
    /// There is no more room.
    Full,
}

/// None in a sandbox, in private windows, or where storage is switched off: merely looking at it may throw.
fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}

/// The same, for this tab alone.
pub(super) fn of_tab() -> Option<Storage> {
    web_sys::window()?.session_storage().ok()?
}

/// Whether the browser keeps things at all.
pub(super) fn keeps() -> bool {
    storage().is_some()
}

/// The text under a key.
pub(super) fn read(key: &str) -> Option<String> {
    let text = storage()?.get_item(key).ok()??;
    HELD.with_borrow_mut(|held| held.insert(key.to_owned(), text.clone()));
    Some(text)
}

/// Sees all that is kept, and forgets what is not any more.
pub(super) fn hold() {
    let names: BTreeSet<String> = keys("").into_iter().filter(|key| key.starts_with(OURS)).collect();
    if names.contains(HERE) || !MARKED.get() {
        HELD.with_borrow_mut(|held| held.retain(|key, _| names.contains(key)));
    }
    for name in names {
        if !HELD.with_borrow(|held| held.contains_key(&name)) {
            read(&name);
        }
    }
    if HELD.with_borrow(|held| !held.is_empty()) {
        mark();
    }
}

/// Leaves the mark, the first time that something is kept.
fn mark() {
    if !MARKED.get() && storage().is_some_and(|storage| storage.set_item(HERE, "1").is_ok()) {
        MARKED.set(true);
    }
}

/// Whether somebody else has emptied the store.
pub(super) fn is_emptied() -> bool {
    MARKED.get() && storage().is_some_and(|storage| storage.get_item(HERE) == Ok(None))
}

/// Another window has changed what is kept under a key; whether it, or somebody there, has emptied the store.
pub(super) fn others_wrote(key: Option<&str>, text: Option<String>) -> bool {
    let Some(key) = key else { return MARKED.get() };
    match text {
        _ if !key.starts_with(OURS) => {}
        Some(text) => drop(HELD.with_borrow_mut(|held| held.insert(key.to_owned(), text))),
        None if is_emptied() || key == HERE => return MARKED.get(),
        None => drop(HELD.with_borrow_mut(|held| held.remove(key))),
    }
    false
}

/// Writes back what is gone: how many texts, and how many found no place any more.
pub(super) fn write_back() -> (usize, usize) {
    let Some(storage) = storage() else { return (0, 0) };
    let gone = |key: &str| storage.get_item(key) == Ok(None);
    let held = HELD.with_borrow(Clone::clone);
    let (mut back, mut lost) = (0, 0);
    for (key, text) in held.iter().filter(|(key, _)| *key != HERE && gone(key)) {
        match storage.set_item(key, text) {
            Ok(()) => back += 1,
            Err(_) => lost += 1,
        }
    }
    MARKED.set(false);
    mark();
    (back, lost)
}

/// Keeps a text; never over one that cannot be read and could not be set aside.
pub(super) fn write(key: &str, text: &str) -> Result<(), Refused> {
    if stands_in_place(key) {
        set_aside(key);
    }
    let written = if stands_in_place(key) { Err(Refused::Full) } else { put(key, text) };
    REFUSED.with_borrow_mut(|refused| match written {
        Ok(()) => drop(refused.remove(key)),
        Err(why) => drop(refused.insert(key.to_owned(), why)),
    });
    written
}

fn put(key: &str, text: &str) -> Result<(), Refused> {
    let storage = storage().ok_or(Refused::Unavailable)?;
    storage.set_item(key, text).map_err(|why| reason(&why, &storage))?;
    HELD.with_borrow_mut(|held| held.insert(key.to_owned(), text.to_owned()));
    mark();
    Ok(())
}

/// Why something under a key that begins like this is not kept, if it is not.
pub(super) fn refused(under: &str) -> Option<Refused> {
    REFUSED.with_borrow(|refused| refused.iter().find(|(key, _)| key.starts_with(under)).map(|(_, why)| *why))
}

/// A store that is full while empty is none: so old private windows refuse.
fn reason(why: &JsValue, storage: &Storage) -> Refused {
    let name = why.dyn_ref::<js_sys::Error>().map(js_sys::Error::name);
    let name = name.map_or_else(|| named(why), String::from);
    let full = name.contains("Quota") || name.contains("QUOTA");
    if full && storage.length().is_ok_and(|length| length > 0) { Refused::Full } else { Refused::Unavailable }
}

/// The name of an exception that is no `Error`.
fn named(why: &JsValue) -> String {
    js_sys::Reflect::get(why, &"name".into()).ok().and_then(|name| name.as_string()).unwrap_or_default()
}

/// Forgets a text; where that is refused, it stays, and so does one that cannot be read and was not set aside.
pub(super) fn remove(key: &str) {
    REFUSED.with_borrow_mut(|refused| refused.remove(key));
    if stands_in_place(key) {
        return;
    }
    take(key);
}

fn take(key: &str) {
    HELD.with_borrow_mut(|held| held.remove(key));
    if let Some(storage) = storage() {
        let _ = storage.remove_item(key);
    }
}

/// What comes after `under` in every key that begins with it.
pub(super) fn keys(under: &str) -> Vec<String> {
    let Some(storage) = storage() else { return Vec::new() };
    let key = |at| storage.key(at).ok().flatten();
    (0..storage.length().unwrap_or_default()).filter_map(|at| key(at)?.strip_prefix(under).map(str::to_owned)).collect()
}

/// Moves a text that cannot be read out of the way; where there is no room for that it stays where it is, is not
/// written over, and is counted all the same.
pub(super) fn set_aside(key: &str) {
    let Some(text) = read(key) else { return };
    // The same key may go bad twice.
    let mut place = format!("{SET_ASIDE}{key}");
    while read(&place).is_some_and(|known| known != text) {
        place.push('+');
    }
    let moved = put(&place, &text).is_ok();
    if moved {
        take(key);
    }
    IN_PLACE.with_borrow_mut(|keys| if moved { keys.remove(key) } else { keys.insert(key.to_owned()) });
}

fn stands_in_place(key: &str) -> bool {
    IN_PLACE.with_borrow(|keys| keys.contains(key))
}

/// Keys of what was not set aside and is still there.
fn in_place() -> Vec<String> {
    IN_PLACE.with_borrow(|keys| keys.iter().filter(|key| read(key).is_some()).cloned().collect())
}

/// Everything that was set aside, or should have been: the key it had, and the text.
pub(super) fn aside() -> Vec<(String, String)> {
    let moved = keys(SET_ASIDE).into_iter().map(|key| (format!("{SET_ASIDE}{key}"), key));
    let in_place = in_place().into_iter().map(|key| (key.clone(), key));
    moved.chain(in_place).filter_map(|(place, key)| read(&place).map(|text| (key, text))).collect()
}

/// How many texts could not be read.
pub(super) fn count_aside() -> usize {
    keys(SET_ASIDE).len() + in_place().len()
}
