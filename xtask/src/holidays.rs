//! The Chinese working-day calendar of the core, from the npm package that `tests/package.json` pins.

use crate::run::{ask, program, root};
use crate::setup;
use anyhow::{Context, Result};

/// Writes it anew; a newer package brings the years announced since.
pub fn write() -> Result<()> {
    setup::node()?;
    setup::packages()?;
    let text = ask(&mut program("node", ["tests/holidays.mjs"])).context("tests/holidays.mjs did not succeed")?;
    std::fs::write(root().join("src/service/holidays.txt"), text + "\n")?;
    Ok(())
}
