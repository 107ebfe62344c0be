//! The rows of a table, and what each comes to.

use super::circumstance::{Answers, Circumstance, Region};
use super::formula::{Fine, Sum};
use crate::choice::Choice;
use crate::estimate::{DelayOutcome, Filing, Outcome, Party};
use crate::rulebook::{ClauseId, ParcelRules};
use crate::set::Set;
use serde::Serialize;

/// Every outcome of a rulebook.
#[derive(Clone, Debug)]
pub struct Table<'a> {
    /// The rulebook.
    pub rulebook: &'a ParcelRules,
    /// May the claim be filed?
    pub filing: Part,
    /// Who bears it, and how much?
    pub settlement: Part,
    /// Is it late, and who is fined?
    pub delay: Part,
}

/// One of its parts.
#[derive(Clone, Debug)]
pub struct Part {
    /// The parcels it speaks of.
    pub space: Region,
    /// Its rows; no two have a parcel in common.
    pub rows: Vec<Row>,
}

/// What comes of all parcels that are alike.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Row {
    /// The parcels.
    pub region: Region,
    /// What comes of them.
    pub result: Becomes,
}

/// What comes of a parcel, as far as a part of the table says.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Becomes {
    /// May the claim be filed?
    Filing(Admitted),
    /// Who bears it, and how much?
    Settlement(Settled),
    /// Is it late, and who is fined?
    Delay(Late),
}

/// Whether a claim may be filed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Admitted {
    /// Whether it may.
    pub filing: Filing,
    /// The first clause that refuses it, or is disputed. Further ones change nothing.
    pub by: Option<ClauseId>,
}

/// Who bears a loss, and how much, as if the claim may be filed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Settled {
    /// What becomes of it.
    pub outcome: Outcome,
    /// Who is named.
    pub liable: Set<Party>,
    /// What the claimant gets.
    pub sum: Sum,
    /// The sending station bears its own parcel's loss, by this clause.
    pub own_loss: Option<ClauseId>,
    /// The sending station bears what other parcels lost, by this clause.
    pub others_loss: Option<ClauseId>,
    /// The clauses it follows from.
    pub clauses: Set<ClauseId>,
}

/// What becomes of a delay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Late {
    /// What becomes of it.
    pub outcome: DelayOutcome,
    /// Who is fined.
    pub liable: Set<Party>,
    /// How much.
    pub fine: Fine,
    /// The clauses it follows from.
    pub clauses: Set<ClauseId>,
}

impl Row {
    /// The circumstances that matter, each with the answers that lead here.
    pub fn conditions<'a>(&'a self, space: &'a Region) -> impl Iterator<Item = (Circumstance, Answers)> + 'a {
        let asked = Circumstance::ALL.iter().map(|circumstance| (*circumstance, self.region.answers(*circumstance)));
        asked.filter(|(circumstance, answers)| *answers != space.answers(*circumstance))
    }
}
