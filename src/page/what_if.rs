//! What if: some facts given other values beside the form, and the two results side by side. The form is not touched.

use super::app::App;
use super::dom::{self, Piece, View};
use super::draft::{Draft, Entry, OF_DELAY, typed_like};
use super::fields::{self, Fields, Marks, first_input};
use super::plan::Plan;
use super::state::{AppState, field_of};
use crate::case::{Choice, Field, Kind, Moment, check};
use crate::estimate::{Compared, Estimate, Point, Side, compare, estimate};
use crate::order::sort_by_key;
use crate::rulebook::ParcelRules;
use crate::set::Set;
use crate::words;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

/// Marks what belongs to it: its fields are not those of the form.
pub(super) const PART: &str = "[data-what-if]";

/// So many facts are offered at once; the others are a step away.
const FEW: usize = 8;

/// What is varied.
#[derive(Default)]
pub(super) struct WhatIf {
    open: bool,
    /// The facts that are varied, in the order chosen.
    fields: Vec<Field>,
    /// Their other values.
    other: Draft,
    settled: Set<Field>,
    /// The elements, made when it is opened.
    made: Option<Fields>,
    shown: Shown,
}

/// What is on the screen, so that nothing is made twice.
#[derive(Default, PartialEq)]
struct Shown {
    fields: Vec<(Field, Option<Entry>)>,
    choices: Option<(Vec<Field>, Vec<Field>)>,
    rows: Option<Vec<Compared>>,
}

impl WhatIf {
    /// The form as it would be.
    fn varied(&self, draft: &Draft) -> Draft {
        let mut varied = draft.clone();
        for field in &self.fields {
            let entry = self.other.get(*field).cloned();
            if OF_DELAY.contains(field) && entry.is_some() {
                varied.late = Some(true);
            }
            varied.set(*field, entry);
        }
        varied
    }

    /// Has to be made anew in a view of another language.
    pub(super) fn forget_elements(&mut self) {
        self.made = None;
        self.shown = Shown::default();
    }

    /// Has to be told anew in the words of another rulebook.
    pub(super) fn forget_rows(&mut self) {
        self.shown.rows = None;
    }
}

impl App {
    /// What a button of it does; false where the button is none of its.
    pub(super) fn clicked_what_if(&self, action: &str, button: &Element) -> bool {
        let to = || button.get_attribute("data-to").and_then(|key| Field::by_key(&key));
        let field = field_of(button).filter(|_| dom::nearest(button, PART).is_some());
        match (action, field) {
            ("whatIf", _) => {
                self.vary(|state| state.what_if.open = true);
                self.focus(|state| dom::first(&state.view.place("whatIf")?, "[data-action=vary]"));
            }
            ("whatIfClose", _) => {
                self.vary(|state| state.what_if = WhatIf::default());
                self.focus(|state| state.view.place("whatIfButton"));
            }
            ("whatIfTake", _) => self.take_what_if(),
            ("vary", _) => {
                let Some(field) = to() else { return true };
                self.vary(|state| state.vary(field));
                self.to_varied(field);
            }
            ("unvary", _) => {
                let Some(field) = to() else { return true };
                self.vary(|state| state.what_if.fields.retain(|known| *known != field));
                self.focus(|state| dom::first(&state.view.place("whatIf")?, "[data-action=vary]"));
            }
            ("clear", Some(field)) => {
                self.enter_varied(field, None, true);
                self.to_varied(field);
            }
            ("way", Some(field)) => {
                let way = button.get_attribute("data-way").and_then(|way| Moment::parse(&way));
                self.enter_varied(field, way.map(|way| Entry::Typed(typed_like(way))), true);
                self.to_varied(field);
            }
            ("today" | "setNow", Some(field)) => {
                let now = self.with(|state| Moment::from(state.shown_at));
                let at = now.map(|now| if action == "today" { now.day.into() } else { now });
                self.enter_varied(field, at.map(|at| Entry::Typed(typed_like(at))), true);
            }
            _ => return false,
        }
        true
    }

    /// Something was typed or chosen in it.
    pub(super) fn entered_what_if(&self, input: &HtmlInputElement, settled: bool) {
        if let Some(field) = field_of(input) {
            self.enter_varied(field, fields::read(field, input), settled);
        }
    }

    fn enter_varied(&self, field: Field, entry: Option<Entry>, settled: bool) {
        self.vary(|state| {
            let at = state.shown_at;
            state.what_if.other.set(field, entry);
            if settled {
                state.what_if.other.in_full(field, at);
                state.what_if.settled.insert(field);
            } else {
                state.what_if.settled.remove(field);
            }
            let varied = state.what_if.varied(&state.draft);
            if let Some(made) = &state.what_if.made {
                made.enter_one(field, &varied, settled);
            }
        });
    }

    /// Changes what is varied, and shows what comes of it. What stands under the finger stays there.
    fn vary(&self, act: impl FnOnce(&mut AppState)) {
        self.with(|state| {
            let held = dom::first(&state.view.root, ":focus");
            dom::still(held.as_ref(), || {
                act(state);
                let (_, estimate) = state.estimate();
                state.show_what_if(&estimate);
            });
        });
    }

    fn to_varied(&self, field: Field) {
        let input = self.with(|state| first_input(state.what_if.made.as_ref()?.get(field)?)).flatten();
        if let Some(input) = &input {
            dom::focus(input);
            // What is typed takes the place of what stands there.
            if let Some(text) = input.dyn_ref::<HtmlInputElement>().filter(|input| input.type_() == "text") {
                text.select();
            }
        }
    }

    /// Takes the other values into the form.
    fn take_what_if(&self) {
        self.with(|state| {
            let varied = state.what_if.varied(&state.draft);
            for field in std::mem::take(&mut state.what_if).fields {
                state.enter(field, varied.get(field).cloned(), true);
            }
            state.set_late(varied.late);
        });
        self.refresh(None);
        self.with(|state| state.say(state.view.word("whatIfTaken")));
        self.focus(|state| state.view.place("result"));
    }
}

impl AppState {
    fn vary(&mut self, field: Field) {
        if !self.what_if.fields.contains(&field) {
            self.what_if.fields.push(field);
            self.what_if.other.set(field, self.draft.get(field).cloned());
        }
    }

    /// Shows what is varied and the two results, where it is open.
    pub(super) fn show_what_if(&mut self, real: &Estimate) {
        let open = self.what_if.open;
        self.view.show("whatIfButton", !open);
        if !open {
            if self.view.place("whatIf").is_some_and(|place| place.first_element_child().is_some()) {
                self.view.fill("whatIf", None, Vec::new());
            }
            return;
        }
        let in_use = self.rulebook.clone();
        let (rulebook, at, lang) = (&*in_use, self.shown_at, self.view.lang);
        let varied = self.what_if.varied(&self.draft);
        if self.what_if.made.is_none() {
            self.view.fill("whatIf", None, self.view.clone_of("what-if").into_iter().collect());
            self.view.forget(&[
                "whatIfFields",
                "whatIfChoices",
                "whatIfMore",
                "whatIfMorePart",
                "whatIfSides",
                "whatIfRows",
                "whatIfSaid",
            ]);
            self.what_if.shown = Shown::default();
            let prefix = format!("{}-if", self.fields.prefix());
            self.what_if.made = Some(Fields::new(prefix));
        }
        let mut record = varied.record(at);
        let (case, issues) = check(std::mem::take(&mut record.facts), at);
        let other = estimate(&case, in_use.of_case(&case, at.date()), at);
        self.show_varied(&varied);
        let mut plan = Plan::of(&varied, &other);
        plan.next = None;
        for field in &self.what_if.fields {
            let issue = issues.iter().find(|issue| issue.field == field.key() && self.what_if.settled.contains(*field));
            let error = issue.map(|issue| words::issue(issue, &case, Some(at.into()), lang));
            let ways = record.ways(*field);
            let marks = Marks {
                plan: &plan,
                draft: &varied,
                estimate: &other,
                rulebook,
                error: error.as_deref(),
                ways,
                pasted: false,
            };
            if let Some(made) = self.what_if.made.as_mut() {
                made.mark(*field, &marks, &self.view);
            }
        }
        self.show_choices(real);
        self.show_sides(compare(real, &other));
    }

    /// The fields that are varied, each with what the form says.
    fn show_varied(&mut self, varied: &Draft) {
        let Some(made) = self.what_if.made.as_mut() else { return };
        let said = |field: &Field| (*field, self.draft.get(*field).cloned());
        let shown: Vec<_> = self.what_if.fields.iter().map(said).collect();
        if self.what_if.shown.fields == shown {
            return;
        }
        let pieces = shown.iter().filter_map(|(field, now)| {
            let label = words::field(*field);
            let now = said_of(*field, now.as_ref(), &self.view);
            let now = words::fill(self.view.word("whatIfNow"), &[("said", &now)]);
            let piece = self.view.clone_of("varied")?.slot("now", &now);
            let piece = piece.named("unvary", label.get(self.view.lang));
            if let Some(button) = dom::first(&piece.element, "[data-action=unvary]") {
                dom::attribute(&button, "data-to", Some(field.key()));
            }
            let element = made.get_or_make(*field, &self.view, varied)?;
            piece.element.insert_before(&element, piece.element.first_child().as_ref()).ok()?;
            Some(piece)
        });
        let pieces = pieces.collect();
        self.view.fill("whatIfFields", None, pieces);
        self.what_if.shown.fields = shown;
    }

    /// What may be varied: first what bears on the result.
    fn show_choices(&mut self, real: &Estimate) {
        let asked = |field: &Field| real.questions.iter().position(|question| question.field == *field);
        let free = |field: &&Field| **field != Field::Waybill && !self.what_if.fields.contains(field);
        let bears = |field: &Field| asked(field).is_some() || real.looked.contains(*field);
        let (mut first, more): (Vec<Field>, Vec<Field>) = Field::ALL
            .iter()
            .filter(free)
            .copied()
            .partition(|field| bears(field) && !Field::DOCUMENTS.contains(field));
        // What was entered is what a clerk wonders about; what is asked comes next.
        sort_by_key(&mut first, |field| (self.draft.get(*field).is_none(), asked(field).unwrap_or(usize::MAX)));
        let rest = first.split_off(first.len().min(FEW));
        let more: Vec<Field> = rest.into_iter().chain(more).collect();
        let shown = Some((first, more));
        if self.what_if.shown.choices == shown {
            return;
        }
        let Some((first, more)) = &shown else { return };
        let choice = |field: &Field| {
            let piece = self.view.clone_of("vary")?.slot("label", words::field(*field).get(self.view.lang));
            Some(piece.with("data-to", Some(field.key())))
        };
        self.view.fill("whatIfChoices", None, first.iter().filter_map(choice).collect());
        self.view.fill("whatIfMore", Some("whatIfMorePart"), more.iter().filter_map(choice).collect());
        self.what_if.shown.choices = shown;
    }

    /// The two results, point by point.
    fn show_sides(&mut self, rows: Vec<Compared>) {
        // Before anything is varied there is nothing to compare.
        let shown = (!self.what_if.fields.is_empty()).then_some(rows);
        self.view.show("whatIfSides", shown.is_some());
        if self.what_if.shown.rows == shown {
            return;
        }
        let rows = shown.as_deref().unwrap_or_default();
        let rulebook = &*self.rulebook;
        let (view, lang) = (&self.view, self.view.lang);
        let pieces = rows.iter().filter(|row| is_worth(row)).filter_map(|row| side(row, rulebook, view));
        view.fill("whatIfRows", None, pieces.collect());
        let differs: Vec<&Compared> = rows.iter().filter(|row| row.differs()).collect();
        let said = match differs.first() {
            Some(row) => words::fill(
                view.word("whatIfDiffers"),
                &[
                    ("count", &differs.iter().filter(|row| is_worth(row)).count().to_string()),
                    ("point", &words::point(row.point, rulebook, lang)),
                    ("one", &words::side(row, row.one, rulebook, lang)),
                    ("other", &words::side(row, row.other, rulebook, lang)),
                ],
            ),
            None => view.word("whatIfSame").to_owned(),
        };
        view.text("whatIfSaid", if shown.is_some() { &said } else { "" });
        self.what_if.shown.rows = shown;
    }
}

/// Whether a row is worth its room: what is the same is told of the answer itself, not of every line and deadline.
fn is_worth(row: &Compared) -> bool {
    let nothing = |told| matches!(told, Some(Side::Sum(Some(range))) if range == crate::money::Range::default());
    row.differs() || !matches!(row.point, Point::Line(..) | Point::Deadline(_) | Point::Days) && !nothing(row.one)
}

pub(super) fn side(row: &Compared, rulebook: &ParcelRules, view: &View) -> Option<Piece> {
    let told = |side| words::side(row, side, rulebook, view.lang);
    let other = if row.differs() { told(row.other) } else { view.word("whatIfLikewise").to_owned() };
    let piece = view
        .clone_of("what-if-row")?
        .with("data-differs", row.differs().then_some(""))
        .with("data-kind", kind(row.point))
        .slot("point", &words::point(row.point, rulebook, view.lang))
        .slot("one", &told(row.one))
        .slot("other", &other);
    Some(piece.slot("mark", if row.differs() { view.word("whatIfMark") } else { "" }))
}

/// Which kind of money a row is about.
const fn kind(point: Point) -> Option<&'static str> {
    match point {
        Point::Receives => Some("receives"),
        Point::Pays => Some("pays"),
        Point::Fined | Point::Fine => Some("fined"),
        Point::Bears => Some("bears"),
        _ => None,
    }
}

/// What the form says in a field, in words.
fn said_of(field: Field, entry: Option<&Entry>, view: &View) -> String {
    match (entry, field.spec().kind) {
        (None, _) => view.word("whatIfBlank").to_owned(),
        (Some(Entry::Unknown), _) => view.word("unknown").to_owned(),
        (Some(Entry::NotSoFar), _) => view.word("notReported").to_owned(),
        (Some(Entry::Typed(text)), _) => text.clone(),
        (Some(Entry::Chosen(code)), Kind::Choice(codes)) => {
            let index = codes.iter().position(|known| known == code).and_then(|index| u8::try_from(index).ok());
            let said = index.and_then(|index| words::choice(field, index));
            words::capital(said.map(|said| *said.get(view.lang)).unwrap_or_default())
        }
        (Some(Entry::Chosen(code)), _) => view.word(code).to_owned(),
    }
}
