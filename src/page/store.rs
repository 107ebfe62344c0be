//! The station's profile and the language, kept in the browser where it allows that.

use super::draft::{Draft, Entry, PROFILE};
use crate::case::Field;
use crate::words::Lang;
use serde_json::{Map, Value};

/// Keyed by product and version: every page opened from a file shares one store.
const KEY: &str = "parcel-claims/profile/1";
const LANG: &str = "lang";

/// None in a sandbox, in private windows, or where storage is switched off: merely looking at it may throw.
fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok()?
}

/// Whether the browser keeps things at all.
pub(super) fn keeps() -> bool {
    storage().is_some()
}

/// Puts what was kept into the draft; the language, where one was chosen.
pub(super) fn load(draft: &mut Draft) -> Option<Lang> {
    let text = storage()?.get_item(KEY).ok()??;
    let kept: Map<String, Value> = serde_json::from_str(&text).ok()?;
    for field in PROFILE {
        let code = kept.get(field.key()).and_then(Value::as_str);
        let entry = code.and_then(|code| known(field, code));
        draft.set(field, entry);
    }
    kept.get(LANG).and_then(Value::as_str).and_then(Lang::by_code)
}

/// A value of the list that is still one.
fn known(field: Field, code: &str) -> Option<Entry> {
    match field.spec().kind {
        _ if code == "unknown" && field.spec().unknown => Some(Entry::Unknown),
        crate::case::Kind::Choice(codes) if codes.contains(&code) => Some(Entry::Chosen(code.to_owned())),
        _ => None,
    }
}

/// Keeps the profile and the language; false when the browser refuses.
pub(super) fn save(draft: &Draft, lang: Lang) -> bool {
    let mut kept = Map::new();
    for field in PROFILE {
        let code = match draft.get(field) {
            Some(Entry::Chosen(code)) => code.clone(),
            Some(Entry::Unknown) => "unknown".to_owned(),
            _ => continue,
        };
        kept.insert(field.key().to_owned(), code.into());
    }
    kept.insert(LANG.to_owned(), lang.code().into());
    storage().is_some_and(|storage| storage.set_item(KEY, &Value::Object(kept).to_string()).is_ok())
}
