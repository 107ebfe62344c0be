//! What a window left that was killed.

use super::{Memory, Window, ours};
use parcel_claims::front::focus::Focus;
use parcel_claims::front::in_hand::Notice;
use serde_json::{Value, json};

const UNDER: &str = "parcel-claims/draft/1/";

fn lost(waybill: &str) -> Value {
    ours(json!({ "waybill": waybill, "problem": "lost", "stage": "delivery", "value": 800 }))
}

/// A window was killed with this waybill in hand.
fn kill(memory: &Memory, waybill: &str) {
    let mut window = memory.window();
    window.put(&lost(waybill));
}

fn offer(window: &Window) -> String {
    window.front.left.said(&window.front.shared)
}

#[test]
fn the_draft_of_a_window_that_was_killed_is_offered_at_once() {
    let memory = Memory::default();
    kill(&memory, "210359000009");
    let mut next = memory.window();
    assert_eq!(offer(&next), "", "those that live have time to answer");
    next.wait();
    assert_eq!(offer(&next), "有个窗口没有正常关掉，里面没存的还在：210359000009 遗失（派件）");
    next.click("takeLeft", &[]);
    assert_eq!(next.field("waybill").as_deref(), Some("210359000009"));
    assert_eq!(next.front.shared.parcel.notice, Some(Notice::Restored));
    assert_eq!(next.effects.focus, Some(Focus::ButtonIn("notice")));
    assert_eq!((offer(&next), memory.keys(UNDER).len()), (String::new(), 1), "it is in one window alone");
    assert_eq!(next.reload().field("waybill").as_deref(), Some("210359000009"));
}

#[test]
fn the_draft_of_a_window_that_lives_is_not_offered() {
    let memory = Memory::default();
    let mut living = memory.window();
    living.put(&lost("210359000001"));
    let mut next = memory.window();
    living.sleep(100);
    living.hear();
    next.hear();
    assert_eq!(offer(&next), "");
    living.wait();
    assert_eq!(offer(&living), "", "a window that was there before offers nothing");
}

#[test]
fn a_window_that_answers_late_takes_its_draft_back() {
    let memory = Memory::default();
    let mut sleeping = memory.window();
    sleeping.put(&lost("210359000001"));
    let mut next = memory.window();
    next.wait();
    assert_ne!(offer(&next), "");
    sleeping.sleep(5_000);
    sleeping.hear();
    next.hear();
    assert_eq!(offer(&next), "");
}

#[test]
fn of_several_the_last_one_that_lived_is_offered() {
    let memory = Memory::default();
    for (waybill, moment) in [("210359000001", "2012-03-04T09:01"), ("210359000002", "2012-03-04T09:00")] {
        let mut window = memory.window_at(moment);
        window.put(&lost(waybill));
    }
    let mut next = memory.window_at("2012-03-04T09:01");
    next.wait();
    assert!(offer(&next).contains("210359000001"));
}

#[test]
fn what_was_begun_meanwhile_is_not_lost() {
    let memory = Memory::default();
    kill(&memory, "210359000009");
    let mut next = memory.window();
    next.wait();
    next.put(&lost("210359000010"));
    next.click("takeLeft", &[]);
    assert!(next.said.contains("先存入案卷或者清空"));
    assert_eq!(next.field("waybill").as_deref(), Some("210359000010"));
    next.click("save", &[]);
    next.click("takeLeft", &[]);
    assert_eq!(next.field("waybill").as_deref(), Some("210359000009"));
}

#[test]
fn what_is_left_where_it_is_stays_there() {
    let memory = Memory::default();
    kill(&memory, "210359000009");
    let mut next = memory.window();
    next.wait();
    next.click("leaveLeft", &[]);
    assert_eq!((offer(&next), &next.effects.focus), (String::new(), &Some(Focus::Room)));
    assert_eq!(memory.keys(UNDER).len(), 1);
    // Its time stands still: the next window takes it up.
    let later = memory.window_at("2012-03-04T09:05");
    assert_eq!(later.field("waybill").as_deref(), Some("210359000009"));
}

#[test]
fn what_is_offered_is_told_from_others() {
    let memory = Memory::default();
    let mut window = memory.window();
    window.enter("waybill", "768000000001 768000000002", &[]);
    drop(window);
    let mut next = memory.window();
    next.wait();
    assert!(offer(&next).contains("一车 2 件"), "{}", offer(&next));
    let memory = Memory::default();
    let mut window = memory.window();
    window.put(&json!({ "problem": "lost" }));
    drop(window);
    let mut next = memory.window();
    next.wait();
    assert!(offer(&next).contains("一件快件 遗失"), "{}", offer(&next));
}

#[test]
fn where_nothing_can_be_asked_nobody_is_taken_for_dead() {
    use parcel_claims::front::storage::Refused;
    let memory = Memory::default();
    kill(&memory, "210359000009");
    memory.refuse(Some(Refused::Full));
    let mut next = memory.window();
    next.wait();
    assert_eq!(offer(&next), "");
}

#[test]
fn a_window_in_the_pages_of_others_asks_nobody() {
    let memory = Memory::default();
    kill(&memory, "210359000009");
    let mut next = memory.window_with(&[]);
    next.wait();
    assert_eq!(offer(&next), "");
}
