//! How many cells a spreadsheet of OpenDocument spreads out to: what it repeats takes no room in the file.

use super::refused::Refused;
use super::xlsx::MOST_ROWS;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::io::{BufReader, Cursor};
use zip::ZipArchive;

/// A million rows of fifty columns.
const MOST_CELLS: u64 = 50_000_000;

/// Counts the cells before any is made.
pub(super) fn check(bytes: &[u8]) -> Result<(), Refused> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refused::Damaged)?;
    // What is missing, locked or damaged says so when it is opened.
    let Ok(content) = archive.by_name("content.xml") else { return Ok(()) };
    let mut reader = Reader::from_reader(BufReader::new(content));
    reader.config_mut().check_end_names = false;
    let (mut spread, mut buffer) = (Spread::default(), Vec::new());
    while spread.cells <= MOST_CELLS {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Eof) | Err(_) => return Ok(()),
            Ok(event) => spread.take(&event),
        }
    }
    Err(Refused::TooLarge(0))
}

/// What has been read so far.
#[derive(Default)]
struct Spread {
    cells: u64,
    /// How often the row that is being read stands there, and how wide it is.
    rows: u64,
    row: u64,
    /// Empty cells, which count only where another one follows.
    empty: u64,
}

impl Spread {
    fn take(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(tag) if is_row(tag) => {
                // No sheet has more, whatever it repeats.
                self.rows = repeated(tag, "table:number-rows-repeated").min(MOST_ROWS.into());
                (self.row, self.empty) = (0, 0);
            }
            Event::End(tag) if tag.name().as_ref() == ROW => {
                self.cells = self.cells.saturating_add(self.rows.saturating_mul(self.row));
                self.row = 0;
            }
            Event::Start(tag) if is_cell(tag) => self.cell(tag, true),
            Event::Empty(tag) if is_cell(tag) => self.cell(tag, says_something(tag)),
            _ => {}
        }
        // A row that is never closed counts, too.
        self.cells = self.cells.max(self.row);
    }

    fn cell(&mut self, tag: &BytesStart<'_>, is_full: bool) {
        let times = repeated(tag, "table:number-columns-repeated");
        self.row = self.row.saturating_add(self.empty);
        self.empty = 0;
        if is_full {
            self.row = self.row.saturating_add(times);
        } else {
            self.empty = times;
        }
    }
}

const ROW: &str = "table:table-row";

fn is_row(tag: &BytesStart<'_>) -> bool {
    tag.name().as_ref() == ROW
}

fn is_cell(tag: &BytesStart<'_>) -> bool {
    matches!(tag.name().as_ref(), "table:table-cell" | "table:covered-table-cell")
}

fn says_something(tag: &BytesStart<'_>) -> bool {
    tag.try_get_attribute("office:value-type").is_ok_and(|kind| kind.is_some())
}

fn repeated(tag: &BytesStart<'_>, name: &str) -> u64 {
    let times = tag.try_get_attribute(name).ok().flatten();
    times.and_then(|times| times.value.parse().ok()).unwrap_or(1)
}
