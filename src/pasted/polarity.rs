//! Whether a statement asserts an event, may mean it, or denies it.
//!
//! Invariant: an event is certain only where every word of its statement is known; in a record names of places are known
//! by their endings.

use super::lists::{after_longest, ends_with_any, has_any, starts_with_any};
use super::statement::{Manner, Statement};
use super::vocabulary::{DENIED, DOUBT, Event, HARMLESS, PLACES};

/// How sure a statement is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    Certain,
    /// A weaker word for the same: it counts where there is no better one.
    Weak,
    Doubtful,
    /// It is said not to have happened.
    Denied,
}

/// Punctuation at the edges says nothing.
pub(super) const EDGE: &[char] = &[
    ':', '-', '.', '·', '•', '*', '~', '…', '\'', '"', '#', '@', '>', '<', '(', ')', '【', '】', '[', ']', '/', '+',
    '“', '”', '—', '_', '!', ' ',
];

/// How sure a statement is of an event that stands between these words of it.
pub(super) fn level(event: &Event, statement: &Statement, before: &str, after: &str) -> Level {
    let flat = &statement.flat;
    if has_any(flat, DENIED)
        || has_any(&statement.aside, "撤销、作废、取消")
        || flat.ends_with(['没', '么'])
        || counted(after)
    {
        return Level::Denied;
    }
    let record = matches!(statement.manner, Manner::Record(_));
    let elsewhere = has_any(if record { &statement.line } else { &statement.words }, event.elsewhere);
    let places = if record { PLACES } else { "" };
    let after_known = only_of(after, event.after, places) || starts_a_tail(after);
    let known = match statement.manner {
        Manner::Near(_) | Manner::Quoted => false,
        Manner::Record(_) | Manner::Talk => {
            let told = has_any(flat, DOUBT)
                || has_any(&statement.aside, "退、代签、有误、误、未、测试、示例")
                || has_any(&statement.line, "有误、为准、未送达、误操作、虚假");
            !told && only_of(without_person(before), "", places)
        }
    };
    if known && after_known && !elsewhere && !statement.asked { Level::Certain } else { Level::Doubtful }
}

/// 签收3件 counts parcels.
fn counted(after: &str) -> bool {
    let rest = after.trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == '共' || letter == '了');
    rest.len() < after.len() && starts_with_any(rest, "件、票、单、个、%、次")
}

/// What records end with: 取件人: 李四, 感谢使用….
fn starts_a_tail(after: &str) -> bool {
    const TAILS: &str = "\
    取件人、收件员、揽投员、揽收员、业务员、快递员、派件员、签收人、人:、感谢、已签收 感谢、签收网点、\
    揽收网点";
    let after = after.trim_start_matches(EDGE);
    starts_with_any(after, TAILS)
}

/// 的李四已: a person's name right before what was done.
fn without_person(before: &str) -> &str {
    const NAME: std::ops::RangeInclusive<usize> = 1..=4;
    let done = before.trim_end_matches(EDGE).trim_end_matches('已').trim_end_matches(EDGE);
    match done.rsplit_once(['的', '员']) {
        Some((place, name)) if NAME.contains(&name.trim_matches(EDGE).chars().count()) => place,
        _ => before,
    }
}

/// Whether a text holds these words, harmless ones, names of places and nothing else.
pub(super) fn only_of(text: &str, known: &str, places: &str) -> bool {
    let mut rest = text.trim_matches(EDGE);
    while !rest.is_empty() {
        let shorter = |one: &str, other: &str| one.len() < other.len();
        let after = match (after_longest(rest, known), after_longest(rest, HARMLESS)) {
            (Some(one), Some(other)) if shorter(other, one) => Some(other),
            (one, other) => one.or(other).or_else(|| after_place(rest, places)),
        };
        let Some(after) = after else { return false };
        rest = after.trim_start_matches(EDGE);
    }
    true
}

/// What follows the name of a place, which ends as such names do.
fn after_place<'a>(text: &'a str, endings: &str) -> Option<&'a str> {
    /// No name of a place is longer, in letters.
    const LONGEST: usize = 14;
    let ends = text.char_indices().take(LONGEST).take_while(|(_, letter)| letter.is_alphanumeric());
    let mut found = ends.skip(1).filter_map(|(at, letter)| {
        let (head, tail) = text.split_at_checked(at + letter.len_utf8())?;
        ends_with_any(head, endings).then_some(tail)
    });
    found.next()
}
