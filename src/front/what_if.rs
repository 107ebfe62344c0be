//! What if: some facts given other values beside the form, and the two results side by side. The form is not touched.

use super::answer::{Answer, Turn};
use super::draft::{Draft, OF_DELAY};
use super::effects::Effects;
use super::focus::{self, Focus};
use super::form::{self, Form};
use super::heard::Heard;
use super::shared::Shared;
use crate::case::Field;
use crate::choice::Choice;
use crate::estimate::Estimate;
use crate::order::sort_by_key;

/// So many facts are offered at once; the others are a step away.
const FEW: usize = 8;

/// Holds the facts that are varied.
#[derive(Debug, Default)]
pub struct WhatIf {
    /// The number of the parcel in hand that it is about.
    of: u32,
    /// Is true where the room is open.
    pub open: bool,
    /// The facts that are varied, in the order chosen.
    pub fields: Vec<Field>,
    /// Holds the values that the varied facts are given.
    pub form: Form,
    answer: Option<Answer>,
}

/// Lists the messages of the room.
#[derive(Debug)]
pub enum Msg {
    /// It is opened.
    Open,
    /// It is closed.
    Close,
    /// The other values go into the form.
    Take,
    /// A fact is varied.
    Vary(Field),
    /// It is not varied any more.
    Unvary(Field),
    /// Something happened to one of the fields.
    Field(form::Msg),
}

impl Msg {
    /// Returns the message that an event means here; none where it means nothing to the room.
    #[must_use]
    pub fn of(heard: &Heard<'_>) -> Option<Self> {
        if heard.data("form").as_deref() == Some("what-if")
            && let Some(msg) = form::Msg::of(heard)
        {
            return Some(Self::Field(msg));
        }
        let to = || Field::by_key(&heard.of("to"));
        Some(match &*heard.name {
            _ if !heard.is_click() => return None,
            "whatIf" => Self::Open,
            "whatIfClose" => Self::Close,
            "whatIfTake" => Self::Take,
            "vary" => Self::Vary(to()?),
            "unvary" => Self::Unvary(to()?),
            _ => return None,
        })
    }
}

/// To what can be varied.
fn to_choices() -> Focus {
    Focus::ActionIn("whatIf", "vary")
}

impl WhatIf {
    /// Does what a message means.
    pub fn update(&mut self, msg: Msg, shared: &mut Shared) -> Effects {
        self.follow(shared);
        let to_varied = |field| Focus::SelectField(focus::Form::WhatIf, field);
        match msg {
            Msg::Open => {
                self.open = true;
                Effects::quiet().and_focus(to_choices())
            }
            Msg::Close => {
                *self = Self { of: self.of, ..Self::default() };
                Effects::quiet().and_focus(Focus::Place("whatIfButton"))
            }
            Msg::Take => {
                let varied = self.varied(&shared.parcel.form.draft);
                for field in std::mem::take(&mut self.fields) {
                    shared.enter(field, varied.get(field).cloned());
                }
                shared.parcel.form.draft.late = varied.late;
                *self = Self { of: self.of, ..Self::default() };
                Effects::say(shared.word("whatIfTaken")).and_focus(Focus::Place("result"))
            }
            Msg::Vary(field) => {
                if !self.fields.contains(&field) {
                    self.fields.push(field);
                    self.form.enter(field, shared.parcel.form.draft.get(field).cloned(), true, shared.as_of());
                }
                Effects::quiet().and_focus(to_varied(field))
            }
            Msg::Unvary(field) => {
                self.fields.retain(|known| *known != field);
                Effects::quiet().and_focus(to_choices())
            }
            Msg::Field(msg) => {
                let (field, moves) = (msg.field, msg.change.takes_its_button());
                self.form.update(msg, shared.as_of());
                let effects = Effects::quiet();
                if moves { effects.and_focus(to_varied(field)) } else { effects }
            }
        }
    }

    /// Forgets what was varied of the parcel that was in hand.
    pub fn follow(&mut self, shared: &Shared) {
        if self.of != shared.parcel.number {
            *self = Self { of: shared.parcel.number, ..Self::default() };
        }
    }

    /// The number of the parcel in hand that it is about.
    #[must_use]
    pub const fn of(&self) -> u32 {
        self.of
    }

    /// The form as it would be.
    #[must_use]
    pub fn varied(&self, draft: &Draft) -> Draft {
        let mut varied = draft.clone();
        for field in &self.fields {
            let entry = self.form.draft.get(*field).cloned();
            if OF_DELAY.contains(field) && entry.is_some() {
                varied.late = Some(true);
            }
            varied.set(*field, entry);
        }
        varied
    }

    /// Makes the varied answer ready to be shown, where the room is open.
    pub fn prepare(&mut self, shared: &Shared) {
        if self.open {
            let varied = self.varied(&shared.parcel.form.draft);
            Answer::renew(&mut self.answer, &varied, Turn::Not(&shared.rules.in_use), shared.as_of());
        }
    }

    /// Returns the varied answer; none while the room is closed.
    #[must_use]
    pub const fn answer(&self) -> Option<&Answer> {
        self.answer.as_ref()
    }

    /// Returns the fields that may be varied: first those that bear on the result, then the rest.
    #[must_use]
    pub fn choices(&self, real: &Estimate, draft: &Draft) -> (Vec<Field>, Vec<Field>) {
        let asked = |field: &Field| real.questions.iter().position(|question| question.field == *field);
        let free = |field: &&Field| **field != Field::Waybill && !self.fields.contains(field);
        let bears = |field: &Field| asked(field).is_some() || real.looked.contains(*field);
        let (mut first, more): (Vec<Field>, Vec<Field>) = Field::ALL
            .iter()
            .filter(free)
            .copied()
            .partition(|field| bears(field) && !Field::DOCUMENTS.contains(field));
        // What was entered is what a clerk wonders about; what is asked comes next.
        sort_by_key(&mut first, |field| (draft.get(*field).is_none(), asked(field).unwrap_or(usize::MAX)));
        let rest = first.split_off(first.len().min(FEW));
        (first, rest.into_iter().chain(more).collect())
    }
}
