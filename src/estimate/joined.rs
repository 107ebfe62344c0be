//! Joining completions: a list holds what occurs on any of them, a range is their hull.

use super::outcome::{Claim, Delay, Stake};
use super::parts::{Finding, Line};
use crate::choice::Choice;
use crate::moment::Moment;
use crate::money::{Fen, Range};
use crate::rulebook::ClauseId;
use crate::rules::reason::{Reason, State};
use crate::rules::result::{self, DelayOutcome, DoubtId, LineKind, Outcome, Party, Settlement, Trace};
use crate::set::Set;
use chrono::NaiveDate;

/// What counts as a difference between two completions of a settlement: what becomes of it where the claim is
/// admitted, and where it is refused, each as far as that occurs.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct SettlementKey {
    pub(super) admitted: Option<Verdict>,
    pub(super) refused: Option<Verdict>,
}

/// What a claim comes to.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Verdict {
    pub(super) outcome: Outcome,
    pub(super) liable: Set<Party>,
    pub(super) compensation: Option<Range>,
}

impl From<&Settlement> for Verdict {
    fn from(settlement: &Settlement) -> Self {
        let Settlement { outcome, liable, compensation, .. } = *settlement;
        Self { outcome, liable, compensation }
    }
}

/// What counts as a difference between two completions of a delay.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct DelayKey {
    pub(super) outcome: DelayOutcome,
    pub(super) days: Range<u32>,
    pub(super) fine: Option<Range>,
    pub(super) liable: Set<Party>,
    pub(super) cap_on: Option<NaiveDate>,
}

impl From<&result::Delay> for DelayKey {
    fn from(delay: &result::Delay) -> Self {
        let result::Delay { outcome, days, fine, liable, cap_on, .. } = *delay;
        Self { outcome, days, fine, liable, cap_on }
    }
}

impl Claim {
    pub(super) fn join(&mut self, verdict: &Verdict) {
        self.outcome.insert(verdict.outcome);
        self.liable.join(verdict.liable);
        self.compensation = hull(self.compensation, verdict.compensation);
    }

    /// Returns whether the claim may be one that the regulation does not settle, among other outcomes.
    #[must_use]
    pub fn may_be_unregulated(&self) -> bool {
        self.outcome.holds_beside_others(Outcome::Unregulated)
    }

    /// Returns the compensation over everything that the open facts may be; from 0 where it may be unregulated.
    #[must_use]
    pub fn reach(&self) -> Option<Range> {
        self.compensation.map(|range| if self.may_be_unregulated() { range.from_zero() } else { range })
    }
}

impl Delay {
    pub(super) fn join(joined: Option<Self>, key: &DelayKey, running: bool) -> Self {
        let cap_on = key.cap_on.map(Moment::from);
        let Some(joined) = joined else {
            let DelayKey { outcome, days, fine, liable, .. } = *key;
            return Self { outcome: Set::one(outcome), days, fine, liable, running, cap_on };
        };
        let mut outcome = joined.outcome;
        outcome.insert(key.outcome);
        let mut liable = joined.liable;
        liable.join(key.liable);
        Self {
            outcome,
            days: joined.days.hull(key.days),
            fine: hull(joined.fine, key.fine),
            liable,
            running,
            // Only then it grows no more, whichever version holds.
            cap_on: joined.cap_on.into_iter().chain(cap_on).max_by_key(|cap| cap.day),
        }
    }

    /// Returns whether the delay may be one that the regulation does not fine, among other outcomes.
    #[must_use]
    pub fn may_be_unregulated(&self) -> bool {
        self.outcome.holds_beside_others(DelayOutcome::LateOutside)
    }

    /// Returns the fine over everything that the open facts may be; from 0 where it may be unregulated.
    #[must_use]
    pub fn reach(&self) -> Option<Range> {
        self.fine.map(|range| if self.may_be_unregulated() { range.from_zero() } else { range })
    }
}

/// The hull of those that are there.
pub(super) fn hull(one: Option<Range>, other: Option<Range>) -> Option<Range> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.hull(other)),
        (one, other) => one.or(other),
    }
}

/// What is joined alike for the claim and the delay.
#[derive(Default)]
pub(super) struct Joined {
    runs: usize,
    lines: Vec<(result::Line, usize)>,
    stakes: Vec<(Stake, usize)>,
    reasons: Set<Reason>,
    any: Set<ClauseId>,
    all: Option<Set<ClauseId>>,
    pub(super) doubts: Set<DoubtId>,
    kinds: Option<Kinds>,
}

/// How much of each kind of money, in the order of [`LineKind`].
type Kinds = [Range; LineKind::ALL.len()];

impl Joined {
    /// Joins one completion.
    pub(super) fn add(
        &mut self,
        trace: &Trace,
        doubts: Set<DoubtId>,
        lines: &[Option<result::Line>],
        stakes: &[Option<Stake>],
    ) {
        self.runs += 1;
        self.doubts.join(doubts);
        self.reasons.join(trace.reasons);
        self.any.join(trace.applied);
        self.any.join(trace.open);
        self.all = Some(self.all.map_or(trace.applied, |all| all.and(trace.applied)));
        let mut kinds = Kinds::default();
        for line in lines.iter().flatten() {
            if let Some(kind) = kinds.get_mut(usize::from(line.kind.index())) {
                *kind = kind.plus(line.amount);
            }
            let same = |known: &&mut (result::Line, usize)| {
                (known.0.kind, known.0.clause, known.0.from, known.0.to) == (line.kind, line.clause, line.from, line.to)
            };
            match self.lines.iter_mut().find(same) {
                Some((known, count)) => {
                    known.amount = known.amount.hull(line.amount);
                    *count += 1;
                }
                None => self.lines.push((*line, 1)),
            }
        }
        if let Some(known) = self.kinds {
            kinds.iter_mut().zip(known).for_each(|(kind, known)| *kind = kind.hull(known));
        }
        self.kinds = Some(kinds);
        for stake in stakes.iter().flatten() {
            match self.stakes.iter_mut().find(|(known, _)| known.party == stake.party) {
                Some((known, count)) => {
                    *known = known.hull(stake);
                    *count += 1;
                }
                None => self.stakes.push((*stake, 1)),
            }
        }
    }

    /// How much of one kind of money, over all completions.
    pub(super) fn sum(&self, kind: LineKind) -> Range {
        self.kinds.and_then(|kinds| kinds.get(usize::from(kind.index())).copied()).unwrap_or_default()
    }

    /// The lines, with those that stand on every completion marked.
    pub(super) fn lines(&self) -> impl Iterator<Item = Line> {
        self.lines.iter().map(|(line, count)| Line {
            kind: line.kind,
            clause: line.clause,
            from: line.from,
            to: line.to,
            amount: line.amount,
            certain: *count == self.runs,
        })
    }

    /// What each party pays, is fined and bears: nothing where it is not named.
    pub(super) fn stakes(&self) -> impl Iterator<Item = Stake> {
        self.stakes.iter().map(
            |(stake, count)| {
                if *count == self.runs { *stake } else { stake.hull(&Stake::none(stake.party)) }
            },
        )
    }

    /// How each clause that was looked at stands.
    pub(super) fn findings(&self) -> impl Iterator<Item = Finding> {
        let all = self.all.unwrap_or_default();
        let mut last = None;
        self.reasons.iter().filter_map(move |reason| {
            let clause = reason.clause();
            let state = match (all.contains(clause), self.any.contains(clause)) {
                (true, _) => State::Applies,
                (false, true) => State::Open,
                (false, false) => State::Excluded,
            };
            // Of several reasons the first that speaks for the state is told; reasons stand clause by clause.
            let tells = if state == State::Excluded { true } else { reason.state() != State::Excluded };
            (tells && last != Some(clause)).then(|| {
                last = Some(clause);
                Finding { clause, state, reason }
            })
        })
    }
}

impl Stake {
    /// Nothing at all.
    pub(super) fn none(party: Party) -> Self {
        let nothing = Range::exactly(Fen::ZERO);
        Self { party, pays: nothing, fined: nothing, bears: nothing }
    }

    pub(super) fn hull(&self, other: &Self) -> Self {
        Self {
            party: self.party,
            pays: self.pays.hull(other.pays),
            fined: self.fined.hull(other.fined),
            bears: self.bears.hull(other.bears),
        }
    }

    /// Adds what is due in the same completion; each kind of money to its own.
    fn add(&mut self, kind: LineKind, amount: Range) {
        let slot = match kind {
            LineKind::Compensation => &mut self.pays,
            LineKind::Fine => &mut self.fined,
            LineKind::OwnLoss | LineKind::OthersLoss => &mut self.bears,
        };
        *slot = slot.plus(amount);
    }
}

/// What one completion of a claim costs whom: at most two parties. A ruling may put it on either side.
pub(super) fn claim_stakes(settlement: &Settlement, value: Range) -> [Option<Stake>; 2] {
    let mut stakes = [None::<Stake>; 2];
    let mut add = |party, kind, amount| {
        let free = |stake: &&mut Option<Stake>| stake.is_none_or(|stake| stake.party == party);
        if let Some(slot) = stakes.iter_mut().find(free) {
            slot.get_or_insert(Stake::none(party)).add(kind, amount);
        }
    };
    for line in [settlement.line, settlement.others].into_iter().flatten() {
        if settlement.outcome == Outcome::Ruling && line.kind != LineKind::OthersLoss {
            for party in settlement.liable.iter() {
                match party {
                    Party::Origin => add(party, LineKind::OwnLoss, value.from_zero()),
                    _ => add(party, line.kind, line.amount),
                }
            }
        } else {
            add(line.from, line.kind, line.amount);
        }
    }
    stakes
}

/// The order in which lines are shown: kinds apart, then as the regulation runs.
pub(super) fn order(line: &Line) -> (u8, u8, u8) {
    (line.kind.index(), line.clause.index(), line.from.index())
}
