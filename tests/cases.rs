//! The worked cases, against the core. The same files run through the built WebAssembly in `tests/api`.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

use parcel_claims::case::{Raw, check, check_as_of};
use parcel_claims::estimate::{Estimate, Options, estimate};
use parcel_claims::rulebook::{ClauseId, Rulebook};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

fn files() -> Vec<Value> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
        .iter()
        .flat_map(|path| {
            let text = std::fs::read_to_string(path).unwrap();
            serde_json::from_str::<Vec<Value>>(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
        })
        .collect()
}

fn run(item: &Value) -> Estimate {
    let as_of = check_as_of(&Raw::from(&item["asOf"])).unwrap();
    let record = item["case"].as_object().unwrap();
    let (case, issues) = check(record.iter().map(|(key, value)| (key.clone(), Raw::from(value))), as_of);
    assert!(issues.is_empty(), "{}: {issues:?}", item["name"]);
    estimate(&case, Rulebook::built_in(), Options { as_of, lang: None })
}

/// The estimate in the form of a case's `expect`: lists are sets, the fine stands with the delay and not among
/// `lines`, the doubt that it is a draft goes without saying.
fn in_brief(estimate: &Estimate) -> Value {
    let whole = serde_json::to_value(estimate).unwrap();
    let ids =
        |list: &str, key: &str| sorted(whole[list].as_array().unwrap().iter().map(|item| item[key].clone()).collect());
    let by_id = |key: &str| {
        let list = whole["deadlines"].as_array().unwrap().iter();
        Value::Object(
            list.map(|item| (item["id"].as_str().unwrap().to_owned(), item[key].clone())).collect::<Map<_, _>>(),
        )
    };
    let lines = whole["lines"].as_array().unwrap();
    let parcel_lines = lines.iter().filter(|line| line["kind"] != "fine");
    let mut doubts = ids("doubts", "id");
    doubts.as_array_mut().unwrap().retain(|id| id != "draft");
    json!({
        "claim": with_sorted_lists(&whole["claim"]),
        "delay": with_sorted_lists(&whole["delay"]),
        "lines": sorted(parcel_lines.map(|line| json!([line["kind"], line["clause"]])).collect()),
        "fullLines": sorted(lines.iter().map(with_sorted_lists).collect()),
        "doubts": doubts,
        "questions": ids("questions", "field"),
        "deadlines": by_id("due"),
        "states": by_id("state"),
    })
}

fn sorted(mut list: Vec<Value>) -> Value {
    list.sort_by_key(Value::to_string);
    list.dedup();
    Value::Array(list)
}

fn with_sorted_lists(value: &Value) -> Value {
    match value {
        Value::Object(map) => map
            .iter()
            .map(|(key, value)| {
                (key.clone(), value.as_array().map_or_else(|| with_sorted_lists(value), |list| sorted(list.clone())))
            })
            .collect(),
        Value::Number(number) => json!(number.as_f64()),
        other => other.clone(),
    }
}

#[test]
fn every_worked_case_comes_out_as_expected() {
    let mut wrong = Vec::new();
    for item in files() {
        let found = in_brief(&run(&item));
        for (key, expected) in item["expect"].as_object().unwrap() {
            let expected = match key.as_str() {
                "claim" | "delay" => with_sorted_lists(expected),
                "lines" | "fullLines" | "doubts" | "questions" => {
                    sorted(expected.as_array().unwrap().iter().map(with_sorted_lists).collect())
                }
                _ => expected.clone(),
            };
            let found = match (key.as_str(), expected.as_object()) {
                // Only the states that a case names are compared.
                ("states", Some(named)) => named.keys().map(|id| (id.clone(), found[key][id].clone())).collect(),
                _ => found[key].clone(),
            };
            if found != expected {
                wrong.push(format!(
                    "{} | {} | {key}\n  expected {expected}\n  found    {found}",
                    item["clause"], item["name"]
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// Every clause of the built-in rulebook decides something, so each is met once and just missed once.
#[test]
fn every_clause_has_a_case_that_meets_it_and_one_that_fails_to() {
    let kinds: BTreeSet<(String, String)> = files()
        .iter()
        .filter_map(|item| Some((item["clause"].as_str()?.to_owned(), item["kind"].as_str()?.to_owned())))
        .collect();
    let clauses = Rulebook::built_in().clauses().iter().map(|clause: &parcel_claims::rulebook::Clause| clause.id);
    let code = |id: ClauseId| serde_json::to_value(id).unwrap().as_str().unwrap().to_owned();
    let missing: Vec<_> = clauses
        .map(code)
        .flat_map(|clause| ["meets", "fails"].map(|kind| (clause.clone(), kind.to_owned())))
        .filter(|wanted| !kinds.contains(wanted))
        .collect();
    assert!(missing.is_empty(), "no case for {missing:?}");
}

#[test]
fn a_case_without_open_facts_costs_one_run_for_the_claim_and_one_for_the_delay() {
    for name in ["61 minutes makes it a loss in delivery", "damage reported late", "lost and overdue", "cash inside"] {
        let item = files().into_iter().find(|item| item["name"] == name).unwrap();
        assert_eq!(run(&item).runs, 2, "{name}");
    }
}
