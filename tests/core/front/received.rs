//! What one station hands out, another opens: as a link, as pasted text, as a file.

use super::{Memory, Window, ours};
use parcel_claims::front::effects::{Hand, Send};
use parcel_claims::front::focus::Focus;
use parcel_claims::front::msg::{Msg, file};
use parcel_claims::front::received::Said;
use serde_json::{Value, json};

const AT: &str = "2012-03-06T12:00";

fn lost() -> Value {
    ours(json!({
        "waybill": "210359000001", "problem": "lost", "sentOn": "2012-03-01", "value": 700, "stage": "transit",
        "listed": true, "vehicleArrivedAt": "2012-03-05T08:00", "missingReportedAt": "2012-03-05T09:00",
    }))
}

/// A station with a lost parcel in hand.
fn with_lost() -> Window {
    let mut window = Memory::default().window_at(AT);
    window.put(&lost());
    window
}

fn link(window: &mut Window) -> String {
    window.click("copyLink", &[]);
    window.copied()
}

fn said(window: &Window) -> Said {
    window.front.received.said(&window.front.shared).unwrap()
}

fn state(window: &Window) -> &'static str {
    window.front.received.said(&window.front.shared).map_or("", |said| said.state)
}

/// Another station, a day later, comes to the page by a link.
fn opening(link: &str) -> Window {
    let mut other = Memory::default().window_at("2012-03-07T12:00");
    other.send(Msg::Sent(Send::Receipt(link.to_owned())));
    other
}

impl Window {
    /// A text is put into the box for what others handed out, and opened.
    fn open_text(&mut self, text: &str) {
        self.type_into("received", text, &[]);
        self.click("openReceived", &[]);
    }

    fn open_file(&mut self, text: &str) {
        let (sent, _) = file("caseFile").unwrap();
        self.send(Msg::Sent(sent(text.to_owned())));
    }
}

#[test]
fn the_other_station_is_told_that_the_result_is_the_same_and_what_is_changed_from_then_on() {
    let mut ours = with_lost();
    let mut other = opening(&link(&mut ours));
    let sums = |window: &mut Window| window.front.shared.answer().estimate.clone();
    assert_eq!(sums(&mut other), sums(&mut ours));
    let told = said(&other);
    assert_eq!((told.state, told.title.as_str()), ("same", "结果一致"));
    assert!(told.text.starts_with("对方是 2012年3月6日 12:00 测算的"), "{}", told.text);
    assert_eq!(other.field("waybill").as_deref(), Some("210359000001"));
    assert_eq!(other.effects.focus, Some(Focus::Place("opened")));
    other.click("lang", &[("lang", "en")]);
    assert_eq!(said(&other).title, "Same result");
    other.click("lang", &[("lang", "zh-CN")]);
    other.put_into("parcel", &json!({ "value": 800 }));
    assert_eq!(state(&other), "changed");
    assert_eq!(said(&other).list, ["损失金额（按实际价值）：对方是“700 元”，这里是“800 元”。"]);
    other.put_into("parcel", &json!({ "value": 700 }));
    assert_eq!(state(&other), "same");
    other.click("recount", &[]);
    assert_eq!((state(&other), other.front.shared.parcel.fixed), ("changed", None));
    let at = "测算时刻：对方是“2012年3月6日 12:00”，这里是“2012年3月7日 12:00”。";
    assert_eq!(said(&other).list, [at]);
    other.click("closeOpened", &[]);
    assert_eq!((state(&other), other.effects.focus.clone()), ("", Some(Focus::Place("result"))));
    assert_eq!(other.field("sentOn").as_deref(), Some("2012-03-01"));
}

#[test]
fn a_link_written_by_hand_lacks_what_a_receipt_has() {
    let other = opening("#v=1&at=2012-03-06T12:00&problem=lost&sentOn=2012-03-01");
    assert_eq!(other.field("sentOn").as_deref(), Some("2012-03-01"));
    assert_eq!(state(&other), "differs");
    let lacks = [
        "没有核对用的校验字，看不出有没有改动或缺漏。",
        "没带对方的结果，没法比较。",
        "没写按哪个版本的制度算，没法核对制度。",
    ];
    assert_eq!(said(&other).list, lacks);
}

#[test]
fn whatever_differs_is_named() {
    let made = link(&mut with_lost());
    let digest = made.split("digest=").nth(1).unwrap().split('&').next().unwrap();
    let result = made.split("result=").nth(1).unwrap().split('&').next().unwrap();
    let told = |link: &str| {
        let told = said(&opening(link));
        assert_eq!(told.state, "differs", "{:?}", told.list);
        assert_eq!(told.title, format!("有 {} 处不一样", told.list.len()));
        told.list
    };
    let list = told(&made.replace("sentOn=2012-03-01", "sentOn=2012-03-02"));
    assert_eq!(list[0], "发件日期：现在是“2012年3月2日”，和出具时不一样。");
    assert!(list[1].starts_with("算出来的结果"), "{list:?}");
    let list = told(&made.replace(digest, "0123456789ab"));
    assert!(list[0].starts_with("制度版本不同：") && list[0].contains("0123456789ab") && list[0].contains(digest));
    assert!(told(&format!("{made}&colour=red"))[0].starts_with("“colour”：本页不认识"));
    let list = told(&made[..made.find("&waybill").unwrap()]);
    assert!(list[0].starts_with("运单号：出具时填了，现在没有了"), "{list:?}");
    assert!(list.iter().any(|line| line.starts_with("本站在此件中的身份：出具时填了")), "{list:?}");
    let list = told(&made.replace("problem=lost", "problem=lots"));
    assert!(list.iter().any(|line| line.contains("问题类型：“lots”看不懂，没有采用。")), "{list:?}");
    let list = told(&made.replace(result, "aaaaaaaaaa"));
    assert!(list[0].starts_with("情况和制度都一样，结果却不一样"), "{list:?}");
    let several = made.replace("value=700", "value=800").replace(digest, "0123456789ab").replace("&listed=yes", "&x=1");
    assert_eq!(told(&several).len(), 4);
}

#[test]
fn a_link_of_another_version_changes_nothing_on_the_screen() {
    let mut other = opening(&link(&mut with_lost()));
    other.send(Msg::Sent(Send::Receipt("#v=7&problem=lost".to_owned())));
    assert_eq!(state(&other), "refused");
    assert!(said(&other).text.contains("这是第 7 版的结果，本页只认第 1 版"), "{}", said(&other).text);
    assert_eq!(other.field("value").as_deref(), Some("700"));
}

#[test]
fn the_waybill_can_be_left_out() {
    let mut window = with_lost();
    assert!(link(&mut window).contains("waybill=210359000001"));
    window.check("withWaybill", "on", false, &[]);
    let made = link(&mut window);
    assert!(!made.contains("waybill") && !made.contains("210359"), "{made}");
    let other = opening(&made);
    assert_eq!((state(&other), other.field("waybill")), ("same", None));
    window.click("saveCase", &[]);
    assert!(!window.file().1.contains("210359"), "nor does the file say it");
}

#[test]
fn what_is_being_entered_is_not_lost_without_asking() {
    let mut window = with_lost();
    let made = link(&mut window);
    window.put_into("parcel", &json!({ "value": 800, "sentOn": "2012-02-30" }));
    let chat = format!("麻烦核对：\n{}，谢谢", made.replace('&', "&amp;"));
    window.open_text(&chat);
    assert_eq!(state(&window), "ask");
    let differ = [
        "发件日期：对方是“2012年3月1日”，这里是“2012-02-30”。",
        "损失金额（按实际价值）：对方是“700 元”，这里是“800 元”。",
    ];
    assert_eq!(said(&window).list, differ);
    window.click("closeOpened", &[]);
    assert_eq!((window.field("value").as_deref(), state(&window)), (Some("800"), ""));
    window.open_text(&made);
    window.click("openTheirs", &[]);
    assert_eq!((window.field("value").as_deref(), state(&window)), (Some("700"), "same"));
    // Nothing is lost by opening it once more.
    window.open_text(&made);
    assert_eq!(state(&window), "same");
    window.open_text("没有链接");
    let told = said(&window);
    assert_eq!((told.state, told.title.as_str()), ("refused", "打不开"));
    assert!(told.text.contains("认不出来"), "{}", told.text);
}

#[test]
fn the_box_for_records_takes_a_link_too_and_is_empty_then() {
    let made = link(&mut with_lost());
    for text in [format!("核对 {made}"), format!("【快件理赔速查】\n运单号：210359000001\n打开看同样的结果：{made}")]
    {
        let mut other = Memory::default().window_at("2012-03-07T12:00");
        assert!(other.paste("paste", &text, &[]));
        assert_eq!((state(&other), other.front.paste.typed.as_str()), ("same", ""), "{text}");
        assert_eq!(other.field("waybill").as_deref(), Some("210359000001"));
    }
}

#[test]
fn the_case_goes_out_as_a_file_and_comes_in_again() {
    let mut window = with_lost();
    window.click("saveCase", &[]);
    let (name, content) = window.file();
    assert_eq!(name, "快件210359000001.json");
    assert!(matches!(window.effects.hand, Some(Hand::Save { kind: "application/json", .. })));
    let tree: Value = serde_json::from_str(&content).unwrap();
    let mut facts = lost();
    facts["value"] = 700.0.into();
    let given = tree["facts"].as_object().unwrap();
    for (key, value) in facts.as_object().unwrap() {
        let same = given[key] == *value || given[key].as_f64().is_some_and(|sum| value.as_f64() == Some(sum));
        assert!(same, "{key}: {} is not {value}", given[key]);
    }
    assert_eq!((given.len(), &tree["asOf"]), (facts.as_object().unwrap().len(), &json!(AT)));
    let digest = tree["rulebook"]["digest"].as_str().unwrap();
    assert!(digest.len() == 64 && digest.chars().all(|letter| letter.is_ascii_hexdigit()));
    window.at("2012-03-07T12:00");
    window.click("resetYes", &[]);
    window.open_file(&content);
    let told = said(&window);
    assert_eq!((told.state, told.title.as_str()), ("same", "已经读入"));
    assert!(told.text.starts_with("按文件里的时刻测算：2012年3月6日 12:00"), "{}", told.text);
    assert_eq!(window.field("missingReportedAt").as_deref(), Some("2012-03-05 09:00"));
}

#[test]
fn of_a_bare_record_every_problem_is_told_and_what_is_sound_is_taken() {
    let mut window = Memory::default().window_at(AT);
    let record = json!({ "problem": "lost", "value": -5, "sentOn": "2012-03-01", "colour": "red" });
    window.open_file(&record.to_string());
    let told = said(&window);
    assert_eq!(told.state, "differs");
    let problems =
        ["“colour”：本页不认识这一项，没有采用，可能来自别的版本。", "损失金额（按实际价值）：“-5”看不懂，没有采用。"];
    assert_eq!(told.list, problems);
    assert_eq!(window.field("sentOn").as_deref(), Some("2012-03-01"));
}

#[test]
fn another_stations_case_leaves_our_profile_as_it_is_and_the_clock_goes_on_after_it() {
    let made = link(&mut with_lost());
    let memory = Memory::default();
    let mut station = memory.window_at("2012-03-07T12:00");
    station.put_into("parcel", &json!({ "we": "delivery", "claimant": "indirect", "deliveredBy": "agency" }));
    let mut station = station.reload();
    station.send(Msg::Sent(Send::Receipt(made)));
    assert_eq!((state(&station), station.field("we").as_deref()), ("same", Some("origin")));
    station.click("lang", &[("lang", "en")]);
    station.click("lang", &[("lang", "zh-CN")]);
    station.click("resetYes", &[]);
    let profile = |window: &Window| ["we", "claimant", "deliveredBy"].map(|key| window.field(key).unwrap());
    assert_eq!((station.front.shared.parcel.fixed, state(&station)), (None, ""));
    assert_eq!(profile(&station), ["delivery", "indirect", "agency"]);
    assert_eq!(profile(&station.reload()), ["delivery", "indirect", "agency"]);
}
