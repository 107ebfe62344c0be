//! What the clerk has in hand: a parcel in the form, and a vehicle with its waybills.

use super::draft::{Draft, Entry, PROFILE, YES};
use super::form::Form;
use crate::book::Revision;
use crate::case::Field;
use crate::set::Set;
use crate::vehicle::Vehicle;
use chrono::NaiveDateTime;

/// The parcel in the form.
#[derive(Clone, Debug, Default)]
pub struct ParcelInHand {
    /// Holds the entries of the form.
    pub form: Form,
    /// Holds our own profile, while the form holds another station's case.
    pub ours: Option<Draft>,
    /// The moment set by hand; none: the clock is followed.
    pub fixed: Option<NaiveDateTime>,
    /// The revision that it came from, where it came from the case book.
    pub base: Option<Revision>,
    /// Fields of which the case book holds what nobody can understand.
    pub unclear: Set<Field>,
    /// Holds the notice above the form.
    pub notice: Option<Notice>,
    /// Grows with every parcel that is taken in hand: what belongs to another number is done with.
    pub number: u32,
}

/// Lists the notices above the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The draft is one from before.
    Restored,
    /// These fields of a kept case cannot be understood.
    Unclear(Vec<String>),
}

impl ParcelInHand {
    /// The form that holds our own profile.
    #[must_use]
    pub fn our_station(&self) -> &Draft {
        self.ours.as_ref().unwrap_or(&self.form.draft)
    }

    /// Is true where an answer of the station's profile is missing.
    #[must_use]
    pub fn lacks_profile(&self) -> bool {
        PROFILE.iter().any(|field| self.form.draft.get(*field).is_none())
    }

    /// Forgets the parcel in hand: what comes next has nothing to do with it.
    pub fn put_down(&mut self) {
        (self.base, self.notice, self.unclear) = (None, None, Set::EMPTY);
        self.number = self.number.wrapping_add(1);
    }

    /// Another parcel takes its place: our own profile is back, and so is the clock.
    pub fn leave_theirs(&mut self) {
        if let Some(ours) = self.ours.take() {
            for field in PROFILE {
                self.form.draft.set(field, ours.get(field).cloned());
            }
            self.fixed = None;
        }
    }
}

/// The vehicle whose parcels are missing.
#[derive(Clone, Debug, Default)]
pub struct VehicleInHand {
    /// Holds the waybills of the vehicle.
    pub vehicle: Vehicle,
    /// Holds the answers that were entered once for all parcels of the vehicle.
    pub form: Form,
    /// Holds those of them that were there when the parcels were saved last.
    pub saved: Draft,
}

impl VehicleInHand {
    /// Returns the draft that all its parcels share, as the form would say it.
    #[must_use]
    pub fn shared(&self, station: &Draft) -> Draft {
        let chosen = |code: &str| Some(Entry::Chosen(code.to_owned()));
        let mut draft = self.form.draft.clone();
        for field in PROFILE {
            draft.set(field, station.get(field).cloned());
        }
        draft.set(Field::Problem, chosen("missing"));
        draft.set(Field::Listed, chosen(YES));
        // What was handed over to the vehicle and did not arrive was lost on the way.
        draft.set(Field::Stage, chosen("transit"));
        draft
    }
}
