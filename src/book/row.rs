//! A line of the case book: how a case stands today, and how urgent it is.

use super::cases::{Head, Rival};
use super::revision::{Content, Status};
use crate::case::{Answer, Case, Field, Issue, Problem, Raw, Value, We, check};
use crate::estimate::{Deadline, DeadlineId, DeadlineState, Estimate, Filing, Outcome, deadlines, delay, filing};
use crate::moment::Moment;
use crate::money::{Fen, Range};
use crate::rulebook::Applicable;
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use std::cmp::Reverse;
use std::rc::Rc;

/// How a case stands at a moment.
#[derive(Clone, Debug)]
pub struct Row {
    /// The id of the case.
    pub case_id: String,
    /// The id of the revision shown.
    pub revision: String,
    /// What is kept.
    pub content: Content,
    /// The sound facts.
    pub case: Case,
    /// What of the kept facts cannot be understood.
    pub issues: Vec<Issue>,
    /// The moment it is estimated for: a settled case stands as on that day.
    pub as_of: NaiveDateTime,
    /// How urgent it is.
    pub urgency: Urgency,
    /// What another window made of it.
    pub rival: Option<Rival>,
    at: i64,
}

/// How urgent a case is.
#[derive(Clone, Debug, PartialEq)]
pub enum Urgency {
    /// A clock is over, and what it wanted is not done.
    Overdue(Deadline),
    /// Not signed in time, and fined by the day until the cap.
    Late {
        /// By when it was to be signed.
        due: Moment,
        /// The day on which the fine reaches its cap.
        cap_on: Moment,
    },
    /// The next clock.
    Due(Deadline),
    /// To be signed by then, or it is fined.
    ToSign(Moment),
    /// No clock runs.
    Quiet,
    /// Paid or refused.
    Settled,
}

/// What was paid, beside the estimate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Difference {
    /// Exactly as estimated.
    Same,
    /// Inside the estimated range.
    Within,
    /// So much less.
    Less(Fen),
    /// So much more.
    More(Fen),
    /// The estimate names no sum.
    NoSum,
}

impl Row {
    /// How the head of a case stands at a moment, by the rulebook that holds for it on a day.
    #[must_use]
    pub fn of<'a>(
        head: Head<'_>,
        rulebook: impl FnOnce(&Case, NaiveDate) -> Applicable<'a>,
        now: NaiveDateTime,
    ) -> Self {
        let content = head.content;
        let as_of = moment(content, now);
        let (case, issues) = check(content.facts.iter().map(|(key, value)| (key.clone(), Raw::from(value))), as_of);
        let urgency = match content.status {
            Status::Open | Status::Filed => {
                let rulebook = rulebook(&case, as_of.date());
                let clock = urgency(&case, content.status, &rulebook, as_of);
                match delivery(&case, &rulebook, as_of) {
                    Some(delivery) if delivery.key() < clock.key() => delivery,
                    _ => clock,
                }
            }
            Status::Paid | Status::Refused => Urgency::Settled,
        };
        Self {
            case_id: head.revision.case.clone(),
            revision: head.revision.id.clone(),
            content: content.clone(),
            case,
            issues,
            as_of,
            urgency,
            rival: head.rival,
            at: head.revision.at,
        }
    }

    /// Its waybill; empty where none was entered.
    #[must_use]
    pub fn waybill(&self) -> &str {
        if let Some(Value::Text(waybill)) = self.case.get(Field::Waybill) { waybill } else { "" }
    }

    /// Rows in order: what is overdue, the next deadlines, then the last changed; settled ones at the end.
    #[must_use]
    pub fn in_order(rows: Vec<Rc<Self>>) -> Vec<Rc<Self>> {
        let key = |row: &Self| (row.urgency.key(), Reverse(row.at));
        // There may be thousands: each place is searched by halves.
        let mut sorted: Vec<Rc<Self>> = Vec::with_capacity(rows.len());
        for row in rows {
            let key_of_row = key(&row);
            let place = sorted.partition_point(|other| key(other) <= key_of_row);
            sorted.insert(place, row);
        }
        sorted
    }
}

impl Urgency {
    /// The moment that the clerk has to mind, or has let pass.
    #[must_use]
    pub fn due(&self) -> Option<Moment> {
        match self {
            Self::Overdue(deadline) | Self::Due(deadline) => Some(deadline.due),
            Self::Late { due, .. } | Self::ToSign(due) => Some(*due),
            Self::Quiet | Self::Settled => None,
        }
    }

    /// Whether that moment is past.
    #[must_use]
    pub const fn is_over(&self) -> bool {
        matches!(self, Self::Overdue(_) | Self::Late { .. })
    }

    /// What it is sorted by.
    fn key(&self) -> impl Ord + use<> {
        let rank = match self {
            Self::Overdue(_) | Self::Late { .. } => 0_u8,
            Self::Due(_) | Self::ToSign(_) => 1,
            Self::Quiet => 2,
            Self::Settled => 3,
        };
        (rank, self.due().map(|due| (due.day, due.clock.is_none(), due.clock)))
    }
}

/// The moment of the estimate: the present one, or the end of the day on which the case was settled.
fn moment(content: &Content, now: NaiveDateTime) -> NaiveDateTime {
    let settled = matches!(content.status, Status::Paid | Status::Refused);
    let end = content.on.filter(|_| settled).and_then(|day: NaiveDate| day.and_hms_opt(23, 59, 0));
    end.map_or(now, |end| end.min(now))
}

/// The clock that counts: one that is over with its work undone, or else the next.
fn urgency(case: &Case, status: Status, rulebook: &Applicable<'_>, as_of: NaiveDateTime) -> Urgency {
    let clocks = deadlines(case, rulebook, as_of);
    let undone = clocks.iter().filter(|clock| act(clock.id).is_some() && !is_done(clock, case));
    let ahead = |clock: &&Deadline| clock.state == DeadlineState::Ahead;
    let (ahead, over): (Vec<&Deadline>, Vec<&Deadline>) = undone.partition(ahead);
    // Who files has missed something when the time runs out; the others need not mind.
    let we_file = matches!(case.choice(Field::We), Answer::Absent | Answer::Unknown | Answer::Known(We::Origin));
    let refused = |at| filing(case, rulebook, at).is_only(Filing::Refused);
    let missed = |clock: &&&Deadline| {
        let last_moment = clock.due.day.and_hms_opt(23, 59, 0);
        // Refused on its last day as well: it is not the time that was missed.
        !is_filing(clock.id) || we_file && !last_moment.is_some_and(refused)
    };
    let mut over = over.iter().filter(|clock| clock.id != DeadlineId::FileSafe && status == Status::Open);
    if let Some(over) = over.find(missed) {
        return Urgency::Overdue((*over).clone());
    }
    let useful = |clock: &&&Deadline| !is_filing(clock.id) || status == Status::Open && !refused(as_of);
    ahead.iter().find(useful).map_or(Urgency::Quiet, |next| Urgency::Due((*next).clone()))
}

/// A parcel that we have to deliver and that is not signed, where being late is fined.
fn delivery(case: &Case, rulebook: &Applicable<'_>, as_of: NaiveDateTime) -> Option<Urgency> {
    let we_deliver = matches!(case.choice(Field::We), Answer::Absent | Answer::Unknown | Answer::Known(We::Delivery));
    // What is lost can no longer be signed.
    let lost = case.choice(Field::Problem).known() == Some(Problem::Lost);
    let waits = we_deliver && !lost && case.get(Field::SignedAt).is_none();
    let due = case.moment(Field::DueAt).known().filter(|_| waits)?;
    let over = Moment::from(as_of).is_after(due);
    let late = if over { as_of } else { due.day.succ_opt()?.and_time(NaiveTime::MIN) };
    let cap_on = delay(case, rulebook, late)?.cap_on?;
    Some(if over { Urgency::Late { due, cap_on } } else { Urgency::ToSign(due) })
}

/// What a clock wants done; none where it wants nothing.
const fn act(id: DeadlineId) -> Option<Field> {
    match id {
        DeadlineId::File | DeadlineId::FileSafe | DeadlineId::FileAfterClosing => Some(Field::ClaimedOn),
        DeadlineId::ReportMissing => Some(Field::MissingReportedAt),
        DeadlineId::ReportDamage => Some(Field::DamageReportedAt),
        DeadlineId::DelayCap => None,
    }
}

fn is_done(deadline: &Deadline, case: &Case) -> bool {
    act(deadline.id).is_none_or(|field| matches!(case.get(field), Some(Value::Moment(_))))
}

fn is_filing(id: DeadlineId) -> bool {
    act(id) == Some(Field::ClaimedOn)
}

/// What was paid, beside what the estimate leads one to expect: what we receive or pay, or else the compensation, or
/// the fine where there is nothing but a delay.
#[must_use]
pub fn difference(paid: Fen, estimate: &Estimate) -> Difference {
    let Some(range) = expected(estimate) else { return Difference::NoSum };
    match (range.min, range.max) {
        (min, _) if paid < min => Difference::Less(min.above(paid)),
        (_, Some(max)) if paid > max => Difference::More(paid.above(max)),
        _ if range.single().is_some() => Difference::Same,
        _ => Difference::Within,
    }
}

fn expected(estimate: &Estimate) -> Option<Range> {
    let ours = estimate.ours.map(|ours| match estimate.claim {
        Some(_) => [ours.receives, ours.pays],
        None => [ours.fined, ours.pays],
    });
    let ours = ours.into_iter().flatten().find(|range| !range.is_zero());
    let anyone = || match estimate.claim {
        // Where the regulation may be silent, 0 is no sum.
        Some(claim) => claim.compensation.filter(|_| !claim.outcome.contains(Outcome::Unregulated)),
        None => estimate.delay.and_then(|delay| delay.reach()),
    };
    ours.or_else(anyone)
}
