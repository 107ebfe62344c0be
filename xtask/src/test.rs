//! Every test there is, stage by stage.

use crate::run::{cargo, failed, hear, program, root, run};
use crate::setup::{self, Browser};
use crate::stages::{self, Job, Stage, Tests};
use crate::{build, size, spark, wasm};
use anyhow::{Result, bail};
use std::fs;
use std::process::Command;
use std::time::Instant;

/// Stages that others cannot run without.
const TARGET: &str = "WebAssembly target";
const PACKAGES: &str = "npm packages";
const BROWSERS: &str = "browsers";
const BUILD: &str = "build";

const STRICT: [&str; 3] = ["--", "-D", "warnings"];

/// What runs a test file, besides Node.js.
#[derive(Clone, Copy)]
enum With {
    Nothing,
    /// A browser of the system.
    Found(&'static Browser),
    /// One that the tests bring or find themselves, by their word for it.
    Brought(&'static str),
}

/// Runs all stages, whatever becomes of each.
pub fn everything() -> Result<()> {
    let mut all = vec![
        stage(TARGET, &[], || wasm::add_target().map(nothing)),
        stage(PACKAGES, &[], || setup::node().and_then(|()| setup::packages()).map(nothing)),
        stage(BROWSERS, &[], || setup::browsers(&[setup::CHROMIUM, setup::FIREFOX]).map(nothing)),
        stage(BUILD, &[TARGET], || build().map(nothing)),
        stage("format", &[], || run(&mut cargo(["fmt", "--all", "--check"])).map(nothing)),
        stage("lint", &[TARGET], lint).locking(),
        stage("Rust tests", &[], rust).locking(),
        stage("size", &[BUILD], || size::check().map(nothing)),
        files("oldest browsers, by the tables", "tests/compat", With::Nothing)?,
        files("npm package in Node.js", "tests/api", With::Nothing)?,
        files("npm package in projects", "tests/npm", With::Found(&setup::CHROMIUM))?,
    ];
    let [chromium, firefox] = [&setup::CHROMIUM, &setup::FIREFOX].map(|browser| (browser.name, With::Found(browser)));
    // The longest first, so that at the end no core waits long for another.
    for (what, folder) in [("page", "tests/browser"), ("hosts", "tests/hosts"), ("page anywhere", "tests/anywhere")] {
        for (name, with) in [firefox, chromium] {
            all.push(files(&format!("{what} in {name}"), folder, with)?);
        }
    }
    match spark::lacks() {
        None => all.push(stage("Spark", &[BUILD], in_spark).locking()),
        Some(missing) => println!("Spark: not to be had here, for want of {missing}"),
    }
    for (name, word, there) in setup::OTHERS {
        if there {
            all.push(files(&format!("page anywhere in {name}"), "tests/anywhere", With::Brought(word))?);
        } else {
            println!("page anywhere in {name}: not to be had on this system");
        }
    }
    if setup::SCREEN {
        for (name, with) in [firefox, chromium] {
            all.push(files(&format!("Save page as in {name}"), "tests/saving", with)?);
        }
    }
    stages::run(all)
}

fn stage(name: &str, needs: &'static [&'static str], job: impl FnOnce() -> Result<Tests> + Send + 'static) -> Stage {
    Stage::new(name, needs, vec![Box::new(job)])
}

/// What is no test counts as none.
fn nothing((): ()) -> Tests {
    Tests::default()
}

fn lint() -> Result<Tests> {
    let mut native = cargo(["clippy", "--quiet", "--locked", "--workspace", "--all-targets"]);
    let [mut page, mut tables] = [wasm::clippy(), wasm::clippy()];
    page.args(["--features", "page"]);
    tables.args(["--features", "tables"]);
    for lints in [&mut native, &mut page, &mut tables] {
        heard("lint", lints.args(STRICT), |_| None)?;
    }
    Ok(Tests::default())
}

/// Where Spark cannot be set up, that is said and is no failure: most machines have none.
fn in_spark() -> Result<Tests> {
    match spark::short() {
        Ok(mut tests) => heard("Spark", &mut tests, by_node),
        Err(why) => {
            println!("\n== Spark: not to be had here\n{why:#}");
            Ok(Tests::default())
        }
    }
}

fn rust() -> Result<Tests> {
    heard("Rust tests", &mut cargo(["test", "--locked", "--workspace", "--no-fail-fast"]), by_cargo)
}

/// The test files of a folder, in as many processes as are run at once: those of one process share a browser, which is
/// slow to start.
fn files(name: &str, folder: &str, with: With) -> Result<Stage> {
    let mut files = Vec::new();
    for entry in fs::read_dir(root().join(folder))? {
        let entry = entry?;
        let file = format!("{folder}/{}", entry.file_name().to_string_lossy());
        if file.ends_with(".test.mjs") {
            files.push((entry.metadata()?.len(), file));
        }
    }
    let jobs = shares(files, stages::at_once()).into_iter().map(|files| -> Job {
        let heading =
            format!("{name}: {}", files.join(", ").replace(&format!("{folder}/"), "").replace(".test.mjs", ""));
        Box::new(move || {
            let mut node = match with {
                With::Nothing => program("node", []),
                With::Found(browser) => setup::script(browser, &[])?,
                With::Brought(word) => setup::script_in(word),
            };
            node.args(["--test-reporter=./tests/report.mjs", "tests/together.mjs"]).args(&files);
            heard(&heading, &mut node, by_node)
        })
    });
    Ok(Stage::new(name, &[PACKAGES, BROWSERS, BUILD], jobs.collect()))
}

/// Deals out files by their sizes, the largest first, each to the share that is the smallest so far.
fn shares(mut files: Vec<(u64, String)>, number: usize) -> Vec<Vec<String>> {
    files.sort_by(|one, other| other.cmp(one));
    let mut shares = vec![(0, Vec::new()); number.min(files.len())];
    for (size, file) in files {
        if let Some((whole, share)) = shares.iter_mut().min_by_key(|(whole, _)| *whole) {
            *whole += size;
            share.push(file);
        }
    }
    shares.into_iter().map(|(_, share)| share).collect()
}

/// What a line of output tells of tests.
enum Told<'a> {
    Passed(usize),
    Failed(&'a str),
}

/// Runs a program, shows what it said when it is over, and reads the tests from it.
fn heard(heading: &str, command: &mut Command, read: fn(&str) -> Option<Told>) -> Result<Tests> {
    let start = Instant::now();
    let (said, success) = hear(command)?;
    println!("\n== {heading} ({} s)\n{}", start.elapsed().as_secs(), said.trim());
    let mut tests = Tests::default();
    for told in said.lines().filter_map(read) {
        match told {
            Told::Passed(number) => tests.passed += number,
            Told::Failed(name) => tests.failed.push(name.to_owned()),
        }
    }
    if !success && tests.failed.is_empty() {
        bail!("{}", failed(command));
    }
    Ok(tests)
}

fn by_cargo(line: &str) -> Option<Told<'_>> {
    if let Some(rest) = line.strip_prefix("test result: ") {
        let (_, counts) = rest.split_once(". ")?;
        return leading_number(counts).map(Told::Passed);
    }
    line.strip_prefix("test ")?.strip_suffix(" ... FAILED").map(Told::Failed)
}

/// By `tests/report.mjs`, and `engines/spark/tests/report.py`.
fn by_node(line: &str) -> Option<Told<'_>> {
    match line.strip_prefix("FAILED ") {
        Some(name) => Some(Told::Failed(name)),
        None => leading_number(line.strip_prefix("# pass ")?).map(Told::Passed),
    }
}

fn leading_number(text: &str) -> Option<usize> {
    let digits = text.find(|letter: char| !letter.is_ascii_digit());
    text.get(..digits.unwrap_or(text.len()))?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::{Told, by_cargo, by_node, shares};

    fn told(read: fn(&str) -> Option<Told>, said: &str) -> Vec<String> {
        let tell = |told| match told {
            Told::Passed(number) => format!("passed {number}"),
            Told::Failed(name) => format!("failed {name}"),
        };
        said.lines().filter_map(read).map(tell).collect()
    }

    #[test]
    fn files_are_dealt_out_by_size() {
        let files = [(3, "c"), (5, "e"), (9, "i"), (4, "d")].map(|(size, name)| (size, name.to_owned())).to_vec();
        assert_eq!(shares(files.clone(), 2), [["i", "c"], ["e", "d"]]);
        assert_eq!(shares(files, 9).len(), 4);
    }

    #[test]
    fn what_cargo_says() {
        let said = "running 2 tests\ntest money::adds ... ok\ntest money::splits ... FAILED\n\n\
            test result: FAILED. 1 passed; 1 failed; 0 ignored; 0 measured\n\
            test src/lib.rs - estimate (line 3) ... FAILED\ntest result: ok. 31 passed; 0 failed";
        let all = ["failed money::splits", "passed 1", "failed src/lib.rs - estimate (line 3)", "passed 31"];
        assert_eq!(told(by_cargo, said), all);
    }

    #[test]
    fn what_the_report_says() {
        let said = "\nFAILED a page, in \u{201c}another\u{201d} (tests/browser/page.test.mjs)\nError: FAILED here\n\
            1.2 s passing\n# pass 40\n# fail 1";
        let all = ["failed a page, in \u{201c}another\u{201d} (tests/browser/page.test.mjs)", "passed 40"];
        assert_eq!(told(by_node, said), all);
    }
}
