//! By what the rows of a table are answered.

use crate::case::Case;
use crate::rulebook::{Applicable, ParcelRules, Span, Versions};
use chrono::NaiveDate;
use std::rc::Rc;

/// The parcel rules by which the rows of a table are answered.
#[derive(Clone, Debug)]
pub enum Rules {
    /// One set of rules, whatever the sending date.
    One(&'static ParcelRules),
    /// Versions of one regulation; the sending date of each row chooses.
    Versions(Rc<Versions>),
}

impl Rules {
    /// Returns the rules for a case, as [`Versions::of_case`] finds them.
    ///
    /// # Errors
    /// Returns the sending dates that are covered, where no version can hold.
    pub fn of_case(&self, case: &Case, today: NaiveDate) -> Result<Applicable<'_>, Vec<Span>> {
        match self {
            Self::One(rules) => Ok((*rules).into()),
            Self::Versions(versions) => versions.of_case(case, today),
        }
    }

    /// Returns every set of rules by which a row may be answered.
    pub fn each(&self) -> impl Iterator<Item = &ParcelRules> {
        let (one, versions) = match self {
            Self::One(rules) => (Some(*rules), None),
            Self::Versions(versions) => (None, Some(versions.each())),
        };
        one.into_iter().chain(versions.into_iter().flatten())
    }
}

impl From<&'static ParcelRules> for Rules {
    fn from(rules: &'static ParcelRules) -> Self {
        Self::One(rules)
    }
}

impl From<Versions> for Rules {
    fn from(versions: Versions) -> Self {
        Self::Versions(Rc::new(versions))
    }
}
