//! Whatever a rulebook file holds: loading it ends, never panics, and what loads is sound.
//!
//! Bounded and the same in every run; `fuzz` goes on for as long as one likes.

use crate::properties::{now, times};
use crate::rulebook::sound;
use parcel_claims::case::{Case, Raw, check};
use parcel_claims::lang::Lang;
use parcel_claims::rulebook::{BUILT_IN_IDS, LARGEST_FILE, Problem, Rulebook};
use parcel_claims::words;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Map, Value, json};

/// What must hold of whatever has been loaded from a file.
fn look(file: &Value) -> Result<(), TestCaseError> {
    match Rulebook::load(file) {
        Ok(rulebook) => {
            // Written down and read again it is the same.
            let again: Value = serde_json::from_str(&file.to_string()).unwrap();
            let again = Rulebook::load(&again).map_err(|problems| TestCaseError::fail(format!("{problems:?}")))?;
            prop_assert_eq!(&again.head.digest, &rulebook.head.digest);
            for clause in &rulebook.clauses {
                let is_filled = !clause.words.zh.contains('{') && !clause.words.en.contains('{');
                prop_assert!(is_filled);
            }
            if let Some(rules) = &rulebook.parcel {
                for lang in [Lang::Zh, Lang::En] {
                    let _ = crate::told(&lost(), rules, now(), lang);
                }
            }
        }
        Err(problems) => told(&problems)?,
    }
    Ok(())
}

fn told(problems: &[Problem]) -> Result<(), TestCaseError> {
    prop_assert!(!problems.is_empty() && problems.len() <= 1000);
    for problem in problems {
        for lang in [Lang::Zh, Lang::En] {
            prop_assert!(words::problem(problem, lang).contains(&problem.place));
        }
    }
    Ok(())
}

fn look_at_text(text: &str) -> Result<(), TestCaseError> {
    match Rulebook::load_text(text) {
        Ok(_) => look(&serde_json::from_str(text.trim_start_matches('\u{feff}')).unwrap()),
        Err(problems) => told(&problems),
    }
}

/// A parcel that asks for most of the figures.
fn lost() -> Case {
    let facts = json!({"problem": "lost", "value": 5000, "sentOn": "2012-03-01", "dueAt": "2012-03-02",
        "vehicleArrivedAt": "2012-03-04T08:00", "scannedAt": "2012-03-04T08:00", "closedOn": "2012-03-10"});
    let facts = facts.as_object().unwrap().iter().map(|(key, value)| (key.clone(), Raw::from(value)));
    check(facts, now()).0
}

/// What stands nowhere in a sound file, or somewhere else.
fn leaf() -> impl Strategy<Value = Value> {
    let words =
        ["", " ", "{", "}", "{days}", "\u{0}\u{202e}🦀", "loss-3", "09:00", "24:00", "2012-02-29", "in-force", "x.y.z"];
    let numbers = [0.0, -0.0, -1.0, 0.005, 1e-300, 1e7, 1e7 + 0.01, 1e300, f64::MAX, 9_007_199_254_740_993.0];
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        select(numbers.map(Value::from).to_vec()),
        select(words.map(Value::from).to_vec()),
        ".{0,12}".prop_map(Value::from),
        Just(json!([])),
        Just(json!({})),
        Just(Value::from("长".repeat(2001))),
    ]
}

fn key() -> impl Strategy<Value = String> {
    prop_oneof![3 => select(keys()), 1 => ".{0,8}", 1 => Just("x".repeat(5000))]
}

/// Every key of the sound files.
fn keys() -> Vec<String> {
    fn collect(value: &Value, keys: &mut Vec<String>) {
        match value {
            Value::Array(list) => list.iter().for_each(|item| collect(item, keys)),
            Value::Object(map) => {
                keys.extend(map.keys().cloned());
                map.values().for_each(|value| collect(value, keys));
            }
            _ => {}
        }
    }
    let mut keys = Vec::new();
    files().iter().for_each(|file| collect(file, &mut keys));
    keys.sort();
    keys.dedup();
    keys
}

fn files() -> Vec<Value> {
    BUILT_IN_IDS.iter().chain(&["small"]).map(|name| sound(name)).collect()
}

fn tree() -> impl Strategy<Value = Value> {
    leaf().prop_recursive(6, 200, 12, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..12).prop_map(Value::from),
            proptest::collection::vec((key(), inner), 0..12).prop_map(|entries| entries.into_iter().collect()),
        ]
    })
}

/// Where everything in a file stands, as JSON Pointers.
fn pointers(value: &Value, at: &str, all: &mut Vec<String>) {
    all.push(at.to_owned());
    match value {
        Value::Array(list) => {
            list.iter().enumerate().for_each(|(place, item)| pointers(item, &format!("{at}/{place}"), all));
        }
        Value::Object(map) => {
            let escaped = |key: &str| key.replace('~', "~0").replace('/', "~1");
            map.iter().for_each(|(key, value)| pointers(value, &format!("{at}/{}", escaped(key)), all));
        }
        _ => {}
    }
}

#[derive(Clone, Debug)]
enum Change {
    Replace(Index, Value),
    Copy(Index, Index),
    Remove(Index, Index),
    Repeat(Index, Index),
    Add(Index, String, Value),
    Bury(Index, usize),
}

fn change() -> impl Strategy<Value = Change> {
    let at = any::<Index>;
    prop_oneof![
        (at(), leaf()).prop_map(|(at, value)| Change::Replace(at, value)),
        (at(), at()).prop_map(|(from, to)| Change::Copy(from, to)),
        (at(), at()).prop_map(|(at, which)| Change::Remove(at, which)),
        (at(), at()).prop_map(|(at, which)| Change::Repeat(at, which)),
        (at(), key(), leaf()).prop_map(|(at, key, value)| Change::Add(at, key, value)),
        (at(), 1..40_usize).prop_map(|(at, deep)| Change::Bury(at, deep)),
    ]
}

fn mutate(file: &mut Value, change: Change) {
    let mut all = Vec::new();
    pointers(file, "", &mut all);
    let at = |index: Index| all[index.index(all.len())].as_str();
    let (Change::Replace(index, _)
    | Change::Copy(_, index)
    | Change::Remove(index, _)
    | Change::Repeat(index, _)
    | Change::Add(index, ..)
    | Change::Bury(index, _)) = change;
    let from = if let Change::Copy(from, _) = &change { file.pointer(at(*from)).cloned() } else { None };
    let Some(place) = file.pointer_mut(at(index)) else { return };
    match (change, place) {
        (Change::Replace(_, value), place) => *place = value,
        (Change::Copy(..), place) => *place = from.unwrap_or_default(),
        (Change::Remove(_, which), Value::Array(list)) if !list.is_empty() => {
            drop(list.remove(which.index(list.len())))
        }
        (Change::Remove(_, which), Value::Object(map)) if !map.is_empty() => {
            let key = map.keys().nth(which.index(map.len())).cloned().unwrap_or_default();
            map.remove(&key);
        }
        (Change::Repeat(_, which), Value::Array(list)) if !list.is_empty() => {
            list.push(list[which.index(list.len())].clone());
        }
        (Change::Add(_, _, added), Value::Array(list)) => list.push(added),
        (Change::Add(_, key, added), Value::Object(map)) => drop(map.insert(key, added)),
        (Change::Bury(_, deep), place) => *place = (0..deep).fold(place.take(), |value, _| json!([value])),
        _ => {}
    }
}

proptest! {
    #![proptest_config(times(256))]

    #[test]
    fn any_json(value in tree()) {
        look(&value)?;
    }

    #[test]
    fn any_text(text in ".{0,400}", brackets in "[\\[\\]{}\",:0-9a-z \\\\\n]{0,400}") {
        look_at_text(&text)?;
        look_at_text(&brackets)?;
    }

    #[test]
    fn sound_files_after_any_changes(file in select(files()), changes in proptest::collection::vec(change(), 1..5)) {
        let mut file = file;
        for change in changes {
            mutate(&mut file, change);
        }
        look(&file)?;
    }

    #[test]
    fn sound_texts_cut_off_or_miswritten(
        file in select(files()),
        at in any::<Index>(),
        with in ".{0,3}",
        cut in any::<bool>(),
    ) {
        let text = serde_json::to_string_pretty(&file).unwrap();
        let letters: Vec<char> = text.chars().collect();
        let place = at.index(letters.len());
        let rest = if cut { &[][..] } else { &letters[place + 1..] };
        let text: String = letters[..place].iter().copied().chain(with.chars()).chain(rest.iter().copied()).collect();
        look_at_text(&text)?;
    }
}

/// Files as large as they may be, each made to cost as much as it can: whatever is done twice over in one of them never
/// ends.
#[test]
fn the_worst_files_of_the_largest_size() {
    let letters = |count: usize| "x".repeat(count);
    let many = |count: usize, one: &dyn Fn(usize) -> Value| (0..count).map(one).collect::<Vec<_>>();
    let words = json!({"zh-CN": "字", "en": "x"});
    let full = |text: &str| {
        let text = text.repeat(1990 / text.len());
        json!({"zh-CN": text, "en": text})
    };
    let clause = |id: String, figures: Map<String, Value>, words: Value| {
        let place = json!({"zh-CN": "字", "en": "x"});
        json!({"id": id, "place": place, "figures": figures, "words": words})
    };
    let figures = |count: usize| (0..count).map(|number| (format!("a{number}"), json!(1))).collect::<Map<_, _>>();
    let item = |id: usize, overlaps: usize| {
        json!({"id": format!("i{id}"), "clause": "c999", "label": words, "counts": {"unstated": {"says": words}},
        "overlaps": many(overlaps, &|number| format!("i{}", 999 - number).into())})
    };
    let table = |id: usize, items: Vec<Value>| {
        let id = format!("t{id}");
        json!({"id": id, "title": words, "charges": words, "items": items})
    };
    let file = |key: &str, value: Vec<Value>| {
        let clauses = [clause("c999".to_owned(), Map::new(), words.clone())];
        let mut file = json!({"id": "large", "title": words, "status": "draft", "clauses": clauses});
        file[key] = value.into();
        file
    };
    for (name, file) in [
        (
            "clauses",
            file("clauses", many(1000, &|number| clause(format!("c{}", 999 - number), figures(9), words.clone()))),
        ),
        (
            "figures named in words",
            file("clauses", many(180, &|number| clause(format!("c{number}"), figures(100), full("{a9}{c9.a99}")))),
        ),
        (
            "figures that are not there",
            file("clauses", many(200, &|number| clause(format!("c{number}"), figures(1), full("{b}")))),
        ),
        ("items", file("penalties", many(6, &|id| table(id, many(1000, &|number| item(number + id * 1000, 0)))))),
        ("overlaps", file("penalties", vec![table(0, many(1000, &|number| item(number, 90)))])),
        (
            "tiny items",
            file(
                "penalties",
                many(80, &|_| json!({"items": many(1000, &|number| json!({"id": format!("{number}")}))})),
            ),
        ),
        ("unknown keys", Value::Object((0..60_000).map(|number| (format!("k{number}"), Value::Null)).collect())),
        ("long keys", Value::Object((0..200).map(|number| (letters(4000 + number), Value::Null)).collect())),
        ("events and clocks", {
            let mut file = file(
                "events",
                many(1000, &|number| json!({"id": format!("e{number}"), "label": words, "dayOnly": true})),
            );
            file["clocks"] = many(1000, &|number| {
                json!({"id": format!("k{number}"), "clause": "c999", "label": words,
                "start": format!("e{}", 999 - number),
                "length": {"unit": "hours", "figure": "a0"}, "demands": words})
            })
            .into();
            file
        }),
        (
            "readings",
            file(
                "readings",
                many(1000, &|number| {
                    let ways = many(40, &|way| json!({"id": format!("w{way}{number}")}));
                    json!({"id": "station-change", "ways": ways})
                }),
            ),
        ),
    ] {
        let size = file.to_string().len();
        assert!((LARGEST_FILE / 10..2 * LARGEST_FILE).contains(&size), "{name}: {size}");
        if let Err(problems) = Rulebook::load(&file) {
            told(&problems).unwrap();
        }
    }
}
