//! What must hold of every case: unknown facts against brute force, and the sense of the rules.

use crate::{Record, checked, run};
use chrono::{NaiveDateTime, TimeDelta};
use parcel_claims::case::{Field, IfAbsent, Kind};
use parcel_claims::choice::Choice;
use parcel_claims::estimate::{Claim, Delay, Estimate, Filing, Line, Ours, Outcome, Reason, Stake, State};
use parcel_claims::moment::Moment;
use parcel_claims::money::{Fen, Range};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;

const AS_OF: &str = "2012-03-20T12:00";

/// What each field may say in a random case, the commonest first; a broken order of steps is mended by leaving out.
fn table() -> Vec<(&'static str, Vec<Value>)> {
    let flag = || json!([null, null, null, null, true, false, "unknown"]);
    let rows = json!({
        "problem": ["lost", "damaged", "contaminated", "short", "missing", "other", "none"],
        "we": [null, "origin", "delivery", "agency", "transit"],
        "sentOn": ["2012-03-01", null, "2012-02-10", "2012-01-31"],
        "claimedOn": [null, "2012-03-18", "2012-03-25", "2012-03-01", "unknown"],
        "closedOn": [null, null, null, "2012-03-15", "2012-02-20", "unknown"],
        "claimant": ["direct", null, "direct", "customer", "indirect"],
        "stage": ["transit", "delivery", "origin", null],
        "extent": ["total", "partial", null],
        "cause": [null, "handling", "own-prohibited", "other-prohibited", "unknown"],
        "value": [null, 0, 250, 700, 5000],
        "valueProof": [null, true],
        "othersLoss": [null, null, 50, "unknown"],
        "stationChange": flag(), "cash": flag(), "addressFault": flag(), "proxySigned": flag(),
        "cooperated": flag(), "forceMajeure": flag(), "inNetwork": flag(),
        "listed": [true, null, false],
        "vehicleArrivedAt": ["2012-03-18T08:00", null],
        "missingReportedAt": ["2012-03-18T09:00", "2012-03-18T09:01", "no", null],
        "scannedAt": ["2012-03-18T08:00", null],
        "damageReportedAt": ["2012-03-18T09:00", "2012-03-18T09:01", "no", null],
        "deliveredBy": ["station", "agency", null],
        "dueAt": [null, "2012-03-17", "2012-03-20", "2012-03-20T09:00", "2012-03-20T18:00", "2012-03-12T18:00"],
        "signedAt": [null, "2012-03-17", "2012-03-20", "2012-03-18T10:00", "2012-03-12", "unknown"],
        "delayCause": [null, null, "packaging", "unknown"],
    });
    let Value::Object(rows) = rows else { panic!() };
    Field::CODES.iter().filter_map(|key| Some((*key, rows.get(*key)?.as_array()?.clone()))).collect()
}

/// The same cases in every run; `PROPTEST_RNG_SEED` makes others, `PROPTEST_CASES` above 256 makes more.
pub fn times(cases: u32) -> ProptestConfig {
    let given = ProptestConfig::default();
    let rng_seed = match given.rng_seed {
        RngSeed::Random => RngSeed::Fixed(2012),
        seed @ RngSeed::Fixed(_) => seed,
    };
    ProptestConfig { cases: cases * given.cases / 256, failure_persistence: None, rng_seed, ..given }
}

pub fn now() -> NaiveDateTime {
    Moment::parse(AS_OF).and_then(Moment::at).unwrap()
}

/// Random sound cases.
pub fn cases() -> impl Strategy<Value = Record> {
    cases_of(table())
}

/// Random sound cases of which everything is known, but for what was left out to keep the steps in order.
pub fn complete_cases() -> impl Strategy<Value = Record> {
    let said = |key: &str, value: &Value| {
        let spec = Field::by_key(key).unwrap().spec();
        // What damaged it is known without being said, what contaminated it is not.
        value != "unknown" && (!value.is_null() || !(matches!(spec.default, IfAbsent::Unknown) || key == "cause"))
    };
    let rows = table().into_iter().map(|(key, mut values)| {
        values.retain(|value| said(key, value));
        (key, values)
    });
    cases_of(rows.collect())
}

fn cases_of(table: Vec<(&'static str, Vec<Value>)>) -> impl Strategy<Value = Record> {
    let choices: Vec<_> = table.iter().map(|(_, values)| 0..values.len()).collect();
    choices.prop_map(move |chosen| {
        let rows = table.iter().zip(chosen);
        let record = rows.map(|((key, values), at)| ((*key).to_owned(), values[at].clone()));
        sound(record.filter(|(_, value)| !value.is_null()).collect())
    })
}

fn sound(mut record: Record) -> Record {
    loop {
        let (_, issues) = checked(&record, now());
        if issues.is_empty() {
            return record;
        }
        for issue in issues {
            record.remove(&issue.field);
        }
    }
}

fn estimate(record: &Record) -> Estimate {
    run(record, now())
}

fn with(record: &Record, entries: &[(&str, Value)]) -> Record {
    let mut record = record.clone();
    for (key, value) in entries {
        record.insert((*key).to_owned(), value.clone());
    }
    record
}

// --- brute force ----------------------------------------------------------------------------------------------------

/// One open fact: the fields to ask for, and what to enter for each answer it may have.
struct Open {
    asks: Vec<&'static str>,
    answers: Vec<Vec<(&'static str, Value)>>,
}

fn is_open(record: &Record, key: &str) -> bool {
    let default = matches!(Field::by_key(key).unwrap().spec().default, IfAbsent::Unknown);
    record.get(key).map_or(default, |value| value == "unknown")
}

fn moment(record: &Record, key: &str) -> Option<Moment> {
    Moment::parse(record.get(key)?.as_str()?)
}

fn at(moment: NaiveDateTime) -> Value {
    Moment::from(moment).to_string().into()
}

fn day(moment: NaiveDateTime) -> Value {
    Moment::from(moment.date()).to_string().into()
}

/// Every open fact of a case, by the text of the contract; the rules are not asked.
fn open_facts(record: &Record) -> Vec<Open> {
    lists(record).chain(reports(record)).chain(signed(record)).chain(filed(record)).collect()
}

fn lists(record: &Record) -> impl Iterator<Item = Open> {
    Field::ALL.iter().filter_map(move |field| {
        let key = field.key();
        let contaminated = key == "cause" && !record.contains_key(key) && record["problem"] == "contaminated";
        let values: Vec<Value> = match field.spec().kind {
            Kind::Choice(codes) => codes.iter().map(|code| json!(code)).collect(),
            Kind::YesNo => vec![json!(true), json!(false)],
            _ => return None,
        };
        (is_open(record, key) || contaminated)
            .then(|| Open { asks: vec![key], answers: values.into_iter().map(|value| vec![(key, value)]).collect() })
    })
}

fn reports(record: &Record) -> Vec<Open> {
    let mut facts = Vec::new();
    for (start, report) in [("vehicleArrivedAt", "missingReportedAt"), ("scannedAt", "damageReportedAt")] {
        let (started, reported) = (moment(record, start), moment(record, report));
        let never = record.get(report).is_some_and(|value| value == "no");
        // With the start known, two days before the moment of the estimate, a report that never came is late.
        if started.is_some() && (reported.is_some() || never) {
            continue;
        }
        let hour = TimeDelta::minutes(60);
        let minute = TimeDelta::minutes(1);
        let told = reported.and_then(Moment::at);
        let begun = started.and_then(Moment::at).or(told.map(|told| told - hour)).unwrap_or(now() - hour * 50);
        let told = told.unwrap_or(begun + hour);
        let in_time = vec![(start, at(begun)), (report, at(told))];
        let late = match (reported.is_some(), never) {
            (true, _) => vec![(start, at(begun - minute)), (report, at(told))],
            (_, true) => vec![(start, at(begun))],
            _ => vec![(start, at(begun)), (report, at(told + minute))],
        };
        let asks = [(start, started), (report, reported)];
        let asks = asks.iter().filter(|(_, known)| known.is_none()).map(|(key, _)| *key).collect();
        facts.push(Open { asks, answers: vec![in_time, late] });
    }
    facts
}

fn signed(record: &Record) -> Option<Open> {
    let due = moment(record, "dueAt")?;
    let fact = |times: Vec<Value>| {
        Some(Open { asks: vec!["signedAt"], answers: times.into_iter().map(|time| vec![("signedAt", time)]).collect() })
    };
    if !Moment::from(now()).is_after(due) {
        return None;
    }
    let deadline = due.at().unwrap_or(due.day.and_hms_opt(23, 59, 0)?);
    match moment(record, "signedAt") {
        None if is_open(record, "signedAt") => {
            let mut times = vec![at(deadline)];
            if due.clock.is_some() {
                times.push(at(deadline + TimeDelta::minutes(1)));
            }
            let days = (now().date() - due.day).num_days();
            times.extend((1..=days).map(|days| day(deadline + TimeDelta::days(days))));
            fact(times)
        }
        Some(signed) if signed.clock.is_none() && due.clock.is_some() && signed.day == due.day => {
            fact(vec![at(deadline), at(deadline + TimeDelta::minutes(1))])
        }
        _ => None,
    }
}

/// In time or late, by the sending date and by the day of closing; the two share the filing date.
fn filed(record: &Record) -> Vec<Open> {
    let steps = ["dueAt", "signedAt", "vehicleArrivedAt", "scannedAt", "missingReportedAt", "damageReportedAt"];
    let earliest = steps.iter().filter_map(|key| moment(record, key)).map(|moment| moment.day).min();
    let claimed_open = is_open(record, "claimedOn");
    let claimed = moment(record, "claimedOn").map_or(now().date(), |moment| moment.day);
    let claimed = claimed.and_hms_opt(0, 0, 0).unwrap();
    let days = TimeDelta::days;
    let mut facts = Vec::new();
    if claimed_open {
        // Only without a day of closing (see `sensible`): its fact could not be answered by itself.
        let sent = moment(record, "sentOn").map_or(now() - days(40), |moment| moment.day.and_time(now().time()));
        let mut asks = vec!["claimedOn"];
        if is_open(record, "sentOn") {
            asks.push("sentOn");
        }
        let answers = [28, 31].map(|after| vec![("sentOn", day(sent)), ("claimedOn", day(sent + days(after)))]);
        facts.push(Open { asks, answers: answers.to_vec() });
    } else if is_open(record, "sentOn") && earliest.is_none_or(|day| claimed.date() - day <= days(30)) {
        // Sent before every step, those that `reports` makes up among them.
        let latest = earliest.into_iter().chain([claimed.date(), (now() - days(2)).date()]).min().unwrap();
        let sent = (latest - days(1)).and_time(now().time());
        let answers = vec![vec![("sentOn", day(sent))], vec![("sentOn", day(claimed - days(60)))]];
        facts.push(Open { asks: vec!["sentOn"], answers });
    }
    if record.get("closedOn").is_some_and(|value| value == "unknown") {
        let answers = [7, 8].map(|before| vec![("closedOn", day(claimed - days(before)))]);
        facts.push(Open { asks: vec!["closedOn"], answers: answers.to_vec() });
    }
    facts
}

/// Cases whose open facts can each be answered by itself, and are not too many.
fn sensible(mut record: Record) -> Record {
    const MOST: usize = 600;
    if record.contains_key("closedOn") && is_open(&record, "claimedOn") {
        record.remove("claimedOn");
    }
    loop {
        let facts = open_facts(&record);
        if facts.iter().map(|fact| fact.answers.len()).product::<usize>() <= MOST {
            return record;
        }
        record = with(&record, &facts[0].answers[0]);
    }
}

/// What one completion comes to; a range by its ends, 0 upward without a value.
#[derive(Clone, Debug, PartialEq)]
struct Result {
    claim: Option<Value>,
    delay: Option<Value>,
}

fn result(record: &Record) -> Result {
    let whole = estimate(record);
    assert_eq!(whole.runs, 3, "{record:?} is fully known");
    let part = |part: Value| (!part.is_null()).then_some(part);
    Result {
        claim: part(serde_json::to_value(whole.claim).unwrap()),
        delay: part(serde_json::to_value(whole.delay).unwrap()),
    }
}

/// All completions of a case, as a mixed-radix number: fact `k` changes every `strides[k]` places.
struct Completions {
    facts: Vec<Open>,
    strides: Vec<usize>,
    results: Vec<Result>,
    asks_value: bool,
}

impl Completions {
    fn of(record: &Record) -> Self {
        let mut facts = open_facts(record);
        let looked_for = record["problem"] == "missing";
        if looked_for {
            let answers = ["lost", "none"].map(|problem| vec![("problem", json!(problem))]);
            facts.push(Open { asks: Vec::new(), answers: answers.to_vec() });
        }
        let mut strides = Vec::new();
        let mut count = 1;
        for fact in &facts {
            strides.push(count);
            count *= fact.answers.len();
        }
        let mut asks_value = false;
        let results = (0..count).map(|number| {
            let mut completion = record.clone();
            for (fact, stride) in facts.iter().zip(&strides) {
                completion = with(&completion, &fact.answers[number / stride % fact.answers.len()]);
            }
            if looked_for && completion["problem"] == "none" {
                return not_lost(&completion);
            }
            asks_value |= estimate(&completion).questions.iter().any(|question| question.field == Field::Value);
            result(&completion)
        });
        let results = results.collect();
        Self { facts, strides, results, asks_value }
    }

    /// The fields of the facts for which two completions that differ only in it differ.
    fn questions(&self) -> BTreeSet<&'static str> {
        let mut asked = BTreeSet::new();
        for (fact, stride) in self.facts.iter().zip(&self.strides) {
            let differs = self.results.iter().enumerate().any(|(number, result)| {
                let answer = number / stride % fact.answers.len();
                let other = &self.results[number - answer * stride];
                seen(&result.claim) != seen(&other.claim) || result.delay != other.delay
            });
            if differs {
                asked.extend(fact.asks.iter().copied());
            }
        }
        if self.asks_value {
            asked.insert("value");
        }
        asked
    }
}

/// A further reason for the same refusal is no difference.
fn seen(claim: &Option<Value>) -> Option<Value> {
    claim.clone().map(|mut claim| {
        claim["refusals"].take();
        claim
    })
}

/// A parcel that is found: nothing is paid, the filing stands as for a lost one, and the delay by itself.
fn not_lost(found: &Record) -> Result {
    let lost = result(&with(found, &[("problem", json!("lost"))])).claim.unwrap();
    let claim = json!({
        "filing": lost["filing"], "refusals": lost["refusals"], "outcome": ["nothing"], "liable": [],
        "compensation": {"min": 0.0, "max": 0.0},
    });
    Result { claim: Some(claim), delay: result(found).delay }
}

/// Joins the parts of completions: lists and ranges become their union and hull, all else must agree.
fn join(parts: impl Iterator<Item = Value>) -> BTreeMap<String, Value> {
    let mut joined: BTreeMap<String, Value> = BTreeMap::new();
    for part in parts {
        for (key, value) in part.as_object().unwrap() {
            let known = joined.entry(key.clone()).or_insert_with(|| value.clone());
            *known = match (&*known, value) {
                (Value::Array(one), Value::Array(other)) => {
                    let set: BTreeSet<String> =
                        one.iter().chain(other).map(|item| item.as_str().unwrap().to_owned()).collect();
                    json!(set)
                }
                (Value::Object(one), Value::Object(other)) => {
                    let end = |range: &Record, end: &str| range[end].as_f64();
                    json!({
                        "min": end(one, "min").unwrap().min(end(other, "min").unwrap()),
                        "max": end(one, "max").zip(end(other, "max")).map(|(a, b)| a.max(b)),
                    })
                }
                (Value::Null, other) => other.clone(),
                (one, _) => one.clone(),
            };
        }
    }
    joined
}

/// Compared with what is joined; `running` and `capOn` say how an unsigned parcel stands, which no answer changes.
pub fn agrees(
    found: &Option<impl serde::Serialize + Debug>,
    parts: Vec<Value>,
) -> std::result::Result<(), TestCaseError> {
    let found = serde_json::to_value(found).unwrap();
    let mut found = join(Some(found).filter(|found| !found.is_null()).into_iter().cycle().take(2));
    // A list or range joined with itself is written alike.
    let mut expected = join(parts.clone().into_iter().chain(parts));
    for key in ["running", "capOn"] {
        prop_assert_eq!(found.remove(key).is_some(), expected.remove(key).is_some());
    }
    prop_assert_eq!(found, expected);
    Ok(())
}

proptest! {
    #![proptest_config(times(160))]

    #[test]
    fn an_estimate_is_the_join_of_its_completions_and_asks_what_makes_a_difference(
        record in cases().prop_map(sensible),
    ) {
        let whole = estimate(&record);
        let completions = Completions::of(&record);
        let parts = |part: fn(&Result) -> &Option<Value>| {
            completions.results.iter().filter_map(|result| part(result).clone()).collect()
        };
        agrees(&whole.claim, parts(|result| &result.claim))?;
        agrees(&whole.delay, parts(|result| &result.delay))?;
        let asked: BTreeSet<_> = whole.questions.iter().map(|question| question.field.key()).collect();
        prop_assert_eq!(asked, completions.questions());
    }
}

// --- the sense of the rules ------------------------------------------------------------------------------------------

fn within<T: Copy + Ord + Debug>(narrow: Option<Range<T>>, wide: Option<Range<T>>) -> bool {
    match (narrow, wide) {
        (Some(narrow), Some(wide)) => {
            wide.min <= narrow.min && wide.max.is_none_or(|most| narrow.max.is_some_and(|max| max <= most))
        }
        (None, _) => true,
        (Some(_), None) => false,
    }
}

/// A claim, a delay and what is ours, each within that of an estimate.
pub fn lies_within(
    (claim, delay, ours): (&Option<Claim>, &Option<Delay>, &Option<Ours>),
    whole: &Estimate,
    at: &str,
) -> std::result::Result<(), TestCaseError> {
    prop_assert_eq!((claim.is_some(), delay.is_some()), (whole.claim.is_some(), whole.delay.is_some()), "{}", at);
    if let (Some(narrow), Some(wide)) = (claim, &whole.claim) {
        prop_assert!(within(narrow.compensation, wide.compensation), "{at}: compensation");
        prop_assert!(within(narrow.reach(), wide.reach()), "{at}: reach");
        prop_assert!(narrow.compensation.is_some() || wide.outcome.contains(Outcome::Unregulated), "{at}: no sum");
        prop_assert_eq!(narrow.filing.and(wide.filing), narrow.filing, "{}", at);
        prop_assert_eq!(narrow.refusals.and(wide.refusals), narrow.refusals, "{}", at);
        prop_assert_eq!(narrow.outcome.and(wide.outcome), narrow.outcome, "{}", at);
        prop_assert_eq!(narrow.liable.and(wide.liable), narrow.liable, "{}", at);
    }
    if let (Some(narrow), Some(wide)) = (delay, &whole.delay) {
        prop_assert!(within(Some(narrow.days), Some(wide.days)), "{at}: days");
        prop_assert!(within(narrow.fine, wide.fine), "{at}: fine");
        prop_assert!(within(narrow.reach(), wide.reach()), "{at}: reach of the fine");
        prop_assert_eq!(narrow.outcome.and(wide.outcome), narrow.outcome, "{}", at);
        prop_assert_eq!(narrow.liable.and(wide.liable), narrow.liable, "{}", at);
    }
    if let (Some(narrow), Some(wide)) = (ours, &whole.ours) {
        for (kind, narrow, wide) in [
            ("receives", narrow.receives, wide.receives),
            ("pays", narrow.pays, wide.pays),
            ("fined", narrow.fined, wide.fined),
            ("bears", narrow.bears, wide.bears),
        ] {
            prop_assert!(within(Some(narrow), Some(wide)), "{at}: {kind} {narrow:?} {wide:?}");
        }
    }
    Ok(())
}

/// Lines, parties and clauses of an estimate, each within those of another.
pub fn stands_within(after: &Estimate, before: &Estimate, at: &str) -> std::result::Result<(), TestCaseError> {
    for line in &after.lines {
        let key = |line: &Line| (line.kind, line.clause, line.from, line.to);
        let known = before.lines.iter().find(|known| key(known) == key(line));
        prop_assert!(known.is_some_and(|known| within(Some(line.amount), Some(known.amount))), "{at}: {line:?}");
    }
    for line in before.lines.iter().filter(|line| line.certain) {
        let stands = after.lines.iter().any(|known| (known.kind, known.clause) == (line.kind, line.clause));
        prop_assert!(stands, "{at}: {line:?} was certain");
    }
    for stake in &after.parties {
        let known = before.parties.iter().find(|known| known.party == stake.party);
        let within =
            |part: fn(&Stake) -> Range| known.is_some_and(|known| within(Some(part(stake)), Some(part(known))));
        prop_assert!(within(|row| row.pays) && within(|row| row.fined) && within(|row| row.bears), "{at}: {stake:?}");
    }
    for stake in &before.parties {
        let least = stake.pays.min.max(stake.fined.min).max(stake.bears.min);
        let stands = least == Fen::ZERO || after.parties.iter().any(|row| row.party == stake.party);
        prop_assert!(stands, "{at}: {stake:?} was certain");
    }
    for finding in &after.findings {
        let known = before.findings.iter().find(|known| known.clause == finding.clause);
        let state = known.map(|known| known.state);
        prop_assert!(state == Some(finding.state) || state == Some(State::Open), "{at}: {finding:?} {state:?}");
    }
    Ok(())
}

proptest! {
    #![proptest_config(times(400))]

    #[test]
    fn an_answer_never_widens(record in cases()) {
        let before = estimate(&record);
        let table = table();
        for question in &before.questions {
            let key = question.field.key();
            let answers = match record.get(key).and_then(Value::as_str).filter(|day| Moment::parse(day).is_some()) {
                // Of a day only the clock is asked.
                Some(day) => vec![json!(format!("{day}T08:00")), json!(format!("{day}T18:01"))],
                None => table.iter().find(|(known, _)| *known == key).unwrap().1.clone(),
            };
            for answer in answers.iter().filter(|answer| !answer.is_null() && *answer != "unknown") {
                let answered = with(&record, &[(key, answer.clone())]);
                if !checked(&answered, now()).1.is_empty() {
                    continue;
                }
                let mut after = estimate(&answered);
                // A day may show that the clauses on time disagree; unknown, it is in time or late.
                if let (Some(before), Some(after)) = (before.claim, &mut after.claim)
                    && matches!(key, "sentOn" | "claimedOn")
                    && !before.filing.contains(Filing::Contested)
                    && after.filing.contains(Filing::Contested)
                {
                    after.filing.remove(Filing::Contested);
                    after.filing.insert(Filing::Accepted);
                }
                after.findings.retain(|finding| finding.reason != Reason::AfterMonth);
                let at = format!("{key} {answer}");
                lies_within((&after.claim, &after.delay, &after.ours), &before, &at)?;
                stands_within(&after, &before, &at)?;
            }
        }
    }

    #[test]
    fn what_an_answer_is_told_to_make_lies_within_the_whole(record in cases()) {
        let whole = estimate(&record);
        for question in &whole.questions {
            for possible in &question.answers {
                let at = format!("{} {}", question.field.key(), possible.answer);
                let outlook = &possible.outlook;
                lies_within((&outlook.claim, &outlook.delay, &outlook.ours), &whole, &at)?;
            }
        }
    }

    #[test]
    fn a_higher_value_never_lowers_the_compensation(record in cases(), less in 0u32..300_000, more in 0u32..300_000) {
        let sum = |fen: u32| {
            let valued = with(&record, &[("value", json!(f64::from(fen) / 100.0))]);
            estimate(&valued).claim.and_then(|claim| claim.compensation)
        };
        match (sum(less.min(more)), sum(less.max(more))) {
            (Some(less), Some(more)) => {
                prop_assert!(less.min <= more.min);
                prop_assert!(less.max.is_none_or(|less| more.max.is_none_or(|more| less <= more)));
            }
            (less, more) => prop_assert_eq!(less, more),
        }
    }

    #[test]
    fn a_later_filing_is_never_better(record in cases(), first in 0u32..60, second in 0u32..60) {
        let filed = |day: u32| {
            let claimed = moment(&record, "sentOn").map_or(now(), |moment| moment.day.and_time(now().time()));
            let claimed = day_after(claimed, day);
            let filing = estimate(&sound(with(&record, &[("claimedOn", claimed)]))).claim.map(|claim| claim.filing);
            filing.map(|filing| (filing.iter().min().unwrap(), filing.iter().max().unwrap()))
        };
        if let (Some(earlier), Some(later)) = (filed(first.min(second)), filed(first.max(second))) {
            prop_assert!(earlier.0 <= later.0 && earlier.1 <= later.1, "{earlier:?} {later:?}");
        }
    }

    #[test]
    fn refused_for_certain_pays_nothing(record in cases()) {
        if let Some(claim) = estimate(&record).claim.filter(|claim| claim.filing.is_only(Filing::Refused)) {
            prop_assert!(!claim.refusals.is_empty());
            prop_assert!(claim.compensation.unwrap().is_zero());
        }
    }

    #[test]
    fn without_a_question_there_is_one_result(record in cases()) {
        let whole = estimate(&record);
        // A parcel that is looked for is lost or not, and nobody can say.
        if whole.questions.is_empty() && record["problem"] != "missing" {
            if let Some(claim) = whole.claim {
                prop_assert!(claim.filing.len() == 1 && claim.outcome.len() == 1, "{claim:?}");
            }
            if let Some(delay) = whole.delay {
                prop_assert!(delay.outcome.len() == 1 && delay.days.single().is_some(), "{delay:?}");
            }
        }
    }
}

fn day_after(from: NaiveDateTime, days: u32) -> Value {
    day(from + TimeDelta::days(days.into()))
}
