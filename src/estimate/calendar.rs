//! Deadlines as a calendar file (RFC 5545): times float, as China has one time zone and a clerk one calendar.

use super::{DeadlineState, Estimate};
use crate::case::{Choice, Moment};
use std::fmt::Write;

/// The deadlines that lie ahead, one event each; none: no file.
///
/// `name` stands in every event, beside its text: the waybill, say.
#[must_use]
pub fn calendar(estimate: &Estimate, name: &str) -> Option<String> {
    let ahead: Vec<_> = estimate.deadlines.iter().filter(|deadline| deadline.state == DeadlineState::Ahead).collect();
    if ahead.is_empty() {
        return None;
    }
    let mut file = String::from("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//parcel-claims//EN\r\n");
    for deadline in ahead {
        let stamp = digits(estimate.as_of);
        let due = digits(deadline.due);
        let when = if deadline.due.clock.is_some() {
            format!("DTSTART:{due}\r\nDURATION:PT0M")
        } else {
            format!("DTSTART;VALUE=DATE:{due}")
        };
        let text = format!("{} {}", name, deadline.text.as_deref().unwrap_or(deadline.id.code()));
        let event = format!(
            "BEGIN:VEVENT\r\nUID:{}-{due}-{}@parcel-claims\r\nDTSTAMP:{stamp}Z\r\n{when}\r\nSUMMARY:{}\r\n\
             BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-PT15M\r\nDESCRIPTION:{}\r\nEND:VALARM\r\nEND:VEVENT\r\n",
            deadline.id.code(),
            name.chars().filter(char::is_ascii_alphanumeric).collect::<String>(),
            escaped(text.trim()),
            escaped(text.trim()),
        );
        event.split_inclusive("\r\n").for_each(|line| fold(line, &mut file));
    }
    file.push_str("END:VCALENDAR\r\n");
    Some(file)
}

fn digits(moment: Moment) -> String {
    let plain: String = moment.to_string().chars().filter(|letter| *letter != '-' && *letter != ':').collect();
    if moment.clock.is_some() { plain + "00" } else { plain }
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace(['\r', '\n'], " ")
}

/// No line of a calendar is longer than 75 bytes: the rest goes on after a space.
fn fold(line: &str, file: &mut String) {
    const LONGEST: usize = 73;
    let mut length = 0;
    for letter in line.trim_end().chars() {
        if length + letter.len_utf8() > LONGEST {
            file.push_str("\r\n ");
            length = 1;
        }
        length += letter.len_utf8();
        file.push(letter);
    }
    let _ = write!(file, "\r\n"); // writing to a string cannot fail
}
