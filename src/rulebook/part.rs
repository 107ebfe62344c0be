//! Reading a file into types: each part of the format reads itself, tells every problem, and describes itself.
//!
//! Invariant: reading never fails. What cannot be read is told and becomes its default, so that the rest is checked too.

use super::{Problem, Wrong};
use crate::case::{Choice, Moment};
use crate::words::Text;
use chrono::NaiveDate;
use serde_json::{Map, Value};

/// A longer list is no regulation.
const MOST: usize = 1_000;
/// The longest text that a clause needs.
const LONGEST: usize = 2_000;
/// The longest id.
const LONGEST_ID: usize = 60;

/// A part of the file format.
pub(super) trait Part: Default {
    /// Whether its key may be absent.
    const OPTIONAL: bool = false;
    /// Reads it; what is wrong is told.
    fn read(value: &Value, at: &str, problems: &mut Problems) -> Self;
    /// It in the words of JSON Schema; what has a name goes into `named`.
    #[cfg(not(target_arch = "wasm32"))]
    fn schema(named: &mut Map<String, Value>) -> Value;
}

/// Every problem found so far.
#[derive(Default)]
pub(super) struct Problems(pub(super) Vec<Problem>);

impl Problems {
    pub(super) fn add(&mut self, place: impl Into<String>, wrong: Wrong) {
        self.0.push(Problem { place: place.into(), wrong });
    }

    /// Whether something has been told of this very place.
    pub(super) fn told(&self, place: &str) -> bool {
        self.0.iter().any(|problem| problem.place == place)
    }

    /// The object at a place; its unknown keys are problems.
    pub(super) fn object<'a>(&mut self, value: &'a Value, at: &str, keys: &[&str]) -> Option<&'a Map<String, Value>> {
        let Some(map) = value.as_object() else {
            self.add(at, Wrong::Type("object"));
            return None;
        };
        for key in map.keys().filter(|key| !keys.contains(&key.as_str())) {
            self.add(under(at, key), Wrong::Unknown);
        }
        Some(map)
    }

    /// What stands under a key.
    pub(super) fn key<T: Part>(&mut self, map: Option<&Map<String, Value>>, at: &str, key: &str) -> T {
        // An object that is none has been told.
        let Some(map) = map else { return T::default() };
        if let Some(value) = map.get(key) {
            return T::read(value, &under(at, key), self);
        }
        if !T::OPTIONAL {
            self.add(under(at, key), Wrong::Missing);
        }
        T::default()
    }

    /// A text of at most so many letters.
    pub(super) fn text<'a>(&mut self, value: &'a Value, at: &str, most: usize) -> Option<&'a str> {
        let Some(text) = value.as_str() else {
            self.add(at, Wrong::Type("text"));
            return None;
        };
        if text.trim().is_empty() {
            self.add(at, Wrong::Missing);
            return None;
        }
        if text.chars().count() > most {
            self.add(at, Wrong::Range);
            return None;
        }
        Some(text)
    }
}

/// The place of a key below another place.
pub(super) fn under(place: &str, key: &str) -> String {
    let key: String = key.chars().take(LONGEST_ID).collect();
    if place.is_empty() { key } else { format!("{place}.{key}") }
}

/// Types of the format, key by key: their docs are those of the schema.
macro_rules! record {
    ($($(#[doc = $doc:literal])* $name:ident {
        $($(#[doc = $kdoc:literal])* $field:ident: $type:ty = $key:literal),+ $(,)?
    })+) => {$(
        $(#[doc = $doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq)]
        pub struct $name { $($(#[doc = $kdoc])* pub $field: $type),+ }
        impl $crate::rulebook::part::Part for $name {
            fn read(value: &serde_json::Value, at: &str, problems: &mut $crate::rulebook::part::Problems) -> Self {
                let map = problems.object(value, at, &[$($key),+]);
                Self { $($field: problems.key(map, at, $key)),+ }
            }
            #[cfg(not(target_arch = "wasm32"))]
            fn schema(named: &mut serde_json::Map<String, serde_json::Value>) -> serde_json::Value {
                use $crate::rulebook::schema;
                let keys = [$(($key, <$type>::schema(named), concat!($($kdoc),*), <$type>::OPTIONAL)),+];
                schema::object(named, stringify!($name), concat!($($doc),*), keys)
            }
        }
    )+};
}
pub(super) use record;

/// One of several records, under the key that names it.
macro_rules! one_of {
    ($(#[doc = $doc:literal])* $name:ident { $($(#[doc = $kdoc:literal])* $value:ident = $key:literal),+ $(,)? }) => {
        $(#[doc = $doc])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum $name { $($(#[doc = $kdoc])* $value($value)),+ }
        impl $crate::rulebook::part::Part for $name {
            fn read(value: &serde_json::Value, at: &str, problems: &mut $crate::rulebook::part::Problems) -> Self {
                use $crate::rulebook::{Wrong, part::under};
                let map = problems.object(value, at, &[$($key),+]);
                let one = map.filter(|map| map.len() == 1).and_then(|map| map.iter().next());
                match one {
                    $(Some((key, value)) if key == $key => {
                        Self::$value($crate::rulebook::part::Part::read(value, &under(at, key), problems))
                    })+
                    // A key that nobody knows has been told.
                    Some(_) => Self::default(),
                    None => {
                        if map.is_some() {
                            problems.add(at, Wrong::Format(concat!($($key, " "),+)));
                        }
                        Self::default()
                    }
                }
            }
            #[cfg(not(target_arch = "wasm32"))]
            fn schema(named: &mut serde_json::Map<String, serde_json::Value>) -> serde_json::Value {
                use $crate::rulebook::schema;
                let ways = [$(($key, $value::schema(named), concat!($($kdoc),*))),+];
                schema::one_of(named, stringify!($name), concat!($($doc),*), ways)
            }
        }
    };
}
pub(super) use one_of;

impl<T: Part> Part for Option<T> {
    const OPTIONAL: bool = true;

    fn read(value: &Value, at: &str, problems: &mut Problems) -> Self {
        (!value.is_null()).then(|| T::read(value, at, problems))
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn schema(named: &mut Map<String, Value>) -> Value {
        serde_json::json!({"anyOf": [T::schema(named), {"type": "null"}]})
    }
}

/// A list; an item is named by its id where it has one.
impl<T: Part> Part for Vec<T> {
    const OPTIONAL: bool = true;

    fn read(value: &Value, at: &str, problems: &mut Problems) -> Self {
        let Some(list) = value.as_array() else {
            problems.add(at, Wrong::Type("[ ]"));
            return Self::new();
        };
        if list.len() > MOST {
            problems.add(at, Wrong::Range);
            return Self::new();
        }
        let place = |(number, item): (usize, &Value)| match item.get("id").and_then(Value::as_str).map(str::trim) {
            Some(id) if !id.is_empty() => under(at, id),
            _ => under(at, &number.to_string()),
        };
        list.iter().enumerate().map(|item| T::read(item.1, &place(item), problems)).collect()
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn schema(named: &mut Map<String, Value>) -> Value {
        serde_json::json!({"type": "array", "items": T::schema(named), "maxItems": MOST})
    }
}

impl Part for bool {
    const OPTIONAL: bool = true;

    fn read(value: &Value, at: &str, problems: &mut Problems) -> Self {
        value.as_bool().unwrap_or_else(|| {
            problems.add(at, Wrong::Type("true/false"));
            false
        })
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn schema(_: &mut Map<String, Value>) -> Value {
        serde_json::json!({"type": "boolean"})
    }
}

/// An address of the schema, for editors.
impl Part for String {
    fn read(value: &Value, at: &str, problems: &mut Problems) -> Self {
        problems.text(value, at, LONGEST).unwrap_or_default().to_owned()
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn schema(_: &mut Map<String, Value>) -> Value {
        serde_json::json!({"type": "string", "minLength": 1, "maxLength": LONGEST})
    }
}

impl Part for Text<String> {
    fn read(value: &Value, at: &str, problems: &mut Problems) -> Self {
        let map = problems.object(value, at, &["zh-CN", "en"]);
        Self { zh: problems.key(map, at, "zh-CN"), en: problems.key(map, at, "en") }
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn schema(named: &mut Map<String, Value>) -> Value {
        use super::schema;
        let text = String::schema(named);
        let keys = [("zh-CN", text.clone(), "Chinese.", false), ("en", text, "English.", false)];
        schema::object(named, "Words", "The same in both languages.", keys)
    }
}

impl Part for NaiveDate {
    fn read(value: &Value, at: &str, problems: &mut Problems) -> Self {
        let Some(text) = problems.text(value, at, LONGEST) else { return Self::default() };
        let day = Moment::parse(text).filter(|moment| moment.clock.is_none()).map(|moment| moment.day);
        day.unwrap_or_else(|| {
            problems.add(at, Wrong::Format("date"));
            Self::default()
        })
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn schema(_: &mut Map<String, Value>) -> Value {
        serde_json::json!({"type": "string", "format": "date"})
    }
}

impl<T: Choice + Default> Part for T {
    fn read(value: &Value, at: &str, problems: &mut Problems) -> Self {
        let Some(text) = problems.text(value, at, LONGEST) else { return Self::default() };
        Self::by_code(text).unwrap_or_else(|| {
            problems.add(at, Wrong::Format("list"));
            Self::default()
        })
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn schema(_: &mut Map<String, Value>) -> Value {
        serde_json::json!({"enum": T::CODES})
    }
}

/// A name in a file: small letters, digits, hyphens. Empty where it could not be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Id(pub String);

impl Id {
    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Part for Id {
    fn read(value: &Value, at: &str, problems: &mut Problems) -> Self {
        let Some(text) = problems.text(value, at, LONGEST_ID) else { return Self::default() };
        if text.bytes().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == b'-') {
            return Self(text.to_owned());
        }
        problems.add(at, Wrong::Format("a-z 0-9 -"));
        Self::default()
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn schema(_: &mut Map<String, Value>) -> Value {
        serde_json::json!({"type": "string", "pattern": "^[a-z0-9-]+$", "maxLength": LONGEST_ID})
    }
}

/// The name of a figure: `capYuan` of the clause at hand, or `loss-3.capYuan`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FigureName(pub String);

impl Part for FigureName {
    fn read(value: &Value, at: &str, problems: &mut Problems) -> Self {
        Self(problems.text(value, at, 2 * LONGEST_ID).unwrap_or_default().to_owned())
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn schema(_: &mut Map<String, Value>) -> Value {
        serde_json::json!({"type": "string", "pattern": "^([a-z0-9-]+[.])?[a-zA-Z][a-zA-Z0-9]*$"})
    }
}
