//! "Save a copy of this page": a clean page, and what the clerk wants to take along in it.

use super::app::App;
use super::dom;
use super::rulebook::InUse;
use super::state::AppState;
use crate::words;
use serde_json::{Map, Value};

impl App {
    pub(super) fn save_copy(&self) {
        let wanted = self.with(|state| {
            let chosen = |name: &str| {
                let input = dom::input(&state.view.root, &format!("[data-input={name}]"));
                input.is_some_and(|input| input.checked())
            };
            let mut brings = Map::new();
            brings.insert("lang".to_owned(), state.view.lang.code().into());
            if chosen("copyCase") {
                brings.insert("inHand".to_owned(), state.drafts.text().into());
            }
            if chosen("copyBook") {
                state.kept.sync();
                brings.insert("book".to_owned(), state.kept.book().export().into());
            }
            let rulebook = chosen("copyRulebook");
            let files = if rulebook && !state.rulebook_is_told { state.library.files_in_use() } else { Vec::new() };
            let is_told = rulebook && files.is_empty();
            if !files.is_empty() {
                brings.insert("rulebook".to_owned(), files.into());
            }
            (state.view.word("copyName"), Value::Object(brings).to_string(), is_told)
        });
        if let Some((name, brings, rulebook)) = wanted {
            self.save(name, "text/html", &self.hears.copy(&brings, rulebook));
        }
    }
}

impl AppState {
    /// Offers what there is to take along.
    pub(super) fn show_copy(&self, cases: usize) {
        let count = cases.to_string();
        self.view.text("copyBookText", &words::fill(self.view.word("copyBook"), &[("n", &count)]));
        for (choice, there) in
            [("copyBookChoice", cases > 0), ("copyRulebookChoice", !matches!(self.rulebook, InUse::BuiltIn))]
        {
            self.view.show(choice, there);
        }
    }
}
