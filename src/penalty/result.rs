//! What a sheet comes to, in its parts.

use super::sheet::{FigureId, Hundredths, Month};
use crate::moment::Moment;
use crate::money::Fen;
use crate::rulebook::Status;
use crate::rulebook::file::{Pay, StepKind};
use serde::Serialize;

/// What a month's sheet comes to.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Penalties {
    /// The rulebook it was counted by.
    pub rulebook: Basis,
    /// The month.
    pub month: Month,
    /// Each person, in the order of their first mention.
    pub people: Vec<Account>,
    /// Each item over all people, in the order of the rulebook.
    pub items: Vec<ItemTotal>,
    /// The blanks that something on the sheet depends on, with what the clerk gives for them.
    pub asked: Vec<Asked>,
    /// Conditions that nobody has answered: what depends on them is in the most, and not in the least.
    pub questions: Vec<Question>,
    /// Whether something is taken from wages: employment law limits what may really be withheld.
    pub wages: bool,
}

/// A rulebook that something was counted by.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Basis {
    /// Its id.
    pub id: String,
    /// Whether it is in force.
    pub status: Status,
    /// The digest of its content.
    pub digest: String,
}

/// What the month comes to for one person.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Account {
    /// Who.
    pub person: String,
    /// Each item, in the order of the rulebook.
    pub lines: Vec<Line>,
    /// What certainly adds up: every sum but those that may overlap, or whose conditions are not answered.
    pub certain: Fen,
    /// The least it comes to: of overlapping items, those that may stand beside each other and weigh most.
    pub least: Fen,
    /// The most it comes to; none where something has no sum so far, or none at all.
    pub most: Option<Fen>,
    /// What is charged to a department, never to the person.
    pub departments: Fen,
    /// Items that may speak of one incident: whether each applies is the company's decision.
    pub overlaps: Vec<Overlap>,
    /// Prizes, never taken from the penalties.
    pub prizes: Fen,
    /// Whether a prize may be more than that.
    pub prizes_or_more: bool,
    /// The monthly scores.
    pub scores: Vec<ScoreOf>,
    /// The appraisals of which something was entered.
    pub appraisals: Vec<AppraisalOf>,
}

/// One item of one person.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Line {
    /// Its table.
    pub table: String,
    /// The item.
    pub item: String,
    /// The clause that says so.
    pub clause: String,
    /// The entries it counts, by their places in the sheet.
    pub entries: Vec<usize>,
    /// How often; of a sum per day, for how many days; of a measure, how many it has come to. What is denied does not
    /// count.
    pub times: u32,
    /// Whether a department is charged, and the person nothing.
    pub department: bool,
    /// What of it certainly adds to the penalties of the person.
    pub certain: Fen,
    /// The most it adds to them; none where that is not known.
    pub most: Option<Fen>,
    /// What follows.
    #[serde(flatten)]
    pub counted: Counted,
    /// What each entry adds, where it is a sum.
    #[serde(skip)]
    pub(super) shares: Vec<Share>,
}

/// What an entry adds to a sum.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Share {
    /// Its place in the sheet.
    pub entry: usize,
    /// How much each time.
    pub each: Fen,
    /// How often.
    pub times: u32,
    /// Whether a condition is not answered.
    pub is_open: bool,
}

/// What follows from an item.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case", rename_all_fields = "camelCase")]
pub enum Counted {
    /// A sum.
    Sum {
        /// How much, as far as its conditions hold.
        sum: Fen,
        /// How much more where those hold too that nobody has answered.
        open: Fen,
        /// Whether a cap was reached.
        capped: bool,
    },
    /// Points off the score.
    Points {
        /// Which part of it.
        part: String,
        /// How many.
        points: Hundredths,
    },
    /// Steps that escalate.
    Steps {
        /// Those reached, in turn.
        reached: Vec<Reached>,
        /// How often it happened after the last step, of which the regulation says nothing.
        beyond: u32,
        /// The part of the score that points are taken from.
        part: Option<String>,
        /// Points off, of all steps.
        points: Hundredths,
        /// Sums of all steps.
        sum: Fen,
    },
    /// Something other than money.
    Measure {
        /// Whether it has come to that.
        reached: bool,
        /// From how many on.
        after: Hundredths,
        /// Whether that number itself is not enough.
        beyond: bool,
    },
    /// A prize.
    Prize {
        /// How much; none where that is not stated.
        sum: Option<Fen>,
        /// Whether it may be more.
        or_more: bool,
    },
    /// The regulation states no figure.
    Unstated,
    /// The company has left a blank: these figures are asked for.
    NotSet {
        /// Which.
        figures: Vec<FigureId>,
    },
}

/// A step that was reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Reached {
    /// What it does.
    pub does: StepKind,
    /// Points or yuan.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub figure: Option<Hundredths>,
}

/// Items of one person that may speak of one incident.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Overlap {
    /// The items.
    pub items: Vec<String>,
    /// The entries, by their places in the sheet.
    pub entries: Vec<usize>,
    /// The day of all of them, where that was entered.
    pub on: Option<Moment>,
    /// What stands however many of them are one incident: of each incident those alone that weigh most.
    pub least: Fen,
    /// All of them; none where one has no sum.
    pub most: Option<Fen>,
}

/// A monthly score.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ScoreOf {
    /// Its table.
    pub table: String,
    /// The clause that says so.
    pub clause: String,
    /// All its points; none where a figure is not set.
    pub total: Option<Hundredths>,
    /// What is left of them.
    pub left: Option<Hundredths>,
    /// Its parts.
    pub parts: Vec<PartOf>,
}

/// A part of a monthly score.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PartOf {
    /// Which.
    pub part: String,
    /// Its points; none where the figure is not set.
    pub points: Option<Hundredths>,
    /// Lost by what happened.
    pub lost: Hundredths,
    /// Taken off by hand.
    pub by_hand: Hundredths,
    /// What is left, never below 0.
    pub left: Option<Hundredths>,
}

/// A monthly appraisal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AppraisalOf {
    /// Its table.
    pub table: String,
    /// The clause of the indicators.
    pub clause: String,
    /// The clause of the bands.
    pub bonus: String,
    /// Indicators without a score.
    pub missing: Vec<String>,
    /// Figures that are not set.
    pub figures: Vec<FigureId>,
    /// The weighted score, rounded down; none where something is missing.
    pub score: Option<Hundredths>,
    /// The band of it.
    pub band: Option<String>,
    /// What becomes of the bonus.
    pub pays: Option<Paid>,
}

/// What becomes of a bonus.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Paid {
    /// Up, in full, down, or none.
    pub pays: Pay,
    /// By so many per cent.
    pub percent: Option<Hundredths>,
    /// The bonus that was entered.
    pub base: Option<Fen>,
    /// What is paid of it, where it was entered.
    pub sum: Option<Fen>,
}

/// One item over all people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ItemTotal {
    /// The item.
    pub item: String,
    /// The clause that says so.
    pub clause: String,
    /// How many people.
    pub people: u32,
    /// How often, or how many days, of all of them.
    pub times: u32,
    /// All its sums; none where it has no sum, or one of them is not known.
    pub sum: Option<Fen>,
    /// The most that they come to; none where that is not known.
    pub most: Option<Fen>,
}

/// A condition that nobody has answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Question {
    /// The entry, by its place in the sheet.
    pub entry: usize,
    /// The item.
    pub item: String,
    /// Its condition.
    pub condition: String,
}

/// A blank of the company.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Asked {
    /// Which figure.
    pub figure: FigureId,
    /// What the clerk gives for it.
    pub value: Option<Hundredths>,
}

impl Line {
    /// What it comes to: none where it is no sum, or none that is known.
    #[must_use]
    pub fn sum(&self) -> Option<Fen> {
        match self.counted {
            Counted::Sum { sum, open, .. } => (open == Fen::ZERO).then_some(sum),
            Counted::Steps { sum, .. } => Some(sum),
            _ => None,
        }
    }
}
