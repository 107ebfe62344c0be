//! Reading rows of the text again: chosen ones, in any order that is asked for.

use super::file::{File, PIECE};
use super::rows::{Rows, at};
use super::step::{Need, Of};
use crate::sheets::Record;

/// So far apart two rows are read in one go.
const GAP: u64 = 1 << 14;

/// The rows that are still to be read, in the order in which they are wanted.
#[derive(Debug)]
pub(super) struct Reading {
    rows: Vec<u32>,
    done: usize,
    /// The rows of the piece that was asked for: how many, and from where.
    now: usize,
    from: u64,
}

impl Reading {
    pub(super) fn new(rows: Vec<u32>) -> Self {
        Self { rows, done: 0, now: 0, from: 0 }
    }

    /// What is needed for the next rows; none where all are read.
    pub(super) fn need(&mut self, rows: &Rows) -> Option<Need> {
        let left = self.rows.get(self.done..)?;
        let first = *left.first()?;
        self.from = rows.start(first);
        let mut to = rows.start(first + 1);
        self.now = 1;
        for pair in left.windows(2) {
            let [before, next] = *pair else { break };
            let (start, end) = (rows.start(next), rows.start(next.saturating_add(1)));
            if next <= before || start > to + GAP || end - self.from > PIECE {
                break;
            }
            to = end;
            self.now += 1;
        }
        Some(Need { from: self.from, to, of: Of::Text })
    }

    /// Hands over the rows of a piece, each with its number.
    pub(super) fn give(&mut self, file: &File, rows: &mut Rows, bytes: &[u8], each: &mut Each<'_>) {
        let text = String::from_utf8_lossy(bytes);
        let wanted = self.rows.get(self.done..self.done + self.now).unwrap_or_default();
        let mut ahead = wanted.iter().copied().peekable();
        let mut hand = |record: Record<'_>| {
            while ahead.peek().is_some_and(|row| rows.start(*row) < record.start()) {
                ahead.next();
            }
            if let Some(row) = ahead.next_if(|row| rows.start(*row) == record.start()) {
                each(rows, row, record);
            }
        };
        // A quotation mark that is never closed ends the table: its rows are none.
        let mut reader = file.reader(self.from);
        let _ = reader.read(&text, &mut hand).and_then(|()| reader.end(&mut hand));
        self.done += self.now;
    }

    /// How many rows are read, and how many there are.
    pub(super) fn done(&self) -> (usize, usize) {
        (self.done, self.rows.len())
    }
}

/// What takes a row that was read.
pub(super) type Each<'a> = dyn FnMut(&mut Rows, u32, Record<'_>) + 'a;

/// The line of a row, for the clerk: that of the sheet, or of the text.
pub(super) fn line(file: &File, ordinal: usize, record: Record<'_>) -> u32 {
    let of_text = || u32::try_from(record.line()).unwrap_or(u32::MAX);
    file.lines.as_ref().and_then(|lines| lines.get(ordinal).copied()).unwrap_or_else(of_text)
}

/// The rows named, without those that there are not.
pub(super) fn known(named: &[u32], rows: &Rows) -> Vec<u32> {
    named.iter().copied().filter(|row| at(*row) < rows.len()).collect()
}
