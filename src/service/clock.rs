//! Each clock for each time its event was entered: when it ends, how it stands, what a miss costs.

use super::calendar::{NotCovered, nth_working_day_after};
use super::cost;
use super::cost::Cost;
use super::entered::Happened;
use super::figures::Filled;
use super::stamp::Stamp;
use crate::choice::choices;
use crate::order::sort_by_key;
use crate::rulebook::file::{Clock, ClockKind, Length, LengthUnit};
use crate::rulebook::{Figure, Rulebook};
use chrono::{Datelike, Days, Months, NaiveDate, NaiveDateTime, TimeDelta};
use serde::Serialize;

choices! {
    /// How a clock stands at the moment that is asked about.
    ClockState {
        /// The time is past, and nothing was noted as done.
        Overdue = "overdue",
        /// The time is still to come, and nothing was noted as done.
        Ahead = "ahead",
        /// Something may be done by now; no last day is stated.
        Due = "due",
        /// Something has to go on until the moment of the clock.
        Ongoing = "ongoing",
        /// Something may not be done yet.
        Waiting = "waiting",
        /// The event, or what was done, needs a clock time to be judged.
        NeedsClockTime = "needs-clock-time",
        /// The company has left the length of the clock blank.
        NotSet = "not-set",
        /// The clock runs over days that the working-day calendar does not cover.
        NotCovered = "not-covered",
        /// It was done too late.
        Missed = "missed",
        /// It was done, or it ended, too early.
        Early = "early",
        /// The moment until which something had to go on is past; whether it did was not entered.
        Over = "over",
        /// It was done when it had to be.
        Met = "met",
    }
}

impl ClockState {
    /// Returns whether the clock was missed: done too late, too early, or not at all.
    #[must_use]
    pub const fn is_missed(self) -> bool {
        matches!(self, Self::Overdue | Self::Missed | Self::Early)
    }

    /// Returns whether the moment of the clock is still to come.
    #[must_use]
    pub const fn is_ahead(self) -> bool {
        matches!(self, Self::Ahead | Self::Ongoing | Self::Waiting)
    }
}

/// The time until the moment of a clock; negative where that moment is past.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Left {
    /// A number of days, where the clock runs to the end of a day.
    Days(i64),
    /// A number of seconds.
    Seconds(i64),
}

/// A clock that one event has started.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Running {
    /// The id of the clock.
    pub clock: String,
    /// The id of the event that started it.
    pub event: String,
    /// The place of that event in the list of events entered, from 0.
    pub occurrence: usize,
    /// What the end of the clock means.
    pub kind: ClockKind,
    /// The id of the clause that sets the clock.
    pub clause: String,
    /// The moment of the event, China time.
    pub at: Stamp,
    /// The note that was entered with the event, such as a waybill; `None` where there is none.
    pub note: Option<String>,
    /// The moment of the clock, China time: the last (`by`), the first (`after`), or the one until which it goes on
    /// (`until`). A day without a clock time means all of that day; `None` where the moment cannot be told.
    pub due: Option<Stamp>,
    /// The moment at which it was done; `None` where that was not entered.
    pub done: Option<Stamp>,
    /// How the clock stands.
    pub state: ClockState,
    /// The time left when it was done, or now; `None` where it cannot be told.
    pub left: Option<Left>,
    /// The first and the last year of the working-day calendar; `None` where the calendar covers all days needed.
    pub years: Option<(i32, i32)>,
    /// The penalty items that a miss costs; empty once the clock is met.
    pub costs: Vec<Cost>,
    /// The passage by which the clock runs; `None` where it can be read in one way only.
    pub reading: Option<Read>,
}

/// The way of reading by which a clock runs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Read {
    /// The id of the passage that can be read in two ways.
    pub id: String,
    /// The id of the way by which the clock runs.
    pub way: String,
    /// Whether the rulebook follows that way.
    pub followed: bool,
    /// How the clock stands by the other way; `None` where that is no different.
    pub instead: Option<Instead>,
}

/// How a clock stands by the other way of reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Instead {
    /// The moment of the clock by that way, China time; `None` where it cannot be told.
    pub due: Option<Stamp>,
    /// How the clock stands by that way.
    pub state: ClockState,
}

/// Why there is no moment.
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
        for clock in rulebook.clocks.iter().filter(|clock| clock.starts_on(&happened.event)) {
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

impl Watch<'_> {
    fn now(&self) -> Stamp {
        Stamp { to_second: true, ..self.as_of.into() }
    }
}

fn run(clock: &Clock, occurrence: usize, happened: &Happened, watch: &Watch<'_>) -> Running {
    let done = happened.done.iter().find(|(id, _)| id == clock.id.as_str()).map(|(_, at)| *at);
    let by_other = clock.start.as_str() != happened.event;
    let other = clock.otherwise.as_ref();
    let other_length = other.and_then(|other| other.length.as_ref());
    let (ours, theirs) = match other_length.filter(|_| by_other) {
        Some(length) => (length, Some(&clock.length)),
        None => (&clock.length, other_length),
    };
    let stands = stands(clock, ours, happened.at, done, watch);
    let now = watch.now();
    let late = stands.due.filter(|_| stands.state.is_missed()).map(|due| {
        let days = (done.unwrap_or(now).day - due.day).num_days().max(0);
        u32::try_from(days).unwrap_or(u32::MAX)
    });
    let items = clock.costs.iter().filter(|_| stands.state != ClockState::Met);
    let items = items.filter_map(|id| watch.rulebook.item(id.as_str()));
    let reading = other.and_then(|other| {
        let reading = watch.rulebook.reading(other.reading.as_str())?;
        let way = |followed: bool| reading.ways.iter().find(|way| (way.id == reading.follows) == followed);
        let starts_anew = other.start.is_some();
        let theirs = theirs.filter(|_| !starts_anew);
        let theirs = theirs.map(|length| self::stands(clock, length, happened.at, done, watch));
        let differs = theirs.filter(|theirs| (theirs.due, theirs.state) != (stands.due, stands.state));
        Some(Read {
            id: reading.id.as_str().to_owned(),
            way: way(!by_other)?.id.as_str().to_owned(),
            followed: !by_other,
            instead: differs.map(|theirs| Instead { due: theirs.due, state: theirs.state }),
        })
    });
    Running {
        clock: clock.id.as_str().to_owned(),
        event: happened.event.clone(),
        occurrence,
        kind: clock.kind(),
        clause: clock.clause.as_str().to_owned(),
        at: happened.at,
        note: happened.note.clone(),
        due: stands.due,
        done,
        state: stands.state,
        left: stands.left,
        years: stands.years,
        costs: items.map(|item| cost::cost(item, watch.rulebook, watch.filled, late, &happened.conditions)).collect(),
        reading,
    }
}

/// When a clock ends, and how it stands.
#[derive(Clone, Copy)]
struct Stands {
    due: Option<Stamp>,
    state: ClockState,
    left: Option<Left>,
    years: Option<(i32, i32)>,
}

fn stands(clock: &Clock, length: &Length, at: Stamp, done: Option<Stamp>, watch: &Watch<'_>) -> Stands {
    let kind = clock.kind();
    let due = match due(clock, length, at, watch) {
        Ok(due) => due,
        Err(why) => {
            let (state, years) = match why {
                NoDue::NotSet => (ClockState::NotSet, None),
                NoDue::NeedsClockTime => (ClockState::NeedsClockTime, None),
                NoDue::NotCovered(not) => (ClockState::NotCovered, Some(not.years)),
            };
            return Stands { due: None, state, left: None, years };
        }
    };
    let moment = done.unwrap_or_else(|| watch.now());
    let seconds = length.unit == LengthUnit::Seconds;
    let fits = match kind {
        ClockKind::By => is_in_time(moment, due, seconds, length.unit),
        ClockKind::After | ClockKind::Until => has_come(moment, due, seconds),
    };
    let state = match (kind, fits, done.is_some()) {
        (_, None, _) => ClockState::NeedsClockTime,
        (_, Some(true), true) => ClockState::Met,
        (ClockKind::By, Some(false), true) => ClockState::Missed,
        (ClockKind::By, Some(true), false) => ClockState::Ahead,
        (ClockKind::By, Some(false), false) => ClockState::Overdue,
        (_, Some(false), true) => ClockState::Early,
        (ClockKind::After, Some(true), false) => ClockState::Due,
        (ClockKind::After, Some(false), false) => ClockState::Waiting,
        (ClockKind::Until, Some(true), false) => ClockState::Over,
        (ClockKind::Until, Some(false), false) => ClockState::Ongoing,
    };
    let left = fits.map(|fits| match left(moment, due) {
        // Within the last minute of one that ends before the next there is nothing left, and nothing over.
        Left::Seconds(seconds) if kind == ClockKind::By && fits => Left::Seconds(seconds.max(0)),
        left => left,
    });
    Stands { due: Some(due), state, left, years: None }
}

/// Whether a moment is not later than what is due; none where it is not known exactly enough.
fn is_in_time(moment: Stamp, due: Stamp, seconds: bool, unit: LengthUnit) -> Option<bool> {
    if due.clock.is_none() {
        return Some(moment.day <= due.day);
    }
    // The last minute before a clock time counts to its end.
    let due_at = due.last(matches!(unit, LengthUnit::SameDayBefore | LengthUnit::NextDayBefore));
    match (moment.first() <= due_at, moment.last(seconds) <= due_at) {
        (_, true) => Some(true),
        (false, false) => Some(false),
        (true, false) => None,
    }
}

/// Whether a moment is not earlier than what is due; none where it is not known exactly enough.
fn has_come(moment: Stamp, due: Stamp, seconds: bool) -> Option<bool> {
    let Some(due_at) = due.at() else { return Some(moment.day >= due.day) };
    match (moment.first() >= due_at, moment.last(seconds) >= due_at) {
        (true, _) => Some(true),
        (false, false) => Some(false),
        (false, true) => None,
    }
}

/// In days where one of the two is known by its day alone.
fn left(moment: Stamp, due: Stamp) -> Left {
    match due.at().zip(moment.at()) {
        None => Left::Days((due.day - moment.day).num_days()),
        Some((due, at)) => Left::Seconds((due - at).num_seconds()),
    }
}

/// The moment of a clock that an event has started.
fn due(clock: &Clock, length: &Length, at: Stamp, watch: &Watch<'_>) -> Result<Stamp, NoDue> {
    let last = last(clock, length, at, watch)?;
    if clock.kind() == ClockKind::After && last.clock.is_none() {
        // The last day counts in full: it is after that on the next.
        return last.day.succ_opt().map(Stamp::from).ok_or(NoDue::NotSet);
    }
    Ok(last)
}

/// The last moment of its length.
fn last(clock: &Clock, length: &Length, at: Stamp, watch: &Watch<'_>) -> Result<Stamp, NoDue> {
    let unit = length.unit;
    let figure = length.figure.as_ref().map(|name| {
        let figure = watch.filled.figure(watch.rulebook, clock.clause.as_str(), &name.0);
        if figure == Figure::NotSet { Err(NoDue::NotSet) } else { Ok(figure) }
    });
    let figure = figure.transpose()?;
    let day = at.day;
    let at_time = |day: NaiveDate, figure: Figure| figure.time().map(|time| day.and_time(time));
    let before = |moment: NaiveDateTime| moment.checked_sub_signed(TimeDelta::minutes(1));
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
        (LengthUnit::SameDayAt, Some(figure)) => at_time(day, figure).map(Stamp::from),
        (LengthUnit::SameDayBefore, Some(figure)) => at_time(day, figure).and_then(before).map(Stamp::from),
        (LengthUnit::NextDayAt, Some(figure)) => day.succ_opt().and_then(|next| at_time(next, figure)).map(Stamp::from),
        (LengthUnit::NextDayBefore, Some(figure)) => {
            day.succ_opt().and_then(|next| at_time(next, figure)).and_then(before).map(Stamp::from)
        }
        (LengthUnit::MonthDay, Some(figure)) => {
            figure.hundredths().and_then(|of| day_of_month(day, of / 100)).map(Stamp::from)
        }
        (LengthUnit::SameDay, _) => Some(day.into()),
        (LengthUnit::WeekEnd, _) => week_end(day).map(Stamp::from),
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

/// A day of the month in which another lies; none where no month has so many.
fn day_of_month(day: NaiveDate, number: u32) -> Option<NaiveDate> {
    let last = month_end(day, 1)?;
    (1..=31).contains(&number).then(|| day.with_day(number).unwrap_or(last))
}

/// The Sunday of the week in which a day lies.
fn week_end(day: NaiveDate) -> Option<NaiveDate> {
    day.checked_add_days(Days::new(u64::from(6 - day.weekday().num_days_from_monday())))
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
    fn days_of_months_and_ends_of_weeks() {
        for (at, number, found) in [
            ("2026-02-10", 5, Some("2026-02-05")),
            ("2026-02-10", 31, Some("2026-02-28")),
            ("2024-02-10", 30, Some("2024-02-29")),
            ("2026-02-10", 32, None),
            ("2026-02-10", 0, None),
        ] {
            assert_eq!(day_of_month(day(at), number), found.map(day), "{at} {number}");
        }
        for (at, sunday) in [("2026-03-02", "2026-03-08"), ("2026-03-08", "2026-03-08"), ("2026-12-31", "2027-01-03")] {
            assert_eq!(week_end(day(at)), Some(day(sunday)), "{at}");
        }
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
            assert_eq!(is_in_time(at(moment), due, seconds, LengthUnit::Minutes), in_time, "{moment}");
        }
        for (moment, seconds, has_come) in [
            ("2026-03-03", false, Some(false)),
            ("2026-03-04", false, None),
            ("2026-03-05", false, Some(true)),
            ("2026-03-04T08:59", false, Some(false)),
            ("2026-03-04T09:00", false, Some(true)),
            ("2026-03-04T08:59", true, Some(false)),
            ("2026-03-04T09:00:00", true, Some(true)),
        ] {
            assert_eq!(super::has_come(at(moment), due, seconds), has_come, "{moment}");
        }
        // Before nine is up to the end of the minute before.
        let before = at("2026-03-04T08:59");
        for (moment, in_time) in [
            ("2026-03-04T08:59", Some(true)),
            ("2026-03-04T08:59:59", Some(true)),
            ("2026-03-04T09:00", Some(false)),
            ("2026-03-04", None),
        ] {
            assert_eq!(is_in_time(at(moment), before, false, LengthUnit::NextDayBefore), in_time, "{moment}");
        }
        // To the end of a day, the day is enough.
        assert_eq!(is_in_time(at("2026-03-04T23:59"), at("2026-03-04"), false, LengthUnit::Days), Some(true));
        assert_eq!(is_in_time(at("2026-03-05"), at("2026-03-04"), false, LengthUnit::Days), Some(false));
    }
}
