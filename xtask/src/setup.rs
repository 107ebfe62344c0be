//! What the tests need besides Rust: Node.js, npm packages, a browser and a Chinese font.

use crate::run::{ask, find, program, root, run};
use anyhow::{Context, Result, bail};
use std::env;
use std::path::PathBuf;
use std::process::Command;

const NODE: u32 = 20;
const ON_PATH: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const ELSEWHERE: [&str; 3] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
];

/// Node.js, or a sentence saying what to install.
pub fn node() -> Result<()> {
    let version = ask(&mut program("node", ["--version"]))
        .with_context(|| format!("Node.js {NODE} or newer is needed for the tests: install it"))?;
    let major = version.trim_start_matches('v').split('.').next();
    let major: u32 = major.and_then(|text| text.parse().ok()).unwrap_or(0);
    if major < NODE {
        bail!("Node.js {NODE} or newer is needed for the tests; this is {version}");
    }
    Ok(())
}

/// The npm packages of `tests`, exactly as its lockfile says.
pub fn packages() -> Result<()> {
    let tests = root().join("tests");
    let age = |file: &str| tests.join(file).metadata().and_then(|meta| meta.modified());
    let fresh = match (age("node_modules/.package-lock.json"), age("package-lock.json")) {
        (Ok(installed), Ok(asked)) => installed >= asked,
        _ => false,
    };
    if fresh {
        return Ok(());
    }
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    run(program(npm, ["ci", "--no-audit", "--no-fund"]).current_dir(tests))
}

/// The browser, with a Chinese font beside it; both through apt when missing and apt is at hand.
pub fn chromium() -> Result<PathBuf> {
    let mut missing = Vec::new();
    if browser()?.is_none() {
        missing.push("chromium");
    }
    if !chinese_font() {
        missing.push("fonts-noto-cjk");
    }
    if !missing.is_empty() {
        install(&missing)?;
    }
    browser()?.context("Chromium was installed, but is not on the path: set CHROMIUM to it")
}

fn browser() -> Result<Option<PathBuf>> {
    if let Some(path) = env::var_os("CHROMIUM").map(PathBuf::from) {
        if !path.is_file() {
            bail!("CHROMIUM names {}, which is no file", path.display());
        }
        return Ok(Some(path));
    }
    let elsewhere = ELSEWHERE.iter().map(PathBuf::from);
    Ok(find(&ON_PATH).or_else(|| elsewhere.into_iter().find(|path| path.is_file())))
}

/// Other systems bring one.
fn chinese_font() -> bool {
    !cfg!(target_os = "linux")
        || ask(&mut program("fc-list", [":lang=zh-cn", "family"])).is_some_and(|fonts| !fonts.is_empty())
}

fn install(missing: &[&str]) -> Result<()> {
    let names = missing.join(" ");
    let root = ask(&mut program("id", ["-u"])).is_some_and(|id| id == "0");
    let Some(apt) = find(&["apt-get"]).filter(|_| root) else {
        bail!(
            "the browser tests need what is missing here: {names}\n\
             Debian, Ubuntu: sudo apt-get install {names}\n\
             Elsewhere: Chromium or Chrome (set CHROMIUM to its path if it is not found), \
             and any font with Chinese letters, such as Noto Sans CJK"
        );
    };
    run(Command::new(&apt).arg("update"))?;
    run(Command::new(&apt)
        .env("DEBIAN_FRONTEND", "noninteractive")
        .args(["install", "--yes", "--no-install-recommends"])
        .args(missing))
}
