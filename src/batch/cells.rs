//! What stands in a cell, read straight into a case.
//!
//! The short ways read what exports write; whatever they do not know goes the way of what people type. Neither guesses:
//! a date without its year, or one that may mean two days, is a problem.

use super::mapping::Epoch;
use super::words::meaning;
use crate::case::typed::{moment, waybill};
use crate::case::{Case, Fault, Field, Kind, Raw, Told, Typed, Value, put, typed};
use crate::moment::Moment;
use crate::scan::narrow;
use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

/// What is wrong with a cell or with a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// The value does not pass the check of its field.
    Field(Fault),
    /// The word is none that the column knows.
    Word,
    /// The date has no year before it, or may mean more than one day or hour.
    Ambiguous,
    /// The row has more cells than the heading has columns.
    TooLong,
    /// No version of the rulebook covers the sending date.
    NotCovered,
}

impl Wrong {
    /// Returns the stable code of what is wrong: that of a record, `word`, `ambiguous` or `too-long`.
    #[must_use]
    pub fn code(self) -> &'static str {
        use crate::choice::Choice;
        match self {
            Self::Field(fault) => fault.code().code(),
            Self::Word => "word",
            Self::Ambiguous => "ambiguous",
            Self::TooLong => "too-long",
            Self::NotCovered => crate::case::Code::NotCovered.code(),
        }
    }
}

impl From<Fault> for Wrong {
    fn from(fault: Fault) -> Self {
        Self::Field(fault)
    }
}

/// The words that a column knows, and what each means.
pub(super) type Words = Vec<(String, Option<Value>)>;

/// So many words are held beside those of the column; a column of words has no more.
const MOST_WORDS: usize = 64;

/// Reads a cell into its field; an empty one says nothing. A word that is understood is held among `words`.
pub(super) fn read(
    case: &mut Case,
    field: Field,
    words: &mut Words,
    cell: &str,
    (epoch, now): (Option<Epoch>, NaiveDateTime),
) -> Result<(), Wrong> {
    let cell = bare(cell);
    if cell.is_empty() {
        return Ok(());
    }
    if let Some((_, means)) = words.iter().find(|(word, _)| word == cell) {
        case.set(field, means.clone());
        return Ok(());
    }
    let mut in_words = |case: &mut Case| match meaning(field, cell) {
        Some(means) => {
            if words.len() < MOST_WORDS {
                words.push((cell.to_owned(), means.clone()));
            }
            case.set(field, means);
            Ok(())
        }
        None => in_other_words(case, field, cell, now),
    };
    match field.spec().kind {
        Kind::Text(_) if is_plain(cell) => Ok(put(case, field, Told::Text(cell))?),
        Kind::Yuan => match yuan(cell) {
            Some(yuan) => Ok(put(case, field, Told::Number(yuan))?),
            None => in_words(case),
        },
        Kind::Date | Kind::DateTime | Kind::Moment | Kind::Report => {
            match day_and_clock(cell.as_bytes()).or_else(|| serial(cell, epoch?)) {
                Some(moment) => put_moment(case, field, moment),
                None => in_words(case),
            }
        }
        Kind::Text(_) | Kind::Choice(_) | Kind::YesNo => in_words(case),
    }
}

/// Without blanks around it, and without what keeps a spreadsheet from reading it: `'730…`, `="730…"`.
fn bare(cell: &str) -> &str {
    // Han letters begin so, and nothing that is blank.
    let is_bare = |byte: &u8| byte.is_ascii_alphanumeric() || (0xe4..=0xe9).contains(byte);
    let bytes = cell.as_bytes();
    let ends_bare = match bytes {
        [.., first, _, last] if !last.is_ascii() => is_bare(first),
        [.., last] => is_bare(last),
        [] => true,
    };
    if ends_bare && bytes.first().is_none_or(is_bare) {
        return cell;
    }
    let cell = cell.trim();
    let quoted = cell.strip_prefix("=\"").and_then(|inner| inner.strip_suffix('"'));
    quoted.map_or_else(|| cell.strip_prefix(['\'', '`', '’']).unwrap_or(cell).trim(), str::trim)
}

/// What is no figure, no date in figures and no word that the field knows.
fn in_other_words(case: &mut Case, field: Field, cell: &str, now: NaiveDateTime) -> Result<(), Wrong> {
    match field.spec().kind {
        Kind::Text(_) if field == Field::Waybill => Ok(put(case, field, Told::Text(&waybill::clean(cell)))?),
        Kind::Text(_) => Ok(put(case, field, Told::Text(cell))?),
        Kind::Choice(_) | Kind::YesNo => Err(Wrong::Word),
        Kind::Yuan => match typed(field, cell, now) {
            Typed::Says(Raw::Number(yuan)) if yuan.is_nan() => Err(Wrong::Word),
            Typed::Says(raw) => Ok(put(case, field, raw.told())?),
            Typed::Asks(_) => Err(Wrong::Ambiguous),
        },
        Kind::Date | Kind::DateTime | Kind::Moment | Kind::Report => {
            if !cell.contains(|letter: char| letter.is_ascii_digit()) {
                return Err(Wrong::Word);
            }
            put_moment(case, field, written(field, cell, now)?)
        }
    }
}

/// A field that wants a day takes the day of a moment.
fn put_moment(case: &mut Case, field: Field, moment: Moment) -> Result<(), Wrong> {
    let moment = if field.spec().kind == Kind::Date { moment.day.into() } else { moment };
    Ok(put(case, field, Told::Moment(moment))?)
}

fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// Plain figures, with decimals or without.
fn yuan(cell: &str) -> Option<f64> {
    let is_figures = cell.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    is_figures.then(|| cell.parse().ok()).flatten()
}

/// `2026-6-1`, `2026/06/01 08:30`, `2026-05-31T12:00:00.000`; none for every other form.
fn day_and_clock(text: &[u8]) -> Option<Moment> {
    let (year, rest) = number(text, 4, 4)?;
    let (mark, rest) = rest.split_first().filter(|(mark, _)| matches!(mark, b'-' | b'/' | b'.'))?;
    let (month, rest) = number(rest, 1, 2)?;
    let (day, rest) = number(rest.strip_prefix(&[*mark])?, 1, 2)?;
    let day = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?;
    let clock = match rest {
        [] => None,
        [b'T' | b' ', clock @ ..] => Some(clock_time(clock)?),
        _ => return None,
    };
    Some(Moment { day, clock })
}

/// `8:30`, `08:30:00`, `08:30:00.000`; seconds are nobody's limit.
fn clock_time(text: &[u8]) -> Option<NaiveTime> {
    let (hour, rest) = number(text, 1, 2)?;
    let (minute, rest) = number(rest.strip_prefix(b":")?, 2, 2)?;
    let rest = match rest {
        [b':', seconds @ ..] => number(seconds, 2, 2).filter(|(seconds, _)| *seconds < 60)?.1,
        _ => rest,
    };
    let rest = match rest {
        [b'.', parts @ ..] => parts.trim_ascii_start().iter().all(u8::is_ascii_digit).then_some(&[][..])?,
        _ => rest,
    };
    rest.is_empty().then(|| NaiveTime::from_hms_opt(hour, minute, 0))?
}

/// A number of so many figures, and what follows it.
fn number(text: &[u8], least: usize, most: usize) -> Option<(u32, &[u8])> {
    let length = text.iter().take(most).take_while(|byte| byte.is_ascii_digit()).count();
    let (figures, rest) = text.split_at_checked(length).filter(|_| length >= least)?;
    let number = figures.iter().fold(0, |number, figure| number * 10 + u32::from(figure - b'0'));
    Some((number, rest))
}

/// A date in other words that begins with its year: `2012年3月4日 8点半`, `20120304`, `2012-3-4 下午3:00`.
fn written(field: Field, cell: &str, now: NaiveDateTime) -> Result<Moment, Wrong> {
    let text = narrow(cell);
    let text = text.trim();
    let year = text.bytes().take_while(u8::is_ascii_digit).count();
    let begins_with_year = matches!(year, 4 | 8 | 12 | 14) && (text.starts_with("20") || text.starts_with("19"));
    let stretch = moment::at_start(text, now, field.has_happened()).filter(|stretch| {
        stretch.day.is_some() && text.get(stretch.length..).is_some_and(|rest| rest.trim().is_empty())
    });
    match stretch.as_ref().map(|stretch| stretch.ways.as_slice()) {
        Some([one]) if begins_with_year => Ok(*one),
        Some(_) => Err(Wrong::Ambiguous),
        None => Err(Wrong::Field(Fault::Format(field.spec().kind))),
    }
}

/// The number of a day, and a part of a day behind it.
fn serial(cell: &str, epoch: Epoch) -> Option<Moment> {
    /// From 1954 or 1958 on: a smaller number is as likely something else.
    const FIRST: f64 = 20_000.0;
    const LAST: f64 = 80_000.0;
    let is_figures = cell.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let days = is_figures.then(|| cell.parse::<f64>().ok()).flatten().filter(|days| (FIRST..LAST).contains(days))?;
    moment_of_serial(days, epoch)
}

/// The moment that a spreadsheet means by a number of days: to the nearest second, then its minute.
///
/// ```
/// use parcel_claims::{batch::{Epoch, moment_of_serial}, moment::Moment};
/// assert_eq!(moment_of_serial(40972.0, Epoch::Of1900), Moment::parse("2012-03-04"));
/// assert_eq!(moment_of_serial(40972.354166667, Epoch::Of1900), Moment::parse("2012-03-04T08:30"));
/// assert_eq!(moment_of_serial(39510.0, Epoch::Of1904), Moment::parse("2012-03-04"));
/// ```
#[must_use]
pub fn moment_of_serial(days: f64, epoch: Epoch) -> Option<Moment> {
    const SECONDS: f64 = 86_400.0;
    // From March 1900 on, the leap day that there was not is made up for.
    let first = match epoch {
        Epoch::Of1900 => NaiveDate::from_ymd_opt(1899, 12, 30)?,
        Epoch::Of1904 => NaiveDate::from_ymd_opt(1904, 1, 1)?,
    };
    #[expect(clippy::cast_possible_truncation, reason = "the range is checked first")]
    let seconds = (0.0..=3_000_000.0).contains(&days).then(|| (days * SECONDS).round() as i64)?;
    let at = first.and_time(NaiveTime::MIN).checked_add_signed(TimeDelta::try_seconds(seconds)?)?;
    let is_day = seconds % 86_400 == 0;
    Some(if is_day { at.date().into() } else { crate::china::to_minute(at).into() })
}
