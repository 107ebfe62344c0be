//! One row as it stands in a file.

/// A row of a table: its cells as text.
#[derive(Clone, Copy, Debug)]
pub struct Record<'a> {
    text: &'a str,
    ends: &'a [usize],
    /// So many bytes stand between two cells.
    gap: usize,
    line: u64,
    start: u64,
}

impl<'a> Record<'a> {
    /// `ends` are the places in `text` where each cell ends.
    pub(super) const fn new(text: &'a str, ends: &'a [usize], line: u64) -> Self {
        Self { text, ends, gap: 0, line, start: 0 }
    }

    /// The same where the separators still stand in `text`.
    pub(super) const fn separated(text: &'a str, ends: &'a [usize], line: u64) -> Self {
        Self { text, ends, gap: 1, line, start: 0 }
    }

    /// The same, beginning at this byte of its text.
    pub(super) const fn starting(self, start: u64) -> Self {
        Self { start, ..self }
    }

    /// Returns the text of each cell, from left to right.
    pub fn cells(self) -> impl Iterator<Item = &'a str> {
        let mut start = 0;
        self.ends.iter().map(move |end| {
            let cell = self.text.get(start..*end).unwrap_or_default();
            start = *end + self.gap;
            cell
        })
    }

    /// Returns the number of cells.
    #[must_use]
    pub const fn len(self) -> usize {
        self.ends.len()
    }

    /// Returns whether the row has no cell at all.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.ends.is_empty()
    }

    /// Returns the line of the file, or the row of the sheet, in which the row begins, from 1.
    #[must_use]
    pub const fn line(self) -> u64 {
        self.line
    }

    /// Returns the byte of the text, from 0, at which the row begins; line breaks may stand before it. In a workbook it
    /// is 0.
    #[must_use]
    pub const fn start(self) -> u64 {
        self.start
    }
}
