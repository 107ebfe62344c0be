//! The Chinese working-day calendar: weekends, days off, and the weekend days that are worked in their place.
//!
//! Invariant: of a year that has not been announced nothing is said.

use chrono::{Datelike, NaiveDate, Weekday};

/// A line for each year: days off as `02-15..02-23`, worked weekend days as `+02-14`.
const YEARS: &str = include_str!("holidays.txt");

/// The error that a day needed is outside the years of the working-day calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotCovered {
    /// The first and the last year that the calendar covers.
    pub years: (i32, i32),
}

/// Returns the first and the last year that the calendar covers.
///
/// ```
/// let (first, last) = parcel_claims::service::covered_years();
/// assert!(first <= 2012 && last >= 2026);
/// ```
#[must_use]
pub fn covered_years() -> (i32, i32) {
    let mut years = lines().map(|(year, _)| year);
    let first = years.next().unwrap_or_default();
    (first, years.last().unwrap_or(first))
}

/// Returns whether a day is a working day in China; `None` where its year has not been announced.
///
/// ```
/// use chrono::NaiveDate;
/// use parcel_claims::service::is_working_day;
///
/// let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
/// // The Saturday before the Spring Festival is worked, the Monday in it is not.
/// assert_eq!(is_working_day(day(2026, 2, 14)), Some(true));
/// assert_eq!(is_working_day(day(2026, 2, 16)), Some(false));
/// assert_eq!(is_working_day(day(2099, 1, 4)), None);
/// ```
#[must_use]
pub fn is_working_day(date: NaiveDate) -> Option<bool> {
    let (_, days) = lines().find(|(year, _)| *year == date.year())?;
    Some(works(date, days))
}

/// Returns the day that is this number of working days after `date`, which itself does not count.
///
/// ```
/// use chrono::NaiveDate;
/// use parcel_claims::service::nth_working_day_after;
///
/// let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
/// // Saturday the 14th is worked; the Spring Festival ends on the 23rd.
/// assert_eq!(nth_working_day_after(day(2026, 2, 13), 2), Ok(day(2026, 2, 24)));
/// assert!(nth_working_day_after(day(2099, 1, 1), 2).is_err());
/// ```
///
/// # Errors
/// `NotCovered`, where a day on the way lies outside the calendar.
pub fn nth_working_day_after(date: NaiveDate, days: u32) -> Result<NaiveDate, NotCovered> {
    let outside = || NotCovered { years: covered_years() };
    let (mut at, mut left) = (date, days);
    let mut year = None;
    while left > 0 {
        at = at.succ_opt().ok_or_else(outside)?;
        if year.is_none_or(|(known, _)| known != at.year()) {
            year = lines().find(|(known, _)| *known == at.year());
        }
        let (_, days) = year.ok_or_else(outside)?;
        if works(at, days) {
            left -= 1;
        }
    }
    Ok(at)
}

/// Each year and its days.
fn lines() -> impl Iterator<Item = (i32, &'static str)> {
    YEARS.lines().filter_map(|line| {
        let (year, days) = line.split_once(' ')?;
        Some((year.parse().ok()?, days))
    })
}

fn works(date: NaiveDate, days: &str) -> bool {
    let day = &*format!("{:02}-{:02}", date.month(), date.day());
    for entry in days.split(' ') {
        if entry.strip_prefix('+') == Some(day) {
            return true;
        }
        let (from, to) = entry.split_once("..").unwrap_or((entry, entry));
        if from <= day && day <= to {
            return false;
        }
    }
    !matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_spring_festival_and_the_days_worked_for_it() {
        for (off, from, to) in [(false, "2026-02-15", "2026-02-23"), (false, "2025-01-28", "2025-02-04")] {
            for date in day(from).iter_days().take_while(|date| *date <= day(to)) {
                assert_eq!(is_working_day(date), Some(off), "{date}");
            }
        }
        for date in ["2026-02-14", "2026-02-28", "2025-01-26", "2025-02-08"] {
            assert!(matches!(day(date).weekday(), Weekday::Sat | Weekday::Sun), "{date}");
            assert_eq!(is_working_day(day(date)), Some(true), "{date}");
        }
        // A weekend and a weekday like any other.
        assert_eq!(is_working_day(day("2026-03-07")), Some(false));
        assert_eq!(is_working_day(day("2026-03-09")), Some(true));
    }

    #[test]
    fn the_year_that_announces_new_year_for_the_year_before() {
        assert_eq!(is_working_day(day("2018-12-29")), Some(true));
        assert_eq!(is_working_day(day("2018-12-31")), Some(false));
    }

    #[test]
    fn a_saturday_that_was_worked_for_the_new_year() {
        assert_eq!(is_working_day(day("2005-12-31")), Some(true));
        assert_eq!(nth_working_day_after(day("2005-12-30"), 1), Ok(day("2005-12-31")));
        assert_eq!(nth_working_day_after(day("2005-12-30"), 2), Ok(day("2006-01-04")));
    }

    #[test]
    fn working_days_are_counted_over_holidays_and_worked_weekends() {
        for (from, days, to) in [
            ("2026-03-05", 0, "2026-03-05"),
            ("2026-03-05", 1, "2026-03-06"),
            ("2026-03-06", 1, "2026-03-09"),
            // Friday, then the worked Saturday, then only after the festival.
            ("2026-02-12", 2, "2026-02-14"),
            ("2026-02-12", 3, "2026-02-24"),
            ("2026-02-13", 1, "2026-02-14"),
            // A start within the festival.
            ("2026-02-17", 1, "2026-02-24"),
            ("2026-02-23", 5, "2026-02-28"),
            // Over the end of a year.
            ("2025-12-31", 1, "2026-01-04"),
        ] {
            assert_eq!(nth_working_day_after(day(from), days), Ok(day(to)), "{from} + {days}");
        }
    }

    #[test]
    fn beyond_the_covered_years_nothing_is_guessed() {
        let (first, last) = covered_years();
        assert_eq!((first, last), (2004, 2026));
        let not = NotCovered { years: (first, last) };
        let start = NaiveDate::from_ymd_opt(first, 1, 1).unwrap();
        let end = NaiveDate::from_ymd_opt(last, 12, 31).unwrap();
        assert_eq!(is_working_day(start), Some(false));
        assert!(is_working_day(end).is_some());
        assert_eq!(is_working_day(start.pred_opt().unwrap()), None);
        assert_eq!(is_working_day(end.succ_opt().unwrap()), None);
        // A Thursday: the last day that can be reached.
        assert_eq!(nth_working_day_after(end.pred_opt().unwrap(), 1), Ok(end));
        assert_eq!(nth_working_day_after(end.pred_opt().unwrap(), 2), Err(not));
        assert_eq!(nth_working_day_after(end, 1), Err(not));
        // The day of the event itself does not count, nor decide.
        assert_eq!(nth_working_day_after(start.pred_opt().unwrap(), 1), Ok(day("2004-01-02")));
        assert_eq!(nth_working_day_after(day("2003-12-30"), 1), Err(not));
        assert_eq!(nth_working_day_after(NaiveDate::MAX, 1), Err(not));
        assert_eq!(nth_working_day_after(day("2004-01-01"), u32::MAX), Err(not));
    }

    #[test]
    fn every_entry_is_a_day_that_would_be_otherwise() {
        for (year, days) in lines() {
            for entry in days.split(' ').filter_map(|entry| entry.strip_prefix('+')) {
                let date = day(&format!("{year}-{entry}"));
                assert!(matches!(date.weekday(), Weekday::Sat | Weekday::Sun), "{date}");
            }
            assert_eq!(is_working_day(day(&format!("{year}-01-01"))), Some(false));
            assert_eq!(is_working_day(day(&format!("{year}-10-01"))), Some(false));
        }
    }
}
