//! Who reports and files: what the station says of itself on papers.

use crate::words::Station;

/// Finds what is said in a station.
pub type Part = fn(&mut Station) -> &mut String;

/// Lists the parts of the profile; the code is its name in the store and in the markup.
pub const PARTS: [(&str, Part); 3] = [
    ("name", |station| &mut station.name),
    ("contact", |station| &mut station.contact),
    ("phone", |station| &mut station.phone),
];
