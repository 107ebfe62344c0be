//! The element and the page around it: what it is told, and what it may be asked for.

use super::dom;
use super::fields;
use super::focus::first_input;
use super::view::View;
use crate::case::{Case, Field};
use crate::estimate::Estimate;
use crate::front::focus::Form as Fields;
use crate::front::in_use::InUse;
use crate::front::parcel::Parcel;
use crate::front::rooms::Front;
use crate::js::to_js;
use crate::lang::Lang;
use crate::words::{Speaker, Worded};
use serde_json::{Map, Value};
use wasm_bindgen::prelude::*;
use web_sys::{Blob, Element, HtmlTemplateElement, MediaQueryList, Node, Window};

#[wasm_bindgen]
extern "C" {
    /// The element, as it is told of what happens in it.
    pub type HostPage;

    /// Everything was counted anew: the case, its estimate, what is in hand as a text, the first fault, what is missing
    /// where there is no result, and the input of either.
    #[wasm_bindgen(method)]
    fn estimated(
        this: &HostPage,
        case: JsValue,
        estimate: JsValue,
        in_hand: &str,
        fault: Option<String>,
        missing: Option<String>,
        input: Option<Element>,
    );

    /// What was laid out shall be printed.
    #[wasm_bindgen(method)]
    pub(super) fn print(this: &HostPage);

    /// Copies a text; whether it did.
    #[wasm_bindgen(method, js_name = copyText)]
    pub(super) fn copy_text(this: &HostPage, near: &Element, text: &str) -> bool;

    /// Hands a file to the browser; whether it takes it, where anybody can tell.
    #[wasm_bindgen(method, js_name = saveFile)]
    pub(super) fn save_file(this: &HostPage, near: &Element, name: &str, kind: &str, content: &str) -> Option<bool>;

    /// Gives a file to the worklist of a table.
    #[wasm_bindgen(method, js_name = takeFile)]
    pub(super) fn take_file(this: &HostPage, file: &Blob);

    /// Gives a text to it, as a file.
    #[wasm_bindgen(method, js_name = takeText)]
    pub(super) fn take_text(this: &HostPage, text: &str);

    /// Asks it for something, as JSON; it tells [`super::Mounted::told`].
    #[wasm_bindgen(method, js_name = askTable)]
    pub(super) fn ask_table(this: &HostPage, text: &str);

    /// Hands the file that it wrote last to the browser; whether it takes it, where anybody can tell.
    #[wasm_bindgen(method, js_name = saveTable)]
    pub(super) fn save_table(this: &HostPage, near: &Element, name: &str, kind: &str) -> Option<bool>;

    /// The page shall start again.
    #[wasm_bindgen(method)]
    pub(super) fn reload(this: &HostPage);

    /// The text of a page of its own that brings this along, as JSON; `rulebook`: and the host page's rulebook.
    #[wasm_bindgen(method)]
    pub(super) fn copy(this: &HostPage, brings: &str, rulebook: bool) -> String;

    /// A case was saved in the case book.
    #[wasm_bindgen(method)]
    fn saved(this: &HostPage, case: JsValue);
}

/// Where a page is put, and whom it tells.
pub(super) struct Place {
    /// The element whose attributes say how it shall be.
    pub(super) element: Element,
    pub(super) root: Node,
    pub(super) template: HtmlTemplateElement,
    pub(super) host_page: HostPage,
}

/// The system's own colours.
pub(super) fn dark(window: &Window) -> Option<MediaQueryList> {
    window.match_media("(prefers-color-scheme: dark)").ok()?
}

/// The page's own address, where another station can open it; empty where it cannot.
pub(super) fn address(window: &Window) -> String {
    let href = window.location().href().unwrap_or_default();
    let before = href.split('#').next().unwrap_or_default();
    if href.starts_with("http:") || href.starts_with("https:") { before.to_owned() } else { String::new() }
}

/// What the host page is told of the form, beside the case and its estimate.
#[derive(Clone, PartialEq)]
struct FormNews {
    /// Which answer it is: the same number is the same case and the same estimate.
    answers: u32,
    lang: Lang,
    in_hand: String,
    fault: Option<String>,
    missing: Option<String>,
    input: Option<Element>,
}

impl FormNews {
    fn of(front: &Front, view: &View) -> Self {
        let shared = &front.shared;
        let fault = Parcel::faults(shared).into_iter().next();
        let missing = front.parcel.missing(shared);
        let input = |field: Field| first_input(&fields::form(view, Fields::Parcel, |all| all.get(field).cloned())??);
        let first = fault.as_ref().or(missing.as_ref()).map(|(field, _)| *field);
        Self {
            answers: shared.answers,
            lang: shared.lang,
            in_hand: shared.drafts.text().to_owned(),
            fault: fault.map(|(_, said)| said),
            missing: missing.map(|(_, said)| said),
            input: first.and_then(input),
        }
    }
}

/// What the host page was told last; nothing so far.
#[derive(Default)]
pub(super) struct Telling(Option<FormNews>);

impl Telling {
    /// It is told anew: what it makes of it may depend on what it has changed.
    pub(super) fn forget(&mut self) {
        self.0 = None;
    }

    /// What the host page has not been told.
    pub(super) fn news(&mut self, front: &mut Front, view: &View) -> Option<News> {
        let saved = std::mem::take(&mut front.shared.saved);
        let form = FormNews::of(front, view);
        if self.0.as_ref() == Some(&form) && saved.is_empty() {
            return None;
        }
        self.0 = Some(form.clone());
        let answered = front.shared.answered().map(|answer| (answer.case.clone(), answer.estimate.clone()));
        Some(News { form, answered, rulebook: front.shared.rules.in_use.clone(), saved })
    }
}

/// What the host page is told.
pub(super) struct News {
    form: FormNews,
    answered: Option<(Case, Estimate)>,
    /// The rulebook that says it in words.
    rulebook: InUse,
    /// Cases that were saved in the case book.
    saved: Vec<Map<String, Value>>,
}

impl News {
    /// Tells the host page, once the state is free again: its handlers may ask for anything.
    pub(super) fn tell(self, host_page: &HostPage) {
        let Self { form, answered, rulebook, saved } = self;
        let plain = |value: Result<JsValue, JsValue>| value.unwrap_or_default();
        let (case, estimate) = answered.map_or_else(Default::default, |(case, estimate)| {
            let by = Speaker { lang: form.lang, rulebook: &rulebook, case: &case };
            (plain(to_js(&case)), plain(to_js(&Worded { value: &estimate, by: Some(&by) })))
        });
        host_page.estimated(case, estimate, &form.in_hand, form.fault, form.missing, form.input);
        for facts in saved {
            host_page.saved(plain(to_js(&facts)));
        }
    }
}

/// Whether the system has dark colours.
pub(super) fn is_dark(view: &View) -> bool {
    dom::window(&view.root).and_then(|window| dark(&window)).is_some_and(|dark| dark.matches())
}
