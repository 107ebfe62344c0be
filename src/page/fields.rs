//! The fields of a form: one element each, made from the table of fields.

use super::dom;
use super::view::{Piece, View, arrange, code as checked, write};
use crate::case::{Field, Kind};
use crate::choice::Choice;
use crate::estimate::Estimate;
use crate::front::answer::Answer;
use crate::front::draft::{Entry, NO, YES};
use crate::front::focus::Form as Place;
use crate::front::form::{Form, NOT_SO_FAR, UNKNOWN};
use crate::front::plan::State;
use crate::moment::Moment;
use crate::rulebook::{ClauseId, ParcelRules};
use crate::words::{self, Lang};
use std::cell::RefCell;
use std::collections::BTreeMap;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

/// The fields of the three forms, as they stand in a view.
type Forms = RefCell<[Option<Fields>; 3]>;

/// Does something with the fields of a form.
pub(super) fn form<T>(view: &View, form: Place, act: impl FnOnce(&mut Fields) -> T) -> Option<T> {
    let forms = view.belonging::<Forms>()?;
    let mut forms = forms.try_borrow_mut().ok()?;
    let (place, suffix) = match form {
        Place::Parcel => (0, ""),
        Place::Vehicle => (1, "-vehicle"),
        Place::WhatIf => (2, "-if"),
    };
    let fields = forms.get_mut(place)?.get_or_insert_with(|| Fields::new(format!("{}{suffix}", view.prefix)));
    Some(act(fields))
}

/// The elements of the fields of a form, each made once for a language.
pub(super) struct Fields {
    elements: Vec<(Field, Element)>,
    /// How those that were marked stand.
    marked: BTreeMap<Field, Mark>,
    prefix: String,
}

impl Fields {
    /// None so far: each is made when it is first wanted.
    const fn new(prefix: String) -> Self {
        Self { elements: Vec::new(), marked: BTreeMap::new(), prefix }
    }

    /// The element of a field, where it was made.
    pub(super) fn get(&self, field: Field) -> Option<&Element> {
        self.elements.iter().find(|(known, _)| *known == field).map(|(_, element)| element)
    }

    /// The element of a field, made where there was none.
    pub(super) fn get_or_make(&mut self, field: Field, view: &View) -> Option<Element> {
        if self.get(field).is_none() {
            self.elements.push((field, make(field, view, &self.prefix)?));
        }
        self.get(field).cloned()
    }

    /// The field in which an element stands.
    pub(super) fn of(&self, inside: &Element) -> Option<Field> {
        self.elements.iter().find(|(_, element)| element.contains(Some(inside))).map(|(field, _)| *field)
    }

    /// Puts fields into a place in this order; the one in hand stays where it is.
    pub(super) fn arrange(&mut self, view: &View, place: &str, fields: &[Field], in_hand: Option<Field>) {
        let mut elements: Vec<Element> = fields.iter().filter_map(|field| self.get_or_make(*field, view)).collect();
        let Some(place) = view.place(place) else { return };
        let held = in_hand.and_then(|field| self.get(field)).filter(|element| element.is_connected()).cloned();
        if let Some(held) = &held {
            elements.retain(|element| element != held);
            if let Some(at) = dom::children(&place).iter().position(|other| other == held) {
                elements.insert(at.min(elements.len()), held.clone());
            }
        }
        arrange(&place, &elements, held.as_ref());
    }

    /// Shows what stands in a field, and how it stands: asked, assumed, idle, in error.
    pub(super) fn show(&mut self, field: Field, form: &Form, marks: &Marks<'_>, view: &View) {
        let mark = Mark::of(field, form, marks, view);
        if self.marked.get(&field) == Some(&mark) {
            return;
        }
        let Some(element) = self.get(field) else { return };
        enter(element, mark.entry.as_ref(), mark.settled);
        dom::attribute(element, "data-state", mark.state.code());
        dom::attribute(element, "data-filled", mark.entry.as_ref().map(|_| ""));
        dom::attribute(element, "data-next", mark.next.then_some(""));
        let wrong = !mark.error.is_empty();
        dom::attribute(element, "data-error", wrong.then_some(""));
        dom::attribute(element, "data-pasted", mark.pasted.then_some(""));
        let pasted = if mark.pasted { view.word("pasted") } else { "" };
        let texts: [(&str, &str); 4] =
            [("error", &mark.error), ("pasted", pasted), ("note", &mark.note), ("why", &mark.why)];
        let ids = self.describe(field, element, &texts);
        ask(element, &mark.ways, view);
        if let Some(list) = dom::first(element, "[data-list=clauses]") {
            let chips = mark.clauses.iter().filter_map(|(clause, name)| named_chip(*clause, name, view));
            let chips: js_sys::Array = chips.map(|piece| piece.element).collect();
            list.replace_children_with_node(&chips);
        }
        for control in controls(element) {
            dom::attribute(&control, "aria-describedby", Some(ids.as_str()).filter(|ids| !ids.is_empty()));
            dom::attribute(&control, "aria-invalid", wrong.then_some("true"));
        }
        self.marked.insert(field, mark);
    }

    /// Sets the texts that describe a field; the ids of those that say something.
    fn describe(&self, field: Field, element: &Element, texts: &[(&str, &str)]) -> String {
        let mut ids = Vec::new();
        for (slot, said) in texts {
            if let Some(place) = dom::first(element, &format!("[data-slot={slot}]")) {
                dom::text(&place, said);
                let id = format!("{}-{}-{slot}", self.prefix, field.key());
                dom::attribute(&place, "id", Some(&id));
                if !said.is_empty() {
                    ids.push(id);
                }
            }
        }
        if dom::first(element, "[data-slot=hint]")
            .is_some_and(|hint| hint.text_content().is_some_and(|text| !text.is_empty()))
        {
            ids.push(format!("{}-{}-hint", self.prefix, field.key()));
        }
        ids.join(" ")
    }
}

/// What is shown of a field beside what stands in it.
pub(super) struct Marks<'a> {
    /// What follows from the form.
    pub(super) answer: &'a Answer,
    pub(super) rulebook: &'a ParcelRules,
    /// What is wrong with it.
    pub(super) error: Option<&'a str>,
    /// Whether the form says which field comes next.
    pub(super) leads: bool,
}

/// How a field stands.
#[derive(PartialEq)]
struct Mark {
    entry: Option<Entry>,
    settled: bool,
    state: State,
    next: bool,
    error: String,
    pasted: bool,
    note: String,
    why: String,
    clauses: Vec<(ClauseId, String)>,
    ways: Vec<Moment>,
}

impl Mark {
    fn of(field: Field, form: &Form, marks: &Marks<'_>, view: &View) -> Self {
        let Marks { answer, rulebook, error, leads } = *marks;
        let entry = form.draft.get(field).cloned();
        let state = answer.plan.state(field, entry.is_some());
        let question = answer.estimate.questions.iter().find(|question| question.field == field);
        let clauses = question.map(|question| question.clauses.as_slice()).unwrap_or_default();
        Self {
            entry,
            settled: form.settled.contains(field),
            state,
            next: leads && answer.plan.next == Some(field),
            error: error.unwrap_or_default().to_owned(),
            pasted: form.pasted.contains(field),
            note: match state {
                State::Idle => view.word("noEffect").to_owned(),
                State::Assumed if field != Field::Problem => assumed(field, &answer.estimate, view),
                _ => String::new(),
            },
            why: question
                .map(|question| (*words::question(question.field).get(view.lang)).to_owned())
                .unwrap_or_default(),
            clauses: clauses.iter().map(|clause| (*clause, name(*clause, rulebook, view))).collect(),
            ways: answer.ways(field).to_vec(),
        }
    }
}

/// Two ways of reading are asked, with a button each.
pub(super) fn ask(element: &Element, ways: &[Moment], view: &View) {
    let (Some(place), Some(list)) = (dom::first(element, ".field-asks"), dom::first(element, "[data-list=ways]"))
    else {
        return;
    };
    dom::attribute(&place, "data-asks", (!ways.is_empty()).then_some(""));
    if let Some(asks) = dom::first(&place, "[data-slot=asks]") {
        dom::text(&asks, if ways.is_empty() { "" } else { view.word("which") });
    }
    let buttons: js_sys::Array = ways
        .iter()
        .filter_map(|way| {
            let piece = view.clone_of("way")?.slot("label", &words::in_full(*way, view.lang));
            Some(piece.with("data-way", Some(&way.to_string())).element)
        })
        .collect();
    list.replace_children_with_node(&buttons);
}

/// A clause as a small button.
pub(super) fn chip(clause: ClauseId, rulebook: &ParcelRules, view: &View) -> Option<Piece> {
    named_chip(clause, &name(clause, rulebook, view), view)
}

fn named_chip(clause: ClauseId, name: &str, view: &View) -> Option<Piece> {
    Some(view.clone_of("clause")?.slot("clause", name).with("data-clause", Some(clause.code())))
}

/// What a rulebook calls a clause.
fn name(clause: ClauseId, rulebook: &ParcelRules, view: &View) -> String {
    rulebook.clause(clause).map(|clause| words::clause_short(clause, view.lang)).unwrap_or_default()
}

/// 没填，按“否”算.
fn assumed(field: Field, estimate: &Estimate, view: &View) -> String {
    let assumption = estimate.assumptions.iter().find(|assumption| assumption.field == field);
    let Some(assumption) = assumption else { return String::new() };
    words::fill(view.word("taken"), &[("said", words::assumed(assumption, view.lang))])
}

/// Whatever of a field takes an answer.
fn controls(element: &Element) -> Vec<Element> {
    let group = element.get_attribute("role").filter(|role| role == "radiogroup").map(|_| element.clone());
    match group {
        Some(group) => vec![group],
        None => dom::all(element, "[data-input=value]"),
    }
}

fn make(field: Field, view: &View, prefix: &str) -> Option<Element> {
    let spec = field.spec();
    let document = Field::DOCUMENTS.contains(&field);
    let id = format!("{prefix}-{}", field.key());
    let label = if field == Field::Problem { view.word("problem") } else { *words::field(field).get(view.lang) };
    let piece = if document { view.clone_of("field-check") } else { shell(spec.kind, label, view) };
    let mut piece = piece?
        .slot("label", label)
        .slot("hint", words::hint(spec.kind).get(view.lang))
        .with("data-field", Some(field.key()));
    // A deadline is never now.
    if field == Field::DueAt {
        piece = piece.without("setNow");
    }
    if field == Field::Problem {
        piece = piece.with("data-cards", Some("")).without("clear");
    }
    piece = match spec.kind {
        Kind::Choice(codes) => piece.list("options", choices(field, codes, spec.unknown, view, &id)),
        Kind::YesNo if !document => piece.list("options", flags(spec.unknown, view, &id)),
        _ => piece.list("toggles", toggles(spec.kind, spec.unknown, label, view)),
    };
    let element = piece.element;
    if let Some(label) = dom::first(&element, "[data-slot=label]") {
        dom::attribute(&label, "id", Some(&format!("{id}-label")));
        if !document && dom::first(&element, "[data-input=value]").is_some() {
            dom::attribute(&label, "for", Some(&id));
        }
    }
    if element.has_attribute("role") {
        dom::attribute(&element, "aria-labelledby", Some(&format!("{id}-label")));
    }
    if let Some(hint) = dom::first(&element, "[data-slot=hint]") {
        dom::attribute(&hint, "id", Some(&format!("{id}-hint")));
    }
    for input in dom::all(&element, "[data-input=value]") {
        dom::attribute(&input, "id", Some(&id));
        let example = words::example(spec.kind);
        dom::attribute(&input, "placeholder", Some(example).filter(|example| !example.is_empty()));
    }
    Some(element)
}

/// The shell of a field, with what its kind is answered by.
fn shell(kind: Kind, label: &str, view: &View) -> Option<Piece> {
    let (template, role) = match kind {
        Kind::Choice(_) => ("choice", Some("radiogroup")),
        Kind::YesNo => ("flag", Some("radiogroup")),
        Kind::Text(_) => ("text", None),
        Kind::Yuan => ("yuan", Some("group")),
        Kind::Date => ("date", Some("group")),
        Kind::DateTime | Kind::Moment | Kind::Report => ("moment", Some("group")),
    };
    let piece = view
        .clone_of("field")?
        .pour(template, ".field-control")
        .with("data-kind", Some(template))
        .with("role", role)
        .slot("label", label);
    let piece = ["hint", "error", "note", "why", "asks"].iter().fold(piece, |piece, slot| piece.slot(slot, ""));
    Some(["clear", "confirm", "today", "setNow"].iter().fold(piece, |piece, action| piece.named(action, label)))
}

fn choices(field: Field, codes: &[&str], unknown: bool, view: &View, name: &str) -> Vec<Piece> {
    let label = |index: usize| u8::try_from(index).ok().and_then(|index| words::choice(field, index));
    let listed = codes.iter().enumerate().filter_map(|(index, code)| {
        let label = label(index)?;
        option(label.get(view.lang), code, view, name)
    });
    // 问题类型 is what the clerk comes with: she knows it.
    let unknown = unknown && field != Field::Problem;
    listed.chain(unknown.then(|| unknown_option(view, name)).flatten()).collect()
}

fn flags(unknown: bool, view: &View, name: &str) -> Vec<Piece> {
    let mut pieces: Vec<_> = [(YES, "yes"), (NO, "no")]
        .iter()
        .filter_map(|(code, word)| option(view.word(word), code, view, name))
        .collect();
    pieces.extend(unknown.then(|| unknown_option(view, name)).flatten());
    pieces
}

fn unknown_option(view: &View, name: &str) -> Option<Piece> {
    Some(option(view.word("unknown"), UNKNOWN, view, name)?.with("data-unknown", Some("")))
}

fn option(label: &str, code: &str, view: &View, name: &str) -> Option<Piece> {
    // 疑似遗失（查找中）: what stands in brackets is the hint.
    let bracket = match view.lang {
        Lang::Zh => label.split_once('（').and_then(|(label, hint)| Some((label, hint.strip_suffix('）')?))),
        Lang::En => None,
    };
    let (label, hint) = bracket.unwrap_or((label, ""));
    let piece = view.clone_of("option")?.slot("label", &words::capital(label)).slot("hint", hint);
    if let Some(input) = input_of(&piece) {
        input.set_name(name);
        input.set_value(code);
    }
    Some(piece)
}

fn input_of(piece: &Piece) -> Option<HtmlInputElement> {
    dom::first(&piece.element, "input")?.dyn_into().ok()
}

fn toggles(kind: Kind, unknown: bool, field: &str, view: &View) -> Vec<Piece> {
    let not_reported = (kind == Kind::Report).then_some((NOT_SO_FAR, "notReported"));
    let unknown = unknown.then_some((UNKNOWN, "unknown"));
    let toggle = |(code, word): (&str, &str)| {
        let piece = view.clone_of("toggle")?.slot("label", view.word(word));
        let input = input_of(&piece)?;
        input.set_value(code);
        let name = words::fill(view.word("named"), &[("action", view.word(word)), ("field", field)]);
        dom::attribute(&input, "aria-label", Some(&name));
        Some(piece)
    };
    not_reported.into_iter().chain(unknown).filter_map(toggle).collect()
}

/// Puts what stands in a field into its inputs. A text in the typing is left alone.
fn enter(element: &Element, entry: Option<&Entry>, settled: bool) {
    let code = match entry {
        Some(Entry::Chosen(code)) => code.as_str(),
        Some(Entry::Unknown) => UNKNOWN,
        Some(Entry::NotSoFar) => NOT_SO_FAR,
        Some(Entry::Typed(_)) | None => "",
    };
    for input in dom::all(element, "input") {
        let Some(input) = input.dyn_ref::<HtmlInputElement>() else { continue };
        match (input.get_attribute("data-input").as_deref(), input.type_().as_str()) {
            (Some("option" | "toggle"), _) => write(input, checked(input.value() == code)),
            (_, "checkbox") => write(input, checked(code == YES)),
            _ => match entry {
                Some(Entry::Typed(text)) if settled => write(input, text),
                Some(Entry::Typed(_)) => {}
                None if !settled => {}
                _ => write(input, ""),
            },
        }
    }
}

/// The field of late or not, which is a question of the page and not of the record.
pub(super) fn late(view: &View) -> Option<Piece> {
    let id = format!("{}-late", view.prefix);
    let label = view.word("late");
    let options = [(NO, "lateNo"), (YES, "lateYes")];
    let options = options.iter().filter_map(|(code, word)| option(view.word(word), code, view, &id)).collect();
    let piece = shell(Kind::Choice(&[]), label, view)?
        .without("clear")
        .with("data-late", Some(""))
        .with("aria-labelledby", Some(&format!("{id}-label")))
        .list("options", options);
    if let Some(label) = dom::first(&piece.element, "[data-slot=label]") {
        dom::attribute(&label, "id", Some(&format!("{id}-label")));
    }
    Some(piece)
}

/// Shows whether it is late.
pub(super) fn enter_late(element: &Element, late: Option<bool>) {
    dom::attribute(element, "data-filled", late.map(|_| ""));
    let entry = late.map(|late| Entry::Chosen((if late { YES } else { NO }).to_owned()));
    enter(element, entry.as_ref(), true);
}
