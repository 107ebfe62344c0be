//! Answering every row by other rules as well.

use super::answered::totals;
use super::answering::rules;
use super::file::File;
use super::protocol::{self, Change, Compared};
use super::reading::Reading;
use super::refusal::Refusal;
use super::rows::Rows;
use super::step::Need;
use crate::batch::Batch;
use crate::estimate::Brief;
use crate::lang::Lang;
use crate::money::Range;
use crate::words;

/// Rows that are being compared.
#[derive(Debug)]
pub(super) struct Comparing {
    other: Batch,
    reading: Reading,
    rows: i64,
    changes: [Change; 5],
}

const CODES: [&str; 5] = ["filing", "outcome", "liable", "compensation", "fine"];

impl Comparing {
    pub(super) fn begin(files: &protocol::Rules, rows: &Rows, file: &File) -> Result<Self, Refusal> {
        let batch = &rows.batch;
        let mut other = Batch::new(rules(files)?, batch.mapping().clone(), batch.desk().as_of());
        if let Some(width) = file.width() {
            other.set_width(width);
        }
        let changes = CODES.map(|code| Change { code: code.to_owned(), ..Change::default() });
        Ok(Self { other, reading: Reading::new(rows.numbers().collect()), rows: 0, changes })
    }

    pub(super) fn need(&mut self, rows: &Rows) -> Option<Need> {
        self.reading.need(rows)
    }

    pub(super) fn give(&mut self, file: &File, rows: &mut Rows, bytes: &[u8]) {
        let Self { other, reading, rows: differ, changes } = self;
        reading.give(file, rows, bytes, &mut |rows, number, record| {
            let theirs = other.row_with(record.cells(), rows.changes(number));
            let ours = rows.answer(number).and_then(|row| rows.batch.brief(row));
            let (Some(ours), Some(theirs)) = (ours, other.brief(theirs)) else { return };
            *differ += i64::from(add(changes, &ours, &theirs));
        });
    }

    pub(super) fn done(&self) -> (usize, usize) {
        self.reading.done()
    }

    pub(super) fn end(self, lang: Lang) -> Compared {
        let named = |change: Change| Change { name: words::kind_of_change(&change.code, lang), ..change };
        Compared {
            rows: self.rows,
            totals: totals(&self.other.totals(), lang),
            changes: self.changes.map(named).into_iter().filter(|change| change.rows > 0).collect(),
        }
    }
}

/// Adds what changes for one row; whether anything does.
fn add(changes: &mut [Change; 5], ours: &Brief, theirs: &Brief) -> bool {
    let [filing, outcome, liable, compensation, fine] = changes;
    let mut differs = false;
    let mut count = |change: &mut Change, is: bool| {
        change.rows += i64::from(is);
        differs |= is;
    };
    count(filing, ours.filing != theirs.filing);
    count(outcome, ours.outcome != theirs.outcome || ours.delay != theirs.delay);
    count(liable, ours.liable != theirs.liable || ours.fined != theirs.fined);
    for (change, before, after) in
        [(compensation, ours.sums.compensation, theirs.sums.compensation), (fine, ours.sums.fine, theirs.sums.fine)]
    {
        count(change, before != after);
        let least = |range: Option<Range>| range.map_or(0, |range| range.min.fen());
        let most = |range: Option<Range>| range.and_then(|range| range.max).map_or(0, crate::money::Fen::fen);
        change.min += least(after) - least(before);
        change.max += most(after) - most(before);
    }
    differs
}
