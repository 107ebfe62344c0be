//! What a rulebook is, and when it holds.

use super::codes::Status;
use super::file::Validity;
use crate::lang::{Lang, Text};
use chrono::NaiveDate;

/// So many characters of a digest are shown: enough to tell two versions of a rulebook apart.
pub const DIGEST_SHOWN: usize = 12;

/// The days that a version covers; without end where none.
pub type Span = (Option<NaiveDate>, Option<NaiveDate>);

/// What a rulebook is.
#[derive(Clone, Debug)]
pub struct Head {
    /// Its stable id.
    pub id: String,
    /// The regulation of which it is a version.
    pub regulation: String,
    /// Its title.
    pub title: Text<String>,
    /// The day it was issued, where that is known.
    pub issued: Option<NaiveDate>,
    /// Whether it is in force.
    pub status: Status,
    /// SHA-256 of its content with sorted keys, in hexadecimal.
    pub digest: String,
    /// The sending dates for which it holds; all where none.
    pub valid: Option<Validity>,
    /// The day up to which somebody has compared it with the regulation in force.
    pub checked_until: Option<NaiveDate>,
    /// Where its source breaks off.
    pub breaks_off: Option<Text<String>>,
}

impl Head {
    /// The sending dates for which it holds; without end where none.
    #[must_use]
    pub fn span(&self) -> Span {
        self.valid.as_ref().map_or((None, None), |valid| (valid.from, valid.until))
    }

    /// Whether it holds for a sending date.
    #[must_use]
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        let (from, until) = self.span();
        from.is_none_or(|from| from <= day) && until.is_none_or(|until| day <= until)
    }

    /// Whether nobody has compared it with the regulation in force for longer than was promised.
    #[must_use]
    pub fn is_stale(&self, today: NaiveDate) -> bool {
        self.checked_until.is_some_and(|until| until < today)
    }

    /// Its title in a language.
    #[must_use]
    pub fn title(&self, lang: Lang) -> &str {
        self.title.get(lang)
    }
}
