//! Entries that may speak of one incident: listed, not added, where the regulation is silent.
//!
//! Two entries of items that overlap may be one incident where their days may be the same; the same item twice is two
//! incidents. Invariant: a further entry never makes the least less.

use super::result::{Counted, Line, Overlap};
use super::sheet::{Entry, Sheet};
use crate::money::Fen;
use crate::order::sort_by_key;
use crate::rulebook::Rulebook;
use crate::rulebook::file::Counting;
use chrono::NaiveDate;

/// Items that hang together are weighed choice by choice where they are no more than this, and all of a rulebook take no
/// more steps; else by a coarser bound. The rulebook alone decides it, so that no entry changes the way of counting.
const MOST: usize = 48;
const MOST_STEPS: u32 = 5_000;

/// Which items of a rulebook overlap.
pub(super) struct Meets<'a> {
    /// The ids in order, with the places of the items.
    ids: Vec<(&'a str, usize)>,
    /// The items that each meets.
    beside: Vec<Vec<usize>>,
    /// Which hang together, directly or through others: the first of them.
    groups: Vec<usize>,
    /// Whether those that hang together are too many to weigh every choice, by the first of them.
    are_many: Vec<bool>,
}

/// What may be one incident with something else: an entry, or all of an item whose steps escalate over the month.
struct Node {
    line: usize,
    /// The item, by its place.
    item: usize,
    entries: Vec<usize>,
    /// The days on which it may have happened.
    span: (NaiveDate, NaiveDate),
    /// What it certainly comes to each time, taken by itself.
    each: Fen,
    times: u32,
    most: Option<Fen>,
}

impl Node {
    fn sum(&self) -> Fen {
        self.each.times(self.times)
    }

    /// Whether it happened on known days.
    fn is_dated(&self) -> bool {
        self.span.0 > NaiveDate::MIN
    }
}

impl<'a> Meets<'a> {
    pub(super) fn of(rulebook: &'a Rulebook) -> Self {
        let items: Vec<_> = rulebook.penalties.iter().flat_map(|table| &table.items).collect();
        let mut ids: Vec<(&str, usize)> =
            items.iter().enumerate().map(|(place, item)| (item.id.as_str(), place)).collect();
        sort_by_key(&mut ids, |(id, _)| *id);
        let (beside, groups) = (vec![Vec::new(); items.len()], (0..items.len()).collect());
        let mut meets = Self { ids, beside, groups, are_many: Vec::new() };
        for (one, item) in items.iter().enumerate() {
            for id in &item.overlaps {
                if let Some(other) = meets.place(id.as_str()) {
                    meets.join(one, other);
                }
            }
        }
        for beside in &mut meets.beside {
            beside.sort_unstable();
            beside.dedup();
        }
        let mut steps = MOST_STEPS;
        let mut are_many = |group: usize| {
            let each = (0..items.len()).filter(|item| meets.group(*item) == group);
            let piles: Vec<(usize, Pile)> = each.map(|item| (item, Pile(vec![(Fen::from_fen(1), 1)]))).collect();
            let all: Vec<&(usize, Pile)> = piles.iter().collect();
            piles.len() > MOST || meets.heaviest(&all, &mut steps).is_none()
        };
        let are_many = (0..items.len()).map(|group| meets.group(group) == group && are_many(group)).collect();
        Self { are_many, ..meets }
    }

    fn place(&self, id: &str) -> Option<usize> {
        let at = self.ids.partition_point(|(known, _)| *known < id);
        self.ids.get(at).filter(|(known, _)| *known == id).map(|(_, place)| *place)
    }

    fn join(&mut self, one: usize, other: usize) {
        for (from, to) in [(one, other), (other, one)] {
            self.beside.get_mut(from).into_iter().for_each(|beside| beside.push(to));
        }
        let (one, other) = (self.group(one), self.group(other));
        let (first, last) = (one.min(other), one.max(other));
        if first < last {
            self.groups.iter_mut().filter(|group| **group == last).for_each(|group| *group = first);
        }
    }

    fn group(&self, item: usize) -> usize {
        self.groups.get(item).copied().unwrap_or(item)
    }

    fn beside(&self, item: usize) -> &[usize] {
        self.beside.get(item).map_or(&[], Vec::as_slice)
    }

    fn meet(&self, one: usize, other: usize) -> bool {
        self.beside(one).binary_search(&other).is_ok()
    }

    /// Whether two may be one incident.
    fn may_be_one(&self, one: &Node, other: &Node) -> bool {
        self.meet(one.item, other.item) && one.span.0 <= other.span.1 && other.span.0 <= one.span.1
    }

    /// What of one person may be one incident; each line is told what it adds for certain, and at most.
    pub(super) fn overlaps(&self, sheet: &Sheet, lines: &mut [Line], rulebook: &Rulebook) -> Vec<Overlap> {
        for line in lines.iter_mut() {
            line.most = most(line, rulebook);
        }
        let nodes = self.nodes(sheet, lines);
        let mut overlaps = Vec::new();
        let mut done = vec![false; nodes.len()];
        for group in 0..self.groups.len() {
            let all: Vec<(usize, &Node)> =
                nodes.iter().enumerate().filter(|(_, node)| self.group(node.item) == group).collect();
            if all.len() < 2 {
                continue;
            }
            let apart = self.hang_together(&all);
            let whole: Vec<&Node> = all.iter().map(|(_, node)| *node).collect();
            let least = self.least(&whole);
            let parts: Vec<(Vec<usize>, Fen)> = apart
                .into_iter()
                .map(|part| {
                    let own: Vec<&Node> = part.iter().filter_map(|place| nodes.get(*place)).collect();
                    let least = self.least(&own);
                    (part, least)
                })
                .collect();
            let alone = |place: &usize| parts.iter().all(|(part, _)| !part.contains(place));
            let certain =
                all.iter().filter(|(place, _)| alone(place)).fold(Fen::ZERO, |sum, (_, node)| sum + node.sum());
            let told = parts.iter().fold(certain, |sum, (_, least)| sum + *least);
            // Where the parts say more than can be said of the whole, a further entry could make it less.
            let parts = if told > least { vec![(all.iter().map(|(place, _)| *place).collect(), least)] } else { parts };
            for (part, least) in parts {
                for place in &part {
                    if let Some(done) = done.get_mut(*place) {
                        *done = true;
                    }
                }
                let own: Vec<&Node> = part.iter().filter_map(|place| nodes.get(*place)).collect();
                overlaps.push(overlap(&own, lines, least));
            }
        }
        for (node, _) in nodes.iter().zip(done).filter(|(_, done)| !done) {
            if let Some(line) = lines.get_mut(node.line) {
                line.certain = line.certain + node.sum();
            }
        }
        overlaps
    }

    fn nodes(&self, sheet: &Sheet, lines: &[Line]) -> Vec<Node> {
        let mut nodes = Vec::new();
        for (place, line) in lines.iter().enumerate().filter(|(_, line)| !line.department) {
            let Some(item) = self.place(&line.item) else { continue };
            let entry = |at: &usize| sheet.entries.get(*at);
            let always = (NaiveDate::MIN, NaiveDate::MAX);
            let node = |entries: Vec<usize>, span, each, times, most| Node {
                line: place,
                item,
                entries,
                span,
                each,
                times,
                most,
            };
            match &line.counted {
                Counted::Sum { .. } => nodes.extend(line.shares.iter().filter_map(|share| {
                    let most = share.each.times(share.times);
                    let certain = if share.is_open { Fen::ZERO } else { share.each };
                    let span = entry(&share.entry)?.span();
                    (most > Fen::ZERO).then(|| node(vec![share.entry], span, certain, share.times, Some(most)))
                })),
                // Which step an incident draws depends on all of them.
                Counted::Steps { sum, .. } if *sum > Fen::ZERO => {
                    nodes.push(node(line.entries.clone(), always, *sum, 1, Some(*sum)));
                }
                Counted::Points { .. } | Counted::Steps { .. } | Counted::Unstated | Counted::NotSet { .. } => {
                    nodes.extend(line.entries.iter().filter_map(|at| {
                        let entry: &Entry = entry(at)?;
                        (entry.count > 0).then(|| node(vec![*at], entry.span(), Fen::ZERO, 1, line.most))
                    }));
                }
                Counted::Measure { .. } | Counted::Prize { .. } => {}
            }
        }
        nodes
    }

    /// The sets of two or more that may be one incident, directly or through others.
    fn hang_together(&self, all: &[(usize, &Node)]) -> Vec<Vec<usize>> {
        let (mut groups, mut left): (Vec<Vec<usize>>, Vec<&(usize, &Node)>) = (Vec::new(), all.iter().collect());
        while let Some(first) = left.pop() {
            let mut group = vec![first];
            let mut next = 0;
            while let Some((_, from)) = group.get(next).copied() {
                let (near, far): (Vec<_>, Vec<_>) =
                    left.into_iter().partition(|(_, other)| self.may_be_one(from, other));
                group.extend(near);
                left = far;
                next += 1;
            }
            if group.len() > 1 {
                groups.push(group.into_iter().map(|(place, _)| *place).collect());
            }
        }
        // In the order of the rulebook.
        groups.iter_mut().for_each(|group: &mut Vec<usize>| sort_by_key(group, |place| *place));
        sort_by_key(&mut groups, |group| group.first().copied());
        groups
    }

    /// What stands however many of them are one incident. The month is divided into runs of days in every way: what
    /// happened within different runs is never one incident. Within a run, any may be.
    fn least(&self, nodes: &[&Node]) -> Fen {
        let dated: Vec<&&Node> = nodes.iter().filter(|node| node.is_dated()).collect();
        let mut days: Vec<NaiveDate> = dated.iter().flat_map(|node| [node.span.0, node.span.1]).collect();
        sort_by_key(&mut days, |day| *day);
        days.dedup();
        let is_long = dated.iter().any(|node| node.span.0 < node.span.1);
        // The best up to each day.
        let mut best = vec![Fen::ZERO];
        for (end, last) in days.iter().enumerate() {
            let mut most = Fen::ZERO;
            for (start, first) in days.iter().enumerate().take(end + 1) {
                if start < end && !is_long {
                    continue;
                }
                let within = |node: &&&Node| node.span.0 >= *first && node.span.1 <= *last;
                let run: Vec<&Node> = nodes.iter().filter(within).copied().collect();
                most = most.max(best.get(start).copied().unwrap_or_default() + self.least_of_run(&run));
            }
            best.push(most);
        }
        best.last().copied().unwrap_or_default().max(self.least_of_run(nodes))
    }

    /// The same where any two of items that overlap may be one incident.
    fn least_of_run(&self, nodes: &[&Node]) -> Fen {
        let mut piles: Vec<(usize, Pile)> = Vec::new();
        for node in nodes.iter().filter(|node| node.sum() > Fen::ZERO) {
            match piles.iter_mut().find(|(item, _)| *item == node.item) {
                Some((_, pile)) => pile.add(node.each, node.times),
                None => piles.push((node.item, Pile(vec![(node.each, node.times)]))),
            }
        }
        let Some((first, _)) = piles.first() else { return Fen::ZERO };
        let all: Vec<&(usize, Pile)> = piles.iter().collect();
        let group = self.group(*first);
        let weighed =
            if self.are_many.get(group) == Some(&true) { None } else { self.heaviest(&all, &mut u32::MAX.clone()) };
        weighed.unwrap_or_else(|| self.least_of_many(group, &piles))
    }

    /// The heaviest choice of items that fall apart into sets of which all overlap: of such a set, each incident draws
    /// at least its heaviest; between such sets nothing overlaps. None where it takes more steps than are left.
    fn heaviest(&self, piles: &[&(usize, Pile)], steps: &mut u32) -> Option<Fen> {
        let mut sum = Fen::ZERO;
        let mut left: Vec<&(usize, Pile)> = piles.to_vec();
        // What hangs together is weighed by itself.
        while let Some(first) = left.pop() {
            let mut part = vec![first];
            let mut next = 0;
            while let Some(from) = part.get(next).copied() {
                let (near, far): (Vec<_>, Vec<_>) = left.into_iter().partition(|other| self.meet(from.0, other.0));
                part.extend(near);
                left = far;
                next += 1;
            }
            sum = sum + self.heaviest_of_part(&part, steps)?;
        }
        Some(sum)
    }

    fn heaviest_of_part(&self, part: &[&(usize, Pile)], steps: &mut u32) -> Option<Fen> {
        *steps = steps.checked_sub(1)?;
        // The one that overlaps with most: without it the rest falls apart soonest.
        let degree = |one: &(usize, Pile)| part.iter().filter(|other| self.meet(one.0, other.0)).count();
        let first = part.iter().copied().max_by_key(|one| degree(one))?;
        let others: Vec<_> = part.iter().copied().filter(|other| other.0 != first.0).collect();
        let near: Vec<_> = others.iter().copied().filter(|other| self.meet(first.0, other.0)).collect();
        let with = self.heaviest_with(&first.1, &[first.0], &near, &others, steps)?;
        let is_among_all = near.len() == others.len() && near.iter().all(|one| degree(one) == others.len());
        if is_among_all {
            return Some(with);
        }
        Some(with.max(self.heaviest(&others, steps)?))
    }

    /// The same with a set of items all of which overlap; `near`: those that may still come into it.
    fn heaviest_with(
        &self,
        pile: &Pile,
        set: &[usize],
        near: &[&(usize, Pile)],
        others: &[&(usize, Pile)],
        steps: &mut u32,
    ) -> Option<Fen> {
        *steps = steps.checked_sub(1)?;
        let is_apart = |other: &(usize, Pile)| set.iter().all(|item| *item != other.0 && !self.meet(*item, other.0));
        let apart: Vec<_> = others.iter().copied().filter(|other| is_apart(other)).collect();
        let further = |next: &(usize, Pile), from: usize| -> Vec<&(usize, Pile)> {
            near.iter().skip(from).copied().filter(|one| self.meet(next.0, one.0)).collect()
        };
        // One more that keeps nothing else away can only make it heavier.
        let is_free = |one: &(usize, Pile)| {
            !apart.iter().any(|other| self.meet(one.0, other.0))
                && near.iter().all(|other| other.0 == one.0 || self.meet(one.0, other.0))
        };
        if let Some(next) = near.iter().copied().find(|one| is_free(one)) {
            let set: Vec<usize> = set.iter().copied().chain([next.0]).collect();
            return self.heaviest_with(&pile.joined(&next.1), &set, &further(next, 0), others, steps);
        }
        let mut most = pile.sum() + self.heaviest(&apart, steps)?;
        for (place, next) in near.iter().copied().enumerate() {
            let set: Vec<usize> = set.iter().copied().chain([next.0]).collect();
            most =
                most.max(self.heaviest_with(&pile.joined(&next.1), &set, &further(next, place + 1), others, steps)?);
        }
        Some(most)
    }

    /// A bound for many items: from each of them on, those of which none overlaps with one before.
    fn least_of_many(&self, group: usize, piles: &[(usize, Pile)]) -> Fen {
        let mut items: Vec<usize> = (0..self.groups.len()).filter(|item| self.group(*item) == group).collect();
        sort_by_key(&mut items, |item| self.beside(*item).len());
        let from = |(first, _): &(usize, Pile)| {
            let (mut chosen, mut gone) = (vec![false; self.groups.len()], vec![false; self.groups.len()]);
            for item in [first].into_iter().chain(&items) {
                if gone.get(*item) == Some(&false) {
                    chosen.get_mut(*item).into_iter().for_each(|chosen| *chosen = true);
                    for other in [item].into_iter().chain(self.beside(*item)) {
                        gone.get_mut(*other).into_iter().for_each(|gone| *gone = true);
                    }
                }
            }
            let weighed = piles.iter().filter(|(item, _)| chosen.get(*item) == Some(&true));
            weighed.fold(Fen::ZERO, |sum, (_, pile)| sum + pile.sum())
        };
        piles.iter().map(from).max().unwrap_or_default()
    }
}

/// The most that a line adds to the penalties of the person.
fn most(line: &Line, rulebook: &Rulebook) -> Option<Fen> {
    match line.counted {
        _ if line.department => Some(Fen::ZERO),
        Counted::Sum { sum, open, .. } => Some(sum + open),
        Counted::Steps { sum, .. } => Some(sum),
        Counted::Points { .. } | Counted::Measure { .. } | Counted::Prize { .. } => Some(Fen::ZERO),
        Counted::NotSet { .. } => is_without_money(rulebook, &line.item).then_some(Fen::ZERO),
        Counted::Unstated => None,
    }
}

fn overlap(nodes: &[&Node], lines: &[Line], least: Fen) -> Overlap {
    let mut items: Vec<String> = Vec::new();
    let mut entries: Vec<usize> = nodes.iter().flat_map(|node| &node.entries).copied().collect();
    sort_by_key(&mut entries, |entry| *entry);
    for line in nodes.iter().filter_map(|node| lines.get(node.line)) {
        if !items.contains(&line.item) {
            items.push(line.item.clone());
        }
    }
    let (first, last) = nodes.first().map(|node| node.span).unwrap_or_default();
    let same_day = first == last && nodes.iter().all(|node| node.span == (first, last));
    let most = nodes.iter().try_fold(Fen::ZERO, |all, node| Some(all + node.most?));
    Overlap { items, entries, on: same_day.then(|| first.into()), least, most }
}

/// How much each occurrence of an item comes to, the most first, in runs of the same sum.
#[derive(Clone)]
struct Pile(Vec<(Fen, u32)>);

impl Pile {
    fn add(&mut self, each: Fen, times: u32) {
        self.0.push((each, times));
        sort_by_key(&mut self.0, |(each, _)| std::cmp::Reverse(*each));
    }

    fn sum(&self) -> Fen {
        self.0.iter().fold(Fen::ZERO, |sum, (each, times)| sum + each.times(*times))
    }

    /// One of each in an incident, the heaviest with the heaviest: of both, the heavier counts.
    fn joined(&self, other: &Self) -> Self {
        let (mut runs, mut ours, mut theirs) = (Vec::new(), self.0.clone(), other.0.clone());
        ours.reverse();
        theirs.reverse();
        loop {
            let (one, another) = (ours.pop(), theirs.pop());
            let (each, times) = match (one, another) {
                (None, None) => return Self(runs),
                (Some(only), None) | (None, Some(only)) => only,
                (Some((each, times)), Some((other, others))) => {
                    let both = times.min(others);
                    if times > both {
                        ours.push((each, times - both));
                    }
                    if others > both {
                        theirs.push((other, others - both));
                    }
                    (each.max(other), both)
                }
            };
            runs.push((each, times));
        }
    }
}

/// Whether an item never costs money, whatever its figures are.
fn is_without_money(rulebook: &Rulebook, item: &str) -> bool {
    let counts = rulebook.item(item).map(|item| &item.counts);
    matches!(counts, Some(Counting::Points(_) | Counting::Measure(_) | Counting::Prize(_)))
}
