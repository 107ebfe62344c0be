//! `dist/npm`: the package as npm takes it.

use crate::run::root;
use crate::template::fill;
use crate::types;
use crate::wasm::Module;
use anyhow::{Context, Result};
use std::fs;

/// Writes the package; returns its files, named from `dist`.
pub fn write(module: &Module) -> Result<Vec<String>> {
    let folder = root().join("dist/npm");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;

    let mut files = vec![
        ("parcel_claims.wasm".to_owned(), module.wasm.clone()),
        ("glue.js".to_owned(), module.glue.clone().into_bytes()),
        ("index.js".to_owned(), source("index.js")?.into_bytes()),
        ("index.d.ts".to_owned(), types::declarations(&source("index.d.ts")?)?.into_bytes()),
        ("package.json".to_owned(), manifest()?.into_bytes()),
        ("README.md".to_owned(), source("README.md")?.into_bytes()),
    ];
    for entry in fs::read_dir(root())? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with("LICENSE") {
            files.push((name, fs::read(entry.path())?));
        }
    }

    let mut written = Vec::new();
    for (name, bytes) in files {
        fs::write(folder.join(&name), bytes)?;
        written.push(format!("npm/{name}"));
    }
    Ok(written)
}

fn manifest() -> Result<String> {
    let parts = [("version", env!("CARGO_PKG_VERSION")), ("license", env!("CARGO_PKG_LICENSE"))];
    fill(&source("package.json")?, &parts)
}

fn source(name: &str) -> Result<String> {
    let path = root().join("xtask/npm").join(name);
    fs::read_to_string(&path).with_context(|| format!("cannot read xtask/npm/{name}"))
}
