//! The checked facts of one parcel, and what is known of each.

use super::field::Field;
use super::value::Value;
use crate::choice::Choice;
use crate::moment::Moment;
use crate::money::Fen;
use serde::ser::{Serialize, SerializeMap, Serializer};

/// The checked facts of one parcel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    values: [Option<Value>; Field::COUNT],
}

impl Default for Case {
    fn default() -> Self {
        Self { values: [const { None }; Field::COUNT] }
    }
}

impl Case {
    /// Returns what the record says in a field; `None` where it was left out.
    #[must_use]
    pub fn get(&self, field: Field) -> Option<&Value> {
        self.values.get(usize::from(field.index()))?.as_ref()
    }

    /// Returns the number of the waybill; `None` where none was entered.
    #[must_use]
    pub fn waybill(&self) -> Option<&str> {
        if let Some(Value::Text(waybill)) = self.get(Field::Waybill) { Some(waybill) } else { None }
    }

    /// The same under another waybill, which has been checked.
    pub(crate) fn with_waybill(&self, waybill: &str) -> Self {
        let mut case = self.clone();
        case.set(Field::Waybill, Some(Value::Text(waybill.to_owned())));
        case
    }

    /// Leaves everything out, for the next case.
    pub(crate) fn clear(&mut self) {
        self.values.iter_mut().for_each(|value| *value = None);
    }

    /// Returns the case with a field left out.
    #[must_use]
    pub fn without(mut self, field: Field) -> Self {
        self.set(field, None);
        self
    }

    /// Returns the earliest known day of anything that comes after sending; `None` where no such day is known.
    #[must_use]
    pub fn earliest_step(&self) -> Option<chrono::NaiveDate> {
        const STEPS: [Field; 6] = [
            Field::DueAt,
            Field::SignedAt,
            Field::VehicleArrivedAt,
            Field::ScannedAt,
            Field::MissingReportedAt,
            Field::DamageReportedAt,
        ];
        STEPS.into_iter().filter_map(|step| self.moment(step).known()).map(|moment| moment.day).min()
    }

    pub(crate) fn set(&mut self, field: Field, value: Option<Value>) {
        if let Some(slot) = self.values.get_mut(usize::from(field.index())) {
            *slot = value;
        }
    }

    fn answer<T>(&self, field: Field, read: impl Fn(&Value) -> Option<T>) -> Answer<T> {
        match self.get(field) {
            None => Answer::Absent,
            Some(value) => read(value).map_or(Answer::Unknown, Answer::Known),
        }
    }

    /// Returns the value of a field with a list of codes.
    #[must_use]
    pub fn choice<T: Choice>(&self, field: Field) -> Answer<T> {
        self.answer(field, |value| if let Value::Choice(index) = value { T::at(*index) } else { None })
    }

    /// Returns the value of a yes/no field.
    #[must_use]
    pub fn flag(&self, field: Field) -> Answer<bool> {
        self.answer(field, |value| if let Value::Flag(flag) = value { Some(*flag) } else { None })
    }

    /// Returns the value of a field that holds a sum of money.
    #[must_use]
    pub fn yuan(&self, field: Field) -> Answer<Fen> {
        self.answer(field, |value| if let Value::Yuan(sum) = value { Some(*sum) } else { None })
    }

    /// Returns the value of a field that holds a day or a moment.
    #[must_use]
    pub fn moment(&self, field: Field) -> Answer<Moment> {
        self.answer(field, |value| if let Value::Moment(moment) = value { Some(*moment) } else { None })
    }

    /// Returns whether a field says exactly this value, such as `no` or `"unknown"`.
    #[must_use]
    pub fn says(&self, field: Field, value: &Value) -> bool {
        self.get(field) == Some(value)
    }
}

impl Serialize for Case {
    /// The flat record, without what was left out.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for &field in Field::ALL {
            if let Some(value) = self.get(field) {
                map.serialize_entry(field.key(), &value.in_field(field))?;
            }
        }
        map.end()
    }
}

/// What is known of a fact: its field was left out, says `"unknown"`, or has a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer<T> {
    /// The field was left out.
    Absent,
    /// The record says that the fact is unknown.
    Unknown,
    /// The fact has this value.
    Known(T),
}

impl<T> Answer<T> {
    /// Returns the value where it is known; `None` otherwise.
    pub fn known(self) -> Option<T> {
        match self {
            Self::Known(value) => Some(value),
            Self::Absent | Self::Unknown => None,
        }
    }

    /// Returns the value, or `default` where the field was left out; `None` where it is unknown.
    pub fn or(self, default: T) -> Option<T> {
        match self {
            Self::Absent => Some(default),
            Self::Unknown => None,
            Self::Known(value) => Some(value),
        }
    }
}
