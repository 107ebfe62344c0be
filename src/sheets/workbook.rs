//! Workbooks: XLSX, XLS and ODS, their sheets and rows.

use super::kind::Kind;
use super::record::Record;
use super::refused::{Refused, Sheet};
use super::rows::RowWriter;
use crate::moment::Moment;
use calamine::{Data, DataRef, ExcelDateTime, Ods, OdsError, Reader, SheetVisible, Xls, XlsError, Xlsx, XlsxError};
use chrono::{NaiveDate, NaiveTime, TimeDelta, Timelike};
use std::fmt::Write;
use std::io::Cursor;

type Bytes = Cursor<Vec<u8>>;

/// No row of a parcel has more cells; a sheet may say anything.
const WIDEST: u32 = 2000;
/// From here on a number has lost digits: a spreadsheet keeps fifteen.
const DIGITS: f64 = 1e15;

/// An open workbook.
pub(super) enum Workbook {
    Xlsx(Box<Xlsx<Bytes>>),
    Xls(Box<Xls<Bytes>>),
    Ods(Box<Ods<Bytes>>),
}

impl Workbook {
    pub(super) fn open(bytes: Vec<u8>, kind: Kind) -> Result<Self, Refused> {
        let bytes = Cursor::new(bytes);
        Ok(match kind {
            Kind::Xls if is_obfuscated(bytes.get_ref()) => return Err(Refused::Password),
            Kind::Xls => match Xls::new(bytes.clone()) {
                Ok(book) => Self::Xls(Box::new(book)),
                Err(XlsError::Password) => return Err(Refused::Password),
                // A workbook that is locked as a whole lies in the same kind of box.
                Err(_) => return Err(Xlsx::new(bytes).err().map_or(Refused::Damaged, of_xlsx)),
            },
            Kind::Ods => Self::Ods(Box::new(Ods::new(bytes).map_err(|error| match error {
                OdsError::Password => Refused::Password,
                OdsError::CellLimitExceeded { .. } => Refused::TooLarge(0),
                _ => Refused::Damaged,
            })?)),
            _ => Self::Xlsx(Box::new(Xlsx::new(bytes).map_err(of_xlsx)?)),
        })
    }

    /// Whether days are counted from 1904.
    pub(super) fn is_1904(&self) -> bool {
        match self {
            Self::Xlsx(book) => book.has_1904_epoch(),
            Self::Xls(book) => book.has_1904_epoch(),
            Self::Ods(_) => false,
        }
    }

    pub(super) fn sheets(&self) -> Vec<Sheet> {
        let of = |sheets: &[calamine::Sheet]| {
            let sheet = |sheet: &calamine::Sheet| Sheet {
                name: sheet.name.clone(),
                is_hidden: sheet.visible != SheetVisible::Visible,
            };
            sheets.iter().map(sheet).collect()
        };
        match self {
            Self::Xlsx(book) => of(book.sheets_metadata()),
            Self::Xls(book) => of(book.sheets_metadata()),
            Self::Ods(book) => of(book.sheets_metadata()),
        }
    }

    /// Hands over every row of a sheet that has a cell.
    pub(super) fn read(&mut self, sheet: &str, each: &mut dyn FnMut(Record<'_>)) -> Result<(), Refused> {
        match self {
            Self::Xlsx(book) => read_xlsx(book, sheet, each),
            Self::Xls(book) => read_range(&book.worksheet_range(sheet).map_err(|_| Refused::Damaged)?, each),
            Self::Ods(book) => read_range(&book.worksheet_range(sheet).map_err(|_| Refused::Damaged)?, each),
        }
    }
}

/// Whether the oldest of passwords lies on an XLS: its letters are exchanged and not encrypted, and would be read as they
/// are. The record that says so follows the first one of the workbook, which begins a sector.
fn is_obfuscated(bytes: &[u8]) -> bool {
    const SECTOR: usize = 512;
    const BEGINS: [u8; 8] = [0x09, 0x08, 0x10, 0, 0, 0x06, 0x05, 0];
    const READ_ONLY: [u8; 4] = [0x86, 0, 0, 0];
    let begins = |sector: &&[u8]| sector.starts_with(&BEGINS);
    let follows = |sector: &[u8]| {
        let rest = sector.get(20..)?;
        Some(rest.strip_prefix(&READ_ONLY).unwrap_or(rest).starts_with(&[0x2f, 0]))
    };
    bytes.chunks(SECTOR).filter(begins).any(|sector| follows(sector) == Some(true))
}

fn of_xlsx(error: XlsxError) -> Refused {
    match error {
        XlsxError::Password => Refused::Password,
        _ => Refused::Damaged,
    }
}

/// Cell by cell as they stand in the file, whatever its dimension says: WPS writes A1:A1.
fn read_xlsx(book: &mut Xlsx<Bytes>, sheet: &str, each: &mut dyn FnMut(Record<'_>)) -> Result<(), Refused> {
    let mut cells = book.worksheet_cells_reader(sheet).map_err(|_| Refused::Damaged)?;
    let mut row = RowWriter::default();
    let mut line = 0;
    while let Some(cell) = cells.next_cell().map_err(|_| Refused::Damaged)? {
        let (at, column) = cell.get_position();
        if at != line && !row.is_empty() {
            row.hand_over(u64::from(line) + 1, each);
        }
        line = at;
        if column < WIDEST {
            row.fill_to(usize::try_from(column).unwrap_or_default());
            row.push_with(|text| write_ref(text, cell.get_value()));
        }
    }
    if !row.is_empty() {
        row.hand_over(u64::from(line) + 1, each);
    }
    Ok(())
}

fn read_range(range: &calamine::Range<Data>, each: &mut dyn FnMut(Record<'_>)) -> Result<(), Refused> {
    let (first, left) = range.start().unwrap_or_default();
    let mut row = RowWriter::default();
    for (line, cells) in (u64::from(first) + 1..).zip(range.rows()) {
        if cells.iter().all(|cell| *cell == Data::Empty) {
            continue;
        }
        row.fill_to(usize::try_from(left.min(WIDEST)).unwrap_or_default());
        for cell in cells.iter().take(usize::try_from(WIDEST).unwrap_or_default()) {
            row.push_with(|text| write_owned(text, cell));
        }
        row.hand_over(line, each);
    }
    Ok(())
}

fn write_owned(text: &mut String, cell: &Data) {
    match cell {
        Data::Int(number) => write_ref(text, &DataRef::Int(*number)),
        Data::Float(number) => write_number(text, *number),
        Data::String(words) => text.push_str(words),
        Data::Bool(flag) => write_ref(text, &DataRef::Bool(*flag)),
        Data::DateTime(moment) => write_moment(text, moment),
        Data::DateTimeIso(words) | Data::DurationIso(words) => text.push_str(words),
        Data::Error(error) => drop(write!(text, "{error}")),
        Data::Empty => {}
    }
}

/// A cell as a text that a table would write: dates as `2012-03-04T08:30`, numbers in full.
fn write_ref(text: &mut String, cell: &DataRef<'_>) {
    match cell {
        DataRef::Int(number) => drop(write!(text, "{number}")),
        DataRef::Float(number) => write_number(text, *number),
        DataRef::String(words) => text.push_str(words),
        DataRef::SharedString(words) => text.push_str(words),
        DataRef::Bool(flag) => drop(write!(text, "{flag}")),
        DataRef::DateTime(moment) => write_moment(text, moment),
        DataRef::DateTimeIso(moment) => text.push_str(moment),
        DataRef::DurationIso(span) => text.push_str(span),
        DataRef::Error(error) => drop(write!(text, "{error}")),
        DataRef::Empty => {}
    }
}

/// In full where no digit is lost; else as a spreadsheet shows it, so that it is seen and refused.
fn write_number(text: &mut String, number: f64) {
    let is_whole = number.fract() == 0.0;
    let _ = match number.abs() {
        DIGITS.. if is_whole => {
            let shown = format!("{number:E}");
            let (mantissa, exponent) = shown.split_once('E').unwrap_or((&shown, "0"));
            let mantissa = mantissa.get(..mantissa.len().min(7)).unwrap_or(mantissa);
            write!(text, "{mantissa}E+{exponent}")
        }
        _ => write!(text, "{number}"),
    };
}

/// A date by the epoch of its workbook; a span of time as its number of days.
fn write_moment(text: &mut String, moment: &ExcelDateTime) {
    let (year, month, day, hour, minute, second, milli) = moment.to_ymd_hms_milli();
    let date = NaiveDate::from_ymd_opt(year.into(), month.into(), day.into());
    let clock = NaiveTime::from_hms_milli_opt(hour.into(), minute.into(), second.into(), milli.into());
    let at = date.zip(clock).filter(|_| moment.is_datetime()).map(|(date, clock)| date.and_time(clock));
    // A fraction of a second is what is lost in the number.
    let at = at.and_then(|at| at.checked_add_signed(TimeDelta::milliseconds(500)));
    let _ = match at {
        None => write!(text, "{}", moment.as_f64()),
        // A clock time without a day.
        Some(at) if moment.as_f64() < 1.0 => write!(text, "{:02}:{:02}", at.hour(), at.minute()),
        Some(at) if at.time() < NaiveTime::MIN + TimeDelta::seconds(1) => write!(text, "{}", Moment::from(at.date())),
        Some(at) => write!(text, "{}", Moment::from(at)),
    };
}
