//! What the pictures show, as data.

use crate::{as_of, checked, properties};
use parcel_claims::case::{Case, Field};
use parcel_claims::choice::Choice;
use parcel_claims::estimate::{DeadlineState, Estimate, Event, Gap, What, estimate, fine_days, gap, timeline};
use parcel_claims::moment::Moment;
use parcel_claims::money::Fen;
use parcel_claims::rulebook::ParcelRules;
use proptest::prelude::*;
use serde_json::{Value, json};

fn both(facts: &Value, moment: &str) -> (Case, Estimate) {
    let as_of = as_of(&moment.into());
    let (case, issues) = checked(facts.as_object().unwrap(), as_of);
    assert!(issues.is_empty(), "{issues:?}");
    let estimate = estimate(&case, ParcelRules::built_in(), as_of);
    (case, estimate)
}

/// `sentOn 2012-03-01`, `file 2012-03-31 ahead`.
fn told(event: &Event) -> String {
    let what = match event.what {
        What::Fact(field) => field.key(),
        What::Due => "due",
        What::Deadline(id) => id.code(),
        What::Now => "now",
    };
    let state = event.state.map(|state| format!(" {}", state.code())).unwrap_or_default();
    format!("{what} {}{state}", event.at)
}

#[test]
fn the_timeline_runs_from_first_to_last() {
    let lost = json!({ "claimant": "direct", "deliveredBy": "station", "problem": "lost", "sentOn": "2012-03-01",
        "stage": "transit", "listed": true, "vehicleArrivedAt": "2012-03-05T08:00",
        "missingReportedAt": "2012-03-05T08:40",
        "dueAt": "2012-03-05T18:00", "claimedOn": "2012-03-08" });
    for (facts, at, expected) in [
        (
            &lost,
            "2012-03-08T12:00",
            &[
                "sentOn 2012-03-01",
                "vehicleArrivedAt 2012-03-05T08:00",
                "missingReportedAt 2012-03-05T08:40",
                "report-missing 2012-03-05T09:00 met",
                "due 2012-03-05T18:00 missed",
                // Filed today: before now, not after.
                "claimedOn 2012-03-08",
                "now 2012-03-08T12:00",
                "delay-cap 2012-03-10 ahead",
                "file-safe 2012-03-30 met",
                "file 2012-03-31 met",
            ][..],
        ),
        (
            &json!({
                "problem": "damaged", "scannedAt": "2012-03-05T08:00", "damageReportedAt": "no",
                "closedOn": "2012-03-02",
            }),
            "2012-03-05T09:30",
            &[
                "closedOn 2012-03-02",
                "scannedAt 2012-03-05T08:00",
                "report-damage 2012-03-05T09:00 missed",
                "now 2012-03-05T09:30",
                "file-after-closing 2012-03-09 ahead",
            ],
        ),
        // Filed on a day that is over: at its end, whatever the clock says now.
        (
            &json!({
                "problem": "missing", "stage": "origin", "scannedAt": "2012-03-05T13:00", "claimedOn": "2012-03-05",
            }),
            "2012-03-07T12:00",
            &["scannedAt 2012-03-05T13:00", "claimedOn 2012-03-05", "now 2012-03-07T12:00"],
        ),
        // A last day counts to its end: today is before it.
        (&json!({ "dueAt": "2012-03-05" }), "2012-03-05T09:30", &["now 2012-03-05T09:30", "due 2012-03-05 ahead"]),
        (
            &json!({ "dueAt": "2012-03-05", "signedAt": "2012-03-04T10:00" }),
            "2012-03-06T09:30",
            &["signedAt 2012-03-04T10:00", "due 2012-03-05 met", "now 2012-03-06T09:30"],
        ),
        // Whether it was met is not known.
        (
            &json!({ "dueAt": "2012-03-05", "signedAt": "unknown" }),
            "2012-03-06T09:30",
            &["due 2012-03-05 passed", "now 2012-03-06T09:30"],
        ),
        // Nothing can be filed: the days for it are left out.
        (
            &json!({ "problem": "lost", "sentOn": "2012-03-01", "claimant": "customer" }),
            "2012-03-05T09:30",
            &["sentOn 2012-03-01", "now 2012-03-05T09:30"],
        ),
        (&json!({}), "2012-03-05T09:30", &["now 2012-03-05T09:30"]),
    ] {
        let (case, estimate) = both(facts, at);
        let found: Vec<_> = timeline(&case, &estimate).iter().map(told).collect();
        assert_eq!(found, expected, "{facts}");
    }
}

#[test]
fn a_gap_is_told_in_what_fits_it() {
    for (from, to, expected) in [
        ("2012-03-05T08:00", "2012-03-05T08:40", Some(Gap::Minutes(40))),
        ("2012-03-05T08:00", "2012-03-07T07:59", Some(Gap::Minutes(2879))),
        ("2012-03-05T08:00", "2012-03-07T08:00", Some(Gap::Days(2))),
        ("2012-03-05T08:00", "2012-03-05T08:00", None),
        ("2012-03-05", "2012-03-05T08:00", None),
        ("2012-03-05", "2012-03-06T08:00", Some(Gap::Days(1))),
        ("2011-12-30", "2012-03-01", Some(Gap::Days(62))),
    ] {
        let moment = |text| Moment::parse(text).unwrap();
        assert_eq!(gap(moment(from), moment(to)), expected, "{from} to {to}");
    }
}

/// `03-05 0`, `03-06 0–20`, and what the picture marks.
fn fine(facts: &Value, at: &str) -> Option<(Vec<String>, String)> {
    let (case, estimate) = both(facts, at);
    let fine = fine_days(&case, ParcelRules::built_in(), &estimate)?;
    assert_eq!(fine.cap, ParcelRules::built_in().figures.delay_fine_cap);
    let day = |day: &parcel_claims::estimate::FineDay| {
        let sum = match day.fine.single() {
            Some(sum) => sum.to_string(),
            None => format!("{}–{}", day.fine.min, day.fine.max.unwrap()),
        };
        format!("{} {sum}", day.day.to_string().get(5..).unwrap())
    };
    let until = format!("{} {}", if fine.signed { "signed" } else { "now" }, fine.until.to_string().get(5..).unwrap());
    Some((fine.days.iter().map(day).collect(), until))
}

#[test]
fn the_fine_grows_by_the_day_to_its_cap() {
    let late = |more: Value| {
        let mut facts = json!({ "deliveredBy": "station", "dueAt": "2012-03-05" });
        facts.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        facts
    };
    let days = |days: &[&str]| days.iter().map(|day| (*day).to_owned()).collect::<Vec<_>>();
    for (facts, at, expected, until) in [
        (
            late(json!({})),
            "2012-03-07T10:00",
            &["03-05 0", "03-06 20", "03-07 40", "03-08 60", "03-09 80", "03-10 100", "03-11 100"][..],
            "now 03-07",
        ),
        // Long over: the cap, and today.
        (
            late(json!({})),
            "2012-06-07T10:00",
            &["03-05 0", "03-06 20", "03-07 40", "03-08 60", "03-09 80", "03-10 100", "03-11 100", "06-07 100"],
            "now 06-07",
        ),
        // Signed: it grows no further.
        (
            late(json!({ "signedAt": "2012-03-07" })),
            "2012-03-20T10:00",
            &["03-05 0", "03-06 20", "03-07 40"],
            "signed 03-07",
        ),
        // Due by the clock: late on the day itself.
        (
            late(json!({ "dueAt": "2012-03-05T18:00", "signedAt": "2012-03-05T20:00" })),
            "2012-03-20T10:00",
            &["03-05 20"],
            "signed 03-05",
        ),
        // A cause that may clear the station, an agency that may deliver, a parcel that is lost: perhaps nothing.
        (
            late(json!({ "delayCause": "unknown", "signedAt": "2012-03-06" })),
            "2012-03-07T10:00",
            &["03-05 0", "03-06 0–20"],
            "signed 03-06",
        ),
        (
            late(json!({ "deliveredBy": "unknown", "signedAt": "2012-03-06" })),
            "2012-03-07T10:00",
            &["03-05 0", "03-06 0–20"],
            "signed 03-06",
        ),
        (
            late(json!({ "problem": "lost", "signedAt": "2012-03-06" })),
            "2012-03-07T10:00",
            &["03-05 0", "03-06 0–20"],
            "signed 03-06",
        ),
        // Signed, nobody knows when: what it would be for each day, to today.
        (late(json!({ "signedAt": "unknown" })), "2012-03-07T10:00", &["03-05 0", "03-06 20", "03-07 40"], "now 03-07"),
    ] {
        assert_eq!(fine(&facts, at), Some((days(expected), until.to_owned())), "{facts}");
    }
}

#[test]
fn no_fine_no_picture() {
    for facts in [
        json!({ "deliveredBy": "station", "dueAt": "2012-03-09" }),
        json!({ "deliveredBy": "station", "dueAt": "2012-03-05", "signedAt": "2012-03-05" }),
        json!({ "deliveredBy": "agency", "dueAt": "2012-03-05" }),
        json!({ "deliveredBy": "station", "dueAt": "2012-03-05", "inNetwork": false }),
        json!({ "deliveredBy": "station", "dueAt": "2012-03-05", "delayCause": "packaging" }),
        json!({ "problem": "lost" }),
    ] {
        assert_eq!(fine(&facts, "2012-03-08T10:00"), None, "{facts}");
    }
}

proptest! {
    #![proptest_config(properties::times(300))]

    /// The picture and the estimate say the same of the day that counts, and the fine never falls.
    #[test]
    fn the_fine_of_the_day_is_that_of_the_estimate(record in properties::cases()) {
        let as_of = properties::now();
        let (case, _) = checked(&record, as_of);
        let estimate = estimate(&case, ParcelRules::built_in(), as_of);
        if let Some(picture) = fine_days(&case, ParcelRules::built_in(), &estimate) {
            let fine = estimate.delay.unwrap().fine.unwrap();
            let last = picture.days.iter().find(|day| day.day == picture.until).unwrap();
            // Where nobody knows when it was signed, an earlier day may have been it.
            prop_assert_eq!(last.fine.max, fine.max);
            prop_assert!(picture.days.windows(2).all(|two| two[0].fine.max <= two[1].fine.max));
            prop_assert!(picture.days.iter().all(|day| day.fine.max.unwrap_or(Fen::MAX) <= picture.cap));
        }
        let events = timeline(&case, &estimate);
        prop_assert!(events.windows(2).all(|two| two[0].at.day <= two[1].at.day));
        prop_assert!(events.windows(2).all(|two| !two[0].at.is_after(two[1].at)));
        prop_assert_eq!(events.iter().filter(|event| event.what == What::Now).count(), 1);
        let mut states = events.iter().filter_map(|event| event.state);
        prop_assert!(states.all(|state| DeadlineState::ALL.contains(&state)));
        for field in [Field::SentOn, Field::SignedAt, Field::ClosedOn] {
            let known = case.moment(field).known().is_some();
            prop_assert_eq!(events.iter().any(|event| event.what == What::Fact(field)), known);
        }
    }
}
