//! The parts of an estimate.

use super::outcome::{Claim, Delay, Outlook};
use crate::case::Field;
use crate::choice::choices;
use crate::moment::Moment;
use crate::money::Range;
use crate::rulebook::{ClauseId, ReadingId};
use crate::rules::reason::{Reason, State};
use crate::rules::result::{DoubtId, LineKind, Party};
use serde::Serialize;
use std::borrow::Cow;

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
    /// A clock.
    DeadlineId {
        /// To file, from the sending date.
        File = "file",
        /// The same, safe by every reading.
        FileSafe = "file-safe",
        /// To file, from the day the station stopped.
        FileAfterClosing = "file-after-closing",
        /// To report a listed-but-missing parcel.
        ReportMissing = "report-missing",
        /// To report damage.
        ReportDamage = "report-damage",
        /// When the fine reaches its cap.
        DelayCap = "delay-cap",
    }
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
