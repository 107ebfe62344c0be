//! Service clocks and targets: worked cases for each of the built-in rulebooks, at the boundaries, and what is refused.

use crate::texts::fault;
use crate::{as_of, read};
use parcel_claims::choice::Choice;
use parcel_claims::lang::Lang;
use parcel_claims::rulebook::file::ClockKind;
use parcel_claims::rulebook::{BUILT_IN_IDS, Rulebook};
use parcel_claims::service::{
    ClockState, Code, Counts, Filled, Issue, Running, TargetState, calendar, clocks, covered_years, is_working_day,
    nth_working_day_after, read_counts, read_events, read_figures, targets,
};
use parcel_claims::words;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeSet;

const CLOCKS: &str = "tests/service/clocks.json";
const TARGETS: &str = "tests/service/targets.json";
const REFUSED: &str = "tests/service/refused.json";

fn built_in(id: &str) -> Rulebook {
    let file = Rulebook::built_in_file(id).unwrap();
    Rulebook::load(&serde_json::from_str(file).unwrap()).unwrap_or_else(|problems| panic!("{id}: {problems:?}"))
}

fn filled(item: &Value, rulebook: &Rulebook) -> Filled {
    item.get("figures").map_or_else(Filled::default, |figures| read_figures(figures, rulebook).unwrap())
}

/// 20 and 20.0 are one number.
fn plain(value: &Value) -> Value {
    match value {
        Value::Number(number) => json!(number.as_f64()),
        Value::Object(map) => map.iter().map(|(key, value)| (key.clone(), plain(value))).collect(),
        Value::Array(list) => list.iter().map(plain).collect(),
        other => other.clone(),
    }
}

/// Whether all that is expected is there.
fn says(found: &Value, expected: &Value) -> bool {
    match (found, expected) {
        (Value::Object(found), Value::Object(expected)) => {
            expected.iter().all(|(key, expected)| says(found.get(key).unwrap_or(&Value::Null), expected))
        }
        _ => found == expected,
    }
}

/// A list with its texts, as JSON has it.
fn told<T>(value: &[T], rulebook: &Rulebook, lang: Lang) -> Value
where
    for<'a> T: words::Said<(&'a Rulebook, Lang)>,
{
    serde_json::to_value(words::Worded { value, by: Some(&(rulebook, lang)) }).unwrap()
}

#[test]
fn every_clock_comes_out_as_expected() {
    let mut wrong = Vec::new();
    for item in read(CLOCKS) {
        let rulebook = built_in(item["rulebook"].as_str().unwrap());
        let at = as_of(&item["asOf"]);
        let events =
            read_events(&item["events"], &rulebook, at).unwrap_or_else(|why| panic!("{}: {why:?}", item["name"]));
        let all = clocks(&rulebook, &events, &filled(&item, &rulebook), at);
        for lang in [Lang::Zh, Lang::En] {
            for one in told(&all, &rulebook, lang).as_array().unwrap() {
                let costs = one["costs"].as_array().unwrap().iter();
                let in_costs = costs.clone().flat_map(|cost| [&cost["label"], &cost["text"]]);
                let conditions =
                    costs.flat_map(|cost| cost["conditions"].as_array().unwrap()).map(|held| &held["text"]);
                let reading = one.get("reading").filter(|reading| !reading.is_null()).map(|reading| &reading["text"]);
                let more = in_costs.chain(conditions).chain(reading);
                for text in [&one["label"], &one["demands"], &one["text"]].into_iter().chain(more) {
                    let text = text.as_str().unwrap_or_default();
                    assert_eq!(fault(text, lang), None, "{}: {text}", item["name"]);
                }
            }
        }
        let found = all.iter().find(|one| item["clock"] == one.clock.as_str()).unwrap();
        let whole = serde_json::to_value(found).unwrap();
        let costs: Value = found
            .costs
            .iter()
            .map(|cost| {
                let whole = serde_json::to_value(cost).unwrap();
                (cost.item.clone(), whole)
            })
            .collect();
        for (key, expected) in item["expect"].as_object().unwrap() {
            let found = if key == "costs" { &costs } else { &whole[key] };
            let same_costs = key != "costs" || found.as_object().unwrap().len() == expected.as_object().unwrap().len();
            if !same_costs || !says(&plain(found), &plain(expected)) {
                wrong.push(format!("{} | {key}\n  expected {expected}\n  found    {found}", item["name"]));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_target_comes_out_as_expected() {
    for item in read(TARGETS) {
        let rulebook = built_in(item["rulebook"].as_str().unwrap());
        let id = item["target"].as_str().unwrap();
        let counts = if item["counts"].is_null() { json!({}) } else { json!({ id: item["counts"] }) };
        let counts = read_counts(&counts, &rulebook).unwrap_or_else(|why| panic!("{}: {why:?}", item["name"]));
        let all = targets(&rulebook, &counts, &filled(&item, &rulebook));
        assert_eq!(all.len(), rulebook.targets.len(), "{}", item["name"]);
        for lang in [Lang::Zh, Lang::En] {
            for (one, told) in all.iter().zip(told(&all, &rulebook, lang).as_array().unwrap()) {
                // What the company calls its base is its own business.
                let text = told["text"].as_str().unwrap();
                let own = one.counts.as_ref().and_then(|counts| counts.base.as_deref()).unwrap_or("-");
                assert_eq!(fault(&text.replace(own, "1"), lang), None, "{}: {text}", item["name"]);
                assert_eq!(fault(&words::wanted(one, lang), lang), None, "{}", item["name"]);
            }
        }
        let found = serde_json::to_value(all.iter().find(|one| one.target == id).unwrap()).unwrap();
        for key in ["state", "share"] {
            assert_eq!(plain(&found[key]), plain(&item["expect"][key]), "{}: {key}", item["name"]);
        }
    }
}

/// Each clock is met at its last moment and missed just after, or says what it lacks.
#[test]
fn no_clock_or_target_of_a_built_in_rulebook_is_without_a_case() {
    let of = |path: &str, key: &str| {
        let items = read(path);
        let all = items.iter().map(|item| {
            let text = |key: &str| item[key].as_str().unwrap().to_owned();
            (text("rulebook"), text(key), item["expect"]["state"].as_str().unwrap().to_owned())
        });
        all.collect::<BTreeSet<_>>()
    };
    let (clocks, targets) = (of(CLOCKS, "clock"), of(TARGETS, "target"));
    let has = |all: &BTreeSet<(String, String, String)>, id: &str, one: &str, states: &[&str]| {
        states.iter().any(|state| all.contains(&(id.to_owned(), one.to_owned(), (*state).to_owned())))
    };
    for id in BUILT_IN_IDS {
        let rulebook = built_in(id);
        for clock in &rulebook.clocks {
            let states: [&[&str]; 2] = match clock.kind() {
                ClockKind::By => [&["met", "ahead"], &["missed", "overdue"]],
                ClockKind::After => [&["due", "met"], &["waiting", "early"]],
                ClockKind::Until => [&["over", "met"], &["ongoing", "early"]],
            };
            for states in states {
                assert!(has(&clocks, id, clock.id.as_str(), states), "{id}: {} is never {states:?}", clock.id.as_str());
            }
            let figure = clock.length.figure.as_ref().and_then(|name| rulebook.figure(clock.clause.as_str(), &name.0));
            let blank = figure == Some(parcel_claims::rulebook::Figure::NotSet);
            assert_eq!(blank, has(&clocks, id, clock.id.as_str(), &["not-set"]), "{id}: {}", clock.id.as_str());
        }
        for target in &rulebook.targets {
            for state in ["met", "missed", "nothing"] {
                assert!(
                    has(&targets, id, target.id.as_str(), &[state]),
                    "{id}: {} is never {state}",
                    target.id.as_str()
                );
            }
        }
    }
    let seen: BTreeSet<_> = clocks.iter().map(|(.., state)| state.as_str()).collect();
    assert_eq!(seen.len(), ClockState::CODES.len(), "{seen:?}");
}

#[test]
fn refused_with_every_problem_at_once() {
    let mut seen = BTreeSet::new();
    for item in read(REFUSED) {
        let moment = as_of(&json!("2026-03-04T12:00"));
        let found: Vec<Issue> = if let Some(events) = item.get("events") {
            read_events(events, &built_in("huitong-henan-2012"), moment).err()
        } else if let Some(counts) = item.get("counts") {
            read_counts(counts, &built_in("warehouse")).err()
        } else {
            read_figures(&item["figures"], &built_in("logistics-staff")).err()
        }
        .unwrap_or_default();
        let mut told: Vec<_> = found.iter().map(|issue| json!([issue.field, issue.fault.code()])).collect();
        let mut expected = item["issues"].as_array().unwrap().clone();
        told.sort_by_key(Value::to_string);
        expected.sort_by_key(Value::to_string);
        assert_eq!(told, expected, "{}", item["name"]);
        for issue in &found {
            seen.insert(issue.fault.code());
            for lang in [Lang::Zh, Lang::En] {
                let said = words::service_issue(issue, lang);
                assert!(!said.contains('{') && said.contains(issue.field.as_str()), "{}: {said}", item["name"]);
            }
        }
    }
    assert_eq!(seen.len(), Code::ALL.len(), "a code is never told: {seen:?}");
}

#[test]
fn far_too_many_entries_are_one_problem() {
    let rulebook = built_in("huitong-henan-2012");
    let many = Value::Array(vec![json!({}); 1_001]);
    let found = read_events(&many, &rulebook, as_of(&json!("2026-03-04T12:00"))).unwrap_err();
    assert_eq!(found.iter().map(|issue| issue.fault.code()).collect::<Vec<_>>(), [Code::Range]);
    let many: Value = (0..1_001).map(|at| (at.to_string(), json!(1))).collect();
    assert_eq!(read_counts(&many, &rulebook).unwrap_err().len(), 1);
}

#[test]
fn the_most_urgent_comes_first_and_what_is_done_last() {
    let rulebook = built_in("huitong-henan-2012");
    let events = json!([
        {"event": "inquiry", "at": "2026-03-04T08:00", "done": {"inquiry": "2026-03-04T08:20"}, "note": "张"},
        {"event": "inquiry", "at": "2026-03-04T11:50"},
        {"event": "inquiry", "at": "2026-03-04"},
        {"event": "published", "at": "2026-03-01"},
        {"event": "vehicle-arrived", "at": "2026-03-04T10:30"},
        {"event": "inquiry", "at": "2026-03-04T09:00", "done": {"inquiry": "2026-03-04T10:00"}},
    ]);
    let at = as_of(&json!("2026-03-04T12:00"));
    let all = clocks(&rulebook, &read_events(&events, &rulebook, at).unwrap(), &Filled::default(), at);
    let order: Vec<_> = all.iter().map(|one| (one.occurrence, one.state)).collect();
    assert_eq!(
        order,
        [
            (4, ClockState::Overdue),
            (1, ClockState::Ahead),
            (3, ClockState::Waiting),
            (2, ClockState::NeedsClockTime),
            (5, ClockState::Missed),
            (0, ClockState::Met),
        ]
    );
    assert_eq!(all.last().unwrap().note.as_deref(), Some("张"));
}

#[test]
fn what_lies_ahead_goes_into_a_calendar_and_everything_into_a_text() {
    let rulebook = built_in("huitong-henan-2012");
    let events = json!([
        {"event": "inquiry", "at": "2026-03-04T11:50", "note": "张先生"},
        {"event": "published", "at": "2026-03-03"},
        {"event": "complaint", "at": "2026-03-01"},
    ]);
    let at = as_of(&json!("2026-03-04T12:00"));
    let mut all = clocks(&rulebook, &read_events(&events, &rulebook, at).unwrap(), &Filled::default(), at);
    let said = |one: &Running| words::clock_said(one, rulebook.clock(&one.clock).unwrap(), Lang::Zh);
    let file = calendar(&all, at, said).unwrap().replace("\r\n ", "");
    assert_eq!(file.matches("BEGIN:VEVENT").count(), 2, "what is past is left out");
    assert!(file.contains("DTSTART:20260304T122000\r\n") && file.contains("DTSTART;VALUE=DATE:20260307\r\n"), "{file}");
    assert!(file.contains("UID:inquiry-20260304T115000-20260304T122000-@parcel-claims"), "{file}");
    assert!(file.contains("SUMMARY:张先生 查件答复"), "{file}");
    assert_eq!(calendar(&[], at, said), None);
    for lang in [Lang::Zh, Lang::En] {
        all.iter_mut().for_each(|one| one.note = None);
        let plain = words::service_plain(&rulebook, &all, ("", &[]), at.into(), lang);
        assert_eq!(plain.lines().count(), 2 + 3 * 2 + 1, "one of them can be read in two ways: {plain}");
        for line in plain.lines() {
            assert_eq!(fault(line.trim_start(), lang), None, "{line}");
        }
    }
}

/// Past the moment on the due day itself, no day after it has begun.
#[test]
fn a_cost_per_day_counts_the_days_after_the_one_on_which_it_was_due() {
    let small = std::fs::read_to_string(crate::root().join("tests/rulebooks/small.json")).unwrap();
    let rulebook = Rulebook::load(&serde_json::from_str(&small).unwrap()).unwrap();
    let at = as_of(&json!("2026-03-20T12:00"));
    for (done, days, sum) in [
        ("2026-03-04T23:59", 0, 0.0),
        ("2026-03-05T00:00", 1, 12.5),
        ("2026-03-06", 2, 25.0),
        ("2026-03-19", 15, 100.0),
    ] {
        let events = json!([{"event": "call", "at": "2026-03-04T08:00", "done": {"answer": done}}]);
        let all = clocks(&rulebook, &read_events(&events, &rulebook, at).unwrap(), &Filled::default(), at);
        let answer = all.iter().find(|one| one.clock == "answer").unwrap();
        let cost = answer.costs.iter().find(|cost| cost.item == "late-answer").unwrap();
        assert_eq!((answer.state, cost.days), (ClockState::Missed, Some(days)), "{done}");
        assert_eq!(cost.sum.map(parcel_claims::money::Fen::to_yuan), Some(sum), "{done}");
        let rude = answer.costs.iter().find(|cost| cost.item == "rude").unwrap();
        assert_eq!((rude.sum, rude.most.map(parcel_claims::money::Fen::to_yuan)), (None, Some(50.0)), "{done}");
    }
}

/// A rulebook that follows the other way of a reading runs by it, and tells the first as the other.
#[test]
fn a_clock_follows_the_way_that_its_rulebook_says() {
    let turned = |id: &str, reading: &str, way: &str| {
        let mut file: Value = serde_json::from_str(Rulebook::built_in_file(id).unwrap()).unwrap();
        assert!(parcel_claims::rulebook::place::put(&mut file, &format!("readings.{reading}.follows"), way.into()));
        Rulebook::load(&file).unwrap()
    };
    let run = |rulebook: &Rulebook, event: Value| {
        let at = as_of(&json!("2026-03-05T09:00"));
        clocks(rulebook, &read_events(&json!([event]), rulebook, at).unwrap(), &Filled::default(), at).remove(0)
    };
    let nine = run(
        &turned("pengda-service", "before-hour", "inclusive"),
        json!({"event": "unreachable", "at": "2026-03-04", "done": {"unreachable": "2026-03-05T09:00"}}),
    );
    let reading = nine.reading.unwrap();
    assert_eq!((nine.state, reading.way.as_str(), reading.followed), (ClockState::Met, "inclusive", true));
    assert_eq!(reading.instead.unwrap().state, ClockState::Missed);

    let warehouse = turned("warehouse", "payment-start", "payment");
    for (event, followed) in [("paid", true), ("instructed", false)] {
        let one = run(&warehouse, json!({"event": event, "at": "2026-03-01"}));
        assert_eq!((one.state, one.reading.unwrap().followed), (ClockState::Due, followed), "{event}");
    }
    let published = json!({"event": "published", "at": "2026-03-04"});
    let rulebook = turned("huitong-henan-2012", "return-route", "direct");
    let direct = &told(&[run(&rulebook, published.clone())], &rulebook, Lang::En)[0];
    let (demands, said) = (direct["demands"].as_str().unwrap(), direct["reading"]["text"].as_str().unwrap());
    assert!(demands.contains("straight back") && said.contains("sorting centre"), "{demands} {said}");
    let rulebook = built_in("huitong-henan-2012");
    let first = &told(&[run(&rulebook, published)], &rulebook, Lang::En)[0];
    assert!(first["demands"].as_str().unwrap().contains("sorting centre first"));
}

/// Every length of the rulebooks reads well, and so does every blank.
#[test]
fn every_length_has_its_words() {
    let small = std::fs::read_to_string(crate::root().join("tests/rulebooks/small.json")).unwrap();
    let small = Rulebook::load(&serde_json::from_str(&small).unwrap()).unwrap();
    for rulebook in BUILT_IN_IDS.iter().map(|id| built_in(id)).chain([small]) {
        let id = &rulebook.head.id;
        for clock in &rulebook.clocks {
            let name = clock.length.figure.as_ref();
            let figure = name.and_then(|name| rulebook.figure(clock.clause.as_str(), &name.0)).unwrap_or_default();
            for lang in [Lang::Zh, Lang::En] {
                assert_eq!(fault(&words::clock_length(clock, figure, lang), lang), None, "{id}: {}", clock.id.as_str());
            }
        }
    }
}

#[test]
fn the_codes_are_those_of_the_interface() {
    let codes = [
        "overdue",
        "ahead",
        "due",
        "ongoing",
        "waiting",
        "needs-clock-time",
        "not-set",
        "not-covered",
        "missed",
        "early",
        "over",
        "met",
    ];
    assert_eq!(ClockState::CODES, codes);
    assert_eq!(TargetState::CODES, ["missed", "met", "nothing", "needs-base", "not-set", "open"]);
    for lang in [Lang::Zh, Lang::En] {
        for state in ClockState::ALL {
            assert_eq!(fault(words::service_state(*state).get(lang), lang), None);
        }
        for state in TargetState::ALL {
            assert_eq!(fault(words::target_state(*state).get(lang), lang), None);
        }
    }
}

proptest! {
    /// One more working day is never earlier, and every day that is reached is a working day.
    #[test]
    fn working_days_go_on(day in 0_u64..9_500, days in 0_u32..60) {
        let start: chrono::NaiveDate = "2003-12-01".parse().unwrap();
        let start = start + chrono::Days::new(day);
        let last = chrono::NaiveDate::from_ymd_opt(covered_years().1, 12, 31).unwrap();
        match (nth_working_day_after(start, days), nth_working_day_after(start, days + 1)) {
            (Ok(this), Ok(next)) => {
                prop_assert!(this < next && next <= last);
                prop_assert_eq!(is_working_day(next), Some(true));
                let between = this.iter_days().skip(1).take_while(|day| *day < next);
                prop_assert!(between.into_iter().all(|day| is_working_day(day) == Some(false)));
            }
            (Err(_), Ok(_)) => prop_assert!(false, "more days are covered than fewer"),
            _ => {}
        }
    }

    /// A share never says the other thing than the state.
    #[test]
    fn a_share_never_reads_as_the_other_side(of in 1_u32..2_000_000, part in any::<u32>(), near in any::<bool>()) {
        let rulebook = built_in("warehouse");
        for (id, percent) in [("complaints", 5), ("satisfaction", 95), ("procedures", 100)] {
            let exact = u32::try_from(u64::from(of) * percent / 100).unwrap();
            let counted = if near { exact + of % 2 } else { part % (of + 1) }.min(of);
            let counts = [(id.to_owned(), Counts { counted, of, base: Some("all".into()) })];
            let all = targets(&rulebook, &counts, &Filled::default());
            let one = all.iter().find(|one| one.target == id).unwrap();
            let (shown, wanted) = (one.share.unwrap(), one.percent.unwrap());
            let reads_as_met = if id == "complaints" { shown <= wanted } else { shown >= wanted };
            prop_assert_eq!(reads_as_met, one.state == TargetState::Met, "{} of {}: {}", counted, of, shown);
        }
    }

    /// Whatever the moment, nothing panics, and a day that only goes on never makes a clock less urgent.
    #[test]
    fn what_is_late_stays_late(
        event in 0_usize..8,
        day in 0_u64..36_500,
        minute in 0_i64..1_440,
        later in 0_i64..100_000,
    ) {
        let rulebook = built_in("huitong-henan-2012");
        let start: chrono::NaiveDateTime = "2000-01-01T00:00:00".parse().unwrap();
        let at = start + chrono::Days::new(day) + chrono::TimeDelta::minutes(minute);
        let id = rulebook.events[event].id.as_str();
        let text = parcel_claims::moment::Moment::from(at).to_string();
        let events = read_events(&json!([{"event": id, "at": text}]), &rulebook, at).unwrap();
        let then = at + chrono::TimeDelta::minutes(later);
        let (first, second) = (
            clocks(&rulebook, &events, &Filled::default(), then),
            clocks(&rulebook, &events, &Filled::default(), then + chrono::TimeDelta::minutes(1)),
        );
        for (first, second) in first.iter().zip(&second) {
            prop_assert_eq!(first.due, second.due);
            prop_assert!(first.state != ClockState::Overdue || second.state == ClockState::Overdue);
            prop_assert!(first.state != ClockState::Due || second.state == ClockState::Due);
            let is_deadline = first.kind == ClockKind::By;
            prop_assert!(is_deadline || !matches!(first.state, ClockState::Overdue | ClockState::Ahead));
            for (before, after) in first.costs.iter().zip(&second.costs) {
                prop_assert!(before.sum <= after.sum);
            }
        }
    }
}
