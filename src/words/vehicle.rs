//! A vehicle with many waybills in words: what a miss would cost in all, and what saving came to.

use super::fill::{fill, say};
use super::levers;
use crate::estimate::Lever;
use crate::lang::{Lang, text};
use crate::vehicle::Tally;

/// Returns the words for what a lever would change for `count` parcels that share all but their waybills; none where it
/// changes no sum of ours, or there is just one.
#[must_use]
pub fn effect_for_all(lever: &Lever, count: usize, lang: Lang) -> Option<String> {
    if levers::ruled(&lever.with) && !levers::ruled(&lever.without) {
        return None;
    }
    let times = u32::try_from(count).ok().filter(|count| *count > 1)?;
    let (mut without, mut with) = (lever.without, lever.with);
    (without.ours, with.ours) = (Some(without.ours?.times(times)), Some(with.ours?.times(times)));
    let effect = levers::change_of_sums(&without, &with, lang)?;
    Some(say(
        text("{n} 件合计：{effect}", "All {n} together: {effect}"),
        &[("n", &count.to_string()), ("effect", &effect)],
        lang,
    ))
}

/// Returns what was saved for the parcels of a vehicle in one sentence; counts of zero are left out.
#[must_use]
pub fn vehicle_saved(tally: &Tally, lang: Lang) -> String {
    let counts = [
        (tally.new, text("{n} 件已存入案卷", "{n} saved in the case book")),
        (tally.updated, text("案卷里 {n} 件已更新", "{n} brought up to date there")),
        (tally.same, text("{n} 件案卷里已有，没有变化", "{n} there already, unchanged")),
        (tally.changed, text("{n} 件在案卷里另外改过，没有动", "{n} changed there since, left as they are")),
    ];
    let told = counts.iter().filter(|(count, _)| *count > 0);
    let told: Vec<String> = told.map(|(n, template)| fill(template.get(lang), &[("n", &n.to_string())])).collect();
    told.join(text("；", "; ").get(lang))
}
