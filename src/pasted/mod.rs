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
mod find;
mod lines;
mod listed;
mod lists;
mod moments;
mod names;
mod polarity;
mod read;
mod source;
mod statement;
mod sums;
mod tables;
mod vocabulary;
mod waybills;

pub use find::{Find, Pasted};
pub use listed::{Listed, is_list, listed};
pub use read::read;
