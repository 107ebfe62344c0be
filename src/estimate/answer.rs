//! The whole answer for one parcel: numbers and codes.

use super::outcome::{Claim, Delay, Ours, Stake, Sums};
use super::parts::{Assumption, Deadline, Document, Doubt, Finding, Line, Question};
use crate::case::Field;
use crate::moment::Moment;
use crate::rulebook::{ParcelRules, Status};
use crate::rules::result::Filing;
use crate::set::Set;
use serde::Serialize;

/// The answer to a case: what can be claimed, who bears it, which fine runs, and what is due when.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Estimate {
    /// The regulation that the estimate follows; of several versions the one whose words and figures are told.
    pub rulebook: RulebookRef,
    /// Every version that the estimate covers, the one in `rulebook` first; empty where only one may apply.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub versions: Option<Vec<RulebookRef>>,
    /// The moment for which the estimate was made, China time.
    pub as_of: Moment,
    /// The claim for loss, damage, shortage or contamination; `None` where nothing of that kind happened.
    pub claim: Option<Claim>,
    /// The delay of the delivery; `None` where no delivery deadline is known.
    pub delay: Option<Delay>,
    /// Every payment, fine and loss, with the clause from which it follows.
    pub lines: Vec<Line>,
    /// What each party named pays, is fined and bears.
    pub parties: Vec<Stake>,
    /// What the result means for the party that the case names as `we`; `None` where it names none.
    pub ours: Option<Ours>,
    /// Every clause that was looked at, and how it applies to the parcel.
    pub findings: Vec<Finding>,
    /// The time limits of the regulation, and how each stands.
    pub deadlines: Vec<Deadline>,
    /// The documents that a claim needs (loss-2), and whether each is at hand.
    pub documents: Vec<Document>,
    /// The facts that are still worth finding out, the most decisive first.
    pub questions: Vec<Question>,
    /// The values that were assumed for facts which were left out and bore on the result.
    pub assumptions: Vec<Assumption>,
    /// The places where the result rests on one reading of a passage that can be read in more than one way.
    pub doubts: Vec<Doubt>,
    /// How much of each kind of money follows, over everything that the open facts may be.
    #[serde(skip)]
    pub sums: Sums,
    /// The fields that the rules looked at; all other fields change nothing.
    #[serde(skip)]
    pub looked: Set<Field>,
    /// The number of times the rules ran for this estimate.
    #[serde(skip)]
    pub runs: usize,
}

/// The regulation that an estimate follows: its id, date, status and digest.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RulebookRef {
    /// The id of the rulebook.
    pub id: String,
    /// The day on which the regulation was issued.
    pub issued: Moment,
    /// Whether the regulation is in force.
    pub status: Status,
    /// The digest of the rulebook: SHA-256 of its content, in hexadecimal.
    pub digest: String,
}

impl From<&ParcelRules> for RulebookRef {
    fn from(rulebook: &ParcelRules) -> Self {
        Self {
            id: rulebook.id.clone(),
            issued: rulebook.issued.into(),
            status: rulebook.status,
            digest: rulebook.digest.clone(),
        }
    }
}

impl Estimate {
    /// Returns the time limits worth showing; those for filing are left out where nothing can be filed.
    pub fn deadlines_that_help(&self) -> impl Iterator<Item = &Deadline> {
        let refused = self.claim.is_some_and(|claim| claim.filing.is_only(Filing::Refused));
        self.deadlines.iter().filter(move |deadline| deadline.helps(refused))
    }
}
