//! What a file holds, by what stands in it: what it is called says nothing.

use crate::case::Field;
use serde_json::{Map, Value};

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// One case: a file of ours, or a bare record of facts.
    Case,
    /// A case book.
    Book,
    /// A rulebook.
    Rulebook,
    /// A month of penalties.
    Penalties,
    /// Our page, as it was saved.
    Page,
    /// A record, a chat, a table, a list, a link: what may be pasted.
    Text,
    /// Nothing.
    Empty,
    /// No text: a picture, a workbook, a packed file; or far more of it than anybody pastes.
    Unknown,
}

/// More than this is not read as a pasted text, in bytes.
const LONGEST_TEXT: usize = 1_000_000;

/// What a text that came as a file is.
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
