//! The facts a station enters: one flat record, its fields, its checks.
//!
//! Invariant: [`check`] never fails. It returns the case of all sound fields *and* every problem found;
//! whoever wants all or nothing refuses when there is a problem.

mod check;
mod facts;
mod field;
mod lists;
pub(crate) mod typed;
mod value;

pub use crate::choice::Choice;
pub use crate::moment::Moment;
pub use check::{Code, Fault, Issue, Raw, check, check_as_of};
pub(crate) use check::{Told, out_of_order, put};
pub use facts::{Answer, Case};
pub use field::{Assumed, Field, IfAbsent, Kind, Spec};
pub use lists::{Cause, Claimant, DelayCause, DeliveredBy, Extent, Leg, Problem, Stage, We};
pub use typed::{Typed, typed, typed_moment, typed_moments, ways_in_full};
pub use value::Value;
