//! Calendar files (RFC 5545): times float, as China has one time zone and a clerk one calendar.

use crate::case::Moment;
use std::fmt::Write;

/// Something that is due.
pub(crate) struct Entry {
    /// What tells it from all others.
    pub(crate) id: String,
    /// When.
    pub(crate) due: Moment,
    /// What.
    pub(crate) text: String,
}

/// A file with an event for each, made at a moment.
pub(crate) fn file(stamp: Moment, entries: &[Entry]) -> String {
    let mut file = String::from("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//parcel-claims//EN\r\n");
    let stamp = digits(stamp);
    for Entry { id, due, text } in entries {
        let digits = digits(*due);
        let when = if due.clock.is_some() {
            format!("DTSTART:{digits}\r\nDURATION:PT0M")
        } else {
            format!("DTSTART;VALUE=DATE:{digits}")
        };
        let id: String = id.chars().filter(|letter| letter.is_ascii_alphanumeric() || *letter == '-').collect();
        let text = escaped(text.trim());
        let event = format!(
            "BEGIN:VEVENT\r\nUID:{id}@parcel-claims\r\nDTSTAMP:{stamp}Z\r\n{when}\r\nSUMMARY:{text}\r\n\
             BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-PT15M\r\nDESCRIPTION:{text}\r\nEND:VALARM\r\nEND:VEVENT\r\n",
        );
        event.split_inclusive("\r\n").for_each(|line| fold(line, &mut file));
    }
    file.push_str("END:VCALENDAR\r\n");
    file
}

/// A moment in digits alone.
pub(crate) fn digits(moment: Moment) -> String {
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
