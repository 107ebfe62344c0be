//! Penalties: every item of every rulebook, its boundaries, what is refused, and the sense of the sums.

use crate::{properties, read, texts};
use parcel_claims::choice::Choice;
use parcel_claims::lang::Lang;
use parcel_claims::penalty::{Account, Counted, Penalties, Sheet, csv};
use parcel_claims::rulebook::{BUILT_IN_IDS, Rulebook};
use parcel_claims::words;
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
                let foreign = ["unknown-field", "unknown-figure", "unknown-part", "unknown-condition", "figure-stated"];
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
    // As many people as there may be entries.
    let (sheet, issues) = told((0..500).map(|number| entry(format!("甲{number}"))).collect());
    assert_eq!((sheet.names().len(), sheet.penalties(&rulebook).people.len(), issues), (500, 500, vec![]));
    let people: Vec<Value> = (0..300).map(|number| json!({ "name": format!("乙{number}") })).collect();
    let entries: Vec<Value> = (0..300).map(|number| entry(format!("甲{number}"))).collect();
    let (sheet, issues) = Sheet::read(&json!({ "month": MONTH, "entries": entries, "people": people }), &rulebook);
    let issues: Vec<_> = issues.into_iter().map(|issue| (issue.field, issue.fault.code())).collect();
    assert_eq!((sheet.names().len(), issues), (500, vec![(many.1, many.0)]));
    // A long list of problems is cut.
    assert_eq!(told(vec![json!(1); 500]).1.len(), 200);
    // The largest sums do not overflow.
    let logistics = self::rulebook("logistics-staff");
    let figures = json!({ "absence.percent": 10_000_000, "late.yuan": 10_000_000 });
    let file = json!({ "month": MONTH, "figures": figures, "entries": [
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
        let penalties = sheet.penalties(&rulebook);
        for lang in [Lang::Zh, Lang::En] {
            let mut said: Vec<String> = Vec::new();
            for account in &penalties.people {
                said.push(words::penalty_total(account, lang));
                said.extend(account.lines.iter().map(|line| words::penalty_line(line, &rulebook, lang)));
                said.extend(account.overlaps.iter().map(|one| words::penalty_overlap(one, &rulebook, lang)));
                said.extend(
                    account.appraisals.iter().filter_map(|one| one.pays.map(|paid| words::penalty_bonus(&paid, lang))),
                );
            }
            said.extend(penalties.asked.iter().map(|asked| words::penalty_figure(&rulebook, &asked.figure, lang)));
            said.extend(penalties.wages.then(|| words::penalty_note(lang).to_owned()));
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
        { "person": "航空部", "item": "staff-10", "count": 3 },
    ] });
    let sheet = sound(&file, &rulebook);
    let penalties = sheet.penalties(&rulebook);
    let text = csv(&words::penalty_table(&sheet, &penalties, &rulebook, Lang::Zh));
    let lines: Vec<&str> = text.trim_start_matches('\u{feff}').lines().collect();
    assert!(text.starts_with('\u{feff}') && text.ends_with("\r\n") && lines.len() == 5);
    assert_eq!(
        lines[1],
        "2012-03,'=cmd|' /C calc'!A0,站点申报的问题没在当天立项,第六章 二 8,3月5日–3月8日,3,60,,,,3 天，共 60 元"
    );
    assert!(lines[2].starts_with("2012-03,\"'@甲, \"\"乙\"\"\",有单无货没及时报,"), "{}", lines[2]);
    assert!(lines[3].contains(",2,,40,,,"), "what may overlap stands in a column of its own: {}", lines[3]);
    assert!(lines[4].contains(",3,,,30,,"), "what a department is charged is no deduction: {}", lines[4]);
}

/// A random entry of an item, as the rulebook counts it; on one of a few days, or on none that is known.
fn entry(rulebook: &Rulebook, place: usize, count: u32, person: &str) -> Value {
    use parcel_claims::rulebook::file::Counting;
    let items: Vec<_> = rulebook.penalties.iter().flat_map(|table| &table.items).collect();
    let item = items[place % items.len()];
    let mut entry = Map::new();
    entry.insert("person".into(), person.into());
    entry.insert("item".into(), item.id.as_str().into());
    match &item.counts {
        Counting::PerDay(_) => {
            let first = 1 + place % 3 * 2;
            entry.insert("from".into(), format!("2012-03-{first:02}").into());
            entry.insert("to".into(), format!("2012-03-{:02}", u32::try_from(first).unwrap() + count.min(24)).into());
        }
        counts => {
            entry.insert("count".into(), count.into());
            if !matches!(counts, Counting::Measure(_)) && !place.is_multiple_of(4) {
                entry.insert("on".into(), format!("2012-03-{:02}", 1 + place % 4).into());
            }
            let answer = |condition: &parcel_claims::rulebook::file::Condition| {
                (!place.is_multiple_of(3)).then(|| (condition.id.as_str().to_owned(), json!(place % 3 == 1)))
            };
            let answers: Map<String, Value> = item.conditions.iter().filter_map(answer).collect();
            entry.insert("conditions".into(), answers.into());
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
    prop::collection::vec((0_usize..240, 0_u32..6, any::<bool>()), 1..12)
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
        let before = penalties_of(id, &entries(None), &figures);
        let after = penalties_of(id, &entries(Some(more % drawn.len())), &figures);
        for account in &before.people {
            let after = of(&after, &account.person);
            prop_assert!(account.least <= after.least, "{:?} then {:?}", account, after);
            prop_assert!(account.prizes <= after.prizes);
            prop_assert!(after.most.is_none() || account.most.is_some_and(|most| Some(most) <= after.most));
            prop_assert!(account.certain <= account.least && account.most.is_none_or(|most| account.least <= most));
            for line in &account.lines {
                let after = after.lines.iter().find(|after| after.item == line.item).unwrap();
                prop_assert!(after.most.is_none() || line.most.is_some_and(|most| Some(most) <= after.most));
                match (&line.counted, &after.counted) {
                    (
                        Counted::Steps { points, reached, beyond, .. },
                        Counted::Steps { points: p, reached: r, beyond: b, .. },
                    ) => {
                        prop_assert!(points <= p && reached.len() <= r.len() && beyond <= b);
                    }
                    (Counted::Measure { reached, .. }, Counted::Measure { reached: after, .. }) => {
                        prop_assert!(reached <= after);
                    }
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
        let made = |(item, count, first): &(usize, u32, bool)| {
            entry(&rulebook, *item, *count, if *first { "甲" } else { "乙" })
        };
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
            value["questions"] = json!(value["questions"].as_array().unwrap().len());
            let people = value["people"].as_array_mut().unwrap().iter_mut();
            for overlap in people.flat_map(|one| one["overlaps"].as_array_mut().unwrap()) {
                overlap["entries"] = json!(overlap["entries"].as_array().unwrap().len());
            }
            for account in value["people"].as_array_mut().unwrap() {
                account["overlaps"].as_array_mut().unwrap().sort_by_key(Value::to_string);
            }
            value
        };
        let [one, other] = [&entries, &mixed].map(|entries| plain(penalties_of(id, entries, &figures(given))));
        prop_assert_eq!(one, other);
    }

    /// A figure that is not set never yields 0: nothing is said of a sum, and the most is not known.
    #[test]
    fn a_blank_never_yields_nothing(drawn in drawn()) {
        let rulebook = rulebook("logistics-staff");
        let entries: Vec<Value> = drawn.iter().map(|(item, count, _)| entry(&rulebook, *item, *count, "甲")).collect();
        let penalties = penalties_of("logistics-staff", &entries, &json!({}));
        for line in &of(&penalties, "甲").lines {
            let is_open = matches!(
                line.counted,
                Counted::NotSet { .. } | Counted::Unstated | Counted::Prize { sum: None, .. }
            );
            prop_assert!(is_open, "{line:?}");
            if let Counted::NotSet { figures } = &line.counted {
                prop_assert!(figures.iter().all(|figure| penalties.asked.iter().any(|asked| asked.figure == *figure)));
            }
        }
    }

    /// A further entry never makes the least or the most less, whatever overlaps with what, on whatever days; and what
    /// a month comes to is the sum of its parts.
    #[test]
    fn a_further_entry_never_makes_it_less(made in overlapping(), drawn in many_drawn()) {
        let rulebook = Rulebook::load(&made).unwrap();
        let sheet = |entries: &[Value]| sound(&json!({ "month": MONTH, "entries": entries }), &rulebook);
        let entries: Vec<Value> = drawn.iter().map(|one| dated(&rulebook, one)).collect();
        let mut before: Option<Account> = None;
        for end in 1..=entries.len() {
            let mut penalties = sheet(&entries[..end]).penalties(&rulebook);
            let account = penalties.people.remove(0);
            parts(&account)?;
            if let Some(before) = &before {
                prop_assert!(before.least <= account.least, "{:?}\nthen {:?}", before, account);
                prop_assert!(account.most.is_none() || before.most.is_some_and(|most| Some(most) <= account.most));
            }
            // Nobody is charged more than all, nor less than the dearest of what certainly happened.
            prop_assert!(account.most.is_none_or(|most| account.least <= most));
            before = Some(account);
        }
    }

    /// The same of the built-in rulebooks, with everything that an entry may say.
    #[test]
    fn what_a_month_comes_to_is_the_sum_of_its_parts(
        id in prop::sample::select(BUILT_IN_IDS), drawn in drawn(), given in any::<bool>(),
    ) {
        let rulebook = rulebook(id);
        let entries: Vec<Value> = drawn.iter().map(|(item, count, _)| entry(&rulebook, *item, *count, "甲")).collect();
        let mut least = None;
        for end in 1..=entries.len() {
            let penalties = penalties_of(id, &entries[..end], &figures(given));
            let account = of(&penalties, "甲");
            parts(account)?;
            prop_assert!(least <= Some(account.least));
            least = Some(account.least);
        }
    }
}

/// Certain, least and most are the sums of what stands for itself, and of what may overlap.
fn parts(account: &Account) -> Result<(), TestCaseError> {
    let none = parcel_claims::money::Fen::ZERO;
    let lines = account.lines.iter().fold(none, |all, line| all + line.certain);
    prop_assert_eq!(account.certain, lines);
    let least = account.overlaps.iter().fold(account.certain, |all, overlap| all + overlap.least);
    prop_assert_eq!(account.least, least);
    let most = account.lines.iter().try_fold(none, |all, line| Some(all + line.most?));
    prop_assert_eq!(account.most, most);
    for overlap in &account.overlaps {
        prop_assert!(overlap.most.is_none_or(|most| overlap.least <= most));
        // What has no upper end in a part has none in the whole.
        prop_assert!(overlap.most.is_some() || account.most.is_none());
    }
    let overlapping = account.overlaps.iter().try_fold(none, |all, overlap| Some(all + overlap.most?));
    if let (Some(most), Some(overlapping)) = (account.most, overlapping) {
        prop_assert!(account.certain + overlapping <= most);
    }
    let mut seen = BTreeSet::new();
    for entry in account.overlaps.iter().flat_map(|overlap| &overlap.entries) {
        prop_assert!(seen.insert(entry), "entry {} is in two groups", entry);
    }
    Ok(())
}

/// A rulebook of up to 24 items, any of which may overlap.
fn overlapping() -> impl Strategy<Value = Value> {
    let item = (1_u32..9, 0_u8..4, prop::collection::vec(0_usize..24, 0..4));
    prop::collection::vec(item, 1..25).prop_map(|items| {
        let number = items.len();
        let figures: Map<String, Value> =
            items.iter().enumerate().map(|(at, (yuan, ..))| (format!("x{at}"), (yuan * 10).into())).collect();
        let both = |text: &str| json!({ "zh-CN": text, "en": text });
        let made = items.iter().enumerate().map(|(at, (_, kind, overlaps))| {
            let kind = if *kind == 0 { "per-day" } else { "occurrence" };
            let beside: BTreeSet<String> = overlaps
                .iter()
                .map(|other| other % number)
                .filter(|other| *other != at)
                .map(|other| format!("i{other}"))
                .collect();
            json!({ "id": format!("i{at}"), "clause": "a", "label": both("x"), "overlaps": beside,
                    "counts": { kind: { "sum": format!("x{at}") } } })
        });
        let items: Vec<Value> = made.collect();
        json!({ "id": "ours", "title": both("x"), "status": "draft",
                "clauses": [{ "id": "a", "place": both("x"), "words": both("x"), "figures": figures }],
                "penalties": [{ "id": "p", "title": both("x"), "charges": both("x"), "items": items }] })
    })
}

/// An item, how often, and when.
type Drawn = (usize, u32, Option<u32>, u32);

fn many_drawn() -> impl Strategy<Value = Vec<Drawn>> {
    prop::collection::vec((0_usize..24, 1_u32..4, prop::option::weighted(0.8, 1_u32..6), 0_u32..4), 1..30)
}

fn dated(rulebook: &Rulebook, (place, count, day, length): &Drawn) -> Value {
    use parcel_claims::rulebook::file::Counting;
    let items = &rulebook.penalties[0].items;
    let item = &items[place % items.len()];
    let (first, id) = (day.unwrap_or(1), item.id.as_str());
    let on = |day: u32| format!("2012-03-{day:02}");
    match item.counts {
        Counting::PerDay(_) => json!({ "person": "甲", "item": id, "from": on(first), "to": on(first + length) }),
        _ => json!({ "person": "甲", "item": id, "count": count, "on": day.map(on) }),
    }
}

/// A rulebook of one table whose items cost so much and overlap with these.
fn table(items: &[(u32, &[usize])]) -> Rulebook {
    let figures: Map<String, Value> =
        items.iter().enumerate().map(|(at, (yuan, _))| (format!("x{at}"), (*yuan).into())).collect();
    let both = |text: &str| json!({ "zh-CN": text, "en": text });
    let made = items.iter().enumerate().map(|(at, (_, overlaps))| {
        let beside: Vec<String> = overlaps.iter().map(|other| format!("i{other}")).collect();
        json!({ "id": format!("i{at}"), "clause": "a", "label": both("x"), "overlaps": beside,
                "counts": { "occurrence": { "sum": format!("x{at}") } } })
    });
    let items: Vec<Value> = made.collect();
    Rulebook::load(&json!({ "id": "ours", "title": both("x"), "status": "draft",
        "clauses": [{ "id": "a", "place": both("x"), "words": both("x"), "figures": figures }],
        "penalties": [{ "id": "p", "title": both("x"), "charges": both("x"), "items": items }] }))
    .unwrap()
}

/// What all items, once each on one day, come to at least.
fn least_of_all(rulebook: &Rulebook, number: usize) -> u32 {
    let entries: Vec<Value> =
        (0..number).map(|at| json!({ "person": "甲", "item": format!("i{at}"), "on": "2012-03-01" })).collect();
    let penalties = sound(&json!({ "month": MONTH, "entries": entries }), rulebook).penalties(rulebook);
    u32::try_from(penalties.people[0].least.fen() / 100).unwrap()
}

/// Of many that overlap with one: they stand beside each other. Of many that all overlap: one stands. Of a chain: every
/// other.
#[test]
fn more_than_sixteen_items_are_weighed_like_few() {
    for number in [3, 16, 17, 40, 60] {
        let others: Vec<usize> = (1..number).collect();
        let mut star: Vec<(u32, &[usize])> = vec![(10, &others)];
        star.extend((1..number).map(|_| (10, &[] as &[usize])));
        let star = table(&star);
        let all: Vec<Vec<usize>> = (0..number).map(|at| (0..number).filter(|other| *other != at).collect()).collect();
        let clique: Vec<(u32, &[usize])> = all.iter().map(|others| (10, others.as_slice())).collect();
        let clique = table(&clique);
        let next: Vec<Vec<usize>> = (0..number).map(|at| if at + 1 < number { vec![at + 1] } else { vec![] }).collect();
        let chain: Vec<(u32, &[usize])> = next.iter().map(|others| (10, others.as_slice())).collect();
        let chain = table(&chain);
        let ten = |times: usize| 10 * u32::try_from(times).unwrap();
        assert_eq!(least_of_all(&star, number), ten(number - 1), "{number}");
        assert_eq!(least_of_all(&clique, number), 10, "{number}");
        assert_eq!(least_of_all(&chain, number), ten(number.div_ceil(2)), "{number}");
        for fewer in 1..number {
            for rulebook in [&star, &clique, &chain] {
                assert!(least_of_all(rulebook, fewer) <= least_of_all(rulebook, fewer + 1), "{fewer} of {number}");
            }
        }
    }
}

/// Over all people, an item whose conditions are not answered says how much it comes to at most.
#[test]
fn an_item_over_all_people_says_its_most() {
    let rulebook = rulebook("huitong-henan-2012");
    for (conditions, sum, most) in [
        ([json!({ "loss": true }), json!({ "loss": true })], Some(40), Some(40)),
        ([json!({ "loss": true }), json!({})], None, Some(40)),
        ([json!({ "loss": false }), json!({})], None, Some(20)),
        ([json!({ "loss": false }), json!({ "loss": false })], Some(0), Some(0)),
    ] {
        let entry = |(person, conditions): (&str, &Value)| {
            let item = "staff-3";
            json!({ "person": person, "item": item, "conditions": conditions })
        };
        let entries: Vec<Value> = ["甲", "乙"].into_iter().zip(&conditions).map(entry).collect();
        let told = sound(&json!({ "month": MONTH, "entries": entries }), &rulebook).penalties(&rulebook);
        let found = serde_json::to_value(&told.items).unwrap();
        assert!(says(&found, &json!([{ "item": "staff-3", "people": 2, "sum": sum, "most": most }])), "{found}");
    }
}
