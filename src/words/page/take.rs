//! Taking the result along.

use super::Word;

/// Key, Chinese, English.
pub(super) const WORDS: &[Word] = &[];
