//! Which field stands where, and how: what the form asks is what the rules ask.

use super::draft::{Draft, Entry, PROFILE};
use crate::case::{Field, IfAbsent};
use crate::choice::Choice;
use crate::estimate::Estimate;
use crate::order::sort_by_key;
use crate::set::Set;

/// A part of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// Who we are.
    Profile,
    /// The question what happened.
    Problem,
    /// Dates, times and the value.
    Core,
    /// The documents.
    Papers,
    /// The facts that the rules ask.
    Asked,
    /// The facts that were asked and are answered.
    Answered,
    /// Rare circumstances.
    Rare,
}

impl Section {
    /// All of them, from top to bottom.
    pub const ALL: [Self; 7] =
        [Self::Profile, Self::Problem, Self::Core, Self::Papers, Self::Asked, Self::Answered, Self::Rare];

    /// The place that holds its fields.
    pub const fn place(self) -> &'static str {
        match self {
            Self::Profile => "profileFields",
            Self::Problem => "problemField",
            Self::Core => "coreFields",
            Self::Papers => "paperFields",
            Self::Asked => "askedFields",
            Self::Answered => "answeredFields",
            Self::Rare => "rareFields",
        }
    }

    /// The order of its fields, where it is not that of the table.
    const fn order(self) -> Option<&'static [Field]> {
        match self {
            Self::Profile => Some(&PROFILE),
            Self::Core => Some(&CORE_ORDER),
            _ => None,
        }
    }

    /// The part of the page that shows only with fields in it.
    pub const fn part(self) -> Option<&'static str> {
        match self {
            Self::Profile | Self::Problem => None,
            Self::Core => Some("core"),
            Self::Papers => Some("papers"),
            Self::Asked => Some("asked"),
            Self::Answered => Some("answered"),
            Self::Rare => Some("rare"),
        }
    }
}

/// How a field stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// The rules ask for it.
    Asked,
    /// Left out, and taken as its default.
    Assumed,
    /// Entered, and it counts.
    Answered,
    /// Entered, but nothing looks at it.
    Idle,
    /// Left out.
    Blank,
}

impl State {
    /// As the style sheet asks for it.
    pub const fn code(self) -> Option<&'static str> {
        match self {
            Self::Asked => Some("asked"),
            Self::Assumed => Some("assumed"),
            Self::Answered => Some("answered"),
            Self::Idle => Some("idle"),
            Self::Blank => None,
        }
    }
}

/// Where every field stands.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Fields by section, in the order shown.
    pub fields: Vec<(Section, Vec<Field>)>,
    /// The question to answer next.
    pub next: Option<Field>,
    asked: Set<Field>,
    looked: Set<Field>,
    late: bool,
}

/// Fields that are always there for a parcel with a problem, or with a deadline.
const WITH_PROBLEM: [Field; 3] = [Field::SentOn, Field::ClaimedOn, Field::Value];
const WITH_DELAY: [Field; 2] = [Field::DueAt, Field::SignedAt];

impl Plan {
    /// The plan for what was entered, as the rules see it. What was entered never disappears.
    pub fn of(draft: &Draft, estimate: &Estimate) -> Self {
        let asked: Set<Field> = estimate.questions.iter().map(|question| question.field).collect();
        let (problem, late) = (draft.has_problem(), draft.late == Some(true));
        let mut plan = Self { fields: Vec::new(), next: None, asked, looked: estimate.looked, late };
        let entered = |field: &Field| draft.get(*field).is_some();
        let core = |field: &Field| match field {
            Field::Waybill => problem || late,
            Field::Leg => draft.chose(Field::Stage, "transit"),
            _ => problem && WITH_PROBLEM.contains(field) || late && WITH_DELAY.contains(field),
        };
        let belongs = |field: &Field| match field {
            field if PROFILE.contains(field) => Section::Profile,
            Field::Problem => Section::Problem,
            Field::Waybill | Field::Leg => Section::Core,
            field if WITH_PROBLEM.contains(field) || WITH_DELAY.contains(field) => Section::Core,
            field if Field::DOCUMENTS.contains(field) => Section::Papers,
            // 不清楚 of a rare circumstance is a question, and stays where it was said.
            // What contaminated it is what is asked first, and has no default.
            Field::Cause if draft.chose(Field::Problem, "contaminated") && !asked.contains(Field::Cause) => {
                Section::Answered
            }
            field if is_rare(*field) && (entered(field) || !asked.contains(*field)) => Section::Rare,
            field if asked.contains(*field) => Section::Asked,
            _ => Section::Answered,
        };
        let shown = |field: &Field| {
            let section = belongs(field);
            entered(field)
                || match section {
                    Section::Profile | Section::Problem | Section::Asked => true,
                    Section::Core => core(field),
                    Section::Papers => problem,
                    Section::Rare => (problem || late) && estimate.looked.contains(*field),
                    Section::Answered => false,
                }
        };
        for section in Section::ALL {
            let mut fields: Vec<Field> =
                Field::ALL.iter().copied().filter(|field| belongs(field) == section && shown(field)).collect();
            if section == Section::Asked {
                let rank = |field: &Field| estimate.questions.iter().position(|question| question.field == *field);
                sort_by_key(&mut fields, rank);
            }
            if let Some(order) = section.order() {
                sort_by_key(&mut fields, |field| order.iter().position(|known| known == field));
            }
            plan.fields.push((section, fields));
        }
        let open = |field: &Field| draft.get(*field) != Some(&Entry::Unknown);
        plan.next = estimate.questions.iter().map(|question| question.field).find(open);
        plan
    }

    /// Leaves out what stands below the first cards.
    pub fn begin(&mut self) {
        let first = |section: &Section| matches!(section, Section::Profile | Section::Problem | Section::Core);
        self.fields.retain(|(section, _)| first(section));
    }

    /// Every field on the screen, from top to bottom.
    pub fn shown(&self) -> impl Iterator<Item = Field> {
        self.fields.iter().flat_map(|(_, fields)| fields.iter().copied())
    }

    /// How a field stands.
    pub fn state(&self, field: Field, entered: bool) -> State {
        let counts = match field {
            // Nobody looks at it by itself: without it there is no delay.
            Field::DueAt => self.late,
            _ => self.looked.contains(field) || NEVER_IDLE.contains(&field) || Field::DOCUMENTS.contains(&field),
        };
        match (entered, self.asked.contains(field)) {
            (_, true) => State::Asked,
            (true, _) if counts => State::Answered,
            (true, _) => State::Idle,
            (false, _) if self.looked.contains(field) && matches!(field.spec().default, IfAbsent::Assumed(_)) => {
                State::Assumed
            }
            (false, _) => State::Blank,
        }
    }
}

/// For the record, or for the point of view: they change no result.
const NEVER_IDLE: [Field; 4] = [Field::Waybill, Field::We, Field::Leg, Field::Problem];

const CORE_ORDER: [Field; 7] =
    [Field::Waybill, Field::SentOn, Field::DueAt, Field::SignedAt, Field::Value, Field::ClaimedOn, Field::Leg];

/// Circumstances that are taken as absent until somebody says otherwise.
fn is_rare(field: Field) -> bool {
    matches!(field.spec().default, IfAbsent::Assumed(_)) && !Field::DOCUMENTS.contains(&field)
}
