//! Writing nodes: places of the markup, pieces that are cloned and filled, and one way to touch only what changed.
//!
//! A piece that is not there is passed over: nothing here panics.

use super::dom::{self, attribute, text};
use crate::words::{self, Lang};
use std::any::Any;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, HtmlSelectElement, HtmlTemplateElement, HtmlTextAreaElement};

/// The property of an input that says what both of us know to stand in it: what was written last, or heard of since.
const KNOWN: &str = "parcelClaimsKnown";
/// What a piece of a list is known by.
pub(super) const PIECE: &str = "data-piece";

/// A mounted copy of the markup, in one language.
#[derive(Clone)]
pub(super) struct View {
    pub(super) root: Element,
    pub(super) lang: Lang,
    /// What the ids of its elements begin with.
    pub(super) prefix: String,
    /// The whole markup: rooms that few enter are made from it when they are first entered.
    markup: HtmlTemplateElement,
    /// Places found before: they stay as long as the view does. What is in a room that is not made is none.
    found: Rc<RefCell<Found>>,
    /// What the pieces are cloned from, with its fixed texts.
    models: Rc<RefCell<Found>>,
    /// What things were shown from.
    shown: Rc<RefCell<BTreeMap<String, Box<dyn Any>>>>,
    /// What belongs to it and is made by others: see [`View::belonging`].
    belongs: Rc<RefCell<Option<Rc<dyn Any>>>>,
}

type Found = BTreeMap<String, Option<Element>>;

/// A clone of a template, being filled.
pub(super) struct Piece {
    pub(super) element: Element,
    view: View,
}

impl View {
    pub(super) fn new(root: Element, markup: HtmlTemplateElement, lang: Lang, prefix: String) -> Self {
        let (found, models, shown, belongs) = (Rc::default(), Rc::default(), Rc::default(), Rc::default());
        Self { root, lang, prefix, markup, found, models, shown, belongs }
    }

    /// Makes a room that is entered for the first time.
    pub(super) fn make_room(&self, name: &str) -> Option<()> {
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
        let title = dom::first(&room, "[data-title]").and_then(|title| title.text_content());
        attribute(&room, "aria-label", title.as_deref());
        Some(())
    }

    /// The place of this name.
    pub(super) fn place(&self, name: &str) -> Option<Element> {
        self.first(&format!("[data-view={name}]"))
    }

    /// The input of this name.
    pub(super) fn input(&self, name: &str) -> Option<Element> {
        self.first(&format!("[data-input={name}]"))
    }

    /// The first element that matches: it stays the first as long as it stands there.
    fn first(&self, selector: &str) -> Option<Element> {
        let find = || dom::first(&self.root, selector);
        known(&self.found, selector, find).filter(|found| found.is_connected()).or_else(|| {
            // It was made anew, or taken away.
            let found = find();
            if let (Some(_), Ok(mut known)) = (&found, self.found.try_borrow_mut()) {
                known.insert(selector.to_owned(), found.clone());
            }
            found
        })
    }

    /// A fixed text.
    pub(super) fn word(&self, key: &str) -> &'static str {
        words::page(key).map(|word| *word.get(self.lang)).unwrap_or_default()
    }

    /// A fixed text with values in it.
    pub(super) fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        words::fill(self.word(key), values)
    }

    /// Shows or hides a place.
    pub(super) fn show(&self, name: &str, shown: bool) {
        if let Some(place) = self.place(name) {
            dom::show(&place, shown);
        }
    }

    /// Sets the text of a place.
    pub(super) fn text(&self, name: &str, value: &str) {
        if let Some(place) = self.place(name) {
            text(&place, value);
        }
    }

    /// The same; without a text the place is hidden.
    pub(super) fn say(&self, name: &str, value: &str) {
        self.text(name, value);
        self.show(name, !value.is_empty());
    }

    /// Sets the text of a line that stands with its buttons only as long as there is something to say.
    pub(super) fn tell(&self, line: &str, name: &str, value: &str) {
        self.text(name, value);
        self.show(line, !value.is_empty());
    }

    /// Sets an attribute of a place, or takes it away.
    pub(super) fn attr(&self, name: &str, attribute_name: &str, value: Option<&str>) {
        if let Some(place) = self.place(name) {
            attribute(&place, attribute_name, value);
        }
    }

    /// What an input holds.
    pub(super) fn value(&self, input: &str, value: &str) {
        if let Some(input) = self.input(input) {
            write(&input, value);
        }
    }

    /// Whether an input is checked.
    pub(super) fn checked(&self, input: &str, checked: bool) {
        if let Some(input) = self.input(input) {
            write(&input, code(checked));
        }
    }

    /// Whether something differs from what it was when this was last asked; the first time it does.
    pub(super) fn changed<T: PartialEq + Clone + 'static>(&self, name: &str, now: &T) -> bool {
        let Ok(mut shown) = self.shown.try_borrow_mut() else { return true };
        if shown.get(name).and_then(|before| before.downcast_ref::<T>()) == Some(now) {
            return false;
        }
        shown.insert(name.to_owned(), Box::new(now.clone()));
        true
    }

    /// Everything is shown anew: it is said in other words.
    pub(super) fn forget(&self) {
        if let Ok(mut shown) = self.shown.try_borrow_mut() {
            shown.clear();
        }
    }

    /// What belongs to this view alone, and goes with it; it is made when it is first wanted.
    pub(super) fn belonging<T: Default + 'static>(&self) -> Option<Rc<T>> {
        let mut belongs = self.belongs.try_borrow_mut().ok()?;
        let belonging = belongs.get_or_insert_with(|| Rc::new(T::default()));
        Rc::clone(belonging).downcast().ok()
    }

    fn template(&self, name: &str) -> Option<HtmlTemplateElement> {
        let selector = format!("template[data-template={name}]");
        let found = dom::first(&self.root, &selector).or_else(|| self.in_other_room(&selector));
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
        Some(Piece { element, view: self.clone() })
    }

    /// The pieces that stand in a place, by their keys: one that did not change is put into its list again as it is.
    pub(super) fn standing(&self, place: &str) -> BTreeMap<String, Piece> {
        let elements = self.place(place).map(|place| dom::children(&place)).unwrap_or_default();
        let keyed = |element: Element| {
            let key = element.get_attribute(PIECE)?;
            Some((key, Piece { element, view: self.clone() }))
        };
        elements.into_iter().filter_map(keyed).collect()
    }

    /// Makes a place hold pieces like these, and leaves what stays the same as it is: it keeps the focus, what is being
    /// typed, and its layout. Without any the part is hidden.
    pub(super) fn list(&self, place: &str, part: Option<&str>, pieces: Vec<Piece>) {
        if let Some(part) = part {
            self.show(part, !pieces.is_empty());
        }
        if let Some(place) = self.place(place) {
            hold(&place, pieces.into_iter().map(|piece| piece.element).collect());
        }
    }
}

/// Puts the fixed texts into every element that names one.
pub(super) fn put_words(root: &Element, lang: Lang) {
    let itself = root.has_attribute("data-word").then(|| root.clone());
    for element in dom::all(root, "[data-word]").into_iter().chain(itself) {
        let word = element.get_attribute("data-word").and_then(|key| words::page(&key));
        if let Some(word) = word {
            text(&element, word.get(lang));
        }
    }
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

/// How it is known that an input is checked.
pub(super) const fn code(checked: bool) -> &'static str {
    if checked { "true" } else { "false" }
}

fn known_of(input: &Element) -> Option<String> {
    js_sys::Reflect::get(input, &KNOWN.into()).ok()?.as_string()
}

fn set_known(input: &Element, value: &str) {
    // An element takes a property.
    let _ = js_sys::Reflect::set(input, &KNOWN.into(), &value.into());
}

/// What stands in an input.
fn stands_in(input: &Element) -> Option<String> {
    if let Some(input) = input.dyn_ref::<HtmlInputElement>() {
        let is_box = matches!(&*input.type_(), "checkbox" | "radio");
        return Some(if is_box { code(input.checked()).to_owned() } else { input.value() });
    }
    let area = input.dyn_ref::<HtmlTextAreaElement>().map(HtmlTextAreaElement::value);
    area.or_else(|| input.dyn_ref::<HtmlSelectElement>().map(HtmlSelectElement::value))
}

/// The browser has told what stands in an input now.
pub(super) fn heard(input: &Element) {
    if let Some(stands) = stands_in(input).filter(|_| known_of(input).is_some()) {
        set_known(input, &stands);
    }
}

/// Writes what an input shall hold, unless that is known to stand there. What somebody has put there without a word stays
/// until something else shall stand there; what is selected whole is about to be typed over, and stays so.
pub(super) fn write(input: &Element, value: &str) {
    if known_of(input).as_deref() == Some(value) {
        return;
    }
    set_known(input, value);
    let stands = stands_in(input).unwrap_or_default();
    if stands == value {
        return;
    }
    if let Some(input) = input.dyn_ref::<HtmlInputElement>() {
        if matches!(&*input.type_(), "checkbox" | "radio") {
            return input.set_checked(value == code(true));
        }
        let (from, to) = (input.selection_start().ok().flatten(), input.selection_end().ok().flatten());
        let focused = input.matches(":focus").unwrap_or_default();
        input.set_value(value);
        if focused && !stands.is_empty() && from == Some(0) && to > from {
            input.select();
        }
    } else if let Some(area) = input.dyn_ref::<HtmlTextAreaElement>() {
        area.set_value(value);
    } else if let Some(select) = input.dyn_ref::<HtmlSelectElement>() {
        select.set_value(value);
    }
}

/// Makes a place hold elements like these: those that have a key become like the one of the same key, the others like
/// the next one without. The one with the focus is never moved: moving takes it.
fn hold(place: &Element, wanted: Vec<Element>) {
    let before = dom::children(place);
    let key = |element: &Element| element.get_attribute(PIECE);
    let mut keyed = Found::new();
    let mut others = before.iter().filter(|element| key(element).is_none());
    for element in &before {
        if let Some(key) = key(element) {
            keyed.insert(key, Some(element.clone()));
        }
    }
    let mut elements = Vec::with_capacity(wanted.len());
    for new in wanted {
        let old = match key(&new) {
            Some(key) => keyed.remove(&key).flatten(),
            None => others.next().cloned(),
        };
        elements.push(match old {
            Some(old) if become_like(&old, &new) => old,
            _ => new,
        });
    }
    let focused = dom::focused(place);
    let held = focused.and_then(|focused| elements.iter().find(|element| element.contains(Some(&focused))));
    arrange(place, &elements, held);
}

/// Puts elements in this order and takes all others away. The one held is never moved: moving takes the focus.
pub(super) fn arrange(place: &Element, elements: &[Element], held: Option<&Element>) {
    if dom::children(place) == elements {
        return;
    }
    for extra in dom::children(place).iter().filter(|child| !elements.contains(child)) {
        extra.remove();
    }
    let held = held.filter(|held| elements.contains(held));
    let mut before = held;
    for element in elements {
        if Some(element) == held {
            before = None;
            continue;
        }
        // A sound child goes where it is put.
        let _ = place.insert_before(element, before.map(AsRef::as_ref));
    }
}

/// Makes an element like another one, and leaves whatever is the same in both as it is; false where they are too
/// different for that.
fn become_like(old: &Element, new: &Element) -> bool {
    if old == new {
        return true;
    }
    if old.tag_name() != new.tag_name() || !is_alike(old, new) {
        return false;
    }
    let holds_inputs = || dom::first(new, "input, select, textarea").is_some();
    if !old.is_equal_node(Some(new)) || holds_inputs() {
        sync_attributes(old, new);
        if new.first_element_child().is_some() {
            hold(old, dom::children(new));
        } else {
            text(old, &new.text_content().unwrap_or_default());
        }
    }
    if let Some(value) = known_of(new) {
        write(old, &value);
    }
    true
}

/// Whether two elements differ in what stands in them alone: in elements of both, or in a text.
fn is_alike(old: &Element, new: &Element) -> bool {
    let elements = |element: &Element| element.child_element_count();
    match (elements(old) == 0, elements(new) == 0) {
        (true, true) => true,
        // Text between elements is not looked at one by one.
        (false, false) => old.is_equal_node(Some(new)) || !has_text(old) && !has_text(new),
        _ => false,
    }
}

/// Whether there is text beside the elements.
fn has_text(element: &Element) -> bool {
    let nodes = element.child_nodes();
    (0..nodes.length()).filter_map(|at| nodes.item(at)).any(|node| {
        node.node_type() == web_sys::Node::TEXT_NODE && node.node_value().is_some_and(|text| !text.trim().is_empty())
    })
}

fn sync_attributes(old: &Element, new: &Element) {
    let names = |element: &Element| -> Vec<String> {
        element.get_attribute_names().iter().filter_map(|name| name.as_string()).collect()
    };
    let wanted = names(new);
    for name in &wanted {
        attribute(old, name, new.get_attribute(name).as_deref());
    }
    // What the clerk has unfolded stays so.
    for name in names(old).iter().filter(|name| !wanted.contains(name) && *name != "open") {
        attribute(old, name, None);
    }
}

impl Piece {
    /// What it is known by among the pieces of its list.
    pub(super) fn key(self, key: &str) -> Self {
        self.with(PIECE, Some(key))
    }

    /// Sets a slot's text; an empty one takes no room.
    pub(super) fn slot(self, name: &str, value: &str) -> Self {
        let selector = format!("[data-slot={name}]");
        let itself = self.element.matches(&selector).unwrap_or_default().then(|| self.element.clone());
        for slot in dom::all(&self.element, &selector).into_iter().chain(itself) {
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
        if let Some(part) = dom::first(&self.element, &format!("[data-part={part}]")) {
            attribute(&part, name, Some(value));
        }
        self
    }

    /// Shows or hides what a selector finds in the clone.
    pub(super) fn shown(self, selector: &str, shown: bool) -> Self {
        for element in dom::all(&self.element, selector) {
            dom::show(&element, shown);
        }
        self
    }

    /// Sets an attribute of an action's button.
    pub(super) fn aim(self, action: &str, name: &str, value: &str) -> Self {
        let selector = format!("[data-action={action}]");
        let itself = self.element.matches(&selector).unwrap_or_default().then(|| self.element.clone());
        for button in dom::all(&self.element, &selector).into_iter().chain(itself) {
            attribute(&button, name, Some(value));
        }
        self
    }

    /// What an input of the clone holds.
    pub(super) fn value(self, input: &str, value: &str) -> Self {
        for input in dom::all(&self.element, &format!("[data-input={input}]")) {
            write(&input, value);
        }
        self
    }

    /// Whether an input of the clone is checked.
    pub(super) fn checked(self, input: &str, checked: bool) -> Self {
        self.value(input, code(checked))
    }

    /// Takes a part of the clone away.
    pub(super) fn without_part(self, part: &str) -> Self {
        dom::all(&self.element, &format!("[data-part={part}]")).iter().for_each(Element::remove);
        self
    }

    /// Puts pieces into a list of the clone.
    pub(super) fn list(self, name: &str, pieces: Vec<Self>) -> Self {
        let selector = format!("[data-list={name}]");
        let itself = self.element.matches(&selector).unwrap_or_default().then(|| self.element.clone());
        if let Some(list) = itself.or_else(|| dom::first(&self.element, &selector)) {
            let elements: js_sys::Array = pieces.into_iter().map(|piece| piece.element).collect();
            list.replace_children_with_node(&elements);
        }
        self
    }

    /// Puts the content of a template before everything that stands in a place of the clone.
    pub(super) fn pour(self, template: &str, place: &str) -> Self {
        let content =
            self.view.template(template).and_then(|template| template.content().clone_node_with_deep(true).ok());
        if let (Some(content), Some(place)) = (content, dom::first(&self.element, place)) {
            // A sound fragment goes where it is put.
            let _ = place.insert_before(&content, place.first_child().as_ref());
            put_words(&place, self.view.lang);
        }
        self
    }

    /// Takes an action away that this clone does not offer.
    pub(super) fn without(self, action: &str) -> Self {
        for button in dom::all(&self.element, &format!("[data-action={action}]")) {
            button.remove();
        }
        self
    }

    /// A button's name beyond its visible text: `清除：发件日期`.
    pub(super) fn named(self, action: &str, field: &str) -> Self {
        for button in dom::all(&self.element, &format!("[data-action={action}]")) {
            let visible = button.text_content().unwrap_or_default();
            let name = self.view.fill("named", &[("action", visible.trim()), ("field", field)]);
            attribute(&button, "aria-label", Some(&name));
        }
        self
    }
}
