//! The heading of a table: which row it is, and what its cells are called.

use super::names::NAMES;
use crate::scan::{is_invisible, narrow};

/// So many rows may stand above the first row of data.
const DEEPEST: usize = 12;

/// The heading of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heading {
    /// The place of its last row among the rows of the table, from 0; `None` where the table has no heading.
    pub row: Option<usize>,
    /// What each column is called, as it stands there.
    pub columns: Vec<String>,
    /// What stands above several columns together; empty where nothing does.
    pub groups: Vec<String>,
}

impl Heading {
    /// Finds the heading: the row among the first whose cells are most often called as columns are.
    #[must_use]
    pub fn find(rows: &[Vec<String>]) -> Self {
        let known = |row: &Vec<String>| row.iter().filter(|cell| is_known(cell)).count();
        let head = rows.iter().take(DEEPEST).enumerate().map(|(place, row)| (known(row), place));
        let best = head.filter(|(known, _)| *known > 0).reduce(|best, next| if next.0 > best.0 { next } else { best });
        best.map_or_else(|| Self::none(rows), |(_, row)| Self::at(rows, row))
    }

    /// Returns that of a table without one: as many columns as its longest row has cells, without names.
    #[must_use]
    pub fn none(rows: &[Vec<String>]) -> Self {
        let width = rows.iter().map(Vec::len).max().unwrap_or_default();
        Self { row: None, columns: vec![String::new(); width], groups: vec![String::new(); width] }
    }

    /// Returns the heading that stands in a row, from 0, with the groups above it.
    #[must_use]
    pub fn at(rows: &[Vec<String>], row: usize) -> Self {
        let width = rows.iter().map(Vec::len).max().unwrap_or_default();
        let cell = |row: Option<&Vec<String>>, place: usize| {
            row.and_then(|row| row.get(place)).map(|cell| cell.trim().to_owned()).unwrap_or_default()
        };
        let above = row.checked_sub(1).and_then(|above| rows.get(above));
        // A title fills one cell; groups stand above several.
        let filled = above.map_or(0, |above| above.iter().filter(|cell| !cell.trim().is_empty()).count());
        let above = above.filter(|_| filled > 1);
        let mut columns: Vec<String> = (0..width).map(|place| cell(rows.get(row), place)).collect();
        let mut groups = vec![String::new(); width];
        let mut group = String::new();
        for (place, (column, slot)) in columns.iter_mut().zip(&mut groups).enumerate() {
            let here = cell(above, place);
            if !here.is_empty() {
                group = here;
            }
            if column.is_empty() {
                // Merged downwards, the name stands in the upper row.
                column.clone_from(&group);
                group.clear();
            } else {
                slot.clone_from(&group);
            }
        }
        Self { row: Some(row), columns, groups }
    }
}

/// Whether a cell is called as a column is.
fn is_known(cell: &str) -> bool {
    let plain = plain(cell);
    let is = |list: &str| list.split('、').any(|name| !name.is_empty() && name == plain);
    !plain.is_empty() && NAMES.iter().any(|names| is(names.sure) || is(names.likely))
}

/// A heading without what people put around it: blanks, line breaks, quotation marks, `*`, `（必填）`, a unit.
///
/// ```
/// use parcel_claims::batch::plain;
/// for text in ["运单号", " 运单号 ", "\"运单\n号\"", "*运单号（必填）", "运单号(必填)", "【运单号】", "运单号：", "运单号*"] {
///     assert_eq!(plain(text), "运单号", "{text}");
/// }
/// assert_eq!(plain("货值(元)"), "货值");
/// assert_eq!(plain("Waybill No."), "waybillno");
/// ```
#[must_use]
pub fn plain(heading: &str) -> String {
    const ASIDES: [&str; 14] = [
        "(必填)",
        "(必填项)",
        "(选填)",
        "(可选)",
        "(必录)",
        "(元)",
        "(人民币)",
        "(人民币元)",
        "(yuan)",
        "(required)",
        "(optional)",
        "[必填]",
        "[元]",
        "/元",
    ];
    const AROUND: &[char] = &['"', '“', '”', '\'', '*', '【', '】', '[', ']', ':', '.', '★', '●', '#'];
    let text: String = narrow(heading)
        .chars()
        .filter(|letter| !letter.is_whitespace() && !is_invisible(*letter) && !letter.is_control())
        .flat_map(char::to_lowercase)
        .collect();
    let mut text = text.as_str();
    loop {
        let around = text.trim_matches(AROUND);
        let aside = ASIDES.iter().find_map(|aside| around.strip_suffix(aside).or_else(|| around.strip_prefix(aside)));
        match aside {
            Some(rest) => text = rest,
            None if around == text => return text.to_owned(),
            None => text = around,
        }
    }
}
