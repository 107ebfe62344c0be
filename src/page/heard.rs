//! Reading events: what happened, to which part of the page. What it means is decided elsewhere.

use super::{dom, rows};
use crate::front::heard::{At, Heard, How};
use wasm_bindgen::JsCast;
use web_sys::{
    ClipboardEvent, Element, Event, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement, KeyboardEvent,
};

/// The events that the page hears of at its root.
pub(super) const KINDS: [&str; 8] = ["input", "change", "keydown", "paste", "click", "submit", "toggle", "scroll"];

/// What an input method sends for every key it takes for itself; Safari says so only by this.
const TAKEN_BY_INPUT_METHOD: u32 = 229;

/// Where an event happened.
struct Target<'a>(&'a Element);

impl At for Target<'_> {
    fn data(&self, name: &str) -> Option<String> {
        let name = format!("data-{name}");
        dom::nearest(self.0, &format!("[{name}]"))?.get_attribute(&name)
    }
}

/// Reads an event that happened to `target`; nothing where it says nothing.
pub(super) fn read<T>(event: &Event, target: &Element, act: impl FnOnce(&Heard<'_>) -> T) -> Option<T> {
    let how = how(event, target)?;
    let name = match how {
        How::Clicked => dom::nearest(target, "[data-action]")?.get_attribute("data-action"),
        How::Folded => target.get_attribute("data-view"),
        _ => target.get_attribute("data-input"),
    };
    Some(act(&heard(how, name, target, &Target(target))))
}

/// What stands in the inputs that a button takes: a page around, or what fills forms in, may have put it there without
/// an event.
pub(super) fn taken<T>(root: &Element, target: &Element, act: impl Fn(&Heard<'_>) -> T) -> Vec<T> {
    let button = dom::nearest(target, "[data-action]").and_then(|button| button.get_attribute("data-takes"));
    let names = button.unwrap_or_default();
    let input = |name: &str| {
        let input = dom::first(root, &format!("[data-input={name}]"))?;
        Some(act(&heard(How::Settled, Some(name.to_owned()), &input, &Target(&input))))
    };
    names.split_ascii_whitespace().filter_map(input).collect()
}

fn heard<'a>(how: How, name: Option<String>, target: &Element, at: &'a Target<'_>) -> Heard<'a> {
    let (mut text, mut checked, mut kind) = (String::new(), false, String::new());
    if let Some(input) = target.dyn_ref::<HtmlInputElement>() {
        (text, checked, kind) = (input.value(), input.checked(), input.type_());
    } else if let Some(area) = target.dyn_ref::<HtmlTextAreaElement>() {
        (text, kind) = (area.value(), area.type_());
    } else if let Some(select) = target.dyn_ref::<HtmlSelectElement>() {
        (text, kind) = (select.value(), select.type_());
    } else if target.tag_name().eq_ignore_ascii_case("details") {
        checked = target.has_attribute("open");
    }
    Heard { how, name: name.unwrap_or_default(), text, checked, kind, at }
}

fn how(event: &Event, target: &Element) -> Option<How> {
    Some(match &*event.type_() {
        "click" => How::Clicked,
        "change" => How::Settled,
        "toggle" => How::Folded,
        "scroll" => How::Scrolled(rows::sight_of(target)?),
        "input" => {
            let way = js_sys::Reflect::get(event, &"inputType".into()).ok().and_then(|way| way.as_string());
            How::Typed(way.unwrap_or_default())
        }
        "paste" => {
            let data = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
            How::Pasted(data?.get_data("text/plain").ok()?)
        }
        "keydown" => {
            let key = event.dyn_ref::<KeyboardEvent>()?;
            let composing = key.is_composing() || key.key_code() == TAKEN_BY_INPUT_METHOD;
            let is_box = target.dyn_ref::<HtmlTextAreaElement>().is_some();
            let modified = key.ctrl_key() || key.alt_key() || key.meta_key();
            if target.has_attribute("data-keys") && !modified {
                return Some(How::Key(key.key()));
            }
            if key.key() != "Enter" || composing || (modified && !is_box) || !is_typed_into(target) {
                return None;
            }
            How::Enter { back: key.shift_key() }
        }
        _ => return None,
    })
}

/// Enter in the choice of a file opens it.
fn is_typed_into(target: &Element) -> bool {
    let input = target.dyn_ref::<HtmlInputElement>();
    input.is_some_and(|input| input.type_() != "file") || target.dyn_ref::<HtmlTextAreaElement>().is_some()
}

/// Whether Enter in it would press the first button of the form.
pub(super) fn is_in_line(target: &Element) -> bool {
    target.dyn_ref::<HtmlInputElement>().is_some()
}
