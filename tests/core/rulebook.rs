//! Loading a rulebook: every problem at once, each at its place.

use crate::read;
use parcel_claims::lang::Lang;
use parcel_claims::rulebook::{BUILT_IN_IDS, DEFAULT_ID, ParcelRules, Problem, Rulebook, Wrong, place, schema};
use parcel_claims::words;
use serde_json::{Value, json};

/// A sound rulebook by its name: built in, or of `tests/rulebooks`.
pub fn sound(name: &str) -> Value {
    let own = || std::fs::read_to_string(crate::root().join(format!("tests/rulebooks/{name}.json"))).unwrap();
    let text = Rulebook::built_in_file(name).map_or_else(own, str::to_owned);
    serde_json::from_str(&text).unwrap()
}

fn put(file: &mut Value, at: &str, value: Value) {
    assert!(place::put(file, at, value), "there is no {at}");
}

/// Puts items at the end of a list.
fn append(file: &mut Value, list: &str, items: impl IntoIterator<Item = Value>) {
    let mut longer = place::get(file, list).unwrap().as_array().unwrap().clone();
    longer.extend(items);
    put(file, list, longer.into());
}

fn above(at: &str) -> &str {
    at.rsplit_once('.').unwrap().0
}

fn entries(fixture: &Value, key: &str) -> Vec<(String, Value)> {
    let entries = fixture[key].as_object().into_iter().flatten();
    entries.map(|(at, value)| (at.clone(), value.clone())).collect()
}

fn places(fixture: &Value, key: &str) -> Vec<String> {
    fixture[key].as_array().into_iter().flatten().map(|at| at.as_str().unwrap().to_owned()).collect()
}

fn number(value: &Value) -> usize {
    usize::try_from(value.as_u64().unwrap()).unwrap()
}

/// The file of a fixture of `tests/rulebooks/broken.json`.
fn file(fixture: &Value) -> Value {
    if let Some(whole) = fixture.get("whole") {
        return whole.clone();
    }
    let mut file = sound(fixture["of"].as_str().unwrap_or("small"));
    for (at, item) in entries(fixture, "add") {
        append(&mut file, &at, [item]);
    }
    for at in places(fixture, "again") {
        let item = place::get(&file, &at).unwrap().clone();
        append(&mut file, above(&at), [item]);
    }
    for (at, many) in entries(fixture, "many") {
        let item = place::get(&file, &at).unwrap().clone();
        let id = |number| format!("{}-{number}", above(&at).replace('.', "-"));
        let with_id = |number: usize| {
            let mut item = item.clone();
            item["id"] = id(number).into();
            item
        };
        put(&mut file, above(&at), (0..number(&many)).map(with_id).collect());
    }
    for (at, many) in entries(fixture, "figures") {
        put(&mut file, &at, (0..number(&many)).map(|number| (format!("x{number}"), json!(1))).collect());
    }
    for (at, many) in entries(fixture, "long") {
        put(&mut file, &at, "x".repeat(number(&many)).into());
    }
    for at in places(fixture, "remove") {
        place::remove(&mut file, &at);
    }
    for (at, value) in entries(fixture, "set") {
        put(&mut file, &at, value);
    }
    file
}

/// What its text makes of the file, where it has one.
fn text(fixture: &Value) -> Option<String> {
    if let Some(text) = fixture["text"].as_str() {
        return Some(text.to_owned());
    }
    if let Some(deep) = fixture.get("nested").map(number) {
        return Some("[".repeat(deep) + &"]".repeat(deep));
    }
    let text = file(fixture).to_string();
    if let Some(length) = fixture.get("padTo").map(number) {
        return Some(text.clone() + &" ".repeat(length - text.len()));
    }
    fixture["before"].as_str().map(|before| before.to_owned() + &text)
}

fn load_text(text: &str) -> Result<Rulebook, Vec<Problem>> {
    Rulebook::load_text(text)
}

fn told(loaded: Result<Rulebook, Vec<Problem>>) -> Vec<(String, String)> {
    let problems = loaded.err().unwrap_or_default();
    for problem in &problems {
        for lang in [Lang::Zh, Lang::En] {
            let said = words::problem(problem, lang);
            let filled = said.replace(&problem.place, "");
            assert!(said.contains(&problem.place), "{said} does not name {}", problem.place);
            assert!(!filled.contains("{place}") && !filled.contains("{what}") && !filled.contains("{codes}"), "{said}");
            assert!(said.ends_with(if lang == Lang::Zh { '。' } else { '.' }), "{said}");
        }
    }
    let mut found: Vec<_> =
        problems.iter().map(|problem| (problem.place.clone(), problem.wrong.code().to_owned())).collect();
    found.sort();
    found
}

#[test]
fn each_broken_fixture_is_told_once_and_at_its_place() {
    let mut wrong = Vec::new();
    for fixture in read("tests/rulebooks/broken.json") {
        let mut expected: Vec<(String, String)> = serde_json::from_value(fixture["problems"].clone()).unwrap();
        expected.sort();
        let found = match text(&fixture) {
            Some(text) => told(load_text(&text)),
            None => told(Rulebook::load(&file(&fixture))),
        };
        if found != expected {
            wrong.push(format!("{}: {found:?}, not {expected:?}", fixture["name"]));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What several files have to be for, and what only a caller may want: told elsewhere, and tested there.
const ELSEWHERE: [&str; 3] = ["overlapping-validity", "no-parcel-rules", "other-regulation"];

#[test]
fn every_code_has_a_fixture() {
    let told: Vec<_> = read("tests/rulebooks/broken.json")
        .iter()
        .flat_map(|fixture| fixture["problems"].as_array().unwrap().clone())
        .map(|problem| problem[1].as_str().unwrap().to_owned())
        .collect();
    for code in Wrong::CODES.iter().filter(|code| !ELSEWHERE.contains(code)) {
        assert!(told.iter().any(|known| known == code), "no fixture is told {code}");
    }
    let guide = std::fs::read_to_string(crate::root().join("docs/rulebook.md")).unwrap();
    for code in Wrong::CODES {
        assert!(guide.contains(&format!("`{code}`")), "docs/rulebook.md does not explain {code}");
    }
}

#[test]
fn sound_rulebooks_load_also_from_their_texts() {
    for name in BUILT_IN_IDS.iter().chain(&["small"]) {
        let file = sound(name);
        let loaded = Rulebook::load(&file).unwrap();
        let again = load_text(&serde_json::to_string_pretty(&file).unwrap()).unwrap();
        assert_eq!(loaded.head.digest, again.head.digest, "{name}");
    }
}

#[test]
fn a_syntax_error_names_its_line() {
    let problems = load_text("{\n  \"id\": \"small\"，\n}").unwrap_err();
    assert_eq!(problems[0].wrong, Wrong::Syntax(2));
    assert!(words::problem(&problems[0], Lang::Zh).contains("第 2 行"));
    assert!(words::problem(&problems[0], Lang::En).contains("line 2"));
}

/// The text of a file of `tests/rulebooks`, with something put in behind a piece that stands in it once.
fn with(piece: &str, more: &str) -> String {
    let text = serde_json::to_string_pretty(&sound("small")).unwrap();
    assert_eq!(text.matches(piece).count(), 1, "{piece}");
    text.replace(piece, &format!("{piece}{more}"))
}

#[test]
fn a_key_that_stands_twice_is_told_at_its_place_and_never_decided() {
    let twice = |text: &str| told(load_text(text));
    let places = |places: &[&str]| -> Vec<(String, String)> {
        places.iter().map(|place| ((*place).to_owned(), "duplicate".to_owned())).collect()
    };
    // The same again, or another: nobody can say which was meant.
    assert_eq!(twice(&with("\"id\": \"small-2026\",", "\"id\": \"small-2026\",")), places(&["id"]));
    assert_eq!(twice(&with("\"rudeYuan\": 50", ", \"rudeYuan\": 500")), places(&["clauses.fines.figures.rudeYuan"]));
    assert_eq!(
        twice(&with("\"rudeYuan\": 50", ", \"\\u0072udeYuan\": 500")),
        places(&["clauses.fines.figures.rudeYuan"])
    );
    // Beside every other problem.
    let found = twice(&with("\"rudeYuan\": 50", ", \"rudeYuan\": -1, \"x y\": 1"));
    assert_eq!(found.iter().map(|(_, code)| code.as_str()).collect::<Vec<_>>(), ["duplicate", "range", "format"]);
    // No more of them than anybody reads, and soon.
    let many: String = (0..60_000).map(|number| format!("\"k{}\": 1,", number / 2)).collect();
    assert_eq!(twice(&format!("{{{many} \"id\": 1}}")).len(), 1000);
    let problem = Problem { place: "clauses.fines".into(), wrong: Wrong::Duplicate };
    assert_eq!(words::problem(&problem, Lang::Zh), "clauses.fines：重复了，请只留一处。");
    assert_eq!(words::problem(&problem, Lang::En), "clauses.fines: given twice; keep one.");
}

#[test]
fn no_more_problems_than_anybody_reads() {
    let strange: Value = (0..50_000).map(|number| (format!("k{number}"), json!(1))).collect();
    assert_eq!(Rulebook::load(&strange).unwrap_err().len(), 1000);
}

#[test]
fn white_space_order_and_the_way_of_writing_a_number_change_nothing() {
    let mut book = sound(DEFAULT_ID);
    book["clauses"].as_array_mut().unwrap().reverse();
    put(&mut book, "clauses.loss-3.figures.capYuan", json!(1000.0));
    let loaded = Rulebook::load(&book).unwrap();
    let (loaded, built_in_rules) = (loaded.parcel.unwrap(), ParcelRules::built_in());
    assert_eq!(loaded.figures, built_in_rules.figures);
    assert_eq!(loaded.clauses().len(), built_in_rules.clauses().len());
    let mut same = sound(DEFAULT_ID);
    put(&mut same, "clauses.loss-3.figures.capYuan", json!(1000.0));
    assert_eq!(Rulebook::load(&same).unwrap().head.digest, Rulebook::built_in().head.digest);
    put(&mut same, "clauses.loss-3.figures.capYuan", json!(1001));
    assert_ne!(Rulebook::load(&same).unwrap().head.digest, Rulebook::built_in().head.digest);
}

#[test]
fn the_published_schema_is_that_of_the_types() {
    let published = std::fs::read_to_string(crate::root().join("docs/rulebook.schema.json")).unwrap();
    assert!(published == schema::text(), "the types have changed: run `cargo xtask schema`");
}
