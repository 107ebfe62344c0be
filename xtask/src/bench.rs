//! The times, on one machine in one run: native, through the JavaScript API, on the page.

use crate::run::{cargo, run};
use crate::setup;
use anyhow::Result;

/// Prints every median beside its budget.
pub fn everything() -> Result<()> {
    println!();
    run(&mut cargo(["run", "--quiet", "--locked", "--release", "--example", "bench"]))?;
    println!();
    run(&mut cargo(["run", "--quiet", "--locked", "--profile", "fast", "--example", "batch"]))?;
    setup::node()?;
    setup::packages()?;
    setup::browsers(&[setup::CHROMIUM])?;
    for file in ["tests/bench/api.mjs", "tests/bench/start.mjs", "tests/bench/page.mjs"] {
        println!();
        run(&mut setup::script(&setup::CHROMIUM, &[file])?)?;
    }
    Ok(())
}
