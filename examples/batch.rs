//! What a table of parcels takes to be answered natively, on one core, beside what its text takes to be split into
//! cells and hashed: `cargo xtask bench` runs it with the profile `fast`.

#[allow(dead_code, reason = "tables take turns of their own")]
#[path = "beside/table.rs"]
mod beside;

#[allow(dead_code, reason = "the words of a table are shared with those who only write it")]
#[path = "parcels/generate.rs"]
mod generate;

use beside::seconds;
use generate::{AS_OF, COLUMNS, MIXES, Mix, WORDS, table};
use parcel_claims::batch::{Batch, Column, Mapping, value_of};
use parcel_claims::case::{Field, Raw, check_as_of};
use parcel_claims::rulebook::ParcelRules;
use parcel_claims::sheets::{Csv, Encoding};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::hint::black_box;
use std::process::ExitCode;

/// How many times the yardstick a table of a million rows may take.
const GOALS: [(Mix, f64); 3] = [(Mix::Signed, 5.0), (Mix::Claims, 15.0), (Mix::Trouble, 8.0)];

fn mapping() -> Mapping {
    let mut mapping = Mapping::default();
    for (place, (_, key)) in COLUMNS.into_iter().enumerate() {
        let Some(field) = Field::by_key(key) else { continue };
        let words = WORDS.into_iter().filter(|(of, _, _)| *of == key);
        let words = words.filter_map(|(_, word, means)| Some((word.to_owned(), Some(value_of(field, means).ok()?))));
        assert!(mapping.column(place, Column { field, words: words.collect() }));
    }
    mapping
}

fn batch() -> Batch {
    let as_of = check_as_of(&Raw::Text(AS_OF.into())).unwrap_or_default();
    Batch::new(ParcelRules::built_in(), mapping(), as_of)
}

/// The seconds that a table takes to be read and answered.
fn run(text: &str) -> (f64, Batch) {
    let (mut batch, mut csv) = (batch(), Csv::new(b','));
    let start = seconds();
    let mut each = |record: parcel_claims::sheets::Record<'_>| {
        if record.line() > 1 {
            black_box(batch.row(record.cells()));
        }
    };
    // As a file is read: piece by piece.
    let (mut decoder, pieces) = (Encoding::Utf8.decoder(), text.as_bytes().chunks(1 << 16));
    let read = pieces.into_iter().try_for_each(|piece| csv.read(decoder.push(piece, false), &mut each));
    assert!(read.and_then(|()| csv.end(&mut each)).is_ok());
    black_box(batch.totals());
    (seconds() - start, batch)
}

/// The seconds that its text takes to be split into cells, each of them hashed.
fn split(text: &str) -> f64 {
    let start = seconds();
    let mut hasher = DefaultHasher::new();
    for line in text.lines() {
        line.split(',').for_each(|cell| cell.hash(&mut hasher));
    }
    black_box(hasher.finish());
    seconds() - start
}

/// The best of several runs of both in turn, in seconds, and the table that was answered.
fn best(text: &str, rows: u32) -> (f64, f64, Batch) {
    let (mut least, mut answered) = run(text);
    let mut its = split(text);
    // Small tables are over before the clock has moved.
    for _ in 1..(300_000 / rows).clamp(3, 100) {
        let (seconds, batch) = run(text);
        if seconds < least {
            (least, answered) = (seconds, batch);
        }
        its = its.min(split(text));
    }
    (least, its, answered)
}

/// `cargo run --release --example batch [ROWS] [MIX]`: tables of up to so many rows.
fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let most: u32 = words.first().and_then(|rows| rows.parse().ok()).unwrap_or(1_000_000);
    let wanted = |name: &str| words.get(1).is_none_or(|mix| mix == name);
    beside::heading(
        "Tables, native, profile fast",
        "A table of parcels read and answered: processor time of one core.",
    );
    for (name, mix) in MIXES.into_iter().filter(|(name, _)| wanted(name)) {
        let goal = GOALS.iter().find(|(of, _)| *of == mix).map(|(_, goal)| *goal);
        for rows in std::iter::successors(Some(1000_u32), |rows| rows.checked_mul(10)).take_while(|rows| *rows <= most)
        {
            let text = table(mix, usize::try_from(rows).unwrap_or_default());
            let (seconds, its, batch) = best(&text, rows);
            let speed = f64::from(rows) / seconds / 1e6;
            let answers = batch.desk().answers();
            let ours = format!("{name}, {rows} rows, {answers} answers, {speed:.2} M rows/s");
            let goal = goal.filter(|_| rows >= 1_000_000);
            beside::row(&ours, seconds * 1e6, ("its cells split and hashed", its * 1e6), goal);
        }
    }
    if beside::is_over() { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}
