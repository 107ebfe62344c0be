//! Files that are dropped on the page: the room that knows them opens them. Nothing that is dropped takes the page away.

use super::dom;
use super::file;
use super::listen::Listener;
use crate::front::dropped;

pub(super) use crate::front::dropped::Msg;
use wasm_bindgen::JsCast;
use web_sys::{DataTransfer, DragEvent, Element, Event, EventTarget, File};

/// Where the browser itself puts a text that is dropped.
const TAKES_TEXT: &str = "textarea, input:not([type=radio]):not([type=checkbox]):not([type=file])";

/// So many bytes say whether a file need be read at all.
pub(super) const BEGINNING: u32 = 65_536;

/// What listens at the place where something may be dropped.
pub(super) fn catch(place: &EventTarget, drop: impl Fn(&DataTransfer) + 'static) -> [Listener; 2] {
    fn on(place: &EventTarget, kind: &'static str, act: impl Fn(&DataTransfer) + 'static) -> Listener {
        Listener::new(place, kind, move |event| {
            let Some(data) = event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer) else { return };
            let files = data.types().includes(&"Files".into(), 0);
            if !files && takes_text(event) {
                return;
            }
            // Otherwise the browser would open it in place of the page, or the page around take it for its own.
            event.prevent_default();
            event.stop_propagation();
            if files {
                act(&data);
            } else {
                data.set_drop_effect("none");
            }
        })
    }
    [on(place, "dragover", |data| data.set_drop_effect("copy")), on(place, "drop", drop)]
}

/// Files that were dropped.
pub(super) enum Dropped {
    Nothing,
    One(File),
    Several,
}

/// What was dropped.
pub(super) fn files(data: &DataTransfer) -> Dropped {
    let Some(files) = data.files() else { return Dropped::Nothing };
    match (files.length(), files.get(0)) {
        (1, Some(file)) => Dropped::One(file),
        (0, _) => Dropped::Nothing,
        _ => Dropped::Several,
    }
}

/// Reads a file, at most so many bytes of it, and tells of it.
pub(super) fn read(file: &File, most: u32, then: impl FnOnce(dropped::Dropped) + 'static) {
    let (name, size) = file::told(file);
    file::read(file, most, move |text| then(dropped::Dropped { name, size, text }));
}

/// Whether the browser puts a text there by itself; beyond the window the target is the element, not what is inside.
fn takes_text(event: &Event) -> bool {
    let target = event.composed_path().get(0).dyn_into::<Element>().ok();
    target.is_some_and(|target| dom::nearest(&target, TAKES_TEXT).is_some())
}
