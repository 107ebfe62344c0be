//! One vehicle, many waybills: as a clerk with a scanner does it.

use super::{Memory, Window, us};
use parcel_claims::case::Field;
use parcel_claims::estimate::LeverId;
use parcel_claims::front::focus::{Focus, Form};
use parcel_claims::front::room::Room;
use parcel_claims::words;
use serde_json::{Value, json};
use std::collections::BTreeMap;

const FIRST: &str = "210359000001";
const SECOND: &str = "210359000002";
const THIRD: &str = "210359000003";

impl Window {
    fn scan(&mut self, text: &str) {
        self.enter("waybill", text, &[]);
    }

    fn scanned(&self) -> &[String] {
        self.front.shared.vehicle.vehicle.waybills()
    }

    /// What is said of the waybill that was entered last.
    fn vehicle_said(&self) -> &str {
        &self.front.vehicle.said
    }

    fn vehicle_field(&self, field: Field) -> String {
        let entry = self.front.shared.vehicle.form.draft.get(field);
        entry.map(|entry| format!("{entry:?}")).unwrap_or_default()
    }

    fn of_waybill(&mut self, action: &str, waybill: &str) {
        self.click(action, &[("piece", waybill)]);
    }

    /// What the case book keeps of each waybill.
    fn kept_facts(&self) -> BTreeMap<String, Value> {
        let of = |text: String| serde_json::from_str::<Value>(&text).unwrap()["facts"].clone();
        let facts = self.memory.keys("parcel-claims/book/1/").into_iter().map(|key| of(self.memory.get(&key).unwrap()));
        facts.map(|facts| (facts["waybill"].as_str().unwrap().to_owned(), facts)).collect()
    }

    /// A case of the book is opened by its waybill.
    fn open_kept(&mut self, waybill: &str) {
        self.to("book");
        let line = self.front.book.lines.iter().find(|line| line.said.waybill == waybill).unwrap();
        let revision = line.revision.clone();
        self.click("openCase", &[("revision", &revision)]);
    }
}

/// In the room, with the arrival entered.
fn arrived(memory: &Memory, at: &str) -> Window {
    let mut window = memory.window_at(at);
    window.put_into("parcel", &us());
    window.put_into("parcel", &json!({ "we": "delivery" }));
    window.to("vehicle");
    window.put_into("vehicle", &json!({ "vehicleArrivedAt": "3/4 8:00" }));
    window
}

fn at_half_past_eight() -> Window {
    arrived(&Memory::default(), "2012-03-04T08:30")
}

#[test]
fn the_arrival_is_entered_once_and_waybills_are_scanned_one_after_another() {
    let mut window = Memory::default().window_at("2012-03-04T08:30");
    window.put_into("parcel", &us());
    window.to("vehicle");
    window.enter("value", "3/4 8:00", &[("field", "vehicleArrivedAt"), ("form", "vehicle")]);
    assert!(window.vehicle_field(Field::VehicleArrivedAt).contains("2012-03-04 08:00"));
    assert_eq!(window.effects.focus, Some(Focus::Input("waybill")), "on to the waybills");
    window.scan(FIRST);
    window.scan(SECOND);
    assert_eq!(window.vehicle_said(), "已加上 210359000002，共 2 件");
    window.scan(FIRST);
    assert!(window.vehicle_said().contains("210359000001 已经在下面了"));
    window.scan("1.2E+11");
    assert!(window.vehicle_said().contains("运单号："), "{}", window.vehicle_said());
    assert_eq!(window.scanned(), [FIRST, SECOND]);
    assert_eq!(window.front.vehicle.typed, "1.2E+11", "what is no waybill stays");
    window.type_into("waybill", "2", &[]);
    assert_eq!(window.vehicle_said(), "", "who types on knows it");
}

#[test]
fn one_clock_runs_for_all_and_says_what_a_miss_would_cost() {
    let mut window = at_half_past_eight();
    assert_eq!(window.front.shared.vehicle_due(), None, "without a waybill it runs for none");
    let all = |window: &Window| {
        let shared = &window.front.shared;
        let answer = shared.vehicle_answered().unwrap();
        let (lever, due) = answer.running(LeverId::ReportMissing).unwrap();
        let said = words::effect_for_all(lever, window.scanned().len(), shared.lang);
        (words::time_left(due, shared.as_of(), shared.lang), words::lever_said(lever, shared.lang), said)
    };
    window.scan(FIRST);
    let each = "2012年3月4日 09:00 之前上报有单无货：我站要赔从最多 1,000 元变成 0 元";
    assert_eq!(all(&window), ("还剩 30 分钟".to_owned(), each.to_owned(), None), "one is one");
    assert!(window.front.shared.vehicle_due().is_some());
    window.scan(SECOND);
    window.scan(THIRD);
    assert_eq!(all(&window).2.as_deref(), Some("3 件合计：我站要赔从最多 3,000 元变成 0 元"));
    window.click("lang", &[("lang", "en")]);
    assert_eq!(all(&window).2.as_deref(), Some("All 3 together: we pay 0 yuan instead of at most 3,000 yuan"));
    window.at("2012-03-04T08:50");
    assert_eq!(all(&window).0, "10 minutes left");
}

#[test]
fn the_clock_says_how_it_ended() {
    let mut window = arrived(&Memory::default(), "2012-03-04T10:30");
    window.scan(FIRST);
    let state = |window: &Window| {
        let answer = window.front.shared.vehicle_answered().unwrap();
        assert!(answer.running(LeverId::ReportMissing).is_none());
        let deadline = answer.estimate.deadlines.iter().find(|one| words::deadline(one.id).zh.contains("有单无货"));
        *words::deadline_state(deadline.unwrap()).get(window.front.shared.lang)
    };
    assert_eq!(state(&window), "已过");
    window.put_into("vehicle", &json!({ "missingReportedAt": "8:40" }));
    assert_eq!(state(&window), "已按时");
}

#[test]
fn one_report_for_all_of_them_is_copied() {
    let mut window = at_half_past_eight();
    window.scan(FIRST);
    window.scan(SECOND);
    window.click("copyVehicleReport", &[]);
    let report = window.copied();
    assert!(report.starts_with("【有单无货上报】"), "{report}");
    assert!(report.contains("运单号：共 2 件\n210359000001\n210359000002\n"), "{report}");
    assert!(report.contains("网络班车到达：2012年3月4日 08:00"), "{report}");
}

#[test]
fn a_waybill_is_taken_out_again_and_opened_as_a_case_of_its_own() {
    let mut window = at_half_past_eight();
    window.scan(FIRST);
    window.scan(SECOND);
    window.of_waybill("removeWaybill", FIRST);
    assert_eq!(window.scanned(), [SECOND]);
    assert_eq!(window.effects.focus, Some(Focus::Input("waybill")));
    window.of_waybill("openWaybill", SECOND);
    assert_eq!(window.front.shared.room, Room::Parcel);
    let facts = window.front.shared.facts();
    let said = |key: &str| facts[key].clone();
    assert_eq!(said("waybill"), SECOND);
    assert_eq!(said("problem"), "missing");
    assert_eq!(said("vehicleArrivedAt"), "2012-03-04T08:00");
    assert_eq!(said("listed"), true);
    let shared = &window.front.shared;
    let (_, due) = shared.answered().unwrap().running(LeverId::ReportMissing).unwrap();
    assert_eq!(words::time_left(due, shared.as_of(), shared.lang), "还剩 30 分钟");
}

#[test]
fn opening_one_never_clears_an_unsaved_parcel_unasked() {
    let mut window = at_half_past_eight();
    window.scan(FIRST);
    window.scan(SECOND);
    window.of_waybill("openWaybill", FIRST);
    assert_eq!(window.field("waybill").as_deref(), Some(FIRST));
    // As it came it can go again; changed it cannot.
    window.to("vehicle");
    window.of_waybill("openWaybill", SECOND);
    assert_eq!(window.field("waybill").as_deref(), Some(SECOND));
    window.put_into("parcel", &json!({ "value": 700 }));
    window.to("vehicle");
    window.of_waybill("openWaybill", FIRST);
    assert_eq!(window.front.vehicle.wanted.as_deref(), Some(FIRST));
    assert_eq!(window.effects.focus, Some(Focus::ButtonIn("vehicleAsk")));
    window.click("openWaybillNot", &[]);
    assert_eq!((&window.front.vehicle.wanted, &window.effects.focus), (&None, &Some(Focus::Input("waybill"))));
    assert_eq!(window.field("waybill").as_deref(), Some(SECOND));
    window.of_waybill("openWaybill", FIRST);
    window.click("openWaybillAnyway", &[]);
    assert_eq!(window.field("waybill").as_deref(), Some(FIRST));
}

#[test]
fn what_is_not_saved_is_cleared_only_when_the_clerk_says_so() {
    let mut window = at_half_past_eight();
    let in_hand = |window: &Window| (window.scanned().to_vec(), window.vehicle_field(Field::VehicleArrivedAt));
    window.click("emptyVehicle", &[]);
    assert!(window.front.vehicle.asks, "the arrival alone is something");
    window.click("emptyVehicleNot", &[]);
    assert!(!window.front.vehicle.asks);
    assert_eq!(window.effects.focus, Some(Focus::ActionIn("vehicleFoot", "emptyVehicle")));
    assert!(in_hand(&window).1.contains("03-04 08:00"));
    window.scan(FIRST);
    window.click("saveVehicle", &[]);
    window.scan(SECOND);
    window.click("emptyVehicle", &[]);
    assert!(window.front.vehicle.asks);
    let not = Focus::ActionIn("emptyVehicleAsk", "emptyVehicleNot");
    assert_eq!(window.effects.focus, Some(not), "Enter once more loses nothing");
    assert_eq!(window.scanned(), [FIRST, SECOND]);
    window.click("emptyVehicleSave", &[]);
    assert_eq!(window.said, "1 件已存入案卷；1 件案卷里已有，没有变化");
    assert_eq!(in_hand(&window), (Vec::new(), String::new()));
    assert_eq!((window.front.shared.vehicle_due(), window.front.vehicle.asks), (None, false));
    let arrival = Focus::Field(Form::Vehicle, Field::VehicleArrivedAt);
    assert_eq!(window.effects.focus, Some(arrival), "and the next one comes");
}

#[test]
fn what_is_saved_goes_without_a_question_and_what_was_said_since_does_not() {
    for (report, asked) in [("", false), ("8:20", true), ("8:40", true)] {
        let mut window = at_half_past_eight();
        window.scan(FIRST);
        window.click("saveVehicle", &[]);
        if !report.is_empty() {
            window.put_into("vehicle", &json!({ "missingReportedAt": report }));
        }
        window.click("emptyVehicle", &[]);
        assert_eq!(window.front.vehicle.asks, asked, "{report}");
        if asked {
            window.click("emptyVehicleDrop", &[]);
        }
        assert!(window.scanned().is_empty() && window.vehicle_field(Field::VehicleArrivedAt).is_empty());
    }
}

#[test]
fn all_are_kept_in_the_case_book_each_once_and_the_list_outlives_the_window() {
    let mut window = at_half_past_eight();
    window.scan(FIRST);
    window.scan(SECOND);
    window.click("saveVehicle", &[]);
    assert_eq!(window.said, "2 件已存入案卷");
    assert_eq!(window.effects.focus, Some(Focus::Input("waybill")), "on to the next scan");
    window.scan(THIRD);
    window.click("saveVehicle", &[]);
    assert_eq!(window.said, "1 件已存入案卷；2 件案卷里已有，没有变化");
    let window = window.reload();
    assert_eq!(window.scanned(), [FIRST, SECOND, THIRD]);
    assert!(window.vehicle_field(Field::VehicleArrivedAt).contains("03-04 08:00"));
}

#[test]
fn the_report_gets_into_each_saved_case_and_what_the_clerk_has_changed_stays_and_is_told() {
    let memory = Memory::default();
    let mut window = arrived(&memory, "2012-03-04T08:30");
    for at in 1..=4 {
        window.scan(&format!("21035900000{at}"));
    }
    window.click("saveVehicle", &[]);
    // One is looked at more closely and changed; another one is in hand as it was saved.
    window.open_kept(THIRD);
    window.put_into("parcel", &json!({ "value": 300 }));
    window.click("save", &[]);
    window.open_kept("210359000004");
    // Also in a window that was opened since.
    let mut window = window.reload();
    window.at("2012-03-04T08:45");
    window.to("vehicle");
    window.put_into("vehicle", &json!({ "vehicleArrivedAt": "2012-3-4 8:05", "missingReportedAt": "2012-3-4 8:40" }));
    window.scan("210359000005");
    window.click("saveVehicle", &[]);
    assert_eq!(window.said, "1 件已存入案卷；案卷里 3 件已更新；1 件在案卷里另外改过，没有动");
    let kept = window.kept_facts();
    assert_eq!(kept.len(), 5);
    for (waybill, facts) in &kept {
        let expected = if waybill == THIRD {
            ("2012-03-04T08:00".into(), Value::Null)
        } else {
            ("2012-03-04T08:05".into(), "2012-03-04T08:40".into())
        };
        assert_eq!((facts["vehicleArrivedAt"].clone(), facts["missingReportedAt"].clone()), expected, "{waybill}");
    }
    // What is in hand has it, too, and is the case as it stands.
    window.to("parcel");
    assert_eq!(window.field("missingReportedAt").as_deref(), Some("2012-03-04 08:40"));
    window.click("save", &[]);
    assert_eq!(window.said, "没有改动，案卷里就是这样");
    window.to("vehicle");
    window.click("saveVehicle", &[]);
    assert_eq!(window.said, "4 件案卷里已有，没有变化；1 件在案卷里另外改过，没有动");
    assert_eq!(window.kept_facts().len(), 5);
}

#[test]
fn of_a_list_the_waybills_are_taken_each_once_and_what_is_not_clear_stays() {
    let mut window = Memory::default().window();
    window.to("vehicle");
    let table = "序号\t运单号\t收件人\n1\t210359000001\t张三\n2\t210359000002（破损）\t李四\n3\t2.1E+11\t王五\n";
    assert!(window.paste("waybill", table, &[]));
    assert_eq!(window.scanned(), [FIRST, SECOND]);
    assert_eq!(window.front.vehicle.typed, "2.1E+11");
    window.type_into("waybill", "", &[]);
    window.paste("waybill", "缺件:210359000002、210359000003", &[]);
    assert_eq!(window.scanned(), [FIRST, SECOND, THIRD]);
    assert_eq!(window.vehicle_said(), "210359000002 已经在下面了\n已加上 210359000003，共 3 件");
    window.scan("没有缺件");
    assert!(window.vehicle_said().contains("没有认出运单号"));
    assert_eq!(window.front.vehicle.typed, "没有缺件");
    assert!(!window.paste("waybill", "210359000004", &[]), "one number goes where the clerk put it");
}

#[test]
fn a_list_is_taken_line_by_line_and_a_time_of_two_readings_is_asked() {
    let mut window = Memory::default().window_at("2012-03-05T09:00");
    window.to("vehicle");
    window.paste("waybill", "210359000001\r\n210359000002\r\n210359000003\r\n", &[]);
    assert_eq!(window.scanned(), [FIRST, SECOND, THIRD]);
    let data = [("field", "vehicleArrivedAt"), ("form", "vehicle")];
    window.settle("value", "3月4日 3点", &data);
    let ways = window.front.shared.vehicle_answered().unwrap().ways(Field::VehicleArrivedAt).to_vec();
    assert_eq!(ways.iter().map(ToString::to_string).collect::<Vec<_>>(), ["2012-03-04T03:00", "2012-03-04T15:00"]);
    window.click("way", &[data[0], data[1], ("way", "2012-03-04T03:00")]);
    assert!(window.vehicle_field(Field::VehicleArrivedAt).contains("03-04 03:00"));
    // The button goes with what it said.
    assert_eq!(window.effects.focus, Some(Focus::Field(Form::Vehicle, Field::VehicleArrivedAt)));
    window.click("lang", &[("lang", "en")]);
    assert_eq!(window.scanned().len(), 3, "what was entered stays in the other language");
    assert!(window.vehicle_field(Field::VehicleArrivedAt).contains("03-04 03:00"));
}
