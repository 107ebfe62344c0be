//! What another reading of a clause would come to, in words.

use super::fill::fill;
use super::headline::in_brief;
use crate::estimate::{Claim, Delay, Doubt, Estimate, OtherReading};
use crate::lang::{Lang, text};
use crate::rulebook::{ParcelRules, ReadingId};

/// Returns the result by the other reading of a doubt, in words; `None` where it is the same.
#[must_use]
pub fn instead(doubt: &Doubt, estimate: &Estimate, rulebook: &ParcelRules, lang: Lang) -> Option<String> {
    let instead = doubt.instead?;
    let way = rulebook.follows.otherwise(instead.reading).way(instead.reading);
    by(instead.reading, way, (instead.claim, instead.delay), estimate, rulebook, lang)
}

/// Returns the result by another reading that no doubt names, in words.
#[must_use]
pub fn other_reading(other: &OtherReading, estimate: &Estimate, rulebook: &ParcelRules, lang: Lang) -> Option<String> {
    by(other.reading, other.way, (other.claim, other.delay), estimate, rulebook, lang)
}

/// Only what comes to something else is told.
fn by(
    reading: ReadingId,
    way: u8,
    (claim, delay): (Option<Claim>, Option<Delay>),
    estimate: &Estimate,
    rulebook: &ParcelRules,
    lang: Lang,
) -> Option<String> {
    let of_claim = |claim: Option<Claim>| in_brief(claim.as_ref(), None, lang);
    let of_delay = |delay: Option<Delay>| in_brief(None, delay.as_ref(), lang);
    let claim = claim.filter(|_| of_claim(claim) != of_claim(estimate.claim));
    let delay = delay.filter(|_| of_delay(delay) != of_delay(estimate.delay));
    if claim.is_none() && delay.is_none() {
        return None;
    }
    let way = rulebook.reading(reading)?.ways.get(usize::from(way))?;
    let template = text("按另一种理解（{way}）：{result}", "The other reading, “{way}”: {result}");
    let result = in_brief(claim.as_ref(), delay.as_ref(), lang);
    Some(fill(template.get(lang), &[("way", way.get(lang)), ("result", &result)]))
}
