//! What is kept on this machine: refused, emptied, or not to be read.

use super::{Memory, Window, ours};
use parcel_claims::front::focus::Focus;
use parcel_claims::front::keeping::{self, Keeping};
use parcel_claims::front::msg::Msg;
use parcel_claims::front::storage::Refused;
use parcel_claims::rulebook::DEFAULT_ID;
use serde_json::{Value, json};

const PROFILE: &str = "parcel-claims/profile/1";
const MINE: &str = "parcel-claims/draft/1/mine";
const CASE: &str = "parcel-claims/book/1/a/b";
const ASIDE: &str = "parcel-claims/set-aside/1/";

fn lost() -> Value {
    ours(json!({ "waybill": "210359000001", "problem": "lost", "stage": "delivery", "value": 700 }))
}

fn unkept(window: &Window) -> &'static str {
    Keeping::unkept_said(&window.front.shared).unwrap_or_default()
}

fn aside(window: &Window) -> Option<String> {
    window.front.keeping.aside_said(&window.front.shared)
}

fn emptied(window: &Window) -> Option<String> {
    window.front.keeping.emptied_said(&window.front.shared)
}

#[test]
fn that_the_draft_is_not_kept_is_said_once_something_was_entered() {
    for (why, told) in [(Refused::Unavailable, "不让本页保存东西"), (Refused::Full, "存储满了。照常能用")]
    {
        let memory = Memory::default();
        memory.refuse(Some(why));
        let mut window = memory.window();
        assert_eq!(unkept(&window), "", "nothing was entered so far");
        window.put(&json!({ "problem": "lost" }));
        assert!(unkept(&window).contains(told));
        window.click("save", &[]);
        assert_eq!(unkept(&window), "", "the case book says it");
        assert!(window.front.shared.book_refused().is_some());
        window.click("lang", &[("lang", "en")]);
        assert!(window.front.shared.book_refused().unwrap().starts_with("The browser"));
    }
}

#[test]
fn without_any_storage_the_draft_is_said_not_to_be_kept() {
    let memory = Memory::default();
    memory.forbid(true);
    let mut window = memory.window();
    window.put(&lost());
    assert!(unkept(&window).contains("不让本页保存东西"));
}

#[test]
fn once_there_is_room_again_the_draft_and_the_profile_are_kept() {
    let memory = Memory::default();
    memory.refuse(Some(Refused::Full));
    let mut window = memory.window();
    window.put(&lost());
    assert!(unkept(&window).contains("存储满了"));
    memory.refuse(None);
    window.tick();
    assert_eq!(unkept(&window), "");
    assert_eq!(memory.keys("parcel-claims/draft/").len(), 1);
    assert!(memory.get(PROFILE).unwrap().contains("origin"));
}

#[test]
fn a_store_without_room_for_the_next_key_takes_it_once_something_went() {
    let memory = Memory::default();
    let mut window = memory.window();
    window.put(&lost());
    memory.put("somebody-else", &"x".repeat(1000));
    memory.room_for(memory.bytes());
    window.put(&json!({ "waybill": "2".repeat(30) }));
    assert!(unkept(&window).contains("存储满了"));
    memory.take("somebody-else");
    window.tick();
    assert_eq!(unkept(&window), "");
    assert_eq!(window.reload().field("waybill"), Some("2".repeat(30)));
}

#[test]
fn what_cannot_be_read_is_set_aside_and_said() {
    let memory = Memory::default();
    let bad = [
        ("parcel-claims/book/1/case-x/rev-x", "{\"v\":1,"),
        ("parcel-claims/book/1/odd", "??"),
        (CASE, r#"{"v":1,"case":"c","id":"d","at":1,"supersedes":[],"facts":{},"status":"open"}"#),
        (PROFILE, "nonsense"),
        ("parcel-claims/draft/1/gone", "[1"),
    ];
    for (key, text) in bad {
        memory.put(key, text);
    }
    memory.put("somebody-else", "{");
    let mut window = memory.window();
    assert_eq!(aside(&window).unwrap(), "有 5 处存的内容读不出来，已原样另外放好，没有删掉。");
    for (key, text) in bad {
        assert_eq!(memory.get(&format!("{ASIDE}{key}")).as_deref(), Some(text));
        assert_eq!(memory.get(key), None, "{key}");
    }
    assert_eq!(memory.get("somebody-else").as_deref(), Some("{"), "theirs is their affair");
    // Handed out as a file.
    window.click("saveAside", &[]);
    let (name, content) = window.file();
    assert_eq!(name, "读不出的内容-2012-03-04.json");
    let tree: Value = serde_json::from_str(&content).unwrap();
    let expected: serde_json::Map<String, Value> =
        bad.map(|(key, text)| (key.to_owned(), text.into())).into_iter().collect();
    assert_eq!(tree, json!({ "product": "parcel-claims", "setAside": expected }));
}

#[test]
fn what_was_set_aside_is_said_until_the_clerk_knows_and_again_when_there_is_more() {
    let memory = Memory::default();
    memory.put(CASE, "??");
    let mut window = memory.window();
    window.click("dismissAside", &[]);
    assert_eq!((aside(&window), &window.effects.focus), (None, &Some(Focus::Room)));
    let window = window.reload();
    assert_eq!(aside(&window), None, "said once");
    // The same key goes bad twice: both texts stay.
    memory.put(CASE, "again");
    let window = window.reload();
    assert!(aside(&window).unwrap().contains("有 2 处"));
    assert_eq!(memory.keys(ASIDE).len(), 2);
}

#[test]
fn what_cannot_be_read_and_finds_no_room_is_told_of_and_never_written_over() {
    let memory = Memory::default();
    let bad = [(PROFILE, "nonsense"), (CASE, "??"), ("parcel-claims/applies/1", "one:x")];
    for (key, text) in bad.into_iter().take(2) {
        memory.put(key, text);
    }
    memory.refuse(Some(Refused::Full));
    let mut window = memory.window();
    let there = || (memory.get(PROFILE).unwrap(), memory.get(CASE).unwrap());
    let as_before = ("nonsense".to_owned(), "??".to_owned());
    assert!(aside(&window).unwrap().contains("有 2 处"));
    window.put(&lost());
    assert_eq!(there(), as_before);
    window.click("saveAside", &[]);
    assert!(window.file().1.contains("nonsense") && window.file().1.contains("??"));
    // What is in hand goes, and what could not be read stays all the same.
    window.click("resetYes", &[]);
    assert_eq!(there(), as_before);
    memory.refuse(None);
    window.put(&json!({ "we": "delivery", "waybill": "210359000002" }));
    assert_eq!(memory.get(&format!("{ASIDE}{PROFILE}")).as_deref(), Some("nonsense"));
    assert!(memory.get(PROFILE).unwrap().contains("delivery"));
    assert_eq!((memory.get(CASE).as_deref(), unkept(&window)), (Some("??"), ""), "nobody writes there");
}

#[test]
fn a_draft_that_cannot_be_read_is_not_written_over_by_the_next() {
    let memory = Memory::default();
    let window = memory.window();
    let tab = window.tab().unwrap();
    let key = format!("parcel-claims/draft/1/{tab}");
    for text in ["[1", r#"{"at":1,"released":true,"draft":"no draft"}"#, r#"{"at":"1"}"#] {
        let memory = Memory::default();
        memory.put(&key.replace(&tab, "gone"), text);
        let mut window = memory.window();
        assert!(aside(&window).unwrap().contains("有 1 处"), "{text}");
        window.put(&lost());
        let kept = memory.get(&format!("{ASIDE}parcel-claims/draft/1/gone"));
        assert_eq!(kept.as_deref(), Some(text));
    }
    memory.put(MINE, "[1");
    assert!(aside(&memory.window()).is_some());
}

#[test]
fn what_somebody_else_empties_is_written_back_and_said() {
    let memory = Memory::default();
    memory.put("parcel-claims/penalties/1/a", r#"{"month":"2012-03"}"#);
    memory.put("theirs", "theirs");
    let mut window = memory.window();
    window.put(&lost());
    window.click("save", &[]);
    let before: Vec<_> = memory.texts().into_iter().filter(|(key, _)| key.starts_with("parcel-claims/")).collect();
    assert_eq!(emptied(&window), None);
    for told in [true, false] {
        if told {
            // Another window hears of it.
            memory.clear();
            window.hear();
        } else {
            // The page around us empties it itself: the next beat sees it.
            memory.keys("").iter().for_each(|key| memory.take(key));
            window.tick();
            window.wait();
        }
        let written = before.len() - 1;
        assert!(emptied(&window).unwrap().contains(&format!("都写回去了（{written} 项）")), "{:?}", emptied(&window));
        let now: Vec<_> = memory.texts().into_iter().collect();
        assert_eq!(now.len(), before.len());
        assert_eq!(memory.get("theirs"), None, "theirs is their affair");
        window.click("dismissEmptied", &[]);
        assert_eq!((emptied(&window), &window.effects.focus), (None, &Some(Focus::Room)));
    }
    assert_eq!(window.front.shared.book.heads().len(), 1);
    assert_eq!(window.reload().field("waybill").as_deref(), Some("210359000001"));
}

#[test]
fn what_is_emptied_and_finds_no_place_any_more_is_said() {
    let memory = Memory::default();
    let mut window = memory.window();
    window.put(&lost());
    memory.clear();
    memory.refuse(Some(Refused::Full));
    window.hear();
    let said = emptied(&window).unwrap();
    assert!(said.contains("写回去了 0 项，还有 2 项写不进去"), "{said}");
    assert_eq!(window.field("waybill").as_deref(), Some("210359000001"), "it is still in hand");
}

#[test]
fn what_another_window_takes_away_is_not_written_back() {
    let memory = Memory::default();
    let (mut one, mut other) = (memory.window(), memory.window());
    one.put(&lost());
    one.click("save", &[]);
    other.hear();
    assert_eq!(other.front.shared.book.heads().len(), 1);
    let key = memory.keys("parcel-claims/draft/")[0].clone();
    one.click("resetYes", &[]);
    other.hear();
    other.tick();
    other.wait();
    assert_eq!((memory.get(&key), emptied(&other)), (None, None));
}

#[test]
fn gone_back_to_a_page_sees_what_other_windows_did_meanwhile() {
    use parcel_claims::front::keeping::Msg as Keep;
    use parcel_claims::front::msg::Msg;
    let memory = Memory::default();
    let (mut asleep, mut other) = (memory.window(), memory.window());
    other.put(&lost());
    other.click("save", &[]);
    asleep.send(Msg::Keeping(Keep::Back));
    memory.clear();
    asleep.hear();
    assert_eq!(memory.keys("parcel-claims/book/").len(), 1, "it has seen it and writes it back");
}

#[test]
fn what_is_said_stays_while_other_windows_write() {
    let memory = Memory::default();
    let (mut one, mut other) = (memory.window(), memory.window());
    one.put(&lost());
    one.click("save", &[]);
    assert_eq!(one.said, "已存入案卷");
    other.put(&json!({ "waybill": "210359000002" }));
    one.hear();
    assert_eq!(one.said, "已存入案卷");
}

#[test]
fn what_was_said_to_the_clerk_stands_until_the_clerk_acts() {
    let memory = Memory::default();
    let (mut one, mut other) = (memory.window(), memory.window());
    one.put(&lost());
    one.click("save", &[]);
    assert_eq!(one.said, "已存入案卷");
    other.put(&json!({ "waybill": "7", "value": 7 }));
    other.click("save", &[]);
    other.to("rulebooks");
    other.click("editRulebook", &[("rulebook", DEFAULT_ID)]);
    other.click("keepRulebook", &[]);
    one.hear();
    // A minute later, and when the page is shown again.
    one.sleep(61_000);
    one.tick();
    one.send(Msg::Keeping(keeping::Msg::Back));
    assert_eq!(one.said, "已存入案卷");
    one.put(&json!({ "value": 700 }));
    assert_eq!(one.said, "");
}
