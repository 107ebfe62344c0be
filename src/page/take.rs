//! Taking the result along: as text, as a calendar file, on paper.

use super::app::App;
use super::dom;
use super::listen::{Listener, Timer};
use super::state::AppState;
use crate::estimate::calendar;
use std::cell::Cell;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Blob, BlobPropertyBag, Element, File, FileReader, HtmlAnchorElement, HtmlDocument, HtmlInputElement,
    HtmlTextAreaElement, TextDecoder, TextDecoderOptions, Url,
};

/// More than any browser keeps for a page: a file of this size is something else.
pub(super) const LARGEST: f64 = 50_000_000.0;
/// When a saved file is surely taken, in milliseconds.
const LATER: i32 = 10_000;

/// Copies a text. The old way: over plain HTTP there is no other.
pub(super) fn copy(near: &Element, text: &str) -> bool {
    let Some(document) = document() else { return false };
    let area = document.create_element("textarea").ok().and_then(|area| area.dyn_into::<HtmlTextAreaElement>().ok());
    let Some(area) = area else { return false };
    area.set_value(text);
    area.set_class_name("hush");
    dom::attribute(&area, "readonly", Some(""));
    dom::attribute(&area, "aria-hidden", Some("true"));
    if near.append_child(&area).is_err() {
        return false;
    }
    area.select();
    let copied = document.exec_command("copy").unwrap_or_default();
    area.remove();
    copied
}

/// Hands a file to the browser to be saved. The link stands outside the page: its click is none of ours.
pub(super) fn save(name: &str, kind: &str, content: &str) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let blob = Blob::new_with_str_sequence_and_options(&js_sys::Array::of1(&content.into()), &options)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    if address.is_empty() {
        // A link to nothing leads to the page itself.
        return Err(JsValue::UNDEFINED);
    }
    if let Some(link) = document().and_then(|document| document.create_element("a").ok()) {
        let link: HtmlAnchorElement = link.dyn_into()?;
        link.set_href(&address);
        link.set_download(name);
        link.click();
    }
    // Some browsers take the file only after the click has been dealt with.
    Timer::once(LATER, move || drop(Url::revoke_object_url(&address))).forget();
    Ok(())
}

/// Reads the file chosen in an input, as text; the input is ready for the next, also if it is the same.
pub(super) fn read(input: &HtmlInputElement, most: f64, then: impl FnOnce(String) + 'static) {
    let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
    input.set_value("");
    read_file(&file, most, then);
}

/// Reads a file as text. Of one that is longer than `most` bytes the beginning is enough to say that it is none of ours.
pub(super) fn read_file(file: &File, most: f64, then: impl FnOnce(String) + 'static) {
    let (Ok(reader), Ok(start)) = (FileReader::new(), file.slice_with_f64_and_f64(0.0, most)) else { return };
    let result = reader.clone();
    // Where it cannot be read, there is nothing in it that is ours.
    let bytes = move || result.result().ok().filter(JsValue::is_object);
    let then = Cell::new(Some(then));
    let heard = move |_: &_| {
        let text = bytes().and_then(|bytes| decoded(&js_sys::Uint8Array::new(&bytes)));
        if let Some(then) = then.take() {
            then(text.unwrap_or_default());
        }
    };
    Listener::new(&reader, "loadend", heard).forget();
    // A refusal ends in the same event.
    let _ = reader.read_as_array_buffer(&start);
}

/// The text of bytes, in one of the encodings that files come in here: UTF-8, UTF-16 with its mark, or the one that
/// Windows calls ANSI in China. The mark is no part of it.
fn decoded(bytes: &js_sys::Uint8Array) -> Option<String> {
    let labels = match bytes.subarray(0, 2).to_vec()[..] {
        [0xff, 0xfe] => ["utf-16le", "gb18030"],
        [0xfe, 0xff] => ["utf-16be", "gb18030"],
        _ => ["utf-8", "gb18030"],
    };
    labels.into_iter().find_map(|label| {
        let options = TextDecoderOptions::new();
        // Of what is neither, something shall be there to see that it is none.
        options.set_fatal(label != "gb18030");
        let decoder = TextDecoder::new_with_label_and_options(label, &options).ok()?;
        decoder.decode_with_buffer_source(bytes).ok()
    })
}

fn document() -> Option<HtmlDocument> {
    web_sys::window()?.document()?.dyn_into().ok()
}

impl App {
    /// Copies a text; the button that asked for it keeps the focus, which selecting the text takes.
    pub(super) fn copy(&self, action: &str, text: impl FnOnce(&AppState) -> Option<String>) {
        let found = self.with(|state| Some((state.view.root.clone(), text(state)?)));
        let Some(Some((place, text))) = found else { return };
        let copied = copy(&place, &text);
        self.with(|state| state.say(state.view.word(if copied { "copied" } else { "notCopied" })));
        self.focus(|state| dom::first(&state.view.root, &format!("[data-action={action}]")));
    }

    pub(super) fn calendar(&self) {
        let file = self.with(|state| {
            let (case, estimate) = state.estimate();
            let waybill = case.waybill().unwrap_or_default();
            let name = format!("{}{waybill}.ics", state.view.word("calendarFile"));
            Some((name, calendar(&estimate, waybill)?))
        });
        if let Some(Some((name, content))) = file {
            // Where the browser refuses, the page works on without.
            let _ = save(&name, "text/calendar", &content);
        }
    }
}
