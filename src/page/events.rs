//! What the page listens to: its root, the window around it, and what is dropped.

use super::dropped;
use super::heard;
use super::host::dark;
use super::listen::Listener;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{DataTransfer, Element, Event, EventTarget, StorageEvent, Window};

/// Something that the browser tells.
pub(super) enum Signal<'a> {
    /// Something happened to a part of the page.
    Happened(&'a Event, &'a Element),
    /// The address has another hash.
    Hash,
    /// The browser is about to print.
    BeforePrint,
    /// Another window has changed what stands under a key; without a key, everything was thrown away.
    Stored(Option<String>, Option<String>),
    /// The page is left.
    Left,
    /// It is shown again, by going back.
    Back,
    /// The system has other colours.
    Colours,
    /// Files were dropped.
    Dropped(&'a DataTransfer),
}

/// Listens, and tells. All events of the page arrive at its root, but for those that are kept from the page around.
pub(super) fn listen(
    root: &Element,
    window: &Window,
    standalone: bool,
    tell: impl Fn(Signal<'_>) + 'static,
) -> Vec<Listener> {
    let tell: Rc<dyn Fn(Signal<'_>)> = Rc::new(tell);
    let mut listeners = Vec::new();
    for kind in heard::KINDS {
        listeners.push(on_root(root, kind, &tell));
    }
    // The page of its own is dropped on wherever something falls; in the pages of others, what falls beside is theirs.
    let place: EventTarget = if standalone { window.clone().into() } else { root.clone().into() };
    let dropped = Rc::clone(&tell);
    listeners.extend(dropped::catch(&place, move |data| dropped(Signal::Dropped(data))));
    if let Some(dark) = dark(window) {
        listeners.push(on(&dark, "change", &tell, |_| Some(Signal::Colours)));
    }
    listeners.push(on(window, "hashchange", &tell, |_| Some(Signal::Hash)));
    listeners.push(on(window, "beforeprint", &tell, |_| Some(Signal::BeforePrint)));
    listeners.push(on(window, "storage", &tell, |event| {
        let event = event.dyn_ref::<StorageEvent>()?;
        Some(Signal::Stored(event.key(), event.new_value()))
    }));
    listeners.push(on(window, "pagehide", &tell, |_| Some(Signal::Left)));
    listeners.push(on(window, "pageshow", &tell, |_| Some(Signal::Back)));
    listeners
}

fn on_root(root: &Element, kind: &'static str, tell: &Rc<dyn Fn(Signal<'_>)>) -> Listener {
    let tell = Rc::clone(tell);
    let heard = move |event: &Event| {
        if let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) {
            tell(Signal::Happened(event, &target));
        }
    };
    // What is folded up or down, or scrolled, does not bubble.
    if matches!(kind, "toggle" | "scroll") {
        Listener::first(root, kind, heard)
    } else {
        Listener::new(root, kind, heard)
    }
}

fn on(
    target: &EventTarget,
    kind: &'static str,
    tell: &Rc<dyn Fn(Signal<'_>)>,
    read: fn(&Event) -> Option<Signal<'static>>,
) -> Listener {
    let tell = Rc::clone(tell);
    Listener::new(target, kind, move |event| {
        if let Some(told) = read(event) {
            tell(told);
        }
    })
}
