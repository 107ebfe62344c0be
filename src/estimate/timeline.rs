//! The way of a parcel in order of time: what happened, what is due, and where we stand.

use super::answer::Estimate;
use super::parts::{DeadlineId, DeadlineState};
use crate::case::{Case, Field};
use crate::moment::Moment;
use crate::order::sort_by_key;
use crate::rules::result::DelayOutcome;
use chrono::NaiveTime;

/// The kind of an entry on the timeline of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A moment that was entered in a field.
    Fact(Field),
    /// The delivery deadline.
    Due,
    /// A time limit of the regulation.
    Deadline(DeadlineId),
    /// The moment of the estimate.
    Now,
}

/// An entry on the timeline of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Event {
    /// The kind of the entry.
    pub what: What,
    /// The moment of the entry, China time.
    pub at: Moment,
    /// How the time limit stands; `None` for every other entry.
    pub state: Option<DeadlineState>,
}

/// The time between two entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// A number of days.
    Days(i64),
    /// A number of minutes, less than two days.
    Minutes(i64),
}

/// What has a moment of its own. The delivery deadline is one of the deadlines.
const FACTS: [Field; 8] = [
    Field::SentOn,
    Field::VehicleArrivedAt,
    Field::MissingReportedAt,
    Field::ScannedAt,
    Field::DamageReportedAt,
    Field::SignedAt,
    Field::ClaimedOn,
    Field::ClosedOn,
];

/// Returns every known moment of a case, the earliest first; the moment of the estimate is always among them.
///
/// ```
/// use parcel_claims::{case::{check, Field, Raw}, estimate::{estimate, timeline, What}, rulebook::ParcelRules};
/// let as_of = "2012-03-05T08:45:00".parse().unwrap();
/// let facts = [("dueAt", "2012-03-04"), ("sentOn", "2012-03-01")];
/// let (case, _) = check(facts.map(|(key, value)| (key.to_owned(), Raw::Text(value.into()))), as_of);
/// let events = timeline(&case, &estimate(&case, ParcelRules::built_in(), as_of));
/// assert_eq!(events[..3].iter().map(|event| event.what).collect::<Vec<_>>(), [What::Fact(Field::SentOn), What::Due, What::Now]);
/// ```
#[must_use]
pub fn timeline(case: &Case, estimate: &Estimate) -> Vec<Event> {
    let now = estimate.as_of;
    let moment = |field| case.moment(field).known();
    let mut events: Vec<Event> = FACTS
        .into_iter()
        .filter_map(|field| Some(Event { what: What::Fact(field), at: moment(field)?, state: None }))
        .collect();
    events.extend(moment(Field::DueAt).map(|at| Event { what: What::Due, at, state: Some(due(estimate)) }));
    events.extend(estimate.deadlines_that_help().map(|deadline| Event {
        what: What::Deadline(deadline.id),
        at: deadline.due,
        state: Some(deadline.state),
    }));
    events.push(Event { what: What::Now, at: now, state: None });
    sort_by_key(&mut events, |event| (event.at.day, place(event, now), event.what == What::Now));
    events
}

/// Returns the time between two entries; `None` where there is none or clock times are missing to tell it.
///
/// ```
/// use parcel_claims::{estimate::{Gap, gap}, moment::Moment};
/// let at = |text| Moment::parse(text).unwrap();
/// assert_eq!(gap(at("2012-03-04T08:00"), at("2012-03-04T09:00")), Some(Gap::Minutes(60)));
/// assert_eq!(gap(at("2012-03-01"), at("2012-03-04")), Some(Gap::Days(3)));
/// assert_eq!(gap(at("2012-03-04"), at("2012-03-04T09:00")), None);
/// ```
#[must_use]
pub fn gap(from: Moment, to: Moment) -> Option<Gap> {
    /// From here on days say enough.
    const MINUTES: i64 = 2 * 24 * 60;
    let days = (to.day - from.day).num_days();
    let minutes = from.at().zip(to.at()).map(|(from, to)| (to - from).num_minutes());
    match minutes {
        Some(0) => None,
        Some(minutes) if minutes < MINUTES => Some(Gap::Minutes(minutes)),
        _ => (days > 0).then_some(Gap::Days(days)),
    }
}

/// Where an event without a clock time stands in its day.
fn place(event: &Event, now: Moment) -> NaiveTime {
    let (first, last) = (NaiveTime::MIN, NaiveTime::from_hms_opt(23, 59, 0).unwrap_or_default());
    match (event.at.clock, event.what) {
        (Some(clock), _) => clock,
        (None, What::Fact(Field::SentOn)) => first,
        // What has happened does not lie ahead.
        (None, What::Fact(_)) if event.at.day == now.day => now.clock.unwrap_or(last),
        // A last day counts to its end.
        (None, _) => last,
    }
}

/// How the delivery deadline stands, as far as every completion agrees.
fn due(estimate: &Estimate) -> DeadlineState {
    let outcome = estimate.delay.map(|delay| delay.outcome).unwrap_or_default();
    let any = |outcomes: &[DelayOutcome]| outcomes.iter().any(|one| outcome.contains(*one));
    let late =
        any(&[DelayOutcome::Late, DelayOutcome::LateAgency, DelayOutcome::LateExempt, DelayOutcome::LateOutside]);
    match (any(&[DelayOutcome::OnTime]), any(&[DelayOutcome::NotDue]), late) {
        (true, false, false) => DeadlineState::Met,
        (false, true, false) => DeadlineState::Ahead,
        (false, false, true) => DeadlineState::Missed,
        _ => DeadlineState::Passed,
    }
}
