//! Rows in columns of bytes, as data engines lay them out: in and out without an object for each row.
//!
//! A column of texts is where each text ends, then the texts one after the other. All numbers are little-endian; every
//! part begins at a multiple of eight bytes.

use super::row::Row;
use super::table::{Batch, Problem};
use crate::case::Field;
use crate::choice::Choice;
use crate::estimate::{Brief, DeadlineId};
use crate::money::{Fen, Range};
use chrono::NaiveTime;
use serde::Serialize;

/// The rows are not laid out as they should be, or are not as many as they say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Malformed;

/// How the values of a column come out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Layout {
    /// One text for each different answer: its ends (32 bits), then the texts. A row has that of its answer.
    TextByAnswer,
    /// A number of a list for each row (32 bits); -1 for none.
    Index,
    /// Which rows have a value (a bit for each, the lowest first), then a number of 64 bits for each row.
    Number,
    /// The same; microseconds since 1970 in China time.
    Moment,
    /// Which rows have a value, then a text for each row.
    Text,
}

/// A column that comes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct FrameColumn {
    /// The name of the column.
    pub name: &'static str,
    /// How its values come out.
    #[serde(rename = "kind")]
    pub layout: Layout,
    /// The list that an index means; empty for all others.
    pub values: &'static [&'static str],
}

/// What a row is: sound, or why it has no answer.
const STATES: &[&str] = &["answered", "unsound", "blank", "total"];

const fn column(name: &'static str, layout: Layout) -> FrameColumn {
    FrameColumn { name, layout, values: &[] }
}

/// What comes out: first the number of the answer of each row, then these columns.
pub const FRAME: &[FrameColumn] = &[
    FrameColumn { name: "state", layout: Layout::Index, values: STATES },
    column("filing", Layout::TextByAnswer),
    column("outcome", Layout::TextByAnswer),
    column("liable", Layout::TextByAnswer),
    column("delay", Layout::TextByAnswer),
    column("fined", Layout::TextByAnswer),
    column("applies", Layout::TextByAnswer),
    column("open", Layout::TextByAnswer),
    column("doubts", Layout::TextByAnswer),
    column("compensationMin", Layout::Number),
    column("compensationMax", Layout::Number),
    column("fineMin", Layout::Number),
    column("fineMax", Layout::Number),
    column("ownLossMin", Layout::Number),
    column("ownLossMax", Layout::Number),
    column("othersLossMin", Layout::Number),
    column("othersLossMax", Layout::Number),
    column("receivesMin", Layout::Number),
    column("receivesMax", Layout::Number),
    column("paysMin", Layout::Number),
    column("paysMax", Layout::Number),
    column("finedMin", Layout::Number),
    column("finedMax", Layout::Number),
    column("bearsMin", Layout::Number),
    column("bearsMax", Layout::Number),
    FrameColumn { name: "next", layout: Layout::Index, values: DeadlineId::CODES },
    column("nextAt", Layout::Moment),
    FrameColumn { name: "ask", layout: Layout::Index, values: Field::CODES },
    column("problems", Layout::Text),
];

/// How many columns of each kind of money there are, least and most.
const SUMS: usize = 16;

/// The columns of a batch of rows while they are written.
#[derive(Default)]
struct Columns {
    states: Vec<i32>,
    answers: Vec<i32>,
    by_answer: [Texts; 8],
    sums: [Numbers; SUMS],
    next: Vec<i32>,
    next_at: Numbers,
    ask: Vec<i32>,
    problems: Texts,
    has_problems: Vec<bool>,
}

#[derive(Default)]
struct Texts {
    ends: Vec<u32>,
    text: String,
}

#[derive(Default)]
struct Numbers {
    known: Vec<bool>,
    values: Vec<i64>,
}

impl Batch {
    /// Answers rows in columns, and adds them to the totals: exactly one row out for each row in.
    ///
    /// In stand the number of rows and of columns (32 bits each); then for each column the length of its texts in bytes
    /// (32 bits, and 32 of nothing), where each text begins and the last ends (32 bits each), and the texts. Out stand
    /// the number of rows, the number of different answers among them, the number of each row's answer (-1 for none),
    /// and the columns of [`FRAME`].
    ///
    /// # Errors
    /// Where the bytes are not laid out so; no row is added then.
    pub fn frame(&mut self, bytes: &[u8]) -> Result<Vec<u8>, Malformed> {
        let frame = In::of(bytes)?;
        let mut out = Columns::default();
        let mut places: Vec<Option<i32>> = Vec::new();
        for row in 0..frame.rows {
            let answered = self.row(frame.columns.iter().map(|column| column.text(row)));
            out.states.push(state(answered));
            let problems = if answered == Row::UNSOUND { self.problems() } else { &[] };
            out.has_problems.push(!problems.is_empty());
            out.problems.push(|text| problems.iter().for_each(|problem| write_problem(text, problem)));
            let brief = self.brief(answered);
            out.answers.push(place(&mut places, answered, brief.as_ref(), &mut out.by_answer));
            out.row(brief.as_ref());
        }
        Ok(out.bytes(frame.rows))
    }
}

/// The number of an answer among those of these rows; a new one is written.
fn place(places: &mut Vec<Option<i32>>, row: Row, brief: Option<&Brief>, texts: &mut [Texts; 8]) -> i32 {
    let (Some(answer), Some(brief)) = (row.answer(), brief) else { return -1 };
    if places.len() <= answer {
        places.resize(answer + 1, None);
    }
    let known = texts.first().map_or(0, |texts| texts.ends.len());
    let Some(slot) = places.get_mut(answer) else { return -1 };
    *slot.get_or_insert_with(|| {
        let [filing, outcome, liable, delay, fined, applies, open, doubts] = texts;
        filing.codes(brief.filing.iter());
        outcome.codes(brief.outcome.iter());
        liable.codes(brief.liable.iter());
        delay.codes(brief.delay.iter());
        fined.codes(brief.fined.iter());
        applies.codes(brief.applies.iter());
        open.codes(brief.open.iter());
        doubts.codes(brief.doubts.iter());
        i32::try_from(known).unwrap_or(-1)
    })
}

const fn state(row: Row) -> i32 {
    match row {
        Row::UNSOUND => 1,
        Row::BLANK => 2,
        Row::TOTAL => 3,
        _ => 0,
    }
}

/// `column:field:code`, with a blank between several; the column from 0, or nothing where the whole row is meant.
fn write_problem(text: &mut String, problem: &Problem) {
    use std::fmt::Write;
    if !text.is_empty() {
        text.push(' ');
    }
    let column = problem.column.map(|column| column.to_string()).unwrap_or_default();
    let field = problem.field.map(Field::key).unwrap_or_default();
    let _ = write!(text, "{column}:{field}:{}", problem.wrong.code());
}

impl Texts {
    fn push(&mut self, write: impl FnOnce(&mut String)) {
        let mut one = String::new();
        write(&mut one);
        self.text.push_str(&one);
        self.ends.push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
    }

    /// Codes with a blank between them.
    fn codes<T: Choice>(&mut self, values: impl Iterator<Item = T>) {
        self.push(|text| {
            for value in values {
                if !text.is_empty() {
                    text.push(' ');
                }
                text.push_str(value.code());
            }
        });
    }
}

impl Numbers {
    fn push(&mut self, number: Option<i64>) {
        self.known.push(number.is_some());
        self.values.push(number.unwrap_or_default());
    }
}

impl Columns {
    fn row(&mut self, brief: Option<&Brief>) {
        let sums = brief.map(|brief| brief.sums);
        let ours = brief.and_then(|brief| brief.ours);
        let ranges = [
            sums.and_then(|sums| sums.compensation),
            sums.and_then(|sums| sums.fine),
            sums.map(|sums| sums.own_loss),
            sums.map(|sums| sums.others_loss),
            ours.map(|ours| ours.receives),
            ours.map(|ours| ours.pays),
            ours.map(|ours| ours.fined),
            ours.map(|ours| ours.bears),
        ];
        let ends = ranges.into_iter().flat_map(|range: Option<Range>| {
            [range.map(|range| range.min.fen()), range.and_then(|range| range.max).map(Fen::fen)]
        });
        for (column, number) in self.sums.iter_mut().zip(ends) {
            column.push(number);
        }
        let next = brief.and_then(|brief| brief.next);
        self.next.push(next.map_or(-1, |(id, _)| i32::from(id.index())));
        let at = next.map(|(_, due)| due.day.and_time(due.clock.unwrap_or(NaiveTime::MIN)));
        self.next_at.push(at.map(|at| at.and_utc().timestamp_micros()));
        self.ask.push(brief.and_then(|brief| brief.ask).map_or(-1, |field| i32::from(field.index())));
    }

    fn bytes(self, rows: usize) -> Vec<u8> {
        let mut out = Out::default();
        let answers = self.by_answer.first().map_or(0, |texts| texts.ends.len());
        out.numbers([rows, answers].map(|number| u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes()));
        out.numbers(self.answers.iter().map(|number| number.to_le_bytes()));
        out.numbers(self.states.iter().map(|number| number.to_le_bytes()));
        self.by_answer.iter().for_each(|texts| out.texts(texts));
        for column in &self.sums {
            out.known(&column.known);
            out.numbers(column.values.iter().map(|number| number.to_le_bytes()));
        }
        out.numbers(self.next.iter().map(|number| number.to_le_bytes()));
        out.known(&self.next_at.known);
        out.numbers(self.next_at.values.iter().map(|number| number.to_le_bytes()));
        out.numbers(self.ask.iter().map(|number| number.to_le_bytes()));
        out.known(&self.has_problems);
        out.texts(&self.problems);
        out.0
    }
}

/// Bytes in the making.
#[derive(Default)]
struct Out(Vec<u8>);

impl Out {
    fn numbers<const N: usize>(&mut self, numbers: impl IntoIterator<Item = [u8; N]>) {
        self.0.extend(numbers.into_iter().flatten());
        self.pad();
    }

    /// A bit for each row, the lowest first.
    fn known(&mut self, known: &[bool]) {
        for eight in known.chunks(8) {
            let bits = eight.iter().rev().fold(0_u8, |bits, known| (bits << 1) | u8::from(*known));
            self.0.push(bits);
        }
        self.pad();
    }

    /// The length of the texts, where each begins and the last ends, and the texts.
    fn texts(&mut self, texts: &Texts) {
        let length = texts.ends.last().copied().unwrap_or_default();
        self.numbers([length.to_le_bytes(), [0; 4]]);
        self.numbers(std::iter::once(&0).chain(&texts.ends).map(|end| end.to_le_bytes()));
        self.0.extend_from_slice(texts.text.as_bytes());
        self.pad();
    }

    fn pad(&mut self) {
        self.0.resize(self.0.len().next_multiple_of(8), 0);
    }
}

/// Rows that come in.
struct In<'b> {
    rows: usize,
    columns: Vec<InColumn<'b>>,
}

struct InColumn<'b> {
    ends: &'b [u8],
    text: &'b str,
}

impl<'b> In<'b> {
    fn of(bytes: &'b [u8]) -> Result<Self, Malformed> {
        let (rows, columns) = (number(bytes, 0)?, number(bytes, 4)?);
        let mut rest = bytes.get(8..).ok_or(Malformed)?;
        // Each takes eight bytes at least.
        if columns > rest.len() / 8 {
            return Err(Malformed);
        }
        let mut all = Vec::with_capacity(columns);
        for _ in 0..columns {
            let length = number(rest, 0)?;
            let ends = rows.checked_add(1).and_then(|ends| ends.checked_mul(4)).ok_or(Malformed)?;
            let text_at = ends.checked_next_multiple_of(8).and_then(|ends| ends.checked_add(8)).ok_or(Malformed)?;
            let end = text_at.checked_add(length).ok_or(Malformed)?;
            let text = rest.get(text_at..end).ok_or(Malformed)?;
            let ends = rest.get(8..8 + ends).ok_or(Malformed)?;
            all.push(InColumn { ends, text: std::str::from_utf8(text).map_err(|_| Malformed)? });
            rest = rest.get(end.checked_next_multiple_of(8).ok_or(Malformed)?.min(rest.len())..).unwrap_or_default();
        }
        Ok(Self { rows, columns: all })
    }
}

impl<'b> InColumn<'b> {
    /// The text of a row; one that is cut inside a letter, or ends before it begins, is none.
    fn text(&self, row: usize) -> &'b str {
        let place = |row: usize| number(self.ends, row * 4).unwrap_or(usize::MAX);
        self.text.get(place(row)..place(row + 1)).unwrap_or_default()
    }
}

fn number(bytes: &[u8], at: usize) -> Result<usize, Malformed> {
    let four = bytes.get(at..at.checked_add(4).ok_or(Malformed)?).and_then(|four| four.first_chunk::<4>());
    usize::try_from(u32::from_le_bytes(*four.ok_or(Malformed)?)).map_err(|_| Malformed)
}
