//! A pasted tracking record or chat fills what it asserts, to be confirmed; what it may mean is offered beside the words
//! that it came from. What is typed waits until the clerk says so.

use super::app::App;
use super::dom;
use super::draft::Entry;
use super::fields::first_input;
use super::received;
use super::rooms::Room;
use super::state::AppState;
use super::what_if::PART;
use crate::case::Field;
use crate::js::now;
use crate::pasted::{Find, Pasted, listed, read};
use crate::words;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Element, Event, HtmlTextAreaElement};

/// What a pasted text may mean, until the clerk has chosen or goes on without it.
#[derive(Default)]
pub(super) struct Offers {
    finds: Vec<Find>,
    waybills: Vec<String>,
}

impl App {
    /// Something is pasted: a record goes to its fields, a plain value where the clerk put it.
    pub(super) fn paste(self: &Rc<Self>, event: &Event, target: &Element) {
        let data = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
        let Some(text) = data.and_then(|data| data.get_data("text/plain").ok()) else { return };
        if target.get_attribute("data-input").as_deref() == Some("waybill") {
            // One number goes where the clerk put it, to be looked at; a list is taken.
            if listed(&text).waybills.len() > 1 || text.trim().contains(['\n', '\t']) {
                event.prevent_default();
                self.paste_waybills(&text);
            }
            return;
        }
        let into_box = is_box(target);
        let in_form = dom::nearest(target, "[data-field]").is_some() && dom::nearest(target, PART).is_none();
        // In a field a single value is the field's own.
        let is_record = || read(&text, now()).certain.len() > 1;
        if into_box || in_form && (received::link_in(&text).is_some() || is_record()) {
            event.prevent_default();
            self.take_in(&text);
        }
    }

    /// Something changed in the box: what was dropped or put there by a keyboard's clipboard is a paste, too; what is
    /// typed waits.
    pub(super) fn changed_in_box(self: &Rc<Self>, event: &Event, target: &Element) -> bool {
        let Some(area) = target.dyn_ref::<HtmlTextAreaElement>().filter(|_| is_box(target)) else { return false };
        let kind = js_sys::Reflect::get(event, &"inputType".into()).ok().and_then(|kind| kind.as_string());
        if kind.is_some_and(|kind| kind.starts_with("insertFrom")) {
            self.take_typed();
        } else {
            self.with(|state| state.view.show("readPasted", !area.value().trim().is_empty()));
        }
        true
    }

    /// The clerk says that what stands in the box is to be read.
    pub(super) fn take_typed(self: &Rc<Self>) {
        let Some(Some(area)) = self.with(|state| state.paste_box()) else { return };
        let text = area.value();
        if !text.trim().is_empty() {
            area.set_value("");
            self.take_in(&text);
        }
        self.focus(|state| state.paste_box().map(JsCast::unchecked_into));
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

    /// The clerk chooses what was offered.
    pub(super) fn take_offer(&self, button: &Element) {
        let at = button.get_attribute("data-offer").and_then(|at| at.parse::<usize>().ok());
        let said = self.with(|state| {
            let find = state.offers.finds.get(at?)?.clone();
            state.offers.finds.retain(|other| other.field != find.field);
            if find.field == Field::Waybill {
                state.offers.waybills.clear();
            }
            Some(state.fill(&[find]))
        });
        self.refresh(None);
        if let Some(Some(said)) = said {
            self.with(|state| state.say(&said));
        }
        self.to_offers();
    }

    /// The clerk goes on without what was offered.
    pub(super) fn drop_offers(&self) {
        self.with(|state| state.offers = Offers::default());
        self.refresh(None);
        self.to_offers();
    }

    /// Several waybills of one vehicle go to its room.
    pub(super) fn offers_to_vehicle(self: &Rc<Self>) {
        let waybills = self.with(|state| std::mem::take(&mut state.offers).waybills.join("\n"));
        self.enter_room(Some(Room::Vehicle));
        self.paste_waybills(&waybills.unwrap_or_default());
    }

    /// To what else is offered, or back to the box.
    fn to_offers(&self) {
        self.focus(|state| {
            let offers = state.view.place("offers").filter(dom::is_seen);
            offers
                .and_then(|offers| dom::first(&offers, "[data-action]"))
                .or_else(|| state.paste_box().map(JsCast::unchecked_into))
        });
    }

    /// Reads a text as if it were pasted into the box.
    pub(super) fn take_in(self: &Rc<Self>, text: &str) {
        self.with(|state| state.view.show("readPasted", false));
        if let Some(link) = received::link_in(text) {
            return self.receive(link);
        }
        let said = self.with(|state| state.take_in(text));
        self.refresh(None);
        if let Some(said) = said {
            self.with(|state| state.say(&said));
        }
    }
}

impl AppState {
    fn paste_box(&self) -> Option<HtmlTextAreaElement> {
        dom::first(&self.view.root, "[data-input=paste]")?.dyn_into().ok()
    }

    /// Fills what is certain and still empty, and offers the rest; what there is to say about it.
    fn take_in(&mut self, text: &str) -> String {
        let Pasted { certain, offered, waybills } = read(text, self.fixed.unwrap_or_else(now));
        let entered = |find: &Find| self.draft.get(find.field).cloned();
        let (free, taken): (Vec<Find>, Vec<Find>) = certain.into_iter().partition(|find| entered(find).is_none());
        let other = |find: &Find| entered(find) != Some(Entry::Typed(find.typed.clone()));
        let finds = taken.into_iter().chain(offered).filter(other).collect();
        self.offers = Offers { finds, waybills };
        let said = self.fill(&free);
        let more = self.offers.finds.len();
        match (said.is_empty(), more) {
            (true, 0) => self.view.word("pastedNothing").to_owned(),
            (_, 0) => said,
            _ => {
                let offered = words::fill(self.view.word("pastedOffered"), &[("n", &more.to_string())]);
                if said.is_empty() { offered } else { [said, offered].join(self.view.word("space")) }
            }
        }
    }

    /// Puts finds into their fields, each to be confirmed; what there is to say about it.
    fn fill(&mut self, finds: &[Find]) -> String {
        let mut labels = Vec::new();
        for find in finds {
            self.enter(find.field, Some(Entry::Typed(find.typed.clone())), true);
            self.pasted.insert(find.field);
            labels.push(*words::field(find.field).get(self.view.lang));
        }
        if labels.is_empty() {
            return String::new();
        }
        words::fill(self.view.word("pastedFilled"), &[("fields", &labels.join(self.view.word("comma")))])
    }

    /// Shows what is offered, in one line under the box.
    pub(super) fn show_offers(&self) {
        let Offers { finds, waybills } = &self.offers;
        let offers = finds.iter().enumerate().filter_map(|(at, find)| {
            let label = *words::field(find.field).get(self.view.lang);
            let typed = match find.field {
                Field::Value => words::fill(self.view.word("offerYuan"), &[("n", &find.typed)]),
                _ => find.typed.clone(),
            };
            let piece =
                self.view.clone_of("offer")?.slot("label", label).slot("typed", &typed).slot("words", &find.words);
            Some(piece.with("data-offer", Some(&at.to_string())))
        });
        self.view.update("offerList", Some("offers"), offers.collect());
        let several = waybills.len() > 1;
        self.view.show("offerVehicle", several);
        // With each key that is pressed this is shown anew, mostly with nothing to offer.
        if several {
            let all = words::fill(self.view.word("offerVehicle"), &[("n", &waybills.len().to_string())]);
            self.view.text("offerVehicle", &all);
        }
    }
}

/// Whether this is the box for pasted texts.
pub(super) fn is_box(target: &Element) -> bool {
    target.get_attribute("data-input").as_deref() == Some("paste")
}
