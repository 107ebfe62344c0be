//! A fact that is given to many rows at once: a field, and what is chosen or typed for it.

use crate::case::{Case, Field, Issue, Kind, Raw, Typed, check, typed, ways_in_full};
use crate::choice::Choice;
use crate::front::shared::Shared;
use crate::words;
use crate::worklist::protocol::text_of;

/// A fact that holds for several rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// The field.
    pub field: Field,
    /// The code that was chosen; empty where a text counts.
    pub code: String,
    /// What was typed.
    pub typed: String,
}

impl Fact {
    /// A field of which nothing is said so far.
    #[must_use]
    pub const fn of(field: Field) -> Self {
        Self { field, code: String::new(), typed: String::new() }
    }

    /// Returns whether something is typed for the field, where nothing is chosen.
    #[must_use]
    pub const fn is_typed(field: Field) -> bool {
        !matches!(field.spec().kind, Kind::Choice(_) | Kind::YesNo)
    }

    /// What it says, as a record writes it.
    ///
    /// # Errors
    /// What is wrong with it, said.
    pub fn value(&self, shared: &Shared) -> Result<String, String> {
        if !self.code.is_empty() {
            return Ok(self.code.clone());
        }
        let raw = match typed(self.field, &self.typed, shared.as_of()) {
            Typed::Says(Raw::Null) => return Err(shared.word("manyNoAnswer").to_owned()),
            Typed::Asks(ways) => return Err(shared.fill("manyWays", &[("ways", &ways_in_full(&ways))])),
            Typed::Says(raw) => raw,
        };
        let key = self.field.key();
        let (case, issues) = check([(key.to_owned(), raw)], shared.as_of());
        match (issues.first(), said_in(&case, key)) {
            (None, Some(said)) => Ok(said),
            (issue, _) => Err(issue.map(|issue| fault(issue, shared)).unwrap_or_default()),
        }
    }
}

fn fault(issue: &Issue, shared: &Shared) -> String {
    words::issue(issue, &Case::default(), Some(shared.as_of().into()), shared.lang)
}

fn said_in(case: &Case, key: &str) -> Option<String> {
    serde_json::to_value(case).ok()?.get(key).map(text_of)
}

/// What can be chosen for a field: the codes, as a record writes them, and what they are called.
#[must_use]
pub fn answers(field: Field, shared: &Shared) -> Vec<(&'static str, String)> {
    let spec = field.spec();
    let word = |code: &'static str, word: &str| (code, shared.word(word).to_owned());
    let mut answers = match spec.kind {
        Kind::Choice(codes) => {
            let label = |at: usize| words::choice(field, u8::try_from(at).ok()?);
            let named = |(at, code): (usize, &&'static str)| {
                Some((*code, words::capital((*label(at)?.get(shared.lang)).trim())))
            };
            codes.iter().enumerate().filter_map(named).collect()
        }
        Kind::YesNo => vec![word("true", "yes"), word("false", "no")],
        Kind::Report => vec![word("no", "notReported")],
        _ => Vec::new(),
    };
    answers.extend(spec.unknown.then(|| word("unknown", "unknown")));
    answers
}

/// The fields that may be told of many rows at once, without those that are told already.
pub fn choosable(told: impl Fn(Field) -> bool) -> impl Iterator<Item = Field> {
    Field::ALL.iter().copied().filter(move |field| *field != Field::Waybill && !told(*field))
}
