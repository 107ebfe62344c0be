//! Answers a table of parcels row by row, natively, and writes what comes of each as a line of CSV: what an engine's
//! answers are held against. `cargo run --example answers < table.csv > answers.csv`, for tables of `parcels`.

#[allow(dead_code, reason = "the words of a table are shared with those who write it")]
#[path = "parcels/generate.rs"]
mod generate;

use generate::{AS_OF, COLUMNS, WORDS};
use parcel_claims::batch::{Batch, Column, Mapping, Problem, Row, value_of};
use parcel_claims::case::{Field, Raw, check_as_of};
use parcel_claims::choice::Choice;
use parcel_claims::estimate::Ours;
use parcel_claims::money::{Fen, Range};
use parcel_claims::rulebook::ParcelRules;
use parcel_claims::sheets::{Csv, Record};
use std::error::Error;
use std::io::{Read, Write};

const HEADING: &str = "state,filing,outcome,liable,delay,fined,applies,open,doubts,\
    compensationMin,compensationMax,fineMin,fineMax,ownLossMin,ownLossMax,othersLossMin,othersLossMax,\
    receivesMin,receivesMax,paysMin,paysMax,finedMin,finedMax,bearsMin,bearsMax,next,nextAt,ask,problems\n";

fn main() -> Result<(), Box<dyn Error>> {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text)?;
    let mut batch = batch()?;
    let mut lines = String::from(HEADING);
    let mut each = |record: Record<'_>| {
        if record.line() > 1 {
            let row = batch.row(record.cells());
            line(&mut lines, &batch, row);
        }
    };
    let mut csv = Csv::new(b',');
    let read = csv.read(&text, &mut each);
    read.and_then(|()| csv.end(&mut each)).map_err(|_| "a quotation mark is not closed")?;
    Ok(std::io::stdout().write_all(lines.as_bytes())?)
}

fn batch() -> Result<Batch, Box<dyn Error>> {
    let mut mapping = Mapping::default();
    for (place, (_, key)) in COLUMNS.into_iter().enumerate() {
        let Some(field) = Field::by_key(key) else { continue };
        let words = WORDS.into_iter().filter(|(of, ..)| *of == key);
        let words = words.filter_map(|(_, word, means)| Some((word.to_owned(), Some(value_of(field, means).ok()?))));
        assert!(mapping.column(place, Column { field, words: words.collect() }));
    }
    let as_of = check_as_of(&Raw::Text(AS_OF.into())).map_err(|_| AS_OF)?;
    Ok(Batch::new(ParcelRules::built_in(), mapping, as_of))
}

fn line(lines: &mut String, batch: &Batch, row: Row) {
    let state = match row {
        Row::UNSOUND => "unsound",
        Row::BLANK => "blank",
        Row::TOTAL => "total",
        _ => "answered",
    };
    lines.push_str(state);
    let Some(brief) = batch.brief(row) else {
        lines.push_str(&",".repeat(HEADING.matches(',').count()));
        let problems = if row == Row::UNSOUND { batch.problems() } else { &[] };
        lines.push_str(&problems.iter().map(problem).collect::<Vec<_>>().join(" "));
        lines.push('\n');
        return;
    };
    codes(lines, brief.filing.iter());
    codes(lines, brief.outcome.iter());
    codes(lines, brief.liable.iter());
    codes(lines, brief.delay.iter());
    codes(lines, brief.fined.iter());
    codes(lines, brief.applies.iter());
    codes(lines, brief.open.iter());
    codes(lines, brief.doubts.iter());
    let (sums, of_us) = (brief.sums, brief.ours);
    let ours = |of: fn(Ours) -> Range| of_us.map(of);
    for range in [sums.compensation, sums.fine, Some(sums.own_loss), Some(sums.others_loss)] {
        money(lines, range);
    }
    for range in [ours(|ours| ours.receives), ours(|ours| ours.pays), ours(|ours| ours.fined), ours(|ours| ours.bears)]
    {
        money(lines, range);
    }
    cell(lines, brief.next.map(|(id, _)| id.code().to_owned()));
    cell(lines, brief.next.map(|(_, due)| due.day.and_time(due.clock.unwrap_or_default()).to_string()));
    cell(lines, brief.ask.map(|field| field.key().to_owned()));
    lines.push_str(",\n");
}

/// A text that is empty is quoted; what is not there is not.
fn codes<T: Choice>(lines: &mut String, values: impl Iterator<Item = T>) {
    let codes: Vec<_> = values.map(Choice::code).collect();
    cell(lines, Some(format!("\"{}\"", codes.join(" "))));
}

fn money(lines: &mut String, range: Option<Range>) {
    cell(lines, range.map(|range| range.min.fen().to_string()));
    cell(lines, range.and_then(|range| range.max).map(Fen::fen).map(|fen| fen.to_string()));
}

fn cell(lines: &mut String, text: Option<String>) {
    lines.push(',');
    lines.push_str(&text.unwrap_or_default());
}

fn problem(problem: &Problem) -> String {
    let column = problem.column.map(|column| column.to_string()).unwrap_or_default();
    let field = problem.field.map(Field::key).unwrap_or_default();
    format!("{column}:{field}:{}", problem.wrong.code())
}
