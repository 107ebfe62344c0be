//! The worklist of a table: a file in, its columns confirmed, every row answered, and a table out. The rows themselves
//! stand behind a worker; here stands what of them is shown, and what was asked.

mod at_hand;
pub mod columns;
pub mod fact;
pub mod kept;
pub mod list;
mod msg;
mod opened;
mod out;
pub mod rules;
pub mod run;
pub mod scroll;
mod told;

pub use at_hand::{MOST, Worklist};
pub use msg::{Given, Msg};
