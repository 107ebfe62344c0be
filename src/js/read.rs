//! Reading what a caller passes, whatever it is: nothing here throws, recurses without bound or copies without bound.

use crate::case::Raw;
use crate::rulebook::LARGEST_FILE;
use js_sys::{Array, JsString, Reflect};
use serde_json::{Map, Number, Value};
use wasm_bindgen::prelude::*;

/// A longer text is no answer to any field.
const LONGEST_TEXT: u32 = 4_000;
/// More keys than this are not read one by one.
const MOST_KEYS: u32 = 1_000;
/// Deeper than any rulebook: its loader says so.
const DEEPEST: u8 = 16;

/// Why a record could not be read.
pub(super) enum Unreadable {
    /// Not a plain object, or one that refuses to say what it holds.
    NotARecord,
    /// Far too many keys.
    TooMany,
}

#[wasm_bindgen]
extern "C" {
    // As in js-sys, but a proxy may throw here.
    #[wasm_bindgen(catch, js_namespace = Object, js_name = keys)]
    fn own_keys(object: &JsValue) -> Result<Array, JsValue>;
    #[wasm_bindgen(catch, js_namespace = Array, js_name = isArray)]
    fn is_array(value: &JsValue) -> Result<bool, JsValue>;
}

/// The own, enumerable entries of an object. A getter that throws leaves a value of no use.
pub(super) fn record(value: &JsValue) -> Result<Vec<(String, JsValue)>, Unreadable> {
    if !value.is_object() || !is_array(value).is_ok_and(|array| !array) {
        return Err(Unreadable::NotARecord);
    }
    let keys = own_keys(value).map_err(|_| Unreadable::NotARecord)?;
    if keys.length() > MOST_KEYS {
        return Err(Unreadable::TooMany);
    }
    let entry = |key: JsValue| {
        let value = Reflect::get(value, &key).unwrap_or_else(|_| JsValue::symbol(None));
        (short(key.unchecked_ref()), value)
    };
    Ok((0..keys.length()).map(|place| entry(keys.get(place))).collect())
}

/// A value of the case.
pub(super) fn raw(value: &JsValue) -> Raw {
    if let Some(text) = value.dyn_ref::<JsString>() {
        return if text.length() > LONGEST_TEXT { Raw::LongText } else { Raw::Text(String::from(text)) };
    }
    if let Some(number) = value.as_f64() {
        return Raw::Number(number);
    }
    match value.as_bool() {
        Some(flag) => Raw::Bool(flag),
        None if value.is_null() || value.is_undefined() => Raw::Null,
        None => Raw::Other,
    }
}

/// At most so many items of a list; anything else is a list of itself.
pub(super) fn list(value: &JsValue, most: u32) -> Vec<JsValue> {
    if !is_array(value).unwrap_or(false) {
        return vec![value.clone()];
    }
    let length = Reflect::get(value, &"length".into()).ok().and_then(|length| length.as_f64()).unwrap_or_default();
    let places = (0..most).take_while(|place| f64::from(*place) < length);
    places.map(|place| Reflect::get_u32(value, place).unwrap_or_default()).collect()
}

/// A rulebook or a sheet as a tree; what no file can hold is [`unreadable`] in it.
pub(super) fn tree(value: &JsValue) -> Value {
    tree_of_a_file(value).unwrap_or_else(unreadable)
}

/// The same; none where it is larger than a file may be. An object may hold another a thousand times, and that the next.
pub(super) fn tree_of_a_file(value: &JsValue) -> Option<Value> {
    let mut left = LARGEST_FILE;
    branch(value, 0, &mut left)
}

/// What is refused wherever it stands: no part of any file is an object with an empty key.
fn unreadable() -> Value {
    Value::Object(Map::from_iter([(String::new(), Value::Null)]))
}

/// `left`: so many more values and letters may come.
fn branch(value: &JsValue, depth: u8, left: &mut usize) -> Option<Value> {
    *left = left.checked_sub(1)?;
    if !value.is_object() {
        return Some(match raw(value) {
            Raw::Bool(flag) => Value::Bool(flag),
            Raw::Number(number) => self::number(number),
            Raw::Text(text) => {
                *left = left.checked_sub(text.len())?;
                Value::String(text)
            }
            Raw::Null => Value::Null,
            Raw::LongText | Raw::Other => unreadable(),
        });
    }
    if depth >= DEEPEST {
        return Some(unreadable());
    }
    match is_array(value) {
        Ok(false) => {}
        Ok(true) => {
            let length = Reflect::get(value, &"length".into()).ok().and_then(|length| length.as_f64());
            let Some(length) = length else { return Some(unreadable()) };
            // One more than any list may have: then its length is told.
            let places = (0..=MOST_KEYS).take_while(|place| f64::from(*place) < length);
            let items = places.map(|place| match Reflect::get_u32(value, place) {
                Ok(item) => branch(&item, depth + 1, left),
                Err(_) => Some(unreadable()),
            });
            return Some(Value::Array(items.collect::<Option<_>>()?));
        }
        Err(_) => return Some(unreadable()),
    }
    let Ok(entries) = record(value) else { return Some(unreadable()) };
    let mut map = Map::new();
    // As in JSON: what is undefined is not there.
    for (key, value) in entries.into_iter().filter(|(_, value)| !value.is_undefined()) {
        *left = left.checked_sub(key.len())?;
        map.insert(key, branch(&value, depth + 1, left)?);
    }
    Some(Value::Object(map))
}

/// A number; a whole one is written without a decimal point.
pub(crate) fn number(number: f64) -> Value {
    #[expect(clippy::cast_possible_truncation, reason = "what is lost is seen at once")]
    let whole = number as i32;
    if f64::from(whole).to_bits() == number.to_bits() {
        return whole.into();
    }
    Number::from_f64(number).map_or_else(unreadable, Value::Number)
}

/// A key of megabytes is named by its beginning.
fn short(key: &JsString) -> String {
    if key.length() > LONGEST_TEXT { String::from(key.substring(0, 40)) } else { String::from(key) }
}
