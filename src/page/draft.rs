//! What the clerk has entered, as entered.

use crate::case::{Choice, Field, Kind, Raw, typed};

/// What stands in a field of the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Entry {
    /// A typed text.
    Typed(String),
    /// A chosen code: a value of the list, `yes` or `no`.
    Chosen(String),
    /// 不清楚.
    Unknown,
    /// 尚未上报.
    NotSoFar,
}

/// The form.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    entries: [Option<Entry>; Field::COUNT],
    /// Whether the delay is asked for at all.
    pub(super) late: Option<bool>,
}

impl Default for Draft {
    fn default() -> Self {
        Self { entries: [const { None }; Field::COUNT], late: None }
    }
}

pub(super) const YES: &str = "yes";
pub(super) const NO: &str = "no";

impl Draft {
    pub(super) fn get(&self, field: Field) -> Option<&Entry> {
        self.entries.get(usize::from(field.index()))?.as_ref()
    }

    pub(super) fn set(&mut self, field: Field, entry: Option<Entry>) {
        let empty = matches!(&entry, Some(Entry::Typed(text)) if text.trim().is_empty());
        if let Some(slot) = self.entries.get_mut(usize::from(field.index())) {
            *slot = entry.filter(|_| !empty);
        }
    }

    /// Whether the field says this code.
    pub(super) fn chose(&self, field: Field, code: &str) -> bool {
        matches!(self.get(field), Some(Entry::Chosen(chosen)) if chosen == code)
    }

    /// Whether something happened to the parcel, as far as the clerk said.
    pub(super) fn has_problem(&self) -> bool {
        self.get(Field::Problem).is_some_and(|entry| *entry != Entry::Chosen("none".to_owned()))
    }

    /// The record. A deadline counts only where the delay is asked for.
    pub(super) fn record(&self) -> Vec<(String, Raw)> {
        let of_delay = |field| matches!(field, Field::DueAt | Field::SignedAt | Field::DelayCause);
        Field::ALL
            .iter()
            .filter(|field| self.late == Some(true) || !of_delay(**field))
            .filter_map(|field| {
                let raw = match (self.get(*field)?, field.spec().kind) {
                    (Entry::Typed(text), kind) => typed(kind, text),
                    (Entry::Chosen(code), Kind::YesNo) => Raw::Bool(code == YES),
                    (Entry::Chosen(code), _) => Raw::Text(code.clone()),
                    (Entry::Unknown, _) => Raw::Text("unknown".to_owned()),
                    (Entry::NotSoFar, _) => Raw::Text("no".to_owned()),
                };
                Some((field.key().to_owned(), raw))
            })
            .collect()
    }

    /// Forgets the parcel and keeps the station.
    pub(super) fn clear_parcel(&mut self) {
        let mut kept = Self::default();
        for field in PROFILE {
            kept.set(field, self.get(field).cloned());
        }
        *self = kept;
    }
}

/// The station's profile: asked first, and remembered.
pub(super) const PROFILE: [Field; 3] = [Field::We, Field::Claimant, Field::DeliveredBy];
