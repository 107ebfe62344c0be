//! A pasted record or chat line: what it asserts is filled and marked, what it may mean is offered beside its words.

use super::{Memory, Part, Window, us};
use parcel_claims::choice::Choice;
use parcel_claims::front::focus::Focus;
use parcel_claims::front::heard::How;
use parcel_claims::front::paste::Paste;
use parcel_claims::front::room::Room;
use serde_json::json;

const RECORD: &str =
    "单号210359000001 价值700元\n2012-03-04 08:12:40 【郑州东站】 到件扫描\n2012-03-01 18:20:05 【上海站】 已收件";

impl Window {
    fn paste_record(&mut self, text: &str) {
        assert!(self.paste("paste", text, &[]), "the page takes it");
    }

    /// The fields that are still to be confirmed.
    fn pasted(&self) -> Vec<&'static str> {
        self.front.shared.parcel.form.pasted.iter().map(|field| field.key()).collect()
    }

    /// What is offered: the field, what would be typed, and the words it came from.
    fn offered(&self) -> Vec<[String; 3]> {
        let finds = self.front.paste.finds.iter();
        let said = |find: &parcel_claims::pasted::Find| {
            [find.field.key().to_owned(), Paste::typed_of(find, &self.front.shared), find.words.clone()]
        };
        finds.map(said).collect()
    }

    fn take_offer(&mut self, at: usize) {
        self.click("takeOffer", &[("offer", &at.to_string())]);
    }
}

/// A station that is asked nothing, on the day after the record.
fn at_work() -> Window {
    let mut window = Memory::default().window_at("2012-03-05T12:00");
    window.put(&us());
    window
}

#[test]
fn a_record_fills_what_it_clearly_says_marked_until_the_clerk_confirms_or_changes_it() {
    let mut window = at_work();
    window.paste_record(RECORD);
    assert_eq!(window.said, "已填：运单号、发件日期、损失金额（按实际价值）、到件扫描时间。请核对。");
    for (key, entered) in
        [("waybill", "210359000001"), ("sentOn", "2012-03-01"), ("scannedAt", "2012-03-04 08:12"), ("value", "700")]
    {
        assert_eq!(window.field(key).as_deref(), Some(entered), "{key}");
    }
    assert_eq!(window.pasted(), ["waybill", "sentOn", "value", "scannedAt"]);
    window.put_into("parcel", &json!({ "value": 800 }));
    assert_eq!(window.pasted(), ["waybill", "sentOn", "scannedAt"]);
    window.click("confirm", &[("field", "waybill"), ("form", "parcel")]);
    assert_eq!(window.pasted(), ["sentOn", "scannedAt"]);
    let next = Focus::Confirm(parcel_claims::case::Field::SentOn);
    assert_eq!(window.effects.focus, Some(next), "on to the next");
    // What is still to be confirmed is so after a reload, too.
    assert_eq!(window.reload().pasted(), ["sentOn", "scannedAt"]);
}

#[test]
fn what_was_entered_otherwise_stays_and_what_the_text_says_is_offered() {
    let mut window = at_work();
    window.put(&json!({ "problem": "lost", "waybill": "A1" }));
    window.paste_record(RECORD);
    assert_eq!(window.field("waybill").as_deref(), Some("A1"));
    assert!(window.said.contains("请核对。有 1 处拿不准"), "{}", window.said);
    let offer = ["waybill", "210359000001", "单号210359000001 价值700元"].map(str::to_owned);
    assert_eq!(window.offered(), [offer]);
    window.take_offer(0);
    assert_eq!(window.field("waybill").as_deref(), Some("210359000001"));
    assert_eq!((&*window.said, window.offered().len()), ("已填：运单号。请核对。", 0));
    window.paste_record("你好");
    assert!(window.said.contains("没有认出"), "{}", window.said);
}

#[test]
fn what_may_be_meant_is_offered_with_its_words_and_goes_with_the_parcel() {
    let mut window = at_work();
    window.paste_record("单号210359000001，3月1日寄的，客户要800块，听说昨天下午3点签收了");
    assert_eq!(window.pasted(), ["waybill", "sentOn"]);
    let words: Vec<String> = window.offered().into_iter().map(|[_, _, words]| words).collect();
    assert_eq!(words, ["客户要800块", "听说昨天下午3点签收了"]);
    window.take_offer(0);
    assert_eq!(window.field("value").as_deref(), Some("800"));
    assert_eq!(window.pasted(), ["waybill", "sentOn", "value"]);
    let to_offers = Focus::First(vec![Focus::ButtonIn("offers"), Focus::Input("paste")]);
    assert_eq!(window.effects.focus, Some(to_offers.clone()), "on to the next, or back to the box");
    window.click("dropOffers", &[]);
    assert_eq!((window.offered().len(), &window.effects.focus), (0, &Some(to_offers)));
    window.paste_record("客户要900块");
    assert_eq!(window.offered().len(), 1);
    window.click("resetYes", &[]);
    assert!(window.offered().is_empty());
}

#[test]
fn of_several_waybills_none_is_chosen_and_all_together_go_to_their_vehicle() {
    let mut window = at_work();
    window.paste_record("单号：210359000001，210359000002，210359000003 都没到");
    assert!(window.pasted().is_empty());
    assert_eq!(window.offered().len(), 3);
    window.click("offerVehicle", &[]);
    let all = ["210359000001", "210359000002", "210359000003"];
    assert_eq!(window.front.shared.vehicle.vehicle.waybills(), all);
    assert_eq!((window.front.shared.room.code(), window.offered().len()), (Room::Vehicle.code(), 0));
}

#[test]
fn in_a_field_a_record_fills_the_form_and_a_single_value_stays_the_fields_own() {
    let mut window = at_work();
    window.put(&json!({ "problem": "lost" }));
    let data = [("field", "waybill"), ("form", "parcel")];
    let taken = |window: &Window, text: &str| {
        let msg = parcel_claims::front::paste::Msg::Into(text.to_owned());
        msg.is_taken(&window.front.shared)
    };
    assert!(!taken(&window, "210359000001"), "left to the browser");
    assert!(taken(&window, RECORD));
    window.paste("value", RECORD, &data);
    assert_eq!(window.field("sentOn").as_deref(), Some("2012-03-01"));
}

#[test]
fn what_is_typed_waits_until_the_clerk_says_so() {
    let mut window = Memory::default().window_at("2012-03-05T12:00");
    let text = "单号210359000001，价值700元";
    window.type_into("paste", text, &[]);
    window.settle("paste", text, &[]);
    assert!(window.pasted().is_empty(), "nothing is taken away while somebody writes, nor by leaving the box");
    assert_eq!(window.front.paste.typed, text);
    window.click("readPasted", &[]);
    assert_eq!(window.pasted(), ["waybill", "value"]);
    assert_eq!((window.field("value").as_deref(), &*window.front.paste.typed), (Some("700"), ""));
    assert_eq!(window.effects.focus, Some(Focus::Input("paste")));
    window.enter("paste", "３月１日发的", &[]);
    assert_eq!(window.pasted(), ["waybill", "sentOn", "value"]);
    // With Shift it goes on in a new line.
    let part = Part { name: "paste", text: "价值800元", kind: "textarea", checked: false };
    assert!(!window.happens(How::Enter { back: true }, part, &[]));
}

#[test]
fn what_is_dropped_or_put_there_by_a_keyboards_clipboard_is_a_paste() {
    let mut window = Memory::default().window();
    for (text, way, key) in
        [("价值700元", "insertFromDrop", "value"), ("单号210359000001", "insertFromPaste", "waybill")]
    {
        let part = Part { name: "paste", text, kind: "textarea", checked: false };
        window.happens(How::Typed(way.to_owned()), part, &[]);
        assert!(window.pasted().contains(&key), "{way}");
    }
}
