//! Dates and times as people type them: `3/4 8:30`, `3月4日 8点半`, `昨天 18:00`, `2026-03-04T08:30:00Z`.

mod clock;
mod day;

use crate::moment::Moment;
use crate::scan::Scan;
use chrono::{NaiveDateTime, TimeDelta};
use clock::Clock;
use day::Day;
pub(crate) use day::Spelled;

/// A moment that stands at the beginning of a text.
#[derive(Clone, Debug)]
pub(crate) struct Stretch {
    /// Every moment that it may mean.
    pub(crate) ways: Vec<Moment>,
    /// How the day is spelled; none: there is a clock time alone.
    pub(crate) day: Option<Spelled>,
    /// How many bytes it takes.
    pub(crate) length: usize,
}

/// Every moment that the text may mean; none where it means none.
pub(super) fn read(text: &str, now: NaiveDateTime, has_happened: bool) -> Vec<Moment> {
    at_start(text, now, has_happened)
        .filter(|stretch| text.get(stretch.length..).is_some_and(|rest| rest.trim().is_empty()))
        .map(|stretch| stretch.ways)
        .unwrap_or_default()
}

/// The moment that the text begins with, as long as it can be read.
pub(crate) fn at_start(text: &str, now: NaiveDateTime, has_happened: bool) -> Option<Stretch> {
    let mut scan = Scan::new(text);
    let day = day::read(&mut scan, now.date(), has_happened);
    let clocks = clock::read(&mut scan, day.as_ref().map(|day| day.period));
    let ways = match (&day, &clocks) {
        (Some(day), None) if day.period.is_none() => day.ways.iter().map(|day| Moment::from(*day)).collect(),
        (Some(day), Some(clocks)) => on(day, clocks, now, has_happened),
        (None, Some(clocks)) => today(clocks, now, has_happened),
        _ => return None,
    };
    let length = text.len().checked_sub(scan.rest().len())?;
    Some(Stretch { ways, day: day.map(|day| day.spelled), length })
}

/// What has happened does not lie ahead, unless nothing else is left: then the check says so.
fn behind(ways: Vec<Moment>, now: NaiveDateTime, has_happened: bool) -> Vec<Moment> {
    let past = |way: &Moment| !has_happened || !way.is_after(now.into());
    if ways.iter().any(past) { ways.into_iter().filter(past).collect() } else { ways }
}

/// Each of the clock times on each of the days.
fn on(day: &Day, clocks: &[Clock], now: NaiveDateTime, has_happened: bool) -> Vec<Moment> {
    let of_day = |day| behind(clocks.iter().filter_map(|clock| at(day, clock)).collect(), now, has_happened);
    day.ways.iter().flat_map(|day| of_day(day.and_time(chrono::NaiveTime::MIN))).collect()
}

/// A clock time alone is today's, or yesterday's where today's has not come.
fn today(clocks: &[Clock], now: NaiveDateTime, has_happened: bool) -> Vec<Moment> {
    let today = now.date().and_time(chrono::NaiveTime::MIN);
    let days = [Some(today), today.checked_sub_signed(TimeDelta::days(1))];
    let of_clock = |clock: &Clock| {
        let ways: Vec<Moment> = days.iter().flatten().filter_map(|day| at(*day, clock)).collect();
        behind(ways, now, has_happened).first().copied()
    };
    behind(clocks.iter().filter_map(of_clock).collect(), now, has_happened)
}

fn at(midnight: NaiveDateTime, clock: &Clock) -> Option<Moment> {
    midnight.checked_add_signed(TimeDelta::minutes(clock.minutes)).map(Moment::from)
}
