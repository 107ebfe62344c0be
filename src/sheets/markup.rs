//! Tables of web pages, and sheets that Excel 2003 wrote as XML: their rows and cells, whatever stands around them.

use super::record::Record;
use super::rows::RowWriter;

/// The tags of a row and of a cell, in small letters.
struct Tags {
    row: &'static str,
    cells: &'static [&'static str],
}

const HTML: Tags = Tags { row: "tr", cells: &["td", "th"] };
const XML: Tags = Tags { row: "row", cells: &["cell"] };
/// No table is wider; a page may say anything.
const WIDEST: usize = 1000;

/// Hands over every row of every table of a web page.
pub(super) fn html(text: &str, each: &mut dyn FnMut(Record<'_>)) {
    read(text, &HTML, each);
}

/// Hands over every row of every sheet.
pub(super) fn xml(text: &str, each: &mut dyn FnMut(Record<'_>)) {
    read(text, &XML, each);
}

fn read(text: &str, tags: &Tags, each: &mut dyn FnMut(Record<'_>)) {
    let mut row = RowWriter::default();
    let mut cell: Option<(String, usize)> = None;
    let mut line = 0;
    let mut rest = text;
    while let Some((words, after)) = rest.split_once('<') {
        if let Some((cell, _)) = &mut cell {
            push_words(cell, words);
        }
        let Some((tag, behind)) = tag_and_rest(after) else { break };
        rest = behind;
        let name = tag.trim_start_matches('/').split(|letter: char| letter.is_whitespace() || letter == '/').next();
        let name = name.unwrap_or_default().to_ascii_lowercase();
        let name = name.strip_prefix("ss:").unwrap_or(&name);
        let (is_row, is_cell) = (name == tags.row, tags.cells.contains(&name));
        if is_row || is_cell {
            finish(&mut row, cell.take());
        }
        match (is_row, is_cell, tag.starts_with('/')) {
            (true, _, _) if !row.is_empty() => {
                line += 1;
                row.hand_over(line, each);
            }
            (_, true, false) => {
                if let Some(place) = number(tag, "ss:index=") {
                    row.fill_to(place.saturating_sub(1).min(WIDEST));
                }
                let more = number(tag, "colspan=").map_or(0, |span| span.saturating_sub(1));
                let more = more.max(number(tag, "ss:mergeacross=").unwrap_or(0)).min(WIDEST);
                cell = Some((String::new(), more));
                if tag.ends_with('/') {
                    finish(&mut row, cell.take());
                }
            }
            (_, _, _) if name == "br" => {
                if let Some((cell, _)) = &mut cell {
                    cell.push(' ');
                }
            }
            _ => {}
        }
    }
    finish(&mut row, cell);
    if !row.is_empty() {
        row.hand_over(line + 1, each);
    }
}

/// A tag, and what follows it; a comment is a tag that means nothing.
fn tag_and_rest(after: &str) -> Option<(&str, &str)> {
    match after.strip_prefix("!--") {
        Some(comment) => comment.split_once("-->").map(|(_, rest)| ("", rest)),
        None => after.split_once('>'),
    }
}

fn finish(row: &mut RowWriter, cell: Option<(String, usize)>) {
    if let Some((text, more)) = cell {
        row.push(text.trim());
        (0..more).for_each(|_| row.push(""));
    }
}

/// The number that an attribute says.
fn number(tag: &str, attribute: &str) -> Option<usize> {
    let tag = tag.to_ascii_lowercase();
    let (_, value) = tag.split_once(attribute)?;
    value.trim_start_matches(['"', '\'']).split(|letter: char| !letter.is_ascii_digit()).next()?.parse().ok()
}

/// Words with their entities resolved, and runs of blanks as one, as a page shows them.
fn push_words(cell: &mut String, mut words: &str) {
    while let Some((before, after)) = words.split_once('&') {
        push_plain(cell, before);
        let end = after.find(';').filter(|end| *end <= 8);
        let letter = end.and_then(|end| entity(after.get(..end)?));
        match (letter, end) {
            (Some(letter), Some(end)) => {
                cell.push(letter);
                words = after.get(end + 1..).unwrap_or_default();
            }
            _ => {
                cell.push('&');
                words = after;
            }
        }
    }
    push_plain(cell, words);
}

fn push_plain(cell: &mut String, words: &str) {
    for letter in words.chars() {
        let blank = letter.is_ascii_whitespace();
        if !blank {
            cell.push(letter);
        } else if !cell.ends_with(' ') {
            cell.push(' ');
        }
    }
}

fn entity(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some(' '),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}
