//! What came in, as far as it is sound, and what is wrong with it.

use crate::case::{Case, Fault, Field, Issue, Raw, check, check_as_of};
use crate::rulebook::{DIGEST_SHOWN, ParcelRules};
use chrono::NaiveDateTime;

/// The version of links and files that this program writes and reads.
pub const VERSION: u32 = 1;
/// More keys than this are not read one by one.
pub(super) const MOST_KEYS: usize = 200;
/// No link or file of ours comes near this many bytes.
pub(super) const LONGEST: usize = 100_000;

/// What came in, as far as it is sound.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// The sound facts.
    pub case: Case,
    /// The moment of the estimate, where it was given and sound.
    pub as_of: Option<NaiveDateTime>,
    /// Whether a result came with it that could be held against ours.
    pub compared: bool,
    /// Everything that differs or is wrong.
    pub problems: Vec<Problem>,
}

/// Something that differs from what was handed out, or is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// A key that is neither a fact nor part of the receipt: of another version, or mistyped.
    Unknown(String),
    /// A value that is not sound.
    Unsound {
        /// What is wrong with it.
        issue: Issue,
        /// The beginning of what stands there.
        given: String,
    },
    /// A fact, or the moment, that says something else than when the receipt was made.
    Altered(String),
    /// A fact that was not there when the receipt was made.
    Added(Field),
    /// A fact that was there when the receipt was made; none: of another version.
    Missing(Option<Field>),
    /// A key given twice: the first holds.
    Twice(String),
    /// A part of the receipt that is not there.
    Lacks(&'static str),
    /// Another rulebook.
    Rulebook {
        /// Its id.
        id: String,
        /// The beginning of its digest.
        digest: String,
    },
    /// Another result; `alone`: though facts and rulebook are the same.
    Result {
        /// Nothing else explains it.
        alone: bool,
    },
}

/// Why nothing at all can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// Neither a link nor a file of ours.
    NotOurs,
    /// Of another version of this program.
    Version(String),
    /// A file of ours that holds something else than one case.
    NotACase,
    /// Far too long.
    TooLong,
}

/// Checks the facts; a key that is none is named as such.
pub(super) fn facts(record: Vec<(String, Raw)>, as_of: NaiveDateTime, problems: &mut Vec<Problem>) -> Case {
    let (case, issues) = check(record.iter().cloned(), as_of);
    problems.extend(issues.into_iter().map(|issue| match issue.fault {
        Fault::UnknownField => Problem::Unknown(issue.field),
        _ => {
            let raw = record.iter().find(|(key, _)| *key == issue.field).map(|(_, raw)| raw);
            Problem::Unsound { given: raw.map(shown).unwrap_or_default(), issue }
        }
    }));
    case
}

/// The moment of the estimate, if it is one.
pub(super) fn moment(raw: &Raw, problems: &mut Vec<Problem>) -> Option<NaiveDateTime> {
    let read = check_as_of(raw);
    if let Err(fault) = read {
        problems.push(Problem::Unsound { issue: Issue::new("asOf", fault), given: shown(raw) });
    }
    read.ok()
}

/// The beginning of a value as it came in.
fn shown(raw: &Raw) -> String {
    /// Enough to find it again.
    const SHOWN: usize = 40;
    match raw {
        Raw::Text(text) => text.chars().filter(|letter| !letter.is_control()).take(SHOWN).collect(),
        Raw::Number(number) => number.to_string(),
        Raw::Bool(flag) => flag.to_string(),
        Raw::Null | Raw::LongText | Raw::Other => "…".to_owned(),
    }
}

/// Tells another rulebook.
pub(super) fn compare_rulebook(id: &str, digest: &str, rulebook: &ParcelRules, problems: &mut Vec<Problem>) {
    let same = digest.len() >= DIGEST_SHOWN && rulebook.digest.starts_with(digest) && id == rulebook.id;
    if !same {
        problems.push(Problem::Rulebook { id: id.to_owned(), digest: digest.chars().take(DIGEST_SHOWN).collect() });
    }
}
