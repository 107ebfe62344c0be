//! A table as a text that spreadsheets open.

/// Returns lines of cells as CSV after RFC 4180, with a byte order mark, without which spreadsheets misread Chinese.
///
/// A cell that a spreadsheet would take for a formula begins with an apostrophe.
///
/// ```
/// use parcel_claims::penalty::csv;
/// let text = csv(&[vec!["姓名".to_owned(), "=1+1".to_owned()], vec!["a\"b".to_owned(), "1,5".to_owned()]]);
/// assert_eq!(text, "\u{feff}姓名,'=1+1\r\n\"a\"\"b\",\"1,5\"\r\n");
/// ```
#[must_use]
pub fn csv(lines: &[Vec<String>]) -> String {
    let mut text = "\u{feff}".to_owned();
    for line in lines {
        for (place, cell) in line.iter().enumerate() {
            if place > 0 {
                text.push(',');
            }
            put(cell, &mut text);
        }
        text.push_str("\r\n");
    }
    text
}

fn put(cell: &str, text: &mut String) {
    let quoted = cell.contains(['"', ',', '\r', '\n']);
    if quoted {
        text.push('"');
    }
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        text.push('\'');
    }
    for letter in cell.chars() {
        if letter == '"' {
            text.push('"');
        }
        text.push(letter);
    }
    if quoted {
        text.push('"');
    }
}
