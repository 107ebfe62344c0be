//! `dist/parcel-claims.html`: one file with everything in it, and a policy that lets in nothing else.

use crate::run::root;
use crate::template::fill;
use crate::wasm::Module;
use anyhow::{Context, Result, bail};
use base64::prelude::{BASE64_STANDARD, Engine};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::Path;

const FILE: &str = "parcel-claims.html";

/// The glue's look-up of its own address, which throws in a frame without one.
const LOOKUP: &str = "typeof document !== 'undefined' && document.currentScript !== null";

/// Writes the page; returns its name, from `dist`.
pub fn write(module: &Module) -> Result<String> {
    let start = inline(source("start.css")?, "</style")?;
    let script = script(&module.glue)?;
    let page = fill(
        &source("page.html")?,
        &[
            ("policy", &policy(&script, &start)),
            ("start", &start),
            ("packed", &BASE64_STANDARD.encode(pack(&[&style()?, &view()?], &module.wasm)?)),
            ("script", &script),
        ],
    )
    .context("www/page.html")?;
    fs::create_dir_all(root().join("dist"))?;
    fs::write(root().join("dist").join(FILE), page)?;
    Ok(FILE.to_owned())
}

fn policy(script: &str, style: &str) -> String {
    format!(
        "default-src 'none'; base-uri 'none'; form-action 'none'; \
         script-src 'sha256-{}' 'wasm-unsafe-eval'; style-src 'sha256-{}'; img-src data:",
        hash(script),
        hash(style),
    )
}

fn hash(text: &str) -> String {
    BASE64_STANDARD.encode(Sha256::digest(text.as_bytes()))
}

/// Every style sheet, in the order of their names, without what is meant for their authors.
fn style() -> Result<String> {
    let sheets: String = sources("style", ".css")?.into_iter().map(|(_, text)| without(&text, "/*", "*/")).collect();
    Ok(unindented(&sheets))
}

/// The view, with its parts put in, without what is meant for its authors.
fn view() -> Result<String> {
    let parts = sources("view", ".html")?;
    let parts: Vec<(&str, &str)> = parts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let view = fill(&source("view.html")?, &parts).context("www/view.html")?;
    Ok(unindented(&without(&view, "<!--", "-->")))
}

/// The files of a folder of `www` that end so, by their names without the end.
fn sources(folder: &str, end: &str) -> Result<Vec<(String, String)>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(root().join("www").join(folder))? {
        let file = entry?.file_name().to_string_lossy().into_owned();
        if let Some(name) = file.strip_suffix(end) {
            found.push((name.to_owned(), source(Path::new(folder).join(&file))?));
        }
    }
    found.sort();
    Ok(found)
}

/// Glue and start script, in a function of their own: nothing becomes global.
fn script(glue: &str) -> Result<String> {
    if glue.matches(LOOKUP).count() != 1 {
        bail!("the glue of wasm-bindgen looks up its address in another way now: see LOOKUP");
    }
    let glue = glue.replace(LOOKUP, "false");
    let start = source("start.js")?;
    inline(format!("(() => {{\n\"use strict\";\n{glue}\n{start}}})();"), "</script")
}

/// The text, if it can stand in its element without ending it.
fn inline(text: String, end: &str) -> Result<String> {
    let lower = text.to_lowercase();
    if lower.contains(end) || lower.contains("<!--") {
        bail!("`{end}` or `<!--` inside an inline script or style would end it too early");
    }
    Ok(text)
}

/// A file of `www`, with line ends as the browser will see them: the hashes depend on it.
fn source(name: impl AsRef<Path>) -> Result<String> {
    let path = root().join("www").join(name);
    let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(text.replace("\r\n", "\n"))
}

/// Lines without their indentation, and none that is empty.
fn unindented(text: &str) -> String {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// A text without what stands between these marks.
fn without(text: &str, open: &str, close: &str) -> String {
    let mut pieces = text.split(open);
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |text, piece| text + piece.split_once(close).map_or("", |(_, rest)| rest))
}

/// The texts' lengths, the texts and the module, as `start.js` takes them apart; compressed together.
fn pack(texts: &[&str; 2], module: &[u8]) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    for text in texts {
        bytes.extend(u32::try_from(text.len())?.to_le_bytes());
    }
    for text in texts {
        bytes.extend(text.as_bytes());
    }
    bytes.extend(module);
    let mut packed = Vec::new();
    zopfli::compress(zopfli::Options::default(), zopfli::Format::Gzip, bytes.as_slice(), &mut packed)?;
    Ok(packed)
}
