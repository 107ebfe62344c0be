//! What a courier station can claim for a parcel, who bears it, and by which clause.

pub mod batch;
pub mod book;
pub mod case;
pub mod china;
pub mod choice;
pub mod csv;
pub mod element;
pub mod estimate;
mod explore;
#[cfg(any(not(target_arch = "wasm32"), feature = "page"))]
pub mod front;
mod ics;
mod json;
pub mod lang;
pub mod moment;
pub mod money;
mod order;
pub mod pasted;
pub mod penalty;
pub mod receipt;
pub mod rulebook;
mod rules;
mod scan;
pub mod service;
pub mod set;
#[cfg(any(not(target_arch = "wasm32"), feature = "tables"))]
pub mod sheets;
pub mod table;
pub mod vehicle;
pub mod words;
pub mod worklist;

#[cfg(all(target_arch = "wasm32", feature = "js"))]
mod js;
#[cfg(all(target_arch = "wasm32", feature = "page"))]
mod page;
#[cfg(all(target_arch = "wasm32", feature = "tables"))]
mod plain;

/// As fast as the allocator of `std`, and half its size.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
