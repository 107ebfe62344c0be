//! The moments that a statement names, and how it means them.

use super::lists::{after_longest, ends_with_any, has_any, starts_with_any};
use crate::case::typed::moment::{Spelled, Stretch, at_start};
use crate::moment::Moment;
use crate::scan::{Scan, is_numeral};
use chrono::NaiveDateTime;

/// A moment in a text.
#[derive(Clone, Debug)]
pub(super) struct Named {
    pub(super) ways: Vec<Moment>,
    /// Where it stands, in bytes.
    pub(super) from: usize,
    pub(super) to: usize,
    /// As it stands there.
    text: String,
    /// The moment it was said at.
    base: NaiveDateTime,
    pub(super) spelled: Option<Spelled>,
    pub(super) meant: Meant,
}

/// How a moment is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meant {
    /// It was then.
    Then,
    /// About then, or in a way of writing that may be something else.
    About,
    /// An end or a beginning: 3月9日前, 自3月1日起.
    Bound,
    /// One end of a span: 1点到3点.
    Span,
}

impl Named {
    /// Every moment that it may mean for what has happened, or for what may lie ahead.
    pub(super) fn read(&self, has_happened: bool) -> Vec<Moment> {
        at_start(&self.text, self.base, has_happened).map(|stretch| stretch.ways).unwrap_or_default()
    }

    /// Its one reading with a clock time and a day that is written out, as records have it.
    pub(super) fn stamp(&self) -> Option<Moment> {
        let written = matches!(self.spelled, Some(Spelled::Full | Spelled::Month | Spelled::Short));
        match *self.ways.as_slice() {
            [one] if written && self.meant == Meant::Then => one.clock.map(|_| one),
            _ => None,
        }
    }

    /// Whether records write it so: with its year, or with a month and a day of two figures each.
    pub(super) fn is_written_as_record(&self) -> bool {
        let padded = || self.text.split_once('-').is_some_and(|(month, _)| month.len() == 2);
        match self.spelled {
            Some(Spelled::Full) => true,
            Some(Spelled::Short) => padded(),
            _ => false,
        }
    }

    /// Whether its day counts from the day on which it was said.
    pub(super) fn is_relative(&self) -> bool {
        matches!(self.spelled, None | Some(Spelled::Word | Spelled::OfMonth))
    }
}

/// What may follow a day that is not written with its year: else the letters are part of a name.
const AFTER_A_DAY: &str = "\
    上午、下午、中午、早、晚、凌晨、傍晚、签、发、寄、揽、到、已、就、才、的、我、客户、收件、快件、在、\
    由、被、上报、报、申报、班车、车、网络、派、送、妥投、前、之前、以前、后、之后、以后、起、收、从、\
    左右、破损";

/// Every moment that a narrow text names, from left to right.
pub(super) fn find(text: &str, base: NaiveDateTime) -> Vec<Named> {
    let mut found: Vec<Named> = Vec::new();
    let mut scan = Scan::new(text);
    let mut before = ' ';
    while let Some(letter) = scan.next() {
        let from = text.len() - scan.rest().len();
        let inside = letter.is_ascii_alphanumeric() && (before.is_ascii_alphanumeric() || before == '.')
            || is_numeral(letter) && is_numeral(before);
        let stretch = if inside { None } else { at_start(scan.rest(), base, false) };
        match stretch.and_then(|stretch| named(text, from, stretch, base)) {
            Some(named) => {
                scan = Scan::new(text.get(named.to..).unwrap_or_default());
                before = ' ';
                found.push(named);
            }
            None => {
                before = letter;
                scan.eat(letter.encode_utf8(&mut [0; 4]));
            }
        }
    }
    found
}

fn named(text: &str, from: usize, stretch: Stretch, base: NaiveDateTime) -> Option<Named> {
    let to = from.checked_add(stretch.length)?;
    let (head, tail) = (text.get(..from)?.trim_end(), text.get(to..)?);
    let next = tail.chars().next();
    if next.is_some_and(|next| next.is_ascii_alphanumeric() || next == '%') {
        return None;
    }
    let tail = tail.trim_start_matches([' ', ',']);
    let last = head.chars().next_back();
    let spelled = stretch.day;
    let clocked = stretch.ways.iter().all(|way| way.clock.is_some());
    let meant = meant(head, tail)?;
    // 27号楼, 今日头条, 3月3日路: letters that go on without a break make a name.
    let goes_on = tail.chars().next().is_some_and(is_letter) && !starts_with_any(tail, AFTER_A_DAY);
    let grown = last.is_some_and(is_letter) && !has_any(&tail_of(head), BEFORE_A_DAY);
    let doubtful = match spelled {
        Some(Spelled::Full) => false,
        Some(Spelled::Month) => goes_on && !clocked,
        Some(Spelled::Word) => (goes_on || grown) && !clocked,
        Some(Spelled::OfMonth) => (goes_on || grown) && !clocked || last.is_some_and(|last| "-/.第、".contains(last)),
        Some(Spelled::Short) => !clocked && goes_on || last.is_some_and(|last| "-/.".contains(last)),
        Some(Spelled::Figures) | None => {
            goes_on && next.is_some_and(is_letter) || last.is_some_and(|last| "-/.".contains(last))
        }
    };
    if doubtful {
        return None;
    }
    let weak = match spelled {
        Some(Spelled::Short) => !clocked,
        Some(Spelled::Figures) | None => true,
        _ => false,
    };
    let meant = if weak && meant == Meant::Then { Meant::About } else { meant };
    let text = text.get(from..to)?.to_owned();
    Some(Named { ways: stretch.ways, from, to, text, base, spelled, meant })
}

fn is_letter(letter: char) -> bool {
    letter.is_alphabetic() && !letter.is_ascii()
}

/// Whether a dash behind something stands at the end: 3点—5点, and not —— 3月4日.
fn dashed(head: &str) -> bool {
    let plain = head.trim_end_matches(['~', '—', '–']);
    plain.len() < head.len() && plain.ends_with(char::is_alphanumeric)
}

/// The last few letters of a text.
fn tail_of(text: &str) -> String {
    const LONGEST: usize = 4;
    let count = text.chars().count();
    text.chars().skip(count.saturating_sub(LONGEST)).collect()
}

/// What may stand right before a day of the month, or before yesterday.
const BEFORE_A_DAY: &str = "\
    我、是、于、在、了、客户、他、她、件、到、至、从、自、截止、约、大概、晚、迟、说、发、寄、收、车、\
    报、请、要";

/// How a moment between these words is meant; none: it is none.
fn meant(head: &str, tail: &str) -> Option<Meant> {
    const UNTIL: &str = "\
    截止、截至、截止到、至、到、自、从、最晚、最迟、最早、不晚于、早于、晚于、满、超过、过了、before、\
    by、until、since、after、till、截止时间、限";
    const ABOUT: &str = "大约、大概、约、差不多、可能、估计、好像、应该、约莫、将近、about、around、近、貌似";
    const NOT_BEFORE: &str = "前台、前往、前来、前门";
    const NOT_AFTER: &str = "后台、后门、后面、后院";
    const BOUND: &str = "之前、以前、前、之后、以后、后、起、之内、以内、内、止、为止、之间、以来、开始、截止、里";
    const SPAN: &str = "到、至、~、-、—、–、/、或、和、还是";
    if head.ends_with('第') {
        return None;
    }
    let starts = |words: &str| starts_with_any(tail, words);
    let ends = |words: &str| ends_with_any(head, words);
    let goes_on = after_longest(tail, SPAN).or_else(|| tail.strip_prefix('、'));
    let number = |text: &str| {
        let mut scan = Scan::new(text.trim_start());
        scan.number().is_some()
            || starts_with_any(text.trim_start(), "上午、下午、中午、早、晚、凌晨、昨、今、明、前天")
    };
    if goes_on.is_some_and(number) || dashed(head) {
        return Some(Meant::Span);
    }
    if starts(BOUND) && !starts(NOT_BEFORE) && !starts(NOT_AFTER) || ends(UNTIL) {
        return Some(Meant::Bound);
    }
    if starts("左右、上下、前后、许、多、来钟、附近") || ends(ABOUT) {
        return Some(Meant::About);
    }
    Some(Meant::Then)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_found_with_what_they_mean() {
        let base = "2012-03-08T10:00:00".parse().unwrap();
        for (text, told) in [
            ("3月4日 8:30签收", &["3月4日 8:30 Then"][..]),
            ("请在3月9日前签收", &["3月9日 Bound"]),
            ("截止3月8日10:00仍未签收", &["3月8日10:00 Bound"]),
            ("今天下午1点到3点", &["今天下午1点 Span", "3点 Bound"]),
            ("3月4-5日签收", &["3月4 Span"]),
            ("3月4日下午3点左右", &["3月4日下午3点 About"]),
            ("8:40已上报", &["8:40 About"]),
            ("2012-03-04 到 2012-03-06", &["2012-03-04 Span", "2012-03-06 Bound"]),
            // What is a part of a name or of a number is no moment.
            ("27号楼e站", &[]),
            ("今日头条店铺", &[]),
            ("3月3日路18号", &[]),
            ("第3号", &[]),
            ("3-4件", &[]),
            ("12.5元", &[]),
            ("210359000001", &[]),
        ] {
            let found = find(text, base);
            let said = found.iter().map(|named| format!("{} {:?}", named.text, named.meant));
            assert_eq!(said.collect::<Vec<_>>(), told, "{text}");
        }
    }
}
