//! What is in hand, in one window or several.

use super::{DAY, Memory, Window, ours};
use parcel_claims::front::drafts::Drafts;
use parcel_claims::front::in_hand::Notice;
use parcel_claims::front::now::Now;
use serde_json::{Value, json};

const UNDER: &str = "parcel-claims/draft/1/";

fn lost(waybill: &str) -> Value {
    ours(json!({ "waybill": waybill, "problem": "lost", "stage": "delivery", "value": 800 }))
}

/// A window with this waybill in hand.
fn holding(memory: &Memory, waybill: &str) -> Window {
    let mut window = memory.window();
    window.put(&lost(waybill));
    window
}

fn waybill(window: &Window) -> String {
    window.field("waybill").unwrap_or_default()
}

fn is_restored(window: &Window) -> bool {
    window.front.shared.parcel.notice == Some(Notice::Restored)
}

#[test]
fn the_draft_in_hand_is_back_after_a_reload_with_its_clock_and_its_case() {
    let memory = Memory::default();
    let mut window = holding(&memory, "in the book");
    window.click("save", &[]);
    window.settle("asOf", "2012-3-20 8:00", &[]);
    window.put(&json!({ "value": "12,", "sentOn": "3-4" }));
    let mut window = window.reload();
    assert!(is_restored(&window));
    assert_eq!(waybill(&window), "in the book");
    assert_eq!((window.field("value"), window.field("sentOn")), (Some("12,".into()), Some("2012-03-04".into())));
    assert_eq!(window.front.shared.as_of().to_string(), "2012-03-20 08:00:00");
    window.click("save", &[]);
    assert_eq!(window.said, "案卷已更新", "it is the same case");
}

#[test]
fn what_was_cleared_is_not_back() {
    let memory = Memory::default();
    let mut window = holding(&memory, "768000000001");
    window.click("resetYes", &[]);
    assert!(memory.keys(UNDER).is_empty());
    let window = window.reload();
    assert!(!is_restored(&window));
    assert_eq!(waybill(&window), "");
    assert_eq!(window.field("we").as_deref(), Some("origin"), "the profile is");
}

#[test]
fn who_goes_on_with_a_draft_knows_that_it_is_back() {
    let mut window = holding(&Memory::default(), "768000000001").reload();
    assert!(is_restored(&window));
    window.put(&json!({ "value": 1 }));
    assert!(!is_restored(&window));
}

#[test]
fn each_window_has_its_own_draft() {
    let memory = Memory::default();
    let first = holding(&memory, "in the first");
    let mut second = memory.window();
    assert!(!is_restored(&second), "what another window has in hand is its own");
    second.put(&lost("in the second"));
    assert_eq!(memory.keys(UNDER).len(), 2);
    assert_eq!(waybill(&first.reload()), "in the first");
    assert_eq!(waybill(&second.reload()), "in the second");
}

#[test]
fn a_window_takes_up_what_a_closed_one_left() {
    let memory = Memory::default();
    let first = holding(&memory, "in the first");
    holding(&memory, "in the second").close();
    let next = memory.window();
    assert!(is_restored(&next));
    assert_eq!((waybill(&next), waybill(&first)), ("in the second".into(), "in the first".into()));
    assert_eq!(memory.keys(UNDER).len(), 2, "it has moved");
}

#[test]
fn of_several_that_were_closed_the_last_one_is_taken_up() {
    let memory = Memory::default();
    let (mut last, first) = (holding(&memory, "last"), holding(&memory, "first"));
    first.close();
    last.sleep(1000);
    last.close();
    assert_eq!(waybill(&memory.window()), "last");
    assert_eq!(waybill(&memory.window()), "first", "and the other by the next");
    assert_eq!(waybill(&memory.window()), "");
}

#[test]
fn a_draft_whose_time_stands_still_is_an_orphan() {
    let memory = Memory::default();
    drop(holding(&memory, "in a window that was killed"));
    assert_eq!(waybill(&memory.window()), "", "it may live");
    let mut next = memory.window_at("2012-03-04T09:02");
    assert_eq!(waybill(&next), "", "a tab in the background is woken as seldom as once a minute");
    next = memory.window_at("2012-03-04T09:03");
    assert_eq!(waybill(&next), "in a window that was killed");
    assert!(is_restored(&next));
}

#[test]
fn a_window_that_beats_keeps_its_draft() {
    let memory = Memory::default();
    let mut window = holding(&memory, "it lives");
    window.at("2012-03-04T12:00");
    assert_eq!(waybill(&memory.window_at("2012-03-04T12:01")), "");
}

#[test]
fn a_copy_of_a_window_takes_a_name_of_its_own() {
    let memory = Memory::default();
    let window = holding(&memory, "in the first");
    let mut copy = window.copy();
    assert!(!is_restored(&copy) && waybill(&copy).is_empty());
    assert_ne!(window.tab(), copy.tab());
    copy.put(&lost("in the copy"));
    assert_eq!(memory.keys(UNDER).len(), 2);
    assert_eq!(waybill(&window.reload()), "in the first");
}

#[test]
fn a_copy_that_is_seen_too_late_moves_away_and_both_drafts_stay() {
    let memory = Memory::default();
    let mut window = holding(&memory, "in the first");
    // The first has slept for a while when it is copied.
    window.sleep(60_000);
    let mut copy = window.copy();
    assert_eq!((window.tab(), waybill(&copy)), (copy.tab(), "in the first".to_owned()));
    copy.put(&lost("in the copy"));
    window.hear();
    assert_ne!(window.tab(), copy.tab());
    assert_eq!(memory.keys(UNDER).len(), 2);
    assert_eq!((waybill(&window.reload()), waybill(&copy.reload())), ("in the first".into(), "in the copy".into()));
}

#[test]
fn a_tab_that_was_killed_finds_its_draft_by_its_name() {
    let memory = Memory::default();
    let mut window = holding(&memory, "mine");
    window.sleep(10_000);
    assert_eq!(waybill(&window.load_again()), "mine");
}

#[test]
fn in_the_pages_of_others_no_draft_is_kept() {
    let memory = Memory::default();
    let mut window = memory.window_with(&[]);
    window.put(&lost("768000000001"));
    assert!(memory.keys(UNDER).is_empty());
    assert_eq!(waybill(&window.reload()), "");
}

#[test]
fn moved_within_a_page_it_holds_what_was_entered() {
    for attributes in [vec![], vec![("standalone", "")]] {
        let memory = Memory::default();
        let mut window = memory.window_with(&attributes);
        window.put(&lost("768000000001"));
        window.click("save", &[]);
        window.put(&json!({ "value": 700 }));
        let mut window = window.move_elsewhere();
        assert_eq!((waybill(&window), window.field("value")), ("768000000001".into(), Some("700".into())));
        window.click("save", &[]);
        assert_eq!(window.said, "案卷已更新");
    }
}

#[test]
fn a_second_page_in_one_window_keeps_no_draft() {
    let memory = Memory::default();
    let window = holding(&memory, "in the first page");
    let shared = &window.front.shared;
    let now = Now::of(0, 0);
    let (second, left) = Drafts::start(&shared.storage, &parcel_claims::front::draft::Draft::default(), &now, None);
    assert!(left.is_none() && second.text().is_empty() && second.others().is_empty());
    let mut window = window.move_elsewhere();
    window.put(&json!({ "value": 1 }));
    assert_eq!(memory.keys(UNDER).len(), 1, "a place that was left is free again");
}

#[test]
fn what_was_typed_of_a_day_stays_of_that_day() {
    let memory = Memory::default();
    let mut window = memory.window_at("2012-03-04T23:59");
    let data = [("field", "sentOn"), ("form", "parcel")];
    window.put(&lost("768000000001"));
    window.type_into("value", "昨天", &data);
    window.at("2012-03-05T00:00");
    assert_eq!(window.field("sentOn").as_deref(), Some("昨天"), "as it is typed");
    assert_eq!(window.front.shared.facts()["sentOn"], "2012-03-03", "as of when it was typed");
    // Loaded a week later, it says the same.
    window.sleep(7 * DAY);
    let window = window.reload();
    assert_eq!(window.field("sentOn").as_deref(), Some("2012-03-03"));
}

#[test]
fn what_was_not_answered_asks_for_the_same_days_after_a_week() {
    let memory = Memory::default();
    let mut window = memory.window_at("2012-03-06T10:00");
    window.put(&lost("768000000001"));
    let data = [("field", "missingReportedAt"), ("form", "parcel")];
    window.settle("value", "昨天 3点", &data);
    let ways = |window: &mut Window| {
        let field = parcel_claims::case::Field::MissingReportedAt;
        window.front.shared.answer().ways(field).iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    let expected = ["2012-03-05T03:00", "2012-03-05T15:00"];
    assert_eq!(ways(&mut window), expected);
    assert_eq!(window.field("missingReportedAt").as_deref(), Some("昨天 3点"), "it is left as it was typed");
    window.at("2012-03-07T00:10");
    window.put_into("parcel", &json!({ "value": 600 }));
    assert_eq!(ways(&mut window), expected, "a night later");
    window.sleep(7 * DAY);
    let mut window = window.reload();
    assert_eq!(ways(&mut window), expected, "a week later");
    window.click("way", &[data[0], data[1], ("way", expected[1])]);
    assert_eq!(window.field("missingReportedAt").as_deref(), Some("2012-03-05 15:00"));
}

#[test]
fn the_vehicle_in_hand_is_kept_with_the_parcel() {
    let memory = Memory::default();
    let mut window = memory.window();
    window.put(&super::us());
    window.enter("waybill", "768000000001 768000000002", &[]);
    window.put_into("vehicle", &json!({ "vehicleArrivedAt": "8:00" }));
    let window = window.reload();
    assert_eq!(window.front.shared.vehicle.vehicle.waybills(), ["768000000001", "768000000002"]);
    assert!(is_restored(&window));
}

#[test]
fn another_stations_case_in_hand_leaves_our_profile_alone() {
    let memory = Memory::default();
    let mut station = memory.window();
    station.put(&super::us());
    station.click("resetYes", &[]);
    let mut other = Memory::default().window();
    other.put(&json!({ "we": "delivery", "claimant": "direct", "deliveredBy": "station", "problem": "lost" }));
    let link = other.front.take.link(&other.front.shared);
    station.settle("received", &link, &[]);
    station.click("openReceived", &[]);
    assert_eq!(station.field("we").as_deref(), Some("delivery"));
    let mut station = station.reload();
    assert_eq!(station.field("we").as_deref(), Some("delivery"), "it is still in hand");
    station.click("resetYes", &[]);
    assert_eq!(station.field("we").as_deref(), Some("origin"));
}

#[test]
fn the_profile_is_kept_as_soon_as_it_is_said_and_an_agency_delivers_as_one() {
    let memory = Memory::default();
    let mut window = memory.window();
    window.put(&json!({ "we": "agency" }));
    assert_eq!(window.field("deliveredBy").as_deref(), Some("agency"));
    let other = memory.window();
    let said = |field| other.field(field);
    assert_eq!((said("we"), said("deliveredBy")), (Some("agency".into()), Some("agency".into())));
}

#[test]
fn what_the_host_page_says_of_us_is_not_kept() {
    let memory = Memory::default();
    let window = memory.window_with(&[("standalone", ""), ("we", "delivery")]);
    assert_eq!(window.field("we").as_deref(), Some("delivery"));
    assert_eq!(memory.window().field("we"), None);
}

#[test]
fn a_profile_that_says_what_is_no_answer_any_more_leaves_it_out() {
    let memory = Memory::default();
    let kept = r#"{"we":"nobody","claimant":"direct","deliveredBy":["agency"],"lang":"xx"}"#;
    memory.put("parcel-claims/profile/1", kept);
    let window = memory.window();
    assert_eq!((window.field("we"), window.field("claimant")), (None, Some("direct".into())));
    assert_eq!(window.field("deliveredBy"), None);
    assert!(window.front.parcel.profile_is_open, "what is missing is asked");
    assert!(memory.keys("parcel-claims/set-aside/").is_empty());
}
