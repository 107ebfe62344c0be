//! The one time zone that the regulations know.

use chrono::{DateTime, NaiveDateTime, TimeDelta, Timelike};

/// Returns the moment in China to the second, from milliseconds since the beginning of 1970 UTC.
///
/// ```
/// assert_eq!(parcel_claims::china::time(0).to_string(), "1970-01-01 08:00:00");
/// ```
#[must_use]
pub fn time(millis: i64) -> NaiveDateTime {
    let utc = DateTime::from_timestamp_millis(millis).unwrap_or_default().naive_utc();
    let china = utc.checked_add_signed(TimeDelta::hours(8)).unwrap_or_default();
    china.with_nanosecond(0).unwrap_or(china)
}

/// Returns a moment without its seconds, because the rules know none.
///
/// ```
/// let to_minute = parcel_claims::china::to_minute("2012-03-20T12:00:59".parse().unwrap());
/// assert_eq!(to_minute, "2012-03-20T12:00:00".parse().unwrap());
/// ```
#[must_use]
pub fn to_minute(second: NaiveDateTime) -> NaiveDateTime {
    second.with_second(0).unwrap_or(second)
}
