//! The table with its answers as a file: the columns as they came in front, the answers behind them.

use super::file::File;
use super::protocol::{self, Answered, Export};
use super::reading::Reading;
use super::rows::Rows;
use super::step::Need;
use super::summary;
use crate::batch::{self, AnswerColumn, Change};
use crate::case::{Field, Kind};
use crate::choice::Choice;
use crate::csv::push;
use crate::estimate::Brief;
use crate::lang::Lang;
use crate::moment::Moment;
use crate::money::{Fen, Range};
use crate::sheets::{Cell, MOST_ROWS, NotWritten, Record, XlsxWriter};
use crate::words;
use encoding_rs::GB18030;

/// A file that is being written.
pub(super) struct Exporting {
    pub(super) export: Export,
    reading: Reading,
    writer: Writer,
    lang: Lang,
    pub(super) written: usize,
    sheets: usize,
}

enum Writer {
    Csv { is_gb18030: bool, text: String },
    Xlsx(Box<XlsxWriter>),
}

/// What stands in a cell, before it is written one way or the other.
#[derive(Clone, Debug, PartialEq)]
enum Content {
    Text(String),
    Sum(Fen),
    Moment(Moment),
}

impl std::fmt::Debug for Exporting {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Exporting").field("export", &self.export).finish_non_exhaustive()
    }
}

impl Exporting {
    pub(super) fn begin(
        export: Export,
        rows: Vec<u32>,
        file: &File,
        batch: &batch::Batch,
        lang: Lang,
    ) -> Result<Self, NotWritten> {
        let writer = if export.format == "xlsx" {
            Writer::Xlsx(Box::default())
        } else {
            Writer::Csv { is_gb18030: export.encoding == "gb18030", text: String::new() }
        };
        let mut this = Self { export, reading: Reading::new(rows), writer, lang, written: 0, sheets: 0 };
        this.begin_sheet(file, batch)?;
        Ok(this)
    }

    pub(super) fn need(&mut self, rows: &Rows) -> Option<Need> {
        self.reading.need(rows)
    }

    pub(super) fn done(&self) -> (usize, usize) {
        self.reading.done()
    }

    /// Writes the rows of a piece.
    pub(super) fn give(&mut self, file: &File, rows: &mut Rows, bytes: &[u8]) -> Result<(), NotWritten> {
        let mut reading = std::mem::replace(&mut self.reading, Reading::new(Vec::new()));
        let mut result = Ok(());
        reading.give(file, rows, bytes, &mut |rows, number, record| {
            if result.is_ok() {
                result = self.row(file, rows, number, record);
            }
        });
        self.reading = reading;
        result
    }

    /// What is written so far and can be handed over.
    pub(super) fn out(&mut self) -> Vec<u8> {
        match &mut self.writer {
            Writer::Csv { is_gb18030, text } => encoded(&std::mem::take(text), *is_gb18030),
            Writer::Xlsx(_) => Vec::new(),
        }
    }

    /// The rest of the file, with a sheet of totals, one of problems and one that says how it was counted.
    pub(super) fn end(self, file: &File, rows: &Rows, answered: &Answered) -> Result<Vec<u8>, NotWritten> {
        let Self { export, writer, lang, .. } = self;
        match writer {
            Writer::Csv { is_gb18030, text } => Ok(encoded(&text, is_gb18030)),
            Writer::Xlsx(mut book) => {
                for (name, table) in [
                    (words::SHEET_TOTALS, summary::totals(answered, lang)),
                    (words::SHEET_PROBLEMS, summary::problems(answered, &file.heading.columns, lang)),
                    (words::SHEET_ABOUT, summary::about(&export, file, rows, lang)),
                ] {
                    write_table(&mut book, name.get(lang), &table)?;
                }
                book.finish()
            }
        }
    }

    /// The name of the file, after the one that was read.
    pub(super) fn name(&self) -> String {
        let source = self.export.source.rsplit_once('.').map_or(&*self.export.source, |(name, _)| name);
        let name = if source.is_empty() { *words::SHEET_ROWS.get(self.lang) } else { source };
        let end = if matches!(self.writer, Writer::Xlsx(_)) { "xlsx" } else { "csv" };
        format!("{name}-{}.{end}", words::ANSWERED.get(self.lang))
    }

    pub(super) fn kind(&self) -> &'static str {
        match self.writer {
            Writer::Csv { .. } => "text/csv",
            Writer::Xlsx(_) => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }

    fn begin_sheet(&mut self, file: &File, batch: &batch::Batch) -> Result<(), NotWritten> {
        let lang = self.lang;
        let columns = columns(batch);
        let answers = columns.iter().map(|column| *words::answer_column(*column).get(lang));
        let names: Vec<&str> = file.heading.columns.iter().map(String::as_str).chain(answers).collect();
        match &mut self.writer {
            Writer::Csv { text, .. } => {
                text.push('\u{feff}');
                write_line(text, names.iter().copied());
            }
            Writer::Xlsx(book) => {
                self.sheets += 1;
                let number = if self.sheets > 1 { format!(" {}", self.sheets) } else { String::new() };
                let widths: Vec<u32> = names.iter().map(|name| width(name)).collect();
                book.sheet(&format!("{}{number}", words::SHEET_ROWS.get(lang)), &widths, true)?;
                book.row(names.into_iter().map(Cell::Heading))?;
            }
        }
        Ok(())
    }

    fn row(&mut self, file: &File, rows: &mut Rows, number: u32, record: Record<'_>) -> Result<(), NotWritten> {
        if matches!(&self.writer, Writer::Xlsx(book) if book.rows() >= MOST_ROWS) {
            self.begin_sheet(file, &rows.batch)?;
        }
        let row = rows.look(number, record.cells());
        let brief = rows.batch.brief(row);
        let problems: Vec<String> =
            rows.batch.problems().iter().map(|problem| said(problem, file, self.lang)).collect();
        let content = columns(&rows.batch).into_iter().map(|column| match &brief {
            Some(brief) => content(column, brief, rows.changes(number), self.lang),
            None if column == AnswerColumn::Problems => Content::Text(problems.join(words::AND.get(self.lang))),
            None if column == AnswerColumn::Changed => changed(rows.changes(number), self.lang),
            None => Content::Text(String::new()),
        });
        let width = file.heading.columns.len();
        self.written += 1;
        match &mut self.writer {
            Writer::Csv { text, .. } => {
                let behind: Vec<String> = content.map(|content| content.text()).collect();
                let missing = width.saturating_sub(record.len());
                let cells = record.cells().chain(std::iter::repeat_n("", missing));
                write_line(text, cells.chain(behind.iter().map(String::as_str)));
                Ok(())
            }
            Writer::Xlsx(book) => {
                let behind: Vec<Content> = content.collect();
                let missing = width.saturating_sub(record.len());
                let cells: Vec<Content> = record
                    .cells()
                    .enumerate()
                    .map(|(place, cell)| as_it_came(&rows.batch, place, cell))
                    .chain(std::iter::repeat_n(Content::Text(String::new()), missing))
                    .collect();
                book.row(cells.iter().chain(&behind).map(Content::cell))
            }
        }
    }
}

impl Content {
    fn text(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Sum(sum) => sum.to_yuan().to_string(),
            Self::Moment(moment) => moment.to_string().replace('T', " "),
        }
    }

    fn cell(&self) -> Cell<'_> {
        match self {
            Self::Text(text) => Cell::Text(text),
            Self::Sum(sum) => Cell::Sum(*sum),
            Self::Moment(moment) => Cell::Moment(*moment),
        }
    }
}

/// A cell of the table, with its type where what stands there says no more than the typed one.
fn as_it_came(batch: &batch::Batch, place: usize, cell: &str) -> Content {
    let is_yuan = batch.mapping().at(place).is_some_and(|column| column.field.spec().kind == Kind::Yuan);
    let sum = cell.parse::<f64>().ok().and_then(|yuan| Fen::from_yuan(yuan).ok());
    match sum.filter(|sum| is_yuan && sum.to_yuan().to_string() == cell) {
        Some(sum) => Content::Sum(sum),
        None => Content::Text(cell.to_owned()),
    }
}

fn write_line<'c>(text: &mut String, cells: impl Iterator<Item = &'c str>) {
    for (place, cell) in cells.enumerate() {
        if place > 0 {
            text.push(',');
        }
        push(text, cell);
    }
    text.push_str("\r\n");
}

fn encoded(text: &str, is_gb18030: bool) -> Vec<u8> {
    if !is_gb18030 {
        return text.as_bytes().to_vec();
    }
    GB18030.encode(text.trim_start_matches('\u{feff}')).0.into_owned()
}

/// So wide that the name can be read, and what usually stands below it.
fn width(name: &str) -> u32 {
    let letters: u32 = name.chars().map(|letter| if letter.is_ascii() { 1 } else { 2 }).sum();
    letters.max(12) + 2
}

/// The columns of answers; what is ours only where the rows say who we are.
fn columns(batch: &batch::Batch) -> Vec<AnswerColumn> {
    let names_us = batch.mapping().place_of(Field::We).is_some()
        || batch.mapping().constants().iter().any(|(field, _)| *field == Field::We);
    AnswerColumn::ALL.iter().copied().filter(|column| names_us || !column.is_ours()).collect()
}

fn content(column: AnswerColumn, brief: &Brief, changes: &[Change], lang: Lang) -> Content {
    let text = |text: &str| Content::Text(text.to_owned());
    let ours = brief.ours.unwrap_or_default();
    match column {
        AnswerColumn::Filing => joined(brief.filing.iter().map(words::filing), lang),
        AnswerColumn::Outcome => joined(brief.outcome.iter().map(words::outcome), lang),
        AnswerColumn::Liable => joined(brief.liable.iter().map(words::party), lang),
        AnswerColumn::Delay => joined(brief.delay.iter().map(words::delay_outcome), lang),
        AnswerColumn::Fined => joined(brief.fined.iter().map(words::party), lang),
        AnswerColumn::CompensationLeast => least(brief.sums.compensation, lang),
        AnswerColumn::CompensationMost => most(brief.sums.compensation, lang),
        AnswerColumn::FineLeast => least(brief.sums.fine, lang),
        AnswerColumn::FineMost => most(brief.sums.fine, lang),
        AnswerColumn::OwnLossMost => most(Some(brief.sums.own_loss), lang),
        AnswerColumn::OthersLossMost => most(Some(brief.sums.others_loss), lang),
        AnswerColumn::ReceivesLeast => least(Some(ours.receives), lang),
        AnswerColumn::ReceivesMost => most(Some(ours.receives), lang),
        AnswerColumn::PaysMost => most(Some(ours.pays), lang),
        AnswerColumn::FinedMost => most(Some(ours.fined), lang),
        AnswerColumn::BearsMost => most(Some(ours.bears), lang),
        AnswerColumn::Next => brief.next.map_or(text(""), |(id, _)| text(words::deadline(id).get(lang))),
        AnswerColumn::NextAt => brief.next.map_or(text(""), |(_, due)| Content::Moment(due)),
        AnswerColumn::Ask => brief.ask.map_or(text(""), |field| text(words::field(field).get(lang))),
        AnswerColumn::Applies => Content::Text(codes(brief.applies.iter())),
        AnswerColumn::Open => Content::Text(codes(brief.open.iter())),
        AnswerColumn::Doubts => Content::Text(codes(brief.doubts.iter())),
        AnswerColumn::Changed => changed(changes, lang),
        AnswerColumn::Problems => text(""),
    }
}

fn joined(names: impl Iterator<Item = crate::lang::Text>, lang: Lang) -> Content {
    let mut names: Vec<&str> = names.map(|name| *name.get(lang)).collect();
    names.dedup();
    Content::Text(names.join(words::OR.get(lang)))
}

fn codes<T: Choice>(values: impl Iterator<Item = T>) -> String {
    values.map(Choice::code).collect::<Vec<_>>().join(" ")
}

fn least(range: Option<Range>, lang: Lang) -> Content {
    range.map_or_else(|| Content::Text((*words::NOT_REGULATED.get(lang)).to_owned()), |range| Content::Sum(range.min))
}

fn most(range: Option<Range>, lang: Lang) -> Content {
    match range {
        None => Content::Text((*words::NOT_REGULATED.get(lang)).to_owned()),
        Some(Range { max: Some(max), .. }) => Content::Sum(max),
        Some(Range { max: None, .. }) => Content::Text((*words::NO_LIMIT.get(lang)).to_owned()),
    }
}

fn changed(changes: &[Change], lang: Lang) -> Content {
    let said = |(field, value): &Change| {
        let value = value.as_ref().map(|value| protocol::text_of(&value.in_field(*field))).unwrap_or_default();
        format!("{}={value}", words::field(*field).get(lang))
    };
    Content::Text(changes.iter().map(said).collect::<Vec<_>>().join(words::AND.get(lang)))
}

fn said(problem: &batch::Problem, file: &File, lang: Lang) -> String {
    let heading = problem.column.and_then(|column| file.heading.columns.get(column)).map(String::as_str);
    words::problem_of_rows(problem.wrong.code(), heading.unwrap_or_default(), problem.field, lang)
}

fn write_table(book: &mut XlsxWriter, name: &str, table: &[Vec<String>]) -> Result<(), NotWritten> {
    let columns = table.iter().map(Vec::len).max().unwrap_or_default();
    let widths: Vec<u32> = (0..columns)
        .map(|place| table.iter().filter_map(|row| row.get(place)).map(|cell| width(cell)).max().unwrap_or_default())
        .collect();
    book.sheet(name, &widths, false)?;
    for (place, row) in table.iter().enumerate() {
        let cell = |cell: &'_ String| -> Content { number(cell).unwrap_or_else(|| Content::Text(cell.clone())) };
        if place == 0 {
            book.row(row.iter().map(|cell| Cell::Heading(cell)))?;
        } else {
            let cells: Vec<Content> = row.iter().map(cell).collect();
            book.row(cells.iter().map(Content::cell))?;
        }
    }
    Ok(())
}

/// A sum that stands in a cell by itself.
fn number(cell: &str) -> Option<Content> {
    let sum = cell.parse::<f64>().ok().and_then(|yuan| Fen::from_yuan(yuan).ok())?;
    (sum.to_yuan().to_string() == cell).then_some(Content::Sum(sum))
}
