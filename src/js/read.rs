//! Reading what a caller passes, whatever it is: nothing here throws, recurses without bound or copies without bound.

use super::refusal::{Refusal, error};
use crate::case::{Code, Raw};
use crate::json;
use crate::rulebook::LARGEST_FILE;
use js_sys::{Array, JsString};
use serde_json::{Map, Value};
use std::cell::Cell;
use wasm_bindgen::prelude::*;

/// A longer text is no answer to any field.
const LONGEST_TEXT: u32 = 4_000;
/// More keys than this are not read one by one.
const MOST_KEYS: u32 = 1_000;
/// Deeper than any rulebook: its loader says so.
const DEEPEST: u8 = 16;
/// How often a getter may call for another answer, while it is read for one.
const MOST_CALLS: u8 = 4;

/// Why a record could not be read.
pub(super) enum Unreadable {
    /// Not a plain object, or one that refuses to say what it holds.
    NotARecord,
    /// Far too many keys.
    TooMany,
}

/// What JSON makes of a value.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Object,
    List,
    Other,
}

// Of `www/script/boundary.js`: none of them throws.
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = beginReading)]
    fn begin_reading() -> JsValue;
    #[wasm_bindgen(js_name = endReading)]
    fn end_reading(outer: &JsValue, error: &JsValue);
    #[wasm_bindgen(js_name = kindOf)]
    fn kind_of(value: &JsValue) -> u8;
    #[wasm_bindgen(js_name = keysOf)]
    fn keys_of(object: &JsValue) -> Option<Array>;
    #[wasm_bindgen(js_name = lengthOf)]
    fn length_of(list: &JsValue) -> f64;
    #[wasm_bindgen(js_name = recordOf)]
    fn record_of(value: &JsValue, most: u32, longest: u32) -> Option<String>;
    #[wasm_bindgen(js_name = partOf)]
    fn value_of(object: &JsValue, key: &JsValue) -> JsValue;
    #[wasm_bindgen(js_name = partOf)]
    fn item_of(list: &JsValue, place: u32) -> JsValue;
}

thread_local! {
    /// How many calls are being read.
    static CALLS: Cell<u8> = const { Cell::new(0) };
}

/// Reads what a caller passes; what the caller's own code throws meanwhile is the cause of the refusal. A getter may call
/// back into us: one that never ends shall not take the stack.
pub(crate) fn passed<T>(name: &str, read: impl FnOnce() -> Result<T, JsValue>) -> Result<T, JsValue> {
    if CALLS.get() >= MOST_CALLS {
        let why = "what was passed calls for its own result";
        return Err(error(name, why, &[] as &[Refusal<Code>]));
    }
    CALLS.set(CALLS.get() + 1);
    let outer = begin_reading();
    let read = read();
    end_reading(&outer, read.as_ref().err().unwrap_or(&JsValue::UNDEFINED));
    CALLS.set(CALLS.get() - 1);
    read
}

fn kind(value: &JsValue) -> Kind {
    match kind_of(value) {
        1 => Kind::Object,
        2 => Kind::List,
        _ => Kind::Other,
    }
}

/// Whether it is a list.
pub(super) fn is_list(value: &JsValue) -> bool {
    kind(value) == Kind::List
}

/// The own, enumerable entries of an object. A getter that throws leaves a value of no use.
#[cfg(feature = "page")]
pub(super) fn record(value: &JsValue) -> Result<Vec<(String, JsValue)>, Unreadable> {
    if kind(value) == Kind::Object { entries(value) } else { Err(Unreadable::NotARecord) }
}

/// The own, enumerable entries of an object whose values are single ones, in one crossing.
pub(super) fn facts(value: &JsValue) -> Result<Vec<(String, Raw)>, Unreadable> {
    let told = record_of(value, MOST_KEYS, LONGEST_TEXT).ok_or(Unreadable::NotARecord)?;
    let (kinds, mut texts) = told.split_once('\n').ok_or(Unreadable::TooMany)?;
    let entry = |kind: &str| {
        let (key, value) = kind.split_once(char::is_alphabetic)?;
        let key = piece(&mut texts, key)?.to_owned();
        let text = piece(&mut texts, value)?;
        let value = match kind.trim_matches(char::is_numeric) {
            "s" => Raw::Text(text.to_owned()),
            "l" => Raw::LongText,
            "n" => Raw::Number(text.parse().ok()?),
            "y" => Raw::Bool(true),
            "f" => Raw::Bool(false),
            "z" => Raw::Null,
            _ => Raw::Other,
        };
        Some((key, value))
    };
    kinds.split_terminator(' ').map(entry).collect::<Option<_>>().ok_or(Unreadable::NotARecord)
}

/// The next piece of a text, of so many units as JavaScript counts; after it comes its end.
fn piece<'a>(texts: &mut &'a str, units: &str) -> Option<&'a str> {
    let units: usize = units.parse().ok()?;
    let plain = texts.get(..units).filter(|piece| piece.is_ascii());
    let piece = plain.or_else(|| {
        let mut left = units;
        let end = texts.char_indices().find(|(_, char)| {
            let is_over = left == 0;
            left = left.saturating_sub(char.len_utf16());
            is_over
        });
        texts.get(..end?.0)
    })?;
    *texts = texts.get(piece.len() + 1..)?;
    Some(piece)
}

fn entries(object: &JsValue) -> Result<Vec<(String, JsValue)>, Unreadable> {
    let keys = keys_of(object).ok_or(Unreadable::NotARecord)?;
    if keys.length() > MOST_KEYS {
        return Err(Unreadable::TooMany);
    }
    let entry = |key: JsValue| (short(key.unchecked_ref()), value_of(object, &key));
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

/// The items of a list, at most so many and one more, which says that there are; none where it refuses to say how long
/// it is.
pub(super) fn items(list: &JsValue, most: u32) -> Option<Vec<JsValue>> {
    let length = Some(length_of(list)).filter(|length| !length.is_nan())?;
    let places = (0..=most).take_while(|place| f64::from(*place) < length);
    Some(places.map(|place| item_of(list, place)).collect())
}

/// A rulebook or a sheet as a tree; what no file can hold is [`json::none`] in it.
#[cfg(feature = "page")]
pub(super) fn tree(value: &JsValue) -> Value {
    tree_of_a_file(value).unwrap_or_else(json::none)
}

/// The same; none where it is larger than a file may be. An object may hold another a thousand times, and that the next.
pub(super) fn tree_of_a_file(value: &JsValue) -> Option<Value> {
    let mut left = LARGEST_FILE;
    branch(value, 0, &mut left)
}

/// `left`: so many more values and letters may come.
fn branch(value: &JsValue, depth: u8, left: &mut usize) -> Option<Value> {
    *left = left.checked_sub(1)?;
    match kind(value) {
        Kind::Other => Some(match raw(value) {
            Raw::Bool(flag) => Value::Bool(flag),
            Raw::Number(number) => json::number(number),
            Raw::Text(text) => {
                *left = left.checked_sub(text.len())?;
                Value::String(text)
            }
            Raw::Null => Value::Null,
            Raw::LongText | Raw::Other => json::none(),
        }),
        Kind::Object | Kind::List if depth >= DEEPEST => Some(json::none()),
        Kind::List => {
            let Some(items) = items(value, MOST_KEYS) else { return Some(json::none()) };
            Some(Value::Array(items.iter().map(|item| branch(item, depth + 1, left)).collect::<Option<_>>()?))
        }
        Kind::Object => {
            let Ok(entries) = entries(value) else { return Some(json::none()) };
            let mut map = Map::new();
            // As in JSON: what is undefined is not there.
            for (key, value) in entries.into_iter().filter(|(_, value)| !value.is_undefined()) {
                *left = left.checked_sub(key.len())?;
                map.insert(key, branch(&value, depth + 1, left)?);
            }
            Some(Value::Object(map))
        }
    }
}

/// A key of megabytes is named by its beginning.
fn short(key: &JsString) -> String {
    if key.length() > LONGEST_TEXT { String::from(key.substring(0, 40)) } else { String::from(key) }
}
