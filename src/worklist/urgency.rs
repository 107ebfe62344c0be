//! How soon something runs out for a row.

use super::protocol::Urgency;
use crate::batch::Row;
use crate::estimate::{Brief, Filing};
use crate::moment::Moment;
use chrono::{NaiveDateTime, NaiveTime, TimeDelta};

/// So many days are soon.
const SOON: i64 = 30;

/// How soon something runs out for a row at a moment, China time; and by what rows of one urgency are ordered.
pub(super) fn urgency(row: Row, brief: Option<&Brief>, as_of: NaiveDateTime) -> (Urgency, i64) {
    let Some(brief) = brief else { return (Urgency::Unsound, 0) };
    match row.next() {
        Some((_, due)) => (until(due, as_of), last_moment(due).and_utc().timestamp()),
        None if brief.filing.is_only(Filing::Refused) => (Urgency::TooLate, 0),
        None => (Urgency::Quiet, 0),
    }
}

fn until(due: Moment, as_of: NaiveDateTime) -> Urgency {
    let left = last_moment(due) - as_of;
    if left <= TimeDelta::hours(1) {
        Urgency::Hour
    } else if due.day <= as_of.date() {
        Urgency::Today
    } else if (due.day - as_of.date()).num_days() <= SOON {
        Urgency::Month
    } else {
        Urgency::Later
    }
}

/// A day ends with its last minute.
fn last_moment(due: Moment) -> NaiveDateTime {
    due.at().unwrap_or_else(|| due.day.and_time(NaiveTime::MIN) + TimeDelta::minutes(24 * 60 - 1))
}
