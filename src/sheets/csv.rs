//! Tables with a separator between cells: CSV, TSV and their kin, in UTF-8, piece by piece.

use super::record::Record;
use csv_core::{ReadRecordResult, Reader, ReaderBuilder};
use memchr::{memchr, memchr3_iter};

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
/// csv.read("\u{feff}运单号,备注\r\n730,\"一\"\"二", &mut each).unwrap();
/// csv.read("\"\"，三\"\r\n", &mut each).unwrap();
/// csv.end(&mut each).unwrap();
/// assert_eq!(rows, ["运单号|备注", "730|一\"二\"，三"]);
/// ```
#[derive(Debug)]
pub struct Csv {
    reader: Reader,
    separator: u8,
    text: Vec<u8>,
    filled: usize,
    ends: Vec<usize>,
    ended: usize,
    line: u64,
    /// How many bytes have been read so far, and how many before the row at hand.
    at: u64,
    start: u64,
    /// Whether the row at hand has begun in a piece before.
    is_inside: bool,
    has_begun: bool,
}

impl Csv {
    /// Makes a reader for cells with this separator between them; 0 reads whole lines, without quotation marks.
    #[must_use]
    pub fn new(separator: u8) -> Self {
        let reader = ReaderBuilder::new().delimiter(separator).quoting(separator != 0).build();
        Self {
            reader,
            separator,
            text: vec![0; 4096],
            filled: 0,
            ends: vec![0; 64],
            ended: 0,
            line: 1,
            at: 0,
            start: 0,
            is_inside: false,
            has_begun: false,
        }
    }

    /// Returns the reader for a text of which so many bytes, whole lines, stand before the first piece.
    #[must_use]
    pub fn starting(self, at: u64) -> Self {
        Self { at, has_begun: at > 0, ..self }
    }

    /// Reads one more piece, and hands over every row that is complete.
    ///
    /// # Errors
    /// Returns where a quotation mark was opened that is never closed.
    pub fn read(&mut self, piece: &str, each: &mut dyn FnMut(Record<'_>)) -> Result<(), Unclosed> {
        let mark = if std::mem::replace(&mut self.has_begun, true) { "" } else { "\u{feff}" };
        let whole = piece.len();
        let mut piece = piece.strip_prefix(mark).unwrap_or(piece);
        self.at += length(whole - piece.len());
        loop {
            if !self.is_inside {
                piece = self.plain_lines(piece, each);
            }
            // Nothing at all would end the table.
            if piece.is_empty() {
                return Ok(());
            }
            let read = self.one_row(piece.as_bytes(), each)?;
            piece = piece.get(read..).unwrap_or_default();
        }
    }

    /// Hands over the last row, which may end without a line break.
    ///
    /// # Errors
    /// As [`read`](Self::read).
    pub fn end(&mut self, each: &mut dyn FnMut(Record<'_>)) -> Result<(), Unclosed> {
        self.one_row(&[], each).map(|_| ())
    }

    /// Goes on with a row to its end, or to that of the piece; returns how many bytes it took.
    fn one_row(&mut self, piece: &[u8], each: &mut dyn FnMut(Record<'_>)) -> Result<usize, Unclosed> {
        if !std::mem::replace(&mut self.is_inside, true) {
            self.start = self.at;
        }
        let mut rest = piece;
        loop {
            let (text, ends) = (self.text.get_mut(self.filled..), self.ends.get_mut(self.ended..));
            let (result, read, wrote, ended) =
                self.reader.read_record(rest, text.unwrap_or_default(), ends.unwrap_or_default());
            let (taken, left) = rest.split_at_checked(read).unwrap_or((rest, &[]));
            rest = left;
            self.at += length(read);
            self.filled += wrote;
            self.ended += ended;
            match result {
                ReadRecordResult::Record => {
                    self.hand_over(taken.ends_with(b"\n"), each);
                    return Ok(piece.len() - rest.len());
                }
                ReadRecordResult::End => return Ok(piece.len()),
                ReadRecordResult::InputEmpty => return Ok(piece.len() - rest.len()),
                ReadRecordResult::OutputFull if self.text.len() > LONGEST_ROW => {
                    return Err(Unclosed { line: self.line });
                }
                ReadRecordResult::OutputFull => self.text.resize(2 * self.text.len(), 0),
                ReadRecordResult::OutputEndsFull => self.ends.resize(2 * self.ends.len(), 0),
            }
        }
    }

    /// Hands over whole lines without a quotation mark where they stand, and goes over blank ones, which are no rows;
    /// returns what is left for the reader that knows all of it.
    fn plain_lines<'p>(&mut self, mut piece: &'p str, each: &mut dyn FnMut(Record<'_>)) -> &'p str {
        loop {
            let rest = piece.trim_start_matches(['\r', '\n']);
            self.line += newlines(piece.as_bytes().get(..piece.len() - rest.len()).unwrap_or_default());
            self.at += length(piece.len() - rest.len());
            piece = rest;
            let cut = self.cut(piece.as_bytes());
            let Some((line, rest)) = cut.and_then(|length| piece.split_at_checked(length)) else {
                self.ended = 0;
                return piece;
            };
            let ends = self.ends.get(..self.ended).unwrap_or_default();
            each(Record::separated(line, ends, self.line).starting(self.at));
            self.at += length(line.len());
            self.ended = 0;
            piece = rest;
        }
    }

    /// The length of a whole line in which every separator separates, with the ends of its cells; none where the line
    /// does not end here, or has a quotation mark.
    fn cut(&mut self, piece: &[u8]) -> Option<usize> {
        self.ended = 0;
        for place in memchr3_iter(self.separator, b'"', b'\n', piece) {
            match piece.get(place) {
                Some(b'\n') => {
                    let line = piece.get(..place)?;
                    let line = line.strip_suffix(b"\r").unwrap_or(line);
                    self.end_cell(line.len());
                    // One inside of the line ends it, too.
                    return memchr(b'\r', line).is_none().then_some(line.len());
                }
                Some(b'"') => return None,
                _ => self.end_cell(place),
            }
        }
        None
    }

    fn end_cell(&mut self, place: usize) {
        if self.ended == self.ends.len() {
            self.ends.resize(2 * self.ends.len(), 0);
        }
        if let Some(slot) = self.ends.get_mut(self.ended) {
            *slot = place;
            self.ended += 1;
        }
    }

    fn hand_over(&mut self, is_past_its_line: bool, each: &mut dyn FnMut(Record<'_>)) {
        let ends = self.ends.get(..self.ended).unwrap_or_default();
        let bytes = self.text.get(..self.filled).unwrap_or_default();
        match std::str::from_utf8(bytes) {
            Ok(text) => each(Record::new(text, ends, self.line).starting(self.start)),
            Err(_) => lossy(bytes, ends, (self.line, self.start), each),
        }
        self.line += newlines(bytes) + u64::from(is_past_its_line);
        (self.filled, self.ended, self.is_inside) = (0, 0, false);
    }
}

fn length(bytes: usize) -> u64 {
    u64::try_from(bytes).unwrap_or_default()
}

fn newlines(bytes: &[u8]) -> u64 {
    u64::try_from(bytes.iter().filter(|byte| **byte == b'\n').count()).unwrap_or_default()
}

/// What is no UTF-8 is replaced cell by cell, so that nothing moves into the next one.
fn lossy(bytes: &[u8], ends: &[usize], (line, at): (u64, u64), each: &mut dyn FnMut(Record<'_>)) {
    let (mut text, mut start) = (String::new(), 0);
    let ends: Vec<usize> = ends
        .iter()
        .map(|end| {
            text.push_str(&String::from_utf8_lossy(bytes.get(start..*end).unwrap_or_default()));
            start = *end;
            text.len()
        })
        .collect();
    each(Record::new(&text, &ends, line).starting(at));
}
