//! The case book as a file, out and in; and the texts that could not be read, as a file.

use crate::book::Import;
use crate::js::now;
use crate::page::app::App;
use crate::page::dom::{self, View};
use crate::page::{store, take};
use crate::words;
use serde_json::json;
use std::rc::Rc;
use web_sys::HtmlInputElement;

/// How many texts had been set aside when the clerk last said that she knows.
const SEEN: &str = "parcel-claims/set-aside-seen/1";
/// How many of the texts set aside the clerk has been told of.
pub(super) fn seen_aside() -> usize {
    store::read(SEEN).and_then(|seen| seen.parse().ok()).unwrap_or_default()
}

impl App {
    /// Hands everything to the browser as one file.
    pub(in crate::page) fn export_book(&self) {
        let file = self.with(|state| {
            state.kept.sync();
            (format!("{}-{}.json", state.view.word("bookFile"), now().date()), state.kept.book().export())
        });
        if let Some((name, content)) = file {
            self.save(&name, "application/json", &content);
        }
    }

    /// Hands what could not be read to the browser as one file.
    pub(in crate::page) fn save_aside(&self) {
        let name = self.with(|state| format!("{}-{}.json", state.view.word("asideFile"), now().date()));
        let mut texts = serde_json::Map::new();
        for (key, text) in store::aside() {
            texts.insert(key, text.into());
        }
        let content = json!({ "product": "parcel-claims", "setAside": texts }).to_string();
        if let Some(name) = name {
            self.save(&name, "application/json", &content);
        }
    }

    /// The clerk knows that something was set aside; it stays where it is.
    pub(in crate::page) fn dismiss_aside(&self) {
        // Not kept, it is said again next time.
        let _ = store::write(SEEN, &store::count_aside().to_string());
        self.with(|state| state.view.show("aside", false));
        self.focus(|state| dom::first(&state.view.root, "[aria-current=page]"));
    }

    /// Reads the file that was chosen.
    pub(super) fn read_file(self: &Rc<Self>, input: &HtmlInputElement) {
        let app = Rc::downgrade(self);
        take::read(input, take::LARGEST, move |text| {
            if let Some(app) = app.upgrade() {
                app.bring(&text);
            }
        });
    }

    /// Takes in what a file brings, and says what it was.
    pub(in crate::page) fn bring(&self, text: &str) {
        let refused = self.with(|state| {
            state.kept.sync();
            state.cases.deleted = None;
            match state.kept.book().import(text) {
                Ok(mut import) => {
                    state.kept.bring(std::mem::take(&mut import.add));
                    state.cases.brought = Some(import);
                    state.cases.settle_order();
                    None
                }
                Err(why) => Some(*words::no_book(why).get(state.view.lang)),
            }
        });
        self.refresh(None);
        if let Some(said) = refused.flatten() {
            self.with(|state| state.say(said));
        }
    }

    /// Restores what a file has and was deleted here.
    pub(in crate::page) fn restore_deleted(&self) {
        self.with(|state| {
            for one in state.cases.brought.take().map(|import| import.deleted_here).unwrap_or_default() {
                state.kept.make(|book, stamp| book.restore(&one, stamp));
            }
            state.cases.settle_order();
        });
        self.refresh(None);
        self.with(|state| state.say(state.view.word("bookRestored")));
        self.focus(super::title);
    }

    /// The clerk has read what a file brought.
    pub(in crate::page) fn close_brought(&self) {
        self.with(|state| state.cases.brought = None);
        self.refresh(None);
        self.focus(super::title);
    }
}

/// What a file brought.
pub(super) fn show_brought(view: &View, brought: Option<&Import>) {
    view.show("bookBrought", brought.is_some());
    let Some(brought) = brought else { return };
    view.text("bookBroughtText", &words::brought(brought, view.lang));
    view.show("bookRestore", !brought.deleted_here.is_empty());
    let faults = brought.unreadable.iter().filter_map(|(place, why)| {
        Some(view.clone_of("bookFault")?.slot("text", &words::unreadable(*place, *why, view.lang)))
    });
    view.fill("bookFaults", None, faults.collect());
}
