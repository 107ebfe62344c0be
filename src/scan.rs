//! A place in a text, and what stands there: words, figures, numerals.

/// Full-width forms, as a Chinese input method types them, become plain ones.
pub(crate) fn narrow(text: &str) -> String {
    text.chars()
        .map(|letter| match letter {
            '\u{3000}' | '\u{a0}' => ' ',
            '。' => '.',
            '￥' => '¥',
            '\u{ff01}'..='\u{ff5e}' => u32::from(letter).checked_sub(0xfee0).and_then(char::from_u32).unwrap_or(letter),
            _ => letter,
        })
        .collect()
}

/// What shows nothing and only says how text runs: copied along from chats and spreadsheets. It is what Unicode calls
/// ignorable by default.
pub(crate) fn is_invisible(letter: char) -> bool {
    matches!(
        u32::from(letter),
        0xad | 0x34f | 0x61c | 0x115f..=0x1160 | 0x17b4..=0x17b5 | 0x180b..=0x180f | 0x200b..=0x200f | 0x202a..=0x202e
            | 0x2060..=0x206f | 0x3164 | 0xfe00..=0xfe0f | 0xfeff | 0xffa0 | 0xfff0..=0xfff8 | 0x1_bca0..=0x1_bca3
            | 0x1_d173..=0x1_d17a | 0xe_0000..=0xe_0fff
    )
}

/// Reads a narrow text from left to right; what does not fit leaves the place as it was.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scan<'a> {
    rest: &'a str,
}

impl<'a> Scan<'a> {
    pub(crate) const fn new(text: &'a str) -> Self {
        Self { rest: text }
    }

    /// What has not been read yet.
    pub(crate) const fn rest(&self) -> &'a str {
        self.rest
    }

    pub(crate) fn next(&self) -> Option<char> {
        self.rest.chars().next()
    }

    /// Goes over a word, in small or capital letters.
    pub(crate) fn eat(&mut self, word: &str) -> bool {
        let fits = self.rest.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word));
        if fits {
            self.rest = self.rest.get(word.len()..).unwrap_or_default();
        }
        fits
    }

    /// Goes over the first of the words that stands here: where one begins another, the longer comes first.
    pub(crate) fn eat_one<T: Copy>(&mut self, words: &[(&str, T)]) -> Option<T> {
        words.iter().find_map(|(word, meaning)| self.eat(word).then_some(*meaning))
    }

    pub(crate) fn eat_any(&mut self, words: &[&str]) -> bool {
        words.iter().any(|word| self.eat(word))
    }

    pub(crate) fn spaces(&mut self) {
        self.rest = self.rest.trim_start();
    }

    /// All figures that stand here.
    pub(crate) fn figures(&mut self) -> Option<&'a str> {
        self.run(|letter| letter.is_ascii_digit())
    }

    /// A run of letters of a kind.
    pub(crate) fn run(&mut self, is: impl Fn(char) -> bool) -> Option<&'a str> {
        let end = self.rest.find(|letter| !is(letter)).unwrap_or(self.rest.len());
        let run = self.rest.get(..end).filter(|run| !run.is_empty())?;
        self.rest = self.rest.get(end..)?;
        Some(run)
    }

    /// Up to four figures, or a Chinese numeral below a hundred.
    pub(crate) fn number(&mut self) -> Option<u32> {
        let mut ahead = *self;
        let read = match ahead.figures() {
            Some(figures) => figures.parse().ok().filter(|_| figures.len() <= 4),
            None => numeral(ahead.run(|letter| NUMERALS.contains(letter))?),
        };
        if read.is_some() {
            *self = ahead;
        }
        read
    }
}

const NUMERALS: &str = "零〇一二两三四五六七八九十廿";

/// 二十五, 十, 两, 廿三, 二〇一二; two figures side by side, as in 七八点, are none.
fn numeral(run: &str) -> Option<u32> {
    let figures = || run.chars().map(digit).collect::<Option<Vec<u32>>>();
    if run.chars().count() == 4
        && let Some(figures) = figures()
    {
        return Some(figures.iter().fold(0, |year, figure| year * 10 + figure));
    }
    let mut tens = None;
    let mut units = None;
    for letter in run.chars() {
        match letter {
            '零' | '〇' if units.is_none() && tens.is_none() => units = Some(0).filter(|_| run.chars().count() == 1),
            '十' if tens.is_none() => tens = Some(units.take().unwrap_or(1)),
            '廿' if tens.is_none() && units.is_none() => tens = Some(2),
            _ if units.is_none() => units = Some(digit(letter)?),
            _ => return None,
        }
    }
    (tens.is_some() || units.is_some()).then(|| tens.unwrap_or(0) * 10 + units.unwrap_or(0))
}

/// Whether a letter may stand in a Chinese numeral below a hundred.
pub(crate) fn is_numeral(letter: char) -> bool {
    NUMERALS.contains(letter)
}

/// What one Chinese figure says.
pub(crate) fn digit(letter: char) -> Option<u32> {
    const FIGURES: [&str; 10] = ["零〇", "一壹", "二贰两", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖"];
    FIGURES.iter().position(|same| same.contains(letter)).and_then(|at| u32::try_from(at).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_and_figures_are_numbers() {
        for (text, read, rest) in [
            ("25日", Some(25), "日"),
            ("二十五号", Some(25), "号"),
            ("十点", Some(10), "点"),
            ("十二", Some(12), ""),
            ("廿三", Some(23), ""),
            ("两点", Some(2), "点"),
            ("零点", Some(0), "点"),
            ("二〇一二年", Some(2012), "年"),
            ("七八点", None, "七八点"),
            ("20120304", None, "20120304"),
            ("点", None, "点"),
        ] {
            let mut scan = Scan::new(text);
            assert_eq!((scan.number(), scan.rest()), (read, rest), "{text}");
        }
    }
}
