//! What two estimates say of one point.

use super::answer::clock_state;
use super::fill::fill;
use super::headline::clause_short;
use super::{dates, labels, sum};
use crate::choice::Choice;
use crate::estimate::{Compared, Filing, Point, Side};
use crate::lang::{Lang, Text, text};
use crate::money::Range;
use crate::rulebook::ParcelRules;
use crate::set::Set;

/// Returns the name of a point on which two estimates are compared.
#[must_use]
pub fn point(point: Point, rulebook: &ParcelRules, lang: Lang) -> String {
    let label = match point {
        Point::Receives => text("我站可得", "We receive"),
        Point::Pays => text("我站要赔", "We pay"),
        Point::Fined => text("我站被罚", "We are fined"),
        Point::Bears => text("我站自负", "We bear ourselves"),
        Point::Compensation => text("申报方可得的赔偿", "Compensation to the claimant"),
        Point::Filing => text("能否申报", "Filing"),
        Point::Outcome => text("赔偿结论", "Outcome"),
        Point::Liable => text("谁承担", "Borne by"),
        Point::Delay => text("有没有延误", "Delay"),
        Point::Days => text("延误天数", "Days late"),
        Point::Fine => text("延误罚款", "Fine for delay"),
        Point::Deadline(id) => labels::deadline(id),
        Point::Line(kind, clause, from) => {
            let clause = rulebook.clause(clause).map(|clause| clause_short(clause, lang)).unwrap_or_default();
            let values = [
                ("kind", *labels::kind_of_money(kind).get(lang)),
                ("from", labels::party(from).get(lang)),
                ("clause", &*clause),
            ];
            return fill(text("{kind}（{from}，{clause}）", "{kind} ({from}, {clause})").get(lang), &values);
        }
    };
    (*label.get(lang)).to_owned()
}

/// Returns what one of two estimates says of a point, in words.
#[must_use]
pub fn side(row: &Compared, told: Option<Side>, rulebook: &ParcelRules, lang: Lang) -> String {
    let of = |one: Text| (*one.get(lang)).to_owned();
    let Some(told) = told else { return of(text("没有", "none")) };
    match told {
        Side::Sum(None) => of(text("制度未规定", "not regulated")),
        Side::Sum(Some(range)) if range.is_zero() => of(text("没有", "none")),
        Side::Sum(Some(range)) => sum(range, lang),
        Side::Line(range, true) => sum(range, lang),
        Side::Line(range, false) => {
            fill(text("可能，{sum}", "possibly {sum}").get(lang), &[("sum", &sum(range.from_zero(), lang))])
        }
        Side::Days(days) => days_late(days, lang),
        Side::Filing(filing, refusals) => {
            let states = all(filing, labels::filing, lang);
            let clauses = refusals.iter().filter_map(|id| rulebook.clause(id)).map(|clause| clause_short(clause, lang));
            let clauses: Vec<String> = clauses.collect();
            if clauses.is_empty() || !filing.contains(Filing::Refused) {
                return states;
            }
            let clauses = clauses.join(text("、", ", ").get(lang));
            fill(
                text("{states}（{clauses}）", "{states} ({clauses})").get(lang),
                &[("states", &states), ("clauses", &clauses)],
            )
        }
        Side::Outcome(outcome) => all(outcome, labels::outcome, lang),
        Side::Liable(liable) if liable.is_empty() => of(text("没有", "nobody")),
        Side::Liable(liable) => all(liable, labels::party, lang),
        Side::Delay(outcome) => all(outcome, labels::delay_outcome, lang),
        Side::Due(due, state) => {
            let Point::Deadline(id) = row.point else { return dates::in_full(due, lang) };
            fill(
                text("{due}，{state}", "{due}, {state}").get(lang),
                &[("due", &dates::in_full(due, lang)), ("state", clock_state(id, state).get(lang))],
            )
        }
    }
}

fn all<T: Choice>(set: Set<T>, words: impl Fn(T) -> Text, lang: Lang) -> String {
    let said: Vec<&str> = set.iter().map(|one| *words(one).get(lang)).collect();
    super::fill::capital(&said.join(text("，或", ", or ").get(lang)))
}

fn days_late(days: Range<u32>, lang: Lang) -> String {
    let most = days.max.unwrap_or(days.min);
    let template = match days.single() {
        Some(_) => text("{most} 天", "{most} day{s}"),
        None if days.min == 0 => text("最多 {most} 天", "at most {most} day{s}"),
        None => text("{min} 至 {most} 天", "{min} to {most} days"),
    };
    let values = [("min", &*days.min.to_string()), ("most", &*most.to_string()), ("s", dates::plural(most.into()))];
    fill(template.get(lang), &values)
}
