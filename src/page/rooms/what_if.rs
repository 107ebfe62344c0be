//! What if: the facts that are varied, and the two results side by side.

use crate::case::{Field, Kind};
use crate::estimate::{Compared, Point, Side, compare};
use crate::front::answer::Answer;
use crate::front::draft::Entry;
use crate::front::focus::Form;
use crate::front::shared::Shared;
use crate::front::what_if::WhatIf;
use crate::page::dom;
use crate::page::fields::{self, Marks};
use crate::page::sides::side;
use crate::page::view::View;
use crate::words;

pub(super) fn show(what_if: &WhatIf, shared: &Shared, view: &View) {
    let Some(real) = shared.answered() else { return };
    view.show("whatIfButton", !what_if.open);
    if view.changed("whatIf", &what_if.open) {
        let piece = if what_if.open { view.clone_of("what-if") } else { None };
        view.list("whatIf", None, piece.into_iter().collect());
    }
    let Some(other) = what_if.answer().filter(|_| what_if.open) else { return };
    fields(what_if, other, shared, view);
    choices(what_if, real, shared, view);
    sides(what_if, compare(&real.estimate, &other.estimate), shared, view);
}

/// The fields that are varied, each with what the form says.
fn fields(what_if: &WhatIf, other: &Answer, shared: &Shared, view: &View) {
    let draft = &shared.parcel.form.draft;
    let shown: Vec<_> = what_if.fields.iter().map(|field| (*field, draft.get(*field).cloned())).collect();
    if view.changed("whatIfFields", &(what_if.of(), shown.clone())) {
        let pieces = shown.iter().filter_map(|(field, now)| {
            let now = view.fill("whatIfNow", &[("said", &said_of(*field, now.as_ref(), view))]);
            let piece = view.clone_of("varied")?.key(field.key()).slot("now", &now);
            Some(piece.named("unvary", words::field(*field).get(view.lang)).aim("unvary", "data-to", field.key()))
        });
        view.list("whatIfFields", None, pieces.collect());
        // The field itself stands before what the form says.
        for piece in view.place("whatIfFields").iter().flat_map(dom::children) {
            let Some(field) = piece.get_attribute(crate::page::view::PIECE).and_then(|key| Field::by_key(&key)) else {
                continue;
            };
            let element = fields::form(view, Form::WhatIf, |fields| fields.get_or_make(field, view)).flatten();
            if let Some(element) = element.filter(|element| !piece.contains(Some(element))) {
                // A fresh place takes what it is given.
                let _ = piece.insert_before(&element, piece.first_child().as_ref());
            }
        }
    }
    let mut form = what_if.form.clone();
    form.draft = what_if.varied(draft);
    for field in &what_if.fields {
        let settled = form.settled.contains(*field);
        let issue = other.issues.iter().find(|issue| issue.field == field.key() && settled);
        let error = issue.map(|issue| words::issue(issue, &other.case, Some(other.as_of.into()), view.lang));
        let marks = Marks { answer: other, rulebook: &shared.rules.in_use, error: error.as_deref(), leads: false };
        fields::form(view, Form::WhatIf, |fields| fields.show(*field, &form, &marks, view));
    }
}

/// What may be varied: first what bears on the result.
fn choices(what_if: &WhatIf, real: &Answer, shared: &Shared, view: &View) {
    let choices = what_if.choices(&real.estimate, &shared.parcel.form.draft);
    if !view.changed("whatIfChoices", &(what_if.of(), choices.clone())) {
        return;
    }
    let choice = |field: &Field| {
        let piece = view.clone_of("vary")?.slot("label", words::field(*field).get(view.lang));
        Some(piece.key(field.key()).with("data-to", Some(field.key())))
    };
    let (first, more) = choices;
    view.list("whatIfChoices", None, first.iter().filter_map(choice).collect());
    view.list("whatIfMore", Some("whatIfMorePart"), more.iter().filter_map(choice).collect());
}

/// The two results, point by point.
fn sides(what_if: &WhatIf, rows: Vec<Compared>, shared: &Shared, view: &View) {
    // Before anything is varied there is nothing to compare.
    let shown = (!what_if.fields.is_empty()).then_some(rows);
    view.show("whatIfSides", shown.is_some());
    let by = shared.rules.in_use.digest.clone();
    if !view.changed("whatIfSides", &(what_if.of(), shown.clone(), by)) {
        return;
    }
    let rulebook = &*shared.rules.in_use;
    let rows = shown.as_deref().unwrap_or_default();
    let pieces = rows.iter().filter(|row| is_worth(row)).filter_map(|row| side(row, rulebook, view));
    view.list("whatIfRows", None, pieces.collect());
    let differs: Vec<&Compared> = rows.iter().filter(|row| row.differs()).collect();
    let said = match differs.first() {
        Some(row) => view.fill(
            "whatIfDiffers",
            &[
                ("count", &differs.iter().filter(|row| is_worth(row)).count().to_string()),
                ("point", &words::point(row.point, rulebook, view.lang)),
                ("one", &words::side(row, row.one, rulebook, view.lang)),
                ("other", &words::side(row, row.other, rulebook, view.lang)),
            ],
        ),
        None => view.word("whatIfSame").to_owned(),
    };
    view.text("whatIfSaid", if shown.is_some() { &said } else { "" });
}

/// Whether a row is worth its room: what is the same is told of the answer itself, not of every line and deadline.
fn is_worth(row: &Compared) -> bool {
    let nothing = |told| matches!(told, Some(Side::Sum(Some(range))) if range == crate::money::Range::default());
    row.differs() || !matches!(row.point, Point::Line(..) | Point::Deadline(_) | Point::Days) && !nothing(row.one)
}

/// What the form says in a field, in words.
fn said_of(field: Field, entry: Option<&Entry>, view: &View) -> String {
    match (entry, field.spec().kind) {
        (None, _) => view.word("whatIfBlank").to_owned(),
        (Some(Entry::Unknown), _) => view.word("unknown").to_owned(),
        (Some(Entry::NotSoFar), _) => view.word("notReported").to_owned(),
        (Some(Entry::Typed(text)), _) => text.clone(),
        (Some(Entry::Chosen(code)), Kind::Choice(codes)) => {
            let index = codes.iter().position(|known| known == code).and_then(|index| u8::try_from(index).ok());
            let said = index.and_then(|index| words::choice(field, index));
            words::capital(said.map(|said| *said.get(view.lang)).unwrap_or_default())
        }
        (Some(Entry::Chosen(code)), _) => view.word(code).to_owned(),
    }
}
