//! The open table: a text, and how its rows are read.

use crate::batch::{Epoch, Heading};
use crate::sheets::{Csv, Encoding, Kind, Record, Refused, Sheet, Table, separator};

/// So many bytes are read at a time.
pub(super) const PIECE: u64 = 1 << 20;

/// An open table.
#[derive(Debug)]
pub(super) struct File {
    pub(super) kind: Kind,
    /// The encoding of a text; none for a workbook.
    pub(super) encoding: Option<Encoding>,
    pub(super) sheets: Vec<Sheet>,
    pub(super) sheet: usize,
    pub(super) epoch: Option<Epoch>,
    /// The line of the sheet in which each row stands, from 1; none where it is that of the text.
    pub(super) lines: Option<Vec<u32>>,
    /// The length of the text, in bytes.
    pub(super) size: u64,
    pub(super) separator: u8,
    /// The byte at which the first line begins.
    pub(super) from: u64,
    pub(super) heading: Heading,
}

impl File {
    /// A reader of its rows, from a byte at which one begins.
    pub(super) fn reader(&self, at: u64) -> Csv {
        Csv::new(self.separator).starting(at)
    }

    /// How many rows stand above the first row of data.
    pub(super) fn rows_above(&self) -> usize {
        self.heading.row.map_or(0, |row| row + 1)
    }

    /// The number of columns of the heading; none where there is none.
    pub(super) fn width(&self) -> Option<usize> {
        self.heading.row.map(|_| self.heading.columns.len())
    }
}

/// A text in UTF-8, whole as it is or its beginning: how its rows are read.
pub(super) fn of_text(head: &str, encoding: Encoding, size: u64) -> File {
    let (separator, from) = separator(head);
    File {
        kind: Kind::Text,
        encoding: Some(encoding),
        sheets: vec![Sheet { name: String::new(), is_hidden: false }],
        sheet: 0,
        epoch: None,
        lines: None,
        size,
        separator,
        from: u64::try_from(from).unwrap_or_default(),
        heading: Heading::default(),
    }
}

/// A sheet of a workbook or of a page, as a text of its own.
pub(super) fn of_workbook(
    bytes: Vec<u8>,
    encoding: Option<Encoding>,
    sheet: Option<usize>,
) -> Result<(File, String), Refused> {
    let mut table = Table::open(bytes, encoding)?;
    let sheet = sheet.filter(|sheet| *sheet < table.sheets().len()).unwrap_or_else(|| table.first_sheet());
    let (mut text, mut lines) = (String::new(), Vec::new());
    table.read(sheet, &mut |record| {
        if record.cells().all(|cell| cell.trim().is_empty()) {
            return;
        }
        lines.push(u32::try_from(record.line()).unwrap_or(u32::MAX));
        push_row(&mut text, record);
    })?;
    let file = File {
        kind: table.kind(),
        encoding: table.encoding(),
        sheets: table.sheets().to_vec(),
        sheet,
        epoch: table.is_1904().map(|is_1904| if is_1904 { Epoch::Of1904 } else { Epoch::Of1900 }),
        lines: Some(lines),
        size: u64::try_from(text.len()).unwrap_or(u64::MAX),
        separator: b',',
        from: 0,
        heading: Heading::default(),
    };
    Ok((file, text))
}

fn push_row(text: &mut String, record: Record<'_>) {
    for (place, cell) in record.cells().enumerate() {
        if place > 0 {
            text.push(',');
        }
        crate::csv::push_as_it_is(text, cell);
    }
    text.push('\n');
}
