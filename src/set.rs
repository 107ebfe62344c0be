//! Small sets of listed values, joined in one step.

use crate::choice::Choice;
use serde::{Serialize, Serializer};
use std::marker::PhantomData;

/// So many values a set can tell apart.
const MOST: usize = 128;

/// A set of listed values: of a list with more values than there are bits it does not compile.
pub struct Set<T> {
    bits: u128,
    of: PhantomData<T>,
}

impl<T: Choice> Set<T> {
    /// Nothing.
    pub const EMPTY: Self = {
        assert!(T::ALL.len() <= MOST, "a set has no more bits");
        Self { bits: 0, of: PhantomData }
    };

    /// One value.
    #[must_use]
    pub fn one(value: T) -> Self {
        let mut set = Self::EMPTY;
        set.insert(value);
        set
    }

    /// Adds a value.
    pub fn insert(&mut self, value: T) {
        self.bits |= 1 << value.index();
    }

    /// Takes a value out.
    pub fn remove(&mut self, value: T) {
        self.bits &= !Self::one(value).bits;
    }

    /// Adds all values of `other`.
    pub fn join(&mut self, other: Self) {
        self.bits |= other.bits;
    }

    /// The values that are in both.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self { bits: self.bits & other.bits, of: PhantomData }
    }

    /// Whether the value is in it.
    #[must_use]
    pub fn contains(self, value: T) -> bool {
        self.bits & (1 << value.index()) != 0
    }

    /// Whether nothing is in it.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.bits == 0
    }

    /// How many values are in it.
    #[must_use]
    pub fn len(self) -> u32 {
        self.bits.count_ones()
    }

    /// Whether `value` is in it and nothing else.
    #[must_use]
    pub fn is_only(self, value: T) -> bool {
        self == Self::one(value)
    }

    /// Whether `value` is in it beside something else.
    #[must_use]
    pub fn holds_beside_others(self, value: T) -> bool {
        self.contains(value) && !self.is_only(value)
    }

    /// Its values, in the order of the list.
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
