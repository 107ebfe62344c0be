//! What a pasted tracking record, chat or report says of a parcel.
//!
//! Read in separate steps: [`source`] makes plain lines of what came in, with [`tables`] and [`days`]; [`lines`] gives
//! each its moment, and [`clauses`] cuts it into statements; [`moments`], [`waybills`] and [`sums`] find what a statement counts; [`events`] finds what it says to have
//! happened, and [`polarity`] whether it asserts that, asks, plans or denies it; [`decide`] tells what is certain from
//! what may be meant.
//!
//! Invariant: what is certain is what the text asserts in words that are known whole; everything else is offered, with
//! the words it came from, and what is denied, asked or said of somebody else is left alone.

mod clauses;
mod days;
mod decide;
mod events;
mod lines;
mod listed;
mod lists;
mod moments;
mod polarity;
mod source;
mod sums;
mod tables;
mod vocabulary;
mod waybills;

use crate::case::Field;
use chrono::NaiveDateTime;
pub use listed::{Listed, listed};

/// Something that a text says of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Find {
    /// The field it belongs to.
    pub field: Field,
    /// What the clerk would have typed into it. A moment with several readings is written out with all of them.
    pub typed: String,
    /// The words of the text that say so.
    pub words: String,
}

/// What a text says of a parcel.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pasted {
    /// What it asserts: one find a field, in the order of the form.
    pub certain: Vec<Find>,
    /// What it may mean: for the clerk to choose from.
    pub offered: Vec<Find>,
    /// The waybills, where there are several and none can be chosen.
    pub waybills: Vec<String>,
}

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
