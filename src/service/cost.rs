//! What a missed clock costs: the penalty items that it names, each by itself, with the conditions of its clause.

use super::figures::Filled;
use crate::money::Fen;
use crate::rulebook::Rulebook;
use crate::rulebook::file::{Condition, Counting, Item};
use serde::Serialize;

/// A penalty item that a miss draws. Several of them are listed, never added.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Cost {
    /// The item.
    pub item: String,
    /// The clause that says so.
    pub clause: String,
    /// How it is counted, as in the file: `occurrence`, `per-day` …
    pub counts: &'static str,
    /// Yuan each time or each day; none where it is counted otherwise, or the figure is a blank.
    pub each: Option<Fen>,
    /// The calendar days after the one on which it was due, where they count and it was missed.
    pub days: Option<u32>,
    /// What must hold besides.
    pub conditions: Vec<Held>,
    /// Whether all of that holds: not where something does not; none while something is not answered.
    pub holds: Option<bool>,
    /// What it comes to for certain, where it was missed: none while a condition is not answered, nothing where one
    /// does not hold.
    pub sum: Option<Fen>,
    /// What it comes to where every condition that is not answered holds.
    pub most: Option<Fen>,
}

/// A condition of an item, and what was answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Held {
    /// Its name: `staff-3.loss`.
    pub id: String,
    /// Whether it holds; none where nobody has said so.
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
