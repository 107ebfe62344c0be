//! Handing a text over: to the clipboard, as a file, on paper. What the browser or the page around refuses is said, and
//! the text is there to be taken by hand.

use super::app::App;
use super::dom;
use super::sheets::Sheet;
use super::state::AppState;
use crate::words;
use web_sys::{Element, HtmlTextAreaElement};

impl App {
    /// Copies a text; the button that asked for it keeps the focus, which selecting the text takes.
    pub(super) fn copy(&self, action: &str, text: impl FnOnce(&AppState) -> Option<String>) {
        let found = self.with(|state| Some((state.view.root.clone(), text(state)?)));
        let Some(Some((place, text))) = found else { return };
        let button = self.with(|state| dom::first(&state.view.root, &format!("[data-action={action}]"))).flatten();
        if self.hears.copy_text(&place, &text) {
            self.with(|state| {
                state.taken();
                state.say(state.view.word("copied"));
            });
            self.focus(|_| button);
        } else {
            self.by_hand("notCopied", &[], &text, button);
        }
    }

    /// Hands a file to the browser to be saved.
    pub(super) fn save(&self, name: &str, kind: &str, content: &str) {
        let Some(Some(place)) = self.with(|state| Some(state.view.root.clone())) else { return };
        let named = [("name", name)];
        let saved = self.hears.save_file(&place, name, kind, content);
        if saved == Some(true) {
            self.with(|state| {
                state.taken();
                state.say(&words::fill(state.view.word("handedOver"), &named));
            });
            return;
        }
        let word = if saved == Some(false) { "notSaved" } else { "perhapsSaved" };
        let button = dom::first(&place, ":focus");
        self.by_hand(word, &named, content, button);
    }

    /// Prints a sheet, or the room that is open as it stands.
    pub(super) fn print(&self, sheet: Option<Sheet>) {
        let own = self.with(|state| {
            state.lay_out(sheet);
            // A page of our own asks again what shall be on paper, when the browser is about to print it.
            state.printing = sheet.filter(|_| state.settings.own_page);
            state.settings.own_page
        });
        self.hears.print();
        if own == Some(false) {
            self.with(|state| state.clear_paper());
        }
    }

    /// The browser does not print: this is what would be on paper.
    pub(super) fn not_printed(&self, text: &str) {
        let button = self.with(|state| {
            state.printing = None;
            dom::first(&state.view.root, ":focus")
        });
        self.by_hand("notPrinted", &[], text, button.flatten());
    }

    /// Offers a text to be taken by hand, all of it selected.
    fn by_hand(&self, word: &str, said: &[(&str, &str)], text: &str, button: Option<Element>) {
        self.with(|state| {
            state.say("");
            state.taken_from = button;
            state.view.text("byHandSaid", &words::fill(state.view.word(word), said));
            state.view.show("byHand", true);
            if let Some(area) = state.by_hand() {
                area.set_value(text);
                area.select();
            }
        });
        self.focus(|state| state.by_hand().map(Into::into));
    }

    /// The clerk has it.
    pub(super) fn close_by_hand(&self) {
        let button = self.with(|state| {
            state.taken();
            state.taken_from.take()
        });
        self.focus(|_| button.flatten());
    }
}

impl AppState {
    fn by_hand(&self) -> Option<HtmlTextAreaElement> {
        use wasm_bindgen::JsCast;
        self.view.place("byHandText")?.dyn_into().ok()
    }

    /// Nothing is left to be taken by hand.
    fn taken(&self) {
        self.view.show("byHand", false);
        if let Some(area) = self.by_hand() {
            area.set_value("");
        }
    }
}
