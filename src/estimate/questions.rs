//! What to answer next: every field of a fact that matters, the most decisive first.
//!
//! Decisive is what leaves the least uncertainty in the worst case: first the width of the sums (compensation
//! and fine, each by itself), then how many different results remain.

use super::Question;
use super::joined::{ClaimKey, DelayKey};
use crate::case::{Case, Field};
use crate::explore::Exploration;
use crate::money::{Fen, Range};
use crate::rulebook::ClauseId;
use crate::rules::facts::{Fact, Given, Known};
use crate::rules::result::{self, Amount, Outcome};
use crate::set::Set;

/// How far apart the results still lie.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Spread {
    width: i64,
    kinds: u32,
}

/// A result whose spread over several completions can be measured.
pub(super) trait Spreads: Copy {
    /// The spread over these completions.
    fn spread(keys: impl Iterator<Item = Self>) -> Spread;
}

impl Spreads for Option<ClaimKey> {
    fn spread(keys: impl Iterator<Item = Self>) -> Spread {
        let mut claim = super::Claim::default();
        let (mut some, mut none, mut unregulated) = (false, false, false);
        for key in keys {
            match key {
                Some(key) => {
                    some = true;
                    unregulated |= key.compensation.is_none();
                    claim.join(&key);
                }
                None => none = true,
            }
        }
        let kinds = claim.filing.len() + claim.outcome.len() + claim.liable.len();
        Spread { width: width(claim.compensation), kinds: kinds + u32::from(some && none) + u32::from(unregulated) }
    }
}

impl Spreads for Option<DelayKey> {
    fn spread(keys: impl Iterator<Item = Self>) -> Spread {
        let (mut fine, mut outcomes) = (None, Set::EMPTY);
        for delay in keys.flatten() {
            fine = super::joined::hull(fine, delay.fine);
            outcomes.insert(delay.outcome);
        }
        Spread { width: width(fine), kinds: outcomes.len() }
    }
}

/// Wider than any sum: no upper limit is stated.
const UNLIMITED: i64 = Fen::MAX.fen() * 1000;

fn width(range: Option<Range>) -> i64 {
    range.map_or(0, |range| range.max.map_or(UNLIMITED, |max| max.above(range.min).fen()))
}

/// What the questions are gathered in.
#[derive(Default)]
pub(super) struct Questions {
    rows: Vec<(Field, Spread, Set<ClauseId>)>,
}

impl Questions {
    /// The fields of every open fact that matters.
    pub(super) fn of_facts<K: Spreads>(&mut self, exploration: &Exploration<K>, given: &Given, case: &Case) {
        if exploration.matter.is_empty() {
            return;
        }
        let before = K::spread(exploration.leaves.iter().map(|leaf| leaf.key));
        for fact in exploration.matter.iter() {
            let Known::Open(answers) = given.known(fact) else { continue };
            let left = |answer| {
                K::spread(exploration.leaves.iter().filter(|leaf| leaf.allows(fact, answer)).map(|leaf| leaf.key))
            };
            let worst = answers.iter().map(|answer| left(*answer)).max().unwrap_or_default();
            for field in Given::open_fields(fact, case).iter() {
                self.ask(field, before.less(worst), clauses(fact));
            }
        }
    }

    /// The value, where it is unknown and a sum depends on it.
    pub(super) fn of_value(&mut self, awards: &Awards) {
        if awards.sums.is_empty() {
            return;
        }
        let before = Spread { width: width(awards.hull(Range::unlimited())), kinds: 0 };
        // Between the caps nothing bends: the widest spread lies at a cap or beyond all of them.
        let caps = awards.sums.iter().filter_map(|(amount, _)| match amount {
            Amount::Value(cap) => *cap,
            Amount::Discretion(cap) | Amount::Flat(cap) => Some(*cap),
        });
        let worst =
            caps.chain([Fen::MAX]).map(|value| width(awards.hull(Range::exactly(value)))).max().unwrap_or_default();
        let clauses = awards.clauses;
        self.ask(Field::Value, before.less(Spread { width: worst, kinds: 0 }), clauses);
    }

    fn ask(&mut self, field: Field, shrinks: Spread, clauses: Set<ClauseId>) {
        match self.rows.iter_mut().find(|(known, ..)| *known == field) {
            Some((_, known, also)) => {
                known.width += shrinks.width;
                known.kinds += shrinks.kinds;
                also.join(clauses);
            }
            None => self.rows.push((field, shrinks, clauses)),
        }
    }

    /// The questions in their order.
    pub(super) fn in_order(mut self) -> Vec<Question> {
        self.rows.sort_by_key(|(field, shrinks, _)| (std::cmp::Reverse(*shrinks), *field));
        self.rows
            .into_iter()
            .map(|(field, _, clauses)| Question { field, clauses: clauses.iter().collect(), text: None })
            .collect()
    }
}

impl Spread {
    fn less(self, worst: Self) -> Self {
        Self { width: (self.width - worst.width).max(0), kinds: self.kinds.saturating_sub(worst.kinds) }
    }
}

/// The sums that are awarded on some completion.
#[derive(Default)]
pub(super) struct Awards {
    sums: Vec<(Amount, bool)>,
    clauses: Set<ClauseId>,
    fixed: Option<Range>,
}

impl Awards {
    pub(super) fn add(&mut self, claim: &result::Claim) {
        let ruling = claim.outcome == Outcome::Ruling;
        match (claim.amount, claim.line) {
            (Some(amount), line) if amount.depends_on_value() => {
                if !self.sums.contains(&(amount, ruling)) {
                    self.sums.push((amount, ruling));
                }
                if let Some(line) = line {
                    self.clauses.insert(line.clause);
                }
            }
            _ => self.fixed = super::joined::hull(self.fixed, claim.compensation),
        }
    }

    fn hull(&self, value: Range) -> Option<Range> {
        let sums = self.sums.iter().map(|(amount, ruling)| {
            let sum = amount.of(value);
            Some(if *ruling { sum.from_zero() } else { sum })
        });
        sums.fold(self.fixed, super::joined::hull)
    }
}

/// The clauses that a fact decides.
fn clauses(fact: Fact) -> Set<ClauseId> {
    let clauses: &[ClauseId] = match fact {
        Fact::Problem | Fact::LostAfterAll => &[ClauseId::Loss1],
        Fact::Claimant => &[ClauseId::Loss15a, ClauseId::Loss15b],
        Fact::Closing => &[ClauseId::Loss15c],
        Fact::ForceMajeure => &[ClauseId::Loss15d],
        Fact::Filed => &[ClauseId::Loss2, ClauseId::Loss5],
        Fact::Cash => &[ClauseId::Loss11],
        Fact::DamageCause | Fact::ContaminationCause => &[ClauseId::Loss14],
        Fact::AddressFault => &[ClauseId::Loss12],
        Fact::StationChange => &[ClauseId::Loss6],
        Fact::ProxySigned => &[ClauseId::Loss13],
        Fact::DamageReported | Fact::Cooperated => &[ClauseId::Loss9],
        Fact::Stage => &[ClauseId::Loss3, ClauseId::Loss4],
        Fact::Listed | Fact::MissingReported => &[ClauseId::Loss8],
        Fact::Extent => &[ClauseId::Loss10],
        Fact::DeliveredBy => &[ClauseId::Delay3, ClauseId::Loss7],
        Fact::Signed => &[ClauseId::Delay1],
        Fact::InNetwork => &[ClauseId::Delay2],
        Fact::DelayCause => {
            &[ClauseId::Delay3a, ClauseId::Delay3b, ClauseId::Delay3c, ClauseId::Delay3d, ClauseId::Delay3e]
        }
    };
    clauses.iter().copied().collect()
}
