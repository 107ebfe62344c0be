//! The parts of an estimate.

use super::outcome::{Claim, Delay, Outlook};
use crate::case::Field;
use crate::choice::{Choice, choices};
use crate::moment::Moment;
use crate::money::Range;
use crate::rulebook::{ClauseId, ReadingId};
use crate::rules::reason::{Reason, State};
use crate::rules::result::{DoubtId, LineKind, Party};
use serde::Serialize;
use std::borrow::Cow;

/// A payment, fine or loss that follows from one clause.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Line {
    /// The kind of money: compensation, a fine, or a loss.
    pub kind: LineKind,
    /// The clause from which the sum follows.
    pub clause: ClauseId,
    /// The party that pays or bears the sum.
    pub from: Party,
    /// The party that gets the sum; `None` where the regulation does not say.
    pub to: Option<Party>,
    /// The sum as a range over everything that the open facts may be.
    pub amount: Range,
    /// Whether the sum is due whatever the open facts are.
    pub certain: bool,
}

/// A clause that was looked at, and how it applies.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Finding {
    /// The clause that was looked at.
    pub clause: ClauseId,
    /// How the clause applies to the parcel.
    pub state: State,
    /// The reason why it applies in this way.
    pub reason: Reason,
}

/// A time limit of the regulation.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Deadline {
    /// The kind of time limit.
    pub id: DeadlineId,
    /// The clause that sets the time limit.
    pub clause: ClauseId,
    /// The last day or the last minute of the time limit, China time.
    pub due: Moment,
    /// How the time limit stands at the moment of the estimate.
    pub state: DeadlineState,
}

impl Deadline {
    /// Whether it is worth showing: one for filing is not, where nothing can be filed.
    pub(super) fn helps(&self, refused: bool) -> bool {
        let filing = matches!(self.id, DeadlineId::File | DeadlineId::FileSafe | DeadlineId::FileAfterClosing);
        !(refused && filing && self.state == DeadlineState::Ahead)
    }

    /// The order in which they run out; a day runs to its end.
    pub(super) fn order(&self) -> impl Ord + use<> {
        (self.due.day, self.due.clock.is_none(), self.due.clock, self.id.index())
    }
}

choices! {
    /// A time limit that the parcel rules know.
    DeadlineId {
        /// The last day to file a claim, counted from the sending date (loss-2, loss-15e).
        File = "file",
        /// The last day to file a claim by every reading of the passage (loss-2, loss-15e).
        FileSafe = "file-safe",
        /// The last day to file a claim, counted from the day the station stopped (loss-15c).
        FileAfterClosing = "file-after-closing",
        /// The last minute to report a parcel that is listed but missing (loss-8).
        ReportMissing = "report-missing",
        /// The last minute to report damage (loss-9).
        ReportDamage = "report-damage",
        /// The day on which the fine for a delay reaches its cap (delay-2).
        DelayCap = "delay-cap",
    }
    /// How a time limit stands at the moment of the estimate.
    DeadlineState {
        /// The time limit is still running.
        Ahead = "ahead",
        /// The time limit is over, and it is not known whether it was met.
        Passed = "passed",
        /// The action was done in time.
        Met = "met",
        /// The action was not done in time.
        Missed = "missed",
    }
}

/// A document that a claim needs (loss-2).
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Document {
    /// The field of the case that says whether the document is at hand.
    pub field: Field,
    /// Whether the document is at hand.
    pub have: bool,
}

/// A fact that is worth finding out, because the result depends on it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Question {
    /// The field of the case to fill in.
    pub field: Field,
    /// The clauses that the answer decides.
    pub clauses: Vec<ClauseId>,
    /// The result by each possible answer; empty where the answer is a sum.
    pub answers: Vec<PossibleAnswer>,
}

/// A possible answer to a question, and the result if it is the true one.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PossibleAnswer {
    /// The code of the answer: a value of the list, `yes` or `no`, `in-time` or `late`, or the id of a version.
    pub answer: Cow<'static, str>,
    /// The result if this answer is the true one.
    #[serde(flatten)]
    pub outlook: Outlook,
}

/// A value that was assumed for a fact which was left out, and which bore on the result.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Assumption {
    /// The field that was left out.
    pub field: Field,
    /// The value that was assumed, as a record writes it; `null` means that it has not happened.
    pub value: serde_json::Value,
}

/// A place where the text of the regulation leaves room.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Doubt {
    /// The kind of doubt.
    pub id: DoubtId,
    /// The clause in which the doubt lies.
    pub clause: ClauseId,
    /// The result by the other reading; `None` where there is no other reading.
    pub instead: Option<Instead>,
}

/// The result by another reading of a passage.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Instead {
    /// The passage that is read in another way.
    #[serde(skip)]
    pub reading: ReadingId,
    /// The claim by that reading; `None` where there is no claim.
    pub claim: Option<Claim>,
    /// The delay by that reading; `None` where no delivery deadline is known.
    pub delay: Option<Delay>,
}
