//! Pictures of the page in its main states, for looking at and for the README.

use crate::run::run;
use crate::setup;
use anyhow::Result;

/// Makes them all; what they show is listed in the script.
pub fn everything() -> Result<()> {
    setup::node()?;
    setup::packages()?;
    setup::browsers(&[setup::CHROMIUM])?;
    run(&mut setup::script(&setup::CHROMIUM, &["tests/browser/screenshots.mjs"])?)
}
