//! Tables that are copied from a back office: their rows as lines that say the same.

use super::lists::is_any;
use super::names::{is_label, is_name};
use crate::case::typed::waybill::LABELS;

/// What scans are listed by: when, and which scan.
const SCANNED: &str = "扫描时间、操作时间、时间、扫描日期";
const SCANS: &str = "扫描类型、操作类型、操作、类型、状态";

/// Rows under a head: a list of scans as records, one parcel by its labels; else as they are.
pub(super) fn rows(lines: Vec<String>) -> Vec<String> {
    let is_rule = |line: &str| !line.contains(char::is_alphanumeric);
    let filled: Vec<&String> = lines.iter().filter(|line| !is_rule(line)).collect();
    let Some((head, rows)) = filled.split_first() else { return lines };
    // As spreadsheets copy them, as files write them, as notes draw them.
    let mark = ['\t', '|', ','].into_iter().find(|mark| head.contains(*mark)).unwrap_or('\t');
    let cells = |line: &str| {
        let line = if mark == '|' { line.trim().trim_matches('|') } else { line };
        line.split(mark).map(|cell| cell.trim().trim_matches('"').trim().to_owned()).collect::<Vec<_>>()
    };
    let (head, rows): (Vec<String>, Vec<Vec<String>>) = (cells(head), rows.iter().map(|row| cells(row)).collect());
    let is_waybill = |cell: &str| LABELS.contains(&cell);
    let labelled = |cell: &String| is_label(cell) || is_waybill(cell) || is_any(cell, SCANNED);
    let is_table = head.len() > 1
        && !rows.is_empty()
        && head.iter().any(labelled)
        && !head.iter().any(|cell| cell.contains(|letter: char| letter.is_ascii_digit()))
        && rows.iter().all(|row| row.len() == head.len());
    if !is_table {
        return lines.iter().map(|line| pairs(&cells(line)).unwrap_or_else(|| line.clone())).collect();
    }
    let column = |names: &str| head.iter().position(|cell| is_any(cell, names));
    match (column(SCANNED), column(SCANS), rows.as_slice()) {
        (Some(time), Some(scan), _) => {
            let place = |at: &usize| head.get(*at).is_some_and(|cell| cell.contains("网点") && !cell.contains("站"));
            let of = |row: &[String], at: usize| row.get(at).cloned().unwrap_or_default();
            let record = |row: &Vec<String>| {
                let places: Vec<String> = (0..head.len()).filter(place).map(|at| of(row, at)).collect();
                format!("{} 【{}】 {}", of(row, time), places.join(" "), of(row, scan))
            };
            let numbered = head.iter().position(|cell| is_waybill(cell));
            let mut waybills: Vec<String> = Vec::new();
            for row in &rows {
                let waybill = numbered.map(|at| of(row, at)).filter(|waybill| !waybills.contains(waybill));
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
