//! Why a request cannot be carried out.

use super::protocol::Reply;
use crate::lang::Lang;
use crate::sheets::Refused;
use crate::words;

/// Why a request cannot be carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// The file is no table that can be read.
    File(Refused),
    /// A column cannot mean what was said of it, by its field.
    Column(String),
    /// A value cannot hold for every row, by its field.
    Constant(String),
    /// The rulebooks are not sound, or no versions of one regulation.
    Rules,
    /// The moment is none.
    AsOf,
    /// Nothing is open, or nothing is answered.
    NotOpen,
    /// The file cannot be read any more.
    Gone,
    /// The request cannot be read.
    Unreadable,
}

impl From<Refused> for Refusal {
    fn from(refused: Refused) -> Self {
        Self::File(refused)
    }
}

impl Refusal {
    pub(super) fn reply(&self, lang: Lang) -> Reply {
        let (code, about) = match self {
            Self::File(Refused::Empty) => ("empty", String::new()),
            Self::File(Refused::NotATable(kind)) => ("not-a-table", (*kind).to_owned()),
            Self::File(Refused::Password) => ("password", String::new()),
            Self::File(Refused::Damaged) => ("damaged", String::new()),
            Self::File(Refused::TooLarge(_)) => ("too-large", String::new()),
            Self::File(Refused::Unclosed(line)) => ("unclosed", line.to_string()),
            Self::Column(field) => ("column", field.clone()),
            Self::Constant(field) => ("constant", field.clone()),
            Self::Rules => ("rules", String::new()),
            Self::AsOf => ("as-of", String::new()),
            Self::NotOpen => ("not-open", String::new()),
            Self::Gone => ("gone", String::new()),
            Self::Unreadable => ("unreadable", String::new()),
        };
        let said = words::worklist_refused(code, &about, lang);
        Reply::Refused { code: code.to_owned(), about, said }
    }
}
