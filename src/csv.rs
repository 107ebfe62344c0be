//! Tables as files that a spreadsheet opens.

/// Returns a table as CSV after RFC 4180 in UTF-8, with the byte order mark that Excel needs; no cell runs as a
/// formula.
///
/// ```
/// use parcel_claims::csv::csv;
/// let table = [["编号", "金额"], ["A1", "=1+1"], ["A2", "\"一\"，二"]];
/// let rows = table.map(|row| row.map(str::to_owned).to_vec());
/// assert_eq!(csv(&rows), "\u{feff}编号,金额\r\nA1,'=1+1\r\nA2,\"\"\"一\"\"，二\"\r\n");
/// ```
#[must_use]
pub fn csv(rows: &[Vec<String>]) -> String {
    let mut file = "\u{feff}".to_owned();
    for row in rows {
        for (place, cell) in row.iter().enumerate() {
            if place > 0 {
                file.push(',');
            }
            push(&mut file, cell);
        }
        file.push_str("\r\n");
    }
    file
}

fn push(file: &mut String, cell: &str) {
    // A spreadsheet takes these for the beginning of a formula.
    let mark = if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    if cell.contains(['"', ',', '\r', '\n']) {
        file.push('"');
        file.push_str(mark);
        file.push_str(&cell.replace('"', "\"\""));
        file.push('"');
    } else {
        file.push_str(mark);
        file.push_str(cell);
    }
}
