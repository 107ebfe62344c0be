//! Workbooks, written: sheets of typed cells with a frozen heading, widths and a filter.
//!
//! The well-kept library for it asks the system for the time when it begins, which a module without imports cannot: this
//! writes the few parts that a workbook of plain tables has.

use super::archive::{Archive, NotWritten};
use crate::moment::Moment;
use crate::money::Fen;
use chrono::{NaiveDate, Timelike};
use std::fmt::Write as _;

/// No sheet of a workbook has more rows.
pub const MOST_ROWS: u32 = 1 << 20;
/// So much of a sheet is put together before it is packed.
const PIECE: usize = 1 << 16;

/// What stands in a cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cell<'a> {
    /// A text; an empty one is an empty cell.
    Text(&'a str),
    /// A text of the heading.
    Heading(&'a str),
    /// A sum, in yuan.
    Sum(Fen),
    /// A count.
    Count(i64),
    /// A day, or a minute of it.
    Moment(Moment),
}

/// A workbook that is being written, sheet by sheet and row by row.
///
/// ```
/// use parcel_claims::{money::Fen, sheets::{Cell, Table, XlsxWriter}};
/// let mut book = XlsxWriter::new();
/// book.sheet("明细", &[16, 8], true).unwrap();
/// book.row([Cell::Heading("运单号"), Cell::Heading("金额")]).unwrap();
/// book.row([Cell::Text("0073000000000017"), Cell::Sum(Fen::yuan(300))]).unwrap();
/// let mut read = Table::open(book.finish().unwrap(), None).unwrap();
/// let mut rows = Vec::new();
/// read.read(0, &mut |record| rows.push(record.cells().collect::<Vec<_>>().join("|"))).unwrap();
/// assert_eq!(rows, ["运单号|金额", "0073000000000017|300"]);
/// ```
pub struct XlsxWriter {
    archive: Archive,
    names: Vec<String>,
    text: String,
    rows: u32,
    columns: usize,
    has_filter: bool,
}

impl std::fmt::Debug for XlsxWriter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("XlsxWriter").field("names", &self.names).field("rows", &self.rows).finish_non_exhaustive()
    }
}

impl Default for XlsxWriter {
    fn default() -> Self {
        Self::new()
    }
}

impl XlsxWriter {
    /// Begins a workbook.
    #[must_use]
    pub fn new() -> Self {
        let archive = Archive::default();
        Self { archive, names: Vec::new(), text: String::new(), rows: 0, columns: 0, has_filter: false }
    }

    /// Begins a sheet with columns of these widths, in letters; its first row is its heading, which stays in sight and
    /// may be filtered by.
    ///
    /// # Errors
    /// Where the workbook does not fit into memory.
    pub fn sheet(&mut self, name: &str, widths: &[u32], has_filter: bool) -> Result<(), NotWritten> {
        self.end_sheet()?;
        self.names.push(name.to_owned());
        self.archive.begin(&format!("xl/worksheets/sheet{}.xml", self.names.len()))?;
        (self.rows, self.columns, self.has_filter) = (0, widths.len(), has_filter);
        self.text.push_str(HEAD);
        self.text.push_str(
            "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetViews>\
             <sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" \
             state=\"frozen\"/></sheetView></sheetViews><cols>",
        );
        for (place, width) in (1..).zip(widths) {
            let _ = write!(
                self.text,
                "<col min=\"{place}\" max=\"{place}\" width=\"{}.7\" customWidth=\"1\"/>",
                width.clamp(&4, &60)
            );
        }
        self.text.push_str("</cols><sheetData>");
        Ok(())
    }

    /// Writes a row of the sheet.
    ///
    /// # Errors
    /// Where no sheet was begun, or the workbook does not fit into memory.
    pub fn row<'c>(&mut self, cells: impl IntoIterator<Item = Cell<'c>>) -> Result<(), NotWritten> {
        self.rows += 1;
        let _ = write!(self.text, "<row r=\"{}\">", self.rows);
        for (place, cell) in cells.into_iter().enumerate() {
            write_cell(&mut self.text, place, self.rows, cell);
        }
        self.text.push_str("</row>");
        if self.text.len() >= PIECE { self.pack() } else { Ok(()) }
    }

    /// Returns the number of rows of the sheet so far, with its heading.
    #[must_use]
    pub fn rows(&self) -> u32 {
        self.rows
    }

    /// Ends the workbook, and returns its bytes.
    ///
    /// # Errors
    /// Where it does not fit into memory.
    pub fn finish(mut self) -> Result<Vec<u8>, NotWritten> {
        self.end_sheet()?;
        for (name, content) in frame(&self.names) {
            self.archive.begin(name)?;
            self.text.push_str(HEAD);
            self.text.push_str(&content);
            self.pack()?;
        }
        self.archive.finish()
    }

    fn pack(&mut self) -> Result<(), NotWritten> {
        self.archive.write(self.text.as_bytes())?;
        self.text.clear();
        Ok(())
    }

    fn end_sheet(&mut self) -> Result<(), NotWritten> {
        if self.names.is_empty() {
            return Ok(());
        }
        self.text.push_str("</sheetData>");
        if self.has_filter && self.rows > 0 && self.columns > 0 {
            let _ = write!(self.text, "<autoFilter ref=\"A1:{}{}\"/>", letters(self.columns - 1), self.rows);
        }
        self.text.push_str("</worksheet>");
        self.pack()
    }
}

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
/// 0: as it is; 1: heading; 2: a day; 3: a minute; 4: a sum; 5: text, however it looks.
const STYLES: &str = "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\
    <numFmts count=\"3\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/>\
    <numFmt numFmtId=\"165\" formatCode=\"yyyy\\-mm\\-dd\\ hh:mm\"/>\
    <numFmt numFmtId=\"166\" formatCode=\"#,##0.##\"/></numFmts>\
    <fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>\
    <font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>\
    <fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>\
    <borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
    <cellStyleXfs count=\"1\"><xf/></cellStyleXfs>\
    <cellXfs count=\"6\"><xf/><xf fontId=\"1\" applyFont=\"1\"/><xf numFmtId=\"164\" applyNumberFormat=\"1\"/>\
    <xf numFmtId=\"165\" applyNumberFormat=\"1\"/><xf numFmtId=\"166\" applyNumberFormat=\"1\"/>\
    <xf numFmtId=\"49\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>";

/// The parts that name the sheets, and say where each stands.
fn frame(names: &[String]) -> [(&'static str, String); 5] {
    let numbers = || 1..=names.len();
    let office = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    let kind = |part: &str, kind: &str| format!("<Override PartName=\"/xl/{part}.xml\" ContentType=\"{kind}+xml\"/>");
    let sheets: String = numbers()
        .map(|number| kind(&format!("worksheets/sheet{number}"), &format!("{office}.worksheet")))
        .chain([kind("workbook", &format!("{office}.sheet.main")), kind("styles", &format!("{office}.styles"))])
        .collect();
    let named = |(number, name): (usize, &String)| {
        format!("<sheet name=\"{}\" sheetId=\"{number}\" r:id=\"rId{number}\"/>", escaped(name))
    };
    let named: String = numbers().zip(names).map(named).collect();
    let related = |number: usize, kind: &str, target: &str| {
        format!("<Relationship Id=\"rId{number}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}.xml\"/>")
    };
    let relations: String = numbers()
        .map(|number| related(number, "worksheet", &format!("worksheets/sheet{number}")))
        .chain([related(names.len() + 1, "styles", "styles")])
        .collect();
    let root = related(1, "officeDocument", "xl/workbook");
    let types = "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
        <Default Extension=\"xml\" ContentType=\"application/xml\"/>";
    [
        ("[Content_Types].xml", format!("<Types xmlns=\"{PACKAGE}/content-types\">{types}{sheets}</Types>")),
        ("_rels/.rels", format!("<Relationships xmlns=\"{PACKAGE}/relationships\">{root}</Relationships>")),
        (
            "xl/workbook.xml",
            format!("<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><sheets>{named}</sheets></workbook>"),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!("<Relationships xmlns=\"{PACKAGE}/relationships\">{relations}</Relationships>"),
        ),
        ("xl/styles.xml", STYLES.to_owned()),
    ]
}

fn write_cell(text: &mut String, place: usize, row: u32, cell: Cell<'_>) {
    let at = letters(place);
    let _ = match cell {
        Cell::Text("") | Cell::Heading("") => Ok(()),
        // Text is never read as a formula.
        Cell::Text(words) => write!(
            text,
            "<c r=\"{at}{row}\" s=\"5\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>",
            escaped(words)
        ),
        Cell::Heading(words) => write!(
            text,
            "<c r=\"{at}{row}\" s=\"1\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>",
            escaped(words)
        ),
        Cell::Sum(sum) => write!(text, "<c r=\"{at}{row}\" s=\"4\"><v>{sum}</v></c>", sum = sum.to_yuan()),
        Cell::Count(count) => write!(text, "<c r=\"{at}{row}\"><v>{count}</v></c>"),
        Cell::Moment(moment) => {
            let style = if moment.clock.is_some() { 3 } else { 2 };
            write!(text, "<c r=\"{at}{row}\" s=\"{style}\"><v>{}</v></c>", serial(moment))
        }
    };
}

/// The number by which a spreadsheet knows a moment.
fn serial(moment: Moment) -> String {
    const MINUTES: u32 = 24 * 60;
    let first = NaiveDate::from_ymd_opt(1899, 12, 30).unwrap_or_default();
    let days = (moment.day - first).num_days();
    match moment.clock.map(|clock| clock.hour() * 60 + clock.minute()) {
        None => days.to_string(),
        // Ten digits of a day are far less than a second.
        Some(minutes) => {
            let part = format!("{:.10}", f64::from(minutes) / f64::from(MINUTES));
            format!("{days}{}", part.trim_start_matches('0'))
        }
    }
}

/// The name of a column: A, Z, AA.
fn letters(place: usize) -> String {
    let mut name = String::new();
    let mut left = place + 1;
    while left > 0 {
        let letter = u8::try_from((left - 1) % 26).map_or('A', |letter| char::from(b'A' + letter));
        name.insert(0, letter);
        left = (left - 1) / 26;
    }
    name
}

/// A text as XML may hold it: letters that it cannot hold are left out.
fn escaped(text: &str) -> std::borrow::Cow<'_, str> {
    if !text.contains(|letter: char| matches!(letter, '&' | '<' | '>' | '"') || is_barred(letter)) {
        return text.into();
    }
    let mut written = String::with_capacity(text.len() + 16);
    for letter in text.chars().filter(|letter| !is_barred(*letter)) {
        match letter {
            '&' => written.push_str("&amp;"),
            '<' => written.push_str("&lt;"),
            '>' => written.push_str("&gt;"),
            '"' => written.push_str("&quot;"),
            letter => written.push(letter),
        }
    }
    written.into()
}

fn is_barred(letter: char) -> bool {
    letter.is_control() && !matches!(letter, '\t' | '\n' | '\r') || matches!(letter, '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_the_names_of_spreadsheets() {
        assert_eq!([0, 25, 26, 701, 702].map(letters), ["A", "Z", "AA", "ZZ", "AAA"]);
    }

    #[test]
    fn moments_are_numbers_of_days() {
        let serial = |text| serial(Moment::parse(text).unwrap());
        assert_eq!(serial("2012-03-04"), "40972");
        assert_eq!(serial("2012-03-04T06:00"), "40972.2500000000");
        assert_eq!(serial("2012-03-04T00:00"), "40972.0000000000");
    }

    #[test]
    fn letters_that_a_workbook_cannot_hold_are_left_out() {
        assert_eq!(escaped("<1\u{1}&2\t>"), "&lt;1&amp;2\t&gt;");
    }
}
