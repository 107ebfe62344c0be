//! Who reports and files: what the station says of itself on papers.

use crate::words::Station;

/// Finds what is said in a station.
pub type Part = fn(&mut Station) -> &mut String;

/// What may be said of it; the code is its name in the store and in the markup.
pub const PARTS: [(&str, Part); 3] = [
    ("name", |station| &mut station.name),
    ("contact", |station| &mut station.contact),
    ("phone", |station| &mut station.phone),
];
