//! Time, as the page follows it.

use super::{Memory, ours};
use serde_json::json;

#[test]
fn with_a_new_minute_the_result_follows_and_what_is_said_stays() {
    let mut window = Memory::default().window();
    window.put(&ours(json!({ "problem": "lost", "waybill": "210359000001" })));
    window.click("save", &[]);
    let (said, before) = (window.said.clone(), window.front.shared.as_of());
    assert!(!said.is_empty());
    window.sleep(60_000);
    window.tick();
    assert_eq!(window.said, said);
    assert!(window.front.shared.as_of() > before);
}
