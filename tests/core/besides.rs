//! What an estimate tells beside its sums: who bears what, why each clause holds or not, what was assumed, and what to
//! ask first.

use crate::{as_of, properties, run};
use parcel_claims::case::Field;
use parcel_claims::choice::Choice;
use parcel_claims::estimate::{Estimate, Outlook};
use parcel_claims::money::Range;
use proptest::prelude::*;
use serde_json::{Value, json};

/// A parcel of a direct station, sent on 1 March, delivered by an ordinary station.
fn told(facts: &Value) -> Estimate {
    let usual = json!({ "sentOn": "2012-03-01", "claimant": "direct", "deliveredBy": "station", "valueProof": true });
    let mut record = usual.as_object().unwrap().clone();
    record.extend(facts.as_object().unwrap().clone());
    record.retain(|_, value| !value.is_null());
    run(&record, as_of(&"2012-03-20T12:00".into()))
}

/// `0`, `0–700`, `0–`.
fn yuan(range: Range) -> String {
    let of = |fen: parcel_claims::money::Fen| (fen.fen() / 100).to_string();
    match (of(range.min), range.max.map(of)) {
        (min, Some(max)) if min == max => min,
        (min, max) => format!("{min}–{}", max.unwrap_or_default()),
    }
}

/// Each party with what it pays, is fined and bears, over all completions.
#[test]
fn who_bears_what() {
    let lost = json!({ "problem": "lost", "stage": "delivery", "value": 700 });
    let own = json!({ "problem": "damaged", "cause": "own-prohibited", "stage": "delivery", "extent": "total",
                      "value": 700, "scannedAt": "2012-03-04T08:00", "damageReportedAt": "2012-03-04T08:40",
                      "othersLoss": 50 });
    for (facts, more, expected) in [
        (&lost, json!({}), &["delivery 700 0 0"][..]),
        // Each of the two on some completions alone.
        (&lost, json!({ "deliveredBy": "unknown" }), &["delivery 0–700 0 0", "agency 0–500 0 0"]),
        // The same party on every completion.
        (&lost, json!({ "proxySigned": "unknown" }), &["delivery 700 0 0"]),
        (
            &lost,
            json!({ "stage": "transit", "listed": false, "proxySigned": "unknown" }),
            &["delivery 0–700 0 0", "transit 0–300 0 0"],
        ),
        // The claim and the delay cost it different kinds of money.
        (&lost, json!({ "dueAt": "2012-03-17" }), &["delivery 700 0–60 0"]),
        (
            &lost,
            json!({ "stage": "transit", "listed": false, "dueAt": "2012-03-17" }),
            &["delivery 0 0–60 0", "transit 300 0 0"],
        ),
        // The sender's own loss, for certain and perhaps.
        (&lost, json!({ "cash": true }), &["origin 0 0 700"]),
        (&lost, json!({ "cash": "unknown" }), &["origin 0 0 0–700", "delivery 0–700 0 0"]),
        (&own, json!({}), &["origin 0 0 750"]),
        // A ruling may put it on either; the other parcels stay the sender's.
        (&own, json!({ "proxySigned": true }), &["origin 0 0 50–750", "delivery 0–700 0 0"]),
        (&own, json!({ "proxySigned": true, "othersLoss": null }), &["origin 0 0 0–700", "delivery 0–700 0 0"]),
        (&lost, json!({ "dueAt": "2012-03-17", "problem": null, "deliveredBy": "unknown" }), &["delivery 0 0–60 0"]),
    ] {
        let mut facts = facts.clone();
        facts.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let parties: Vec<_> = told(&facts)
            .parties
            .iter()
            .map(|row| format!("{} {} {} {}", row.party.code(), yuan(row.pays), yuan(row.fined), yuan(row.bears)))
            .collect();
        assert_eq!(parties, expected, "{facts}");
    }
}

/// Each clause once: how it stands, and the first reason that speaks for it.
#[test]
fn why_each_clause_holds_or_not() {
    let findings = |facts: &Value| -> Vec<String> {
        let said = told(facts);
        said.findings.iter().map(|it| [it.clause.code(), it.state.code(), it.reason.code()].join(" ")).collect()
    };
    let lost = json!({ "problem": "lost", "stage": "transit", "value": 700, "vehicleArrivedAt": "2012-03-04T08:00",
                       "missingReportedAt": "2012-03-04T09:01", "closedOn": "2012-03-15" });
    assert_eq!(
        findings(&lost),
        [
            "loss-1 applies named-kind",
            "loss-2 applies in-window",
            // On the list it is the delivery station's, else the transit link's.
            "loss-3 open at-delivery",
            "loss-4 open in-transit",
            "loss-5 excluded filed-in-time",
            "loss-6 excluded no-station-replaced",
            "loss-7 excluded not-at-agency",
            "loss-8 open missing-reported-late",
            "loss-11 excluded no-cash",
            "loss-12 excluded no-address-fault",
            "loss-13 excluded not-handed-over",
            "loss-15a excluded contract-or-supplies",
            "loss-15b excluded no-customer",
            "loss-15c excluded closed-recently",
            "loss-15d excluded no-force-majeure",
            "loss-15e excluded within-month",
        ]
    );
    // Not on the list, or elsewhere: of two reasons against it one is told.
    let elsewhere = json!({ "problem": "lost", "listed": false, "value": 700 });
    let of_the_list: Vec<_> = findings(&elsewhere).into_iter().filter(|it| it.starts_with("loss-8 ")).collect();
    assert_eq!(of_the_list, ["loss-8 excluded not-listed"]);
    let late = json!({ "dueAt": "2012-03-17", "delayCause": "packaging" });
    assert_eq!(
        findings(&late),
        [
            "delay-1 applies overdue",
            "delay-2 excluded not-pursued",
            "delay-3 excluded station-delivers",
            "delay-3a excluded no-waybill-misuse",
            "delay-3b excluded no-wrong-mark",
            "delay-3c excluded no-recipient-details",
            "delay-3d excluded no-recipient-request",
            "delay-3e applies unfit-packaging",
        ]
    );
}

/// What damaged it is handling unless it is said; what contaminated it is asked, and nothing else has a cause.
#[test]
fn what_was_assumed() {
    for (facts, expected) in [
        (
            json!({ "problem": "damaged" }),
            "cause=handling cash=false proxySigned=false \
             cooperated=true forceMajeure=false inNetwork=true claimedOn=2012-03-20 closedOn=null",
        ),
        (
            json!({ "problem": "damaged", "cause": "own-prohibited" }),
            "othersLoss=0 cash=false proxySigned=false \
             cooperated=true forceMajeure=false inNetwork=true claimedOn=2012-03-20 closedOn=null",
        ),
        (
            json!({ "problem": "contaminated" }),
            "othersLoss=0 cash=false proxySigned=false forceMajeure=false inNetwork=true claimedOn=2012-03-20 \
             closedOn=null",
        ),
        (
            json!({ "problem": "lost", "cash": false, "claimedOn": "2012-03-19", "closedOn": "unknown" }),
            "stationChange=false addressFault=false proxySigned=false forceMajeure=false inNetwork=true",
        ),
        (
            json!({ "dueAt": "2012-03-17" }),
            "problem=none forceMajeure=false signedAt=null delayCause=none inNetwork=true",
        ),
    ] {
        let assumed: Vec<_> = told(&facts)
            .assumptions
            .iter()
            .map(|one| format!("{}={}", one.field.key(), one.value.to_string().replace('"', "")))
            .collect();
        assert_eq!(assumed.join(" "), expected, "{facts}");
    }
}

/// Both sides at fault: the doubt names the clause of the delivery side that holds.
#[test]
fn a_doubt_names_the_clause_it_concerns() {
    let lost = json!({ "problem": "lost", "stage": "transit", "listed": true, "addressFault": true, "value": 700,
                       "vehicleArrivedAt": "2012-03-04T08:00", "missingReportedAt": "2012-03-04T09:01" });
    let damaged = json!({ "problem": "damaged", "cause": "own-prohibited", "value": 700, "stage": "delivery",
                          "extent": "total", "scannedAt": "2012-03-04T08:00", "damageReportedAt": "2012-03-04T09:01" });
    let handed_over =
        json!({ "problem": "lost", "stage": "delivery", "cash": true, "proxySigned": true, "value": 700 });
    for (facts, clause) in [(lost, "loss-8"), (damaged, "loss-9"), (handed_over, "loss-13")] {
        let said = told(&facts);
        let doubt = said.doubts.iter().find(|doubt| doubt.id.code() == "both-sides");
        assert_eq!(doubt.map(|doubt| doubt.clause.code()), Some(clause), "{facts}");
    }
}

/// Also where sums have no list of answers: the value, by what its worst leaves.
#[test]
fn what_to_ask_first() {
    let open = json!({ "sentOn": null, "claimant": null, "deliveredBy": null });
    let direct = json!({ "deliveredBy": null });
    for (facts, more, expected) in [
        // Stage and deliverer leave as many results: they stand in the order of the form.
        (
            &open,
            json!({ "problem": "missing" }),
            "stage deliveredBy sentOn value listed vehicleArrivedAt missingReportedAt claimant",
        ),
        // With what it is worth, one sum is left of each; with the stage, still up to 1000 yuan.
        (&direct, json!({ "problem": "lost" }), "value stage deliveredBy listed vehicleArrivedAt missingReportedAt"),
        // A sum without a limit outweighs every fine.
        (&direct, json!({ "problem": "contaminated", "dueAt": "2012-03-17" }), "value deliveredBy cause stage extent"),
        (&direct, json!({ "problem": "contaminated" }), "value cause stage deliveredBy extent"),
    ] {
        let mut facts = facts.clone();
        facts.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let asked: Vec<_> = told(&facts).questions.iter().map(|question| question.field.key()).collect();
        assert_eq!(asked.join(" "), expected, "{facts}");
    }
}

/// How far apart results still lie: the widths of the sums, then how many different ones there are.
fn spread(outlook: &Outlook) -> (i64, u32) {
    let width = |range: Option<Range>| match range {
        None => 0,
        Some(Range { min, max: Some(max) }) => max.fen() - min.fen(),
        // Wider than any sum.
        Some(Range { max: None, .. }) => 1_000_000_000_000,
    };
    let claim = outlook.claim.unwrap_or_default();
    let kinds = claim.filing.len() + claim.outcome.len() + claim.liable.len();
    let delay = outlook.delay;
    let fine = delay.and_then(|delay| delay.fine);
    (width(claim.compensation) + width(fine), kinds + delay.map_or(0, |delay| delay.outcome.len()))
}

/// What the worst of its answers leaves less: the more, the more decisive.
fn decides(whole: &Estimate, answers: &[Outlook]) -> (i64, u32) {
    let all = spread(&Outlook { claim: whole.claim, delay: whole.delay, ours: whole.ours });
    let worst = answers.iter().map(spread).max().unwrap();
    ((all.0 - worst.0).max(0), all.1.saturating_sub(worst.1))
}

proptest! {
    #![proptest_config(properties::times(200))]

    #[test]
    fn the_question_that_decides_most_stands_first(record in properties::cases()) {
        let whole = run(&record, properties::now());
        // A sum has no list of answers, and a day may decide two facts.
        let alone = |field: Field| !matches!(field, Field::Value | Field::SentOn | Field::ClaimedOn | Field::ClosedOn);
        let ranks: Vec<_> = whole
            .questions
            .iter()
            .filter(|question| alone(question.field))
            .map(|question| {
                let answers: Vec<_> = question.answers.iter().map(|answer| answer.outlook).collect();
                (std::cmp::Reverse(decides(&whole, &answers)), question.field)
            })
            .collect();
        prop_assert!(ranks.is_sorted(), "{ranks:?}");
    }
}
