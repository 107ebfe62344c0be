//! What a call costs natively: medians beside their budgets. `cargo xtask bench` runs it with the release profile.

use parcel_claims::case::{Case, Raw, check, check_as_of};
use parcel_claims::estimate::estimate;
use parcel_claims::lang::Lang;
use parcel_claims::rulebook::{DEFAULT_ID, ParcelRules, Rulebook};
use parcel_claims::words::{Speaker, Worded};
use serde_json::{Map, Value, json};
use std::hint::black_box;
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// The same case as in `tests/bench/api.mjs`.
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

fn main() -> ExitCode {
    let as_of = check_as_of(&Raw::Text("2012-03-20T12:00".into())).unwrap_or_default();
    let book = ParcelRules::built_in();
    let raw = |record: &Value| -> Vec<(String, Raw)> {
        record.as_object().into_iter().flatten().map(|(key, value)| (key.clone(), Raw::from(value))).collect()
    };
    let checked = |record: &[(String, Raw)]| -> Case { check(record.iter().cloned(), as_of).0 };

    let told = |case: &Case, lang| {
        let by = &Speaker { lang, rulebook: book, case };
        serde_json::to_string(&Worded { value: &estimate(case, book, as_of), by: Some(by) })
    };

    println!("Native, median of {BATCHES} batches");
    let record = raw(&known());
    let case = checked(&record);
    let whole = estimate(&case, book, as_of);
    row("fully known, without words", time(2000, || estimate(black_box(&case), book, as_of)), Some(3.0));
    row("the same with its check", time(2000, || estimate(&checked(black_box(&record)), book, as_of)), None);
    row("the same written as JSON", time(2000, || serde_json::to_string(black_box(&whole))), None);
    for (name, lang) in [("in Chinese", Lang::Zh), ("in English", Lang::En)] {
        let micros = time(500, || told(black_box(&case), lang));
        row(&format!("fully known, with everything, {name}, as JSON"), micros, None);
    }
    for problem in ["missing", "lost", "damaged", "short", "contaminated", "other"] {
        let case = checked(&raw(&unknown(problem)));
        let runs = estimate(&case, book, as_of).runs;
        let micros = time(20, || told(black_box(&case), Lang::Zh));
        row(&format!("every field unknown, {problem}, {runs} runs"), micros, Some(5000.0));
    }
    let built_in = Rulebook::built_in_file(DEFAULT_ID).unwrap_or_default();
    let own = larger(built_in, 100);
    for (what, text) in [("the built-in rulebook", built_in), ("one of one's own", &own)] {
        let load = || Rulebook::load_text(black_box(text)).map(|book| book.head);
        assert!(load().is_ok(), "{:?}", load());
        row(&format!("{what}, {} KB, loaded from its text", text.len() / 1000), time(5, load), Some(20_000.0));
    }
    if OVER.load(Ordering::Relaxed) { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// Whether something took longer than it may.
static OVER: AtomicBool = AtomicBool::new(false);

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

const BATCHES: usize = 61;

/// The median over batches of the mean time of one call, in µs, after a warm-up of the same length.
fn time<T>(batch: u32, mut call: impl FnMut() -> T) -> f64 {
    let mut means: Vec<Duration> = (0..BATCHES * 2)
        .map(|_| {
            let start = Instant::now();
            for _ in 0..batch {
                black_box(call());
            }
            start.elapsed() / batch
        })
        .skip(BATCHES)
        .collect();
    means.sort();
    means.get(BATCHES / 2).map_or(0.0, |median| median.as_secs_f64() * 1e6)
}

/// One line of the table, as `tests/bench/table.mjs` prints it. Over its budget, the run fails.
fn row(what: &str, micros: f64, budget: Option<f64>) {
    let show =
        |micros: f64| if micros >= 1000.0 { format!("{:.2} ms", micros / 1000.0) } else { format!("{micros:.2} µs") };
    let is_over = budget.is_some_and(|budget| micros > budget);
    OVER.fetch_or(is_over, Ordering::Relaxed);
    let over = if is_over { "  OVER" } else { "" };
    let allowed = budget.map(|budget| format!("of {}{over}", show(budget))).unwrap_or_default();
    println!("{what:<56} {:>12}  {allowed}", show(micros));
}
