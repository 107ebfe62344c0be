//! What another figure or another reading makes of a table.

use super::sheet::{Line, PartId, Sheet, SheetPart};
use serde::Serialize;

/// A row that is not what it was.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Change {
    /// The part it stands in.
    pub part: PartId,
    /// Holds the old line; none where no row of the old table asks the same.
    pub old: Option<Line>,
    /// Holds the new line; none where no row of the new table asks the same.
    pub new: Option<Line>,
}

/// The rows that differ, part by part: those that ask the same and say something else, or say it of other figures,
/// in pairs; then those that are gone, and those that are new.
///
/// ```
/// use parcel_claims::{rulebook::{DEFAULT_ID, Rulebook}, lang::Lang, table::Table, words::table::{compare, table_sheet}};
/// let file = Rulebook::built_in_file(DEFAULT_ID).unwrap().replace("\"capYuan\": 300", "\"capYuan\": 400");
/// let other = Rulebook::load(&serde_json::from_str(&file).unwrap()).unwrap();
/// let sheet = |rulebook: &Rulebook| table_sheet(&Table::of(rulebook.parcel.as_ref().unwrap()), Lang::En);
/// let changes = compare(&sheet(Rulebook::built_in()), &sheet(&other));
/// let sums = changes.iter().map(|change| [&change.old, &change.new].map(|row| row.as_ref().unwrap().texts[2].as_str()));
/// assert_eq!(sums.clone().next().unwrap(), [
///     "the value, at most 300 yuan (loss-4)",
///     "the value, at most 400 yuan (loss-4)",
/// ]);
/// assert_eq!(sums.count(), 5); // lost in transit; damaged and contaminated there, in part or wholly
/// ```
#[must_use]
pub fn compare(old: &Sheet, new: &Sheet) -> Vec<Change> {
    let mut changes = Vec::new();
    for (old, new) in old.parts.iter().zip(&new.parts) {
        let rows = |part: &'_ SheetPart| -> Vec<Line> {
            part.groups.iter().flat_map(|group| group.rows.iter().cloned()).collect()
        };
        let (old_rows, mut new_rows) = (rows(old), rows(new));
        let mut gone = Vec::new();
        for old_row in old_rows {
            match new_rows.iter().position(|new| asks(new, &old_row)) {
                Some(place) => {
                    let new_row = new_rows.remove(place);
                    if (&old_row.conditions, &old_row.texts) != (&new_row.conditions, &new_row.texts) {
                        changes.push(Change { part: old.part, old: Some(old_row), new: Some(new_row) });
                    }
                }
                None => gone.push(old_row),
            }
        }
        changes.extend(gone.into_iter().map(|row| Change { part: old.part, old: Some(row), new: None }));
        changes.extend(new_rows.into_iter().map(|row| Change { part: old.part, old: None, new: Some(row) }));
    }
    changes
}

/// Whether two rows ask the same, whatever the figures.
fn asks(one: &Line, other: &Line) -> bool {
    let codes = |row: &Line| -> Vec<_> {
        row.conditions.iter().map(|condition| (condition.circumstance, condition.answers.clone())).collect()
    };
    codes(one) == codes(other)
}
