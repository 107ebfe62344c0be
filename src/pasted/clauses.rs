//! A line cut into its clauses, and a clause without its moments, numbers and brackets.

use super::lists::{ends_with_any, has_any};
use super::moments::Named;
use super::names::{is_label, is_name, mentions};
use super::waybills::Number;

/// Cuts a line at its commas, and says of each part whether its sentence asks.
pub(super) fn clauses(text: &str) -> Vec<(&str, bool)> {
    let mut parts: Vec<(&str, bool)> = Vec::new();
    let mut sentence = 0;
    let mut from = 0;
    for (at, letter) in text.char_indices() {
        if letter.is_whitespace() && letter != '\t' {
            // 发件: 3月1日 到件: 3月3日: a label behind a space begins a part of its own.
            let tail = text.get(at..).unwrap_or_default().trim_start();
            let label = tail.split_once(':').is_some_and(|(label, _)| is_label(label) || is_name(label));
            let behind = text.get(from..at).is_some_and(|head| head.contains(':') && !head.trim_end().ends_with(':'));
            if label && behind {
                parts.push((text.get(from..at).unwrap_or_default(), false));
                from = at + letter.len_utf8();
            }
            continue;
        }
        if ",、".contains(letter) && is_inside(text, at, letter) || !",;!?、\t|".contains(letter) {
            continue;
        }
        let asks = letter == '?';
        let end = if asks { at + letter.len_utf8() } else { at };
        parts.push((text.get(from..end).unwrap_or_default(), false));
        from = at + letter.len_utf8();
        if asks {
            parts.iter_mut().skip(sentence).for_each(|(_, asked)| *asked = true);
        }
        if asks || ";!\t|".contains(letter) {
            sentence = parts.len();
        }
    }
    parts.push((text.get(from..).unwrap_or_default(), false));
    if parts.last().is_some_and(|(last, _)| ends_with_any(last.trim_end(), "吗、么、呢、没、不")) {
        parts.iter_mut().skip(sentence).for_each(|(_, asked)| *asked = true);
    }
    // What is said beside a question is part of it.
    let asking: Vec<usize> = parts
        .iter()
        .enumerate()
        .filter(|(_, (clause, _))| {
            has_any(clause, "多少、怎么、怎样、如何、能不能、可不可以、是否、是不是、行不行、哪天")
        })
        .map(|(at, _)| at)
        .collect();
    for at in asking {
        let near = at.saturating_sub(2)..=at + 1;
        parts
            .iter_mut()
            .enumerate()
            .filter(|(other, _)| near.contains(other))
            .for_each(|(_, (_, asked))| *asked = true);
    }
    parts
}

/// 3月5日揽收 3月7日签收: each moment with its event, where one word alone stands between two moments and it is clear on
/// which side of them the events stand.
pub(super) fn by_moment<'a>(clause: &'a str, moments: &[Named]) -> Vec<&'a str> {
    let part = |from: usize, to: usize| clause.get(from..to).unwrap_or_default();
    let between =
        || moments.windows(2).filter_map(|pair| if let [one, next] = pair { Some((one, next)) } else { None });
    let one_word = |text: &str| text.split_whitespace().count() == 1 && text.ends_with(char::is_whitespace);
    let (Some(first), Some(last)) = (moments.first(), moments.last()) else { return vec![clause] };
    let apart = moments.len() > 1 && between().all(|(one, next)| one_word(part(one.to, next.from)));
    let (head, tail) = (part(0, first.from), part(last.to, clause.len()));
    let cuts: Vec<usize> = match (tail.contains(char::is_alphanumeric), mentions(head)) {
        _ if !apart => Vec::new(),
        (true, false) => between().map(|(_, next)| next.from).collect(),
        (false, true) => between().map(|(one, _)| one.to).collect(),
        _ => Vec::new(),
    };
    let ends = cuts.iter().copied().chain([clause.len()]);
    std::iter::once(0).chain(cuts.iter().copied()).zip(ends).map(|(from, to)| part(from, to)).collect()
}

/// 1,200 and 3月3、4号 and 4 March 2012, 09:00: a comma between figures belongs to them, but in a list of numbers.
fn is_inside(text: &str, at: usize, comma: char) -> bool {
    /// What has more figures is a number of its own.
    const SHORT: std::ops::RangeInclusive<usize> = 1..=4;
    let is_figure = |letter: &char| letter.is_ascii_digit();
    let tail = text.get(at + comma.len_utf8()..).unwrap_or_default();
    let before = text.get(..at).map_or(0, |head| head.chars().rev().take_while(is_figure).count());
    let spaced = tail.trim_start();
    let after = spaced.chars().take_while(is_figure).count();
    let clock = after <= 2 && spaced.get(after..).is_some_and(|rest| rest.starts_with(':'));
    SHORT.contains(&before) && SHORT.contains(&after) && (spaced.len() == tail.len() || clock)
}

/// A clause without its moments, long numbers and brackets; and what stands in the brackets.
pub(super) fn flatten(clause: &str, moments: &[Named], numbers: &[Number]) -> (String, String) {
    let spans = moments.iter().map(|named| (named.from, named.to));
    let spans: Vec<_> = spans.chain(numbers.iter().map(|number| (number.from, number.to))).collect();
    let (mut flat, mut aside, mut depth) = (String::new(), String::new(), 0_usize);
    for (at, letter) in clause.char_indices() {
        match letter {
            '【' | '[' | '(' | '〔' | '<' | '《' => {
                depth += 1;
                aside.push(' ');
            }
            '】' | ']' | ')' | '〕' | '>' | '》' => depth = depth.saturating_sub(1),
            _ if spans.iter().any(|(from, to)| (*from..*to).contains(&at)) => {}
            _ if depth > 0 => aside.push(letter),
            _ => flat.extend(letter.to_lowercase()),
        }
    }
    // A bracket that holds the event itself is no aside.
    if !flat.contains(|letter: char| letter.is_alphabetic()) && is_name(aside.trim()) {
        flat.push_str(aside.trim());
    }
    (spaced(&flat), aside)
}

/// Spaces as one, and none at the edges.
fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
