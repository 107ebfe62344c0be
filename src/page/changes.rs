//! Rows of a decision table that differ from those of another one.

use super::view::{Piece, View};
use crate::words::table::{Change, ChangedRow, changed_row};

/// A piece for each row that differs, with what both say; `names`: the words that stand before the one and the other.
pub(super) fn change_pieces(changes: &[Change], names: [&str; 2], view: &View) -> Vec<Piece> {
    let [old_name, new_name] = names;
    let piece = |change: &Change| {
        let ChangedRow { number, asks, old, new } = changed_row(change, view.lang);
        let side = |said: Option<String>| said.unwrap_or_else(|| view.word("tableNoRow").to_owned());
        let piece = view.clone_of("table-change")?.slot("number", &number).slot("asks", &asks);
        let piece = piece.slot("oldName", view.word(old_name)).slot("newName", view.word(new_name));
        Some(piece.slot("old", &side(old)).slot("new", &side(new)))
    };
    changes.iter().filter_map(piece).collect()
}
