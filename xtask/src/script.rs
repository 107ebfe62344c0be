//! The script that everything in a browser begins with: one function, the same to the letter wherever it stands.
//!
//! A saved copy writes it out again from its own text, under the hash that the policy names.

use crate::ascii;
use crate::glue;
use crate::run::root;
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::Path;

/// Its parts, in their order.
const PARTS: [&str; 22] = [
    "realm",
    "messages",
    "inside",
    "early",
    "trusted",
    "unpack",
    "boundary",
    "engine",
    "events",
    "handing",
    "saving",
    "printing",
    "copy",
    "worklist_worker",
    "worklist",
    "element",
    "define",
    "numbers",
    "between",
    "frame",
    "hosted",
    "main",
];

/// What the glue of a page is changed in.
const CHANGES: [(&str, &str); 4] = [
    // The look-up of its own address, which throws in a frame without one.
    ("typeof document !== 'undefined' && document.currentScript !== null", "false"),
    ("wasm = instance.exports;", "wasm = guarded(instance.exports);"),
    // We give it a compiled module; a page may have a `Request` of its own that cannot be asked.
    (
        "typeof module_or_path === 'string' || (typeof Request === 'function' && module_or_path instanceof Request) || \
         (typeof URL === 'function' && module_or_path instanceof URL)",
        "false",
    ),
    ("typeof Response === 'function' && module instanceof Response", "false"),
];

/// How the glue asks what kind of thing it was given: by a name that a page may have given to something else, and that
/// stands for another thing in each window.
const ASKS: (&str, &str) = ("result = arg0 instanceof ", ";");

/// `function main(entry, given) { … }`.
pub fn main(glue: &str) -> Result<String> {
    let glue = structural(&glue::changed(glue, &CHANGES)?)?;
    let mut text = format!(
        "function main(entry, given) {{\n\"use strict\";\nconst VERSION = \"{}\";\n\
         function bind(guarded) {{\n{}return wasm_bindgen;\n}}\n",
        env!("CARGO_PKG_VERSION"),
        without_comments(&glue),
    );
    for part in PARTS {
        text.push_str(&without_comments(&source(Path::new("script").join(part).with_extension("js"))?));
    }
    text.push('}');
    Ok(ascii::script(&text))
}

/// The glue, asking `is` of `realm.js` what kind of thing it was given.
fn structural(glue: &str) -> Result<String> {
    let (before, after) = ASKS;
    let mut pieces = glue.split(before);
    let mut text = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (kind, rest) = piece.split_once(after).context("the glue of wasm-bindgen asks for no kind")?;
        text.push_str(&format!("result = is(arg0, \"{kind}\"){after}{rest}"));
    }
    let left = text.matches(" instanceof ").count() - text.matches(" instanceof WebAssembly.").count();
    if left > 0 {
        bail!("the glue of wasm-bindgen has changed: {left} times it asks for a kind in another way");
    }
    Ok(text)
}

/// The script without what is meant for its authors: comments of a line or more of their own, and indentation.
pub fn without_comments(script: &str) -> String {
    let mut kept = String::new();
    let mut inside = false;
    for line in script.lines().map(str::trim) {
        let opens = line.starts_with("/*");
        if inside || opens {
            inside = !line.ends_with("*/");
        } else if !line.is_empty() && !line.starts_with("//") {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept
}

/// A file of `www`, with line ends as the browser will see them: the hashes depend on it.
pub fn source(name: impl AsRef<Path>) -> Result<String> {
    let path = root().join("www").join(name);
    let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(text.replace("\r\n", "\n"))
}
