//! A case that travels: what comes back is what went out, and every change on the way is told by its name.

use crate::texts::fault;
use crate::{Record, as_of, checked, properties, run, run_item, worked_cases};
use parcel_claims::case::{Case, Field, Value as Said};
use parcel_claims::lang::Lang;
use parcel_claims::moment::Moment;
use parcel_claims::receipt::{Opened, Problem, Refused, differences, file, link, open, qr};
use parcel_claims::rulebook::ParcelRules;
use parcel_claims::words;
use proptest::prelude::*;
use serde_json::{Value, json};

fn book() -> &'static ParcelRules {
    ParcelRules::built_in()
}

fn opened(text: &str) -> Opened {
    open(text, book(), properties::now()).unwrap_or_else(|why| panic!("{why:?}: {text}"))
}

/// A link as a station hands it out.
fn made(record: &Record) -> (Case, String) {
    let (case, _) = checked(record, properties::now());
    let text = link(&case, &run(record, properties::now()));
    (case, text)
}

fn record(facts: Value) -> Record {
    facts.as_object().unwrap().clone()
}

/// A parcel with every kind of value.
fn sample() -> Record {
    record(json!({
        "waybill": "单 号/2103-59.", "we": "origin", "claimant": "direct", "problem": "lost", "sentOn": "2012-03-01",
        "value": 199.9,
        "stage": "transit", "listed": "unknown", "vehicleArrivedAt": "2012-03-05T08:00", "missingReportedAt": "no",
        "cash": false,
        "valueProof": true, "dueAt": "2012-03-04T18:00",
    }))
}

/// Links that are out in the world are not to be read otherwise by a later version.
const HANDED_OUT: &str = include_str!("../inputs/handed-out.txt");

#[test]
fn a_link_handed_out_earlier_opens_the_same() {
    // The rulebook may have been corrected since.
    let handed_out = HANDED_OUT.replace("c9c0793d74b1", &book().digest[..12]);
    assert_eq!(made(&sample()).1, handed_out.trim());
    let opened = opened(&handed_out);
    assert_eq!(opened.problems, []);
    assert_eq!(opened.case, made(&sample()).0);
    assert!(opened.compared && opened.as_of == Some(properties::now()));
}

#[test]
fn the_waybill_can_be_left_out() {
    let (case, _) = checked(&sample(), properties::now());
    let text = link(&case.without(Field::Waybill), &run(&sample(), properties::now()));
    assert!(!text.contains("waybill") && !text.contains("2103"), "{text}");
    let opened = opened(&text);
    assert_eq!(opened.problems, []);
    assert_eq!(differences(&opened.case, &made(&sample()).0), [Field::Waybill]);
}

#[test]
fn every_worked_case_travels_and_fits_a_code() {
    for item in worked_cases() {
        let record = item["case"].as_object().unwrap();
        let at = as_of(&item["asOf"]);
        let (case, _) = checked(record, at);
        let text = link(&case, &run_item(&item));
        assert!(text.is_ascii() && text.len() < 1_200, "{}: {text}", item["name"]);
        assert!(qr(&text).is_some(), "{}", item["name"]);
        for text in [text, file(&case, at, book())] {
            let opened = opened(&text);
            assert_eq!(opened.problems, [], "{}: {text}", item["name"]);
            assert_eq!((opened.case, opened.as_of), (case.clone(), Some(at)), "{}: {text}", item["name"]);
        }
    }
}

#[test]
fn chats_may_mangle_it() {
    let (case, text) = made(&sample());
    let folded: String =
        text.chars().enumerate().map(|(at, c)| if at % 60 == 59 { format!("{c}\n") } else { c.to_string() }).collect();
    let mangled = [
        format!("https://example.org/a/parcel-claims.html#{text}"),
        format!("#{text}"),
        format!("  {text}\r\n"),
        format!("麻烦核对一下：https://example.org/#{text}，谢谢！"),
        format!("请看（{text}）。"),
        format!("see <https://example.org/#{text}>, thanks"),
        format!("“{text}” thanks, a=b"),
        format!("核对 {text}. Thanks"),
        text.replace('&', "&amp;"),
        text.replace('&', "&amp;amp;"),
        text.replace('&', "＆").replace('=', "＝").replace('%', "％"),
        text.replace("2012", "２０１２"),
        format!("https://example.org/#{}", text.replace('%', "%25").replace('&', "%26").replace('=', "%3D")),
        folded,
        text.replace("check", "\u{200b}check"),
    ];
    for text in mangled {
        let opened = opened(&text);
        assert_eq!(opened.problems, [], "{text}");
        assert_eq!(opened.case, case, "{text}");
    }
}

/// What is told, as a short list.
fn told(text: &str) -> Vec<String> {
    let name = |problem: &Problem| match problem {
        Problem::Unknown(key) => format!("unknown {key}"),
        Problem::Unsound { issue, given } => format!("unsound {} {given}", issue.field),
        Problem::Altered(key) => format!("altered {key}"),
        Problem::Added(field) => format!("added {}", field.key()),
        Problem::Missing(field) => format!("missing {}", field.map_or("something", Field::key)),
        Problem::Twice(key) => format!("twice {key}"),
        Problem::Lacks(part) => format!("lacks {part}"),
        Problem::Rulebook { id, digest } => format!("rulebook {id} {digest}"),
        Problem::Result { alone } => format!("result {alone}"),
    };
    opened(text).problems.iter().map(name).collect()
}

#[test]
fn every_change_is_told_by_its_name() {
    let facts = json!({
        "problem": "lost", "sentOn": "2012-03-01", "stage": "transit", "value": 700, "listed": true, "waybill": "2103",
    });
    let (_, text) = made(&record(facts));
    let digest = &book().digest[..12];
    let result = text.split("result=").nth(1).unwrap().split('&').next().unwrap();
    assert_eq!(told(&text), [""; 0]);
    let at = |from: &str, to: &str| {
        assert!(text.contains(from), "{from} in {text}");
        told(&text.replace(from, to))
    };
    assert_eq!(at("sentOn=2012-03-01", "sentOn=2012-03-02"), ["altered sentOn", "result false"]);
    assert_eq!(at("waybill=2103", "waybill=2104"), ["altered waybill"]);
    assert_eq!(at("at=2012-03-20T12:00", "at=2012-03-20T12:01"), ["altered at"]);
    assert_eq!(at("&at=2012-03-20T12:00", ""), ["lacks at"]);
    assert_eq!(at("at=2012-03-20T12:00", "at=soon"), ["unsound asOf soon", "altered at"]);
    assert_eq!(at("&waybill=2103", ""), ["missing waybill"]);
    assert_eq!(at("&listed=yes", ""), ["missing listed"]);
    assert_eq!(at("listed=yes", "listed=maybe"), ["altered listed", "unsound listed maybe"]);
    assert_eq!(at("value=700", "value=7e2"), ["altered value", "unsound value 7e2", "result false"]);
    assert_eq!(at("problem=lost", "problem=lost&cash=no"), ["added cash"]);
    assert_eq!(at("problem=lost", "problem=lost&colour=red"), ["unknown colour"]);
    assert_eq!(at("problem=lost", "problem=lost&problem=damaged"), ["twice problem"]);
    assert_eq!(at(digest, "0123456789ab"), ["rulebook huitong-henan-2012 0123456789ab"]);
    assert_eq!(at(digest, &digest[..8]), [format!("rulebook huitong-henan-2012 {}", &digest[..8])]);
    assert_eq!(at("huitong-henan-2012", "huitong-henan-2013"), [format!("rulebook huitong-henan-2013 {digest}")]);
    assert_eq!(at(&format!("&digest={digest}"), ""), ["lacks book"]);
    assert_eq!(at(result, "aaaaaaaaaa"), ["result true"]);
    assert_eq!(at(&format!("&result={result}"), ""), ["lacks result"]);
    let check = text.split("&check=").nth(1).unwrap().split('&').next().unwrap();
    assert_eq!(at(&format!("&check={check}"), ""), ["lacks check"]);
    // Several at once: all are told.
    let both =
        text.replace("sentOn=2012-03-01", "sentOn=2012-03-02&x=1").replace("&waybill=2103", "").replace(digest, "0");
    assert_eq!(
        told(&both),
        ["rulebook huitong-henan-2012 0", "altered sentOn", "missing waybill", "unknown x", "result false"]
    );
    for (text, why) in [
        (text.replace("v=1", "v=2"), Refused::Version("2".into())),
        ("#v=99&problem=lost".into(), Refused::Version("99".into())),
        ("#v=".into(), Refused::NotOurs),
        ("problem=lost".into(), Refused::NotOurs),
        (String::new(), Refused::NotOurs),
        ("[1,2]".into(), Refused::NotOurs),
        ("{\"problem\":".into(), Refused::NotOurs),
        ("{\"product\":\"parcel-claims\",\"book\":1,\"cases\":[]}".into(), Refused::NotACase),
        ("{\"product\":\"parcel-claims\",\"case\":2}".into(), Refused::Version("2".into())),
        ("{\"product\":\"another\",\"case\":1}".into(), Refused::NotOurs),
        (format!("#v=1&waybill={}", "1".repeat(200_000)), Refused::TooLong),
    ] {
        assert_eq!(open(&text, book(), properties::now()), Err(why.clone()), "{text:.60}");
        for lang in [Lang::Zh, Lang::En] {
            assert_eq!(fault(&words::receipt_refused(&why, lang), lang), None);
        }
    }
}

#[test]
fn a_file_tells_every_problem_at_once() {
    let text = json!({
        "product": "parcel-claims", "case": 1, "asOf": "2012-03-20", "rulebook": { "id": "other", "digest": "abc" },
        "note": "x",
        "facts": { "problem": "lots", "value": -1, "colour": "red", "listed": true, "sentOn": "2012-03-01",
        "claimedOn": "2012-02-01" },
    });
    assert_eq!(
        told(&text.to_string()),
        [
            "unsound asOf 2012-03-20",
            "rulebook other abc",
            "unknown note",
            "unknown colour",
            "unsound problem lots",
            "unsound value -1",
            "unsound claimedOn 2012-02-01",
        ]
    );
    // What is sound is taken.
    let opened = opened(&text.to_string());
    assert!(opened.case.says(Field::Listed, &Said::Flag(true)) && opened.as_of.is_none());
    assert!(opened.case.moment(Field::SentOn).known() == Moment::parse("2012-03-01"));
    // A bare record is as good.
    assert_eq!(told(r#" {"problem":"lost","value":700,"shade":1}"#), ["unknown shade"]);
    assert_eq!(told(r#"{"product":"parcel-claims","case":1}"#), ["lacks at", "lacks book", "unsound facts "]);
}

/// Everything that can be told of a link, said in both languages.
#[test]
fn whatever_is_told_is_told_in_words() {
    let (_, text) = made(&sample());
    let digest = &book().digest[..12];
    let texts = [
        text.replace("lost", "lots")
            .replace("&cash=no", "")
            .replace("listed=unknown", "listed=yes&listed=no&cause=handling"),
        text.replace("at=2012-03-20T12:00", "at=2012-03-20T11:00").replace("result=", "result=x").replace(digest, "0"),
        text.replace("value=199.9", "value=1.999")
            .replace("sentOn=2012-03-01", "sentOn=2012-03-19")
            .replace("&at=", "&x="),
        "#v=1&problem=lost".to_owned(),
        text[..text.find("check=").unwrap() + 8].to_owned(),
        r#"{"product":"parcel-claims","case":1,"facts":7}"#.to_owned(),
    ];
    for text in texts {
        let opened = opened(&text);
        assert!(!opened.problems.is_empty(), "{text}");
        for problem in &opened.problems {
            for lang in [Lang::Zh, Lang::En] {
                let said = words::receipt_problem(problem, &opened, book(), lang);
                // Keys, codes and ids are nobody's language.
                let names = matches!(
                    problem,
                    Problem::Unknown(_) | Problem::Unsound { .. } | Problem::Rulebook { .. } | Problem::Twice(_)
                );
                assert!(!said.is_empty() && !said.contains('{'), "{problem:?}: {said}");
                assert!(
                    (names && lang == Lang::Zh) || fault(&said, lang).is_none() || said.contains("单 号"),
                    "{problem:?}: {said}"
                );
            }
        }
    }
}

proptest! {
    #![proptest_config(properties::times(200))]

    #[test]
    fn what_comes_back_is_what_went_out(
        record in properties::cases(),
        waybill in proptest::option::of("[^\\p{C}]{1,40}"),
    ) {
        let mut record = record;
        if let Some(waybill) = waybill {
            record.insert("waybill".into(), waybill.into());
        }
        // A waybill that the form refuses is not handed out.
        if !checked(&record, properties::now()).1.is_empty() {
            record.remove("waybill");
        }
        let (case, text) = made(&record);
        prop_assert!(text.is_ascii());
        for text in [text, file(&case, properties::now(), book())] {
            let opened = opened(&text);
            prop_assert_eq!(&opened.problems, &[], "{}", text);
            prop_assert_eq!(&opened.case, &case);
        }
    }

    #[test]
    fn a_link_cut_short_is_never_taken_for_whole(record in properties::cases(), at in any::<prop::sample::Index>()) {
        let (_, text) = made(&record);
        let cut = &text[..at.index(text.len())];
        let opened = open(cut, book(), properties::now());
        prop_assert!(opened.map_or(true, |opened| !opened.problems.is_empty()), "{}", cut);
    }

    #[test]
    fn an_altered_fact_is_named(
        record in properties::cases(),
        other in properties::cases(),
        at in any::<prop::sample::Index>(),
    ) {
        let (case, text) = made(&record);
        let (other, other_text) = made(&other);
        let both = |field: &Field| case.get(*field).is_some() && other.get(*field).is_some();
        let differ: Vec<Field> = differences(&case, &other).into_iter().filter(both).collect();
        prop_assume!(!differ.is_empty());
        let field = *at.get(&differ);
        let start = format!("{}=", field.key());
        let pair = |text: &str| text.split('&').find(|pair| pair.starts_with(&start)).unwrap().to_owned();
        let altered = text.replace(&format!("&{}", pair(&text)), &format!("&{}", pair(&other_text)));
        prop_assert!(opened(&altered).problems.contains(&Problem::Altered(field.key().to_owned())), "{}", altered);
        let gone = text.replace(&format!("&{}", pair(&text)), "");
        prop_assert!(opened(&gone).problems.contains(&Problem::Missing(Some(field))), "{}", gone);
    }

    #[test]
    fn nothing_makes_it_fall_over(
        text in "\\PC{0,200}",
        keys in proptest::collection::vec(
            "(v|at|book|check|result|problem|value|waybill|sentOn|%|=|&|#)[=&%a-z0-9:-]{0,12}",
            0..20,
        ),
    ) {
        for text in [text.clone(), format!("#v=1&{text}"), format!("{{{text}"), format!("#v=1&{}", keys.join("&"))] {
            if let Ok(opened) = open(&text, book(), properties::now()) {
                for problem in &opened.problems {
                    prop_assert!(!words::receipt_problem(problem, &opened, book(), Lang::Zh).is_empty());
                }
            }
        }
    }
}
