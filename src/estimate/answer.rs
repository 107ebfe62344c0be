//! The whole answer for one parcel: numbers and codes.

use super::outcome::{Claim, Delay, Ours, Stake};
use super::parts::{Assumption, Deadline, DeadlineId, DeadlineState, Document, Doubt, Finding, Line, Question};
use crate::case::Field;
use crate::moment::Moment;
use crate::rulebook::{ParcelRules, Status};
use crate::rules::result::Filing;
use crate::set::Set;
use serde::Serialize;

/// What can be claimed, who bears it, which fine runs, and what is due when.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Estimate {
    /// The regulation it follows; of several versions the one whose words and figures are told.
    pub rulebook: RulebookRef,
    /// Every version that it covers, that one first; none where only one may apply.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub versions: Option<Vec<RulebookRef>>,
    /// The moment it was made for, China time.
    pub as_of: Moment,
    /// The claim; none where nothing happened.
    pub claim: Option<Claim>,
    /// The delay; none where no deadline is known.
    pub delay: Option<Delay>,
    /// Every payment, fine and loss.
    pub lines: Vec<Line>,
    /// What each party pays, is fined and bears.
    pub parties: Vec<Stake>,
    /// What it means for us, where we said who we are.
    pub ours: Option<Ours>,
    /// The clauses looked at.
    pub findings: Vec<Finding>,
    /// The clocks.
    pub deadlines: Vec<Deadline>,
    /// The documents of a claim.
    pub documents: Vec<Document>,
    /// What to answer next, the most decisive first.
    pub questions: Vec<Question>,
    /// What was assumed.
    pub assumptions: Vec<Assumption>,
    /// Where the text leaves room.
    pub doubts: Vec<Doubt>,
    /// The fields the rules looked at: others change nothing.
    #[serde(skip)]
    pub looked: Set<Field>,
    /// How often the rules ran.
    #[serde(skip)]
    pub runs: usize,
}

/// Which regulation, and whether it is in force.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RulebookRef {
    /// Its id.
    pub id: String,
    /// The day it was issued.
    pub issued: Moment,
    /// Whether it is in force.
    pub status: Status,
    /// SHA-256 of its content.
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
    /// The clocks worth showing: where nothing can be filed, time left for it would only mislead.
    pub fn deadlines_that_help(&self) -> impl Iterator<Item = &Deadline> {
        let refused = self.claim.is_some_and(|claim| claim.filing.is_only(Filing::Refused));
        let filing = |id| matches!(id, DeadlineId::File | DeadlineId::FileSafe | DeadlineId::FileAfterClosing);
        self.deadlines.iter().filter(move |item| !(refused && filing(item.id) && item.state == DeadlineState::Ahead))
    }
}
