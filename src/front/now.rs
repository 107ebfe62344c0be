//! The moment at which something is done, and the ids that are given at it.

use crate::china;
use chrono::{NaiveDate, NaiveDateTime};
use std::cell::Cell;
use std::rc::Rc;

/// The present moment for all of the page; a clone gives no id that the first has given.
#[derive(Clone, Debug)]
pub struct Now {
    /// The moment in China to the minute.
    pub minute: NaiveDateTime,
    /// The moment in China to the second.
    pub second: NaiveDateTime,
    /// The number of milliseconds since the beginning of 1970 UTC.
    pub millis: i64,
    /// A number that nobody else has drawn.
    chance: u64,
    /// How many ids were given.
    given: Rc<Cell<u64>>,
}

impl Now {
    /// The moment of so many milliseconds; `chance` is drawn anew each time, from fewer than 2⁵³ numbers.
    #[must_use]
    pub fn of(millis: i64, chance: u64) -> Self {
        let second = china::time(millis);
        Self { minute: china::to_minute(second), second, millis, chance, given: Rc::default() }
    }

    /// Returns the present day in China.
    #[must_use]
    pub fn day(&self) -> NaiveDate {
        self.minute.date()
    }

    /// An id that nobody else has: the time, and chance.
    ///
    /// ```
    /// # use parcel_claims::front::now::Now;
    /// let now = Now::of(1_330_822_800_000, 42);
    /// assert_ne!(now.fresh_id(), now.clone().fresh_id());
    /// ```
    #[must_use]
    pub fn fresh_id(&self) -> String {
        let given = self.given.get();
        self.given.set(given.wrapping_add(1));
        let time = base_36(u64::try_from(self.millis).unwrap_or_default());
        let mut id =
            format!("{time}-{}{}", base_36(self.chance), if given == 0 { String::new() } else { base_36(given) });
        id.truncate(30);
        id
    }
}

fn base_36(mut number: u64) -> String {
    let mut digits = Vec::new();
    loop {
        digits.extend(u32::try_from(number % 36).ok().and_then(|digit| char::from_digit(digit, 36)));
        number /= 36;
        if number == 0 {
            return digits.into_iter().rev().collect();
        }
    }
}
