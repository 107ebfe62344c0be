//! Cloning pieces of the markup and filling them. A piece that is not there is passed over: nothing here panics.

use crate::words::{self, Lang};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement, HtmlTemplateElement, ShadowRoot, Window};

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

/// Puts the fixed texts into every element that names one.
pub(super) fn put_words(root: &Element, lang: Lang) {
    let itself = root.has_attribute("data-word").then(|| root.clone());
    for element in all(root, "[data-word]").into_iter().chain(itself) {
        let word = element.get_attribute("data-word").and_then(|key| words::page(&key));
        if let Some(word) = word {
            text(&element, word.get(lang));
        }
    }
}

/// The nearest element, from the target of an event upward.
pub(super) fn nearest(target: &Element, selector: &str) -> Option<Element> {
    target.closest(selector).ok().flatten()
}

/// An input.
pub(super) fn input(root: &Element, selector: &str) -> Option<HtmlInputElement> {
    first(root, selector)?.dyn_into().ok()
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

/// A mounted copy of the markup.
#[derive(Clone)]
pub(super) struct View {
    pub(super) root: Element,
    pub(super) lang: Lang,
    /// The whole markup: rooms that few enter are made from it when they are first entered.
    markup: HtmlTemplateElement,
    /// Places found before: they stay as long as the view does. What is in a room that is not made is none.
    found: Rc<RefCell<Found>>,
    /// What the pieces are cloned from, with its fixed texts.
    models: Rc<RefCell<Found>>,
}

type Found = BTreeMap<String, Option<Element>>;

/// A clone of a template, being filled.
pub(super) struct Piece {
    pub(super) element: Element,
    view: View,
}

impl View {
    pub(super) fn new(root: Element, markup: HtmlTemplateElement, lang: Lang) -> Self {
        Self { root, lang, markup, found: Rc::default(), models: Rc::default() }
    }

    /// Makes a room that is entered for the first time; none where it stands already.
    pub(super) fn make_room(&self, name: &str) -> Option<Element> {
        if self.place(name).is_some() {
            return None;
        }
        let content = self.markup.content();
        let room = content.query_selector(&format!("template[data-room={name}]")).ok().flatten()?;
        let content = room.dyn_into::<HtmlTemplateElement>().ok()?.content().clone_node_with_deep(true).ok()?;
        self.root.append_child(&content).ok()?;
        if let Ok(mut found) = self.found.try_borrow_mut() {
            found.retain(|_, place| place.is_some());
        }
        let room = self.place(name)?;
        put_words(&room, self.lang);
        let title = first(&room, "[data-title]").and_then(|title| title.text_content());
        attribute(&room, "aria-label", title.as_deref());
        Some(room)
    }

    /// The place of this name.
    pub(super) fn place(&self, name: &str) -> Option<Element> {
        known(&self.found, name, || first(&self.root, &format!("[data-view={name}]")))
    }

    /// Places that were made anew are looked up anew.
    pub(super) fn forget(&self, places: &[&str]) {
        if let Ok(mut found) = self.found.try_borrow_mut() {
            for place in places {
                found.remove(*place);
            }
        }
    }

    /// A fixed text.
    pub(super) fn word(&self, key: &str) -> &'static str {
        words::page(key).map(|word| *word.get(self.lang)).unwrap_or_default()
    }

    /// Shows or hides a place.
    pub(super) fn show(&self, name: &str, shown: bool) {
        if let Some(place) = self.place(name) {
            show(&place, shown);
        }
    }

    /// Sets the text of a place.
    pub(super) fn text(&self, name: &str, value: &str) {
        if let Some(place) = self.place(name) {
            text(&place, value);
        }
    }

    fn template(&self, name: &str) -> Option<HtmlTemplateElement> {
        let selector = format!("template[data-template={name}]");
        let found = first(&self.root, &selector).or_else(|| self.in_other_room(&selector));
        found?.dyn_into().ok()
    }

    /// A piece of a room that has not been made.
    fn in_other_room(&self, selector: &str) -> Option<Element> {
        let rooms = self.markup.content().query_selector_all("template[data-room]").ok()?;
        let room = |at| rooms.item(at)?.dyn_into::<HtmlTemplateElement>().ok();
        (0..rooms.length()).filter_map(room).find_map(|room| room.content().query_selector(selector).ok().flatten())
    }

    /// What a template holds, with its fixed texts.
    fn model(&self, template: &str) -> Option<Element> {
        known(&self.models, template, || {
            let content = self.template(template)?.content().first_element_child()?;
            let model = content.clone_node_with_deep(true).ok()?.dyn_into().ok()?;
            put_words(&model, self.lang);
            Some(model)
        })
    }

    /// A clone of a template, with its fixed texts.
    pub(super) fn clone_of(&self, template: &str) -> Option<Piece> {
        let element = self.model(template)?.clone_node_with_deep(true).ok()?.dyn_into().ok()?;
        Some(self.piece(element))
    }

    /// What stands in the page already, to be filled anew.
    pub(super) fn piece(&self, element: Element) -> Piece {
        Piece { element, view: self.clone() }
    }

    /// Fills a place with texts anew, and leaves what stays the same as it is: it keeps the focus and its layout.
    pub(super) fn update(&self, place: &str, part: Option<&str>, pieces: Vec<Piece>) {
        if let Some(part) = part {
            self.show(part, !pieces.is_empty());
        }
        if let Some(place) = self.place(place) {
            hold(&place, pieces.into_iter().map(|piece| piece.element).collect());
        }
    }

    /// Replaces what stands in a place, and hides the part it belongs to when nothing is left.
    pub(super) fn fill(&self, place: &str, part: Option<&str>, pieces: Vec<Piece>) {
        if let Some(part) = part {
            self.show(part, !pieces.is_empty());
        }
        if let Some(place) = self.place(place) {
            put(&place, pieces);
        }
    }
}

/// Makes a place hold elements like these.
fn hold(place: &Element, elements: Vec<Element>) {
    let before = children(place);
    before.iter().skip(elements.len()).for_each(Element::remove);
    for (at, element) in elements.iter().enumerate() {
        become_like(before.get(at), element, place);
    }
}

/// Makes an element like another one, and leaves whatever is the same in both as it is.
fn become_like(old: Option<&Element>, new: &Element, parent: &Element) {
    // A sound element goes where it is put.
    let _ = match old {
        None => parent.append_child(new).map(drop),
        Some(old) if old.is_equal_node(Some(new)) => Ok(()),
        Some(old) if !is_alike(old, new) => old.replace_with_with_node_1(new),
        Some(old) if new.first_element_child().is_none() => {
            old.set_text_content(new.text_content().as_deref());
            Ok(())
        }
        Some(old) => {
            hold(old, children(new));
            Ok(())
        }
    };
}

/// Whether two elements differ in what stands in them alone: in elements of both, or in a text.
fn is_alike(old: &Element, new: &Element) -> bool {
    let bare = |element: &Element| element.clone_node_with_deep(false).ok();
    let elements = |element: &Element| element.child_element_count();
    (elements(old) == 0) == (elements(new) == 0)
        && (elements(new) == 0 || !has_text(old) && !has_text(new))
        && bare(old).zip(bare(new)).is_some_and(|(old, new)| old.is_equal_node(Some(&new)))
}

/// Whether there is text beside the elements.
fn has_text(element: &Element) -> bool {
    let nodes = element.child_nodes();
    (0..nodes.length()).filter_map(|at| nodes.item(at)).any(|node| {
        node.node_type() == web_sys::Node::TEXT_NODE && node.node_value().is_some_and(|text| !text.trim().is_empty())
    })
}

/// What was found before, or is found now.
fn known(found: &RefCell<Found>, name: &str, find: impl FnOnce() -> Option<Element>) -> Option<Element> {
    if let Some(known) = found.try_borrow().ok().and_then(|found| found.get(name).cloned()) {
        return known;
    }
    let element = find();
    if let Ok(mut found) = found.try_borrow_mut() {
        found.insert(name.to_owned(), element.clone());
    }
    element
}

fn put(place: &Element, pieces: Vec<Piece>) {
    let list: js_sys::Array = pieces.into_iter().map(|piece| piece.element).collect();
    place.replace_children_with_node(&list);
}

impl Piece {
    /// Sets a slot's text; an empty one takes no room.
    pub(super) fn slot(self, name: &str, value: &str) -> Self {
        let selector = format!("[data-slot={name}]");
        let itself = self.element.matches(&selector).unwrap_or_default().then(|| self.element.clone());
        for slot in all(&self.element, &selector).into_iter().chain(itself) {
            text(&slot, value);
        }
        self
    }

    /// Sets an attribute of the clone itself.
    pub(super) fn with(self, name: &str, value: Option<&str>) -> Self {
        attribute(&self.element, name, value);
        self
    }

    /// Sets an attribute of a part of the clone.
    pub(super) fn set(self, part: &str, name: &str, value: &str) -> Self {
        if let Some(part) = first(&self.element, &format!("[data-part={part}]")) {
            attribute(&part, name, Some(value));
        }
        self
    }

    /// Takes a part of the clone away.
    pub(super) fn without_part(self, part: &str) -> Self {
        all(&self.element, &format!("[data-part={part}]")).iter().for_each(Element::remove);
        self
    }

    /// Puts pieces into a list of the clone.
    pub(super) fn list(self, name: &str, pieces: Vec<Self>) -> Self {
        let selector = format!("[data-list={name}]");
        let itself = self.element.matches(&selector).unwrap_or_default().then(|| self.element.clone());
        if let Some(list) = itself.or_else(|| first(&self.element, &selector)) {
            put(&list, pieces);
        }
        self
    }

    /// Puts the content of a template before everything that stands in a place of the clone.
    pub(super) fn pour(self, template: &str, place: &str) -> Self {
        let content =
            self.view.template(template).and_then(|template| template.content().clone_node_with_deep(true).ok());
        if let (Some(content), Some(place)) = (content, first(&self.element, place)) {
            // A sound fragment goes where it is put.
            let _ = place.insert_before(&content, place.first_child().as_ref());
            put_words(&place, self.view.lang);
        }
        self
    }

    /// Takes an action away that this clone does not offer.
    pub(super) fn without(self, action: &str) -> Self {
        for button in all(&self.element, &format!("[data-action={action}]")) {
            button.remove();
        }
        self
    }

    /// A button's name beyond its visible text: `清除：发件日期`.
    pub(super) fn named(self, action: &str, field: &str) -> Self {
        for button in all(&self.element, &format!("[data-action={action}]")) {
            let visible = button.text_content().unwrap_or_default();
            let name = words::page("named").map(|word| *word.get(self.view.lang)).unwrap_or_default();
            let name = words::fill(name, &[("action", visible.trim()), ("field", field)]);
            attribute(&button, "aria-label", Some(&name));
        }
        self
    }
}
