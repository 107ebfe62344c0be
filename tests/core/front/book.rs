//! The case book: days later, in two windows at once, and with a browser that keeps nothing.

use super::{Memory, Window, day, ours};
use parcel_claims::book::Status;
use parcel_claims::choice::Choice as _;
use parcel_claims::front::book::line::{Line, Part};
use parcel_claims::front::focus::Focus;
use parcel_claims::front::in_hand::Notice;
use parcel_claims::front::room::Room;
use parcel_claims::front::storage::Refused;
use serde_json::{Value, json};

const LOST: &str = "768000000001";
const LATE: &str = "768000000002";
const SHORT: &str = "768000000003";
const UNDER: &str = "parcel-claims/book/1/";

fn lost() -> Value {
    ours(json!({ "waybill": LOST, "problem": "lost", "stage": "delivery", "sentOn": day(-10), "value": 800 }))
}

fn late() -> Value {
    let facts = json!({ "waybill": LATE, "problem": "damaged", "stage": "delivery", "extent": "partial" });
    with(with(ours(facts), "sentOn", day(-40)), "value", 300)
}

fn short() -> Value {
    ours(json!({ "waybill": SHORT, "problem": "short", "stage": "delivery", "sentOn": day(-20), "value": 100 }))
}

fn with(mut facts: Value, key: &str, value: impl Into<Value>) -> Value {
    facts[key] = value.into();
    facts
}

/// A revision as the store and a file hold it.
fn revision(name: &str, facts: Value) -> Value {
    json!({
        "v": 1, "case": format!("case-{name}"), "id": format!("rev-{name}"), "at": 1, "supersedes": [], "facts": facts,
        "status": "open", "statusOn": null, "paid": null,
    })
}

fn key(revision: &Value) -> String {
    format!("{UNDER}{}/{}", revision["case"].as_str().unwrap(), revision["id"].as_str().unwrap())
}

fn file(revisions: &[Value]) -> String {
    json!({ "product": "parcel-claims", "book": 1, "revisions": revisions }).to_string()
}

/// A store that holds these revisions.
fn holding(revisions: &[Value]) -> Memory {
    let memory = Memory::default();
    for revision in revisions {
        memory.put(&key(revision), &revision.to_string());
    }
    memory
}

impl Window {
    fn lines(&self) -> &[Line] {
        &self.front.book.lines
    }

    fn waybills(&self) -> Vec<&str> {
        self.lines().iter().map(|line| &*line.said.waybill).collect()
    }

    fn line(&self, waybill: &str) -> &Line {
        self.lines().iter().find(|line| line.said.waybill == waybill).unwrap()
    }

    /// A button in the line of a waybill.
    fn in_line(&mut self, waybill: &str, action: &str) {
        let revision = self.line(waybill).revision.clone();
        self.click(action, &[("revision", &revision)]);
    }

    /// A status chosen as a browser tells of it: as input, and once more as a change.
    fn status(&mut self, waybill: &str, code: &str) {
        let before = self.line(waybill).revision.clone();
        let key = self.line(waybill).key.clone();
        self.select("status", code, &[("revision", &before)]);
        let now = self.lines().iter().find(|line| line.key == key).unwrap().revision.clone();
        self.select("status", code, &[("revision", &now)]);
    }

    /// A day or a sum typed in the line of a waybill, and left.
    fn part(&mut self, waybill: &str, part: &str, text: &str) {
        let revision = self.line(waybill).revision.clone();
        self.settle(part, text, &[("revision", &revision)]);
    }

    fn count_cases(&self) -> usize {
        self.front.shared.book.heads().len()
    }

    fn bring(&mut self, text: &str) {
        use parcel_claims::front::effects::Send;
        use parcel_claims::front::msg::Msg;
        self.send(Msg::Sent(Send::Book(text.to_owned())));
    }
}

fn save(window: &mut Window, facts: &Value) {
    window.put(facts);
    window.click("save", &[]);
}

#[test]
fn cases_are_kept_once_they_are_saved_and_stand_by_urgency() {
    let memory = Memory::default();
    let mut window = memory.window();
    window.put(&lost());
    assert!(memory.keys(UNDER).is_empty(), "nothing is kept that was not saved");
    window.click("save", &[]);
    assert_eq!(window.said, "已存入案卷");
    assert!(window.front.shared.parcel.base.is_some());
    window.click("resetYes", &[]);
    assert!(window.front.shared.parcel.base.is_none(), "nothing in hand");
    for facts in [short(), late()] {
        save(&mut window, &facts);
        window.click("resetYes", &[]);
    }
    assert_eq!((memory.keys(UNDER).len(), window.count_cases()), (3, 3));
    window.to("book");
    assert_eq!(window.waybills(), [LATE, SHORT, LOST]);
    let said = |waybill: &str| {
        let said = &window.line(waybill).said;
        [said.tone, &said.happened, said.overdue, &said.left, &said.due].join(" ").trim().replace("  ", " ")
    };
    assert_eq!(said(LATE), "overdue 破损（派件） 已过期 已过 10 天 申报截止 2012年2月23日");
    assert_eq!(said(SHORT), "due 内件短少（派件） 还有 9 天 稳妥申报日 2012年3月13日");
    assert_eq!(said(LOST), "due 遗失（派件） 还有 19 天 稳妥申报日 2012年3月23日");
    assert_eq!(window.line(LOST).said.sum, "我站可得：800 元");
    assert!(window.line(SHORT).said.sum.contains("酌情，最高可能"));
    let mut window = window.reload();
    window.to("book");
    assert_eq!(window.waybills(), [LATE, SHORT, LOST], "the same after the page was opened again");
}

#[test]
fn an_empty_book_is_told_from_a_search_that_finds_nothing() {
    let mut window = Memory::default().window();
    window.to("book");
    assert!(window.front.book.is_empty());
    let memory = holding(&[revision("0", lost())]);
    let mut window = memory.window();
    window.to("book");
    window.type_into("bookSearch", "没有的", &[]);
    assert!(!window.front.book.is_empty() && window.lines().is_empty());
}

#[test]
fn a_search_finds_waybill_what_happened_and_status() {
    let paid = with(with(with(revision("0", lost()), "status", "paid"), "statusOn", day(-1)), "paid", 800);
    let memory = holding(&[paid, revision("1", short()), revision("2", late())]);
    let mut window = memory.window();
    window.to("book");
    let cases: [(&str, &[&str]); 6] = [
        ("0000002", &[LATE]),
        ("遗失", &[LOST]),
        ("已赔付", &[LOST]),
        ("待处理 短少", &[SHORT]),
        ("７６８", &[LATE, SHORT, LOST]),
        ("没有的", &[]),
    ];
    for (query, found) in cases {
        window.type_into("bookSearch", query, &[]);
        assert_eq!(window.waybills(), found, "{query}");
        assert_eq!(window.front.book.query, query, "as it is typed");
    }
}

#[test]
fn what_is_said_stays_while_a_search_is_typed() {
    let mut window = holding(&[revision("a", lost())]).window();
    window.to("book");
    window.bring("[1,2,3]");
    assert!(window.said.contains("不是本页导出"));
    window.type_into("bookSearch", "7", &[]);
    assert!(window.said.contains("不是本页导出"));
}

#[test]
fn a_status_is_of_today_until_the_clerk_says_otherwise() {
    let mut window = holding(&[revision("a", late()), revision("b", lost())]).window();
    window.to("book");
    window.status(LOST, "filed");
    let line = window.line(LOST);
    assert_eq!((line.shown.content.status, line.on()), (Status::Filed, day(0)));
    assert_eq!(line.said.left, "没有要赶的期限");
    assert!(line.asks_on() && !line.asks_paid());
    window.part(LOST, "on", "昨天");
    assert_eq!(window.line(LOST).on(), day(-1));
    // The day of filing is a fact of the case, and stays one.
    window.status(LOST, "paid");
    assert_eq!(window.line(LOST).on(), day(0));
    window.to("parcel");
    window.to("book");
    window.in_line(LOST, "openCase");
    assert_eq!(window.field("claimedOn"), Some(day(-1)));
}

#[test]
fn a_paid_sum_is_compared_with_the_estimate() {
    let unknown = with(with(lost(), "waybill", "768000000009"), "value", "unknown");
    let mut window = holding(&[revision("b", lost()), revision("c", unknown)]).window();
    window.to("book");
    window.status(LOST, "paid");
    for (paid, compared) in [("800", "与测算一致"), ("750元", "比测算少 50 元"), ("１，０００", "比测算多 200 元")]
    {
        window.part(LOST, "paid", paid);
        assert_eq!(window.line(LOST).said.compared, compared, "{paid}");
    }
    assert_eq!(window.line(LOST).paid(), "1,000");
    window.status("768000000009", "paid");
    window.part("768000000009", "paid", "500");
    assert_eq!(window.line("768000000009").said.compared, "在测算范围内");
}

#[test]
fn what_cannot_be_read_in_a_line_is_said_and_changes_nothing() {
    let memory = holding(&[revision("b", lost())]);
    let mut window = memory.window();
    window.to("book");
    window.status(LOST, "paid");
    window.part(LOST, "paid", "900");
    let before = memory.keys(UNDER);
    window.part(LOST, "paid", "很多");
    let line = window.line(LOST);
    assert_eq!((line.fault, line.paid()), (Some((Part::Paid, "badSum")), "很多".to_owned()));
    assert_eq!(memory.keys(UNDER), before);
    window.part(LOST, "paid", "800");
    assert_eq!((window.line(LOST).fault, window.line(LOST).paid()), (None, "800".to_owned()));
    window.part(LOST, "on", "那天");
    assert_eq!(window.line(LOST).fault, Some((Part::On, "badDay")));
    // A minute later it still stands there, with what is wrong with it.
    window.at("2012-03-04T09:01");
    assert_eq!((window.line(LOST).fault, window.line(LOST).on()), (Some((Part::On, "badDay")), "那天".to_owned()));
    window.part(LOST, "on", &day(-2));
    let line = window.line(LOST);
    assert_eq!((line.fault, line.on(), line.paid()), (None, day(-2), "800".to_owned()));
    // A new status has a day of its own.
    window.part(LOST, "on", "那天");
    window.status(LOST, "refused");
    assert_eq!((window.line(LOST).fault, window.line(LOST).on()), (None, day(0)));
}

#[test]
fn what_is_being_typed_in_a_line_stands_as_it_is_typed() {
    let memory = holding(&[revision("b", lost())]);
    let mut window = memory.window();
    window.to("book");
    window.status(LOST, "paid");
    let data = window.line(LOST).revision.clone();
    for text in ["1", "1,", "1,0", "1,00"] {
        window.type_into("paid", text, &[("revision", &data)]);
        assert_eq!(window.line(LOST).paid(), text);
        assert_eq!(window.line(LOST).shown.content.paid, None, "not taken before it is left");
    }
    // Leaving the room is leaving it, and it was not said.
    window.to("parcel");
    window.to("book");
    assert_eq!(window.line(LOST).paid(), "");
}

#[test]
fn a_line_stays_where_the_clerk_is_at_work_and_keeps_its_piece() {
    let mut window = holding(&[revision("a", late()), revision("b", lost()), revision("c", short())]).window();
    window.to("book");
    assert_eq!(window.waybills(), [LATE, SHORT, LOST]);
    let key = window.line(LATE).key.clone();
    window.status(LATE, "paid");
    window.part(LATE, "paid", "300");
    assert_eq!(window.waybills(), [LATE, SHORT, LOST], "the line in hand stays");
    let line = window.line(LATE);
    assert!(line.key == key && line.revision != key, "it is the same piece of another revision");
    window.to("parcel");
    window.to("book");
    assert_eq!(window.waybills(), [SHORT, LOST, LATE], "settled cases go to the end");
}

#[test]
fn while_the_focus_is_in_the_list_nothing_changes_its_place() {
    let memory = holding(&[revision("a", late()), revision("b", lost())]);
    let (mut window, mut other) = (memory.window(), memory.window());
    window.to("book");
    other.to("book");
    other.status(LATE, "refused");
    window.front.shared.focused = Some("caseList".to_owned());
    window.hear();
    assert_eq!(window.waybills(), [LATE, LOST]);
    assert_eq!(window.line(LATE).shown.content.status, Status::Refused);
    window.front.shared.focused = None;
    window.at("2012-03-04T09:01");
    assert_eq!(window.waybills(), [LOST, LATE]);
}

#[test]
fn a_change_replaces_the_revision_before_it() {
    let memory = holding(&[revision("a", late()), revision("b", lost())]);
    let mut window = memory.window();
    window.to("book");
    window.status(LOST, "filed");
    window.part(LOST, "on", "昨天");
    assert_eq!(memory.keys(UNDER).len(), 2, "what was replaced is gone");
    let before = memory.texts();
    window.status(LOST, "filed");
    window.part(LOST, "on", &day(-1));
    assert_eq!(memory.texts(), before, "the same once more is no change");
}

#[test]
fn an_opened_case_goes_on_from_the_status_that_it_is_given_in_the_list() {
    let memory = holding(&[revision("b", lost())]);
    let mut window = memory.window();
    window.to("book");
    window.in_line(LOST, "openCase");
    window.to("book");
    window.status(LOST, "filed");
    window.to("parcel");
    window.put(&json!({ "value": 500 }));
    window.click("save", &[]);
    assert_eq!((window.said.as_str(), window.count_cases()), ("案卷已更新", 1));
    window.to("book");
    let content = &window.line(LOST).shown.content;
    assert_eq!((content.status, &content.facts["value"]), (Status::Filed, &json!(500.0)));
}

#[test]
fn a_case_is_opened_at_the_present_moment() {
    let mut window = holding(&[revision("a", lost())]).window();
    window.settle("asOf", "2012-3-1 8:00", &[]);
    window.to("book");
    window.in_line(LOST, "openCase");
    assert_eq!(window.said, format!("已打开：{LOST}，待处理。按现在的时间重新测算。"));
    assert_eq!((window.front.shared.parcel.fixed, window.front.shared.room), (None, Room::Parcel));
    assert_eq!(window.field("value").as_deref(), Some("800"));
    assert_eq!(window.effects.focus, Some(Focus::Title));
    window.click("save", &[]);
    assert_eq!(window.said, "没有改动，案卷里就是这样");
}

#[test]
fn what_is_unsaved_is_never_lost_unasked() {
    let memory = holding(&[revision("a", lost()), revision("b", late())]);
    let mut window = memory.window();
    window.to("book");
    window.in_line(LOST, "openCase");
    window.put(&json!({ "value": 500 }));
    window.to("book");
    window.in_line(LATE, "openCase");
    assert!(window.front.book.asks());
    assert_eq!(window.effects.focus, Some(Focus::Action("openSaving")));
    window.click("openNot", &[]);
    assert!(!window.front.book.asks());
    let Some(Focus::First(first)) = &window.effects.focus else { panic!("{:?}", window.effects.focus) };
    assert_eq!(first[0], Focus::Piece("caseList", "rev-b".to_owned(), "[data-action=openCase]"));
    assert_eq!(window.field("waybill").as_deref(), Some(LOST));
    // Saved, then opened.
    window.in_line(LATE, "openCase");
    window.click("openSaving", &[]);
    assert_eq!(window.field("waybill").as_deref(), Some(LATE));
    let kept = memory.keys(&format!("{UNDER}case-a"));
    assert!(kept.len() == 1 && !kept[0].ends_with("rev-a"), "a change is a new revision, and the old one is gone");
    // Opened, and what was in hand is lost.
    window.put(&json!({ "value": 1 }));
    window.to("book");
    assert_eq!(window.line(LOST).said.sum, "我站可得：500 元");
    window.in_line(LOST, "openCase");
    window.click("openAnyway", &[]);
    assert_eq!(window.field("value").as_deref(), Some("500"));
    window.to("book");
    assert_eq!(window.line(LATE).shown.content.facts["value"], 300, "not saved");
}

#[test]
fn a_question_that_was_left_is_not_asked_again() {
    let mut window = holding(&[revision("a", lost())]).window();
    window.put(&short());
    window.to("book");
    window.in_line(LOST, "openCase");
    assert!(window.front.book.asks());
    window.to("parcel");
    window.to("book");
    assert!(!window.front.book.asks());
}

#[test]
fn what_was_kept_as_of_another_day_is_read_for_the_present_one() {
    // Signed tomorrow: that is sound the day after.
    let facts = with(with(lost(), "dueAt", day(-3)), "signedAt", "2012-03-05T10:00");
    let memory = holding(&[revision("a", facts)]);
    let mut window = memory.window();
    window.to("book");
    window.in_line(LOST, "openCase");
    assert!(matches!(window.front.shared.parcel.notice, Some(Notice::Unclear(_))));
    assert_eq!(window.field("signedAt").as_deref(), Some("2012-03-05 10:00"), "it stands there, with its fault");
    let mut later = memory.window_at("2012-03-06T09:00");
    later.to("book");
    later.in_line(LOST, "openCase");
    assert_eq!(later.front.shared.parcel.notice, None);
    assert_eq!(later.field("signedAt").as_deref(), Some("2012-03-05 10:00"));
}

#[test]
fn a_case_saved_from_another_point_of_view_leaves_our_own_profile_alone() {
    let theirs = with(lost(), "we", "delivery");
    let memory = holding(&[revision("a", theirs)]);
    let mut window = memory.window();
    window.put(&super::us());
    window.click("resetYes", &[]);
    window.to("book");
    window.in_line(LOST, "openCase");
    assert_eq!(window.field("we").as_deref(), Some("delivery"));
    assert!(memory.get("parcel-claims/profile/1").unwrap().contains("origin"));
    window.click("resetYes", &[]);
    assert_eq!(window.field("we").as_deref(), Some("origin"));
}

#[test]
fn a_second_case_with_the_same_waybill_is_asked_about_and_saving_it_stays_possible() {
    let mut window = holding(&[revision("a", lost())]).window();
    save(&mut window, &with(lost(), "value", 300));
    let asked = |window: &Window| window.front.parcel.asks_twin(&window.front.shared);
    assert_eq!(asked(&window), "案卷里已经有这个单号：遗失（派件），待处理。");
    assert_eq!(window.effects.focus, Some(Focus::Action("openTwin")));
    window.click("saveNot", &[]);
    assert_eq!((asked(&window).as_str(), window.count_cases()), ("", 1));
    window.click("save", &[]);
    window.click("openTwin", &[]);
    assert_eq!(window.front.shared.room, Room::Book);
    assert!(window.front.book.asks(), "what is in hand is unsaved");
    window.click("openNot", &[]);
    window.to("parcel");
    window.click("save", &[]);
    window.click("saveTwin", &[]);
    assert_eq!(window.count_cases(), 2);
    assert!(window.front.shared.parcel.base.is_some());
}

#[test]
fn deleting_leaves_only_a_mark_and_can_be_undone() {
    let memory = holding(&[revision("a", lost()), revision("b", late())]);
    let mut window = memory.window();
    window.to("book");
    window.in_line(LOST, "deleteCase");
    assert_eq!(window.waybills(), [LATE]);
    let deleted = |window: &Window| window.front.book.deleted(&window.front.shared);
    assert_eq!(deleted(&window), Some(format!("已删除：{LOST}。")));
    assert_eq!(window.effects.focus, Some(Focus::Action("undoDelete")));
    let left = memory.keys(&format!("{UNDER}case-a"));
    assert!(left.len() == 1 && !memory.get(&left[0]).unwrap().contains("768"), "only a mark of it stays");
    window.click("undoDelete", &[]);
    assert_eq!(window.waybills(), [LATE, LOST]);
    assert_eq!((window.said.as_str(), deleted(&window)), ("已撤销删除", None));
    let revision = window.line(LOST).key.clone();
    let Some(Focus::First(first)) = &window.effects.focus else { panic!("{:?}", window.effects.focus) };
    assert_eq!(first[0], Focus::Piece("caseList", revision, "[data-action=openCase]"));
}

#[test]
fn what_was_deleted_can_be_undone_only_until_the_next_thing_is_done() {
    let memory = holding(&[revision("a", lost()), revision("b", late()), revision("c", short())]);
    let mut window = memory.window();
    let deleted = |window: &Window| window.front.book.deleted(&window.front.shared).is_some();
    window.to("book");
    window.in_line(LOST, "deleteCase");
    window.to("parcel");
    window.to("book");
    assert!(!deleted(&window), "the room was left");
    assert_eq!(window.waybills(), [LATE, SHORT]);
    window.in_line(SHORT, "deleteCase");
    window.status(LATE, "filed");
    assert!(!deleted(&window), "another case was changed");
    let mut window = window.reload();
    window.to("book");
    assert_eq!(window.waybills(), [LATE]);
}

#[test]
fn what_is_in_hand_is_a_new_case_once_its_own_was_deleted() {
    let mut window = holding(&[revision("a", lost())]).window();
    window.to("book");
    window.in_line(LOST, "openCase");
    window.to("book");
    window.in_line(LOST, "deleteCase");
    assert!(window.front.shared.parcel.base.is_none());
    window.to("parcel");
    window.click("save", &[]);
    assert_eq!((window.said.as_str(), window.count_cases()), ("已存入案卷", 1));
}

#[test]
fn everything_goes_out_as_one_file() {
    let memory = holding(&[revision("a", lost()), revision("b", late())]);
    let mut window = memory.window();
    window.to("book");
    // What another window wrote a moment ago goes out, too.
    let mut other = memory.window();
    save(&mut other, &short());
    window.click("exportBook", &[]);
    let (name, content) = window.file();
    assert_eq!(name, format!("案卷-{}.json", day(0)));
    let tree: Value = serde_json::from_str(&content).unwrap();
    assert_eq!(tree["revisions"].as_array().unwrap().len(), 3);
}

#[test]
fn a_file_is_merged_without_loss() {
    let future = with(short(), "fromTheFuture", json!({ "kept": true }));
    let refused = with(with(revision("b", late()), "status", "refused"), "statusOn", day(-3));
    let content = file(&[revision("a", lost()), refused, revision("c", future.clone())]);
    // Another machine, which has one of them in a later state and one that it deleted.
    let mut newer = revision("a2", with(lost(), "value", 900));
    newer["case"] = "case-a".into();
    newer["supersedes"] = json!(["rev-a"]);
    let gone = json!({
        "v": 1, "case": "case-b", "id": "rev-b2", "at": 2, "supersedes": ["rev-b"], "deleted": true,
    });
    let memory = holding(&[newer, gone, revision("d", with(lost(), "waybill", "768000000004"))]);
    let mut window = memory.window();
    window.to("book");
    window.bring(&content);
    let said = |window: &Window| window.front.book.brought_said(&window.front.shared);
    let told = "导入完成：新增 1 件；1 件没有变化；1 件这里已经删除，没有导入。";
    assert_eq!(said(&window), Some((told.to_owned(), Vec::new())));
    let mut waybills = window.waybills();
    waybills.sort_unstable();
    assert_eq!(waybills, [LOST, SHORT, "768000000004"]);
    assert!(window.line(SHORT).said.faults.contains("看不懂"));
    window.click("restoreDeleted", &[]);
    assert_eq!((window.said.as_str(), said(&window)), ("已恢复", None));
    assert_eq!(window.line(LATE).shown.content.status, Status::Refused);
    window.click("exportBook", &[]);
    let tree: Value = serde_json::from_str(&window.file().1).unwrap();
    let back = tree["revisions"].as_array().unwrap().iter().find(|one| one["case"] == "case-c").unwrap();
    assert_eq!(back["facts"], future, "what is not understood stays");
}

#[test]
fn what_a_file_brought_is_said_until_it_was_read() {
    let mut window = Memory::default().window();
    window.to("book");
    window.bring(&file(&[revision("a", lost())]));
    assert!(window.front.book.brought.is_some());
    window.click("closeBrought", &[]);
    assert!(window.front.book.brought.is_none());
    assert_eq!(window.effects.focus, Some(Focus::Title));
    window.bring(&file(&[revision("b", late())]));
    window.to("parcel");
    window.to("book");
    assert!(window.front.book.brought.is_none(), "the room was left");
    assert_eq!(window.waybills(), [LATE, LOST]);
}

#[test]
fn what_is_not_understood_of_a_case_is_told_and_stays_when_it_is_saved() {
    let future = with(short(), "fromTheFuture", json!({ "kept": true }));
    let memory = holding(&[revision("c", future)]);
    let mut window = memory.window();
    window.to("book");
    window.in_line(SHORT, "openCase");
    assert_eq!(window.front.shared.parcel.notice, Some(Notice::Unclear(vec!["fromTheFuture".to_owned()])));
    window.put(&json!({ "value": 50 }));
    window.click("save", &[]);
    let kept = memory.keys(&format!("{UNDER}case-c"));
    let tree: Value = serde_json::from_str(&memory.get(&kept[0]).unwrap()).unwrap();
    assert_eq!(tree["facts"]["fromTheFuture"], json!({ "kept": true }));
    assert_eq!(tree["facts"]["value"], 50.0);
}

#[test]
fn what_was_typed_and_is_no_date_stands_in_the_form_as_it_was() {
    let mut window = holding(&[revision("e", with(short(), "sentOn", "某天"))]).window();
    window.to("book");
    window.in_line(SHORT, "openCase");
    assert_eq!(window.field("sentOn").as_deref(), Some("某天"));
    assert_eq!(window.front.shared.parcel.notice, Some(Notice::Unclear(vec!["发件日期".to_owned()])));
    assert!(window.front.shared.parcel.form.settled.contains(parcel_claims::case::Field::SentOn), "its fault is shown");
}

#[test]
fn a_file_that_is_none_changes_nothing() {
    let memory = holding(&[revision("a", lost())]);
    let mut window = memory.window();
    window.to("book");
    let before = memory.texts();
    let newer = json!({ "product": "parcel-claims", "book": 2, "revisions": [] }).to_string();
    let cut = r#"{"product":"parcel-claims","book":1,"revisions":[{"v""#;
    for (text, told) in [(cut, "读不了"), ("[1,2,3]", "不是本页导出"), (&newer, "更新的版本")] {
        window.bring(text);
        assert!(window.said.contains(told), "{}", window.said);
        assert!(window.front.book.brought.is_none());
        assert_eq!(memory.texts(), before);
    }
}

#[test]
fn an_entry_of_a_file_that_cannot_be_read_is_named() {
    let mut window = holding(&[revision("a", lost())]).window();
    window.to("book");
    let other = with(revision("f", json!({})), "v", 9);
    window.bring(&file(&[revision("a", lost()), json!({ "v": 1 }), revision("e", short()), other]));
    let (said, faults) = window.front.book.brought_said(&window.front.shared).unwrap();
    assert!(said.contains("2 条读不了"), "{said}");
    assert_eq!(faults, ["第 2 条：内容不完整", "第 4 条：来自别的版本"]);
}

#[test]
fn what_two_windows_changed_stands_twice_until_one_is_chosen() {
    let memory = holding(&[revision("a", lost()), revision("b", late())]);
    let (mut one, mut other) = (memory.window(), memory.window());
    for (window, value) in [(&mut one, 600), (&mut other, 700)] {
        window.to("book");
        window.in_line(LOST, "openCase");
        window.put(&json!({ "value": value }));
    }
    one.click("save", &[]);
    // The other window never looked at that before it saves.
    other.click("save", &[]);
    assert_eq!(other.said, "案卷已更新");
    other.to("book");
    let rivals = |window: &Window| {
        let lines = window.lines().iter().filter(|line| line.said.waybill == LOST);
        let mut rivals: Vec<_> = lines.map(|line| (line.said.sum.clone(), line.said.rival)).collect();
        rivals.sort_unstable();
        rivals
    };
    let both = "这一件在别处也改过，两份都在，请留一份。";
    let expected = [("我站可得：600 元".to_owned(), both), ("我站可得：700 元".to_owned(), both)];
    assert_eq!(rivals(&other), expected);
    assert!(other.line(LOST).can_be_kept() && !other.line(LOST).can_be_deleted());
    one.to("book");
    one.hear();
    assert_eq!(rivals(&one), expected, "the first window sees it without being touched");
    let kept = other.line(LOST).said.sum.clone();
    other.in_line(LOST, "keepCase");
    assert_eq!(rivals(&other), [(kept.clone(), "")]);
    one.hear();
    assert_eq!(rivals(&one), [(kept, "")]);
    assert_eq!((one.lines().len(), memory.keys(UNDER).len()), (2, 2));
}

#[test]
fn a_status_here_and_a_deletion_there_both_hold() {
    let memory = holding(&[revision("a", lost()), revision("b", late())]);
    let (mut one, mut other) = (memory.window(), memory.window());
    one.to("book");
    other.to("book");
    one.status(LOST, "filed");
    other.in_line(LATE, "deleteCase");
    one.hear();
    other.hear();
    for window in [&one, &other] {
        assert_eq!(window.waybills(), [LOST]);
        assert_eq!(window.line(LOST).shown.content.status, Status::Filed);
    }
    assert_eq!(memory.keys(UNDER).len(), 2, "one case, and the mark of the deleted one");
}

#[test]
fn deleted_in_one_window_and_changed_in_another_the_change_stays_and_says_so() {
    let memory = holding(&[revision("a", lost())]);
    let (mut one, mut other) = (memory.window(), memory.window());
    one.to("book");
    one.in_line(LOST, "openCase");
    other.to("book");
    other.in_line(LOST, "deleteCase");
    one.put(&json!({ "value": 600 }));
    one.click("save", &[]);
    one.to("book");
    assert!(one.line(LOST).said.rival.contains("在另一个窗口删掉了"));
    assert!(one.line(LOST).can_be_kept() && one.line(LOST).can_be_deleted());
    one.in_line(LOST, "keepCase");
    assert_eq!(one.line(LOST).said.rival, "");
    other.hear();
    assert_eq!(other.waybills(), [LOST]);
}

#[test]
fn what_is_being_typed_in_a_line_goes_when_another_window_changes_the_case() {
    let memory = holding(&[with(with(revision("a", lost()), "status", "paid"), "statusOn", day(-1))]);
    let (mut one, mut other) = (memory.window(), memory.window());
    one.to("book");
    other.to("book");
    let before = one.line(LOST).revision.clone();
    one.type_into("paid", "75", &[("revision", &before)]);
    other.part(LOST, "paid", "800");
    one.hear();
    assert_eq!(one.line(LOST).paid(), "800");
    // An event that comes too late is about nothing.
    one.settle("paid", "750", &[("revision", &before)]);
    assert_eq!((one.line(LOST).paid(), memory.keys(UNDER).len()), ("800".to_owned(), 1));
}

#[test]
fn where_the_browser_keeps_nothing_the_book_works_on_and_says_so() {
    for (why, told) in [(Refused::Unavailable, "不让本页保存"), (Refused::Full, "存储满了，有 1 件没存下来")]
    {
        let memory = Memory::default();
        memory.refuse(Some(why));
        let mut window = memory.window();
        save(&mut window, &lost());
        assert_eq!(window.said, "只记在这个窗口里，浏览器没有存下来");
        assert!(window.front.shared.book_refused().unwrap().contains(told));
        window.to("book");
        assert_eq!(window.waybills(), [LOST]);
        window.status(LOST, "filed");
        assert_eq!(window.line(LOST).shown.content.status, Status::Filed);
        window.click("exportBook", &[]);
        let tree: Value = serde_json::from_str(&window.file().1).unwrap();
        assert_eq!(tree["revisions"][0]["status"], "filed");
        window.bring(&file(&[revision("x", short())]));
        assert!(window.front.book.brought_said(&window.front.shared).unwrap().0.contains("新增 1 件"));
        assert_eq!(window.count_cases(), 2);
    }
}

#[test]
fn without_any_storage_it_works_on_and_says_so_from_the_start() {
    let memory = Memory::default();
    memory.forbid(true);
    let mut window = memory.window();
    window.to("book");
    assert!(window.front.shared.book_refused().unwrap().contains("不让本页保存"));
    window.to("parcel");
    save(&mut window, &lost());
    window.to("book");
    assert_eq!(window.waybills(), [LOST]);
}

#[test]
fn deleting_goes_even_where_the_store_is_full_and_once_there_is_room_everything_is_kept() {
    let memory = Memory::default();
    memory.refuse(Some(Refused::Full));
    let mut window = memory.window();
    save(&mut window, &lost());
    window.to("book");
    window.bring(&file(&[revision("x", short())]));
    window.in_line(SHORT, "deleteCase");
    assert_eq!(window.waybills(), [LOST]);
    memory.refuse(None);
    window.in_line(LOST, "openCase");
    window.put(&json!({ "value": 600 }));
    window.click("save", &[]);
    assert_eq!(window.said, "案卷已更新");
    assert_eq!(window.front.shared.book_refused(), None);
    assert_eq!(memory.keys(UNDER).len(), 2);
}

#[test]
fn deleting_makes_room_for_its_own_mark() {
    let memory = holding(&[revision("a", lost())]);
    let mut window = memory.window();
    window.to("book");
    memory.room_for(memory.bytes());
    window.in_line(LOST, "deleteCase");
    assert_eq!(window.front.shared.book_refused(), None);
    let left = memory.keys(UNDER);
    assert!(left.len() == 1 && memory.get(&left[0]).unwrap().contains("deleted"));
}

#[test]
fn of_many_cases_fifty_at_a_time_are_shown_and_all_of_them_found() {
    let case = |at: i64| {
        let facts = with(with(lost(), "waybill", format!("76800{at:07}")), "sentOn", day(-(at % 45)));
        revision(&at.to_string(), facts)
    };
    let memory = holding(&(0..200).map(case).collect::<Vec<_>>());
    let mut window = memory.window();
    assert_eq!(window.count_cases(), 200);
    window.to("book");
    assert_eq!((window.lines().len(), window.front.book.next()), (50, 50));
    assert_eq!(window.lines()[0].said.overdue, "已过期");
    window.click("moreCases", &[]);
    assert_eq!(window.lines().len(), 100);
    assert_eq!(window.effects.focus, Some(Focus::Nth("caseList", 50, "[data-action=openCase]")), "the first new one");
    window.type_into("bookSearch", "0000199", &[]);
    assert_eq!((window.waybills(), window.front.book.next()), (vec!["768000000199"], 0));
    window.type_into("bookSearch", "", &[]);
    assert_eq!((window.lines().len(), window.front.book.more), (50, 150), "a search begins with the first fifty");
}

#[test]
fn what_was_not_answered_asks_for_the_same_days_a_week_later() {
    let memory = Memory::default();
    let mut window = memory.window_at("2012-03-05T10:00");
    let facts = with(with(lost(), "stage", "transit"), "sentOn", "2012-03-01");
    window.put(&with(with(facts, "vehicleArrivedAt", "2012-03-04 08:00"), "missingReportedAt", "昨天 3点"));
    window.click("save", &[]);
    let ways = |window: &mut Window| {
        let field = parcel_claims::case::Field::MissingReportedAt;
        let answer = window.front.shared.answer();
        answer.ways(field).iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    let expected = ["2012-03-04T03:00", "2012-03-04T15:00"];
    assert_eq!(ways(&mut window), expected);
    window.click("resetYes", &[]);
    window.at("2012-03-12T10:00");
    window.to("book");
    window.in_line(LOST, "openCase");
    assert_eq!(ways(&mut window), expected);
}

#[test]
fn midnight_changes_how_urgent_a_case_is() {
    // The safe day of filing is the 23rd; the last one the 24th.
    let memory = holding(&[revision("a", lost())]);
    let mut window = memory.window_at("2012-03-24T23:59");
    window.to("book");
    assert_eq!((window.line(LOST).said.tone, window.line(LOST).said.overdue), ("due", ""));
    window.at("2012-03-25T00:00");
    assert_eq!((window.line(LOST).said.tone, window.line(LOST).said.overdue), ("overdue", "已过期"));
}

#[test]
fn another_language_says_every_line_anew() {
    let mut window = holding(&[revision("a", lost())]).window();
    window.to("book");
    let as_of = window.line(LOST).shown.as_of;
    window.click("lang", &[("lang", "en")]);
    let said = &window.line(LOST).said;
    assert_eq!((said.happened.as_str(), said.sum.is_ascii()), ("Lost (delivery)", true));
    assert_eq!(window.line(LOST).shown.as_of, as_of);
}

#[test]
fn every_status_has_a_code_that_the_list_offers() {
    let codes: Vec<_> = Status::ALL.iter().map(|status| status.code()).collect();
    assert_eq!(codes, ["open", "filed", "paid", "refused"]);
}
