//! A pasted text, read in its steps.

use super::find::Pasted;
use super::{decide, lines, source};
use chrono::NaiveDateTime;

/// Reads a pasted text as of a moment.
///
/// ```
/// use parcel_claims::case::{Field, Moment};
/// use parcel_claims::pasted::{Find, read};
///
/// let now = Moment::parse("2012-03-08T10:00").and_then(Moment::at).unwrap();
/// let found = read("单号210359000001，3月1日发的，客户要700元，还没签收", now);
/// let told = |finds: &[Find]| finds.iter().map(|find| (find.field, find.typed.clone())).collect::<Vec<_>>();
/// assert_eq!(told(&found.certain), [(Field::Waybill, "210359000001".into()), (Field::SentOn, "2012-03-01".into())]);
/// assert_eq!(told(&found.offered), [(Field::Value, "700".into())]);
/// assert_eq!(found.offered[0].words, "客户要700元");
/// ```
#[must_use]
pub fn read(text: &str, now: NaiveDateTime) -> Pasted {
    let source = source::read(text, now);
    let statements = lines::statements(&source, now);
    decide::decide(&statements, now)
}
