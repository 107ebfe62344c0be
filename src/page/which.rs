//! The rulebook that a room works by, chosen from those of this machine that have what the room is about.

use super::dom::View;
use super::library::Library;
use crate::rulebook::Rulebook;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlSelectElement};

/// The rulebooks that a room can work by, and the one it does.
#[derive(Default)]
pub(super) struct Which {
    all: Vec<Rc<Rulebook>>,
    chosen: String,
}

impl Which {
    /// Takes in those that there are now.
    pub(super) fn offer(&mut self, library: &mut Library, has: impl Fn(&Rulebook) -> bool) {
        self.all.clear();
        for kept in library.all() {
            if has(&kept.rulebook) {
                self.all.push(Rc::clone(&kept.rulebook));
            }
        }
    }

    /// Chooses one by its id.
    pub(super) fn choose(&mut self, id: &str) {
        id.clone_into(&mut self.chosen);
    }

    /// The one that is chosen; the first where none is, or it is gone.
    pub(super) fn rulebook(&self) -> Option<Rc<Rulebook>> {
        self.find(&self.chosen).or_else(|| self.all.first().cloned())
    }

    /// One of them by its id.
    pub(super) fn find(&self, id: &str) -> Option<Rc<Rulebook>> {
        self.all.iter().find(|rulebook| rulebook.head.id == id).cloned()
    }

    /// Shows them in the `select` of a place.
    pub(super) fn show(&self, view: &View, place: &str) {
        let Some(select) = view.place(place).and_then(|place| place.dyn_into::<HtmlSelectElement>().ok()) else {
            return;
        };
        let ids: Vec<&str> = self.all.iter().map(|rulebook| &*rulebook.head.digest).collect();
        let ids = ids.join(" ");
        let element: &Element = &select;
        if element.get_attribute("data-of").as_deref() != Some(&ids) {
            super::dom::attribute(element, "data-of", Some(&ids));
            let option = |rulebook: &Rc<Rulebook>| {
                let piece = view.clone_of("which")?.slot("title", rulebook.head.title(view.lang));
                Some(piece.with("value", Some(&rulebook.head.id)))
            };
            view.fill(place, None, self.all.iter().filter_map(option).collect());
        }
        if let Some(rulebook) = self.rulebook() {
            select.set_value(&rulebook.head.id);
        }
    }
}
