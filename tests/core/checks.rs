//! The checks of a record at their edges, beside `tests/inputs`: what no JSON can write, and what only many can show.

use parcel_claims::case::{Case, Code, Fault, Field, Issue, Kind, Raw, Value, check, check_as_of};
use parcel_claims::choice::Choice;
use parcel_claims::moment::Moment;
use parcel_claims::money::{Fen, NotASum};

fn now() -> chrono::NaiveDateTime {
    "2012-03-20T12:00:00".parse().unwrap()
}

fn text(text: &str) -> Raw {
    Raw::Text(text.to_owned())
}

fn fault_of(field: Field, raw: Raw) -> Option<Fault> {
    let (case, issues) = check([(field.key().to_owned(), raw)], now());
    assert_eq!(case.get(field).is_some(), issues.is_empty());
    assert!(issues.iter().all(|issue| issue.field == field.key()));
    issues.first().map(|issue| issue.fault)
}

#[test]
fn a_text_too_long_to_be_looked_at() {
    for &field in Field::ALL {
        let expected = match field.spec().kind {
            Kind::Text(most) => Fault::TooLong(most),
            Kind::YesNo | Kind::Yuan => Fault::Type(field.spec().kind),
            kind @ (Kind::Choice(_) | Kind::Date | Kind::DateTime | Kind::Moment | Kind::Report) => Fault::Format(kind),
        };
        assert_eq!(fault_of(field, Raw::LongText), Some(expected), "{field:?}");
        assert_eq!(fault_of(field, Raw::Other), Some(Fault::Type(field.spec().kind)), "{field:?}");
        let (case, issues) = check([(field.key().to_owned(), Raw::Null)], now());
        assert!(case == Case::default() && issues.is_empty(), "{field:?}");
    }
    assert_eq!(fault_of(Field::Waybill, text(&"7".repeat(40))), None);
    assert_eq!(fault_of(Field::Waybill, text(&"7".repeat(41))), Some(Fault::TooLong(40)));
}

#[test]
fn sums_that_json_cannot_write() {
    for field in [Field::Value, Field::OthersLoss] {
        for (number, why) in [
            (f64::NAN, NotASum::NotFinite),
            (f64::INFINITY, NotASum::NotFinite),
            (f64::NEG_INFINITY, NotASum::NotFinite),
            (-f64::MIN_POSITIVE, NotASum::Negative),
            (-0.01, NotASum::Negative),
            (10_000_000.01, NotASum::TooLarge),
            (f64::MAX, NotASum::TooLarge),
            (0.001, NotASum::Decimals),
            (0.005, NotASum::Decimals),
            (9_999_999.999, NotASum::Decimals),
            (f64::MIN_POSITIVE, NotASum::Decimals),
        ] {
            assert_eq!(fault_of(field, Raw::Number(number)), Some(Fault::Sum(why)), "{number}");
        }
        for (number, fen) in [(0.0, 0), (-0.0, 0), (0.01, 1), (10_000_000.0, 1_000_000_000)] {
            let (case, issues) = check([(field.key().to_owned(), Raw::Number(number))], now());
            assert!(issues.is_empty());
            assert_eq!(case.get(field), Some(&Value::Yuan(Fen::from_fen(fen))));
        }
    }
}

#[test]
fn one_problem_stands_for_very_many_strange_keys() {
    for (strangers, told) in [(0, 0), (1, 1), (99, 99), (100, 100), (101, 100), (5_000, 100)] {
        let strange = (0..strangers).map(|number| (format!("strange{number}"), Raw::Null));
        let (case, issues) = check(strange.chain([("value".to_owned(), Raw::Number(5.0))]), now());
        assert_eq!(issues.len(), told, "{strangers}");
        assert_eq!(case.yuan(Field::Value).known(), Some(Fen::yuan(5)));
        let whole = issues.iter().filter(|issue| **issue == Issue::new("", Fault::TooManyFields)).count();
        assert_eq!(whole, usize::from(strangers >= 100), "{strangers}");
        assert!(issues.iter().all(|issue| issue.fault == Fault::TooManyFields || issue.fault == Fault::UnknownField));
    }
}

#[test]
fn every_fault_has_its_code() {
    let kind = Kind::YesNo;
    for (fault, code) in [
        (Fault::UnknownField, Code::UnknownField),
        (Fault::TooManyFields, Code::Range),
        (Fault::NotARecord, Code::Type),
        (Fault::Type(kind), Code::Type),
        (Fault::Format(kind), Code::Format),
        (Fault::NoUnknown, Code::Format),
        (Fault::Mangled, Code::Format),
        (Fault::Control, Code::Format),
        (Fault::Years, Code::Range),
        (Fault::Sum(NotASum::Negative), Code::Range),
        (Fault::TooLong(40), Code::Range),
        (Fault::Before(Field::SentOn), Code::Order),
        (Fault::AfterAsOf, Code::Order),
    ] {
        assert_eq!(fault.code(), code, "{fault:?}");
    }
    for (code, written) in [
        (Code::UnknownField, "unknown-field"),
        (Code::Type, "type"),
        (Code::Format, "format"),
        (Code::Range, "range"),
        (Code::Order, "order"),
        (Code::NotCovered, "not-covered"),
    ] {
        assert_eq!(code.code(), written);
    }
}

#[test]
fn why_a_waybill_or_an_answer_is_none() {
    for (waybill, fault) in [
        ("1.23E+12", Some(Fault::Mangled)),
        ("8E+11", Some(Fault::Mangled)),
        ("8e11", Some(Fault::Mangled)),
        ("1.2\u{7}3", Some(Fault::Control)),
        ("\u{200b}", Some(Fault::Control)),
        ("a\u{2028}b", Some(Fault::Control)),
        ("a\u{2029}b", Some(Fault::Control)),
        ("unknown", Some(Fault::NoUnknown)),
        // None of them is what a spreadsheet writes.
        ("1.5E", None),
        ("1.E+5", None),
        ("1.5AE+12", None),
        ("1.A5E+12", None),
        ("AE12", None),
        ("12E5", None),
        ("1E+", None),
        ("1E+1A", None),
        ("1E-5", None),
        (".5E5", None),
        ("E5", None),
    ] {
        assert_eq!(fault_of(Field::Waybill, text(waybill)), fault, "{waybill:?}");
    }
    assert_eq!(fault_of(Field::Problem, text("unknown")), Some(Fault::NoUnknown));
    assert_eq!(fault_of(Field::MissingReportedAt, text("no")), None);
    assert_eq!(fault_of(Field::SignedAt, text("no")), Some(Fault::Format(Kind::Moment)));
    assert_eq!(fault_of(Field::Cash, Raw::Bool(false)), None);
}

#[test]
fn the_first_and_the_last_day() {
    for &field in Field::ALL {
        let kind = field.spec().kind;
        let at = |day: &str, clock: &str| match kind {
            Kind::Date => day.to_owned(),
            _ => format!("{day}T{clock}"),
        };
        if !matches!(kind, Kind::Date | Kind::DateTime | Kind::Moment | Kind::Report) {
            continue;
        }
        assert_eq!(fault_of(field, text(&at("1999-12-31", "23:59"))), Some(Fault::Years), "{field:?}");
        assert_eq!(fault_of(field, text(&at("2000-01-01", "00:00"))), None, "{field:?}");
        assert_eq!(fault_of(field, text(&at("2100-01-01", "00:00"))), Some(Fault::Years), "{field:?}");
        let last = fault_of(field, text(&at("2099-12-31", "23:59")));
        assert_eq!(last, field.has_happened().then_some(Fault::AfterAsOf), "{field:?}");
        // A day where a clock time belongs, and a clock time where a day belongs.
        let other = if kind == Kind::Date { "2012-03-01T08:00" } else { "2012-03-01" };
        let expected = (kind != Kind::Moment).then_some(Fault::Format(kind));
        assert_eq!(fault_of(field, text(other)), expected, "{field:?}");
    }
}

/// Steps, each with what it may not come before, nearest first.
const STEPS: [(Field, &[Field]); 7] = [
    (Field::ClaimedOn, &[Field::SentOn]),
    (Field::DueAt, &[Field::SentOn]),
    (Field::SignedAt, &[Field::SentOn]),
    (Field::VehicleArrivedAt, &[Field::SentOn]),
    (Field::ScannedAt, &[Field::SentOn]),
    (Field::MissingReportedAt, &[Field::VehicleArrivedAt, Field::SentOn]),
    (Field::DamageReportedAt, &[Field::ScannedAt, Field::SentOn]),
];

#[test]
fn the_order_of_every_pair() {
    let ways = |field: Field| match field.spec().kind {
        Kind::Date => vec![false],
        Kind::Moment => vec![false, true],
        _ => vec![true],
    };
    for &later in Field::ALL {
        for &earlier in Field::ALL {
            let is_moment =
                |field: Field| matches!(field.spec().kind, Kind::Date | Kind::DateTime | Kind::Moment | Kind::Report);
            if later == earlier || !is_moment(later) || !is_moment(earlier) {
                continue;
            }
            let rule = STEPS.iter().any(|(step, before)| *step == later && before.contains(&earlier));
            for (later_clock, earlier_clock) in
                ways(later).into_iter().flat_map(|one| ways(earlier).into_iter().map(move |other| (one, other)))
            {
                // The later step beside the earlier one, on 5 March at noon:
                // a day before, a minute before, then, after.
                for (day, clock, by_day, by_clock) in [
                    ("2012-03-04", "23:59", true, true),
                    ("2012-03-05", "11:59", false, true),
                    ("2012-03-05", "12:00", false, false),
                    ("2012-03-05", "12:01", false, false),
                    ("2012-03-06", "00:00", false, false),
                ] {
                    let write = |with: bool, day: &str, clock: &str| {
                        if with { format!("{day}T{clock}") } else { day.to_owned() }
                    };
                    let record = [
                        (later.key().to_owned(), text(&write(later_clock, day, clock))),
                        (earlier.key().to_owned(), text(&write(earlier_clock, "2012-03-05", "12:00"))),
                    ];
                    let is_before = if later_clock && earlier_clock { by_clock } else { by_day };
                    let (_, issues) = check(record, now());
                    let told = issues.contains(&Issue::new(later.key(), Fault::Before(earlier)));
                    assert_eq!(told, rule && is_before, "{later:?} {day} {clock} beside {earlier:?}");
                    let others = issues.iter().filter(|issue| issue.field == later.key()).count();
                    assert_eq!(others, usize::from(told));
                }
            }
        }
    }
}

#[test]
fn each_step_is_told_once_and_by_the_nearest() {
    for (later, earlier) in STEPS {
        let clock = |field: Field, day: &str| {
            if field.spec().kind == Kind::Date { day.to_owned() } else { format!("{day}T08:00") }
        };
        let all = earlier.iter().map(|field| (field.key().to_owned(), text(&clock(*field, "2012-03-25"))));
        let (_, issues) = check(all.chain([(later.key().to_owned(), text(&clock(later, "2012-03-22")))]), now());
        let told: Vec<_> = issues.iter().filter(|issue| issue.field == later.key()).map(|issue| issue.fault).collect();
        assert_eq!(told, [Fault::Before(earlier[0])], "{later:?}");
    }
}

#[test]
fn what_has_happened_does_not_lie_ahead() {
    let happened = [
        Field::SentOn,
        Field::SignedAt,
        Field::VehicleArrivedAt,
        Field::ScannedAt,
        Field::MissingReportedAt,
        Field::DamageReportedAt,
    ];
    for &field in Field::ALL {
        assert_eq!(field.has_happened(), happened.contains(&field), "{field:?}");
        let kind = field.spec().kind;
        let (by_day, by_clock) = match kind {
            Kind::Date => (true, false),
            Kind::Moment => (true, true),
            Kind::DateTime | Kind::Report => (false, true),
            Kind::Text(_) | Kind::Choice(_) | Kind::YesNo | Kind::Yuan => continue,
        };
        let mut entries = Vec::new();
        if by_day {
            entries.extend([("2012-03-19", false), ("2012-03-20", false), ("2012-03-21", true)]);
        }
        if by_clock {
            entries.extend([
                ("2012-03-20T11:59", false),
                ("2012-03-20T12:00", false),
                ("2012-03-20T12:01", true),
                ("2012-03-21T00:00", true),
            ]);
        }
        for (entry, ahead) in entries {
            let expected = (ahead && happened.contains(&field)).then_some(Fault::AfterAsOf);
            assert_eq!(fault_of(field, text(entry)), expected, "{field:?} {entry}");
        }
    }
}

#[test]
fn the_moment_of_the_estimate() {
    let format = Err(Fault::Format(Kind::DateTime));
    for (raw, expected) in [
        (text("2012-03-20T12:00"), Ok(now())),
        (text("2000-01-01T00:00"), Ok("2000-01-01T00:00:00".parse().unwrap())),
        (text("2099-12-31T23:59"), Ok("2099-12-31T23:59:00".parse().unwrap())),
        (text("1999-12-31T23:59"), Err(Fault::Years)),
        (text("2100-01-01T00:00"), Err(Fault::Years)),
        (text("2012-03-20"), format),
        (text("unknown"), format),
        (text(""), format),
        (Raw::LongText, format),
    ] {
        assert_eq!(check_as_of(&raw), expected, "{raw:?}");
    }
    for raw in [Raw::Null, Raw::Bool(true), Raw::Number(20_120_320.0), Raw::Other] {
        assert_eq!(check_as_of(&raw), Err(Fault::Type(Kind::DateTime)), "{raw:?}");
    }
}

#[test]
fn a_value_of_json_is_what_it_is() {
    use serde_json::json;
    for (value, raw) in [
        (json!(null), Raw::Null),
        (json!(true), Raw::Bool(true)),
        (json!(false), Raw::Bool(false)),
        (json!(1), Raw::Number(1.0)),
        (json!(-1.5), Raw::Number(-1.5)),
        (json!("x"), text("x")),
        (json!([]), Raw::Other),
        (json!({}), Raw::Other),
    ] {
        assert_eq!(Raw::from(&value), raw, "{value}");
    }
    let (case, _) = check([("sentOn".to_owned(), text("2012-03-01"))], now());
    assert_eq!(case.moment(Field::SentOn).known(), Moment::parse("2012-03-01"));
}
