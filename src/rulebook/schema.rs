//! The file format as JSON Schema, made from its types.

use super::file::File;
use super::part::Part;
use serde_json::{Map, Value, json};

/// Returns the schema of a rulebook file (JSON Schema 2020-12), made from the types that read it.
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

/// Returns the text of `docs/rulebook.schema.json`: the same schema, indented.
///
/// ```
/// let text = parcel_claims::rulebook::schema::text();
/// assert!(text.starts_with("{\n") && text.ends_with("}\n"));
/// ```
#[must_use]
pub fn text() -> String {
    format!("{:#}\n", of_file())
}
