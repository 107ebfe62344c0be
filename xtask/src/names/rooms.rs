//! One name for a room: its files are called after it, whatever they hold.

use super::name::{At, Finding};
use std::collections::BTreeSet;

/// Where a room shows itself.
pub const PAGE: &str = "src/page/rooms/";
/// Where it decides.
pub const FRONT: &str = "src/front/";
/// What a file says in which a room hears of events.
const HEARS: &str = "pub enum Msg";

/// Folders whose files are called after rooms, how their names end, and the files that belong to all rooms.
pub const NAMED: [(&str, &str, &[&str]); 5] = [
    ("www/view/", ".html", &["fields", "pieces"]),
    ("www/style/", ".css", &["tokens", "layout", "fields", "with-little-room"]),
    ("src/words/page/", ".rs", &["common", "fields", "mod", "word"]),
    // What the page promises in all its rooms.
    (
        "tests/browser/",
        ".test.mjs",
        &["access", "explain", "harness", "jobs", "layout", "page", "refusals", "saving", "start", "typing"],
    ),
    ("tests/core/front/", ".rs", &["before", "drafts", "jobs", "mod", "screen"]),
];

/// The names of the rooms, from the files of Rust and their texts.
pub fn names<'a>(files: impl Iterator<Item = (&'a str, &'a str)>) -> BTreeSet<String> {
    let name = |(file, text): (&str, &str)| {
        if let Some(shown) = file.strip_prefix(PAGE) {
            return shown.strip_suffix(".rs").filter(|name| *name != "mod").map(str::to_owned);
        }
        let decides = file.strip_prefix(FRONT).filter(|_| text.contains(HEARS))?;
        Some(decides.split('/').next()?.trim_end_matches(".rs").to_owned())
    };
    // The form of a room hears for it, and all together are no room.
    files.filter_map(name).filter(|name| !["form", "msg"].contains(&&**name)).collect()
}

/// The room that a file belongs to.
pub fn room<'a>(file: &str, rooms: &'a BTreeSet<String>) -> Option<&'a str> {
    let rest = [PAGE, FRONT].iter().find_map(|folder| file.strip_prefix(folder));
    let name = match rest {
        Some(rest) => rest.split(['/', '.']).next()?,
        None => NAMED.iter().find_map(|(folder, end, _)| file.strip_prefix(folder)?.strip_suffix(end))?,
    };
    called_after(name, rooms)
}

/// The room that a name begins with, whole.
fn called_after<'a>(name: &str, rooms: &'a BTreeSet<String>) -> Option<&'a str> {
    // Style sheets are numbered.
    let name = name.trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == '-');
    let fits = |room: &&String| {
        name.strip_prefix(&***room).is_some_and(|rest| rest.is_empty() || rest.starts_with(['_', '-']))
    };
    rooms.iter().filter(fits).max_by_key(|room| room.len()).map(String::as_str)
}

/// The files that are called after no room.
pub fn strangers(files: &[String], rooms: &BTreeSet<String>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in files {
        for (folder, end, common) in NAMED {
            let Some(name) = file.strip_prefix(folder).and_then(|name| name.strip_suffix(end)) else { continue };
            let plain = name.trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == '-');
            if called_after(name, rooms).is_none() && !common.contains(&plain) {
                let says = format!(
                    "`{plain}` is no room: call the file after its room, or list it in `xtask/src/names/rooms.rs` as \
                     one of all rooms"
                );
                findings.push(Finding { at: At { file: file.clone(), line: 1 }, says });
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::{names, room, strangers};
    use std::collections::BTreeSet;

    fn rooms() -> BTreeSet<String> {
        let files = [
            ("src/page/rooms/what_if.rs", ""),
            ("src/page/rooms/mod.rs", ""),
            ("src/front/book/mod.rs", "pub enum Msg {"),
            ("src/front/take.rs", "pub enum Msg {"),
            ("src/front/form.rs", "pub enum Msg {"),
            ("src/front/draft.rs", ""),
        ];
        names(files.into_iter())
    }

    #[test]
    fn a_room_is_what_shows_or_decides() {
        assert_eq!(rooms().into_iter().collect::<Vec<_>>(), ["book", "take", "what_if"]);
    }

    #[test]
    fn a_file_belongs_to_the_room_it_is_called_after() {
        let rooms = rooms();
        for (file, name) in [
            ("src/page/rooms/book.rs", Some("book")),
            ("src/front/book/line.rs", Some("book")),
            ("www/view/take_copy.html", Some("take")),
            ("www/style/9-what_if.css", Some("what_if")),
            ("src/words/page/taken.rs", None),
            ("src/page/view.rs", None),
        ] {
            assert_eq!(room(file, &rooms), name, "{file}");
        }
    }

    #[test]
    fn a_file_called_after_no_room_is_found() {
        let files = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        let right = ["www/view/book.html", "www/style/1-tokens.css", "tests/browser/take_copy.test.mjs", "src/x.rs"];
        assert_eq!(strangers(&files(&right), &rooms()), []);
        let wrong = ["www/view/bok.html", "www/style/7-case.css", "src/words/page/x.rs", "tests/core/front/y.rs"];
        let found = strangers(&files(&wrong), &rooms());
        assert_eq!(found.len(), 4, "{found:?}");
        assert!(found[0].to_string().starts_with("www/view/bok.html:1: `bok` is no room: call the file after"));
    }
}
