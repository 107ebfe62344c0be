//! The browser front: reads the form, writes the result. It decides nothing; the rules never know it exists.
//!
//! Markup is in `www`, texts in `words`. The component goes into any root node, twice without doubling.

mod dom;
mod draft;
mod fields;
mod plan;
mod regulation;
mod result;
mod store;
mod take;

use crate::case::{Case, Choice, Field, Issue, Kind, Moment, Raw, Typed, check, check_as_of, typed, typed_moment};
use crate::estimate::{DeadlineState, Estimate, LeverId, Options, calendar, estimate, levers};
use crate::js::now;
use crate::money::Fen;
use crate::rulebook::Rulebook;
use crate::set::Set;
use crate::words::{self, Lang};
use chrono::NaiveDateTime;
use dom::View;
use draft::{Draft, Entry, PROFILE};
use fields::{Fields, Marks};
use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::{Interval, Timeout};
use plan::Plan;
use result::{Result as ResultView, Shown};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, HtmlInputElement, HtmlTemplateElement, Node};

thread_local! {
    /// What is mounted where: mounting again replaces, and nothing is doubled.
    static MOUNTED: RefCell<Vec<(Node, Rc<App>)>> = const { RefCell::new(Vec::new()) };
    static COUNT: Cell<u32> = const { Cell::new(0) };
}

/// Puts the page into a root node: an element, a document body, a shadow root.
///
/// # Errors
/// When the view has no root element.
#[wasm_bindgen]
pub fn mount(root: Node, view: HtmlTemplateElement) -> Result<(), JsError> {
    unmount(&root);
    COUNT.set(COUNT.get() + 1);
    let app = App::start(&root, view, COUNT.get()).ok_or_else(|| JsError::new("the view has no root element"))?;
    MOUNTED.with_borrow_mut(|mounted| mounted.push((root, app)));
    Ok(())
}

/// Takes the page away again, with its listeners and clocks.
#[wasm_bindgen]
pub fn unmount(root: &Node) {
    let gone = MOUNTED.with_borrow_mut(|mounted| {
        let at = mounted.iter().position(|(known, _)| known == root)?;
        Some(mounted.swap_remove(at).1)
    });
    if let Some(app) = gone {
        app.stop();
    }
}

/// Marks the attribute by which an event finds its field.
const FIELD: &str = "[data-field]";
/// How often the clock is looked at, in milliseconds.
const TICK: u32 = 5_000;
/// How long a result stands before it is read out, in milliseconds.
const QUIET: u32 = 900;

struct App {
    host: Node,
    template: HtmlTemplateElement,
    prefix: String,
    state: RefCell<AppState>,
    /// What keeps the page alive; dropped when it is taken away.
    alive: RefCell<(Vec<EventListener>, Option<Interval>, Option<Timeout>)>,
}

struct AppState {
    view: View,
    draft: Draft,
    fields: Fields,
    result: ResultView,
    late: Option<Element>,
    /// The moment set by hand; none: the clock is followed.
    fixed: Option<NaiveDateTime>,
    shown_at: NaiveDateTime,
    /// Fields that the clerk has left: only their faults are shown.
    settled: Set<Field>,
    profile_open: bool,
    /// The clock that runs, if one does.
    hurry: Option<LeverId>,
}

impl App {
    fn start(host: &Node, template: HtmlTemplateElement, number: u32) -> Option<Rc<Self>> {
        let mut draft = Draft::default();
        let lang = store::load(&mut draft).unwrap_or_default();
        let prefix = format!("pc{number}");
        let (view, fields, late) = build(host, &template, &prefix, &draft, lang)?;
        let mut state = AppState {
            view,
            draft,
            fields,
            result: ResultView::default(),
            late,
            fixed: None,
            shown_at: now(),
            settled: Set::EMPTY,
            profile_open: false,
            hurry: None,
        };
        state.profile_open = state.profile_is_open();
        let app = Rc::new(Self {
            host: host.clone(),
            template,
            prefix,
            state: RefCell::new(state),
            alive: RefCell::default(),
        });
        app.listen();
        app.refresh(None);
        Some(app)
    }

    fn stop(&self) {
        self.alive.take();
        self.with(|state| state.view.root.remove());
    }

    /// The state, unless it is in use: moving the focus may fire an event while we are at work on the last.
    fn with<T>(&self, act: impl FnOnce(&mut AppState) -> T) -> Option<T> {
        self.state.try_borrow_mut().ok().map(|mut state| act(&mut state))
    }

    /// Focuses what `find` finds, once the state is free again.
    fn focus(&self, find: impl FnOnce(&AppState) -> Option<Element>) {
        if let Some(element) = self.with(|state| find(state)).flatten() {
            dom::focus(&element);
        }
    }

    /// All events of the page arrive at its root.
    fn listen(self: &Rc<Self>) {
        let Some(root) = self.with(|state| state.view.root.clone()) else { return };
        let on = |kind: &'static str, act: fn(&Rc<Self>, &Event, &Element)| {
            let app = Rc::downgrade(self);
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(&root, kind, options, move |event| {
                let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
                if let (Some(app), Some(target)) = (app.upgrade(), target) {
                    act(&app, event, &target);
                }
            })
        };
        let listeners = vec![
            on("input", |app, _, target| app.entered(target, false)),
            on("change", |app, _, target| app.entered(target, true)),
            on("click", |app, _, target| app.clicked(target)),
            // Nothing is ever sent, and Enter of an input method submits nothing.
            on("submit", |_, event, _| event.prevent_default()),
        ];
        let app = Rc::downgrade(self);
        let clock = Interval::new(TICK, move || {
            if let Some(app) = app.upgrade() {
                app.tick();
            }
        });
        self.alive.replace((listeners, Some(clock), None));
    }

    fn tick(&self) {
        if self.with(|state| state.fixed.is_none() && now() != state.shown_at) == Some(true) {
            self.refresh(None);
        }
    }

    /// Something was typed or chosen.
    fn entered(&self, target: &Element, settled: bool) {
        let Some(input) = target.dyn_ref::<HtmlInputElement>() else { return };
        if input.get_attribute("data-input").as_deref() == Some("asOf") {
            return self.set_clock(&input.value(), settled);
        }
        if input.get_attribute("data-input").as_deref() == Some("search") {
            self.with(|state| regulation::search(&state.view, &input.value()));
            return;
        }
        if dom::nearest(target, "[data-late]").is_some() {
            self.with(|state| state.set_late(Some(input.value() == draft::YES)));
            return self.refresh(None);
        }
        let Some(field) = field_of(target) else { return };
        self.with(|state| state.enter(field, fields::read(field, input), settled));
        self.refresh(Some(field));
    }

    fn clicked(self: &Rc<Self>, target: &Element) {
        let Some(button) = dom::nearest(target, "[data-action]") else { return };
        let action = button.get_attribute("data-action").unwrap_or_default();
        let field = field_of(&button);
        match action.as_str() {
            "toResult" => self.focus(|state| state.view.place("result")),
            "toField" => self.focus_field(button.get_attribute("data-to").and_then(|key| Field::by_key(&key))),
            "now" => self.follow_clock(),
            "lang" => self.speak(button.get_attribute("data-lang").and_then(|code| Lang::by_code(&code))),
            "editProfile" => self.open_profile(true),
            "closeProfile" => self.open_profile(false),
            "reset" | "resetNo" => self.ask_reset(action == "reset"),
            "resetYes" => self.reset(),
            "clear" => self.clear(field),
            "way" => {
                self.put(field, button.get_attribute("data-way").and_then(|way| Moment::parse(&way)));
                // The button goes with what it said: the focus would be lost.
                self.focus(|state| first_input(state.fields.get(field?)?));
            }
            "today" => self.put_now(field, false),
            "setNow" => self.put_now(field, true),
            "copy" => self.copy(&action, |state| {
                let (case, estimate) = state.estimate();
                Some(words::plain(&estimate, &case, Rulebook::built_in(), state.view.lang))
            }),
            "copyReport" => self.copy(&action, |state| {
                words::report(state.hurry?, &state.estimate().0, state.shown_at.into(), state.view.lang)
            }),
            "calendar" => self.calendar(),
            "print" => take::print(),
            "clause" => {
                let code = button.get_attribute("data-clause").unwrap_or_default();
                self.focus(|state| {
                    result::open_clause(&state.view, &code).or_else(|| regulation::open(&state.view, &code))
                });
            }
            _ => {}
        }
    }

    fn focus_field(&self, field: Option<Field>) {
        if field.is_some_and(|field| PROFILE.contains(&field)) {
            self.open_profile(true);
        }
        self.focus(|state| first_input(state.fields.get(field?)?));
    }

    fn set_clock(&self, text: &str, settled: bool) {
        let read = check_as_of(&typed_moment(text, now()));
        self.with(|state| {
            if let Ok(at) = read {
                state.fixed = Some(at);
            }
            let said = match read {
                Err(fault) if settled => {
                    words::issue(&Issue::new("asOf", fault), &Case::default(), None, state.view.lang)
                }
                _ => String::new(),
            };
            state.clock_error(&said);
        });
        if read.is_ok() {
            self.refresh(None);
        }
    }

    fn follow_clock(&self) {
        self.with(|state| {
            state.fixed = None;
            state.clock_error("");
        });
        self.refresh(None);
    }

    /// Says everything in the other language; what was entered stays.
    fn speak(self: &Rc<Self>, lang: Option<Lang>) {
        let Some(lang) = lang else { return };
        self.with(|state| {
            let (view, fields, late) = build(&self.host, &self.template, &self.prefix, &state.draft, lang)?;
            std::mem::replace(&mut state.view, view).root.remove();
            state.fields = fields;
            state.late = late;
            state.result = ResultView::default();
            store::save(&state.draft, lang);
            Some(())
        });
        self.listen();
        self.refresh(None);
        self.focus(|state| dom::first(&state.view.root, &format!("[data-lang={}]", lang.code())));
    }

    fn open_profile(&self, open: bool) {
        self.with(|state| state.profile_open = open);
        self.refresh(None);
        self.focus(|state| {
            if open {
                return first_input(state.fields.get(*PROFILE.first()?)?);
            }
            // On to what comes next.
            first_input(state.late.as_ref()?)
        });
    }

    fn ask_reset(&self, ask: bool) {
        self.with(|state| state.ask_reset(ask));
        let next = if ask { "[data-action=resetNo]" } else { "[data-action=reset]" };
        self.focus(|state| dom::first(&state.view.root, next));
    }

    fn reset(&self) {
        self.with(|state| {
            state.draft.clear_parcel();
            state.settled = Set::EMPTY;
            state.fields.enter(&state.draft);
            state.set_late(None);
            state.ask_reset(false);
            state.profile_open = state.profile_is_open();
        });
        self.refresh(None);
        self.focus(|state| first_input(state.late.as_ref()?));
    }

    fn clear(&self, field: Option<Field>) {
        let Some(field) = field else { return };
        self.with(|state| state.enter(field, None, true));
        // The button goes with what it cleared: the focus would be lost.
        self.focus(|state| first_input(state.fields.get(field)?));
        self.refresh(Some(field));
    }

    /// Today, or now: as the page counts it.
    fn put_now(&self, field: Option<Field>, with_clock: bool) {
        let at = self.with(|state| state.fixed.unwrap_or_else(now));
        self.put(field, at.map(|at| if with_clock { at.into() } else { at.date().into() }));
    }

    /// Enters a moment.
    fn put(&self, field: Option<Field>, moment: Option<Moment>) {
        let (Some(field), Some(moment)) = (field, moment) else { return };
        self.with(|state| state.enter(field, Some(Entry::Typed(typed_like(moment))), true));
        self.refresh(Some(field));
    }

    /// Copies a text; the button that asked for it keeps the focus, which selecting the text takes.
    fn copy(&self, action: &str, text: impl FnOnce(&AppState) -> Option<String>) {
        let found = self.with(|state| Some((state.view.place("take")?, text(state)?)));
        let Some(Some((place, text))) = found else { return };
        let copied = take::copy(&place, &text);
        self.with(|state| state.view.text("taken", state.view.word(if copied { "copied" } else { "notCopied" })));
        self.focus(|state| dom::first(&state.view.root, &format!("[data-action={action}]")));
    }

    fn calendar(&self) {
        let file = self.with(|state| {
            let (case, estimate) = state.estimate();
            let waybill = match case.get(Field::Waybill) {
                Some(crate::case::Value::Text(waybill)) => waybill.as_str(),
                _ => "",
            };
            let name = format!("{}{waybill}.ics", state.view.word("calendarFile"));
            Some((name, calendar(&estimate, waybill)?))
        });
        if let Some(Some((name, content))) = file {
            // Where the browser refuses, the page works on without.
            let _ = take::save(&name, "text/calendar", &content);
        }
    }

    /// Everything follows from what was entered: the estimate, the form, the result.
    fn refresh(&self, in_hand: Option<Field>) {
        let refresh = |state: &mut AppState| {
            // What changes above the field in hand shall not carry it away under the clerk's finger.
            let held = in_hand.and_then(|field| state.fields.get(field).cloned());
            let held = held.or_else(|| dom::first(&state.view.root, ":focus"));
            dom::still(held.as_ref(), || state.refresh(in_hand))
        };
        if let Some(said) = self.with(refresh) {
            self.announce(said);
        }
    }

    /// Reads the result out once it has stood for a moment.
    fn announce(&self, said: String) {
        let Some(place) = self.with(|state| state.view.place("announce")).flatten() else { return };
        if place.text_content().as_deref() == Some(&said) {
            return;
        }
        let later = Timeout::new(QUIET, move || dom::text(&place, &said));
        if let Ok(mut alive) = self.alive.try_borrow_mut() {
            alive.2 = Some(later);
        }
    }
}

/// Where an answer of this field is given: the one chosen, or the first.
fn first_input(field: &Element) -> Option<Element> {
    dom::first(field, "input:checked").or_else(|| dom::first(field, "input"))
}

impl AppState {
    /// Takes what stands in a field.
    fn enter(&mut self, field: Field, entry: Option<Entry>, settled: bool) {
        self.draft.set(field, entry);
        if settled {
            self.settled.insert(field);
            self.in_full(field);
        } else {
            self.settled = self.settled.iter().filter(|known| *known != field).collect();
        }
        self.fields.enter_one(field, &self.draft, settled);
        self.remember(field);
    }

    fn set_late(&mut self, late: Option<bool>) {
        self.draft.late = late;
        if let Some(field) = &self.late {
            fields::enter_late(field, late);
        }
    }

    fn ask_reset(&self, ask: bool) {
        self.view.show("resetConfirm", ask);
        self.view.show("resetButton", !ask);
    }

    fn profile_is_open(&self) -> bool {
        PROFILE.iter().any(|field| self.draft.get(*field).is_none())
    }

    /// The case as it stands, and its estimate.
    fn estimate(&self) -> (Case, Estimate) {
        let (case, _) = check(self.draft.record(self.shown_at).facts, self.shown_at);
        let options = Options { as_of: self.shown_at, lang: Some(self.view.lang) };
        let estimate = estimate(&case, Rulebook::built_in(), options);
        (case, estimate)
    }

    /// The summary that is to be read out.
    fn refresh(&mut self, in_hand: Option<Field>) -> String {
        let rulebook = Rulebook::built_in();
        let as_of = self.fixed.unwrap_or_else(now);
        self.shown_at = as_of;
        let lang = self.view.lang;
        let mut record = self.draft.record(as_of);
        let (case, issues) = check(std::mem::take(&mut record.facts), as_of);
        let estimate = estimate(&case, rulebook, Options { as_of, lang: Some(lang) });
        let plan = Plan::of(&self.draft, &estimate);
        self.fields.place(&self.view, &plan, in_hand);
        let mut told = Vec::new();
        for &field in Field::ALL {
            let issue = issues.iter().find(|issue| issue.field == field.key() && self.settled.contains(field));
            let error = issue.map(|issue| words::issue(issue, &case, Some(as_of.into()), lang));
            let marks = Marks {
                plan: &plan,
                draft: &self.draft,
                estimate: &estimate,
                rulebook,
                error: error.as_deref(),
                ways: record.ways(field),
            };
            self.fields.mark(field, &marks, &self.view);
            told.extend(error.map(|error| (field, error)));
        }
        self.errors(&told);
        self.profile();
        self.clock(as_of);
        let levers = levers(&case, rulebook, Options { as_of, lang: Some(lang) });
        let shown = Shown { estimate: &estimate, case: &case, rulebook, next: plan.next, levers: &levers };
        self.result.show(&self.view, &shown);
        self.view.text("taken", "");
        regulation::mark(&self.view, &estimate);
        self.hurry = result::hurry(&self.view, &levers, as_of);
        let ahead = estimate.deadlines.iter().any(|deadline| deadline.state == DeadlineState::Ahead);
        self.view.show("calendarButton", ahead);
        self.empty();
        estimate.summary.filter(|_| estimate.claim.is_some() || estimate.delay.is_some()).unwrap_or_default()
    }

    fn errors(&self, told: &[(Field, String)]) {
        let pieces = told.iter().filter_map(|(field, said)| {
            let piece = self.view.clone_of("error")?.slot("text", said);
            if let Some(button) = dom::first(&piece.element, "[data-action]") {
                dom::attribute(&button, "data-to", Some(field.key()));
            }
            Some(piece)
        });
        self.view.fill("errorList", Some("errors"), pieces.collect());
    }

    /// One line once the clerk says so, or from the start where it was remembered.
    fn profile(&self) {
        let view = &self.view;
        let said = |field: &Field| match self.draft.get(*field)? {
            Entry::Chosen(code) => {
                let Kind::Choice(codes) = field.spec().kind else { return None };
                let index = codes.iter().position(|known| known == code)?;
                words::choice(*field, u8::try_from(index).ok()?).map(|text| *text.get(view.lang))
            }
            _ => Some(view.word("unknown")),
        };
        let line = PROFILE.iter().zip(["profileWe", "profileClaimant", "profileDeliveredBy"]);
        let line = line.filter_map(|(field, word)| Some(words::fill(view.word(word), &[("said", said(field)?)])));
        view.text("profileText", &line.collect::<Vec<_>>().join(view.word("list")));
        if let Some(profile) = view.place("profile") {
            dom::attribute(&profile, "data-profile", Some(if self.profile_open { "open" } else { "done" }));
        }
        if !store::keeps() {
            for hint in dom::all(&view.root, "[data-word=profileHint]") {
                dom::text(&hint, view.word("profileLost"));
            }
        }
    }

    fn clock(&self, as_of: NaiveDateTime) {
        if let Some(clock) = self.view.place("clock") {
            dom::attribute(&clock, "data-clock", Some(if self.fixed.is_some() { "fixed" } else { "live" }));
        }
        let Some(input) = dom::input(&self.view.root, "[data-input=asOf]") else { return };
        let in_hand = input.matches(":focus").unwrap_or_default() && self.fixed.is_some();
        let text = typed_like(as_of.into());
        if !in_hand && input.value() != text {
            input.set_value(&text);
        }
    }

    fn clock_error(&self, said: &str) {
        self.view.text("asOfError", said);
        self.view.show("asOfError", !said.is_empty());
        if let Some(input) = dom::input(&self.view.root, "[data-input=asOf]") {
            dom::attribute(&input, "aria-invalid", (!said.is_empty()).then_some("true"));
        }
    }

    /// What to do first, where there is no result yet.
    fn empty(&self) {
        let waits_for_due = self.draft.late == Some(true) && !self.draft.has_problem();
        let word = match (self.profile_open, waits_for_due) {
            (true, _) => "emptyTitleFirst",
            (false, true) => "emptyDue",
            (false, false) => "emptyTitle",
        };
        self.view.text("emptyTitle", self.view.word(word));
    }

    /// Shows a moment or a sum in full once the clerk has left it.
    fn in_full(&mut self, field: Field) {
        let Some(Entry::Typed(text)) = self.draft.get(field) else { return };
        let full = match typed(field, text, self.fixed.unwrap_or_else(now)) {
            Typed::Says(Raw::Text(read)) => Moment::parse(&read).map(typed_like),
            Typed::Says(Raw::Number(yuan)) => Fen::from_yuan(yuan).ok().map(|sum| sum.to_string()),
            _ => None,
        };
        if let Some(full) = full {
            self.draft.set(field, Some(Entry::Typed(full)));
        }
    }

    /// The profile is kept as soon as it is said; an agency delivers as an agency.
    fn remember(&mut self, field: Field) {
        if !PROFILE.contains(&field) {
            return;
        }
        if self.draft.chose(Field::We, "agency") && self.draft.get(Field::DeliveredBy).is_none() {
            self.draft.set(Field::DeliveredBy, Some(Entry::Chosen("agency".to_owned())));
            self.fields.enter_one(Field::DeliveredBy, &self.draft, true);
        }
        store::save(&self.draft, self.view.lang);
    }
}

/// A moment as people type it.
fn typed_like(moment: Moment) -> String {
    moment.to_string().replacen('T', " ", 1)
}

fn field_of(target: &Element) -> Option<Field> {
    Field::by_key(&dom::nearest(target, FIELD)?.get_attribute("data-field")?)
}

/// The markup, in one language, with what was entered.
fn build(
    host: &Node,
    template: &HtmlTemplateElement,
    prefix: &str,
    draft: &Draft,
    lang: Lang,
) -> Option<(View, Fields, Option<Element>)> {
    let root: Element = template.content().first_element_child()?.clone_node_with_deep(true).ok()?.dyn_into().ok()?;
    let view = View::new(root, lang);
    dom::put_words(&view.root, lang);
    dom::attribute(&view.root, "lang", Some(lang.code()));
    for button in dom::all(&view.root, "[data-action=lang]") {
        let pressed = button.get_attribute("data-lang").as_deref() == Some(lang.code());
        dom::attribute(&button, "aria-pressed", Some(if pressed { "true" } else { "false" }));
    }
    for (place, word) in
        [("result", "resultTitle"), ("clock", "clock"), ("langs", "languages"), ("papers", "papersLabel")]
    {
        if let Some(place) = view.place(place) {
            dom::attribute(&place, "aria-label", Some(view.word(word)));
        }
    }
    let issued = words::in_full(Rulebook::built_in().issued.into(), lang);
    for note in dom::all(&view.root, "[data-word=noteDraft]") {
        dom::text(&note, &words::fill(view.word("noteDraft"), &[("issued", &issued)]));
    }
    if let (Some(error), Some(input)) = (view.place("asOfError"), dom::input(&view.root, "[data-input=asOf]")) {
        let id = format!("{prefix}-asOf-error");
        dom::attribute(&error, "id", Some(&id));
        dom::attribute(&input, "aria-describedby", Some(&id));
    }
    let fields = Fields::make(&view, prefix, draft);
    let late = fields::late(&view, prefix, draft.late).map(|piece| piece.element);
    if let (Some(place), Some(late)) = (view.place("lateField"), &late) {
        dom::attribute(late, "data-filled", draft.late.map(|_| ""));
        place.append_child(late).ok()?;
    }
    regulation::make(&view, Rulebook::built_in());
    host.append_child(&view.root).ok()?;
    Some((view, fields, late))
}
