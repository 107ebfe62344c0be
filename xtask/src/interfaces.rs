//! The types of a rulebook in TypeScript, from its JSON Schema.

use anyhow::{Context, Result};
use parcel_claims::case::Choice;
use parcel_claims::rulebook::file::{ClockKind, Pay, StepKind};
use parcel_claims::rulebook::{ClauseId, Department, Status};
use serde_json::Value;

/// Lists that the template calls by a name.
const LISTS: [(&str, &[&str]); 6] = [
    ("ClauseId", ClauseId::CODES),
    ("Status", Status::CODES),
    ("Department", Department::CODES),
    ("StepKind", StepKind::CODES),
    ("BonusPay", Pay::CODES),
    ("ClockKind", ClockKind::CODES),
];

/// Every type of the schema but the words, the whole file first.
pub fn of(schema: &Value) -> Result<String> {
    let types = schema["$defs"].as_object().context("no $defs")?;
    let whole = types.iter().filter(|(name, _)| *name == "File");
    let parts = types.iter().filter(|(name, _)| *name != "File" && named(name) != WORDS);
    let all: Vec<_> = whole.chain(parts).map(|(name, schema)| declaration(&named(name), schema)).collect();
    all.into_iter().collect::<Result<Vec<_>>>().map(|all| all.join("\n"))
}

const WORDS: &str = "Words";

/// What a type of the format is called: one that may mean anything is that of a rulebook.
fn named(name: &str) -> String {
    match name {
        "File" => "Rulebook".to_owned(),
        "Words" | "Template" => WORDS.to_owned(),
        _ => name.strip_suffix("File").map_or_else(|| format!("Rulebook{name}"), str::to_owned),
    }
}

fn declaration(name: &str, schema: &Value) -> Result<String> {
    let doc = doc(schema, "");
    if let Some(ways) = schema["oneOf"].as_array() {
        let ways = ways.iter().map(|way| Ok(format!("{}  | {}\n", self::doc(way, "  "), object(way, " ", "")?)));
        let ways = ways.collect::<Result<String>>()?;
        return Ok(format!("{doc}export type {name} =\n{}", ways.trim_end().to_owned() + ";\n"));
    }
    Ok(format!("{doc}export interface {name} {}\n", object(schema, "\n", "  ")?))
}

/// The keys of an object, those first that must be there.
fn object(schema: &Value, end: &str, indent: &str) -> Result<String> {
    let keys = schema["properties"].as_object().context("no properties")?;
    let required: Vec<_> = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let optional = keys.keys().map(String::as_str).filter(|key| !required.contains(key));
    let lines = required.iter().copied().map(|key| (key, "")).chain(optional.map(|key| (key, "?")));
    let lines = lines.map(|(key, mark)| {
        let doc = if end == "\n" { doc(&keys[key], indent) } else { String::new() };
        let quoted = if key.chars().all(char::is_alphanumeric) { key.to_owned() } else { format!("\"{key}\"") };
        Ok(format!("{doc}{indent}{quoted}{mark}: {};{end}", type_of(&keys[key])?))
    });
    Ok(format!("{{{end}{}}}", lines.collect::<Result<String>>()?))
}

fn doc(schema: &Value, indent: &str) -> String {
    schema["description"].as_str().map(|text| format!("{indent}/** {text} */\n")).unwrap_or_default()
}

fn type_of(schema: &Value) -> Result<String> {
    if let Some(name) = schema["$ref"].as_str() {
        return Ok(named(name.trim_start_matches("#/$defs/")));
    }
    if let Some(codes) = schema["enum"].as_array() {
        let codes: Vec<_> = codes.iter().filter_map(Value::as_str).collect();
        let known = LISTS.iter().find(|(_, list)| **list == codes).map(|(name, _)| (*name).to_owned());
        return Ok(
            known.unwrap_or_else(|| codes.iter().map(|code| format!("{code:?}")).collect::<Vec<_>>().join(" | "))
        );
    }
    if let Some(ways) = schema["anyOf"].as_array() {
        return Ok(ways.iter().map(type_of).collect::<Result<Vec<_>>>()?.join(" | "));
    }
    Ok(match schema["type"].as_str().context("no type")? {
        "string" if schema["format"] == "date" => "Day".to_owned(),
        "array" => {
            let items = type_of(&schema["items"])?;
            if items.contains('|') { format!("({items})[]") } else { format!("{items}[]") }
        }
        "object" => format!("Record<string, {}>", type_of(&schema["additionalProperties"])?),
        plain => plain.to_owned(),
    })
}
