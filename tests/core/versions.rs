//! Versions of one regulation: the sending date chooses, and no day belongs to two.

use parcel_claims::case::{Case, Raw, check};
use parcel_claims::estimate::{DoubtId, Options, estimate};
use parcel_claims::rulebook::{DEFAULT_ID, Rulebook, Versions, place};
use parcel_claims::words::{self, Lang};
use serde_json::{Value, json};

fn version(id: &str, from: Option<&str>, until: Option<&str>, change: impl FnOnce(&mut Value)) -> Rulebook {
    let mut file: Value = serde_json::from_str(Rulebook::built_in_file(DEFAULT_ID).unwrap()).unwrap();
    place::put(&mut file, "id", id.into());
    place::put(&mut file, "valid", json!({"from": from, "until": until}));
    change(&mut file);
    Rulebook::load(&file).unwrap()
}

fn codes(versions: impl IntoIterator<Item = Rulebook>) -> Vec<(String, &'static str)> {
    let problems = Versions::of(versions).map(|_| Vec::new()).unwrap_or_else(|problems| problems);
    problems.into_iter().map(|problem| (problem.place, problem.wrong.code())).collect()
}

fn sent(on: Option<&str>) -> Case {
    let facts = on.map(|on| ("sentOn".to_owned(), Raw::Text(on.to_owned())));
    check(facts, "2020-01-01T00:00:00".parse().unwrap()).0
}

#[test]
fn the_sending_date_chooses() {
    let versions = Versions::of([
        version("second", Some("2013-01-01"), Some("2014-12-31"), |_| {}),
        version("first", None, Some("2012-12-31"), |_| {}),
    ])
    .unwrap();
    let today = "2014-06-01".parse().unwrap();
    for (on, id) in
        [("2000-01-01", "first"), ("2012-12-31", "first"), ("2013-01-01", "second"), ("2014-12-31", "second")]
    {
        assert_eq!(versions.of_case(&sent(Some(on)), today).unwrap().id, id, "{on}");
    }
    assert_eq!(versions.of_case(&sent(None), today).unwrap().id, "second", "that of today");
    assert_eq!(versions.of_case(&sent(None), "2012-06-01".parse().unwrap()).unwrap().id, "first");
    assert_eq!(versions.of_case(&sent(None), "2020-06-01".parse().unwrap()).unwrap().id, "second", "the last");
    let covered = versions.of_case(&sent(Some("2015-01-01")), today).unwrap_err();
    let day = |day: &str| Some(day.parse().unwrap());
    assert_eq!(covered, [(None, day("2012-12-31")), (day("2013-01-01"), day("2014-12-31"))]);
    let said = words::not_covered(&covered, Lang::Zh);
    for wanted in ["发件日期", "2012年12月31日为止", "2013年1月1日至2014年12月31日"] {
        assert!(said.contains(wanted), "{said}");
    }
    assert!(
        words::not_covered(&covered, Lang::En).contains("until 31 December 2012; 1 January 2013 to 31 December 2014")
    );
}

#[test]
fn no_day_belongs_to_two() {
    let touching = [("a", None, Some("2012-12-31")), ("b", Some("2012-12-31"), None)];
    assert_eq!(
        codes(touching.map(|(id, from, until)| version(id, from, until, |_| {}))),
        [("b.valid".to_owned(), "overlapping-validity")]
    );
    let always = [version("a", None, None, |_| {}), version("b", Some("2013-01-01"), None, |_| {})];
    assert_eq!(codes(always), [("b.valid".to_owned(), "overlapping-validity")]);
    let strangers = [
        version("a", None, Some("2012-12-31"), |_| {}),
        version("b", Some("2013-01-01"), None, |file| {
            place::put(file, "regulation", "another".into());
        }),
    ];
    assert_eq!(codes(strangers), [("b.valid".to_owned(), "other-regulation")]);
    assert_eq!(codes([]), [(String::new(), "missing")]);
}

#[test]
fn it_warns_from_the_day_after_it_was_checked() {
    let book = version("a", None, None, |file| {
        place::put(file, "checkedUntil", "2012-03-31".into());
    });
    let stale = |at: &str| {
        let options = Options { as_of: at.parse().unwrap(), lang: None };
        let estimate = estimate(&Case::default(), book.parcel.as_ref().unwrap(), options);
        estimate.doubts.iter().any(|doubt| doubt.id == DoubtId::StaleRulebook)
    };
    assert!(!stale("2012-03-31T23:59:00"));
    assert!(stale("2012-04-01T00:00:00"));
}

#[test]
fn differences_are_told_by_place() {
    let before = json!({"id": "a", "list": [{"id": "x", "n": 1}, {"id": "y", "n": 2}], "same": 60});
    let after = json!({"id": "b", "list": [{"id": "y", "n": 3}, {"id": "z", "n": 4}], "same": 60.0, "none": null});
    let found: Vec<_> = place::differences(&before, &after).into_iter().map(|one| one.place).collect();
    assert_eq!(found, ["id", "list.x", "list.y.n", "list.z"]);
    assert_eq!(place::differences(&before, &before), []);
}
