//! Every sentence a clerk may read: in one language, complete, and without a figure that the rulebook holds.

use crate::{Record, as_of, checked, files, properties, root, run_item, told, worked_cases};
use chrono::NaiveDateTime;
use parcel_claims::book::{Difference, Import, NoBook, Rival, Status, Unreadable};
use parcel_claims::case::{Field, Kind};
use parcel_claims::choice::Choice;
use parcel_claims::estimate::{
    DeadlineId, DelayOutcome, Estimate, Filing, LineKind, Outcome, Party, State, compare, estimate_and_levers,
    fine_days, gap, other_readings, timeline,
};
use parcel_claims::lang::{Lang, Text};
use parcel_claims::money::Fen;
use parcel_claims::rulebook::{ClauseId, DIGEST_SHOWN, Department, FIGURES, ParcelRules};
use parcel_claims::words::{self, Whole};
use proptest::prelude::*;
use serde_json::{Value, json};

fn is_han(letter: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&letter)
}

/// What is wrong with a text, if anything.
pub fn fault(text: &str, lang: Lang) -> Option<&'static str> {
    let letters: Vec<char> = text.chars().collect();
    let beside_han =
        |at: usize| [at.wrapping_sub(1), at + 1].iter().any(|at| letters.get(*at).is_some_and(|c| is_han(*c)));
    if text.trim().is_empty() {
        return Some("empty");
    }
    if text.contains(['{', '}']) {
        return Some("a place not filled in");
    }
    if text.trim() != text || text.contains("  ") {
        return Some("a space too many");
    }
    match lang {
        Lang::En if text.chars().any(|letter| is_han(letter) || "，。；：？！（）、".contains(letter)) => {
            Some("Chinese in English")
        }
        Lang::En => None,
        Lang::Zh if (0..letters.len()).any(|at| ",;:?!()".contains(letters[at]) && beside_han(at)) => {
            Some("a narrow mark beside a Chinese character")
        }
        Lang::Zh if text.contains("。。") || text.contains("，。") => Some("two marks in a row"),
        Lang::Zh if !text.chars().any(|letter| is_han(letter) || letter.is_ascii_digit()) => Some("no Chinese"),
        Lang::Zh if text.split(|letter: char| !letter.is_ascii_alphabetic()).any(|word| word.len() > 1) => {
            Some("English in Chinese")
        }
        Lang::Zh => None,
    }
}

/// Every text of an estimate, each with its place. Each part of one has its own.
fn texts(record: &Record, as_of: NaiveDateTime, lang: Lang) -> Vec<(String, String)> {
    let told = told(&checked(record, as_of).0, ParcelRules::built_in(), as_of, lang);
    let text = |part: &Value| part.as_str().unwrap_or_default().to_owned();
    let mut all = vec![("summary".to_owned(), text(&told["summary"]))];
    for list in ["lines", "findings", "deadlines", "documents", "questions", "assumptions", "doubts"] {
        for part in told[list].as_array().unwrap() {
            all.push((format!("{list}: {part}"), text(&part["text"])));
            let answers = part["answers"].as_array().into_iter().flatten();
            all.extend(answers.map(|answer| (format!("answer: {answer}"), text(&answer["text"]))));
        }
    }
    all
}

#[test]
fn every_text_of_every_worked_case() {
    let mut wrong = Vec::new();
    for item in worked_cases() {
        for lang in [Lang::Zh, Lang::En] {
            for (place, text) in texts(item["case"].as_object().unwrap(), as_of(&item["asOf"]), lang) {
                if let Some(fault) = fault(&text, lang) {
                    wrong.push(format!("{fault}: {place}: {text:?} ({})", item["name"]));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong, the first of them:\n{}", wrong.len(), wrong[..wrong.len().min(10)].join("\n"));
}

proptest! {
    #![proptest_config(properties::times(200))]

    #[test]
    fn every_text_of_random_cases(record in properties::cases()) {
        for lang in [Lang::Zh, Lang::En] {
            for (place, text) in texts(&record, properties::now(), lang) {
                prop_assert_eq!(fault(&text, lang), None, "{}: {}", place, text);
            }
        }
    }
}

/// Never "0 to N": what may be nothing is at most so much.
fn from_nothing(text: &str) -> bool {
    let after_figure = |head: &str| head.ends_with(|letter: char| letter.is_ascii_digit() || ",.".contains(letter));
    ["0 至", "0 to ", "0–"].iter().any(|from| text.split_once(from).is_some_and(|(head, _)| !after_figure(head)))
}

/// What the pictures and the comparison say; each worked case is compared with the one before it.
#[test]
fn every_text_of_pictures_and_comparisons() {
    let book = ParcelRules::built_in();
    let mut wrong = Vec::new();
    let mut before: Option<Estimate> = None;
    for item in worked_cases() {
        let at = as_of(&item["asOf"]);
        let (case, _) = checked(item["case"].as_object().unwrap(), at);
        let estimate = run_item(&item);
        let events = timeline(&case, &estimate);
        let fine = fine_days(&case, book, &estimate);
        let rows = before.iter().flat_map(|before| compare(before, &estimate)).collect::<Vec<_>>();
        for lang in [Lang::Zh, Lang::En] {
            let mut said = vec![words::timeline_gist(&events, lang)];
            for (event, next) in events.iter().zip(events.iter().skip(1)) {
                said.push((*words::event(event.what).get(lang)).to_owned());
                said.extend(gap(event.at, next.at).map(|gap| words::gap(gap, lang)));
                said.extend(event.state.map(|_| words::event_state(event, at.into(), lang)));
                said.extend([false, true].map(|year| words::in_short(event.at, year, lang)));
            }
            said.extend(fine.iter().flat_map(|fine| [words::fine_gist(fine, lang), words::capped(fine.cap, lang)]));
            for row in &rows {
                said.push(words::point(row.point, book, lang));
                said.extend([row.one, row.other].map(|told| words::side(row, told, book, lang)));
            }
            for question in &estimate.questions {
                for answer in &question.answers {
                    let figures = words::figures_of(&answer.outlook, lang);
                    assert!(!figures.is_empty(), "an answer says something: {}", item["name"]);
                    said.extend(figures.iter().map(|figure| figure.said(lang)));
                }
            }
            let faults = said.iter().filter_map(|text| {
                let fault = fault(text, lang).or(from_nothing(text).then_some("from nothing to something"));
                fault.map(|fault| format!("{fault}: {text:?}"))
            });
            wrong.extend(faults);
        }
        before = Some(estimate);
    }
    assert!(wrong.is_empty(), "{} wrong, the first of them:\n{}", wrong.len(), wrong[..wrong.len().min(10)].join("\n"));
}

/// The texts stand beside the numbers and codes: without them the record is the estimate's own.
#[test]
fn the_texts_are_all_that_words_add() {
    fn bare(value: Value) -> Value {
        match value {
            Value::Object(map) => map
                .into_iter()
                .filter(|(key, _)| key != "text" && key != "summary")
                .map(|(k, v)| (k, bare(v)))
                .collect(),
            Value::Array(list) => list.into_iter().map(bare).collect(),
            other => other,
        }
    }
    for item in worked_cases() {
        let (as_of, estimate) = (as_of(&item["asOf"]), run_item(&item));
        let (case, _) = checked(item["case"].as_object().unwrap(), as_of);
        let plain = serde_json::to_value(&estimate).unwrap();
        assert_eq!(bare(told(&case, ParcelRules::built_in(), as_of, Lang::Zh)), plain, "{}", item["name"]);
        let none = None::<&words::Speaker<'_>>;
        assert_eq!(
            serde_json::to_value(words::Worded { value: &estimate, by: none }).unwrap(),
            plain,
            "{}",
            item["name"]
        );
    }
}

fn good(text: Text<impl AsRef<str>>) {
    for lang in [Lang::Zh, Lang::En] {
        let text = text.get(lang).as_ref();
        assert_eq!(fault(text, lang), None, "{text}");
    }
}

fn all_good<T: Choice>(words: impl Fn(T) -> Text) {
    T::ALL.iter().for_each(|value| good(words(*value)));
}

#[test]
fn every_name() {
    all_good(words::field);
    all_good::<Party>(words::party);
    all_good::<Filing>(words::filing);
    all_good::<Outcome>(words::outcome);
    all_good::<DelayOutcome>(words::delay_outcome);
    all_good::<LineKind>(words::kind_of_money);
    all_good::<State>(words::state);
    all_good::<DeadlineId>(words::deadline);
    all_good::<Department>(words::department);
    all_good::<Status>(words::status);
    [Rival::Changed, Rival::Deleted].into_iter().for_each(|rival| good(words::rival(rival)));
    [NoBook::NotJson, NoBook::NotOurs, NoBook::Newer].into_iter().for_each(|why| good(words::no_book(why)));
    for field in Field::ALL {
        if let Kind::Choice(codes) = field.spec().kind {
            (0..).take(codes.len()).for_each(|index| good(words::choice(*field, index).unwrap()));
        }
    }
}

#[test]
fn every_sentence_of_the_case_book() {
    let both = |say: &dyn Fn(Lang) -> String| good(Text { zh: say(Lang::Zh), en: say(Lang::En) });
    let some = Fen::yuan(5);
    let all = [Difference::Same, Difference::Within, Difference::Less(some), Difference::More(some), Difference::NoSum];
    all.into_iter().for_each(|difference| both(&|lang| words::compared(difference, lang)));
    let all = [Unreadable::NotJson, Unreadable::Version, Unreadable::Part("id"), Unreadable::SameId];
    all.into_iter().for_each(|why| both(&|lang| words::unreadable(3, why, lang)));
    both(&|lang| words::paid(some, lang));
    both(&|lang| words::brought(&Import::default(), lang));
    let counts = Import { new: 1, newer: 2, both: 3, same: 4, deleted_there: 5, ..Import::default() };
    both(&|lang| words::brought(&counts, lang));
    for item in worked_cases() {
        let (case, _) = checked(item["case"].as_object().unwrap(), as_of(&item["asOf"]));
        both(&|lang| words::what_happened(&case, lang));
        let estimate = run_item(&item);
        // Where nothing happened there is nothing to say.
        let figures = |lang| words::figures(&estimate, lang);
        assert_eq!(figures(Lang::Zh).is_empty(), estimate.claim.is_none() && estimate.delay.is_none());
        if !figures(Lang::Zh).is_empty() {
            both(&|lang| figures(lang).iter().map(|figure| figure.said(lang)).collect());
        }
    }
}

#[test]
fn every_clause_of_the_rulebook() {
    let book = ParcelRules::built_in();
    good(book.title.clone());
    for id in ClauseId::ALL {
        good(book.clause(*id).unwrap().words.clone());
    }
}

/// Figures stand in the rulebook alone: a table of words names them, `{loss-3.capYuan}`. Dates and clock times of
/// examples are none, and 1 is also grammar.
#[test]
fn no_word_table_holds_a_figure() {
    let book = ParcelRules::built_in();
    let value = |(clause, key): (ClauseId, &str)| {
        let figures = &book.clause(clause).unwrap().figures;
        figures.get(key).unwrap().to_string()
    };
    let figures: Vec<String> =
        FIGURES.iter().map(|(clause, key, _)| value((*clause, key))).filter(|figure| figure != "1").collect();
    for path in files("src/words") {
        let source = std::fs::read_to_string(&path).unwrap();
        let code = source.split("#[cfg(test)]").next().unwrap();
        for line in code.lines().filter(|line| !line.trim_start().starts_with("//")) {
            for text in line.split('"').skip(1).step_by(2) {
                let words = text.split(|letter: char| !letter.is_ascii_digit() && !".,-/:：年月日".contains(letter));
                for word in words.map(|word| word.trim_end_matches(['.', ',', ':', '：'])) {
                    assert!(!figures.contains(&word.replace(',', "")), "{}: {line}", path.display());
                }
            }
        }
    }
}

/// The markup names its fixed texts by key: each has its words.
#[test]
fn every_text_that_the_markup_names_has_its_words() {
    let texts = files("www").into_iter().filter(|path| path.extension().is_some_and(|end| end == "html"));
    let markup: String = texts.map(|path| std::fs::read_to_string(path).unwrap()).collect();
    let keys: Vec<&str> = markup.split("data-word=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert!(keys.len() > 50, "the markup is read");
    let missing: Vec<_> = keys.into_iter().filter(|key| parcel_claims::words::page(key).is_none()).collect();
    assert!(missing.is_empty(), "no words for {missing:?}");
}

/// The text for a chat, whole, as both sides of a case would send it: a parcel lost in transit whose station may have
/// reported, and one that is late and not signed.
#[test]
fn the_text_for_a_chat() {
    let lost = json!({
        "waybill": "210359000001", "we": "origin", "claimant": "direct", "sentOn": "2012-02-19", "problem": "lost",
        "stage": "transit",
        "value": 700, "listed": true, "vehicleArrivedAt": "2012-03-04T08:00", "deliveredBy": "station",
        "waybillCopy": true,
    });
    let late = json!({ "we": "delivery", "deliveredBy": "station", "dueAt": "2012-03-18" });
    let book = ParcelRules::built_in();
    for (name, facts, link) in [("lost", &lost, Some("https://example.org/#v=1")), ("late", &late, None)] {
        let at = as_of(&"2012-03-20T12:00".into());
        let (case, issues) = checked(facts.as_object().unwrap(), at);
        assert!(issues.is_empty(), "{issues:?}");
        for lang in [Lang::Zh, Lang::En] {
            let (estimate, levers) = estimate_and_levers(&case, book, at);
            let others = other_readings(&case, book, &estimate, at);
            let whole =
                Whole { case: &case, estimate: &estimate, levers: &levers, others: &others, rulebook: book, link };
            let text = words::plain(whole, lang).replace(&book.digest[..DIGEST_SHOWN], "DIGEST");
            let path = root().join(format!("tests/inputs/chat/{name}.{}.txt", lang.code()));
            if std::env::var_os("WRITE_CHAT").is_some() {
                std::fs::write(&path, &text).unwrap();
            }
            assert_eq!(text, std::fs::read_to_string(&path).unwrap_or_default(), "{}", path.display());
            let of_ours = |line: &&str| !line.contains("DIGEST") && !line.contains("https:");
            for line in text.lines().filter(of_ours) {
                assert_eq!(fault(line.trim_start(), lang), None, "{line}");
            }
        }
    }
}
