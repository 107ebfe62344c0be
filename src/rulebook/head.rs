//! What a rulebook is, and when it holds.

use super::codes::Status;
use super::file::Validity;
use crate::lang::{Lang, Text};
use chrono::NaiveDate;

/// The number of characters of a digest that are shown: enough to tell two versions of a rulebook apart.
pub const DIGEST_SHOWN: usize = 12;

/// The first and the last sending date for which a version holds, both included; `None` where there is no limit.
pub type Span = (Option<NaiveDate>, Option<NaiveDate>);

/// What a rulebook is: its name, its source, and the dates for which it holds.
#[derive(Clone, Debug)]
pub struct Head {
    /// The id of this version; it stays the same while the version does.
    pub id: String,
    /// The id of the regulation of which this is a version.
    pub regulation: String,
    /// The title of the regulation, in both languages.
    pub title: Text<String>,
    /// The day on which the regulation was issued; `None` where that is not known.
    pub issued: Option<NaiveDate>,
    /// Whether the regulation is in force.
    pub status: Status,
    /// The digest of the rulebook: SHA-256 of its content with sorted keys, in hexadecimal.
    pub digest: String,
    /// The sending dates for which the version holds; `None` where it holds for all.
    pub valid: Option<Validity>,
    /// The last day for which somebody has compared it with the regulation in force; `None` where nobody has.
    pub checked_until: Option<NaiveDate>,
    /// Where the source of the regulation breaks off, in both languages; `None` where it is complete.
    pub breaks_off: Option<Text<String>>,
}

impl Head {
    /// Returns the sending dates for which the version holds; `None` on a side without a limit.
    #[must_use]
    pub fn span(&self) -> Span {
        self.valid.as_ref().map_or((None, None), |valid| (valid.from, valid.until))
    }

    /// Returns whether the version holds for a parcel that was sent on this day.
    #[must_use]
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        let (from, until) = self.span();
        from.is_none_or(|from| from <= day) && until.is_none_or(|until| day <= until)
    }

    /// Returns whether the day in `checked_until` is past; false where no such day is stated.
    #[must_use]
    pub fn is_stale(&self, today: NaiveDate) -> bool {
        self.checked_until.is_some_and(|until| until < today)
    }

    /// Returns the title of the regulation in one language.
    #[must_use]
    pub fn title(&self, lang: Lang) -> &str {
        self.title.get(lang)
    }
}
