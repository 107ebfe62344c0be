//! What is kept on this machine: every access may be refused, and a text that cannot be read is set aside, never lost.
//!
//! Keys name the product and a version: every page opened from a file shares one store. It belongs to the page around
//! us as well, which may empty it: this window holds what it has seen there, and writes it back.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// All keys of ours begin with it.
const OURS: &str = "parcel-claims/";
/// Says that something of ours is kept. We never take it away: where it is gone, somebody else has emptied the store.
const HERE: &str = "parcel-claims/here/1";
/// Texts that could not be read, each under this and its key.
const SET_ASIDE: &str = "parcel-claims/set-aside/1/";

/// The reason why the browser did not keep something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// The store cannot be used: a sandbox, a private window, or storage is switched off.
    Unavailable,
    /// The store has no more room.
    Full,
}

/// Where texts are kept under keys: the browser's own store, or a map in tests.
///
/// Any call may be refused; none may panic.
pub trait Store {
    /// Whether it keeps things at all.
    fn is_there(&self) -> bool;
    /// The text under a key, or none.
    ///
    /// # Errors
    /// Where it may not be looked at.
    fn get(&self, key: &str) -> Result<Option<String>, Refused>;
    /// Keeps a text under a key, in place of another.
    ///
    /// # Errors
    /// Where it is not there, or full.
    fn set(&self, key: &str, text: &str) -> Result<(), Refused>;
    /// Forgets what stands under a key; where that is refused, it stays.
    fn remove(&self, key: &str);
    /// Every key, in no order.
    fn keys(&self) -> Vec<String>;
    /// The text under a key that is kept for this tab alone.
    fn get_of_tab(&self, key: &str) -> Option<String>;
    /// Keeps a text for this tab alone, where that is not refused.
    fn set_of_tab(&self, key: &str, text: &str);
}

/// A store with what this window knows of it. A clone is the same one.
#[derive(Clone)]
pub struct Storage(Rc<Known>);

struct Known {
    store: Box<dyn Store>,
    /// Holds the texts of the store, as far as this window has seen.
    held: RefCell<BTreeMap<String, String>>,
    /// Is true where the mark stood there.
    marked: Cell<bool>,
    /// Holds the texts that the store has refused to keep and still does not, by their keys.
    refused: RefCell<BTreeMap<String, Refused>>,
    /// Keys of texts that cannot be read and stand where they stood: there was no room to set them aside.
    in_place: RefCell<BTreeSet<String>>,
    /// Is true where a page of this tab keeps its draft: the tab has one place, it belongs to the first page that is
    /// mounted.
    tab_is_taken: Cell<bool>,
}

impl Storage {
    /// Returns a storage over a store of which nothing is known yet.
    #[must_use]
    pub fn over(store: impl Store + 'static) -> Self {
        Self(Rc::new(Known {
            store: Box::new(store),
            held: RefCell::default(),
            marked: Cell::default(),
            refused: RefCell::default(),
            in_place: RefCell::default(),
            tab_is_taken: Cell::default(),
        }))
    }

    /// Returns whether the browser keeps anything at all.
    #[must_use]
    pub fn keeps(&self) -> bool {
        self.0.store.is_there()
    }

    /// Returns the text under a key; `None` where there is none.
    #[must_use]
    pub fn read(&self, key: &str) -> Option<String> {
        let text = self.0.store.get(key).ok()??;
        self.hold_one(key, &text);
        Some(text)
    }

    fn hold_one(&self, key: &str, text: &str) {
        self.0.held.borrow_mut().insert(key.to_owned(), text.to_owned());
    }

    fn stands(&self, key: &str) -> bool {
        self.0.store.get(key) != Ok(None)
    }

    /// Sees all that is kept, and forgets what is not any more.
    pub fn hold(&self) {
        let names: BTreeSet<String> = self.0.store.keys().into_iter().filter(|key| key.starts_with(OURS)).collect();
        if names.contains(HERE) || !self.0.marked.get() {
            self.0.held.borrow_mut().retain(|key, _| names.contains(key));
        }
        for name in names {
            let is_held = self.0.held.borrow().contains_key(&name);
            if !is_held && let Ok(Some(text)) = self.0.store.get(&name) {
                self.hold_one(&name, &text);
            }
        }
        let is_empty = self.0.held.borrow().is_empty();
        if !is_empty {
            self.mark();
        }
    }

    /// Leaves the mark, the first time that something is kept.
    fn mark(&self) {
        if !self.0.marked.get() && self.0.store.set(HERE, "1").is_ok() {
            self.0.marked.set(true);
        }
    }

    /// Returns whether somebody else has emptied the store.
    #[must_use]
    pub fn is_emptied(&self) -> bool {
        self.0.marked.get() && self.keeps() && !self.stands(HERE)
    }

    /// Another window has changed what is kept under a key; whether it, or somebody there, has emptied the store.
    #[must_use]
    pub fn others_wrote(&self, key: Option<&str>, text: Option<&str>) -> bool {
        let Some(key) = key else { return self.0.marked.get() };
        match text {
            _ if !key.starts_with(OURS) => {}
            Some(text) => self.hold_one(key, text),
            None if self.is_emptied() || key == HERE => return self.0.marked.get(),
            None => drop(self.0.held.borrow_mut().remove(key)),
        }
        false
    }

    /// Writes back what is gone: how many texts, and how many found no place any more.
    #[must_use]
    pub fn write_back(&self) -> (usize, usize) {
        if !self.keeps() {
            return (0, 0);
        }
        let held = self.0.held.borrow().clone();
        let (mut back, mut lost) = (0, 0);
        for (key, text) in held.iter().filter(|(key, _)| *key != HERE && !self.stands(key)) {
            match self.0.store.set(key, text) {
                Ok(()) => back += 1,
                Err(_) => lost += 1,
            }
        }
        self.0.marked.set(false);
        self.mark();
        (back, lost)
    }

    /// Keeps a text; never over one that cannot be read and could not be set aside.
    ///
    /// # Errors
    /// Where it is refused; [`Storage::refused`] tells of it until it is kept after all.
    pub fn write(&self, key: &str, text: &str) -> Result<(), Refused> {
        if self.stands_in_place(key) {
            self.set_aside(key);
        }
        let written = if self.stands_in_place(key) { Err(Refused::Full) } else { self.put(key, text) };
        let mut refused = self.0.refused.borrow_mut();
        match written {
            Ok(()) => drop(refused.remove(key)),
            Err(why) => drop(refused.insert(key.to_owned(), why)),
        }
        written
    }

    fn put(&self, key: &str, text: &str) -> Result<(), Refused> {
        self.0.store.set(key, text)?;
        self.hold_one(key, text);
        self.mark();
        Ok(())
    }

    /// Why something under a key that begins like this is not kept, if it is not.
    #[must_use]
    pub fn refused(&self, under: &str) -> Option<Refused> {
        self.0.refused.borrow().iter().find(|(key, _)| key.starts_with(under)).map(|(_, why)| *why)
    }

    /// Forgets a text; where that is refused, it stays, and so does one that cannot be read and was not set aside.
    pub fn remove(&self, key: &str) {
        self.0.refused.borrow_mut().remove(key);
        if !self.stands_in_place(key) {
            self.take(key);
        }
    }

    fn take(&self, key: &str) {
        self.0.held.borrow_mut().remove(key);
        self.0.store.remove(key);
    }

    /// Returns the ends of all keys that begin with `under`.
    #[must_use]
    pub fn keys(&self, under: &str) -> Vec<String> {
        self.0.store.keys().iter().filter_map(|key| key.strip_prefix(under).map(str::to_owned)).collect()
    }

    /// Moves a text that cannot be read out of the way; where there is no room for that it stays where it is, is not
    /// written over, and is counted all the same.
    pub fn set_aside(&self, key: &str) {
        let Some(text) = self.read(key) else { return };
        // The same key may go bad twice.
        let mut place = format!("{SET_ASIDE}{key}");
        while self.read(&place).is_some_and(|known| known != text) {
            place.push('+');
        }
        let moved = self.put(&place, &text).is_ok();
        if moved {
            self.take(key);
        }
        let mut keys = self.0.in_place.borrow_mut();
        if moved {
            keys.remove(key)
        } else {
            keys.insert(key.to_owned())
        };
    }

    fn stands_in_place(&self, key: &str) -> bool {
        self.0.in_place.borrow().contains(key)
    }

    /// Keys of what was not set aside and is still there.
    fn in_place(&self) -> Vec<String> {
        let keys = self.0.in_place.borrow().clone();
        keys.into_iter().filter(|key| self.read(key).is_some()).collect()
    }

    /// Everything that was set aside, or should have been: the key it had, and the text.
    #[must_use]
    pub fn aside(&self) -> Vec<(String, String)> {
        let moved = self.keys(SET_ASIDE).into_iter().map(|key| (format!("{SET_ASIDE}{key}"), key));
        let in_place = self.in_place().into_iter().map(|key| (key.clone(), key));
        moved.chain(in_place).filter_map(|(place, key)| self.read(&place).map(|text| (key, text))).collect()
    }

    /// Returns the number of texts that could not be read.
    #[must_use]
    pub fn count_aside(&self) -> usize {
        self.keys(SET_ASIDE).len() + self.in_place().len()
    }

    /// Takes the place of this tab; whether it was free.
    #[must_use]
    pub fn take_tab(&self) -> bool {
        !self.0.tab_is_taken.replace(true)
    }

    /// The place of this tab is free for another page.
    pub fn free_tab(&self) {
        self.0.tab_is_taken.set(false);
    }

    /// Returns the text that is kept for this tab alone.
    #[must_use]
    pub fn of_tab(&self, key: &str) -> Option<String> {
        self.0.store.get_of_tab(key)
    }

    /// Keeps a text for this tab alone, where that is not refused.
    pub fn keep_of_tab(&self, key: &str, text: &str) {
        self.0.store.set_of_tab(key, text);
    }
}
