//! Reading what a caller passes, whatever it is: nothing here throws, recurses without bound or copies without bound.

use crate::case::Raw;
use js_sys::{Array, JsString, Object, Reflect};
use serde_json::{Map, Number, Value};
use wasm_bindgen::{JsCast, JsValue};

/// A longer text is no answer to any field.
const LONGEST_TEXT: u32 = 4_000;
/// More keys than this are not read one by one.
const MOST_KEYS: u32 = 1_000;
/// Deeper than any rulebook.
const DEEPEST: u8 = 8;

/// Why a record could not be read.
pub(super) enum Unreadable {
    /// Not a plain object, or one that refuses to say what it holds.
    NotARecord,
    /// Far too many keys.
    TooMany,
}

/// The own, enumerable entries of an object. A getter that throws leaves a value of no use.
pub(super) fn record(value: &JsValue) -> Result<Vec<(String, JsValue)>, Unreadable> {
    if !value.is_object() || is_array(value) {
        return Err(Unreadable::NotARecord);
    }
    // Not by `instanceof`: a record may have no prototype.
    let object: &Object = value.unchecked_ref();
    let keys: Array = Reflect::own_keys(object).map_err(|_| Unreadable::NotARecord)?;
    if keys.length() > MOST_KEYS {
        return Err(Unreadable::TooMany);
    }
    let mut entries = Vec::new();
    for place in 0..keys.length() {
        // A symbol is nobody's field.
        let Some(key) = keys.get(place).dyn_into::<JsString>().ok() else { continue };
        if !is_enumerable(object, &key) {
            continue;
        }
        let value = Reflect::get(object, &key).unwrap_or_else(|_| JsValue::symbol(None));
        entries.push((short(&key), value));
    }
    Ok(entries)
}

/// A value of the case.
pub(super) fn raw(value: &JsValue) -> Raw {
    if value.is_null() || value.is_undefined() {
        return Raw::Null;
    }
    if let Some(flag) = value.as_bool() {
        return Raw::Bool(flag);
    }
    if let Some(number) = value.as_f64() {
        return Raw::Number(number);
    }
    match value.dyn_ref::<JsString>() {
        Some(text) if text.length() > LONGEST_TEXT => Raw::LongText,
        Some(text) => Raw::Text(String::from(text)),
        None => Raw::Other,
    }
}

/// A rulebook as a tree; what no file can hold becomes `null`.
pub(super) fn tree(value: &JsValue) -> Value {
    branch(value, 0)
}

fn branch(value: &JsValue, depth: u8) -> Value {
    match raw(value) {
        Raw::Bool(flag) => Value::Bool(flag),
        Raw::Number(number) => Number::from_f64(number).map_or(Value::Null, Value::Number),
        Raw::Text(text) => Value::String(text),
        Raw::Null | Raw::LongText => Value::Null,
        Raw::Other if depth >= DEEPEST => Value::Null,
        Raw::Other if is_array(value) => {
            let length =
                Reflect::get(value, &"length".into()).ok().and_then(|length| length.as_f64()).unwrap_or_default();
            (0..MOST_KEYS)
                .take_while(|place| f64::from(*place) < length)
                .map(|place| Reflect::get_u32(value, place).map_or(Value::Null, |item| branch(&item, depth + 1)))
                .collect()
        }
        Raw::Other => record(value).map_or(Value::Null, |entries| {
            Value::Object(
                entries.iter().map(|(key, value)| (key.clone(), branch(value, depth + 1))).collect::<Map<_, _>>(),
            )
        }),
    }
}

/// A revoked proxy throws even here.
fn is_array(value: &JsValue) -> bool {
    Reflect::get(&js_sys::global(), &"Array".into())
        .and_then(|array| Reflect::get(&array, &"isArray".into()))
        .and_then(|is_array| is_array.unchecked_into::<js_sys::Function>().call1(&JsValue::UNDEFINED, value))
        .is_ok_and(|answer| answer.is_truthy())
}

fn is_enumerable(object: &Object, key: &JsString) -> bool {
    Reflect::get_own_property_descriptor(object, key)
        .ok()
        .filter(|descriptor| !descriptor.is_undefined())
        .and_then(|descriptor| Reflect::get(&descriptor, &"enumerable".into()).ok())
        .is_some_and(|enumerable| enumerable.is_truthy())
}

/// A key of megabytes is named by its beginning.
fn short(key: &JsString) -> String {
    if key.length() > LONGEST_TEXT { String::from(key.substring(0, 40)) } else { String::from(key) }
}
