//! What the columns of a table mean: never decided in silence.

mod heading;
mod names;
mod propose;

pub use heading::{Heading, plain};
pub use propose::{Proposed, Reason, Remembered, Word, mapping, propose};
