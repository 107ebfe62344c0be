//! The regulation as a whole: every clause, searched, with how it stands to the parcel. The list is made when it is
//! first wanted.

use crate::choice::Choice;
use crate::front::regulation::{Article, Regulation};
use crate::front::shared::Shared;
use crate::page::dom;
use crate::page::fields::chip;
use crate::page::view::{Piece, View};
use crate::rulebook::{ParcelRules, Reading, ReadingId};
use crate::words::Text;

pub(super) fn show(room: &Regulation, shared: &Shared, view: &View) {
    // The browser folds it as well: only what we have changed is written.
    if view.changed("regulationPart", &room.open) {
        view.attr("regulationPart", "open", room.open.then_some(""));
    }
    view.value("search", &room.query);
    if !room.open {
        return;
    }
    let rulebook = &*shared.rules.in_use;
    let articles = room.articles(shared);
    if view.changed("regulation", &articles) {
        view.show("searchNone", articles.iter().all(|article| !article.found));
        view.list("regulation", None, articles.iter().filter_map(|article| article_piece(article, view)).collect());
    }
    if view.changed("readings", &rulebook.digest) {
        view.list("readings", None, readings(view, rulebook));
        let search = view.input("search");
        if let (Some(search), Some(label)) = (search, view.place("searchLabel")) {
            dom::attribute(&search, "aria-label", label.text_content().as_deref());
        }
    }
}

fn article_piece(article: &Article, view: &View) -> Option<Piece> {
    let code = article.clause.code();
    let piece = view.clone_of("article")?.key(code).with("data-clause", Some(code));
    let piece = piece
        .with("data-state", article.state.map(|state| state.code()))
        .with("data-shown", article.shown.then_some(""))
        .with("hidden", (!article.found).then_some(""))
        .slot("clause", &article.name)
        .slot("words", &article.words)
        .slot("cite", &article.cite);
    Some(piece.slot("state", article.said).slot("why", &article.why))
}

/// The passages that can be read in more than one way, and which way the rulebook follows.
fn readings(view: &View, rulebook: &ParcelRules) -> Vec<Piece> {
    let way = |reading: &Reading, place: usize, way: &Text<String>| {
        let followed = usize::from(rulebook.follows.way(reading.id)) == place;
        let piece = view.clone_of("reading-way")?.with("data-followed", followed.then_some(""));
        let mark = if followed { view.word("readingFollowed") } else { "" };
        Some(piece.slot("way", way.get(view.lang)).slot("mark", mark))
    };
    let reading = |id: &ReadingId| {
        let reading = rulebook.reading(*id)?;
        let ways = reading.ways.iter().enumerate().filter_map(|(place, words)| way(reading, place, words));
        let piece = view.clone_of("reading")?.slot("words", reading.words.get(view.lang)).list("ways", ways.collect());
        Some(piece.list("clauses", chip(reading.clause, rulebook, view).into_iter().collect()))
    };
    ReadingId::ALL.iter().filter_map(reading).collect()
}
