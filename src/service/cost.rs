//! What a missed clock costs: the penalty items that it names, each by itself.

use super::Filled;
use crate::money::Fen;
use crate::rulebook::Rulebook;
use crate::rulebook::file::{Counting, Item};
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
    /// What it comes to, where it was missed and the figure is set.
    pub sum: Option<Fen>,
    /// What happened, in few words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// In words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// What an item costs; `late`: the calendar days after the one on which it was due, where it was missed.
pub(super) fn cost(item: &Item, rulebook: &Rulebook, filled: &Filled, late: Option<u32>) -> Cost {
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
    Cost {
        item: item.id.as_str().to_owned(),
        clause: item.clause.as_str().to_owned(),
        counts,
        each,
        days: late.filter(|_| counts == "per-day"),
        sum,
        label: None,
        text: None,
    }
}
