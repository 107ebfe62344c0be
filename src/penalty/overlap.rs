//! Items that may speak of one incident: listed, not added, where the regulation is silent.

use super::result::{Counted, Line, Overlap};
use crate::money::Fen;
use crate::rulebook::Rulebook;

/// A larger group is weighed by its largest item alone: the search doubles with each.
const MOST: usize = 16;

/// The groups of one person's lines, and the places of all lines that stand in one.
pub(super) fn overlaps(lines: &[Line], rulebook: &Rulebook) -> (Vec<Overlap>, Vec<usize>) {
    let names = |one: &Line, other: &Line| {
        rulebook.item(&one.item).is_some_and(|item| item.overlaps.iter().any(|id| id.as_str() == other.item))
    };
    let counts: Vec<(usize, &Line)> = lines.iter().enumerate().filter(|(_, line)| comes_to_something(line)).collect();
    let meet = |one: &Line, other: &Line| one.item != other.item && (names(one, other) || names(other, one));
    let (mut groups, mut apart): (Vec<Overlap>, Vec<usize>) = (Vec::new(), Vec::new());
    for (place, line) in &counts {
        if apart.contains(place) {
            continue;
        }
        // All that can be reached from it.
        let mut group: Vec<(usize, &Line)> = vec![(*place, line)];
        let mut next = 0;
        while let Some((_, from)) = group.get(next).copied() {
            let met = counts.iter().filter(|(_, other)| meet(from, other));
            let new: Vec<_> =
                met.filter(|(other, _)| !group.iter().any(|(known, _)| known == other)).copied().collect();
            group.extend(new);
            next += 1;
        }
        if group.len() < 2 {
            continue;
        }
        crate::order::sort_by_key(&mut group, |(place, _)| *place);
        apart.extend(group.iter().map(|(place, _)| *place));
        let group: Vec<&Line> = group.into_iter().map(|(_, line)| line).collect();
        let most = group.iter().map(|line| line.sum()).try_fold(Fen::ZERO, |all, sum| Some(all + sum?));
        groups.push(Overlap {
            items: group.iter().map(|line| line.item.clone()).collect(),
            least: heaviest(&group, &meet),
            most,
        });
    }
    (groups, apart)
}

/// Whether it costs anything, as far as one can tell.
fn comes_to_something(line: &Line) -> bool {
    match &line.counted {
        Counted::Sum { sum, .. } => *sum > Fen::ZERO,
        Counted::Points { .. } | Counted::Steps { .. } => line.times > 0,
        Counted::Unstated | Counted::NotSet { .. } => true,
        Counted::Measure { .. } | Counted::Prize { .. } => false,
    }
}

/// The most that lines come to of which no two overlap. A further fault never makes it less.
fn heaviest(lines: &[&Line], meet: &dyn Fn(&Line, &Line) -> bool) -> Fen {
    let weight = |line: &&Line| line.sum().unwrap_or_default();
    if lines.len() > MOST {
        return lines.iter().map(weight).max().unwrap_or_default();
    }
    let Some((first, rest)) = lines.split_first() else { return Fen::ZERO };
    let beside: Vec<&Line> = rest.iter().filter(|other| !meet(first, other)).copied().collect();
    let with = weight(first) + heaviest(&beside, meet);
    if beside.len() == rest.len() { with } else { with.max(heaviest(rest, meet)) }
}
