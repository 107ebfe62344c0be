//! The times, on one machine in one run: native, through the JavaScript API, on the page.

use crate::run::{cargo, run};
use crate::setup;
use anyhow::Result;

/// Prints every median beside its budget; what is over one hides none of the others.
pub fn everything() -> Result<()> {
    setup::node()?;
    setup::packages()?;
    setup::browsers(&[setup::CHROMIUM])?;
    let mut all = vec![
        cargo(["run", "--quiet", "--locked", "--release", "--example", "bench"]),
        cargo(["run", "--quiet", "--locked", "--profile", "fast", "--example", "batch"]),
    ];
    for file in ["tests/bench/api.mjs", "tests/bench/start.mjs", "tests/bench/page.mjs"] {
        all.push(setup::script(&setup::CHROMIUM, &[file])?);
    }
    let mut over = Ok(());
    for mut command in all {
        println!();
        over = over.and(run(&mut command));
    }
    over
}
