//! When something happened, as exactly as it is known: a day, a minute, a second.

use crate::moment::Moment;
use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, Timelike};
use std::fmt;

/// A day with or without a clock time, China time: `2026-03-04`, `2026-03-04T08:30` or `2026-03-04T08:30:15`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// The day in the Gregorian calendar.
    pub day: NaiveDate,
    /// The clock time; `None` where only the day is known.
    pub clock: Option<NaiveTime>,
    /// Whether the clock time is known to the second.
    pub to_second: bool,
}

impl Stamp {
    /// Reads one of the three forms above; `None` for every other text.
    ///
    /// ```
    /// use parcel_claims::service::Stamp;
    /// for text in ["2026-03-04", "2026-03-04T08:30", "2026-03-04T08:30:00"] {
    ///     assert_eq!(Stamp::parse(text).unwrap().to_string(), text);
    /// }
    /// for wrong in ["2026-3-4", "2026-02-29", "2026-03-04T24:00", "2026-03-04T08:30:60", "2026-03-04T08"] {
    ///     assert!(Stamp::parse(wrong).is_none(), "{wrong}");
    /// }
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if let Some(moment) = Moment::parse(text) {
            return Some(moment.into());
        }
        let (minute, second) = text.rsplit_once(':')?;
        let second =
            Some(second).filter(|second| second.len() == 2 && second.bytes().all(|byte| byte.is_ascii_digit()));
        let moment = Moment::parse(minute)?;
        let clock = moment.clock?.with_second(second?.parse().ok()?)?;
        Some(Self { day: moment.day, clock: Some(clock), to_second: true })
    }

    /// Returns day and clock time together; `None` where there is no clock time.
    #[must_use]
    pub fn at(self) -> Option<NaiveDateTime> {
        self.clock.map(|clock| self.day.and_time(clock))
    }

    /// Returns whether this moment is certainly later than another; by day where one has no clock time.
    #[must_use]
    pub fn is_after(self, other: Self) -> bool {
        self.first() > other.last(true)
    }

    /// Returns whether this moment is later than `moment`.
    #[must_use]
    pub fn is_ahead_of(self, moment: NaiveDateTime) -> bool {
        self.first() > moment
    }

    /// The last moment that it may mean; a minute is taken to be exact unless `seconds` count.
    pub(super) fn last(self, seconds: bool) -> NaiveDateTime {
        match self.clock {
            None => self.day.and_time(NaiveTime::MIN) + chrono::TimeDelta::seconds(86_399),
            Some(clock) if seconds && !self.to_second => self.day.and_time(clock.with_second(59).unwrap_or(clock)),
            Some(clock) => self.day.and_time(clock),
        }
    }

    /// The first moment that it may mean.
    pub(super) fn first(self) -> NaiveDateTime {
        self.day.and_time(self.clock.unwrap_or(NaiveTime::MIN))
    }
}

impl From<Moment> for Stamp {
    fn from(moment: Moment) -> Self {
        Self { day: moment.day, clock: moment.clock, to_second: false }
    }
}

impl From<NaiveDate> for Stamp {
    fn from(day: NaiveDate) -> Self {
        Self { day, clock: None, to_second: false }
    }
}

/// A moment that is known to the second where it has seconds.
impl From<NaiveDateTime> for Stamp {
    fn from(at: NaiveDateTime) -> Self {
        Self { day: at.date(), clock: Some(at.time()), to_second: at.second() != 0 }
    }
}

impl fmt::Display for Stamp {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{:04}-{:02}-{:02}", self.day.year(), self.day.month(), self.day.day())?;
        if let Some(clock) = self.clock {
            write!(to, "T{:02}:{:02}", clock.hour(), clock.minute())?;
            if self.to_second {
                write!(to, ":{:02}", clock.second())?;
            }
        }
        Ok(())
    }
}

impl serde::Serialize for Stamp {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
