//! What follows from a form at a moment: the case, what is wrong with it, and the estimate.

use super::draft::Draft;
use super::in_use::InUse;
use super::plan::Plan;
use crate::case::{Case, Field, Issue, check};
use crate::estimate::{Estimate, Lever, LeverId, OtherReading, estimate_and_levers, other_readings};
use crate::moment::Moment;
use crate::rulebook::{Applicable, Span};
use chrono::NaiveDateTime;

/// What an answer was made of.
#[derive(Clone, Debug)]
struct Made {
    draft: Draft,
    in_use: InUse,
}

/// Holds everything that follows from a form: the case, what is wrong with it, its estimate and the plan of the form.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The moment it was made for.
    pub as_of: NaiveDateTime,
    /// The case; without the sending date where no version covers it.
    pub case: Case,
    /// Holds every problem with what was entered.
    pub issues: Vec<Issue>,
    /// Texts that can be read in more than one way.
    pub asks: Vec<(Field, Vec<Moment>)>,
    /// The dates that the rulebook covers, where that of the case is none of them.
    pub uncovered: Option<Vec<Span>>,
    /// Holds the estimate of the case.
    pub estimate: Estimate,
    /// Holds the actions that still change the result, each with its clock.
    pub levers: Vec<Lever>,
    /// Where every field of the form stands.
    pub plan: Plan,
    /// Ways of reading that no doubt tells of.
    pub others: Vec<OtherReading>,
    made: Made,
}

/// Whose words are shown.
pub enum Turn<'a> {
    /// The rulebook turns to the version for the case.
    To(&'a mut InUse),
    /// It stays.
    Not(&'a InUse),
}

impl Answer {
    /// Returns what follows from a form at a moment, by a rulebook.
    #[must_use]
    pub fn of(draft: Draft, turn: Turn<'_>, as_of: NaiveDateTime) -> Self {
        let record = draft.record(as_of);
        let (mut case, issues) = check(record.facts, as_of);
        let (in_use, uncovered) = match turn {
            Turn::To(in_use) => {
                let uncovered = in_use.turn_to(&case, as_of.date()).err();
                (&*in_use, uncovered)
            }
            Turn::Not(in_use) => (in_use, None),
        };
        if uncovered.is_some() {
            case = case.without(Field::SentOn);
        }
        let versions = in_use.of_case(&case, as_of.date());
        let (estimate, levers) = estimate_and_levers(&case, &versions, as_of);
        let others = other_readings(&case, &versions, &estimate, as_of);
        let plan = Plan::of(&draft, &estimate);
        let made = Made { draft, in_use: in_use.clone() };
        Self { as_of, case, issues, asks: record.asks, uncovered, estimate, levers, plan, others, made }
    }

    /// The one that is known, where the same would follow again, or else a new one in its place; and whether it is new.
    pub fn renew<'a>(
        known: &'a mut Option<Self>,
        draft: &Draft,
        turn: Turn<'_>,
        as_of: NaiveDateTime,
    ) -> (&'a Self, bool) {
        let in_use = match &turn {
            Turn::To(in_use) => &**in_use,
            Turn::Not(in_use) => in_use,
        };
        let same = known
            .take()
            .filter(|known| known.made.draft == *draft && known.as_of == as_of && known.made.in_use.is(in_use));
        let is_new = same.is_none();
        (known.insert(same.unwrap_or_else(|| Self::of(draft.clone(), turn, as_of))), is_new)
    }

    /// The ways of reading a field.
    #[must_use]
    pub fn ways(&self, field: Field) -> &[Moment] {
        self.asks.iter().find(|(known, _)| *known == field).map_or(&[], |(_, ways)| ways)
    }

    /// Is true where the form comes to a result.
    #[must_use]
    pub fn has_result(&self) -> bool {
        self.estimate.claim.is_some() || self.estimate.delay.is_some()
    }

    /// The versions of the rulebook that may hold.
    #[must_use]
    pub fn versions<'a>(&self, in_use: &'a InUse) -> Applicable<'a> {
        in_use.of_case(&self.case, self.as_of.date())
    }

    /// Returns the lever of this id and the moment at which its clock ends, if its clock runs.
    #[must_use]
    pub fn running(&self, id: LeverId) -> Option<(&Lever, Moment)> {
        self.levers.iter().find_map(|lever| (lever.id == id).then_some((lever, lever.due?)))
    }

    /// The clock that runs: a one-hour clock before any other; which one it is, and when it ends.
    #[must_use]
    pub fn hurry(&self) -> Option<(&Lever, Moment)> {
        let ends = |lever: &&Lever| {
            is_report(lever.id) || matches!(lever.id, LeverId::File | LeverId::SignInTime | LeverId::Sign)
        };
        // They stand in the order in which they end.
        let lever = self.levers.iter().find(|lever| is_report(lever.id)).or_else(|| self.levers.iter().find(ends));
        lever.and_then(|lever| Some((lever, lever.due?)))
    }
}

/// Is true for a lever that is one of the reports due within an hour.
#[must_use]
pub const fn is_report(id: LeverId) -> bool {
    matches!(id, LeverId::ReportMissing | LeverId::ReportDamage)
}
