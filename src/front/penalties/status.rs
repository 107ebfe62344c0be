//! Whether a rulebook is in force, as the room says it.

use crate::front::shared::Shared;
use crate::rulebook::{Rulebook, Status};

/// Returns the warning about a rulebook that is not in force; empty where it is.
#[must_use]
pub fn status(rulebook: &Rulebook, shared: &Shared) -> &'static str {
    match rulebook.head.status {
        Status::Draft => shared.word("penaltyDraft"),
        Status::InForce => "",
        Status::Unknown => shared.word("rulebookUnknown"),
    }
}
