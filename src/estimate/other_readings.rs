//! Ways of reading a passage that no doubt tells of: a doubt knows one other way, a passage may have more.

use super::assemble::by;
use super::{Claim, Delay, Estimate};
use crate::case::{Case, Choice};
use crate::rulebook::{ParcelRules, ReadingId};
use crate::set::Set;
use chrono::NaiveDateTime;

/// What claim and delay would come to by another way of reading.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OtherReading {
    /// The passage.
    pub reading: ReadingId,
    /// The place of the way in [`ReadingId::ways`].
    pub way: u8,
    /// The claim by it, where it would be another.
    pub claim: Option<Claim>,
    /// The delay by it, where it would be another.
    pub delay: Option<Delay>,
}

/// The ways of reading that would change the claim or the delay and that `estimate.doubts` says nothing of.
///
/// ```
/// use parcel_claims::{case::{check, Raw}, estimate::{estimate, other_readings, Filing, Options}, rulebook::ParcelRules};
/// let (as_of, rulebook) = ("2012-03-31T12:00:00".parse().unwrap(), ParcelRules::built_in());
/// let facts = [("sentOn", "2012-03-01"), ("problem", "lost"), ("claimant", "direct")];
/// let (case, _) = check(facts.map(|(key, value)| (key.to_owned(), Raw::Text(value.into()))), as_of);
/// let estimate = estimate(&case, rulebook, Options { as_of, lang: None });
/// assert!(estimate.claim.unwrap().filing.is_only(Filing::Accepted)); // day 30
/// let others = other_readings(&case, rulebook, &estimate, as_of);
/// assert!(others[0].claim.unwrap().filing.is_only(Filing::Refused)); // day 31, where the sending day counts
/// ```
#[must_use]
pub fn other_readings(
    case: &Case,
    rulebook: &ParcelRules,
    estimate: &Estimate,
    as_of: NaiveDateTime,
) -> Vec<OtherReading> {
    let mut others = Vec::new();
    for &reading in ReadingId::ALL {
        let follows = rulebook.follows;
        // What the first other way makes of the claim is told by a doubt, where there is one.
        let told = [follows.way(reading), follows.otherwise(reading).way(reading)];
        for way in (0..).zip(reading.ways()).map(|(way, _)| way).filter(|way| *way != follows.way(reading)) {
            let (claim, delay) = by(follows.with(reading, way), case, as_of, rulebook);
            let said = |claim: Claim| {
                let said = |doubt: &super::Doubt| {
                    let instead = doubt.instead.filter(|instead| instead.reading == reading);
                    instead.and_then(|instead| instead.claim).is_some_and(|told| comes_to(told) == comes_to(claim))
                };
                told.contains(&way) || estimate.doubts.iter().any(said)
            };
            let differs = |claim: &Claim| estimate.claim.is_some_and(|now| comes_to(*claim) != comes_to(now));
            let claim = claim.filter(differs).filter(|claim| !said(*claim));
            let delay = delay.filter(|delay| estimate.delay.is_some_and(|now| now != *delay));
            if claim.is_some() || delay.is_some() {
                others.push(OtherReading { reading, way, claim, delay });
            }
        }
    }
    others
}

/// What counts for the clerk: by which clause it is refused makes no other result.
fn comes_to(claim: Claim) -> Claim {
    Claim { refusals: Set::EMPTY, ..claim }
}
