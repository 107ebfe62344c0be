//! The case book as this window knows it, and its copy in the browser: a key of its own for every revision.
//!
//! A revision is written before those it replaces are removed, and no key is ever written twice: two windows cannot
//! overwrite each other. What the browser refuses to keep stays here, and is tried again.

use crate::book::{Book, Head, Revision, Stamp};
use crate::front::now::Now;
use crate::front::storage::{Refused, Storage};
use std::cell::Cell;
use std::collections::BTreeMap;

const UNDER: &str = "parcel-claims/book/1/";

/// The book, as far as this window knows it.
pub struct Kept {
    storage: Storage,
    book: Book,
    /// Ids of revisions that the browser has not taken.
    unkept: Vec<String>,
    /// Why the last attempt failed, if it did.
    pub refused: Option<Refused>,
    /// Grows with every change.
    pub version: u32,
    /// How many cases there were at a version: heads are many to count with each key.
    counted: Cell<(u32, usize)>,
}

fn key(revision: &Revision) -> String {
    format!("{UNDER}{}/{}", revision.case, revision.id)
}

/// Is true where a change under this key of the store concerns the book.
pub fn concerns(key: &str) -> bool {
    key.starts_with(UNDER)
}

impl Kept {
    /// Nothing is known of it until it is first looked at.
    #[must_use]
    pub fn new(storage: &Storage) -> Self {
        Self {
            storage: storage.clone(),
            book: Book::default(),
            unkept: Vec::new(),
            refused: None,
            version: 0,
            counted: Cell::default(),
        }
    }

    /// Takes in what other windows have written or taken away, and what the browser refused before.
    pub fn sync(&mut self) {
        let names = self.storage.keys(UNDER);
        let mut changed = false;
        for name in &names {
            let id = name.rsplit('/').next().unwrap_or_default();
            if self.book.get(id).is_some() {
                continue;
            }
            changed = true;
            let place = format!("{UNDER}{name}");
            match self.storage.read(&place).map(|text| Revision::read(&text)) {
                Some(Ok(revision)) if key(&revision) == place => self.book.add(revision),
                Some(_) => self.storage.set_aside(&place),
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

    /// Returns the newest revision of every case that stands in the book.
    pub fn heads(&self) -> Vec<Head<'_>> {
        self.book.heads()
    }

    /// Returns the book with all its revisions.
    pub fn book(&self) -> &Book {
        &self.book
    }

    /// How many cases there are.
    #[must_use]
    pub fn count(&self) -> usize {
        let (version, known) = self.counted.get();
        if version == self.version {
            return known;
        }
        let count = self.book.heads().len();
        self.counted.set((self.version, count));
        count
    }

    /// How many cases stand only in this window.
    pub fn count_unkept(&self) -> usize {
        let unkept = |head: &Head<'_>| self.unkept.contains(&head.revision.id);
        self.heads().iter().filter(|head| unkept(head)).count()
    }

    /// Makes a revision and keeps it.
    pub fn make(&mut self, now: &Now, make: impl FnOnce(&Book, Stamp<'_>) -> Revision) -> Revision {
        let id = now.fresh_id();
        let revision = make(&self.book, Stamp { id: &id, at: now.millis });
        self.keep(revision.clone());
        self.clean();
        revision
    }

    /// Takes revisions of a file in.
    pub fn bring(&mut self, revisions: Vec<Revision>) {
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
        let mut written = self.storage.write(&place, &text);
        if written == Err(Refused::Full) && deletes {
            // Deleting makes room, for its own mark as well.
            self.clean();
            written = self.storage.write(&place, &text);
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
                self.storage.remove(&key(&old));
                self.unkept.retain(|known| *known != id);
            }
        }
    }
}
