//! Listening and waiting for as long as what is returned is held. Where the page around us refuses, nothing is heard.
//!
//! While something is heard the same may be heard again: moving the focus fires events, and so may a host.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{Event, EventTarget};

/// The clocks as `realm.js` has taken them: a page may put others in their place.
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_name = setTimeout)]
    fn set_timeout(act: &js_sys::Function, after: i32) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = setInterval)]
    fn set_interval(act: &js_sys::Function, after: i32) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_name = soon)]
    fn once_seen(act: &JsValue);
    #[wasm_bindgen(js_name = inTask)]
    fn task(act: &JsValue);
    #[wasm_bindgen(js_name = clearTimeout)]
    fn clear_timeout(number: &JsValue);
    #[wasm_bindgen(js_name = clearInterval)]
    fn clear_interval(number: &JsValue);
}

/// Does something in a task of its own, before which the browser may do what is more urgent.
pub(super) fn in_task(act: impl FnOnce() + 'static) {
    task(&Closure::once_into_js(act));
}

/// The same, once what stands now is on the screen.
pub(super) fn soon(act: impl FnOnce() + 'static) {
    once_seen(&Closure::once_into_js(act));
}

/// Hears events of one kind.
pub(super) struct Listener {
    target: EventTarget,
    kind: &'static str,
    /// Before those below the target.
    first: bool,
    heard: Closure<dyn Fn(&Event)>,
}

impl Listener {
    pub(super) fn new(target: &EventTarget, kind: &'static str, heard: impl Fn(&Event) + 'static) -> Self {
        Self::listening(target, kind, false, heard)
    }

    /// Also of what does not bubble up to the target.
    pub(super) fn first(target: &EventTarget, kind: &'static str, heard: impl Fn(&Event) + 'static) -> Self {
        Self::listening(target, kind, true, heard)
    }

    fn listening(target: &EventTarget, kind: &'static str, first: bool, heard: impl Fn(&Event) + 'static) -> Self {
        let listener = Self { target: target.clone(), kind, first, heard: Closure::new(heard) };
        let heard = listener.heard.as_ref().unchecked_ref();
        // Refused, it is never heard.
        let _ = listener.target.add_event_listener_with_callback_and_bool(kind, heard, first);
        listener
    }

    /// As long as the target lives.
    pub(super) fn forget(self) {
        std::mem::forget(self);
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let heard = self.heard.as_ref().unchecked_ref();
        let _ = self.target.remove_event_listener_with_callback_and_bool(self.kind, heard, self.first);
    }
}

/// What ends a timer, by its number.
type End = fn(&JsValue);

/// Does something once, or again and again.
pub(super) struct Timer {
    /// What ends it, and its number; none where it never began.
    running: Option<(End, JsValue)>,
    _act: Closure<dyn Fn()>,
}

impl Timer {
    /// Once, after so many milliseconds.
    pub(super) fn once(after: i32, act: impl Fn() + 'static) -> Self {
        Self::new(after, act, set_timeout, clear_timeout)
    }

    /// Each time so many milliseconds have gone by.
    pub(super) fn each(after: i32, act: impl Fn() + 'static) -> Self {
        Self::new(after, act, set_interval, clear_interval)
    }

    fn new(
        after: i32,
        act: impl Fn() + 'static,
        begin: fn(&js_sys::Function, i32) -> Result<JsValue, JsValue>,
        end: End,
    ) -> Self {
        let act = Closure::<dyn Fn()>::new(act);
        let number = begin(act.as_ref().unchecked_ref(), after);
        Self { running: number.ok().map(|number| (end, number)), _act: act }
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        if let Some((end, number)) = &self.running {
            end(number);
        }
    }
}
