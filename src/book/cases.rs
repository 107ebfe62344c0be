//! The cases of a book: which revisions of each stand.

use super::revision::{Content, Revision, Stamp};
use std::collections::BTreeMap;

/// Every revision known, and what of it counts.
///
/// ```
/// use parcel_claims::book::{Book, Content, Stamp, Status};
/// let mut book = Book::default();
/// let facts = serde_json::from_str(r#"{"waybill":"768012345678","problem":"lost"}"#).unwrap();
/// let first = book.first("case-1", Stamp { id: "a", at: 1 }, Content::open(facts));
/// book.add(first);
/// // A change names what it replaces; only the last one counts.
/// let filed = Content { status: Status::Filed, ..book.get("a").unwrap().content.clone().unwrap() };
/// let second = book.next(book.get("a").unwrap(), Stamp { id: "b", at: 2 }, Some(filed));
/// book.add(second);
/// let heads = book.heads();
/// assert_eq!((heads.len(), heads[0].revision.id.as_str()), (1, "b"));
/// assert_eq!(book.replaced(), ["a"]);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Book {
    revisions: BTreeMap<String, Revision>,
}

/// The current revision of a case that is not deleted: no other revision has replaced it.
#[derive(Clone, Copy, Debug)]
pub struct Head<'a> {
    /// The revision itself, with its id and its time.
    pub revision: &'a Revision,
    /// The content of the revision: facts and status of the case.
    pub content: &'a Content,
    /// Another current revision of the same case; `None` where there is none.
    pub rival: Option<Rival>,
}

/// What was made of the same case in another window at the same time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rival {
    /// The case was changed there, too; both revisions are kept.
    Changed,
    /// The case was deleted there.
    Deleted,
}

impl Book {
    /// Adds a revision to the book.
    pub fn add(&mut self, revision: Revision) {
        self.revisions.insert(revision.id.clone(), revision);
    }

    /// Removes a revision from the book and returns it; `None` where there is none with this id.
    pub fn remove(&mut self, id: &str) -> Option<Revision> {
        self.revisions.remove(id)
    }

    /// Returns the revision with this id; `None` where there is none.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Revision> {
        self.revisions.get(id)
    }

    /// Returns every revision, in the order of their ids.
    pub fn revisions(&self) -> impl Iterator<Item = &Revision> {
        self.revisions.values()
    }

    /// Returns the current revision of each case that is not deleted; of equal ones the last stands for all.
    #[must_use]
    pub fn heads(&self) -> Vec<Head<'_>> {
        self.cases().into_values().flat_map(|revisions| live(&current(&revisions))).collect()
    }

    /// Returns the first revision of a new case; it is not yet added to the book.
    #[must_use]
    pub fn first(&self, case: &str, stamp: Stamp<'_>, content: Content) -> Revision {
        Revision::new(case, stamp, Vec::new(), Some(content))
    }

    /// A revision that replaces another, all that this had replaced, and all that say the same as it does. Without
    /// content it deletes the case. What it replaces need not be in the book any more.
    #[must_use]
    pub fn next(&self, from: &Revision, stamp: Stamp<'_>, content: Option<Content>) -> Revision {
        let equal = self.revisions().filter(|other| other.case == from.case && other.content == from.content);
        replace(&from.case, std::iter::once(from).chain(equal), stamp, content)
    }

    /// Returns a revision with this content that replaces every current one of the case, deleted or not.
    #[must_use]
    pub fn settle(&self, case: &str, stamp: Stamp<'_>, content: Option<Content>) -> Revision {
        replace(case, self.revisions().filter(|other| other.case == case), stamp, content)
    }

    /// Returns the ids of revisions that another one has replaced; they may be removed once that one is kept.
    #[must_use]
    pub fn replaced(&self) -> Vec<String> {
        let mut gone = Vec::new();
        for revisions in self.cases().into_values() {
            let heads = current(&revisions);
            let replaced = revisions.iter().filter(|one| !heads.iter().any(|head| head.id == one.id));
            gone.extend(replaced.map(|one| one.id.clone()));
        }
        gone
    }

    pub(super) fn cases(&self) -> BTreeMap<&str, Vec<&Revision>> {
        by_case(self.revisions())
    }
}

fn replace<'a>(
    case: &str,
    replaced: impl Iterator<Item = &'a Revision>,
    stamp: Stamp<'_>,
    content: Option<Content>,
) -> Revision {
    let mut ids: Vec<String> = Vec::new();
    for id in replaced.flat_map(|revision| std::iter::once(&revision.id).chain(&revision.supersedes)) {
        if !ids.contains(id) {
            ids.push(id.clone());
        }
    }
    Revision::new(case, stamp, ids, content)
}

/// Revisions by their case.
pub(super) fn by_case<'a>(revisions: impl Iterator<Item = &'a Revision>) -> BTreeMap<&'a str, Vec<&'a Revision>> {
    let mut cases: BTreeMap<&str, Vec<&Revision>> = BTreeMap::new();
    for revision in revisions {
        cases.entry(&revision.case).or_default().push(revision);
    }
    cases
}

/// The revisions of a case that no other has replaced. Where a file says that they replace each other in a circle,
/// all stand: a case never drops out of sight.
pub(super) fn current<'a>(revisions: &[&'a Revision]) -> Vec<&'a Revision> {
    let replaced = |one: &Revision| revisions.iter().any(|other| other.replaces(one) && !one.replaces(other));
    let heads: Vec<_> = revisions.iter().copied().filter(|one| !replaced(one)).collect();
    if heads.is_empty() { revisions.to_vec() } else { heads }
}

/// What is shown of them: the last of each content, and how they stand to each other.
pub(super) fn live<'a>(heads: &[&'a Revision]) -> Vec<Head<'a>> {
    let last = |one: &Revision| {
        !heads.iter().any(|other| other.content == one.content && (other.at, &other.id) > (one.at, &one.id))
    };
    let shown = heads.iter().filter_map(|one| Some((*one, one.content.as_ref()?))).filter(|(one, _)| last(one));
    let shown: Vec<_> = shown.collect();
    let rival = match shown.len() {
        2.. => Some(Rival::Changed),
        _ => heads.iter().any(|one| one.content.is_none()).then_some(Rival::Deleted),
    };
    shown.into_iter().map(|(revision, content)| Head { revision, content, rival }).collect()
}
