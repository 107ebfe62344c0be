//! What a file holds, by what stands in it: what it is called says nothing.

use crate::case::Field;
use serde_json::{Map, Value};

/// The kind of content that a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// One case: a file of this program, or a bare record of facts.
    Case,
    /// A case book with any number of cases.
    Book,
    /// A rulebook file.
    Rulebook,
    /// A month's sheet of penalties.
    Penalties,
    /// A saved copy of the page of this program.
    Page,
    /// A text that may be pasted: a record, a chat, a table, a list or a link.
    Text,
    /// The file is empty.
    Empty,
    /// No readable text, such as a picture, a workbook or a packed file, or a text that is too long.
    Unknown,
}

/// More than this is not read as a pasted text, in bytes.
const LONGEST_TEXT: usize = 1_000_000;

/// Returns the kind of content of a text that came as a file.
///
/// ```
/// use parcel_claims::receipt::{Content, content};
/// assert_eq!(content(r#"{"product":"parcel-claims","book":1,"revisions":[]}"#), Content::Book);
/// assert_eq!(content("210359000001 破损\n210359000002"), Content::Text);
/// assert_eq!(content("PK\u{3}\u{4}\0\0"), Content::Unknown);
/// ```
#[must_use]
pub fn content(text: &str) -> Content {
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.is_empty() {
        return Content::Empty;
    }
    if text.contains('\0') || text.starts_with("PK\u{3}\u{4}") || text.starts_with("%PDF") {
        return Content::Unknown;
    }
    if text.starts_with('<') && text.contains("id=\"parcel-claims-packed\"") {
        return Content::Page;
    }
    let kind = match serde_json::from_str(text) {
        Ok(Value::Object(tree)) => of_tree(&tree),
        // Cut off, or mistyped: whoever knows such files says where.
        Err(_) if text.starts_with('{') => by_keys(|key| text.contains(&format!("\"{key}\""))),
        _ => None,
    };
    match kind {
        Some(kind) => kind,
        None if text.len() > LONGEST_TEXT => Content::Unknown,
        None => Content::Text,
    }
}

fn of_tree(tree: &Map<String, Value>) -> Option<Content> {
    let kind = by_keys(|key| tree.contains_key(key));
    // A record as an interface gives it has other keys as well: it is read as a text.
    kind.or_else(|| tree.keys().all(|key| Field::by_key(key).is_some()).then_some(Content::Case))
}

/// What a file of ours is, by the keys at its top.
fn by_keys(has: impl Fn(&str) -> bool) -> Option<Content> {
    [
        ("revisions", Content::Book),
        ("clauses", Content::Rulebook),
        ("month", Content::Penalties),
        ("product", Content::Case),
    ]
    .into_iter()
    .find_map(|(key, kind)| has(key).then_some(kind))
}
