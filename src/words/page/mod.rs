//! The fixed texts of the page, by the keys its markup names.

use crate::case::Kind;
use crate::lang::{Text, text};

mod book;
mod clocks;
mod parcel;
mod penalties;
mod pictures;
mod rulebooks;
mod table;
mod take;
mod vehicle;
mod what_if;
mod word;

use word::Word;

/// A table for each part of the page; a key stands in one of them.
const TABLES: [&[Word]; 10] = [
    parcel::WORDS,
    book::WORDS,
    clocks::WORDS,
    penalties::WORDS,
    pictures::WORDS,
    table::WORDS,
    take::WORDS,
    vehicle::WORDS,
    what_if::WORDS,
    rulebooks::WORDS,
];

/// A fixed text of the page.
#[must_use]
pub fn page(key: &str) -> Option<Text> {
    TABLES.iter().copied().flatten().find(|(known, ..)| *known == key).map(|(_, zh, en)| text(zh, en))
}

/// How a field may be typed, beyond the example.
#[must_use]
pub const fn hint(kind: Kind) -> Text {
    match kind {
        Kind::Moment => text("可以只填日期", "a date alone will do"),
        _ => text("", ""),
    }
}

/// An example of what is typed.
#[must_use]
pub const fn example(kind: Kind) -> &'static str {
    match kind {
        Kind::Date => "2012-3-4",
        Kind::DateTime | Kind::Report | Kind::Moment => "2012-3-4 8:30",
        Kind::Text(_) | Kind::Choice(_) | Kind::YesNo | Kind::Yuan => "",
    }
}
