//! Ways of reading a passage that no doubt tells of: a doubt knows one other way, a passage may have more.

use super::answer::Estimate;
use super::assemble::reading_of;
use super::outcome::{Claim, Delay};
use super::outlooks::read_otherwise;
use super::parts::Instead;
use crate::case::Case;
use crate::choice::Choice;
use crate::rulebook::{Applicable, ReadingId};
use crate::rules::result::DoubtId;
use crate::set::Set;
use chrono::NaiveDateTime;

/// The result if one passage is read in another way than the rulebook follows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OtherReading {
    /// The passage that is read in another way.
    pub reading: ReadingId,
    /// The place of that way in [`ReadingId::ways`].
    pub way: u8,
    /// The claim by that way; `None` where there is no claim.
    pub claim: Option<Claim>,
    /// The delay by that way; `None` where no delivery deadline is known.
    pub delay: Option<Delay>,
}

/// Returns the other ways of reading that would change the claim or the delay, without those in `estimate.doubts`.
///
/// ```
/// use parcel_claims::{case::{check, Raw}, estimate::{estimate, other_readings, Filing}, rulebook::ParcelRules};
/// let (as_of, rulebook) = ("2012-03-31T12:00:00".parse().unwrap(), ParcelRules::built_in());
/// let facts = [("sentOn", "2012-03-01"), ("problem", "lost"), ("claimant", "direct")];
/// let (case, _) = check(facts.map(|(key, value)| (key.to_owned(), Raw::Text(value.into()))), as_of);
/// let estimate = estimate(&case, rulebook, as_of);
/// assert!(estimate.claim.unwrap().filing.is_only(Filing::Accepted)); // day 30
/// let others = other_readings(&case, rulebook, &estimate, as_of);
/// assert!(others[0].claim.unwrap().filing.is_only(Filing::Refused)); // day 31, where the sending day counts
/// ```
#[must_use]
pub fn other_readings<'a>(
    case: &Case,
    rulebook: impl Into<Applicable<'a>>,
    estimate: &Estimate,
    as_of: NaiveDateTime,
) -> Vec<OtherReading> {
    let rulebook = rulebook.into();
    let now = comes_to(estimate.claim, estimate.delay);
    let follows = rulebook.lead().follows;
    let mut others = Vec::new();
    for &reading in ReadingId::ALL {
        // A doubt tells of the first other way, wherever that makes a difference.
        let doubted = DoubtId::ALL.iter().any(|doubt| reading_of(*doubt) == Some(reading));
        let told = [follows.way(reading), if doubted { follows.otherwise(reading) } else { follows }.way(reading)];
        for way in (0..).zip(reading.ways()).map(|(way, _)| way).filter(|way| !told.contains(way)) {
            let other = read_otherwise(case, &rulebook, as_of, |follows| follows.with(reading, way));
            let said = |instead: &Instead| comes_to(instead.claim, instead.delay) == comes_to(other.claim, other.delay);
            let mut doubts = estimate.doubts.iter().filter_map(|doubt| doubt.instead);
            let said = doubts.any(|instead| instead.reading == reading && said(&instead));
            if comes_to(other.claim, other.delay) != now && !said {
                others.push(OtherReading { reading, way, claim: other.claim, delay: other.delay });
            }
        }
    }
    others
}

/// What counts for the clerk: by which clause it is refused makes no other result.
fn comes_to(claim: Option<Claim>, delay: Option<Delay>) -> (Option<Claim>, Option<Delay>) {
    (claim.map(|claim| Claim { refusals: Set::EMPTY, ..claim }), delay)
}
