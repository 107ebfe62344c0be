//! Time, as the page follows it.

use super::{Memory, ours};
use serde_json::json;

#[test]
fn what_is_said_stays_while_no_minute_passes_also_where_the_clock_was_just_set() {
    let mut window = Memory::default().window();
    window.tick();
    window.settle("asOf", "2012-03-06 12:00", &[]);
    window.put(&ours(json!({ "problem": "lost", "waybill": "210359000001" })));
    window.click("save", &[]);
    assert!(!window.said.is_empty());
    let said = window.said.clone();
    window.tick();
    assert_eq!(window.said, said);
}

#[test]
fn with_a_new_minute_everything_is_shown_anew() {
    let mut window = Memory::default().window();
    window.put(&ours(json!({ "problem": "lost", "waybill": "210359000001" })));
    window.click("save", &[]);
    window.sleep(60_000);
    window.tick();
    assert_eq!(window.said, "");
}
