//! A case at a moment: how it stands, and how urgent it is.

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

/// A case of the case book at a moment: what is known of it, and how urgent it is.
#[derive(Clone, Debug)]
pub struct CaseAt {
    /// The id of the case.
    pub case_id: String,
    /// The id of the revision that is shown.
    pub revision: String,
    /// The content of the case.
    pub content: Content,
    /// The facts that are sound.
    pub case: Case,
    /// The problems of the facts that are not sound.
    pub issues: Vec<Issue>,
    /// The moment of the estimate, China time; for a settled case it is the day on which it was settled.
    pub as_of: NaiveDateTime,
    /// How urgent the case is.
    pub urgency: Urgency,
    /// What was made of the case in another window; `None` where nothing was.
    pub rival: Option<Rival>,
    at: i64,
}

/// How urgent a case is, from the time limit that comes next.
#[derive(Clone, Debug, PartialEq)]
pub enum Urgency {
    /// A time limit is over, and what it demands is not done.
    Overdue(Deadline),
    /// The parcel was not signed in time, and the fine grows each day until its cap (delay-2).
    Late {
        /// The delivery deadline, China time.
        due: Moment,
        /// The day on which the fine reaches its cap.
        cap_on: Moment,
    },
    /// The next time limit is still running.
    Due(Deadline),
    /// The parcel must be signed by this moment, or a fine follows (delay-2).
    ToSign(Moment),
    /// No time limit is running.
    Quiet,
    /// The claim was paid or refused.
    Settled,
}

/// The sum that was paid, compared with the estimate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Difference {
    /// The sum is exactly the estimated one.
    Same,
    /// The sum lies inside the estimated range.
    Within,
    /// The sum is less than estimated, by this much.
    Less(Fen),
    /// The sum is more than estimated, by this much.
    More(Fen),
    /// The estimate names no sum with which it could be compared.
    NoSum,
}

impl CaseAt {
    /// Returns how a case stands at a moment, China time, by the rulebook that holds for it on a day.
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

    /// Returns the number of the waybill; empty where none was entered.
    #[must_use]
    pub fn waybill(&self) -> &str {
        if let Some(Value::Text(waybill)) = self.case.get(Field::Waybill) { waybill } else { "" }
    }

    /// Returns the cases in order: overdue ones, the next time limits, the last changed, and settled ones at the end.
    #[must_use]
    pub fn in_order(cases: Vec<Rc<Self>>) -> Vec<Rc<Self>> {
        let key = |case: &Self| (case.urgency.key(), Reverse(case.at));
        // There may be thousands: each place is searched by halves.
        let mut sorted: Vec<Rc<Self>> = Vec::with_capacity(cases.len());
        for case in cases {
            let key_of_case = key(&case);
            let place = sorted.partition_point(|other| key(other) <= key_of_case);
            sorted.insert(place, case);
        }
        sorted
    }
}

impl Urgency {
    /// Returns the moment of the time limit that matters; `None` where no time limit does.
    #[must_use]
    pub fn due(&self) -> Option<Moment> {
        match self {
            Self::Overdue(deadline) | Self::Due(deadline) => Some(deadline.due),
            Self::Late { due, .. } | Self::ToSign(due) => Some(*due),
            Self::Quiet | Self::Settled => None,
        }
    }

    /// Returns whether that moment is past.
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

/// Returns what was paid beside what the estimate leads one to expect: what we receive or pay, or else the
/// compensation, or the fine where there is nothing but a delay.
///
/// ```
/// use parcel_claims::case::{Raw, check};
/// use parcel_claims::{book::{Difference, difference}, estimate::estimate, money::Fen, rulebook::ParcelRules};
/// let as_of = "2012-03-20T12:00:00".parse().unwrap();
/// let (case, _) = check([("problem".into(), Raw::Text("none".into()))], as_of);
/// let estimate = estimate(&case, ParcelRules::built_in(), as_of);
/// assert_eq!(difference(Fen::yuan(300), &estimate), Difference::NoSum);
/// ```
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
