//! Rows in columns of bytes: one row out for each row in, each with the answer that it has alone.

use super::generate::{COLUMNS, MIXES, Rows, WORDS};
use parcel_claims::batch::{Batch, Column, FRAME, Layout, Malformed, Mapping, Row, value_of};
use parcel_claims::case::Field;
use parcel_claims::choice::Choice;
use parcel_claims::rulebook::ParcelRules;

/// Columns of texts as bytes.
fn laid_out(rows: &[Vec<String>], columns: usize) -> Vec<u8> {
    let number = |number: usize| u32::try_from(number).unwrap().to_le_bytes();
    let mut bytes = [number(rows.len()), number(columns)].concat();
    for column in 0..columns {
        let texts: Vec<&str> = rows.iter().map(|row| row.get(column).map_or("", String::as_str)).collect();
        let whole = texts.concat();
        bytes.extend([number(whole.len()), number(0)].concat());
        let mut end = 0;
        bytes.extend(number(0));
        for text in texts {
            end += text.len();
            bytes.extend(number(end));
        }
        bytes.resize(bytes.len().next_multiple_of(8), 0);
        bytes.extend(whole.as_bytes());
        bytes.resize(bytes.len().next_multiple_of(8), 0);
    }
    bytes
}

/// Reads what came out, as a program would.
struct Out<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl<'b> Out<'b> {
    fn take(&mut self, length: usize) -> &'b [u8] {
        let taken = &self.bytes[self.at..self.at + length];
        self.at = (self.at + length).next_multiple_of(8);
        taken
    }

    fn numbers(&mut self, count: usize) -> Vec<i32> {
        self.take(count * 4).chunks(4).map(|four| i32::from_le_bytes(four.try_into().unwrap())).collect()
    }

    fn long_numbers(&mut self, count: usize) -> Vec<Option<i64>> {
        let known = self.take(count.div_ceil(8));
        let values = self.take(count * 8).chunks(8).map(|eight| i64::from_le_bytes(eight.try_into().unwrap()));
        values.enumerate().map(|(row, value)| (known[row / 8] >> (row % 8) & 1 == 1).then_some(value)).collect()
    }

    fn texts(&mut self, count: usize) -> Vec<String> {
        let length = usize::try_from(self.numbers(2)[0]).unwrap();
        let ends = self.numbers(count + 1);
        let text = self.take(length);
        let place = |row: usize| usize::try_from(ends[row]).unwrap();
        (0..count).map(|row| String::from_utf8(text[place(row)..place(row + 1)].to_vec()).unwrap()).collect()
    }
}

fn batch() -> Batch {
    let mut mapping = Mapping::default();
    for (place, (_, key)) in COLUMNS.iter().enumerate() {
        let Some(field) = Field::by_key(key) else { continue };
        let of_field = WORDS.iter().filter(|(of, ..)| of == key);
        let word = |(_, word, code): &(&str, &str, &str)| ((*word).to_owned(), Some(value_of(field, code).unwrap()));
        assert!(mapping.column(place, Column { field, words: of_field.map(word).collect() }));
    }
    Batch::new(ParcelRules::built_in(), mapping, "2012-03-20T12:00:00".parse().unwrap())
}

/// Rows of a mix, one with a day that there is not and one without anything.
fn rows(mix: super::generate::Mix, count: usize) -> Vec<Vec<String>> {
    let (mut made, mut line) = (Rows::new(mix), String::new());
    let mut rows: Vec<Vec<String>> = (0..count)
        .map(|_| {
            line.clear();
            made.write(&mut line);
            line.trim_end().split(',').map(str::to_owned).collect()
        })
        .collect();
    rows[7][1] = "2012-02-30".to_owned();
    rows[9] = vec![String::new(); COLUMNS.len()];
    rows
}

#[test]
fn each_row_has_the_answer_that_it_has_alone() {
    for (mix, which) in MIXES {
        let rows = rows(which, 400);
        let (mut framed, mut alone) = (batch(), batch());
        let bytes = framed.frame(&laid_out(&rows, COLUMNS.len())).unwrap();
        let mut out = Out { bytes: &bytes, at: 0 };
        let [count, answers] = out.numbers(2)[..] else { panic!() };
        let (count, answers) = (usize::try_from(count).unwrap(), usize::try_from(answers).unwrap());
        assert_eq!(count, rows.len());
        let places = out.numbers(count);
        let mut filing = Vec::new();
        let mut fine_least = Vec::new();
        let (mut states, mut problems) = (Vec::new(), Vec::new());
        for column in FRAME {
            match column.layout {
                Layout::TextByAnswer => {
                    let texts = out.texts(answers);
                    if column.name == "filing" {
                        filing = texts;
                    }
                }
                Layout::Index => {
                    let numbers = out.numbers(count);
                    assert!(numbers.iter().all(|number| *number < i32::try_from(column.values.len()).unwrap()));
                    if column.name == "state" {
                        states = numbers;
                    }
                }
                Layout::Number | Layout::Moment => {
                    let numbers = out.long_numbers(count);
                    if column.name == "fineMin" {
                        fine_least = numbers;
                    }
                }
                Layout::Text => {
                    out.take(count.div_ceil(8));
                    problems = out.texts(count);
                }
            }
        }
        assert_eq!(out.at, bytes.len(), "nothing is left over");
        for (number, row) in rows.iter().enumerate() {
            let answered = alone.row(row.iter().map(String::as_str));
            let brief = alone.brief(answered);
            assert_eq!(places[number] >= 0, brief.is_some(), "{mix} {number}");
            assert_eq!(states[number] == 1, answered == Row::UNSOUND, "{mix} {number}");
            assert_eq!(problems[number].is_empty(), answered != Row::UNSOUND, "{mix} {number}");
            let Some(brief) = brief else { continue };
            let codes: Vec<_> = brief.filing.iter().map(Choice::code).collect();
            assert_eq!(filing[usize::try_from(places[number]).unwrap()], codes.join(" "));
            assert_eq!(fine_least[number], brief.sums.fine.map(|range| range.min.fen()));
        }
        assert_eq!(framed.totals(), alone.totals());
        assert_eq!((states[9], states[7]), (2, 1));
    }
}

#[test]
fn what_is_laid_out_otherwise_adds_nothing() {
    let sound = laid_out(&[vec!["2012-03-04".to_owned()]], 1);
    for cut in 0..sound.len() - 6 {
        let mut table = batch();
        assert_eq!(table.frame(&sound[..cut]), Err(Malformed), "{cut}");
        assert_eq!(table.totals().all.rows, 0);
    }
    let mut huge = sound.clone();
    huge[..4].copy_from_slice(&u32::MAX.to_le_bytes());
    assert_eq!(batch().frame(&huge), Err(Malformed));
    let mut no_text = sound;
    let last = no_text.len() - 16;
    no_text[last] = 0xff;
    assert_eq!(batch().frame(&no_text), Err(Malformed));
}
