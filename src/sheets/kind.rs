//! What a file is, known by its bytes.

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Lines of cells with a separator between them.
    Text,
    /// A web page with a table, which many systems save under the name of a spreadsheet.
    Html,
    /// A spreadsheet of Excel 2003 written as XML.
    Xml,
    /// A workbook of Excel 2007 and later, or of WPS.
    Xlsx,
    /// A workbook of Excel 97 to 2003, or of WPS.
    Xls,
    /// A spreadsheet of `LibreOffice`.
    Ods,
    /// Something else, named as people call it.
    Other(&'static str),
}

const OLE: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/// So far one has to look into a file, and into its end.
const HEAD: usize = 4096;
const LIST: usize = 1 << 16;

const OTHERS: [(&[u8], &str); 12] = [
    (b"%PDF", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7z"),
    (b"\x1f\x8b", "gzip"),
    (b"SQLite format 3", "SQLite"),
    (b"PAR1", "Parquet"),
    (b"ARROW1", "Arrow"),
    (b"MZ", "EXE"),
];

impl Kind {
    /// Returns what a file is, by its first bytes and what stands among them.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        let head = bytes.get(..bytes.len().min(HEAD)).unwrap_or_default();
        if head.starts_with(b"PK\x03\x04") {
            // The list of its parts stands at the end.
            let tail = bytes.get(bytes.len().saturating_sub(LIST)..).unwrap_or_default();
            let part = |name: &[u8]| has(tail, name) || has(head, name);
            return match () {
                () if part(b"xl/") => Self::Xlsx,
                () if part(b"word/") => Self::Other("DOCX"),
                () if has(head, b"opendocument.text") => Self::Other("ODT"),
                () if part(b"content.xml") => Self::Ods,
                () => Self::Other("ZIP"),
            };
        }
        if head.starts_with(OLE) {
            return Self::Xls;
        }
        let named = |(magic, _): &&(&[u8], &str)| head.starts_with(magic) && (magic.len() > 2 || has(head, b"\0"));
        if let Some((_, name)) = OTHERS.iter().find(named) {
            return Self::Other(name);
        }
        Self::of_text(&text_of(head))
    }

    /// A page or a sheet written as text, after whatever stands before its first bracket.
    fn of_text(head: &str) -> Self {
        let head = head.trim_start_matches('\u{feff}').trim_start().to_ascii_lowercase();
        if !head.starts_with('<') {
            return Self::Text;
        }
        if head.contains("urn:schemas-microsoft-com:office:spreadsheet") && head.contains("<workbook") {
            return Self::Xml;
        }
        let tags = ["<html", "<table", "<!doctype html", "<meta", "<tr", "<head", "<body"];
        if tags.iter().any(|tag| head.contains(tag)) { Self::Html } else { Self::Text }
    }
}

fn has(bytes: &[u8], what: &[u8]) -> bool {
    bytes.windows(what.len()).any(|window| window == what)
}

/// The beginning as a text, whatever its encoding: marks are ASCII.
fn text_of(head: &[u8]) -> String {
    head.iter().filter(|byte| **byte != 0).map(|byte| char::from(*byte)).collect()
}
