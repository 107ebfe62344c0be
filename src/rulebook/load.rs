//! Loading a rulebook: every problem with its place in the file.

use super::file::File;
use super::part::{Part, Problems};
use super::{Rulebook, check};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// What is wrong at a place of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// The key must be there.
    Missing,
    /// No such key or figure.
    Unknown,
    /// Not of the type that belongs here.
    Type(&'static str),
    /// A text that cannot be read.
    Format(&'static str),
    /// A figure that is negative or absurd, a text or list too long.
    Range,
    /// The same id twice.
    Duplicate,
    /// Words that name a figure which is not there.
    Placeholder(String),
    /// A cap below the rate that it caps.
    CapBelowRate,
    /// A clause that is not there.
    UnknownClause(String),
    /// A figure that its clause does not have.
    UnknownFigure(String),
    /// A penalty item that is not there.
    UnknownItem(String),
    /// A part of the score that is not there.
    UnknownPart(String),
    /// An event that is not there.
    UnknownEvent(String),
    /// A validity that ends before it begins.
    EmptyValidity,
    /// A validity that overlaps with that of another version.
    Overlap(String),
    /// Weights that are not 100, or parts that are not the total.
    Weights(String),
    /// Nothing ever leads here.
    Unreachable,
    /// A file that is larger than any rulebook.
    TooLarge,
    /// Lists in lists, deeper than any rulebook.
    TooDeep,
    /// Not JSON.
    Syntax,
    /// No parcel rules, where they are wanted.
    NoParcelRules,
    /// A version of another regulation.
    UnknownRegulation(String),
}

impl Wrong {
    /// The stable code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Unknown => "unknown-field",
            Self::Type(_) => "type",
            Self::Format(_) => "format",
            Self::Range => "range",
            Self::Duplicate => "duplicate",
            Self::Placeholder(_) => "placeholder",
            Self::CapBelowRate => "cap-below-rate",
            Self::UnknownClause(_) => "unknown-clause",
            Self::UnknownFigure(_) => "unknown-figure",
            Self::UnknownItem(_) => "unknown-item",
            Self::UnknownPart(_) => "unknown-part",
            Self::UnknownEvent(_) => "unknown-event",
            Self::EmptyValidity => "empty-validity",
            Self::Overlap(_) => "overlapping-validity",
            Self::Weights(_) => "weights",
            Self::Unreachable => "unreachable",
            Self::TooLarge => "too-large",
            Self::TooDeep => "too-deep",
            Self::Syntax => "syntax",
            Self::NoParcelRules => "no-parcel-rules",
            Self::UnknownRegulation(_) => "other-regulation",
        }
    }
}

/// A problem of a rulebook file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where: `clauses.loss-3.figures.capYuan`.
    pub place: String,
    /// What is wrong there.
    pub wrong: Wrong,
}

impl From<Wrong> for Problem {
    /// A problem of the file as a whole.
    fn from(wrong: Wrong) -> Self {
        Self { place: String::new(), wrong }
    }
}

/// A larger file is no rulebook, in bytes.
pub const LARGEST_FILE: usize = 1_000_000;
/// Deeper than any rulebook.
const DEEPEST: usize = 12;

impl Rulebook {
    /// Reads and checks the text of a rulebook file; `parse` reads JSON.
    ///
    /// # Errors
    /// Every problem, with its place in the file.
    ///
    /// ```
    /// use parcel_claims::rulebook::Rulebook;
    /// let problems = Rulebook::load_text("{\"id\":", |text| serde_json::from_str(text).ok()).unwrap_err();
    /// assert_eq!(problems[0].wrong.code(), "syntax");
    /// ```
    pub fn load_text(text: &str, parse: impl FnOnce(&str) -> Option<Value>) -> Result<Self, Vec<Problem>> {
        let text = text.trim_start_matches('\u{feff}');
        if text.len() > LARGEST_FILE {
            return Err(vec![Wrong::TooLarge.into()]);
        }
        // Before it is parsed: a parser may be one that recurses.
        if deepest(text) > DEEPEST {
            return Err(vec![Wrong::TooDeep.into()]);
        }
        let file = parse(text).ok_or_else(|| vec![Wrong::Syntax.into()])?;
        Self::load(&file)
    }

    /// Reads and checks a rulebook file.
    ///
    /// # Errors
    /// Every problem, with its place in the file.
    pub fn load(file: &Value) -> Result<Self, Vec<Problem>> {
        if is_deeper(file, DEEPEST) {
            return Err(vec![Wrong::TooDeep.into()]);
        }
        let mut problems = Problems::default();
        let read = File::read(file, "", &mut problems);
        check::check(&read, &mut problems);
        if problems.0.is_empty() { Ok(Self::of(read, digest(file))) } else { Err(problems.0) }
    }
}

/// How deep the brackets of a JSON text go.
fn deepest(text: &str) -> usize {
    let (mut depth, mut most, mut in_text, mut escaped) = (0_usize, 0, false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_text => escaped = true,
            b'"' => in_text = !in_text,
            b'[' | b'{' if !in_text => {
                depth += 1;
                most = most.max(depth);
            }
            b']' | b'}' if !in_text => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    most
}

fn is_deeper(value: &Value, left: usize) -> bool {
    let below = |value: &Value| left == 0 || is_deeper(value, left - 1);
    match value {
        Value::Array(list) => left == 0 || list.iter().any(below),
        Value::Object(map) => left == 0 || map.values().any(below),
        _ => false,
    }
}

/// The digest does not depend on white space, the order of keys, or `60` against `60.0`.
fn digest(file: &Value) -> String {
    /// Every part begins with its kind, and what has parts or letters ends with a mark: no two contents read alike.
    fn put(value: &Value, hash: &mut Sha256) {
        match value {
            Value::Null => hash.update("n"),
            Value::Bool(flag) => hash.update(if *flag { "t" } else { "f" }),
            Value::Number(number) => {
                hash.update("#");
                hash.update(number.as_f64().unwrap_or_default().to_be_bytes());
            }
            Value::String(text) => put_text(text, hash),
            Value::Array(list) => {
                hash.update("[");
                list.iter().for_each(|item| put(item, hash));
                hash.update("]");
            }
            Value::Object(map) => {
                hash.update("{");
                for (key, value) in map {
                    put_text(key, hash);
                    put(value, hash);
                }
                hash.update("}");
            }
        }
    }
    fn put_text(text: &str, hash: &mut Sha256) {
        hash.update("\"");
        hash.update(text);
        // No text holds this byte.
        hash.update([u8::MAX]);
    }
    let mut hash = Sha256::new();
    put(file, &mut hash);
    hash.finalize().iter().fold(String::with_capacity(64), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
