//! The rules that a parcel falls into, found by their conditions alone, and what they come to.

use super::circumstance::Region;
use super::rule::{Becomes, Part, Rule, Table};
use crate::case::Case;
use crate::estimate::{Claim, DelayOutcome, Filing, Outcome, Party};
use crate::money::Range;
use crate::rules::facts::{Ground, Known};
use crate::set::Set;
use chrono::NaiveDateTime;

/// The rules that a parcel may fall into: one of each part where all is known that matters, none where a part does not
/// apply.
#[derive(Clone, Debug)]
pub struct Found<'t> {
    /// The rules that say whether the claim may be filed.
    pub filing: Vec<&'t Rule>,
    /// The rules that say who bears the loss, and how much.
    pub settlement: Vec<&'t Rule>,
    /// The rules that say whether the parcel is late, and who is fined.
    pub delay: Vec<&'t Rule>,
    value: Range,
    days: Range<u32>,
}

/// What the rules say of a delay.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Lateness {
    /// The possible outcomes of the delay.
    pub outcome: Set<DelayOutcome>,
    /// The parties that may be fined.
    pub liable: Set<Party>,
    /// The fine; `None` where none is regulated.
    pub fine: Option<Range>,
}

impl Table<'_> {
    /// Returns the rules that a case falls into.
    ///
    /// ```
    /// use parcel_claims::{case::{check, Raw}, money::Fen, rulebook::ParcelRules, table::Table};
    /// let as_of = "2012-03-20T12:00:00".parse().unwrap();
    /// let facts = [("problem", "lost"), ("stage", "delivery"), ("deliveredBy", "agency"), ("claimant", "direct"),
    ///     ("sentOn", "2012-03-01")];
    /// let (case, _) = check(facts.map(|(key, value)| (key.to_owned(), Raw::Text(value.into()))), as_of);
    /// let table = Table::of(ParcelRules::built_in());
    /// let found = table.rules_of(&case, as_of);
    /// assert_eq!((found.filing.len(), found.settlement.len(), found.delay.len()), (1, 1, 0));
    /// assert_eq!(found.claim().unwrap().compensation.unwrap().max, Some(Fen::yuan(500))); // loss-7
    /// ```
    #[must_use]
    pub fn rules_of(&self, case: &Case, as_of: NaiveDateTime) -> Found<'_> {
        let Ground { given, .. } = Ground::of(case, as_of, self.rulebook);
        let region = Region::of(|fact, answer| match given.known(fact) {
            Known::Is(known) => known == answer,
            // Without a deadline nothing is said of it: then no part asks.
            Known::Open(options) => options.is_empty() || options.contains(&answer),
        });
        Found {
            filing: self.filing.rules_in(&region),
            settlement: self.settlement.rules_in(&region),
            delay: given.delay.map(|_| self.delay.rules_in(&region)).unwrap_or_default(),
            value: given.value,
            days: given.delay.map(|delay| delay.days).unwrap_or_default(),
        }
    }
}

impl Part {
    /// The rules that have a parcel in common with a box.
    fn rules_in(&self, region: &Region) -> Vec<&Rule> {
        self.rules.iter().filter(|rule| rule.region.and(region).is_some()).collect()
    }
}

impl Found<'_> {
    /// Returns the claim that filing and settlement make together; of several refusals only the first is known.
    #[must_use]
    pub fn claim(&self) -> Option<Claim> {
        let mut claim = None;
        for admitted in &self.filing {
            for settled in &self.settlement {
                let (Becomes::Filing(admitted), Becomes::Settlement(settled)) = (admitted.result, settled.result)
                else {
                    continue;
                };
                let claim = claim.get_or_insert_with(Claim::default);
                let refused = admitted.filing == Filing::Refused;
                claim.filing.insert(admitted.filing);
                if let (true, Some(clause)) = (refused, admitted.by) {
                    claim.refusals.insert(clause);
                }
                claim.outcome.insert(match settled.outcome {
                    Outcome::Nothing => Outcome::Nothing,
                    _ if refused => Outcome::Refused,
                    outcome => outcome,
                });
                claim.liable.join(settled.liable);
                let sum = if refused { Some(Range::default()) } else { settled.sum.of(self.value) };
                claim.compensation = hull(claim.compensation, sum);
            }
        }
        claim
    }

    /// Returns what the rules say of the delay; `None` where no rule does.
    #[must_use]
    pub fn delay(&self) -> Option<Lateness> {
        let mut lateness = None;
        for rule in &self.delay {
            let Becomes::Delay(late) = rule.result else { continue };
            let joined = lateness.get_or_insert_with(Lateness::default);
            joined.outcome.insert(late.outcome);
            joined.liable.join(late.liable);
            joined.fine = hull(joined.fine, late.fine.of(self.days));
        }
        lateness
    }
}

/// The least range that holds what is there of both.
fn hull(one: Option<Range>, other: Option<Range>) -> Option<Range> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.hull(other)),
        (one, other) => one.or(other),
    }
}
