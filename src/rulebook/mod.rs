//! A regulation as data: figures, clauses with their place and words, penalty tables, clocks, targets.
//!
//! Invariant: a [`Rulebook`] is sound. [`Rulebook::load`] checks everything and reports every problem.

mod built_in;
mod check;
mod clause;
mod codes;
#[cfg(not(target_arch = "wasm32"))]
mod describe;
mod figure;
mod figures;
pub mod file;
mod head;
mod ids;
mod load;
mod parcel;
mod part;
pub mod place;
mod problem;
mod readings;
mod regulation;
#[cfg(not(target_arch = "wasm32"))]
pub mod schema;
mod syntax;
mod versions;
mod words;

pub use built_in::{BUILT_IN_IDS, DEFAULT_ID};
pub use clause::Clause;
pub use codes::{ClauseId, Department, Status};
pub use figure::{Figure, FigureList};
pub use figures::{FIGURES, Figures, Unit};
pub use head::{DIGEST_SHOWN, Head, Span};
pub use load::LARGEST_FILE;
pub use parcel::{ParcelRules, Reading};
pub use part::{FigureName, Id};
pub use problem::{Problem, Wanted, Wrong};
pub use readings::{
    AgencyCharge, AgencyReport, ClosingWindow, DamageBound, DelayExcuses, FilingWindow, ForceMajeureDamage,
    ForceMajeureDelay, ReadingId, Readings, ScanningStation, StationChange, TotalDamage,
};
pub use regulation::Rulebook;
pub use versions::{Applicable, Versions};
