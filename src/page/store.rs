//! What the browser keeps, as the front asks for it: merely looking at it may throw.

use crate::front::storage::{Refused, Storage as Kept, Store};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Storage;

thread_local! {
    /// Every page of this window knows the same of it.
    static KEPT: Kept = Kept::over(Browser);
}

/// What is kept in this browser.
pub(super) fn storage() -> Kept {
    KEPT.with(Clone::clone)
}

/// The browser's own store.
struct Browser;

/// None in a sandbox, in private windows, or where storage is switched off.
fn local() -> Result<Storage, Refused> {
    web_sys::window().and_then(|window| window.local_storage().ok()?).ok_or(Refused::Unavailable)
}

fn of_tab() -> Option<Storage> {
    web_sys::window()?.session_storage().ok()?
}

impl Store for Browser {
    fn is_there(&self) -> bool {
        local().is_ok()
    }

    fn get(&self, key: &str) -> Result<Option<String>, Refused> {
        local()?.get_item(key).map_err(|_| Refused::Unavailable)
    }

    fn set(&self, key: &str, text: &str) -> Result<(), Refused> {
        let storage = local()?;
        storage.set_item(key, text).map_err(|why| reason(&why, &storage))
    }

    fn remove(&self, key: &str) {
        if let Ok(storage) = local() {
            let _ = storage.remove_item(key);
        }
    }

    fn keys(&self) -> Vec<String> {
        let Ok(storage) = local() else { return Vec::new() };
        (0..storage.length().unwrap_or_default()).filter_map(|at| storage.key(at).ok().flatten()).collect()
    }

    fn get_of_tab(&self, key: &str) -> Option<String> {
        of_tab()?.get_item(key).ok()?
    }

    fn set_of_tab(&self, key: &str, text: &str) {
        if let Some(storage) = of_tab() {
            let _ = storage.set_item(key, text);
        }
    }
}

/// A store that is full while empty is none: so old private windows refuse.
fn reason(why: &JsValue, storage: &Storage) -> Refused {
    let name = why.dyn_ref::<js_sys::Error>().map(js_sys::Error::name);
    let name = name.map_or_else(|| named(why), String::from);
    let full = name.contains("Quota") || name.contains("QUOTA");
    if full && storage.length().is_ok_and(|length| length > 0) { Refused::Full } else { Refused::Unavailable }
}

/// The name of an exception that is no `Error`.
fn named(why: &JsValue) -> String {
    js_sys::Reflect::get(why, &"name".into()).ok().and_then(|name| name.as_string()).unwrap_or_default()
}
