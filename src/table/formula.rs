//! Sums as formulas: a figure of the rulebook and what is done with it.

use crate::money::{Fen, Range};
use crate::rulebook::{self, ClauseId, FIGURES, Figures, ParcelRules};
use crate::rules::result::Amount;
use serde::Serialize;

/// A sum of money that stands in the rulebook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Figure {
    /// The clause in which the sum stands.
    pub clause: ClauseId,
    /// The name of the figure in that clause.
    pub key: &'static str,
    /// The sum in yuan.
    pub sum: Fen,
}

/// The sum that the claimant gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Sum {
    /// How the sum follows from the value where no ruling is needed.
    pub award: Award,
    /// Whether a ruling is needed, which may award anything from 0 up to that sum.
    pub ruling: bool,
}

/// How the sum that the claimant gets follows from the value of the goods.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "kind", content = "figure")]
pub enum Award {
    /// Nothing is due.
    Nothing,
    /// The regulation does not state a sum.
    NotRegulated,
    /// The sum is always the same, whatever the goods are worth.
    Flat(Figure),
    /// The value of the goods is paid, at most the figure where there is one.
    Value(Option<Figure>),
    /// The sum is at discretion: up to the value, and at most the figure where there is one.
    Discretion(Option<Figure>),
    /// The claimant gets nothing: the value, at most the figure, is a fine that goes to the network.
    Charge(Figure),
}

/// The fine for a delay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "kind", content = "perDay")]
pub enum Fine {
    /// No fine is due.
    Nothing,
    /// The regulation does not state a fine.
    NotRegulated,
    /// A fine for each day up to a cap (delay-2).
    PerDay(PerDay),
    /// A fine for each day up to a cap, which may also come to nothing.
    UpToPerDay(PerDay),
}

/// A fine for each day up to a cap (delay-2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct PerDay {
    /// The sum for each day.
    pub rate: Figure,
    /// The most that the fine can reach.
    pub cap: Figure,
}

impl Sum {
    /// Returns the sum for goods of this value; `None` where the regulation does not state a sum.
    #[must_use]
    pub fn of(self, value: Range) -> Option<Range> {
        let amount = match self.award {
            Award::Nothing => return Some(Range::default()),
            Award::NotRegulated => return None,
            Award::Flat(figure) => Amount::Flat(figure.sum),
            Award::Value(cap) => Amount::Value(cap.map(|figure| figure.sum)),
            Award::Discretion(cap) => Amount::Discretion(cap.map(|figure| figure.sum)),
            Award::Charge(figure) => Amount::Charge(figure.sum),
        };
        let sum = amount.of(value);
        Some(if self.ruling { sum.from_zero() } else { sum })
    }
}

impl Fine {
    /// Returns the fine for this number of days; `None` where none is regulated.
    #[must_use]
    pub fn of(self, days: Range<u32>) -> Option<Range> {
        let sum = |PerDay { rate, cap }| {
            let fine = |days| rate.sum.times(days).min(cap.sum);
            Range { min: fine(days.min), max: days.max.map(fine) }
        };
        match self {
            Self::Nothing => Some(Range::default()),
            Self::NotRegulated => None,
            Self::PerDay(per_day) => Some(sum(per_day)),
            Self::UpToPerDay(per_day) => Some(sum(per_day).from_zero()),
        }
    }
}

impl Award {
    /// The formula behind an amount that was found with [`Names`] for figures.
    pub(super) fn of(amount: Amount, names: &Names<'_>) -> Option<Self> {
        let cap = |sum: Option<Fen>| sum.map(|sum| names.figure(sum).ok_or(())).transpose().ok();
        Some(match amount {
            Amount::Flat(sum) => Self::Flat(names.figure(sum)?),
            Amount::Value(sum) => Self::Value(cap(sum)?),
            Amount::Discretion(sum) => Self::Discretion(cap(sum)?),
            Amount::Charge(sum) => Self::Charge(names.figure(sum)?),
        })
    }

    /// Returns the figure of the rulebook on which the sum depends; `None` where there is none.
    #[must_use]
    pub const fn figure(self) -> Option<Figure> {
        match self {
            Self::Flat(figure) | Self::Charge(figure) => Some(figure),
            Self::Value(figure) | Self::Discretion(figure) => figure,
            Self::Nothing | Self::NotRegulated => None,
        }
    }
}

impl Fine {
    /// The formula behind a fine for anything from a day up, found with [`Names`] for figures.
    pub(super) fn by(fine: Option<Range>, names: &Names<'_>) -> Option<Self> {
        let Some(fine) = fine else { return Some(Self::NotRegulated) };
        if fine.is_zero() {
            return Some(Self::Nothing);
        }
        let cap = names.figure(fine.max?)?;
        let per_day = PerDay { rate: names.beside(cap)?, cap };
        Some(if fine.min == Fen::ZERO { Self::UpToPerDay(per_day) } else { Self::PerDay(per_day) })
    }
}

/// Figures that are names: each is another sum, by which the one in a result is known again.
///
/// The rules never ask how large a figure is, so that what they say with names they say with any figures.
pub(super) struct Names<'a> {
    pub(super) figures: Figures,
    pub(super) rulebook: &'a ParcelRules,
}

impl<'a> Names<'a> {
    pub(super) fn of(rulebook: &'a ParcelRules) -> Self {
        let name = |clause, key: &str| {
            let place = FIGURES.iter().position(|known| (known.0, known.1) == (clause, key))?;
            // Whole, as days and minutes are.
            Some(rulebook::Figure::Number(u32::try_from(place + 1).ok()?.checked_mul(100)?))
        };
        let figures = Figures::collect(name);
        // Each has its place in the list.
        Self { figures: figures.unwrap_or_else(|| rulebook.figures.clone()), rulebook }
    }

    /// The figure with this name.
    fn figure(&self, name: Fen) -> Option<Figure> {
        let mut named = (1..).zip(FIGURES).filter(|(place, _)| Fen::yuan(*place) == name);
        named.find_map(|(_, (clause, key, _))| self.at(*clause, key))
    }

    /// The other figure of the same clause.
    fn beside(&self, figure: Figure) -> Option<Figure> {
        let other = FIGURES.iter().find(|known| known.0 == figure.clause && known.1 != figure.key);
        other.and_then(|(clause, key, _)| self.at(*clause, key))
    }

    fn at(&self, clause: ClauseId, key: &'static str) -> Option<Figure> {
        let sum = self.rulebook.clause(clause)?.figures.get(key)?.yuan()?;
        Some(Figure { clause, key, sum })
    }
}
