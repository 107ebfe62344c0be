//! The element and the page around it: what it is told, and what it may be asked for.

use super::dom;
use super::fields;
use super::focus::first_input;
use super::view::View;
use crate::case::{Case, Field};
use crate::estimate::Estimate;
use crate::front::focus::Form;
use crate::front::in_use::InUse;
use crate::front::parcel::Parcel;
use crate::front::rooms::Front;
use crate::js::to_js;
use crate::lang::Lang;
use crate::words::{Speaker, Worded};
use serde_json::{Map, Value};
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlTemplateElement, MediaQueryList, Node, Window};

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

/// What the host page is told.
#[derive(Clone, PartialEq)]
pub(super) struct News {
    answers: u32,
    case: Case,
    estimate: Option<Estimate>,
    lang: Lang,
    rulebook: InUseRef,
    in_hand: String,
    fault: Option<String>,
    missing: Option<String>,
    input: Option<Element>,
    /// Cases that were saved in the case book.
    pub(super) saved: Vec<Map<String, Value>>,
}

/// Which rulebook says it in words.
#[derive(Clone)]
struct InUseRef(InUse);

impl PartialEq for InUseRef {
    fn eq(&self, other: &Self) -> bool {
        self.0.is(&other.0)
    }
}

impl News {
    pub(super) fn of(front: &mut Front, view: &View) -> Self {
        let saved = std::mem::take(&mut front.shared.saved);
        let shared = &front.shared;
        let fault = Parcel::faults(shared).into_iter().next();
        let missing = front.parcel.missing(shared);
        let input =
            |field: Field| first_input(&fields::form(view, Form::Parcel, |fields| fields.get(field).cloned())??);
        let first = fault.as_ref().or(missing.as_ref()).map(|(field, _)| *field);
        let (case, estimate) = shared.answered().map(|answer| (answer.case.clone(), answer.estimate.clone())).unzip();
        Self {
            answers: shared.answers,
            case: case.unwrap_or_default(),
            estimate,
            lang: shared.lang,
            rulebook: InUseRef(shared.rules.in_use.clone()),
            in_hand: shared.drafts.text().to_owned(),
            fault: fault.map(|(_, said)| said),
            missing: missing.map(|(_, said)| said),
            input: first.and_then(input),
            saved,
        }
    }

    /// The same, as it is told where nothing was saved.
    pub(super) fn without_saved(&self) -> Self {
        Self { saved: Vec::new(), ..self.clone() }
    }

    /// Tells the host page, once the state is free again: its handlers may ask for anything.
    pub(super) fn tell(self, host_page: &HostPage) {
        let Self { case, estimate, lang, rulebook, in_hand, fault, missing, input, saved, .. } = self;
        let plain = |value: Result<JsValue, JsValue>| value.unwrap_or_default();
        let by = Speaker { lang, rulebook: &rulebook.0, case: &case };
        let worded = estimate.map(|estimate| plain(to_js(&Worded { value: &estimate, by: Some(&by) })));
        host_page.estimated(plain(to_js(&case)), worded.unwrap_or_default(), &in_hand, fault, missing, input);
        for facts in saved {
            host_page.saved(plain(to_js(&facts)));
        }
    }
}

/// Whether the system has dark colours.
pub(super) fn is_dark(view: &View) -> bool {
    dom::window(&view.root).and_then(|window| dark(&window)).is_some_and(|dark| dark.matches())
}
