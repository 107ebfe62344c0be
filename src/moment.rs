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
        let (day, clock) = match text.split_once('T') {
            Some((day, clock)) => (day, Some(clock)),
            None => (text, None),
        };
        let (year, rest) = day.split_once('-')?;
        let (month, day) = rest.split_once('-')?;
        let day = NaiveDate::from_ymd_opt(i32::try_from(digits(year, 4)?).ok()?, digits(month, 2)?, digits(day, 2)?)?;
        let clock = match clock {
            Some(clock) => Some(Self::clock(clock)?),
            None => None,
        };
        Some(Self { day, clock })
    }

    /// Reads a clock time such as `08:30`; `None` for every other form.
    #[must_use]
    pub fn clock(text: &str) -> Option<NaiveTime> {
        let (hour, minute) = text.split_once(':')?;
        NaiveTime::from_hms_opt(digits(hour, 2)?, digits(minute, 2)?, 0)
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

fn digits(text: &str, count: usize) -> Option<u32> {
    (text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())?
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
