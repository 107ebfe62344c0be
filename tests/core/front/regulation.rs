//! The regulation as a whole, searched, with how each clause stands to the parcel in hand.

use super::{Memory, Part, Window, ours};
use parcel_claims::front::focus::Focus;
use parcel_claims::front::heard::How;
use parcel_claims::front::regulation::Article;
use parcel_claims::front::room::Room;
use parcel_claims::front::table;
use serde_json::json;

impl Window {
    fn articles(&self) -> Vec<Article> {
        self.front.regulation.articles(&self.front.shared)
    }

    fn articles_found(&self) -> Vec<Article> {
        self.articles().into_iter().filter(|article| article.found).collect()
    }
}

#[test]
fn it_is_open_as_long_as_the_clerk_leaves_it_open() {
    let mut window = Memory::default().window();
    assert!(!window.front.regulation.open);
    for open in [true, true, false] {
        window.happens(How::Folded, Part { name: "regulationPart", checked: open, ..Part::default() }, &[]);
        assert_eq!(window.front.regulation.open, open);
        assert!(window.effects.quiet);
    }
}

#[test]
fn every_word_that_is_searched_for_is_found() {
    let mut window = Memory::default().window();
    let all = window.articles_found().len();
    window.type_into("search", "有单无货", &[]);
    let found = window.articles_found();
    assert!(!found.is_empty() && found.len() < all);
    assert!(found.iter().all(|article| article.words.contains("有单无货")));
    assert!(window.effects.quiet, "what is said stays");
    // Each word narrows it down; a figure is found as it is said.
    window.type_into("search", "有单无货 一小时", &[]);
    assert!(window.articles_found().len() <= found.len());
    window.type_into("search", "1000", &[]);
    let found = window.articles_found();
    assert!(!found.is_empty() && found.iter().all(|article| article.words.contains("1000")));
    window.type_into("search", " LOSS-3 元 ", &[]);
    assert_eq!(window.articles_found().len(), 1);
    window.type_into("search", "nothing of the kind", &[]);
    assert!(window.articles_found().is_empty());
    window.type_into("search", " ", &[]);
    assert_eq!(window.articles_found().len(), all);
}

#[test]
fn each_clause_says_how_it_stands_to_the_parcel_in_hand() {
    let mut window = Memory::default().window();
    let marked = |window: &Window| window.articles().iter().filter(|article| article.state.is_some()).count();
    let before = marked(&window);
    window.put(&ours(json!({ "problem": "lost", "value": "200" })));
    assert!(marked(&window) > before);
    let one = window.articles().into_iter().find(|article| article.state.is_some()).unwrap();
    assert!(!one.said.is_empty());
    // How it stands is searched as well.
    window.type_into("search", one.said, &[]);
    assert!(window.articles_found().iter().any(|article| article.clause == one.clause));
}

#[test]
fn a_clause_that_is_asked_for_is_shown_whatever_was_searched_for() {
    let mut window = Memory::default().window();
    window.type_into("search", "有单无货", &[]);
    window.to("vehicle");
    window.click("clause", &[("clause", "loss-3")]);
    let regulation = &window.front.regulation;
    assert!(regulation.open && regulation.query.is_empty());
    assert_eq!(window.front.shared.room, Room::Parcel, "the regulation stands beside the parcel");
    assert_eq!(window.effects.focus, Some(Focus::Piece("regulation", "loss-3".to_owned(), "")));
    let shown: Vec<_> = window.articles().into_iter().filter(|article| article.shown).map(|one| one.clause).collect();
    assert_eq!(shown.len(), 1);
    window.click("clause", &[("clause", "loss-4")]);
    assert_eq!(window.articles().iter().filter(|article| article.shown).count(), 1);
    assert!(!window.articles().iter().any(|article| article.shown && shown.contains(&article.clause)));
}

#[test]
fn it_is_said_in_the_other_language() {
    let mut window = Memory::default().window();
    window.click("lang", &[("lang", "en")]);
    let said = format!("{:?}", window.articles());
    assert!(!said.chars().any(|letter| ('\u{4e00}'..='\u{9fff}').contains(&letter)));
}

#[test]
fn the_table_of_the_built_in_rulebook_differs_from_itself_in_nothing() {
    let mut window = Memory::default().window();
    let sheet = table::sheet(&window.front.shared);
    assert!(table::changes(&sheet, &window.front.shared).is_empty());
    window.to("table");
    window.click("saveTable", &[]);
    let (name, content) = window.file();
    assert!(name.ends_with(".csv") && content.contains("A1"));
}
