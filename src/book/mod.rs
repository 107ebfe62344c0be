//! The case book: cases that a station keeps, on a machine where several windows may write at once.
//!
//! A case is a chain of *revisions*. A revision is one JSON text under an id of its own and never changes; a change is
//! a new one that names every revision before it. So nobody ever writes over what another has written, and no lock is
//! needed. What two windows made of the same case without seeing each other stands side by side until one is chosen.
//!
//! Invariant: nothing here reads a clock, a random number or a store; ids and times are arguments.

mod case_at;
mod cases;
mod file;
mod revision;

pub use case_at::{CaseAt, Difference, Urgency, difference};
pub use cases::{Book, Head, Rival};
pub use file::{Import, NoBook, Restorable};
pub use revision::{Content, Revision, Stamp, Status, Unreadable};
