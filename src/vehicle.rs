//! One vehicle, many waybills: what is listed but did not arrive, under one clock (loss-8).

use crate::case::typed::waybill::clean;
use crate::case::{Case, Fault, Field, Raw, Value, check};
use crate::choice::Choice;
use chrono::NaiveDateTime;

/// A vehicle that has arrived, with the waybills of the parcels that are missing from it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Vehicle {
    waybills: Vec<String>,
}

/// The fields that are entered once for a whole vehicle.
pub const ENTERED_ONCE: [Field; 2] = [Field::VehicleArrivedAt, Field::MissingReportedAt];

/// How the saved case of a waybill compares with what its vehicle says now; better values come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// The saved case is the same.
    Same,
    /// The saved case is what the vehicle said before.
    Behind,
    /// Somebody has changed the saved case, or it belongs to another vehicle.
    Changed,
}

/// Returns how the `kept` case of a waybill stands to what its vehicle says `now`, which said `before` what was saved
/// last.
///
/// ```
/// # use parcel_claims::{case::{Case, Raw, check}, vehicle::{Standing, standing}};
/// let case = |report: Option<&str>, value| -> Case {
///     let mut facts = vec![("vehicleArrivedAt".to_owned(), Raw::Text("2012-03-04T08:00".to_owned()))];
///     facts.extend(report.map(|at| ("missingReportedAt".to_owned(), Raw::Text(at.to_owned()))));
///     facts.push(("value".to_owned(), Raw::Number(value)));
///     check(facts, chrono::NaiveDateTime::MAX).0
/// };
/// let (before, now) = (case(None, 700.0), case(Some("2012-03-04T08:40"), 700.0));
/// assert_eq!(standing(&now, &now, &before), Standing::Same);
/// assert_eq!(standing(&before, &now, &before), Standing::Behind);
/// assert_eq!(standing(&case(None, 300.0), &now, &before), Standing::Changed);
/// assert_eq!(standing(&case(Some("2012-03-04T08:20"), 700.0), &now, &before), Standing::Changed);
/// ```
#[must_use]
pub fn standing(kept: &Case, now: &Case, before: &Case) -> Standing {
    let mut standing = Standing::Same;
    for &field in Field::ALL {
        let says = kept.get(field);
        if says == now.get(field) {
            continue;
        }
        let open = matches!(says, None | Some(Value::NotSoFar));
        if !ENTERED_ONCE.contains(&field) || !open && says != before.get(field) {
            return Standing::Changed;
        }
        standing = Standing::Behind;
    }
    standing
}

/// What saving the parcels of a vehicle came to: how many were saved for the first time, brought up to date, the same
/// already, and changed by somebody and left alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// The number of parcels that were saved for the first time.
    pub new: usize,
    /// The number of parcels that were brought up to date.
    pub updated: usize,
    /// The number of parcels that were the same already.
    pub same: usize,
    /// The number of parcels that somebody has changed since, and that were not saved.
    pub changed: usize,
}

/// The result of entering a waybill.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entered {
    /// The waybill was added to the list.
    Added,
    /// The waybill was in the list already.
    Again,
    /// The text is not the number of a waybill, for the reason given.
    Unsound(Fault),
}

impl Vehicle {
    /// Returns the waybills in the order in which they were entered.
    #[must_use]
    pub fn waybills(&self) -> &[String] {
        &self.waybills
    }

    /// Adds a scanned or typed waybill to the list.
    ///
    /// ```
    /// use parcel_claims::vehicle::{Entered, Vehicle};
    ///
    /// let mut vehicle = Vehicle::default();
    /// assert_eq!(vehicle.enter(" 210359000001 "), Entered::Added);
    /// assert_eq!(vehicle.enter("２１０３５９０００００１"), Entered::Again);
    /// assert!(matches!(vehicle.enter("1.23E+12"), Entered::Unsound(_)));
    /// assert_eq!(vehicle.waybills(), ["210359000001"]);
    /// ```
    pub fn enter(&mut self, text: &str) -> Entered {
        let waybill = clean(text);
        if self.waybills.contains(&waybill) {
            return Entered::Again;
        }
        let record = [(Field::Waybill.key().to_owned(), Raw::Text(waybill.clone()))];
        // The day plays no part in it.
        if let Some(issue) = check(record, NaiveDateTime::MAX).1.first() {
            return Entered::Unsound(issue.fault);
        }
        self.waybills.push(waybill);
        Entered::Added
    }

    /// Removes a waybill from the list and returns its place; `None` where it is not in the list.
    pub fn remove(&mut self, waybill: &str) -> Option<usize> {
        let at = self.waybills.iter().position(|known| known == waybill)?;
        self.waybills.remove(at);
        Some(at)
    }

    /// Returns a case for each waybill: all facts of `shared` under its own number.
    pub fn cases(&self, shared: &Case) -> impl Iterator<Item = Case> {
        self.waybills.iter().map(|waybill| shared.with_waybill(waybill))
    }
}
