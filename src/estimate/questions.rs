//! What to answer next: every field of a fact that matters, the most decisive first.
//!
//! Decisive is what leaves the least uncertainty in the worst case: first the width of the sums (compensation
//! and fine, each by itself), then how many different results remain.

use super::outcome::Outlook;
use super::outlooks::Outlooks;
use super::parts::{PossibleAnswer, Question};
use crate::case::{Case, Field};
use crate::money::{Fen, Range};
use crate::order::sort_by_key;
use crate::rulebook::{Applicable, ClauseId, ParcelRules};
use crate::rules::facts::{Fact, FactAnswer, Given};
use crate::rules::result::{Amount, Outcome, Settlement};
use crate::set::Set;

/// How far apart the results still lie.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Spread {
    pub(crate) width: i64,
    pub(crate) kinds: u32,
}

impl From<&Outlook> for Spread {
    fn from(outlook: &Outlook) -> Self {
        let claim = outlook.claim.unwrap_or_default();
        let of_claim = claim.filing.len() + claim.outcome.len() + claim.liable.len();
        let (fine, of_delay) = outlook.delay.map_or((None, 0), |delay| (delay.fine, delay.outcome.len()));
        Self { width: width(claim.compensation) + width(fine), kinds: of_claim + of_delay }
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
    asked: Vec<Asked>,
}

impl Questions {
    /// The fields of every open fact that matters, each with what its answers would make of the result.
    pub(super) fn of_facts(&mut self, outlooks: &Outlooks<'_>, all: &Outlook, case: &Case, looked: Set<ClauseId>) {
        for fact in outlooks.matter().iter() {
            let answer = |answer: FactAnswer| PossibleAnswer {
                answer: fact.code_of(answer).into(),
                outlook: outlooks.given(fact, answer),
            };
            let answers: Vec<_> = outlooks.open_answers(fact).into_iter().map(answer).collect();
            let shrinks = shrinks(all, &answers);
            for field in Given::open_fields(fact, case).iter() {
                self.ask(field, answers.clone(), shrinks, clauses(fact).and(looked));
            }
        }
    }

    /// The sending date, where it decides which version applies, with what each would make of the result.
    pub(super) fn of_version(&mut self, outlooks: &Outlooks<'_>, all: &Outlook, rulebook: &Applicable<'_>) {
        let answer = |(place, version): (usize, &ParcelRules)| PossibleAnswer {
            answer: version.id.clone().into(),
            outlook: outlooks.by_version(place),
        };
        let answers: Vec<_> = rulebook.each().enumerate().map(answer).collect();
        let shrinks = shrinks(all, &answers);
        self.ask(Field::SentOn, answers, shrinks, Set::EMPTY);
    }

    /// The value, where it is unknown and a sum depends on it.
    pub(super) fn of_value(&mut self, awards: &Awards) {
        if let Some(shrinks) = awards.shrinks() {
            self.ask(Field::Value, Vec::new(), shrinks, awards.clauses);
        }
    }

    fn ask(&mut self, field: Field, answers: Vec<PossibleAnswer>, shrinks: Spread, clauses: Set<ClauseId>) {
        match self.asked.iter_mut().find(|asked| asked.field == field) {
            Some(asked) => {
                asked.shrinks.width += shrinks.width;
                asked.shrinks.kinds += shrinks.kinds;
                asked.clauses.join(clauses);
            }
            None => self.asked.push(Asked { field, answers, shrinks, clauses }),
        }
    }

    /// The questions in their order.
    pub(super) fn in_order(mut self) -> Vec<Question> {
        sort_by_key(&mut self.asked, |asked| (std::cmp::Reverse(asked.shrinks), asked.field));
        let question = |Asked { field, answers, clauses, .. }: Asked| Question {
            field,
            clauses: clauses.iter().collect(),
            answers,
        };
        self.asked.into_iter().map(question).collect()
    }
}

/// What the worst of the answers leaves less.
fn shrinks(all: &Outlook, answers: &[PossibleAnswer]) -> Spread {
    let worst = answers.iter().map(|answer| Spread::from(&answer.outlook)).max().unwrap_or_default();
    Spread::from(all).less(worst)
}

/// A question in the making.
struct Asked {
    field: Field,
    answers: Vec<PossibleAnswer>,
    shrinks: Spread,
    clauses: Set<ClauseId>,
}

impl Spread {
    pub(crate) fn less(self, worst: Self) -> Self {
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
    pub(super) fn add(&mut self, claim: &Settlement) {
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

    /// What knowing the value leaves less; none where no sum depends on it.
    pub(super) fn shrinks(&self) -> Option<Spread> {
        if self.sums.is_empty() {
            return None;
        }
        let before = Spread { width: width(self.hull(Range::unlimited())), kinds: 0 };
        // Between the caps nothing bends: the widest spread lies at a cap or beyond all of them.
        let caps = self.sums.iter().filter_map(|(amount, _)| match amount {
            Amount::Value(cap) | Amount::Discretion(cap) => *cap,
            Amount::Flat(sum) | Amount::Charge(sum) => Some(*sum),
        });
        let worst =
            caps.chain([Fen::MAX]).map(|value| width(self.hull(Range::exactly(value)))).max().unwrap_or_default();
        Some(before.less(Spread { width: worst, kinds: 0 }))
    }

    fn hull(&self, value: Range) -> Option<Range> {
        let sums = self.sums.iter().map(|(amount, ruling)| {
            let sum = amount.of(value);
            Some(if *ruling { sum.from_zero() } else { sum })
        });
        sums.fold(self.fixed, super::joined::hull)
    }
}

/// The clauses that a fact may decide, whatever the parcel.
fn clauses(fact: Fact) -> Set<ClauseId> {
    let clauses: &[ClauseId] = match fact {
        Fact::Problem | Fact::LostAfterAll => &[ClauseId::Loss1, ClauseId::Delay2],
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
        Fact::Stage => &[ClauseId::Loss3, ClauseId::Loss4, ClauseId::Loss8, ClauseId::Loss10],
        Fact::Listed | Fact::MissingReported => &[ClauseId::Loss8],
        Fact::Extent => &[ClauseId::Loss10],
        Fact::DeliveredBy => &[ClauseId::Delay3, ClauseId::Loss7, ClauseId::Loss10],
        Fact::Signed => &[ClauseId::Delay1],
        Fact::InNetwork => &[ClauseId::Delay2],
        Fact::DelayCause => {
            &[ClauseId::Delay3a, ClauseId::Delay3b, ClauseId::Delay3c, ClauseId::Delay3d, ClauseId::Delay3e]
        }
    };
    clauses.iter().copied().collect()
}
