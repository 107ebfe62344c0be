//! Who reports and files: written into reports and the claim form, kept on this machine, and in nothing handed out.

use super::app::App;
use super::state::AppState;
use super::{dom, profile};
use crate::words::Station;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

/// What may be said of it; the code is its name in the store and in the markup.
pub(super) const PARTS: [(&str, Part); 3] = [
    ("name", |station| &mut station.name),
    ("contact", |station| &mut station.contact),
    ("phone", |station| &mut station.phone),
];

/// Finds it in a station.
pub(super) type Part = fn(&mut Station) -> &mut String;

impl App {
    /// Takes what is said of the station; false where something else was entered.
    pub(super) fn entered_of_station(&self, target: &Element) -> bool {
        let Some(input) = target.dyn_ref::<HtmlInputElement>() else { return false };
        let Some(code) = input.get_attribute("data-station") else { return false };
        self.with(|state| {
            if let Some((_, part)) = PARTS.iter().find(|(known, _)| **known == *code) {
                *part(&mut state.signs) = input.value();
                profile::keep_station(&mut state.signs);
                state.show_unkept();
            }
        });
        true
    }
}

impl AppState {
    /// Who signs what stands in the form: where that is another station's case, it is not us.
    pub(super) fn signs_form(&self) -> Station {
        if self.ours.is_some() { Station::default() } else { self.signs.clone() }
    }

    /// Puts what is known into its places.
    pub(super) fn show_station(&self) {
        let mut station = self.signs.clone();
        for (code, part) in PARTS {
            let input = dom::input(&self.view.root, &format!("[data-station={code}]"));
            let Some(input) = input.filter(|input| !input.matches(":focus").unwrap_or_default()) else { continue };
            let said = part(&mut station);
            if input.value() != *said {
                input.set_value(said);
            }
        }
    }
}
