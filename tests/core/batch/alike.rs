//! Rows that look alike to the rules are answered once: nobody can tell.

use crate::properties::{cases, now, times};
use crate::{Record, checked, read_as};
use chrono::{NaiveDateTime, TimeDelta};
use parcel_claims::batch::{Desk, Row, Rules, Totals};
use parcel_claims::case::{Case, Field};
use parcel_claims::choice::Choice;
use parcel_claims::estimate::{Brief, estimate};
use parcel_claims::rulebook::{DEFAULT_ID, ParcelRules, ReadingId, Rulebook, Versions, place};
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};

/// Cases as they come in a table: a few that differ in everything, and many that differ from one of them in a value to
/// the fen, in days that run on, in one fact or in nothing.
fn rows() -> impl Strategy<Value = Vec<Record>> {
    let value = prop_oneof![
        2 => Just(None),
        4 => (0u32..130_000).prop_map(Some),
        2 => prop::sample::select(vec![0, 1, 20_000, 30_000, 30_001, 50_000, 100_000, 1_000_000_000]).prop_map(Some),
    ];
    let keys = Field::ALL.iter().map(|field| field.key()).collect::<Vec<_>>();
    let like = (any::<Index>(), value, 0i64..60, prop::option::of((prop::sample::select(keys), any::<Index>())));
    (prop::collection::vec(cases(), 1..4), prop::collection::vec(like, 1..60)).prop_map(|(bases, rows)| {
        let alike = |(base, fen, days, other): (Index, Option<u32>, i64, Option<(&str, Index)>)| {
            let mut record = bases[base.index(bases.len())].clone();
            if let Some((key, other)) = other {
                match bases[other.index(bases.len())].get(key) {
                    Some(value) => record.insert(key.to_owned(), value.clone()),
                    None => record.remove(key),
                };
            }
            if let Some(fen) = fen {
                record.insert("value".into(), json!(f64::from(fen) / 100.0));
            }
            if let Some(due) = record.get("dueAt").and_then(Value::as_str).filter(|_| days > 20) {
                let day: chrono::NaiveDate = due[..10].parse().unwrap();
                let due = due.replace(&due[..10], &(day - TimeDelta::days(days - 20)).to_string());
                record.insert("dueAt".into(), due.into());
            }
            record
        };
        rows.into_iter().map(alike).collect()
    })
}

fn sound(records: &[Record], as_of: NaiveDateTime) -> Vec<Case> {
    let sound = |record| Some(checked(record, as_of)).filter(|(_, issues)| issues.is_empty());
    records.iter().filter_map(sound).map(|(case, _)| case).collect()
}

/// Two versions that differ in every figure, and both hold for a parcel of unknown sending date.
fn versions() -> Versions {
    let version = |id: &str, from: Option<&str>, until: Option<&str>, more: u32| {
        let mut file: Value = serde_json::from_str(Rulebook::built_in_file(DEFAULT_ID).unwrap()).unwrap();
        assert!(place::put(&mut file, "id", id.into()));
        assert!(place::put(&mut file, "valid", json!({"from": from, "until": until})));
        for figure in ["loss-3.figures.capYuan", "loss-4.figures.capYuan", "loss-2.figures.days"] {
            let place = format!("clauses.{figure}");
            let known = place::get(&file, &place).and_then(Value::as_u64).unwrap_or_else(|| panic!("{place}"));
            assert!(place::put(&mut file, &place, (known + u64::from(more)).into()));
        }
        Rulebook::load(&file).unwrap()
    };
    let books = [version("a", None, Some("2012-02-20"), 0), version("b", Some("2012-02-21"), None, 7)];
    Versions::of(books).unwrap()
}

fn answer(desk: &mut Desk, case: &Case) -> Row {
    let row = desk.answer(case).unwrap();
    desk.add(row);
    row
}

fn each_is_answered_as_alone(rules: &Rules, cases: &[Case], as_of: NaiveDateTime) -> Result<(), TestCaseError> {
    let mut desk = Desk::new(rules.clone(), as_of);
    let mut totals = Totals::default();
    for case in cases {
        let alone = match rules {
            Rules::One(rules) => estimate(case, *rules, as_of),
            Rules::Versions(versions) => estimate(case, versions.of_case(case, as_of.date()).unwrap(), as_of),
        };
        let row = answer(&mut desk, case);
        let brief = desk.brief(row).unwrap();
        prop_assert_eq!(&brief, &Brief::from(&alone), "{}", serde_json::to_string(case).unwrap());
        totals.add(&brief, 1);
    }
    prop_assert_eq!(desk.totals(), totals);
    Ok(())
}

/// What differs in one thing alone, and is answered otherwise for it.
#[test]
fn what_is_not_alike_is_not_taken_for_it() {
    let pairs = [
        (json!({"problem": "none", "dueAt": "2012-03-10"}), "forceMajeure", json!([false, true])),
        (
            json!({"problem": "none", "dueAt": "2012-03-10", "deliveredBy": "station"}),
            "we",
            json!(["delivery", "origin"]),
        ),
        (known("lost"), "claimedOn", json!(["unknown", "2012-03-18"])),
        (known("lost"), "sentOn", json!(["unknown", "2012-03-01"])),
        (with(known("lost"), "claimedOn", "unknown"), "sentOn", json!(["unknown", "2012-03-01"])),
        (known("lost"), "closedOn", json!([null, "unknown", "2012-03-15"])),
        (known("lost"), "valueProof", json!([false, true])),
        (known("lost"), "value", json!([null, 0, 0.01, 250, 500, 700, 1000, 1001])),
        (known("lost"), "missingReportedAt", json!(["2012-03-18T09:00", "2012-03-18T09:01", "no", null])),
        (with(known("damaged"), "cause", "own-prohibited"), "othersLoss", json!([0, 50, "unknown"])),
        (known("damaged"), "stage", json!(["transit", "delivery", "origin", null])),
        (known("short"), "inNetwork", json!([true, false])),
        (with(known("none"), "dueAt", "2012-03-20T09:00"), "signedAt", json!(["2012-03-20", "2012-03-20T09:00", null])),
        (with(known("none"), "signedAt", "2012-03-18"), "dueAt", json!(["2012-03-16", "2012-03-17", "2012-03-18"])),
    ];
    for (base, key, values) in pairs {
        let case = |value: &Value| checked(with(base.clone(), key, value.clone()).as_object().unwrap(), now());
        let cases: Vec<Case> = values
            .as_array()
            .unwrap()
            .iter()
            .map(|value| {
                let (case, issues) = case(value);
                assert!(issues.is_empty(), "{key} {value}: {issues:?}");
                case
            })
            .collect();
        let mut desk = Desk::new(ParcelRules::built_in(), now());
        let briefs: Vec<Brief> = cases
            .iter()
            .map(|case| {
                let row = answer(&mut desk, case);
                desk.brief(row).unwrap()
            })
            .collect();
        for ((case, brief), value) in cases.iter().zip(&briefs).zip(values.as_array().unwrap()) {
            assert_eq!(brief, &Brief::from(&estimate(case, ParcelRules::built_in(), now())), "{base} {key} {value}");
        }
        assert!(briefs.windows(2).any(|pair| pair[0] != pair[1]), "{base}: {key} changes something");
    }
}

fn known(problem: &str) -> Value {
    json!({"problem": problem, "sentOn": "2012-03-01", "stage": "transit", "listed": true, "value": 700,
        "vehicleArrivedAt": "2012-03-18T08:00", "missingReportedAt": "2012-03-18T09:30", "claimant": "direct",
        "scannedAt": "2012-03-18T08:00", "damageReportedAt": "2012-03-18T08:30", "extent": "partial",
        "deliveredBy": "station"})
}

fn with(mut record: Value, key: &str, value: impl Into<Value>) -> Value {
    match value.into() {
        Value::Null => drop(record.as_object_mut().unwrap().remove(key)),
        value => record[key] = value,
    }
    record
}

proptest! {
    #![proptest_config(times(60))]

    #[test]
    fn every_row_is_answered_as_it_would_be_alone(records in rows()) {
        each_is_answered_as_alone(&ParcelRules::built_in().into(), &sound(&records, now()), now())?;
    }

    #[test]
    fn so_it_is_where_a_passage_is_read_otherwise(records in rows(), reading in 0..ReadingId::ALL.len()) {
        let reading = ReadingId::ALL[reading];
        for way in &reading.ways()[1..] {
            let rules = Box::leak(Box::new(read_as(reading.code(), way)));
            each_is_answered_as_alone(&Rules::One(rules), &sound(&records, now()), now())?;
        }
    }

    #[test]
    fn so_it_is_where_several_versions_may_apply(records in rows()) {
        each_is_answered_as_alone(&versions().into(), &sound(&records, now()), now())?;
    }

    #[test]
    fn order_and_chunks_change_nothing(records in rows(), cut in 0usize..60) {
        let cases = sound(&records, now());
        let run = |cases: &[&Case]| {
            let mut desk = Desk::new(ParcelRules::built_in(), now());
            let briefs: Vec<Brief> = cases.iter().map(|case| {
                let row = answer(&mut desk, case);
                desk.brief(row).unwrap()
            }).collect();
            (briefs, desk.totals())
        };
        let forward: Vec<&Case> = cases.iter().collect();
        let backward: Vec<&Case> = cases.iter().rev().collect();
        let (mut briefs, totals) = run(&forward);
        let (turned, same) = run(&backward);
        prop_assert_eq!(&totals, &same);
        briefs.reverse();
        prop_assert_eq!(&briefs, &turned);
        let (head, tail) = forward.split_at(cut.min(forward.len()));
        let (mut first, second) = (run(head).1, run(tail).1);
        first.join(&second);
        prop_assert_eq!(totals, first);
    }

    #[test]
    fn a_row_that_is_taken_out_leaves_no_trace(records in rows()) {
        let cases = sound(&records, now());
        let mut desk = Desk::new(ParcelRules::built_in(), now());
        let rows: Vec<Row> = cases.iter().map(|case| answer(&mut desk, case)).collect();
        let (gone, kept) = rows.split_at(rows.len() / 2);
        gone.iter().for_each(|row| desk.remove(*row));
        let mut totals = Totals::default();
        kept.iter().for_each(|row| totals.add(&desk.brief(*row).unwrap(), 1));
        prop_assert_eq!(desk.totals(), totals);
    }
}
