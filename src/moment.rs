//! Days and clock times as the interface writes them: `YYYY-MM-DD` and `YYYY-MM-DDTHH:MM`, China time.

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, Timelike};

/// A day with or without a clock time, in China time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Moment {
    /// The day in the Gregorian calendar.
    pub day: NaiveDate,
    /// The clock time to the minute; `None` where only the day is known.
    pub clock: Option<NaiveTime>,
}

impl Moment {
    /// Reads `2012-02-29` or `2012-02-29T08:30`; `None` for every other form.
    ///
    /// ```
    /// use parcel_claims::moment::Moment;
    /// assert!(Moment::parse("2012-02-29").is_some());
    /// assert!(Moment::parse("2012-02-29T08:30").is_some());
    /// for wrong in ["2012-2-29", "2011-02-29", "2012-02-29T24:00", "2012-02-29 08:30", "2012-02-29T08:30Z"] {
    ///     assert!(Moment::parse(wrong).is_none(), "{wrong}");
    /// }
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2, rest @ ..] = text.as_bytes() else { return None };
        let year = i32::try_from(figures(&[*y1, *y2, *y3, *y4])?).ok()?;
        let day = NaiveDate::from_ymd_opt(year, figures(&[*m1, *m2])?, figures(&[*d1, *d2])?)?;
        let clock = match rest {
            [] => None,
            [b'T', clock @ ..] => Some(hour_and_minute(clock)?),
            _ => return None,
        };
        Some(Self { day, clock })
    }

    /// Reads a clock time such as `08:30`; `None` for every other form.
    #[must_use]
    pub fn clock(text: &str) -> Option<NaiveTime> {
        hour_and_minute(text.as_bytes())
    }

    /// Returns day and clock time together; `None` where there is no clock time.
    #[must_use]
    pub fn at(self) -> Option<NaiveDateTime> {
        self.clock.map(|clock| self.day.and_time(clock))
    }

    /// Returns whether the moment is later than `other`; only the days are compared where one has no clock time.
    #[must_use]
    pub fn is_after(self, other: Self) -> bool {
        match (self.at(), other.at()) {
            (Some(this), Some(other)) => this > other,
            _ => self.day > other.day,
        }
    }
}

fn hour_and_minute(text: &[u8]) -> Option<NaiveTime> {
    let [h1, h2, b':', m1, m2] = text else { return None };
    NaiveTime::from_hms_opt(figures(&[*h1, *h2])?, figures(&[*m1, *m2])?, 0)
}

/// The number that a few figures write.
fn figures(figures: &[u8]) -> Option<u32> {
    figures.iter().try_fold(0, |number, figure| figure.is_ascii_digit().then(|| number * 10 + u32::from(figure - b'0')))
}

impl From<NaiveDate> for Moment {
    fn from(day: NaiveDate) -> Self {
        Self { day, clock: None }
    }
}

impl From<NaiveDateTime> for Moment {
    fn from(at: NaiveDateTime) -> Self {
        Self { day: at.date(), clock: Some(at.time()) }
    }
}

impl std::fmt::Display for Moment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.day.year(), self.day.month(), self.day.day())?;
        match self.clock {
            Some(clock) => write!(f, "T{:02}:{:02}", clock.hour(), clock.minute()),
            None => Ok(()),
        }
    }
}

impl serde::Serialize for Moment {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
