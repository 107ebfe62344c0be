//! The answer: one result that every front shows.

mod assemble;
mod calendar;
mod clocks;
mod difference;
mod fine_days;
mod joined;
mod levers;
mod other_readings;
mod outlook;
mod questions;
mod timeline;

pub use crate::rules::reason::{Reason, State};
pub use crate::rules::result::{DelayOutcome, DoubtId, Filing, LineKind, Outcome, Party};
pub use assemble::{estimate, estimate_and_levers};
pub use calendar::calendar;
pub use clocks::{DeadlineId, deadlines};
pub use difference::{Point, Row, Told, compare};
pub use fine_days::{FineDay, FineDays, fine_days};
pub use levers::{Lever, LeverId, levers};
pub use other_readings::{OtherReading, other_readings};
pub use outlook::{Outlook, delay, filing};
pub use timeline::{Event, Gap, What, gap, timeline};

use crate::case::{Field, Moment, choices};
use crate::money::Range;
use crate::rulebook::{ClauseId, ParcelRules, ReadingId, Status};
use crate::rules::REFUSING;
use crate::set::Set;
use serde::{Serialize, Serializer};
use std::borrow::Cow;

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

/// The claim over all completions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Claim {
    /// Whether it may be filed.
    pub filing: Set<Filing>,
    /// Every clause that may refuse it, in the order in which they are looked at.
    #[serde(serialize_with = "in_their_order")]
    pub refusals: Set<ClauseId>,
    /// What may become of it.
    pub outcome: Set<Outcome>,
    /// Who may be named.
    pub liable: Set<Party>,
    /// What the claimant can get; none: the regulation does not say.
    pub compensation: Option<Range>,
}

/// The grounds for refusal, as they are looked at.
fn in_their_order<S: Serializer>(refusals: &Set<ClauseId>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(in_order(*refusals))
}

fn in_order(refusals: Set<ClauseId>) -> impl Iterator<Item = ClauseId> {
    REFUSING.into_iter().filter(move |clause| refusals.contains(*clause))
}

impl Claim {
    /// The clauses that may refuse it, the one to tell first.
    pub fn grounds(&self) -> impl Iterator<Item = ClauseId> + use<> {
        in_order(self.refusals)
    }
}

/// The delay over all completions.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Delay {
    /// What may become of it.
    pub outcome: Set<DelayOutcome>,
    /// Days late.
    pub days: Range<u32>,
    /// The fine; none: none is regulated.
    pub fine: Option<Range>,
    /// Who may be named.
    pub liable: Set<Party>,
    /// Not signed so far, and overdue.
    pub running: bool,
    /// The day on which the fine reaches its cap.
    pub cap_on: Option<Moment>,
}

/// One payment, fine or loss.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Line {
    /// The kind of money.
    pub kind: LineKind,
    /// The clause it follows from.
    pub clause: ClauseId,
    /// Who pays or bears it.
    pub from: Party,
    /// Who gets it, where the regulation says so.
    pub to: Option<Party>,
    /// How much.
    pub amount: Range,
    /// Whether it stands whatever the open facts are.
    pub certain: bool,
}

/// What a party pays, is fined and bears.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Stake {
    /// Who.
    pub party: Party,
    /// Compensation.
    pub pays: Range,
    /// Fines.
    pub fined: Range,
    /// Losses of his own.
    pub bears: Range,
}

/// What it means for us.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Ours {
    /// What we can get.
    pub receives: Range,
    /// Compensation we pay.
    pub pays: Range,
    /// Fines.
    pub fined: Range,
    /// Losses of our own.
    pub bears: Range,
}

impl Ours {
    /// What so many parcels of the same kind come to.
    #[must_use]
    pub fn times(self, times: u32) -> Self {
        Self {
            receives: self.receives.times(times),
            pays: self.pays.times(times),
            fined: self.fined.times(times),
            bears: self.bears.times(times),
        }
    }
}

/// A clause that was looked at.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Finding {
    /// The clause.
    pub clause: ClauseId,
    /// How it stands to the parcel.
    pub state: State,
    /// Why.
    pub reason: Reason,
}

/// A clock.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Deadline {
    /// Which one.
    pub id: DeadlineId,
    /// The clause that sets it.
    pub clause: ClauseId,
    /// The last day, or the last minute.
    pub due: Moment,
    /// How it stands.
    pub state: DeadlineState,
}

choices! {
    /// How a clock stands.
    DeadlineState {
        /// It runs.
        Ahead = "ahead",
        /// It is over; whether it was met is not known.
        Passed = "passed",
        /// Done in time.
        Met = "met",
        /// Not done in time.
        Missed = "missed",
    }
}

/// A document of a claim.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Document {
    /// Its field.
    pub field: Field,
    /// Whether it is at hand.
    pub have: bool,
}

/// Something worth finding out.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Question {
    /// The field to answer.
    pub field: Field,
    /// The clauses it decides.
    pub clauses: Vec<ClauseId>,
    /// What each answer would make of it; none for a sum.
    pub answers: Vec<PossibleAnswer>,
}

/// A possible answer, and the result if it is that.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PossibleAnswer {
    /// Its code: a value of the list, `yes` or `no`, `in-time` or `late`, or the id of a version.
    pub answer: Cow<'static, str>,
    /// The result.
    #[serde(flatten)]
    pub outlook: Outlook,
}

/// A default that bore on the result.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Assumption {
    /// The field.
    pub field: Field,
    /// What was assumed, as the record writes it; `null`: it has not happened.
    pub value: serde_json::Value,
}

/// Where the text leaves room.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Doubt {
    /// Which doubt.
    pub id: DoubtId,
    /// The clause it concerns.
    pub clause: ClauseId,
    /// What the result would be by the other reading; none where there is no other.
    pub instead: Option<Instead>,
}

/// The result by another reading of a clause.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Instead {
    /// The passage that is read otherwise.
    #[serde(skip)]
    pub reading: ReadingId,
    /// The claim by it.
    pub claim: Option<Claim>,
    /// The delay by it.
    pub delay: Option<Delay>,
}
