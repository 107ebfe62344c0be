//! The rulebooks of this machine: a copy is changed in a form, what changes stands beside it, and it counts once it is
//! chosen.

use super::{Memory, Part, Window, ours};
use parcel_claims::case::Field;
use parcel_claims::estimate::DoubtId;
use parcel_claims::front::effects::{Effects, Hand, Send};
use parcel_claims::front::focus::Focus;
use parcel_claims::front::heard::How;
use parcel_claims::front::in_use::InUse;
use parcel_claims::front::library::Applies;
use parcel_claims::front::msg::{Msg, file};
use parcel_claims::front::parcel::Parcel;
use parcel_claims::front::rulebooks::editor::Editor;
use parcel_claims::front::rulebooks::inputs::{ClauseInputs, Input, Kind};
use parcel_claims::front::rulebooks::list::Summary;
use parcel_claims::front::storage::Refused;
use parcel_claims::front::{keeping, shell};
use parcel_claims::lang::Lang;
use parcel_claims::money::Fen;
use parcel_claims::rulebook::{BUILT_IN_IDS, ClauseId, DEFAULT_ID, Rulebook, Versions, place};
use serde_json::{Value, json};

const CAP: &str = "clauses.loss-3.figures.capYuan";
const BOUND: &str = "readings.damage-bound.follows";
const AT: &str = "2012-03-04T08:30";
const KEPT: &str = "parcel-claims/rulebook/1/our-own";
const APPLIES: &str = "parcel-claims/applies/1";

fn built_in() -> Value {
    serde_json::from_str(Rulebook::built_in_file(DEFAULT_ID).unwrap()).unwrap()
}

fn lost(sent_on: &str) -> Value {
    ours(json!({ "problem": "lost", "stage": "delivery", "value": 5000, "sentOn": sent_on }))
}

/// A window with a lost parcel in hand.
fn with_lost(memory: &Memory) -> Window {
    let mut window = memory.window_at(AT);
    window.put(&lost("2012-03-01"));
    window
}

/// The most that our station can get.
fn receives(window: &mut Window) -> Option<Fen> {
    window.front.shared.answer().estimate.ours.and_then(|ours| ours.receives.max)
}

fn yuan(sum: u32) -> Option<Fen> {
    Some(Fen::yuan(sum))
}

fn editor(window: &Window) -> &Editor {
    window.front.rulebooks.editor.as_ref().unwrap()
}

fn click(window: &mut Window, action: &str, id: &str) {
    window.click(action, &[("rulebook", id)]);
}

/// Something is typed into the editor and not left.
fn change(window: &mut Window, at: &str, text: &str) {
    let reads = match at.rsplit('.').next().unwrap() {
        "from" | "until" | "issued" | "checkedUntil" => "date",
        _ if at.contains(".figures.") => "figure",
        _ => "text",
    };
    window.type_into("edit", text, &[("place", at), ("as", reads)]);
}

/// A version of the built-in rulebook, made in the editor and kept.
fn version(window: &mut Window, id: &str, changes: &[(&str, &str)]) {
    window.to("rulebooks");
    click(window, "editRulebook", DEFAULT_ID);
    change(window, "id", id);
    for (at, text) in changes {
        change(window, at, text);
    }
    window.click("keepRulebook", &[]);
    assert_eq!(window.said, "已保存在这台电脑上");
}

/// The rows of the decision table that change are unfolded, or folded up.
fn fold(window: &mut Window, open: bool) {
    let part = Part { name: "editorRowsPart", checked: open, ..Part::default() };
    assert!(window.happens(How::Folded, part, &[]));
}

/// A file is chosen in the room.
fn load(window: &mut Window, text: &str) {
    let (sent, _) = file("rulebookFile").unwrap();
    window.send(Msg::Sent(sent(text.to_owned())));
}

fn summary<'a>(window: &'a Window, id: &str) -> &'a Summary {
    window.front.rulebooks.summaries.iter().find(|summary| summary.id == id).unwrap()
}

/// The rulebooks of one's own, as the list shows them.
fn own(window: &Window) -> Vec<&str> {
    window.front.rulebooks.summaries.iter().filter(|summary| summary.is_own).map(|summary| &*summary.id).collect()
}

/// What counts, as the list shows it.
fn in_use(window: &Window) -> Vec<&str> {
    let room = &window.front.rulebooks;
    let one = room.summaries.iter().filter(|summary| summary.applies).map(|summary| &*summary.id);
    one.chain(room.dated.iter().filter(|dated| dated.applies).map(|dated| &*dated.regulation)).collect()
}

/// What was changed: the place, and what stood and stands there.
fn changes(window: &Window) -> Vec<[String; 3]> {
    editor(window).changes(Lang::Zh).into_iter().map(|change| [change.said, change.before, change.after]).collect()
}

fn input(window: &Window, at: &str) -> Input {
    let editor = editor(window);
    let clauses = editor.clauses(Lang::Zh).into_iter().flat_map(|clause| [clause.figures, clause.texts].concat());
    let mut all = editor.head(Lang::Zh).into_iter().chain(editor.readings(Lang::Zh)).chain(clauses);
    all.find(|input| input.place == at).unwrap()
}

fn found(window: &Window) -> Vec<String> {
    let clauses = editor(window).clauses(Lang::Zh).into_iter();
    clauses.filter(|clause: &ClauseInputs| !clause.left_out).map(|clause| clause.id).collect()
}

fn kept(memory: &Memory, at: &str) -> Value {
    let file = serde_json::from_str(&memory.get(KEPT).unwrap()).unwrap();
    place::get(&file, at).cloned().unwrap_or_default()
}

#[test]
fn all_are_listed_and_the_built_in_one_counts() {
    let mut window = Memory::default().window();
    window.to("rulebooks");
    let ids: Vec<&str> = window.front.rulebooks.summaries.iter().map(|summary| &*summary.id).collect();
    assert_eq!(ids, BUILT_IN_IDS);
    assert_eq!(in_use(&window), [DEFAULT_ID]);
    let built_in = summary(&window, DEFAULT_ID);
    assert!(!built_in.can_apply && !built_in.is_own, "what counts is not offered, and no built-in one is deleted");
    assert!(built_in.meta.starts_with("huitong-henan-2012 · 拟稿 · 2012年1月31日发布 · 摘要 "), "{}", built_in.meta);
    assert!(window.front.rulebooks.dated.is_empty());
    let parcel_rules = |id: &str| summary(&window, id).holds.contains(window.front.shared.word("holdsParcel"));
    assert!(parcel_rules(DEFAULT_ID) && !parcel_rules("warehouse"));
    assert!(!summary(&window, "warehouse").can_apply, "without parcel rules nothing is counted by it");
}

#[test]
fn a_figure_is_changed_in_a_copy_and_what_changes_is_seen_at_once() {
    let memory = Memory::default();
    let mut window = with_lost(&memory);
    assert_eq!(receives(&mut window), yuan(1000));
    window.to("rulebooks");
    click(&mut window, "editRulebook", DEFAULT_ID);
    assert_eq!(window.effects.focus, Some(Focus::Place("editorTitle")));
    assert_eq!(input(&window, "id").text, "huitong-henan-2012-2");
    assert!(editor(&window).title(&window.front.shared).starts_with("照“"));
    assert_eq!(editor(&window).count(&window.front.shared), "还没有改动");
    assert_eq!(editor(&window).comparison().unwrap().word, "editorCaseSame");
    change(&mut window, CAP, "1，200元");
    change(&mut window, BOUND, "value-only");
    assert_eq!(
        changes(&window),
        [
            ["第五章 第四节 遗失件 三 · 最高金额（元）", "1000", "1200"],
            ["破损、污染酌情的上限", "参照同环节遗失的上限", "没有上限，只看损失金额"],
        ]
    );
    let comparison = editor(&window).comparison().unwrap();
    assert_eq!(comparison.word, "editorCaseDiffers");
    assert!(comparison.points.iter().all(|row| row.differs()) && !comparison.points.is_empty());
    change(&mut window, "clauses.loss-3.words.zh-CN", "派件丢了，最多赔 {capYuan} 元。");
    assert_eq!(editor(&window).count(&window.front.shared), "共 3 处");
    window.click("revert", &[("to", BOUND)]);
    assert_eq!(window.effects.focus, Some(Focus::EditorPlace(BOUND.to_owned())));
    assert_eq!(editor(&window).count(&window.front.shared), "共 2 处");
    assert_eq!(input(&window, BOUND).text, "place-cap");
}

#[test]
fn kept_is_not_chosen_and_chosen_it_counts_and_stays() {
    let memory = Memory::default();
    let mut window = with_lost(&memory);
    let words = ("clauses.loss-3.words.zh-CN", "派件丢了，最多赔 {capYuan} 元。");
    version(&mut window, "our-own", &[(CAP, "1200"), words]);
    assert_eq!(window.effects.focus, Some(Focus::Title));
    assert_eq!((own(&window), in_use(&window)), (vec!["our-own"], vec![DEFAULT_ID]));
    assert_eq!(receives(&mut window), yuan(1000));
    let version = window.front.shared.rules.version;
    click(&mut window, "applyRulebook", "our-own");
    assert_eq!(window.said, "已换用，结果都按它重算了");
    assert_eq!(window.effects.focus, Some(Focus::Title));
    assert_eq!(in_use(&window), ["our-own"]);
    assert_ne!(window.front.shared.rules.version, version, "whoever looks sees that another one counts");
    assert_eq!(receives(&mut window), yuan(1200));
    let mut window = window.reload();
    assert_eq!(window.front.shared.rules.in_use.id, "our-own");
    assert_eq!(receives(&mut window), yuan(1200));
    window.to("rulebooks");
    assert_eq!(in_use(&window), ["our-own"]);
    click(&mut window, "applyRulebook", DEFAULT_ID);
    assert_eq!(receives(&mut window), yuan(1000));
}

#[test]
fn what_is_typed_stays_as_it_was_typed_until_it_is_put_back() {
    let mut window = Memory::default().window();
    window.to("rulebooks");
    click(&mut window, "editRulebook", DEFAULT_ID);
    let (version, written) = (window.front.rulebooks.version, window.front.rulebooks.written);
    change(&mut window, CAP, "1，2");
    assert_eq!(input(&window, CAP).text, "1，2");
    window.settle("edit", "1，200元 ", &[("place", CAP), ("as", "figure")]);
    assert_eq!(input(&window, CAP).text, "1，200元 ");
    assert_eq!(place::get(editor(&window).file(), CAP), Some(&1200.into()));
    assert_ne!(window.front.rulebooks.version, version);
    assert_eq!(window.front.rulebooks.written, written, "nothing is written into what is typed");
    assert!(window.effects.quiet);
    window.click("revert", &[("to", CAP)]);
    assert_eq!(input(&window, CAP).text, "1000");
    assert_ne!(window.front.rulebooks.written, written);
    assert_eq!(editor(&window).count(&window.front.shared), "还没有改动");
}

#[test]
fn a_figure_is_a_number_or_a_time_of_day() {
    let mut window = Memory::default().window();
    window.to("rulebooks");
    click(&mut window, "editRulebook", DEFAULT_ID);
    for (text, value) in [
        ("1,500", json!(1500)),
        ("12.5", json!(12.5)),
        ("09：05", json!("09:05")),
        // The loader tells of it.
        ("abc", json!("abc")),
        ("  ", Value::Null),
    ] {
        change(&mut window, CAP, text);
        let stands = place::get(editor(&window).file(), CAP).cloned().unwrap();
        assert_eq!(stands, value, "{text}");
    }
}

#[test]
fn dates_are_read_as_people_write_them_and_both_gone_hold_for_ever() {
    let mut window = Memory::default().window_at("2012-03-04T23:59");
    window.to("rulebooks");
    click(&mut window, "editRulebook", DEFAULT_ID);
    change(&mut window, "valid.from", "2012-1-1");
    change(&mut window, "valid.until", "昨天");
    let valid = |window: &Window| editor(window).file().get("valid").cloned();
    assert_eq!(valid(&window), Some(json!({ "from": "2012-01-01", "until": "2012-03-03" })));
    // After midnight it is another day.
    window.at("2012-03-05T00:00");
    let part = Part { name: "edit", text: "昨天", kind: "text", checked: false };
    window.happens(How::Settled, part, &[("place", "valid.until"), ("as", "date")]);
    assert_eq!(valid(&window), Some(json!({ "from": "2012-01-01", "until": "2012-03-04" })));
    change(&mut window, "valid.from", "");
    change(&mut window, "valid.until", "");
    assert_eq!(valid(&window), None);
    assert_eq!(editor(&window).count(&window.front.shared), "还没有改动");
    // Put back as a whole, both inputs are empty.
    change(&mut window, "valid.from", "2012-1-1");
    window.click("revert", &[("to", "valid")]);
    assert_eq!((valid(&window), input(&window, "valid.from").text), (None, String::new()));
}

#[test]
fn what_is_wrong_is_told_at_its_place_in_words_and_is_not_kept() {
    let memory = Memory::default();
    let mut window = memory.window();
    window.to("rulebooks");
    click(&mut window, "editRulebook", DEFAULT_ID);
    change(&mut window, CAP, "abc");
    change(&mut window, "clauses.delay-2.figures.capYuan", "19");
    change(&mut window, "clauses.loss-4.words.en", "");
    change(&mut window, "issued", "明天又明天");
    let mut faults = editor(&window).faults(Lang::Zh);
    faults.sort();
    assert_eq!(
        faults,
        [
            "发布日期：内容不对，应为：日期，如 2012-03-04。",
            "第五章 第四节 延误件 二 · 最高金额（元）：上限低于每天的金额，请核对。",
            "第五章 第四节 遗失件 三 · 最高金额（元）：内容不对，应为：数字，或钟点如 09:00。",
            "第五章 第四节 遗失件 四 · 条文说明（英文）：缺少，请补上。",
        ]
    );
    assert!(input(&window, CAP).is_wrong && !input(&window, "id").is_wrong);
    assert!(editor(&window).comparison().is_none() && !editor(&window).has_tables());
    window.click("keepRulebook", &[]);
    assert_eq!(window.said, "还有地方要改好，没有保存。");
    let to = vec![Focus::Place("editorFaults"), Focus::EditorPlace("id".to_owned())];
    assert_eq!(window.effects.focus, Some(Focus::First(to)));
    window.click("closeEditor", &[]);
    assert_eq!(window.effects.focus, Some(Focus::Title));
    assert!(own(&window).is_empty() && window.front.rulebooks.editor.is_none());
}

#[test]
fn an_id_that_is_taken_is_refused() {
    let memory = Memory::default();
    let mut window = memory.window();
    version(&mut window, "our-own", &[(CAP, "1200")]);
    click(&mut window, "editRulebook", DEFAULT_ID);
    change(&mut window, CAP, "1300");
    for (id, said) in [("warehouse", "内置"), ("our-own", "编号")] {
        change(&mut window, "id", id);
        window.click("keepRulebook", &[]);
        assert!(window.said.contains(said) && window.front.rulebooks.editor.is_some(), "{id}: {}", window.said);
    }
    assert_eq!(kept(&memory, CAP), 1200);
    // Under another id it is another one.
    change(&mut window, "id", "our-second");
    window.click("keepRulebook", &[]);
    assert_eq!(own(&window), ["our-own", "our-second"]);
}

#[test]
fn a_bad_file_changes_nothing_and_every_problem_is_told() {
    let memory = Memory::default();
    let mut window = with_lost(&memory);
    window.to("rulebooks");
    let built_in = Rulebook::built_in_file(DEFAULT_ID).unwrap();
    for (bad, told) in [
        ("{\"id\":".to_owned(), "不是 JSON 格式：读到第 1 行"),
        ("[".repeat(40) + &"]".repeat(40), "套得太深"),
        (format!("\"{}\"", "x".repeat(1_000_100)), "文件太大"),
        (json!({ "id": "x", "colour": "red" }).to_string(), "colour：不认识"),
        // Nobody can say which of the two was meant.
        (
            built_in.replace("\"capYuan\": 1000", "\"capYuan\": 1000, \"capYuan\": 1500"),
            "遗失件 三 · 最高金额（元）：重复了，请只留一处",
        ),
    ] {
        load(&mut window, &bad);
        let faults = &window.front.rulebooks.faults;
        assert!(faults.iter().any(|fault| fault.contains(told)), "{told}: {faults:?}");
        let Some(Focus::First(to)) = &window.effects.focus else { panic!("{:?}", window.effects.focus) };
        assert_eq!(to.first(), Some(&Focus::Place("rulebookFaults")));
        assert_eq!((own(&window), in_use(&window)), (vec![], vec![DEFAULT_ID]));
    }
    window.click("closeFaults", &[]);
    assert!(window.front.rulebooks.faults.is_empty());
    assert_eq!(receives(&mut window), yuan(1000));
}

#[test]
fn saved_as_a_file_and_opened_elsewhere_it_is_the_same_to_the_digest() {
    let memory = Memory::default();
    let mut window = memory.window();
    version(&mut window, "our-own", &[(CAP, "1200")]);
    let meta = summary(&window, "our-own").meta.clone();
    click(&mut window, "exportRulebook", "our-own");
    let (name, text) = window.file();
    assert_eq!(name, "our-own.json");
    assert!(text.contains("\"capYuan\": 1200"), "{text}");
    let mut other = Memory::default().window();
    other.to("rulebooks");
    load(&mut other, &format!("\u{feff}{text}"));
    assert_eq!(summary(&other, "our-own").meta, meta);
    // Again it is known; another of the same id is given a new one.
    load(&mut other, &text);
    assert!(other.said.contains("一字不差"), "{}", other.said);
    load(&mut other, &text.replace("\"capYuan\": 1200", "\"capYuan\": 1300"));
    assert_eq!(input(&other, "id").text, "our-own-2");
    assert_eq!(input(&other, CAP).text, "1300");
    other.click("keepRulebook", &[]);
    assert_eq!(own(&other), ["our-own", "our-own-2"]);
}

#[test]
fn what_is_edited_is_saved_as_it_stands_even_where_something_has_to_be_mended() {
    let mut window = Memory::default().window();
    window.to("rulebooks");
    click(&mut window, "editRulebook", DEFAULT_ID);
    change(&mut window, "id", "half");
    change(&mut window, CAP, "abc");
    window.click("saveRulebook", &[]);
    let (name, text) = window.file();
    assert_eq!(name, "half.json");
    assert!(text.contains("\"capYuan\": \"abc\""), "{text}");
    assert!(matches!(window.effects.hand, Some(Hand::Save { kind: "application/json", .. })));
}

#[test]
fn of_several_versions_the_sending_date_chooses_and_two_for_one_day_are_refused() {
    let memory = Memory::default();
    let mut window = memory.window_at("2013-01-10T08:30");
    version(&mut window, "v-2012", &[(CAP, "1000"), ("valid.from", "2012-1-1"), ("valid.until", "2012-12-31")]);
    version(&mut window, "v-2013", &[(CAP, "1300"), ("valid.from", "2012-12-31"), ("valid.until", "2013-12-31")]);
    let dated = window.front.rulebooks.dated.first().unwrap();
    assert!(dated.can_apply && dated.versions.contains("v-2012 2012年1月1日至2012年12月31日；v-2013 "), "{dated:?}");
    click(&mut window, "applyByDate", "huitong-henan");
    assert!(window.front.rulebooks.faults.iter().any(|fault| fault.contains("有效期和 v-2012 重叠")));
    assert_eq!(in_use(&window), [DEFAULT_ID]);
    assert_eq!(memory.get(APPLIES), None);
    click(&mut window, "editRulebook", "v-2013");
    assert!(window.front.rulebooks.faults.is_empty());
    assert!(editor(&window).title(&window.front.shared).starts_with("修改“"));
    change(&mut window, "valid.from", "2013-1-1");
    window.click("keepRulebook", &[]);
    click(&mut window, "applyByDate", "huitong-henan");
    assert_eq!(in_use(&window), ["huitong-henan"]);
    assert!(!window.front.rulebooks.dated.first().unwrap().can_apply);
    for (sent_on, sum) in [("2012-12-31", 1000), ("2013-01-01", 1300)] {
        window.put(&lost(sent_on));
        assert_eq!(receives(&mut window), yuan(sum), "{sent_on}");
    }
}

#[test]
fn a_sending_date_outside_all_versions_is_told_with_the_dates_covered() {
    let memory = Memory::default();
    let mut window = memory.window_at("2014-01-10T08:30");
    dated(&mut window);
    window.put(&lost("2014-01-01"));
    let covered = window.front.shared.answer().uncovered.clone().unwrap();
    let day = |text: &str| Some(text.parse().unwrap());
    assert_eq!(covered, [(day("2012-01-01"), day("2012-12-31")), (day("2013-01-01"), day("2013-12-31"))]);
    let faults = Parcel::faults(&window.front.shared);
    assert_eq!(faults.iter().map(|(field, _)| *field).collect::<Vec<_>>(), [Field::SentOn]);
    let told = "2012年1月1日至2012年12月31日；2013年1月1日至2013年12月31日";
    assert!(faults[0].1.contains(told), "{}", faults[0].1);
}

/// Two versions of which the sending date chooses: another cap, in other words.
fn dated(window: &mut Window) {
    for (year, words) in [("2012", "旧版：最多 {capYuan} 元。"), ("2013", "新版：最多 {capYuan} 元。")] {
        let (from, until) = (format!("{year}-1-1"), format!("{year}-12-31"));
        let cap = if year == "2012" { "1000" } else { "1300" };
        let words = ("clauses.loss-3.words.zh-CN", words);
        version(window, &format!("v-{year}"), &[(CAP, cap), words, ("valid.from", &from), ("valid.until", &until)]);
    }
    click(window, "applyByDate", "huitong-henan");
}

#[test]
fn where_the_sending_date_turns_to_another_version_its_words_are_in_use() {
    let memory = Memory::default();
    let mut window = memory.window_at("2013-01-10T08:30");
    dated(&mut window);
    for (sent_on, id, words) in
        [("2012-12-31", "v-2012", "旧版：最多 1000 元。"), ("2013-01-01", "v-2013", "新版：最多 1300 元。")]
    {
        window.put(&lost(sent_on));
        let in_use = &window.front.shared.rules.in_use;
        let clause = in_use.clause(ClauseId::Loss3).unwrap();
        assert_eq!((&*in_use.id, &*clause.words.zh), (id, words));
    }
}

#[test]
fn what_another_station_handed_out_is_compared_with_the_version_for_its_own_date() {
    let memory = Memory::default();
    let mut window = memory.window_at("2013-01-10T08:30");
    dated(&mut window);
    window.put(&lost("2012-12-31"));
    window.click("copyLink", &[]);
    let link = window.copied();
    window.put(&json!({ "sentOn": "2013-01-01" }));
    window.click("resetYes", &[]);
    window.send(Msg::Sent(Send::Receipt(link)));
    let said = window.front.received.said(&window.front.shared).unwrap();
    assert_eq!(said.state, "same", "{:?}", said.list);
    assert_eq!(window.front.shared.rules.in_use.id, "v-2012");
}

#[test]
fn past_the_day_it_was_checked_until_it_warns() {
    let memory = Memory::default();
    let mut window = memory.window_at("2012-03-31T23:59");
    version(&mut window, "checked", &[("checkedUntil", "2012-3-31")]);
    let stands = |window: &Window| {
        let summary = summary(window, "checked");
        (summary.checked.clone(), summary.is_stale)
    };
    assert_eq!(stands(&window), ("已核对到 2012年3月31日".to_owned(), false));
    click(&mut window, "applyRulebook", "checked");
    window.put(&lost("2012-03-01"));
    let is_doubted = |window: &mut Window| {
        let doubts = &window.front.shared.answer().estimate.doubts;
        doubts.iter().any(|doubt| doubt.id == DoubtId::StaleRulebook)
    };
    assert!(!is_doubted(&mut window));
    // Midnight comes while the room is on the screen.
    window.at("2012-04-01T00:00");
    let (checked, is_stale) = stands(&window);
    assert!(is_stale && checked.contains("只核对到 2012年3月31日，已经过期"), "{checked}");
    assert!(is_doubted(&mut window));
}

#[test]
fn deleted_it_is_gone_and_undone_it_is_back_and_counts() {
    let memory = Memory::default();
    let mut window = with_lost(&memory);
    version(&mut window, "our-own", &[(CAP, "1200")]);
    assert_eq!(window.front.rulebooks.deleted(&window.front.shared), None);
    click(&mut window, "applyRulebook", "our-own");
    click(&mut window, "deleteRulebook", "our-own");
    assert_eq!((own(&window), in_use(&window)), (vec![], vec![DEFAULT_ID]));
    assert_eq!(window.effects.focus, Some(Focus::Action("undoRulebook")));
    assert!(window.front.rulebooks.deleted(&window.front.shared).unwrap().contains("our-own"));
    assert_eq!((receives(&mut window), memory.get(KEPT)), (yuan(1000), None));
    window.click("undoRulebook", &[]);
    assert_eq!((own(&window), in_use(&window)), (vec!["our-own"], vec!["our-own"]));
    assert_eq!(window.said, "已恢复");
    assert_eq!((receives(&mut window), window.front.rulebooks.deleted(&window.front.shared)), (yuan(1200), None));
}

#[test]
fn a_built_in_one_is_not_deleted() {
    let mut window = Memory::default().window();
    window.to("rulebooks");
    click(&mut window, "deleteRulebook", "warehouse");
    assert_eq!(window.front.rulebooks.summaries.len(), BUILT_IN_IDS.len());
    assert_eq!(window.front.rulebooks.deleted(&window.front.shared), None);
}

#[test]
fn undone_after_another_window_has_taken_its_id_the_other_one_stays() {
    let memory = Memory::default();
    let (mut window, mut other) = (memory.window(), memory.window());
    version(&mut window, "our-own", &[(CAP, "1200")]);
    click(&mut window, "deleteRulebook", "our-own");
    other.hear();
    version(&mut other, "our-own", &[(CAP, "1400")]);
    window.hear();
    window.click("undoRulebook", &[]);
    assert_eq!(kept(&memory, CAP), 1400);
}

#[test]
fn one_window_sees_what_another_keeps_and_none_writes_over_the_others_change() {
    let memory = Memory::default();
    let (mut window, mut other) = (memory.window(), memory.window());
    other.to("rulebooks");
    version(&mut window, "our-own", &[(CAP, "1200")]);
    assert!(own(&other).is_empty());
    other.hear();
    assert_eq!(own(&other), ["our-own"]);
    for (window, cap) in [(&mut other, "1400"), (&mut window, "1300")] {
        click(window, "editRulebook", "our-own");
        change(window, CAP, cap);
    }
    window.click("keepRulebook", &[]);
    // The editor of the other window stays as it is; what it would write over is not written over.
    other.hear();
    assert_eq!(input(&other, CAP).text, "1400");
    other.click("keepRulebook", &[]);
    assert!(other.said.contains("刚在别的窗口改过"), "{}", other.said);
    assert_eq!(kept(&memory, CAP), 1300);
    change(&mut other, "id", "our-other");
    other.click("keepRulebook", &[]);
    assert_eq!(own(&other), ["our-other", "our-own"]);
}

#[test]
fn a_rulebook_that_another_window_changes_counts_at_once_and_leaves_what_is_typed() {
    let memory = Memory::default();
    let mut window = with_lost(&memory);
    version(&mut window, "our-own", &[(CAP, "1200")]);
    click(&mut window, "applyRulebook", "our-own");
    window.to("parcel");
    let mut other = memory.window();
    other.to("rulebooks");
    click(&mut other, "editRulebook", "our-own");
    change(&mut other, CAP, "1400");
    window.type_into("value", "2012-3", &[("field", "sentOn"), ("form", "parcel")]);
    window.type_into("paste", "半句", &[]);
    other.click("keepRulebook", &[]);
    window.hear();
    assert_eq!(receives(&mut window), yuan(1400));
    assert_eq!((window.field("sentOn").as_deref(), &*window.front.paste.typed), (Some("2012-3"), "半句"));
    assert!(window.effects.focus.is_none());
}

#[test]
fn what_another_window_chooses_counts_here_as_well() {
    let memory = Memory::default();
    let mut window = with_lost(&memory);
    let mut other = memory.window();
    version(&mut other, "our-own", &[(CAP, "1200")]);
    click(&mut other, "applyRulebook", "our-own");
    window.hear();
    assert_eq!(receives(&mut window), yuan(1200));
    click(&mut other, "deleteRulebook", "our-own");
    window.hear();
    assert_eq!(receives(&mut window), yuan(1000));
}

#[test]
fn what_is_kept_and_cannot_be_read_is_set_aside_and_the_built_in_one_counts() {
    let memory = Memory::default();
    memory.put("parcel-claims/rulebook/1/broken", "{\"id\":\"broken\"}");
    memory.put(APPLIES, "one:broken");
    let mut window = with_lost(&memory);
    assert_eq!(receives(&mut window), yuan(1000));
    window.to("rulebooks");
    assert_eq!((own(&window), in_use(&window)), (vec![], vec![DEFAULT_ID]));
    let aside = memory.get("parcel-claims/set-aside/1/parcel-claims/rulebook/1/broken");
    assert_eq!(aside.as_deref(), Some("{\"id\":\"broken\"}"));
}

#[test]
fn what_is_kept_under_the_id_of_another_is_set_aside() {
    let memory = Memory::default();
    memory.put("parcel-claims/rulebook/1/other", &built_in().to_string());
    let mut window = memory.window();
    window.to("rulebooks");
    assert!(own(&window).is_empty() && memory.get("parcel-claims/rulebook/1/other").is_none());
}

#[test]
fn where_the_browser_keeps_nothing_it_counts_in_this_window_and_the_page_says_so() {
    let memory = Memory::default();
    memory.forbid(true);
    let mut window = with_lost(&memory);
    assert_eq!(window.front.rulebooks.refused(&window.front.shared), "");
    version(&mut window, "our-own", &[(CAP, "1200")]);
    assert!(window.front.rulebooks.refused(&window.front.shared).contains("只在这个窗口里"));
    click(&mut window, "applyRulebook", "our-own");
    assert_eq!((own(&window), in_use(&window)), (vec!["our-own"], vec!["our-own"]));
    assert_eq!(receives(&mut window), yuan(1200));
}

#[test]
fn in_a_full_store_it_counts_in_this_window_and_is_kept_once_there_is_room() {
    let memory = Memory::default();
    let mut window = with_lost(&memory);
    memory.refuse(Some(Refused::Full));
    version(&mut window, "our-own", &[(CAP, "1200")]);
    let refused = window.front.rulebooks.refused(&window.front.shared);
    assert_eq!(refused, window.front.shared.word("rulebookFull"));
    click(&mut window, "applyRulebook", "our-own");
    assert_eq!((receives(&mut window), memory.get(KEPT)), (yuan(1200), None));
    memory.refuse(None);
    click(&mut window, "editRulebook", "our-own");
    change(&mut window, CAP, "1300");
    window.click("keepRulebook", &[]);
    assert_eq!((kept(&memory, CAP), window.front.rulebooks.refused(&window.front.shared)), (json!(1300), ""));
    assert_eq!(receives(&mut window), yuan(1300));
}

#[test]
fn a_saved_copy_brings_the_rulebook_that_counts() {
    let memory = Memory::default();
    let mut window = memory.window();
    version(&mut window, "our-own", &[(CAP, "1200")]);
    click(&mut window, "applyRulebook", "our-own");
    window.check("copyRulebook", "", true, &[]);
    window.click("saveCopy", &[]);
    let Some(Hand::SavePage { brings, .. }) = &window.effects.hand else { panic!("{:?}", window.effects.hand) };
    let brings: Value = serde_json::from_str(brings).unwrap();
    let file = brings["rulebook"].as_array().unwrap().first().unwrap();
    assert_eq!((&file["id"], place::get(file, CAP)), (&json!("our-own"), Some(&json!(1200))));
}

#[test]
fn where_the_host_page_says_which_one_counts_nothing_is_chosen_here() {
    let memory = Memory::default();
    let mut window = with_lost(&memory);
    version(&mut window, "our-own", &[(CAP, "1200"), ("valid.from", "2012-1-1")]);
    let mut file = built_in();
    place::put(&mut file, "id", "theirs".into());
    place::put(&mut file, CAP, 700.into());
    let theirs = InUse::of(Versions::of([Rulebook::load(&file).unwrap()]).unwrap(), vec![file]);
    window.send(Msg::Shell(shell::Msg::Rulebook(Some(theirs))));
    assert_eq!(receives(&mut window), yuan(700));
    assert!(window.front.rulebooks.summaries.iter().all(|summary| !summary.can_apply && !summary.applies));
    assert!(window.front.rulebooks.dated.iter().all(|dated| !dated.can_apply && !dated.applies));
    // Chosen all the same, it counts once the host page has none of its own.
    click(&mut window, "applyRulebook", "our-own");
    assert_eq!(receives(&mut window), yuan(700));
    window.send(Msg::Shell(shell::Msg::Rulebook(None)));
    assert_eq!((receives(&mut window), in_use(&window)), (yuan(1200), vec!["our-own"]));
}

#[test]
fn the_rows_that_change_are_made_only_while_they_are_unfolded() {
    let mut window = Memory::default().window();
    window.to("rulebooks");
    click(&mut window, "editRulebook", DEFAULT_ID);
    change(&mut window, CAP, "1200");
    assert!(editor(&window).has_tables() && editor(&window).rows().is_none());
    fold(&mut window, true);
    let sums: Vec<_> = editor(&window).rows().unwrap().iter().map(|change| change.new.clone().unwrap().texts).collect();
    assert!(!sums.is_empty() && sums.iter().all(|texts| texts.iter().any(|text| text.contains("1,200"))), "{sums:?}");
    window.click("revert", &[("to", CAP)]);
    assert_eq!(editor(&window).rows().map(<[_]>::len), Some(0));
    change(&mut window, CAP, "abc");
    assert!(!editor(&window).has_tables() && editor(&window).rows().is_none());
    fold(&mut window, false);
    change(&mut window, CAP, "1300");
    assert!(editor(&window).has_tables() && editor(&window).rows().is_none());
    // In another language they are said in it.
    window.click("lang", &[("lang", "en")]);
    fold(&mut window, true);
    let row = editor(&window).rows().unwrap().first().unwrap().new.clone().unwrap();
    assert!(row.texts.iter().any(|text| text.contains("1,300 yuan")), "{:?}", row.texts);
}

#[test]
fn the_clauses_are_searched_and_who_types_into_one_goes_on_to_see_it() {
    let mut window = Memory::default().window();
    window.to("rulebooks");
    click(&mut window, "editRulebook", DEFAULT_ID);
    let all = found(&window).len();
    window.type_into("editSearch", "agenc UNLIKELY", &[]);
    assert!(window.effects.quiet && found(&window).is_empty());
    window.type_into("editSearch", "DELIVERY  lost", &[]);
    let shown = found(&window);
    assert!(shown.contains(&"loss-3".to_owned()) && shown.len() < all, "{shown:?}");
    change(&mut window, "clauses.loss-3.words.en", "Nothing of that");
    change(&mut window, CAP, "abc");
    assert_eq!(found(&window), shown);
    assert_eq!(editor(&window).query, "DELIVERY  lost");
    window.type_into("editSearch", "Nothing", &[]);
    assert!(found(&window).contains(&"loss-3".to_owned()));
    window.type_into("editSearch", "", &[]);
    assert_eq!(found(&window).len(), all);
    // Another one is opened, and nothing is searched for.
    window.type_into("editSearch", "agenc", &[]);
    window.click("closeEditor", &[]);
    click(&mut window, "editRulebook", DEFAULT_ID);
    assert_eq!((found(&window).len(), &*editor(&window).query), (all, ""));
}

#[test]
fn every_input_of_the_editor_has_a_name_in_both_languages() {
    let mut window = Memory::default().window();
    for id in BUILT_IN_IDS {
        window.to("rulebooks");
        click(&mut window, "editRulebook", id);
        let editor = editor(&window);
        for lang in [Lang::Zh, Lang::En] {
            let clauses = editor.clauses(lang);
            let inputs = clauses.iter().flat_map(|clause| clause.figures.iter().chain(&clause.texts));
            let (head, readings) = (editor.head(lang), editor.readings(lang));
            for input in inputs.chain(&head).chain(&readings) {
                assert!(!input.label.is_empty() && !input.label.contains("clauses."), "{id}: {input:?}");
                if let Kind::Choice(ways) = &input.kind {
                    let chosen = ways.iter().filter(|(code, said)| *code == input.text && !said.is_empty());
                    assert_eq!(chosen.count(), 1, "{id}: {input:?}");
                }
            }
        }
        window.click("closeEditor", &[]);
    }
}

#[test]
fn the_parcel_in_hand_is_told_of_where_there_is_none_or_the_dates_do_not_cover_it() {
    let memory = Memory::default();
    let mut window = memory.window_at(AT);
    window.to("rulebooks");
    click(&mut window, "editRulebook", DEFAULT_ID);
    let word = |window: &Window| editor(window).comparison().unwrap().word;
    assert_eq!(word(&window), "editorNoCase");
    window.put(&lost("2012-03-01"));
    assert_eq!(word(&window), "editorCaseSame");
    change(&mut window, "valid.from", "2012-3-2");
    assert_eq!(word(&window), "editorNotCovered");
    assert!(editor(&window).comparison().unwrap().points.is_empty());
    window.put(&json!({ "sentOn": "2012-03-02" }));
    assert_eq!(word(&window), "editorCaseSame");
}

#[test]
fn what_is_edited_stays_while_another_room_is_on_the_screen() {
    let mut window = Memory::default().window();
    window.to("rulebooks");
    click(&mut window, "editRulebook", DEFAULT_ID);
    change(&mut window, CAP, "1200");
    window.to("parcel");
    window.to("rulebooks");
    assert_eq!(
        (input(&window, CAP).text, editor(&window).count(&window.front.shared)),
        ("1200".into(), "共 1 处".into())
    );
}

#[test]
fn the_store_is_emptied_by_others_and_the_rulebook_that_counts_is_written_back() {
    let memory = Memory::default();
    let mut window = with_lost(&memory);
    version(&mut window, "our-own", &[(CAP, "1200")]);
    click(&mut window, "applyRulebook", "our-own");
    memory.clear();
    window.send(Msg::Keeping(keeping::Msg::Look));
    assert_eq!(kept(&memory, CAP), 1200);
    assert_eq!((receives(&mut window), in_use(&window)), (yuan(1200), vec!["our-own"]));
    assert_eq!(window.front.shared.rules.library.applies(), &Applies::One("our-own".to_owned()));
}

#[test]
fn nothing_is_said_or_focused_by_what_is_none_of_the_rooms() {
    let mut window = Memory::default().window();
    window.to("rulebooks");
    let none = |effects: &Effects| effects.quiet && effects.focus.is_none() && effects.hand.is_none();
    click(&mut window, "exportRulebook", "nothing");
    assert!(none(&window.effects));
    window.click("saveRulebook", &[]);
    assert!(none(&window.effects));
    change(&mut window, CAP, "1200");
    assert!(none(&window.effects) && window.front.rulebooks.editor.is_none());
}
