//! Calendar files (RFC 5545): times float, as China has one time zone and a clerk one calendar.

use crate::moment::Moment;
use chrono::TimeDelta;
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
    let stamp = digits(in_utc(stamp));
    for Entry { id, due, text } in entries {
        let digits = digits(*due);
        let (when, alarms): (_, &[&str]) = if due.clock.is_some() {
            (format!("DTSTART:{digits}\r\nDURATION:PT0M"), &["-PT15M"])
        } else {
            // A day begins at midnight: nine in the morning of the day before, and of the day itself.
            (format!("DTSTART;VALUE=DATE:{digits}"), &["-PT15H", "PT9H"])
        };
        let id: String = id.chars().filter(|letter| letter.is_ascii_alphanumeric() || *letter == '-').collect();
        let text = escaped(text.trim());
        let mut event =
            format!("BEGIN:VEVENT\r\nUID:{id}@parcel-claims\r\nDTSTAMP:{stamp}Z\r\n{when}\r\nSUMMARY:{text}\r\n");
        for alarm in alarms {
            event.push_str("BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:");
            event.push_str(alarm);
            event.push_str("\r\nDESCRIPTION:");
            event.push_str(&text);
            event.push_str("\r\nEND:VALARM\r\n");
        }
        event.push_str("END:VEVENT\r\n");
        event.split_inclusive("\r\n").for_each(|line| fold(line, &mut file));
    }
    file.push_str("END:VCALENDAR\r\n");
    file
}

/// The same moment in UTC: China's clock is ahead of it.
fn in_utc(moment: Moment) -> Moment {
    const AHEAD: TimeDelta = TimeDelta::hours(8);
    moment.at().and_then(|at| at.checked_sub_signed(AHEAD)).map_or(moment, Moment::from)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_stamped_in_utc_and_rings_when_a_clerk_is_there() {
        let entry = |due: &str| Entry { id: "a".into(), due: Moment::parse(due).unwrap(), text: "申报".into() };
        let stamp = Moment::parse("2012-03-01T07:30").unwrap();
        for (due, start, alarms) in [
            ("2012-03-31", "DTSTART;VALUE=DATE:20120331", &["-PT15H", "PT9H"][..]),
            ("2012-03-01T08:30", "DTSTART:20120301T083000", &["-PT15M"]),
        ] {
            let file = file(stamp, &[entry(due)]);
            let lines: Vec<&str> = file.lines().collect();
            assert!(lines.contains(&"DTSTAMP:20120229T233000Z"), "{file}");
            assert!(lines.contains(&start), "{file}");
            let rings: Vec<_> = lines.iter().filter_map(|line| line.strip_prefix("TRIGGER:")).collect();
            assert_eq!(rings, alarms, "{due}");
            let count = |line: &str| lines.iter().filter(|one| **one == line).count();
            assert_eq!((count("BEGIN:VALARM"), count("END:VALARM")), (alarms.len(), alarms.len()));
            assert_eq!(count("DESCRIPTION:申报"), alarms.len());
        }
    }
}
