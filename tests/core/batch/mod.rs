//! Many parcels: each row is answered as it would be alone, and the totals are the sum of the rows.

mod alike;
mod columns;
pub mod files;
mod frame;
#[path = "../../../examples/parcels/generate.rs"]
mod generate;
mod reading;
mod rows;
