//! A row in the making.

use super::record::Record;

/// Puts the cells of a row together.
#[derive(Debug, Default)]
pub(super) struct RowWriter {
    text: String,
    ends: Vec<usize>,
}

impl RowWriter {
    pub(super) fn push(&mut self, cell: &str) {
        self.text.push_str(cell);
        self.ends.push(self.text.len());
    }

    /// Lets a cell be written in place.
    pub(super) fn push_with(&mut self, write: impl FnOnce(&mut String)) {
        write(&mut self.text);
        self.ends.push(self.text.len());
    }

    /// Adds empty cells until there are so many.
    pub(super) fn fill_to(&mut self, cells: usize) {
        while self.ends.len() < cells {
            self.ends.push(self.text.len());
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Hands the row over, and begins the next one.
    pub(super) fn hand_over(&mut self, line: u64, each: &mut dyn FnMut(Record<'_>)) {
        each(Record::new(&self.text, &self.ends, line));
        self.text.clear();
        self.ends.clear();
    }
}
