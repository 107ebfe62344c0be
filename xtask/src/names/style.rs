//! The names that style sheets and scripts know.

use super::name::{File, Kind, Name};
use super::selector;

/// The names in the selectors of a style sheet.
pub fn sheet(file: File<'_>) -> Vec<Name> {
    let text = blank_comments(file.text);
    let mut names = Vec::new();
    let mut from = 0;
    for (at, mark) in text.match_indices(['{', '}', ';']) {
        let before = text.get(from..at).unwrap_or_default();
        if mark == "{" && !before.trim_start().starts_with('@') {
            let found = selector::names(before);
            names.extend(found.into_iter().map(|(kind, name, byte)| Name {
                kind,
                name: name.to_owned(),
                at: file.at(from + byte),
            }));
        }
        from = at + 1;
    }
    names
}

/// The texts in quotes of a script.
pub fn texts(script: &str) -> Vec<&str> {
    let mut texts = Vec::new();
    for line in script.lines() {
        for quote in ['"', '\'', '`'] {
            texts.extend(line.split(quote).skip(1).step_by(2));
        }
    }
    texts
}

/// What a test looks for, by its selectors.
pub fn looked_for(test: &str) -> Vec<(Kind, String)> {
    let texts = texts(test).into_iter().flat_map(selector::names);
    texts.map(|(kind, name, _)| (kind, name.to_owned())).collect()
}

/// The same text with blanks for its comments: everything stays where it is.
fn blank_comments(text: &str) -> String {
    let mut blank = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find("/*") {
        let end = rest.get(open..).and_then(|inside| inside.find("*/")).map_or(rest.len(), |end| open + end + 2);
        let (before, comment) = (rest.get(..open).unwrap_or_default(), rest.get(open..end).unwrap_or_default());
        blank.push_str(before);
        blank.extend(comment.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }));
        rest = rest.get(end..).unwrap_or_default();
    }
    blank + rest
}

#[cfg(test)]
mod tests {
    use super::{sheet, texts};
    use crate::names::name::{File, Kind};

    #[test]
    fn selectors_alone_are_read() {
        let text = "/* .no { 件 } */\n.pc .a,\n.pc[data-in] [data-slot=\"left\"] { margin: .5em; }\n\
            @container (max-width: 37.32em) {\n  .b::before { content: \".c\"; }\n}";
        let names = sheet(File { name: "a.css", text });
        let found: Vec<_> = names.iter().map(|name| (name.kind, &*name.name, name.at.line)).collect();
        let pc = (Kind::Class, "pc");
        let wanted =
            [(pc.0, pc.1, 2), (Kind::Class, "a", 2), (pc.0, pc.1, 3), (Kind::Slot, "left", 3), (Kind::Class, "b", 5)];
        assert_eq!(found, wanted);
    }

    #[test]
    fn texts_of_a_script() {
        assert_eq!(texts("a(\"one\", 'two');\nb(`three`)"), ["one", "two", "three"]);
    }
}
