//! Which column holds which field: proposed with its reason, for a clerk to confirm.

use super::heading::{Heading, plain};
use super::names::NAMES;
use crate::batch::cells;
use crate::batch::mapping::{Column, Epoch, Mapping};
use crate::batch::words::meaning;
use crate::case::{Case, Field, Kind, Value};
use crate::choice::{Choice, choices};
use chrono::NaiveDateTime;

choices! {
    /// Why a column is taken for a field, or why it is asked; the most certain first.
    Reason {
        /// It was chosen for the same heading before.
        Remembered = "remembered",
        /// It is called so, and what stands in it fits.
        Named = "named",
        /// It may be called so, no other column is, and what stands in it fits.
        LikelyNamed = "likely-named",
        /// It is called so, but what stands in most of its cells does not fit: it is asked.
        DoesNotFit = "does-not-fit",
        /// It could be several fields: it is asked.
        SeveralFields = "several-fields",
        /// Another column could be the same field: it is asked.
        SeveralColumns = "several-columns",
        /// Only what stands in it looks like the field: it is asked.
        Content = "content",
        /// Nothing is known of it.
        Unknown = "unknown",
    }
}

impl Reason {
    /// Returns whether the column is taken without asking; it is shown all the same.
    #[must_use]
    pub const fn is_certain(self) -> bool {
        matches!(self, Self::Remembered | Self::Named | Self::LikelyNamed)
    }
}

/// A word in a column of words, how often it stands there, and what it is taken for.
#[derive(Clone, Debug, PartialEq)]
pub struct Word {
    /// The word as it stands there.
    pub word: String,
    /// How many of the rows looked at have it.
    pub rows: usize,
    /// What it is taken for; `None` where it is not understood, `Some(None)` where it says nothing.
    pub means: Option<Option<Value>>,
}

/// What one column is taken for.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposed {
    /// The heading as it stands in the table, and what stands above it.
    pub heading: String,
    /// What stands above several columns; empty where nothing does.
    pub group: String,
    /// The field that it is taken for; `None` where it is asked, or means nothing.
    pub field: Option<Field>,
    /// Why.
    pub reason: Reason,
    /// The fields that it could be as well, the likeliest first.
    pub alternatives: Vec<Field>,
    /// What stands in its first filled cells.
    pub examples: Vec<String>,
    /// The number of cells looked at that are filled, and of those that fit the field.
    pub filled: usize,
    /// The number of filled cells that the field (or the first alternative) can read.
    pub fits: usize,
    /// The words in it, the most frequent first, where the field is chosen from a list.
    pub words: Vec<Word>,
}

/// What a clerk chose for headings like these before: the plain heading, and the field or nothing.
pub type Remembered<'a> = &'a dyn Fn(&str) -> Option<Option<Field>>;

/// So many rows tell what stands in a column.
const LOOKED_AT: usize = 200;
const EXAMPLES: usize = 3;
const MOST_WORDS: usize = 100;

/// Proposes what the columns of a table mean, from its first rows.
///
/// ```
/// use parcel_claims::{batch::{Heading, Reason, propose}, case::Field};
/// let rows = [["快递单号（必填）", "应签收时间", "备注"], ["73000000000017", "2012/3/4 18:00", "急"]];
/// let rows = rows.map(|row| row.map(str::to_owned).to_vec());
/// let columns = propose(&rows, &Heading::find(&rows), None, "2012-03-20T12:00:00".parse().unwrap(), &|_| None);
/// assert_eq!((columns[0].field, columns[0].reason), (Some(Field::Waybill), Reason::Named));
/// assert_eq!((columns[2].field, columns[2].reason), (None, Reason::Unknown));
/// ```
#[must_use]
pub fn propose(
    rows: &[Vec<String>],
    heading: &Heading,
    epoch: Option<Epoch>,
    now: NaiveDateTime,
    remembered: Remembered<'_>,
) -> Vec<Proposed> {
    let data = rows.iter().skip(heading.row.map_or(0, |row| row + 1)).take(LOOKED_AT);
    let data: Vec<&Vec<String>> = data.collect();
    let column = |place: usize| -> Vec<&str> {
        let cells = data.iter().filter_map(|row| row.get(place)).map(|cell| cell.trim());
        cells.filter(|cell| !cell.is_empty()).collect()
    };
    let each = heading.columns.iter().zip(&heading.groups).enumerate();
    let mut columns: Vec<Proposed> = each
        .map(|(place, (name, group))| {
            let look = Look { cells: column(place), epoch, now };
            look.propose(name, group, remembered)
        })
        .collect();
    ask_for_doubles(&mut columns);
    for (place, proposed) in columns.iter_mut().enumerate() {
        let field = proposed.field.or(proposed.alternatives.first().copied());
        proposed.words = field.map(|field| words_of(field, &column(place))).unwrap_or_default();
    }
    columns
}

/// What stands in a column, to be looked at.
struct Look<'a> {
    cells: Vec<&'a str>,
    epoch: Option<Epoch>,
    now: NaiveDateTime,
}

impl Look<'_> {
    fn propose(&self, name: &str, group: &str, remembered: Remembered<'_>) -> Proposed {
        let plain_name = plain(name);
        let (sure, likely) = named(&plain_name, &plain(group));
        let chosen = remembered(&plain_name).filter(|_| !plain_name.is_empty());
        let (field, reason, alternatives) = match (chosen, sure.as_slice(), likely.as_slice()) {
            (Some(field), _, _) => (field, Reason::Remembered, Vec::new()),
            (None, [one], _) if self.fit(*one) => (Some(*one), Reason::Named, Vec::new()),
            (None, [one], _) => (None, Reason::DoesNotFit, vec![*one]),
            (None, [], [one]) if self.fit(*one) => (Some(*one), Reason::LikelyNamed, Vec::new()),
            (None, [], [one]) => (None, Reason::DoesNotFit, vec![*one]),
            (None, [], []) => match self.by_content() {
                Some(field) => (None, Reason::Content, vec![field]),
                None => (None, Reason::Unknown, Vec::new()),
            },
            (None, _, _) => (None, Reason::SeveralFields, sure.iter().chain(&likely).copied().collect()),
        };
        let (group, heading) = (group.to_owned(), name.to_owned());
        let examples = self.cells.iter().take(EXAMPLES).map(|cell| (*cell).to_owned()).collect();
        let fits = field.or(alternatives.first().copied()).map_or(0, |field| self.fits(field));
        let filled = self.cells.len();
        Proposed { heading, group, field, reason, alternatives, examples, filled, fits, words: Vec::new() }
    }

    /// How many filled cells the field can read.
    fn fits(&self, field: Field) -> usize {
        let mut words = cells::Words::new();
        let mut reads =
            |cell: &str| cells::read(&mut Case::default(), field, &mut words, cell, (self.epoch, self.now)).is_ok();
        self.cells.iter().filter(|cell| reads(cell)).count()
    }

    /// Whether most cells fit. Words may be new, and are asked one by one.
    fn fit(&self, field: Field) -> bool {
        let are_words = matches!(field.spec().kind, Kind::Choice(_) | Kind::YesNo);
        are_words && !self.cells.iter().all(|cell| is_number_or_date(cell)) || 2 * self.fits(field) >= self.cells.len()
    }

    /// A field that only what stands in the column looks like: numbers of parcels look like nothing else.
    fn by_content(&self) -> Option<Field> {
        let is_waybill = |cell: &&&str| {
            let figures = cell.bytes().filter(u8::is_ascii_digit).count();
            let plain = cell.trim_matches(['\'', '"', '=']);
            (10..=18).contains(&figures) && plain.bytes().all(|byte| byte.is_ascii_alphanumeric())
        };
        let all = self.cells.len();
        (all > 0 && self.cells.iter().filter(is_waybill).count() * 10 >= all * 9).then_some(Field::Waybill)
    }
}

fn is_number_or_date(cell: &str) -> bool {
    cell.len() > 3 && cell.bytes().all(|byte| byte.is_ascii_digit() || b"-/.: T".contains(&byte))
}

/// The fields that are called so for certain, and those that may be; with what stands above it, if it says more.
fn named(name: &str, group: &str) -> (Vec<Field>, Vec<Field>) {
    let fields = |name: &str, list: fn(&super::names::Names) -> &'static str| -> Vec<Field> {
        let is = |names: &&super::names::Names| list(names).split('、').any(|known| known == name);
        NAMES.iter().filter(is).map(|names| names.field).collect()
    };
    let both = [format!("{group}{name}"), name.to_owned()];
    let both: &[String] = if group.is_empty() { both.get(1..).unwrap_or_default() } else { &both };
    let found = |list: fn(&super::names::Names) -> &'static str| {
        both.iter().map(|name| fields(name, list)).find(|fields| !fields.is_empty() && !name.is_empty())
    };
    (found(|names| names.sure).unwrap_or_default(), found(|names| names.likely).unwrap_or_default())
}

/// Of several columns for one field the one that is more certain stays; where none is, all of them are asked.
fn ask_for_doubles(columns: &mut [Proposed]) {
    for &field in Field::ALL {
        let of_field = |column: &&mut Proposed| column.field == Some(field);
        let best =
            columns.iter().filter(|column| column.field == Some(field)).map(|column| column.reason.index()).min();
        let best = best.and_then(Reason::at);
        let so_certain =
            columns.iter().filter(|column| column.field == Some(field) && Some(column.reason) == best).count();
        for column in columns.iter_mut().filter(of_field) {
            if so_certain > 1 || Some(column.reason) != best {
                column.field = None;
                column.reason = Reason::SeveralColumns;
                column.alternatives = vec![field];
            }
        }
    }
}

/// The words of a column, the most frequent first.
fn words_of(field: Field, cells: &[&str]) -> Vec<Word> {
    let is_word = |cell: &&str| match field.spec().kind {
        Kind::Choice(_) | Kind::YesNo => true,
        Kind::Text(_) => false,
        _ => !cell.contains(|letter: char| letter.is_ascii_digit()),
    };
    let mut words: Vec<Word> = Vec::new();
    for cell in cells.iter().copied().filter(is_word) {
        if let Some(word) = words.iter_mut().find(|word| word.word == cell) {
            word.rows += 1;
        } else if words.len() < MOST_WORDS {
            words.push(Word { word: cell.to_owned(), rows: 1, means: meaning(field, cell) });
        }
    }
    words.sort_by_key(|word| std::cmp::Reverse(word.rows));
    words
}

/// What the columns mean, as far as it is certain.
#[must_use]
pub fn mapping(columns: &[Proposed], epoch: Option<Epoch>) -> Mapping {
    let mut mapping = Mapping::default();
    mapping.epoch = epoch;
    for (place, column) in columns.iter().enumerate() {
        if let Some(field) = column.field {
            let _ = mapping.column(place, Column::of(field));
        }
    }
    mapping
}
