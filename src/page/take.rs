//! Taking the result along as a calendar file, and reading the files of others.

use super::app::App;
use crate::estimate::calendar;
use gloo::events::EventListener;
use web_sys::{FileReader, HtmlInputElement};

/// Reads the file chosen in an input, as text; the input is ready for the next, also if it is the same. Of one that is
/// longer than `most` bytes the beginning is enough to say that it is none of ours.
pub(super) fn read(input: &HtmlInputElement, most: f64, then: impl FnOnce(String) + 'static) {
    let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
    input.set_value("");
    let (Ok(reader), Ok(start)) = (FileReader::new(), file.slice_with_f64_and_f64(0.0, most)) else { return };
    let result = reader.clone();
    // Where it cannot be read, there is nothing in it that is ours.
    let text = move || result.result().ok().and_then(|text| text.as_string()).unwrap_or_default();
    EventListener::once(&reader, "loadend", move |_| then(text())).forget();
    // A refusal ends in the same event.
    let _ = reader.read_as_text(&start);
}

impl App {
    pub(super) fn calendar(&self) {
        let file = self.with(|state| {
            let (case, estimate) = state.estimate();
            let waybill = case.waybill().unwrap_or_default();
            let name = format!("{}{waybill}.ics", state.view.word("calendarFile"));
            Some((name, calendar(&estimate, waybill)?))
        });
        if let Some(Some((name, content))) = file {
            self.save(&name, "text/calendar", &content);
        }
    }
}
