//! Days and times as people say them.

use super::fill::fill;
use crate::estimate::Gap;
use crate::lang::{Lang, text};
use crate::moment::Moment;
use chrono::{Datelike, NaiveDateTime, Timelike};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Returns a moment in full, such as `2012年3月4日 09:00` or `4 March 2012, 09:00`.
///
/// ```
/// use parcel_claims::{lang::Lang, moment::Moment, words::in_full};
/// let moment = Moment::parse("2012-03-04T09:00").unwrap();
/// assert_eq!(in_full(moment, Lang::Zh), "2012年3月4日 09:00");
/// assert_eq!(in_full(moment, Lang::En), "4 March 2012, 09:00");
/// ```
#[must_use]
pub fn in_full(moment: Moment, lang: Lang) -> String {
    let month =
        usize::try_from(moment.day.month0()).ok().and_then(|month| MONTHS.get(month)).copied().unwrap_or_default();
    let (year, number, day) =
        (moment.day.year().to_string(), moment.day.month().to_string(), moment.day.day().to_string());
    let values = [("year", &*year), ("number", &*number), ("day", &*day), ("month", month)];
    let date = fill(text("{year}年{number}月{day}日", "{day} {month} {year}").get(lang), &values);
    match (moment.clock, lang) {
        (None, _) => date,
        (Some(clock), Lang::Zh) => format!("{date} {:02}:{:02}", clock.hour(), clock.minute()),
        (Some(clock), Lang::En) => format!("{date}, {:02}:{:02}", clock.hour(), clock.minute()),
    }
}

/// Returns a moment in short, such as `3月4日 09:00` or `4 Mar 09:00`; with its year where asked for.
#[must_use]
pub fn in_short(moment: Moment, with_year: bool, lang: Lang) -> String {
    let month = usize::try_from(moment.day.month0()).ok().and_then(|month| MONTHS.get(month)).copied();
    let month = month.and_then(|month| month.get(..3)).unwrap_or_default();
    let (year, number, day) =
        (moment.day.year().to_string(), moment.day.month().to_string(), moment.day.day().to_string());
    let template = if with_year {
        text("{year}年{number}月{day}日", "{day} {month} {year}")
    } else {
        text("{number}月{day}日", "{day} {month}")
    };
    let date = fill(template.get(lang), &[("year", &year), ("number", &number), ("day", &day), ("month", month)]);
    match moment.clock {
        None => date,
        Some(clock) => format!("{date} {:02}:{:02}", clock.hour(), clock.minute()),
    }
}

/// Returns the time between two entries of a timeline, such as `3 天` or `2 小时 5 分钟`.
#[must_use]
pub fn gap(gap: Gap, lang: Lang) -> String {
    let (days, minutes) = match gap {
        Gap::Days(days) => (days, 0),
        Gap::Minutes(minutes) => (0, minutes),
    };
    let (hours, rest) = (minutes / 60, minutes % 60);
    let template = match (gap, hours, rest) {
        (Gap::Days(_), ..) => text("{days} 天", "{days} day{s}"),
        (Gap::Minutes(_), 0, _) => text("{rest} 分钟", "{rest} min"),
        (Gap::Minutes(_), _, 0) => text("{hours} 小时", "{hours} h"),
        (Gap::Minutes(_), ..) => text("{hours} 小时 {rest} 分钟", "{hours} h {rest} min"),
    };
    let values = [
        ("days", &*days.to_string()),
        ("hours", &*hours.to_string()),
        ("rest", &*rest.to_string()),
        ("s", plural(days.unsigned_abs())),
    ];
    fill(template.get(lang), &values)
}

/// Returns the time until or since `due`, such as `还有 2 天` or `超过 3 小时`.
#[must_use]
pub fn time_left(due: Moment, as_of: NaiveDateTime, lang: Lang) -> String {
    let day = due.clock.is_none();
    let days = (due.day - as_of.date()).num_days();
    let minutes = due.at().map_or(0, |at| (at - as_of).num_minutes());
    let template = match (day, days, minutes) {
        (true, 0, _) => text("就是今天", "today"),
        (true, 1.., _) => text("还有 {days} 天", "{days} day{s} left"),
        (true, ..0, _) => text("已过 {days} 天", "{days} day{s} ago"),
        (false, _, 0) => text("就是现在", "now"),
        (false, _, 1..=119) => text("还剩 {minutes} 分钟", "{minutes} minute{s} left"),
        (false, _, 120..=2879) => text("还剩 {hours} 小时", "{hours} hours left"),
        (false, _, 2880..) => text("还有 {days} 天", "{days} day{s} left"),
        (false, _, -119..0) => text("超过 {minutes} 分钟", "{minutes} minute{s} ago"),
        (false, _, -2879..=-120) => text("超过 {hours} 小时", "{hours} hours ago"),
        (false, _, ..-2879) => text("已过 {days} 天", "{days} day{s} ago"),
    };
    let plural = plural(if day { days } else { minutes }.unsigned_abs());
    let (days, hours, minutes) = (days.abs().to_string(), (minutes.abs() / 60).to_string(), minutes.abs().to_string());
    fill(template.get(lang), &[("days", &days), ("hours", &hours), ("minutes", &minutes), ("s", plural)])
}

/// English has a singular: what `{s}` stands for after a number.
pub(super) const fn plural(number: u64) -> &'static str {
    if number == 1 { "" } else { "s" }
}
