//! Other versions of a rulebook: the sending date chooses, no day belongs to two, and a figure changes
//! what depends on it.

use crate::{checked, properties};
use parcel_claims::case::{Case, Field, Raw, check};
use parcel_claims::choice::Choice;
use parcel_claims::estimate::{DeadlineState, DoubtId, Estimate, Party, State, estimate};
use parcel_claims::lang::Lang;
use parcel_claims::money::{Fen, Range};
use parcel_claims::rulebook::{ClauseId, DEFAULT_ID, FIGURES, ParcelRules, Rulebook, Span, Unit, Versions, place};
use parcel_claims::set::Set;
use parcel_claims::table::Table;
use parcel_claims::words;
use parcel_claims::words::table::{compare, table_sheet};
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

/// The versions for a case, by their ids, the leading one first.
fn of_case(versions: &Versions, facts: &Value, today: &str) -> Result<Vec<String>, Vec<Span>> {
    let record = facts.as_object().unwrap().iter();
    let (case, issues) =
        check(record.map(|(key, value)| (key.clone(), Raw::from(value))), format!("{today}T00:00:00").parse().unwrap());
    assert!(issues.is_empty(), "{issues:?}");
    let found = versions.of_case(&case, today.parse().unwrap())?;
    let ids: Vec<_> = found.each().map(|version| version.id.clone()).collect();
    assert_eq!(versions.leading(&case, today.parse().unwrap()).unwrap().id, ids[0]);
    Ok(ids)
}

#[test]
fn the_sending_date_chooses_and_where_it_is_not_known_the_other_dates_leave_out() {
    let versions = Versions::of([
        version("second", Some("2013-01-01"), Some("2014-12-31"), |_| {}),
        version("first", None, Some("2012-12-31"), |_| {}),
        version("third", Some("2016-01-01"), None, |_| {}),
    ])
    .unwrap();
    for (facts, today, ids) in [
        (json!({ "sentOn": "2000-01-01" }), "2014-06-01", &["first"][..]),
        (json!({ "sentOn": "2012-12-31" }), "2014-06-01", &["first"]),
        (json!({ "sentOn": "2013-01-01" }), "2014-06-01", &["second"]),
        (json!({ "sentOn": "2014-12-31" }), "2015-06-01", &["second"]),
        (json!({}), "2012-06-01", &["first"]),
        (json!({}), "2014-06-01", &["second", "first"]),
        // No version holds today: the last that may have held leads.
        (json!({}), "2015-06-01", &["second", "first"]),
        (json!({ "sentOn": "unknown" }), "2016-01-01", &["third", "first", "second"]),
        // Sent no later than any step that is known.
        (json!({ "signedAt": "2012-12-31" }), "2016-06-01", &["first"]),
        (json!({ "dueAt": "2013-01-01", "signedAt": "2013-01-03" }), "2016-06-01", &["second", "first"]),
        (json!({ "vehicleArrivedAt": "2012-12-31T23:59" }), "2016-06-01", &["first"]),
        (json!({ "scannedAt": "2012-12-31T23:59" }), "2016-06-01", &["first"]),
        (json!({ "missingReportedAt": "2012-12-31T23:59" }), "2016-06-01", &["first"]),
        (json!({ "damageReportedAt": "2012-12-31T23:59" }), "2016-06-01", &["first"]),
        // What lies ahead leaves nothing out, and neither does the day of filing.
        (json!({ "dueAt": "2017-01-01", "claimedOn": "2012-01-01" }), "2014-06-01", &["second", "first"]),
    ] {
        assert_eq!(of_case(&versions, &facts, today).unwrap(), ids, "{facts} {today}");
    }
    let day = |day: &str| Some(day.parse().unwrap());
    let covered = of_case(&versions, &json!({ "sentOn": "2015-01-01" }), "2015-06-01").unwrap_err();
    let spans = [(None, day("2012-12-31")), (day("2013-01-01"), day("2014-12-31")), (day("2016-01-01"), None)];
    assert_eq!(covered, spans);
    let late = Versions::of([version("late", Some("2013-01-01"), None, |_| {})]).unwrap();
    assert!(of_case(&late, &json!({ "signedAt": "2012-06-01" }), "2014-06-01").is_err(), "sent before any version");
    let said = words::not_covered(&covered, Lang::Zh);
    for wanted in ["发件日期", "2012年12月31日为止", "2013年1月1日至2014年12月31日"] {
        assert!(said.contains(wanted), "{said}");
    }
    assert!(
        words::not_covered(&covered, Lang::En).contains("until 31 December 2012; 1 January 2013 to 31 December 2014")
    );
}

/// Two versions of which the later has other figures.
fn two() -> Versions {
    let later = version("later", Some("2012-02-20"), None, |file| {
        for (at, figure) in [
            ("clauses.loss-3.figures.capYuan", 1500),
            ("clauses.loss-8.figures.minutes", 90),
            ("clauses.delay-2.figures.capYuan", 200),
        ] {
            place::put(file, at, figure.into());
        }
    });
    Versions::of([version("earlier", None, Some("2012-02-19"), |_| {}), later]).unwrap()
}

fn by_two(facts: &Value) -> Estimate {
    let record: Vec<_> =
        facts.as_object().unwrap().iter().map(|(key, value)| (key.clone(), Raw::from(value))).collect();
    let (case, issues) = check(record, properties::now());
    assert!(issues.is_empty(), "{issues:?}");
    let versions = two();
    let found = versions.of_case(&case, properties::now().date()).unwrap();
    estimate(&case, &found, properties::now())
}

#[test]
fn an_unknown_sending_date_covers_every_version() {
    let facts = json!({
        "we": "origin", "problem": "lost", "stage": "delivery", "deliveredBy": "station", "claimant": "direct",
        "value": 1200, "claimedOn": "2012-03-01",
    });
    let whole = by_two(&facts);
    let ids: Vec<_> = whole.versions.iter().flatten().map(|version| version.id.as_str()).collect();
    assert_eq!((ids, whole.rulebook.id.as_str()), (vec!["later", "earlier"], "later"));
    let sum = |min, max| Range { min: Fen::yuan(min), max: Some(Fen::yuan(max)) };
    assert_eq!(whole.claim.unwrap().compensation, Some(sum(0, 1200)), "0: it may be filed too late");
    let sent = whole.questions.iter().find(|question| question.field == Field::SentOn).unwrap();
    assert_eq!(sent.answers.len(), 2, "in time or late, each by both versions");
    assert!(whole.doubts.iter().any(|doubt| doubt.id == DoubtId::SeveralVersions));
    // Signed before the later version began.
    let mut signed = facts.clone();
    signed["signedAt"] = "2012-02-10".into();
    let earlier = by_two(&signed);
    assert_eq!((earlier.versions, earlier.rulebook.id.as_str()), (None, "earlier"));
    assert!(!earlier.doubts.iter().any(|doubt| doubt.id == DoubtId::SeveralVersions));
    // Entered, it chooses.
    let mut sent = facts;
    sent["sentOn"] = "2012-02-20".into();
    assert_eq!(by_two(&sent).claim.unwrap().compensation, Some(sum(1200, 1200)));
}

/// Where nothing but the version is open, it is what is asked, by the ids of the versions.
#[test]
fn the_version_is_asked_where_it_alone_makes_the_difference() {
    let facts = json!({
        "problem": "none", "dueAt": "2012-03-10", "deliveredBy": "station", "signedAt": "2012-03-20",
    });
    let whole = by_two(&facts);
    let fine = |fine| Some(Range::exactly(Fen::yuan(fine)));
    assert_eq!(whole.delay.unwrap().fine, Some(Range { min: Fen::yuan(100), max: Some(Fen::yuan(200)) }));
    let [sent] = &whole.questions[..] else { panic!("{:?}", whole.questions) };
    let told: Vec<_> = sent
        .answers
        .iter()
        .map(|possible| {
            (words::possible_said(sent.field, &possible.answer, Lang::En), possible.outlook.delay.unwrap().fine)
        })
        .collect();
    assert_eq!(told, [("by version later".into(), fine(200)), ("by version earlier".into(), fine(100))]);
    // Both versions say the same of a parcel that is one day late.
    let same = by_two(&json!({ "dueAt": "2012-03-10", "deliveredBy": "station", "signedAt": "2012-03-11" }));
    assert_eq!((same.delay.unwrap().fine, same.questions.len()), (fine(20), 0));
}

/// Refused whichever version holds, the versions name different parties: that is a difference, too.
#[test]
fn the_version_is_asked_where_it_decides_who_is_named() {
    let facts = json!({
        "problem": "lost", "stage": "transit", "listed": true, "vehicleArrivedAt": "2012-03-18T08:00",
        "missingReportedAt": "2012-03-18T09:10", "deliveredBy": "station", "claimant": "customer", "value": 200,
    });
    let whole = by_two(&facts);
    let asked: Vec<_> = whole.questions.iter().map(|question| question.field).collect();
    assert_eq!(asked, [Field::SentOn]);
    let named: Vec<_> = whole.questions[0].answers.iter().map(|answer| answer.outlook.claim.unwrap().liable).collect();
    assert_eq!(named, [Party::Transit, Party::Delivery].map(Set::one));
}

/// The sending date decides whether the claim is in time, and which version holds: both make it the more decisive.
#[test]
fn the_sending_date_is_asked_as_early_as_all_that_it_decides() {
    for (facts, expected) in [
        // Of the fine the version leaves 100 yuan less to be found out, whatever else is open.
        (
            json!({ "problem": "other", "deliveredBy": "station", "dueAt": "2012-03-05", "inNetwork": "unknown" }),
            &[Field::SentOn, Field::InNetwork, Field::Claimant][..],
        ),
        // Of those named, the version leaves one less, as the kind of station does.
        (
            json!({ "problem": "lost", "stage": "transit", "listed": true, "vehicleArrivedAt": "2012-03-18T08:00",
                    "missingReportedAt": "2012-03-18T09:10", "value": 200 }),
            &[Field::SentOn, Field::DeliveredBy, Field::Claimant],
        ),
    ] {
        let asked: Vec<_> = by_two(&facts).questions.iter().map(|question| question.field).collect();
        assert_eq!(asked, expected, "{facts}");
    }
}

/// A clock of each version, where they differ.
#[test]
fn every_version_has_its_clock() {
    let facts = json!({
        "problem": "lost", "stage": "transit", "listed": true, "vehicleArrivedAt": "2012-03-20T10:45",
        "missingReportedAt": "no",
    });
    let whole = by_two(&facts);
    let clocks: Vec<_> = whole.deadlines.iter().map(|clock| (clock.due.to_string(), clock.state)).collect();
    let due = |due: &str, state| (due.to_owned(), state);
    assert_eq!(clocks, [due("2012-03-20T11:45", DeadlineState::Missed), due("2012-03-20T12:15", DeadlineState::Ahead)]);
    assert!(whole.findings.iter().any(|finding| finding.clause == ClauseId::Loss8 && finding.state == State::Open));
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
        let estimate = estimate(&Case::default(), book.parcel.as_ref().unwrap(), at.parse().unwrap());
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
    #![proptest_config(properties::times(200))]

    /// By several versions an estimate is the join of those by each, and each answer about the version is one of them.
    #[test]
    fn an_estimate_by_several_versions_covers_that_by_each(record in properties::cases()) {
        let mut record = record;
        record.remove("sentOn");
        let (case, _) = checked(&record, properties::now());
        let versions = two();
        let Ok(found) = versions.of_case(&case, properties::now().date()) else { return Ok(()) };
        let whole = estimate(&case, &found, properties::now());
        let alone: Vec<_> = found.each().map(|version| estimate(&case, version, properties::now())).collect();
        for one in &alone {
            properties::lies_within((&one.claim, &one.delay, &one.ours), &whole, &one.rulebook.id)?;
            properties::stands_within(one, &whole, &one.rulebook.id)?;
        }
        let parts = |part: fn(&Estimate) -> Value| alone.iter().map(part).filter(|part| !part.is_null()).collect();
        properties::agrees(&whole.claim, parts(|one| serde_json::to_value(one.claim).unwrap()))?;
        properties::agrees(&whole.delay, parts(|one| serde_json::to_value(one.delay).unwrap()))?;
        for question in whole.questions.iter().filter(|question| question.field == Field::SentOn) {
            for possible in &question.answers {
                if let Some(one) = alone.iter().find(|one| one.rulebook.id == possible.answer) {
                    prop_assert_eq!((possible.outlook.claim, possible.outlook.delay), (one.claim, one.delay));
                    prop_assert_eq!(possible.outlook.ours, one.ours);
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { rng_seed: RngSeed::Fixed(5), ..ProptestConfig::with_cases(2_000) })]

    #[test]
    fn a_figure_changes_only_what_depends_on_it(record in properties::cases(), place in 0..FIGURES.len()) {
        let (clause, rules) = &changed()[place];
        let (case, _) = checked(&record, properties::now());
        let [before, after] = [ParcelRules::built_in(), rules].map(|rules| estimate(&case, rules, properties::now()));
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
        let [before, after] = [&built_in, &Table::of(rules)].map(|table| table_sheet(table, Lang::En));
        assert!(!compare(&before, &after).is_empty(), "{clause:?}");
    }
}
