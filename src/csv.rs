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

/// Writes a cell; no spreadsheet takes it for a formula.
pub(crate) fn push(file: &mut String, cell: &str) {
    if is_formula(cell) {
        push_as_it_is(file, &format!("'{cell}"));
    } else {
        push_as_it_is(file, cell);
    }
}

/// Whether a spreadsheet takes a cell for the beginning of a formula.
fn is_formula(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// Writes a cell that is read by us again.
pub(crate) fn push_as_it_is(file: &mut String, cell: &str) {
    if cell.contains(['"', ',', '\r', '\n']) {
        file.push('"');
        file.push_str(&cell.replace('"', "\"\""));
        file.push('"');
    } else {
        file.push_str(cell);
    }
}
