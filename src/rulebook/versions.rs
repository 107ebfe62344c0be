//! Several versions of one regulation: the sending date chooses.

use super::head::{Head, Span};
use super::parcel::ParcelRules;
use super::part::under;
use super::problem::{Problem, Wrong};
use super::regulation::Rulebook;
use crate::case::{Case, Field};
use chrono::{Datelike, NaiveDate};
use std::rc::Rc;

/// Versions of one regulation, each with the sending dates for which it holds.
///
/// ```
/// use parcel_claims::rulebook::{DEFAULT_ID, Rulebook, Versions, place};
/// let version = |id: &str, from: Option<&str>, until: Option<&str>| {
///     let mut file = serde_json::from_str(Rulebook::built_in_file(DEFAULT_ID).unwrap()).unwrap();
///     place::put(&mut file, "id", id.into());
///     place::put(&mut file, "valid", serde_json::json!({"from": from, "until": until}));
///     Rulebook::load(&file).unwrap()
/// };
/// let versions = Versions::of([version("b", Some("2013-01-01"), None), version("a", None, Some("2012-12-31"))]).unwrap();
/// assert_eq!(versions.on("2012-12-31".parse().unwrap()).unwrap().id, "a");
/// assert_eq!(versions.on("2013-01-01".parse().unwrap()).unwrap().id, "b");
/// ```
///
/// Invariant: no day belongs to two of them.
#[derive(Clone, Debug)]
pub struct Versions(Vec<Version>);

/// One of the versions: its head and its parcel rules.
#[derive(Clone, Debug)]
struct Version {
    head: Head,
    rules: Rc<ParcelRules>,
}

impl Versions {
    /// Puts versions of one regulation in the order of their dates.
    ///
    /// # Errors
    /// [`Wrong::NoParcelRules`], [`Wrong::Overlap`] of each pair, [`Wrong::UnknownRegulation`] where one is a version of
    /// something else, or [`Wrong::Duplicate`] where two have one id; the place begins with the version's id.
    pub fn of(rulebooks: impl IntoIterator<Item = Rulebook>) -> Result<Self, Vec<Problem>> {
        let mut problems = Vec::new();
        let mut versions: Vec<Version> = Vec::new();
        for Rulebook { head, parcel, .. } in rulebooks {
            let mut tell = |key, wrong| problems.push(Problem { place: under(&head.id, key), wrong });
            let Some(rules) = parcel else {
                tell("valid", Wrong::NoParcelRules);
                continue;
            };
            // Nobody could say by which of them something was counted.
            if versions.iter().any(|other| other.head.id == head.id) {
                tell("id", Wrong::Duplicate);
            }
            for other in &versions {
                if other.head.regulation != head.regulation {
                    tell("valid", Wrong::UnknownRegulation(head.regulation.clone()));
                } else if overlap(other.head.span(), head.span()) {
                    tell("valid", Wrong::Overlap(other.head.id.clone()));
                }
            }
            versions.push(Version { head, rules: Rc::new(rules) });
        }
        crate::order::sort_by_key(&mut versions, |version| {
            version.head.span().0.map_or(i32::MIN, |day| day.num_days_from_ce())
        });
        if versions.is_empty() && problems.is_empty() {
            problems.push(Wrong::Missing.into());
        }
        if problems.is_empty() { Ok(Self(versions)) } else { Err(problems) }
    }

    /// Returns the parcel rules that hold for a sending date; `None` where no version covers it.
    #[must_use]
    pub fn on(&self, day: NaiveDate) -> Option<&Rc<ParcelRules>> {
        self.0.iter().find(|version| version.head.holds_on(day)).map(|version| &version.rules)
    }

    /// The versions that a case may fall under: that of its sending date; where that is not known, every version that
    /// the other dates allow, since a parcel was sent no later than what came after.
    ///
    /// That of the day of the estimate leads, or else the last.
    ///
    /// # Errors
    /// Returns the sending dates that are covered, where no version can hold.
    pub fn of_case(&self, case: &Case, today: NaiveDate) -> Result<Applicable<'_>, Vec<Span>> {
        let mut versions = self.for_case(case, today)?.into_iter().map(|version| &*version.rules);
        let lead = versions.next().ok_or_else(|| self.covered())?;
        Ok(Applicable { lead, others: versions.collect() })
    }

    /// Returns the version that leads for a case, as [`of_case`](Self::of_case) finds it.
    ///
    /// # Errors
    /// As [`of_case`](Self::of_case).
    pub fn leading(&self, case: &Case, today: NaiveDate) -> Result<&Rc<ParcelRules>, Vec<Span>> {
        let versions = self.for_case(case, today)?;
        versions.first().map(|version| &version.rules).ok_or_else(|| self.covered())
    }

    fn for_case(&self, case: &Case, today: NaiveDate) -> Result<Vec<&Version>, Vec<Span>> {
        let latest = case.earliest_step().map_or(today, |step| step.min(today));
        let may_hold = |version: &&Version| match case.moment(Field::SentOn).known() {
            Some(sent) => version.head.holds_on(sent.day),
            None => version.head.span().0.is_none_or(|from| from <= latest),
        };
        let mut found: Vec<&Version> = self.0.iter().filter(may_hold).collect();
        let of_today = found.iter().position(|version| version.head.holds_on(today));
        let lead = of_today.or(found.len().checked_sub(1)).ok_or_else(|| self.covered())?;
        if let Some(before) = found.get_mut(..=lead) {
            before.rotate_right(1);
        }
        Ok(found)
    }

    /// Returns the parcel rules of the first version; `None` where there is none.
    #[must_use]
    pub fn first(&self) -> Option<&Rc<ParcelRules>> {
        self.0.first().map(|version| &version.rules)
    }

    /// Returns the sending dates that are covered, in order.
    #[must_use]
    pub fn covered(&self) -> Vec<Span> {
        self.0.iter().map(|version| version.head.span()).collect()
    }

    /// Returns the parcel rules of each version, in the order of their dates.
    pub fn each(&self) -> impl Iterator<Item = &ParcelRules> {
        self.0.iter().map(|version| &*version.rules)
    }

    /// Returns the head of each version, in the order of their dates.
    pub fn heads(&self) -> impl Iterator<Item = &Head> {
        self.0.iter().map(|version| &version.head)
    }
}

/// The versions of a regulation that may apply to a case; there is always at least one.
///
/// ```
/// use parcel_claims::rulebook::{Applicable, ParcelRules};
/// let only = Applicable::from(ParcelRules::built_in());
/// assert_eq!(only.each().count(), 1);
/// assert!(!only.are_several());
/// ```
#[derive(Clone, Debug)]
pub struct Applicable<'a> {
    lead: &'a ParcelRules,
    others: Vec<&'a ParcelRules>,
}

impl<'a> Applicable<'a> {
    /// Returns the version that leads: its words and figures are shown.
    #[must_use]
    pub fn lead(&self) -> &'a ParcelRules {
        self.lead
    }

    /// Returns each version, the leading one first.
    pub fn each(&self) -> impl Iterator<Item = &'a ParcelRules> {
        std::iter::once(self.lead).chain(self.others.iter().copied())
    }

    /// Returns whether more than one version may apply.
    #[must_use]
    pub fn are_several(&self) -> bool {
        !self.others.is_empty()
    }
}

impl<'a> From<&Applicable<'a>> for Applicable<'a> {
    fn from(same: &Applicable<'a>) -> Self {
        same.clone()
    }
}

impl<'a> From<&'a Rc<ParcelRules>> for Applicable<'a> {
    fn from(only: &'a Rc<ParcelRules>) -> Self {
        Self::from(&**only)
    }
}

impl<'a> From<&'a ParcelRules> for Applicable<'a> {
    fn from(only: &'a ParcelRules) -> Self {
        Self { lead: only, others: Vec::new() }
    }
}

fn overlap(one: Span, other: Span) -> bool {
    let ends_before = |one: Span, other: Span| one.1.zip(other.0).is_some_and(|(end, begin)| end < begin);
    !ends_before(one, other) && !ends_before(other, one)
}
