//! As few rows as say the same.

use super::circumstance::{Answer, Answers, Circumstance, Region};
use crate::choice::Choice;

/// A box, and the number of the result that holds in all of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Leaf {
    pub(super) region: Region,
    pub(super) result: usize,
}

/// The leaves of a space as fewer boxes: disjoint, and saying the same everywhere.
///
/// The space is parted by one circumstance after the other, answers that lead to the same kept together; of all
/// orders, which may differ from part to part, one with the fewest rows is taken, the earliest circumstance first.
pub(super) fn fewest(leaves: &[Leaf], space: Region, first: Option<Circumstance>) -> Vec<Leaf> {
    let mut search = Search { known: Vec::new() };
    let inside = within(leaves, &space);
    let mut rows = Vec::new();
    match first {
        Some(first) => {
            for Part { region, mut leaves, .. } in parts(&inside, &space, first) {
                join(&mut leaves);
                search.count(&leaves, region);
                search.rows(&leaves, region, &mut rows);
            }
        }
        None => {
            search.count(&inside, space);
            search.rows(&inside, space, &mut rows);
        }
    }
    join(&mut rows);
    rows
}

/// The best way found to part each box that was looked at.
struct Search {
    known: Vec<(Region, Best)>,
}

#[derive(Clone, Copy)]
struct Best {
    rows: usize,
    by: Option<Circumstance>,
}

impl Search {
    /// The fewest rows for a box.
    fn count(&mut self, leaves: &[Leaf], region: Region) -> usize {
        let least = results(leaves);
        if least <= 1 {
            return least;
        }
        if let Some((_, best)) = self.known.iter().find(|(known, _)| *known == region) {
            return best.rows;
        }
        let mut best = Best { rows: usize::MAX, by: None };
        for &by in Circumstance::ALL {
            // There cannot be fewer rows than results.
            if best.rows == least {
                break;
            }
            let parts: Vec<_> = parts(leaves, &region, by).collect();
            if parts.len() < 2 {
                continue;
            }
            // Each part has a row for each of its results at least.
            let mut rows: usize = parts.iter().map(|part| part.least).sum();
            for part in parts {
                if rows >= best.rows {
                    break;
                }
                rows += self.count(&part.leaves, part.region) - part.least;
            }
            if rows < best.rows {
                best = Best { rows, by: Some(by) };
            }
        }
        self.known.push((region, best));
        best.rows
    }

    /// The rows of a box that was counted.
    fn rows(&self, leaves: &[Leaf], region: Region, rows: &mut Vec<Leaf>) {
        let by = self.known.iter().find(|(known, _)| *known == region).and_then(|(_, best)| best.by);
        match (by, leaves.first()) {
            (Some(by), _) => {
                for part in parts(leaves, &region, by) {
                    self.rows(&part.leaves, part.region, rows);
                }
            }
            (None, Some(leaf)) => rows.push(Leaf { region, result: leaf.result }),
            (None, None) => {}
        }
    }
}

/// A part of a box.
struct Part {
    region: Region,
    leaves: Vec<Leaf>,
    /// How many different results it has.
    least: usize,
}

/// A box parted by one circumstance.
fn parts(leaves: &[Leaf], region: &Region, by: Circumstance) -> impl Iterator<Item = Part> {
    groups(leaves, region, by).into_iter().map(move |answers| {
        let region = region.with(by, answers);
        let leaves = within(leaves, &region);
        let least = results(&leaves);
        Part { region, leaves, least }
    })
}

/// The leaves as far as they lie in a box.
fn within(leaves: &[Leaf], region: &Region) -> Vec<Leaf> {
    leaves
        .iter()
        .filter_map(|leaf| leaf.region.and(region).map(|region| Leaf { region, result: leaf.result }))
        .collect()
}

/// How many different results there are.
fn results(leaves: &[Leaf]) -> usize {
    let first = |at: usize, leaf: &Leaf| !leaves.iter().take(at).any(|known| known.result == leaf.result);
    leaves.iter().enumerate().filter(|(at, leaf)| first(*at, leaf)).count()
}

/// The answers to a circumstance, those together that lead to the same in all of the box.
fn groups(leaves: &[Leaf], region: &Region, by: Circumstance) -> Vec<Answers> {
    let all = region.answers(by);
    // What no leaf asks makes no difference.
    if leaves.iter().all(|leaf| leaf.region.answers(by) == all) {
        return vec![all];
    }
    let mut groups: Vec<(Answer, Answers)> = Vec::new();
    for answer in all.each() {
        let same = |first: Answer| {
            let at = |answer: Answer| leaves.iter().filter(move |leaf| leaf.region.answers(by).has(answer));
            at(first).all(|one| {
                at(answer).all(|other| one.result == other.result || !one.region.meets_but_for(&other.region, by))
            })
        };
        match groups.iter_mut().find(|(first, _)| same(*first)) {
            Some((_, answers)) => *answers = answers.or(Answers::only(answer)),
            None => groups.push((answer, Answers::only(answer))),
        }
    }
    groups.into_iter().map(|(_, answers)| answers).collect()
}

/// Rows that say the same and differ in one circumstance only become one, until there are none.
fn join(rows: &mut Vec<Leaf>) {
    let next = |rows: &[Leaf]| {
        let pairs = rows
            .iter()
            .enumerate()
            .flat_map(|(at, one)| rows.iter().enumerate().skip(at + 1).map(move |other| (at, one, other)));
        let mut same = pairs.filter(|(_, one, (_, other))| one.result == other.result);
        same.find_map(|(at, one, (other_at, other))| Some((at, other_at, one.region.joined(&other.region)?)))
    };
    while let Some((at, other, region)) = next(rows) {
        rows.remove(other);
        if let Some(row) = rows.get_mut(at) {
            row.region = region;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The space of three yes/no circumstances and a place; of all others there is one answer.
    fn space() -> Region {
        let mut space = Region::of(|_, _| true);
        for &circumstance in Circumstance::ALL {
            let answers = match circumstance {
                Circumstance::Cash | Circumstance::AddressFault | Circumstance::ProxySigned | Circumstance::Place => {
                    space.answers(circumstance)
                }
                _ => Answers::only(Answer::nth(0)),
            };
            space = space.with(circumstance, answers);
        }
        space
    }

    /// Every point by itself, with the result that `rule` gives it.
    fn points(space: Region, rule: impl Fn(&dyn Fn(Circumstance) -> u8) -> usize) -> Vec<Leaf> {
        let mut regions = vec![space];
        for &circumstance in Circumstance::ALL {
            let each = |region: &Region| -> Vec<Region> {
                let answers = region.answers(circumstance).each();
                answers.map(|answer| region.with(circumstance, Answers::only(answer))).collect()
            };
            regions = regions.iter().flat_map(each).collect();
        }
        let leaf = |region: Region| {
            let answer = |circumstance| region.answers(circumstance).each().next().unwrap().place();
            Leaf { region, result: rule(&answer) }
        };
        regions.into_iter().map(leaf).collect()
    }

    fn told(rows: &[Leaf], space: &Region) -> Vec<(String, usize)> {
        let condition = |row: &Leaf, asked: &Circumstance| {
            let answers = row.region.answers(*asked);
            let codes: Vec<_> = answers.each().map(|answer| asked.answers()[usize::from(answer.place())]).collect();
            (answers != space.answers(*asked)).then(|| format!("{}={}", asked.code(), codes.join("|")))
        };
        let conditions =
            |row: &Leaf| Circumstance::ALL.iter().filter_map(|asked| condition(row, asked)).collect::<Vec<_>>();
        rows.iter().map(|row| (conditions(row).join(" "), row.result)).collect()
    }

    #[test]
    fn what_makes_no_difference_is_not_asked() {
        let space = space();
        let rows = fewest(&points(space, |_| 7), space, None);
        assert_eq!(told(&rows, &space), [(String::new(), 7)]);
    }

    #[test]
    fn answers_that_lead_to_the_same_stand_together() {
        let space = space();
        let rows = fewest(&points(space, |at| usize::from(at(Circumstance::Place) == 3)), space, None);
        let all = "place=origin|transit-not-listed|transit-in-time|delivery";
        assert_eq!(told(&rows, &space), [(all.to_owned(), 0), ("place=transit-late".to_owned(), 1)]);
    }

    /// In the order of the list, cash first, there would be six.
    #[test]
    fn the_order_with_the_fewest_rows_is_taken() {
        let space = space();
        let rule =
            |at: &dyn Fn(Circumstance) -> u8| match (at(Circumstance::ProxySigned), at(Circumstance::AddressFault)) {
                (1, _) => 1,
                (_, 1) => usize::from(at(Circumstance::Cash)),
                _ => 2,
            };
        let rows = fewest(&points(space, rule), space, None);
        let expected = [
            ("address-fault=no proxy-signed=no", 2),
            ("cash=no address-fault=yes proxy-signed=no", 0),
            ("cash=yes address-fault=yes proxy-signed=no", 1),
            ("proxy-signed=yes", 1),
        ];
        assert_eq!(told(&rows, &space), expected.map(|(row, result)| (row.to_owned(), result)));
    }

    #[test]
    fn a_circumstance_that_comes_first_parts_all_rows() {
        let space = space();
        let rows =
            fewest(&points(space, |at| usize::from(at(Circumstance::Place) == 3)), space, Some(Circumstance::Cash));
        assert_eq!(rows.len(), 2, "cash makes no difference, so it parts nothing");
        let rule =
            |at: &dyn Fn(Circumstance) -> u8| usize::from(at(Circumstance::Cash) + at(Circumstance::ProxySigned));
        let rows = fewest(&points(space, rule), space, Some(Circumstance::ProxySigned));
        let expected = [
            ("cash=no proxy-signed=no", 0),
            ("cash=yes proxy-signed=no", 1),
            ("cash=no proxy-signed=yes", 1),
            ("cash=yes proxy-signed=yes", 2),
        ];
        assert_eq!(told(&rows, &space), expected.map(|(row, result)| (row.to_owned(), result)));
    }
}
