//! One vehicle, many waybills: what is listed but did not arrive, under one clock (loss-8).

use crate::case::{Case, Fault, Field, Raw, check, narrow};
use chrono::NaiveDateTime;

/// A vehicle that has arrived, and what is missing of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Vehicle {
    waybills: Vec<String>,
}

/// What became of a waybill that was entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entered {
    /// It stands in the list now.
    Added,
    /// It stood there before.
    Again,
    /// It is no waybill.
    Unsound(Fault),
}

impl Vehicle {
    /// The waybills, in the order they were scanned.
    #[must_use]
    pub fn waybills(&self) -> &[String] {
        &self.waybills
    }

    /// Takes a scanned or typed waybill.
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
        let waybill = narrow(text).trim().to_owned();
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

    /// Takes a waybill out of the list again; where it stood.
    pub fn remove(&mut self, waybill: &str) -> Option<usize> {
        let at = self.waybills.iter().position(|known| known == waybill)?;
        self.waybills.remove(at);
        Some(at)
    }

    /// A case for each waybill: all that is `shared`, under its own number.
    pub fn cases(&self, shared: &Case) -> impl Iterator<Item = Case> {
        self.waybills.iter().map(|waybill| shared.with_waybill(waybill))
    }
}
