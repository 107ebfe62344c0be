//! The time, which the core is told.

use crate::china;
use chrono::NaiveDateTime;

/// Now in China, whatever the machine's zone, to the minute.
pub(crate) fn now() -> NaiveDateTime {
    #[expect(clippy::cast_possible_truncation, reason = "milliseconds of this age fit")]
    let millis = js_sys::Date::now() as i64;
    china::to_minute(china::time(millis))
}
