//! Changing a rulebook in a form: every input names a place of the file, and everything follows from the file.

use crate::case::{Choice, Field, Moment, Raw, Typed, typed};
use crate::estimate::{compare, estimate};
use crate::js::now;
use crate::page::dom::{self, Piece, View};
use crate::page::rulebook::InUse;
use crate::page::state::AppState;
use crate::page::{table, what_if};
use crate::rulebook::{Clause, Id, ParcelRules, Rulebook, Status, Versions, place};
use crate::table::Table;
use crate::words;
use serde_json::Value;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};

/// A rulebook being changed.
pub(super) struct Editor {
    pub(super) file: Value,
    /// As it was.
    base: Value,
    before: Option<Rc<ParcelRules>>,
    clauses: Vec<Clause<Id>>,
    /// The one of one's own that it replaces: id and digest.
    pub(super) over: Option<(String, String)>,
    is_copy: bool,
}

impl Editor {
    pub(super) fn of_own(file: Value, rulebook: &Rulebook) -> Self {
        let over = Some((rulebook.head.id.clone(), rulebook.head.digest.clone()));
        Self { over, is_copy: false, ..Self::of_copy(file, rulebook, &rulebook.head.id) }
    }

    /// A copy under another id.
    pub(super) fn of_copy(base: Value, rulebook: &Rulebook, id: &str) -> Self {
        let mut file = base.clone();
        place::put(&mut file, "id", id.into());
        place::put(&mut file, "regulation", rulebook.head.regulation.clone().into());
        let before = rulebook.parcel.clone().map(Rc::new);
        Self { file, base, before, clauses: rulebook.clauses.clone(), over: None, is_copy: true }
    }

    /// Takes what stands in an input.
    pub(super) fn enter(&mut self, at: &str, input: &Element) {
        let text = if let Some(input) = input.dyn_ref::<HtmlInputElement>() {
            input.value()
        } else if let Some(area) = input.dyn_ref::<HtmlTextAreaElement>() {
            area.value()
        } else if let Some(select) = input.dyn_ref::<HtmlSelectElement>() {
            select.value()
        } else {
            return;
        };
        let value = match input.get_attribute("data-as").as_deref() {
            Some("figure") => figure(&text),
            Some("date") => date(&text),
            _ => Value::String(text.trim().to_owned()),
        };
        let is_gone = value.is_null() && input.get_attribute("data-as").as_deref() == Some("date");
        if is_gone {
            place::remove(&mut self.file, at);
        } else {
            place::put(&mut self.file, at, value);
        }
        // Dates that are both gone hold for ever.
        if place::get(&self.file, "valid").and_then(Value::as_object).is_some_and(serde_json::Map::is_empty) {
            place::remove(&mut self.file, "valid");
        }
    }

    /// Puts back what stood at a place.
    pub(super) fn revert(&mut self, at: &str) {
        match place::get(&self.base, at).cloned() {
            Some(value) => {
                place::put(&mut self.file, at, value);
            }
            None => place::remove(&mut self.file, at),
        }
    }

    /// Puts what stands at a place, or below it, into the inputs.
    pub(super) fn fill(&self, view: &View, at: &str) {
        for input in inputs(view) {
            let Some(known) = input.get_attribute("data-place").filter(|known| known.starts_with(at)) else { continue };
            put(&input, &typed_text(place::get(&self.file, &known)));
        }
    }

    /// Where it differs from what it was.
    fn differences(&self) -> Vec<place::Difference> {
        let mut found = place::differences(&self.base, &self.file);
        // A copy has another id by itself.
        if self.is_copy {
            found.retain(|one| !matches!(&*one.place, "id" | "regulation"));
        }
        found
    }
}

/// The file as a person would read it.
pub(super) fn text_of(file: &Value) -> String {
    // A tree of texts and numbers can always be written.
    serde_json::to_string_pretty(file).unwrap_or_default()
}

/// A number, a clock time, or a blank; what is none of them is left for the loader to tell.
fn figure(text: &str) -> Value {
    let text = text.trim();
    if text.is_empty() {
        return Value::Null;
    }
    let clock = text.replace('：', ":");
    if Moment::clock(&clock).is_some() {
        return clock.into();
    }
    match typed(Field::Value, text, now()) {
        Typed::Says(Raw::Number(number)) if number.is_finite() => crate::js::read::number(number),
        _ => text.into(),
    }
}

/// A day as people type it; what is none is left for the loader to tell.
fn date(text: &str) -> Value {
    match typed(Field::SentOn, text, now()) {
        Typed::Says(Raw::Null) => Value::Null,
        Typed::Says(Raw::Text(day)) => day.into(),
        _ => text.trim().into(),
    }
}

/// What an input shows of a value.
fn typed_text(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    }
}

fn inputs(view: &View) -> Vec<Element> {
    view.place("rulebookEditor").map(|editor| dom::all(&editor, "[data-input=edit]")).unwrap_or_default()
}

fn put(input: &Element, text: &str) {
    if let Some(input) = input.dyn_ref::<HtmlInputElement>() {
        input.set_value(text);
    } else if let Some(area) = input.dyn_ref::<HtmlTextAreaElement>() {
        area.set_value(text);
    } else if let Some(select) = input.dyn_ref::<HtmlSelectElement>() {
        select.set_value(text);
    }
}

/// Shows the clauses that hold every word of the search.
pub(super) fn search(view: &View, text: &str) {
    let wanted: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    let Some(list) = view.place("editorClauses") else { return };
    for line in dom::children(&list) {
        let texts: String = dom::all(&line, "textarea")
            .iter()
            .filter_map(|area| Some(area.dyn_ref::<HtmlTextAreaElement>()?.value()))
            .collect();
        let said = format!("{} {texts}", line.text_content().unwrap_or_default()).to_lowercase();
        dom::show(&line, wanted.iter().all(|word| said.contains(word.as_str())));
    }
}

impl AppState {
    /// Makes the form, once.
    pub(super) fn make_editor(&self) {
        let (view, Some(editor)) = (&self.view, &self.rulebooks.editor) else { return };
        let Some(list) = view.place("editorClauses").filter(|list| dom::children(list).is_empty()) else { return };
        let make = Make { view, file: &editor.file };
        let head = ["id", "title.zh-CN", "title.en"].into_iter().map(|at| make.input(at, "text"));
        let dates =
            ["issued", "valid.from", "valid.until", "checkedUntil"].into_iter().map(|at| make.input(at, "date"));
        let status =
            |status: &Status| (status.code().to_owned(), (*words::rulebook_status(*status).get(view.lang)).to_owned());
        let status = Status::ALL.iter().map(status).collect();
        let pieces = head.chain([make.choice("status", status)]).chain(dates).flatten().collect();
        view.fill("editorHead", None, pieces);
        let text = |of: &Value, at: &str| place::get(of, at).and_then(Value::as_str).unwrap_or_default().to_owned();
        let way = |way: &Value| (text(way, "id"), text(way, &format!("words.{}", view.lang.code())));
        let items = |of: &Value, key: &str| of.get(key).and_then(Value::as_array).cloned().unwrap_or_default();
        let readings = items(&editor.file, "readings").into_iter().filter_map(|reading| {
            let ways = items(&reading, "ways").iter().map(way).collect();
            make.choice(&format!("readings.{}.follows", text(&reading, "id")), ways)
        });
        view.fill("editorReadings", Some("editorReadingsPart"), readings.collect());
        let clauses: Vec<_> = editor.clauses.iter().filter_map(|clause| make.clause(clause)).collect();
        dom::show(&list, !clauses.is_empty());
        view.fill("editorClauses", None, clauses);
        if let Some(search) = dom::input(&view.root, "[data-input=editSearch]") {
            search.set_value("");
        }
    }

    /// Shows what follows from the file as it stands.
    pub(in crate::page) fn show_editor(&self) {
        let (view, Some(editor)) = (&self.view, &self.rulebooks.editor) else { return };
        let lang = view.lang;
        let title = if editor.over.is_some() { "editorTitleOwn" } else { "editorTitleCopy" };
        let name = place::get(&editor.base, &format!("title.{}", lang.code())).and_then(Value::as_str);
        view.text("editorTitle", &words::fill(view.word(title), &[("title", name.unwrap_or_default())]));
        let loaded = Rulebook::load(&editor.file);
        let problems = loaded.as_ref().err().map(Vec::as_slice).unwrap_or_default();
        for input in inputs(view) {
            let at = input.get_attribute("data-place").unwrap_or_default();
            let wrong = problems.iter().any(|problem| problem.place == at);
            dom::attribute(&input, "aria-invalid", wrong.then_some("true"));
        }
        let faults = problems.iter().filter_map(|problem| {
            Some(view.clone_of("bookFault")?.slot("text", &words::problem_in(problem, &editor.file, lang)))
        });
        view.fill("editorFaultList", Some("editorFaults"), faults.collect());
        let differences = editor.differences();
        let changes = differences.iter().filter_map(|one| {
            let said = words::rulebook_place(&editor.base, &one.place, lang);
            let way = |value: Option<&Value>| self.said_of(editor, &one.place, value);
            let piece = view
                .clone_of("change")?
                .slot("place", &said)
                .slot("before", &way(one.before.as_ref()))
                .slot("after", &way(one.after.as_ref()))
                .set("revert", "data-to", &one.place);
            Some(piece.named("revert", &said))
        });
        view.fill("editorChanges", None, changes.collect());
        let count = differences.len().to_string();
        let word = if differences.is_empty() { "editorUnchanged" } else { "editorChanged" };
        view.text("editorCount", &words::fill(view.word(word), &[("n", &count)]));
        let loaded = loaded.ok();
        self.show_rows(editor, loaded.as_ref());
        self.show_difference(editor, loaded);
    }

    /// The rows of the decision table that change, while the clerk looks at them.
    fn show_rows(&self, editor: &Editor, loaded: Option<&Rulebook>) {
        let view = &self.view;
        let rules = editor.before.as_ref().zip(loaded.and_then(|rulebook| rulebook.parcel.as_ref()));
        view.show("editorRowsPart", rules.is_some());
        let is_open = view.place("editorRowsPart").is_some_and(|part| part.has_attribute("open"));
        let Some((before, after)) = rules.filter(|_| is_open) else { return };
        let after = words::table::table_sheet(&Table::of(after), view.lang);
        let pieces = table::changes(view, before, &after, ["editorRowBefore", "editorRowAfter"]);
        let word = if pieces.is_empty() { "editorRowsSame" } else { "editorRowsCount" };
        let count = pieces.len().to_string();
        view.text("editorRowsSaid", &words::fill(view.word(word), &[("n", &count)]));
        view.fill("editorRows", None, pieces);
    }

    /// What stands at a place, in words: a way of reading by its own.
    fn said_of(&self, editor: &Editor, at: &str, value: Option<&Value>) -> String {
        let lang = self.view.lang;
        let code = value.and_then(Value::as_str).unwrap_or_default();
        if let Some(reading) = at.strip_suffix(".follows") {
            let way = place::get(&editor.base, &format!("{reading}.ways.{code}.words.{}", lang.code()));
            return way.and_then(Value::as_str).unwrap_or(code).to_owned();
        }
        if let Some(status) = Status::by_code(code).filter(|_| at == "status") {
            return (*words::rulebook_status(status).get(lang)).to_owned();
        }
        words::rulebook_value(value, lang)
    }

    /// The case in hand before and after.
    fn show_difference(&self, editor: &Editor, loaded: Option<Rulebook>) {
        let view = &self.view;
        let after = loaded.and_then(|rulebook| Versions::of([rulebook]).ok()).map(InUse::of);
        let (Some(before), Some(after)) = (&editor.before, after) else {
            view.show("editorCase", false);
            return;
        };
        let (case, _) = self.estimate();
        let mut after = after;
        let is_covered = after.turn_to(&case, self.shown_at.date()).is_ok();
        let some = estimate(&case, before, self.shown_at);
        let has_result = some.claim.is_some() || some.delay.is_some();
        let rows = if is_covered {
            compare(&some, &estimate(&case, after.of_case(&case, self.shown_at.date()), self.shown_at))
        } else {
            Vec::new()
        };
        let pieces: Vec<Piece> =
            rows.iter().filter(|row| row.differs()).filter_map(|row| what_if::side(row, &after, view)).collect();
        let word = match (has_result, is_covered, pieces.is_empty()) {
            (false, ..) => "editorNoCase",
            (_, false, _) => "editorNotCovered",
            (_, _, true) => "editorCaseSame",
            _ => "editorCaseDiffers",
        };
        view.show("editorCase", true);
        view.text("editorCaseSaid", view.word(word));
        view.fill("editorSides", Some("editorSidesTable"), if has_result { pieces } else { Vec::new() });
    }
}

/// The inputs of the form.
struct Make<'a> {
    view: &'a View,
    file: &'a Value,
}

impl Make<'_> {
    fn label(&self, at: &str) -> String {
        words::rulebook_place(self.file, at, self.view.lang)
    }

    fn input(&self, at: &str, kind: &str) -> Option<Piece> {
        self.labelled("edit-input", at, kind, &self.label(at))
    }

    fn labelled(&self, template: &str, at: &str, kind: &str, label: &str) -> Option<Piece> {
        let piece = self.view.clone_of(template)?.slot("label", label);
        let input = dom::first(&piece.element, "[data-input=edit]")?;
        dom::attribute(&input, "data-place", Some(at));
        dom::attribute(&input, "data-as", Some(kind));
        put(&input, &typed_text(place::get(self.file, at)));
        Some(piece)
    }

    fn choice(&self, at: &str, ways: Vec<(String, String)>) -> Option<Piece> {
        let piece = self.view.clone_of("edit-choice")?.slot("label", &self.label(at));
        let options = ways.iter().filter_map(|(code, said)| {
            Some(self.view.clone_of("edit-option")?.with("value", Some(code)).slot("said", said))
        });
        let piece = piece.list("options", options.collect());
        let input = dom::first(&piece.element, "[data-input=edit]")?;
        dom::attribute(&input, "data-place", Some(at));
        put(&input, &typed_text(place::get(self.file, at)));
        Some(piece)
    }

    fn clause(&self, clause: &Clause<Id>) -> Option<Piece> {
        let lang = self.view.lang;
        let at = format!("clauses.{}", clause.id.as_str());
        let figures = clause.figures.0.iter().filter_map(|(name, _)| {
            let label = words::figure_name(name, lang);
            self.labelled("edit-input", &format!("{at}.figures.{name}"), "figure", &label)
        });
        let texts = ["words.zh-CN", "words.en", "place.zh-CN", "place.en"].into_iter().filter_map(|part| {
            let label = self.label(&format!("{at}.{part}"));
            let label = label.rsplit(" · ").next().unwrap_or_default();
            let template = if part.starts_with("words") { "edit-area" } else { "edit-input" };
            self.labelled(template, &format!("{at}.{part}"), "text", label)
        });
        let piece = self
            .view
            .clone_of("edit-clause")?
            .slot("place", clause.place.get(lang))
            .slot("words", clause.words.get(lang))
            .list("figures", figures.collect())
            .list("texts", texts.collect());
        Some(piece)
    }
}
