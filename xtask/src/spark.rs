//! The rules in Apache Spark: its wheel, and its tests in a Spark of several processes.

use crate::run::{ask, cargo, find, program, root, run};
use crate::{setup, wasm};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// The versions of Spark that the wheel is tested in, the newest first.
const VERSIONS: [&str; 2] = ["4.3.0", "3.5.9"];

/// The oldest Python that the wheel's packages for the tests run in.
const PYTHON: (u32, u32) = (3, 11);

const REQUIREMENTS: &str = "engines/spark/tests/requirements.txt";

/// Programs, and the packages of Debian that bring them.
const PROGRAMS: [(&str, &[&str]); 2] = [("python3", &["python3", "python3-venv"]), ("java", &["default-jre-headless"])];

/// Builds the wheel and runs every test, in each version of Spark.
pub fn everything() -> Result<()> {
    wasm::add_target()?;
    fs::create_dir_all(root().join("dist"))?;
    fs::write(root().join("dist/parcel-claims-tables.wasm"), wasm::tables()?)?;
    for version in VERSIONS {
        println!("\nSpark {version}");
        run(&mut tests(version, false)?)?;
    }
    println!("\nthe wheel is in dist/spark");
    Ok(())
}

/// The tests that take less than two minutes, in the newest Spark; the module must be built.
pub fn short() -> Result<Command> {
    tests(VERSIONS[0], true)
}

/// Measures, in the newest Spark; the module must be built.
pub fn bench(words: &[&str]) -> Result<()> {
    run(&mut cargo([
        "build",
        "--quiet",
        "--locked",
        "--profile",
        "fast",
        "--example",
        "parcels",
        "--example",
        "batch",
    ]))?;
    let mut python = python(VERSIONS[0])?;
    python.arg("engines/spark/bench.py").args(words);
    run(python.env("PARCEL_CLAIMS_EXAMPLES", root().join("target/fast/examples")))
}

/// Why Spark cannot be run here; `None` where it can, or where what is missing can be installed.
pub fn lacks() -> Option<String> {
    let missing: Vec<_> = PROGRAMS.iter().map(|(name, _)| *name).filter(|name| find(&[*name]).is_none()).collect();
    let is_possible = cfg!(unix) && (missing.is_empty() || setup::can_install());
    (!is_possible).then(|| if missing.is_empty() { "this system".to_owned() } else { missing.join(", ") })
}

fn tests(version: &str, is_short: bool) -> Result<Command> {
    let mut python = python(version)?;
    run(&mut cargo(["build", "--quiet", "--locked", "--example", "parcels", "--example", "answers"]))?;
    python.arg("engines/spark/tests/report.py").args(is_short.then_some("short"));
    python.env("PARCEL_CLAIMS_EXAMPLES", root().join("target/debug/examples"));
    Ok(python)
}

/// The Python of an environment with this Spark, in which the wheel is installed as it is now.
fn python(version: &str) -> Result<Command> {
    let folder = environment(version)?;
    let python = || program(folder.join("bin/python"), []);
    let wheels = root().join("dist/spark");
    if wheels.is_dir() {
        fs::remove_dir_all(&wheels)?;
    }
    let mut build = python();
    build.args(["-m", "hatchling", "build", "--target", "wheel", "--directory"]).arg(&wheels);
    run(build.current_dir(root().join("engines/spark")).stdout(std::process::Stdio::null()))?;
    let wheel = fs::read_dir(&wheels)?.next().context("no wheel was built")??.path();
    run(python().args(["-m", "pip", "install", "--quiet", "--no-deps", "--force-reinstall"]).arg(wheel))?;
    Ok(python())
}

/// The folder of an environment with this Spark, made anew where it is not what is asked for.
fn environment(version: &str) -> Result<PathBuf> {
    let missing: Vec<_> = PROGRAMS.iter().filter(|(name, _)| find(&[*name]).is_none()).collect();
    if !missing.is_empty() {
        let packages: Vec<_> = missing.iter().flat_map(|(_, packages)| packages.iter().copied()).collect();
        setup::install("the tests in Spark", &packages, "Java 17 or newer, and Python with venv")?;
    }
    let (major, minor) = PYTHON;
    let is_new = format!("import sys; sys.exit(sys.version_info < ({major}, {minor}))");
    if ask(&mut program("python3", ["-c", &is_new])).is_none() {
        bail!("Python {major}.{minor} or newer is needed for the tests in Spark: install it");
    }
    let folder = root().join("target/spark").join(version);
    let asked = format!("pyspark=={version}\n{}", fs::read_to_string(root().join(REQUIREMENTS))?);
    let told = folder.join("asked.txt");
    if fs::read_to_string(&told).is_ok_and(|told| told == asked) {
        return Ok(folder);
    }
    if ask(&mut program("python3", ["-c", "import ensurepip"])).is_none() {
        setup::install("the tests in Spark", &["python3-venv"], "Python with venv")?;
    }
    run(program("python3", ["-m", "venv", "--clear"]).arg(&folder))?;
    let mut pip =
        program(folder.join("bin/python"), ["-m", "pip", "install", "--quiet", "--requirement", REQUIREMENTS]);
    run(pip.arg(format!("pyspark=={version}")))?;
    fs::write(told, asked)?;
    Ok(folder)
}
