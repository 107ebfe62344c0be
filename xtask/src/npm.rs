//! `dist/npm`: the package as npm takes it: the numbers, and the element as an entry of its own.

use crate::ascii;
use crate::run::root;
use crate::script;
use crate::template::fill;
use crate::types;
use crate::wasm::Module;
use anyhow::{Context, Result};
use parcel_claims::rulebook::schema;
use std::fs;

/// Writes the package of the numbers and of the element, which is a script and what it is given; returns its files,
/// named from `dist`.
pub fn write(numbers: &Module, (main, given): (&str, String), (tables, bytes): (&str, &[u8])) -> Result<Vec<String>> {
    let folder = root().join("dist/npm");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;

    let mut files = vec![
        ("parcel_claims.wasm".to_owned(), numbers.wasm.clone()),
        (tables.to_owned(), bytes.to_vec()),
        (
            "glue.js".to_owned(),
            format!("import {{ {BOUNDARY} }} from \"./boundary.js\";\n{}", numbers.glue).into_bytes(),
        ),
        ("boundary.js".to_owned(), boundary()?.into_bytes()),
        ("index.js".to_owned(), source("index.js")?.into_bytes()),
        ("index.d.ts".to_owned(), types::declarations(&source("index.d.ts")?)?.into_bytes()),
        ("element.js".to_owned(), fill(&source("element.js")?, &[("main", main), ("given", &given)])?.into_bytes()),
        ("element.d.ts".to_owned(), types::element(&source("element.d.ts")?)?.into_bytes()),
        ("serve-table.js".to_owned(), serve_table()?.into_bytes()),
        ("services.js".to_owned(), source("services.js")?.into_bytes()),
        ("services.d.ts".to_owned(), types::services(&source("services.d.ts")?)?.into_bytes()),
        ("define.js".to_owned(), source("define.js")?.into_bytes()),
        ("define.d.ts".to_owned(), source("define.d.ts")?.into_bytes()),
        ("custom-elements.json".to_owned(), types::custom_elements(&source("custom-elements.json")?)?.into_bytes()),
        ("rulebook.schema.json".to_owned(), schema::text().into_bytes()),
        ("package.json".to_owned(), manifest()?.into_bytes()),
        ("README.md".to_owned(), source("README.md")?.into_bytes()),
    ];
    for name in ["batch.js", "batch-worker.js", "bytes.js", "cli.js", "framing.js"] {
        files.push((name.to_owned(), ascii::script(&source(name)?).into_bytes()));
    }
    files.push(("batch.d.ts".to_owned(), source("batch.d.ts")?.into_bytes()));
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

/// What the module asks of JavaScript by these names.
const BOUNDARY: &str = "beginReading, endReading, isSame, keysOf, kindOf, lengthOf, parsed, partOf, recordOf, refused";

/// The boundary as a module of its own: in a page it is a part of the script.
fn boundary() -> Result<String> {
    Ok(format!("{}\nexport {{ {BOUNDARY}, faceOf }};\n", script::source("script/boundary.js")?))
}

/// What answers for a table, as a module of its own: a page has it in its script.
fn serve_table() -> Result<String> {
    Ok(format!("{}\nexport {{ serveTable }};\n", script::source("script/worklist_worker.js")?))
}

fn manifest() -> Result<String> {
    let parts = [("version", env!("CARGO_PKG_VERSION")), ("license", env!("CARGO_PKG_LICENSE"))];
    fill(&source("package.json")?, &parts)
}

fn source(name: &str) -> Result<String> {
    let path = root().join("xtask/npm").join(name);
    fs::read_to_string(&path).with_context(|| format!("cannot read xtask/npm/{name}"))
}
