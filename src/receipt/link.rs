//! The case in the hash of a link: `v=1&at=…&book=…&digest=…&result=…&check=…&problem=lost&…`, keys sorted.

use super::marks::{self, MARK, key_mark, mark};
use super::opened::{MOST_KEYS, compare_rulebook, facts, moment};
use super::opened::{Opened, Problem, Refused, VERSION};
use crate::case::{Case, Field, Kind, Raw, Value};
use crate::choice::Choice;
use crate::estimate::{Estimate, estimate};
use crate::order::sort_by_key;
use crate::rulebook::{Applicable, DIGEST_SHOWN, ParcelRules};
use chrono::NaiveDateTime;
use std::fmt::Write;

/// The keys of a link that are no facts; no field has such a key.
pub const META: [&str; 6] = ["v", AT, BOOK, DIGEST, RESULT, CHECK];
const AT: &str = "at";
const BOOK: &str = "book";
const DIGEST: &str = "digest";
const RESULT: &str = "result";
const CHECK: &str = "check";

/// Returns the hash of a link in ASCII, without the `#`: facts, moment, rulebook and result.
///
/// The waybill is the one thing personal: [`Case::without`] leaves it out.
///
/// ```
/// use parcel_claims::case::{Raw, check};
/// use parcel_claims::{estimate::estimate, receipt::link, rulebook::ParcelRules};
/// let as_of = "2012-03-20T12:00:00".parse().unwrap();
/// let (case, _) = check([("problem".into(), Raw::Text("lost".into()))], as_of);
/// let hash = link(&case, &estimate(&case, ParcelRules::built_in(), as_of));
/// assert!(hash.starts_with("v=1&at=2012-03-20T12:00&book=huitong-henan-2012&"));
/// assert!(hash.ends_with("&problem=lost"));
/// ```
#[must_use]
pub fn link(case: &Case, estimate: &Estimate) -> String {
    let mut facts: Vec<_> =
        Field::ALL.iter().filter_map(|field| Some((field.key(), written(case.get(*field)?, *field)))).collect();
    sort_by_key(&mut facts, |(key, _)| *key);
    let at = estimate.as_of.to_string();
    let marks: String = facts.iter().map(|(key, value)| mark(key, value)).collect();
    let digest = estimate.rulebook.digest.get(..DIGEST_SHOWN).unwrap_or_default();
    let mut out = format!("v={VERSION}");
    let meta = [
        (AT, &*at),
        (BOOK, &*estimate.rulebook.id),
        (DIGEST, digest),
        (RESULT, &*marks::result_mark(estimate)),
        (CHECK, &*(mark(AT, &at) + &marks)),
    ];
    for (key, value) in meta.into_iter().chain(facts.iter().map(|(key, value)| (*key, &**value))) {
        let _ = write!(out, "&{key}={}", escaped(value)); // writing to a string cannot fail
    }
    out
}

/// A value as the link writes it.
fn written(value: &Value, field: Field) -> String {
    match value {
        Value::Flag(flag) => if *flag { "yes" } else { "no" }.to_owned(),
        Value::Yuan(sum) => sum.to_string().replace(',', ""),
        Value::Text(text) => text.clone(),
        // Codes, moments and the words for what is not known are texts in the record too.
        _ => value.in_field(field).as_str().unwrap_or_default().to_owned(),
    }
}

/// A value as the record holds it; what is none, the check refuses.
fn read(key: &str, value: String) -> Raw {
    match (Field::by_key(key).map(|field| field.spec().kind), value.as_str()) {
        (Some(Kind::YesNo), "yes") => Raw::Bool(true),
        (Some(Kind::YesNo), "no") => Raw::Bool(false),
        (Some(Kind::Yuan), text) if text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') => {
            text.parse().map_or_else(|_| Raw::Text(text.to_owned()), Raw::Number)
        }
        _ => Raw::Text(value),
    }
}

/// Reads a link, or its part from the hash on, even where a chat program has changed it or put text around it.
///
/// ```
/// use parcel_claims::case::{Raw, check};
/// use parcel_claims::receipt::{Refused, link, open_link};
/// use parcel_claims::{estimate::estimate, rulebook::ParcelRules};
/// let book = ParcelRules::built_in();
/// let as_of = "2012-03-20T12:00:00".parse().unwrap();
/// let (case, _) = check([("problem".into(), Raw::Text("lost".into()))], as_of);
/// let hash = link(&case, &estimate(&case, book, as_of));
///
/// let opened = open_link(&format!("请核对：https://example.com/#{hash}。"), book, as_of).unwrap();
/// assert!(opened.case == case && opened.compared && opened.problems.is_empty());
/// assert_eq!(open_link("https://example.com/", book, as_of), Err(Refused::NotOurs));
/// ```
///
/// # Errors
/// [`Refused`] where it is no link of ours, or one of another version.
pub fn open_link<'a>(text: &str, rulebook: impl Into<Applicable<'a>>, now: NaiveDateTime) -> Result<Opened, Refused> {
    let text = ours(text).ok_or(Refused::NotOurs)?;
    let rulebook = rulebook.into();
    let mut pairs = text.split('&').filter(|pair| !pair.is_empty()).take(MOST_KEYS).map(|pair| {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        (unescaped(key), unescaped(value))
    });
    match pairs.next() {
        Some((_, version)) if version == VERSION.to_string() => {}
        Some((_, version)) if !version.is_empty() => {
            return Err(Refused::Version(version.chars().take(12).collect()));
        }
        _ => return Err(Refused::NotOurs),
    }
    let mut problems = Vec::new();
    let mut meta = [const { None::<String> }; META.len()];
    let mut record: Vec<(String, String)> = Vec::new();
    for (key, value) in pairs {
        let known = META.iter().position(|known| *known == key).and_then(|at| meta.get_mut(at));
        match known {
            Some(slot @ None) => *slot = Some(value),
            None if record.iter().all(|(known, _)| *known != key) => record.push((key, value)),
            _ => problems.push(Problem::Twice(key)),
        }
    }
    let [_, at, book, digest, result, check] = meta;
    let lacks = |key, part: &Option<String>| part.is_none().then_some(Problem::Lacks(key));
    problems.extend(lacks(AT, &at));
    problems.extend(lacks(CHECK, &check));
    problems.extend(lacks(RESULT, &result));
    match (&book, &digest) {
        (Some(book), Some(digest)) => compare_rulebook(book, digest, rulebook.lead(), &mut problems),
        _ => problems.push(Problem::Lacks(BOOK)),
    }
    let as_of = at.clone().and_then(|at| moment(&Raw::Text(at), &mut problems));
    if let Some(check) = check {
        let at = at.as_deref().map(|at| (AT, at));
        let stands: Vec<_> = at.into_iter().chain(record.iter().map(|(key, value)| (&**key, &**value))).collect();
        problems.extend(changes(&stands, &check));
    }
    let record = record.into_iter().map(|(key, value)| (key.clone(), read(&key, value))).collect();
    let case = facts(record, as_of.unwrap_or(now), &mut problems);
    let theirs = as_of.zip(result);
    if let Some((as_of, result)) = &theirs {
        let ours = marks::result_mark(&estimate(&case, &rulebook, *as_of));
        if ours != *result {
            problems.push(Problem::Result { alone: problems.is_empty() });
        }
    }
    Ok(Opened { case, as_of, compared: theirs.is_some(), problems })
}

/// What was altered, added and taken away since the marks were made.
fn changes(stands: &[(&str, &str)], check: &str) -> Vec<Problem> {
    let mut marks: Vec<&str> = Vec::new();
    let mut rest = check;
    while let Some((mark, after)) = rest.split_at_checked(MARK) {
        marks.push(mark);
        rest = after;
    }
    let marked = |key: &str| marks.iter().find(|mark| mark.starts_with(&key_mark(key)));
    let mut found = Vec::new();
    for (key, value) in stands {
        match (marked(key), Field::by_key(key)) {
            (Some(known), _) if **known == mark(key, value) => {}
            (None, Some(field)) => found.push(Problem::Added(field)),
            // What nobody knows is named as such elsewhere.
            (_, None) if *key != AT => {}
            _ => found.push(Problem::Altered((*key).to_owned())),
        }
    }
    let is = |mark: &str, key: &str| mark.starts_with(&key_mark(key));
    let gone = marks.iter().filter(|mark| !is(mark, AT) && !stands.iter().any(|(key, _)| is(mark, key)));
    found.extend(gone.map(|mark| Problem::Missing(Field::ALL.iter().copied().find(|field| is(mark, field.key())))));
    // Cut off inside the marks themselves: whatever came after is gone.
    if !rest.is_empty() {
        found.push(Problem::Missing(None));
    }
    found
}

/// Everything but letters, figures and a few marks; a mark at the end would be taken for the sentence's.
fn escaped(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    for (at, byte) in value.bytes().enumerate() {
        let inside = matches!(byte, b'-' | b':' | b'.') && at + 1 < value.len();
        if byte.is_ascii_alphanumeric() || inside {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}"); // writing to a string cannot fail
        }
    }
    out
}

/// What is no escape stays as it is.
fn unescaped(value: &str) -> String {
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let code = (*first == b'%').then(|| after.split_at_checked(2)).flatten().and_then(|(code, after)| {
            let code = std::str::from_utf8(code).ok().filter(|code| code.bytes().all(|one| one.is_ascii_hexdigit()))?;
            Some((u8::from_str_radix(code, 16).ok()?, after))
        });
        let (byte, after) = code.unwrap_or((*first, after));
        bytes.push(byte);
        rest = after;
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The part that is ours, as it was written: from `v=` to the first letter that no link of ours holds.
fn ours(text: &str) -> Option<String> {
    let text = plain(text);
    let found = from_version(&text).map(str::to_owned).or_else(|| {
        // Some programs escape the whole link once more.
        from_version(&plain(&unescaped(&text))).map(str::to_owned)
    })?;
    let end = found.find(|letter: char| !letter.is_ascii_graphic() || "\"<>".contains(letter)).unwrap_or(found.len());
    let link = found.get(..end)?;
    // Stops and brackets of the sentence around it: no link of ours ends so.
    Some(link.trim_end_matches(|letter: char| letter.is_ascii_punctuation()).to_owned())
}

fn from_version(text: &str) -> Option<&str> {
    // In a hash before anything else: an address may have a `?v=` of its own.
    let hash = text.find("#v=").and_then(|at| text.get(at + 1..));
    hash.or_else(|| {
        let before = |at: usize| text.get(..at).and_then(|before| before.chars().next_back());
        let alone =
            |at: &usize| before(*at).is_none_or(|letter| !letter.is_ascii_graphic() || "\"'(<[".contains(letter));
        text.match_indices("v=").map(|(at, _)| at).find(alone).and_then(|at| text.get(at..))
    })
}

/// Undoes what chat programs and input methods do to a link: full-width signs, entities, line ends.
fn plain(text: &str) -> String {
    let narrow = |letter: char| match letter {
        '＃' => Some('#'),
        '＝' => Some('='),
        '＆' => Some('&'),
        '％' => Some('%'),
        '：' => Some(':'),
        '－' => Some('-'),
        '\u{3000}' | '\t' | '\u{a0}' => Some(' '),
        '\r' | '\n' | '\u{200b}'..='\u{200f}' | '\u{2028}' | '\u{2029}' | '\u{2060}' | '\u{feff}' | '\u{ad}' => None,
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => u32::from(letter).checked_sub(0xfee0).and_then(char::from_u32),
        _ => Some(letter),
    };
    let mut text: String = text.trim().chars().filter_map(narrow).collect();
    while text.contains("&amp;") {
        text = text.replace("&amp;", "&");
    }
    text
}

/// The beginning of the hash of every link of this program, by which it is known from other hashes.
pub const HASH: &str = "#v=";

/// Returns the link in a pasted text, alone or at the end of an answer; `None` where there is none that can be opened
/// at this moment.
///
/// ```
/// use parcel_claims::{case::Case, estimate::estimate, receipt::{link, link_in}, rulebook::ParcelRules};
/// let now = "2012-03-20T12:00:00".parse().unwrap();
/// let case = Case::default();
/// let hash = link(&case, &estimate(&case, ParcelRules::built_in(), now));
/// assert_eq!(link_in(&format!(" {hash}\n"), now), Some(&*hash));
/// assert_eq!(link_in("210359000001 破损", now), None);
/// ```
#[must_use]
pub fn link_in(text: &str, now: NaiveDateTime) -> Option<&str> {
    let ours = |link: &&str| open_link(link, ParcelRules::built_in(), now).is_ok_and(|opened| opened.as_of.is_some());
    Some(text.trim()).filter(ours).or_else(|| text.split_whitespace().find(|word| word.contains(HASH) && ours(word)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn no_two_keys_have_the_same_mark_and_no_part_is_a_fact() {
        let keys: Vec<_> = Field::ALL.iter().map(|field| field.key()).chain([AT]).collect();
        let marks: std::collections::BTreeSet<_> = keys.iter().map(|key| key_mark(key)).collect();
        assert_eq!(marks.len(), keys.len());
        assert!(META.iter().all(|key| Field::by_key(key).is_none()));
    }

    proptest! {
        #[test]
        fn escaping_is_undone(text in "\\PC{0,60}") {
            let escaped = escaped(&text);
            prop_assert!(escaped.is_ascii() && !escaped.contains(['&', '=', '#', ' ']));
            prop_assert_eq!(unescaped(&escaped), text);
        }
    }
}
