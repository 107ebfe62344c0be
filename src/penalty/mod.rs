//! What a month's sheet of penalties comes to, per person and item: never mixed with the money of a parcel.
//!
//! Invariant: nothing here is guessed. A figure that the company has left blank is asked for, a penalty without a figure
//! stays without one, and items that may speak of one incident are listed, not added.

mod count;
mod csv;
mod fault;
mod month;
mod overlap;
mod read;
mod result;
mod score;
mod sheet;

pub use csv::csv;
pub use fault::{Code, Fault, Issue, Wanted};
pub use result::{
    Account, AppraisalOf, Asked, Basis, Counted, ItemTotal, Line, Overlap, Paid, PartOf, Penalties, Question, Reached,
    ScoreOf,
};
pub use sheet::{Entry, FigureId, Hundredths, Month, Person, Sheet, VERSION};
