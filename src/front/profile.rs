//! The station's profile and the language, remembered.

use super::draft::{Draft, Entry, PROFILE};
use super::station::{PARTS, Part};
use super::storage::Storage;
use crate::case::{Field, Kind};
use crate::lang::Lang;
use crate::words::Station;
use serde_json::{Map, Value};

/// Its key in the store.
pub const KEY: &str = "parcel-claims/profile/1";
const LANG: &str = "lang";
const STATION: &str = "station";
/// The code of an answer that leaves a fact open.
pub const UNKNOWN: &str = "unknown";

fn kept(storage: &Storage) -> Option<Map<String, Value>> {
    let text = storage.read(KEY)?;
    let kept = serde_json::from_str(&text);
    if kept.is_err() {
        storage.set_aside(KEY);
    }
    kept.ok()
}

/// Puts what was kept into the draft; the language, where one was chosen.
pub fn load(storage: &Storage, draft: &mut Draft) -> Option<Lang> {
    let kept = kept(storage)?;
    for field in PROFILE {
        let code = kept.get(field.key()).and_then(Value::as_str);
        if let Some(entry) = code.and_then(|code| known(field, code)) {
            draft.set(field, Some(entry));
        }
    }
    kept.get(LANG).and_then(Value::as_str).and_then(Lang::by_code)
}

/// A value of the list that is still one.
pub fn known(field: Field, code: &str) -> Option<Entry> {
    match field.spec().kind {
        _ if code == UNKNOWN && field.spec().unknown => Some(Entry::Unknown),
        Kind::Choice(codes) if codes.contains(&code) => Some(Entry::Chosen(code.to_owned())),
        _ => None,
    }
}

/// Keeps an answer of the profile.
pub fn keep(storage: &Storage, field: Field, entry: Option<&Entry>) {
    let code = match entry {
        Some(Entry::Chosen(code)) => Some(code.as_str()),
        Some(Entry::Unknown) => Some(UNKNOWN),
        _ => None,
    };
    put(storage, field.key(), code.map(Value::from));
}

/// Who reports and files.
pub fn station(storage: &Storage) -> Station {
    let mut station = Station::default();
    let kept = kept(storage).unwrap_or_default();
    for (code, part) in PARTS {
        let said = kept.get(STATION).and_then(|kept| kept.get(code)).and_then(Value::as_str);
        said.unwrap_or_default().clone_into(part(&mut station));
    }
    station
}

/// Keeps the station in the store.
pub fn keep_station(storage: &Storage, station: &mut Station) {
    let said = |(code, part): (&str, Part)| (code.to_owned(), part(station).clone().into());
    let said: Map<String, Value> = PARTS.map(said).into_iter().collect();
    let some = said.values().any(|said| said.as_str() != Some(""));
    put(storage, STATION, some.then(|| said.into()));
}

/// Keeps the language in the store.
pub fn keep_lang(storage: &Storage, lang: Lang) {
    put(storage, LANG, Some(lang.code().into()));
}

/// Changes one answer and leaves the others as another window may have left them. Refused, it is asked again next time.
fn put(storage: &Storage, key: &str, value: Option<Value>) {
    let mut kept = kept(storage).unwrap_or_default();
    match value {
        Some(value) => kept.insert(key.to_owned(), value),
        None => kept.remove(key),
    };
    let _ = storage.write(KEY, &Value::Object(kept).to_string());
}
