//! The moment, as the browser tells it.

use crate::front::now::Now;

/// Now; it comes with a number of its own.
pub(super) fn now() -> Now {
    #[expect(clippy::cast_possible_truncation, reason = "milliseconds of this age fit")]
    let millis = js_sys::Date::now() as i64;
    /// Whole numbers below this are exact.
    const MOST: f64 = 9_007_199_254_740_992.0;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole number below 2⁵³")]
    let chance = (js_sys::Math::random() * MOST) as u64;
    Now::of(millis, chance)
}
