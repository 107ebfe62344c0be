//! Choices of a list, and which one is chosen.

use super::view::{Piece, View, write};

/// Something that can be chosen: its code, and what it is called.
pub(super) type Choosable = (String, String);

/// The options of a choice.
pub(super) fn options(view: &View, all: &[Choosable]) -> Vec<Piece> {
    let option =
        |(code, label): &Choosable| Some(view.clone_of("sheetOption")?.slot("label", label).with("value", Some(code)));
    all.iter().filter_map(option).collect()
}

/// A choice stands at a place: what can be chosen, and what is.
pub(super) fn choose(view: &View, place: &str, all: &[Choosable], chosen: &str) {
    if view.changed(place, &all.to_vec()) {
        view.list(place, None, options(view, all));
    }
    if let Some(select) = view.place(place) {
        write(&select, chosen);
    }
}
