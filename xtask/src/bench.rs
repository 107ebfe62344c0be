//! The times, on one machine in one run: native, through the JavaScript API, on the page. Each bench prints a table of
//! its own, ours beside a yardstick of the same run; together they are `docs/bench.md`.

use crate::run::{ask, cargo, failed, program, root};
use crate::setup;
use anyhow::{Context, Result, bail};
use std::env::consts::{ARCH, OS};
use std::fmt::Write as _;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::{fs, thread};

const BENCHES: [&str; 4] =
    ["tests/bench/api.mjs", "tests/bench/tables.mjs", "tests/bench/start.mjs", "tests/bench/page.mjs"];

const HEAD: &str = "\
# Times

Written by `cargo xtask bench`. What counts is the ratio to a yardstick that was measured in turn with ours: it holds on
any machine, the times on this one alone. What is over its goal is said so, and fails the command.
";

/// Runs every bench and writes what they print; what is over its goal hides none of the others.
pub fn everything() -> Result<()> {
    setup::node()?;
    setup::packages()?;
    setup::peers()?;
    setup::browsers(&[setup::CHROMIUM])?;
    let mut all = vec![
        cargo(["run", "--quiet", "--locked", "--release", "--example", "bench"]),
        cargo(["run", "--quiet", "--locked", "--profile", "fast", "--example", "batch"]),
    ];
    for file in BENCHES {
        all.push(setup::script(&setup::CHROMIUM, &[file])?);
    }
    let (mut told, mut over) = (format!("{HEAD}\n{}", machine()?), Vec::new());
    for mut command in all {
        let (said, green) = hear(&mut command)?;
        write!(told, "\n{}", aligned(&said))?;
        if !green {
            over.push(failed(&command));
        }
    }
    fs::write(root().join("docs/bench.md"), told)?;
    if !over.is_empty() {
        bail!("over a goal, or broken off:\n{}", over.join("\n"));
    }
    Ok(())
}

/// Runs to the end and prints what it says as it comes: all of that, and whether it succeeded.
fn hear(command: &mut Command) -> Result<(String, bool)> {
    let mut child = command.stdout(Stdio::piped()).spawn().with_context(|| failed(command))?;
    let mut said = String::new();
    println!();
    for line in BufReader::new(child.stdout.take().context("it has no output")?).lines() {
        let line = line?;
        println!("{line}");
        writeln!(said, "{line}")?;
    }
    Ok((said, child.wait()?.success()))
}

/// The same without the blanks that line up its columns on a terminal.
fn aligned(said: &str) -> String {
    let tight = |line: &str| match line.strip_prefix('|') {
        Some(cells) => {
            format!("|{}", cells.split('|').map(|cell| format!(" {}", cell.trim())).collect::<Vec<_>>().join(" |"))
        }
        None => line.to_owned(),
    };
    said.lines().map(|line| tight(line).trim_end().to_owned() + "\n").collect()
}

/// What kind of machine it is, and what runs on it: nothing that names it.
fn machine() -> Result<String> {
    let cores = thread::available_parallelism()?;
    let version = |name: &str| ask(&mut program(name, ["--version"])).unwrap_or_default();
    let chromium = ask(&mut program(setup::CHROMIUM.path()?, ["--version"])).unwrap_or_default();
    Ok(format!(
        "- {}, {cores} cores, {OS} on {ARCH}\n- {}\n- Node.js {}\n- {}\n",
        processor(),
        version("rustc"),
        version("node"),
        chromium.trim(),
    ))
}

/// The processor's name, where the system tells it.
fn processor() -> String {
    let told = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let name = told.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    name.map_or("a processor without a name", |(_, name)| name).to_owned()
}
