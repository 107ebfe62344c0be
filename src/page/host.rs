//! The element and the page around it: what it hears of, and what it may ask for.

use super::app::App;
use super::dom;
use super::draft::PROFILE;
use super::fields::first_input;
use super::rulebook::InUse;
use super::settings::Settings;
use super::state::{AppState, Refreshed};
use crate::case::{Choice, Field};
use crate::element::{Attribute, Section, Theme};
use crate::estimate::Estimate;
use crate::js::to_js;
use crate::words::{self, Lang, Speaker, Worded};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Element, MediaQueryList, Window};

#[wasm_bindgen]
extern "C" {
    /// The element, as it hears of what happens in it.
    pub type Hears;

    /// Everything was counted anew: the case, its estimate, what is in hand as a text, the first fault, what is missing
    /// where there is no result, and the input of either.
    #[wasm_bindgen(method)]
    fn estimated(
        this: &Hears,
        case: JsValue,
        estimate: JsValue,
        in_hand: &str,
        fault: Option<String>,
        missing: Option<String>,
        input: Option<Element>,
    );

    /// What was laid out shall be printed.
    #[wasm_bindgen(method)]
    pub(super) fn print(this: &Hears);

    /// Copies a text; whether it did.
    #[wasm_bindgen(method, js_name = copyText)]
    pub(super) fn copy_text(this: &Hears, near: &Element, text: &str) -> bool;

    /// Hands a file to the browser; whether it takes it, where anybody can tell.
    #[wasm_bindgen(method, js_name = saveFile)]
    pub(super) fn save_file(this: &Hears, near: &Element, name: &str, kind: &str, content: &str) -> Option<bool>;

    /// The page shall start again.
    #[wasm_bindgen(method)]
    pub(super) fn reload(this: &Hears);

    /// The text of a page of its own that brings this along, as JSON; `rulebook`: and the host page's rulebook.
    #[wasm_bindgen(method)]
    pub(super) fn copy(this: &Hears, brings: &str, rulebook: bool) -> String;

    /// A case was saved in the case book.
    #[wasm_bindgen(method)]
    fn saved(this: &Hears, case: JsValue);
}

/// The system's own colours.
pub(super) fn dark(window: &Window) -> Option<MediaQueryList> {
    window.match_media("(prefers-color-scheme: dark)").ok()?
}

impl App {
    /// Tells the host page, once the state is free again: its handlers may ask for anything.
    pub(super) fn tell(&self, refreshed: Refreshed) {
        let Refreshed { case, estimate, told, input, .. } = refreshed;
        let Some((in_hand, saved, first, told_estimate)) = self.with(|state| {
            let by = Some(&Speaker { lang: state.view.lang, rulebook: &state.rulebook, case: &case });
            let told_estimate = to_js(&Worded { value: &estimate, by });
            let saved = std::mem::take(&mut state.saved);
            (state.drafts.text().to_owned(), saved, state.to_be_said_first(&estimate), told_estimate)
        }) else {
            return;
        };
        let fault = told.into_iter().next().map(|(_, said)| said);
        let (missing, first) = first.unzip();
        let input = input.or(first.flatten());
        let plain = |case: Result<JsValue, JsValue>| case.unwrap_or_default();
        self.hears.estimated(plain(to_js(&case)), plain(told_estimate), &in_hand, fault, missing, input);
        for facts in saved {
            self.hears.saved(plain(to_js(&facts)));
        }
    }

    /// The host page has changed an attribute.
    pub(super) fn attribute_changed(self: &Rc<Self>, name: &str) {
        let settings = Settings::read(&self.element);
        let lang = settings.lang;
        // What the clerk has changed of the others is not told again.
        let changed = Attribute::by_code(name).and_then(Attribute::field);
        self.with(|state| {
            state.settings = settings;
            if let Some(field) = changed {
                state.take_profile(Some(field));
            }
            state.apply_settings();
        });
        match lang.filter(|_| name == "lang") {
            Some(lang) => self.make_anew(lang),
            None => self.refresh(None),
        }
    }

    /// Counts by another rulebook.
    pub(super) fn use_rulebook(&self, rulebook: Option<InUse>) {
        self.with(|state| {
            let told = rulebook.or_else(|| state.settings.rulebook());
            state.rulebook_is_told = told.is_some();
            state.rulebook = told.unwrap_or_else(|| state.library.counts());
            state.forget_rows();
        });
        self.refresh(None);
    }

    /// Makes the markup again; what was entered stays.
    pub(super) fn make_anew(self: &Rc<Self>, lang: Lang) {
        self.with(|state| {
            let made = self.make(&state.draft, lang)?;
            state.say_in(made);
            state.apply_settings();
            state.count_cases();
            Some(())
        });
        self.listen();
        self.refresh(None);
    }

    /// To the first thing that is to be said.
    pub(super) fn focus_first(&self) {
        self.focus(|state| {
            let field = if state.profile_open { state.fields.get(*PROFILE.first()?) } else { state.late.as_ref() };
            first_input(field?)
        });
    }

    /// A new version of the page is there: it comes with the next start.
    pub(super) fn updated(&self) {
        self.with(|state| {
            state.updated = true;
            state.apply_settings();
        });
    }

    /// Takes no input while the host page says so.
    pub(super) fn enable(&self, enabled: bool) {
        self.with(|state| {
            state.enabled = enabled;
            state.apply_settings();
        });
    }
}

impl AppState {
    /// Where there is no result: what is missing for one, with its input.
    fn to_be_said_first(&self, estimate: &Estimate) -> Option<(String, Option<Element>)> {
        if estimate.claim.is_some() || estimate.delay.is_some() {
            return None;
        }
        let open = |field: &&Field| self.profile_open && self.draft.get(**field).is_none();
        let field = PROFILE.iter().find(open).copied().unwrap_or(Field::Problem);
        let label = *words::field(field).get(self.view.lang);
        let said = words::fill(self.view.word("notFilledIn"), &[("field", label)]);
        Some((said, self.fields.get(field).and_then(first_input)))
    }

    /// Shows what the attributes ask for.
    pub(super) fn apply_settings(&self) {
        let Self { settings, view, .. } = self;
        let dark = || dark(&dom::window(&view.root)?);
        let system = || dark().is_some_and(|dark| dark.matches());
        let dark = settings.theme == Theme::Dark || settings.theme == Theme::Auto && system();
        let rooms = [Section::Vehicle, Section::Clocks, Section::Book, Section::Rulebooks];
        let rooms = rooms.into_iter().any(|room| settings.has(room));
        for (name, value) in [
            ("data-theme", Some(if dark { "dark" } else { "light" })),
            ("data-sections", Some(&*settings.sections())),
            ("data-one-room", (!rooms).then_some("")),
            ("inert", (!self.enabled).then_some("")),
        ] {
            dom::attribute(&view.root, name, value);
        }
        view.show("update", self.updated);
        view.text("updateText", if self.updated { view.word("updateText") } else { "" });
    }
}
