//! A pasted tracking record or chat line fills what it clearly says; the clerk confirms it.

use super::app::App;
use super::dom;
use super::draft::Entry;
use super::fields::first_input;
use super::received;
use super::state::AppState;
use super::what_if::PART;
use crate::case::{Field, pasted};
use crate::js::now;
use crate::words;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Element, Event, HtmlTextAreaElement};

impl App {
    /// Something is pasted: a record goes to its fields, a plain value where the clerk put it.
    pub(super) fn paste(self: &Rc<Self>, event: &Event, target: &Element) {
        let data = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
        let Some(text) = data.and_then(|data| data.get_data("text/plain").ok()) else { return };
        if target.get_attribute("data-input").as_deref() == Some("waybill") && text.trim().contains('\n') {
            event.prevent_default();
            return self.paste_waybills(&text);
        }
        let into_box = is_box(target);
        let in_form = dom::nearest(target, "[data-field]").is_some() && dom::nearest(target, PART).is_none();
        if (into_box || in_form) && received::is_link(&text) {
            event.prevent_default();
            return self.receive(&text);
        }
        // In a field a single value is the field's own.
        let is_record = || pasted(&text, now()).len() > 1;
        if into_box || in_form && is_record() {
            event.prevent_default();
            self.take_in(&text);
        }
    }

    /// Some keyboards insert a text without saying that it is pasted; a short one may be typed.
    pub(super) fn typed_into_box(self: &Rc<Self>, target: &Element, settled: bool) -> bool {
        let Some(area) = target.dyn_ref::<HtmlTextAreaElement>().filter(|_| is_box(target)) else { return false };
        let text = area.value();
        if received::is_link(&text) {
            area.set_value("");
            self.receive(&text);
            return true;
        }
        let found = pasted(&text, now()).len();
        // While somebody writes, nothing is taken away from under the pen.
        if found > 1 || settled && !text.trim().is_empty() {
            if found > 0 {
                area.set_value("");
            }
            self.take_in(&text);
        }
        true
    }

    /// The clerk has looked at what was filled in.
    pub(super) fn confirm(&self, field: Option<Field>) {
        let Some(field) = field else { return };
        self.with(|state| state.pasted.remove(field));
        self.refresh(None);
        self.focus(|state| {
            let next = state.pasted.iter().next().unwrap_or(field);
            let element = state.fields.get(next)?;
            dom::first(element, "[data-action=confirm]").filter(dom::is_seen).or_else(|| first_input(element))
        });
    }

    fn take_in(self: &Rc<Self>, text: &str) {
        let said = self.with(|state| state.take_in(text));
        self.refresh(None);
        if let Some(said) = said {
            self.with(|state| state.say(&said));
        }
    }
}

impl AppState {
    /// Fills what is clear and still empty; what there is to say about it.
    fn take_in(&mut self, text: &str) -> String {
        let mut filled = Vec::new();
        let mut kept = Vec::new();
        for (field, typed) in pasted(text, self.fixed.unwrap_or_else(now)) {
            let label = *words::field(field).get(self.view.lang);
            if self.draft.get(field).is_some_and(|entry| *entry != Entry::Typed(typed.clone())) {
                kept.push(label);
                continue;
            }
            self.enter(field, Some(Entry::Typed(typed)), true);
            self.pasted.insert(field);
            filled.push(label);
        }
        let list = |labels: &[&str]| labels.join(self.view.word("comma"));
        let mut said = Vec::new();
        if !filled.is_empty() {
            said.push(words::fill(self.view.word("pastedFilled"), &[("fields", &list(&filled))]));
        }
        if !kept.is_empty() {
            said.push(words::fill(self.view.word("pastedKept"), &[("fields", &list(&kept))]));
        }
        if said.is_empty() {
            said.push(self.view.word("pastedNothing").to_owned());
        }
        said.join(self.view.word("space"))
    }
}

fn is_box(target: &Element) -> bool {
    target.get_attribute("data-input").as_deref() == Some("paste")
}
