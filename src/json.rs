//! What a caller passes, as JSON; and what stands in it for a value that JSON does not have.

use serde_json::{Map, Number, Value};

/// The only key of what stands for such a value. No file and no form writes it.
const KEY: &str = "\u{fffe}";

/// A date, a map, a function, the instance of a class …: of the wrong type wherever it stands.
pub(crate) fn none() -> Value {
    Value::Object(Map::from_iter([(KEY.to_owned(), Value::Null)]))
}

/// The keys of an object.
pub(crate) fn object(value: &Value) -> Option<&Map<String, Value>> {
    value.as_object().filter(|map| !map.contains_key(KEY))
}

/// A text as JSON, its numbers as JavaScript writes them.
pub(crate) fn parse(text: &str) -> Option<Value> {
    let mut tree = serde_json::from_str(text).ok()?;
    number_whole(&mut tree);
    Some(tree)
}

fn number_whole(tree: &mut Value) {
    match tree {
        Value::Number(found) if found.is_f64() => *tree = found.as_f64().map_or_else(none, number),
        Value::Array(list) => list.iter_mut().for_each(number_whole),
        Value::Object(map) => map.values_mut().for_each(number_whole),
        _ => {}
    }
}

/// A number; a whole one is written without a decimal point.
pub(crate) fn number(number: f64) -> Value {
    #[expect(clippy::cast_possible_truncation, reason = "what is lost is seen at once")]
    let whole = number as i32;
    if f64::from(whole).to_bits() == number.to_bits() {
        return whole.into();
    }
    Number::from_f64(number).map_or_else(none, Value::Number)
}

#[cfg(test)]
mod tests {
    use super::none;
    use crate::case::Raw;
    use crate::choice::Choice;
    use crate::penalty::Sheet;
    use crate::rulebook::{DEFAULT_ID, Rulebook, place};
    use crate::service::{read_counts, read_events, read_figures};
    use serde_json::{Value, json};

    /// Each place of a file, from the inside outward; and how it is told where what stands there is what it is named by.
    fn places(value: &Value, at: &str, unnamed: &str, found: &mut Vec<[String; 2]>) {
        let below = |at: &str, key: &str| if at.is_empty() { key.to_owned() } else { format!("{at}.{key}") };
        match value {
            Value::Object(map) => map.iter().for_each(|(key, value)| {
                let named = below(at, key);
                let unnamed = if key == "id" { below(unnamed, key) } else { named.clone() };
                places(value, &named, &unnamed, found);
            }),
            Value::Array(list) => list.iter().enumerate().for_each(|(number, value)| {
                let unnamed = below(at, &number.to_string());
                let named = value.get("id").and_then(Value::as_str).map_or(unnamed.clone(), |id| below(at, id));
                places(value, &named, &unnamed, found);
            }),
            _ => {}
        }
        found.push([at.to_owned(), unnamed.to_owned()]);
    }

    #[test]
    fn in_a_rulebook_it_is_of_the_wrong_type_wherever_it_stands() {
        let sound: Value = serde_json::from_str(Rulebook::built_in_file(DEFAULT_ID).unwrap()).unwrap();
        let mut all = Vec::new();
        places(&sound, "", "", &mut all);
        assert!(all.len() > 500);
        for [at, told_at] in all {
            let mut file = sound.clone();
            if at.is_empty() {
                file = none();
            } else {
                assert!(place::put(&mut file, &at, none()), "{at}");
            }
            let problems = Rulebook::load(&file).unwrap_err();
            let told = problems.iter().any(|problem| problem.place == told_at && problem.wrong.code() == "type");
            assert!(told, "{at}: {problems:?}");
        }
    }

    #[test]
    fn in_a_sheet_and_in_what_was_entered_as_well() {
        let rulebook = Rulebook::built_in();
        let sheet = |file: Value| -> Vec<_> {
            let issues = Sheet::read(&file, rulebook).1;
            issues.into_iter().map(|issue| (issue.field, issue.fault.code().code())).collect()
        };
        assert!(sheet(none()).contains(&(String::new(), "type")));
        for key in ["rulebook", "month", "entries", "people", "figures"] {
            let mut file = json!({"month": "2012-03"});
            file[key] = none();
            assert!(sheet(file).contains(&(key.to_owned(), "type")), "{key}");
        }
        for key in ["person", "item", "on", "count"] {
            let mut entry = json!({"person": "甲", "item": "staff-1"});
            entry[key] = none();
            let file = json!({"month": "2012-03", "entries": [entry]});
            assert_eq!(sheet(file), [(format!("entries.0.{key}"), "type")]);
        }
        for key in ["name", "lost", "scores", "bonus"] {
            let mut person = json!({"name": "甲"});
            person[key] = none();
            let file = json!({"month": "2012-03", "people": [person]});
            assert_eq!(sheet(file), [(format!("people.0.{key}"), "type")]);
        }
        assert_eq!(sheet(json!({"month": "2012-03", "entries": [none()]})), [("entries.0".to_owned(), "type")]);

        let now = "2026-03-04T12:00:00".parse().unwrap();
        let codes = |issues: Vec<crate::service::Issue>| -> Vec<_> {
            issues.into_iter().map(|issue| (issue.field, issue.fault.code().code())).collect()
        };
        let events = |value: Value| codes(read_events(&value, rulebook, now).unwrap_err());
        assert_eq!(events(none()), [(String::new(), "type")]);
        assert_eq!(events(json!([none()])), [("0".to_owned(), "type")]);
        let event = &rulebook.events.first().unwrap().id.0;
        for key in ["event", "at", "note", "done"] {
            let mut one = json!({"event": event, "at": "2026-03-04"});
            one[key] = none();
            assert_eq!(events(json!([one])), [(format!("0.{key}"), "type")]);
        }
        let file = serde_json::from_str(Rulebook::built_in_file("warehouse").unwrap()).unwrap();
        let warehouse = Rulebook::load(&file).unwrap();
        let target = &warehouse.targets.first().unwrap().id.0;
        let counts = |value: Value| codes(read_counts(&value, &warehouse).unwrap_err());
        assert_eq!(counts(none()), [(String::new(), "type")]);
        assert_eq!(counts(json!({target: none()})), [(target.clone(), "type")]);
        for wrong in [none(), json!([1]), json!(true)] {
            assert_eq!(counts(json!({target: {"counted": wrong, "of": 1}})), [(format!("{target}.counted"), "type")]);
        }
        let file = serde_json::from_str(Rulebook::built_in_file("logistics-staff").unwrap()).unwrap();
        let staff = Rulebook::load(&file).unwrap();
        let figures = |value: Value| codes(read_figures(&value, &staff).unwrap_err());
        assert_eq!(figures(none()), [(String::new(), "type")]);
        for wrong in [none(), json!([20]), json!(true)] {
            assert_eq!(figures(json!({"answer.seconds": wrong})), [("answer.seconds".to_owned(), "type")]);
        }
        assert_eq!(Raw::from(&none()), Raw::Other);
    }
}
