//! The markup of a page, made once for a language.

use super::dom::{self, View};
use super::draft::Draft;
use super::fields::{self, Fields};
use crate::words::Lang;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlTemplateElement, Node};

/// What was made.
pub(super) struct Made {
    pub(super) view: View,
    pub(super) fields: Fields,
    pub(super) late: Option<Element>,
    /// What the ids of its elements begin with.
    pub(super) prefix: String,
}

/// The markup, in one language, with what was entered.
pub(super) fn markup(
    host: &Node,
    template: &HtmlTemplateElement,
    prefix: &str,
    draft: &Draft,
    lang: Lang,
) -> Option<Made> {
    let root: Element = template.content().first_element_child()?.clone_node_with_deep(true).ok()?.dyn_into().ok()?;
    let view = View::new(root, template.clone(), lang);
    dom::put_words(&view.root, lang);
    dom::attribute(&view.root, "lang", Some(lang.code()));
    for button in dom::all(&view.root, "[data-action=lang]") {
        let pressed = button.get_attribute("data-lang").as_deref() == Some(lang.code());
        dom::attribute(&button, "aria-pressed", Some(if pressed { "true" } else { "false" }));
    }
    for (place, word) in [
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
        if let Some(place) = view.place(place) {
            dom::attribute(&place, "aria-label", Some(view.word(word)));
        }
    }
    if let (Some(error), Some(input)) = (view.place("asOfError"), dom::input(&view.root, "[data-input=asOf]")) {
        let id = format!("{prefix}-asOf-error");
        dom::attribute(&error, "id", Some(&id));
        dom::attribute(&input, "aria-describedby", Some(&id));
    }
    if let Some(area) = dom::first(&view.root, "[data-input=paste]") {
        dom::attribute(&area, "aria-label", Some(view.word("pasteLabel")));
        dom::attribute(&area, "placeholder", Some(view.word("pasteHint")));
    }
    if let (Some(label), Some(input)) = (view.place("waybillLabel"), dom::first(&view.root, "[data-input=waybill]")) {
        let id = format!("{prefix}-vehicle-waybill");
        dom::attribute(&label, "for", Some(&id));
        dom::attribute(&input, "id", Some(&id));
    }
    let late = fields::late(&view, prefix, draft.late).map(|piece| piece.element);
    if let (Some(place), Some(late)) = (view.place("lateField"), &late) {
        dom::attribute(late, "data-filled", draft.late.map(|_| ""));
        place.append_child(late).ok()?;
    }
    host.append_child(&view.root).ok()?;
    Some(Made { view, fields: Fields::new(prefix.to_owned()), late, prefix: prefix.to_owned() })
}
