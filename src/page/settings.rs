//! Reading what the host page says by the element's attributes.

use crate::front::settings::Settings;
use std::cell::RefCell;
use web_sys::Element;

/// Reads them; a value that is none is told once in the console, with those that are.
pub(super) fn read(element: &Element) -> Settings {
    Settings::read(|name| element.get_attribute(name), tell)
}

/// For the developer of the host page: an attribute that says nothing.
fn tell(attribute: &str, value: &str, allowed: &[&str]) {
    thread_local! {
        static TOLD: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
    }
    let text =
        format!("<parcel-claims>: {attribute}=\"{value}\" is unknown and left out; allowed: {}", allowed.join(", "));
    TOLD.with_borrow_mut(|told| {
        if !told.contains(&text) {
            gloo::console::warn!(&*text);
            told.push(text);
        }
    });
}
