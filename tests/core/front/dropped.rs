//! Files that are dropped on the page: the room that knows them opens them.

use super::{Memory, Window};
use parcel_claims::front::dropped;
use parcel_claims::front::effects::Call;
use parcel_claims::front::msg::Msg;
use parcel_claims::front::room::{Many, Room};
use parcel_claims::rulebook::{DEFAULT_ID, Rulebook};
use serde_json::{Value, json};

/// A file is dropped; where its beginning does not say all, it is read whole.
pub fn dropping(window: &mut Window, text: &str) {
    let size = u64::try_from(text.len()).unwrap();
    let file = |text: String| dropped::Dropped { name: "三月.csv".to_owned(), size, text };
    let begin = text.char_indices().nth(200).map_or(text, |(end, _)| &text[..end]);
    window.send(Msg::Dropped(dropped::Msg::Begins(file(begin.to_owned()))));
    if window.effects.read {
        window.send(Msg::Dropped(dropped::Msg::One(file(text.to_owned()))));
    }
}

fn case(value: u32) -> String {
    json!({
        "product": "parcel-claims", "case": 1, "asOf": "2012-03-20T12:00",
        "rulebook": { "id": "huitong-henan-2012", "digest": "0" },
        "facts": { "problem": "lost", "waybill": "210359000001", "value": value },
    })
    .to_string()
}

#[test]
fn each_kind_of_file_is_opened_by_its_room() {
    let mut window = Memory::default().window_at("2012-03-21T12:00");
    window.to("book");
    dropping(&mut window, &case(700));
    assert_eq!((window.front.shared.room, window.field("waybill").as_deref()), (Room::Parcel, Some("210359000001")));
    // Another one would take its place: it is asked.
    window.put(&json!({ "value": 800 }));
    dropping(&mut window, &case(900));
    assert_eq!(window.front.received.said(&window.front.shared).unwrap().state, "ask");
    assert_eq!(window.field("value").as_deref(), Some("800"));
    let revision = json!({
        "v": 1, "case": "a", "id": "rev-a", "at": 1, "supersedes": [], "status": "open", "statusOn": null,
        "paid": null, "facts": { "problem": "lost", "waybill": "768000000001" },
    });
    dropping(&mut window, &json!({ "product": "parcel-claims", "book": 1, "revisions": [revision] }).to_string());
    assert_eq!((window.front.shared.room, window.front.shared.book.heads().len()), (Room::Book, 1));
    let mut rulebook: Value = serde_json::from_str(Rulebook::built_in_file(DEFAULT_ID).unwrap()).unwrap();
    rulebook["id"] = "our-own".into();
    dropping(&mut window, &rulebook.to_string());
    assert_eq!(window.front.shared.room, Room::Rulebooks);
    assert!(window.front.rulebooks.summaries.iter().any(|summary| summary.id == "our-own"));
    dropping(&mut window, &rulebook.to_string()[..900]);
    assert!(window.front.rulebooks.faults.iter().any(|fault| fault.contains("JSON")));
    dropping(&mut window, &json!({ "version": 1, "rulebook": "no-such", "month": "2012-03" }).to_string());
    assert_eq!(window.front.shared.room, Room::Penalties);
    let faults = window.front.penalties.faults(&window.front.shared);
    assert!(faults.iter().any(|fault| fault.contains("no-such")), "{faults:?}");
}

#[test]
fn a_record_is_read_as_pasted_and_in_the_vehicles_room_its_waybills_are_taken() {
    let mut window = Memory::default().window();
    dropping(&mut window, "运单号：210359000007\n2012-03-01 10:00 已揽收");
    assert_eq!(window.field("waybill").as_deref(), Some("210359000007"));
    window.to("vehicle");
    dropping(&mut window, "运单号\n210359000001\n210359000002");
    assert_eq!(window.front.shared.vehicle.vehicle.waybills(), ["210359000001", "210359000002"]);
    assert_eq!(window.front.shared.room, Room::Vehicle);
}

#[test]
fn what_nobody_knows_gets_a_sentence() {
    let mut window = Memory::default().window();
    for (text, told) in [
        ("\u{0}\u{1}\u{2}", "打不开"),
        ("", "空的"),
        (r#"<!doctype html><script id="parcel-claims-packed">x</script>"#, "存下来的网页"),
    ] {
        dropping(&mut window, text);
        assert!(window.said.contains(told), "{told}: {}", window.said);
        assert_eq!(window.field("waybill"), None);
    }
    window.send(Msg::Dropped(dropped::Msg::Several));
    assert!(window.said.contains("一次拖一个"), "{}", window.said);
    // A room that the host page leaves out opens nothing.
    let book = json!({ "product": "parcel-claims", "book": 1, "revisions": [] }).to_string();
    for text in [&book, "PK\u{3}\u{4}\u{0}"] {
        let mut window = Memory::default().window_with(&[("sections", "take")]);
        dropping(&mut window, text);
        assert_eq!(window.said, window.front.shared.word("dropNoRoom"));
        assert!(window.effects.table.is_empty());
    }
}

#[test]
fn tables_lead_to_the_worklist_from_wherever_they_are_dropped() {
    let rows = "运单号,破损/遗失,金额\n210359000001,破损,100\n210359000002,遗失,200\n";
    for table in ["PK\u{3}\u{4}\u{0}\u{0}", "邢\u{11}唷\u{fffd}", rows] {
        let mut window = Memory::default().window();
        window.to("book");
        dropping(&mut window, table);
        assert_eq!((window.front.shared.room, window.front.shared.many), (Room::Vehicle, Many::Table), "{table}");
        let file = window.front.worklist.file.as_ref().unwrap();
        assert_eq!((&*file.name, file.text.is_none()), ("三月.csv", true));
        assert!(matches!(window.effects.table[..], [Call::TakeFile, Call::Ask(_)]), "{:?}", window.effects.table);
    }
    // What is no table of several parcels is read as before.
    for text in ["时间,状态,站点\n2012-03-01 10:00,已揽收,中牟\n2012-03-02 10:00,已到达,中牟\n", "210359000001\n"]
    {
        let mut window = Memory::default().window();
        dropping(&mut window, text);
        assert_eq!((window.front.shared.room, window.effects.table.len()), (Room::Parcel, 0), "{text}");
    }
}

#[test]
fn where_a_table_is_asked_for_everything_that_is_none_of_ours_is_one() {
    let mut window = Memory::default().window();
    window.to("vehicle");
    window.click("many", &[("many", "table")]);
    dropping(&mut window, "运单号\n210359000001\n210359000002");
    assert!(matches!(window.effects.table[..], [Call::TakeFile, Call::Ask(_)]));
    assert!(window.front.shared.vehicle.vehicle.waybills().is_empty());
    // A file of ours is opened by its own room all the same, and a page that was saved is told.
    dropping(&mut window, &case(700));
    assert_eq!(window.front.shared.room, Room::Parcel);
    window.to("vehicle");
    dropping(&mut window, "<html><table><tr><td>运单号</td></tr></table>");
    assert!(matches!(window.effects.table[..], [Call::TakeFile, Call::Ask(_)]));
    // In the part for the vehicle a list of waybills alone is its own.
    window.click("many", &[("many", "vehicle")]);
    dropping(&mut window, "运单号\n210359000001\n210359000002");
    assert_eq!(window.front.shared.vehicle.vehicle.waybills().len(), 2);
}
