//! Loading a rulebook: every problem at once, each at its place.

use parcel_claims::rulebook::{DEFAULT_ID, ParcelRules, Rulebook};
use parcel_claims::words::{self, Lang};
use serde_json::{Value, json};

fn built_in() -> Value {
    serde_json::from_str(Rulebook::built_in_file(DEFAULT_ID).unwrap()).unwrap()
}

/// The clause with this id, to be changed.
fn clause<'a>(book: &'a mut Value, id: &str) -> &'a mut Value {
    book["clauses"].as_array_mut().unwrap().iter_mut().find(|clause| clause["id"] == id).unwrap()
}

/// The problems of the built-in rulebook after a change, as place and code.
fn problems(change: impl FnOnce(&mut Value)) -> Vec<(String, &'static str)> {
    let mut book = built_in();
    change(&mut book);
    let problems = Rulebook::load(&book).err().unwrap_or_default();
    for problem in &problems {
        for lang in [Lang::Zh, Lang::En] {
            let said = words::problem(problem, lang);
            assert!(said.contains(&problem.place) && !said.contains("{place}") && !said.contains("{what}"), "{said}");
        }
    }
    let mut found: Vec<_> = problems.into_iter().map(|problem| (problem.place, problem.wrong.code())).collect();
    found.sort();
    found
}

fn one(place: &str, code: &'static str, change: impl FnOnce(&mut Value)) {
    assert_eq!(problems(change), [(place.to_owned(), code)]);
}

fn remove(value: &mut Value, key: &str) {
    value.as_object_mut().unwrap().remove(key).unwrap();
}

#[test]
fn the_built_in_rulebook_is_sound() {
    assert_eq!(problems(|_| {}), []);
}

#[test]
fn what_is_not_there() {
    for key in ["id", "title", "issued", "status"] {
        assert!(problems(|book| remove(book, key)).contains(&(key.to_owned(), "missing")), "{key}");
    }
    one("title.en", "missing", |book| remove(&mut book["title"], "en"));
    one("clauses.loss-3.words", "missing", |book| remove(clause(book, "loss-3"), "words"));
    one("clauses.loss-3.figures.capYuan", "missing", |book| remove(&mut clause(book, "loss-3")["figures"], "capYuan"));
    one("clauses.loss-11", "missing", |book| {
        book["clauses"].as_array_mut().unwrap().retain(|clause| clause["id"] != "loss-11");
    });
    one("clauses.loss-3.words.zh-CN", "missing", |book| clause(book, "loss-3")["words"]["zh-CN"] = json!(" "));
    one("clauses.loss-3.place.en", "missing", |book| clause(book, "loss-3")["place"]["en"] = json!(""));
}

#[test]
fn what_nobody_knows() {
    one("colour", "unknown-field", |book| book["colour"] = json!("red"));
    one("title.fr", "unknown-field", |book| book["title"]["fr"] = json!("…"));
    one("clauses.loss-3.colour", "unknown-field", |book| clause(book, "loss-3")["colour"] = json!("red"));
    one("clauses.loss-3.figures.capFen", "unknown-field", |book| {
        clause(book, "loss-3")["figures"]["capFen"] = json!(1)
    });
    one("clauses.loss-16", "unknown-clause", |book| {
        let mut stranger = clause(book, "loss-1").clone();
        stranger["id"] = json!("loss-16");
        book["clauses"].as_array_mut().unwrap().push(stranger);
    });
}

#[test]
fn what_is_of_the_wrong_type() {
    for not_a_book in [json!(null), json!(12), json!("x"), json!([])] {
        one("", "type", |book| *book = not_a_book);
    }
    one("id", "type", |book| book["id"] = json!(12));
    one("issued", "missing", |book| book["issued"] = json!(null));
    one("issued", "type", |book| book["issued"] = json!(2012));
    one("title", "type", |book| book["title"] = json!("x"));
    one("clauses.loss-3.figures.capYuan", "format", |book| {
        clause(book, "loss-3")["figures"]["capYuan"] = json!("1000");
    });
    for figure in [json!(null), json!("09:00"), json!([])] {
        one("clauses.loss-3.figures.capYuan", "type", |book| clause(book, "loss-3")["figures"]["capYuan"] = figure);
    }
    one("clauses.loss-3.words.en", "type", |book| clause(book, "loss-3")["words"]["en"] = json!([]));
    assert!(problems(|book| book["clauses"] = json!({})).contains(&("clauses".to_owned(), "type")));
}

#[test]
fn what_cannot_be_read() {
    for issued in ["2012-02-30", "2012", "2012-01-31T12:00"] {
        one("issued", "format", |book| book["issued"] = json!(issued));
    }
    one("status", "format", |book| book["status"] = json!("law"));
    one("clauses.loss-3.department", "format", |book| clause(book, "loss-3")["department"] = json!("police"));
}

#[test]
fn figures_out_of_all_reason() {
    for figure in [json!(-1), json!(0), json!(0.005), json!(10_000_001), json!(1e300)] {
        one("clauses.loss-3.figures.capYuan", "range", |book| clause(book, "loss-3")["figures"]["capYuan"] = figure);
    }
    one("clauses.loss-8.figures.minutes", "range", |book| clause(book, "loss-8")["figures"]["minutes"] = json!(0.5));
    one("clauses.delay-2.figures.capYuan", "cap-below-rate", |book| {
        clause(book, "delay-2")["figures"]["capYuan"] = json!(19)
    });
    one("clauses.loss-3.words.en", "range", |book| clause(book, "loss-3")["words"]["en"] = json!("x".repeat(2001)));
}

#[test]
fn a_clause_given_twice() {
    one("clauses.loss-3", "duplicate", |book| {
        let again = clause(book, "loss-3").clone();
        book["clauses"].as_array_mut().unwrap().push(again);
    });
}

#[test]
fn places_for_figures_that_are_not_there() {
    for text in ["{days}", "{loss-4.days}", "{loss-16.capYuan}", "{", "{}", "{capYuan.loss-3}"] {
        one("clauses.loss-3.words.en", "placeholder", |book| clause(book, "loss-3")["words"]["en"] = json!(text));
    }
}

#[test]
fn all_at_once() {
    let found = problems(|book| {
        book["status"] = json!("law");
        remove(&mut book["title"], "en");
        remove(&mut clause(book, "delay-2")["figures"], "yuanPerDay");
        clause(book, "loss-3")["figures"]["capYuan"] = json!(-1);
        clause(book, "loss-4")["words"]["zh-CN"] = json!("");
        clause(book, "loss-4")["words"]["en"] = json!("{days}");
        clause(book, "loss-6")["words"]["en"] = json!("{days}");
        clause(book, "loss-6")["colour"] = json!("red");
    });
    let expected = [
        ("clauses.delay-2.figures.yuanPerDay", "missing"),
        ("clauses.loss-3.figures.capYuan", "range"),
        ("clauses.loss-4.words.en", "placeholder"),
        ("clauses.loss-4.words.zh-CN", "missing"),
        ("clauses.loss-6.colour", "unknown-field"),
        ("clauses.loss-6.words.en", "placeholder"),
        ("status", "format"),
        ("title.en", "missing"),
    ];
    assert_eq!(found, expected.map(|(place, code)| (place.to_owned(), code)));
}

#[test]
fn white_space_order_and_the_way_of_writing_a_number_change_nothing() {
    let mut book = built_in();
    book["clauses"].as_array_mut().unwrap().reverse();
    clause(&mut book, "loss-3")["figures"]["capYuan"] = json!(1000.0);
    let loaded = Rulebook::load(&book).unwrap();
    let (loaded, built_in_rules) = (loaded.parcel.unwrap(), ParcelRules::built_in());
    assert_eq!(loaded.figures, built_in_rules.figures);
    assert_eq!(loaded.clauses().len(), built_in_rules.clauses().len());
    let mut same = built_in();
    clause(&mut same, "loss-3")["figures"]["capYuan"] = json!(1000.0);
    assert_eq!(Rulebook::load(&same).unwrap().head.digest, Rulebook::built_in().head.digest);
    clause(&mut same, "loss-3")["figures"]["capYuan"] = json!(1001);
    assert_ne!(Rulebook::load(&same).unwrap().head.digest, Rulebook::built_in().head.digest);
}
