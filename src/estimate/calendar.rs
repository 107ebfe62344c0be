//! Deadlines as a calendar file.

use super::{DeadlineState, Estimate};
use crate::case::Choice;
use crate::ics::{self, Entry, digits};

/// The deadlines that lie ahead and still help, one event each; none: no file.
///
/// `name` stands in every event, beside its text: the waybill, say.
#[must_use]
pub fn calendar(estimate: &Estimate, name: &str) -> Option<String> {
    let mut entries = Vec::new();
    for deadline in estimate.deadlines_that_help().filter(|deadline| deadline.state == DeadlineState::Ahead) {
        let text = format!("{name} {}", deadline.text.as_deref().unwrap_or(deadline.id.code()));
        let id = format!("{}-{}-{name}", deadline.id.code(), digits(deadline.due));
        entries.push(Entry { id, due: deadline.due, text });
    }
    (!entries.is_empty()).then(|| ics::file(estimate.as_of, &entries))
}
