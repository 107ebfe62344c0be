//! What a browser opens or takes in: `parcel-claims.html`, one file with everything in it and a policy that lets in
//! nothing else; `parcel-claims.js`, one script with everything in it.

use crate::ascii;
use crate::packed::{pack, text_of};
use crate::run::root;
use crate::script::{main, source, without_comments};
use crate::template::fill;
use crate::wasm::Module;
use anyhow::{Context, Result, bail};
use base64::prelude::{BASE64_STANDARD, Engine};
use parcel_claims::lang::Lang;
use parcel_claims::rulebook::{ClauseId, ParcelRules, schema};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::Path;

/// What somebody without scripts may read: the clauses with the main figures.
const MAIN_CLAUSES: [ClauseId; 8] = [
    ClauseId::Loss2,
    ClauseId::Loss3,
    ClauseId::Loss4,
    ClauseId::Loss7,
    ClauseId::Loss8,
    ClauseId::Loss9,
    ClauseId::Loss10,
    ClauseId::Delay2,
];

/// What every one of them holds: the script, and what comes packed with it.
pub struct Bundle {
    main: String,
    page: Page,
    packed: String,
    tables: Vec<u8>,
}

/// The module for tables, beside the script that fetches it.
const TABLES: &str = "parcel-claims-tables.wasm";

impl Bundle {
    pub fn new(front: &Module, tables: Vec<u8>) -> Result<Self> {
        let main = main(&front.glue)?;
        let page = Page::new(&main, "page", Around::File)?;
        // A copy that a page writes of itself is filled in there.
        let shell = page.fill("{{packed}}", "{{tables}}", "{{carried}}", "{{script}}")?;
        let packed = pack(&[("style", style()?), ("view", view()?), ("shell", shell)], &front.wasm)?;
        Ok(Self { main, page, packed, tables })
    }

    /// The module for tables, by its name.
    pub fn tables(&self) -> (&'static str, &[u8]) {
        (TABLES, &self.tables)
    }

    /// The script, and what it is given in an ES module.
    pub fn module(&self) -> (&str, String) {
        let Self { main, page, packed, .. } = self;
        // A bundler may write the script anew, but the policy of a saved copy names it as it is.
        let tables = format!("new URL(\"./{TABLES}\", import.meta.url).href");
        (main, format!("{{ text: \"{packed}\", script: {:?}, tables: {tables} }}", page.script))
    }

    /// Writes the files; returns their names, from `dist`.
    pub fn write(&self) -> Result<Vec<String>> {
        let Self { main, page, packed, tables } = self;
        let beside = "typeof document === \"object\" && document.currentScript && document.currentScript.src";
        let tag = format!("({main})(\"tag\", {{ text: \"{packed}\", tables: \"{TABLES}\", beside: {beside} }});\n");
        // After the script: nothing waits for it.
        let late = text_of(tables)?;
        let (frame, hosted) = (Page::new(main, "frame", Around::Frame)?, Page::new(main, "hosted", Around::Server)?);
        let mut beside = Vec::new();
        for name in HOSTED {
            beside.push((name, fs::read(root().join("www/hosted").join(name))?));
        }
        let (hosted, worker) = self.hosted(&hosted, &late, &beside)?;
        let files = vec![
            ("parcel-claims.html", page.fill(packed, &late, "", &page.script)?.into_bytes()),
            ("parcel-claims.js", tag.into_bytes()),
            (TABLES, tables.clone()),
            ("embed.html", frame.fill(packed, &late, "", &frame.script)?.into_bytes()),
            ("parcel-claims-frame.js", joiner()?.into_bytes()),
            ("rulebook.schema.json", schema::text().into_bytes()),
            ("hosted/index.html", hosted.into_bytes()),
            ("hosted/sw.js", worker.into_bytes()),
        ];
        let mut files: Vec<(String, Vec<u8>)> =
            files.into_iter().map(|(name, bytes)| (name.to_owned(), bytes)).collect();
        files.extend(beside.into_iter().map(|(name, bytes)| (format!("hosted/{name}"), bytes)));
        let dist = root().join("dist");
        fs::create_dir_all(dist.join("hosted"))?;
        for example in EXAMPLES {
            fs::create_dir_all(dist.join("examples").join(example))?;
            for file in fs::read_dir(root().join("www/examples").join(example))? {
                let file = file?;
                let name = format!("examples/{example}/{}", file.file_name().to_string_lossy());
                let bytes = fs::read(file.path())?;
                let bytes = if name.ends_with(".html") {
                    ascii::markup(&String::from_utf8(bytes)?).into_bytes()
                } else {
                    bytes
                };
                files.push((name, bytes));
            }
        }
        for (name, bytes) in &files {
            fs::write(dist.join(name), bytes)?;
        }
        Ok(files.into_iter().map(|(name, _)| name).collect())
    }

    /// The page on a server, and the worker that keeps it: it knows what to keep, to the letter.
    fn hosted(&self, page: &Page, tables: &str, beside: &[(&str, Vec<u8>)]) -> Result<(String, String)> {
        let filled = |page: &Page| page.fill(&self.packed, tables, "", &page.script);
        // Another version differs where the worker looks, whatever else is the same.
        let version = short_hash(&filled(page)?);
        let page = filled(&Page { build: format!(" data-build=\"{version}\""), ..page.clone() })?;
        let checked = page.find("<script").and_then(|at| page.get(at..)).context("a page without a script")?;
        let beside: Vec<String> = beside.iter().map(|(name, bytes)| format!("  {name:?}: {:?},", sum(bytes))).collect();
        let (checked, beside) = (sum(checked.trim_end().as_bytes()), beside.join("\n"));
        let parts = [("version", &*version), ("page", &*checked), ("beside", &*beside)];
        Ok((page, fill(&source("hosted/sw.js")?, &parts)?))
    }
}

/// What a page takes in that has the frame.
fn joiner() -> Result<String> {
    let between = without_comments(&source("script/between.js")?);
    fill(&source("embed/parcel-claims-frame.js")?, &[("between", &between)]).context("www/embed/parcel-claims-frame.js")
}

/// What else stands beside the page on a server.
const HOSTED: [&str; 4] = ["manifest.webmanifest", "icon.svg", "icon-192.png", "icon-512.png"];

/// Pages to open and to copy from, beside what they take in.
const EXAMPLES: [&str; 5] = ["plain", "jquery", "form", "policy", "iframe"];

/// Where a page is opened.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Around {
    /// By itself, from a file or anywhere.
    File,
    /// In a frame of another page, which it does not fill.
    Frame,
    /// From a server, which keeps it for working without the network.
    Server,
}

/// A page around the element, but for what it carries.
#[derive(Clone)]
struct Page {
    start: String,
    guard: String,
    script: String,
    policy: String,
    /// What tells this build from others, at its end.
    build: String,
    around: Around,
}

impl Page {
    fn new(main: &str, entry: &str, around: Around) -> Result<Self> {
        let start = inline(without(&source("start.css")?, "/*", "*/"), "</style")?;
        let guard = inline(without_comments(&source("script/guard.js")?), "</script")?;
        let script = inline(format!("({main})(\"{entry}\");"), "</script")?;
        let policy = format!(
            "default-src 'none'; base-uri 'none'; form-action 'none'; \
             script-src {} {} 'wasm-unsafe-eval'; style-src {}; {}",
            hash(&guard),
            hash(&script),
            hash(&start),
            match around {
                Around::Server =>
                    "img-src 'self' data:; manifest-src 'self'; worker-src 'self' blob:; connect-src 'self'",
                Around::File | Around::Frame => "img-src data:; worker-src blob:",
            },
        );
        Ok(Self { start, guard, script, policy, build: String::new(), around })
    }

    fn fill(&self, packed: &str, tables: &str, carried: &str, script: &str) -> Result<String> {
        let head = match self.around {
            Around::Server => {
                "<link rel=\"icon\" href=\"icon.svg\">\n<link rel=\"manifest\" href=\"manifest.webmanifest\">\n\
                 <link rel=\"apple-touch-icon\" href=\"icon-192.png\">\n<meta name=\"theme-color\" content=\"#16202b\">"
            }
            Around::File | Around::Frame => "<link rel=\"icon\" href=\"data:,\">",
        };
        let parts = [
            ("policy", &*self.policy),
            ("head", head),
            ("attributes", if self.around == Around::Frame { " framed" } else { " standalone" }),
            ("start", &self.start),
            ("figuresZh", &figures(Lang::Zh)),
            ("figuresEn", &figures(Lang::En)),
            ("guard", &self.guard),
            ("packed", packed),
            ("tables", tables),
            ("carried", carried),
            ("script", script),
            ("build", &self.build),
        ];
        fill(&ascii::markup(&source("page.html")?), &parts).context("www/page.html")
    }
}

/// The main figures, as a list.
fn figures(lang: Lang) -> String {
    let book = ParcelRules::built_in();
    let clauses = MAIN_CLAUSES.iter().filter_map(|id| book.clause(*id));
    let items = clauses.map(|clause| format!("<li>{} {}</li>\n", clause.place.get(lang), clause.words.get(lang)));
    ascii::markup(&format!("<ul>\n{}</ul>", items.collect::<String>()))
}

/// As a policy names it.
fn hash(text: &str) -> String {
    format!("'sha256-{}'", sum(text.as_bytes()))
}

fn sum(bytes: &[u8]) -> String {
    BASE64_STANDARD.encode(Sha256::digest(bytes))
}

/// Enough to tell two versions apart.
fn short_hash(text: &str) -> String {
    sum(text.as_bytes()).chars().filter(char::is_ascii_alphanumeric).take(12).collect()
}

/// Every style sheet, in the order of their names, without what is meant for their authors.
fn style() -> Result<String> {
    let sheets: String = sources("style", ".css")?.into_iter().map(|(_, text)| without(&text, "/*", "*/")).collect();
    Ok(unindented(&sheets))
}

/// The view, with its parts put in, without what is meant for its authors.
fn view() -> Result<String> {
    let (whole, parts) = (source("view.html")?, sources("view", ".html")?);
    let texts = || parts.iter().map(|(_, text)| text).chain([&whole]);
    if let Some((name, _)) = parts.iter().find(|(name, _)| !texts().any(|text| names(text, name))) {
        bail!("nothing takes in www/view/{name}.html");
    }
    let view = with_parts(&whole, &parts).context("www/view")?;
    Ok(unindented(&without(&view, "<!--", "-->")))
}

/// A text with the parts that it names, each with those that it names itself.
fn with_parts(text: &str, parts: &[(String, String)]) -> Result<String> {
    let mut named = Vec::new();
    for (name, part) in parts.iter().filter(|(name, _)| names(text, name)) {
        named.push((&**name, with_parts(part, parts)?));
    }
    fill(text, &named.iter().map(|(name, part)| (*name, &**part)).collect::<Vec<_>>())
}

/// Whether a text has a place for a part.
fn names(text: &str, part: &str) -> bool {
    text.contains(&format!("{{{{{part}}}}}"))
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

/// The text, if it can stand in its element without ending it.
fn inline(text: String, end: &str) -> Result<String> {
    let lower = text.to_lowercase();
    if lower.contains(end) || lower.contains("<!--") {
        bail!("`{end}` or `<!--` inside an inline script or style would end it too early");
    }
    Ok(text)
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
