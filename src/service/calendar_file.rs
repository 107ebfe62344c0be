//! Clocks as a calendar file.

use super::clock::{ClockState, Running};
use crate::ics::{self, Entry, digits};
use crate::moment::Moment;
use chrono::NaiveDateTime;

/// Returns a calendar file with one event for each clock that is still to come; `None` where there is none.
///
/// `said` says how a clock stands.
///
/// ```
/// use parcel_claims::rulebook::Rulebook;
/// use parcel_claims::service::{Filled, calendar, clocks, read_events};
/// use serde_json::json;
/// let file = Rulebook::built_in_file("pengda-service").unwrap();
/// let rulebook = Rulebook::load(&serde_json::from_str(file).unwrap()).unwrap();
/// let now = "2026-03-04T08:40:00".parse().unwrap();
/// let events = json!([{"event": "inquiry", "at": "2026-03-04T08:30", "note": "A 12"}]);
/// let running = clocks(&rulebook, &read_events(&events, &rulebook, now).unwrap(), &Filled::default(), now);
/// let file = calendar(&running, now, |one| one.clock.clone()).unwrap();
/// // An inquiry is answered within 30 minutes.
/// assert!(file.contains("DTSTART:20260304T090000\r\n") && file.contains("SUMMARY:A 12 inquiry\r\n"));
/// ```
#[must_use]
pub fn calendar(running: &[Running], as_of: NaiveDateTime, said: impl Fn(&Running) -> String) -> Option<String> {
    let mut entries = Vec::new();
    for one in running.iter().filter(|one| matches!(one.state, ClockState::Ahead | ClockState::Waiting)) {
        let Some(due) = one.due.map(|due| Moment { day: due.day, clock: due.clock }) else { continue };
        let at = digits(Moment { day: one.at.day, clock: one.at.clock });
        let note = one.note.as_deref().unwrap_or_default();
        let text = format!("{note} {}", said(one));
        entries.push(Entry { id: format!("{}-{at}-{}-{note}", one.clock, digits(due)), due, text });
    }
    (!entries.is_empty()).then(|| ics::file(as_of.into(), &entries))
}
