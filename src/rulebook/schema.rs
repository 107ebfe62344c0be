//! The file format as JSON Schema, made from its types.

use super::file::File;
use super::part::Part;
use serde_json::{Map, Value, json};

/// The schema of a rulebook file (JSON Schema 2020-12).
///
/// ```
/// let schema = parcel_claims::rulebook::schema::of_file();
/// assert_eq!(schema["$ref"], "#/$defs/File");
/// assert_eq!(schema["$defs"]["Clock"]["required"][0], "id");
/// ```
#[must_use]
pub fn of_file() -> Value {
    let mut named = Map::new();
    let file = File::schema(&mut named);
    let mut schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A rulebook of parcel-claims",
        "$defs": named,
    });
    if let (Some(schema), Some(reference)) = (schema.as_object_mut(), file.get("$ref")) {
        schema.insert("$ref".to_owned(), reference.clone());
    }
    schema
}

/// The same as the text of its own file.
#[must_use]
pub fn text() -> String {
    format!("{:#}\n", of_file())
}

/// A key: its name, the schema of what stands there, what it means, and whether it may be absent.
type Key = (&'static str, Value, &'static str, bool);

/// An object with these keys and no other.
pub(super) fn object<const N: usize>(named: &mut Map<String, Value>, name: &str, means: &str, keys: [Key; N]) -> Value {
    let required: Vec<_> = keys.iter().filter(|(.., optional)| !optional).map(|(key, ..)| *key).collect();
    let described = |value: &Value, means: &str| {
        let mut value = value.clone();
        if let Some(map) = value.as_object_mut() {
            map.insert("description".to_owned(), means.trim().into());
        }
        value
    };
    let properties: Map<_, _> =
        keys.iter().map(|(key, value, means, _)| ((*key).to_owned(), described(value, means))).collect();
    let schema = json!({
        "type": "object",
        "description": means.trim(),
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    });
    named.insert(name.to_owned(), schema);
    json!({"$ref": format!("#/$defs/{name}")})
}

/// An object with exactly one of these keys.
pub(super) fn one_of<const N: usize>(
    named: &mut Map<String, Value>,
    name: &str,
    means: &str,
    ways: [(&'static str, Value, &'static str); N],
) -> Value {
    let ways: Vec<_> = ways
        .iter()
        .map(|(key, value, means)| {
            json!({
                "type": "object",
                "description": means.trim(),
                "properties": {*key: value},
                "required": [key],
                "additionalProperties": false,
            })
        })
        .collect();
    named.insert(name.to_owned(), json!({"description": means.trim(), "oneOf": ways}));
    json!({"$ref": format!("#/$defs/{name}")})
}

/// A text in both languages.
pub(super) fn words(named: &mut Map<String, Value>, name: &str, means: &str, text: &Value) -> Value {
    object(named, name, means, [("zh-CN", text.clone(), "Chinese.", false), ("en", text.clone(), "English.", false)])
}
