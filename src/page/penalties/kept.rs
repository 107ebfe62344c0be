//! The months that the clerk has saved: a key of its own for each. None is ever written over: two windows that change
//! the same month leave both.

use crate::page::book::fresh_id;
use crate::page::store::{self, Refused};

const UNDER: &str = "parcel-claims/penalties/1/";

/// A month that is kept: its name in the store, and its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Kept {
    pub(super) id: String,
    pub(super) text: String,
}

/// All of them.
pub(super) fn all() -> Vec<Kept> {
    let read = |id: String| store::read(&key(&id)).map(|text| Kept { id, text });
    store::keys(UNDER).into_iter().filter_map(read).collect()
}

/// Keeps a text in place of another; its name.
pub(super) fn keep(text: &str, over: Option<&str>) -> Result<String, Refused> {
    let id = fresh_id();
    store::write(&key(&id), text)?;
    if let Some(over) = over {
        remove(over);
    }
    Ok(id)
}

/// Puts one back that was removed.
pub(super) fn put_back(kept: &Kept) -> Result<(), Refused> {
    store::write(&key(&kept.id), &kept.text)
}

/// Forgets one.
pub(super) fn remove(id: &str) {
    store::remove(&key(id));
}

/// Moves one that cannot be read out of the way.
pub(super) fn set_aside(id: &str) {
    store::set_aside(&key(id));
}

fn key(id: &str) -> String {
    format!("{UNDER}{id}")
}
