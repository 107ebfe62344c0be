//! The decision table of the rulebook in use. It is made when it is first wanted, and again for another rulebook.

use super::app::App;
use super::dom::{self, Piece, View};
use super::state::AppState;
use crate::case::Choice;
use crate::csv::csv;
use crate::rulebook::ParcelRules;
use crate::table::Table;
use crate::words;
use crate::words::table::{ANY, Change, Entry, Group, Line, Sheet, SheetPart, compare, table_row, table_sheet};

impl App {
    pub(super) fn print_table(&self) {
        self.print(None);
    }

    pub(super) fn save_table(&self) {
        let file = self.with(|state| (state.view.word("tableFile"), csv(&state.table().table())));
        if let Some((name, text)) = file {
            self.save(name, "text/csv", &text);
        }
    }
}

impl AppState {
    fn table(&self) -> Sheet {
        table_sheet(&Table::of(&self.rulebook), self.view.lang)
    }

    /// Shows the table, unless it stands already.
    pub(super) fn show_table(&self) {
        let view = &self.view;
        let Some(place) = view.place("tableParts") else { return };
        if place.get_attribute("data-of").as_deref() == Some(&*self.rulebook.digest) {
            return;
        }
        let sheet = self.table();
        view.fill("tableHead", None, entries(view, &sheet.head));
        view.text("tableReadSo", &sheet.read_so);
        view.fill("tableReadings", None, entries(view, &sheet.readings));
        view.fill("tableNotes", None, texts(view, "table-note", &sheet.notes));
        view.fill("tableSign", None, texts(view, "table-sign", &sheet.sign));
        view.fill("tableChanges", Some("tableChangesPart"), self.table_changes(&sheet));
        let mut parts = Vec::new();
        for one in &sheet.parts {
            parts.extend(part(view, one, &sheet));
        }
        view.fill("tableParts", None, parts);
        dom::attribute(&place, "data-of", Some(&self.rulebook.digest));
    }
}

/// The rows of one table that are not those of another.
pub(super) fn changes(view: &View, before: &ParcelRules, after: &Sheet, [old_name, new_name]: [&str; 2]) -> Vec<Piece> {
    let before = table_sheet(&Table::of(before), view.lang);
    let mut pieces = Vec::new();
    for Change { old, new, .. } in compare(&before, after) {
        let number = new.as_ref().map(|row| row.number.clone()).unwrap_or_default();
        let said = |row: Option<Line>| row.map(|row| table_row(&row, view.lang));
        let (old, new) = (said(old), said(new));
        let asks = match (&old, &new) {
            // What is asked differs: that is what is to be seen.
            (Some([one, _]), Some([other, _])) if one != other => None,
            (Some([asks, _]), _) | (None, Some([asks, _])) => Some(asks.clone()),
            (None, None) => None,
        };
        let side = |said: Option<[String; 2]>| match said {
            None => view.word("tableNoRow").to_owned(),
            Some([_, says]) if asks.is_some() => says,
            Some([asks, says]) => format!("{asks} → {says}"),
        };
        let (old, new) = (side(old), side(new));
        let Some(piece) = view.clone_of("table-change") else { continue };
        let piece = piece.slot("oldName", view.word(old_name)).slot("newName", view.word(new_name));
        let piece = piece.slot("number", &number).slot("asks", &asks.unwrap_or_default());
        pieces.push(piece.slot("old", &old).slot("new", &new));
    }
    pieces
}

impl AppState {
    /// The rows that are not those of the built-in regulation.
    fn table_changes(&self, sheet: &Sheet) -> Vec<Piece> {
        let built_in = ParcelRules::built_in();
        if built_in.digest == self.rulebook.digest {
            return Vec::new();
        }
        let pieces = changes(&self.view, built_in, sheet, ["tableBefore", "tableAfter"]);
        let count = pieces.len().to_string();
        let title = words::fill(self.view.word("tableChanged"), &[("count", &count)]);
        self.view.text("tableChangesTitle", &title);
        pieces
    }
}

fn entries(view: &View, entries: &[Entry]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for Entry { name, text } in entries {
        pieces.extend(view.clone_of("table-entry").map(|piece| piece.slot("name", name).slot("text", text)));
    }
    pieces
}

fn texts(view: &View, template: &str, texts: &[String]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for text in texts {
        pieces.extend(view.clone_of(template).map(|piece| piece.slot("text", text)));
    }
    pieces
}

fn part(view: &View, part: &SheetPart, sheet: &Sheet) -> Option<Piece> {
    let mut groups = Vec::new();
    for one in &part.groups {
        groups.extend(group(view, one, sheet, part));
    }
    let piece = view.clone_of("table-part")?.with("data-part", Some(part.part.code()));
    Some(piece.slot("title", &part.title).slot("about", &part.about).list("groups", groups))
}

fn group(view: &View, group: &Group, sheet: &Sheet, part: &SheetPart) -> Option<Piece> {
    let name =
        |name: &str, kind: &str| Some(view.clone_of("table-name")?.slot("text", name).with("data-kind", Some(kind)));
    let mut heads = Vec::new();
    heads.extend(name(&sheet.number, "number"));
    for ask in &group.asks {
        heads.extend(name(&ask.name, "asks"));
    }
    for say in &group.says {
        heads.extend(name(&say.name, "says"));
    }
    let mut rows = Vec::new();
    for line in &group.rows {
        rows.extend(row(view, line, group));
    }
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
