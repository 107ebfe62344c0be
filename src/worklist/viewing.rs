//! Choosing and ordering rows.

use super::file::File;
use super::protocol::{Order, Urgency, View};
use super::reading::Reading;
use super::rows::Rows;
use super::step::Need;
use super::urgency::urgency;
use crate::batch::Row;
use crate::choice::Choice;
use crate::estimate::{Brief, DelayOutcome, Outcome, Party};
use crate::rulebook::ClauseId;
use crate::scan::narrow;

/// Any problem.
const ANY: &str = "*";

/// The rows of a view that is being made; those in which a text or a problem is looked for are read again.
#[derive(Debug)]
pub(super) struct Viewing {
    view: View,
    reading: Reading,
    found: Vec<u32>,
}

impl Viewing {
    pub(super) fn begin(view: View, rows: &Rows) -> Self {
        let chosen = chosen(&view, rows);
        let reads = !view.text.trim().is_empty() || view.problem.as_deref().is_some_and(|problem| problem != ANY);
        let (reading, found) = if reads { (chosen, Vec::new()) } else { (Vec::new(), chosen) };
        Self { view, reading: Reading::new(reading), found }
    }

    pub(super) fn need(&mut self, rows: &Rows) -> Option<Need> {
        self.reading.need(rows)
    }

    pub(super) fn give(&mut self, file: &File, rows: &mut Rows, bytes: &[u8]) {
        let Self { view, reading, found } = self;
        let wanted: Vec<String> = words_of(&view.text);
        let problem = view.problem.as_deref().filter(|problem| *problem != ANY);
        reading.give(file, rows, bytes, &mut |rows, row, record| {
            let says = wanted.is_empty() || {
                let text: Vec<String> = record.cells().map(|cell| narrow(cell).to_lowercase()).collect();
                wanted.iter().all(|word| text.iter().any(|cell| cell.contains(&**word)))
            };
            let has = problem.is_none_or(|problem| {
                rows.look(row, record.cells());
                rows.batch.problems().iter().any(|found| found.wrong.code() == problem)
            });
            if says && has {
                found.push(row);
            }
        });
    }

    pub(super) fn done(&self) -> (usize, usize) {
        self.reading.done()
    }

    /// The rows, in their order.
    pub(super) fn end(self, rows: &Rows) -> Vec<u32> {
        let Self { view, found, .. } = self;
        ordered(found, view.order, rows)
    }
}

fn words_of(text: &str) -> Vec<String> {
    narrow(text).to_lowercase().split_whitespace().map(str::to_owned).collect()
}

/// The rows that a view holds, as far as their answers tell.
fn chosen(view: &View, rows: &Rows) -> Vec<u32> {
    let as_of = rows.batch.desk().as_of();
    // Rows with one answer are alike but for their dates.
    let mut known: Vec<Option<bool>> = vec![None; rows.batch.desk().answers()];
    let is_sound = view.problem.is_none();
    let fits = |number: &u32| {
        let Some(row) = rows.answer(*number) else { return false };
        if view.problem.is_some() && row.is_sound() {
            return false;
        }
        if view.month.as_ref().is_some_and(|month| rows.month(*number).name().unwrap_or_default() != *month) {
            return false;
        }
        if let Some(wanted) = view.urgency {
            let brief = rows.batch.brief(row);
            if urgency(row, brief.as_ref(), as_of).0 != wanted {
                return false;
            }
        }
        let Some(slot) = row.answer().and_then(|answer| known.get_mut(answer)) else {
            let by_answer = view.outcome.is_some() || view.party.is_some() || view.clause.is_some();
            return !by_answer || !is_sound;
        };
        *slot.get_or_insert_with(|| rows.batch.brief(row).is_some_and(|brief| has(view, &brief)))
    };
    rows.numbers().filter(fits).collect()
}

/// Whether an answer has the outcome, the party and the clause that are wanted.
fn has(view: &View, brief: &Brief) -> bool {
    let outcome = view.outcome.as_deref().is_none_or(|code| {
        let claim = Outcome::by_code(code).is_some_and(|outcome| brief.outcome.contains(outcome));
        let delay = DelayOutcome::by_code(code).is_some_and(|outcome| brief.delay.contains(outcome));
        claim || delay || code == "none" && brief.outcome.is_empty() && brief.delay.is_empty()
    });
    let party = view.party.as_deref().and_then(Party::by_code);
    let party = view.party.is_none() || brief.parties.iter().any(|stake| Some(stake.party) == party);
    let clause = view.clause.as_deref().and_then(ClauseId::by_code);
    let clause = view.clause.is_none()
        || clause.is_some_and(|clause| brief.applies.contains(clause) || brief.open.contains(clause));
    outcome && party && clause
}

fn ordered(found: Vec<u32>, order: Order, rows: &Rows) -> Vec<u32> {
    if order == Order::Table {
        return found;
    }
    let as_of = rows.batch.desk().as_of();
    let mut keyed: Vec<(i64, i64, u32)> = found
        .into_iter()
        .map(|number| {
            let row = rows.answer(number).unwrap_or(Row::UNSOUND);
            let brief = rows.batch.brief(row);
            let (first, second) = match order {
                Order::Sum => (brief.as_ref().map_or(-1, most).saturating_neg(), 0),
                _ => {
                    let (urgency, due) = urgency(row, brief.as_ref(), as_of);
                    (place(urgency), due)
                }
            };
            (first, second, number)
        })
        .collect();
    keyed.sort_unstable();
    keyed.into_iter().map(|(.., number)| number).collect()
}

fn place(urgency: Urgency) -> i64 {
    let place = Urgency::ALL.iter().position(|known| *known == urgency).unwrap_or_default();
    i64::try_from(place).unwrap_or_default()
}

/// The most that may be at stake: the largest sum of one kind, in fen; without a limit it is the largest of all.
fn most(brief: &Brief) -> i64 {
    let sums = &brief.sums;
    let most = |range: Option<crate::money::Range>| {
        range.map_or(0, |range| range.max.map_or(i64::MAX, crate::money::Fen::fen))
    };
    [sums.compensation, sums.fine, Some(sums.own_loss), Some(sums.others_loss)].map(most).into_iter().max().unwrap_or(0)
}

/// The rows of a view between two places.
pub(super) fn part(view: &[u32], from: usize, to: usize) -> Vec<u32> {
    view.get(from.min(view.len())..to.min(view.len())).unwrap_or_default().to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_never_reaches_beyond_the_list() {
        assert_eq!(part(&[5, 6, 7], 1, 9), [6, 7]);
        assert_eq!(part(&[5, 6, 7], 4, 9), [0_u32; 0]);
    }
}
