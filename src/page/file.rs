//! Reading the files of others.

use super::listen::Listener;
use std::cell::Cell;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, File, FileReader, HtmlInputElement, TextDecoder, TextDecoderOptions};

/// The file chosen in an input; the input is ready for the next, also if it is the same.
pub(super) fn picked(input: &Element) -> Option<File> {
    let input = input.dyn_ref::<HtmlInputElement>()?;
    let file = input.files()?.get(0)?;
    input.set_value("");
    Some(file)
}

/// Reads the file chosen in an input, as text.
pub(super) fn chosen(input: &Element, most: u32, then: impl FnOnce(String) + 'static) {
    if let Some(file) = picked(input) {
        read(&file, most, then);
    }
}

/// The name of a file, and its size in bytes.
pub(super) fn told(file: &File) -> (String, u64) {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a size is a whole number below 2⁵³")]
    let size = file.size() as u64;
    (file.name(), size)
}

/// Reads a file as text. Of one that is longer than `most` bytes the beginning is enough to say that it is none of ours.
pub(super) fn read(file: &File, most: u32, then: impl FnOnce(String) + 'static) {
    let (Ok(reader), Ok(start)) = (FileReader::new(), file.slice_with_f64_and_f64(0.0, f64::from(most))) else {
        return;
    };
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
