//! Parts of the file format in the words of JSON Schema.

use serde_json::{Map, Value, json};

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
    let chinese = ("zh-CN", text.clone(), "The text in Chinese, as the Chinese page shows it.", false);
    let english = ("en", text.clone(), "The text in English, as the English page shows it; it means the same.", false);
    object(named, name, means, [chinese, english])
}
