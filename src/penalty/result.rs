//! What a sheet comes to, in its parts.

use super::sheet::{FigureId, Hundredths, Month};
use crate::moment::Moment;
use crate::money::Fen;
use crate::rulebook::Status;
use crate::rulebook::file::{Pay, StepKind};
use serde::Serialize;

/// The result of a sheet: what a month's penalties come to.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Penalties {
    /// The rulebook by which the sheet was counted.
    pub rulebook: Basis,
    /// The month of the sheet.
    pub month: Month,
    /// The account of each person, in the order in which the sheet names them.
    pub people: Vec<Account>,
    /// The total of each item over all people, in the order of the rulebook.
    pub items: Vec<ItemTotal>,
    /// The blank figures that something on the sheet depends on, with what was given for them.
    pub asked: Vec<Asked>,
    /// The conditions that nobody has answered; what depends on them counts in `most` but not in `least`.
    pub questions: Vec<Question>,
    /// Whether something is taken from wages; employment law then limits what may really be withheld.
    pub wages: bool,
}

/// The rulebook by which something was counted.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Basis {
    /// The id of the rulebook.
    pub id: String,
    /// Whether the regulation is in force.
    pub status: Status,
    /// The digest of the rulebook: SHA-256 of its content, in hexadecimal.
    pub digest: String,
}

/// The account of one person: what the month comes to.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Account {
    /// The name of the person as it was entered.
    pub person: String,
    /// A line for each item entered, in the order of the rulebook.
    pub lines: Vec<Line>,
    /// The sum that is certain, in yuan: without items that may overlap or have open conditions.
    pub certain: Fen,
    /// The least that the penalties come to, in yuan: of items that may be one incident, only the heaviest count.
    pub least: Fen,
    /// The most that the penalties come to, in yuan; `None` where something has no sum.
    pub most: Option<Fen>,
    /// The sum in yuan that is charged to departments and never to the person.
    pub departments: Fen,
    /// The items that may speak of one incident; whether each applies is for the company to decide.
    pub overlaps: Vec<Overlap>,
    /// The sum of the prizes in yuan; it is never set off against penalties.
    pub prizes: Fen,
    /// Whether the prizes may be more than that sum.
    pub prizes_or_more: bool,
    /// The monthly scores of the person.
    pub scores: Vec<ScoreOf>,
    /// The appraisals for which something was entered.
    pub appraisals: Vec<AppraisalOf>,
}

/// A line of an account: all entries of one item for one person.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Line {
    /// The id of the penalty table.
    pub table: String,
    /// The id of the penalty item.
    pub item: String,
    /// The id of the clause that states the penalty.
    pub clause: String,
    /// The entries that the line counts, by their places in the sheet, from 0.
    pub entries: Vec<usize>,
    /// The number of times; for a sum a day the number of days, for a measure the number reached. Denied entries do not
    /// count.
    pub times: u32,
    /// Whether a department is charged instead of the person.
    pub department: bool,
    /// The sum in yuan that the line adds to the person's penalties for certain.
    pub certain: Fen,
    /// The most that the line adds to the penalties, in yuan; `None` where that is not known.
    pub most: Option<Fen>,
    /// What follows from the item.
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
    /// Holds how often it happened.
    pub times: u32,
    /// Whether a condition is not answered.
    pub is_open: bool,
}

/// What follows from an item, by the way in which it is counted.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case", rename_all_fields = "camelCase")]
pub enum Counted {
    /// A sum of money is charged.
    Sum {
        /// The sum in yuan, as far as the conditions are known to hold.
        sum: Fen,
        /// The sum in yuan that is added if the open conditions hold, too.
        open: Fen,
        /// Whether a cap limits the sum.
        capped: bool,
    },
    /// Points are taken off a score.
    Points {
        /// The id of the part of the score.
        part: String,
        /// The number of points.
        points: Hundredths,
    },
    /// Escalating steps are reached.
    Steps {
        /// The steps reached, in their order.
        reached: Vec<Reached>,
        /// The number of times after the last step, of which the regulation says nothing.
        beyond: u32,
        /// The id of the part of the score from which points are taken; `None` where no step takes any.
        part: Option<String>,
        /// The points that all steps take together.
        points: Hundredths,
        /// The sum in yuan of all steps together.
        sum: Fen,
    },
    /// A measure other than money follows.
    Measure {
        /// Whether the number is reached that the measure needs.
        reached: bool,
        /// The number from which the measure follows.
        after: Hundredths,
        /// Whether the number must be exceeded.
        beyond: bool,
    },
    /// A prize is paid.
    Prize {
        /// The prize in yuan; `None` where the regulation does not state it.
        sum: Option<Fen>,
        /// Whether the prize may be more than this sum.
        or_more: bool,
    },
    /// The regulation names a penalty without any figure.
    Unstated,
    /// Figures that the company left blank are needed; they are asked for and never taken as 0.
    NotSet {
        /// The figures that are needed.
        figures: Vec<FigureId>,
    },
}

/// A step that was reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Reached {
    /// What the step does.
    pub does: StepKind,
    /// The points, or the sum in yuan; `None` for a reminder and a warning.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub figure: Option<Hundredths>,
}

/// Items of one person that may speak of one incident.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Overlap {
    /// The ids of the items.
    pub items: Vec<String>,
    /// The entries, by their places in the sheet, from 0.
    pub entries: Vec<usize>,
    /// The day of all these entries; `None` where it was not entered.
    pub on: Option<Moment>,
    /// The least that they come to, in yuan: of each incident only the heaviest counts.
    pub least: Fen,
    /// The sum of all of them, in yuan; `None` where one has no sum.
    pub most: Option<Fen>,
}

/// A monthly score of a person, and what is left of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ScoreOf {
    /// The id of the penalty table.
    pub table: String,
    /// The id of the clause that states the score.
    pub clause: String,
    /// The points of the whole score; `None` where a figure is blank.
    pub total: Option<Hundredths>,
    /// The points that are left; `None` where a figure is blank.
    pub left: Option<Hundredths>,
    /// The parts of the score.
    pub parts: Vec<PartOf>,
}

/// A part of a monthly score, and what is left of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PartOf {
    /// The id of the part.
    pub part: String,
    /// The points of the part; `None` where the figure is blank.
    pub points: Option<Hundredths>,
    /// The points that were lost by items entered.
    pub lost: Hundredths,
    /// The points that were taken off by hand.
    pub by_hand: Hundredths,
    /// The points that are left, never below 0; `None` where the figure is blank.
    pub left: Option<Hundredths>,
}

/// A monthly appraisal of a person, and what it does to the bonus.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AppraisalOf {
    /// The id of the penalty table.
    pub table: String,
    /// The id of the clause that states the indicators.
    pub clause: String,
    /// The id of the clause that states the bands.
    pub bonus: String,
    /// The ids of the indicators for which no score was entered.
    pub missing: Vec<String>,
    /// The blank figures that the appraisal needs.
    pub figures: Vec<FigureId>,
    /// The weighted score, rounded down; `None` where a score or a figure is missing.
    pub score: Option<Hundredths>,
    /// The id of the band into which the score falls; `None` where there is no score.
    pub band: Option<String>,
    /// What becomes of the bonus; `None` where there is no score.
    pub pays: Option<Paid>,
}

/// What becomes of a bonus.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Paid {
    /// Whether the bonus is raised, paid in full, lowered, or not paid.
    pub pays: Pay,
    /// The per cent by which the bonus is raised or lowered; `None` for the other bands.
    pub percent: Option<Hundredths>,
    /// The bonus that was entered, in yuan; `None` where none was.
    pub base: Option<Fen>,
    /// The sum that is paid, in yuan; `None` where no bonus was entered.
    pub sum: Option<Fen>,
}

/// The total of one item over all people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ItemTotal {
    /// The id of the penalty item.
    pub item: String,
    /// The id of the clause that states the penalty.
    pub clause: String,
    /// The number of people for whom the item was entered.
    pub people: u32,
    /// The number of times, or of days, over all people.
    pub times: u32,
    /// The sum over all people, in yuan; `None` where the item has no sum or one is not known.
    pub sum: Option<Fen>,
    /// The most that the sums come to, in yuan; `None` where that is not known.
    pub most: Option<Fen>,
}

/// A condition that nobody has answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Question {
    /// The entry, by its place in the sheet, from 0.
    pub entry: usize,
    /// The id of the penalty item.
    pub item: String,
    /// The id of the condition.
    pub condition: String,
}

/// A figure that the company left blank and that something on the sheet needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Asked {
    /// The figure that is needed.
    pub figure: FigureId,
    /// The value that was given for it; `None` where none was.
    pub value: Option<Hundredths>,
}

impl Line {
    /// Returns the sum in yuan that follows from the item; `None` where it has no sum or the sum is not known.
    #[must_use]
    pub fn sum(&self) -> Option<Fen> {
        match self.counted {
            Counted::Sum { sum, open, .. } => (open == Fen::ZERO).then_some(sum),
            Counted::Steps { sum, .. } => Some(sum),
            _ => None,
        }
    }
}
