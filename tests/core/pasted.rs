//! What people really type, paste and export: nothing is filled wrongly, and what can be read is filled or offered.

use crate::as_of;
use parcel_claims::case::{Field, Raw, Typed, check, typed};
use parcel_claims::pasted::{Find, Pasted, listed, read};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// How an input came out.
#[derive(Default)]
struct Tally {
    wrong: Vec<String>,
    missed: Vec<String>,
    wanted: usize,
}

#[test]
fn real_inputs_are_never_filled_wrongly() {
    let mut tally = Tally::default();
    let path = std::env::var("INPUTS").unwrap_or("tests/inputs/typed-and-pasted.jsonl".into());
    let text = std::fs::read_to_string(crate::root().join(path)).unwrap();
    for line in text.lines() {
        let item: Value = serde_json::from_str(line).unwrap();
        let accepted = match &item["expected"] {
            Value::Array(all) => all.clone(),
            one => vec![one.clone()],
        };
        let now = as_of(&item["asOf"]);
        let input = item["input"].as_str().unwrap();
        match item["mode"].as_str().unwrap() {
            "vehicle" => of_list(input, &accepted, &mut tally),
            mode => match Field::by_key(mode) {
                Some(field) => of_field(field, input, now, &accepted, &mut tally),
                None => of_text(input, &read(input, now), now, &accepted, &mut tally),
            },
        }
    }
    println!("{} wrong, {} of {} missed", tally.wrong.len(), tally.missed.len(), tally.wanted);
    println!("WRONG\n{}\nMISSED\n{}", tally.wrong.join("\n"), tally.missed.join("\n"));
    assert!(tally.wrong.is_empty());
    assert!(tally.missed.len() * 100 <= tally.wanted * 15);
}

fn of_list(input: &str, accepted: &[Value], tally: &mut Tally) {
    let found = listed(input);
    let mut waybills: Vec<String> = Vec::new();
    for waybill in found.waybills {
        if !waybills.contains(&waybill) {
            waybills.push(waybill);
        }
    }
    let fits = |accepted: &Value| match accepted {
        Value::String(_) => waybills.is_empty(),
        list => list["waybills"] == json!(waybills),
    };
    if !accepted.iter().any(fits) {
        tally.wrong.push(format!("list {input:?}: {waybills:?}, not {accepted:?}"));
    }
}

/// What the field holds after it was typed and left.
fn of_field(field: Field, input: &str, now: chrono::NaiveDateTime, accepted: &[Value], tally: &mut Tally) {
    let told = match typed(field, input, now) {
        Typed::Asks(ways) => json!({ "asks": ways }),
        Typed::Says(raw) => {
            let (case, issues) = check([(field.key().to_owned(), raw)], now);
            match case.get(field) {
                Some(value) if issues.is_empty() => value.in_field(field),
                _ => json!("refused"),
            }
        }
    };
    let same = |accepted: &Value| *accepted == told || accepted.as_f64().is_some_and(|sum| told.as_f64() == Some(sum));
    if !accepted.iter().any(same) {
        let known = told == json!("refused") || told.get("asks").is_some();
        let list = if known { &mut tally.missed } else { &mut tally.wrong };
        list.push(format!("{} {input:?}: {told}, not {accepted:?}", field.key()));
    }
}

fn of_text(input: &str, found: &Pasted, now: chrono::NaiveDateTime, accepted: &[Value], tally: &mut Tally) {
    let told = |finds: &[Find]| {
        let mut told: BTreeMap<&str, Vec<Value>> = BTreeMap::new();
        for find in finds {
            let value = match typed(find.field, &find.typed, now) {
                Typed::Says(Raw::Number(sum)) => json!(sum),
                Typed::Says(Raw::Text(text)) => json!(text),
                other => json!(format!("asks {other:?}")),
            };
            told.entry(find.field.key()).or_default().push(value);
        }
        told
    };
    let (filled, offered) = (told(&found.certain), told(&found.offered));
    let same = |one: &Value, other: &Value| one == other || one.as_f64().is_some() && one.as_f64() == other.as_f64();
    // Two readings fill nothing: they are asked.
    let asks = |value: &Value| value.as_str().is_some_and(|text| text.starts_with("asks"));
    let fits = |accepted: &Value| {
        let record = accepted.as_object().unwrap();
        filled.iter().all(|(key, values)| {
            values.iter().all(|value| asks(value) || record.get(*key).is_some_and(|right| same(value, right)))
        })
    };
    if !accepted.iter().any(fits) {
        tally.wrong.push(format!("{input:?}: {filled:?}, not {accepted:?}"));
    }
    // What has to be found: where leaving it alone is right as well, nothing.
    let Some(first) = accepted.iter().filter_map(Value::as_object).min_by_key(|record| record.len()) else { return };
    for (key, right) in first.iter().filter(|(key, _)| *key != "asks") {
        tally.wanted += 1;
        let has = |told: &BTreeMap<&str, Vec<Value>>| {
            told.get(&**key).is_some_and(|values| values.iter().any(|value| same(value, right) || asks(value)))
        };
        if !has(&filled) && !has(&offered) {
            tally.missed.push(format!("{input:?}: {key} {right}"));
        }
    }
}
