//! What ships, how large it is and how large it may be.

use crate::run::root;
use anyhow::{Context, Result, bail};
use flate2::{Compression, write::GzEncoder};
use std::io::Write;
use std::{fs, path::Path};

enum Measure {
    Raw,
    Gzip,
}

struct Budget {
    what: &'static str,
    files: &'static [&'static str],
    measure: Measure,
    /// In KB of 1024 bytes; what has none is printed only.
    limit: Option<usize>,
}

const BUDGETS: [Budget; 5] = [
    Budget {
        what: "the WebAssembly alone, gzipped",
        files: &["npm/parcel_claims.wasm"],
        measure: Measure::Gzip,
        limit: None,
    },
    Budget {
        what: "the module without the page, gzipped",
        files: &["npm/parcel_claims.wasm", "npm/glue.js", "npm/boundary.js", "npm/bytes.js", "npm/index.js"],
        measure: Measure::Gzip,
        // 100 before rulebooks of one's own were checked in full, place by place, and the built-in one held chapter 6
        // and its clocks; 128 before several versions were explored together, texts were read key by key, and nothing
        // but plain JSON was taken; 145 before it read JSON by itself, which is faster; 155 before it was compiled for
        // speed, which makes an answer a fifth quicker.
        limit: Some(200),
    },
    // The reader of pasted texts, with the words that it knows, took 40 of them; 100 went into standing in the pages of
    // others, saying so where it cannot, and into ASCII, which survives a server that names another encoding; 300 into
    // gzip, which the browser unpacks by itself; 1000 into the module for tables, a third of which are the letters that
    // spreadsheets have been written in.
    Budget { what: "the page, one file", files: &["parcel-claims.html"], measure: Measure::Raw, limit: Some(2300) },
    Budget { what: "the script, one tag", files: &["parcel-claims.js"], measure: Measure::Raw, limit: Some(1300) },
    Budget {
        what: "the module for tables, beside it",
        files: &["parcel-claims-tables.wasm"],
        measure: Measure::Raw,
        limit: Some(2000),
    },
];

/// Prints each file of `dist` with its size, raw and gzipped.
pub fn list(files: &[String]) -> Result<()> {
    println!("{:32} {:>10} {:>10}", "file", "raw", "gzipped");
    for file in files {
        let bytes = read(file)?;
        let name = format!("dist/{file}");
        let (raw, gzipped) = (kilobytes(bytes.len()), kilobytes(gzip(&bytes)?));
        println!("{name:32} {raw:>10} {gzipped:>10}");
    }
    Ok(())
}

/// Prints the sizes beside their budgets; over budget is an error.
pub fn check() -> Result<()> {
    let mut over = Vec::new();
    for budget in &BUDGETS {
        let mut size = 0;
        for file in budget.files {
            let bytes = read(file)?;
            size += match budget.measure {
                Measure::Raw => bytes.len(),
                Measure::Gzip => gzip(&bytes)?,
            };
        }
        let allowed = budget.limit.map(|limit| format!("of {limit} KB"));
        let allowed = allowed.unwrap_or_default();
        println!("{:38} {:>10} {allowed}", budget.what, kilobytes(size));
        if budget.limit.is_some_and(|limit| size > limit * 1024) {
            over.push(budget.what);
        }
    }
    if !over.is_empty() {
        bail!("over budget: {}", over.join("; "));
    }
    Ok(())
}

fn read(file: &str) -> Result<Vec<u8>> {
    let path = root().join("dist").join(file);
    fs::read(&path).with_context(|| format!("cannot read {}", Path::new(file).display()))
}

fn gzip(bytes: &[u8]) -> Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}

fn kilobytes(bytes: usize) -> String {
    format!("{:.1} KB", bytes as f64 / 1024.0)
}
