//! Finding things by their ids: a file may hold a thousand of each, and name each of them often.

use super::figure::Figure;
use super::file::ClauseFile;
use super::part::Id;
use crate::order::sort_by_key;

/// The ids of a list.
pub(super) struct Ids<'a> {
    /// With their places in the list.
    sorted: Vec<(&'a str, usize)>,
    /// Whether all of them could be read: only then what is not among them is not there.
    whole: bool,
}

impl<'a> Ids<'a> {
    /// `whole`: whether the list itself could be read.
    pub(super) fn of(ids: &[&'a Id], whole: bool) -> Self {
        let mut sorted: Vec<_> = ids.iter().enumerate().map(|(place, id)| (id.as_str(), place)).collect();
        sort_by_key(&mut sorted, |(id, _)| *id);
        let whole = whole && !sorted.first().is_some_and(|(id, _)| id.is_empty());
        Self { sorted, whole }
    }

    /// The place of the first with this id.
    pub(super) fn place(&self, id: &str) -> Option<usize> {
        let at = self.sorted.partition_point(|(known, _)| *known < id);
        self.sorted.get(at).filter(|(known, _)| *known == id).map(|(_, place)| *place)
    }

    /// Whether an id that could be read is certainly not among them.
    pub(super) fn lacks(&self, id: &str) -> bool {
        self.whole && !id.is_empty() && self.place(id).is_none()
    }
}

/// The clauses of a file, with their figures.
pub(super) struct Clauses<'a> {
    list: &'a [ClauseFile],
    ids: Ids<'a>,
}

impl<'a> Clauses<'a> {
    pub(super) fn of(list: &'a [ClauseFile], whole: bool) -> Self {
        let ids: Vec<_> = list.iter().map(|clause| &clause.id).collect();
        Self { list, ids: Ids::of(&ids, whole) }
    }

    pub(super) const fn ids(&self) -> &Ids<'a> {
        &self.ids
    }

    pub(super) fn get(&self, id: &str) -> Option<&'a ClauseFile> {
        self.ids.place(id).and_then(|place| self.list.get(place))
    }

    /// A figure by its name in a clause.
    pub(super) fn figure(&self, clause: &str, name: &str) -> Option<Figure> {
        self.get(clause)?.figures.get(name)
    }

    /// A figure that the words of a clause name: one of its own, or of another.
    pub(super) fn figure_in(&self, own: &ClauseFile, named: Option<&str>, name: &str) -> Option<Figure> {
        named.map_or_else(|| own.figures.get(name), |clause| self.figure(clause, name))
    }
}
