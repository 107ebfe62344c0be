//! A mounted page: its listeners, its clock, and the one way in and out of its state.

use super::host::{self, Hears};
use super::in_hand::Drafts;
use super::library::Library;
use super::listen::{Listener, Timer};
use super::make::Made;
use super::rulebook::InUse;
use super::settings::Settings;
use super::state::{AppState, Drawn};
use super::{book, clocks, dom, draft, fields, make, paste, profile, regulation, state, store, vehicle, what_if};
use crate::case::Field;
use crate::js::now;
use crate::words::Lang;
use draft::Draft;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, EventTarget, HtmlInputElement, HtmlTemplateElement, Node, StorageEvent, Window};

/// How often the clock is looked at, in milliseconds.
const TICK: i32 = 5_000;
/// How long other windows are left to write before they are looked at, in milliseconds.
const OTHERS: i32 = 50;
/// How long a result stands before it is read out, in milliseconds.
const QUIET: i32 = 900;

/// What is done about an event, and the part of the page that it happened to.
type Act = fn(&Rc<App>, &Event, &Element);

/// The events that the page hears of.
const HEARD: [(&str, Act); 6] = [
    ("input", |app, event, target| {
        if !app.changed_in_box(event, target) {
            app.entered(target, false);
        }
    }),
    ("change", |app, _, target| app.entered(target, true)),
    ("keydown", |app, event, target| app.pressed(event, target)),
    ("paste", |app, event, target| app.paste(event, target)),
    ("click", |app, _, target| app.clicked(target)),
    // Nothing is ever sent, and Enter of an input method submits nothing.
    ("submit", |_, event, _| event.prevent_default()),
];

/// Where a page is put, and whom it tells.
pub(super) struct Place {
    pub(super) element: Element,
    pub(super) host: Node,
    pub(super) template: HtmlTemplateElement,
    pub(super) hears: Hears,
}

pub(super) struct App {
    /// The element whose attributes say how it shall be.
    pub(super) element: Element,
    /// The window that it is shown in.
    pub(super) window: Window,
    pub(super) hears: Hears,
    host: Node,
    template: HtmlTemplateElement,
    prefix: String,
    state: RefCell<AppState>,
    /// What keeps the page alive; dropped when it is taken away.
    alive: RefCell<(Vec<Listener>, Option<Timer>, Option<Timer>)>,
    /// When other windows are looked at next.
    looking: RefCell<Option<Timer>>,
}

impl App {
    /// `in_hand`: what was in hand when this page was taken away.
    pub(super) fn start(place: Place, number: u32, in_hand: Option<&str>, rulebook: Option<InUse>) -> Option<Rc<Self>> {
        let Place { element, host, template, hears } = place;
        let window = dom::window(&element)?;
        let settings = Settings::read(&element);
        let told = rulebook.or_else(|| settings.rulebook());
        let mut library = Library::start();
        let is_told = told.is_some();
        let rulebook = told.unwrap_or_else(|| library.counts());
        let mut station = Draft::default();
        let kept = profile::load(&mut station);
        let lang = settings.lang.or(kept).unwrap_or_default();
        for (field, entry) in &settings.profile {
            station.set(*field, Some(entry.clone()));
        }
        // In the pages of others the draft of one page would come up in the next.
        let (drafts, left) = if settings.standalone {
            Drafts::start(&station, book::clock(), book::fresh_id(), in_hand)
        } else {
            Drafts::nowhere(&station, in_hand)
        };
        let draft = left.as_ref().map_or(station, |left| left.draft.clone());
        let prefix = format!("pc{number}");
        let made = make::markup(&host, &template, &prefix, &draft, lang)?;
        let app = Rc::new(Self {
            element,
            window,
            hears,
            host,
            template,
            prefix,
            state: RefCell::new(AppState::new(made, draft, drafts, rulebook, settings)),
            alive: RefCell::default(),
            looking: RefCell::default(),
        });
        app.with(|state| {
            (state.library, state.rulebook_is_told) = (library, is_told);
            state.take_up(left);
            state.take_profile(None);
            state.apply_settings();
        });
        app.listen();
        // A link brings its own case: what stands without it need not be shown first.
        if !app.receive_hash() {
            app.refresh(None);
        }
        app.look_soon();
        app.ask_others();
        Some(app)
    }

    pub(super) fn stop(&self) {
        self.alive.take();
        self.looking.take();
        self.with(|state| {
            state.drafts.leave(book::clock());
            state.view.root.remove();
        });
    }

    /// The state, unless it is in use: moving the focus may fire an event while we are at work on the last.
    pub(super) fn with<T>(&self, act: impl FnOnce(&mut AppState) -> T) -> Option<T> {
        self.state.try_borrow_mut().ok().map(|mut state| act(&mut state))
    }

    /// Focuses what `find` finds, once the state is free again.
    pub(super) fn focus(&self, find: impl FnOnce(&AppState) -> Option<Element>) {
        if let Some(element) = self.with(|state| find(state)).flatten() {
            dom::focus(&element);
        }
    }

    /// Something happened to a part of the page.
    pub(super) fn heard(self: &Rc<Self>, event: &Event, target: &Element) {
        let kind = event.type_();
        if let Some((_, act)) = HEARD.iter().find(|(known, _)| *known == kind) {
            act(self, event, target);
        }
    }

    /// All events of the page arrive at its root, but for those that are kept from the page around: they are told.
    pub(super) fn listen(self: &Rc<Self>) {
        let Some(root) = self.with(|state| state.view.root.clone()) else { return };
        let on = |(kind, _): &(&'static str, Act)| {
            let app = Rc::downgrade(self);
            Listener::new(&root, kind, move |event| {
                let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
                if let (Some(app), Some(target)) = (app.upgrade(), target) {
                    app.heard(event, &target);
                }
            })
        };
        let mut listeners: Vec<Listener> = HEARD.iter().map(on).collect();
        // The page of its own is dropped on wherever something falls; in the pages of others, what falls beside is theirs.
        let standalone = self.with(|state| state.settings.standalone) == Some(true);
        let place: EventTarget = if standalone { self.window.clone().into() } else { root.clone().into() };
        listeners.extend(self.catch_dropped(&place));
        // It does not bubble: what is folded up is made when it is first opened.
        let app = Rc::downgrade(self);
        listeners.push(Listener::first(&root, "toggle", move |_| {
            if let Some(app) = app.upgrade() {
                app.with(|state| {
                    regulation::show(&state.view, &state.rulebook, &state.estimate().1);
                    state.show_editor();
                });
            }
        }));
        // The system's colours change while the page is open.
        if let Some(dark) = host::dark(&self.window) {
            let app = Rc::downgrade(self);
            listeners.push(Listener::new(&dark, "change", move |_| {
                if let Some(app) = app.upgrade() {
                    app.with(|state| state.apply_settings());
                }
            }));
        }
        let on_window = |kind: &'static str, act: fn(&Rc<Self>, &Event)| {
            let app = Rc::downgrade(self);
            Listener::new(&self.window, kind, move |event| {
                if let Some(app) = app.upgrade() {
                    act(&app, event);
                }
            })
        };
        listeners.push(on_window("hashchange", |app, _| {
            app.receive_hash();
        }));
        listeners.push(on_window("beforeprint", |app, _| app.before_print()));
        listeners.push(on_window("storage", |app, event| app.others_wrote(event)));
        listeners.push(on_window("pagehide", |app, _| {
            app.with(|state| state.drafts.release(book::clock()));
        }));
        // Shown again by going back: it lives as before.
        listeners.push(on_window("pageshow", |app, _| {
            // Meanwhile nobody told it what other windows did.
            store::hold();
            app.beat();
        }));
        let app = Rc::downgrade(self);
        let clock = Timer::each(TICK, move || {
            if let Some(app) = app.upgrade() {
                app.tick();
            }
        });
        self.alive.replace((listeners, Some(clock), None));
    }

    /// Another window has changed what the browser keeps.
    fn others_wrote(self: &Rc<Self>, event: &Event) {
        let Some(event) = event.dyn_ref::<StorageEvent>() else { return };
        let key = event.key();
        if store::others_wrote(key.as_deref(), event.new_value()) {
            return self.look_soon();
        }
        if let Some(key) = &key {
            self.answer_others(key);
            self.with(|state| state.drafts.overwritten(key, book::fresh_id(), book::clock()));
        }
        if key.as_deref().is_none_or(Library::concerns) {
            self.rulebooks_changed();
        }
        if key.as_deref().is_none_or(clocks::concerns) {
            self.clocks_changed();
        }
        // Without a key, everything was thrown away.
        if key.is_none_or(|key| book::concerns(&key)) {
            self.look_soon();
        }
    }

    /// Looks at the case book once there is time for it.
    pub(super) fn look_soon(self: &Rc<Self>) {
        let app = Rc::downgrade(self);
        let later = Timer::once(OTHERS, move || {
            if let Some(app) = app.upgrade() {
                app.finish();
                app.write_back();
                store::hold();
                app.look();
            }
        });
        self.looking.replace(Some(later));
    }

    /// Makes the rest of the page, once the answer is on the screen.
    fn finish(self: &Rc<Self>) {
        if self.with(|state| state.drawn == Drawn::Answer) == Some(true) {
            self.refresh(None);
            self.to_received();
        }
    }

    /// Writes back what somebody else has taken out of the store, and says so.
    fn write_back(self: &Rc<Self>) {
        if !store::is_emptied() {
            return;
        }
        let (back, lost) = store::write_back();
        self.with(|state| {
            state.drafts.sign();
            state.say_emptied(back, lost);
        });
        self.rulebooks_changed();
        self.clocks_changed();
    }

    /// Shows other windows that this one lives.
    fn beat(self: &Rc<Self>) {
        if store::is_emptied() {
            return self.look_soon();
        }
        self.with(|state| {
            state.drafts.beat(book::clock());
            state.keep_profile_again();
            state.show_unkept();
        });
    }

    pub(super) fn tick(self: &Rc<Self>) {
        self.beat();
        if self.with(|state| state.fixed.is_none() && now() != state.shown_at) == Some(true) {
            self.refresh(None);
        }
    }

    /// Something was typed or chosen.
    pub(super) fn entered(self: &Rc<Self>, target: &Element, settled: bool) {
        if paste::is_box(target)
            || self.entered_of_station(target)
            || self.entered_in_book(target, settled)
            || self.entered_in_rulebooks(target, settled)
            || self.entered_in_clocks(target, settled)
            || self.entered_in_penalties(target, settled)
        {
            return;
        }
        let Some(input) = target.dyn_ref::<HtmlInputElement>() else { return };
        match input.get_attribute("data-input").as_deref() {
            Some("asOf") => {
                self.set_clock(&input.value(), settled);
                let wrong = self.with(|state| state.view.place("asOfError")?.text_content());
                return wrong.flatten().filter(|said| !said.is_empty()).map_or((), |said| self.announce(said));
            }
            Some("withWaybill") => return self.hand_out_waybill(input.checked()),
            Some("caseFile") => return self.receive_file(input),
            _ => {}
        }
        if input.get_attribute("data-input").as_deref() == Some("search") {
            self.with(|state| regulation::search(&state.view, &input.value()));
            return;
        }
        if dom::nearest(target, "[data-late]").is_some() {
            self.with(|state| state.set_late(Some(input.value() == draft::YES)));
            return self.refresh(None);
        }
        if dom::nearest(target, vehicle::ROOM).is_some() {
            return self.entered_in_vehicle(input, settled);
        }
        if dom::nearest(target, what_if::PART).is_some() {
            return self.entered_what_if(input, settled);
        }
        let Some(field) = state::field_of(target) else { return };
        self.with(|state| state.enter(field, fields::read(field, input), settled));
        self.refresh(Some(field));
    }

    /// Says everything in the other language; what was entered stays.
    pub(super) fn speak(self: &Rc<Self>, lang: Option<Lang>) {
        let Some(lang) = lang else { return };
        profile::keep_lang(lang);
        self.make_anew(lang);
        self.focus(|state| dom::first(&state.view.root, &format!("[data-lang={}]", lang.code())));
    }

    pub(super) fn make(&self, draft: &Draft, lang: Lang) -> Option<Made> {
        make::markup(&self.host, &self.template, &self.prefix, draft, lang)
    }

    /// Everything follows from what was entered: the estimate, the form, the result.
    pub(super) fn refresh(&self, entered: Option<Field>) {
        let refresh = |state: &mut AppState| {
            let focused = dom::first(&state.view.root, ":focus");
            // By a tick, too, nothing is taken away from under the clerk who types.
            let in_hand = entered.or_else(|| state.fields.of(focused.as_ref()?));
            // What changes above the field in hand shall not carry it away under the clerk's finger.
            let held = in_hand.and_then(|field| state.fields.get(field).cloned()).or(focused);
            dom::still(held.as_ref(), || state.refresh(in_hand))
        };
        if let Some(mut refreshed) = self.with(refresh) {
            // What is wrong with the field that was just left is heard before what comes of the others.
            let wrong = refreshed.told.iter().find(|(field, _)| Some(*field) == entered);
            let said = wrong.map_or_else(|| std::mem::take(&mut refreshed.said), |(_, error)| error.clone());
            self.announce(said);
            self.tell(refreshed);
        }
    }

    /// Reads the result out once it has stood for a moment.
    pub(super) fn announce(&self, said: String) {
        let Some(place) = self.with(|state| state.view.place("announce")).flatten() else { return };
        if place.text_content().as_deref() == Some(&said) {
            return;
        }
        let later = Timer::once(QUIET, move || dom::text(&place, &said));
        if let Ok(mut alive) = self.alive.try_borrow_mut() {
            alive.2 = Some(later);
        }
    }
}
