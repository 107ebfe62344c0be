//! The rulebook that a room works by, chosen from those of this machine that have what the room is about.

use super::library::Library;
use crate::rulebook::Rulebook;
use std::rc::Rc;

/// The rulebooks that a room can work by, and the one it does.
#[derive(Default)]
pub struct Which {
    all: Vec<Rc<Rulebook>>,
    chosen: String,
}

impl Which {
    /// All of them, in the order offered.
    #[must_use]
    pub fn all(&self) -> &[Rc<Rulebook>] {
        &self.all
    }

    /// Takes in those that there are now.
    pub fn offer(&mut self, library: &mut Library, has: impl Fn(&Rulebook) -> bool) {
        self.all.clear();
        for kept in library.all() {
            if has(&kept.rulebook) {
                self.all.push(Rc::clone(&kept.rulebook));
            }
        }
    }

    /// Chooses one by its id.
    pub fn choose(&mut self, id: &str) {
        id.clone_into(&mut self.chosen);
    }

    /// The one that is chosen; the first where none is, or it is gone.
    pub fn rulebook(&self) -> Option<Rc<Rulebook>> {
        self.find(&self.chosen).or_else(|| self.all.first().cloned())
    }

    /// One of them by its id.
    pub fn find(&self, id: &str) -> Option<Rc<Rulebook>> {
        self.all.iter().find(|rulebook| rulebook.head.id == id).cloned()
    }
}
