//! An answer that is kept for all rows that look alike to the rules, with its sums still open in the value.

use super::worth::Worth;
use crate::case::Field;
use crate::estimate::{Ask, Brief, Filing, Sketch, Spread};
use crate::money::Fen;
use chrono::NaiveDate;
use std::cmp::Reverse;

/// The answer to rows that look alike, and how many of them there are.
#[derive(Debug)]
pub(super) struct Kept {
    /// The answer where the value is the least of those that are alike.
    brief: Brief,
    /// Which of its sums grow with the value, in their order: a bit for each.
    grows: u64,
    asks: Asks,
    pub(super) common: Common,
}

/// What every row that looks alike needs, and no more: it is looked up a million times.
#[derive(Clone, Copy, Debug)]
pub(super) struct Common {
    /// The least value, in fen.
    least: i64,
    /// The days from the delivery deadline to the day on which the fine reaches its cap.
    pub(super) cap_after: Option<i32>,
    /// Whether the claim is refused for certain.
    pub(super) is_refused: bool,
}

/// How many rows there are, and how far their values lie above the least, together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) rows: i64,
    pub(super) above: i64,
}

/// What is to be asked first.
#[derive(Debug)]
enum Asks {
    /// The same whatever the value.
    One(Option<Field>),
    /// What lies least apart in the worst case, which the value decides.
    Weighed { all: Weight, answers: Box<[Answered]> },
}

/// A spread whose width grows or shrinks with the value, or stands still.
#[derive(Clone, Copy, Debug)]
struct Weight {
    spread: Spread,
    slope: i8,
}

/// One answer to one fact that a field decides.
#[derive(Clone, Copy, Debug)]
struct Answered {
    field: Field,
    /// The number of the fact among those of the field.
    fact: u8,
    weight: Weight,
}

impl Kept {
    /// What is kept for one value, or for any where the value bears on nothing.
    pub(super) fn alone(sketch: Sketch, least: i64, due: Option<NaiveDate>) -> Self {
        let common = Common::of(&sketch, least, due);
        let weighed = Asks::Weighed { all: Weight::standing(sketch.spread), answers: answers(&sketch.asks).into() };
        let asks = Asks::One(weighed.first(0));
        Self { brief: sketch.brief, grows: 0, asks, common }
    }

    /// What is kept of the answers at the least and at the most value; none where something does not run straight
    /// between them.
    pub(super) fn between(low: &Sketch, high: &Sketch, worth: Worth, due: Option<NaiveDate>) -> Option<Self> {
        let by = worth.most - worth.least;
        let grows = growing(&low.brief, &high.brief, by)?;
        let asks = Asks::between(low, high, by)?;
        Some(Self { brief: low.brief.clone(), grows, asks, common: Common::of(low, worth.least, due) })
    }

    /// The answer to one row; its next time limit is its own.
    pub(super) fn brief(&self, value: Option<Fen>) -> Brief {
        let above = self.common.above(value);
        Brief { ask: self.asks.first(above), ..self.sum(Tally { rows: 1, above }) }
    }

    /// The answer with the sums of so many rows.
    pub(super) fn sum(&self, Tally { rows, above }: Tally) -> Brief {
        let mut brief = self.brief.clone();
        let mut grows = self.grows;
        brief.each_sum(&mut |sum| {
            let more = if grows & 1 == 1 { above } else { 0 };
            *sum = Fen::from_fen(sum.fen().saturating_mul(rows).saturating_add(more));
            grows >>= 1;
        });
        brief
    }
}

impl Common {
    fn of(sketch: &Sketch, least: i64, due: Option<NaiveDate>) -> Self {
        let cap_after = sketch.cap_on.zip(due).and_then(|(cap, due)| i32::try_from((cap - due).num_days()).ok());
        Self { least, cap_after, is_refused: sketch.brief.filing.is_only(Filing::Refused) }
    }

    /// How far a value lies above the least.
    pub(super) fn above(self, value: Option<Fen>) -> i64 {
        value.filter(|_| self.least > 0).map_or(0, |value| value.fen().saturating_sub(self.least))
    }
}

/// The sums that grow as the value does, as bits; none where one does anything else, or there are too many.
fn growing(low: &Brief, high: &Brief, by: i64) -> Option<u64> {
    let list = |brief: &Brief| {
        let mut sums = Vec::new();
        brief.clone().each_sum(&mut |sum| sums.push(sum.fen()));
        sums
    };
    let (low, high) = (list(low), list(high));
    if low.len() != high.len() || low.len() > 64 {
        return None;
    }
    low.iter().zip(high).rev().try_fold(0, |bits, (low, high)| match high - low {
        0 => Some(bits << 1),
        more => (more == by).then_some((bits << 1) | 1),
    })
}

/// Every answer to every fact of every field, one after the other.
fn answers(asks: &[Ask]) -> Vec<Answered> {
    let mut answers = Vec::new();
    for ask in asks {
        for (fact, spreads) in (0..).zip(&ask.facts) {
            let answer = |spread: &Spread| Answered { field: ask.field, fact, weight: Weight::standing(*spread) };
            answers.extend(spreads.iter().map(answer));
        }
    }
    answers
}

impl Asks {
    fn between(low: &Sketch, high: &Sketch, by: i64) -> Option<Self> {
        let all = Weight::between(low.spread, high.spread, by)?;
        let (mut answers, others) = (answers(&low.asks), answers(&high.asks));
        if answers.len() != others.len() {
            return None;
        }
        for (answer, other) in answers.iter_mut().zip(others) {
            if (answer.field, answer.fact) != (other.field, other.fact) {
                return None;
            }
            answer.weight = Weight::between(answer.weight.spread, other.weight.spread, by)?;
        }
        let stands = all.slope == 0 && answers.iter().all(|answer| answer.weight.slope == 0);
        let weighed = Self::Weighed { all, answers: answers.into() };
        Some(if stands || low.asks.len() < 2 { Self::One(weighed.first(0)) } else { weighed })
    }

    /// The field to ask for first, at a value so far above the least.
    fn first(&self, above: i64) -> Option<Field> {
        let (all, answers) = match self {
            Self::One(field) => return *field,
            Self::Weighed { all, answers } => (all.at(above), answers),
        };
        let mut best: Option<(Reverse<Spread>, Field)> = None;
        for field in answers.chunk_by(|one, next| one.field == next.field) {
            let mut shrinks = Spread::default();
            for fact in field.chunk_by(|one, next| one.fact == next.fact) {
                let worst = fact.iter().map(|answer| answer.weight.at(above)).max().unwrap_or_default();
                let less = all.less(worst);
                shrinks.width += less.width;
                shrinks.kinds += less.kinds;
            }
            if let Some(first) = field.first() {
                let this = (Reverse(shrinks), first.field);
                best = Some(best.map_or(this, |best| best.min(this)));
            }
        }
        best.map(|(_, field)| field)
    }
}

impl Weight {
    const fn standing(spread: Spread) -> Self {
        Self { spread, slope: 0 }
    }

    /// None where the width runs otherwise between the two, or other kinds are left.
    fn between(low: Spread, high: Spread, by: i64) -> Option<Self> {
        // Two kinds of money may grow together.
        let fits = |slope: &i8| high.width - low.width == i64::from(*slope) * by;
        (low.kinds == high.kinds).then(|| (-2..=2).find(fits))?.map(|slope| Self { spread: low, slope })
    }

    fn at(self, above: i64) -> Spread {
        Spread { width: self.spread.width + i64::from(self.slope) * above, ..self.spread }
    }
}
