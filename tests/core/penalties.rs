//! Penalties: every item of every rulebook, its boundaries, what is refused, and the sense of the sums.

use crate::{properties, read, texts};
use parcel_claims::case::Choice;
use parcel_claims::penalty::{Account, Counted, Penalties, Sheet, csv};
use parcel_claims::rulebook::{BUILT_IN_IDS, Rulebook};
use parcel_claims::words::{self, Lang};
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

const MONTH: &str = "2012-03";

fn rulebook(id: &str) -> Rulebook {
    let file = Rulebook::built_in_file(id).unwrap();
    Rulebook::load(&serde_json::from_str(file).unwrap()).unwrap()
}

/// The sheet of a case: where nobody is named it is 甲.
fn sheet_of(case: &Value) -> Value {
    let mut sheet = json!({ "month": MONTH, "entries": case["entries"] });
    for entry in sheet["entries"].as_array_mut().unwrap() {
        entry.as_object_mut().unwrap().entry("person").or_insert(json!("甲"));
    }
    for key in ["people", "figures"] {
        if let Some(value) = case.get(key) {
            sheet[key] = value.clone();
        }
    }
    sheet
}

fn sound(file: &Value, rulebook: &Rulebook) -> Sheet {
    let (sheet, issues) = Sheet::read(file, rulebook);
    assert_eq!(issues, [], "{file}");
    sheet
}

/// Whether `found` says all that is expected; a list is compared item by item.
fn says(found: &Value, expected: &Value) -> bool {
    match (found, expected) {
        (Value::Object(found), Value::Object(expected)) => {
            expected.iter().all(|(key, expected)| says(found.get(key).unwrap_or(&Value::Null), expected))
        }
        (Value::Array(found), Value::Array(expected)) => {
            found.len() == expected.len() && found.iter().zip(expected).all(|(found, expected)| says(found, expected))
        }
        (Value::Number(found), Value::Number(expected)) => found.as_f64() == expected.as_f64(),
        _ => found == expected,
    }
}

#[test]
fn every_case_comes_out_as_expected() {
    let (mut wrong, mut names) = (Vec::new(), BTreeSet::new());
    for case in read("tests/penalties/cases.json") {
        assert!(names.insert(format!("{}{}", case["rulebook"], case["name"])), "{} twice", case["name"]);
        let rulebook = rulebook(case["rulebook"].as_str().unwrap());
        assert!(rulebook.clause(case["clause"].as_str().unwrap()).is_some(), "{} is no clause", case["clause"]);
        let penalties = sound(&sheet_of(&case), &rulebook).penalties(&rulebook);
        let found = serde_json::to_value(&penalties.people[0]).unwrap();
        if !says(&found, &case["expect"]) {
            wrong.push(format!(
                "{} | {}\n  expected {}\n  found    {found}",
                case["clause"], case["name"], case["expect"]
            ));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_item_has_its_case_under_its_clause() {
    let cases = read("tests/penalties/cases.json");
    let met = |id: &str, item: &str, clause: &str| {
        cases.iter().any(|case| {
            let lines = case["expect"]["lines"].as_array().into_iter().flatten();
            case["rulebook"] == id && case["clause"] == clause && lines.clone().any(|line| line["item"] == item)
        })
    };
    for id in BUILT_IN_IDS {
        for item in rulebook(id).penalties.iter().flat_map(|table| &table.items) {
            assert!(met(id, item.id.as_str(), item.clause.as_str()), "no case for {} of {id}", item.id.as_str());
        }
    }
}

/// What a wrong sheet is told: every problem, in both languages, and a sound rest.
#[test]
fn what_is_wrong_is_told_all_at_once() {
    for case in read("tests/penalties/refused.json") {
        let rulebook = rulebook(case["rulebook"].as_str().unwrap());
        let (sheet, issues) = Sheet::read(&case["sheet"], &rulebook);
        let told: Vec<Value> = issues.iter().map(|issue| json!([issue.field, issue.fault.code().code()])).collect();
        assert_eq!(json!(told), case["issues"], "{}", case["name"]);
        for issue in &issues {
            for lang in [Lang::Zh, Lang::En] {
                let said = words::penalty_issue(issue, &rulebook, lang);
                // A key that nobody knows is named as it came.
                let foreign = ["unknown-field", "unknown-figure", "unknown-part", "figure-stated"];
                if !foreign.contains(&issue.fault.code().code()) {
                    assert_eq!(texts::fault(&said, lang), None, "{said}");
                }
            }
        }
        assert!(Sheet::read(&serde_json::to_value(&sheet).unwrap(), &rulebook).0 == sheet, "{}", case["name"]);
    }
}

#[test]
fn a_sheet_has_its_limits() {
    let rulebook = rulebook("warehouse");
    let told = |entries: Vec<Value>| {
        let (sheet, issues) = Sheet::read(&json!({ "month": MONTH, "entries": entries }), &rulebook);
        (sheet, issues.into_iter().map(|issue| (issue.field, issue.fault.code())).collect::<Vec<_>>())
    };
    let entry = |name: String| json!({ "person": name, "item": "conduct-tidy" });
    let many = (parcel_claims::penalty::Code::Range, "entries".to_owned());
    let (sheet, issues) = told(vec![entry("甲".into()); 501]);
    assert_eq!((sheet.entries.len(), issues), (500, vec![(many.1.clone(), many.0)]));
    let (sheet, issues) = told((0..201).map(|number| entry(format!("甲{number}"))).collect());
    assert_eq!((sheet.names().len(), issues), (200, vec![(many.1, many.0)]));
    // A long list of problems is cut.
    assert_eq!(told(vec![json!(1); 500]).1.len(), 200);
    // The largest sums do not overflow.
    let logistics = self::rulebook("logistics-staff");
    let file = json!({ "month": MONTH, "figures": { "absence.percent": 10_000_000, "late.yuan": 10_000_000 }, "entries": [
        { "person": "甲", "item": "absence", "base": 10_000_000, "count": 1000 },
        { "person": "甲", "item": "late-short", "count": 1000 },
    ] });
    assert!(sound(&file, &logistics).penalties(&logistics).people[0].certain > parcel_claims::money::Fen::yuan(1));
}

#[test]
fn a_sheet_is_read_as_it_was_written() {
    for case in read("tests/penalties/cases.json") {
        let rulebook = rulebook(case["rulebook"].as_str().unwrap());
        let sheet = sound(&sheet_of(&case), &rulebook);
        let text = serde_json::to_string(&sheet).unwrap();
        assert_eq!(sound(&serde_json::from_str(&text).unwrap(), &rulebook), sheet, "{text}");
    }
}

#[test]
fn a_rulebook_takes_over_what_it_has_too() {
    let (pengda, huitong) = (rulebook("pengda-service"), rulebook("huitong-henan-2012"));
    let file =
        json!({ "month": MONTH, "entries": [{ "person": "甲", "item": "words" }], "people": [{ "name": "乙" }] });
    let sheet = sound(&file, &pengda).by(&huitong);
    assert_eq!((sheet.rulebook.as_str(), sheet.entries.len(), sheet.names()), ("huitong-henan-2012", 0, vec!["乙"]));
}

/// Every sentence in one language, complete.
#[test]
fn every_text_of_every_case() {
    let mut wrong = Vec::new();
    for case in read("tests/penalties/cases.json") {
        let rulebook = rulebook(case["rulebook"].as_str().unwrap());
        let sheet = sound(&sheet_of(&case), &rulebook);
        let mut penalties = sheet.penalties(&rulebook);
        for lang in [Lang::Zh, Lang::En] {
            words::put_into_penalties(&mut penalties, &rulebook, lang);
            let mut said: Vec<String> = Vec::new();
            for account in &penalties.people {
                said.push(words::penalty_total(account, lang));
                said.extend(account.lines.iter().filter_map(|line| line.text.clone()));
                said.extend(account.overlaps.iter().map(|one| words::penalty_overlap(one, &rulebook, lang)));
                said.extend(
                    account.appraisals.iter().filter_map(|one| one.pays.map(|paid| words::penalty_bonus(&paid, lang))),
                );
            }
            said.extend(penalties.asked.iter().map(|asked| words::penalty_figure(&rulebook, &asked.figure, lang)));
            said.extend(penalties.note.clone());
            wrong.extend(said.iter().filter_map(|text| Some(format!("{}: {text:?}", texts::fault(text, lang)?))));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// The words of the files themselves.
#[test]
fn every_text_of_every_rulebook() {
    let mut wrong = Vec::new();
    for id in BUILT_IN_IDS {
        let rulebook = rulebook(id);
        for lang in [Lang::Zh, Lang::En] {
            let mut said = vec![rulebook.head.title.get(lang)];
            said.extend(rulebook.head.breaks_off.iter().map(|text| text.get(lang)));
            for clause in &rulebook.clauses {
                said.extend([clause.place.get(lang), clause.words.get(lang)]);
            }
            for table in &rulebook.penalties {
                said.extend([table.title.get(lang), table.charges.get(lang)]);
                for item in &table.items {
                    said.push(item.label.get(lang));
                    assert!(!item.label.get(lang).contains(|letter: char| letter.is_ascii_digit()), "{:?}", item.label);
                }
            }
            said.extend(rulebook.events.iter().map(|event| event.label.get(lang)));
            said.extend(rulebook.clocks.iter().flat_map(|clock| [clock.label.get(lang), clock.demands.get(lang)]));
            for target in &rulebook.targets {
                said.extend([target.label.get(lang), target.counted.get(lang), target.of.get(lang)]);
            }
            let fault = |text: &&String| texts::fault(text, lang).map(|fault| format!("{fault}: {text:?}"));
            wrong.extend(said.iter().filter_map(fault));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_table_for_spreadsheets_defuses_formulas() {
    let rulebook = rulebook("huitong-henan-2012");
    let file = json!({ "month": MONTH, "entries": [
        { "person": "=cmd|' /C calc'!A0", "item": "staff-8", "from": "2012-03-05", "to": "2012-03-08" },
        { "person": "@甲, \"乙\"", "item": "staff-9", "count": 2, "on": "2012-03-05" },
        { "person": "@甲, \"乙\"", "item": "staff-3" },
    ] });
    let sheet = sound(&file, &rulebook);
    let penalties = sheet.penalties(&rulebook);
    let text = csv(&words::penalty_table(&sheet, &penalties, &rulebook, Lang::Zh));
    let lines: Vec<&str> = text.trim_start_matches('\u{feff}').lines().collect();
    assert!(text.starts_with('\u{feff}') && text.ends_with("\r\n") && lines.len() == 4);
    assert_eq!(
        lines[1],
        "2012-03,'=cmd|' /C calc'!A0,站点申报的问题没在当天立项,第六章 二 8,3月5日–3月8日,3,60,,,3 天，共 60 元"
    );
    assert!(lines[2].starts_with("2012-03,\"'@甲, \"\"乙\"\"\",有单无货没及时报，公司受损,"), "{}", lines[2]);
    assert!(lines[3].contains(",2,,40,,"), "what may overlap stands in a column of its own: {}", lines[3]);
}

/// A random entry of an item, as the rulebook counts it.
fn entry(rulebook: &Rulebook, place: usize, count: u32, person: &str) -> Value {
    use parcel_claims::rulebook::file::Counting;
    let items: Vec<_> = rulebook.penalties.iter().flat_map(|table| &table.items).collect();
    let item = items[place % items.len()];
    let mut entry = Map::new();
    entry.insert("person".into(), person.into());
    entry.insert("item".into(), item.id.as_str().into());
    match &item.counts {
        Counting::PerDay(_) => {
            entry.insert("from".into(), "2012-03-01".into());
            entry.insert("to".into(), format!("2012-03-{:02}", 1 + count.min(30)).into());
        }
        counts => {
            entry.insert("count".into(), count.into());
            if matches!(counts, Counting::WageShare(_)) {
                entry.insert("base".into(), 123.45.into());
            }
        }
    }
    Value::Object(entry)
}

fn figures(given: bool) -> Value {
    if given {
        json!({ "late.yuan": 20, "late.percent": 50, "absence.percent": 100, "absence.days": 3, "prize-star.yuan": 88 })
    } else {
        json!({})
    }
}

fn penalties_of(id: &str, entries: &[Value], figures: &Value) -> Penalties {
    let rulebook = rulebook(id);
    let figures = if id == "logistics-staff" { figures.clone() } else { json!({}) };
    sound(&json!({ "month": MONTH, "entries": entries, "figures": figures }), &rulebook).penalties(&rulebook)
}

fn of<'a>(penalties: &'a Penalties, person: &str) -> &'a Account {
    penalties.people.iter().find(|account| account.person == person).unwrap()
}

fn drawn() -> impl Strategy<Value = Vec<(usize, u32, bool)>> {
    prop::collection::vec((0_usize..20, 0_u32..6, any::<bool>()), 1..12)
}

proptest! {
    #![proptest_config(properties::times(120))]

    /// A penalty never falls when a count rises: neither a sum, nor points, nor the least and the most.
    #[test]
    fn a_penalty_never_falls_when_a_count_rises(
        id in prop::sample::select(BUILT_IN_IDS), drawn in drawn(), more in 0_usize..12, given in any::<bool>(),
    ) {
        let rulebook = rulebook(id);
        let person = |first: bool| if first { "甲" } else { "乙" };
        let entries = |raise: Option<usize>| -> Vec<Value> {
            let one = |(place, (item, count, first)): (usize, &(usize, u32, bool))| {
                entry(&rulebook, *item, count + u32::from(raise == Some(place)), person(*first))
            };
            drawn.iter().enumerate().map(one).collect()
        };
        let figures = figures(given);
        let (before, after) = (penalties_of(id, &entries(None), &figures), penalties_of(id, &entries(Some(more % drawn.len())), &figures));
        for account in &before.people {
            let after = of(&after, &account.person);
            prop_assert!(account.least <= after.least, "{:?} then {:?}", account, after);
            prop_assert!(account.prizes <= after.prizes);
            prop_assert!(after.most.is_none() || account.most.is_some_and(|most| Some(most) <= after.most));
            prop_assert!(account.certain <= account.least && account.most.is_none_or(|most| account.least <= most));
            for (line, after) in account.lines.iter().zip(&after.lines) {
                prop_assert_eq!(&line.item, &after.item);
                prop_assert!(line.sum() <= after.sum());
                match (&line.counted, &after.counted) {
                    (Counted::Steps { points, reached, beyond, .. }, Counted::Steps { points: p, reached: r, beyond: b, .. }) => {
                        prop_assert!(points <= p && reached.len() <= r.len() && beyond <= b);
                    }
                    (Counted::Measure { reached, .. }, Counted::Measure { reached: after, .. }) => prop_assert!(reached <= after),
                    _ => {}
                }
            }
            for (score, after) in account.scores.iter().zip(&after.scores) {
                prop_assert!(score.left >= after.left);
            }
        }
    }

    /// The order of entries changes nothing but whose account comes first.
    #[test]
    fn the_order_of_entries_changes_nothing(
        id in prop::sample::select(BUILT_IN_IDS), drawn in drawn(), seed in any::<u64>(), given in any::<bool>(),
    ) {
        let rulebook = rulebook(id);
        let made = |(item, count, first): &(usize, u32, bool)| entry(&rulebook, *item, *count, if *first { "甲" } else { "乙" });
        let entries: Vec<Value> = drawn.iter().map(made).collect();
        let mut mixed = entries.clone();
        let len = u64::try_from(mixed.len()).unwrap();
        mixed.rotate_left(usize::try_from(seed % len).unwrap());
        mixed.reverse();
        let plain = |penalties: Penalties| {
            let mut value = serde_json::to_value(penalties).unwrap();
            let people = value["people"].as_array_mut().unwrap();
            people.sort_by_key(|account| account["person"].to_string());
            // Which entries a line counts is told by their places.
            for line in people.iter_mut().flat_map(|account| account["lines"].as_array_mut().unwrap()) {
                line["entries"] = json!(line["entries"].as_array().unwrap().len());
            }
            value
        };
        prop_assert_eq!(plain(penalties_of(id, &entries, &figures(given))), plain(penalties_of(id, &mixed, &figures(given))));
    }

    /// A figure that is not set never yields 0: nothing is said of a sum, and the most is not known.
    #[test]
    fn a_blank_never_yields_nothing(drawn in drawn()) {
        let rulebook = rulebook("logistics-staff");
        let entries: Vec<Value> = drawn.iter().map(|(item, count, _)| entry(&rulebook, *item, *count, "甲")).collect();
        let penalties = penalties_of("logistics-staff", &entries, &json!({}));
        for line in &of(&penalties, "甲").lines {
            prop_assert!(matches!(line.counted, Counted::NotSet { .. } | Counted::Unstated), "{line:?}");
            if let Counted::NotSet { figures } = &line.counted {
                prop_assert!(figures.iter().all(|figure| penalties.asked.iter().any(|asked| asked.figure == *figure)));
            }
        }
    }
}
