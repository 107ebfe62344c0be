//! What a text says beside what a parser makes of it: the line on which it stops being JSON, and the keys that stand
//! twice in one object, of which a parser takes the last in silence.

use super::part::MOST;
use serde_json::{Map, Value};

/// What was found.
pub(super) struct Found {
    /// The line on which reading stops, from 1; the last one where nothing is wrong with the grammar.
    pub(super) line: usize,
    /// Where a key stands that its object has already, each time; no more than anybody reads.
    pub(super) twice: Vec<Path>,
}

/// The way to a value, from the outside.
pub(super) type Path = Vec<Step>;

/// A step of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// A key of an object.
    Key(String),
    /// An item of a list, from 0.
    Item(usize),
}

/// Reads a text.
pub(super) fn read(text: &str) -> Found {
    let mut reader = Reader { text, at: 0, path: Vec::new(), twice: Vec::new() };
    if reader.space().value().is_some() {
        reader.space();
    }
    Found { line: 1 + text.bytes().take(reader.at).filter(|byte| *byte == b'\n').count(), twice: reader.twice }
}

/// Reads on from `at`; none is the end of a step that found something else.
struct Reader<'a> {
    text: &'a str,
    at: usize,
    path: Path,
    twice: Vec<Path>,
}

impl<'a> Reader<'a> {
    fn next(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// One value. It recurses as deep as the brackets go, which have been counted.
    fn value(&mut self) -> Option<()> {
        match self.next()? {
            b'{' => self.object(),
            b'[' => self.list(b']', |reader, at| {
                reader.path.push(Step::Item(at));
                reader.value()?;
                reader.path.pop();
                Some(())
            }),
            b'"' => self.quoted().map(drop),
            b't' => self.word("true"),
            b'f' => self.word("false"),
            b'n' => self.word("null"),
            _ => self.number(),
        }
    }

    fn object(&mut self) -> Option<()> {
        // As a set: it is there already, and another would be so much more of WebAssembly.
        let mut keys = Map::new();
        self.list(b'}', |reader, _| {
            let key = unescaped(reader.quoted()?);
            reader.path.push(Step::Key(key.clone()));
            if keys.insert(key, Value::Null).is_some() && reader.twice.len() < MOST {
                reader.twice.push(reader.path.clone());
            }
            reader.space().word(":")?;
            reader.space().value()?;
            reader.path.pop();
            Some(())
        })
    }

    /// Things with commas between them, to the bracket that ends them.
    fn list(&mut self, end: u8, mut one: impl FnMut(&mut Self, usize) -> Option<()>) -> Option<()> {
        self.at += 1;
        if self.space().next() == Some(end) {
            self.at += 1;
            return Some(());
        }
        for at in 0.. {
            one(self.space(), at)?;
            match self.space().next()? {
                b',' => self.at += 1,
                found if found == end => break,
                _ => return None,
            }
        }
        self.at += 1;
        Some(())
    }

    /// A text as it is written between its quotation marks.
    fn quoted(&mut self) -> Option<&'a str> {
        self.word("\"")?;
        let start = self.at;
        loop {
            match self.next()? {
                b'"' => break,
                b'\\' => {
                    self.at += 1;
                    if !b"\"\\/bfnrtu".contains(&self.next()?) {
                        return None;
                    }
                }
                // A line break: the quotation mark before it is missing.
                0..=31 => return None,
                _ => {}
            }
            self.at += 1;
        }
        self.at += 1;
        self.text.get(start..self.at - 1)
    }

    fn number(&mut self) -> Option<()> {
        let start = self.at;
        while self.next().is_some_and(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte)) {
            self.at += 1;
        }
        (self.at > start).then_some(())
    }

    fn word(&mut self, word: &str) -> Option<()> {
        self.text.get(self.at..)?.starts_with(word).then(|| self.at += word.len())
    }

    fn space(&mut self) -> &mut Self {
        while self.next().is_some_and(|byte| b" \t\r\n".contains(&byte)) {
            self.at += 1;
        }
        self
    }
}

/// A key as it is meant: `"\u0069d"` is `id`.
fn unescaped(written: &str) -> String {
    if !written.contains('\\') {
        return written.to_owned();
    }
    let mut units = Vec::new();
    let mut letters = written.chars();
    while let Some(letter) = letters.next() {
        let meant = if letter == '\\' { letters.next().unwrap_or(letter) } else { letter };
        let meant = match (letter, meant) {
            ('\\', 'b') => '\u{8}',
            ('\\', 'f') => '\u{c}',
            ('\\', 'n') => '\n',
            ('\\', 'r') => '\r',
            ('\\', 't') => '\t',
            ('\\', 'u') => {
                let code = letters.as_str().get(..4).and_then(|code| u16::from_str_radix(code, 16).ok());
                if let Some(code) = code {
                    units.push(code);
                    letters.nth(3);
                }
                continue;
            }
            _ => meant,
        };
        units.extend_from_slice(meant.encode_utf16(&mut [0; 2]));
    }
    String::from_utf16_lossy(&units)
}

#[cfg(test)]
mod tests {
    use super::{Step, read};

    #[test]
    fn the_line_on_which_reading_stops() {
        for (text, line) in [
            ("", 1),
            ("x", 1),
            ("{\n \"a\": 1\n \"b\": 2\n}", 3),
            ("{\n \"a\": 1,\n}", 3),
            ("{\n \"a\": 1，\n \"b\": 2\n}", 2),
            ("{\n \"a: 1,\n \"b\": 2\n}", 2),
            ("[1, 2,\n3\n\n", 4),
            ("{“a”: 1}", 1),
            ("[\"\\x\"]", 1),
            ("[true, false, null, -1.5e+3, \"\\u4e2d\\\"\", {}, []]\n}", 2),
            ("[1]\n\n", 3),
        ] {
            assert_eq!(read(text).line, line, "{text}");
        }
    }

    #[test]
    fn keys_that_stand_twice_in_one_object() {
        for (text, places) in [
            ("{}", vec![]),
            (r#"{"a": 1, "b": {"a": 1}, "c": [{"a": 1}, {"a": 1}]}"#, vec![]),
            (r#"{"a": 1, "b": 2, "a": 1}"#, vec!["a"]),
            (r#"{"a": 1, "a": 1, "a": 1}"#, vec!["a", "a"]),
            (r#"{"x": [0, {"b": {"c": 1, "d": 2, "c": 3}}], "x": {"y": 1, "y": 2}}"#, vec!["x.1.b.c", "x", "x.y"]),
            // Written in two ways, it is one key.
            (r#"{"id": 1, "\u0069d": 2}"#, vec!["id"]),
            (r#"{"\ud83d\ude00\n": 1, "\uD83D\uDE00\u000a": 2}"#, vec!["😀\n"]),
            (r#"{"\/\"\\\b\f\r\t": 1, "/\u0022\u005c\u0008\u000c\u000d\u0009": 2}"#, vec!["/\"\\\u{8}\u{c}\r\t"]),
            (r#"{"": 1, "": 2}"#, vec![""]),
            // Near to each other, but two.
            (r#"{"a": 1, "A": 2, "a ": 3, "\\u0061": 4}"#, vec![]),
            // In a text, brackets and quotation marks are none.
            (r#"{"a": "{\"b\": 1, \"b\": 2}", "b": "}", "c": 1}"#, vec![]),
            // As far as it can be read.
            (r#"{"a": 1, "a": 2, "b": "#, vec!["a"]),
        ] {
            let found: Vec<_> = read(text)
                .twice
                .into_iter()
                .map(|path| {
                    let steps: Vec<_> = path
                        .iter()
                        .map(|step| match step {
                            Step::Key(key) => key.to_string(),
                            Step::Item(at) => at.to_string(),
                        })
                        .collect();
                    steps.join(".")
                })
                .collect();
            assert_eq!(found, places, "{text}");
        }
    }
}
