//! The names that Rust uses: the literals of its files, and what each is the name of, where that can be told.

use super::calls::{self, Argument};
use super::name::{At, File, Kind, Name};
use super::selector;
use super::values::{Templates, Values};
use anyhow::{Context, Result};
use proc_macro2::{TokenStream, TokenTree};
use std::collections::{BTreeMap, BTreeSet};
use syn::punctuated::Punctuated;
use syn::visit::{self, Visit};
use syn::{Expr, Item, Lit, LitStr, Pat, Token};

/// What Rust says.
#[derive(Default)]
pub struct Rust {
    /// Names that must be there.
    pub uses: Vec<Use>,
    /// Names that Rust gives to elements that it makes.
    pub gives: Vec<Name>,
    /// Literals that may be any name.
    pub loose: BTreeSet<String>,
    /// Every literal, by its file.
    pub literals: BTreeMap<String, BTreeSet<String>>,
}

/// A name that is used.
#[derive(Debug)]
pub struct Use {
    /// It is the name of one of these.
    pub kinds: Vec<Kind>,
    pub name: String,
    pub at: At,
    /// The templates in which it is looked for.
    pub templates: Templates,
}

impl Rust {
    /// Reads files.
    pub fn read(files: &[File<'_>]) -> Result<Self> {
        let parsed = files.iter().map(|file| syn::parse_file(file.text).with_context(|| file.name.to_owned()));
        let parsed = parsed.collect::<Result<Vec<_>>>()?;
        let all: Vec<_> = parsed.iter().flat_map(|file| constants(&file.items)).collect();
        let mut rust = Self::default();
        for (file, parsed) in files.iter().zip(&parsed) {
            // Those of the file itself come before others of the same name.
            let known = Values::new(all.iter().cloned().chain(constants(&parsed.items)));
            let mut reader = Reader { file: file.name, known, uses: vec![], gives: vec![], told: BTreeSet::new() };
            reader.visit_file(parsed);
            let mut literals = Literals::default();
            literals.visit_file(parsed);
            for literal in &literals.0 {
                reader.attributes(literal);
                if !reader.told.contains(&position(literal)) {
                    rust.loose.insert(literal.value());
                }
            }
            rust.uses.extend(reader.uses);
            rust.gives.extend(reader.gives);
            rust.literals.insert(file.name.to_owned(), literals.0.iter().map(LitStr::value).collect());
        }
        Ok(rust)
    }
}

/// The constants of a file.
fn constants(items: &[Item]) -> impl Iterator<Item = (String, Expr)> {
    items.iter().filter_map(|item| match item {
        Item::Const(one) => Some((one.ident.to_string(), (*one.expr).clone())),
        Item::Static(one) => Some((one.ident.to_string(), (*one.expr).clone())),
        _ => None,
    })
}

fn position(literal: &LitStr) -> (usize, usize) {
    let start = literal.span().start();
    (start.line, start.column)
}

/// Finds the names in a file.
struct Reader<'a> {
    file: &'a str,
    known: Values,
    uses: Vec<Use>,
    gives: Vec<Name>,
    /// Where literals stand of which is known what they are.
    told: BTreeSet<(usize, usize)>,
}

impl Reader<'_> {
    fn at(&self, literal: &LitStr) -> At {
        At { file: self.file.to_owned(), line: position(literal).0 }
    }

    /// An expression names one of these.
    fn names(&mut self, expr: &Expr, kinds: &[Kind], templates: &Templates) {
        for literal in self.known.literals(expr) {
            self.named(&literal, kinds, templates);
        }
    }

    fn named(&mut self, literal: &LitStr, kinds: &[Kind], templates: &Templates) {
        self.told.insert(position(literal));
        let (name, at) = (literal.value(), self.at(literal));
        if !name.is_empty() {
            self.uses.push(Use { kinds: kinds.to_vec(), name, at, templates: templates.clone() });
        }
    }

    fn arguments(&mut self, of: &[Argument], given: &Punctuated<Expr, Token![,]>, templates: &Templates) {
        for (at, kind) in of {
            if let Some(argument) = given.get(*at) {
                let inside = !matches!(kind, Kind::Template | Kind::Word);
                self.names(argument, &[*kind], if inside { templates } else { &None });
            }
        }
    }

    /// An expression is a selector: it names classes.
    fn selector(&mut self, expr: &Expr) {
        for literal in self.known.literals(expr) {
            self.told.insert(position(&literal));
            for (kind, name, _) in selector::names(&literal.value()) {
                if kind == Kind::Class {
                    let (name, at) = (name.to_owned(), self.at(&literal));
                    self.uses.push(Use { kinds: vec![kind], name, at, templates: None });
                }
            }
        }
    }

    /// Any literal may hold a selector that names by attributes.
    fn attributes(&mut self, literal: &LitStr) {
        for (kind, name, _) in selector::names(&literal.value()) {
            if kind != Kind::Class {
                let kinds = if kind == Kind::Room { vec![kind, Kind::Place] } else { vec![kind] };
                let (name, at) = (name.to_owned(), self.at(literal));
                self.uses.push(Use { kinds, name, at, templates: None });
            }
        }
    }

    /// What an expression comes to is text, and no name.
    fn no_name(&mut self, expr: &Expr) {
        for literal in self.known.literals(expr) {
            self.told.insert(position(&literal));
        }
    }

    /// An attribute that names is set: behind its own name comes what it names.
    fn gives(&mut self, arguments: &Punctuated<Expr, Token![,]>) {
        let mut before = None;
        for argument in arguments {
            let literals = self.known.literals(argument);
            if let Some(kind) = before {
                for literal in &literals {
                    self.told.insert(position(literal));
                    self.gives.push(Name { kind, name: literal.value(), at: self.at(literal) });
                }
            }
            before = literals.iter().find_map(|literal| Kind::of(&literal.value()));
        }
    }

    /// The names of values that are filled into a text.
    fn values(&mut self, expr: &Expr) {
        match expr {
            Expr::Reference(inner) => self.values(&inner.expr),
            Expr::Array(list) => list.elems.iter().for_each(|one| self.values(one)),
            Expr::Tuple(pair) => {
                if let Some(name) = pair.elems.first() {
                    self.no_name(name);
                }
            }
            _ => {}
        }
    }

    /// The literals that the name of an event is matched against.
    fn heard(&mut self, pattern: &Pat, kinds: &[Kind]) {
        match pattern {
            Pat::Lit(literal) => {
                if let Lit::Str(literal) = &literal.lit {
                    self.named(literal, kinds, &None);
                }
            }
            Pat::Or(ways) => ways.cases.iter().for_each(|way| self.heard(way, kinds)),
            Pat::Paren(inner) => self.heard(&inner.pat, kinds),
            _ => {}
        }
    }

    /// Hears in an arm, where the name may stand beside how it happened.
    fn heard_in(&mut self, pattern: &Pat, scrutinee: &Expr) {
        if is_heard(scrutinee) {
            return self.heard(pattern, &Kind::HEARD);
        }
        let Expr::Tuple(scrutinee) = scrutinee else { return };
        let Some(at) = scrutinee.elems.iter().position(is_heard) else { return };
        match pattern {
            Pat::Or(ways) => ways.cases.iter().for_each(|way| self.heard_in(way, &Expr::Tuple(scrutinee.clone()))),
            Pat::Tuple(parts) => {
                let kinds = parts.elems.iter().find_map(how).unwrap_or(&Kind::HEARD);
                if let Some(part) = parts.elems.iter().nth(at) {
                    self.heard(part, kinds);
                }
            }
            _ => {}
        }
    }

    fn closure(&mut self, closure: &syn::ExprClosure, call: &syn::ExprMethodCall) {
        self.known.open();
        let inputs: Vec<&Pat> = closure.inputs.iter().collect();
        match *inputs {
            [one] => self.known.bind_each(one, &call.receiver),
            [so_far, one] if call.method == "fold" => {
                if let Some(start) = call.args.first() {
                    self.known.bind(so_far, start);
                }
                self.known.bind_each(one, &call.receiver);
            }
            _ => inputs.into_iter().for_each(|input| self.known.hide(input)),
        }
        self.visit_expr(&closure.body);
        self.known.close();
    }
}

/// `heard.name`, however it is borrowed.
fn is_heard(expr: &Expr) -> bool {
    match expr {
        Expr::Reference(inner) => is_heard(&inner.expr),
        Expr::Unary(inner) => is_heard(&inner.expr),
        Expr::Paren(inner) => is_heard(&inner.expr),
        Expr::MethodCall(call) => call.method == "as_str" && is_heard(&call.receiver),
        Expr::Field(field) => {
            matches!(&field.member, syn::Member::Named(name) if name == "name")
                && matches!(&*field.base, Expr::Path(path) if path.path.is_ident("heard"))
        }
        _ => false,
    }
}

/// What the event names, by how it happened.
fn how(pattern: &Pat) -> Option<&'static [Kind]> {
    let path = match pattern {
        Pat::Path(path) => &path.path,
        Pat::TupleStruct(one) => &one.path,
        Pat::Struct(one) => &one.path,
        _ => return None,
    };
    let way = path.segments.last()?.ident.to_string();
    Some(match &*way {
        "Clicked" => &[Kind::Action],
        "Folded" => &[Kind::Fold],
        "Typed" | "Settled" | "Enter" | "Pasted" => &[Kind::Input],
        _ => return None,
    })
}

/// The attribute that `heard.data("form")` asks for.
fn asked(expr: &Expr) -> Option<Kind> {
    let Expr::MethodCall(call) = expr else { return None };
    let Some(Expr::Lit(literal)) = call.args.first() else { return asked(&call.receiver) };
    let Lit::Str(name) = &literal.lit else { return None };
    (call.method == "data").then(|| Kind::of(&format!("data-{}", name.value())))?
}

impl<'ast> Visit<'ast> for Reader<'_> {
    fn visit_attribute(&mut self, _: &'ast syn::Attribute) {}

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        if item.ident != "tests" {
            visit::visit_item_mod(self, item);
        }
    }

    fn visit_item_const(&mut self, item: &'ast syn::ItemConst) {
        self.known.constant(item.ident.to_string(), (*item.expr).clone());
        visit::visit_item_const(self, item);
    }

    fn visit_signature(&mut self, signature: &'ast syn::Signature) {
        for input in &signature.inputs {
            if let syn::FnArg::Typed(input) = input {
                self.known.hide(&input.pat);
            }
        }
    }

    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        self.known.open();
        visit::visit_item_fn(self, item);
        self.known.close();
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        self.known.open();
        visit::visit_impl_item_fn(self, item);
        self.known.close();
    }

    fn visit_block(&mut self, block: &'ast syn::Block) {
        self.known.open();
        visit::visit_block(self, block);
        self.known.close();
    }

    fn visit_local(&mut self, local: &'ast syn::Local) {
        visit::visit_local(self, local);
        match &local.init {
            Some(init) => self.known.bind(&local.pat, &init.expr),
            None => self.known.hide(&local.pat),
        }
    }

    fn visit_expr_for_loop(&mut self, each: &'ast syn::ExprForLoop) {
        self.visit_expr(&each.expr);
        self.known.open();
        self.known.bind_each(&each.pat, &each.expr);
        self.visit_block(&each.body);
        self.known.close();
    }

    fn visit_expr_if(&mut self, choice: &'ast syn::ExprIf) {
        self.known.open();
        self.visit_expr(&choice.cond);
        self.visit_block(&choice.then_branch);
        self.known.close();
        if let Some((_, other)) = &choice.else_branch {
            self.visit_expr(other);
        }
    }

    fn visit_expr_let(&mut self, condition: &'ast syn::ExprLet) {
        self.visit_expr(&condition.expr);
        self.known.bind(&condition.pat, &condition.expr);
    }

    fn visit_expr_match(&mut self, choice: &'ast syn::ExprMatch) {
        self.visit_expr(&choice.expr);
        for arm in &choice.arms {
            self.heard_in(&arm.pat, &choice.expr);
            self.known.open();
            self.known.bind(&arm.pat, &choice.expr);
            visit::visit_arm(self, arm);
            self.known.close();
        }
    }

    fn visit_expr_closure(&mut self, closure: &'ast syn::ExprClosure) {
        self.known.open();
        closure.inputs.iter().for_each(|input| self.known.hide(input));
        self.visit_expr(&closure.body);
        self.known.close();
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        self.visit_expr(&call.receiver);
        for argument in &call.args {
            match argument {
                Expr::Closure(closure) => self.closure(closure, call),
                other => self.visit_expr(other),
            }
        }
        self.gives(&call.args);
        let method = call.method.to_string();
        let templates = self.known.templates(&call.receiver);
        self.arguments(calls::of_method(&method, call.args.len()), &call.args, &templates);
        if method == "fill"
            && let Some(values) = call.args.get(1)
        {
            self.values(values);
        }
        if let Some(text) = calls::no_name(&method, call.args.len()).and_then(|at| call.args.get(at)) {
            self.no_name(text);
        }
        if let Some(text) = calls::selector(&method).and_then(|at| call.args.get(at)) {
            self.selector(text);
        }
    }

    fn visit_expr_call(&mut self, call: &'ast syn::ExprCall) {
        visit::visit_expr_call(self, call);
        self.gives(&call.args);
        let Expr::Path(func) = &*call.func else { return };
        let path: Vec<String> = func.path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        match path.iter().map(String::as_str).collect::<Vec<_>>()[..] {
            [.., "Focus", focus] => {
                self.arguments(calls::of_focus(focus), &call.args, &None);
                if let Some(text) = calls::selector(focus).and_then(|at| call.args.get(at)) {
                    self.selector(text);
                }
            }
            [.., "words", "page"] | ["page"] => self.arguments(&[(0, Kind::Word)], &call.args, &None),
            [.., "words", "fill"] => {
                if let Some(values) = call.args.get(1) {
                    self.values(values);
                }
            }
            [.., name] => {
                if let Some(text) = calls::selector(name).and_then(|at| call.args.get(at)) {
                    self.selector(text);
                }
            }
            [] => {}
        }
    }

    fn visit_field_value(&mut self, field: &'ast syn::FieldValue) {
        visit::visit_field_value(self, field);
        if matches!(&field.member, syn::Member::Named(name) if name == "action") {
            self.names(&field.expr, &[Kind::Action], &None);
        }
    }

    fn visit_expr_binary(&mut self, pair: &'ast syn::ExprBinary) {
        visit::visit_expr_binary(self, pair);
        if !matches!(pair.op, syn::BinOp::Eq(_) | syn::BinOp::Ne(_)) {
            return;
        }
        if is_heard(&pair.left) {
            self.names(&pair.right, &Kind::HEARD, &None);
        } else if let Some(kind) = asked(&pair.left) {
            self.names(&pair.right, &[kind], &None);
        }
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        // What is no list of expressions says nothing of its names.
        if let Ok(arguments) = call.parse_body_with(Punctuated::<Expr, Token![,]>::parse_terminated) {
            arguments.iter().for_each(|argument| self.visit_expr(argument));
        }
    }
}

/// Every literal of a file, but for what documents it.
#[derive(Default)]
struct Literals(Vec<LitStr>);

impl Literals {
    fn tokens(&mut self, tokens: TokenStream) {
        let mut before = None;
        for token in tokens {
            match token {
                // What stands in an attribute documents.
                TokenTree::Group(group) if before != Some('#') => self.tokens(group.stream()),
                TokenTree::Literal(literal) => {
                    if let Lit::Str(text) = Lit::new(literal) {
                        self.0.push(text);
                    }
                }
                TokenTree::Punct(mark) => {
                    before = Some(mark.as_char());
                    continue;
                }
                _ => {}
            }
            before = None;
        }
    }
}

impl<'ast> Visit<'ast> for Literals {
    fn visit_attribute(&mut self, _: &'ast syn::Attribute) {}

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        if item.ident != "tests" {
            visit::visit_item_mod(self, item);
        }
    }

    fn visit_lit_str(&mut self, literal: &'ast LitStr) {
        self.0.push(literal.clone());
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        self.tokens(call.tokens.clone());
    }
}
