//! What other readings, other answers and other acts would make of a case.

use crate::texts::fault;
use crate::{as_of, checked, read, read_as, run_item, worked_cases};
use parcel_claims::choice::Choice;
use parcel_claims::estimate::{
    DeadlineId, Delay, Estimate, Filing, Lever, LeverId, LineKind, Outcome, Party, calendar, deadlines, estimate,
    estimate_and_levers, filing, levers, other_readings,
};
use parcel_claims::lang::Lang;
use parcel_claims::money::{Fen, Range};
use parcel_claims::rulebook::{ClauseId, DEFAULT_ID, ParcelRules, ReadingId, Rulebook};
use parcel_claims::words::{
    self, Speaker, figures, finding_said, in_brief, lever_evidence, lever_said, line_said, summary,
};
use serde_json::{Value, json};

const AS_OF: &str = "2012-03-20T12:00";

/// A parcel of a direct station, sent on 1 March, delivered by an ordinary station.
fn case(facts: &Value) -> serde_json::Map<String, Value> {
    let usual = json!({ "sentOn": "2012-03-01", "claimant": "direct", "deliveredBy": "station", "valueProof": true });
    let mut record = usual.as_object().unwrap().clone();
    record.extend(facts.as_object().unwrap().clone());
    record
}

fn both(facts: &Value, moment: &str) -> (Estimate, Vec<Lever>) {
    let as_of = as_of(&moment.into());
    let (case, issues) = checked(&case(facts), as_of);
    assert!(issues.is_empty(), "{issues:?}");
    let book = ParcelRules::built_in();
    let both = estimate_and_levers(&case, book, as_of);
    assert_eq!(both, (estimate(&case, book, as_of), levers(&case, book, as_of)), "one exploration, or two");
    both
}

/// What a list of many cases is sorted by is what each estimate says.
#[test]
fn the_short_way_to_clocks_and_filing_says_the_same() {
    for item in worked_cases() {
        let now = as_of(&item["asOf"]);
        let (case, _) = checked(item["case"].as_object().unwrap(), now);
        let whole = run_item(&item);
        assert_eq!(
            filing(&case, ParcelRules::built_in(), now),
            whole.claim.map(|claim| claim.filing).unwrap_or_default()
        );
        let but_the_fine: Vec<_> =
            whole.deadlines.into_iter().filter(|clock| clock.id != DeadlineId::DelayCap).collect();
        assert_eq!(deadlines(&case, ParcelRules::built_in(), now), but_the_fine);
    }
}

#[test]
fn a_doubt_says_what_the_other_reading_would_come_to() {
    for (doubt, facts, by_this, by_the_other) in [
        // 30 days or a month
        (
            "month-or-days",
            json!({
                "sentOn": "2012-02-01", "claimedOn": "2012-03-02", "problem": "lost", "stage": "delivery", "value": 100,
            }),
            "100 yuan",
            "refused",
        ),
        // refused after 7 days, or within them
        (
            "closing-reading",
            json!({
                "closedOn": "2012-03-08", "claimedOn": "2012-03-15", "problem": "lost", "stage": "delivery",
                "value": 100,
            }),
            "100 yuan",
            "refused",
        ),
        (
            "closing-reading",
            json!({
                "closedOn": "2012-03-08", "claimedOn": "2012-03-16", "problem": "lost", "stage": "delivery",
                "value": 100,
            }),
            "refused",
            "100 yuan",
        ),
        // 500 or 1000 at an agency that did not report
        (
            "agency-and-report",
            json!({ "deliveredBy": "agency", "problem": "lost", "stage": "transit", "listed": true, "value": 800,
                    "vehicleArrivedAt": "2012-03-04T08:00", "missingReportedAt": "no" }),
            "500 yuan",
            "800 yuan",
        ),
        // compensation, or a charge that goes to the network
        (
            "agency-penalty-word",
            json!({ "deliveredBy": "agency", "problem": "lost", "stage": "delivery", "value": 2000 }),
            "500 yuan",
            "0 yuan",
        ),
        // flat, or lowered to the value
        ("flat-sum", json!({ "problem": "lost", "stationChange": true, "value": 50 }), "200 yuan", "50 yuan"),
        // the cap of the place, or none
        (
            "damage-bound",
            json!({ "problem": "damaged", "extent": "partial", "stage": "transit", "value": 600,
                    "scannedAt": "2012-03-04T08:00", "damageReportedAt": "2012-03-04T08:40" }),
            "at discretion, at most 300 yuan",
            "at discretion, at most 600 yuan",
        ),
        // a loss, or at discretion
        (
            "total-damage",
            json!({ "problem": "damaged", "extent": "total", "stage": "transit", "value": 600,
                    "scannedAt": "2012-03-04T08:00", "damageReportedAt": "2012-03-04T08:40" }),
            "300 yuan",
            "at discretion, at most 300 yuan",
        ),
        // disputed, or not admitted
        (
            "force-majeure-damage",
            json!({ "problem": "damaged", "extent": "total", "stage": "transit", "value": 600, "forceMajeure": true,
                    "scannedAt": "2012-03-04T08:00", "damageReportedAt": "2012-03-04T08:40" }),
            "300 yuan",
            "refused",
        ),
        (
            "force-majeure-damage",
            json!({ "problem": "contaminated", "cause": "handling", "extent": "partial", "stage": "delivery",
                    "value": 600, "forceMajeure": true }),
            "at discretion, at most 600 yuan",
            "refused",
        ),
        // the station that delivers, or the transit link that scanned it
        (
            "scanning-station",
            json!({ "problem": "damaged", "extent": "total", "stage": "transit", "value": 600,
                    "scannedAt": "2012-03-04T08:00", "damageReportedAt": "2012-03-04T09:01" }),
            "600 yuan",
            "300 yuan",
        ),
        (
            "scanning-station",
            json!({ "problem": "damaged", "extent": "partial", "stage": "transit", "value": 600, "cooperated": false,
                    "scannedAt": "2012-03-04T08:00", "damageReportedAt": "2012-03-04T08:40" }),
            "at discretion, at most 600 yuan",
            "at discretion, at most 300 yuan",
        ),
        // fined, or cleared
        ("force-majeure-delay", json!({ "dueAt": "2012-03-17", "forceMajeure": true }), "fine 60 yuan", "no fine"),
        (
            "force-majeure-delay",
            json!({ "dueAt": "2012-03-17", "forceMajeure": "unknown" }),
            "fine 60 yuan",
            "fine at most 60 yuan",
        ),
    ] {
        let (estimate, _) = both(&facts, AS_OF);
        let brief = |claim, delay| in_brief(claim, delay, Lang::En);
        assert_eq!(brief(estimate.claim.as_ref(), estimate.delay.as_ref()), by_this, "{doubt}");
        let doubts = serde_json::to_value(&estimate.doubts).unwrap();
        let place = doubts
            .as_array()
            .unwrap()
            .iter()
            .position(|item| item["id"] == doubt)
            .unwrap_or_else(|| panic!("no {doubt}"));
        let instead = estimate.doubts[place].instead.unwrap();
        assert_eq!(brief(instead.claim.as_ref(), instead.delay.as_ref()), by_the_other, "{doubt}");
    }
}

/// Where no doubt speaks of a reading, because the contract allows none, its result is told all the same.
#[test]
fn a_third_way_of_reading_is_told_where_it_changes_the_result() {
    let lost = |sent: &str, claimed: &str| {
        json!({ "sentOn": sent, "claimedOn": claimed, "problem": "lost",
    "stage": "delivery", "value": 100 })
    };
    for (facts, expected) in [
        // Day 30 of the days, within the month: refused where the sending day counts as the first.
        (lost("2012-03-01", "2012-03-31"), Some("refused")),
        // Day 29 is in time by every reading, day 31 by none of the days.
        (lost("2012-03-01", "2012-03-30"), None),
        (lost("2012-03-01", "2012-04-01"), None),
        // After the month as well: the doubt says the same of the other reading.
        (lost("2012-02-01", "2012-03-02"), None),
        (json!({ "dueAt": "2012-03-18" }), None),
    ] {
        let as_of = as_of(&"2012-04-01T12:00".into());
        let (case, _) = checked(&case(&facts), as_of);
        let estimate = estimate(&case, ParcelRules::built_in(), as_of);
        let others = other_readings(&case, ParcelRules::built_in(), &estimate, as_of);
        let told: Vec<_> = others.iter().map(|other| in_brief(other.claim.as_ref(), None, Lang::En)).collect();
        assert_eq!(told, expected.iter().map(|told| (*told).to_owned()).collect::<Vec<_>>(), "{facts}");
        assert!(others.iter().all(|other| other.reading == ReadingId::FilingWindow));
    }
}

/// By the other reading the named causes excuse agencies alone, which draw no fine anyway.
#[test]
fn another_reading_of_what_excuses_a_delay_is_told_where_it_changes_the_fine() {
    let late = |cause: &str, by: &str| {
        json!({ "deliveredBy": by, "dueAt": "2012-03-10", "signedAt": "2012-03-14",
    "delayCause": cause })
    };
    let turned = read_as("delay-excuses", "agencies-only");
    for (facts, ours, theirs) in [
        (late("packaging", "station"), (0, 0), Some((80, 80))),
        (late("unknown", "station"), (0, 80), Some((80, 80))),
        (late("packaging", "agency"), (0, 0), None),
        (late("none", "station"), (80, 80), None),
    ] {
        let as_of = as_of(&"2012-03-20T12:00".into());
        let (case, _) = checked(&case(&facts), as_of);
        let fine = |delay: Option<Delay>| {
            let fine = delay.unwrap().fine.unwrap();
            let yuan = |fen: parcel_claims::money::Fen| fen.fen() / 100;
            (yuan(fine.min), yuan(fine.max.unwrap()))
        };
        for (book, ours, theirs) in
            [(ParcelRules::built_in(), ours, theirs), (&turned, theirs.unwrap_or(ours), theirs.and(Some(ours)))]
        {
            let estimate = estimate(&case, book, as_of);
            assert_eq!(fine(estimate.delay), ours, "{facts}");
            let others = other_readings(&case, book, &estimate, as_of);
            assert_eq!(
                others.iter().map(|other| fine(other.delay)).collect::<Vec<_>>(),
                theirs.into_iter().collect::<Vec<_>>(),
                "{facts}"
            );
            for other in &others {
                assert_eq!((other.reading, other.claim), (ReadingId::DelayExcuses, None));
                let said = words::other_reading(other, &estimate, book, Lang::Zh).unwrap();
                assert!(said.contains("按另一种理解"), "{said}");
            }
        }
    }
}

/// What is told is told of one passage: that another one comes to the same is no reason to leave it out.
#[test]
fn another_reading_is_told_beside_one_that_comes_to_the_same() {
    let turned = read_as("delay-excuses", "agencies-only");
    let facts =
        json!({ "dueAt": "2012-03-10", "signedAt": "2012-03-14", "delayCause": "unknown", "forceMajeure": "unknown" });
    let as_of = as_of(&AS_OF.into());
    let (case, _) = checked(&case(&facts), as_of);
    let told = estimate(&case, &turned, as_of);
    let brief = |delay: Option<Delay>| in_brief(None, delay.as_ref(), Lang::En);
    let doubts: Vec<_> = told.doubts.iter().filter_map(|doubt| doubt.instead).collect();
    let by_doubt: Vec<_> = doubts.iter().map(|other| (other.reading, brief(other.delay))).collect();
    let others = other_readings(&case, &turned, &told, as_of);
    let by_others: Vec<_> = others.iter().map(|other| (other.reading, brief(other.delay))).collect();
    let at_most = || "fine at most 80 yuan".to_owned();
    assert_eq!(brief(told.delay), "fine 80 yuan");
    assert_eq!(by_doubt, [(ReadingId::ForceMajeureDelay, at_most())]);
    assert_eq!(by_others, [(ReadingId::DelayExcuses, at_most())]);
}

/// Where the month counts and the days only dispute it, a month is longer or shorter than 30 days.
#[test]
fn by_the_month_the_days_only_dispute_it() {
    let book = read_as("filing-window", "month");
    for (sent, claimed, filing, reason) in [
        ("2012-03-01", "2012-03-31", Filing::Accepted, None),
        ("2012-03-01", "2012-04-01", Filing::Contested, Some(("loss-5", "after-days"))),
        ("2012-03-01", "2012-04-02", Filing::Refused, Some(("loss-15e", "month-over"))),
        // A month of 29 days.
        ("2012-02-01", "2012-03-01", Filing::Accepted, None),
        ("2012-02-01", "2012-03-02", Filing::Refused, Some(("loss-15e", "month-over"))),
    ] {
        let facts =
            json!({ "sentOn": sent, "claimedOn": claimed, "problem": "lost", "stage": "delivery", "value": 100 });
        let as_of = as_of(&AS_OF.into());
        let (case, _) = checked(&case(&facts), as_of);
        let told = estimate(&case, &book, as_of);
        assert!(told.claim.unwrap().filing.is_only(filing), "{facts}");
        let said = |clause: &str| told.findings.iter().find(|finding| finding.clause.code() == clause);
        let reasons = ["loss-5", "loss-15e"].map(|clause| said(clause).map(|finding| finding.reason.code()));
        let (days, month) = match reason {
            Some(("loss-5", days)) => (Some(days), Some("within-month")),
            // Refused by the month, nobody counts the days.
            Some((_, month)) => (None, Some(month)),
            None => (Some("filed-in-time"), Some("within-month")),
        };
        assert_eq!(reasons, [days, month], "{facts}");
        let doubted = told.doubts.iter().any(|doubt| doubt.id.code() == "month-or-days");
        assert_eq!(doubted, filing == Filing::Contested, "{facts}");
    }
}

#[test]
fn a_question_says_what_each_answer_would_come_to() {
    let facts = json!({ "problem": "lost", "stage": "transit", "listed": true, "value": 700,
                        "vehicleArrivedAt": "2012-03-20T11:30", "missingReportedAt": "no" });
    let (estimate, _) = both(&facts, AS_OF);
    let answers: Vec<_> = estimate.questions[0]
        .answers
        .iter()
        .map(|answer| (answer.answer.as_ref(), in_brief(answer.outlook.claim.as_ref(), None, Lang::En)))
        .collect();
    assert_eq!(answers, [("in-time", "300 yuan".to_owned()), ("late", "700 yuan".to_owned())]);
}

#[test]
fn levers_say_what_can_still_be_done_and_for_whom() {
    let running = json!({ "problem": "lost", "stage": "transit", "listed": true, "value": 700,
                          "vehicleArrivedAt": "2012-03-20T11:30", "missingReportedAt": "no" });
    let missed = json!({ "problem": "lost", "stage": "transit", "listed": true, "value": 700,
                         "vehicleArrivedAt": "2012-03-20T10:30", "missingReportedAt": "no" });
    let handed_over =
        json!({ "problem": "lost", "stage": "transit", "listed": false, "value": 700, "proxySigned": true });
    let late = json!({ "dueAt": "2012-03-18" });
    let capped = json!({ "dueAt": "2012-03-10" });
    let unproven = json!({ "problem": "lost", "stage": "delivery", "value": 700, "valueProof": false });
    let uncooperative = json!({ "problem": "damaged", "extent": "total", "stage": "transit", "value": 600,
                                "cooperated": false, "scannedAt": "2012-03-04T08:00",
                                "damageReportedAt": "2012-03-04T08:40" });
    let mut may_have_cooperated = uncooperative.clone();
    may_have_cooperated["cooperated"] = "unknown".into();
    for (we, facts, expected) in [
        ("delivery", &running, &[LeverId::ReportMissing, LeverId::ShowAddress][..]),
        // Reporting is for whoever receives the vehicle.
        ("origin", &running, &[LeverId::File]),
        // The hour is over: nothing to be reported any more.
        ("delivery", &missed, &[LeverId::ShowAddress]),
        ("delivery", &handed_over, &[LeverId::ShowConsent, LeverId::ShowAddress]),
        ("delivery", &late, &[LeverId::Sign, LeverId::ShowWaybill, LeverId::ShowMark, LeverId::ShowCause]),
        ("delivery", &capped, &[LeverId::ShowWaybill, LeverId::ShowMark, LeverId::ShowCause]),
        // The fine is the delivery station's, and only that can have the parcel signed.
        ("origin", &late, &[]),
        ("transit", &late, &[]),
        ("agency", &late, &[]),
        // Not late so far: today and on the eve, not before, and not once it is signed or lost.
        ("delivery", &json!({ "dueAt": "2012-03-20" }), &[LeverId::SignInTime]),
        ("delivery", &json!({ "dueAt": "2012-03-21T09:00" }), &[LeverId::SignInTime]),
        ("delivery", &json!({ "dueAt": "2012-03-22" }), &[]),
        ("delivery", &json!({ "dueAt": "2012-03-20", "signedAt": "2012-03-20T11:00" }), &[]),
        ("delivery", &json!({ "dueAt": "2012-03-20", "inNetwork": false }), &[]),
        ("origin", &json!({ "dueAt": "2012-03-20" }), &[]),
        // Nobody reports for the station that receives.
        ("transit", &running, &[]),
        ("origin", &unproven, &[LeverId::File, LeverId::Proof]),
        // Filed, or nothing to be had: no time to file in.
        ("origin", &json!({ "problem": "lost", "stage": "delivery", "value": 700, "claimedOn": "2012-03-19" }), &[]),
        ("origin", &json!({ "problem": "other" }), &[]),
        // Who cooperated, or may have, need not be told to.
        ("delivery", &uncooperative, &[LeverId::Cooperate]),
        ("delivery", &may_have_cooperated, &[]),
    ] {
        let mut facts = facts.clone();
        facts["we"] = we.into();
        let (_, levers) = both(&facts, AS_OF);
        let found: Vec<_> = levers.iter().map(|lever| lever.id).collect();
        assert_eq!(found, expected, "{we} {facts}");
        assert!(levers.iter().all(|lever| !lever_said(lever, Lang::En).is_empty()));
    }
}

/// Where we did not say who we are, what helps anybody is told.
#[test]
fn what_helps_anybody() {
    for (facts, expected) in [
        (json!({ "dueAt": "2012-03-18" }), &[(LeverId::Sign, Some("2012-03-20"))][..]),
        (json!({ "dueAt": "2012-03-20T18:00" }), &[(LeverId::SignInTime, Some("2012-03-20T18:00"))]),
        // Until the fine has reached its cap, and on that day no more.
        (json!({ "dueAt": "2012-03-16" }), &[(LeverId::Sign, Some("2012-03-20"))]),
        (json!({ "dueAt": "2012-03-15" }), &[]),
        (json!({ "dueAt": "2012-03-10" }), &[]),
        (
            json!({ "problem": "lost", "stage": "delivery", "value": 700, "valueProof": null }),
            &[(LeverId::File, Some("2012-03-31")), (LeverId::Proof, Some("2012-03-31"))],
        ),
        // Without a sending date no window is known.
        (
            json!({ "problem": "lost", "stage": "delivery", "value": 700, "valueProof": null, "sentOn": "unknown" }),
            &[(LeverId::Proof, None)],
        ),
    ] {
        let (_, levers) = both(&facts, AS_OF);
        let due: Vec<_> = levers.iter().map(|lever| lever.due.map(|due| due.to_string())).collect();
        let found: Vec<_> = levers.iter().zip(&due).map(|(lever, due)| (lever.id, due.as_deref())).collect();
        assert_eq!(found, expected, "{facts}");
    }
}

/// A vehicle with several parcels alike: the lever says what it comes to for all of them.
#[test]
fn a_lever_tells_the_sums_of_all() {
    let facts = json!({ "we": "delivery", "problem": "lost", "stage": "transit", "listed": true, "value": 700,
                        "vehicleArrivedAt": "2012-03-20T11:30", "missingReportedAt": "no" });
    let (_, levers) = both(&facts, AS_OF);
    let all = |count| words::effect_for_all(&levers[0], count, Lang::En);
    assert_eq!(all(3).as_deref(), Some("All 3 together: we pay 0 yuan instead of 2,100 yuan"));
    assert_eq!(all(1), None);
}

#[test]
fn a_lever_tells_the_sums() {
    let (_, levers) = both(
        &json!({ "we": "delivery", "problem": "lost", "stage": "transit", "listed": true, "value": 700,
                 "vehicleArrivedAt": "2012-03-20T11:30", "missingReportedAt": "no" }),
        AS_OF,
    );
    assert_eq!(
        lever_said(&levers[0], Lang::En),
        "Report the listed-but-missing parcel by 20 March 2012, 12:30: we pay 0 yuan instead of 700 yuan"
    );
}

/// Of two windows the one that closes first is the one that counts.
#[test]
fn a_station_that_stopped_files_within_the_shorter_window() {
    let closed = |sent: &str, closed: &str| {
        json!({
            "we": "origin", "problem": "lost", "stage": "transit", "value": 700, "sentOn": sent, "closedOn": closed,
        })
    };
    for (facts, moment, due) in [
        (closed("2012-03-01", "2012-03-02"), "2012-03-05T12:00", Some("9 March 2012")),
        (closed("2012-03-01", "2012-03-02"), "2012-03-09T12:00", Some("9 March 2012")),
        // Over: the month that is left helps no more.
        (closed("2012-03-01", "2012-03-02"), "2012-03-10T12:00", None),
        (closed("unknown", "2012-03-02"), "2012-03-05T12:00", Some("9 March 2012")),
        // The other way round the sending date decides.
        (closed("2012-02-05", "2012-03-02"), "2012-03-05T12:00", Some("6 March 2012")),
        (closed("2012-03-01", "unknown"), "2012-03-05T12:00", Some("31 March 2012")),
    ] {
        let (_, levers) = both(&facts, moment);
        let file = levers.iter().find(|lever| lever.id == LeverId::File);
        assert_eq!(file.is_some(), due.is_some(), "{facts} {moment}");
        let Some((file, due)) = file.zip(due) else { continue };
        let said = lever_said(file, Lang::En);
        assert!(said.starts_with(&format!("File by {due} (that day counts): we receive ")), "{said}");
        assert!(said.ends_with("700 yuan instead of 0 yuan"), "{facts}: {said}");
    }
}

/// What a station reads: the act with its effect, the evidence to keep, and whether that is our advice, for every
/// lever.
#[test]
fn every_lever_says_what_to_do_and_what_to_keep() {
    let told = read("tests/inputs/levers.json");
    let mut seen = Vec::new();
    for item in &told {
        let id = LeverId::by_code(item["lever"].as_str().unwrap()).unwrap();
        seen.push(id);
        let at = as_of(&item["asOf"]);
        let (facts, issues) = checked(&case(&item["case"]), at);
        assert!(issues.is_empty(), "{issues:?}");
        for (key, lang) in [("zh", Lang::Zh), ("en", Lang::En)] {
            let all = levers(&facts, ParcelRules::built_in(), at);
            let lever = all.iter().find(|lever| lever.id == id).unwrap_or_else(|| panic!("no {id:?}: {all:?}"));
            let (said, evidence) = (lever_said(lever, lang), lever_evidence(id).map(|text| *text.get(lang)));
            assert_eq!(json!([said, evidence]), item[key], "{id:?}");
            for text in evidence.into_iter().chain([&*said]) {
                assert_eq!(fault(text, lang), None, "{text}");
            }
            // Of evidence the regulation says nothing; where there is none to keep, there is nothing of ours.
            assert_eq!(lever.is_advice(), evidence.is_some(), "{id:?}");
        }
    }
    seen.sort_unstable();
    assert_eq!(seen, LeverId::ALL, "every lever is told once");
}

/// A calendar holds what still helps: no day for filing a claim that is refused anyway.
#[test]
fn a_calendar_holds_the_deadlines_that_help() {
    let facts = json!({ "we": "origin", "problem": "lost", "stage": "delivery", "value": 700 });
    for (claimant, filing) in [("direct", true), ("customer", false)] {
        let mut facts = facts.clone();
        facts["claimant"] = claimant.into();
        let (estimate, _) = both(&facts, AS_OF);
        let ahead = estimate.deadlines.iter().any(|deadline| deadline.id == DeadlineId::File);
        assert!(ahead, "{claimant}");
        let file = calendar(&estimate, "210359000001", |one| one.id.code().to_owned());
        assert_eq!(file.is_some_and(|file| file.contains("UID:file-20120331")), filing, "{claimant}");
    }
}

/// Read as a fine, the sum of loss-7 is a charge for the loss: never one for delay, and on nobody until it is ruled.
#[test]
fn a_charge_for_a_loss_is_no_fine_for_delay() {
    let book = read_as("agency-charge", "fine");
    let sum = |min, max| Range { min: Fen::yuan(min), max: Some(Fen::yuan(max)) };
    let lost = json!({ "we": "agency", "deliveredBy": "agency", "problem": "lost", "stage": "delivery", "value": 800 });
    let mut ruled = lost.clone();
    ruled["addressFault"] = true.into();
    ruled["proxySigned"] = true.into();
    for (facts, from, amount, outcome, bears) in [
        (&lost, Party::Agency, sum(500, 500), Outcome::Payable, None),
        (&ruled, Party::Undetermined, sum(0, 500), Outcome::Ruling, Some(sum(0, 800))),
    ] {
        for (lang, delay) in [(Lang::Zh, "延误"), (Lang::En, "delay")] {
            let as_of = as_of(&AS_OF.into());
            let (case, _) = checked(&case(facts), as_of);
            let told = estimate(&case, &book, as_of);
            let claim = told.claim.unwrap();
            assert!(claim.outcome.is_only(outcome) && claim.compensation.unwrap().is_zero());
            let [line] = &told.lines[..] else { panic!("{:?}", told.lines) };
            assert_eq!((line.kind, line.clause, line.from, line.to), (LineKind::Fine, ClauseId::Loss7, from, None));
            assert_eq!(line.amount, amount);
            assert_eq!(told.ours.unwrap().fined, amount);
            let origin = told.parties.iter().find(|stake| stake.party == Party::Origin);
            assert_eq!(origin.map(|stake| stake.bears), bears);
            let speaker = Speaker { lang, rulebook: &book, case: &case };
            for text in [summary(&told, &speaker), line_said(line, &speaker)] {
                assert!(!text.to_lowercase().contains(delay), "{text}");
                assert_eq!(fault(&text, lang), None, "{text}");
            }
        }
    }
}

/// What a rulebook that was written before a passage was known says nothing of is read the first way.
#[test]
fn a_reading_that_is_left_out_follows_the_first_way() {
    let mut file: Value = serde_json::from_str(Rulebook::built_in_file(DEFAULT_ID).unwrap()).unwrap();
    let readings = file["readings"].as_array_mut().unwrap();
    let known = |reading: &Value| ReadingId::by_code(reading["id"].as_str().unwrap());
    readings.retain(|reading| known(reading).is_none_or(|id| !id.may_be_left_out()));
    let book = Rulebook::load(&file).unwrap().parcel.unwrap();
    assert_eq!(book.follows, ParcelRules::built_in().follows);
    assert!(book.reading(ReadingId::ForceMajeureDelay).is_none() && book.reading(ReadingId::TotalDamage).is_some());
}

/// Where one answer pays nothing that the regulation names, no sentence promises a sum, and every one tells "not
/// regulated" from nothing.
#[test]
fn a_sum_that_may_not_be_regulated_is_at_most() {
    let damaged = json!({ "problem": "damaged", "extent": "total", "value": 200, "scannedAt": "2012-03-04T08:00",
                          "damageReportedAt": "2012-03-04T08:40" });
    let late = json!({ "dueAt": "2012-03-17", "inNetwork": "unknown" });
    for (facts, we, figure, summary) in [
        (
            &damaged,
            Some("origin"),
            "我站可得：最多 200 元，也可能制度没有规定",
            "我站最多可获赔 200 元，也可能制度没有规定。",
        ),
        (&damaged, None, "可赔金额：最多 200 元，也可能制度没有规定", "申报方最多可获赔 200 元，也可能制度没有规定。"),
        (&late, None, "延误罚款：最多 60 元，也可能制度没有规定", "派件站点的罚款最多 60 元。"),
        (&late, Some("delivery"), "我站被罚：最多 60 元", "我站的罚款最多 60 元。"),
    ] {
        let mut facts = facts.clone();
        facts["we"] = json!(we);
        let as_of = as_of(&AS_OF.into());
        let (case, _) = checked(&case(&facts), as_of);
        let told = estimate(&case, ParcelRules::built_in(), as_of);
        let figures: Vec<_> = figures(&told, Lang::Zh).iter().map(|figure| figure.said(Lang::Zh)).collect();
        assert_eq!(figures, [figure]);
        let speaker = Speaker { lang: Lang::Zh, rulebook: ParcelRules::built_in(), case: &case };
        let said = words::summary(&told, &speaker);
        assert!(said.ends_with(summary), "{said}");
        let brief = in_brief(told.claim.as_ref(), told.delay.as_ref(), Lang::Zh);
        assert!(brief.contains("最多") && brief.ends_with("，也可能制度没有规定"), "{brief}");
        let received = told.ours.map(|ours| ours.receives.min);
        assert!(received.is_none_or(|least| least == Fen::ZERO));
    }
    // With nothing else to come of it, it is not regulated, and nothing may come of it is something else.
    for (stage, brief) in [("origin", "制度未规定"), ("transit", "200 元")] {
        let mut facts = damaged.clone();
        facts["stage"] = stage.into();
        let (told, _) = both(&facts, AS_OF);
        assert_eq!(in_brief(told.claim.as_ref(), None, Lang::Zh), brief, "{stage}");
    }
}

/// What is never admitted is told before what came too late.
#[test]
fn grounds_for_refusal_stand_in_their_order() {
    let facts = json!({ "problem": "lost", "claimant": "customer", "forceMajeure": true, "closedOn": "2012-01-02",
                        "sentOn": "2012-01-01" });
    let (told, _) = both(&facts, AS_OF);
    let whole = serde_json::to_value(&told).unwrap();
    assert_eq!(whole["claim"]["refusals"], json!(["loss-15b", "loss-15c", "loss-15d", "loss-5"]));
    let (checked_case, _) = checked(&case(&facts), as_of(&AS_OF.into()));
    let speaker = Speaker { lang: Lang::En, rulebook: ParcelRules::built_in(), case: &checked_case };
    let summary = summary(&told, &speaker);
    let place = |words: &str| summary.find(words).unwrap_or_else(|| panic!("{words}: {summary}"));
    let reason =
        |clause| finding_said(told.findings.iter().find(|finding| finding.clause == clause).unwrap(), Lang::En);
    let places: Vec<_> = [ClauseId::Loss15b, ClauseId::Loss15c, ClauseId::Loss15d, ClauseId::Loss5]
        .map(|clause| place(&reason(clause)))
        .to_vec();
    assert!(places.is_sorted(), "{summary}");
}
