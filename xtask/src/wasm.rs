//! The WebAssembly module and the JavaScript that binds it: Rust and crates, nothing else.

use crate::glue;
use crate::run::{ask, cargo, program, root, run};
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};
use wasm_bindgen_cli_support::Bindgen;

const TARGET: &str = "wasm32-unknown-unknown";

/// Who the module is for.
#[derive(Clone, Copy)]
pub enum Front {
    /// An ES module beside its `.wasm`.
    Npm,
    /// The browser front, bound by a classic script.
    Page,
}

/// A module and its glue.
pub struct Module {
    pub wasm: Vec<u8>,
    pub glue: String,
}

/// Adds the target when it is missing.
pub fn add_target() -> Result<()> {
    let library = sysroot()?.join("lib/rustlib").join(TARGET);
    if library.is_dir() {
        return Ok(());
    }
    if ask(&mut program("rustup", ["--version"])).is_none() {
        bail!(
            "the Rust target {TARGET} is missing, and so is rustup, which could add it.\n\
             Install Rust by rustup (https://rustup.rs), or the package of your system that holds \
             this target (Debian: libstd-rust-dev-wasm32)."
        );
    }
    run(&mut program("rustup", ["target", "add", TARGET]))
}

/// The lints, over what only the target compiles.
pub fn clippy() -> Command {
    cargo(["clippy", "--quiet", "--locked", "--package", "parcel-claims", "--target", TARGET])
}

/// Builds the package for this front and binds it.
pub fn module(front: Front) -> Result<Module> {
    // Who asks for numbers asks for many; the page is loaded more often than it computes.
    let (profile, feature) = match front {
        Front::Npm => ("fast", "js"),
        Front::Page => ("release", "page"),
    };
    bind(&built(profile, feature)?, front)
}

/// Builds the module for tables of many parcels, which has plain exports and imports nothing.
pub fn tables() -> Result<Vec<u8>> {
    let mut how = walrus::ModuleConfig::new();
    how.generate_name_section(false).generate_producers_section(false);
    let mut module = how.parse_file(built("fast", "tables")?)?;
    // A dependency brings what binds to JavaScript, and nothing that uses it.
    let is_ours = |export: &walrus::Export| !export.name.starts_with("__");
    let others: Vec<_> = module.exports.iter().filter(|export| !is_ours(export)).map(walrus::Export::id).collect();
    others.into_iter().for_each(|export| module.exports.delete(export));
    walrus::passes::gc::run(&mut module);
    let of_a_dependency = |import: &walrus::Import| match import.kind {
        walrus::ImportKind::Function(function) if import.module.starts_with("__wbindgen_") => Some(function),
        _ => None,
    };
    // What would bring chance for locking an archive; nothing of ours locks one, so that nobody comes this way.
    for function in module.imports.iter().filter_map(of_a_dependency).collect::<Vec<_>>() {
        module.replace_imported_func(function, |(body, _)| {
            body.unreachable();
        })?;
    }
    walrus::passes::gc::run(&mut module);
    let imports: Vec<_> = module.imports.iter().map(|import| format!("{}.{}", import.module, import.name)).collect();
    if !imports.is_empty() {
        bail!("the module for tables must import nothing, and imports {}", imports.join(", "));
    }
    let sections: Vec<_> = module.customs.iter().map(|(id, _)| id).collect();
    sections.into_iter().for_each(|section| drop(module.customs.delete(section)));
    Ok(module.emit_wasm())
}

/// Builds the package with a feature; returns where the module lies.
fn built(profile: &str, feature: &str) -> Result<PathBuf> {
    let target = root().join("target").join("wasm");
    let mut build = cargo(["build", "--quiet", "--locked", "--lib", "--package", "parcel-claims", "--target", TARGET]);
    build.args(["--profile", profile, "--features", feature]).arg("--target-dir").arg(&target);
    run(build.env("CARGO_ENCODED_RUSTFLAGS", nameless()?))?;
    Ok(target.join(TARGET).join(profile).join("parcel_claims.wasm"))
}

fn bind(built: &Path, front: Front) -> Result<Module> {
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(built)
        .typescript(false)
        .demangle(false)
        .omit_default_module_path(true)
        .remove_name_section(true)
        .remove_producers_section(true);
    match front {
        Front::Npm => bindgen.web(true)?,
        Front::Page => bindgen.no_modules(true)?,
    };
    let mut output = bindgen.generate_output()?;
    let snippets = output.snippets().values().any(|list| !list.is_empty());
    if snippets || !output.local_modules().is_empty() {
        bail!("a dependency brings JavaScript of its own, which would be left out of dist");
    }
    Ok(Module { wasm: output.wasm_mut().emit_wasm(), glue: glue::guarded(output.js())? })
}

/// Compiler flags that keep every path of this machine out of what ships. The last match wins.
fn nameless() -> Result<String> {
    let cargo_home = match env::var_os("CARGO_HOME") {
        Some(path) => PathBuf::from(path),
        None => env::home_dir().context("no home directory")?.join(".cargo"),
    };
    let mut places = vec![(sysroot()?, "rust"), (cargo_home.clone(), "cargo"), (root().to_owned(), "parcel-claims")];
    // Their names tell which registry was asked.
    for entry in fs::read_dir(cargo_home.join("registry/src")).into_iter().flatten() {
        places.push((entry?.path(), "crates"));
    }
    let remap = places.iter().map(|(path, name)| format!("--remap-path-prefix={}={name}", path.display()));
    // One digest a rulebook: the small SHA-256 is fast enough.
    let compact = ["--cfg", "sha2_backend=\"soft\"", "--cfg", "sha2_backend_soft=\"compact\""].map(str::to_owned);
    Ok(remap.chain(compact).collect::<Vec<_>>().join("\x1f"))
}

fn sysroot() -> Result<PathBuf> {
    let rustc = env::var("RUSTC").unwrap_or("rustc".into());
    let path = ask(&mut program(rustc, ["--print", "sysroot"])).context("rustc cannot be run")?;
    Ok(path.into())
}
