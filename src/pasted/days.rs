//! Days that stand as headings above their clock times, or on lines of their own.

use super::lists::{after_longest, starts_with_any};
use super::moments::{self, Named};
use crate::case::typed::moment::Spelled;
use chrono::NaiveDateTime;

/// A line that is a day, a clock time or a day of the week and nothing else.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Bare {
    Day,
    Clock,
    Week,
}

/// Puts the day of a heading before the clock times below it, and joins days and clock times on lines of their own.
pub(super) fn with_days(lines: Vec<String>, now: NaiveDateTime) -> Vec<String> {
    let mut joined: Vec<String> = Vec::new();
    // The bare line before, and the day that the lines below belong to.
    let mut last: Option<Bare> = None;
    let mut heading: Option<String> = None;
    for line in lines {
        let found = moments::find(&line, now);
        let bare = bare(&line, &found);
        match (last, bare) {
            (_, Some(Bare::Week)) if last.is_some() => continue,
            (Some(Bare::Clock), Some(Bare::Day)) => {
                let clock = joined.pop().unwrap_or_default();
                joined.push(format!("{} {}", line.trim(), clock.trim()));
                (last, heading) = (None, None);
                continue;
            }
            (Some(Bare::Day), Some(Bare::Clock)) => {
                let day = joined.pop().unwrap_or_default();
                joined.push(format!("{} {}", day.trim(), line.trim()));
                (last, heading) = (None, None);
                continue;
            }
            _ => {}
        }
        match (&heading, found.first()) {
            (Some(day), Some(first)) if bare.is_none() && first.spelled.is_none() && starts(&line, first) => {
                joined.push(format!("{day} {}", line.trim_start()));
            }
            _ => joined.push(line.clone()),
        }
        if bare == Some(Bare::Day) {
            heading = found.first().and_then(|first| line.get(first.from..first.to)).map(str::to_owned);
        } else if found.first().is_some_and(|first| first.spelled.is_some()) {
            heading = None;
        }
        last = bare;
    }
    joined
}

/// Whether a moment stands at the beginning of a line.
fn starts(line: &str, named: &Named) -> bool {
    line.get(..named.from).is_some_and(|head| !head.contains(char::is_alphanumeric))
}

fn bare(line: &str, found: &[Named]) -> Option<Bare> {
    const WEEK: &str = "星期、周、礼拜";
    let plain = line.trim();
    let week = after_longest(plain, WEEK);
    if week.is_some_and(|rest| rest.chars().count() == 1) {
        return Some(Bare::Week);
    }
    let [one] = found else { return None };
    let letters = |text: Option<&str>| text.is_some_and(|text| text.contains(char::is_alphanumeric));
    // A day of the week may stand before or behind it.
    let tail = line.get(one.to..).map(str::trim);
    let week = tail.is_some_and(|tail| starts_with_any(tail, WEEK) && tail.chars().count() <= 3)
        || line.get(..one.from).is_some_and(|head| head.trim().ends_with("day,"));
    if !week && (letters(line.get(..one.from)) || letters(tail)) {
        return None;
    }
    match one.spelled {
        None => Some(Bare::Clock),
        Some(Spelled::Word | Spelled::OfMonth) => None,
        Some(_) => one.ways.iter().all(|way| way.clock.is_none()).then_some(Bare::Day),
    }
}
