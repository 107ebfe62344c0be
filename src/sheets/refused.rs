//! What a file says of itself before its rows are read: its sheets, or why it is no table.

use super::csv::Unclosed;

/// Why a file cannot be read as a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// The file is empty.
    Empty,
    /// The file is something else, named as people call it.
    NotATable(&'static str),
    /// The workbook is protected by a password.
    Password,
    /// The file is cut off or damaged.
    Damaged,
    /// Unpacked, the file would be larger than any table: so many bytes were reached.
    TooLarge(u64),
    /// A quotation mark that is opened in this line, from 1, is never closed.
    Unclosed(u64),
}

impl From<Unclosed> for Refused {
    fn from(unclosed: Unclosed) -> Self {
        Self::Unclosed(unclosed.line)
    }
}

/// A sheet of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// The name of the sheet; empty where the file has only one, without a name.
    pub name: String,
    /// Whether the sheet is hidden.
    pub is_hidden: bool,
}
