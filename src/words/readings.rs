//! What another reading of a clause would come to, in words.

use super::{Lang, fill, in_brief, text};
use crate::estimate::{Claim, Delay, Doubt, Estimate, OtherReading};
use crate::rulebook::{ParcelRules, ReadingId};

/// What the other reading of a doubt would come to; none where it comes to the same.
#[must_use]
pub fn instead(doubt: &Doubt, estimate: &Estimate, rulebook: &ParcelRules, lang: Lang) -> Option<String> {
    let instead = doubt.instead?;
    let result = |claim: Option<&Claim>| in_brief(claim, None, lang);
    if result(instead.claim.as_ref()) == result(estimate.claim.as_ref()) {
        return None;
    }
    let way = rulebook.follows.otherwise(instead.reading).way(instead.reading);
    by(instead.reading, way, (instead.claim.as_ref(), None), rulebook, lang)
}

/// The same of a reading that no doubt tells of.
#[must_use]
pub fn other_reading(other: &OtherReading, rulebook: &ParcelRules, lang: Lang) -> Option<String> {
    by(other.reading, other.way, (other.claim.as_ref(), other.delay.as_ref()), rulebook, lang)
}

fn by(
    reading: ReadingId,
    way: u8,
    (claim, delay): (Option<&Claim>, Option<&Delay>),
    rulebook: &ParcelRules,
    lang: Lang,
) -> Option<String> {
    let way = rulebook.reading(reading)?.ways.get(usize::from(way))?;
    let template = text("按另一种理解（{way}）：{result}", "The other reading, “{way}”: {result}");
    Some(fill(template.get(lang), &[("way", way.get(lang)), ("result", &in_brief(claim, delay, lang))]))
}
