//! Files as programs write them, oddities and all, made by code.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A packed file of parts.
pub fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A sheet of a workbook: its name, its state, and its rows as XML.
pub struct Sheet {
    pub name: &'static str,
    pub state: &'static str,
    pub rows: String,
}

impl Sheet {
    pub fn of(rows: String) -> Self {
        Self { name: "Sheet1", state: "visible", rows }
    }
}

/// A cell as a workbook writes it.
pub enum Cell {
    Text(&'static str),
    Number(f64),
    /// A number shown as a date and clock time.
    Date(f64),
    /// A formula, and its value as it was last worked out.
    Formula(&'static str, Option<f64>),
    Flag(bool),
    Error(&'static str),
    Nothing,
}

/// Rows of cells as XML. WPS writes the address of no cell.
pub fn rows(rows: &[&[Cell]], with_addresses: bool) -> String {
    let mut xml = String::new();
    for (number, cells) in (1..).zip(rows) {
        write!(xml, "<row r=\"{number}\">").unwrap();
        for (letter, cell) in ('A'..).zip(*cells) {
            let at = if with_addresses { format!(" r=\"{letter}{number}\"") } else { String::new() };
            match cell {
                Cell::Text(text) => {
                    let text = text.replace('&', "&amp;").replace('<', "&lt;");
                    write!(xml, "<c{at} t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>")
                }
                Cell::Number(number) => write!(xml, "<c{at}><v>{number:?}</v></c>"),
                Cell::Date(days) => write!(xml, "<c{at} s=\"1\"><v>{days:?}</v></c>"),
                Cell::Formula(formula, Some(value)) => write!(xml, "<c{at}><f>{formula}</f><v>{value:?}</v></c>"),
                Cell::Formula(formula, None) => write!(xml, "<c{at}><f>{formula}</f></c>"),
                Cell::Flag(flag) => write!(xml, "<c{at} t=\"b\"><v>{}</v></c>", u8::from(*flag)),
                Cell::Error(error) => write!(xml, "<c{at} t=\"e\"><v>{error}</v></c>"),
                Cell::Nothing => write!(xml, "<c{at}/>"),
            }
            .unwrap();
        }
        xml.push_str("</row>");
    }
    xml
}

/// A workbook of Excel 2007, with a dimension as WPS writes it.
pub fn xlsx(sheets: &[Sheet], is_1904: bool) -> Vec<u8> {
    let main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006";
    let mut parts = vec![
        (
            "[Content_Types].xml".to_owned(),
            format!(
                "<Types xmlns=\"{package}/content-types\">\
                 <Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>"
            ),
        ),
        (
            "_rels/.rels".to_owned(),
            format!(
                "<Relationships xmlns=\"{package}/relationships\"><Relationship Id=\"rId1\" \
                 Type=\"{office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/styles.xml".to_owned(),
            format!(
                "<styleSheet {main}><numFmts count=\"1\">\
                 <numFmt numFmtId=\"164\" formatCode=\"yyyy/m/d\\ h:mm\"/></numFmts>\
                 <cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>"
            ),
        ),
    ];
    let (mut list, mut relations) = (String::new(), String::new());
    for (number, sheet) in (1..).zip(sheets) {
        let Sheet { name, state, rows } = sheet;
        write!(list, "<sheet name=\"{name}\" sheetId=\"{number}\" state=\"{state}\" r:id=\"rId{number}\"/>").unwrap();
        write!(
            relations,
            "<Relationship Id=\"rId{number}\" Type=\"{office}/worksheet\" Target=\"worksheets/sheet{number}.xml\"/>"
        )
        .unwrap();
        let xml = format!("<worksheet {main}><dimension ref=\"A1:A1\"/><sheetData>{rows}</sheetData></worksheet>");
        parts.push((format!("xl/worksheets/sheet{number}.xml"), xml));
    }
    write!(relations, "<Relationship Id=\"rId99\" Type=\"{office}/styles\" Target=\"styles.xml\"/>").unwrap();
    let epoch = if is_1904 { "<workbookPr date1904=\"1\"/>" } else { "" };
    let book = format!("<workbook {main} xmlns:r=\"{office}\">{epoch}<sheets>{list}</sheets></workbook>");
    parts.push(("xl/workbook.xml".to_owned(), book));
    let relations = format!("<Relationships xmlns=\"{package}/relationships\">{relations}</Relationships>");
    parts.push(("xl/_rels/workbook.xml.rels".to_owned(), relations));
    let parts: Vec<(&str, &str)> = parts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    packed(&parts)
}

/// A spreadsheet of LibreOffice.
pub fn ods(rows: &[&[&str]]) -> Vec<u8> {
    let mut table = String::new();
    for row in rows {
        table.push_str("<table:table-row>");
        for cell in *row {
            write!(table, "<table:table-cell office:value-type=\"string\"><text:p>{cell}</text:p></table:table-cell>")
                .unwrap();
        }
        table.push_str("</table:table-row>");
    }
    ods_of(&table, "")
}

/// The same, of the text of its table; `locks`: what its list of parts says of them.
pub fn ods_of(table: &str, locks: &str) -> Vec<u8> {
    let name = "urn:oasis:names:tc:opendocument:xmlns";
    let content = format!(
        "<office:document-content xmlns:office=\"{name}:office:1.0\" xmlns:table=\"{name}:table:1.0\" \
         xmlns:text=\"{name}:text:1.0\"><office:body><office:spreadsheet><table:table table:name=\"表1\">{table}\
         </table:table></office:spreadsheet></office:body></office:document-content>"
    );
    let parts = format!("<manifest:manifest xmlns:manifest=\"{name}:manifest:1.0\">{locks}</manifest:manifest>");
    packed(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", &parts),
        ("content.xml", &content),
    ])
}

/// The box that Excel puts a locked workbook into: one that holds a part of that name.
pub fn locked() -> Vec<u8> {
    compound("EncryptedPackage", &[])
}

/// A workbook of Excel 97 that is locked by a record of its own; `way`: 0 exchanges letters, 1 encrypts.
pub fn locked_xls(way: u8) -> Vec<u8> {
    let begins = [&[0x09, 0x08, 16, 0, 0, 6, 5, 0][..], &[0; 12]].concat();
    compound("Workbook", &[&begins[..], &[0x2f, 0, 6, 0, way, 0, 0x11, 0x22, 0x33, 0x44]].concat())
}

/// A box of the old kind with one part, of at most eight sectors.
fn compound(name: &str, content: &[u8]) -> Vec<u8> {
    const SECTOR: usize = 512;
    const END: u32 = 0xffff_fffe;
    let mut file = vec![0_u8; SECTOR];
    file[..8].copy_from_slice(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    let put16 = |file: &mut Vec<u8>, at: usize, number: u16| file[at..at + 2].copy_from_slice(&number.to_le_bytes());
    let put32 = |file: &mut Vec<u8>, at: usize, number: u32| file[at..at + 4].copy_from_slice(&number.to_le_bytes());
    put16(&mut file, 24, 0x3e);
    put16(&mut file, 26, 3);
    put16(&mut file, 28, 0xfffe);
    put16(&mut file, 30, 9);
    put16(&mut file, 32, 6);
    put32(&mut file, 44, 1);
    put32(&mut file, 48, 1);
    put32(&mut file, 56, 4096);
    put32(&mut file, 60, END);
    put32(&mut file, 68, END);
    (76..SECTOR).step_by(4).for_each(|at| put32(&mut file, at, 0xffff_ffff));
    put32(&mut file, 76, 0);
    // The table of sectors: itself, the folder, and the eight of the part, each of which leads to the next.
    let mut sectors = vec![0xff_u8; SECTOR];
    let next = [0xffff_fffd, END].into_iter().chain(3..10).chain([END]);
    (0..).step_by(4).zip(next).for_each(|(at, next)| put32(&mut sectors, at, next));
    let mut folder = vec![0_u8; SECTOR];
    for (place, (name, kind)) in [("Root Entry", 5_u8), (name, 2)].into_iter().enumerate() {
        let at = place * 128;
        let letters: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        folder[at..at + letters.len()].copy_from_slice(&letters);
        put16(&mut folder, at + 64, u16::try_from(letters.len() + 2).unwrap());
        folder[at + 66] = kind;
        (at + 68..at + 80).step_by(4).for_each(|at| put32(&mut folder, at, 0xffff_ffff));
        put32(&mut folder, at + 116, END);
    }
    put32(&mut folder, 76, 1);
    let mut part = content.to_vec();
    part.resize(8 * SECTOR, 0);
    put32(&mut folder, 128 + 116, 2);
    put32(&mut folder, 128 + 120, u32::try_from(part.len()).unwrap());
    [file, sectors, folder, part].concat()
}
