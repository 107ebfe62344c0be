//! The rulebook that a mounted page counts by.

use crate::case::Case;
use crate::rulebook::{Applicable, ParcelRules, Span, Versions};
use chrono::NaiveDate;
use serde_json::Value;
use std::ops::Deref;
use std::rc::Rc;

/// The built-in one, or others, of which the sending date chooses.
#[derive(Clone, Debug, Default)]
pub enum InUse {
    #[default]
    /// The one that is built in.
    BuiltIn,
    /// Others.
    Own {
        /// Every version.
        versions: Rc<Versions>,
        /// The one for the case in hand; of several that may hold, the one whose words are shown.
        now: Rc<ParcelRules>,
        /// Their files.
        files: Rc<[Value]>,
    },
}

impl InUse {
    /// These versions, with their files; without any, the one that is built in.
    pub fn of(versions: Versions, files: Vec<Value>) -> Self {
        match versions.first().cloned() {
            Some(now) => Self::Own { versions: Rc::new(versions), now, files: files.into() },
            None => Self::BuiltIn,
        }
    }

    /// Their files; none for the one that is built in.
    #[must_use]
    pub fn files(&self) -> Vec<Value> {
        match self {
            Self::BuiltIn => Vec::new(),
            Self::Own { files, .. } => files.to_vec(),
        }
    }

    /// Is true where both are the same rulebook, turned to the same version.
    #[must_use]
    pub fn is(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::BuiltIn, Self::BuiltIn) => true,
            (Self::Own { versions, now, .. }, Self::Own { versions: others, now: other, .. }) => {
                Rc::ptr_eq(versions, others) && Rc::ptr_eq(now, other)
            }
            _ => false,
        }
    }

    /// Turns to the version for a case; where there is none, it stays, and the days that are covered are the error.
    pub fn turn_to(&mut self, case: &Case, today: NaiveDate) -> Result<(), Vec<Span>> {
        if let Self::Own { versions, now, .. } = self {
            *now = Rc::clone(versions.leading(case, today)?);
        }
        Ok(())
    }

    /// The versions that a case may fall under; where there is none, that of the case in hand.
    pub fn of_case(&self, case: &Case, today: NaiveDate) -> Applicable<'_> {
        match self {
            Self::BuiltIn => ParcelRules::built_in().into(),
            Self::Own { versions, now, .. } => versions.of_case(case, today).unwrap_or_else(|_| (&**now).into()),
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
