//! Short marks by which a change is noticed. They guard against slips, not against forgers.

use crate::case::Field;
use crate::estimate::Estimate;
use serde::Serialize;
use sha2::{Digest, Sha256};

/// Letters that no linkifier and no eye takes for something else.
const LETTERS: [char; 32] = [
    'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'm', 'n', 'p', 'q', 'r', 's', 't', 'u', 'v', 'w', 'x', 'y',
    'z', '2', '3', '4', '5', '6', '7', '8', '9',
];
/// Letters of a mark: two of the key, two of key and value.
pub(super) const MARK: usize = 4;
/// Letters of the result.
const RESULT: usize = 10;

fn letters(text: &str, count: usize) -> String {
    let letter = |byte: u8| LETTERS.get(usize::from(byte % 32)).copied().unwrap_or_default();
    Sha256::digest(text.as_bytes()).iter().take(count).map(|byte| letter(*byte)).collect()
}

/// The letters by which a key is known even where it is gone.
pub(super) fn key_mark(key: &str) -> String {
    letters(&format!("key {key}"), MARK / 2)
}

/// The mark of a fact.
pub(super) fn mark(key: &str, value: &str) -> String {
    key_mark(key) + &letters(&format!("{key}={value}"), MARK / 2)
}

/// A mark of what the estimate comes to, whatever its words, its rulebook's id and the order it was found in.
///
/// Two programs that read a case alike agree on it.
#[must_use]
pub fn result_mark(estimate: &Estimate) -> String {
    /// What a station would argue about. Codes as the interface writes them, so that no renaming in here shows.
    #[derive(Serialize)]
    struct Substance<'a> {
        claim: &'a Option<crate::estimate::Claim>,
        delay: &'a Option<crate::estimate::Delay>,
        lines: Vec<(crate::estimate::LineKind, crate::rulebook::ClauseId, Parties, crate::money::Range, bool)>,
        deadlines: Vec<(crate::estimate::DeadlineId, crate::case::Moment, crate::estimate::DeadlineState)>,
        documents: Vec<(Field, bool)>,
    }
    type Parties = (crate::estimate::Party, Option<crate::estimate::Party>);
    let substance = Substance {
        claim: &estimate.claim,
        delay: &estimate.delay,
        lines: (estimate.lines.iter())
            .map(|line| (line.kind, line.clause, (line.from, line.to), line.amount, line.certain))
            .collect(),
        deadlines: estimate.deadlines.iter().map(|one| (one.id, one.due, one.state)).collect(),
        documents: estimate.documents.iter().map(|one| (one.field, one.have)).collect(),
    };
    letters(&serde_json::to_string(&substance).unwrap_or_default(), RESULT)
}
