//! The fields of the form: one element each, made from the table of fields.

use super::dom::{self, Piece, View};
use super::draft::{Draft, Entry, NO, YES};
use super::plan::{Plan, State};
use crate::case::{Choice, Field, Kind, Moment};
use crate::estimate::Estimate;
use crate::rulebook::{ClauseId, ParcelRules};
use crate::words::{self, Lang};
use std::collections::BTreeMap;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

/// The elements of fields, each made once for a language.
pub(super) struct Fields {
    elements: Vec<(Field, Element)>,
    /// How those that were marked stand.
    marked: BTreeMap<Field, Mark>,
    prefix: String,
}

impl Fields {
    /// What the ids of its elements begin with.
    pub(super) fn prefix(&self) -> &str {
        &self.prefix
    }

    /// The element of a field, made where there was none.
    pub(super) fn get_or_make(&mut self, field: Field, view: &View, draft: &Draft) -> Option<Element> {
        if self.get(field).is_none() {
            self.elements.push((field, make(field, view, &self.prefix)?));
        }
        let element = self.get(field)?.clone();
        enter(&element, draft.get(field));
        Some(element)
    }

    /// None so far: each is made when it is first wanted.
    pub(super) const fn new(prefix: String) -> Self {
        Self { elements: Vec::new(), marked: BTreeMap::new(), prefix }
    }

    pub(super) fn get(&self, field: Field) -> Option<&Element> {
        self.elements.iter().find(|(known, _)| *known == field).map(|(_, element)| element)
    }

    /// The field in which an element stands.
    pub(super) fn of(&self, inside: &Element) -> Option<Field> {
        self.elements.iter().find(|(_, element)| element.contains(Some(inside))).map(|(field, _)| *field)
    }

    /// Writes the draft into the inputs.
    pub(super) fn enter(&self, draft: &Draft) {
        for (field, element) in &self.elements {
            enter(element, draft.get(*field));
        }
    }

    /// Puts a field's own entry into its inputs. A text in the typing is left alone; it takes the toggles back.
    pub(super) fn enter_one(&self, field: Field, draft: &Draft, settled: bool) {
        let entry = draft.get(field);
        match self.get(field) {
            Some(element) if settled || !matches!(entry, Some(Entry::Typed(_)) | None) => enter(element, entry),
            Some(element) => {
                dom::all(element, "[data-input=toggle]").into_iter().for_each(|toggle| check(&toggle, false))
            }
            None => {}
        }
    }

    /// Puts the fields where the plan wants them; the one in hand stays where it is.
    pub(super) fn place(&mut self, view: &View, plan: &Plan, draft: &Draft, in_hand: Option<Field>) {
        for field in plan.shown() {
            if self.get(field).is_none() {
                self.get_or_make(field, view, draft);
            }
        }
        let held = in_hand.and_then(|field| self.get(field)).filter(|element| element.is_connected()).cloned();
        for (section, fields) in &plan.fields {
            let Some(place) = view.place(section.place()) else { continue };
            let mut elements: Vec<Element> = fields.iter().filter_map(|field| self.get(*field)).cloned().collect();
            if let Some(held) = &held {
                elements.retain(|element| element != held);
                if let Some(at) = position(&place, held) {
                    elements.insert(at.min(elements.len()), held.clone());
                }
            }
            arrange(&place, &elements, held.as_ref());
            if let Some(part) = section.part() {
                view.show(part, !elements.is_empty());
            }
        }
    }

    /// Shows how a field stands: asked, assumed, idle, in error.
    pub(super) fn mark(&mut self, field: Field, marks: &Marks<'_>, view: &View) {
        let mark = Mark::of(field, marks, view);
        if self.marked.get(&field) == Some(&mark) {
            return;
        }
        let Some(element) = self.get(field) else { return };
        dom::attribute(element, "data-state", mark.state.code());
        dom::attribute(element, "data-filled", mark.entered.then_some(""));
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

/// What is shown of a field.
pub(super) struct Marks<'a> {
    pub(super) plan: &'a Plan,
    pub(super) draft: &'a Draft,
    pub(super) estimate: &'a Estimate,
    pub(super) rulebook: &'a ParcelRules,
    pub(super) error: Option<&'a str>,
    pub(super) ways: &'a [Moment],
    /// Filled from a pasted text, and not confirmed.
    pub(super) pasted: bool,
}

/// How a field stands.
#[derive(PartialEq)]
struct Mark {
    state: State,
    entered: bool,
    next: bool,
    error: String,
    pasted: bool,
    note: String,
    why: String,
    clauses: Vec<(ClauseId, String)>,
    ways: Vec<Moment>,
}

impl Mark {
    fn of(field: Field, marks: &Marks<'_>, view: &View) -> Self {
        let entered = marks.draft.get(field).is_some();
        let state = marks.plan.state(field, entered);
        let question = marks.estimate.questions.iter().find(|question| question.field == field);
        Self {
            state,
            entered,
            next: marks.plan.next == Some(field),
            error: marks.error.unwrap_or_default().to_owned(),
            pasted: marks.pasted,
            note: match state {
                State::Idle => view.word("noEffect").to_owned(),
                State::Assumed if field != Field::Problem => assumed(field, marks.estimate, view),
                _ => String::new(),
            },
            why: question
                .map(|question| (*words::question(question.field).get(view.lang)).to_owned())
                .unwrap_or_default(),
            clauses: question
                .map(|question| {
                    question.clauses.iter().map(|clause| (*clause, name(*clause, marks.rulebook, view))).collect()
                })
                .unwrap_or_default(),
            ways: marks.ways.to_vec(),
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

fn position(place: &Element, child: &Element) -> Option<usize> {
    dom::children(place).iter().position(|other| other == child)
}

/// Puts elements in this order and takes all others away. The one held is never moved: moving takes the focus.
pub(super) fn arrange(place: &Element, elements: &[Element], held: Option<&Element>) {
    if dom::children(place) == elements {
        return;
    }
    for extra in dom::children(place).iter().filter(|child| !elements.contains(child)) {
        extra.remove();
    }
    let held = held.filter(|held| elements.contains(held));
    let mut before = held;
    for element in elements {
        if Some(element) == held {
            before = None;
            continue;
        }
        // A sound child goes where it is put.
        let _ = place.insert_before(element, before.map(AsRef::as_ref));
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

const UNKNOWN: &str = "unknown";
const NOT_SO_FAR: &str = "not-so-far";

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
    if let Some(input) = dom::input(&piece.element, "input") {
        input.set_name(name);
        input.set_value(code);
    }
    Some(piece)
}

fn toggles(kind: Kind, unknown: bool, field: &str, view: &View) -> Vec<Piece> {
    let not_reported = (kind == Kind::Report).then_some((NOT_SO_FAR, "notReported"));
    let unknown = unknown.then_some((UNKNOWN, "unknown"));
    let toggle = |(code, word): (&str, &str)| {
        let piece = view.clone_of("toggle")?.slot("label", view.word(word));
        let input = dom::input(&piece.element, "input")?;
        input.set_value(code);
        let name = words::fill(view.word("named"), &[("action", view.word(word)), ("field", field)]);
        dom::attribute(&input, "aria-label", Some(&name));
        Some(piece)
    };
    not_reported.into_iter().chain(unknown).filter_map(toggle).collect()
}

/// What a field's inputs say.
pub(super) fn read(field: Field, input: &HtmlInputElement) -> Option<Entry> {
    match (input.get_attribute("data-input").as_deref(), input.type_().as_str()) {
        (Some("option"), _) => match input.value() {
            code if code == UNKNOWN => Some(Entry::Unknown),
            code => Some(Entry::Chosen(code)),
        },
        (Some("toggle"), _) if !input.checked() => None,
        (Some("toggle"), _) if input.value() == NOT_SO_FAR => Some(Entry::NotSoFar),
        (Some("toggle"), _) => Some(Entry::Unknown),
        (_, "checkbox") => input.checked().then(|| Entry::Chosen(YES.to_owned())),
        _ if matches!(field.spec().kind, Kind::Text(_)) => Some(Entry::Typed(input.value().trim().to_owned())),
        _ => Some(Entry::Typed(input.value())),
    }
}

fn check(input: &Element, checked: bool) {
    if let Some(input) = input.dyn_ref::<HtmlInputElement>() {
        input.set_checked(checked);
    }
}

fn enter(element: &Element, entry: Option<&Entry>) {
    let code = match entry {
        Some(Entry::Chosen(code)) => code.as_str(),
        Some(Entry::Unknown) => UNKNOWN,
        Some(Entry::NotSoFar) => NOT_SO_FAR,
        Some(Entry::Typed(_)) | None => "",
    };
    for input in dom::all(element, "input") {
        let Ok(input) = input.dyn_into::<HtmlInputElement>() else { continue };
        match (input.get_attribute("data-input").as_deref(), input.type_().as_str()) {
            (Some("option" | "toggle"), _) => input.set_checked(input.value() == code),
            (_, "checkbox") => input.set_checked(code == YES),
            _ => {
                let text = if let Some(Entry::Typed(text)) = entry { text.as_str() } else { "" };
                if input.value() != text {
                    input.set_value(text);
                }
            }
        }
    }
}

/// The field of late or not, which is a question of the page and not of the record.
pub(super) fn late(view: &View, prefix: &str, late: Option<bool>) -> Option<Piece> {
    let id = format!("{prefix}-late");
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
    enter_late(&piece.element, late);
    Some(piece)
}

/// Shows whether it is late.
pub(super) fn enter_late(element: &Element, late: Option<bool>) {
    dom::attribute(element, "data-filled", late.map(|_| ""));
    enter(element, late.map(|late| Entry::Chosen((if late { YES } else { NO }).to_owned())).as_ref());
}

/// Where an answer of this field is given: the one chosen, or the first.
pub(super) fn first_input(field: &Element) -> Option<Element> {
    dom::first(field, "input:checked").or_else(|| dom::first(field, "input"))
}
