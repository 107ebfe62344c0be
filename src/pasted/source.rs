//! What came in, as plain lines: a text as it is, the JSON of an interface one event a line.

use super::days::with_days;
use super::lists::{find, starts_with_any};
use super::tables::rows;
use crate::scan::{is_invisible, narrow};
use chrono::NaiveDateTime;
use serde_json::{Map, Value};

/// A longer text is no record of one parcel.
const LONGEST: usize = 20_000;

/// What interfaces call the number of the parcel, the time of an event, and what happened.
const NUMBERS: &str = "\
    nu、logisticcode、waybillno、mailno、billcode、trackingnumber、traceno、waybillcode、logisticno、\
    number";
const TIMES: &str = "\
    time、ftime、accepttime、optime、operatetime、scantime、scandate、tracetime、eventtime、datetime、\
    msgtime、date";
const EVENTS: &str = "\
    context、acceptstation、desc、opdesc、operateremark、memo、status、remark、message、content、\
    tracedesc、info";

/// What came in.
#[derive(Debug)]
pub(super) struct Source {
    pub(super) lines: Vec<String>,
}

/// Makes lines of a text, narrow and without marks that nobody sees.
pub(super) fn read(text: &str, now: NaiveDateTime) -> Source {
    let text: String = text.chars().take(LONGEST).filter(|letter| !is_invisible(*letter)).collect();
    let trimmed = text.trim();
    if trimmed.starts_with(['{', '[']) && trimmed.contains("\":") {
        return match serde_json::from_str::<Value>(trimmed) {
            Ok(tree) => {
                let mut lines = Vec::new();
                walk(&tree, &mut lines);
                Source { lines }
            }
            // One that broke off says nothing for certain.
            Err(_) => Source { lines: Vec::new() },
        };
    }
    let text = without_markup(&text);
    // A full stop between figures is a decimal point to an input method, elsewhere it ends a sentence.
    let text = text.replace("\\n", "\n").replace("。\n", "\n").replace('。', ";").replace(['→', '➜', '↓'], "\n");
    let lines: Vec<String> = text.lines().map(narrow).map(|line| unnumbered(&line).to_owned()).collect();
    Source { lines: with_days(rows(lines), now) }
}

/// A text copied from the source of a page: its tags are ends of lines, or nothing.
fn without_markup(text: &str) -> String {
    let text = text.replace("&nbsp;", " ").replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">");
    let mut plain = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some((before, after)) = rest.split_once('<') {
        plain.push_str(before);
        let name = after.trim_start_matches('/').chars().next().is_some_and(|letter| letter.is_ascii_alphabetic());
        match after.split_once('>') {
            Some((tag, behind)) if name && !tag.contains(['@', '<']) => {
                let inline =
                    starts_with_any(tag.trim_start_matches('/'), "span、b>、b 、a 、a>、i>、em、strong、font、td、th");
                plain.push(if inline { ' ' } else { '\n' });
                rest = behind;
            }
            _ => {
                plain.push('<');
                rest = after;
            }
        }
    }
    plain.push_str(rest);
    plain
}

/// `1.2012-03-04 8:30`: the number of the line is none of its moment.
fn unnumbered(line: &str) -> &str {
    let plain = line.trim_start();
    let Some((number, rest)) = plain.split_once(['.', '、', ')']) else { return line };
    let short = (1..=2).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
    let year = rest.get(..4).is_some_and(|year| year.bytes().all(|byte| byte.is_ascii_digit()));
    if short && year && rest.get(4..5) == Some("-") { rest } else { line }
}

fn walk(tree: &Value, lines: &mut Vec<String>) {
    match tree {
        Value::Array(items) => items.iter().for_each(|item| walk(item, lines)),
        Value::Object(fields) => {
            if let (Some(time), Some(event)) = (told(fields, TIMES), told(fields, EVENTS)) {
                return lines.push(narrow(&format!("{time} {}", event.replace('。', ";").replace(['\r', '\n'], " "))));
            }
            if let Some(number) = told(fields, NUMBERS) {
                lines.push(narrow(&format!("运单号:{number}")));
            }
            fields.values().for_each(|value| walk(value, lines));
        }
        _ => {}
    }
}

/// The first of the fields that says something.
fn told(fields: &Map<String, Value>, names: &str) -> Option<String> {
    let said = |name: &str| {
        let (_, value) = fields.iter().find(|(key, _)| key.eq_ignore_ascii_case(name))?;
        match value {
            Value::String(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        }
    };
    find(names, &mut |name| said(name).is_some()).and_then(said)
}
