//! What a value is to the rules: between the sums that a rulebook names, every sum of an answer grows with the value or
//! stands still.

use crate::money::Fen;
use crate::rulebook::Figures;

/// The sums at which an answer may bend, in order: zero, the caps and flat sums of every version, the largest value.
#[derive(Clone, Debug)]
pub(super) struct Bends(Vec<i64>);

/// Values that are alike to the rules: those from `least` to `most`, in fen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Worth {
    /// Its place among all of them, from 0.
    pub(super) place: usize,
    pub(super) least: i64,
    pub(super) most: i64,
}

impl Bends {
    pub(super) fn of<'a>(versions: impl Iterator<Item = &'a Figures>) -> Self {
        let sums = |figures: &Figures| {
            let Figures { delivery_cap, agency_cap, transit_cap, short_cap, station_change, .. } = figures;
            [delivery_cap, agency_cap, transit_cap, short_cap, station_change].map(|sum| sum.fen())
        };
        let mut bends: Vec<i64> = versions.flat_map(sums).chain([0, Fen::MAX.fen()]).collect();
        bends.sort_unstable();
        bends.dedup();
        Self(bends)
    }

    /// Those that a value stands among: itself alone at a bend, else all between two of them.
    pub(super) fn around(&self, value: Fen) -> Worth {
        let value = value.fen();
        let below = self.0.iter().take_while(|bend| **bend < value).count();
        let before = below.checked_sub(1).and_then(|place| self.0.get(place));
        match (before, self.0.get(below)) {
            (Some(before), Some(after)) if *after != value => {
                Worth { place: 2 * below - 1, least: before + 1, most: after - 1 }
            }
            _ => Worth { place: 2 * below, least: value, most: value },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rulebook::ParcelRules;

    #[test]
    fn every_value_stands_among_those_of_one_place() {
        let bends = Bends::of([&ParcelRules::built_in().figures].into_iter());
        let (first, last) = (bends.around(Fen::ZERO), bends.around(Fen::MAX));
        assert_eq!((first, last.place), (Worth { place: 0, least: 0, most: 0 }, 2 * bends.0.len() - 2));
        let mut next = 0;
        for place in 0..=last.place {
            let worth = bends.around(Fen::from_fen(next));
            assert_eq!((worth.place, worth.least), (place, next));
            assert_eq!(bends.around(Fen::from_fen(worth.most)), worth);
            assert_eq!(worth.least == worth.most, place % 2 == 0, "{worth:?}");
            next = worth.most + 1;
        }
        assert_eq!(next, Fen::MAX.fen() + 1);
    }
}
