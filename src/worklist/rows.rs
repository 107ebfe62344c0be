//! The rows of a table that are answered.

use crate::batch::{Batch, Change, Row};
use crate::case::{Case, Field};
use crate::moment::Moment;
use chrono::Datelike;
use std::collections::BTreeMap;

/// The rows that are answered, each in twenty-two bytes beside what is counted.
#[derive(Debug)]
pub(super) struct Rows {
    pub(super) batch: Batch,
    pub(super) answers: Vec<Row>,
    /// The byte of the text at which each row begins.
    starts: Vec<u32>,
    /// The line in which each row begins.
    lines: Vec<u32>,
    months: Vec<Month>,
    /// What was changed here, by the number of the row.
    changes: BTreeMap<u32, Vec<Change>>,
    /// The byte behind the last row.
    pub(super) end: u64,
    /// Whether the text was read to its end.
    pub(super) is_whole: bool,
    /// Whether letters could not be read in the encoding of the text.
    pub(super) is_garbled: bool,
}

/// A month of a sending date: the number of months since the year 2000, or that it is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Month(u16);

impl Month {
    const UNKNOWN: Self = Self(u16::MAX);
    const FIRST_YEAR: i32 = 2000;

    fn of(case: &Case) -> Self {
        let sent: Option<Moment> = case.moment(Field::SentOn).known();
        let months = |sent: Moment| {
            let years = u32::try_from(sent.day.year() - Self::FIRST_YEAR).ok()?;
            u16::try_from(years * 12 + sent.day.month0()).ok()
        };
        sent.and_then(months).map_or(Self::UNKNOWN, Self)
    }

    /// The month as `2012-03`; none where it is not known.
    pub(super) fn name(self) -> Option<String> {
        let (years, month) = (i32::from(self.0 / 12), self.0 % 12 + 1);
        (self != Self::UNKNOWN).then(|| format!("{:04}-{month:02}", Self::FIRST_YEAR + years))
    }
}

impl Rows {
    pub(super) fn new(batch: Batch, from: u64) -> Self {
        let (answers, starts, lines, months, changes) = Default::default();
        Self { batch, answers, starts, lines, months, changes, end: from, is_whole: false, is_garbled: false }
    }

    /// Answers one more row of the text, which begins there; rows without anything, and those that sum up others, are
    /// counted and not kept.
    pub(super) fn add<'c>(&mut self, cells: impl IntoIterator<Item = &'c str>, start: u64, line: u32) {
        let row = self.batch.row(cells);
        if row == Row::BLANK || row == Row::TOTAL {
            return;
        }
        self.answers.push(row);
        self.months.push(Month::of(self.batch.case()));
        self.starts.push(u32::try_from(start).unwrap_or(u32::MAX));
        self.lines.push(line);
    }

    /// Answers a row again, with other changes.
    pub(super) fn change<'c, C>(&mut self, row: u32, cells: C, changes: Vec<Change>)
    where
        C: IntoIterator<Item = &'c str> + Clone,
    {
        let before = self.changes.remove(&row).unwrap_or_default();
        let answer = self.batch.again(cells, &before, &changes);
        let place = at(row);
        if let (Some(slot), Some(month)) = (self.answers.get_mut(place), self.months.get_mut(place)) {
            *slot = answer;
            *month = Month::of(self.batch.case());
        }
        if !changes.is_empty() {
            self.changes.insert(row, changes);
        }
    }

    /// Looks at a row as it stands; its case and its problems are those of the batch then.
    pub(super) fn look<'c>(&mut self, row: u32, cells: impl IntoIterator<Item = &'c str>) -> Row {
        let changes = self.changes.get(&row).map(Vec::as_slice).unwrap_or_default();
        self.batch.look(cells, changes)
    }

    pub(super) fn changes(&self, row: u32) -> &[Change] {
        self.changes.get(&row).map(Vec::as_slice).unwrap_or_default()
    }

    pub(super) fn answer(&self, row: u32) -> Option<Row> {
        self.answers.get(at(row)).copied()
    }

    pub(super) fn month(&self, row: u32) -> Month {
        self.months.get(at(row)).copied().unwrap_or(Month::UNKNOWN)
    }

    pub(super) fn line(&self, row: u32) -> u32 {
        self.lines.get(at(row)).copied().unwrap_or_default()
    }

    /// The byte at which a row begins; behind the last one, the end.
    pub(super) fn start(&self, row: u32) -> u64 {
        self.starts.get(at(row)).map_or(self.end, |start| u64::from(*start))
    }

    pub(super) fn len(&self) -> usize {
        self.answers.len()
    }

    /// The number of each row.
    pub(super) fn numbers(&self) -> std::ops::Range<u32> {
        0..u32::try_from(self.len()).unwrap_or(u32::MAX)
    }
}

pub(super) fn at(row: u32) -> usize {
    usize::try_from(row).unwrap_or(usize::MAX)
}
