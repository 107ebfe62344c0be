//! Small sets of listed values, joined in one step.

use crate::choice::Choice;
use serde::{Serialize, Serializer};
use std::marker::PhantomData;

/// So many values a set can tell apart.
const MOST: usize = 128;

/// A set of values of a list with stable codes; a list may have at most 128 values, which is checked at compile time.
pub struct Set<T> {
    bits: u128,
    of: PhantomData<T>,
}

impl<T: Choice> Set<T> {
    /// The set without any value.
    pub const EMPTY: Self = {
        assert!(T::ALL.len() <= MOST, "a set has no more bits");
        Self { bits: 0, of: PhantomData }
    };

    /// Returns the set that holds one value.
    #[must_use]
    pub fn one(value: T) -> Self {
        let mut set = Self::EMPTY;
        set.insert(value);
        set
    }

    /// Adds a value to the set.
    pub fn insert(&mut self, value: T) {
        self.bits |= 1 << value.index();
    }

    /// Removes a value from the set.
    pub fn remove(&mut self, value: T) {
        self.bits &= !Self::one(value).bits;
    }

    /// Adds all values of `other` to the set.
    pub fn join(&mut self, other: Self) {
        self.bits |= other.bits;
    }

    /// Returns the values that are in both sets.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self { bits: self.bits & other.bits, of: PhantomData }
    }

    /// Returns whether the value is in the set.
    #[must_use]
    pub fn contains(self, value: T) -> bool {
        self.bits & (1 << value.index()) != 0
    }

    /// Returns whether the set holds no value.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.bits == 0
    }

    /// Returns the number of values in the set.
    #[must_use]
    pub fn len(self) -> u32 {
        self.bits.count_ones()
    }

    /// Returns whether the set holds `value` and nothing else.
    #[must_use]
    pub fn is_only(self, value: T) -> bool {
        self == Self::one(value)
    }

    /// Returns whether the set holds `value` and at least one other value.
    #[must_use]
    pub fn holds_beside_others(self, value: T) -> bool {
        self.contains(value) && !self.is_only(value)
    }

    /// Returns the values of the set, in the order of the list.
    pub fn iter(self) -> impl Iterator<Item = T> {
        let mut bits = self.bits;
        std::iter::from_fn(move || {
            let next = u8::try_from(bits.trailing_zeros()).ok()?;
            bits &= bits.wrapping_sub(1);
            T::at(next)
        })
    }
}

impl<T: Choice> FromIterator<T> for Set<T> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        let mut set = Self::EMPTY;
        values.into_iter().for_each(|value| set.insert(value));
        set
    }
}

impl<T: Choice + Serialize> Serialize for Set<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

// By hand: deriving would ask the same of `T`.
impl<T> Clone for Set<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Set<T> {}
impl<T> PartialEq for Set<T> {
    fn eq(&self, other: &Self) -> bool {
        self.bits == other.bits
    }
}
impl<T> Eq for Set<T> {}
impl<T> PartialOrd for Set<T> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Set<T> {
    /// Some order that is always the same.
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.bits.cmp(&other.bits)
    }
}
impl<T> std::hash::Hash for Set<T> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.bits.hash(state);
    }
}
impl<T> Default for Set<T> {
    fn default() -> Self {
        Self { bits: 0, of: PhantomData }
    }
}
impl<T: Choice> std::fmt::Debug for Set<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.iter().map(T::code)).finish()
    }
}
