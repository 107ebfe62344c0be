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

/// A link or file that was opened: what is sound in it, and every problem.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// The facts that are sound.
    pub case: Case,
    /// The moment of the estimate, China time; `None` where it was not given or is not sound.
    pub as_of: Option<NaiveDateTime>,
    /// Whether it held a result that could be compared with the one calculated here.
    pub compared: bool,
    /// Everything that differs from what was handed out, or is wrong.
    pub problems: Vec<Problem>,
}

/// A problem of a link or file that was opened: something differs from what was handed out, or is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The key given is no fact and no part of the receipt; it is of another version, or mistyped.
    Unknown(String),
    /// A value is not sound, and its fact is left out.
    Unsound {
        /// The field and its fault.
        issue: Issue,
        /// The first characters of the value that was given.
        given: String,
    },
    /// The fact under the key given, or the moment, is not the same as when the receipt was made.
    Altered(String),
    /// A fact was added after the receipt was made.
    Added(Field),
    /// A fact was removed after the receipt was made; `None` where it is one of another version.
    Missing(Option<Field>),
    /// A key is given twice; the first one is used.
    Twice(String),
    /// The part of the receipt under the key given is missing.
    Lacks(&'static str),
    /// The receipt was made with another rulebook.
    Rulebook {
        /// The id of that rulebook.
        id: String,
        /// The first characters of the digest of that rulebook.
        digest: String,
    },
    /// The receipt holds another result than the one calculated here.
    Result {
        /// Whether facts and rulebook are the same, so that nothing explains the difference.
        alone: bool,
    },
}

/// The reason why a link or file cannot be read at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It is neither a link nor a file of this program.
    NotOurs,
    /// It was made by another version of this program, which is given.
    Version(String),
    /// It is a file of this program that holds something else than one case.
    NotACase,
    /// It is far too long.
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
