//! The decision table of the rulebook in use. It is made when it is first wanted, and again for another rulebook.

use crate::choice::Choice;
use crate::front::shared::Shared;
use crate::front::table::{changes, sheet};
use crate::page::changes::change_pieces;
use crate::page::dom;
use crate::page::view::{Piece, View};
use crate::words::table::{ANY, Entry, Group, Line, Sheet, SheetPart};

pub(super) fn show(shared: &Shared, view: &View) {
    if !view.changed("table", &shared.rules.in_use.digest) {
        return;
    }
    let sheet = sheet(shared);
    view.list("tableHead", None, entries(view, &sheet.head));
    view.text("tableReadSo", &sheet.read_so);
    view.list("tableReadings", None, entries(view, &sheet.readings));
    view.list("tableNotes", None, texts(view, "table-note", &sheet.notes));
    view.list("tableSign", None, texts(view, "table-sign", &sheet.sign));
    let changes = change_pieces(&changes(&sheet, shared), ["tableBefore", "tableAfter"], view);
    view.text("tableChangesTitle", &view.fill("tableChanged", &[("count", &changes.len().to_string())]));
    view.list("tableChanges", Some("tableChangesPart"), changes);
    view.list("tableParts", None, sheet.parts.iter().filter_map(|one| part(view, one, &sheet)).collect());
}

fn entries(view: &View, entries: &[Entry]) -> Vec<Piece> {
    let entry =
        |Entry { name, text }: &Entry| Some(view.clone_of("table-entry")?.slot("name", name).slot("text", text));
    entries.iter().filter_map(entry).collect()
}

fn texts(view: &View, template: &str, texts: &[String]) -> Vec<Piece> {
    texts.iter().filter_map(|text| Some(view.clone_of(template)?.slot("text", text))).collect()
}

fn part(view: &View, part: &SheetPart, sheet: &Sheet) -> Option<Piece> {
    let groups = part.groups.iter().filter_map(|one| group(view, one, sheet, part));
    let piece = view.clone_of("table-part")?.with("data-part", Some(part.part.code()));
    Some(piece.slot("title", &part.title).slot("about", &part.about).list("groups", groups.collect()))
}

fn group(view: &View, group: &Group, sheet: &Sheet, part: &SheetPart) -> Option<Piece> {
    let name =
        |name: &str, kind: &str| Some(view.clone_of("table-name")?.slot("text", name).with("data-kind", Some(kind)));
    let asks = group.asks.iter().map(|ask| (&ask.name, "asks"));
    let says = group.says.iter().map(|say| (&say.name, "says"));
    let heads = std::iter::once((&sheet.number, "number")).chain(asks).chain(says);
    let heads = heads.filter_map(|(text, kind)| name(text, kind)).collect();
    let rows = group.rows.iter().filter_map(|line| row(view, line, group)).collect();
    let title = group.title.as_deref();
    let piece = view.clone_of("table-group")?.slot("title", title.unwrap_or_default());
    if let Some(table) = dom::first(&piece.element, "table") {
        dom::attribute(&table, "aria-label", Some(title.unwrap_or(&part.title)));
    }
    Some(piece.list("heads", heads).list("rows", rows))
}

fn row(view: &View, row: &Line, group: &Group) -> Option<Piece> {
    // On a phone each cell says what it is about, and what makes no difference is not said.
    let cell = |text: &str, name: &str, kind: &str, any: bool| {
        let piece = view.clone_of("table-cell")?.slot("text", text).with("data-name", Some(name));
        Some(piece.with("data-kind", Some(kind)).with("data-any", any.then_some("")))
    };
    let mut cells = Vec::new();
    cells.extend(view.clone_of("table-number").map(|piece| piece.slot("text", &row.number)));
    for ask in &group.asks {
        let any = row.condition(ask.circumstance).is_none();
        cells.extend(cell(row.text(ask.circumstance), &ask.name, "asks", any));
    }
    for (say, text) in group.says.iter().zip(&row.texts) {
        cells.extend(cell(text, &say.name, "says", text == ANY));
    }
    Some(view.clone_of("table-row")?.list("cells", cells))
}
