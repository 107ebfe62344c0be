//! Enter moves on through the form, Shift and Enter go back; nothing that was typed is lost.

use super::app::App;
use super::clocks;
use super::dom;
use super::fields::first_input;
use super::{paste, penalties, vehicle};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement, KeyboardEvent};

/// What an input method sends for every key it takes for itself; Safari says so only by this.
const TAKEN_BY_INPUT_METHOD: u32 = 229;

/// Enter in the choice of a file opens it.
fn is_typed_into(target: &Element) -> bool {
    target.dyn_ref::<HtmlInputElement>().is_some_and(|input| input.type_() != "file")
}

impl App {
    /// A key was pressed.
    pub(super) fn pressed(self: &Rc<Self>, event: &Event, target: &Element) {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        let composing = key.is_composing() || key.key_code() == TAKEN_BY_INPUT_METHOD;
        let modified = key.ctrl_key() || key.alt_key() || key.meta_key();
        // What was typed there is to be read; with Shift it goes on in a new line.
        if key.key() == "Enter" && !composing && !key.shift_key() && paste::is_box(target) {
            event.prevent_default();
            return self.take_typed();
        }
        if key.key() != "Enter" || composing || modified || !is_typed_into(target) {
            return;
        }
        let Some(input) = target.dyn_ref::<HtmlInputElement>() else { return };
        // Enter in an input would press the first button of the form.
        event.prevent_default();
        if dom::nearest(target, clocks::ROOM).is_some() {
            self.pressed_enter_in_clocks(input);
        } else if dom::nearest(target, vehicle::ROOM).is_some() {
            self.pressed_enter_in_vehicle(input);
        } else if dom::nearest(target, penalties::ENTRY).is_some() {
            self.pressed_enter_in_entry(target);
        } else if dom::nearest(target, "[data-field], [data-late]").is_some() {
            let choosing = input.type_() != "text";
            if !choosing {
                self.entered(target, true);
            }
            self.move_on(target, key.shift_key());
        } else {
            self.entered(target, true);
        }
    }

    /// To the next field of the form, or the one before; after the last: to what has to be mended, or the result.
    fn move_on(&self, from: &Element, back: bool) {
        self.focus(|state| {
            let form = state.view.place("form")?;
            let here = dom::nearest(from, "[data-field], [data-late]")?;
            let fields: Vec<Element> = dom::all(&form, "[data-field], [data-late]")
                .into_iter()
                .filter(|field| *field == here || dom::is_seen(field))
                .collect();
            let at = fields.iter().position(|field| *field == here)?;
            let next = if back { at.checked_sub(1) } else { at.checked_add(1) };
            match next.and_then(|next| fields.get(next)) {
                Some(field) => first_input(field),
                None if back => None,
                None => state.errors_shown().or_else(|| state.view.place("result")),
            }
        });
    }
}
