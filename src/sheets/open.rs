//! A file of a table: opened, its sheets named, its rows read.

use super::bomb;
use super::csv::Csv;
use super::encoding::Encoding;
use super::kind::Kind;
use super::markup;
use super::record::Record;
use super::refused::{Refused, Sheet};
use super::separator::separator;
use super::spread;
use super::workbook::Workbook;

/// An opened file of a table.
pub struct Table {
    kind: Kind,
    sheets: Vec<Sheet>,
    source: Source,
}

enum Source {
    /// A text, already decoded.
    Text {
        text: String,
        encoding: Encoding,
        separator: u8,
        from: usize,
    },
    Book(Workbook),
}

impl Table {
    /// Opens a file, whatever its name; `encoding` is what somebody has said of a text, else it is guessed.
    ///
    /// # Errors
    /// Returns why it is no table.
    pub fn open(bytes: Vec<u8>, encoding: Option<Encoding>) -> Result<Self, Refused> {
        if bytes.is_empty() {
            return Err(Refused::Empty);
        }
        let kind = Kind::of(&bytes);
        let only = || vec![Sheet { name: String::new(), is_hidden: false }];
        match kind {
            Kind::Other(name) => Err(Refused::NotATable(name)),
            Kind::Xlsx | Kind::Xls | Kind::Ods => {
                if kind != Kind::Xls {
                    bomb::check(&bytes)?;
                }
                if kind == Kind::Ods {
                    spread::check(&bytes)?;
                }
                let book = Workbook::open(bytes, kind)?;
                Ok(Self { kind, sheets: book.sheets(), source: Source::Book(book) })
            }
            Kind::Text | Kind::Html | Kind::Xml => {
                let encoding = encoding.unwrap_or_else(|| Encoding::guess(&bytes));
                let text = encoding.decode(&bytes);
                let (separator, from) = separator(&text);
                Ok(Self { kind, sheets: only(), source: Source::Text { text, encoding, separator, from } })
            }
        }
    }

    /// Returns what the file is.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// Returns the encoding of a text; `None` for a workbook.
    #[must_use]
    pub fn encoding(&self) -> Option<Encoding> {
        if let Source::Text { encoding, .. } = &self.source { Some(*encoding) } else { None }
    }

    /// Returns whether the days of a workbook are counted from 1904; `None` where the file counts no days.
    #[must_use]
    pub fn is_1904(&self) -> Option<bool> {
        if let Source::Book(book) = &self.source { Some(book.is_1904()) } else { None }
    }

    /// Returns the sheets of the file, in their order.
    #[must_use]
    pub fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    /// Returns the sheet to begin with: the first that is not hidden.
    #[must_use]
    pub fn first_sheet(&self) -> usize {
        self.sheets.iter().position(|sheet| !sheet.is_hidden).unwrap_or(0)
    }

    /// Hands over every row of a sheet, by its place.
    ///
    /// # Errors
    /// Returns why it cannot be read to its end; the rows before are handed over.
    pub fn read(&mut self, sheet: usize, each: &mut dyn FnMut(Record<'_>)) -> Result<(), Refused> {
        match &mut self.source {
            Source::Book(book) => {
                let sheet = self.sheets.get(sheet).ok_or(Refused::Damaged)?;
                book.read(&sheet.name, each)
            }
            Source::Text { text, separator, from, .. } => {
                let text = text.get(*from..).unwrap_or_default();
                match self.kind {
                    Kind::Html => markup::html(text, each),
                    Kind::Xml => markup::xml(text, each),
                    _ => {
                        let mut csv = Csv::new(*separator);
                        csv.read(text, each)?;
                        csv.end(each)?;
                    }
                }
                Ok(())
            }
        }
    }
}

impl std::fmt::Debug for Table {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Table").field("kind", &self.kind).field("sheets", &self.sheets).finish_non_exhaustive()
    }
}
