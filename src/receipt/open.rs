//! A link or a file, whichever came in.

use super::file::open_file;
use super::link::open_link;
use super::opened::{LONGEST, Opened, Refused};
use crate::rulebook::Applicable;
use chrono::NaiveDateTime;

/// Reads a link or the text of a file; facts without a moment of their own are checked as of `now`, China time.
///
/// ```
/// use parcel_claims::case::{check, Moment, Raw};
/// use parcel_claims::estimate::estimate;
/// use parcel_claims::receipt::{link, open};
/// use parcel_claims::rulebook::ParcelRules;
/// let book = ParcelRules::built_in();
/// let as_of = Moment::parse("2012-03-20T12:00").and_then(Moment::at).unwrap();
/// let (case, _) = check([("problem".into(), Raw::Text("lost".into()))], as_of);
/// let made = link(&case, &estimate(&case, book, as_of));
///
/// let same = open(&made, book, as_of).unwrap();
/// assert!(same.compared && same.problems.is_empty() && same.case == case);
/// let altered = open(&made.replace("lost", "damaged"), book, as_of).unwrap();
/// assert!(!altered.problems.is_empty());
/// ```
///
/// # Errors
/// [`Refused`] where nothing of it is ours.
pub fn open<'a>(text: &str, rulebook: impl Into<Applicable<'a>>, now: NaiveDateTime) -> Result<Opened, Refused> {
    if text.len() > LONGEST {
        return Err(Refused::TooLong);
    }
    match text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']) {
        file if file.starts_with('{') => open_file(file, rulebook, now),
        link => open_link(link, rulebook, now),
    }
}
