//! The list of the rulebooks.

use crate::order::sort_by_key;
use crate::page::dom::{self, Piece, View};
use crate::page::library::{Applies, Kept, Library};
use crate::page::rulebook::InUse;
use crate::rulebook::{DEFAULT_ID, DIGEST_SHOWN, Head};
use crate::words;
use chrono::NaiveDate;

pub(super) fn show(view: &View, library: &mut Library, in_use: &InUse, told: bool, today: NaiveDate) {
    let applies = library.applies().clone();
    let counts = |head: &Head| match (&applies, told) {
        (_, true) => head.digest == in_use.digest,
        (Applies::BuiltIn, _) => head.id == DEFAULT_ID,
        (Applies::One(id), _) => head.id == *id,
        (Applies::ByDate(_), _) => false,
    };
    let pieces: Vec<_> =
        library.all().iter().filter_map(|kept| line(view, kept, counts(&kept.rulebook.head), told, today)).collect();
    view.fill("rulebookList", None, pieces);
    let mut regulations: Vec<String> = Vec::new();
    for kept in library.all() {
        let head = &kept.rulebook.head;
        if head.valid.is_some() && kept.rulebook.parcel.is_some() && !regulations.contains(&head.regulation) {
            regulations.push(head.regulation.clone());
        }
    }
    let pieces = regulations.iter().filter_map(|regulation| by_date(view, library, regulation, &applies, told));
    let pieces = pieces.collect();
    view.fill("rulebookDates", Some("rulebookByDate"), pieces);
}

/// The versions of a regulation, to be chosen by the sending date.
fn by_date(view: &View, library: &mut Library, regulation: &str, applies: &Applies, told: bool) -> Option<Piece> {
    let counts = !told && *applies == Applies::ByDate(regulation.to_owned());
    let mut dated: Vec<_> = library.dated(regulation).map(|kept| kept.rulebook.head.clone()).collect();
    sort_by_key(&mut dated, |head| head.span().0);
    let versions = dated.iter().map(|head| format!("{} {}", head.id, words::span(head.span(), view.lang)));
    let versions = versions.collect::<Vec<_>>().join(view.word("semicolon"));
    let values = [("regulation", regulation), ("versions", &*versions)];
    let piece = view
        .clone_of("rulebook-dates")?
        .with("data-rulebook", Some(regulation))
        .with("data-applies", counts.then_some(""))
        .slot("versions", &words::fill(view.word("rulebookVersions"), &values))
        .slot("applies", if counts { view.word("rulebookApplies") } else { "" });
    Some(if counts || told { piece.without("applyByDate") } else { piece })
}

fn line(view: &View, kept: &Kept, counts: bool, told: bool, today: NaiveDate) -> Option<Piece> {
    let (rulebook, head, lang) = (&*kept.rulebook, &kept.rulebook.head, view.lang);
    let status = *words::rulebook_status(head.status).get(lang);
    let issued = head.issued.map_or_else(
        || view.word("rulebookUndated").to_owned(),
        |day| words::fill(view.word("rulebookIssued"), &[("day", &words::in_full(day.into(), lang))]),
    );
    let digest = head.digest.get(..DIGEST_SHOWN).unwrap_or_default();
    let values = [("id", &*head.id), ("status", status), ("issued", &*issued), ("digest", digest)];
    let holds = [
        (rulebook.parcel.is_some(), "holdsParcel"),
        (!rulebook.penalties.is_empty(), "holdsPenalties"),
        (!rulebook.clocks.is_empty(), "holdsClocks"),
        (!rulebook.targets.is_empty(), "holdsTargets"),
    ];
    let holds: Vec<_> = holds.into_iter().filter(|(there, _)| *there).map(|(_, word)| view.word(word)).collect();
    let valid = head
        .valid
        .as_ref()
        .map(|_| words::fill(view.word("rulebookValid"), &[("span", &words::span(head.span(), lang))]));
    let checked = head.checked_until.map(|until| {
        let word = if head.is_stale(today) { "rulebookStale" } else { "rulebookChecked" };
        words::fill(view.word(word), &[("day", &words::in_full(until.into(), lang))])
    });
    let piece = view
        .clone_of("rulebook")?
        .with("data-rulebook", Some(&head.id))
        .with("data-applies", counts.then_some(""))
        .slot("title", head.title(lang))
        .slot("applies", if counts { view.word("rulebookApplies") } else { "" })
        .slot("meta", &words::fill(view.word("rulebookMeta"), &values))
        .slot("holds", &words::fill(view.word("rulebookHolds"), &[("what", &holds.join(view.word("list")))]))
        .slot("valid", valid.as_deref().unwrap_or_default())
        .slot("checked", checked.as_deref().unwrap_or_default())
        .slot("breaksOff", head.breaks_off.as_ref().map(|text| text.get(lang).as_str()).unwrap_or_default());
    if let Some(place) = dom::first(&piece.element, "[data-slot=checked]") {
        dom::attribute(&place, "data-stale", head.is_stale(today).then_some(""));
    }
    let piece = if counts || told || rulebook.parcel.is_none() { piece.without("applyRulebook") } else { piece };
    let piece = if kept.is_own { piece } else { piece.without("deleteRulebook") };
    let edit = if kept.is_own { "rulebookEdit" } else { "rulebookCopy" };
    let piece = piece.slot("edit", view.word(edit));
    let title = head.title(lang).to_owned();
    let actions = ["applyRulebook", "editRulebook", "exportRulebook", "deleteRulebook"];
    Some(actions.into_iter().fold(piece, |piece, action| piece.named(action, &title)))
}
