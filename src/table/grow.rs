//! The rows, from the rules: every way of answering the open facts is run.

use super::circumstance::{Answers, Circumstance, Region, What};
use super::formula::{Award, Fine, Names, Sum};
use super::merge::{Leaf, fewest};
use super::rows::{Admitted, Becomes, Late, Part, Row, Settled, Table};
use crate::choice::Choice;
use crate::estimate::{Filing, LineKind, Outcome};
use crate::explore::{Run, explore};
use crate::order::sort_by_key;
use crate::rulebook::{ClauseId, ParcelRules};
use crate::rules::facts::Ground;
use crate::rules::result::{Admission, Delay, Settlement};
use crate::rules::{REFUSING, admission, delay, settlement};
use crate::set::Set;

impl<'a> Table<'a> {
    /// Returns the decision table of the parcel rules: every outcome that a parcel can have.
    ///
    /// ```
    /// use parcel_claims::{rulebook::ParcelRules, table::Table};
    /// let table = Table::of(ParcelRules::built_in());
    /// // Signed in time, not due, late outside the network, at an agency, for one of five causes, and late or lost too.
    /// assert_eq!(table.delay.rows.len(), 11);
    /// ```
    #[must_use]
    pub fn of(rulebook: &'a ParcelRules) -> Self {
        let names = Names::of(rulebook);
        let all = Region::of(|_, _| true);
        let nothing = Answers::only(What::None.index());
        let troubled = all.with(Circumstance::Problem, all.answers(Circumstance::Problem).but(nothing));
        let part = |rules: Rules<'_>, space, first| part(rules, &names, space, first);
        Self {
            rulebook,
            filing: part(&|run| admission(run).map(|found| Becomes::Filing(Admitted::of(&found))), troubled, None),
            // What happened comes first: each kind is settled by itself.
            settlement: part(
                &|run| settlement(run).map(|found| Becomes::Settlement(Settled::of(&found, &names))),
                troubled,
                Some(Circumstance::Problem),
            ),
            delay: part(&|run| delay(run).map(|found| Becomes::Delay(Late::of(&found, &names))), all, None),
        }
    }
}

/// A part of the rules, and what it says of a parcel; none where it does not concern it.
type Rules<'a> = &'a dyn Fn(&mut Run<'_>) -> Option<Becomes>;

/// As few rows as there can be for the parcels of a space.
fn part(rules: Rules<'_>, names: &Names<'_>, space: Region, first: Option<Circumstance>) -> Part {
    let open = [Ground::open(&names.figures, names.rulebook.follows)];
    let runs = explore(&open, rules, |found| *found, |_| ());
    let leaves: Vec<Leaf> = runs.each_run().map(|(result, may)| Leaf { region: Region::of(may), result }).collect();
    let rows = fewest(&leaves, space, first).into_iter().filter_map(|Leaf { region, result }| {
        let (result, ()) = runs.results.get(result)?;
        Some(Row { region, result: (*result)? })
    });
    let mut rows: Vec<_> = rows.collect();
    if first.is_none() {
        sort_by_key(&mut rows, |row| general_first(row, &space));
    }
    Part { space, rows }
}

/// What holds of every kind of problem, then kind by kind; in each, what takes the fewest conditions.
fn general_first(row: &Row, space: &Region) -> (Option<u8>, usize) {
    let mut conditions = row.conditions(space).peekable();
    let kind =
        conditions.next_if(|(asked, _)| *asked == Circumstance::Problem).and_then(|(_, kinds)| kinds.each().next());
    (kind, conditions.count())
}

impl Admitted {
    fn of(admission: &Admission) -> Self {
        let grounds = match admission.filing {
            Filing::Refused => admission.refusals,
            Filing::Contested => admission.trace.open,
            Filing::Accepted => Set::EMPTY,
        };
        Self { filing: admission.filing, by: REFUSING.into_iter().find(|clause| grounds.contains(*clause)) }
    }
}

impl Settled {
    fn of(settlement: &Settlement, names: &Names<'_>) -> Self {
        let ruling = settlement.outcome == Outcome::Ruling;
        let award = match (settlement.amount, settlement.compensation) {
            (Some(amount), _) => Award::of(amount, names).unwrap_or(Award::NotRegulated),
            (None, Some(_)) => Award::Nothing,
            (None, None) => Award::NotRegulated,
        };
        let mut clauses = settlement.trace.applied;
        // It holds of every kind of loss that is named.
        clauses.remove(ClauseId::Loss1);
        let award = match award {
            // Whatever is ruled, it is at discretion: only the bound is left of the award, and its clause.
            Award::Discretion(bound) if ruling => {
                if let Some(figure) = bound {
                    clauses.remove(ClauseId::Loss10);
                    clauses.insert(figure.clause);
                }
                Award::Value(bound)
            }
            award => award,
        };
        let line = settlement.line.filter(|line| line.kind == LineKind::OwnLoss);
        let others_loss = settlement.others.map(|line| line.clause);
        if let Some(clause) = others_loss {
            clauses.insert(clause);
        }
        Self {
            outcome: settlement.outcome,
            liable: settlement.liable,
            sum: Sum { award, ruling },
            own_loss: line.map(|line| line.clause),
            others_loss,
            clauses,
        }
    }
}

impl Late {
    fn of(delay: &Delay, names: &Names<'_>) -> Self {
        Self {
            outcome: delay.outcome,
            liable: delay.liable,
            fine: Fine::by(delay.fine, names).unwrap_or(Fine::NotRegulated),
            clauses: delay.trace.applied,
        }
    }
}
