//! A moment as it is typed in the room.

use crate::case::typed_moments;
use crate::moment::Moment;
use crate::service::Stamp;
use chrono::{Datelike, NaiveDateTime, Timelike};

/// Tells which moment a typed text says.
pub enum When {
    /// Nothing.
    Empty,
    /// One moment.
    At(Stamp),
    /// One of several: somebody has to say which.
    Asks(Vec<Moment>),
    /// Nothing that can be read; the word that says so.
    Unread(&'static str),
}

/// Reads a text: as the page writes a moment, or as people type it.
pub fn read(text: &str, now: NaiveDateTime) -> When {
    let text = text.trim();
    if text.is_empty() {
        return When::Empty;
    }
    if let Some(stamp) = Stamp::parse(&text.replacen(' ', "T", 1)) {
        return in_years(stamp);
    }
    match *typed_moments(text, now).as_slice() {
        [] => When::Unread("clocksUnread"),
        [one] => in_years(with_seconds(one.into(), text)),
        ref ways => When::Asks(ways.to_vec()),
    }
}

fn in_years(stamp: Stamp) -> When {
    if (2000..=2099).contains(&stamp.day.year()) { When::At(stamp) } else { When::Unread("clocksYears") }
}

/// The seconds that stand at the end of a text: `8:30:15`.
fn with_seconds(stamp: Stamp, text: &str) -> Stamp {
    let last = text.split_whitespace().next_back().unwrap_or_default();
    let mut parts = last.split([':', '：']).skip(2);
    let second = parts.next().and_then(|second| second.parse().ok());
    match stamp.clock.zip(second).and_then(|(clock, second)| clock.with_second(second)) {
        Some(clock) => Stamp { clock: Some(clock), to_second: true, ..stamp },
        None => stamp,
    }
}

/// A moment as the page writes it into an input.
pub fn written(stamp: Stamp) -> String {
    stamp.to_string().replacen('T', " ", 1)
}
