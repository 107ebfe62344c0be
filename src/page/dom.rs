//! What is asked of the document itself. What is not there is passed over: nothing here panics.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ShadowRoot, Window};

/// The elements below `root` that match.
pub(super) fn all(root: &Element, selector: &str) -> Vec<Element> {
    let Ok(list) = root.query_selector_all(selector) else { return Vec::new() };
    (0..list.length()).filter_map(|place| list.item(place)?.dyn_into().ok()).collect()
}

/// The elements that stand right in a place.
pub(super) fn children(place: &Element) -> Vec<Element> {
    let children = place.children();
    (0..children.length()).filter_map(|at| children.item(at)).collect()
}

/// The first element below `root` that matches.
pub(super) fn first(root: &Element, selector: &str) -> Option<Element> {
    root.query_selector(selector).ok().flatten()
}

/// What has the focus at or below a place. Asked of the root that it stands in, which knows: it need not be looked for.
pub(super) fn focused(place: &Element) -> Option<Element> {
    let root: ShadowRoot = place.get_root_node().dyn_into().ok()?;
    root.active_element().filter(|focused| place.contains(Some(focused)))
}

/// Sets an attribute, or takes it away.
pub(super) fn attribute(element: &Element, name: &str, value: Option<&str>) {
    // Names are ours and sound; a refusal would change nothing.
    let _ = match value {
        Some(value) if element.get_attribute(name).as_deref() == Some(value) => Ok(()),
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
}

/// Shows or hides an element.
pub(super) fn show(element: &Element, shown: bool) {
    let _ = element.toggle_attribute_with_force("hidden", !shown);
}

/// Sets the text, where it changes.
pub(super) fn text(element: &Element, text: &str) {
    if element.text_content().as_deref() != Some(text) {
        element.set_text_content(Some(text));
    }
}

/// The nearest element, from the target of an event upward.
pub(super) fn nearest(target: &Element, selector: &str) -> Option<Element> {
    target.closest(selector).ok().flatten()
}

/// Gives an element the focus and brings it into view.
pub(super) fn focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        // An element that cannot take focus leaves it where it is.
        let _ = element.focus();
        let view = web_sys::ScrollIntoViewOptions::new();
        view.set_block(web_sys::ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&view);
    }
}

/// The window that an element is shown in.
pub(super) fn window(element: &Element) -> Option<Window> {
    element.owner_document()?.default_view()
}

/// Whether an element is on the screen.
pub(super) fn is_seen(element: &Element) -> bool {
    element.get_client_rects().length() > 0
}

/// Does something that may move the page about, and keeps one element where it is on the screen.
pub(super) fn still<T>(element: Option<&Element>, act: impl FnOnce() -> T) -> T {
    let top = element.map(|element| element.get_bounding_client_rect().top());
    let done = act();
    if let (Some(element), Some(top)) = (element, top) {
        let moved = element.get_bounding_client_rect().top() - top;
        if element.is_connected() && moved.abs() >= 1.0 {
            match (scroller(element), window(element)) {
                (Some(scroller), _) => scroller.scroll_by_with_x_and_y(0.0, moved),
                (None, Some(window)) => window.scroll_by_with_x_and_y(0.0, moved),
                (None, None) => {}
            }
        }
    }
    done
}

/// What an element scrolls in, also beyond the shadow root; none: the window.
fn scroller(element: &Element) -> Option<Element> {
    let window = window(element)?;
    let body = window.document()?.body()?;
    let mut at = element.clone();
    loop {
        at = match at.parent_node()?.dyn_into::<ShadowRoot>() {
            Ok(root) => root.host(),
            Err(node) => node.dyn_into().ok()?,
        };
        if at == *body {
            return None;
        }
        let overflow = window.get_computed_style(&at).ok()??.get_property_value("overflow-y").ok()?;
        if matches!(&*overflow, "auto" | "scroll") && at.scroll_height() > at.client_height() {
            return Some(at);
        }
    }
}
