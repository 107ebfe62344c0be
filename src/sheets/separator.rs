//! Which separator stands between the cells of a text.

use super::csv::Csv;
use super::record::Record;

/// What may stand between cells, the most likely first.
const SEPARATORS: [u8; 4] = [b'\t', b',', b';', b'|'];
/// So many lines tell it.
const LINES: usize = 30;

/// Returns the separator of a table, and how many bytes before its first line say so: `sep=;` as Excel writes it.
///
/// It is the one that cuts most of the first lines into the same number of cells; where none cuts at all it is a comma.
///
/// ```
/// use parcel_claims::sheets::separator;
/// assert_eq!(separator("运单号\t备注\n730\t一，二\n"), (b'\t', 0));
/// assert_eq!(separator("sep=;\r\na;b\r\n"), (b';', 7));
/// assert_eq!(separator("运单号\n730\n"), (b',', 0));
/// ```
#[must_use]
pub fn separator(text: &str) -> (u8, usize) {
    let first = text.lines().next().unwrap_or_default();
    let told = first.trim_start_matches('\u{feff}').to_ascii_lowercase();
    if let [separator] = told.strip_prefix("sep=").unwrap_or_default().as_bytes() {
        let line_end = text.get(first.len()..).map_or(0, |rest| if rest.starts_with("\r\n") { 2 } else { 1 });
        return (*separator, first.len() + line_end);
    }
    let head: String = text.lines().take(LINES).flat_map(|line| [line, "\n"]).collect();
    let best = SEPARATORS.into_iter().map(|separator| (fit(&head, separator), separator));
    // Of equals the first.
    let best = best.reduce(|best, next| if next.0 > best.0 { next } else { best });
    match best {
        Some((fit, separator)) if fit > (0, 0) => (separator, 0),
        _ => (b',', 0),
    }
}

/// How many lines have the number of cells that most lines have, and that number; nothing where no line is cut.
fn fit(head: &str, separator: u8) -> (usize, usize) {
    let mut widths: Vec<(usize, usize)> = Vec::new();
    let mut each = |record: Record<'_>| {
        let width = record.len();
        match widths.iter_mut().find(|(known, _)| *known == width) {
            Some((_, rows)) => *rows += 1,
            None => widths.push((width, 1)),
        }
    };
    let mut csv = Csv::new(separator);
    let read = csv.read(head, &mut each).and_then(|()| csv.end(&mut each));
    let cut = widths.iter().filter(|(width, _)| *width > 1 && read.is_ok());
    cut.map(|(width, rows)| (*rows, *width)).max().unwrap_or_default()
}
