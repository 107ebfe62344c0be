//! What came in, as plain lines: a text as it is, the JSON of an interface and a row of a table one event a line.

use super::events::{is_label, is_name};
use super::moments::{self, Named};
use crate::case::typed::moment::Spelled;
use crate::case::typed::waybill::LABELS;
use crate::scan::{is_invisible, narrow};
use chrono::NaiveDateTime;
use serde_json::{Map, Value};

/// A longer text is no record of one parcel.
const LONGEST: usize = 20_000;

/// What interfaces call the number of the parcel, the time of an event, and what happened.
const NUMBERS: [&str; 10] = [
    "nu",
    "logisticcode",
    "waybillno",
    "mailno",
    "billcode",
    "trackingnumber",
    "traceno",
    "waybillcode",
    "logisticno",
    "number",
];
const TIMES: [&str; 12] = [
    "time",
    "ftime",
    "accepttime",
    "optime",
    "operatetime",
    "scantime",
    "scandate",
    "tracetime",
    "eventtime",
    "datetime",
    "msgtime",
    "date",
];
const EVENTS: [&str; 12] = [
    "context",
    "acceptstation",
    "desc",
    "opdesc",
    "operateremark",
    "memo",
    "status",
    "remark",
    "message",
    "content",
    "tracedesc",
    "info",
];

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
    // A full stop between figures is a decimal point to an input method, elsewhere it ends a sentence.
    let text = text.replace("\\n", "\n").replace("。\n", "\n").replace('。', ";").replace(['→', '➜', '↓'], "\n");
    let lines: Vec<String> = text.lines().map(narrow).collect();
    Source { lines: with_days(table(lines), now) }
}

/// What scans are listed by: when, and which scan.
const SCANNED: [&str; 4] = ["扫描时间", "操作时间", "时间", "扫描日期"];
const SCANS: [&str; 5] = ["扫描类型", "操作类型", "操作", "类型", "状态"];

/// Rows under a head: a list of scans as records, one parcel by its labels; else as they are.
fn table(lines: Vec<String>) -> Vec<String> {
    let cells = |line: &str| line.split('\t').map(|cell| cell.trim().to_owned()).collect::<Vec<_>>();
    let filled: Vec<&String> = lines.iter().filter(|line| !line.trim().is_empty()).collect();
    let Some((head, rows)) = filled.split_first() else { return lines };
    let (head, rows): (Vec<String>, Vec<Vec<String>>) = (cells(head), rows.iter().map(|row| cells(row)).collect());
    let labelled = |cell: &String| is_label(cell) || LABELS.contains(&&**cell) || SCANNED.contains(&&**cell);
    let is_table = head.len() > 1
        && !rows.is_empty()
        && head.iter().any(labelled)
        && !head.iter().any(|cell| cell.contains(|letter: char| letter.is_ascii_digit()))
        && rows.iter().all(|row| row.len() == head.len());
    if !is_table {
        return lines.iter().map(|line| pairs(&cells(line)).unwrap_or_else(|| line.clone())).collect();
    }
    let column = |names: &[&str]| head.iter().position(|cell| names.contains(&&**cell));
    match (column(&SCANNED), column(&SCANS), rows.as_slice()) {
        (Some(time), Some(scan), _) => {
            let place = |at: &usize| head.get(*at).is_some_and(|cell| cell.contains("网点") && !cell.contains("站"));
            let of = |row: &[String], at: usize| row.get(at).cloned().unwrap_or_default();
            let record = |row: &Vec<String>| {
                let places: Vec<String> = (0..head.len()).filter(place).map(|at| of(row, at)).collect();
                format!("{} 【{}】 {}", of(row, time), places.join(" "), of(row, scan))
            };
            let mut waybills: Vec<String> = Vec::new();
            for row in &rows {
                let waybill = column(&LABELS).map(|at| of(row, at)).filter(|waybill| !waybills.contains(waybill));
                waybills.extend(waybill);
            }
            waybills.iter().map(|waybill| format!("运单号:{waybill}")).chain(rows.iter().map(record)).collect()
        }
        (_, _, [row]) => head.iter().zip(row).map(|(label, cell)| format!("{label}:{cell}")).collect(),
        _ => lines,
    }
}

/// 运单号⇥730…⇥寄件时间⇥…: labels and what they say, side by side.
fn pairs(cells: &[String]) -> Option<String> {
    let labelled = |cell: &String| (is_label(cell) || LABELS.contains(&&**cell)) && !is_name(cell);
    let at = cells.iter().position(labelled)?;
    let pairs = cells.get(at..)?.chunks(2).map(|pair| pair.join(":"));
    Some(pairs.collect::<Vec<_>>().join(";"))
}

/// A line that is a day, a clock time or a day of the week and nothing else.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Bare {
    Day,
    Clock,
    Week,
}

/// Puts the day of a heading before the clock times below it, and joins days and clock times on lines of their own.
fn with_days(lines: Vec<String>, now: NaiveDateTime) -> Vec<String> {
    let mut joined: Vec<String> = Vec::new();
    // The bare line before, and the day that the lines below belong to.
    let mut last: Option<Bare> = None;
    let mut heading: Option<String> = None;
    for line in lines {
        let found = moments::find(&line, now);
        let bare = bare(&line, &found);
        match (last, bare) {
            (_, Some(Bare::Week)) if last.is_some() => continue,
            (Some(Bare::Clock), Some(Bare::Day)) => {
                let clock = joined.pop().unwrap_or_default();
                joined.push(format!("{} {}", line.trim(), clock.trim()));
                (last, heading) = (None, None);
                continue;
            }
            (Some(Bare::Day), Some(Bare::Clock)) => {
                let day = joined.pop().unwrap_or_default();
                joined.push(format!("{} {}", day.trim(), line.trim()));
                (last, heading) = (None, None);
                continue;
            }
            _ => {}
        }
        match (&heading, found.first()) {
            (Some(day), Some(first)) if bare.is_none() && first.spelled.is_none() && starts(&line, first) => {
                joined.push(format!("{day} {}", line.trim_start()));
            }
            _ => joined.push(line.clone()),
        }
        if bare == Some(Bare::Day) {
            heading = found.first().and_then(|first| line.get(first.from..first.to)).map(str::to_owned);
        } else if found.first().is_some_and(|first| first.spelled.is_some()) {
            heading = None;
        }
        last = bare;
    }
    joined
}

/// Whether a moment stands at the beginning of a line.
fn starts(line: &str, named: &Named) -> bool {
    line.get(..named.from).is_some_and(|head| !head.contains(char::is_alphanumeric))
}

fn bare(line: &str, found: &[Named]) -> Option<Bare> {
    const WEEK: [&str; 3] = ["星期", "周", "礼拜"];
    let plain = line.trim();
    let week = WEEK.iter().find_map(|word| plain.strip_prefix(word));
    if week.is_some_and(|rest| rest.chars().count() == 1) {
        return Some(Bare::Week);
    }
    let [one] = found else { return None };
    let letters = |text: Option<&str>| text.is_some_and(|text| text.contains(char::is_alphanumeric));
    // A day of the week may stand before or behind it.
    let tail = line.get(one.to..).map(str::trim);
    let week = tail.is_some_and(|tail| WEEK.iter().any(|word| tail.starts_with(word)) && tail.chars().count() <= 3)
        || line.get(..one.from).is_some_and(|head| head.trim().ends_with("day,"));
    if !week && (letters(line.get(..one.from)) || letters(tail)) {
        return None;
    }
    match one.spelled {
        None => Some(Bare::Clock),
        Some(Spelled::Word | Spelled::OfMonth) => None,
        Some(_) => one.ways.iter().all(|way| way.clock.is_none()).then_some(Bare::Day),
    }
}

fn walk(tree: &Value, lines: &mut Vec<String>) {
    match tree {
        Value::Array(items) => items.iter().for_each(|item| walk(item, lines)),
        Value::Object(fields) => {
            if let (Some(time), Some(event)) = (told(fields, &TIMES), told(fields, &EVENTS)) {
                return lines.push(narrow(&format!("{time} {}", event.replace('。', ";").replace(['\r', '\n'], " "))));
            }
            if let Some(number) = told(fields, &NUMBERS) {
                lines.push(narrow(&format!("运单号:{number}")));
            }
            fields.values().for_each(|value| walk(value, lines));
        }
        _ => {}
    }
}

/// The first of the fields that says something.
fn told(fields: &Map<String, Value>, names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| {
        let (_, value) = fields.iter().find(|(key, _)| key.to_ascii_lowercase() == *name)?;
        match value {
            Value::String(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        }
    })
}
