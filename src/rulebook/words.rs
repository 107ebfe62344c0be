//! Figures in the words of a clause.

use super::figure::Figure;
use crate::lang::{Lang, Text, text};
use std::fmt::Write;

/// What stands where the company has left a figure blank.
const NOT_SET: Text = text("〔未设定〕", "[not set]");

/// Puts figures into `{name}` and `{clause.name}`; the name of one that is not there is the error.
pub(super) fn fill(
    text: &str,
    lang: Lang,
    figure: &impl Fn(Option<&str>, &str) -> Option<Figure>,
) -> Result<String, String> {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    // A bracket that closes nothing is a slip as well.
    let plain = |text: &str| if text.contains('}') { Err("}".to_owned()) } else { Ok(()) };
    while let Some((before, after)) = rest.split_once('{') {
        plain(before)?;
        filled.push_str(before);
        let (name, after) = after.split_once('}').ok_or_else(|| "{".to_owned())?;
        let value = match name.split_once('.') {
            Some((clause, name)) => figure(Some(clause), name),
            None => figure(None, name),
        };
        match value.ok_or_else(|| name.chars().take(60).collect::<String>())? {
            Figure::NotSet => filled.push_str(NOT_SET.get(lang)),
            figure => {
                let _ = write!(filled, "{figure}"); // writing to a string cannot fail
            }
        }
        rest = after;
    }
    plain(rest)?;
    filled.push_str(rest);
    Ok(filled)
}
