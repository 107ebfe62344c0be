//! The time, which the core is told.

use chrono::{DateTime, NaiveDateTime, TimeDelta, Timelike};

/// Now in China, whatever the machine's zone, to the minute.
pub(crate) fn now() -> NaiveDateTime {
    let china = now_to_second();
    china.with_second(0).unwrap_or(china)
}

/// The same, to the second.
pub(crate) fn now_to_second() -> NaiveDateTime {
    #[expect(clippy::cast_possible_truncation, reason = "milliseconds of this age fit")]
    let utc = DateTime::from_timestamp_millis(js_sys::Date::now() as i64).unwrap_or_default();
    let china = utc.naive_utc().checked_add_signed(TimeDelta::hours(8)).unwrap_or_default();
    china.with_nanosecond(0).unwrap_or(china)
}
