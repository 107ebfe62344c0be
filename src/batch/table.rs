//! A table row by row: cells in, exactly one row out each.

use super::cells::{self, Words, Wrong};
use super::desk::Desk;
use super::mapping::Mapping;
use super::row::Row;
use super::rules::Rules;
use super::totals::Totals;
use crate::case::{Case, Field, Value, out_of_order};
use crate::estimate::Brief;
use chrono::NaiveDateTime;
use std::collections::BTreeMap;

/// A problem of a row, placed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The column, from 0; `None` where the value holds for every row, or the whole row is meant.
    pub column: Option<usize>,
    /// The field that the column holds; `None` where the whole row is meant.
    pub field: Option<Field>,
    /// What is wrong.
    pub wrong: Wrong,
}

/// A table that is being answered: what its columns mean, the answers and the totals so far.
///
/// It never stops at a bad row: one that is not sound is a row of its own, with every problem, and in no sum.
///
/// ```
/// use parcel_claims::{batch::{Batch, Column, Mapping}, case::Field, money::Fen, rulebook::ParcelRules};
/// let mut mapping = Mapping::default();
/// for (place, field) in [Field::Waybill, Field::DueAt, Field::SignedAt].into_iter().enumerate() {
///     assert!(mapping.column(place, Column::of(field)));
/// }
/// mapping.constant(Field::DeliveredBy, "station").unwrap();
/// let mut batch = Batch::new(ParcelRules::built_in(), mapping, "2012-03-20T12:00:00".parse().unwrap());
/// batch.row(["73000000000017", "2012/3/4", "2012-03-06 08:30:00"]);
/// batch.row(["73000000000025", "2012/3/4", "2012-02-30"]);
/// assert_eq!(batch.problems().len(), 1);
/// let totals = batch.totals();
/// assert_eq!((totals.all.rows, totals.unsound), (1, 1));
/// assert_eq!(totals.all.fine.min, Fen::yuan(40)); // delay-2: two days late
/// ```
#[derive(Debug)]
pub struct Batch {
    desk: Desk,
    mapping: Mapping,
    /// The number of columns of the heading; none: rows may have any length.
    width: Option<usize>,
    case: Case,
    /// The words that have been understood so far, by column.
    words: Vec<Words>,
    problems: Vec<Problem>,
    /// The words of the row answered last that its columns do not know.
    unknown: Vec<(usize, String)>,
    counts: Counts,
}

/// A fact that holds for one row beside its cells; `None` leaves it out.
pub type Change = (Field, Option<Value>);

/// What is counted beside the sums.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// The rows that are not sound.
    pub unsound: i64,
    /// The rows without anything in them.
    pub blank: i64,
    /// The rows that are totals of others, such as 合计.
    pub total: i64,
    /// How often each problem occurs, by its column, its field and its code.
    pub problems: BTreeMap<(Option<usize>, Option<Field>, &'static str), i64>,
    /// How often each word occurs that its column does not know.
    pub words: BTreeMap<(usize, String), i64>,
}

/// So many different words are listed; more are no words, but free text.
const MOST_WORDS: usize = 1000;

impl Counts {
    fn word(&mut self, word: &(usize, String), by: i64) {
        if self.words.len() < MOST_WORDS || self.words.contains_key(word) {
            *self.words.entry(word.clone()).or_default() += by;
        }
    }
}

impl Batch {
    /// Makes a table for one moment, China time.
    #[must_use]
    pub fn new(rules: impl Into<Rules>, mapping: Mapping, as_of: NaiveDateTime) -> Self {
        let desk = Desk::new(rules, as_of);
        let last = mapping.columns().last().map_or(0, |(place, _)| place + 1);
        let words = (0..last).map(|place| mapping.at(place).map(|column| column.words.clone()).unwrap_or_default());
        let (words, case, counts) = (words.collect(), Case::default(), Counts::default());
        Self { desk, mapping, width: None, case, words, problems: Vec::new(), unknown: Vec::new(), counts }
    }

    /// Says how many columns the heading has: a row that is longer is shifted.
    pub fn set_width(&mut self, columns: usize) {
        self.width = Some(columns);
    }

    /// Answers a row and adds it to the totals.
    pub fn row<'c>(&mut self, cells: impl IntoIterator<Item = &'c str>) -> Row {
        self.row_with(cells, &[])
    }

    /// Answers a row and adds it to the totals; what is changed holds in place of what its cells say.
    pub fn row_with<'c>(&mut self, cells: impl IntoIterator<Item = &'c str>, changes: &[Change]) -> Row {
        let row = self.look(cells, changes);
        self.count(row, 1);
        row
    }

    /// Answers a row that was answered before, with what holds for it now in place of what held then: both the totals
    /// and what is counted beside them are as if it had been so from the beginning.
    pub fn again<'c, C>(&mut self, cells: C, before: &[Change], now: &[Change]) -> Row
    where
        C: IntoIterator<Item = &'c str> + Clone,
    {
        let row = self.look(cells.clone(), before);
        self.count(row, -1);
        self.row_with(cells, now)
    }

    /// Answers a row without adding it to anything; what is changed holds in place of what its cells say.
    pub fn look<'c>(&mut self, cells: impl IntoIterator<Item = &'c str>, changes: &[Change]) -> Row {
        let Self { desk, mapping, width, case, words, problems, unknown, .. } = self;
        case.clear();
        problems.clear();
        unknown.clear();
        let (mut is_blank, mut is_total) = (true, false);
        for (place, cell) in cells.into_iter().enumerate() {
            if cell.is_empty() {
                continue;
            }
            let (Some(column), Some(words)) = (mapping.at(place), words.get_mut(place)) else {
                let is_filled = is_filled(cell);
                is_blank &= !is_filled;
                is_total |= is_filled && is_of_a_total(cell);
                if is_filled && width.is_some_and(|width| place >= width) {
                    problems.push(Problem { column: Some(place), field: None, wrong: Wrong::TooLong });
                }
                continue;
            };
            is_blank = is_blank && !is_filled(cell);
            if let Err(wrong) = cells::read(case, column.field, words, cell, (mapping.epoch, desk.as_of())) {
                is_total |= is_of_a_total(cell);
                if wrong == Wrong::Word {
                    unknown.push((place, cell.trim().to_owned()));
                }
                problems.push(Problem { column: Some(place), field: Some(column.field), wrong });
            }
        }
        if is_blank && changes.is_empty() {
            return Row::BLANK;
        }
        self.finish(is_total, changes)
    }

    fn count(&mut self, row: Row, by: i64) {
        match row {
            Row::BLANK => self.counts.blank += by,
            Row::TOTAL => self.counts.total += by,
            Row::UNSOUND => {
                self.counts.unsound += by;
                for problem in &self.problems {
                    let key = (problem.column, problem.field, problem.wrong.code());
                    *self.counts.problems.entry(key).or_default() += by;
                }
            }
            row if by > 0 => self.desk.add(row),
            row => self.desk.remove(row),
        }
        for word in std::mem::take(&mut self.unknown) {
            self.counts.word(&word, by);
        }
    }

    /// What the cells together say.
    fn finish(&mut self, is_total: bool, changes: &[Change]) -> Row {
        let Self { desk, mapping, case, problems, .. } = self;
        let waybill = case.waybill();
        if is_total || waybill.is_some_and(is_of_a_total) {
            let numbered = waybill.is_some_and(|waybill| waybill.contains(|letter: char| letter.is_ascii_digit()));
            if !numbered {
                return Row::TOTAL;
            }
        }
        for (field, value) in mapping.constants() {
            case.set(*field, Some(value.clone()));
        }
        for (field, value) in changes {
            case.set(*field, value.clone());
            problems.retain(|problem| problem.field != Some(*field));
        }
        for (field, fault) in out_of_order(case, desk.as_of()) {
            problems.push(Problem { column: mapping.place_of(field), field: Some(field), wrong: fault.into() });
        }
        if !problems.is_empty() {
            return Row::UNSOUND;
        }
        desk.answer(case).unwrap_or_else(|_| {
            let field = Field::SentOn;
            problems.push(Problem { column: mapping.place_of(field), field: Some(field), wrong: Wrong::NotCovered });
            Row::UNSOUND
        })
    }

    /// Returns every problem of the row that was answered last.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// Returns the case of the row that was answered last, without what is not sound.
    #[must_use]
    pub fn case(&self) -> &Case {
        &self.case
    }

    /// Returns the answer to a row in columns; `None` where the row is not sound.
    #[must_use]
    pub fn brief(&self, row: Row) -> Option<Brief> {
        self.desk.brief(row)
    }

    /// Returns the totals of all rows so far.
    #[must_use]
    pub fn totals(&self) -> Totals {
        Totals { unsound: self.counts.unsound, ..self.desk.totals() }
    }

    /// Returns what has been counted beside the sums.
    #[must_use]
    pub fn counts(&self) -> &Counts {
        &self.counts
    }

    /// Returns what the columns mean.
    #[must_use]
    pub fn mapping(&self) -> &Mapping {
        &self.mapping
    }

    /// Returns where the rows are answered.
    #[must_use]
    pub fn desk(&self) -> &Desk {
        &self.desk
    }
}

/// Whether anything but blanks stands in a cell.
fn is_filled(cell: &str) -> bool {
    cell.bytes().next().is_some_and(|byte| byte.is_ascii_graphic()) || !cell.trim().is_empty()
}

/// Whether a cell says that its row sums up others.
fn is_of_a_total(cell: &str) -> bool {
    if !cell.trim_start().starts_with(['合', '总', '小', '汇', 'T']) {
        return false;
    }
    const NAMES: [&str; 7] = ["合计", "总计", "小计", "汇总", "总数", "Total", "TOTAL"];
    let cell = cell.trim().trim_end_matches([':', '：']);
    // 合 计 is spread over its cell.
    NAMES.contains(&cell) || cell.starts_with('合') && cell.split_whitespace().eq(["合", "计"])
}
