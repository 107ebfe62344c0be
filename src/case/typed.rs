//! What people type, turned into what the record holds.
//!
//! What cannot be read stays as it is: the check says why. What can be read two ways is not guessed: it is asked.

pub(crate) mod moment;
pub(crate) mod money;
pub(crate) mod waybill;

use super::check::Raw;
use super::field::{Field, Kind};
use crate::moment::Moment;
use crate::scan::narrow;
use chrono::NaiveDateTime;

/// What a typed text says.
#[derive(Clone, Debug, PartialEq)]
pub enum Typed {
    /// One thing, or something that the check will refuse.
    Says(Raw),
    /// One of several moments: somebody has to say which.
    Asks(Vec<Moment>),
}

/// Reads a text typed into a field at a moment; an empty one says nothing.
///
/// ```
/// use parcel_claims::case::{typed, Field, Moment, Raw, Typed};
/// let now = Moment::parse("2012-03-05T10:00").and_then(Moment::at).unwrap();
/// let says = |text: &str| Typed::Says(Raw::Text(text.into()));
/// assert_eq!(typed(Field::Value, "¥1,200.50 元", now), Typed::Says(Raw::Number(1200.5)));
/// assert_eq!(typed(Field::ScannedAt, "3月4日 8点半", now), says("2012-03-04T08:30"));
/// assert_eq!(typed(Field::ScannedAt, "昨天 18:00", now), says("2012-03-04T18:00"));
/// assert!(matches!(typed(Field::ScannedAt, "3月4日 3点", now), Typed::Asks(ways) if ways.len() == 2));
/// ```
#[must_use]
pub fn typed(field: Field, text: &str, now: NaiveDateTime) -> Typed {
    let text = narrow(text);
    let text = text.trim();
    if text.is_empty() {
        return Typed::Says(Raw::Null);
    }
    match field.spec().kind {
        Kind::Yuan => Typed::Says(Raw::Number(money::read(text).unwrap_or(f64::NAN))),
        kind @ (Kind::Date | Kind::DateTime | Kind::Moment | Kind::Report) => {
            let read = |text: &str| moment::read(text, now, field.has_happened());
            let mut ways = ways_of(text).unwrap_or_else(|| read(text));
            if ways.is_empty() {
                ways = in_figures(text, kind).iter().flat_map(|text| read(text)).collect();
            }
            said(text, ways)
        }
        Kind::Text(_) if field == Field::Waybill => Typed::Says(Raw::Text(waybill::clean(text))),
        Kind::Text(_) | Kind::Choice(_) | Kind::YesNo => Typed::Says(Raw::Text(text.to_owned())),
    }
}

/// A text by the moments that it may mean.
fn said(text: &str, ways: Vec<Moment>) -> Typed {
    match *ways.as_slice() {
        [] => Typed::Says(Raw::Text(text.to_owned())),
        [one] => Typed::Says(Raw::Text(one.to_string())),
        _ => Typed::Asks(ways),
    }
}

/// Between the ways of reading, where they are written out.
const OR: &str = " / ";

/// Several ways of reading, written out: whenever it is read, it asks for the same ones.
///
/// ```
/// use parcel_claims::case::{typed, ways_in_full, Field, Moment, Typed};
/// let at = |text| Moment::parse(text).unwrap();
/// let Typed::Asks(ways) = typed(Field::ScannedAt, "昨天 3点", at("2012-03-05T10:00").at().unwrap()) else { panic!() };
/// let full = ways_in_full(&ways);
/// assert_eq!(full, "2012-03-04 03:00 / 15:00");
/// assert_eq!(typed(Field::ScannedAt, &full, at("2012-04-01T10:00").at().unwrap()), Typed::Asks(ways));
/// ```
#[must_use]
pub fn ways_in_full(ways: &[Moment]) -> String {
    let mut text = String::new();
    let mut day = None;
    for way in ways {
        let full = way.to_string().replacen('T', " ", 1);
        // The day is said once.
        let shown = full.split_once(' ').filter(|_| day == Some(way.day)).map_or(&*full, |(_, clock)| clock);
        if !text.is_empty() {
            text.push_str(OR);
        }
        text.push_str(shown);
        day = Some(way.day);
    }
    text
}

/// The ways that were written out; none where the text is something else.
fn ways_of(text: &str) -> Option<Vec<Moment>> {
    let mut ways: Vec<Moment> = Vec::new();
    for part in text.split(OR) {
        let full = |day: &str, clock: &str| Moment::parse(&format!("{day}T{clock}"));
        let way = match (part.split_once(' '), ways.last()) {
            (Some((day, clock)), _) => full(day, clock),
            (None, Some(last)) if part.contains(':') => full(&last.day.to_string(), part),
            (None, _) => Moment::parse(part),
        };
        ways.push(way?);
    }
    (ways.len() > 1).then_some(ways)
}

/// What figures alone may mean in a field: `0830` is a clock time, `0304` and `260304` are days.
fn in_figures(text: &str, kind: Kind) -> Vec<String> {
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Vec::new();
    }
    let marked = |mark: &str, cuts: &[usize]| {
        let mut parts: Vec<&str> = Vec::new();
        let mut rest = text;
        for cut in cuts {
            let (part, after) = rest.split_at_checked(*cut)?;
            parts.push(part);
            rest = after;
        }
        parts.push(rest);
        Some(parts.join(mark))
    };
    let year = kind == Kind::Moment && text.starts_with("20");
    let clock = || if kind == Kind::Date || year { None } else { marked(":", &[text.len().checked_sub(2)?]) };
    let day = |cuts: &[usize]| if matches!(kind, Kind::Date | Kind::Moment) { marked("-", cuts) } else { None };
    let ways = match text.len() {
        3 => [clock(), None],
        4 => [clock(), day(&[2])],
        6 => [day(&[2, 2]).map(|day| format!("20{day}")), None],
        _ => [None, None],
    };
    ways.into_iter().flatten().collect()
}

/// Every moment that a text typed without a field may mean; none where it means none.
///
/// ```
/// use parcel_claims::case::{Moment, typed_moments};
/// let now = Moment::parse("2012-03-05T10:00").and_then(Moment::at).unwrap();
/// assert_eq!(typed_moments("３月４日 8点半", now), [Moment::parse("2012-03-04T08:30").unwrap()]);
/// assert_eq!(typed_moments("3月4日 3点", now).len(), 2);
/// assert!(typed_moments("soon", now).is_empty());
/// ```
#[must_use]
pub fn typed_moments(text: &str, now: NaiveDateTime) -> Vec<Moment> {
    moment::read(narrow(text).trim(), now, true)
}

/// Reads a moment typed for the clock of the page itself, which is never a day alone.
///
/// ```
/// use parcel_claims::case::{Moment, Raw, Typed, typed_moment};
/// let now = Moment::parse("2012-03-05T10:00").and_then(Moment::at).unwrap();
/// assert_eq!(typed_moment("3月4日 8点半", now), Typed::Says(Raw::Text("2012-03-04T08:30".into())));
/// assert!(matches!(typed_moment("3月4日 3点", now), Typed::Asks(ways) if ways.len() == 2));
/// ```
#[must_use]
pub fn typed_moment(text: &str, now: NaiveDateTime) -> Typed {
    let text = narrow(text);
    let text = text.trim();
    let mut ways = moment::read(text, now, false);
    ways.retain(|way| way.clock.is_some());
    said(text, ways)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A Monday morning.
    fn now() -> NaiveDateTime {
        Moment::parse("2012-03-05T10:00").and_then(Moment::at).unwrap()
    }

    #[test]
    fn moments_are_read_as_people_type_them() {
        for (text, read) in [
            ("2012-3-4", "2012-03-04"),
            ("2012/03/04", "2012-03-04"),
            ("2012.3.4", "2012-03-04"),
            ("20120304", "2012-03-04"),
            ("２０１２－３－４", "2012-03-04"),
            ("2012年3月4日", "2012-03-04"),
            ("2012-03-04T08:30", "2012-03-04T08:30"),
            ("2012-3-4 8:30", "2012-03-04T08:30"),
            ("2012-3-4 08:30:59", "2012-03-04T08:30"),
            ("2012/3/4 8：05", "2012-03-04T08:05"),
            ("20120304 0830", "2012-03-04T08:30"),
            ("2012年3月4日8点", "2012-03-04T08:00"),
            ("2012年3月4日 8点30分", "2012-03-04T08:30"),
            ("3/4 8:30", "2012-03-04T08:30"),
            ("3-4", "2012-03-04"),
            ("3月4日 8点半", "2012-03-04T08:30"),
            ("3月4号上午8点一刻", "2012-03-04T08:15"),
            ("三月四日晚上八点半", "2012-03-04T20:30"),
            ("昨天 18:00", "2012-03-04T18:00"),
            ("昨天下午3点", "2012-03-04T15:00"),
            ("今早8点", "2012-03-05T08:00"),
            ("前天", "2012-03-03"),
            ("今天", "2012-03-05"),
            ("8:30", "2012-03-05T08:30"),
            // What has happened does not lie ahead.
            ("12:30", "2012-03-04T12:30"),
            ("12-30", "2011-12-30"),
            ("4号", "2012-03-04"),
            ("20号", "2012-02-20"),
            ("31号", "2012-01-31"),
            ("昨晚十二点半", "2012-03-05T00:30"),
            ("3月3日晚上12点", "2012-03-04T00:00"),
            ("3月4日下午0330", "2012-03-04T15:30"),
            ("3月4日中午1点", "2012-03-04T13:00"),
            ("3月4日凌晨12点半", "2012-03-04T00:30"),
            ("今天凌晨3点", "2012-03-05T03:00"),
            ("昨晚8:30", "2012-03-04T20:30"),
        ] {
            assert_eq!(typed(Field::SignedAt, text, now()), Typed::Says(Raw::Text(read.into())), "{text}");
        }
    }

    #[test]
    fn what_may_lie_ahead_is_read_as_the_nearest() {
        for (text, read) in [
            ("3/20", "2012-03-20"),
            ("2/28", "2012-02-28"),
            ("明天 18:00", "2012-03-06T18:00"),
            ("后天", "2012-03-07"),
            ("6号", "2012-03-06"),
            ("4号", "2012-03-04"),
            ("5号", "2012-03-05"),
            ("今晚8点", "2012-03-05T20:00"),
        ] {
            assert_eq!(typed(Field::DueAt, text, now()), Typed::Says(Raw::Text(read.into())), "{text}");
        }
    }

    #[test]
    fn two_ways_of_reading_are_asked() {
        for (field, text, ways) in [
            (Field::SignedAt, "3月4日 3点", &["2012-03-04T03:00", "2012-03-04T15:00"][..]),
            (Field::SignedAt, "10/3/4", &["2010-03-04", "2004-03-10", "2004-10-03"]),
            (Field::DueAt, "9/1", &["2011-09-01", "2012-09-01"]),
            // A clock time alone: of the afternoon as well, which was yesterday's before it has come.
            (Field::SignedAt, "3点", &["2012-03-05T03:00", "2012-03-04T15:00"]),
            (Field::DueAt, "5点", &["2012-03-05T05:00", "2012-03-05T17:00"]),
            (Field::DueAt, "20号", &["2012-02-20", "2012-03-20"]),
            (Field::ClaimedOn, "28号", &["2012-02-28", "2012-03-28"]),
            (Field::DueAt, "31号 18:00", &["2012-01-31T18:00", "2012-03-31T18:00"]),
            // The small hours are called by the night before them, or by their own day.
            (Field::SignedAt, "昨晚1点", &["2012-03-04T01:00", "2012-03-05T01:00"]),
            (Field::SignedAt, "3月3日晚上1点", &["2012-03-03T01:00", "2012-03-04T01:00"]),
            (Field::SignedAt, "3月3日上午12点", &["2012-03-03T00:00", "2012-03-03T12:00"]),
        ] {
            let ways: Vec<_> = ways.iter().filter_map(|way| Moment::parse(way)).collect();
            assert_eq!(typed(field, text, now()), Typed::Asks(ways), "{text}");
        }
    }

    /// Once the afternoon hour has come, it is as likely as that of the night.
    #[test]
    fn a_clock_time_alone_is_asked_at_every_hour_of_the_day() {
        for (now, ways) in [
            ("2012-03-05T02:00", &["2012-03-04T03:00", "2012-03-04T15:00"][..]),
            ("2012-03-05T10:00", &["2012-03-05T03:00", "2012-03-04T15:00"]),
            ("2012-03-05T16:00", &["2012-03-05T03:00", "2012-03-05T15:00"]),
        ] {
            let now = Moment::parse(now).and_then(Moment::at).unwrap();
            let ways: Vec<_> = ways.iter().filter_map(|way| Moment::parse(way)).collect();
            assert_eq!(typed(Field::VehicleArrivedAt, "3点", now), Typed::Asks(ways), "{now}");
        }
    }

    #[test]
    fn ways_that_are_written_out_are_the_same_whenever_they_are_read() {
        for (field, text, full) in [
            (Field::SignedAt, "昨天 3点", "2012-03-04 03:00 / 15:00"),
            (Field::SignedAt, "10/3/4", "2010-03-04 / 2004-03-10 / 2004-10-03"),
            (
                Field::SignedAt,
                "10/3/4 3点",
                "2010-03-04 03:00 / 15:00 / 2004-03-10 03:00 / 15:00 / 2004-10-03 03:00 / 15:00",
            ),
            (Field::DueAt, "9/1", "2011-09-01 / 2012-09-01"),
        ] {
            let Typed::Asks(ways) = typed(field, text, now()) else { panic!("{text} is asked") };
            assert_eq!(ways_in_full(&ways), full);
            for day in ["2004-05-01T00:00", "2012-03-04T10:00", "2012-03-12T10:00", "2031-01-01T00:00"] {
                let then = Moment::parse(day).and_then(Moment::at).unwrap();
                assert_eq!(typed(field, full, then), Typed::Asks(ways.clone()), "{full} on {day}");
            }
        }
        for text in ["2012-03-04 03:00 / 昨天", "2012-03-04 / ", " / 15:00", "2012-03-04 03:00 / 25:00"] {
            assert!(matches!(typed(Field::SignedAt, text, now()), Typed::Says(_)), "{text}");
        }
    }

    #[test]
    fn what_cannot_be_read_stays_for_the_check_to_refuse() {
        for text in [
            "2012",
            "someday",
            "2012-3",
            "2012-13-4",
            "2012-2-30",
            "3-4 25:00",
            "1e3",
            "8:30:2:1",
            "昨天前天",
            "2012-3-4 8:61",
        ] {
            assert_eq!(typed(Field::SignedAt, text, now()), Typed::Says(Raw::Text(text.into())), "{text}");
        }
        for text in ["abc", "1e3", "1.2.3", "-", "12abc"] {
            assert!(
                matches!(typed(Field::Value, text, now()), Typed::Says(Raw::Number(number)) if number.is_nan()),
                "{text}"
            );
        }
    }

    #[test]
    fn sums_are_read_as_people_type_them() {
        for (text, read) in
            [("1200", 1200.0), ("1,200", 1200.0), ("1200元", 1200.0), ("１２００．５", 1200.5), ("-5", -5.0)]
        {
            assert_eq!(typed(Field::Value, text, now()), Typed::Says(Raw::Number(read)), "{text}");
        }
    }
}
