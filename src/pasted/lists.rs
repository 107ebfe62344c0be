//! Lists of words, written in one text with `、` between them.

/// The words of a list, which stand between `、`.
pub(super) fn each(list: &str) -> impl Iterator<Item = &str> {
    list.split('、').filter(|word| !word.is_empty())
}

/// Whether a text holds one of the words.
pub(super) fn has_any(text: &str, list: &str) -> bool {
    each(list).any(|word| text.contains(word))
}

/// Whether a text begins with one of the words.
pub(super) fn starts_with_any(text: &str, list: &str) -> bool {
    each(list).any(|word| text.starts_with(word))
}

/// Whether a text ends with one of the words.
pub(super) fn ends_with_any(text: &str, list: &str) -> bool {
    each(list).any(|word| text.ends_with(word))
}

/// Whether a text is one of the words.
pub(super) fn is_any(text: &str, list: &str) -> bool {
    each(list).any(|word| word == text)
}
