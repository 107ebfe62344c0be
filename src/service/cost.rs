//! What a missed clock costs: the penalty items that it names, each by itself, with the conditions of its clause.

use super::figures::Filled;
use crate::money::Fen;
use crate::rulebook::Rulebook;
use crate::rulebook::file::{Condition, Counting, Item};
use serde::Serialize;

/// A penalty item that a missed clock costs; several items are listed side by side and never added up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Cost {
    /// The id of the penalty item.
    pub item: String,
    /// The id of the clause that states the penalty.
    pub clause: String,
    /// How the item is counted, with the code of the rulebook file, such as `occurrence` or `per-day`.
    pub counts: &'static str,
    /// The sum in yuan each time or each day; `None` where the item is counted otherwise or the figure is a blank.
    pub each: Option<Fen>,
    /// The number of calendar days after the day that was due; `None` where days do not count or nothing was missed.
    pub days: Option<u32>,
    /// The conditions that must hold before anything is charged.
    pub conditions: Vec<Held>,
    /// Whether all conditions hold: false where one does not, `None` while one is not answered.
    pub holds: Option<bool>,
    /// The sum in yuan that is certain for a missed clock: 0 where a condition does not hold, `None` while one is open.
    pub sum: Option<Fen>,
    /// The sum in yuan if all conditions that are not answered hold; `None` where it cannot be told.
    pub most: Option<Fen>,
}

/// A condition of an item, and what was answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Held {
    /// The name of the condition: the ids of item and condition, such as `staff-3.loss`.
    pub id: String,
    /// Whether the condition holds; `None` where nobody has answered it.
    pub holds: Option<bool>,
}

/// What an item costs; `late`: the calendar days after the one on which it was due, where it was missed.
pub(super) fn cost(
    item: &Item,
    rulebook: &Rulebook,
    filled: &Filled,
    late: Option<u32>,
    answers: &[(String, bool)],
) -> Cost {
    let yuan = |name: &str| filled.figure(rulebook, item.clause.as_str(), name).yuan();
    let (counts, each, sum) = match &item.counts {
        Counting::Occurrence(counts) => {
            let each = yuan(&counts.sum.0);
            ("occurrence", each, each.filter(|_| late.is_some()))
        }
        Counting::PerDay(counts) => {
            let each = yuan(&counts.sum.0);
            let sum = each.zip(late).map(|(each, days)| each.times(days));
            let cap = counts.cap.as_ref().and_then(|cap| yuan(&cap.0));
            ("per-day", each, sum.map(|sum| cap.map_or(sum, |cap| sum.min(cap))))
        }
        Counting::WageShare(_) => ("wage-share", None, None),
        Counting::Points(_) => ("points", None, None),
        Counting::Steps(_) => ("steps", None, None),
        Counting::Measure(_) => ("measure", None, None),
        Counting::Prize(_) => ("prize", None, None),
        Counting::Unstated(_) => ("unstated", None, None),
    };
    let answer = |condition: &Condition| {
        let id = item.condition(condition);
        answers.iter().find(|(known, _)| *known == id).map(|(_, holds)| *holds)
    };
    let held = |condition| Held { id: item.condition(condition), holds: answer(condition) };
    let holds = item.holds(answer);
    let nothing = || late.map(|_| Fen::ZERO);
    Cost {
        item: item.id.as_str().to_owned(),
        clause: item.clause.as_str().to_owned(),
        counts,
        each,
        days: late.filter(|_| counts == "per-day"),
        conditions: item.conditions.iter().map(held).collect(),
        holds,
        sum: match holds {
            Some(true) => sum,
            Some(false) => nothing(),
            None => None,
        },
        most: if holds == Some(false) { nothing() } else { sum },
    }
}
