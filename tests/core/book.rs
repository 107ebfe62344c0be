//! The case book: revisions that never overwrite each other, their order, and files that lose nothing.

use chrono::{NaiveDate, NaiveDateTime};
use parcel_claims::book::{
    Book, CaseAt, Content, Difference, Import, NoBook, Revision, Rival, Stamp, Status, Unreadable, Urgency, difference,
};
use parcel_claims::case::{Raw, check, check_as_of};
use parcel_claims::estimate::{DeadlineId, estimate};
use parcel_claims::lang::Lang;
use parcel_claims::moment::Moment;
use parcel_claims::money::Fen;
use parcel_claims::rulebook::ParcelRules;
use parcel_claims::words;
use serde_json::{Map, Value, json};
use std::rc::Rc;

fn facts(facts: Value) -> Map<String, Value> {
    facts.as_object().unwrap().clone()
}

fn content(waybill: &str) -> Content {
    Content::open(facts(json!({ "waybill": waybill })))
}

fn stamp(id: &str) -> Stamp<'_> {
    Stamp { id, at: id.bytes().map(i64::from).sum() }
}

fn at(text: &str) -> NaiveDateTime {
    check_as_of(&Raw::Text(text.into())).unwrap()
}

fn day(text: &str) -> Option<NaiveDate> {
    Moment::parse(text).map(|moment| moment.day)
}

/// A book with one case, `c1`, saved as `a`.
fn one() -> Book {
    let mut book = Book::default();
    book.add(book.first("c1", stamp("a"), content("1")));
    book
}

fn change(book: &Book, from: &str, id: &str, content: Option<Content>) -> Revision {
    book.next(book.get(from).unwrap(), stamp(id), content)
}

/// Waybill, revision and rival of what stands in the book.
fn shown(book: &Book) -> Vec<(String, String, Option<Rival>)> {
    let told = book.heads().into_iter().map(|head| {
        let waybill = head.content.facts["waybill"].as_str().unwrap().to_owned();
        (waybill, head.revision.id.clone(), head.rival)
    });
    told.collect()
}

fn with(book: &Book, revisions: impl IntoIterator<Item = Revision>) -> Book {
    let mut book = book.clone();
    revisions.into_iter().for_each(|revision| book.add(revision));
    book
}

#[test]
fn a_text_is_read_as_it_was_written_and_unknown_facts_stay() {
    let kept = facts(json!({ "waybill": "1", "value": "a lot", "fromTheFuture": { "x": [1, null] } }));
    let book = Book::default();
    let filed = Content::open(kept.clone()).with_status(Status::Paid, day("2012-03-20"), Some(Fen::yuan(300)));
    let made = book.first("c1", stamp("a"), filed.clone());
    let read = Revision::read(made.text()).unwrap();
    assert_eq!(read, made);
    assert_eq!(read.content, Some(filed));
    assert_eq!(read.content.unwrap().facts, kept);
    // What is not known to this program shows up as a problem of the record, and nowhere else.
    let book = with(&book, [made]);
    let row = CaseAt::of(book.heads()[0], |_, _| ParcelRules::built_in().into(), at("2012-03-20T12:00"));
    let mut told: Vec<_> = row.issues.iter().map(|issue| issue.field.as_str()).collect();
    told.sort_unstable();
    assert_eq!(told, ["fromTheFuture", "value"]);
    assert_eq!(row.waybill(), "1");
}

#[test]
fn what_is_no_revision_is_refused_with_its_reason() {
    let sound = json!({
        "v": 1, "case": "c1", "id": "a", "at": 5, "supersedes": [], "facts": {}, "status": "open", "statusOn": null,
        "paid": null,
    });
    assert!(Revision::read(&sound.to_string()).is_ok());
    let deleted = json!({ "v": 1, "case": "c1", "id": "a", "at": 5, "supersedes": ["b"], "deleted": true });
    assert_eq!(Revision::read(&deleted.to_string()).unwrap().content, None);
    for text in ["", "null?", "{", "\u{fffd}\u{0}"] {
        assert_eq!(Revision::read(text), Err(Unreadable::NotJson), "{text:?}");
    }
    for text in ["null", "[]", "3", "\"a\"", "{}"] {
        assert_eq!(Revision::read(text), Err(Unreadable::Part("v")), "{text:?}");
    }
    for (key, value, why) in [
        ("v", json!(2), Unreadable::Version),
        ("v", json!("1"), Unreadable::Version),
        ("case", json!("a/b"), Unreadable::Part("case")),
        ("case", json!(""), Unreadable::Part("case")),
        ("id", json!("x".repeat(41)), Unreadable::Part("id")),
        ("id", json!(7), Unreadable::Part("id")),
        ("at", json!("now"), Unreadable::Part("at")),
        ("supersedes", json!("a"), Unreadable::Part("supersedes")),
        ("supersedes", json!([1]), Unreadable::Part("supersedes")),
        ("facts", json!([]), Unreadable::Part("facts")),
        ("status", json!("lost"), Unreadable::Part("status")),
        ("statusOn", json!("2012-03-20T08:00"), Unreadable::Part("statusOn")),
        ("statusOn", json!("yesterday"), Unreadable::Part("statusOn")),
        ("paid", json!(-1), Unreadable::Part("paid")),
        ("paid", json!("300"), Unreadable::Part("paid")),
    ] {
        let mut wrong = sound.clone();
        wrong[key] = value;
        assert_eq!(Revision::read(&wrong.to_string()), Err(why), "{key}");
    }
}

#[test]
fn a_change_replaces_all_before_it_and_they_may_go() {
    let mut book = one();
    for (from, id) in [("a", "b"), ("b", "c")] {
        book = with(&book, [change(&book, from, id, Some(content(id)))]);
    }
    assert_eq!(shown(&book), [("c".into(), "c".into(), None)]);
    let mut supersedes = book.get("c").unwrap().supersedes.clone();
    supersedes.sort();
    assert_eq!((supersedes, book.replaced()), (vec!["a".into(), "b".into()], vec!["a".to_owned(), "b".into()]));
    // What a window had read may be gone by the time it writes: it still replaces what it had seen, and no more.
    let gone = with(&Book::default(), [book.get("c").unwrap().clone()]);
    let late = with(&gone, [gone.next(book.get("b").unwrap(), stamp("x"), Some(content("late")))]);
    assert_eq!(late.heads().len(), 2);
    // With the middle one gone, an old copy of the first is still known to be replaced.
    book.remove("b");
    assert_eq!(shown(&book), [("c".into(), "c".into(), None)]);
}

#[test]
fn two_windows_that_change_one_case_lose_neither_and_one_is_chosen() {
    let book = one();
    let here = change(&book, "a", "b", Some(content("here")));
    let there = change(&book, "a", "c", Some(content("there")));
    let mut both = with(&book, [here, there]);
    let rival = Some(Rival::Changed);
    assert_eq!(shown(&both), [("here".into(), "b".into(), rival), ("there".into(), "c".into(), rival)]);
    assert_eq!(both.replaced(), ["a"]);
    // Changing one leaves the other alone.
    both = with(&both, [change(&both, "b", "d", Some(content("here again")))]);
    assert_eq!(shown(&both), [("there".into(), "c".into(), rival), ("here again".into(), "d".into(), rival)]);
    // Choosing one replaces all.
    let kept = both.settle("c1", stamp("e"), both.get("c").unwrap().content.clone());
    both = with(&both, [kept]);
    assert_eq!(shown(&both), [("there".into(), "e".into(), None)]);
    assert_eq!(both.replaced(), ["a", "b", "c", "d"]);
}

#[test]
fn the_same_change_in_two_windows_is_one() {
    let book = one();
    let both = with(&book, ["b", "c"].map(|id| change(&book, "a", id, Some(content("same")))));
    assert_eq!(shown(&both), [("same".into(), "c".into(), None)]);
    // The next change replaces both.
    let next = with(&both, [change(&both, "c", "d", Some(content("next")))]);
    assert_eq!(shown(&next), [("next".into(), "d".into(), None)]);
}

#[test]
fn deleting_leaves_a_mark_and_can_be_undone() {
    let book = one();
    let deleted = with(&book, [change(&book, "a", "b", None)]);
    assert_eq!(shown(&deleted), []);
    assert!(!deleted.get("b").unwrap().text().contains("waybill"), "nothing of the parcel stays");
    let undone = with(&deleted, [change(&deleted, "b", "c", book.get("a").unwrap().content.clone())]);
    assert_eq!(shown(&undone), [("1".into(), "c".into(), None)]);
    // Deleted in one window, changed in another: the change is not lost, and the row says so.
    let torn = with(&deleted, [change(&book, "a", "d", Some(content("changed")))]);
    assert_eq!(shown(&torn), [("changed".into(), "d".into(), Some(Rival::Deleted))]);
    let gone = with(&torn, [torn.settle("c1", stamp("e"), None)]);
    assert_eq!(shown(&gone), []);
}

#[test]
fn a_circle_of_revisions_never_hides_a_case() {
    let text = |id: &str, before: &[&str]| {
        json!({
            "v": 1, "case": "c", "id": id, "at": 1, "supersedes": before, "facts": { "waybill": id }, "status": "open",
        })
        .to_string()
    };
    for circle in [
        vec![("a", vec!["a"])],
        vec![("a", vec!["b"]), ("b", vec!["a"])],
        vec![("a", vec!["b"]), ("b", vec!["c"]), ("c", vec!["a"])],
    ] {
        let book = with(&Book::default(), circle.iter().map(|(id, before)| Revision::read(&text(id, before)).unwrap()));
        assert_eq!(book.heads().len(), circle.len(), "{circle:?}");
    }
}

#[test]
fn a_filing_day_is_a_fact_that_stops_the_time_for_filing() {
    let lost = facts(json!({ "problem": "lost", "sentOn": "2012-03-01", "we": "origin" }));
    let open = Content::open(lost.clone());
    let row = |content: &Content, now: &str| {
        let book = with(&Book::default(), [Book::default().first("c", stamp("a"), content.clone())]);
        CaseAt::of(book.heads()[0], |_, _| ParcelRules::built_in().into(), at(now))
    };
    let id = |urgency: Urgency| match urgency {
        Urgency::Overdue(deadline) => (Some(true), Some(deadline.id)),
        Urgency::Due(deadline) => (Some(false), Some(deadline.id)),
        Urgency::Late { .. } | Urgency::ToSign(_) | Urgency::Quiet | Urgency::Settled => (None, None),
    };
    assert_eq!(id(row(&open, "2012-03-20T12:00").urgency), (Some(false), Some(DeadlineId::FileSafe)));
    assert_eq!(id(row(&open, "2012-03-31T12:00").urgency), (Some(false), Some(DeadlineId::File)));
    assert_eq!(id(row(&open, "2012-04-20T12:00").urgency), (Some(true), Some(DeadlineId::File)));
    // Filed in time: long after, the claim is as good as it was.
    let filed = open.with_status(Status::Filed, day("2012-03-20"), None);
    let late = row(&filed, "2012-06-01T12:00");
    assert_eq!(late.urgency, Urgency::Quiet);
    let sum = |row: &CaseAt| {
        let estimate = estimate(&row.case, ParcelRules::built_in(), row.as_of);
        words::figures(&estimate, Lang::Zh)[0].said(Lang::Zh)
    };
    assert_eq!(sum(&late), sum(&row(&open, "2012-03-20T12:00")));
    // A mistaken day is corrected, and what the clerk had entered herself is not touched.
    assert_eq!(filed.with_status(Status::Filed, day("2012-03-21"), None).facts["claimedOn"], "2012-03-21");
    assert_eq!(filed.with_status(Status::Open, None, None), open);
    let paid = filed.with_status(Status::Paid, day("2012-05-02"), Some(Fen::yuan(300)));
    assert_eq!(
        (paid.facts["claimedOn"].as_str(), paid.on, paid.paid),
        (Some("2012-03-20"), day("2012-05-02"), Some(Fen::yuan(300)))
    );
    assert_eq!(paid.with_status(Status::Refused, paid.on, paid.paid).paid, None);
    // Settled without a day of filing: it stands as on the day it was settled.
    let settled = row(&open.with_status(Status::Paid, day("2012-03-25"), None), "2012-06-01T12:00");
    assert_eq!((settled.as_of, settled.urgency), (at("2012-03-25T23:59"), Urgency::Settled));
}

#[test]
fn only_what_is_ours_and_still_to_be_done_is_overdue() {
    let now = "2012-04-20T12:00";
    let lost = json!({ "problem": "lost", "sentOn": "2012-03-01" });
    for (more, overdue) in [
        (json!({ "we": "origin" }), true),
        (json!({}), true),
        // The other side lets its time pass.
        (json!({ "we": "delivery" }), false),
        // Done, if late.
        (json!({ "we": "origin", "claimedOn": "2012-04-05" }), false),
        // No claim at all: the time for it does not matter.
        (json!({ "we": "origin", "claimant": "indirect" }), false),
        // The hour is over, and whether it was reported nobody has said; or it was said: not so far.
        (json!({ "we": "delivery", "stage": "transit", "listed": true, "vehicleArrivedAt": "2012-04-20T08:00" }), true),
        (
            json!({
                "we": "delivery", "stage": "transit", "vehicleArrivedAt": "2012-04-20T08:00", "missingReportedAt": "no",
            }),
            true,
        ),
        (
            json!({
                "we": "delivery", "stage": "transit", "vehicleArrivedAt": "2012-04-20T08:00",
                "missingReportedAt": "2012-04-20T10:00",
            }),
            false,
        ),
        // Late and not signed: the fine is ours, unless another delivers it.
        (json!({ "problem": "none", "dueAt": "2012-03-05" }), true),
        (json!({ "we": "delivery", "problem": "none", "dueAt": "2012-03-05" }), true),
        (json!({ "we": "origin", "problem": "none", "dueAt": "2012-03-05" }), false),
        (json!({ "we": "delivery", "problem": "none", "dueAt": "2012-03-05", "inNetwork": false }), false),
        (json!({ "we": "delivery", "problem": "none", "dueAt": "2012-03-05", "signedAt": "2012-04-01" }), false),
        // What is lost can no longer be signed.
        (json!({ "we": "delivery", "dueAt": "2012-03-05" }), false),
    ] {
        let mut record = facts(lost.clone());
        record.extend(facts(more.clone()));
        let book = with(&Book::default(), [Book::default().first("c", stamp("a"), Content::open(record))]);
        let row = CaseAt::of(book.heads()[0], |_, _| ParcelRules::built_in().into(), at(now));
        assert!(row.issues.is_empty(), "{more}");
        assert_eq!(row.urgency.is_over(), overdue, "{more}: {:?}", row.urgency);
    }
}

/// A fine that runs, and one that is near, stand where a clerk looks first.
#[test]
fn a_parcel_to_be_signed_says_until_when() {
    let now = at("2012-03-20T12:00");
    let row = |more: Value| {
        let mut record = facts(json!({ "we": "delivery", "problem": "none" }));
        record.extend(facts(more));
        let book = with(&Book::default(), [Book::default().first("c", stamp("a"), Content::open(record))]);
        CaseAt::of(book.heads()[0], |_, _| ParcelRules::built_in().into(), now)
    };
    for (more, zh, en) in [
        (
            json!({ "dueAt": "2012-03-18" }),
            "没签收，罚款每天在涨，2012年3月23日 封顶",
            "Not signed: the fine grows every day, up to 23 March 2012",
        ),
        (json!({ "dueAt": "2012-03-10" }), "没签收，罚款已封顶", "Not signed: the fine has reached its cap"),
        (
            json!({ "dueAt": "2012-03-20T18:00" }),
            "派送签收截止 2012年3月20日 18:00",
            "To be signed by 20 March 2012, 18:00",
        ),
        (json!({ "dueAt": "2012-03-20T18:00", "signedAt": "2012-03-20T10:00" }), "", ""),
        (json!({ "dueAt": "2012-03-25", "deliveredBy": "agency" }), "", ""),
        // The hour runs out first, and then the parcel is late.
        (
            json!({
                "problem": "missing", "stage": "transit", "listed": true, "vehicleArrivedAt": "2012-03-20T11:30",
                "dueAt": "2012-03-20T18:00",
            }),
            "有单无货上报截止 2012年3月20日 12:30",
            "Report listed-but-missing by 20 March 2012, 12:30",
        ),
    ] {
        let row = row(more.clone());
        let said = |lang| words::urgency(&row.urgency, now.into(), lang);
        assert_eq!((said(Lang::Zh), said(Lang::En)), (zh.to_owned(), en.to_owned()), "{more}");
    }
    let rows =
        [json!({ "dueAt": "2012-03-21" }), json!({}), json!({ "dueAt": "2012-03-19" })].map(|more| Rc::new(row(more)));
    let order: Vec<_> =
        CaseAt::in_order(rows.to_vec()).iter().map(|row| row.urgency.due().map(|due| due.to_string())).collect();
    assert_eq!(order, [Some("2012-03-19".to_owned()), Some("2012-03-21".to_owned()), None]);
}

#[test]
fn the_list_is_sorted_by_urgency() {
    let lost = |sent: &str| facts(json!({ "waybill": sent, "problem": "lost", "sentOn": sent, "we": "origin" }));
    let open = |sent: &str| Content::open(lost(sent));
    let contents = [
        ("h", open("2012-03-28").with_status(Status::Paid, day("2012-04-01"), None)),
        ("d", open("2012-03-25")),
        ("b", open("2012-02-10")),
        ("g", open("2012-01-01").with_status(Status::Refused, day("2012-03-30"), None)),
        ("c", open("2012-03-10")),
        ("a", open("2012-02-01")),
        ("e", Content::open(facts(json!({ "waybill": "nothing known, older" })))),
        ("f", Content::open(facts(json!({ "waybill": "nothing known" })))),
    ];
    let book =
        with(&Book::default(), contents.into_iter().map(|(id, content)| Book::default().first(id, stamp(id), content)));
    let heads = book.heads();
    let rows = CaseAt::in_order(
        heads
            .into_iter()
            .map(|head| Rc::new(CaseAt::of(head, |_, _| ParcelRules::built_in().into(), at("2012-04-02T12:00"))))
            .collect(),
    );
    let order: String = rows.iter().map(|row| row.case_id.as_str()).collect();
    assert_eq!(order, "abcdfehg", "{:?}", rows.iter().map(|row| (&row.case_id, &row.urgency)).collect::<Vec<_>>());
    let found = |query: &str, lang| {
        rows.iter().filter(|row| words::case_says(row, query, lang)).map(|row| row.case_id.as_str()).collect::<String>()
    };
    for (query, lang, cases) in [
        ("", Lang::Zh, "abcdfehg"),
        ("2012-02", Lang::Zh, "ab"),
        ("２０１２-０２", Lang::Zh, "ab"),
        ("遗失 已赔付", Lang::Zh, "h"),
        ("lost PAID", Lang::En, "h"),
        ("遗失", Lang::En, ""),
        ("2012-03-30", Lang::Zh, "g"),
        ("延误", Lang::Zh, ""),
    ] {
        assert_eq!(found(query, lang), cases, "{query}");
    }
}

#[test]
fn what_was_paid_stands_beside_the_estimate() {
    let now = at("2012-03-20T12:00");
    let known = json!({
        "problem": "lost", "stage": "delivery", "deliveredBy": "station", "sentOn": "2012-03-01", "value": 800,
        "claimant": "direct",
    });
    let open = json!({ "problem": "lost", "sentOn": "2012-03-01", "value": 800, "claimant": "direct" });
    let late = json!({ "dueAt": "2012-03-05", "signedAt": "2012-03-07", "deliveredBy": "station", "inNetwork": true });
    let unruled = json!({ "problem": "other" });
    for (record, we, paid, expected) in [
        (&known, Some("origin"), 800, Difference::Same),
        (&known, Some("delivery"), 800, Difference::Same),
        (&known, Some("transit"), 750, Difference::Less(Fen::yuan(50))),
        (&known, None, 1000, Difference::More(Fen::yuan(200))),
        (&open, Some("origin"), 500, Difference::Within),
        (&open, Some("origin"), 900, Difference::More(Fen::yuan(100))),
        (&late, Some("delivery"), 40, Difference::Same),
        (&late, Some("origin"), 30, Difference::Less(Fen::yuan(10))),
        (&unruled, Some("origin"), 30, Difference::NoSum),
    ] {
        let mut record = facts(record.clone());
        record.extend(we.map(|we| ("we".to_owned(), we.into())));
        let (case, issues) = check(record.iter().map(|(key, value)| (key.clone(), Raw::from(value))), now);
        assert!(issues.is_empty(), "{issues:?}");
        let estimate = estimate(&case, ParcelRules::built_in(), now);
        assert_eq!(difference(Fen::yuan(paid), &estimate), expected, "{record:?} {paid} {:?}", estimate.claim);
    }
}

#[test]
fn a_file_holds_everything_and_comes_back_whole() {
    let mut book = one();
    book.add(book.first("c2", stamp("b"), Content::open(facts(json!({ "waybill": "2", "later": [1] })))));
    book.add(change(&book, "a", "c", Some(content("1").with_status(Status::Filed, day("2012-03-20"), None))));
    book.add(book.first("c3", stamp("d"), content("3")));
    book.add(change(&book, "d", "e", None));
    let import = Book::default().import(&book.export()).unwrap();
    assert_eq!((import.new, import.newer, import.both, import.same, import.unreadable.len()), (2, 0, 0, 0, 0));
    let other = with(&Book::default(), import.add);
    assert_eq!(shown(&other), shown(&book));
    assert_eq!(other.export(), book.export());
    let again = other.import(&book.export()).unwrap();
    assert_eq!((again.add.len(), again.same), (0, 3));
}

#[test]
fn merging_two_machines_loses_nothing_on_either_side() {
    let mut start = one();
    for (case, id) in [("c2", "b"), ("c3", "c"), ("c4", "d"), ("c5", "e")] {
        start.add(start.first(case, stamp(id), content(case)));
    }
    let changed = |book: &Book, from: &str, id: &str, waybill: &str| change(book, from, id, Some(content(waybill)));
    let here = with(
        &start,
        [
            changed(&start, "b", "h2", "here 2"),
            changed(&start, "c", "h3", "here 3"),
            change(&start, "d", "h4", None),
            start.first("c6", stamp("h6"), content("only here")),
        ],
    );
    let there = with(
        &start,
        [
            changed(&start, "a", "t1", "there 1"),
            changed(&start, "c", "t3", "there 3"),
            changed(&start, "d", "t4", "there 4"),
            change(&start, "e", "t5", None),
            start.first("c7", stamp("t7"), content("only there")),
        ],
    );
    let import = here.import(&there.export()).unwrap();
    let counts = |import: &Import| {
        [import.new, import.newer, import.both, import.same, import.deleted_here.len(), import.deleted_there]
    };
    assert_eq!(counts(&import), [1, 1, 1, 1, 1, 1]);
    let merged = with(&here, import.add.clone());
    let waybills: Vec<_> = shown(&merged).into_iter().map(|(waybill, ..)| waybill).collect();
    assert_eq!(waybills, ["there 1", "here 2", "here 3", "there 3", "c5", "only here", "only there"]);
    // What is deleted here comes back only when asked for, as the file has it.
    let restored = with(&merged, import.deleted_here.iter().map(|one| merged.restore(one, stamp("r"))));
    assert!(shown(&restored).contains(&("there 4".into(), "r".into(), None)));
    // The same file once more brings nothing new.
    assert_eq!(counts(&restored.import(&there.export()).unwrap()), [0, 0, 0, 5, 0, 1]);
    let told = words::brought(&import, Lang::Zh);
    assert!(told.contains("新增 1 件") && told.contains("两份都留着"), "{told}");
}

#[test]
fn a_file_that_is_none_is_refused_and_an_entry_that_is_none_is_named() {
    let book = one();
    let whole = book.export();
    for (text, why) in [
        (whole.trim_end().trim_end_matches('}'), NoBook::NotJson),
        ("", NoBook::NotJson),
        ("[]", NoBook::NotOurs),
        (r#"{"product":"other","book":1,"revisions":[]}"#, NoBook::NotOurs),
        (r#"{"product":"parcel-claims","revisions":[]}"#, NoBook::NotOurs),
        (r#"{"product":"parcel-claims","book":2}"#, NoBook::Newer),
    ] {
        assert_eq!(book.import(text), Err(why), "{text}");
    }
    let entry: Value = serde_json::from_str(book.get("a").unwrap().text()).unwrap();
    let (mut other, mut wrong, mut newer, mut fresh) = (entry.clone(), entry.clone(), entry.clone(), entry.clone());
    other["facts"] = json!({ "waybill": "somebody else's" });
    wrong["status"] = json!("gone");
    newer["v"] = json!(2);
    fresh["case"] = json!("c9");
    fresh["id"] = json!("z");
    let file = json!({
        "product": "parcel-claims", "book": 1, "revisions": [entry, other, wrong, 7, newer, fresh, { "v": 1 }],
    });
    let import = book.import(&file.to_string()).unwrap();
    assert_eq!((import.new, import.same), (1, 1));
    assert_eq!(
        import.unreadable,
        [
            (2, Unreadable::SameId),
            (3, Unreadable::Part("status")),
            (4, Unreadable::Part("v")),
            (5, Unreadable::Version),
            (7, Unreadable::Part("supersedes")),
        ]
    );
    for (place, why) in import.unreadable {
        assert!(words::unreadable(place, why, Lang::Zh).starts_with(&format!("第 {place} 条")));
    }
}
