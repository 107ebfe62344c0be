//! Tables as files: their rows as cells of text, whatever program wrote them, and written again.
//!
//! A file is known by its bytes, never by the ending of its name.

mod archive;
mod bomb;
mod csv;
mod encoding;
mod kind;
mod markup;
mod open;
mod record;
mod refused;
mod rows;
mod separator;
mod spread;
mod workbook;
mod xlsx;

pub use archive::NotWritten;
pub use csv::{Csv, Unclosed};
pub use encoding::{Encoding, Text};
pub use kind::Kind;
pub use open::Table;
pub use record::Record;
pub use refused::{Refused, Sheet};
pub use separator::separator;
pub use xlsx::{Cell, MOST_ROWS, XlsxWriter};
