//! The browser front: reads the form, writes the result. It decides nothing; the rules never know it exists.
//!
//! Markup is in `www`, texts in `words`. The component goes into any root node, twice without doubling.

mod actions;
mod app;
mod book;
mod dom;
mod draft;
mod fields;
mod in_hand;
mod keys;
mod make;
mod paste;
mod pictures;
mod plan;
mod profile;
mod received;
mod regulation;
mod result;
mod rooms;
mod share;
mod sheets;
mod state;
mod store;
mod take;
mod vehicle;
mod what_if;

use app::App;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{HtmlTemplateElement, Node};

thread_local! {
    /// What is mounted where: mounting again replaces, and nothing is doubled.
    static MOUNTED: RefCell<Vec<(Node, Rc<App>)>> = const { RefCell::new(Vec::new()) };
    static COUNT: Cell<u32> = const { Cell::new(0) };
}

/// Puts the page into a root node: an element, a document body, a shadow root.
///
/// # Errors
/// When the view has no root element.
#[wasm_bindgen]
pub fn mount(root: Node, view: HtmlTemplateElement) -> Result<(), JsError> {
    unmount(&root);
    COUNT.set(COUNT.get() + 1);
    let app = App::start(&root, view, COUNT.get()).ok_or_else(|| JsError::new("the view has no root element"))?;
    MOUNTED.with_borrow_mut(|mounted| mounted.push((root, app)));
    Ok(())
}

/// Takes the page away again, with its listeners and clocks.
#[wasm_bindgen]
pub fn unmount(root: &Node) {
    let gone = MOUNTED.with_borrow_mut(|mounted| {
        let at = mounted.iter().position(|(known, _)| known == root)?;
        Some(mounted.swap_remove(at).1)
    });
    if let Some(app) = gone {
        app.stop();
    }
}
