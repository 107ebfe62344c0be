//! Waybills as scanners, chats and spreadsheets hand them over.

use crate::scan::{Scan, is_invisible, narrow};

/// What a number is called before it.
pub(crate) const LABELS: [&str; 17] = [
    "运单编号",
    "运单号码",
    "运单号",
    "快递单号",
    "快件单号",
    "物流单号",
    "详情单号",
    "面单号",
    "单号",
    "运单",
    "面单",
    "详情单",
    "tracking number",
    "waybill number",
    "waybill",
    "no.",
    "no:",
];

/// The waybill as it is printed: without marks that nobody sees, what a spreadsheet has put around it, and its label.
///
/// ```text
/// 运单号：73000000000017    '73000000000017    ="73000000000017"    73000000000017.0
/// ```
pub(crate) fn clean(text: &str) -> String {
    let text: String = narrow(text).chars().filter(|letter| !is_invisible(*letter)).collect();
    let mut scan = Scan::new(text.trim());
    if scan.eat_any(&LABELS) {
        scan.spaces();
        scan.eat_any(&[":", "#", "是", "为"]);
        scan.spaces();
    }
    let labelled = scan.rest();
    let plain = match labelled.strip_prefix("=\"").and_then(|inner| inner.strip_suffix('"')) {
        Some(inner) => inner,
        None => labelled.trim_start_matches(['\'', '`', '‘', '’']),
    };
    let plain = plain.trim().trim_matches(['【', '】', '[', ']', '"', '“', '”', '<', '>', ',', ';', '.', '、']);
    // A remark behind the number is none of it.
    let remark = |rest: &str| rest.starts_with('(') || !rest.contains(|letter: char| letter.is_ascii_digit());
    let plain = match plain.split_once(['(', ' ']) {
        Some((number, _)) if is_number(number) && plain.get(number.len()..).is_some_and(remark) => number,
        _ => plain,
    };
    let whole = plain.trim_end_matches('0').strip_suffix('.').filter(|whole| is_long_number(whole));
    // A label with nothing behind it is what was typed.
    match whole.unwrap_or(plain) {
        "" => text.trim().to_owned(),
        waybill => waybill.to_owned(),
    }
}

/// Letters and figures, most of them figures.
fn is_number(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_alphanumeric()) && text.bytes().filter(u8::is_ascii_digit).count() >= 8
}

fn is_long_number(text: &str) -> bool {
    text.len() >= 8 && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waybills_lose_what_is_none_of_theirs() {
        for (text, waybill) in [
            (" 73000000000017 ", "73000000000017"),
            ("７３００００００００００１７", "73000000000017"),
            ("\u{feff}73000000000017\u{200b}", "73000000000017"),
            ("7300\u{200b}0000000017", "73000000000017"),
            ("\u{202d}73000000000017\u{202c}", "73000000000017"),
            ("'73000000000017", "73000000000017"),
            ("=\"73000000000017\"", "73000000000017"),
            ("73000000000017.0", "73000000000017"),
            ("73000000000010.00", "73000000000010"),
            ("运单号：73000000000017", "73000000000017"),
            ("单号 YT1234567890123", "YT1234567890123"),
            ("Waybill: A1", "A1"),
            ("运单号", "运单号"),
            ("12.0", "12.0"),
            ("7300 0000 0000 17", "7300 0000 0000 17"),
            ("1.23E+12", "1.23E+12"),
            ("", ""),
        ] {
            assert_eq!(clean(text), waybill, "{text}");
        }
    }
}
