//! Files that are dropped on the page: the room that knows them opens them.

use super::effects::{Effects, Send};
use super::room::{Many, Room};
use super::shared::Shared;
use crate::element::Section;
use crate::pasted::listed;
use crate::receipt::{Content, content};

/// A file that was dropped.
#[derive(Clone, Debug)]
pub struct Dropped {
    /// Holds the name of the file.
    pub name: String,
    /// Holds the size of the file in bytes.
    pub size: u64,
    /// Holds what stands in the file, or its beginning.
    pub text: String,
}

/// Lists what can be dropped on the page.
#[derive(Clone, Debug)]
pub enum Msg {
    /// One file, of which the beginning is known.
    Begins(Dropped),
    /// One file, of which everything is known.
    One(Dropped),
    /// More than one.
    Several,
}

/// More than any browser keeps for a page: a file of this size is something else.
pub const LARGEST: u32 = 50_000_000;

/// How workbooks begin: those that are packed, and the older ones, as their bytes read for text.
const WORKBOOKS: [&str; 2] = ["PK\u{3}\u{4}", "邢\u{11}"];
/// So many lines say whether a text is a table.
const LOOKED_AT: usize = 50;

/// Returns what is to be done with what was dropped.
#[must_use]
pub fn update(msg: Msg, shared: &Shared) -> Effects {
    match msg {
        Msg::Several => Effects::say(shared.word("dropOne")),
        Msg::Begins(file) if is_table_for_certain(&file, shared) => to_table(file, shared),
        Msg::Begins(_) => Effects { read: true, ..Effects::quiet() },
        Msg::One(file) => opened(file, shared),
    }
}

/// Whether tables are what the clerk is at.
fn at_tables(shared: &Shared) -> bool {
    shared.room == Room::Vehicle && shared.many == Many::Table
}

/// Whether it need not be read to be known for a table. Files of ours begin with a brace, saved pages with a tag.
fn is_table_for_certain(file: &Dropped, shared: &Shared) -> bool {
    let text = file.text.trim_start_matches('\u{feff}').trim_start();
    let may_be_ours = text.is_empty() || text.starts_with(['{', '<']);
    let is_large = file.size > u64::from(LARGEST);
    is_workbook(&file.text) || !may_be_ours && (at_tables(shared) || is_large && has_rows(text))
}

fn is_workbook(text: &str) -> bool {
    WORKBOOKS.iter().any(|begins| text.starts_with(begins))
}

/// Whether it is a table of several parcels: lines of as many cells, with at least two waybills.
fn has_rows(text: &str) -> bool {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).take(LOOKED_AT).collect();
    let cells = |mark: char| {
        let count = |line: &&str| line.matches(mark).count();
        let first = lines.first().map_or(0, count);
        first > 0 && lines.iter().all(|line| count(line) == first)
    };
    lines.len() > 2 && ['\t', ',', ';', '|'].into_iter().any(cells) && listed(&lines.join("\n")).waybills.len() > 1
}

fn opened(file: Dropped, shared: &Shared) -> Effects {
    let to = |room: Room, send: Send| Effects::default().send(Send::Enter(room)).send(send);
    let has = |section: Section| shared.settings.has(section);
    let content = content(&file.text);
    let is_table = has(Section::Vehicle) && (at_tables(shared) || has_rows(&file.text));
    match content {
        Content::Case => to(Room::Parcel, Send::Receipt(file.text)),
        Content::Text | Content::Unknown if is_table => to_table(file, shared),
        Content::Text if shared.room == Room::Vehicle => Effects::default().send(Send::Waybills(file.text)),
        Content::Text => to(Room::Parcel, Send::Record(file.text)),
        Content::Book if has(Section::Book) => to(Room::Book, Send::Book(file.text)),
        Content::Rulebook if has(Section::Rulebooks) => to(Room::Rulebooks, Send::Rulebook(file.text)),
        Content::Penalties if has(Section::Penalties) => to(Room::Penalties, Send::Sheet(file.text)),
        Content::Book | Content::Rulebook | Content::Penalties => Effects::say(shared.word("dropNoRoom")),
        Content::Page => Effects::say(shared.word("dropPage")),
        Content::Empty => Effects::say(shared.word("dropEmpty")),
        Content::Unknown => Effects::say(shared.word("dropUnknown")),
    }
}

fn to_table(file: Dropped, shared: &Shared) -> Effects {
    if !shared.settings.has(Section::Vehicle) {
        return Effects::say(shared.word("dropNoRoom"));
    }
    Effects::default().send(Send::Enter(Room::Vehicle)).send(Send::Table(file.name, file.size))
}
