//! The form of one parcel: what is asked and when, what stands in a field, the moment it is counted at, and the result.

use super::{Memory, Window, ours, us};
use crate::{as_of, checked, worked_cases};
use parcel_claims::case::Field;
use parcel_claims::choice::Choice;
use parcel_claims::estimate::{LeverId, estimate};
use parcel_claims::front::draft::{Entry, PROFILE};
use parcel_claims::front::effects::{Hand, Sheet};
use parcel_claims::front::focus::{Focus, Form};
use parcel_claims::front::parcel::Parcel;
use parcel_claims::front::plan::{Section, State};
use parcel_claims::rulebook::ParcelRules;
use parcel_claims::words;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

const AT: &str = "2012-03-06T12:00";

/// Nearly everything about it is said.
fn lost() -> Value {
    ours(json!({
        "we": "delivery", "waybill": "210359000001", "problem": "lost", "sentOn": "2012-03-01", "value": 700,
        "stage": "transit", "listed": true, "vehicleArrivedAt": "2012-03-05T08:00",
        "missingReportedAt": "2012-03-05T09:00",
    }))
}

fn with(mut facts: Value, key: &str, value: impl Into<Value>) -> Value {
    facts[key] = value.into();
    facts
}

fn at(moment: &str, facts: &Value) -> Window {
    let mut window = Memory::default().window_at(moment);
    window.put(facts);
    window
}

fn with_lost() -> Window {
    at(AT, &lost())
}

impl Window {
    fn state(&self, key: &str) -> State {
        let field = Field::by_key(key).unwrap();
        let entered = self.front.shared.parcel.form.draft.get(field).is_some();
        self.front.shared.answered().unwrap().plan.state(field, entered)
    }

    fn fields_in(&self, section: Section) -> Vec<Field> {
        let plan = &self.front.shared.answered().unwrap().plan;
        plan.fields.iter().filter(|(known, _)| *known == section).flat_map(|(_, fields)| fields.clone()).collect()
    }

    /// The fields that the form has a place for.
    fn shown(&self) -> Vec<Field> {
        self.front.shared.answered().unwrap().plan.shown().collect()
    }

    fn faults_said(&self) -> Vec<String> {
        Parcel::faults(&self.front.shared).into_iter().map(|(_, said)| said).collect()
    }

    /// Enters a record as far as the form has a place for it, as fields appear; what it took.
    fn put_shown(&mut self, facts: &Map<String, Value>) -> Map<String, Value> {
        let late = ["dueAt", "signedAt", "delayCause"].iter().any(|key| facts.contains_key(*key));
        self.choose("late", if late { "yes" } else { "no" }, &[("late", ""), ("form", "parcel")]);
        let mut left = facts.clone();
        let mut taken = Map::new();
        loop {
            let shown = self.shown();
            let Some(key) = left.keys().find(|key| shown.contains(&Field::by_key(key).unwrap())).cloned() else {
                break;
            };
            let value = left.remove(&key).unwrap();
            let field = Field::by_key(&key).unwrap();
            // What nobody knows is an answer where the field has a button for it.
            if value == "unknown" && !field.spec().unknown || value == "no" {
                continue;
            }
            self.put_into("parcel", &json!({ key.clone(): value }));
            taken.insert(key, value);
        }
        taken
    }

    fn set_clock(&mut self, text: &str) {
        self.settle("asOf", text, &[]);
    }
}

#[test]
fn the_profile_is_asked_first_and_remembered() {
    let memory = Memory::default();
    let mut window = memory.window_at(AT);
    assert!(window.front.parcel.profile_is_open);
    let missing = |window: &Window| window.front.parcel.missing(&window.front.shared).unwrap().0;
    assert_eq!(missing(&window), Field::We, "who we are comes first");
    window.put_into("parcel", &us());
    window.click("closeProfile", &[]);
    assert!(!window.front.parcel.profile_is_open);
    assert_eq!((missing(&window), &window.effects.focus), (Field::Problem, &Some(Focus::Late)));
    let mut window = window.reload();
    assert!(!window.front.parcel.profile_is_open);
    // Known who we are, no first answer says that it may be refused.
    window.put(&json!({ "problem": "lost", "sentOn": "2012-03-01" }));
    assert_eq!(window.filing(), ["可申报"]);
    assert_eq!(window.field("value"), None);
    window.click("editProfile", &[]);
    assert!(window.front.parcel.profile_is_open);
    assert_eq!(window.effects.focus, Some(Focus::InputIn("profileFields")));
}

#[test]
fn it_asks_what_the_rules_ask_the_most_decisive_first() {
    let mut count = 0;
    for item in worked_cases().iter().step_by(5) {
        let facts = item["case"].as_object().unwrap();
        let mut window = Memory::default().window_at("2012-03-20T09:00");
        window.set_clock(item["asOf"].as_str().unwrap());
        let taken = window.put_shown(facts);
        let (case, issues) = checked(&taken, as_of(&item["asOf"]));
        assert!(issues.is_empty(), "{}: {issues:?}", item["name"]);
        let asked: Vec<Field> =
            estimate(&case, ParcelRules::built_in(), as_of(&item["asOf"])).questions.iter().map(|q| q.field).collect();
        let told = format!("{}: {taken:?}", item["name"]);
        let marked: BTreeSet<&str> =
            window.shown().into_iter().map(Field::key).filter(|key| window.state(key) == State::Asked).collect();
        assert_eq!(marked, asked.iter().map(|field| field.key()).collect(), "{told}");
        let listed = window.fields_in(Section::Asked);
        let in_order: Vec<Field> = asked.iter().copied().filter(|field| listed.contains(field)).collect();
        assert_eq!(listed, in_order, "{told}");
        let open = |field: &&Field| taken.get(field.key()) != Some(&json!("unknown"));
        assert_eq!(window.front.shared.answered().unwrap().plan.next, asked.iter().find(open).copied(), "{told}");
        count += usize::from(!asked.is_empty());
    }
    assert!(count > 10, "{count} of the cases leave questions");
}

#[test]
fn what_was_entered_never_disappears_it_is_idle_and_counts_again() {
    let mut window = with_lost();
    let said = |window: &mut Window| (window.figures(), window.sums_said(), window.deadlines_said());
    let before = said(&mut window);
    for (problem, idle) in [
        ("damaged", &["listed", "missingReportedAt"][..]),
        ("none", &["listed", "value", "sentOn"]),
        ("other", &["listed"]),
    ] {
        window.put_into("parcel", &json!({ "problem": problem }));
        for key in idle {
            assert_eq!(window.state(key), State::Idle, "{key} with {problem}");
            assert!(window.shown().contains(&Field::by_key(key).unwrap()) && window.field(key).is_some());
        }
    }
    window.put_into("parcel", &json!({ "problem": "lost" }));
    assert_eq!(said(&mut window), before);
}

#[test]
fn a_deadline_stays_when_the_delay_is_switched_off_and_on() {
    let facts = ours(json!({
        "problem": "none", "dueAt": "2012-03-01", "signedAt": "2012-03-04", "delayCause": "packaging",
    }));
    let mut window = at(AT, &facts);
    let switch = |window: &mut Window, code| window.choose("late", code, &[("late", ""), ("form", "parcel")]);
    assert_eq!(window.fine(), Some(("不罚款".to_owned(), false)));
    switch(&mut window, "no");
    for key in ["dueAt", "signedAt", "delayCause"] {
        assert_eq!(window.state(key), State::Idle, "{key}");
    }
    assert_eq!(window.fine(), None);
    switch(&mut window, "yes");
    assert_eq!(window.field("dueAt").as_deref(), Some("2012-03-01"));
    assert_eq!(window.fine(), Some(("不罚款".to_owned(), false)));
}

#[test]
fn rare_circumstances_are_taken_as_absent_and_said_to_be() {
    let mut window = with_lost();
    for key in ["stationChange", "cash", "addressFault", "proxySigned", "forceMajeure", "inNetwork", "closedOn"] {
        let field = Field::by_key(key).unwrap();
        assert_eq!((window.field(key), window.state(key)), (None, State::Assumed), "{key}");
        assert!(window.assumed().contains(&field), "{key}");
        assert!(window.fields_in(Section::Rare).contains(&field), "{key}");
    }
    assert!(window.assumed().len() >= 7);
    window.put_into("parcel", &json!({ "cash": "unknown" }));
    assert_eq!(window.state("cash"), State::Asked);
    assert!(window.fields_in(Section::Rare).contains(&Field::Cash), "it stays where it was said");
}

#[test]
fn a_fault_is_told_once_the_field_is_left_and_never_blanks_the_result() {
    let mut window = with_lost();
    let data = [("field", "sentOn"), ("form", "parcel")];
    window.type_into("value", "2012-2-30", &data);
    assert!(window.faults_said().is_empty(), "nothing is said while it is typed");
    window.settle("value", "2012-2-30", &data);
    assert!(window.faults_said()[0].starts_with("发件日期："), "{:?}", window.faults_said());
    assert_eq!(window.field("sentOn").as_deref(), Some("2012-2-30"), "what was typed stays");
    assert!(!window.figures().is_empty(), "the result stays");
    window.put_into("parcel", &json!({ "value": "很多", "vehicleArrivedAt": "2012-3-5" }));
    assert_eq!(window.faults_said().len(), 3);
    let typed = json!({ "value": "￥１，２００.50元", "sentOn": "20120301", "vehicleArrivedAt": "2012年3月5日 8:00" });
    window.put_into("parcel", &typed);
    assert!(window.faults_said().is_empty());
    let field = |key: &str| window.field(key).unwrap();
    assert_eq!((field("sentOn").as_str(), field("value").as_str()), ("2012-03-01", "1,200.50"));
    assert_eq!(window.figures(), ["可赔金额：300 元"]);
    window.click("toField", &[("to", "we")]);
    assert!(window.front.parcel.profile_is_open, "who is led to the profile finds it open");
    assert_eq!(window.effects.focus, Some(Focus::Field(Form::Parcel, Field::We)));
}

#[test]
fn a_time_that_can_be_read_two_ways_is_asked_not_guessed() {
    let mut window = with_lost();
    let data = [("field", "missingReportedAt"), ("form", "parcel")];
    window.settle("value", "3月5日 3点", &data);
    let ways = window.front.shared.answered().unwrap().ways(Field::MissingReportedAt).to_vec();
    assert_eq!(ways.len(), 2);
    assert!(window.faults_said().is_empty());
    window.click("way", &[data[0], data[1], ("way", &ways[1].to_string())]);
    assert_eq!(window.field("missingReportedAt").as_deref(), Some("2012-03-05 15:00"));
    assert_eq!(window.effects.focus, Some(Focus::Field(Form::Parcel, Field::MissingReportedAt)));
    assert_eq!(window.figures(), ["我站要赔：700 元"]);
}

#[test]
fn one_field_is_cleared_or_the_whole_parcel_once_confirmed_and_the_station_stays() {
    let mut window = with_lost();
    for key in ["value", "stage"] {
        window.click("clear", &[("field", key), ("form", "parcel")]);
        assert_eq!(window.field(key), None);
        let field = Field::by_key(key).unwrap();
        assert_eq!(window.effects.focus, Some(Focus::Field(Form::Parcel, field)), "the button goes");
    }
    for (action, asks, focus) in [("reset", true, "resetNo"), ("resetNo", false, "reset"), ("reset", true, "resetNo")] {
        window.click(action, &[]);
        assert_eq!((window.front.parcel.asks_reset, &window.effects.focus), (asks, &Some(Focus::Action(focus))));
        assert_eq!(window.field("sentOn").as_deref(), Some("2012-03-01"));
    }
    window.click("resetYes", &[]);
    assert_eq!((window.front.parcel.asks_reset, &window.effects.focus), (false, &Some(Focus::Late)));
    for field in Field::ALL {
        let stays = PROFILE.contains(field);
        assert_eq!(window.field(field.key()).is_some(), stays, "{}", field.key());
    }
    assert!(!window.front.parcel.profile_is_open && !window.shown().contains(&Field::SentOn));
    assert!(!window.front.shared.answered().unwrap().has_result());
    window.put(&json!({ "problem": "lost" }));
    assert_eq!(window.field("value"), None, "nothing of the last parcel comes back");
}

#[test]
fn not_known_is_an_answer_everywhere_the_rules_know_it() {
    let unknown: Vec<&str> = Field::ALL.iter().filter(|field| field.spec().unknown).map(|field| field.key()).collect();
    for key in ["sentOn", "stage", "value", "cash", "listed", "missingReportedAt", "deliveredBy", "closedOn"] {
        assert!(unknown.contains(&key), "{key}");
    }
    let mut entered = BTreeSet::new();
    for problem in ["lost", "damaged", "contaminated", "short", "missing"] {
        let mut facts: Map<String, Value> =
            unknown.iter().filter(|key| **key != "problem").map(|key| ((*key).to_owned(), "unknown".into())).collect();
        facts.insert("problem".to_owned(), problem.into());
        facts.insert("dueAt".to_owned(), "2012-03-01".into());
        let mut window = Memory::default().window_at(AT);
        let taken = window.put_shown(&facts);
        entered.extend(taken.into_iter().map(|(key, _)| key));
        assert!(!window.figures().is_empty(), "{problem}");
        assert_eq!(window.next_said(), None, "whoever does not know is not asked again");
        let answer = window.front.shared.answered().unwrap();
        for question in &answer.estimate.questions {
            let entry = window.front.shared.parcel.form.draft.get(question.field);
            // We say who we are: of that nobody is in doubt.
            assert!(entry.is_none_or(|entry| *entry == Entry::Unknown), "{problem}: {:?}", question.field);
        }
    }
    let never: Vec<_> = unknown.iter().filter(|key| **key != "problem" && !entered.contains(**key)).collect();
    assert!(never.is_empty(), "{never:?}");
}

#[test]
fn another_language_keeps_what_was_entered_the_sums_and_the_clock() {
    let memory = Memory::default();
    let mut window = memory.window_at("2012-03-20T12:00");
    window.put(&with(lost(), "listed", "unknown"));
    window.set_clock("2012-3-6 12:00");
    let stands = |window: &Window| {
        let shared = &window.front.shared;
        (shared.parcel.form.draft.clone(), shared.answered().unwrap().estimate.clone(), shared.parcel.fixed)
    };
    let before = stands(&window);
    window.click("lang", &[("lang", "en")]);
    assert_eq!(window.effects.focus, Some(Focus::Lang));
    assert_eq!(stands(&window), before);
    let window = window.reload();
    assert_eq!(window.front.shared.lang.code(), "en", "it is remembered");
}

#[test]
fn the_moment_of_the_estimate_can_be_set_is_checked_and_goes_back_to_the_clock() {
    let mut window = at("2012-03-20T12:00", &ours(json!({ "problem": "none", "dueAt": "2012-03-01" })));
    let fine = |window: &Window| window.fine().unwrap().0;
    assert_eq!((fine(&window), window.front.shared.parcel.fixed), ("100 元".to_owned(), None));
    window.type_into("asOf", "2012-3-3 12:00", &[]);
    assert_eq!(fine(&window), "40 元", "it counts while it is typed");
    assert_eq!(window.front.shell.clock.typed.as_deref(), Some("2012-3-3 12:00"));
    window.set_clock("2012-3-3 12:00");
    assert!(window.front.shared.parcel.fixed.is_some() && window.front.shell.clock.typed.is_none());
    for wrong in ["abc", "2012-2-30 8:00", "1999-1-1 8:00"] {
        window.set_clock(wrong);
        assert!(window.front.shell.clock.fault.contains("测算时刻"), "{wrong}: {}", window.front.shell.clock.fault);
        assert_eq!(window.front.shell.clock.typed.as_deref(), Some(wrong));
        assert_eq!(fine(&window), "40 元", "the last moment that could be read counts");
    }
    window.click("now", &[]);
    assert_eq!((window.front.shared.parcel.fixed, fine(&window)), (None, "100 元".to_owned()));
    assert_eq!((&window.front.shell.clock.typed, &*window.front.shell.clock.fault), (&None, ""));
}

#[test]
fn a_moment_of_the_estimate_that_can_be_read_two_ways_is_asked() {
    let mut window = at("2012-03-20T12:00", &ours(json!({ "problem": "none", "dueAt": "2012-03-01" })));
    window.set_clock("2012年3月3日 3点");
    let ways: Vec<String> = window.front.shell.clock.ways.iter().map(ToString::to_string).collect();
    assert_eq!(ways, ["2012-03-03T03:00", "2012-03-03T15:00"]);
    assert_eq!(window.fine().unwrap().0, "100 元", "nothing is taken before it is said");
    window.click("way", &[("way", &ways[1])]);
    assert!(window.front.shell.clock.ways.is_empty());
    assert_eq!((window.fine().unwrap().0.as_str(), &window.effects.focus), ("40 元", &Some(Focus::Input("asOf"))));
    assert_eq!(window.front.shared.as_of().to_string(), "2012-03-03 15:00:00");
}

#[test]
fn the_one_hour_clock_stands_on_top_with_the_report_that_stops_it() {
    let mut window = at("2012-03-05T08:30", &with(lost(), "missingReportedAt", false));
    let (left, said) = window.hurry_said().unwrap();
    assert_eq!(
        (left.as_str(), said.as_str()),
        ("还剩 30 分钟", "2012年3月5日 09:00 之前上报有单无货：我站要赔从 700 元变成 0 元",)
    );
    window.click("copyReport", &[]);
    let report = window.copied();
    let parts = ["有单无货上报", "210359000001", "网络班车到达：2012年3月5日 08:00", "上报时间：2012年3月5日 08:30"];
    assert!(parts.iter().all(|part| report.contains(part)), "{report}");
    assert!(matches!(window.effects.hand, Some(Hand::Copy { action: "copyReport", .. })));
    window.at("2012-03-05T09:01");
    let once_over = window.hurry_said().map(|(left, _)| left);
    assert!(once_over.is_none_or(|left| !left.contains("分钟")), "once it is over it is gone");
}

#[test]
fn any_other_clock_that_runs_stands_there_too_with_what_stops_it() {
    let facts = ours(json!({ "problem": "lost", "sentOn": "2012-03-01", "value": 700, "stage": "delivery" }));
    let window = at("2012-03-29T12:00", &facts);
    let (left, said) = window.hurry_said().unwrap();
    assert!(left.ends_with("2 天") && said.contains("申报"), "{left} {said}");
    assert_eq!(window.front.shared.answered().unwrap().hurry().unwrap().0.id, LeverId::File);
    let window =
        at("2012-03-29T12:00", &ours(json!({ "we": "delivery", "problem": "none", "dueAt": "2012-03-28T18:00" })));
    assert!(window.hurry_said().unwrap().1.contains("签收"));
    assert_ne!(window.front.shared.answered().unwrap().hurry().unwrap().0.id, LeverId::File);
}

const STATION: [(&str, &str); 3] = [("name", "中牟一站"), ("contact", "张三"), ("phone", "13800000000")];

fn say_station(window: &mut Window) {
    for (part, said) in STATION {
        window.settle("station", said, &[("station", part)]);
    }
}

#[test]
fn each_report_is_copied_complete_signed_by_the_station_in_both_languages() {
    let damaged = json!({
        "problem": "damaged", "stage": "delivery", "extent": "partial", "value": 200, "sentOn": "2012-03-01",
        "listed": false, "scannedAt": "2012-03-05T08:10", "damageReportedAt": false, "waybill": "210359000001",
        "we": "delivery",
    });
    for (facts, zh, en) in [
        (
            with(lost(), "missingReportedAt", false),
            ["【有单无货上报】", "网络班车到达：2012年3月5日 08:00"],
            ["[Listed but missing]", "Vehicle arrived: 5 March 2012, 08:00"],
        ),
        (
            ours(damaged),
            ["【破损问题件上报】", "到件扫描：2012年3月5日 08:10"],
            ["[Damaged parcel]", "Arrival scan: 5 March 2012, 08:10"],
        ),
    ] {
        let mut window = Memory::default().window_at("2012-03-05T08:30");
        say_station(&mut window);
        window.put(&facts);
        window.click("copyReport", &[]);
        let chinese = window.copied();
        window.click("lang", &[("lang", "en")]);
        window.click("copyReport", &[]);
        let english = window.copied();
        let head = format!("{}\n运单号：210359000001\n发件日期：2012年3月1日\n{}\n", zh[0], zh[1]);
        assert!(chinese.starts_with(&head), "{chinese}");
        let end = "\n上报时间：2012年3月5日 08:30\n上报站点：中牟一站\n上报人、电话：张三，13800000000";
        assert!(chinese.ends_with(end), "{chinese}");
        assert!(english.contains("Waybill: 210359000001\n") && english.contains(en[1]), "{english}");
        assert!(english.replace(['【', '】'], "|").contains(en[0].trim_matches(['[', ']'])), "{english}");
        assert!(english.ends_with("Reporting station: 中牟一站\nName, telephone: 张三, 13800000000"), "{english}");
    }
}

#[test]
fn who_the_station_is_stays_on_this_machine_and_is_in_nothing_that_is_handed_out() {
    let memory = Memory::default();
    let mut window = memory.window_at(AT);
    say_station(&mut window);
    window.put(&with(lost(), "we", "origin"));
    window.click("closeProfile", &[]);
    let mut window = window.reload();
    let station = &window.front.shared.station;
    assert_eq!([&*station.name, &*station.contact, &*station.phone], STATION.map(|(_, said)| said));
    window.click("copyLink", &[]);
    let link = window.copied();
    window.click("saveCase", &[]);
    let file = window.file().1;
    window.click("save", &[]);
    window.check("copyCase", "on", true, &[]);
    window.check("copyBook", "on", true, &[]);
    window.click("saveCopy", &[]);
    let Some(Hand::SavePage { brings, .. }) = &window.effects.hand else { panic!("{:?}", window.effects.hand) };
    let texts = memory.texts().into_iter().filter(|(key, _)| !key.contains("/profile/"));
    let kept: String = texts.map(|(_, text)| text).collect();
    assert!(kept.contains("210359000001") && brings.contains("210359000001"));
    for (_, said) in STATION {
        for text in [&link, &file, brings, &kept] {
            assert!(!text.contains(said), "{said}: {text}");
        }
    }
    // Another station's case is not signed by us.
    window.click("resetYes", &[]);
    window.open_text_of(&link);
    assert_eq!(window.front.shared.signs(), words::Station::default());
}

impl Window {
    fn open_text_of(&mut self, link: &str) {
        self.type_into("received", link, &[]);
        self.click("openReceived", &[]);
    }
}

#[test]
fn the_result_goes_along_as_text_as_a_calendar_file_and_on_paper() {
    let mut window = at(AT, &with(lost(), "dueAt", "2012-03-05"));
    window.click("copy", &[]);
    assert!(window.copied().contains("300 元") && window.copied().contains("2012年3月31日"), "{}", window.copied());
    window.click("calendar", &[]);
    let (name, calendar) = window.file();
    assert!(name.ends_with("210359000001.ics"), "{name}");
    assert!(calendar.starts_with("BEGIN:VCALENDAR\r\n") && calendar.ends_with("END:VCALENDAR\r\n"));
    assert!(calendar.contains("20120331"), "{calendar}");
    for (action, sheet) in [("printResult", Sheet::Estimate), ("printForm", Sheet::Form)] {
        window.click(action, &[]);
        assert!(matches!(window.effects.hand, Some(Hand::Print(Some(printed))) if printed == sheet), "{action}");
    }
}

#[test]
fn what_would_be_by_the_other_reading_stands_beside_each_doubt() {
    let agency = ours(json!({ "deliveredBy": "agency", "problem": "lost", "sentOn": "2012-03-01" }));
    let damaged = ours(json!({
        "problem": "damaged", "sentOn": "2012-03-01", "stage": "transit", "value": 600, "valueProof": true,
        "scannedAt": "2012-03-04T08:00", "damageReportedAt": "2012-03-04T08:40",
    }));
    let more = |facts: &Value, more: Value| {
        let mut all = facts.clone();
        all.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        all
    };
    let at_delivery = ours(json!({ "problem": "lost", "stage": "delivery", "value": 100, "valueProof": true }));
    for (name, facts, said) in [
        (
            "30 days or a month",
            more(&at_delivery, json!({ "sentOn": "2012-02-01", "claimedOn": "2012-03-02" })),
            ["按月算", "不赔"],
        ),
        (
            "refused after seven days, or within them",
            more(&at_delivery, json!({ "sentOn": "2012-03-01", "closedOn": "2012-03-08", "claimedOn": "2012-03-16" })),
            ["按另一种理解", "100 元"],
        ),
        (
            "an agency that did not report: 1000 or 500",
            more(
                &agency,
                json!({
                    "stage": "transit", "listed": true, "value": 800, "vehicleArrivedAt": "2012-03-04T08:00",
                    "missingReportedAt": false,
                }),
            ),
            ["按另一种理解", "800 元"],
        ),
        (
            "a charge that goes to the network",
            more(&agency, json!({ "stage": "delivery", "value": 2000 })),
            ["按另一种理解", "0 元"],
        ),
        (
            "the flat sum lowered to the value",
            ours(json!({ "problem": "lost", "sentOn": "2012-03-01", "stationChange": true, "value": 50 })),
            ["按另一种理解", "50 元"],
        ),
        (
            "the bound for damage",
            more(&damaged, json!({ "extent": "partial" })),
            ["按另一种理解", "酌情，最高可能 600 元"],
        ),
        (
            "total damage at discretion",
            more(&damaged, json!({ "extent": "total" })),
            ["按另一种理解", "酌情，最高可能 300 元"],
        ),
        (
            "day one counted",
            more(&at_delivery, json!({ "sentOn": "2012-03-01", "claimedOn": "2012-03-31", "value": 700 })),
            ["发件当天算第一天", "不赔"],
        ),
    ] {
        let moment = if name == "day one counted" { "2012-04-01T12:00" } else { "2012-03-20T12:00" };
        let doubts = at(moment, &facts).doubts_said();
        assert!(doubts.iter().any(|doubt| said.iter().all(|part| doubt.contains(part))), "{name}: {doubts:#?}");
    }
    let in_time = more(&at_delivery, json!({ "sentOn": "2012-03-01", "claimedOn": "2012-03-30", "value": 700 }));
    assert!(!at("2012-04-01T12:00", &in_time).doubts_said().iter().any(|doubt| doubt.contains("第一天")));
}

#[test]
fn who_is_accused_reads_what_would_clear_it_what_to_keep_and_what_is_our_advice() {
    let accused = ours(json!({
        "we": "delivery", "problem": "lost", "sentOn": "2012-03-01", "stage": "transit", "value": 700, "listed": true,
        "vehicleArrivedAt": "2012-03-20T11:30", "missingReportedAt": false,
    }));
    let mut window = at("2012-03-20T12:00", &accused);
    let levers = window.levers_said();
    let report = levers.iter().find(|lever| lever.contains("12:30")).unwrap();
    assert!(report.contains("有单无货") && report.contains("我站要赔从 700 元变成 0 元"), "{report}");
    window.put(&json!({ "listed": false, "missingReportedAt": null, "vehicleArrivedAt": null, "proxySigned": true }));
    let levers = window.levers_said();
    assert!(levers.iter().any(|lever| lever.contains("同意") && lever.contains("变成")), "{levers:#?}");
    assert!(levers.iter().any(|lever| lever.contains("我们的建议，制度没有写")), "{levers:#?}");
    window.click("lang", &[("lang", "en")]);
    let english = window.levers_said();
    assert_eq!(english.len(), levers.len());
    let han = |letter| ('\u{4e00}'..='\u{9fff}').contains(&letter);
    assert!(!english.iter().any(|lever| lever.chars().any(han)), "{english:#?}");
}

#[test]
fn what_can_still_be_done_goes_once_its_time_is_over() {
    let facts = ours(json!({ "problem": "lost", "sentOn": "2012-03-01", "stage": "delivery", "value": 700 }));
    let mut window = at("2012-03-20T12:00", &facts);
    let levers = window.levers_said();
    assert!(levers.iter().any(|lever| lever.contains("3月31日") && lever.contains("申报")), "{levers:#?}");
    assert!(levers.iter().any(|lever| lever.contains("价值凭证")), "{levers:#?}");
    window.at("2012-04-01T12:00");
    assert!(!window.levers_said().iter().any(|lever| lever.contains("申报")), "{:#?}", window.levers_said());
}

#[test]
fn what_is_wrong_is_told_from_top_to_bottom_and_leads_who_saves_or_hands_out() {
    let mut window = with_lost();
    window.put_into("parcel", &json!({ "sentOn": "2012-02-30", "value": -1 }));
    let faults = Parcel::faults(&window.front.shared);
    assert_eq!(faults.iter().map(|(field, _)| *field).collect::<Vec<_>>(), [Field::SentOn, Field::Value]);
    window.click("save", &[]);
    let to = Focus::First(vec![Focus::Place("errors"), Focus::Action("save")]);
    assert_eq!((window.effects.focus.clone(), window.front.shared.book.heads().len()), (Some(to), 1));
    window.click("share", &[]);
    assert_eq!(window.effects.focus, Some(Focus::errors()), "who hands out is led to what is wrong");
}
