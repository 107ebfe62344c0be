//! Writes a table of parcels: `cargo run --example parcels -- signed|claims|trouble ROWS > table.csv`.

#[allow(dead_code, reason = "whole tables are for those who measure")]
mod generate;

use generate::{AS_OF, COLUMNS, MIXES, Rows, WORDS};
use std::io::{BufWriter, Write};
use std::process::ExitCode;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let mix = words.first().and_then(|name| MIXES.iter().find(|(known, _)| known == name));
    let (Some((_, mix)), Some(rows)) = (mix, words.get(1).and_then(|rows| rows.parse::<usize>().ok())) else {
        eprintln!("which mix (signed, claims, trouble), and how many rows?");
        return ExitCode::FAILURE;
    };
    eprintln!("{rows} rows for {AS_OF}: {} columns, {} words", COLUMNS.len(), WORDS.len());
    let mut to = BufWriter::new(std::io::stdout().lock());
    let (mut next, mut line) = (Rows::new(*mix), Rows::heading());
    for _ in 0..=rows {
        if to.write_all(line.as_bytes()).is_err() {
            return ExitCode::FAILURE;
        }
        line.clear();
        next.write(&mut line);
    }
    if to.flush().is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
