//! The list of the case book: a line for each case, made once and filled again, so that nothing loses the focus.

use super::Room;
use crate::book::{Row, Status, Urgency, difference};
use crate::case::{Choice, Moment};
use crate::estimate::estimate;
use crate::page::dom::{self, Piece, View};
use crate::page::draft::typed_like;
use crate::page::fields::arrange;
use crate::page::rulebook::InUse;
use crate::words;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, HtmlSelectElement};

/// Marks the line of a revision.
pub(super) const REVISION: &str = "data-revision";

/// Shows the lines that the search leaves, as many as the clerk wants to see.
pub(super) fn show(view: &View, room: &Room, rulebook: &InUse) {
    let found: Vec<&Rc<Row>> = room.rows.iter().filter(|row| words::row_says(row, &room.query, view.lang)).collect();
    view.show("cases", !found.is_empty());
    view.show("bookEmpty", room.rows.is_empty());
    view.text("bookNone", if found.is_empty() && !room.rows.is_empty() { view.word("bookNone") } else { "" });
    let left = found.len().saturating_sub(room.limit);
    view.show("bookMore", left > 0);
    let more = left.min(super::PAGE).to_string();
    view.text("bookMore", &words::fill(view.word("bookMore"), &[("n", &more)]));
    let Some(place) = view.place("caseList") else { return };
    let known = dom::all(&place, &format!("[{REVISION}]"));
    let lines: Vec<Element> =
        found.iter().take(room.limit).filter_map(|row| line(view, &known, row, rulebook)).collect();
    let held = lines.iter().find(|line| dom::first(line, ":focus").is_some());
    arrange(&place, &lines, held);
}

fn line(view: &View, known: &[Element], row: &Row, rulebook: &InUse) -> Option<Element> {
    let revision = row.revision.as_str();
    let piece = match known.iter().find(|line| line.get_attribute(REVISION).as_deref() == Some(revision)) {
        Some(line) => view.piece(line.clone()),
        None => view.clone_of("case")?.with(REVISION, Some(revision)),
    };
    Some(fill(view, piece, row, rulebook))
}

fn fill(view: &View, piece: Piece, row: &Row, rulebook: &InUse) -> Element {
    let lang = view.lang;
    let rulebook = rulebook.of_case(&row.case, row.as_of.date());
    let told = estimate(&row.case, &rulebook, row.as_of);
    let some = told.claim.is_some() || told.delay.is_some();
    let figures = words::figures(&told, lang);
    let sum = figures.iter().map(|figure| figure.said(lang)).collect::<Vec<_>>().join("\n");
    let waybill = if row.waybill().is_empty() { view.word("caseNoWaybill") } else { row.waybill() };
    let tone = match &row.urgency {
        Urgency::Overdue(_) | Urgency::Late { .. } => "overdue",
        Urgency::Due(_) | Urgency::ToSign(_) => "due",
        Urgency::Quiet => "quiet",
        Urgency::Settled => "settled",
    };
    let left = match row.urgency.due() {
        Some(due) => words::time_left(due, row.as_of, lang),
        None => view.word(if tone == "settled" { "settled" } else { "noDeadline" }).to_owned(),
    };
    let compared = row.content.paid.filter(|_| some).map(|paid| words::compared(difference(paid, &told), lang));
    let piece = piece
        .with("data-urgency", Some(tone))
        .slot("waybill", waybill)
        .slot("happened", &words::what_happened(&row.case, lang))
        .slot("rival", row.rival.map(|rival| *words::rival(rival).get(lang)).unwrap_or_default())
        .slot("faults", if row.issues.is_empty() { "" } else { view.word("caseFaults") })
        .slot("sum", if some { &sum } else { view.word("caseNothing") })
        .slot("overdue", if row.urgency.is_over() { view.word("overdue") } else { "" })
        .slot("left", &left)
        .slot("due", &words::urgency(&row.urgency, row.as_of.into(), lang))
        .slot("onLabel", words::said_of_status(row.content.status).get(lang))
        .slot("compared", &compared.unwrap_or_default())
        .slot("error", "");
    let element =
        ["openCase", "deleteCase", "keepCase"].iter().fold(piece, |piece, action| piece.named(action, waybill)).element;
    // Of two that stand side by side one is chosen; only then can the case be deleted.
    offer(&element, "keepCase", row.rival.is_some());
    offer(&element, "deleteCase", row.rival != Some(crate::book::Rival::Changed));
    status(view, &element, row, waybill);
    element
}

fn offer(element: &Element, action: &str, offered: bool) {
    if let Some(button) = dom::first(element, &format!("[data-action={action}]")) {
        dom::show(&button, offered);
    }
}

fn status(view: &View, element: &Element, row: &Row, waybill: &str) {
    let named = |word: &str| words::fill(view.word("named"), &[("action", view.word(word)), ("field", waybill)]);
    let select =
        dom::first(element, "[data-input=status]").and_then(|input| input.dyn_into::<HtmlSelectElement>().ok());
    if let Some(select) = select {
        for option in dom::all(&select, "option") {
            let status = option.get_attribute("value").and_then(|code| Status::by_code(&code));
            dom::text(&option, status.map(|status| *words::status(status).get(view.lang)).unwrap_or_default());
        }
        if select.value() != row.content.status.code() {
            select.set_value(row.content.status.code());
        }
        dom::attribute(&select, "aria-label", Some(&named("caseStatus")));
    }
    let on = row.content.on.map(|on| typed_like(Moment::from(on))).unwrap_or_default();
    let paid = row.content.paid.map(|paid| paid.to_string()).unwrap_or_default();
    let parts = [("on", on, row.content.status != Status::Open), ("paid", paid, row.content.status == Status::Paid)];
    for (name, text, shown) in parts {
        if let Some(part) = dom::first(element, &format!("[data-part={name}]")) {
            dom::show(&part, shown);
        }
        let Some(input) = dom::input(element, &format!("[data-input={name}]")) else { continue };
        dom::attribute(&input, "aria-invalid", None);
        // What is being typed is not touched.
        if !input.matches(":focus").unwrap_or_default() {
            set(&input, &text);
        }
    }
}

fn set(input: &HtmlInputElement, text: &str) {
    if input.value() != text {
        input.set_value(text);
    }
}
