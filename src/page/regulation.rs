//! The regulation as a whole: every clause, searchable, with how it stands to the parcel.

use super::dom::{self, Piece, View};
use super::fields::chip;
use crate::case::Choice;
use crate::estimate::Estimate;
use crate::rulebook::{Clause, ParcelRules, Reading, ReadingId};
use crate::words::{self, Text};
use web_sys::Element;

/// Shows the list, where it is open: with how each clause stands to the parcel. It is made when it is first wanted.
pub(super) fn show(view: &View, rulebook: &ParcelRules, estimate: &Estimate) {
    if !view.place("regulationPart").is_some_and(|part| part.has_attribute("open")) {
        return;
    }
    if articles(view).is_empty() {
        make(view, rulebook);
    }
    mark(view, estimate);
}

/// Another rulebook says it in other words: it is made anew when it is next wanted.
pub(super) fn forget(view: &View) {
    view.fill("regulation", None, Vec::new());
}

fn make(view: &View, rulebook: &ParcelRules) {
    let pieces = rulebook.clauses().iter().filter_map(|clause| {
        let piece = view
            .clone_of("article")?
            .with("data-clause", Some(clause.id.code()))
            .slot("clause", &words::clause_short(clause, view.lang))
            .slot("words", clause.words.get(view.lang))
            .slot("cite", &cite(clause, view))
            .slot("state", "")
            .slot("why", "");
        Some(piece)
    });
    view.fill("regulation", None, pieces.collect());
    view.fill("readings", None, readings(view, rulebook));
    if let (Some(search), Some(label)) = (dom::first(&view.root, "[data-input=search]"), view.place("searchLabel")) {
        dom::attribute(&search, "aria-label", label.text_content().as_deref());
    }
    // What was searched for is searched for in the new words.
    if let Some(input) = dom::input(&view.root, "[data-input=search]") {
        search(view, &input.value());
    }
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

/// Where a clause stands, and the department it names.
pub(super) fn cite(clause: &Clause, view: &View) -> String {
    let department = clause.department.map(|department| format!(" · {}", words::department(department).get(view.lang)));
    format!("{}{}", clause.place.get(view.lang), department.unwrap_or_default())
}

/// Marks each clause as it stands to the parcel, and why; those that were not looked at have no mark.
fn mark(view: &View, estimate: &Estimate) {
    for article in articles(view) {
        let code = article.get_attribute("data-clause");
        let finding = estimate.findings.iter().find(|finding| Some(finding.clause.code()) == code.as_deref());
        dom::attribute(&article, "data-state", finding.map(|finding| finding.state.code()));
        let said = finding.map(|finding| *words::state(finding.state).get(view.lang)).unwrap_or_default();
        let why = finding.map(|finding| words::finding_said(finding, view.lang)).unwrap_or_default();
        for (slot, text) in [("state", said), ("why", &why)] {
            if let Some(place) = dom::first(&article, &format!("[data-slot={slot}]")) {
                dom::text(&place, text);
            }
        }
    }
}

/// Shows the clauses that hold every word of the search.
pub(super) fn search(view: &View, text: &str) {
    let wanted: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    let mut found = 0;
    for article in articles(view) {
        let code = article.get_attribute("data-clause").unwrap_or_default();
        let said = format!("{code} {}", article.text_content().unwrap_or_default()).to_lowercase();
        let fits = wanted.iter().all(|word| said.contains(word.as_str()));
        dom::show(&article, fits);
        found += u32::from(fits);
    }
    view.show("searchNone", found == 0);
}

/// Opens the list at a clause; what is to take the focus.
pub(super) fn open(view: &View, code: &str, rulebook: &ParcelRules, estimate: &Estimate) -> Option<Element> {
    dom::attribute(&view.place("regulationPart")?, "open", Some(""));
    show(view, rulebook, estimate);
    search(view, "");
    if let Some(input) = dom::input(&view.root, "[data-input=search]") {
        input.set_value("");
    }
    let mut wanted = None;
    for article in articles(view) {
        let is_it = article.get_attribute("data-clause").as_deref() == Some(code);
        dom::attribute(&article, "data-shown", is_it.then_some(""));
        wanted = wanted.or(is_it.then_some(article));
    }
    wanted
}

fn articles(view: &View) -> Vec<Element> {
    dom::all(&view.root, ".article")
}
