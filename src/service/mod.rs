//! Service clocks and targets: when something is due, whether a month was good enough, and what a miss costs.
//!
//! Invariant: nothing is guessed. A blank figure, a day beyond the calendar, a missing clock time is a state of its own.

mod calendar;
mod calendar_file;
mod clock;
mod cost;
mod entered;
mod figures;
mod stamp;
mod target;

pub use calendar::{NotCovered, covered_years, is_working_day, nth_working_day_after};
pub use calendar_file::calendar;
pub use clock::{ClockState, Instead, Left, Read, Running, clocks};
pub use cost::{Cost, Held};
pub use entered::{Code, Counts, Fault, Happened, Issue, read_counts, read_events, read_figures};
pub use figures::{Filled, full_name};
pub use stamp::Stamp;
pub use target::{Measured, Percent, TargetState, targets};
