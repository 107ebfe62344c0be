//! What a person types: `cargo xtask page | test | names | size | bench | spark | screenshots | schema |
//! holidays`.

mod ascii;
mod bench;
mod glue;
mod holidays;
mod interfaces;
mod names;
mod npm;
mod open;
mod packed;
mod page;
mod run;
mod screenshots;
mod script;
mod setup;
mod size;
mod spark;
mod stages;
mod table;
mod template;
mod test;
mod types;
mod wasm;

use anyhow::{Result, bail};
use parcel_claims::rulebook::schema;
use std::fs;
use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask page [--no-open]   build dist/parcel-claims.html and dist/npm, and open the page
cargo xtask test               set up what is missing, then run every test
cargo xtask names              check the names that markup, style, words and Rust share, as every build does
cargo xtask size               print the sizes beside their budgets
cargo xtask bench              measure everything beside its yardsticks, and write docs/bench.md
cargo xtask spark              build the wheel for Apache Spark, and run its tests
cargo xtask spark bench [MIX] [ROWS]
                               measure it beside the native core and pandas (after a build)
cargo xtask table [file.json] [--lang en]
                               write the decision table of a rulebook: dist/decision-table.html and .csv
cargo xtask screenshots        make target/screenshots and the README's picture
cargo xtask schema             write docs/rulebook.schema.json anew from the types
cargo xtask holidays           write the working-day calendar anew from its npm package";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match obey(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\n{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn obey(words: &[String]) -> Result<()> {
    match words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["page"] => build().and_then(|()| open::page()),
        ["page", "--no-open"] => build(),
        ["test"] => test::everything(),
        ["size"] => build().and_then(|()| size::check()),
        ["screenshots"] => build().and_then(|()| screenshots::everything()),
        ["table", ref words @ ..] => table::write(words),
        ["names"] => names::check(),
        ["schema"] => Ok(fs::write(run::root().join("docs/rulebook.schema.json"), schema::text())?),
        ["holidays"] => holidays::write(),
        ["spark"] => spark::everything(),
        ["spark", "bench", ref words @ ..] => spark::bench(words),
        ["bench"] => build().and_then(|()| bench::everything()),
        [] => {
            println!("{USAGE}");
            Ok(())
        }
        _ => bail!("no such command\n\n{USAGE}"),
    }
}

/// Everything that ships, into `dist`.
fn build() -> Result<()> {
    names::check()?;
    wasm::add_target()?;
    let numbers = wasm::module(wasm::Front::Npm)?;
    let bundle = page::Bundle::new(&wasm::module(wasm::Front::Page)?, wasm::tables()?)?;
    let mut files = npm::write(&numbers, bundle.module(), bundle.tables())?;
    files.extend(bundle.write()?);
    for file in files.iter().filter(|file| file.ends_with(".html") || file.ends_with(".js")) {
        ascii::check(file, &fs::read(run::root().join("dist").join(file))?)?;
    }
    size::list(&files)
}
