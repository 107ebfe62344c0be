//! The whole book as one file, and what a file brings: nothing is lost on either side.

use super::cases::Book;
use super::cases::{by_case, current, live};
use super::revision::{Revision, Stamp, Unreadable};
use serde_json::Value;

const PRODUCT: &str = "parcel-claims";
const VERSION: u64 = 1;

/// The reason why a file is not a case book.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoBook {
    /// The file is not JSON: it is cut off, or of another kind.
    NotJson,
    /// The file is JSON, but not a case book.
    NotOurs,
    /// The file was written by a newer version of this program.
    Newer,
}

/// What the import of a file would change in a book; all counts are numbers of cases.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Import {
    /// The revisions to add to the book.
    pub add: Vec<Revision>,
    /// The number of cases that the book does not have.
    pub new: usize,
    /// The number of cases of which the file has a later revision.
    pub newer: usize,
    /// The number of cases that were changed on both sides; both revisions are kept.
    pub both: usize,
    /// The number of cases that change nothing.
    pub same: usize,
    /// The cases that are deleted in the book; they stay deleted unless they are restored.
    pub deleted_here: Vec<Restorable>,
    /// The number of cases that are deleted in the file; they stay in the book.
    pub deleted_there: usize,
    /// The revisions that could not be read: the place of each in the file, from 1, and the reason.
    pub unreadable: Vec<(usize, Unreadable)>,
}

/// A case of a file that is deleted in the book and can be restored.
#[derive(Clone, Debug, PartialEq)]
pub struct Restorable(Revision);

impl Book {
    /// Returns the whole book as the JSON text of one file.
    ///
    /// ```
    /// use parcel_claims::book::{Book, Content, Stamp};
    /// let mut book = Book::default();
    /// book.add(book.first("case-1", Stamp { id: "a", at: 1 }, Content::open(Default::default())));
    /// let brought = Book::default().import(&book.export()).unwrap();
    /// assert_eq!((brought.new, brought.add.len()), (1, 1));
    /// ```
    #[must_use]
    pub fn export(&self) -> String {
        let cases = self.cases().into_values();
        let texts: Vec<&str> = cases.flat_map(|revisions| current(&revisions)).map(Revision::text).collect();
        format!("{{\"product\":\"{PRODUCT}\",\"book\":{VERSION},\"revisions\":[\n{}\n]}}\n", texts.join(",\n"))
    }

    /// Returns what the import of a file would change; the book itself is not changed.
    ///
    /// # Errors
    /// Returns [`NoBook`] where the file is not a case book that can be read.
    pub fn import(&self, text: &str) -> Result<Import, NoBook> {
        let tree: Value = serde_json::from_str(text).map_err(|_| NoBook::NotJson)?;
        let list = tree.get("revisions").and_then(Value::as_array);
        let (product, version) = (tree.get("product"), tree.get("book").and_then(Value::as_u64));
        let list = match (product.and_then(Value::as_str), version, list) {
            (Some(PRODUCT), Some(VERSION), Some(list)) => list,
            (Some(PRODUCT), Some(version), _) if version > VERSION => return Err(NoBook::Newer),
            _ => return Err(NoBook::NotOurs),
        };
        let mut import = Import::default();
        let mut brought: Vec<Revision> = Vec::new();
        for (place, entry) in list.iter().enumerate() {
            let read = Revision::of_tree(entry).and_then(|revision| {
                let known = self.get(&revision.id).or_else(|| brought.iter().find(|other| other.id == revision.id));
                let same = known.is_none_or(|known| known.case == revision.case && known.content == revision.content);
                if same { Ok(revision) } else { Err(Unreadable::SameId) }
            });
            match read {
                Ok(revision) => brought.push(revision),
                Err(why) => import.unreadable.push((place + 1, why)),
            }
        }
        for (case, revisions) in by_case(brought.iter()) {
            self.import_case(case, &revisions, &mut import);
        }
        Ok(import)
    }

    fn import_case(&self, case: &str, brought: &[&Revision], import: &mut Import) {
        let here: Vec<&Revision> = self.revisions().filter(|known| known.case == case).collect();
        let heads = current(&here);
        let there = current(brought);
        let unseen = |one: &&Revision| {
            self.get(&one.id).is_none() && !here.iter().any(|known| known.replaces(one) || known.content == one.content)
        };
        let (living, deleted): (Vec<&Revision>, Vec<&Revision>) = there.iter().partition(|one| one.content.is_some());
        let gone_here = !here.is_empty() && live(&heads).is_empty();
        let last = living.iter().max_by_key(|one| (one.at, &one.id));
        match last {
            Some(last) if gone_here => return import.deleted_here.push(Restorable((*last).clone())),
            Some(_) => {}
            // A deletion is remembered where it takes nothing away.
            None if here.is_empty() => return import.add.extend(deleted.into_iter().cloned()),
            None if gone_here => return import.same += 1,
            None if deleted.iter().all(|one| heads.iter().any(|head| head.replaces(one))) => return import.same += 1,
            None => return import.deleted_there += 1,
        }
        let fresh: Vec<&Revision> = living.into_iter().filter(unseen).collect();
        let replaced = |head: &&Revision| fresh.iter().any(|one| one.replaces(head));
        *match () {
            () if here.is_empty() => &mut import.new,
            () if fresh.is_empty() => &mut import.same,
            () if heads.iter().all(replaced) => &mut import.newer,
            () => &mut import.both,
        } += 1;
        import.add.extend(fresh.into_iter().cloned());
    }

    /// Returns a revision that restores a deleted case with the content of the file.
    #[must_use]
    pub fn restore(&self, restorable: &Restorable, stamp: Stamp<'_>) -> Revision {
        let Restorable(there) = restorable;
        self.settle(&there.case, stamp, there.content.clone())
    }
}
