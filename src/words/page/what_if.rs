//! One fact varied beside the real one.

use super::Word;

/// Key, Chinese, English.
pub(super) const WORDS: &[Word] = &[];
