//! Other versions of a rulebook: the sending date chooses, no day belongs to two, and a figure changes what depends on it.

use crate::{checked, properties};
use parcel_claims::case::{Case, Choice, Raw, check};
use parcel_claims::estimate::{DoubtId, Options, estimate};
use parcel_claims::rulebook::{ClauseId, DEFAULT_ID, FIGURES, ParcelRules, Rulebook, Unit, Versions, place};
use parcel_claims::table::{Table, compare};
use parcel_claims::words::{self, Lang};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use serde_json::{Value, json};
use std::sync::OnceLock;

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
fn no_id_belongs_to_two() {
    let twice = [version("a", None, Some("2012-12-31"), |_| {}), version("a", Some("2013-01-01"), None, |_| {})];
    assert_eq!(codes(twice), [("a.id".to_owned(), "duplicate")]);
    let same = [("a", None, None), ("b", None, Some("2011-12-31")), ("a", None, None)];
    let same = same.map(|(id, from, until)| version(id, from, until, |_| {}));
    let found = codes(same);
    assert_eq!(found.iter().filter(|(place, code)| place == "a.id" && *code == "duplicate").count(), 1, "{found:?}");
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

/// The built-in parcel rules, each with one figure more by a half; which figure it is.
fn changed() -> &'static [(ClauseId, ParcelRules)] {
    static CHANGED: OnceLock<Vec<(ClauseId, ParcelRules)>> = OnceLock::new();
    CHANGED.get_or_init(|| {
        let changed = |(clause, key, unit): &(ClauseId, &str, Unit)| {
            let at = format!("clauses.{}.figures.{key}", clause.code());
            let more = |file: &mut Value| {
                let figure = place::get(file, &at).unwrap().as_u64().unwrap();
                let more = if *unit == Unit::Yuan { figure + figure / 2 } else { figure + 1 };
                place::put(file, &at, more.into());
            };
            (*clause, version("changed", None, None, more).parcel.unwrap())
        };
        FIGURES.iter().map(changed).collect()
    })
}

/// The clauses that count by a figure of this one.
fn counted_by(clause: ClauseId) -> Vec<ClauseId> {
    match clause {
        ClauseId::Loss2 => vec![clause, ClauseId::Loss5, ClauseId::Loss15e],
        // The bound of discretion, by analogy.
        ClauseId::Loss3 | ClauseId::Loss4 | ClauseId::Loss7 => vec![clause, ClauseId::Loss10],
        _ => vec![clause],
    }
}

proptest! {
    #![proptest_config(ProptestConfig { rng_seed: RngSeed::Fixed(5), ..ProptestConfig::with_cases(2_000) })]

    #[test]
    fn a_figure_changes_only_what_depends_on_it(record in properties::cases(), place in 0..FIGURES.len()) {
        let (clause, rules) = &changed()[place];
        let (case, _) = checked(&record, properties::now());
        let options = Options { as_of: properties::now(), lang: None };
        let [before, after] = [ParcelRules::built_in(), rules].map(|rules| estimate(&case, rules, options));
        let counted = counted_by(*clause);
        let depends = [&before, &after].iter().any(|estimate| {
            estimate.findings.iter().any(|finding| counted.contains(&finding.clause))
        });
        if !depends {
            prop_assert_eq!(&before.claim, &after.claim);
            prop_assert_eq!(&before.delay, &after.delay);
            prop_assert_eq!(&before.lines, &after.lines);
            prop_assert_eq!(&before.parties, &after.parties);
        }
    }
}

#[test]
fn every_figure_changes_something() {
    let built_in = Table::of(ParcelRules::built_in());
    for (clause, rules) in changed() {
        let [before, after] = [&built_in, &Table::of(rules)].map(|table| words::table_sheet(table, Lang::En));
        assert!(!compare(&before, &after).is_empty(), "{clause:?}");
    }
}
