//! The thin WebAssembly boundary: it reads what is passed, calls the core, and hands back plain objects.
//!
//! All logic stands elsewhere and is reachable without it.

mod estimate;
mod held;
mod now;
mod options;
#[cfg(feature = "page")]
pub(crate) mod penalty;
pub(crate) mod read;
mod refusal;
#[cfg(feature = "page")]
mod service;
#[cfg(feature = "page")]
mod table;
mod to_js;

#[cfg(feature = "page")]
pub(crate) use options::read_all;
#[cfg(feature = "page")]
pub(crate) use table::read_versions;
#[cfg(feature = "page")]
pub(crate) use to_js::to_js;
