//! The core, natively: the same data files run through the built WebAssembly in `tests/api`.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test fails by panicking"
)]

mod batch;
mod besides;
mod book;
mod cases;
mod checks;
mod content;
mod differences;
mod floors;
mod front;
mod fuzz;
mod inputs;
mod lengths;
mod outlooks;
mod pasted;
mod penalties;
mod pictures;
mod properties;
mod receipts;
mod report;
mod rulebook;
mod service;
mod table;
mod texts;
mod versions;
mod worklist;

use chrono::NaiveDateTime;
use parcel_claims::case::{Case, Issue, Raw, check, check_as_of};
use parcel_claims::estimate::{Estimate, estimate};
use parcel_claims::lang::Lang;
use parcel_claims::rulebook::{DEFAULT_ID, ParcelRules, Rulebook, place};
use parcel_claims::words::{Speaker, Worded};
use serde_json::{Map, Value};
use std::path::{Path, PathBuf};

type Record = Map<String, Value>;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below a folder, in the order of their names.
fn files(folder: impl AsRef<Path>) -> Vec<PathBuf> {
    let entries = root().join(folder).read_dir().unwrap().map(|entry| entry.unwrap().path());
    let mut paths: Vec<_> = entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect();
    paths.sort();
    paths
}

fn read(path: impl AsRef<Path>) -> Vec<Value> {
    let path = root().join(path);
    let text = std::fs::read_to_string(&path).unwrap();
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Every worked case of `tests/cases`.
fn worked_cases() -> Vec<Value> {
    files("tests/cases").iter().flat_map(read).collect()
}

fn as_of(text: &Value) -> NaiveDateTime {
    check_as_of(&Raw::from(text)).unwrap()
}

fn checked(record: &Record, as_of: NaiveDateTime) -> (Case, Vec<Issue>) {
    check(record.iter().map(|(key, value)| (key.clone(), Raw::from(value))), as_of)
}

/// The built-in parcel rules with something changed.
fn with(place: &str, value: Value) -> ParcelRules {
    let mut file = serde_json::from_str(Rulebook::built_in_file(DEFAULT_ID).unwrap()).unwrap();
    assert!(place::put(&mut file, place, value), "{place}");
    Rulebook::load(&file).unwrap().parcel.unwrap()
}

/// The built-in parcel rules with another way of reading a passage.
fn read_as(reading: &str, way: &str) -> ParcelRules {
    with(&format!("readings.{reading}.follows"), way.into())
}

/// The estimate of a sound record by the built-in rulebook.
fn run(record: &Record, as_of: NaiveDateTime) -> Estimate {
    let (case, issues) = checked(record, as_of);
    assert!(issues.is_empty(), "{record:?}: {issues:?}");
    estimate(&case, ParcelRules::built_in(), as_of)
}

fn run_item(item: &Value) -> Estimate {
    run(item["case"].as_object().unwrap(), as_of(&item["asOf"]))
}

/// The estimate of a case with its texts, as JSON has it.
fn told(case: &Case, rulebook: &ParcelRules, as_of: NaiveDateTime, lang: Lang) -> Value {
    let by = Some(&Speaker { lang, rulebook, case });
    serde_json::to_value(Worded { value: &estimate(case, rulebook, as_of), by }).unwrap()
}
