//! Deadlines as a calendar file.

use super::answer::Estimate;
use super::parts::{Deadline, DeadlineState};
use crate::choice::Choice;
use crate::ics::{self, Entry, digits};

/// Returns a calendar file with one event for each time limit that is still running and helps; `None` where none does.
///
/// `name` stands in every event, the waybill say, beside what `said` says of the deadline.
#[must_use]
pub fn calendar(estimate: &Estimate, name: &str, said: impl Fn(&Deadline) -> String) -> Option<String> {
    let mut entries = Vec::new();
    for deadline in estimate.deadlines_that_help().filter(|deadline| deadline.state == DeadlineState::Ahead) {
        let text = format!("{name} {}", said(deadline));
        let id = format!("{}-{}-{name}", deadline.id.code(), digits(deadline.due));
        entries.push(Entry { id, due: deadline.due, text });
    }
    (!entries.is_empty()).then(|| ics::file(estimate.as_of, &entries))
}
