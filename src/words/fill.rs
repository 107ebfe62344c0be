//! Templates filled in.

use crate::lang::{Lang, Text};

/// Returns the template with values put into `{name}`; a name without a value stays as it is.
#[must_use]
pub fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((name, after)) = after.split_once('}') else {
            rest = after;
            break;
        };
        match values.iter().find(|(known, _)| *known == name) {
            Some((_, value)) => filled.push_str(value),
            None => {
                filled.push('{');
                filled.push_str(name);
                filled.push('}');
            }
        }
        rest = after;
    }
    filled.push_str(rest);
    filled
}

/// Chinese sets no space between two characters, only around figures.
pub(super) fn tidy(sentence: &str) -> String {
    let is_han = |c: Option<char>| c.is_some_and(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    let mut tidied = String::with_capacity(sentence.len());
    let mut letters = sentence.chars().peekable();
    while let Some(letter) = letters.next() {
        let between = letter == ' ' && is_han(tidied.chars().next_back()) && is_han(letters.peek().copied());
        if !between {
            tidied.push(letter);
        }
    }
    tidied
}

/// Returns the sentence with a capital first letter.
#[must_use]
pub fn capital(sentence: &str) -> String {
    let mut capital = sentence.to_owned();
    if let Some(first) = capital.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    capital
}

/// A template with its values, as a sentence.
pub(super) fn say(template: Text, values: &[(&str, &str)], lang: Lang) -> String {
    tidy(&fill(template.get(lang), values))
}
