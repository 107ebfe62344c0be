//! Many parcels: the rows of a table, each answered in columns, and their totals.
//!
//! Invariant: the answer to a row is that of [`estimate`](crate::estimate::estimate) for the same case, whatever rows
//! stand before it.

mod desk;
mod kept;
mod key;
mod row;
mod rules;
mod totals;
mod worth;

pub use desk::Desk;
pub use row::Row;
pub use rules::Rules;
pub use totals::{Account, Becomes, Share, Sum, Totals};
