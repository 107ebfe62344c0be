//! How long a function may be, and how wide a line of a test.

use crate::floors::{Source, is_test, name_of, none, sources};
use crate::{files, root};
use std::path::PathBuf;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Block, Expr, ImplItemFn, ItemFn, ItemMod, Stmt};

/// The most lines of a function.
const LINES: usize = 60;
/// The most columns of a line of a test.
const COLUMNS: usize = 120;

/// Functions outside of tests that are too long. A table of data may have any length: a body that is one `match`, or
/// one value, in which nothing is done but told: no statement, no branch, no closure.
fn long(source: &Source) -> Vec<String> {
    struct Long(Vec<(String, usize)>);
    impl Long {
        fn look(&mut self, name: String, block: &Block) {
            let lines = block.span().end().line - block.span().start().line + 1;
            if lines > LINES && !is_table(block) {
                self.0.push((name, lines));
            }
        }
    }
    impl<'ast> Visit<'ast> for Long {
        fn visit_item_mod(&mut self, item: &'ast ItemMod) {
            if !is_test(&item.attrs) {
                visit::visit_item_mod(self, item);
            }
        }
        fn visit_item_fn(&mut self, item: &'ast ItemFn) {
            self.look(item.sig.ident.to_string(), &item.block);
            visit::visit_item_fn(self, item);
        }
        fn visit_impl_item_fn(&mut self, item: &'ast ImplItemFn) {
            self.look(item.sig.ident.to_string(), &item.block);
            visit::visit_impl_item_fn(self, item);
        }
    }
    let mut long = Long(Vec::new());
    long.visit_file(&source.syntax);
    long.0.into_iter().map(|(name, lines)| format!("{}: {name} has {lines} lines", source.path)).collect()
}

fn is_table(block: &Block) -> bool {
    struct Busy(bool);
    impl<'ast> Visit<'ast> for Busy {
        fn visit_block(&mut self, block: &'ast Block) {
            self.0 |= !matches!(&block.stmts[..], [Stmt::Expr(_, None)]);
            visit::visit_block(self, block);
        }
        fn visit_expr(&mut self, expression: &'ast Expr) {
            self.0 |= matches!(
                expression,
                Expr::If(_) | Expr::Match(_) | Expr::Closure(_) | Expr::ForLoop(_) | Expr::While(_) | Expr::Loop(_)
            );
            visit::visit_expr(self, expression);
        }
    }
    let [Stmt::Expr(told, None)] = &block.stmts[..] else { return false };
    let mut busy = Busy(false);
    match told {
        Expr::Match(table) => table.arms.iter().for_each(|arm| busy.visit_expr(&arm.body)),
        value => busy.visit_expr(value),
    }
    !busy.0
}

/// Lines that are too wide.
fn wide(path: &str, text: &str) -> Vec<String> {
    let lines = text.lines().zip(1..).filter(|(line, _)| line.chars().count() > COLUMNS);
    lines.map(|(_, number)| format!("{path}:{number}")).collect()
}

#[test]
fn no_function_is_long() {
    let all = ["src", "xtask/src", "examples"].into_iter().flat_map(sources);
    none("long functions", &all.flat_map(|source| long(&source)).collect::<Vec<_>>());
}

/// Data may be as wide as it is.
#[test]
fn no_line_of_a_test_is_wide() {
    let code = ["rs", "mjs", "js", "ts", "html", "css"];
    let parts = root().join("tests").read_dir().unwrap().map(|entry| entry.unwrap().path());
    // Thousands of files of others.
    let parts = parts.filter(|path| !path.ends_with("node_modules"));
    let all = parts.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] });
    let all = all.filter(|path| !path.components().any(|part| part.as_os_str() == "node_modules"));
    let written = all.filter(|path| path.extension().is_some_and(|end| code.iter().any(|one| end == *one)));
    let look = |path: PathBuf| wide(&name_of(&path), &std::fs::read_to_string(&path).unwrap());
    none("wide lines", &written.flat_map(look).collect::<Vec<_>>());
}

#[test]
fn a_long_function_is_found_and_a_table_is_none() {
    let look = |head: &str, line: &str, foot: &str| {
        long(&Source::new("a.rs", &[head, &format!("{line}\n").repeat(LINES), foot].concat())).len()
    };
    assert_eq!(look("fn long() {", "count();", "}"), 1);
    assert_eq!(look("struct A; impl A { fn long(&self) {", "count();", "} }"), 1);
    assert_eq!(look("mod inner { fn long() {", "count();", "} }"), 1);
    assert_eq!(look("#[cfg(test)] mod tests { fn long() {", "count();", "} }"), 0);
    assert_eq!(look("const fn words(a: A) -> Text { match a {", "A::B => { text(\"a\", \"b\") }", "} }"), 0);
    assert_eq!(look("fn act(a: A) { match a {", "A::B => { count(); text() }", "} }"), 1);
    assert_eq!(look("fn act(a: A) { match a {", "A::B => if c { d } else { e },", "} }"), 1);
    assert_eq!(look("fn table() -> Vec<A> { vec([", "A::of(1),", "]) }"), 0);
}

#[test]
fn a_wide_line_is_found() {
    let text = format!("{}\n{}\n", "字".repeat(COLUMNS), "a".repeat(COLUMNS + 1));
    assert_eq!(wide("a.rs", &text), ["a.rs:2"]);
}
