//! Ways of reading a passage that no doubt tells of: a doubt knows one other way, a passage may have more.

use super::assemble::claim_by;
use super::{Claim, Estimate};
use crate::case::{Case, Choice};
use crate::rulebook::{ParcelRules, ReadingId};
use crate::set::Set;
use chrono::NaiveDateTime;

/// What the claim would come to by another way of reading.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OtherReading {
    /// The passage.
    pub reading: ReadingId,
    /// The place of the way in [`ReadingId::ways`].
    pub way: u8,
    /// The claim by it.
    pub claim: Claim,
}

/// The ways of reading that would change the claim and that `estimate.doubts` says nothing of.
///
/// ```
/// use parcel_claims::{case::{check, Raw}, estimate::{estimate, other_readings, Filing, Options}, rulebook::ParcelRules};
/// let (as_of, rulebook) = ("2012-03-31T12:00:00".parse().unwrap(), ParcelRules::built_in());
/// let facts = [("sentOn", "2012-03-01"), ("problem", "lost"), ("claimant", "direct")];
/// let (case, _) = check(facts.map(|(key, value)| (key.to_owned(), Raw::Text(value.into()))), as_of);
/// let estimate = estimate(&case, rulebook, Options { as_of, lang: None });
/// assert!(estimate.claim.unwrap().filing.is_only(Filing::Accepted)); // day 30
/// let others = other_readings(&case, rulebook, &estimate, as_of);
/// assert!(others[0].claim.filing.is_only(Filing::Refused)); // day 31, where the sending day counts
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
        let told = [follows.way(reading), follows.otherwise(reading).way(reading)];
        for way in (0..).zip(reading.ways()).map(|(way, _)| way).filter(|way| !told.contains(way)) {
            let (Some(now), Some(claim)) =
                (estimate.claim, claim_by(follows.with(reading, way), case, as_of, rulebook))
            else {
                continue;
            };
            let said = |doubt: &super::Doubt| {
                let instead = doubt.instead.filter(|instead| instead.reading == reading);
                instead.and_then(|instead| instead.claim).is_some_and(|told| comes_to(told) == comes_to(claim))
            };
            if comes_to(claim) != comes_to(now) && !estimate.doubts.iter().any(said) {
                others.push(OtherReading { reading, way, claim });
            }
        }
    }
    others
}

/// What counts for the clerk: by which clause it is refused makes no other result.
fn comes_to(claim: Claim) -> Claim {
    Claim { refusals: Set::EMPTY, ..claim }
}
