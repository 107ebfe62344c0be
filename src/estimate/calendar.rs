//! Deadlines as a calendar file.

use super::answer::Estimate;
use super::parts::{Deadline, DeadlineState};
use crate::choice::Choice;
use crate::ics::{self, Entry, digits};

/// Returns a calendar file with one event for each time limit that is still running and helps; `None` where none does.
///
/// `name` stands in every event, the waybill say, beside what `said` says of the deadline.
///
/// ```
/// use parcel_claims::case::{Raw, check};
/// use parcel_claims::{choice::Choice, estimate::{calendar, estimate}, rulebook::ParcelRules};
/// let as_of = "2012-03-04T08:30:00".parse().unwrap();
/// let facts = [("problem", "missing"), ("vehicleArrivedAt", "2012-03-04T08:00")];
/// let (case, _) = check(facts.map(|(key, value)| (key.to_owned(), Raw::Text(value.into()))), as_of);
/// let estimate = estimate(&case, ParcelRules::built_in(), as_of);
/// let file = calendar(&estimate, "210359000001", |deadline| deadline.id.code().to_owned()).unwrap();
/// // The parcel is to be reported within an hour (loss-8).
/// assert!(file.contains("DTSTART:20120304T090000\r\n"));
/// assert!(file.contains("SUMMARY:210359000001 report-missing\r\n"));
/// ```
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
