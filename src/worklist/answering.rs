//! Answering every row of the text, from its beginning to its end.

use super::file::{File, PIECE};
use super::protocol::{self, Progress};
use super::reading::line;
use super::refusal::Refusal;
use super::rows::Rows;
use super::step::{Need, Of};
use crate::batch::{Batch, Column, Epoch, Mapping, Rules, value_of};
use crate::case::Field;
use crate::case::Raw;
use crate::case::check_as_of;
use crate::rulebook::{ParcelRules, Rulebook, Versions};
use crate::sheets::{Csv, Record};
use chrono::NaiveDateTime;
use serde_json::Value;

/// So many bytes are read first, so that something is to be seen at once.
const FIRST: u64 = 1 << 17;

/// A table that is being answered.
#[derive(Debug)]
pub(super) struct Answering {
    csv: Csv,
    /// The byte that is to be read next.
    next: u64,
    /// Rows read so far, with those above the data.
    read: usize,
    /// A quotation mark that was never closed, by its line.
    pub(super) unclosed: Option<u64>,
}

impl Answering {
    /// Begins to answer: how, and the rows so far.
    pub(super) fn begin(file: &File, answer: &protocol::Answer) -> Result<(Self, Rows), Refusal> {
        let mut batch = batch(answer, file.epoch)?;
        if let Some(width) = file.width() {
            batch.set_width(width);
        }
        let csv = file.reader(file.from);
        Ok((Self { csv, next: file.from, read: 0, unclosed: None }, Rows::new(batch, file.from)))
    }

    /// What is needed next; none at the end.
    pub(super) fn need(&self, file: &File) -> Option<Need> {
        let piece = if self.next == file.from { FIRST } else { PIECE };
        let to = (self.next + piece).min(file.size);
        (self.next < file.size && self.unclosed.is_none()).then_some(Need { from: self.next, to, of: Of::Text })
    }

    /// Answers the rows of a piece; what follows its last line break is read again.
    pub(super) fn give(&mut self, file: &File, rows: &mut Rows, bytes: &[u8]) {
        let is_last = self.next + length(bytes) >= file.size;
        let cut = bytes.iter().rposition(|byte| *byte == b'\n').map_or(bytes.len(), |place| place + 1);
        let bytes = if is_last { bytes } else { bytes.get(..cut).unwrap_or(bytes) };
        let text = String::from_utf8_lossy(bytes);
        rows.is_garbled |= text.contains('\u{fffd}');
        let above = file.rows_above();
        let Self { csv, read, next, unclosed } = self;
        let mut each = |record: Record<'_>| {
            if *read >= above {
                rows.add(record.cells(), record.start(), line(file, *read, record));
            }
            *read += 1;
        };
        let told = csv.read(&text, &mut each);
        let told = if is_last { told.and_then(|()| csv.end(&mut each)) } else { told };
        *unclosed = told.err().map(|unclosed| unclosed.line);
        *next += length(bytes);
        rows.end = *next;
        rows.is_whole = is_last && unclosed.is_none();
    }

    pub(super) fn progress(&self, file: &File, rows: &Rows) -> Progress {
        Progress { bytes: self.next, of: file.size, rows: rows.len() }
    }
}

fn length(bytes: &[u8]) -> u64 {
    u64::try_from(bytes.len()).unwrap_or(u64::MAX)
}

/// The rules, the columns and the moment by which rows are answered.
pub(super) fn batch(answer: &protocol::Answer, epoch: Option<Epoch>) -> Result<Batch, Refusal> {
    let mut mapping = Mapping::default();
    mapping.epoch = epoch;
    for (place, column) in answer.columns.iter().enumerate() {
        let Some(column) = column else { continue };
        let field = Field::by_key(&column.field).ok_or_else(|| Refusal::Column(column.field.clone()))?;
        let mut of_field = Column::of(field);
        for (word, means) in &column.words {
            let value = if means.is_empty() { None } else { Some(value_of(field, means)) };
            let value = value.transpose().map_err(|_| Refusal::Column(column.field.clone()))?;
            of_field.words.push((word.clone(), value));
        }
        if !mapping.column(place, of_field) {
            return Err(Refusal::Column(column.field.clone()));
        }
    }
    for (key, value) in &answer.constants {
        let field = Field::by_key(key).ok_or_else(|| Refusal::Constant(key.clone()))?;
        mapping.constant(field, value).map_err(|_| Refusal::Constant(key.clone()))?;
    }
    Ok(Batch::new(rules(&answer.rules)?, mapping, moment(&answer.as_of)?))
}

/// The moment of the estimates.
pub(super) fn moment(as_of: &str) -> Result<NaiveDateTime, Refusal> {
    check_as_of(&Raw::Text(as_of.to_owned())).map_err(|_| Refusal::AsOf)
}

/// Rulebook files, as one list of versions; an empty list is the built-in one.
pub(super) fn rules(files: &[Value]) -> Result<Rules, Refusal> {
    if files.is_empty() {
        return Ok(ParcelRules::built_in().into());
    }
    let rulebooks: Result<Vec<_>, _> = files.iter().map(Rulebook::load).collect();
    let versions = rulebooks.and_then(Versions::of).map_err(|_| Refusal::Rules)?;
    Ok(versions.into())
}
