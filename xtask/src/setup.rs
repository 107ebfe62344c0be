//! What the tests need besides Rust: Node.js, npm packages, browsers, fonts, and a screen for dialogs.

use crate::run::{ask, find, program, root, run};
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::collections::BTreeMap;
use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, PoisonError};

/// The oldest that the packages of the tests run in.
const NODE: (u32, u32) = (20, 19);

/// A browser that the page is tested in.
pub struct Browser {
    pub name: &'static str,
    /// The word for it in the tests; in capitals the variable that may hold its path.
    pub code: &'static str,
    package: &'static str,
    on_path: &'static [&'static str],
    elsewhere: &'static [&'static str],
}

pub const CHROMIUM: Browser = Browser {
    name: "Chromium",
    code: "chromium",
    package: "chromium",
    on_path: &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
    elsewhere: &[
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    ],
};

pub const FIREFOX: Browser = Browser {
    name: "Firefox",
    code: "firefox",
    package: "firefox-esr",
    on_path: &["firefox-esr", "firefox"],
    elsewhere: &["/Applications/Firefox.app/Contents/MacOS/firefox", r"C:\Program Files\Mozilla Firefox\firefox.exe"],
};

/// Whether the browsers' own dialogs can be opened where nobody sees them.
pub const SCREEN: bool = cfg!(target_os = "linux");

/// What the tests find or bring themselves, the word for it there, and whether it is to be had on this system: the
/// Chromium 109 of the npm packages is built for Linux alone.
pub const OTHERS: [(&str, &str, bool); 2] = [
    ("WebKitGTK", "webkit", SCREEN),
    ("Chromium 109", "chromium109", cfg!(all(target_os = "linux", target_arch = "x86_64"))),
];

/// What makes such a screen, with windows and keys, and what opens WebKit there: a program, and the package that
/// brings it.
const ON_SCREEN: [(&str, &str); 4] =
    [("Xvfb", "xvfb"), ("openbox", "openbox"), ("xdotool", "xdotool"), ("WebKitWebDriver", "webkit2gtk-driver")];

/// A script that old pages have beside ours, in Debian's package; where there is none, its test is left out.
const PROTOTYPE: &str = "/usr/share/javascript/prototype/prototype.js";

/// By their names: what else a machine has decides nothing.
const FONTS: &str = include_str!("../../tests/fonts.json");

const ELSEWHERE: &str = "Chromium or Chrome, and Firefox (set CHROMIUM and FIREFOX to their paths if they are not found), \
    and the fonts that tests/fonts.json names";

/// Node.js, or a sentence saying what to install.
pub fn node() -> Result<()> {
    let (major, minor) = NODE;
    let version = ask(&mut program("node", ["--version"]))
        .with_context(|| format!("Node.js {major}.{minor} or newer is needed for the tests: install it"))?;
    let mut parts = version.trim_start_matches('v').split('.').map(|part| part.parse().unwrap_or(0));
    if (parts.next().unwrap_or(0), parts.next().unwrap_or(0)) < NODE {
        bail!("Node.js {major}.{minor} or newer is needed for the tests; this is {version}");
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
    npm(&["ci"], &tests)
}

/// Those that ours is measured beside: only the bench needs them, and one of them has a file for each system.
pub fn peers() -> Result<()> {
    let peers = root().join("tests/bench/peers");
    if peers.join("node_modules/.package-lock.json").is_file() {
        return Ok(());
    }
    npm(&["install", "--no-package-lock"], &peers)
}

fn npm(words: &[&str], folder: &Path) -> Result<()> {
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    run(program(npm, []).args(words).args(["--no-audit", "--no-fund"]).current_dir(folder))
}

/// The browsers, with fonts and a screen beside them; all through apt when missing and apt is at hand.
pub fn browsers(wanted: &[Browser]) -> Result<()> {
    let mut missing = Vec::new();
    for browser in wanted {
        if browser.find()?.is_none() {
            missing.push(browser.package);
        }
    }
    let fonts = missing_fonts()?;
    missing.extend(fonts.iter().map(String::as_str));
    if SCREEN && !Path::new(PROTOTYPE).is_file() {
        missing.push("libjs-prototype");
    }
    if SCREEN {
        missing.extend(ON_SCREEN.iter().filter(|(name, _)| find(&[*name]).is_none()).map(|(_, package)| package));
    }
    if !missing.is_empty() {
        install("the browser tests", &missing, ELSEWHERE)?;
    }
    wanted.iter().try_for_each(|browser| browser.path().map(drop))
}

/// A script of the tests, run by Node.js in one browser.
pub fn script(browser: &Browser, words: &[&str]) -> Result<Command> {
    let mut command = script_in(browser.code);
    command.args(words).env(browser.variable(), browser.path()?);
    Ok(command)
}

/// The same in a browser that the tests find or bring themselves.
pub fn script_in(browser: &str) -> Command {
    let mut command = program("node", []);
    command.env("BROWSER", browser);
    command
}

impl Browser {
    fn variable(&self) -> String {
        self.code.to_uppercase()
    }

    pub fn path(&self) -> Result<PathBuf> {
        let Self { name, .. } = self;
        self.find()?.with_context(|| format!("{name} is not on the path: install it, or set {} to it", self.variable()))
    }

    fn find(&self) -> Result<Option<PathBuf>> {
        let variable = self.variable();
        if let Some(path) = env::var_os(&variable).map(PathBuf::from) {
            if !path.is_file() {
                bail!("{variable} names {}, which is no file", path.display());
            }
            return Ok(Some(path));
        }
        let elsewhere = self.elsewhere.iter().map(PathBuf::from);
        Ok(find(self.on_path).or_else(|| elsewhere.into_iter().find(|path| path.is_file())))
    }
}

/// The fonts that the tests bring, each by its name. Only Linux can be told which fonts there are.
fn missing_fonts() -> Result<Vec<String>> {
    if !cfg!(target_os = "linux") {
        println!("The layout is tested in this system's own font: only on Linux the tests bring theirs.");
        return Ok(Vec::new());
    }
    let mut missing = Vec::new();
    if find(&["fc-list"]).is_none() {
        missing.push("fontconfig".to_owned());
    }
    let fonts: Vec<BTreeMap<String, Value>> = serde_json::from_str(FONTS).context("tests/fonts.json")?;
    for font in &fonts {
        let word = |key| font.get(key).and_then(Value::as_str).with_context(|| format!("tests/fonts.json: no {key}"));
        let pattern = format!(":family={}", word("family")?);
        if ask(&mut program("fc-list", [&*pattern, "file"])).is_none_or(|files| files.is_empty()) {
            missing.push(word("package")?.to_owned());
        }
    }
    Ok(missing)
}

/// One of the jobs side by side at a time.
static INSTALLING: Mutex<()> = Mutex::new(());

/// Installs packages of Debian through apt, or says what is to be installed, and for whom, here and elsewhere.
pub fn install(who: &str, missing: &[&str], elsewhere: &str) -> Result<()> {
    let _alone = INSTALLING.lock().unwrap_or_else(PoisonError::into_inner);
    let names = missing.join(" ");
    let Some(apt) = apt() else {
        bail!(
            "{who} need what is missing here: {names}\n\
             Debian, Ubuntu: sudo apt-get install {names}\n\
             Elsewhere: {elsewhere}"
        );
    };
    run(Command::new(&apt).arg("update"))?;
    run(Command::new(&apt)
        .env("DEBIAN_FRONTEND", "noninteractive")
        .args(["install", "--yes", "--no-install-recommends"])
        .args(missing))
}

/// Whether packages of Debian can be installed here.
pub fn can_install() -> bool {
    apt().is_some()
}

fn apt() -> Option<PathBuf> {
    let is_root = ask(&mut program("id", ["-u"])).is_some_and(|id| id == "0");
    find(&["apt-get"]).filter(|_| is_root)
}
