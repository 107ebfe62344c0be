//! Sums as people write them: `¥1,200.50`, `1.2万`, `一千二`, `123元1角1分`.

use crate::scan::{Scan, digit};

/// A sum that stands at the beginning of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sum {
    /// Yuan in plain figures, as `1200.5`.
    pub(crate) yuan: String,
    /// Whether it is said to be money.
    pub(crate) with_unit: bool,
    /// How many bytes it takes.
    pub(crate) length: usize,
}

/// The sum that a narrow text begins with.
pub(crate) fn at_start(text: &str) -> Option<Sum> {
    let mut scan = Scan::new(text);
    let marked = scan.eat_any(&["¥", "人民币", "RMB", "CNY"]);
    scan.spaces();
    scan.eat("+");
    let mut yuan = match amount(&mut scan) {
        Some(units) => written(units),
        None => grouped(&mut scan)?,
    };
    let end = scan;
    scan.spaces();
    let named = scan.eat_any(&["元", "块钱", "块", "圆", "人民币", "RMB", "CNY", "yuan"]);
    if named {
        coins(&mut scan, &mut yuan);
        scan.eat_any(&["整", "正"]);
    } else {
        scan = end;
    }
    Some(Sum { yuan, with_unit: marked || named, length: text.len().checked_sub(scan.rest().len())? })
}

/// The sum that a narrow text is; none where it is something else, or more.
pub(super) fn read(text: &str) -> Option<f64> {
    let (sign, plain) = text.strip_prefix('-').map_or((1.0, text), |plain| (-1.0, plain));
    let sum = at_start(plain)?;
    // A full stop after it, typed as one.
    matches!(plain.get(sum.length..)?.trim(), "" | ".").then(|| sum.yuan.parse::<f64>().ok().map(|yuan| sign * yuan))?
}

/// Plain figures, in groups of three or not.
fn grouped(scan: &mut Scan<'_>) -> Option<String> {
    let mut yuan = scan.figures()?.to_owned();
    // 300 500 is as likely two sums.
    let marks = [(",", 3), (" ", 2)];
    if let Some((mark, _)) =
        marks.iter().find(|(mark, most)| yuan.len() <= *most && group(&mut scan.clone(), mark).is_some())
    {
        while let Some(group) = group(scan, mark) {
            yuan.push_str(group);
        }
    }
    let mut ahead = *scan;
    if ahead.eat(".")
        && let Some(decimals) = ahead.figures()
    {
        yuan.push('.');
        yuan.push_str(decimals);
        *scan = ahead;
    }
    // What goes on as no sum does is none.
    let mut ahead = *scan;
    let more = ahead.eat_any(&[",", ".", " "]) && ahead.next().is_some_and(|next| next.is_ascii_digit());
    (!more).then_some(yuan)
}

/// The three figures behind a mark.
fn group<'a>(scan: &mut Scan<'a>, mark: &str) -> Option<&'a str> {
    let mut ahead = *scan;
    let figures = ahead.eat(mark).then(|| ahead.figures())?.filter(|figures| figures.len() == 3)?;
    *scan = ahead;
    Some(figures)
}

/// Ten-thousandths of a yuan: the smallest part that 万 makes of two decimals.
const YUAN: u64 = 10_000;
const MAGNITUDES: [(&str, u64); 12] = [
    ("万", 10_000),
    ("萬", 10_000),
    ("w", 10_000),
    ("千", 1_000),
    ("仟", 1_000),
    ("k", 1_000),
    ("百", 100),
    ("佰", 100),
    ("十", 10),
    ("拾", 10),
    ("零", 0),
    ("〇", 0),
];

/// `1.2万`, `三千五百`, `六千八`: figures or numerals with their magnitudes, the greater before the smaller.
fn amount(scan: &mut Scan<'_>) -> Option<u64> {
    let mut ahead = *scan;
    let (mut all, mut last, mut skipped) = (0_u64, u64::MAX, false);
    loop {
        let mut next = ahead;
        let part = part(&mut next, last == u64::MAX);
        match (part, next.eat_one(&MAGNITUDES)) {
            (None, Some(0)) if last != u64::MAX => skipped = true,
            (part, Some(magnitude)) if magnitude > 0 && magnitude < last => {
                // 十五 begins with the magnitude itself.
                let part = part.or_else(|| (magnitude == 10 && last == u64::MAX).then_some(YUAN))?;
                all = all.checked_add(part.checked_mul(magnitude)?)?;
                last = magnitude;
                // Letters are magnitudes at the end of a number alone.
                if next.next().is_some_and(|letter| letter.is_ascii_alphanumeric())
                    && magnitude_is_letter(&ahead, &next)
                {
                    return None;
                }
            }
            (Some(part), None) if last != u64::MAX && part < 10 * YUAN && part.is_multiple_of(YUAN) => {
                // 六千八 is 6800, 六千零八 is 6008.
                all = all.checked_add(part.checked_mul(if skipped || last == 10 { 1 } else { last / 10 })?)?;
                ahead = next;
                break;
            }
            (None, None) if last != u64::MAX => break,
            _ => return None,
        }
        ahead = next;
    }
    *scan = ahead;
    Some(all)
}

/// Whether what was read between two places ends in a Latin letter.
fn magnitude_is_letter(before: &Scan<'_>, after: &Scan<'_>) -> bool {
    let length = before.rest().len().saturating_sub(after.rest().len());
    before.rest().get(..length).is_some_and(|read| read.ends_with(|letter: char| letter.is_ascii_alphabetic()))
}

/// One numeral, of the plain ones or of those that cannot be forged.
fn numeral(scan: &mut Scan<'_>) -> Option<u32> {
    let letter = scan.next()?;
    let figure = digit(letter)?;
    scan.eat(letter.encode_utf8(&mut [0; 4]));
    Some(figure)
}

/// Figures, with decimals before the first magnitude alone; or one numeral.
fn part(scan: &mut Scan<'_>, first: bool) -> Option<u64> {
    let mut ahead = *scan;
    let Some(figures) = ahead.figures() else {
        let figure = numeral(&mut ahead).filter(|figure| *figure > 0)?;
        *scan = ahead;
        return Some(u64::from(figure) * YUAN);
    };
    let mut parts = figures.parse::<u64>().ok()?.checked_mul(YUAN)?;
    let mut behind = ahead;
    if first
        && behind.eat(".")
        && let Some(decimals) = behind.figures().filter(|decimals| decimals.len() <= 4)
    {
        parts = parts.checked_add(format!("{decimals:0<4}").parse().ok()?)?;
        ahead = behind;
    }
    *scan = ahead;
    Some(parts)
}

fn written(parts: u64) -> String {
    let (yuan, rest) = (parts / YUAN, parts % YUAN);
    if rest == 0 { yuan.to_string() } else { format!("{yuan}.{rest:04}").trim_end_matches('0').to_owned() }
}

/// 元1角1分: the coins behind whole yuan.
fn coins(scan: &mut Scan<'_>, yuan: &mut String) {
    let mut ahead = *scan;
    let mut coin = |names: &[&str]| {
        let mut next = ahead;
        let count = next.number().or_else(|| numeral(&mut next)).filter(|count| *count < 10 && next.eat_any(names))?;
        ahead = next;
        Some(count)
    };
    let (ten, one) = (coin(&["角", "毛"]), coin(&["分"]));
    if (ten.is_some() || one.is_some()) && !yuan.contains('.') {
        *yuan = format!("{yuan}.{}{}", ten.unwrap_or(0), one.unwrap_or(0));
        *scan = ahead;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_read_as_people_write_them() {
        for (text, yuan, rest) in [
            ("1200", "1200", ""),
            ("1,200.50元", "1200.50", ""),
            ("1 200 元", "1200", ""),
            ("12,000,000", "12000000", ""),
            ("1.2万元", "12000", ""),
            ("1.2345w", "12345", ""),
            ("2k", "2000", ""),
            ("3千", "3000", ""),
            ("1千2", "1200", ""),
            ("1万2千", "12000", ""),
            ("三千五,短少", "3500", ",短少"),
            ("六千零八", "6008", ""),
            ("一千二百五十", "1250", ""),
            ("一百二十三块", "123", ""),
            ("十五元", "15", ""),
            ("两千", "2000", ""),
            ("叁佰元整", "300", ""),
            ("贰佰叁拾元伍角整", "230.50", ""),
            ("123元1角1分的货", "123.11", "的货"),
            ("5块5毛", "5.50", ""),
            ("7元6分", "7.06", ""),
            ("RMB 300", "300", ""),
            ("300RMB", "300", ""),
            ("¥58.8", "58.8", ""),
            ("700-800", "700", "-800"),
            ("2瓶", "2", "瓶"),
        ] {
            let sum = at_start(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((&*sum.yuan, text.get(sum.length..)), (yuan, Some(rest)), "{text}");
        }
        for text in ["1,2", "300 500", "1.200,50", "1,200,00", "3,50", "元", "千", "二三", "$100", "2kg", "1wd"] {
            let read = at_start(text).filter(|sum| sum.length == text.len());
            assert_eq!(read, None, "{text}");
        }
    }
}
