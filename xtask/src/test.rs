//! Every test there is, one stage after the other, and their number at the end.

use crate::run::{cargo, program, root, run, watch};
use crate::setup::Browser;
use crate::{build, setup, size, wasm};
use anyhow::{Context, Result};
use std::fs;
use std::process::Command;
use std::time::Instant;

const BROWSERS: [Browser; 2] = [setup::CHROMIUM, setup::FIREFOX];
/// What the tests bring or find themselves, the word for it there, and whether it is to be had on this system.
const OTHERS: [(&str, &str, bool); 2] =
    [("WebKitGTK", "webkit", setup::SCREEN), ("Chromium 109", "chromium109", setup::CHROMIUM_109)];
const STRICT: [&str; 3] = ["--", "-D", "warnings"];

/// Runs all stages; the first that fails ends it.
pub fn everything() -> Result<()> {
    let mut passed = 0;
    let mut stage = |name: &str, run: &dyn Fn() -> Result<usize>| {
        println!("\n== {name}");
        let start = Instant::now();
        passed += run().with_context(|| format!("FAILED at stage: {name}"))?;
        println!("({} s)", start.elapsed().as_secs());
        anyhow::Ok(())
    };
    stage("set-up", &|| {
        wasm::add_target()?;
        setup::node()?;
        setup::packages()?;
        setup::browsers(&BROWSERS).map(|()| 0)
    })?;
    stage("format", &|| run(&mut cargo(["fmt", "--all", "--check"])).map(|()| 0))?;
    stage("lint", &|| lint().map(|()| 0))?;
    stage("Rust tests", &|| rust(cargo(["test", "--locked", "--workspace"])))?;
    stage("build", &|| build().map(|()| 0))?;
    stage("size", &|| size::check().map(|()| 0))?;
    stage("oldest browsers, by the tables", &|| node(program("node", []), "tests/compat"))?;
    stage("npm package in Node.js", &|| node(program("node", []), "tests/api"))?;
    stage("npm package in projects", &|| node(setup::script(&setup::CHROMIUM, &[])?, "tests/npm"))?;
    for browser in &BROWSERS {
        stage(&format!("page in {}", browser.name), &|| node(setup::script(browser, &[])?, "tests/browser"))?;
        stage(&format!("hosts in {}", browser.name), &|| node(setup::script(browser, &[])?, "tests/hosts"))?;
    }
    for browser in &BROWSERS {
        stage(&format!("page anywhere in {}", browser.name), &|| node(setup::script(browser, &[])?, "tests/anywhere"))?;
    }
    for (name, code, there) in OTHERS {
        if there {
            stage(&format!("page in {name}"), &|| {
                let mut tests = program("node", []);
                tests.env("BROWSER", code);
                node(tests, "tests/anywhere")
            })?;
        } else {
            println!("\n== page in {name}: not to be had on this system");
        }
    }
    if setup::SCREEN {
        for browser in &BROWSERS {
            stage(&format!("Save page as in {}", browser.name), &|| {
                node(setup::script(browser, &[])?, "tests/saving")
            })?;
        }
    }
    println!("\n{passed} passed, 0 failed");
    Ok(())
}

fn lint() -> Result<()> {
    run(cargo(["clippy", "--quiet", "--locked", "--workspace", "--all-targets"]).args(STRICT))?;
    for front in [&[][..], &["--features", "page"]] {
        run(wasm::clippy().args(front).args(STRICT))?;
    }
    Ok(())
}

fn rust(mut tests: Command) -> Result<usize> {
    let mut passed = 0;
    watch(&mut tests, |line| {
        if let Some(rest) = line.strip_prefix("test result: ok. ") {
            passed += leading_number(rest);
        }
    })?;
    Ok(passed)
}

/// All test files of a folder, by Node's own runner: two at a time, as most of a test in a browser is waiting.
fn node(mut tests: Command, folder: &str) -> Result<usize> {
    let mut files = Vec::new();
    for entry in fs::read_dir(root().join(folder))? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.ends_with(".test.mjs") {
            files.push(format!("{folder}/{name}"));
        }
    }
    files.sort();
    tests.args(["--test", "--test-concurrency=2", "--test-reporter=./tests/report.mjs"]).args(files);
    let mut passed = 0;
    watch(&mut tests, |line| {
        if let Some(rest) = line.strip_prefix("# pass ") {
            passed += leading_number(rest);
        }
    })?;
    Ok(passed)
}

fn leading_number(text: &str) -> usize {
    let digits = text.find(|letter: char| !letter.is_ascii_digit());
    text[..digits.unwrap_or(text.len())].parse().unwrap_or(0)
}
