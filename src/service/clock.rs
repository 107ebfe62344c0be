//! Each clock for each time its event was entered: when it is due, how it stands, what a miss costs.

use super::{Cost, Filled, Happened, NotCovered, Stamp, cost, nth_working_day_after};
use crate::case::choices;
use crate::order::sort_by_key;
use crate::rulebook::file::{Clock, LengthUnit};
use crate::rulebook::{Figure, Rulebook};
use chrono::{Datelike, Days, Months, NaiveDate, NaiveDateTime, TimeDelta};
use serde::Serialize;

choices! {
    /// How a clock stands.
    ClockState {
        /// Not done, and past.
        Overdue = "overdue",
        /// Not done, and still to come.
        Ahead = "ahead",
        /// The event, or what was done, needs a clock time to be judged.
        NeedsClockTime = "needs-clock-time",
        /// The company has left the length blank.
        NotSet = "not-set",
        /// It runs over days that the working-day calendar does not cover.
        NotCovered = "not-covered",
        /// Done too late.
        Missed = "missed",
        /// Done in time.
        Met = "met",
    }
}

/// How long until a clock is due, or since: below zero where it is past.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Left {
    /// Days, where it runs to the end of a day.
    Days(i64),
    /// Seconds.
    Seconds(i64),
}

/// A clock that one event has started.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Running {
    /// The clock.
    pub clock: String,
    /// The event that started it.
    pub event: String,
    /// Which of the events entered, from 0.
    pub occurrence: usize,
    /// The clause that sets it.
    pub clause: String,
    /// When the event happened.
    pub at: Stamp,
    /// What was noted of it.
    pub note: Option<String>,
    /// The last moment; of a day without a clock time all of it. None where it cannot be said.
    pub due: Option<Stamp>,
    /// When it was done.
    pub done: Option<Stamp>,
    /// How it stands.
    pub state: ClockState,
    /// The time left when it was done, or now.
    pub left: Option<Left>,
    /// The first and the last year of the calendar, where that does not reach.
    pub years: Option<(i32, i32)>,
    /// What a miss costs; empty once it is met.
    pub costs: Vec<Cost>,
    /// Its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// What must be done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub demands: Option<String>,
    /// How it stands, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// Why there is no due moment.
#[derive(Clone, Copy)]
enum NoDue {
    NotSet,
    NeedsClockTime,
    NotCovered(NotCovered),
}

/// Every clock that the events start, the most urgent first.
///
/// ```
/// use parcel_claims::rulebook::Rulebook;
/// use parcel_claims::service::{ClockState, Filled, clocks, read_events};
/// use serde_json::json;
///
/// let file = json!({
///     "id": "ours", "title": {"zh-CN": "制度", "en": "Ours"}, "status": "draft",
///     "clauses": [{"id": "a", "place": {"zh-CN": "一", "en": "1"}, "figures": {"minutes": 30},
///                  "words": {"zh-CN": "{minutes} 分钟内答复。", "en": "Answer within {minutes} minutes."}}],
///     "events": [{"id": "call", "label": {"zh-CN": "来电", "en": "A call"}}],
///     "clocks": [{"id": "answer", "clause": "a", "label": {"zh-CN": "答复", "en": "Answer"}, "start": "call",
///                 "length": {"unit": "minutes", "figure": "minutes"}, "demands": {"zh-CN": "答复", "en": "Answer"}}]
/// });
/// let rulebook = Rulebook::load(&file).unwrap();
/// let now = "2026-03-04T09:00:00".parse().unwrap();
/// let events = read_events(&json!([{"event": "call", "at": "2026-03-04T08:30"}]), &rulebook, now).unwrap();
/// let running = clocks(&rulebook, &events, &Filled::default(), now);
/// // Exactly on time is in time.
/// assert_eq!((running[0].state, running[0].due.unwrap().to_string()), (ClockState::Ahead, "2026-03-04T09:00".into()));
/// ```
#[must_use]
pub fn clocks(rulebook: &Rulebook, events: &[Happened], filled: &Filled, as_of: NaiveDateTime) -> Vec<Running> {
    let mut all = Vec::new();
    for (occurrence, happened) in events.iter().enumerate() {
        for clock in rulebook.clocks.iter().filter(|clock| clock.start.as_str() == happened.event) {
            all.push(run(clock, occurrence, happened, &Watch { rulebook, filled, as_of }));
        }
    }
    let last = NaiveDateTime::MAX;
    sort_by_key(&mut all, |one| (one.state, one.due.map_or(last, |due| due.last(false))));
    all
}

/// What is the same for all clocks.
struct Watch<'a> {
    rulebook: &'a Rulebook,
    filled: &'a Filled,
    as_of: NaiveDateTime,
}

fn run(clock: &Clock, occurrence: usize, happened: &Happened, watch: &Watch<'_>) -> Running {
    let seconds = clock.length.unit == LengthUnit::Seconds;
    let done = happened.done.iter().find(|(id, _)| id == clock.id.as_str()).map(|(_, at)| *at);
    let due = due(clock, happened.at, watch);
    let now = Stamp { to_second: true, ..watch.as_of.into() };
    let (state, left, years) = match due {
        Ok(due) => {
            let in_time = is_in_time(done.unwrap_or(now), due, seconds);
            let state = match (in_time, done) {
                (Some(true), Some(_)) => ClockState::Met,
                (Some(false), Some(_)) => ClockState::Missed,
                (Some(true), None) => ClockState::Ahead,
                (Some(false), None) => ClockState::Overdue,
                (None, _) => ClockState::NeedsClockTime,
            };
            (state, in_time.map(|_| left(done.unwrap_or(now), due)), None)
        }
        Err(NoDue::NotSet) => (ClockState::NotSet, None, None),
        Err(NoDue::NeedsClockTime) => (ClockState::NeedsClockTime, None, None),
        Err(NoDue::NotCovered(not)) => (ClockState::NotCovered, None, Some(not.years)),
    };
    let due = due.ok();
    let late = match state {
        // As with a parcel: past the moment on the same day is a day late.
        ClockState::Missed | ClockState::Overdue => due.map(|due| {
            let days = (done.unwrap_or(now).day - due.day).num_days().max(1);
            u32::try_from(days).unwrap_or(u32::MAX)
        }),
        _ => None,
    };
    let items = clock.costs.iter().filter(|_| state != ClockState::Met);
    let items = items.filter_map(|id| watch.rulebook.item(id.as_str()));
    Running {
        clock: clock.id.as_str().to_owned(),
        event: happened.event.clone(),
        occurrence,
        clause: clock.clause.as_str().to_owned(),
        at: happened.at,
        note: happened.note.clone(),
        due,
        done,
        state,
        left,
        years,
        costs: items.map(|item| cost::cost(item, watch.rulebook, watch.filled, late)).collect(),
        label: None,
        demands: None,
        text: None,
    }
}

/// Whether a moment is not later than what is due; none where it is not known exactly enough.
fn is_in_time(moment: Stamp, due: Stamp, seconds: bool) -> Option<bool> {
    let Some(due_at) = due.at() else { return Some(moment.day <= due.day) };
    match (moment.first() <= due_at, moment.last(seconds) <= due_at) {
        (_, true) => Some(true),
        (false, false) => Some(false),
        (true, false) => None,
    }
}

/// In days where one of the two is known by its day alone.
fn left(moment: Stamp, due: Stamp) -> Left {
    match due.at().zip(moment.at()) {
        None => Left::Days((due.day - moment.day).num_days()),
        Some((due, at)) => Left::Seconds((due - at).num_seconds()),
    }
}

/// The last moment of a clock that an event has started.
fn due(clock: &Clock, at: Stamp, watch: &Watch<'_>) -> Result<Stamp, NoDue> {
    let unit = clock.length.unit;
    let figure = clock.length.figure.as_ref().map(|name| {
        let figure = watch.filled.figure(watch.rulebook, clock.clause.as_str(), &name.0);
        if figure == Figure::NotSet { Err(NoDue::NotSet) } else { Ok(figure) }
    });
    let figure = figure.transpose()?;
    let day = at.day;
    let found = match (unit, figure) {
        (LengthUnit::Seconds, Some(figure)) => return after(at, figure, 1, at.to_second),
        (LengthUnit::Minutes, Some(figure)) => return after(at, figure, 60, true),
        (LengthUnit::Hours, Some(figure)) => return after(at, figure, 3_600, true),
        (LengthUnit::Days, Some(figure)) => {
            figure.hundredths().and_then(|days| day.checked_add_days(Days::new(u64::from(days / 100)))).map(Stamp::from)
        }
        (LengthUnit::WorkingDays, Some(figure)) => match figure.hundredths() {
            Some(days) => {
                return nth_working_day_after(day, days / 100).map(Stamp::from).map_err(NoDue::NotCovered);
            }
            None => None,
        },
        (LengthUnit::SameDayAt, Some(figure)) => figure.time().map(|time| day.and_time(time).into()),
        (LengthUnit::NextDayAt, Some(figure)) => {
            day.succ_opt().zip(figure.time()).map(|(next, time)| next.and_time(time).into())
        }
        (LengthUnit::SameDay, _) => Some(day.into()),
        (LengthUnit::MonthEnd, _) => month_end(day, 1).map(Stamp::from),
        (LengthUnit::QuarterEnd, _) => month_end(day, 3).map(Stamp::from),
        (_, None) => None,
    };
    // A figure of the wrong kind, or none, is refused when the rulebook is loaded.
    found.ok_or(NoDue::NotSet)
}

/// So many units of `seconds` after a moment, where its clock time is known as exactly as that.
fn after(at: Stamp, figure: Figure, seconds: i64, exact: bool) -> Result<Stamp, NoDue> {
    let start = at.at().filter(|_| exact).ok_or(NoDue::NeedsClockTime)?;
    let length = figure.hundredths().and_then(|length| TimeDelta::try_seconds(i64::from(length) * seconds / 100));
    let due = length.and_then(|length| start.checked_add_signed(length)).ok_or(NoDue::NotSet)?;
    Ok(due.into())
}

/// The last day of the month, or of the group of so many months, in which a day lies.
fn month_end(day: NaiveDate, months: u32) -> Option<NaiveDate> {
    let first = day.with_day(1)?.with_month0(day.month0() / months * months)?;
    first.checked_add_months(Months::new(months))?.pred_opt()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn ends_of_months_and_quarters() {
        for (at, month, quarter) in [
            ("2026-01-01", "2026-01-31", "2026-03-31"),
            ("2026-03-31", "2026-03-31", "2026-03-31"),
            ("2026-04-01", "2026-04-30", "2026-06-30"),
            ("2026-08-31", "2026-08-31", "2026-09-30"),
            ("2026-12-31", "2026-12-31", "2026-12-31"),
            ("2024-02-05", "2024-02-29", "2024-03-31"),
            ("2099-12-05", "2099-12-31", "2099-12-31"),
        ] {
            assert_eq!(month_end(day(at), 1), Some(day(month)), "{at}");
            assert_eq!(month_end(day(at), 3), Some(day(quarter)), "{at}");
        }
        assert_eq!(month_end(NaiveDate::MAX, 3), None);
    }

    #[test]
    fn what_is_known_too_roughly_is_not_judged() {
        let at = |text: &str| Stamp::parse(text).unwrap();
        let due = at("2026-03-04T09:00");
        for (moment, seconds, in_time) in [
            ("2026-03-03", false, Some(true)),
            ("2026-03-04", false, None),
            ("2026-03-05", false, Some(false)),
            ("2026-03-04T09:00", false, Some(true)),
            ("2026-03-04T09:01", false, Some(false)),
            ("2026-03-04T08:59", true, Some(true)),
            ("2026-03-04T09:00", true, None),
            ("2026-03-04T09:00:00", true, Some(true)),
            ("2026-03-04T09:00:01", true, Some(false)),
        ] {
            assert_eq!(is_in_time(at(moment), due, seconds), in_time, "{moment}");
        }
        // To the end of a day, the day is enough.
        assert_eq!(is_in_time(at("2026-03-04T23:59"), at("2026-03-04"), false), Some(true));
        assert_eq!(is_in_time(at("2026-03-05"), at("2026-03-04"), false), Some(false));
    }
}
