//! Where a text stops being JSON: a parser that only says no helps nobody who writes a file by hand.

/// The line on which reading stops, from 1; the last one where nothing is wrong with the grammar.
pub(super) fn line_of_fault(text: &str) -> usize {
    let mut rest = Rest(text.as_bytes());
    let _ = rest.space().value().and_then(|()| if rest.space().0.is_empty() { Some(()) } else { None });
    let read = text.len().saturating_sub(rest.0.len());
    1 + text.bytes().take(read).filter(|byte| *byte == b'\n').count()
}

/// What has not been read; none is the end of a step that found something else.
struct Rest<'a>(&'a [u8]);

impl Rest<'_> {
    /// One value. It recurses as deep as the brackets go, which have been counted.
    fn value(&mut self) -> Option<()> {
        match self.0.first()? {
            b'{' => self.list(b'}', |rest| {
                rest.text()?;
                rest.space().letter(b':')?;
                rest.space().value()
            }),
            b'[' => self.list(b']', Self::value),
            b'"' => self.text(),
            b't' => self.word(b"true"),
            b'f' => self.word(b"false"),
            b'n' => self.word(b"null"),
            _ => self.number(),
        }
    }

    /// Things with commas between them, to the bracket that ends them.
    fn list(&mut self, end: u8, one: impl Fn(&mut Self) -> Option<()>) -> Option<()> {
        self.skip();
        if self.space().letter(end).is_some() {
            return Some(());
        }
        loop {
            one(self.space())?;
            if self.space().letter(end).is_some() {
                return Some(());
            }
            self.letter(b',')?;
        }
    }

    fn text(&mut self) -> Option<()> {
        self.letter(b'"')?;
        loop {
            match self.0.first()? {
                b'"' => return self.letter(b'"'),
                b'\\' => {
                    self.skip();
                    if !b"\"\\/bfnrtu".contains(self.0.first()?) {
                        return None;
                    }
                    self.skip();
                }
                // A line break: the quotation mark before it is missing.
                0..=31 => return None,
                _ => self.skip(),
            }
        }
    }

    fn number(&mut self) -> Option<()> {
        let before = self.0.len();
        while self.0.first().is_some_and(|byte| byte.is_ascii_digit() || b"+-.eE".contains(byte)) {
            self.skip();
        }
        (self.0.len() < before).then_some(())
    }

    fn word(&mut self, word: &[u8]) -> Option<()> {
        self.0 = self.0.strip_prefix(word)?;
        Some(())
    }

    fn letter(&mut self, letter: u8) -> Option<()> {
        self.word(&[letter])
    }

    fn space(&mut self) -> &mut Self {
        while self.0.first().is_some_and(|byte| b" \t\r\n".contains(byte)) {
            self.skip();
        }
        self
    }

    fn skip(&mut self) {
        self.0 = self.0.get(1..).unwrap_or_default();
    }
}

#[cfg(test)]
mod tests {
    use super::line_of_fault;

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
            assert_eq!(line_of_fault(text), line, "{text}");
        }
    }
}
