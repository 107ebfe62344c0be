//! What is accepted, and what is refused with which codes.

use crate::{as_of, checked, read};
use parcel_claims::case::{Code, Field, Kind};
use parcel_claims::choice::Choice;
use parcel_claims::lang::Lang;
use parcel_claims::words;
use serde_json::{Value, json};
use std::collections::BTreeSet;

const REFUSED: &str = "tests/inputs/refused.json";

#[test]
fn accepted() {
    let mut entered = BTreeSet::new();
    for item in read("tests/inputs/accepted.json") {
        let record = item["case"].as_object().unwrap();
        let (case, issues) = checked(record, as_of(&item["asOf"]));
        assert!(issues.is_empty(), "{}: {issues:?}", item["name"]);
        // What was entered stands in the case, and the case written down says the same again.
        let written = serde_json::to_value(&case).unwrap();
        let said: Vec<_> = record.iter().filter(|(_, value)| !value.is_null()).collect();
        for (key, value) in &said {
            assert_eq!(plain(&written[key.as_str()]), plain(value), "{}: {key}", item["name"]);
            entered.insert((*key).clone());
        }
        assert_eq!(written.as_object().unwrap().len(), said.len(), "{}", item["name"]);
    }
    let missing: Vec<_> = Field::CODES.iter().filter(|key| !entered.contains(**key)).collect();
    assert!(missing.is_empty(), "never accepted: {missing:?}");
}

/// `5` and `5.0` are one number.
fn plain(value: &Value) -> Value {
    value.as_f64().map_or_else(|| value.clone(), Value::from)
}

#[test]
fn refused_with_every_problem_at_once() {
    for item in read(REFUSED) {
        let as_of = as_of(&item["asOf"]);
        let (case, issues) = checked(item["case"].as_object().unwrap(), as_of);
        let mut found: Vec<_> = issues.iter().map(|issue| json!([issue.field, issue.fault.code()])).collect();
        let mut expected = item["issues"].as_array().unwrap().clone();
        found.sort_by_key(Value::to_string);
        expected.sort_by_key(Value::to_string);
        assert_eq!(found, expected, "{}", item["name"]);
        for issue in &issues {
            if let Some(field) = Field::by_key(&issue.field) {
                assert!(case.get(field).is_none(), "{}: {} is kept", item["name"], issue.field);
            }
            for lang in [Lang::Zh, Lang::En] {
                let said = words::issue(issue, &case, Some(as_of.into()), lang);
                assert!(!said.is_empty() && !said.contains('{'), "{}: {said}", item["name"]);
            }
        }
    }
}

#[test]
fn every_code_and_every_field_is_refused_once() {
    let items = read(REFUSED);
    let pairs: BTreeSet<(&str, &str)> = items
        .iter()
        .flat_map(|item| item["issues"].as_array().unwrap())
        .map(|pair| (pair[0].as_str().unwrap(), pair[1].as_str().unwrap()))
        .collect();
    // Which versions of a rulebook there are, no case knows: see `versions`.
    for code in Code::CODES.iter().filter(|code| **code != Code::NotCovered.code()) {
        assert!(pairs.iter().any(|(_, known)| known == code), "{code}");
    }
    for field in Field::ALL {
        let spec = field.spec();
        // No text is a badly written sum, or a badly written yes.
        let format = !matches!(spec.kind, Kind::Yuan) && (!matches!(spec.kind, Kind::YesNo) || !spec.unknown);
        for code in ["type", "format"].iter().filter(|code| format || **code != "format") {
            assert!(pairs.contains(&(spec.key, code)), "{} is never refused as {code}", spec.key);
        }
    }
}
