//! The form of the parcel in hand.

use crate::case::{Field, Kind};
use crate::front::draft::{Entry, PROFILE};
use crate::front::focus::Form;
use crate::front::in_hand::Notice;
use crate::front::parcel::Parcel;
use crate::front::plan::Section;
use crate::front::shared::Shared;
use crate::front::station::PARTS;
use crate::page::dom;
use crate::page::fields::{self, Marks};
use crate::page::view::{View, write};
use crate::words;

/// The first cards, and what stands around them.
pub(super) fn show(parcel: &Parcel, shared: &Shared, view: &View, in_hand: Option<Field>) {
    form(shared, view, in_hand, is_first);
    faults(shared, view);
    late(shared, view);
    profile(parcel, shared, view);
    empty(parcel, shared, view);
    view.show("resetConfirm", parcel.asks_reset);
    view.show("resetButton", !parcel.asks_reset);
    view.text("save", view.word(if shared.parcel.base.is_some() { "update" } else { "save" }));
    let twin = parcel.asks_twin(shared);
    view.show("twin", !twin.is_empty());
    view.text("twinText", &twin);
    view.say("saveRefused", &shared.book.refused.and_then(|_| shared.book_refused()).unwrap_or_default());
    let notice = match &shared.parcel.notice {
        None => String::new(),
        Some(Notice::Restored) => view.word("restored").to_owned(),
        Some(Notice::Unclear(fields)) => view.fill("unclear", &[("fields", &fields.join(view.word("comma")))]),
    };
    view.show("notice", !notice.is_empty());
    view.text("noticeText", &notice);
}

/// The cards below: what is asked there follows from the first.
pub(super) fn show_rest(shared: &Shared, view: &View, in_hand: Option<Field>) {
    form(shared, view, in_hand, |section| !is_first(section));
}

const fn is_first(section: Section) -> bool {
    matches!(section, Section::Profile | Section::Problem | Section::Core)
}

/// The fields of these cards where the plan wants them, and how each stands.
fn form(shared: &Shared, view: &View, in_hand: Option<Field>, of: fn(Section) -> bool) {
    let Some(answer) = shared.answered() else { return };
    let (faults, form) = (Parcel::faults(shared), &shared.parcel.form);
    let marks = |field: Field| Marks {
        answer,
        rulebook: &shared.rules.in_use,
        error: faults.iter().find(|(known, _)| *known == field).map(|(_, said)| said.as_str()),
        leads: true,
    };
    for (section, fields) in answer.plan.fields.iter().filter(|(section, _)| of(*section)) {
        fields::form(view, Form::Parcel, |form| form.arrange(view, section.place(), fields, in_hand));
        if let Some(part) = section.part() {
            let some = view.place(section.place()).is_some_and(|place| place.child_element_count() > 0);
            view.show(part, some);
        }
        for field in fields {
            fields::form(view, Form::Parcel, |known| known.show(*field, form, &marks(*field), view));
        }
    }
}

/// What has to be mended.
fn faults(shared: &Shared, view: &View) {
    if shared.answered().is_none() {
        return;
    }
    let faults = Parcel::faults(shared);
    if view.changed("faults", &faults) {
        let pieces = faults.iter().filter_map(|(field, said)| {
            Some(view.clone_of("error")?.slot("text", said).aim("toField", "data-to", field.key()))
        });
        view.list("errorList", Some("errors"), pieces.collect());
    }
}

/// Whether it is late, which is a question of the page and not of the record.
fn late(shared: &Shared, view: &View) {
    let Some(place) = view.place("lateField") else { return };
    if place.first_element_child().is_none() {
        view.list("lateField", None, fields::late(view).into_iter().collect());
    }
    let late = shared.parcel.form.draft.late;
    if let Some(field) = place.first_element_child().filter(|_| view.changed("late", &late)) {
        fields::enter_late(&field, late);
    }
}

/// One line once the clerk says so, or from the start where it was remembered.
fn profile(parcel: &Parcel, shared: &Shared, view: &View) {
    let said = |field: &Field| match shared.parcel.form.draft.get(*field)? {
        Entry::Chosen(code) => {
            let Kind::Choice(codes) = field.spec().kind else { return None };
            let index = codes.iter().position(|known| known == code)?;
            words::choice(*field, u8::try_from(index).ok()?).map(|text| *text.get(view.lang))
        }
        _ => Some(view.word("unknown")),
    };
    let line = PROFILE.iter().zip(["profileWe", "profileClaimant", "profileDeliveredBy"]);
    let line = line.filter_map(|(field, word)| Some(view.fill(word, &[("said", said(field)?)])));
    view.text("profileText", &line.collect::<Vec<_>>().join(view.word("list")));
    view.attr("profile", "data-profile", Some(if parcel.profile_is_open { "open" } else { "done" }));
    let mut station = shared.station.clone();
    for (code, part) in PARTS {
        if let Some(input) = dom::first(&view.root, &format!("[data-station={code}]")) {
            write(&input, part(&mut station));
        }
    }
    let keeps = shared.storage.keeps();
    if view.changed("keeps", &keeps) {
        for place in dom::all(&view.root, "[data-word=profileHint]") {
            dom::text(&place, view.word(if keeps { "profileHint" } else { "profileLost" }));
        }
    }
}

/// What to do first, where there is no result yet.
fn empty(parcel: &Parcel, shared: &Shared, view: &View) {
    let draft = &shared.parcel.form.draft;
    let waits_for_due = draft.late == Some(true) && !draft.has_problem();
    view.text(
        "emptyTitle",
        view.word(match (parcel.profile_is_open, waits_for_due) {
            (true, _) => "emptyTitleFirst",
            (false, true) => "emptyDue",
            (false, false) => "emptyTitle",
        }),
    );
}
