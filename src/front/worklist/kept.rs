//! What was chosen for the headings of tables, remembered on this machine.

use crate::case::Field;
use crate::front::storage::Storage;
use serde_json::Value;

/// Its key in the store.
const KEY: &str = "parcel-claims/headings/1";
/// So many headings are remembered, the last ones: more than any station's tables have.
const MOST: usize = 400;
/// Longer headings are not remembered, in bytes.
const LONGEST: usize = 200;

/// A plain heading and the field that was chosen for it; `None` where it means nothing.
pub type Chosen = (String, Option<String>);

/// What is remembered, the last choice last; what cannot be read is set aside.
#[must_use]
pub fn load(storage: &Storage) -> Vec<Chosen> {
    let Some(text) = storage.read(KEY) else { return Vec::new() };
    let Ok(Value::Array(kept)) = serde_json::from_str(&text) else {
        storage.set_aside(KEY);
        return Vec::new();
    };
    kept.iter().filter_map(one).collect()
}

fn one(kept: &Value) -> Option<Chosen> {
    let field = kept.get(1)?.as_str();
    // A field that there is no more is asked again.
    let is_known = kept.get(1)?.is_null() || field.and_then(Field::by_key).is_some();
    is_known.then_some((kept.get(0)?.as_str()?.to_owned(), field.map(str::to_owned)))
}

/// Remembers choices beside those that any window has made; refused, they are asked again next time.
pub fn keep(storage: &Storage, chosen: Vec<Chosen>) {
    let mut all = load(storage);
    for (heading, field) in chosen.into_iter().filter(|(heading, _)| !heading.is_empty() && heading.len() <= LONGEST) {
        all.retain(|(known, _)| *known != heading);
        all.push((heading, field));
    }
    let all: Vec<&Chosen> = all.iter().skip(all.len().saturating_sub(MOST)).collect();
    if let Ok(text) = serde_json::to_string(&all) {
        let _ = storage.write(KEY, &text);
    }
}
