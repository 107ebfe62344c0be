//! The list of the rulebooks, in words.

use crate::front::library::{Applies, Kept};
use crate::front::shared::Shared;
use crate::order::sort_by_key;
use crate::rulebook::{DEFAULT_ID, DIGEST_SHOWN, Head};
use crate::words;

/// Holds what the list says of a rulebook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// Holds the id of the rulebook.
    pub id: String,
    /// Holds the title of the rulebook.
    pub title: String,
    /// Is true where it is the one that counts.
    pub applies: bool,
    /// Id, status, date of issue and digest.
    pub meta: String,
    /// Says what it holds: parcel rules, penalties, clocks, targets.
    pub holds: String,
    /// The sending dates for which it holds; empty where it says none.
    pub valid: String,
    /// Until when somebody has compared it with the regulation in force; empty where it does not say.
    pub checked: String,
    /// Is true where that day is over.
    pub is_stale: bool,
    /// Where its source breaks off; empty where it does not.
    pub breaks_off: String,
    /// Is true where it may be chosen to count.
    pub can_apply: bool,
    /// Is true where it is the station's own: it is changed as it is, and may be deleted.
    pub is_own: bool,
}

/// A regulation with the versions of which the sending date may choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dated {
    /// Names the regulation.
    pub regulation: String,
    /// Its versions with their dates.
    pub versions: String,
    /// Is true where the sending date chooses now.
    pub applies: bool,
    /// Is true where that may be chosen.
    pub can_apply: bool,
}

/// The rulebooks of this machine, and the regulations that have versions with dates.
pub(super) fn of(shared: &mut Shared) -> (Vec<Summary>, Vec<Dated>) {
    shared.rules.library.all();
    let shared = &*shared;
    let all = shared.rules.library.known();
    let summaries = all.iter().map(|kept| summary(kept, shared)).collect();
    let mut regulations: Vec<(&str, Vec<&Head>)> = Vec::new();
    for kept in all {
        let head = &kept.rulebook.head;
        if head.valid.is_none() || kept.rulebook.parcel.is_none() {
            continue;
        }
        match regulations.iter_mut().find(|(regulation, _)| *regulation == head.regulation) {
            Some((_, heads)) => heads.push(head),
            None => regulations.push((&head.regulation, vec![head])),
        }
    }
    let dated = regulations.into_iter().map(|(regulation, heads)| dated(regulation, heads, shared)).collect();
    (summaries, dated)
}

fn dated(regulation: &str, mut heads: Vec<&Head>, shared: &Shared) -> Dated {
    let rules = &shared.rules;
    let applies = !rules.is_told && *rules.library.applies() == Applies::ByDate(regulation.to_owned());
    sort_by_key(&mut heads, |head| head.span().0);
    let versions = heads.iter().map(|head| format!("{} {}", head.id, words::span(head.span(), shared.lang)));
    let versions = versions.collect::<Vec<_>>().join(shared.word("semicolon"));
    let values = [("regulation", regulation), ("versions", &*versions)];
    Dated {
        regulation: regulation.to_owned(),
        versions: shared.fill("rulebookVersions", &values),
        applies,
        can_apply: !applies && !rules.is_told,
    }
}

/// Whether it is the one that counts.
fn applies(head: &Head, shared: &Shared) -> bool {
    let rules = &shared.rules;
    match rules.library.applies() {
        _ if rules.is_told => head.digest == rules.in_use.digest,
        Applies::BuiltIn => head.id == DEFAULT_ID,
        Applies::One(id) => head.id == *id,
        Applies::ByDate(_) => false,
    }
}

fn summary(kept: &Kept, shared: &Shared) -> Summary {
    let (rulebook, head, lang) = (&kept.rulebook, &kept.rulebook.head, shared.lang);
    let applies = applies(head, shared);
    let on = |key: &str, day: chrono::NaiveDate| shared.fill(key, &[("day", &words::in_full(day.into(), lang))]);
    let issued = head.issued.map(|day| on("rulebookIssued", day));
    let values = [
        ("id", &*head.id),
        ("status", *words::rulebook_status(head.status).get(lang)),
        ("issued", issued.as_deref().unwrap_or_else(|| shared.word("rulebookUndated"))),
        ("digest", head.digest.get(..DIGEST_SHOWN).unwrap_or_default()),
    ];
    let holds = [
        (rulebook.parcel.is_some(), "holdsParcel"),
        (!rulebook.penalties.is_empty(), "holdsPenalties"),
        (!rulebook.clocks.is_empty(), "holdsClocks"),
        (!rulebook.targets.is_empty(), "holdsTargets"),
    ];
    let holds: Vec<_> = holds.into_iter().filter(|(there, _)| *there).map(|(_, word)| shared.word(word)).collect();
    let valid = head.valid.as_ref().map(|_| shared.fill("rulebookValid", &[("span", &words::span(head.span(), lang))]));
    let is_stale = head.is_stale(shared.as_of().date());
    let checked = head.checked_until.map(|until| on(if is_stale { "rulebookStale" } else { "rulebookChecked" }, until));
    Summary {
        id: head.id.clone(),
        title: head.title(lang).to_owned(),
        applies,
        meta: shared.fill("rulebookMeta", &values),
        holds: shared.fill("rulebookHolds", &[("what", &holds.join(shared.word("list")))]),
        valid: valid.unwrap_or_default(),
        checked: checked.unwrap_or_default(),
        is_stale,
        breaks_off: head.breaks_off.as_ref().map(|text| text.get(lang).clone()).unwrap_or_default(),
        can_apply: !applies && !shared.rules.is_told && rulebook.parcel.is_some(),
        is_own: kept.is_own,
    }
}
