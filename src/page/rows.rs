//! A list of very many rows: only those that are seen are there.

use super::dom;
use super::view::{Piece, View, write};
use crate::front::heard::Sight;
use crate::front::worklist::list::{List, urgency_code};
use crate::worklist::protocol::Shown;
use std::ops::Range;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// What the rows that are drawn are made of: the version, their places, the one the keys move, those that are chosen.
type Drawn = (u32, Range<usize>, usize, Vec<bool>, usize);

/// Shows the rows in sight.
pub(super) fn show(list: &List, view: &View) {
    let scroll = &list.scroll;
    let places = scroll.drawn();
    let picked = places.clone().map(|at| list.at(at).is_some_and(|row| list.is_picked(row.row))).collect();
    let drawn: Drawn = (list.version, places.clone(), list.active, picked, scroll.rows);
    if view.changed("rows", &drawn) {
        view.list("rowsDrawn", None, places.filter_map(|at| row(list, at, view)).collect());
        view.attr("rows", "aria-rowcount", Some(&scroll.rows.to_string()));
        let active = (scroll.rows > 0).then(|| id(list.active, view));
        view.attr("rows", "aria-activedescendant", active.as_deref());
    }
    if view.changed("rowsSpace", &scroll.space()) {
        style("rowsSpace", "height", scroll.space(), view);
    }
    // The bar is put before the rows: it may not go where it shall.
    if let Some((wanted, place)) = scroll.wanted.zip(view.place("rows")) {
        place.set_scroll_top(i32::try_from(wanted).unwrap_or(i32::MAX));
    }
    if view.changed("rowsDrawn", &scroll.offset()) {
        style("rowsDrawn", "top", scroll.offset(), view);
    }
}

fn style(place: &str, name: &str, pixels: i64, view: &View) {
    if let Some(place) = view.place(place).and_then(|place| place.dyn_into::<HtmlElement>().ok()) {
        // By the object model: a policy may forbid the attribute.
        let _ = place.style().set_property(name, &format!("{pixels}px"));
    }
}

fn id(at: usize, view: &View) -> String {
    format!("{}-row-{at}", view.prefix)
}

fn row(list: &List, at: usize, view: &View) -> Option<Piece> {
    let coming = Shown::default();
    let known = list.at(at);
    let shown = known.unwrap_or(&coming);
    let Shown { row, line, waybill, urgency, said, compensation, fine, next, problems, changed, .. } = shown;
    let number = row.to_string();
    let picked = known.is_some() && list.is_picked(*row);
    let money = |word: &str, sum: &str| if sum.is_empty() { String::new() } else { view.fill(word, &[("sum", sum)]) };
    let said = match (known, problems.first()) {
        (None, _) => view.word("rowComes"),
        (_, Some(problem)) => problem,
        _ => said,
    };
    let waybill = match known {
        Some(_) if waybill.is_empty() => view.word("rowNoWaybill"),
        _ => waybill,
    };
    let piece = view
        .clone_of("sheetRow")?
        .key(&at.to_string())
        .with("id", Some(&id(at, view)))
        .with("data-at", Some(&at.to_string()))
        .with("data-row", known.map(|_| &*number))
        .with("data-urgency", urgency.map(urgency_code))
        .with("data-active", (at == list.active).then_some(""))
        .with("aria-rowindex", Some(&(at + 1).to_string()))
        .with("aria-selected", Some(if picked { "true" } else { "false" }))
        .slot("waybill", waybill)
        .slot("line", &if known.is_some() { view.fill("rowLine", &[("n", &line.to_string())]) } else { String::new() })
        .slot("changed", if *changed { view.word("rowChanged") } else { "" })
        .slot("said", said)
        .slot("compensation", &money("rowCompensation", compensation))
        .slot("fine", &money("rowFine", fine))
        .slot("next", next)
        .checked("pick", picked);
    if let Some(tick) = dom::first(&piece.element, "[data-input=pick]") {
        dom::attribute(&tick, "aria-label", Some(&view.fill("rowPick", &[("waybill", waybill)])));
    }
    Some(piece)
}

/// What is in sight, as the browser has laid it out; none where there is no list on the screen.
pub(super) fn sight(view: &View) -> Option<Sight> {
    sight_of(&view.place("rows")?)
}

/// The same of an element, where it is such a list.
pub(super) fn sight_of(place: &Element) -> Option<Sight> {
    let row = dom::first(place, "[role=row]")?;
    let height = row.dyn_into::<HtmlElement>().ok()?.offset_height();
    let sight = Sight { top: place.scroll_top().into(), height: place.client_height().into(), row: height.into() };
    (sight.height > 0 && sight.row > 0).then_some(sight)
}

/// All that are in the list are chosen, or not.
pub(super) fn ticked(all: bool, view: &View) {
    if let Some(tick) = view.input("pickAll") {
        write(&tick, super::view::code(all));
    }
}
