//! The names of events and of labels, wherever they stand.

use super::lists::{find, is_any, starts_with_any};
use super::vocabulary::{DISPATCH, EVENTS, Event, LABELS, WEAK_LABELS};

/// Whether a text names an event at all: no head of a message does so.
pub(super) fn mentions(text: &str) -> bool {
    let text = text.to_lowercase();
    EVENTS.iter().chain([&DISPATCH]).any(|event| occurrences(event, &text).next().is_some())
}

/// Whether a text is the name of an event and nothing else.
pub(super) fn is_name(text: &str) -> bool {
    let plain = text.trim_start_matches('已').trim_end_matches("成功");
    EVENTS.iter().any(|event| is_any(plain, event.names))
}

/// Whether a text is a label that a moment may stand behind.
pub(super) fn is_label(text: &str) -> bool {
    LABELS.iter().chain(WEAK_LABELS).any(|(_, labels)| is_any(text, labels))
}

/// Each place where an event is named, with what comes before and after it.
pub(super) fn occurrences<'a>(event: &'a Event, text: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
    text.char_indices().filter_map(move |(at, _)| {
        let (before, rest) = text.split_at_checked(at)?;
        let name = find(event.names, &mut |name| rest.starts_with(name))?;
        let after = rest.get(name.len()..)?;
        let latin = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_alphabetic());
        let word = name.is_ascii() && (latin(before.chars().next_back()) || latin(after.chars().next()));
        // A name inside a longer one has been met before.
        let inner = find(event.names, &mut |longer| {
            longer.len() > name.len()
                && longer.char_indices().skip(1).any(|(cut, _)| {
                    longer.get(cut..).is_some_and(|end| end.starts_with(name))
                        && longer.get(..cut).is_some_and(|start| before.ends_with(start))
                        && longer.get(cut..).is_some_and(|end| rest.starts_with(end))
                })
        })
        .is_some();
        let known = starts_with_any(after, event.after);
        let grown = !known && starts_with_any(after, event.grown);
        (!word && !inner && !grown).then_some((before, after))
    })
}
