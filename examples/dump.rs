//! Every worked case in both languages, one JSON line each: what the built WebAssembly is held against.

use parcel_claims::case::{Raw, check, check_as_of};
use parcel_claims::estimate::estimate;
use parcel_claims::lang::Lang;
use parcel_claims::rulebook::ParcelRules;
use parcel_claims::words::{Speaker, Worded};
use serde_json::{Value, json};
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let mut files: Vec<_> = std::fs::read_dir("tests/cases")?.collect::<Result<_, _>>()?;
    files.sort_by_key(std::fs::DirEntry::path);
    for file in files {
        let items: Vec<Value> = serde_json::from_str(&std::fs::read_to_string(file.path())?)?;
        for item in items {
            let as_of = item.get("asOf").map(Raw::from).unwrap_or(Raw::Null);
            let as_of = check_as_of(&as_of).map_err(|fault| format!("{fault:?}"))?;
            let record = item.get("case").and_then(Value::as_object).ok_or("no case")?;
            let (case, _) = check(record.iter().map(|(key, value)| (key.clone(), Raw::from(value))), as_of);
            for lang in [Lang::Zh, Lang::En] {
                let rulebook = ParcelRules::built_in();
                let value = &estimate(&case, rulebook, as_of);
                let by = Some(&Speaker { lang, rulebook, case: &case });
                println!(
                    "{}",
                    json!({ "name": item.get("name"), "lang": lang.code(), "estimate": Worded { value, by } })
                );
            }
        }
    }
    Ok(())
}
