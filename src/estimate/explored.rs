//! A case whose open facts have been explored: what estimates and levers are read off.

use super::joined::Joined;
use super::outcome::{Outlook, Stake, Sums};
use super::outlooks::{Outlooks, Watch, as_each_sees, fine};
use super::parts::Finding;
use super::questions::Awards;
use crate::case::Case;
use crate::money::Range;
use crate::order::sort_by_key;
use crate::rulebook::Applicable;
use crate::rules::result::{self, DoubtId, LineKind};
use crate::set::Set;
use chrono::NaiveDateTime;

/// A case whose open facts have been explored.
pub(super) struct Explored<'c, 'a> {
    pub(super) case: &'c Case,
    pub(super) rulebook: Applicable<'a>,
    pub(super) as_of: NaiveDateTime,
    pub(super) outlooks: Outlooks<'a>,
    pub(super) join: Join,
}

impl<'c, 'a> Explored<'c, 'a> {
    pub(super) fn of(case: &'c Case, rulebook: impl Into<Applicable<'a>>, as_of: NaiveDateTime) -> Self {
        let rulebook = rulebook.into();
        let mut join = Join::default();
        let outlooks = Outlooks::of(case, as_each_sees(case, &rulebook, as_of), &mut join);
        Self { case, rulebook, as_of, outlooks, join }
    }
}

/// What the completions have in common, and what occurs on any of them.
#[derive(Default)]
pub(super) struct Join {
    pub(super) admission: Joined,
    pub(super) settlement: Joined,
    pub(super) delay: Joined,
    pub(super) awards: Awards,
}

impl Join {
    /// How each clause that was looked at stands, as the regulation runs.
    pub(super) fn findings(&self) -> Vec<Finding> {
        let mut findings: Vec<_> =
            self.delay.findings().chain(self.admission.findings()).chain(self.settlement.findings()).collect();
        sort_by_key(&mut findings, |finding| finding.clause);
        findings
    }

    pub(super) fn doubts(&self) -> Set<DoubtId> {
        let mut doubts = self.admission.doubts;
        doubts.join(self.settlement.doubts);
        doubts.join(self.delay.doubts);
        doubts
    }

    /// One row a party: what the claim and the delay cost it are different kinds of money.
    pub(super) fn stakes(&self) -> Vec<Stake> {
        let mut rows: Vec<Stake> = Vec::new();
        for stake in self.settlement.stakes().chain(self.delay.stakes()) {
            match rows.iter_mut().find(|row| row.party == stake.party) {
                Some(row) => {
                    row.pays = row.pays.plus(stake.pays);
                    row.fined = row.fined.plus(stake.fined);
                    row.bears = row.bears.plus(stake.bears);
                }
                None => rows.push(stake),
            }
        }
        sort_by_key(&mut rows, |row| row.party);
        rows
    }

    pub(super) fn sums(&self, all: &Outlook) -> Sums {
        let nothing = Some(Range::default());
        let charged = self.settlement.sum(LineKind::Fine);
        Sums {
            compensation: all.claim.map_or(nothing, |claim| claim.reach()),
            fine: match all.delay.map_or(nothing, |delay| delay.reach()) {
                Some(fine) => Some(fine.plus(charged)),
                None => (!charged.is_zero()).then_some(charged),
            },
            own_loss: self.settlement.sum(LineKind::OwnLoss),
            others_loss: self.settlement.sum(LineKind::OthersLoss),
        }
    }
}

impl Watch for Join {
    fn admission(&mut self, admission: &result::Admission) {
        self.admission.add(&admission.trace, admission.doubts, &[], &[]);
    }

    fn settlement(&mut self, settlement: &result::Settlement, stakes: &[Option<Stake>]) {
        self.awards.add(settlement);
        let mut doubts = settlement.doubts;
        doubts.join(settlement.counted);
        self.settlement.add(&settlement.trace, doubts, &[settlement.line, settlement.others], stakes);
    }

    fn delay(&mut self, delay: &result::Delay, stakes: &[Option<Stake>]) {
        self.delay.add(&delay.trace, delay.doubts, &[fine(delay)], stakes);
    }
}
