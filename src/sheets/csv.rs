//! Tables with a separator between cells: CSV, TSV and their kin, in UTF-8, piece by piece.

use super::record::Record;
use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

/// A row of more bytes than this is none: a quotation mark was not closed.
const LONGEST_ROW: usize = 1 << 20;

/// A quotation mark that was opened and not closed: whatever follows would be one cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unclosed {
    /// The line in which the row begins, from 1.
    pub line: u64,
}

/// Reads the rows of a table, whose bytes may come in pieces that are cut anywhere.
///
/// ```
/// use parcel_claims::sheets::Csv;
/// let (mut csv, mut rows) = (Csv::new(b','), Vec::new());
/// let mut each = |record: parcel_claims::sheets::Record<'_>| rows.push(record.cells().collect::<Vec<_>>().join("|"));
/// csv.read("\u{feff}运单号,备注\r\n730,\"一\"\"二".as_bytes(), &mut each).unwrap();
/// csv.read("\"\"，三\"\r\n".as_bytes(), &mut each).unwrap();
/// csv.end(&mut each).unwrap();
/// assert_eq!(rows, ["运单号|备注", "730|一\"二\"，三"]);
/// ```
#[derive(Debug)]
pub struct Csv {
    reader: Reader,
    text: Vec<u8>,
    filled: usize,
    ends: Vec<usize>,
    ended: usize,
    line: u64,
}

impl Csv {
    /// Makes a reader for cells with this separator between them; 0 reads whole lines, without quotation marks.
    #[must_use]
    pub fn new(separator: u8) -> Self {
        let reader = ReaderBuilder::new().delimiter(separator).quoting(separator != 0).build();
        Self { reader, text: vec![0; 4096], filled: 0, ends: vec![0; 64], ended: 0, line: 1 }
    }

    /// Reads one more piece, and hands over every row that is complete.
    ///
    /// # Errors
    /// Returns where a quotation mark was opened that is never closed.
    pub fn read(&mut self, piece: &[u8], each: &mut dyn FnMut(Record<'_>)) -> Result<(), Unclosed> {
        // Nothing at all would end the table.
        if piece.is_empty() { Ok(()) } else { self.go(piece, each) }
    }

    /// Hands over the last row, which may end without a line break.
    ///
    /// # Errors
    /// As [`read`](Self::read).
    pub fn end(&mut self, each: &mut dyn FnMut(Record<'_>)) -> Result<(), Unclosed> {
        self.go(&[], each)
    }

    fn go(&mut self, mut piece: &[u8], each: &mut dyn FnMut(Record<'_>)) -> Result<(), Unclosed> {
        loop {
            if self.filled == 0 && self.ended == 0 {
                piece = self.skip_line_ends(piece);
            }
            let (text, ends) = (self.text.get_mut(self.filled..), self.ends.get_mut(self.ended..));
            let (result, read, wrote, ended) =
                self.reader.read_record(piece, text.unwrap_or_default(), ends.unwrap_or_default());
            let (taken, rest) = piece.split_at_checked(read).unwrap_or((piece, &[]));
            piece = rest;
            self.filled += wrote;
            self.ended += ended;
            match result {
                ReadRecordResult::InputEmpty if piece.is_empty() => return Ok(()),
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull if self.text.len() > LONGEST_ROW => {
                    return Err(Unclosed { line: self.line });
                }
                ReadRecordResult::OutputFull => self.text.resize(2 * self.text.len(), 0),
                ReadRecordResult::OutputEndsFull => self.ends.resize(2 * self.ends.len(), 0),
                ReadRecordResult::Record => self.hand_over(taken.ends_with(b"\n"), each),
                ReadRecordResult::End => return Ok(()),
            }
        }
    }

    /// Goes over what ends a line where none has begun: blank lines are no rows.
    fn skip_line_ends<'p>(&mut self, piece: &'p [u8]) -> &'p [u8] {
        let ends = piece.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let (ends, rest) = piece.split_at_checked(ends).unwrap_or((piece, &[]));
        self.line += newlines(ends);
        rest
    }

    fn hand_over(&mut self, is_past_its_line: bool, each: &mut dyn FnMut(Record<'_>)) {
        let ends = self.ends.get(..self.ended).unwrap_or_default();
        let bytes = self.text.get(..self.filled).unwrap_or_default();
        match std::str::from_utf8(bytes) {
            Ok(text) => each(Record::new(text, ends, self.line)),
            Err(_) => lossy(bytes, ends, self.line, each),
        }
        self.line += newlines(bytes) + u64::from(is_past_its_line);
        (self.filled, self.ended) = (0, 0);
    }
}

fn newlines(bytes: &[u8]) -> u64 {
    u64::try_from(bytes.iter().filter(|byte| **byte == b'\n').count()).unwrap_or_default()
}

/// What is no UTF-8 is replaced cell by cell, so that nothing moves into the next one.
fn lossy(bytes: &[u8], ends: &[usize], line: u64, each: &mut dyn FnMut(Record<'_>)) {
    let (mut text, mut start) = (String::new(), 0);
    let ends: Vec<usize> = ends
        .iter()
        .map(|end| {
            text.push_str(&String::from_utf8_lossy(bytes.get(start..*end).unwrap_or_default()));
            start = *end;
            text.len()
        })
        .collect();
    each(Record::new(&text, &ends, line));
}
