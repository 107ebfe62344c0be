//! The markup of a page, made once for a language.

use super::dom;
use super::host::Place;
use super::view::{View, put_words};
use crate::lang::Lang;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// The markup, in one language; what the ids of its elements begin with is `prefix`.
pub(super) fn markup(place: &Place, prefix: String, lang: Lang) -> Option<View> {
    let template = &place.template;
    let root: Element = template.content().first_element_child()?.clone_node_with_deep(true).ok()?.dyn_into().ok()?;
    let view = View::new(root, template.clone(), lang, prefix);
    let prefix = &view.prefix;
    put_words(&view.root, lang);
    dom::attribute(&view.root, "lang", Some(lang.code()));
    for button in dom::all(&view.root, "[data-action=lang]") {
        let pressed = button.get_attribute("data-lang").as_deref() == Some(lang.code());
        dom::attribute(&button, "aria-pressed", Some(if pressed { "true" } else { "false" }));
    }
    for (name, word) in [
        ("result", "resultTitle"),
        ("clock", "clock"),
        ("langs", "languages"),
        ("papers", "papersLabel"),
        ("vehicle", "vehicleTitle"),
        ("book", "roomBook"),
        ("rooms", "rooms"),
        ("errors", "errorsTitle"),
        ("offers", "offersLabel"),
        ("opened", "receiveTitle"),
        ("received", "received"),
        ("copyChoices", "copyBring"),
        ("byHandText", "byHandText"),
    ] {
        view.attr(name, "aria-label", Some(view.word(word)));
    }
    if let (Some(error), Some(input)) = (view.place("asOfError"), view.input("asOf")) {
        let id = format!("{prefix}-asOf-error");
        dom::attribute(&error, "id", Some(&id));
        dom::attribute(&input, "aria-describedby", Some(&id));
    }
    if let Some(area) = view.input("paste") {
        dom::attribute(&area, "aria-label", Some(view.word("pasteLabel")));
        dom::attribute(&area, "placeholder", Some(view.word("pasteHint")));
    }
    if let (Some(label), Some(input)) = (view.place("waybillLabel"), view.input("waybill")) {
        let id = format!("{prefix}-vehicle-waybill");
        dom::attribute(&label, "for", Some(&id));
        dom::attribute(&input, "id", Some(&id));
    }
    place.root.append_child(&view.root).ok()?;
    Some(view)
}
