//! Names that markup, style, words and Rust share, as the build of the page reads them first: one that is missing
//! somewhere, and one that nothing uses, breaks the build.

mod calls;
mod compare;
mod markup;
mod name;
mod rooms;
mod rust;
mod selector;
mod style;
mod tables;
mod values;

use crate::run::root;
use anyhow::{Context, Result, bail};
use compare::Tree;
use markup::Markup;
use name::File;
use rust::Rust;
use std::fs;
use std::path::Path;

/// Where Rust names what stands in the markup.
const RUST: [&str; 2] = ["src/front", "src/page"];
const WORDS: &str = "src/words/page";
const STYLE: &str = "www/style";
const SCRIPTS: [&str; 2] = ["www/script", "www/embed"];
/// Where tests look for elements.
const TESTS: [&str; 5] = ["tests/browser", "tests/hosts", "tests/anywhere", "tests/saving", "tests/bench"];

/// Checks the names of the page; an error lists every one that is wrong.
pub fn check() -> Result<()> {
    let findings = tree()?.findings();
    if findings.is_empty() {
        return Ok(());
    }
    let lines: Vec<String> = findings.iter().map(ToString::to_string).collect();
    bail!("{} names are wrong:\n{}", lines.len(), lines.join("\n"))
}

/// Reads all there is.
fn tree() -> Result<Tree> {
    let mut markup = Markup::default();
    for (name, text) in files("www/view", "html")?.iter().chain(&files("www/view.html", "html")?) {
        markup.read(File { name, text });
    }
    let mut rust = Vec::new();
    for folder in RUST {
        rust.extend(files(folder, "rs")?);
    }
    let rust: Vec<File<'_>> = rust.iter().map(|(name, text)| File { name, text }).collect();
    let mut tree = Tree { markup, rust: Rust::read(&rust)?, ..Tree::default() };
    tree.rooms = rooms::names(rust.iter().map(|file| (file.name, file.text)));
    for (folder, end, _) in rooms::NAMED {
        let end = end.rsplit('.').next().unwrap_or_default();
        let found = files(folder.trim_end_matches('/'), end)?;
        tree.files.extend(found.into_iter().map(|(name, _)| name));
    }
    for (name, text) in &files(WORDS, "rs")? {
        tree.words.extend(tables::keys(File { name, text })?);
    }
    for (name, text) in &files(STYLE, "css")? {
        tree.styled.extend(style::sheet(File { name, text }));
    }
    for folder in SCRIPTS {
        for (_, text) in files(folder, "js")? {
            tree.scripts.extend(style::texts(&text).into_iter().map(str::to_owned));
        }
    }
    for folder in TESTS {
        for (_, text) in files(folder, "mjs")? {
            tree.tested.extend(style::looked_for(&text));
        }
    }
    Ok(tree)
}

/// The files in a folder that end so, or the file itself: their names from the root, and their texts.
fn files(path: &str, end: &str) -> Result<Vec<(String, String)>> {
    let mut found = Vec::new();
    gather(&root().join(path), path, end, &mut found).with_context(|| path.to_owned())?;
    found.sort();
    Ok(found)
}

fn gather(path: &Path, name: &str, end: &str, found: &mut Vec<(String, String)>) -> Result<()> {
    if path.is_dir() {
        for entry in fs::read_dir(path)? {
            let entry = entry?;
            gather(&entry.path(), &format!("{name}/{}", entry.file_name().to_string_lossy()), end, found)?;
        }
    } else if path.extension().is_some_and(|extension| extension == end) {
        found.push((name.to_owned(), fs::read_to_string(path)?));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_name_is_given_and_used() {
        super::check().unwrap();
    }
}
