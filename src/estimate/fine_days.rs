//! The fine day by day: how it grows from the deadline to its cap, or to the day it was signed.

use super::answer::Estimate;
use super::outlooks::{as_each_sees, delay_alone};
use crate::case::{Case, Field};
use crate::money::{Fen, Range};
use crate::rulebook::Applicable;
use crate::rules::deadlines;
use crate::rules::result::DelayOutcome;
use chrono::{Days, NaiveDate, NaiveTime};

/// The fine for a delay, day by day (delay-2).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FineDays {
    /// The fine of each day from the delivery deadline on; the last day may lie further off.
    pub days: Vec<FineDay>,
    /// The most that the fine can reach.
    pub cap: Fen,
    /// The day of the estimate, or the day on which the parcel was signed; later days are a forecast.
    pub until: NaiveDate,
    /// Whether the parcel was signed on the day in `until`.
    pub signed: bool,
}

/// The fine if the parcel is signed on this day, or is not signed by the end of this day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FineDay {
    /// The day to which the fine belongs.
    pub day: NaiveDate,
    /// The fine in fen; it starts from 0 where it may come to nothing.
    pub fine: Range,
}

/// No more days than a picture can show; a rulebook may have a cap far off.
const LONGEST: u64 = 31;

/// Returns the fine of each day; `None` where the parcel is not late, or is late without a fine.
///
/// ```
/// use parcel_claims::{case::{check, Raw}, estimate::{estimate, fine_days}, money::Fen, rulebook::ParcelRules};
/// let (as_of, rulebook) = ("2012-03-08T10:00:00".parse().unwrap(), ParcelRules::built_in());
/// let facts = [("dueAt", "2012-03-05"), ("deliveredBy", "station")];
/// let (case, _) = check(facts.map(|(key, value)| (key.to_owned(), Raw::Text(value.into()))), as_of);
/// let fine = fine_days(&case, rulebook, &estimate(&case, rulebook, as_of)).unwrap();
/// let sums: Vec<_> = fine.days.iter().map(|day| day.fine.single().unwrap()).collect();
/// assert_eq!(sums, [0, 20, 40, 60, 80, 100, 100].map(Fen::yuan)); // delay-2: the cap on 10 March
/// ```
#[must_use]
pub fn fine_days<'a>(case: &Case, rulebook: impl Into<Applicable<'a>>, estimate: &Estimate) -> Option<FineDays> {
    let rulebook = rulebook.into();
    let delay = estimate.delay.filter(|delay| delay.outcome.contains(DelayOutcome::Late))?;
    delay.fine.filter(|fine| !fine.is_zero())?;
    let due = case.moment(Field::DueAt).known()?;
    let now = estimate.as_of;
    let signed = case.moment(Field::SignedAt).known();
    let until = signed.map_or(now.day, |signed| signed.day);
    let cap_on = rulebook.each().map(|version| deadlines::fine_cap_on(due.day, &version.figures)).max()?;
    let after_cap = later(cap_on, 1);
    // Only what is still running grows beyond today.
    let last = if delay.running { after_cap } else { until.min(after_cap) };
    let mut days: Vec<NaiveDate> =
        due.day.iter_days().take_while(|day| *day <= last && *day <= later(due.day, LONGEST)).collect();
    if days.last().is_some_and(|last| until > *last) {
        days.push(until);
    }
    let fine = |day: NaiveDate| {
        let end = day.and_time(NaiveTime::from_hms_opt(23, 59, 0)?);
        // On the day itself it is the clock that decides.
        let at = if day == now.day { now.at()? } else { end };
        let versions = match signed.filter(|signed| signed.day == day) {
            Some(_) => as_each_sees(case, &rulebook, now.at()?),
            // As it stood at a moment when nobody had signed.
            None => as_each_sees(&case.clone().without(Field::SignedAt), &rulebook, at),
        };
        let fine = delay_alone(&versions)?.reach().unwrap_or_default();
        Some(FineDay { day, fine })
    };
    let days = days.into_iter().filter_map(fine).collect();
    let cap = rulebook.each().map(|version| version.figures.delay_fine_cap).max()?;
    Some(FineDays { days, cap, until, signed: signed.is_some() })
}

fn later(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX)
}
