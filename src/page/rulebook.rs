//! The rulebook that a mounted page counts by.

use crate::case::Case;
use crate::rulebook::{ParcelRules, Span, Versions};
use chrono::NaiveDate;
use std::ops::Deref;
use std::rc::Rc;

/// The built-in one, or others, of which the sending date chooses.
#[derive(Clone, Default)]
pub(super) enum InUse {
    #[default]
    BuiltIn,
    Own {
        versions: Rc<Versions>,
        /// The one for the case in hand.
        now: Rc<ParcelRules>,
    },
}

impl InUse {
    pub(super) fn of(versions: Versions) -> Self {
        match versions.first().cloned() {
            Some(now) => Self::Own { versions: Rc::new(versions), now },
            None => Self::BuiltIn,
        }
    }

    /// Turns to the version for a case; where there is none, it stays, and the days that are covered are the error.
    pub(super) fn turn_to(&mut self, case: &Case, today: NaiveDate) -> Result<(), Vec<Span>> {
        if let Self::Own { versions, now } = self {
            *now = Rc::clone(versions.of_case(case, today)?);
        }
        Ok(())
    }

    /// The version for another case; where there is none, that of the case in hand.
    pub(super) fn of_case(&self, case: &Case, today: NaiveDate) -> &ParcelRules {
        match self {
            Self::BuiltIn => ParcelRules::built_in(),
            Self::Own { versions, now } => versions.of_case(case, today).unwrap_or(now),
        }
    }
}

impl Deref for InUse {
    type Target = ParcelRules;

    fn deref(&self) -> &ParcelRules {
        match self {
            Self::BuiltIn => ParcelRules::built_in(),
            Self::Own { now, .. } => now,
        }
    }
}
