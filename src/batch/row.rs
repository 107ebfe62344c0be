//! A row that has been answered, in twelve bytes.

use crate::choice::Choice;
use crate::estimate::DeadlineId;
use crate::moment::Moment;
use crate::money::Fen;
use chrono::{NaiveDate, NaiveDateTime, TimeDelta};

/// A row that has been answered: the number of its answer, its value and its next time limit.
///
/// A [`Desk`](super::Desk) makes a [`Brief`](crate::estimate::Brief) of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    answer: u32,
    value: u32,
    next: u32,
}

const NONE: u32 = u32::MAX;
/// The first minute that a case may name.
const FIRST_YEAR: i32 = 2000;
const MINUTES_A_DAY: i64 = 24 * 60;
/// Minutes of a hundred years and more take so many bits; one more says that there is a clock time.
const MINUTE_BITS: u32 = 27;

impl Row {
    /// The row that is not sound, so that it has no answer.
    pub const UNSOUND: Self = Self { answer: NONE, value: 0, next: NONE };
    /// The row without anything in it.
    pub const BLANK: Self = Self { answer: NONE, value: 1, next: NONE };
    /// The row that sums up others, such as 合计.
    pub const TOTAL: Self = Self { answer: NONE, value: 2, next: NONE };

    /// None where the time limit lies beyond what a row can hold.
    pub(super) fn of(answer: usize, value: Option<Fen>, next: Option<(DeadlineId, Moment)>) -> Option<Self> {
        Some(Self {
            answer: u32::try_from(answer).ok().filter(|answer| *answer != NONE)?,
            value: value.map_or(Some(NONE), |value| u32::try_from(value.fen()).ok())?,
            next: next.map_or(Some(NONE), pack)?,
        })
    }

    /// Returns whether the row has an answer.
    #[must_use]
    pub const fn is_sound(self) -> bool {
        self.answer != NONE
    }

    /// Returns the number of the answer among those of its [`Desk`](super::Desk); `None` where the row has none.
    #[must_use]
    pub fn answer(self) -> Option<usize> {
        usize::try_from(self.answer).ok().filter(|_| self.is_sound())
    }

    pub(super) fn value(self) -> Option<Fen> {
        (self.value != NONE).then(|| Fen::from_fen(self.value.into()))
    }

    /// Returns the time limit that runs out next, and its last day or minute, China time.
    #[must_use]
    pub fn next(self) -> Option<(DeadlineId, Moment)> {
        if self.next == NONE {
            return None;
        }
        let id = DeadlineId::at(u8::try_from(self.next >> (MINUTE_BITS + 1)).ok()?)?;
        let minutes = i64::from((self.next >> 1) & ((1 << MINUTE_BITS) - 1));
        let at = first()?.checked_add_signed(TimeDelta::minutes(minutes))?;
        Some((id, if self.next & 1 == 1 { at.into() } else { at.date().into() }))
    }
}

fn first() -> Option<NaiveDateTime> {
    NaiveDate::from_ymd_opt(FIRST_YEAR, 1, 1)?.and_hms_opt(0, 0, 0)
}

fn pack((id, due): (DeadlineId, Moment)) -> Option<u32> {
    let midnight = (due.day - first()?.date()).num_days().checked_mul(MINUTES_A_DAY)?;
    let clock = due.clock.map(|clock| (clock - chrono::NaiveTime::MIN).num_minutes());
    let minutes =
        u32::try_from(midnight + clock.unwrap_or_default()).ok().filter(|minutes| *minutes < 1 << MINUTE_BITS)?;
    Some((u32::from(id.index()) << (MINUTE_BITS + 1)) | (minutes << 1) | u32::from(clock.is_some()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_holds_every_time_limit_that_a_case_can_have() {
        assert_eq!(size_of::<Row>(), 12);
        let moments = ["2000-01-01", "2000-01-01T00:00", "2012-02-29T23:59", "2099-12-31", "2120-12-31T12:01"];
        for moment in moments.map(|text| Moment::parse(text).unwrap()) {
            for &id in DeadlineId::ALL {
                let row = Row::of(7, Some(Fen::MAX), Some((id, moment))).unwrap();
                assert_eq!((row.next(), row.value(), row.answer()), (Some((id, moment)), Some(Fen::MAX), Some(7)));
            }
        }
        assert_eq!(Row::of(0, None, None).unwrap().next(), None);
        assert_eq!(Row::of(0, None, Some((DeadlineId::File, Moment::parse("9999-01-01").unwrap()))), None);
        assert!(!Row::UNSOUND.is_sound() && Row::UNSOUND.next().is_none());
    }
}
