//! The decision table of the rulebook in use: on the screen, on paper, as a file.

use super::effects::{Effects, Hand};
use super::heard::Heard;
use super::shared::Shared;
use crate::csv::csv;
use crate::rulebook::ParcelRules;
use crate::table::Table as Decisions;
use crate::words::table::{Change, Sheet, compare, table_sheet};

/// The room holds nothing: the table follows from the rulebook.
#[derive(Debug, Default)]
pub struct Table;

/// Lists the messages of the room.
#[derive(Debug)]
pub enum Msg {
    /// It is printed.
    Print,
    /// It is saved as a file.
    Save,
}

impl Msg {
    /// Returns the message that an event means here; none where it means nothing to the room.
    #[must_use]
    pub fn of(heard: &Heard<'_>) -> Option<Self> {
        Some(match &*heard.name {
            _ if !heard.is_click() => return None,
            "printTable" => Self::Print,
            "saveTable" => Self::Save,
            _ => return None,
        })
    }
}

impl Table {
    /// Does what a message means.
    pub fn update(&mut self, msg: Msg, shared: &mut Shared) -> Effects {
        Effects::hand(match msg {
            Msg::Print => Hand::Print(None),
            Msg::Save => Hand::Save {
                name: shared.word("tableFile").to_owned(),
                kind: "text/csv",
                content: csv(&sheet(shared).table()),
            },
        })
    }
}

/// The table of the rulebook in use, in words.
#[must_use]
pub fn sheet(shared: &Shared) -> Sheet {
    table_sheet(&Decisions::of(&shared.rules.in_use), shared.lang)
}

/// The rows of a table of the rulebook in use that are not those of the built-in one.
#[must_use]
pub fn changes(sheet: &Sheet, shared: &Shared) -> Vec<Change> {
    let built_in = ParcelRules::built_in();
    if built_in.digest == shared.rules.in_use.digest {
        return Vec::new();
    }
    compare(&table_sheet(&Decisions::of(built_in), shared.lang), sheet)
}
