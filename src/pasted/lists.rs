//! Lists of words, written in one text with `、` between them.

/// The first word of a list that fits. One function for all lists: each of them inlined would be several times as large.
#[inline(never)]
pub(super) fn find<'a>(list: &'a str, fits: &mut dyn FnMut(&str) -> bool) -> Option<&'a str> {
    list.split('、').find(|word| !word.is_empty() && fits(word))
}

/// Whether a text holds one of the words.
pub(super) fn has_any(text: &str, list: &str) -> bool {
    find(list, &mut |word| text.contains(word)).is_some()
}

/// Whether a text begins with one of the words.
pub(super) fn starts_with_any(text: &str, list: &str) -> bool {
    find(list, &mut |word| text.starts_with(word)).is_some()
}

/// Whether a text ends with one of the words.
pub(super) fn ends_with_any(text: &str, list: &str) -> bool {
    find(list, &mut |word| text.ends_with(word)).is_some()
}

/// Whether a text is one of the words.
pub(super) fn is_any(text: &str, list: &str) -> bool {
    find(list, &mut |word| text == word).is_some()
}

/// What follows the longest of the words that a text begins with.
pub(super) fn after_longest<'a>(text: &'a str, list: &str) -> Option<&'a str> {
    let mut after: Option<&str> = None;
    find(list, &mut |word| {
        let rest = text.strip_prefix(word);
        // The more it takes, the less is left.
        after = match (after, rest) {
            (Some(known), Some(rest)) if rest.len() >= known.len() => Some(known),
            (known, rest) => rest.or(known),
        };
        false
    });
    after
}
