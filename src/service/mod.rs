//! Service clocks and targets: when something is due, whether a month was good enough, and what a miss costs.

mod calendar;

pub use calendar::{NotCovered, covered_years, is_working_day, nth_working_day_after};
