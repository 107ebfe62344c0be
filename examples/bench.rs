//! What a call costs natively, beside work of the standard library: `cargo xtask bench` runs it with the profile
//! `release`.

#[path = "beside/table.rs"]
mod table;

use chrono::NaiveDateTime;
use parcel_claims::case::{Case, Raw, check, check_as_of};
use parcel_claims::estimate::estimate;
use parcel_claims::lang::Lang;
use parcel_claims::rulebook::{DEFAULT_ID, ParcelRules, Rulebook};
use parcel_claims::words::{Speaker, Worded};
use serde_json::{Map, Value, json};
use std::hint::black_box;
use std::process::ExitCode;
use table::{Call, heading, is_over, row, together};

/// A lost parcel of which everything is known.
fn known() -> Value {
    json!({
        "waybill": "768012345678", "we": "origin", "sentOn": "2012-03-01", "problem": "lost", "stage": "transit",
        "leg": "linehaul", "value": 800, "listed": true, "vehicleArrivedAt": "2012-03-04T08:00",
        "missingReportedAt": "2012-03-04T08:30", "dueAt": "2012-03-05", "signedAt": "2012-03-07", "delayCause": "none",
        "deliveredBy": "station", "claimant": "direct", "claimedOn": "2012-03-20", "claimForm": true,
        "waybillCopy": true, "valueProof": true,
    })
}

/// Every field unknown that may be; the deadline may not, and without it there is no delay to explore.
fn unknown(problem: &str) -> Value {
    use parcel_claims::case::{Choice, Field};
    let open = Field::ALL.iter().filter(|field| field.spec().unknown).map(|field| (field.key(), "unknown"));
    let entered = [("problem", problem), ("dueAt", "2012-03-05")];
    open.chain(entered).map(|(key, value)| (key.to_owned(), Value::from(value))).collect::<Map<_, _>>().into()
}

/// Numbers in no order, the same in every run.
fn numbers() -> Vec<u32> {
    std::iter::successors(Some(1_u32), |last| Some(last.wrapping_mul(48271).wrapping_add(1))).take(1000).collect()
}

const SORTED: &str = "1,000 numbers sorted";

fn main() -> ExitCode {
    let as_of = check_as_of(&Raw::Text("2012-03-20T12:00".into())).unwrap_or_default();
    estimates(as_of);
    loading();
    if is_over() { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn estimates(as_of: NaiveDateTime) {
    let book = ParcelRules::built_in();
    let raw = |record: &Value| -> Vec<(String, Raw)> {
        record.as_object().into_iter().flatten().map(|(key, value)| (key.clone(), Raw::from(value))).collect()
    };
    let checked = |record: &[(String, Raw)]| -> Case { check(record.iter().cloned(), as_of).0 };
    let told = |case: &Case, lang| {
        let by = &Speaker { lang, rulebook: book, case };
        serde_json::to_string(&Worded { value: &estimate(case, book, as_of), by: Some(by) })
    };
    let record = &raw(&known());
    let case = &checked(record);
    let whole = &estimate(case, book, as_of);
    let numbers = &numbers();
    let sorted = || {
        let mut numbers = numbers.clone();
        numbers.sort_unstable();
        numbers
    };
    let mut ours: Vec<(String, f64, Call<'_>)> = vec![
        ("fully known, without words".to_owned(), 1.0, called(|| estimate(black_box(case), book, as_of))),
        ("the same with its check".to_owned(), 2.0, called(move || estimate(&checked(black_box(record)), book, as_of))),
        ("the same written as JSON".to_owned(), 2.0, called(|| serde_json::to_string(black_box(whole)))),
    ];
    for (name, lang) in [("Chinese", Lang::Zh), ("English", Lang::En)] {
        let name = format!("fully known, with everything, in {name}, as JSON");
        ours.push((name, 6.0, called(move || told(black_box(case), lang))));
    }
    for problem in ["missing", "lost", "damaged", "short", "contaminated", "other"] {
        let case = checked(&raw(&unknown(problem)));
        let name = format!("every field unknown, {problem}, {} runs", estimate(&case, book, as_of).runs);
        ours.push((name, 200.0, called(move || told(black_box(&case), Lang::Zh))));
    }
    heading("Native, release profile", "Each in turn with the yardstick, medians of one call, processor time.");
    let (names, mut calls): (Vec<_>, Vec<_>) = ours.into_iter().map(|(name, goal, call)| ((name, goal), call)).unzip();
    calls.push(called(sorted));
    let took = together(&mut calls);
    let yardstick = (SORTED, took.last().copied().unwrap_or_default());
    for ((name, goal), took) in names.iter().zip(&took) {
        row(name, *took, yardstick, Some(*goal));
    }
}

fn loading() {
    let built_in = Rulebook::built_in_file(DEFAULT_ID).unwrap_or_default();
    let own = larger(built_in, 100);
    for (what, text) in [("the built-in rulebook", built_in), ("one of one's own", &own)] {
        let load = || Rulebook::load_text(black_box(text)).map(|book| book.head);
        assert!(load().is_ok(), "{:?}", load());
        let parse = || serde_json::from_str::<Value>(black_box(text));
        if let [ours, its] = together(&mut [called(load), called(parse)])[..] {
            let name = format!("{what}, {} KB, from its text", text.len() / 1000);
            row(&name, ours, ("`serde_json` reads it as a tree", its), Some(20.0));
        }
    }
}

/// What it returns is computed, too.
fn called<'a, T>(mut call: impl FnMut() -> T + 'a) -> Call<'a> {
    Box::new(move || {
        black_box(call());
    })
}

/// The same as in `tests/bench/api.mjs`.
fn larger(built_in: &str, more: usize) -> String {
    let mut book: Value = serde_json::from_str(built_in).unwrap_or_default();
    let both = |text: String| json!({"zh-CN": text, "en": text});
    let (words, label) = (both("x ".repeat(180) + "{yuan} {minutes} {loss-3.capYuan}"), both("x".repeat(20)));
    let mut items = Vec::new();
    for number in 0..more {
        let id = format!("more-{number}");
        let other = format!("more-{}", more - 1 - number);
        let overlaps: Vec<_> = [other].into_iter().filter(|other| *other != id).collect();
        items.push(json!({"id": id, "clause": id, "label": label, "counts": {"occurrence": {"sum": "yuan"}}, "overlaps": overlaps}));
        let mut put =
            |list: &str, item: Value| book.get_mut(list).and_then(Value::as_array_mut).map(|list| list.push(item));
        put("clauses", json!({"id": id, "place": label, "figures": {"yuan": 50, "minutes": 30}, "words": words}));
        put("events", json!({"id": id, "label": label}));
        put(
            "clocks",
            json!({"id": id, "clause": id, "label": label, "start": id, "length": {"unit": "minutes", "figure": "minutes"},
            "demands": label, "costs": [id]}),
        );
    }
    let table = json!({"id": "more", "title": label, "charges": label, "items": items});
    if let Some(tables) = book.get_mut("penalties").and_then(Value::as_array_mut) {
        tables.push(table);
    }
    book.to_string()
}
