//! The decision table: a partition of all parcels, which says what the estimate says.

use crate::{Record, checked, properties, read_as, root, with};
use parcel_claims::case::Case;
use parcel_claims::choice::Choice;
use parcel_claims::csv::csv;
use parcel_claims::estimate::{Estimate, Outcome, estimate};
use parcel_claims::lang::Lang;
use parcel_claims::rulebook::{ClauseId, DEFAULT_ID, FIGURES, ParcelRules, ReadingId, Rulebook, place};
use parcel_claims::table::{Becomes, Circumstance, Found, Part, Region, Rule, Table};
use parcel_claims::words::table::{Change, PartId, Sheet, SheetPart, compare, table_sheet};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::sync::OnceLock;

fn file() -> Value {
    serde_json::from_str(Rulebook::built_in_file(DEFAULT_ID).unwrap()).unwrap()
}

fn with_figure(clause: &str, key: &str, figure: u32) -> ParcelRules {
    with(&format!("clauses.{clause}.figures.{key}"), json!(figure))
}

/// The built-in rulebook, each other way of reading it, and every figure another; with their tables.
fn tables() -> &'static [(ParcelRules, Table<'static>)] {
    static TABLES: OnceLock<Vec<(ParcelRules, Table<'static>)>> = OnceLock::new();
    TABLES.get_or_init(|| {
        let mut books = vec![ParcelRules::built_in().clone()];
        for reading in ReadingId::ALL {
            let followed = usize::from(books[0].follows.way(*reading));
            let others = reading.ways().iter().enumerate().filter(|(place, _)| *place != followed);
            books.extend(others.map(|(_, way)| read_as(reading.code(), way)));
        }
        let mut book = file();
        for (number, (clause, key, _)) in (0..).zip(FIGURES) {
            // Caps of one size must not be taken for one another, nor days for a sum.
            let figure = if *key == "months" { 2 } else { 7 * number + 8 };
            place::put(&mut book, &format!("clauses.{}.figures.{key}", clause.code()), json!(figure));
        }
        books.push(Rulebook::load(&book).unwrap().parcel.unwrap());
        let table = |book: ParcelRules| {
            let kept: &'static ParcelRules = Box::leak(Box::new(book.clone()));
            (book, Table::of(kept))
        };
        books.into_iter().map(table).collect()
    })
}

fn both(record: &Record, place: usize) -> (Case, Estimate, Found<'static>) {
    let (book, table) = &tables()[place];
    let (case, _) = checked(record, properties::now());
    let estimate = estimate(&case, book, properties::now());
    let found = table.rules_of(&case, properties::now());
    (case, estimate, found)
}

/// What the rules come to is what the estimate says; of refusals a rule names one.
fn agree(estimate: &Estimate, found: &Found<'_>) -> Result<(), TestCaseError> {
    let (said, claim) = (found.claim(), estimate.claim);
    prop_assert_eq!(said.is_some(), claim.is_some());
    if let (Some(mut said), Some(claim)) = (said, claim) {
        prop_assert_eq!(said.refusals.is_empty(), claim.refusals.is_empty());
        prop_assert_eq!(said.refusals.and(claim.refusals), said.refusals);
        said.refusals = claim.refusals;
        prop_assert_eq!(said, claim);
    }
    let (said, delay) = (found.delay(), estimate.delay);
    prop_assert_eq!(said.is_some(), delay.is_some());
    if let (Some(said), Some(delay)) = (said, delay) {
        prop_assert_eq!((said.outcome, said.liable, said.fine), (delay.outcome, delay.liable, delay.fine));
    }
    Ok(())
}

proptest! {
    #![proptest_config(properties::times(600))]

    #[test]
    fn a_complete_case_falls_into_one_row_of_each_part(
        record in properties::complete_cases(),
        place in 0..tables().len(),
    ) {
        let (_, estimate, found) = both(&record, place);
        // Every fact that the rules asked for was known.
        prop_assume!(estimate.runs == 3);
        let problem = usize::from(record["problem"] != "none");
        prop_assert_eq!(found.filing.len(), problem);
        prop_assert_eq!(found.settlement.len(), problem);
        prop_assert_eq!(found.delay.len(), usize::from(estimate.delay.is_some()));
        agree(&estimate, &found)?;
        // What a rule says beside the sum is a line of the estimate, and the other way round.
        if let [Rule { result: Becomes::Settlement(settled), .. }] = found.settlement[..] {
            let others = settled.others_loss.filter(|_| record.contains_key("othersLoss"));
            let borne: Vec<ClauseId> = [settled.own_loss, others].into_iter().flatten().collect();
            let lines = estimate.lines.iter().filter(|line| line.kind.code().ends_with("-loss"));
            prop_assert_eq!(borne, lines.map(|line| line.clause).collect::<Vec<_>>());
        }
    }

    #[test]
    fn what_is_not_known_falls_into_every_row_it_may(record in properties::cases(), place in 0..tables().len()) {
        let (_, estimate, found) = both(&record, place);
        agree(&estimate, &found)?;
    }
}

/// Whether a parcel that is looked for turns out lost nobody knows: a rule of each fits it.
#[test]
fn a_parcel_that_is_looked_for_has_two_rules() {
    let record = json!({ "problem": "missing", "stage": "delivery", "deliveredBy": "station", "claimant": "direct",
        "sentOn": "2012-03-01", "value": 100, "dueAt": "2012-03-17" });
    let (_, estimate, found) = both(record.as_object().unwrap(), 0);
    assert_eq!((found.filing.len(), found.settlement.len(), found.delay.len()), (1, 2, 2));
    agree(&estimate, &found).unwrap();
}

/// How many points a box has.
fn points(region: &Region) -> u64 {
    let answers = |asked: &Circumstance| u64::try_from(region.answers(*asked).each().count()).unwrap();
    Circumstance::ALL.iter().map(answers).product()
}

fn is_partition(part: &Part) {
    assert_eq!(part.rules.iter().map(|rule| points(&rule.region)).sum::<u64>(), points(&part.space));
    for (at, one) in part.rules.iter().enumerate() {
        assert_eq!(one.region.and(&part.space), Some(one.region));
        for other in &part.rules[..at] {
            assert_eq!(one.region.and(&other.region), None, "{one:?} {other:?}");
            let differing: Vec<_> =
                Circumstance::ALL.iter().filter(|at| one.region.answers(**at) != other.region.answers(**at)).collect();
            assert!(one.result != other.result || differing.len() > 1, "{one:?} and {other:?} are one rule");
        }
    }
}

#[test]
fn each_part_is_a_partition_in_which_nothing_is_left_to_merge() {
    for (_, table) in tables() {
        is_partition(&table.filing);
        is_partition(&table.settlement);
        is_partition(&table.delay);
    }
}

#[test]
fn what_is_not_compensated_has_nothing_to_pay() {
    for (_, table) in tables() {
        for rule in &table.settlement.rules {
            let Becomes::Settlement(settled) = rule.result else { panic!("{rule:?}") };
            let sum = settled.sum.of(parcel_claims::money::Range::unlimited());
            assert_eq!(settled.outcome == Outcome::Unregulated, sum.is_none(), "{rule:?}");
            assert_eq!(settled.outcome == Outcome::SelfBorne, settled.own_loss.is_some(), "{rule:?}");
        }
    }
}

fn sheet(book: &ParcelRules, lang: Lang) -> Sheet {
    table_sheet(&Table::of(book), lang)
}

fn texts(change: &Change) -> [&[String]; 2] {
    [&change.old, &change.new].map(|row| row.as_ref().map_or(&[][..], |row| &row.texts))
}

/// A figure changes the rows it stands in, in their sum or in what they ask, and no other.
#[test]
fn a_figure_changes_the_rows_it_stands_in() {
    let built_in = sheet(ParcelRules::built_in(), Lang::En);
    assert_eq!(compare(&built_in, &built_in), []);
    let changed = |clause, key, figure| compare(&built_in, &sheet(&with_figure(clause, key, figure), Lang::En));
    let fines = changed("delay-2", "capYuan", 90);
    assert_eq!(fines.len(), 2);
    assert!(fines.iter().all(|change| change.part == PartId::Delay && texts(change)[1][2].contains("at most 90 yuan")));
    let flat = changed("loss-6", "yuan", 250);
    assert_eq!(flat.len(), 1);
    assert_eq!(
        [texts(&flat[0])[0][2].as_str(), &texts(&flat[0])[1][2]],
        ["a flat 200 yuan (loss-6)", "a flat 250 yuan (loss-6)"]
    );
    // What is asked changes, what is said stays.
    let minutes = changed("loss-9", "minutes", 90);
    assert!(!minutes.is_empty());
    for change in &minutes {
        assert_eq!(texts(change)[0], texts(change)[1]);
        let asked = change.new.as_ref().unwrap().condition(Circumstance::DamageReport).unwrap();
        assert!(asked.text.contains("90 minutes"), "{}", asked.text);
    }
    for (clause, key, _) in FIGURES {
        let figure = ParcelRules::built_in()
            .clause(*clause)
            .unwrap()
            .figures
            .get(key)
            .and_then(|figure| figure.whole())
            .unwrap();
        assert!(!changed(clause.code(), key, figure + 1).is_empty(), "{clause:?} {key} stands in no row");
    }
}

#[test]
fn a_reading_changes_the_rows_it_is_about() {
    let built_in = sheet(ParcelRules::built_in(), Lang::En);
    for (reading, way, part) in [
        ("filing-window", "month", PartId::Filing),
        ("filing-window", "day-one-counted", PartId::Filing),
        ("closing-window", "within", PartId::Filing),
        ("agency-report", "delivery-cap", PartId::Settlement),
        ("agency-charge", "fine", PartId::Settlement),
        ("station-change", "lowered", PartId::Settlement),
        ("damage-bound", "value-only", PartId::Settlement),
        ("total-damage", "at-discretion", PartId::Settlement),
    ] {
        let changes = compare(&built_in, &sheet(&read_as(reading, way), Lang::En));
        assert!(!changes.is_empty() && changes.iter().all(|change| change.part == part), "{reading}: {changes:?}");
    }
    let charge = compare(&built_in, &sheet(&read_as("agency-charge", "fine"), Lang::En));
    let text = &texts(&charge[0])[1];
    assert_eq!(text[2..4], ["0 yuan", "a fine, to the network: the value, at most 500 yuan (loss-7)"]);
    // Partial and total damage come to the same then: rows vanish, and one of both is new.
    let total = compare(&built_in, &sheet(&read_as("total-damage", "at-discretion"), Lang::En));
    assert!(total.iter().any(|change| change.new.is_none()) && total.iter().any(|change| change.old.is_none()));
}

#[test]
fn every_text_is_whole_and_in_one_language() {
    for (book, table) in tables() {
        for lang in [Lang::Zh, Lang::En] {
            let sheet = table_sheet(table, lang);
            let mut said: Vec<&str> = sheet.notes.iter().map(String::as_str).collect();
            said.extend(sheet.readings.iter().flat_map(|entry| [&*entry.name, &entry.text]));
            // What stands in a row; the dash, the number and the head have no language.
            let mut rows = sheet.table().concat();
            rows.retain(|cell| {
                cell != "—" && !cell.starts_with(|letter: char| letter.is_ascii_uppercase() && lang == Lang::Zh)
            });
            said.extend(rows.iter().map(String::as_str));
            for text in said {
                assert_eq!(
                    crate::texts::fault(text, lang).filter(|_| !text.contains('—')),
                    None,
                    "{}: {text}",
                    book.id
                );
            }
        }
    }
}

/// The table of the built-in rulebook, as it was last read over. `REWRITE_TABLES=1` writes it anew.
#[test]
fn the_built_in_table_is_the_one_that_was_read_over() {
    for lang in [Lang::Zh, Lang::En] {
        let path = root().join(format!("tests/tables/{DEFAULT_ID}.{}.csv", lang.code()));
        let table = csv(&sheet(ParcelRules::built_in(), lang).table());
        if std::env::var_os("REWRITE_TABLES").is_some() {
            std::fs::write(&path, &table).unwrap();
        }
        let kept = std::fs::read_to_string(&path).unwrap();
        let differing = kept.lines().zip(table.lines()).find(|(kept, table)| kept != table);
        assert_eq!(differing, None, "a row of {}", path.display());
        assert_eq!(kept, table, "{}", path.display());
    }
}

#[test]
fn there_are_so_many_rows() {
    let sheet = sheet(ParcelRules::built_in(), Lang::Zh);
    assert_eq!(sheet.parts.iter().map(SheetPart::count).collect::<Vec<_>>(), [11, 86, 11]);
    assert_eq!(sheet.count(), 108);
}
