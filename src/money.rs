//! Money as whole fen, and ranges of it.
//!
//! ```
//! use parcel_claims::money::{Fen, Range};
//! let value = Fen::from_yuan(999.99).unwrap();
//! assert_eq!(value.fen(), 99_999);
//! assert_eq!(Range::exactly(value).hull(Range::exactly(Fen::ZERO)), Range::up_to(value));
//! ```

use serde::{Serialize, Serializer};

/// A sum of money in whole fen (1 yuan is 100 fen); JSON and JavaScript see it in yuan.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fen(i64);

/// The reason why a number of yuan is not a sum of money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotASum {
    /// The number is NaN or infinite.
    NotFinite,
    /// The number is below zero.
    Negative,
    /// The number is above [`Fen::MAX`].
    TooLarge,
    /// The number has more than two decimals.
    Decimals,
}

impl Fen {
    /// The sum of 0 yuan.
    pub const ZERO: Self = Self(0);
    /// The largest sum that may be entered: 10,000,000 yuan.
    pub const MAX: Self = Self::yuan(10_000_000);

    /// Makes a sum from a whole number of fen.
    #[must_use]
    pub const fn from_fen(fen: i64) -> Self {
        Self(fen)
    }

    /// Makes a sum from a whole number of yuan.
    #[must_use]
    pub const fn yuan(yuan: u32) -> Self {
        // A widening cast: `From` is not const.
        Self(yuan as i64 * 100)
    }

    /// Makes a sum from yuan with at most two decimals, from 0 to [`Fen::MAX`].
    ///
    /// # Errors
    /// [`NotASum`] says what is wrong with the number.
    pub fn from_yuan(yuan: f64) -> Result<Self, NotASum> {
        if !yuan.is_finite() {
            return Err(NotASum::NotFinite);
        }
        if yuan < 0.0 {
            return Err(NotASum::Negative);
        }
        if yuan > Self::MAX.to_yuan() {
            return Err(NotASum::TooLarge);
        }
        let fen = (yuan * 100.0).round();
        // Exact to the last bit: the nearest double of the rounded sum must be the number itself.
        #[allow(clippy::float_cmp)]
        if fen / 100.0 != yuan {
            return Err(NotASum::Decimals);
        }
        #[allow(clippy::cast_possible_truncation)] // at most 10^9, checked above
        Ok(Self(fen as i64))
    }

    /// Returns the sum in fen.
    #[must_use]
    pub const fn fen(self) -> i64 {
        self.0
    }

    /// Returns the sum in yuan, for output only: sums are never calculated as floats.
    #[must_use]
    pub fn to_yuan(self) -> f64 {
        #[allow(clippy::cast_precision_loss)] // sums stay far below 2^53
        let fen = self.0 as f64;
        fen / 100.0
    }

    /// Returns the sum multiplied by a whole number.
    #[must_use]
    pub fn times(self, times: u32) -> Self {
        Self(self.0.saturating_mul(i64::from(times)))
    }

    /// Returns this sum less `other`; negative where `other` is greater.
    #[must_use]
    pub fn above(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl std::ops::Add for Fen {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl std::fmt::Display for Fen {
    /// Yuan as people write them: `1,234.50`, and no decimals where there are none.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (yuan, rest) = (self.0.unsigned_abs() / 100, self.0.unsigned_abs() % 100);
        if self.0 < 0 {
            f.write_str("-")?;
        }
        let digits = yuan.to_string();
        for (i, digit) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i).is_multiple_of(3) {
                f.write_str(",")?;
            }
            write!(f, "{digit}")?;
        }
        if rest > 0 { write!(f, ".{rest:02}") } else { Ok(()) }
    }
}

impl Serialize for Fen {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(self.to_yuan())
    }
}

/// A range from `min` to `max`, both included; without `max` there is no upper limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Range<T = Fen> {
    /// The least value in the range.
    pub min: T,
    /// The greatest value in the range; `None` where no upper limit is stated.
    pub max: Option<T>,
}

impl<T: Copy + Ord + Default> Default for Range<T> {
    /// Nothing at all.
    fn default() -> Self {
        Self::exactly(T::default())
    }
}

impl<T: Copy + Ord + Default> Range<T> {
    /// Returns the range that holds one value only.
    #[must_use]
    pub fn exactly(value: T) -> Self {
        Self { min: value, max: Some(value) }
    }

    /// Returns the range from zero to `max`.
    #[must_use]
    pub fn up_to(max: T) -> Self {
        Self { min: T::default(), max: Some(max) }
    }

    /// Returns the range from zero without an upper limit.
    #[must_use]
    pub fn unlimited() -> Self {
        Self { min: T::default(), max: None }
    }

    /// Returns the smallest range that holds both ranges.
    #[must_use]
    pub fn hull(self, other: Self) -> Self {
        Self { min: self.min.min(other.min), max: self.max.zip(other.max).map(|(a, b)| a.max(b)) }
    }

    /// Returns the range with every value above `cap` lowered to it.
    #[must_use]
    pub fn capped(self, cap: T) -> Self {
        Self { min: self.min.min(cap), max: Some(self.max.map_or(cap, |max| max.min(cap))) }
    }

    /// Returns the range from zero to the same upper end.
    #[must_use]
    pub fn from_zero(self) -> Self {
        Self { min: T::default(), max: self.max }
    }

    /// Returns whether the range holds zero and nothing else.
    #[must_use]
    pub fn is_zero(self) -> bool {
        self.max == Some(T::default())
    }

    /// Returns the sum of two ranges: least with least, greatest with greatest.
    #[must_use]
    pub fn plus(self, other: Self) -> Self
    where
        T: std::ops::Add<Output = T>,
    {
        Self { min: self.min + other.min, max: self.max.zip(other.max).map(|(a, b)| a + b) }
    }

    /// Returns the value where the range holds only one; `None` otherwise.
    #[must_use]
    pub fn single(self) -> Option<T> {
        self.max.filter(|max| *max == self.min)
    }
}

impl Range {
    /// Returns the range multiplied by a whole number.
    #[must_use]
    pub fn times(self, times: u32) -> Self {
        Self { min: self.min.times(times), max: self.max.map(|max| max.times(times)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yuan_become_fen_exactly() {
        for (yuan, fen) in
            [(0.0, 0), (0.01, 1), (0.07, 7), (1.1, 110), (19.99, 1999), (999.99, 99_999), (10_000_000.0, 1_000_000_000)]
        {
            assert_eq!(Fen::from_yuan(yuan), Ok(Fen(fen)), "{yuan}");
        }
        for (yuan, why) in [
            (-0.01, NotASum::Negative),
            (-f64::MIN_POSITIVE, NotASum::Negative),
            (10_000_000.01, NotASum::TooLarge),
            // The next number that there is.
            (10_000_000.000_000_002, NotASum::TooLarge),
            (9_999_999.995, NotASum::Decimals),
            (0.001, NotASum::Decimals),
            (0.1 + 0.2, NotASum::Decimals),
            (1e-7, NotASum::Decimals),
            (f64::NAN, NotASum::NotFinite),
            (f64::INFINITY, NotASum::NotFinite),
            (f64::NEG_INFINITY, NotASum::NotFinite),
        ] {
            assert_eq!(Fen::from_yuan(yuan), Err(why), "{yuan}");
        }
        // Every sum there is up to ten yuan, and around the largest.
        for fen in (0..=1_000).chain(999_999_000..=1_000_000_000) {
            assert_eq!(Fen::from_yuan(Fen(fen).to_yuan()), Ok(Fen(fen)));
        }
    }

    #[test]
    fn sums_are_counted_in_fen() {
        assert_eq!((Fen::ZERO, Fen::yuan(3), Fen::MAX), (Fen(0), Fen(300), Fen(1_000_000_000)));
        assert_eq!((Fen::from_fen(5), Fen(5).fen(), Fen::default()), (Fen(5), 5, Fen(0)));
        assert_eq!((Fen(1_234).to_yuan(), Fen(-50).to_yuan()), (12.34, -0.5));
        assert_eq!((Fen(250).times(3), Fen(250).times(0), Fen(250).times(1)), (Fen(750), Fen(0), Fen(250)));
        assert_eq!((Fen(500).above(Fen(200)), Fen(200).above(Fen(500))), (Fen(300), Fen(-300)));
        assert_eq!(Fen(500) + Fen(200), Fen(700));
        // Beyond all sums they stay where numbers end.
        assert_eq!(Fen(i64::MAX).times(2), Fen(i64::MAX));
        assert_eq!(Fen(i64::MAX) + Fen(1), Fen(i64::MAX));
        assert_eq!(Fen(i64::MIN).above(Fen(1)), Fen(i64::MIN));
        assert_eq!(serde_json::to_value(Fen(12_345)).unwrap(), 123.45);
    }

    #[test]
    fn sums_are_written_as_people_write_them() {
        for (fen, text) in [
            (0, "0"),
            (5, "0.05"),
            (12_050, "120.50"),
            (99_900, "999"),
            (100_000, "1,000"),
            (123_456_789, "1,234,567.89"),
            (-200, "-2"),
            (-1, "-0.01"),
            (-100_001, "-1,000.01"),
            (10, "0.10"),
        ] {
            assert_eq!(Fen(fen).to_string(), text);
        }
    }

    #[test]
    fn ranges_are_joined_cut_and_added() {
        let range = |min, max: Option<i64>| Range { min: Fen(min), max: max.map(Fen) };
        assert_eq!(Range::exactly(Fen(5)), range(5, Some(5)));
        assert_eq!(Range::up_to(Fen(5)), range(0, Some(5)));
        assert_eq!(Range::unlimited(), range(0, None));
        assert_eq!(Range::default(), range(0, Some(0)));
        assert_eq!(range(2, Some(5)).hull(range(3, Some(9))), range(2, Some(9)));
        assert_eq!(range(3, Some(9)).hull(range(2, Some(5))), range(2, Some(9)));
        assert_eq!(range(3, None).hull(range(2, Some(5))), range(2, None));
        assert_eq!(range(2, Some(5)).capped(Fen(4)), range(2, Some(4)));
        assert_eq!(range(2, Some(5)).capped(Fen(7)), range(2, Some(5)));
        assert_eq!(range(6, None).capped(Fen(4)), range(4, Some(4)));
        assert_eq!(range(2, Some(5)).from_zero(), range(0, Some(5)));
        assert_eq!(range(2, None).from_zero(), range(0, None));
        assert_eq!(range(2, Some(5)).plus(range(1, Some(1))), range(3, Some(6)));
        assert_eq!(range(2, Some(5)).plus(range(1, None)), range(3, None));
        assert_eq!(range(2, Some(5)).times(3), range(6, Some(15)));
        assert_eq!(range(2, None).times(3), range(6, None));
        for (range, zero, single) in [
            (range(0, Some(0)), true, Some(0)),
            (range(5, Some(5)), false, Some(5)),
            (range(0, Some(5)), false, None),
            (range(0, None), false, None),
        ] {
            assert_eq!((range.is_zero(), range.single()), (zero, single.map(Fen)), "{range:?}");
        }
        assert_eq!(serde_json::to_value(range(150, None)).unwrap(), serde_json::json!({"min": 1.5, "max": null}));
    }

    #[test]
    fn no_upper_limit_survives_a_hull_but_not_a_cap() {
        let open = Range::<Fen>::unlimited();
        assert_eq!(open.hull(Range::exactly(Fen(5))).max, None);
        assert_eq!(open.capped(Fen(5)), Range::up_to(Fen(5)));
    }
}
