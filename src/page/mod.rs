//! The browser front: reads the form, writes the result. It decides nothing; the rules never know it exists.
//!
//! Markup is in `www`, texts in `words`. The component goes into any root node, twice without doubling.

mod app;
mod changes;
mod clock;
mod dom;
mod drawn;
mod dropped;
mod events;
mod fields;
mod file;
mod focus;
mod hand;
mod heard;
mod host;
mod listen;
mod make;
mod options;
mod phrases;
mod qr;
mod rooms;
mod rows;
mod screen;
mod settings;
mod sides;
mod store;
mod view;

use crate::element::Attribute;
use crate::front::effects::{Opening, Send};
use crate::front::in_use::InUse;
use crate::front::msg::Msg;
use crate::front::{parcel, shell, worklist};
use crate::js::{read_all, read_versions};
use app::App;
use host::{HostPage, Place};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, HtmlTemplateElement, Node};

thread_local! {
    static COUNT: Cell<u32> = const { Cell::new(0) };
}

/// The page in an element's shadow root.
#[wasm_bindgen]
pub struct Mounted {
    app: Rc<App>,
}

#[wasm_bindgen]
impl Mounted {
    /// Puts the page into `root`. The attributes of `element` say how it shall be; `host_page` is told what happens;
    /// `in_hand` is what was in hand when it was taken away; `rulebook` is a file to count by.
    ///
    /// # Errors
    /// `InvalidRulebook`, with every problem of the rulebook.
    #[wasm_bindgen(constructor)]
    pub fn new(
        element: Element,
        root: Node,
        view: HtmlTemplateElement,
        host_page: HostPage,
        in_hand: Option<String>,
        rulebook: &JsValue,
    ) -> Result<Self, JsValue> {
        let rulebook = in_use(rulebook)?;
        COUNT.set(COUNT.get().wrapping_add(1));
        let place = Place { element, root, template: view, host_page };
        let app = App::start(place, COUNT.get(), in_hand, rulebook);
        Ok(Self { app: app.ok_or_else(|| JsError::new("the view has no root element"))? })
    }

    /// An attribute was changed.
    #[wasm_bindgen(js_name = attributeChanged)]
    pub fn attribute_changed(&self, name: &str) {
        self.app.attribute_changed(name);
    }

    /// Puts a case into the form in place of what is in it.
    ///
    /// # Errors
    /// `InvalidCase`, with every problem of the case; the form stays as it is.
    pub fn open(&self, case: &JsValue) -> Result<(), JsValue> {
        let (case, _) = read_all(case, &JsValue::UNDEFINED)?;
        let opening = Opening { case, ..Opening::default() };
        self.app.run(Msg::Sent(Send::Open(Box::new(opening))));
        Ok(())
    }

    /// Counts by another rulebook; null: by the one that the attribute names.
    ///
    /// # Errors
    /// `InvalidRulebook`, with every problem of it; the one in use stays.
    #[wasm_bindgen(js_name = useRulebook)]
    pub fn use_rulebook(&self, rulebook: &JsValue) -> Result<(), JsValue> {
        self.app.run(Msg::Shell(shell::Msg::Rulebook(in_use(rulebook)?)));
        Ok(())
    }

    /// Says that a new version of the page has come.
    pub fn updated(&self) {
        self.app.run(Msg::Shell(shell::Msg::Updated));
    }

    /// Takes in the case book that a saved copy brings.
    pub fn bring(&self, book: &str) {
        self.app.run(Msg::Sent(Send::Book(book.to_owned())));
    }

    /// The form as it is before anything is entered.
    pub fn reset(&self) {
        self.app.run(Msg::Parcel(parcel::Msg::Wipe));
    }

    /// To the first thing that is to be said.
    pub fn focus(&self) {
        self.app.run(Msg::Shell(shell::Msg::First));
    }

    /// An event that was kept from the page around, with what it happened to.
    pub fn heard(&self, event: &Event, target: &Element) {
        self.app.heard(event, target);
    }

    /// The browser does not print: this is what would be on paper.
    #[wasm_bindgen(js_name = notPrinted)]
    pub fn not_printed(&self, text: &str) {
        self.app.not_printed(text);
    }

    /// The worklist of a table tells something, as JSON.
    pub fn told(&self, text: String) {
        self.app.run(Msg::Worklist(worklist::Msg::Told(text)));
    }

    /// Takes input, or none.
    pub fn enable(&self, enabled: bool) {
        self.app.enable(enabled);
    }

    /// Takes the page away, with its listeners and clocks.
    pub fn stop(self) {
        self.app.stop();
    }
}

/// The rulebook of a file or of versions, or the built-in one of this id.
fn in_use(rulebook: &JsValue) -> Result<Option<InUse>, JsValue> {
    if rulebook.is_undefined() || rulebook.is_null() {
        return Ok(None);
    }
    if rulebook.as_string().is_some_and(|id| Attribute::Rulebook.allowed().contains(&id.trim())) {
        return Ok(Some(InUse::BuiltIn));
    }
    let (versions, files) = read_versions(rulebook)?;
    Ok(Some(InUse::of(versions, files)))
}
