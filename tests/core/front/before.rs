//! What the version before kept and handed out is still read: texts of its store, a link and files, taken from it as
//! they stood (`tests/stores`).

use super::Memory;
use crate::root;
use parcel_claims::front::effects::Send;
use parcel_claims::front::msg::Msg;
use parcel_claims::front::room::Room;
use serde_json::Value;
use std::collections::BTreeMap;

/// What was taken, by its name.
fn taken() -> Value {
    serde_json::from_str(&std::fs::read_to_string(root().join("tests/stores/2026-11.json")).unwrap()).unwrap()
}

/// A browser that keeps what the version before has left in it.
fn left() -> (Memory, BTreeMap<String, String>) {
    let (memory, before) = (Memory::default(), taken());
    for (key, text) in before["store"].as_object().unwrap() {
        memory.put(key, text.as_str().unwrap());
    }
    let texts = memory.texts();
    (memory, texts)
}

#[test]
fn everything_that_was_kept_is_there_again_and_nothing_is_set_aside() {
    let (memory, before) = left();
    let mut window = memory.window_at("2026-12-02T09:00");
    window.wait();
    // The draft in hand, its clock and its vehicle.
    assert_eq!(window.field("waybill").as_deref(), Some("210359000002"));
    assert_eq!(window.field("we").as_deref(), Some("delivery"));
    let shared = &window.front.shared;
    assert_eq!(shared.as_of().to_string(), "2012-03-04 08:30:00");
    assert_eq!(shared.vehicle.vehicle.waybills(), ["210359000009"]);
    assert_eq!(shared.station.name, "中牟一站");
    // The rulebook that counts, the case book.
    assert_eq!(shared.rules.in_use.id, "huitong-henan-2012-2");
    assert_eq!(shared.book.count(), 2);
    for room in ["book", "clocks", "penalties", "rulebooks"] {
        window.to(room);
    }
    assert_eq!(window.front.penalties.saved.len(), 1);
    assert!(window.front.clocks.shown.as_ref().is_some_and(|shown| shown.kept && shown.clocks.len() == 1));
    assert_eq!(window.front.shared.storage.count_aside(), 0);
    for (key, text) in before.iter().filter(|(key, _)| !key.contains("/draft/")) {
        assert_eq!(memory.get(key).as_ref(), Some(text), "{key}");
    }
}

#[test]
fn a_link_and_files_open_as_they_were() {
    let before = taken();
    let text = |name: &str| before[name].as_str().unwrap().to_owned();
    for receipt in ["link", "case"] {
        let mut window = Memory::default().window_at("2012-03-06T09:00");
        window.send(Msg::Sent(Send::Receipt(text(receipt))));
        assert_eq!(window.field("waybill").as_deref(), Some("210359000001"), "{receipt}");
        assert_eq!(window.front.received.said(&window.front.shared).unwrap().state, "same", "{receipt}");
    }
    let memory = Memory::default();
    let mut window = memory.window();
    window.send(Msg::Sent(Send::Book(text("book"))));
    assert_eq!(window.front.shared.book.count(), 2);
    window.send(Msg::Sent(Send::Enter(Room::Penalties)));
    window.send(Msg::Sent(Send::Sheet(text("sheet"))));
    assert_eq!(window.front.penalties.month_typed(), "2012-03");
}
