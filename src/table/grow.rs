//! The rules of the table, from those of the regulation: every way of answering the open facts is run.

use super::circumstance::{Answer, Answers, Circumstance, Region, What};
use super::formula::{Award, Fine, Names, Sum};
use super::merge::{Leaf, fewest};
use super::rule::{Admitted, Becomes, Late, Part, Rule, Settled, Table};
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
    /// assert_eq!(table.delay.rules.len(), 11);
    /// ```
    #[must_use]
    pub fn of(rulebook: &'a ParcelRules) -> Self {
        let names = Names::of(rulebook);
        let all = Region::of(|_, _| true);
        let nothing = Answers::only(What::None.into());
        let troubled = all.with(Circumstance::Problem, all.answers(Circumstance::Problem).but(nothing));
        let part = |says: Says<'_>, space, first| part(says, &names, space, first);
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

/// What a part of the regulation says of a parcel; none where it does not concern it.
type Says<'a> = &'a dyn Fn(&mut Run<'_>) -> Option<Becomes>;

/// As few rules as there can be for the parcels of a space.
fn part(says: Says<'_>, names: &Names<'_>, space: Region, first: Option<Circumstance>) -> Part {
    let open = [Ground::open(&names.figures, names.rulebook.follows)];
    let runs = explore(&open, says, |found| *found, |_| ());
    let leaves: Vec<Leaf> = runs.each_run().map(|(result, may)| Leaf { region: Region::of(may), result }).collect();
    let rules = fewest(&leaves, space, first).into_iter().filter_map(|Leaf { region, result }| {
        let (result, ()) = runs.results.get(result)?;
        Some(Rule { region, result: (*result)? })
    });
    let mut rules: Vec<_> = rules.collect();
    if first.is_none() {
        sort_by_key(&mut rules, |rule| general_first(rule, &space));
    }
    Part { space, rules }
}

/// What holds of every kind of problem, then kind by kind; in each, what takes the fewest conditions.
fn general_first(rule: &Rule, space: &Region) -> (Option<Answer>, usize) {
    let mut conditions = rule.conditions(space).peekable();
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
