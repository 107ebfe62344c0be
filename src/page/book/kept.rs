//! The case book as this window knows it, and its copy in the browser: a key of its own for every revision.
//!
//! A revision is written before those it replaces are removed, and no key is ever written twice: two windows cannot
//! overwrite each other. What the browser refuses to keep stays here, and is tried again.

use crate::book::{Book, Head, Revision, Stamp};
use crate::page::store::{self, Refused};
use std::collections::BTreeMap;

const UNDER: &str = "parcel-claims/book/1/";

/// The book, as far as this window knows it.
#[derive(Default)]
pub(in crate::page) struct Kept {
    book: Book,
    /// Ids of revisions that the browser has not taken.
    unkept: Vec<String>,
    /// Why the last attempt failed, if it did.
    pub(in crate::page) refused: Option<Refused>,
    /// Grows with every change.
    pub(in crate::page) version: u32,
}

/// Milliseconds since 1970.
pub(in crate::page) fn clock() -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "milliseconds of this age fit")]
    let now = js_sys::Date::now() as i64;
    now
}

/// An id that nobody else has: the time, and chance.
pub(in crate::page) fn fresh_id() -> String {
    let base_36 = |number: f64| {
        // Base 36 is one that a number can be written in.
        js_sys::Number::from(number).to_string_with_radix(36).map(String::from).unwrap_or_default()
    };
    let chance: String = base_36(js_sys::Math::random()).chars().filter(char::is_ascii_alphanumeric).collect();
    format!("{}-{chance}", base_36(js_sys::Date::now())).chars().take(30).collect()
}

fn key(revision: &Revision) -> String {
    format!("{UNDER}{}/{}", revision.case, revision.id)
}

/// Whether a change under this key concerns the book.
pub(in crate::page) fn concerns(key: &str) -> bool {
    key.starts_with(UNDER)
}

impl Kept {
    /// Takes in what other windows have written or taken away, and what the browser refused before.
    pub(in crate::page) fn sync(&mut self) {
        let names = store::keys(UNDER);
        let mut changed = false;
        for name in &names {
            let id = name.rsplit('/').next().unwrap_or_default();
            if self.book.get(id).is_some() {
                continue;
            }
            changed = true;
            let place = format!("{UNDER}{name}");
            match store::read(&place).map(|text| Revision::read(&text)) {
                Some(Ok(revision)) if key(&revision) == place => self.book.add(revision),
                Some(_) => store::set_aside(&place),
                None => {}
            }
        }
        let mut known: BTreeMap<&str, usize> = BTreeMap::new();
        for (at, name) in names.iter().enumerate() {
            known.insert(name, at);
        }
        let gone = |one: &&Revision| {
            !self.unkept.contains(&one.id) && !known.contains_key(format!("{}/{}", one.case, one.id).as_str())
        };
        let gone: Vec<String> = self.book.revisions().filter(gone).map(|one| one.id.clone()).collect();
        changed |= !gone.is_empty();
        for id in gone {
            self.book.remove(&id);
        }
        for id in std::mem::take(&mut self.unkept) {
            if let Some(revision) = self.book.remove(&id) {
                self.keep(revision);
            }
        }
        self.clean();
        if changed {
            self.version += 1;
        }
    }

    /// What stands in the book.
    pub(in crate::page) fn heads(&self) -> Vec<Head<'_>> {
        self.book.heads()
    }

    /// The book itself.
    pub(in crate::page) fn book(&self) -> &Book {
        &self.book
    }

    /// How many cases stand only in this window.
    pub(in crate::page) fn count_unkept(&self) -> usize {
        let unkept = |head: &Head<'_>| self.unkept.contains(&head.revision.id);
        self.heads().iter().filter(|head| unkept(head)).count()
    }

    /// Makes a revision and keeps it.
    pub(in crate::page) fn make(&mut self, make: impl FnOnce(&Book, Stamp<'_>) -> Revision) -> Revision {
        let id = fresh_id();
        let revision = make(&self.book, Stamp { id: &id, at: clock() });
        self.keep(revision.clone());
        self.clean();
        revision
    }

    /// Takes revisions of a file in.
    pub(in crate::page) fn bring(&mut self, revisions: Vec<Revision>) {
        for revision in revisions {
            self.keep(revision);
        }
        self.clean();
    }

    fn keep(&mut self, revision: Revision) {
        let (place, text) = (key(&revision), revision.text().to_owned());
        let (id, deletes) = (revision.id.clone(), revision.content.is_none());
        self.book.add(revision);
        self.version += 1;
        let mut written = store::write(&place, &text);
        if written == Err(Refused::Full) && deletes {
            // Deleting makes room, for its own mark as well.
            self.clean();
            written = store::write(&place, &text);
        }
        match written {
            Ok(()) if self.unkept.is_empty() => self.refused = None,
            Ok(()) => {}
            Err(why) => {
                self.refused = Some(why);
                self.unkept.push(id);
            }
        }
    }

    /// Removes what has been replaced by something that is kept.
    fn clean(&mut self) {
        for id in self.book.replaced() {
            let safe = |one: &Revision| one.content.is_none() || !self.unkept.contains(&one.id);
            let old = self.book.get(&id);
            let kept = old.is_some_and(|old| self.book.revisions().any(|one| one.replaces(old) && safe(one)));
            if kept && let Some(old) = self.book.remove(&id) {
                store::remove(&key(&old));
                self.unkept.retain(|known| *known != id);
            }
        }
    }
}
