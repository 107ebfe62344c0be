//! A table of many parcels as a worklist: opened, answered, chosen from, changed and written again.
//!
//! Invariant: a text is never held as a whole. Whoever has the file hands over the pieces that are asked for, and the
//! same pieces again wherever something of a row is shown or written.

pub mod protocol;

#[cfg(any(not(target_arch = "wasm32"), feature = "tables"))]
mod answered;
#[cfg(any(not(target_arch = "wasm32"), feature = "tables"))]
mod answering;
#[cfg(any(not(target_arch = "wasm32"), feature = "tables"))]
mod comparing;
#[cfg(any(not(target_arch = "wasm32"), feature = "tables"))]
mod exporting;
#[cfg(any(not(target_arch = "wasm32"), feature = "tables"))]
mod file;
#[cfg(any(not(target_arch = "wasm32"), feature = "tables"))]
mod framing;
#[cfg(any(not(target_arch = "wasm32"), feature = "tables"))]
mod opening;
#[cfg(any(not(target_arch = "wasm32"), feature = "tables"))]
mod reading;
#[cfg(any(not(target_arch = "wasm32"), feature = "tables"))]
mod refusal;
#[cfg(any(not(target_arch = "wasm32"), feature = "tables"))]
mod rows;
#[cfg(any(not(target_arch = "wasm32"), feature = "tables"))]
mod session;
#[cfg(any(not(target_arch = "wasm32"), feature = "tables"))]
mod shown;
#[cfg(any(not(target_arch = "wasm32"), feature = "tables"))]
mod step;
#[cfg(any(not(target_arch = "wasm32"), feature = "tables"))]
mod summary;
#[cfg(any(not(target_arch = "wasm32"), feature = "tables"))]
mod urgency;
#[cfg(any(not(target_arch = "wasm32"), feature = "tables"))]
mod viewing;

#[cfg(any(not(target_arch = "wasm32"), feature = "tables"))]
pub use framing::Framing;
#[cfg(any(not(target_arch = "wasm32"), feature = "tables"))]
pub use session::Session;
#[cfg(any(not(target_arch = "wasm32"), feature = "tables"))]
pub use step::{Need, Of, Step};
