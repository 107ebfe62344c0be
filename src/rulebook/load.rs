//! Loading a rulebook: every problem with its place in the file.

use super::check;
use super::file::File;
use super::part::{Part, Problems, id_of, item, under};
use super::problem::{Problem, Wrong};
use super::regulation::Rulebook;
use super::syntax::{self, Step};
use crate::json;
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::fmt::Write;

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
    /// let problems = Rulebook::load_text("{\"id\":").unwrap_err();
    /// assert_eq!(problems[0].wrong.code(), "syntax");
    /// let problems = Rulebook::load_text("{\"id\": \"a\", \"id\": \"b\"}").unwrap_err();
    /// assert_eq!((problems[0].place.as_str(), problems[0].wrong.code()), ("id", "duplicate"));
    /// ```
    pub fn load_text(text: &str) -> Result<Self, Vec<Problem>> {
        let text = text.trim_start_matches('\u{feff}');
        if text.len() > LARGEST_FILE {
            return Err(vec![Wrong::TooLarge.into()]);
        }
        // Before it is parsed: the parser recurses.
        if deepest(text) > DEEPEST {
            return Err(vec![Wrong::TooDeep.into()]);
        }
        let found = syntax::read(text);
        let file = json::parse(text).ok_or_else(|| vec![Wrong::Syntax(found.line).into()])?;
        let mut problems = Problems::default();
        for path in &found.twice {
            problems.add(place_of(&file, path), Wrong::Duplicate);
        }
        let loaded = Self::load(&file);
        if problems.0.is_empty() {
            return loaded;
        }
        problems.join(Problems(loaded.err().unwrap_or_default()));
        Err(problems.0)
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
        let found = check::check(&read, &problems);
        problems.join(found);
        if problems.0.is_empty() { Ok(Self::of(read, digest(file))) } else { Err(problems.0) }
    }
}

/// The place at the end of a path, as problems name it.
fn place_of(file: &Value, path: &[Step]) -> String {
    let (mut place, mut value) = (String::new(), Some(file));
    for step in path {
        (place, value) = match step {
            Step::Key(key) => (under(&place, key), value.and_then(|value| value.get(key))),
            Step::Item(at) => {
                let one = value.and_then(|value| value.get(at));
                (item(&place, *at, one.and_then(id_of).unwrap_or_default()), one)
            }
        };
    }
    place
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
