//! The floors of the house, read off the imports of the sources.

use crate::{files, root};
use proc_macro2::{TokenStream, TokenTree};
use std::collections::BTreeSet;
use syn::visit::{self, Visit};
use syn::{Attribute, File, Item, ItemMod, ItemUse, Macro, UseTree};

/// The rooms of `src`, from the ground up: each may use those of the floors below it. Where several share a floor, only
/// those of the ground may use each other.
const FLOORS: &[&[&str]] = &[
    &["china", "choice", "csv", "ics", "json", "lang", "moment", "money", "order", "scan", "set", "sheets"],
    &["case"],
    &["pasted"],
    &["rulebook"],
    &["rules", "penalty", "service"],
    &["explore"],
    &["estimate"],
    &["table", "receipt", "book", "batch"],
    &["vehicle"],
    &["words"],
    &["worklist"],
    &["element"],
    &["front"],
    &["js", "plain"],
    &["page"],
];

/// A file of Rust by its path below the root.
pub struct Source {
    pub path: String,
    pub syntax: File,
}

impl Source {
    pub fn new(path: &str, text: &str) -> Self {
        let syntax = syn::parse_file(text).unwrap_or_else(|error| panic!("{path}: {error}"));
        Self { path: path.to_owned(), syntax }
    }

    /// The path of its module: `src/rules/facts.rs` is `rules`, `facts`.
    fn module(&self) -> Vec<String> {
        let path = self.path.trim_start_matches("src/").trim_end_matches(".rs");
        path.trim_end_matches("/mod").split('/').filter(|part| *part != "lib").map(str::to_owned).collect()
    }
}

/// One file that names another, and as what.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Import {
    from: usize,
    to: usize,
    path: String,
}

/// Every import of one file from another, outside of tests.
fn imports(sources: &[Source]) -> Vec<Import> {
    let modules: Vec<_> = sources.iter().map(Source::module).collect();
    let mut all = BTreeSet::new();
    for (from, source) in sources.iter().enumerate() {
        let mut names = Names { module: modules[from].clone(), children: children(&source.syntax), found: Vec::new() };
        names.visit_file(&source.syntax);
        for path in names.found {
            let to = (1..=path.len()).rev().find_map(|end| modules.iter().position(|module| *module == path[..end]));
            if let Some(to) = to.filter(|to| *to != from) {
                all.insert(Import { from, to, path: path.join("::") });
            }
        }
    }
    all.into_iter().collect()
}

/// The modules that a file declares.
fn children(file: &File) -> Vec<String> {
    let declared = file.items.iter().filter_map(|item| match item {
        Item::Mod(item) if item.content.is_none() => Some(item.ident.to_string()),
        _ => None,
    });
    declared.collect()
}

pub fn is_test(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|one| {
        let inside = one.meta.require_list().map(|list| list.tokens.to_string()).unwrap_or_default();
        one.path().is_ident("test") || one.path().is_ident("cfg") && inside == "test"
    })
}

/// Collects what a file names of the crate, each as a path from its root: by `use`, in place, and inside of macros.
struct Names {
    module: Vec<String>,
    children: Vec<String>,
    found: Vec<Vec<String>>,
}

impl Names {
    fn add(&mut self, path: &[String]) {
        let mut at = match path.first().map(String::as_str) {
            Some("crate") => Vec::new(),
            Some("self" | "super") => self.module.clone(),
            Some(first) if self.children.iter().any(|child| child == first) => self.module.clone(),
            _ => return,
        };
        for part in path {
            match part.as_str() {
                "crate" | "self" => {}
                "super" => drop(at.pop()),
                _ => at.push(part.clone()),
            }
        }
        self.found.push(at);
    }

    fn add_tree(&mut self, tree: &UseTree, before: &[String]) {
        let with = |name: String| [before, &[name]].concat();
        match tree {
            UseTree::Path(path) => self.add_tree(&path.tree, &with(path.ident.to_string())),
            UseTree::Name(name) => self.add(&with(name.ident.to_string())),
            UseTree::Rename(name) => self.add(&with(name.ident.to_string())),
            UseTree::Glob(_) => self.add(before),
            UseTree::Group(group) => group.items.iter().for_each(|tree| self.add_tree(tree, before)),
        }
    }

    /// Paths among the tokens of a macro.
    fn add_tokens(&mut self, tokens: TokenStream) {
        let mut path = Vec::new();
        let mut colons = 0;
        for token in tokens {
            match token {
                TokenTree::Punct(mark) if mark.as_char() == ':' => colons += 1,
                TokenTree::Ident(name) => {
                    if colons != 2 {
                        self.add(&path);
                        path.clear();
                    }
                    colons = 0;
                    path.push(name.to_string());
                }
                TokenTree::Group(group) => self.add_tokens(group.stream()),
                _ => colons = 0,
            }
        }
        self.add(&path);
    }
}

impl<'ast> Visit<'ast> for Names {
    fn visit_item(&mut self, item: &'ast Item) {
        let attributes = match item {
            Item::Mod(item) => &item.attrs,
            Item::Fn(item) => &item.attrs,
            Item::Use(item) => &item.attrs,
            _ => return visit::visit_item(self, item),
        };
        if !is_test(attributes) {
            visit::visit_item(self, item);
        }
    }

    fn visit_item_mod(&mut self, item: &'ast ItemMod) {
        if item.content.is_some() {
            self.module.push(item.ident.to_string());
            visit::visit_item_mod(self, item);
            self.module.pop();
        }
    }

    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        self.add_tree(&item.tree, &[]);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let names: Vec<_> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        if names.len() > 1 {
            self.add(&names);
        }
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, item: &'ast Macro) {
        self.add_tokens(item.tokens.clone());
        visit::visit_macro(self, item);
    }
}

/// Imports from a room of a higher floor, or from one beside it.
fn rising(sources: &[Source], floors: &[&[&str]]) -> Vec<String> {
    let place = |source: &Source| {
        let room = source.module().into_iter().next()?;
        Some((floors.iter().position(|rooms| rooms.contains(&&*room)), room))
    };
    let mut wrong: Vec<_> = sources
        .iter()
        .filter_map(|source| place(source).filter(|(floor, _)| floor.is_none()))
        .map(|(_, room)| format!("{room} is on no floor"))
        .collect();
    for import in imports(sources) {
        let [from, to] = [import.from, import.to].map(|at| &sources[at]);
        let (Some((from_floor, from_room)), Some((to_floor, to_room))) = (place(from), place(to)) else { continue };
        let beside = from_floor == to_floor && from_floor != Some(0) && from_room != to_room;
        if from_floor < to_floor || beside {
            wrong.push(format!("{} names {}", from.path, import.path));
        }
    }
    wrong
}

/// Circles of files, each as the imports that close it.
fn circles(sources: &[Source]) -> Vec<String> {
    let all: Vec<_> = imports(sources);
    let reached = |start: usize| {
        let (mut seen, mut ahead) = (BTreeSet::new(), vec![start]);
        while let Some(at) = ahead.pop() {
            ahead.extend(
                all.iter().filter(|import| import.from == at).map(|import| import.to).filter(|to| seen.insert(*to)),
            );
        }
        seen
    };
    let reached: Vec<_> = (0..sources.len()).map(reached).collect();
    let closes = |import: &&Import| reached[import.to].contains(&import.from);
    all.iter().filter(closes).map(|import| format!("{} names {}", sources[import.from].path, import.path)).collect()
}

pub fn name_of(path: &std::path::Path) -> String {
    path.strip_prefix(root()).unwrap().to_str().unwrap().replace('\\', "/")
}

pub fn sources(folder: &str) -> Vec<Source> {
    let read = |path: &std::path::PathBuf| Source::new(&name_of(path), &std::fs::read_to_string(path).unwrap());
    files(folder).iter().filter(|path| path.extension().is_some_and(|end| end == "rs")).map(read).collect()
}

pub fn none(what: &str, wrong: &[String]) {
    assert!(wrong.is_empty(), "{what}, {}:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn no_room_names_a_higher_one() {
    none("imports that run up", &rising(&sources("src"), FLOORS));
}

/// The rooms of the page, as the front decides them and as they are shown: by the folder or file of each.
const ROOMS: &[&str] = &[
    "book",
    "clocks",
    "dropped",
    "keeping",
    "left",
    "parcel",
    "paste",
    "penalties",
    "pictures",
    "print",
    "received",
    "regulation",
    "result",
    "rulebooks",
    "shell",
    "table",
    "take",
    "vehicle",
    "what_if",
    "worklist",
];

/// Imports of one room of the page from another. What several of them need stands below them.
fn neighbours(sources: &[Source]) -> Vec<String> {
    let room = |source: &Source| {
        let module = source.module();
        let at = match module.iter().map(String::as_str).collect::<Vec<_>>()[..] {
            ["front", room, ..] | ["page", "rooms", room, ..] => room.to_owned(),
            _ => return None,
        };
        ROOMS.contains(&&*at).then_some(at)
    };
    let mut wrong = Vec::new();
    for import in imports(sources) {
        let [from, to] = [import.from, import.to].map(|at| &sources[at]);
        // What is kept, and as what, is known to whoever looks after all of it.
        let is_shared = ["src/front/book/kept.rs", "src/front/clocks/held.rs"].contains(&&*to.path);
        if let (Some(one), Some(other)) = (room(from), room(to))
            && one != other
            && !is_shared
        {
            wrong.push(format!("{} names {}", from.path, import.path));
        }
    }
    wrong
}

#[test]
fn no_room_of_the_page_knows_another() {
    none("imports from another room", &neighbours(&sources("src")));
    let beside = [("src/front/take.rs", "use super::parcel::Parcel;"), ("src/front/parcel.rs", "")];
    assert_eq!(neighbours(&house(&beside)), ["src/front/take.rs names front::parcel::Parcel"]);
}

#[test]
fn no_files_stand_in_a_circle() {
    none("imports that close a circle", &circles(&sources("src")));
}

/// The sources of a small house, to see that each fault is found.
fn house(files: &[(&str, &str)]) -> Vec<Source> {
    files.iter().map(|(path, text)| Source::new(path, text)).collect()
}

#[test]
fn an_import_that_runs_up_is_found() {
    let floors: &[&[&str]] = &[&["money"], &["rules", "penalty"], &["words"]];
    let look = |path, text| {
        let rest = [("src/money.rs", ""), ("src/penalty/mod.rs", ""), ("src/words/mod.rs", "mod sum;")];
        let files = [&[(path, text)], &rest[..], &[("src/words/sum.rs", "")]].concat();
        rising(&house(&files), floors)
    };
    let rules = "src/rules/mod.rs";
    assert_eq!(look(rules, "use crate::money::Fen; mod inner { use super::super::money; }"), [""; 0]);
    for (text, found) in [
        ("use crate::{money::Fen, words::{sum::sum, Lang}};", &["words::Lang", "words::sum::sum"][..]),
        ("fn say() { crate::words::sum::sum(); }", &["words::sum::sum"]),
        ("fn say() -> super::words::Lang {}", &["words::Lang"]),
        ("macro_rules! say { () => { $crate::words::sum::sum() }; }", &["words::sum::sum"]),
        ("fn say() { assert!(crate::words::sum()) }", &["words::sum"]),
        ("pub use crate::penalty::Line as Row;", &["penalty::Line"]),
        ("#[cfg(test)] mod tests { use crate::words; } #[test] fn say() { crate::words::sum(); }", &[]),
    ] {
        let found: Vec<_> = found.iter().map(|path| format!("{rules} names {path}")).collect();
        assert_eq!(look(rules, text), found, "{text}");
    }
    assert_eq!(look("src/attic.rs", ""), ["attic is on no floor"]);
}

#[test]
fn a_circle_is_found() {
    let parent = ("src/rules/mod.rs", "mod facts; mod amount; pub use facts::Fact;");
    let look =
        |facts, amount| circles(&house(&[parent, ("src/rules/facts.rs", facts), ("src/rules/amount.rs", amount)]));
    assert_eq!(look("pub struct Fact;", "use super::facts::Fact;"), [""; 0]);
    let through = ["src/rules/amount.rs names rules::Fact", "src/rules/mod.rs names rules::amount"];
    let with = ("src/rules/mod.rs", "mod amount; mod facts; pub use amount::of; pub use facts::Fact;");
    let found = circles(&house(&[with, ("src/rules/facts.rs", ""), ("src/rules/amount.rs", "use super::Fact;")]));
    assert_eq!(found, [through[1].to_owned() + "::of", through[0].to_owned()]);
    assert_eq!(look("use crate::rules::amount;", "use super::facts::Fact;").len(), 2);
}
