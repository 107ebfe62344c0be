//! Many parcels: the rows of a table, each answered in columns, and their totals.
//!
//! Invariant: the answer to a row is that of [`estimate`](crate::estimate::estimate) for the same case, whatever rows
//! stand before it.

mod answer_column;
mod cells;
mod columns;
mod desk;
mod frame;
mod kept;
mod key;
mod mapping;
mod row;
mod rules;
mod table;
mod totals;
mod words;
mod worth;

pub use answer_column::AnswerColumn;
pub use cells::{Wrong, moment_of_serial};
pub use columns::{Heading, Proposed, Reason, Remembered, Word, mapping, plain, propose};
pub use desk::Desk;
pub use frame::{FRAME, FrameColumn, Layout, Malformed};
pub use mapping::{Column, Epoch, Mapping, value_of};
pub use row::Row;
pub use rules::Rules;
pub use table::{Batch, Change, Counts, Problem};
pub use totals::{Account, Becomes, Share, Sum, Totals};
pub use words::meaning;
