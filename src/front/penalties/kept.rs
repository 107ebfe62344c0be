//! The months that the clerk has saved: a key of its own for each. None is ever written over: two windows that change
//! the same month leave both.

use crate::front::now::Now;
use crate::front::storage::{Refused, Storage};

const UNDER: &str = "parcel-claims/penalties/1/";

/// A month that is kept: its name in the store, and its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Its name in the store.
    pub id: String,
    /// The sheet, as JSON.
    pub text: String,
}

/// Returns every month that is saved.
#[must_use]
pub fn all(storage: &Storage) -> Vec<Kept> {
    let read = |id: String| storage.read(&key(&id)).map(|text| Kept { id, text });
    storage.keys(UNDER).into_iter().filter_map(read).collect()
}

/// Keeps a text in place of another; its name.
pub fn keep(storage: &Storage, now: &Now, text: &str, over: Option<&str>) -> Result<String, Refused> {
    let id = now.fresh_id();
    storage.write(&key(&id), text)?;
    if let Some(over) = over {
        remove(storage, over);
    }
    Ok(id)
}

/// Puts one back that was removed.
pub fn put_back(storage: &Storage, kept: &Kept) -> Result<(), Refused> {
    storage.write(&key(&kept.id), &kept.text)
}

/// Forgets the saved month of this id.
pub fn remove(storage: &Storage, id: &str) {
    storage.remove(&key(id));
}

/// Moves one that cannot be read out of the way.
pub fn set_aside(storage: &Storage, id: &str) {
    storage.set_aside(&key(id));
}

fn key(id: &str) -> String {
    format!("{UNDER}{id}")
}
