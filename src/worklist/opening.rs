//! Opening a file: what it is, in which letters, and what its columns are taken for.

use super::answering::moment;
use super::file::{self, File, PIECE};
use super::protocol::{self, Open, Opened, Progress, Proposed, Reply, Told, Word};
use super::refusal::Refusal;
use super::step::{Becomes, Need, Of, Step};
use crate::batch::{self, Heading, plain, propose};
use crate::case::{Field, Value};
use crate::choice::Choice;
use crate::sheets::{Csv, Encoding, Kind, Record, Refused, Text};

/// So many bytes tell what a text is.
const HEAD: u64 = 1 << 20;
/// No workbook is larger; a text may be.
const LARGEST_BOOK: u64 = 1 << 28;
/// A place in a text is held in 32 bits.
const LARGEST_TEXT: u64 = u32::MAX as u64;
/// So many rows are looked at, and so many are shown.
const LOOKED_AT: usize = 220;
const SHOWN: usize = 12;

/// A file that is being opened.
#[derive(Debug)]
pub(super) struct Opening {
    open: Open,
    stage: Stage,
}

#[derive(Debug)]
enum Stage {
    /// Its beginning is needed.
    Head,
    /// All of it is needed.
    Whole,
    /// It is written again in UTF-8.
    Recoding { encoding: Encoding, text: Box<Text>, next: u64, head: String, size: u64 },
}

/// What comes of a step.
pub(super) enum Stepped {
    On(Opening, Step),
    Open(Box<File>, Step),
}

impl Opening {
    pub(super) fn begin(open: Open) -> Result<(Self, Step), Refusal> {
        moment(&open.as_of)?;
        if open.size == 0 {
            return Err(Refused::Empty.into());
        }
        if open.size > LARGEST_TEXT {
            return Err(Refused::TooLarge(LARGEST_TEXT).into());
        }
        let need = Need { from: 0, to: open.size.min(HEAD), of: Of::File };
        Ok((Self { open, stage: Stage::Head }, Step::need(need)))
    }

    pub(super) fn give(self, id: u32, bytes: &[u8]) -> Result<Stepped, Refusal> {
        let Self { open, stage } = self;
        match stage {
            Stage::Head => {
                let is_whole = open.size <= HEAD;
                match Kind::of(bytes) {
                    Kind::Text => of_text(open, id, bytes),
                    _ if is_whole => of_book(&open, id, bytes),
                    // What it is stands at its end as well.
                    Kind::Other(name) if name != "ZIP" => Err(Refused::NotATable(name).into()),
                    _ if open.size > LARGEST_BOOK => Err(Refused::TooLarge(LARGEST_BOOK).into()),
                    _ => {
                        let need = Need { from: 0, to: open.size, of: Of::File };
                        Ok(Stepped::On(Self { open, stage: Stage::Whole }, Step::need(need)))
                    }
                }
            }
            Stage::Whole => of_book(&open, id, bytes),
            Stage::Recoding { encoding, mut text, next, mut head, size } => {
                let next = next + u64::try_from(bytes.len()).unwrap_or_default();
                let is_last = next >= open.size;
                let piece = text.push(bytes, is_last).to_owned();
                if head.len() < usize::try_from(HEAD).unwrap_or_default() {
                    head.push_str(&piece);
                }
                let size = size + u64::try_from(piece.len()).unwrap_or_default();
                if is_last {
                    let file = file::of_text(whole_lines(&head, size), encoding, size);
                    return opened(&open, id, file, &head, Some(piece.into_bytes()));
                }
                let progress = Progress { bytes: next, of: open.size, rows: 0 };
                let step = Step {
                    told: Some(Told { id, reply: Reply::Progress(progress) }),
                    need: Some(recode(next, open.size)),
                    out: piece.into_bytes(),
                    becomes: None,
                };
                let stage = Stage::Recoding { encoding, text, next, head, size };
                Ok(Stepped::On(Self { open, stage }, step))
            }
        }
    }
}

fn recode(next: u64, size: u64) -> Need {
    Need { from: next, to: (next + PIECE).min(size), of: Of::File }
}

fn of_text(open: Open, id: u32, bytes: &[u8]) -> Result<Stepped, Refusal> {
    let chosen = open.encoding.as_deref().and_then(Encoding::by_label);
    let encoding = chosen.unwrap_or_else(|| Encoding::guess(bytes));
    if encoding == Encoding::Utf8 {
        let head = String::from_utf8_lossy(bytes);
        let file = file::of_text(whole_lines(&head, open.size), encoding, open.size);
        return opened(&open, id, file, &head, None);
    }
    let stage = Stage::Recoding { encoding, text: Box::new(encoding.decoder()), next: 0, head: String::new(), size: 0 };
    let step = Step::need(recode(0, open.size));
    Ok(Stepped::On(Opening { open, stage }, step))
}

fn of_book(open: &Open, id: u32, bytes: &[u8]) -> Result<Stepped, Refusal> {
    let encoding = open.encoding.as_deref().and_then(Encoding::by_label);
    let (file, text) = file::of_workbook(bytes.to_vec(), encoding, open.sheet)?;
    opened(open, id, file, &text.clone(), Some(text.into_bytes()))
}

/// The lines of a beginning that are there to their end.
fn whole_lines(head: &str, size: u64) -> &str {
    if u64::try_from(head.len()).is_ok_and(|length| length >= size) {
        return head;
    }
    head.rfind('\n').and_then(|end| head.get(..=end)).unwrap_or(head)
}

/// What is told of an open file; `text` is written, where the file itself is no text that can be read again.
fn opened(open: &Open, id: u32, mut file: File, head: &str, text: Option<Vec<u8>>) -> Result<Stepped, Refusal> {
    let rows = first_rows(&file, whole_lines(head, file.size));
    file.heading = match open.heading {
        None => Heading::find(&rows),
        Some(row) => usize::try_from(row).map_or_else(|_| Heading::none(&rows), |row| Heading::at(&rows, row)),
    };
    let remembered = |plain: &str| {
        let (_, field) = open.remembered.iter().find(|(known, _)| known == plain)?;
        Some(field.as_deref().and_then(Field::by_key))
    };
    let now = moment(&open.as_of)?;
    let columns = propose(&rows, &file.heading, file.epoch, now, &remembered);
    let reply = Opened {
        kind: name_of(file.kind).to_owned(),
        encoding: file.encoding.map(|encoding| encoding.code().to_owned()),
        garbled: head.contains('\u{fffd}'),
        sheets: file.sheets.iter().map(|sheet| (sheet.name.clone(), sheet.is_hidden)).collect(),
        sheet: file.sheet,
        heading: file.heading.row.and_then(|row| i64::try_from(row).ok()).unwrap_or(-1),
        sample: rows.iter().take(SHOWN + file.rows_above()).cloned().collect(),
        columns: columns.iter().map(proposed).collect(),
        rows: file.lines.as_ref().map(|lines| lines.len().saturating_sub(file.rows_above())),
    };
    let becomes = text.is_some().then_some(Becomes::Text);
    let told = Some(Told { id, reply: Reply::Opened(reply) });
    let step = Step { told, need: None, out: text.unwrap_or_default(), becomes };
    Ok(Stepped::Open(Box::new(file), step))
}

fn first_rows(file: &File, head: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut each = |record: Record<'_>| {
        if rows.len() < LOOKED_AT {
            rows.push(record.cells().map(str::to_owned).collect());
        }
    };
    let text = head.get(usize::try_from(file.from).unwrap_or_default()..).unwrap_or_default();
    let mut reader: Csv = file.reader(file.from);
    // Where a quotation mark is never closed, that is told when the rows are answered.
    let _ = reader.read(text, &mut each).and_then(|()| reader.end(&mut each));
    rows
}

const fn name_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Text => "CSV",
        Kind::Html => "HTML",
        Kind::Xml => "XML",
        Kind::Xlsx => "XLSX",
        Kind::Xls => "XLS",
        Kind::Ods => "ODS",
        Kind::Other(name) => name,
    }
}

fn proposed(column: &batch::Proposed) -> Proposed {
    let key = |field: Field| field.key().to_owned();
    let asked = column.field.or(column.alternatives.first().copied());
    let word = |word: &batch::Word| Word {
        word: word.word.clone(),
        rows: word.rows,
        means: word.means.as_ref().map(|means| said(asked, means.as_ref())),
    };
    Proposed {
        heading: column.heading.clone(),
        group: column.group.clone(),
        plain: plain(&column.heading),
        field: column.field.map(key),
        reason: column.reason.code().to_owned(),
        certain: column.reason.is_certain(),
        alternatives: column.alternatives.iter().copied().map(key).collect(),
        examples: column.examples.clone(),
        filled: column.filled,
        fits: column.fits,
        words: column.words.iter().map(word).collect(),
    }
}

/// A value as a record writes it, as text; empty where nothing is said.
fn said(field: Option<Field>, value: Option<&Value>) -> String {
    let (Some(field), Some(value)) = (field, value) else { return String::new() };
    protocol::text_of(&value.in_field(field))
}
