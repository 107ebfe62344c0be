//! The fixed texts of the page, by the keys its markup names.

use crate::case::Kind;
use crate::lang::{Text, text};

mod book;
mod clocks;
mod common;
mod dropped;
mod fields;
mod keeping;
mod left;
mod parcel;
mod paste;
mod penalties;
mod pictures;
mod print;
mod received;
mod regulation;
mod result;
mod rulebooks;
mod shell;
mod table;
mod take;
mod vehicle;
mod what_if;
mod word;
mod worklist;

use word::Word;

/// A table for each room; a key stands in one of them.
const TABLES: [&[Word]; 22] = [
    common::WORDS,
    parcel::WORDS,
    fields::WORDS,
    result::WORDS,
    book::WORDS,
    clocks::WORDS,
    dropped::WORDS,
    keeping::WORDS,
    left::WORDS,
    paste::WORDS,
    penalties::WORDS,
    pictures::WORDS,
    print::WORDS,
    received::WORDS,
    regulation::WORDS,
    rulebooks::WORDS,
    shell::WORDS,
    table::WORDS,
    take::WORDS,
    vehicle::WORDS,
    what_if::WORDS,
    worklist::WORDS,
];

/// Returns a fixed text of the page by its key; `None` where there is none.
#[must_use]
pub fn page(key: &str) -> Option<Text> {
    TABLES.iter().copied().flatten().find(|(known, ..)| *known == key).map(|(_, zh, en)| text(zh, en))
}

/// Returns how a field may be typed, beyond the example.
#[must_use]
pub const fn hint(kind: Kind) -> Text {
    match kind {
        Kind::Moment => text("可以只填日期", "a date alone will do"),
        _ => text("", ""),
    }
}

/// Returns an example of what may be typed into a field.
#[must_use]
pub const fn example(kind: Kind) -> &'static str {
    match kind {
        Kind::Date => "2012-3-4",
        Kind::DateTime | Kind::Report | Kind::Moment => "2012-3-4 8:30",
        Kind::Text(_) | Kind::Choice(_) | Kind::YesNo | Kind::Yuan => "",
    }
}
