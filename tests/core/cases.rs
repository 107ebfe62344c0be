//! The worked cases, against the core.

use crate::{files, read, run_item, worked_cases};
use parcel_claims::choice::Choice;
use parcel_claims::estimate::Estimate;
use parcel_claims::rulebook::ClauseId;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

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
        "ours": with_sorted_lists(&whole["ours"]),
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
    for item in worked_cases() {
        let found = in_brief(&run_item(&item));
        for (key, expected) in item["expect"].as_object().unwrap() {
            let expected = match key.as_str() {
                "claim" | "delay" | "ours" => with_sorted_lists(expected),
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

/// Every clause decides something, so each is met once and just missed once.
#[test]
fn every_clause_has_a_case_that_meets_it_and_one_that_fails_to() {
    let cases = worked_cases();
    let kinds: BTreeSet<_> =
        cases.iter().filter_map(|item| Some((item["clause"].as_str()?, item["kind"].as_str()?))).collect();
    let missing: Vec<_> = ClauseId::CODES
        .iter()
        .flat_map(|clause| ["meets", "fails"].map(|kind| (*clause, kind)))
        .filter(|wanted| !kinds.contains(wanted))
        .collect();
    assert!(missing.is_empty(), "no case for {missing:?}");
}

#[test]
fn names_are_told_apart() {
    let mut seen = BTreeSet::new();
    for path in files("tests/cases") {
        for item in read(&path) {
            assert!(
                seen.insert(item["name"].as_str().unwrap().to_owned()),
                "{}: {} twice",
                path.display(),
                item["name"]
            );
        }
    }
}

/// One search for an id finds it in every room: `loss-15c`, `loss_15c` or `Loss15c`.
#[test]
fn every_clause_is_found_by_its_id_in_every_room() {
    for room in ["src/rulebook", "src/rules", "src/words", "tests/cases"] {
        let texts: Vec<String> = files(room)
            .iter()
            .filter_map(|path| std::fs::read_to_string(path).ok())
            .map(|text| text.to_lowercase().replace(['-', '_'], ""))
            .collect();
        for id in ClauseId::CODES {
            let name = id.replace('-', "");
            let stands = |text: &String| text.split(&name).skip(1).any(|rest| !rest.starts_with(char::is_alphanumeric));
            assert!(texts.iter().any(stands), "{id} is not found in {room}");
        }
    }
}

#[test]
fn a_case_without_open_facts_costs_one_run_of_each_exploration() {
    for name in ["61 minutes makes it a loss in delivery", "damage reported late", "lost and overdue", "cash inside"] {
        let item = worked_cases().into_iter().find(|item| item["name"] == name).unwrap();
        assert_eq!(run_item(&item).runs, 3, "{name}");
    }
}
