//! The decision table in words: one sheet in one language, and where two of them differ.

mod answers;
mod compare;
mod sheet;
mod write;

pub use compare::{Change, compare};
#[cfg(all(target_arch = "wasm32", feature = "page"))]
pub(crate) use sheet::ANY;
pub use sheet::{Ask, Condition, Entry, Group, Line, PartId, Say, Says, Sheet, SheetPart};
pub use write::{ChangedRow, changed_row, table_row, table_sheet};
