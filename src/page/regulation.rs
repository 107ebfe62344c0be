//! The regulation as a whole: every clause, searchable, with how it stands to the parcel.

use super::dom::{self, View};
use crate::case::Choice;
use crate::estimate::Estimate;
use crate::rulebook::{Clause, Rulebook};
use crate::words;
use web_sys::Element;

/// Makes the list, once for a language.
pub(super) fn make(view: &View, rulebook: &Rulebook) {
    let pieces = rulebook.clauses().iter().filter_map(|clause| {
        let piece = view
            .clone_of("article")?
            .with("data-clause", Some(clause.id.code()))
            .slot("clause", &words::clause_short(clause, view.lang))
            .slot("words", clause.words.get(view.lang))
            .slot("cite", &cite(clause, view))
            .slot("state", "");
        Some(piece)
    });
    view.fill("regulation", None, pieces.collect());
    if let (Some(search), Some(label)) = (dom::first(&view.root, "[data-input=search]"), view.place("searchLabel")) {
        dom::attribute(&search, "aria-label", label.text_content().as_deref());
    }
}

/// Where a clause stands, and the department it names.
pub(super) fn cite(clause: &Clause, view: &View) -> String {
    let department = clause.department.map(|department| format!(" · {}", words::department(department).get(view.lang)));
    format!("{}{}", clause.place.get(view.lang), department.unwrap_or_default())
}

/// Marks each clause as it stands to the parcel; those that were not looked at have no mark.
pub(super) fn mark(view: &View, estimate: &Estimate) {
    for article in articles(view) {
        let code = article.get_attribute("data-clause");
        let finding = estimate.findings.iter().find(|finding| Some(finding.clause.code()) == code.as_deref());
        dom::attribute(&article, "data-state", finding.map(|finding| finding.state.code()));
        if let Some(state) = dom::first(&article, "[data-slot=state]") {
            let said = finding.map(|finding| *words::state(finding.state).get(view.lang));
            dom::text(&state, said.unwrap_or_default());
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
pub(super) fn open(view: &View, code: &str) -> Option<Element> {
    search(view, "");
    if let Some(input) = dom::input(&view.root, "[data-input=search]") {
        input.set_value("");
    }
    dom::attribute(&view.place("regulationPart")?, "open", Some(""));
    articles(view).into_iter().find(|article| article.get_attribute("data-clause").as_deref() == Some(code))
}

fn articles(view: &View) -> Vec<Element> {
    dom::all(&view.root, ".article")
}
