//! Running other programs, from the root of the workspace.

use anyhow::{Context, Result, bail};
use std::env;
use std::io::{Read, pipe};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The root of the workspace.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."))
}

/// The cargo that started this program.
pub fn cargo<const N: usize>(words: [&str; N]) -> Command {
    program(env::var("CARGO").unwrap_or("cargo".into()), words)
}

/// A program in the root of the workspace.
pub fn program<const N: usize>(name: impl AsRef<std::ffi::OsStr>, words: [&str; N]) -> Command {
    let mut command = Command::new(name);
    command.current_dir(root()).args(words);
    command
}

/// Runs to the end; its output goes to the terminal.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| failed(command))?;
    if !status.success() {
        bail!("{}: {status}", failed(command));
    }
    Ok(())
}

/// Runs to the end: what it said, errors too, and whether it succeeded.
pub fn hear(command: &mut Command) -> Result<(String, bool)> {
    let (mut heard, said) = pipe()?;
    let mut child =
        command.stdin(Stdio::null()).stdout(said.try_clone()?).stderr(said).spawn().with_context(|| failed(command))?;
    // Its ends of the pipe are held by the command until then.
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let mut bytes = Vec::new();
    heard.read_to_end(&mut bytes)?;
    Ok((String::from_utf8_lossy(&bytes).into_owned(), child.wait()?.success()))
}

/// What it prints, or nothing when it cannot be run or fails.
pub fn ask(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    let said = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| said.trim().to_owned())
}

/// The first of the programs that is on the path.
pub fn find(names: &[&str]) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let folders: Vec<PathBuf> = env::split_paths(&path).collect();
    names
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)))
        .map(|file| file.with_extension(env::consts::EXE_EXTENSION))
        .find(|file| file.is_file())
}

pub fn failed(command: &Command) -> String {
    let words: Vec<_> =
        std::iter::once(command.get_program()).chain(command.get_args()).map(|word| word.to_string_lossy()).collect();
    format!("`{}` did not succeed", words.join(" "))
}
