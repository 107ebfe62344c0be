//! The rules of a decision table, and what each comes to.

use super::circumstance::{Answers, Circumstance, Region};
use super::formula::{Fine, Sum};
use crate::choice::Choice;
use crate::estimate::{DelayOutcome, Filing, Outcome, Party};
use crate::rulebook::{ClauseId, ParcelRules};
use crate::set::Set;
use serde::Serialize;

/// The decision table of the parcel rules: every outcome that a parcel can have.
#[derive(Clone, Debug)]
pub struct Table<'a> {
    /// The parcel rules from which the table was made.
    pub rulebook: &'a ParcelRules,
    /// The part that says whether the claim may be filed.
    pub filing: Part,
    /// The part that says who bears the loss, and how much.
    pub settlement: Part,
    /// The part that says whether the parcel is late, and who is fined.
    pub delay: Part,
}

/// A part of the table, which answers one question.
#[derive(Clone, Debug)]
pub struct Part {
    /// The group of parcels to which the part applies.
    pub space: Region,
    /// The rules of the part, each a row of the table; no two have a parcel in common.
    pub rules: Vec<Rule>,
}

/// A rule of the decision table: a group of parcels and the result that they share.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rule {
    /// The group of parcels to which the rule applies.
    pub region: Region,
    /// The result that these parcels share.
    pub result: Becomes,
}

/// The result of a rule, by the part of the table in which it stands.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Becomes {
    /// The result says whether the claim may be filed.
    Filing(Admitted),
    /// The result says who bears the loss, and how much.
    Settlement(Settled),
    /// The result says whether the parcel is late, and who is fined.
    Delay(Late),
}

/// Whether a claim may be filed, and which clause decides it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Admitted {
    /// Whether the claim may be filed.
    pub filing: Filing,
    /// The first clause that refuses the claim or is disputed; `None` where there is none.
    pub by: Option<ClauseId>,
}

/// The settlement of a claim that may be filed: who bears the loss, and how much.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Settled {
    /// The outcome of the claim.
    pub outcome: Outcome,
    /// The parties that are liable.
    pub liable: Set<Party>,
    /// What the claimant gets.
    pub sum: Sum,
    /// The clause by which the sending station bears its own parcel's loss; `None` where it does not.
    pub own_loss: Option<ClauseId>,
    /// The clause by which the sending station bears what other parcels lost; `None` where it does not.
    pub others_loss: Option<ClauseId>,
    /// The clauses from which the result follows.
    pub clauses: Set<ClauseId>,
}

/// What becomes of a delay, and which fine follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Late {
    /// The outcome of the delay.
    pub outcome: DelayOutcome,
    /// The parties that are fined.
    pub liable: Set<Party>,
    /// The fine for the delay.
    pub fine: Fine,
    /// The clauses from which the result follows.
    pub clauses: Set<ClauseId>,
}

impl Rule {
    /// Returns the circumstances that matter, each with the answers that lead to this rule.
    pub fn conditions<'a>(&'a self, space: &'a Region) -> impl Iterator<Item = (Circumstance, Answers)> + 'a {
        let asked = Circumstance::ALL.iter().map(|circumstance| (*circumstance, self.region.answers(*circumstance)));
        asked.filter(|(circumstance, answers)| *answers != space.answers(*circumstance))
    }
}
