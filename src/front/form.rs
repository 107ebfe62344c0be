//! A form of fields, wherever it stands: what is in it, which of them were left, which a pasted text has filled.

use super::draft::{Draft, Entry, YES, typed_like};
use super::heard::{Heard, How};
use crate::case::{Field, Kind};
use crate::choice::Choice;
use crate::moment::Moment;
use crate::set::Set;
use chrono::NaiveDateTime;

/// The codes that a toggle beside a text has.
pub const UNKNOWN: &str = "unknown";
/// Not reported so far.
pub const NOT_SO_FAR: &str = "not-so-far";

/// Holds the entries of a form, by field.
#[derive(Clone, Debug, Default)]
pub struct Form {
    /// Holds the entries of the fields.
    pub draft: Draft,
    /// Fields that the clerk has left: only their faults are shown.
    pub settled: Set<Field>,
    /// Fields filled from a pasted text, still to be confirmed.
    pub pasted: Set<Field>,
}

/// Tells what happened to a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Msg {
    /// Tells which field it happened to.
    pub field: Field,
    /// Says how the field changed.
    pub change: Change,
}

/// Lists the ways in which a field changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Something was entered.
    Enter(Option<Entry>, bool),
    /// Its button clears it.
    Clear,
    /// One way of reading it was chosen.
    Way(Moment),
    /// It is today.
    Today,
    /// It is now.
    Now,
}

impl Change {
    /// Is true where the button that makes the change goes with what it said: the focus would be lost.
    #[must_use]
    pub const fn takes_its_button(&self) -> bool {
        matches!(self, Self::Clear | Self::Way(_))
    }
}

impl Msg {
    /// Returns the message that an event means to the field it happened in; none where it is about no field.
    #[must_use]
    pub fn of(heard: &Heard<'_>) -> Option<Self> {
        let field = || Field::by_key(&heard.data("field")?);
        let change = match (&heard.how, &*heard.name) {
            (How::Clicked, "clear") => Change::Clear,
            (How::Clicked, "way") => Change::Way(Moment::parse(&heard.of("way"))?),
            (How::Clicked, "today") => Change::Today,
            (How::Clicked, "setNow") => Change::Now,
            (How::Typed(_) | How::Settled, "value" | "option" | "toggle") => {
                let field = field()?;
                Change::Enter(entry(field, heard), heard.how == How::Settled)
            }
            // What Enter leaves is settled; a choice was, when it was made.
            (How::Enter { .. }, "value") if heard.kind == "text" => Change::Enter(entry(field()?, heard), true),
            _ => return None,
        };
        Some(Self { field: field()?, change })
    }
}

/// What an input of a field says.
fn entry(field: Field, heard: &Heard<'_>) -> Option<Entry> {
    match (&*heard.name, &*heard.kind) {
        ("option", _) if heard.text == UNKNOWN => Some(Entry::Unknown),
        ("option", _) => Some(Entry::Chosen(heard.text.clone())),
        ("toggle", _) if !heard.checked => None,
        ("toggle", _) if heard.text == NOT_SO_FAR => Some(Entry::NotSoFar),
        ("toggle", _) => Some(Entry::Unknown),
        (_, "checkbox") => heard.checked.then(|| Entry::Chosen(YES.to_owned())),
        _ if matches!(field.spec().kind, Kind::Text(_)) => Some(Entry::Typed(heard.text.trim().to_owned())),
        _ => Some(Entry::Typed(heard.text.clone())),
    }
}

impl Form {
    /// A form in which every field was left.
    #[must_use]
    pub fn settled(draft: Draft) -> Self {
        Self { draft, settled: Field::ALL.iter().copied().collect(), pasted: Set::EMPTY }
    }

    /// Takes what happened to a field, as of a moment.
    pub fn update(&mut self, msg: Msg, as_of: NaiveDateTime) {
        let typed = |moment: Moment| Some(Entry::Typed(typed_like(moment)));
        let (entry, settled) = match msg.change {
            Change::Enter(entry, settled) => (entry, settled),
            Change::Clear => (None, true),
            Change::Way(moment) => (typed(moment), true),
            Change::Today => (typed(as_of.date().into()), true),
            Change::Now => (typed(as_of.into()), true),
        };
        self.enter(msg.field, entry, settled, as_of);
    }

    /// Takes what stands in a field.
    pub fn enter(&mut self, field: Field, entry: Option<Entry>, settled: bool, as_of: NaiveDateTime) {
        self.draft.enter(field, entry, settled, as_of);
        if settled {
            self.settled.insert(field);
        } else {
            self.settled.remove(field);
        }
        self.pasted.remove(field);
    }
}
