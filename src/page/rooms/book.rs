//! The case book: the list, a line for each case, and what is said above it.

use crate::book::Status;
use crate::choice::Choice;
use crate::front::book::Book;
use crate::front::book::line::{Line, Part};
use crate::front::shared::Shared;
use crate::page::dom;
use crate::page::view::{Piece, View};
use crate::words;
use std::rc::Rc;

pub(super) fn show(room: &Book, shared: &Shared, view: &View) {
    if let Some(search) = view.input("bookSearch") {
        dom::attribute(&search, "placeholder", Some(view.word("bookSearch")));
    }
    view.value("bookSearch", &room.query);
    view.show("exportBook", !room.is_empty());
    view.say("bookRefused", &shared.book_refused().unwrap_or_default());
    view.show("bookAsk", room.asks());
    let deleted = room.deleted(shared);
    view.show("bookUndo", deleted.is_some());
    view.text("bookDeleted", &deleted.unwrap_or_default());
    brought(room, shared, view);
    let none = room.lines.is_empty();
    view.show("cases", !none);
    view.show("bookEmpty", room.is_empty());
    view.text("bookNone", if none && !room.is_empty() { view.word("bookNone") } else { "" });
    view.show("bookMore", room.more > 0);
    view.text("bookMore", &view.fill("bookMore", &[("n", &room.next().to_string())]));
    lines(&room.lines, view);
}

/// What a file brought.
fn brought(room: &Book, shared: &Shared, view: &View) {
    let said = room.brought_said(shared);
    view.show("bookBrought", said.is_some());
    let Some((text, faults)) = said else { return };
    view.text("bookBroughtText", &text);
    view.show("bookRestore", room.can_restore());
    let faults = faults.iter().filter_map(|fault| Some(view.clone_of("bookFault")?.slot("text", fault)));
    view.list("bookFaults", None, faults.collect());
}

fn lines(lines: &[Line], view: &View) {
    // What is being typed stands there already.
    let shown = |line: &Line| {
        let Line { key, revision, said, shown, fault, .. } = line;
        (
            key.clone(),
            revision.clone(),
            Rc::clone(said),
            (shown.content.on, shown.content.paid),
            line.is_typed(),
            *fault,
        )
    };
    if view.changed("cases", &lines.iter().map(shown).collect::<Vec<_>>()) {
        view.list("caseList", None, lines.iter().filter_map(|line| piece(line, view)).collect());
    }
}

fn piece(line: &Line, view: &View) -> Option<Piece> {
    let (said, waybill) = (&line.said, &*line.said.waybill);
    let error = line.fault.map(|(_, word)| view.word(word)).unwrap_or_default();
    let piece = view
        .clone_of("case")?
        .key(&line.key)
        .with("data-revision", Some(&line.revision))
        .with("data-urgency", Some(said.tone))
        .slot("waybill", waybill)
        .slot("happened", &said.happened)
        .slot("rival", said.rival)
        .slot("faults", said.faults)
        .slot("sum", &said.sum)
        .slot("overdue", said.overdue)
        .slot("left", &said.left)
        .slot("due", &said.due)
        .slot("onLabel", said.on_label)
        .slot("compared", &said.compared)
        .slot("error", error)
        .named("openCase", waybill)
        .named("deleteCase", waybill)
        .named("keepCase", waybill)
        .shown("[data-action=keepCase]", line.can_be_kept())
        .shown("[data-action=deleteCase]", line.can_be_deleted())
        .shown("[data-part=on]", line.asks_on())
        .shown("[data-part=paid]", line.asks_paid());
    status(line, &piece, view);
    for (name, part) in [("on", Part::On), ("paid", Part::Paid)] {
        let wrong = line.fault.is_some_and(|(at, _)| at == part);
        if let Some(input) = dom::first(&piece.element, &format!("[data-input={name}]")) {
            dom::attribute(&input, "aria-invalid", wrong.then_some("true"));
        }
    }
    let status = line.shown.content.status.code();
    Some(piece.value("status", status).value("on", &line.on()).value("paid", &line.paid()))
}

/// What a status is called, and the choice of it.
fn status(line: &Line, piece: &Piece, view: &View) {
    let Some(select) = dom::first(&piece.element, "[data-input=status]") else { return };
    for option in dom::all(&select, "option") {
        let status = option.get_attribute("value").and_then(|code| Status::by_code(&code));
        dom::text(&option, status.map(|status| *words::status(status).get(view.lang)).unwrap_or_default());
    }
    let name = view.fill("named", &[("action", view.word("caseStatus")), ("field", &line.said.waybill)]);
    dom::attribute(&select, "aria-label", Some(&name));
}
