//! What the variables of a function may stand for, as far as its text says so: literals, and clones of templates.

use std::collections::{BTreeMap, BTreeSet};
use syn::punctuated::Punctuated;
use syn::{Expr, ExprTuple, Lit, LitStr, Member, Pat};

/// The templates that a piece may be a clone of; none: nobody knows.
pub type Templates = Option<BTreeSet<String>>;

/// What a variable may stand for.
#[derive(Clone, Default)]
pub struct Value {
    /// Any of these.
    of: Vec<Expr>,
    templates: Templates,
}

/// The variables known at some place, by their scopes.
pub struct Values {
    scopes: Vec<BTreeMap<String, Value>>,
}

impl Values {
    /// The constants of all files.
    pub fn new(constants: impl Iterator<Item = (String, Expr)>) -> Self {
        let of = constants.map(|(name, value)| (name, Value { of: vec![value], templates: None }));
        Self { scopes: vec![of.collect()] }
    }

    pub fn open(&mut self) {
        self.scopes.push(BTreeMap::new());
    }

    pub fn close(&mut self) {
        self.scopes.pop();
    }

    /// A constant inside a function.
    pub fn constant(&mut self, name: String, value: Expr) {
        if let Some(scope) = self.scopes.last_mut() {
            scope.insert(name, Value { of: vec![value], templates: None });
        }
    }

    /// A pattern takes what an expression comes to.
    pub fn bind(&mut self, pattern: &Pat, value: &Expr) {
        let value = Value { of: self.ends(value), templates: self.templates(value) };
        self.take(pattern, value);
    }

    /// A pattern takes each element of an expression.
    pub fn bind_each(&mut self, pattern: &Pat, list: &Expr) {
        let value = Value { of: self.elements(list), templates: self.templates(list) };
        self.take(pattern, value);
    }

    /// What a pattern takes is not known.
    pub fn hide(&mut self, pattern: &Pat) {
        self.take(pattern, Value::default());
    }

    fn take(&mut self, pattern: &Pat, value: Value) {
        match pattern {
            Pat::Ident(one) => {
                if let Some(scope) = self.scopes.last_mut() {
                    scope.insert(one.ident.to_string(), value);
                }
            }
            Pat::Reference(inner) => self.take(&inner.pat, value),
            Pat::Type(inner) => self.take(&inner.pat, value),
            Pat::Paren(inner) => self.take(&inner.pat, value),
            Pat::TupleStruct(inner) if inner.elems.len() == 1 => {
                if let Some(pattern) = inner.elems.first() {
                    self.take(pattern, value);
                }
            }
            Pat::Tuple(parts) => self.take_parts(&parts.elems, &value, |one| match one {
                Expr::Tuple(tuple) => Some(&tuple.elems),
                _ => None,
            }),
            Pat::Slice(parts) => self.take_parts(&parts.elems, &value, |one| match one {
                Expr::Array(array) => Some(&array.elems),
                _ => None,
            }),
            _ => {}
        }
    }

    fn take_parts<P>(
        &mut self,
        patterns: &Punctuated<Pat, P>,
        value: &Value,
        parts: impl Fn(&Expr) -> Option<&Punctuated<Expr, syn::Token![,]>>,
    ) {
        for (at, pattern) in patterns.iter().enumerate() {
            let part: Vec<&Expr> = value.of.iter().filter_map(|one| parts(one)?.get(at)).collect();
            let templates = part.iter().map(|one| self.templates(one)).collect::<Option<Vec<_>>>();
            let templates = templates.filter(|all| !all.is_empty()).map(|all| all.into_iter().flatten().collect());
            let of = part.into_iter().flat_map(|one| self.ends(one)).collect();
            self.take(pattern, Value { of, templates });
        }
    }

    fn get(&self, name: &str) -> Option<&Value> {
        self.scopes.iter().rev().find_map(|scope| scope.get(name))
    }

    /// What a variable stands for.
    fn variable(&self, expr: &Expr) -> Option<&Value> {
        let Expr::Path(path) = expr else { return None };
        self.get(&path.path.segments.last()?.ident.to_string())
    }

    /// The literals that an expression may come to.
    pub fn literals(&self, expr: &Expr) -> Vec<LitStr> {
        let literal = |end| match end {
            Expr::Lit(literal) => match literal.lit {
                Lit::Str(text) => Some(text),
                _ => None,
            },
            _ => None,
        };
        self.ends(expr).into_iter().filter_map(literal).collect()
    }

    /// What an expression may come to, whichever way it goes.
    fn ends(&self, expr: &Expr) -> Vec<Expr> {
        match expr {
            Expr::Paren(inner) => self.ends(&inner.expr),
            Expr::Group(inner) => self.ends(&inner.expr),
            Expr::Reference(inner) => self.ends(&inner.expr),
            Expr::Unary(inner) if matches!(inner.op, syn::UnOp::Deref(_)) => self.ends(&inner.expr),
            Expr::Block(block) => last(&block.block).map(|last| self.ends(last)).unwrap_or_default(),
            Expr::If(choice) => {
                let otherwise = choice.else_branch.iter().flat_map(|(_, other)| self.ends(other));
                last(&choice.then_branch).into_iter().flat_map(|last| self.ends(last)).chain(otherwise).collect()
            }
            Expr::Match(choice) => choice.arms.iter().flat_map(|arm| self.ends(&arm.body)).collect(),
            Expr::Call(call) if is_some(&call.func) => call.args.iter().flat_map(|inner| self.ends(inner)).collect(),
            Expr::MethodCall(call) if call.method == "then_some" || call.method == "unwrap_or" => {
                call.args.iter().flat_map(|inner| self.ends(inner)).collect()
            }
            Expr::Path(_) => self.variable(expr).map_or_else(|| vec![expr.clone()], |value| value.of.clone()),
            // What a closure does is none of its value.
            Expr::Closure(_) => Vec::new(),
            _ => vec![expr.clone()],
        }
    }

    /// What a list may hold.
    fn elements(&self, list: &Expr) -> Vec<Expr> {
        match list {
            Expr::Array(array) => array.elems.iter().flat_map(|one| self.ends(one)).collect(),
            Expr::Reference(inner) => self.elements(&inner.expr),
            Expr::Paren(inner) => self.elements(&inner.expr),
            Expr::Path(_) => self.variable(list).into_iter().flat_map(|value| &value.of).flat_map(array_of).collect(),
            Expr::MethodCall(call) => match (&*call.method.to_string(), call.args.first()) {
                ("iter" | "into_iter" | "copied" | "cloned" | "rev" | "filter", _) => self.elements(&call.receiver),
                ("chain", Some(more)) => [self.elements(&call.receiver), self.elements(more)].concat(),
                ("zip", Some(other)) => pairs(self.elements(&call.receiver), self.elements(other)),
                ("enumerate", _) => pairs(Vec::new(), self.elements(&call.receiver)),
                _ => Vec::new(),
            },
            _ => Vec::new(),
        }
    }

    /// The templates that an expression may be a clone of.
    pub fn templates(&self, expr: &Expr) -> Templates {
        match expr {
            Expr::MethodCall(call) => {
                let named = || call.args.first().map(|name| self.literals(name)).unwrap_or_default();
                let named = || named().iter().map(LitStr::value).collect::<BTreeSet<_>>();
                match &*call.method.to_string() {
                    "clone_of" => Some(named()).filter(|named| !named.is_empty()),
                    "pour" => Some(self.templates(&call.receiver)?.into_iter().chain(named()).collect()),
                    _ => self.templates(&call.receiver),
                }
            }
            Expr::Try(inner) => self.templates(&inner.expr),
            Expr::Paren(inner) => self.templates(&inner.expr),
            Expr::Reference(inner) => self.templates(&inner.expr),
            Expr::Field(field) if matches!(&field.member, Member::Named(name) if name == "element") => {
                self.templates(&field.base)
            }
            Expr::Block(block) => self.templates(last(&block.block)?),
            Expr::If(choice) => {
                let (_, other) = choice.else_branch.as_ref()?;
                self.any([last(&choice.then_branch)?, other])
            }
            Expr::Match(choice) => self.any(choice.arms.iter().map(|arm| &*arm.body)),
            Expr::Call(call) if is_some(&call.func) => self.templates(call.args.first()?),
            Expr::Path(_) => self.variable(expr)?.templates.clone(),
            _ => None,
        }
    }

    /// The templates of all ways that come to something.
    fn any<'a>(&self, ways: impl IntoIterator<Item = &'a Expr>) -> Templates {
        let ways = ways.into_iter().filter(|way| !is_nothing(way));
        let all = ways.map(|way| self.templates(way)).collect::<Option<Vec<_>>>()?;
        Some(all.into_iter().flatten().collect()).filter(|all: &BTreeSet<_>| !all.is_empty())
    }
}

/// What a block comes to.
fn last(block: &syn::Block) -> Option<&Expr> {
    match block.stmts.last()? {
        syn::Stmt::Expr(expr, None) => Some(expr),
        _ => None,
    }
}

fn is_some(func: &Expr) -> bool {
    matches!(func, Expr::Path(path) if path.path.is_ident("Some"))
}

fn is_nothing(way: &Expr) -> bool {
    matches!(way, Expr::Return(_) | Expr::Continue(_) | Expr::Break(_))
        || matches!(way, Expr::Path(path) if path.path.is_ident("None"))
}

/// The elements of what a variable stands for.
fn array_of(value: &Expr) -> Vec<Expr> {
    match value {
        Expr::Array(array) => array.elems.iter().cloned().collect(),
        Expr::Reference(inner) => array_of(&inner.expr),
        _ => Vec::new(),
    }
}

/// Each of the second beside each of the first; where there is no first, beside nothing.
fn pairs(first: Vec<Expr>, second: Vec<Expr>) -> Vec<Expr> {
    let first = if first.is_empty() { vec![Expr::Verbatim(proc_macro2::TokenStream::new())] } else { first };
    let pair = |one: &Expr, other: &Expr| {
        let elems = [one.clone(), other.clone()].into_iter().collect();
        Expr::Tuple(ExprTuple { attrs: Vec::new(), paren_token: syn::token::Paren::default(), elems })
    };
    first.iter().flat_map(|one| second.iter().map(move |other| pair(one, other))).collect()
}
