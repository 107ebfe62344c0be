//! The three pictures.

use super::Word;

/// Key, Chinese, English.
pub(super) const WORDS: &[Word] = &[];
