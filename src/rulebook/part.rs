//! Reading a file into types: each part of the format reads itself, tells every problem, and describes itself.
//!
//! Invariant: reading never fails. What cannot be read is told and becomes its default, so that the rest is checked too.

use super::problem::{Problem, Wanted, Wrong};
use crate::choice::Choice;
use crate::json;
use crate::lang::Text;
use crate::moment::Moment;
use chrono::{Datelike, NaiveDate};
use serde_json::{Map, Value};
use std::ops::Deref;

/// A longer list is no regulation.
pub(super) const MOST: usize = 1_000;
/// Nobody reads more problems than this.
const MOST_PROBLEMS: usize = 1_000;
/// An earlier year is a slip of the pen.
const FIRST_YEAR: i32 = 1900;
/// The longest text that a clause needs.
const LONGEST: usize = 2_000;
/// The longest id.
pub(super) const LONGEST_ID: usize = 60;

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
        if !self.is_full() {
            self.0.push(Problem { place: place.into(), wrong });
        }
    }

    pub(super) fn join(&mut self, others: Self) {
        self.0.extend(others.0);
        self.0.truncate(MOST_PROBLEMS);
    }

    pub(super) fn is_full(&self) -> bool {
        self.0.len() >= MOST_PROBLEMS
    }

    /// The object at a place; its unknown keys are problems.
    pub(super) fn object<'a>(&mut self, value: &'a Value, at: &str, keys: &[&str]) -> Option<&'a Map<String, Value>> {
        let Some(map) = json::object(value) else {
            self.add(at, Wrong::Type(Wanted::Object));
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
            self.add(at, Wrong::Type(Wanted::Text));
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
    let end = key.char_indices().nth(LONGEST_ID).map_or(key.len(), |(end, _)| end);
    let key = key.get(..end).unwrap_or_default();
    if place.is_empty() { key.to_owned() } else { [place, ".", key].concat() }
}

/// The place of an item of a list: by its id, or from 0 by its number where it has none.
pub(super) fn item(list: &str, number: usize, id: &str) -> String {
    if id.is_empty() { under(list, &number.to_string()) } else { under(list, id) }
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
                use $crate::rulebook::describe;
                let keys = [$(($key, <$type>::schema(named), concat!($($kdoc),*), <$type>::OPTIONAL)),+];
                describe::object(named, stringify!($name), concat!($($doc),*), keys)
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
                use $crate::rulebook::part::under;
                use $crate::rulebook::problem::{Wanted, Wrong};
                const KEYS: &[&str] = &[$($key),+];
                let Some(map) = problems.object(value, at, KEYS) else { return Self::default() };
                let mut known = map.iter().filter(|(key, _)| KEYS.contains(&key.as_str()));
                match (known.next(), known.next()) {
                    $((Some((key, value)), None) if key == $key => {
                        Self::$value($crate::rulebook::part::Part::read(value, &under(at, key), problems))
                    })+
                    // A key that nobody knows has been told.
                    (None, _) if !map.is_empty() => Self::default(),
                    _ => {
                        problems.add(at, Wrong::Format(Wanted::OneOf(KEYS)));
                        Self::default()
                    }
                }
            }
            #[cfg(not(target_arch = "wasm32"))]
            fn schema(named: &mut serde_json::Map<String, serde_json::Value>) -> serde_json::Value {
                use $crate::rulebook::describe;
                let ways = [$(($key, $value::schema(named), concat!($($kdoc),*))),+];
                describe::one_of(named, stringify!($name), concat!($($doc),*), ways)
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
            problems.add(at, Wrong::Type(Wanted::List));
            return Self::new();
        };
        if list.len() > MOST {
            problems.add(at, Wrong::Range);
            return Self::new();
        }
        let place = |number: usize, value: &Value| item(at, number, id_of(value).unwrap_or_default());
        list.iter().enumerate().map(|(number, one)| T::read(one, &place(number, one), problems)).collect()
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn schema(named: &mut Map<String, Value>) -> Value {
        serde_json::json!({"type": "array", "items": T::schema(named), "maxItems": MOST})
    }
}

/// A list with something in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Several<T>(pub Vec<T>);

impl<T> Default for Several<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Deref for Several<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<'a, T> IntoIterator for &'a Several<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl<T: Part> Part for Several<T> {
    fn read(value: &Value, at: &str, problems: &mut Problems) -> Self {
        if value.as_array().is_some_and(Vec::is_empty) {
            problems.add(at, Wrong::Missing);
        }
        Self(Vec::read(value, at, problems))
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn schema(named: &mut Map<String, Value>) -> Value {
        serde_json::json!({"type": "array", "items": T::schema(named), "minItems": 1, "maxItems": MOST})
    }
}

impl Part for bool {
    const OPTIONAL: bool = true;

    fn read(value: &Value, at: &str, problems: &mut Problems) -> Self {
        value.as_bool().unwrap_or_else(|| {
            problems.add(at, Wrong::Type(Wanted::Flag));
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
        serde_json::json!({"type": "string", "pattern": "\\S", "maxLength": LONGEST})
    }
}

/// Words that are read as they stand: a `{name}` in them would be read so too.
impl Part for Text<String> {
    fn read(value: &Value, at: &str, problems: &mut Problems) -> Self {
        let Template(words) = Template::read(value, at, problems);
        for (lang, text) in [("zh-CN", &words.zh), ("en", &words.en)] {
            if let Some((_, name)) = text.split_once(['{', '}']) {
                let name = name.chars().take_while(|letter| *letter != '}').take(LONGEST_ID).collect();
                problems.add(under(at, lang), Wrong::Placeholder(name));
            }
        }
        words
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn schema(named: &mut Map<String, Value>) -> Value {
        let text = serde_json::json!({
            "type": "string", "pattern": "^[^{}]*[^{}\\s][^{}]*$", "maxLength": LONGEST
        });
        super::describe::words(named, "Words", "A text in Chinese and in English, without any `{name}`.", &text)
    }
}

/// Words with `{name}` where a figure stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Template(pub Text<String>);

impl Part for Template {
    fn read(value: &Value, at: &str, problems: &mut Problems) -> Self {
        let map = problems.object(value, at, &["zh-CN", "en"]);
        Self(Text { zh: problems.key(map, at, "zh-CN"), en: problems.key(map, at, "en") })
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn schema(named: &mut Map<String, Value>) -> Value {
        let text = String::schema(named);
        super::describe::words(
            named,
            "Template",
            "A text in Chinese and in English, with `{name}` in place of each figure.",
            &text,
        )
    }
}

impl Part for NaiveDate {
    fn read(value: &Value, at: &str, problems: &mut Problems) -> Self {
        let Some(text) = problems.text(value, at, LONGEST) else { return Self::default() };
        let day = Moment::parse(text).filter(|moment| moment.clock.is_none()).map(|moment| moment.day);
        match day {
            Some(day) if day.year() < FIRST_YEAR => problems.add(at, Wrong::Range),
            Some(day) => return day,
            None => problems.add(at, Wrong::Format(Wanted::Date)),
        }
        Self::default()
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
            problems.add(at, Wrong::Format(Wanted::OneOf(Self::CODES)));
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

/// The id of an item of a list, where it has one.
pub(super) fn id_of(item: &Value) -> Option<&str> {
    item.get("id").and_then(Value::as_str).filter(|id| is_id(id))
}

fn is_id(text: &str) -> bool {
    let mut letters = text.bytes();
    (1..=LONGEST_ID).contains(&text.len())
        && letters.all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == b'-')
}

impl Part for Id {
    fn read(value: &Value, at: &str, problems: &mut Problems) -> Self {
        let Some(text) = problems.text(value, at, LONGEST_ID) else { return Self::default() };
        if is_id(text) {
            return Self(text.to_owned());
        }
        problems.add(at, Wrong::Format(Wanted::Id));
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
        let Some(text) = problems.text(value, at, 2 * LONGEST_ID) else { return Self::default() };
        let sound = match text.split_once('.') {
            Some((clause, name)) => is_id(clause) && is_name(name),
            None => is_name(text),
        };
        if sound {
            return Self(text.to_owned());
        }
        problems.add(at, Wrong::Format(Wanted::Name));
        Self::default()
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn schema(_: &mut Map<String, Value>) -> Value {
        let pattern = "^([a-z0-9-]+[.])?[a-zA-Z][a-zA-Z0-9]*$";
        serde_json::json!({"type": "string", "pattern": pattern, "maxLength": 2 * LONGEST_ID})
    }
}

/// Whether a figure may be called so.
pub(super) fn is_name(text: &str) -> bool {
    let mut letters = text.bytes();
    text.len() <= LONGEST_ID
        && letters.next().is_some_and(|first| first.is_ascii_alphabetic())
        && letters.all(|letter| letter.is_ascii_alphanumeric())
}
