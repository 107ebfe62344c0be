//! The clocks of the regulation: the first day does not count, the last counts in full.

use crate::rulebook::{Figures, FilingWindow, ReadingId, Readings};
use chrono::{Days, Months, NaiveDate, NaiveDateTime, TimeDelta};

/// The last day to file, by the reading followed.
pub(crate) fn last_day_to_file(sent: NaiveDate, figures: &Figures, follows: Readings) -> NaiveDate {
    match follows.follow(ReadingId::FilingWindow) {
        Some(FilingWindow::Month) => month_end(sent, figures),
        Some(FilingWindow::DayOneCounted) => later(sent, figures.filing_days.saturating_sub(1)),
        Some(FilingWindow::Days) | None => file_by(sent, figures),
    }
}

/// The last day by the other clause: the month against the days, the days against the month.
pub(crate) fn other_last_day(sent: NaiveDate, figures: &Figures, follows: Readings) -> NaiveDate {
    match follows.follow(ReadingId::FilingWindow) {
        Some(FilingWindow::Month) => file_by(sent, figures),
        _ => month_end(sent, figures),
    }
}

/// loss-2, loss-5: the last day to file.
pub(crate) fn file_by(sent: NaiveDate, figures: &Figures) -> NaiveDate {
    later(sent, figures.filing_days)
}

/// loss-15e: the same day number months later, or that month's last day.
pub(crate) fn month_end(sent: NaiveDate, figures: &Figures) -> NaiveDate {
    sent.checked_add_months(Months::new(figures.filing_months)).unwrap_or(NaiveDate::MAX)
}

/// The day that is in time by every reading: day one counted, and within the month.
pub(crate) fn file_safely_by(sent: NaiveDate, figures: &Figures) -> NaiveDate {
    later(sent, figures.filing_days.saturating_sub(1)).min(month_end(sent, figures))
}

/// loss-15c: the last day to file after the station stopped.
pub(crate) fn file_after_closing(closed: NaiveDate, figures: &Figures) -> NaiveDate {
    later(closed, figures.closing_days)
}

/// loss-8, loss-9: the last minute to report.
pub(crate) fn report_by(start: NaiveDateTime, minutes: u32) -> NaiveDateTime {
    start.checked_add_signed(TimeDelta::minutes(minutes.into())).unwrap_or(NaiveDateTime::MAX)
}

/// delay-2: the day on which the fine reaches its cap.
pub(crate) fn fine_cap_on(due: NaiveDate, figures: &Figures) -> NaiveDate {
    let per_day = figures.delay_fine_per_day.fen().max(1);
    let days = (figures.delay_fine_cap.fen() + per_day - 1) / per_day;
    later(due, u32::try_from(days).unwrap_or(u32::MAX))
}

fn later(day: NaiveDate, days: u32) -> NaiveDate {
    day.checked_add_days(Days::new(days.into())).unwrap_or(NaiveDate::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rulebook::ParcelRules;

    /// Every date written `MM-DD` of 2012, a leap year, unless the year is given.
    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn windows_end_on_these_days() {
        let figures = &ParcelRules::built_in().figures;
        for (sent, month, days, safe) in [
            ("2012-02-01", "2012-03-01", "2012-03-02", "2012-03-01"),
            ("2012-01-30", "2012-02-29", "2012-02-29", "2012-02-28"),
            ("2012-01-31", "2012-02-29", "2012-03-01", "2012-02-29"),
            ("2011-01-31", "2011-02-28", "2011-03-02", "2011-02-28"),
            ("2012-02-29", "2012-03-29", "2012-03-30", "2012-03-29"),
            ("2012-03-01", "2012-04-01", "2012-03-31", "2012-03-30"),
            ("2012-04-30", "2012-05-30", "2012-05-30", "2012-05-29"),
            ("2012-12-31", "2013-01-31", "2013-01-30", "2013-01-29"),
        ] {
            let sent = day(sent);
            assert_eq!(month_end(sent, figures), day(month), "month from {sent}");
            assert_eq!(file_by(sent, figures), day(days), "days from {sent}");
            assert_eq!(file_safely_by(sent, figures), day(safe), "safe from {sent}");
        }
    }
}
