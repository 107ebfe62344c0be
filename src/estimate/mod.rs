//! The answer: one result that every front shows.

mod answer;
mod assemble;
mod brief;
mod calendar;
mod clocks;
mod difference;
mod explored;
mod fine_days;
mod joined;
mod levers;
mod other_readings;
mod outcome;
mod outlooks;
mod parts;
mod questions;
mod timeline;

pub use crate::rules::reason::{Reason, State};
pub use crate::rules::result::{DelayOutcome, DoubtId, Filing, LineKind, Outcome, Party};
pub use answer::{Estimate, RulebookRef};
pub use assemble::{estimate, estimate_and_levers};
pub use brief::Brief;
pub(crate) use brief::{Ask, Sketch, ever_asked, next};
pub use calendar::calendar;
pub use clocks::deadlines;
pub use difference::{Compared, Point, Side, compare};
pub use fine_days::{FineDay, FineDays, fine_days};
pub use levers::{Lever, LeverId, levers};
pub use other_readings::{OtherReading, other_readings};
pub use outcome::{Claim, Delay, Ours, Outlook, Stake, Sums};
pub use outlooks::{delay, filing};
pub use parts::{
    Assumption, Deadline, DeadlineId, DeadlineState, Document, Doubt, Finding, Instead, Line, PossibleAnswer, Question,
};
pub(crate) use questions::Spread;
pub use timeline::{Event, Gap, What, gap, timeline};
