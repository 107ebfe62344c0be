//! What the clerk has entered, as entered.

use crate::case::{Case, Field, Kind, Raw, Typed, Value, typed, ways_in_full};
use crate::choice::Choice;
use crate::moment::Moment;
use crate::money::Fen;
use chrono::NaiveDateTime;

/// Holds what stands in a field of the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A typed text.
    Typed(String),
    /// A chosen code: a value of the list, `yes` or `no`.
    Chosen(String),
    /// 不清楚.
    Unknown,
    /// 尚未上报.
    NotSoFar,
}

/// Holds the form: the entry of each field, and when it was entered.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    entries: [Option<Entry>; Field::COUNT],
    /// When fields were last entered: `昨天` is meant as of then.
    entered: Vec<(Field, NaiveDateTime)>,
    /// Tells whether the delay is asked for at all; none where nobody has said.
    pub late: Option<bool>,
}

impl Default for Draft {
    fn default() -> Self {
        Self { entries: [const { None }; Field::COUNT], entered: Vec::new(), late: None }
    }
}

/// Holds the record that the form says, and the fields it leaves to ask.
#[derive(Default)]
pub struct Record {
    /// Holds the facts under their keys, as the public interface takes them.
    pub facts: Vec<(String, Raw)>,
    /// Texts that can be read in more than one way.
    pub asks: Vec<(Field, Vec<Moment>)>,
}

impl Record {
    /// The ways of reading a field.
    pub fn ways(&self, field: Field) -> &[Moment] {
        self.asks.iter().find(|(known, _)| *known == field).map_or(&[], |(_, ways)| ways)
    }
}

/// The code of yes.
pub const YES: &str = "yes";
/// The code of no.
pub const NO: &str = "no";

impl Draft {
    /// A case as the form writes it; the station's profile stays where the case does not say it.
    pub fn of(case: &Case, station: &Self) -> Self {
        let mut draft = station.clone();
        draft.clear_parcel();
        for &field in Field::ALL {
            if let Some(entry) = case.get(field).and_then(|value| entry_of(field, value)) {
                draft.set(field, Some(entry));
            }
        }
        let delayed = OF_DELAY.iter().any(|field| draft.get(*field).is_some());
        draft.late = (delayed || draft.get(Field::Problem).is_some()).then_some(delayed);
        draft
    }

    /// Returns the entry of a field; none where nothing stands there.
    pub fn get(&self, field: Field) -> Option<&Entry> {
        self.entries.get(usize::from(field.index()))?.as_ref()
    }

    /// Puts something into a field; a text of spaces is nothing.
    pub fn set(&mut self, field: Field, entry: Option<Entry>) {
        let empty = matches!(&entry, Some(Entry::Typed(text)) if text.trim().is_empty());
        if let Some(slot) = self.entries.get_mut(usize::from(field.index())) {
            *slot = entry.filter(|_| !empty);
        }
    }

    /// Takes what stands in a field at a moment; once it is left, it is written in full.
    pub fn enter(&mut self, field: Field, entry: Option<Entry>, settled: bool, at: NaiveDateTime) {
        let known = self.get(field) == entry.as_ref();
        let at = if known { self.meant_at(field, at) } else { at };
        self.set(field, entry);
        self.entered.retain(|(known, _)| *known != field);
        self.entered.push((field, at));
        if settled {
            self.in_full(field, at);
        }
    }

    /// As of when a field is to be read.
    pub fn meant_at(&self, field: Field, now: NaiveDateTime) -> NaiveDateTime {
        self.entered.iter().find(|(known, _)| *known == field).map_or(now, |(_, at)| *at)
    }

    /// Returns the entry of a field in the form that means the same on any other day.
    pub fn kept(&self, field: Field, now: NaiveDateTime) -> Option<Entry> {
        let entry = self.get(field)?;
        let Entry::Typed(text) = entry else { return Some(entry.clone()) };
        let full = written_out(field, typed(field, text, self.meant_at(field, now)));
        Some(full.map_or_else(|| entry.clone(), Entry::Typed))
    }

    /// Writes a moment, a sum or a waybill in full, once the clerk has left it.
    pub fn in_full(&mut self, field: Field, at: NaiveDateTime) {
        let Some(Entry::Typed(text)) = self.get(field) else { return };
        let full = match typed(field, text, at) {
            // It stays as it was typed, until it is answered.
            Typed::Asks(_) => None,
            says => written_out(field, says),
        };
        if let Some(full) = full {
            self.set(field, Some(Entry::Typed(full)));
        }
    }

    /// Is true where the field says this code.
    pub fn chose(&self, field: Field, code: &str) -> bool {
        matches!(self.get(field), Some(Entry::Chosen(chosen)) if chosen == code)
    }

    /// Is true where something happened to the parcel, as far as the clerk said.
    pub fn has_problem(&self) -> bool {
        self.get(Field::Problem).is_some_and(|entry| *entry != Entry::Chosen("none".to_owned()))
    }

    /// The record as it stands at a moment. A deadline counts only where the delay is asked for.
    pub fn record(&self, now: NaiveDateTime) -> Record {
        let mut record = Record::default();
        for &field in Field::ALL.iter().filter(|field| self.late == Some(true) || !OF_DELAY.contains(field)) {
            let raw = match (self.get(field), field.spec().kind) {
                (None, _) => continue,
                (Some(Entry::Typed(text)), _) => match typed(field, text, self.meant_at(field, now)) {
                    Typed::Says(raw) => raw,
                    Typed::Asks(ways) => {
                        record.asks.push((field, ways));
                        continue;
                    }
                },
                (Some(Entry::Chosen(code)), Kind::YesNo) => Raw::Bool(code == YES),
                (Some(Entry::Chosen(code)), _) => Raw::Text(code.clone()),
                (Some(Entry::Unknown), _) => Raw::Text("unknown".to_owned()),
                (Some(Entry::NotSoFar), _) => Raw::Text("no".to_owned()),
            };
            record.facts.push((field.key().to_owned(), raw));
        }
        record
    }

    /// Forgets the parcel and keeps the station.
    pub fn clear_parcel(&mut self) {
        let mut kept = Self::default();
        for field in PROFILE {
            kept.set(field, self.get(field).cloned());
        }
        *self = kept;
    }
}

/// The station's profile: asked first, and remembered.
pub const PROFILE: [Field; 3] = [Field::We, Field::Claimant, Field::DeliveredBy];

/// Lists the fields that are asked only where the delay is.
pub const OF_DELAY: [Field; 3] = [Field::DueAt, Field::SignedAt, Field::DelayCause];

fn entry_of(field: Field, value: &Value) -> Option<Entry> {
    Some(match (value, field.spec().kind) {
        (Value::Unknown, _) => Entry::Unknown,
        (Value::NotSoFar, _) => Entry::NotSoFar,
        (Value::Flag(flag), _) => Entry::Chosen((if *flag { YES } else { NO }).to_owned()),
        (Value::Choice(index), Kind::Choice(codes)) => Entry::Chosen((*codes.get(usize::from(*index))?).to_owned()),
        (Value::Choice(_), _) => return None,
        (Value::Yuan(sum), _) => Entry::Typed(sum.to_string()),
        (Value::Moment(moment), _) => Entry::Typed(typed_like(*moment)),
        (Value::Text(text), _) => Entry::Typed(text.clone()),
    })
}

/// What was read of a text, in full.
fn written_out(field: Field, read: Typed) -> Option<String> {
    match read {
        Typed::Says(Raw::Text(waybill)) if field == Field::Waybill => Some(waybill),
        Typed::Says(Raw::Text(text)) => Moment::parse(&text).map(typed_like),
        Typed::Says(Raw::Number(yuan)) => Fen::from_yuan(yuan).ok().map(|sum| sum.to_string()),
        Typed::Says(_) => None,
        Typed::Asks(ways) => Some(ways_in_full(&ways)),
    }
}

/// A moment as people type it.
pub fn typed_like(moment: Moment) -> String {
    moment.to_string().replacen('T', " ", 1)
}
