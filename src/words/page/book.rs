//! The case book.

use super::Word;

/// Key, Chinese, English.
pub(super) const WORDS: &[Word] = &[];
