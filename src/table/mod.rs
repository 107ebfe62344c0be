//! The decision table of a rulebook: every distinct combination of facts that matter, and what comes of it.
//!
//! Got by running the rules over every possible answer, and merged to as few rows as say the same. It has three
//! parts, each a partition: every parcel that is fully known falls into exactly one row of each that concerns it.
//! - *filing*, of every parcel with a problem: may the claim be filed?
//! - *settlement*, of the same: who bears it, and how much, as if it may be filed;
//! - *delay*, of every parcel with a deadline.
//!
//! They are put together like this: a refused filing makes the outcome *refused* and the sum nothing, unless there
//! was nothing to settle; who is liable, and what anyone bears himself, stays.

mod circumstance;
mod find;
mod formula;
mod grow;
mod merge;
mod rule;

pub use circumstance::{Answer, Answers, Circumstance, DamageReport, Place, Region, What};
pub use find::{Found, Lateness};
pub use formula::{Award, Figure, Fine, PerDay, Sum};
pub use rule::{Admitted, Becomes, Late, Part, Rule, Settled, Table};
