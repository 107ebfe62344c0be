//! Sums of a text, and which of them is the value of the goods.

use super::lists::{ends_with_any, find, has_any, starts_with_any};
use super::moments;
use super::statement::{Manner, Statement};
use crate::case::typed::money::{self, Sum};
use chrono::NaiveDateTime;

/// A sum that may be the value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Value {
    pub(super) yuan: String,
    pub(super) certain: bool,
    pub(super) words: String,
}

/// What the value of the goods is called; the longer name first.
const NAMES: &str = "\
    损失金额(按实际价值)、实际价值、货物价值、商品价值、物品价值、内件价值、实际损失、损失金额、\
    货品价值、价值、货值、损失、loss (actual value)、value、worth";
/// Names that somebody gives it who may be wrong.
const CLAIMED: &str = "自报、声明、申报、保价、客户说、据说、投保、估、号称、标价、declared、insured";
/// What else is paid.
const OTHERS: &str = "\
    费、代收、到付、罚、赔、退、补、扣、押金、欠、红包、工资、尾款、定金、订金、余额、优惠、差价、奖、\
    积分、提成、月结、结算、保证金、转账、打款、充值、返、立减、券、税、利润、成本、每票、每件、每天、\
    每单、每公斤、一天、一票、一单、天/、/天、/件、/票、单价、封顶、上限、最高、承担、平摊、起步、首重、\
    续重、标准、货款、freight、fine、fee、postage、refund、compensation、deposit、我站、收款、支付宝";
/// What money is called elsewhere.
const FOREIGN: &str = "\
    $、€、£、美元、美金、港币、港元、欧元、英镑、日元、韩元、台币、卢布、usd、eur、hkd、gbp、jpy、刀、\
    澳元";
/// What is counted, not paid.
const COUNTED: &str = "\
    件、份、瓶、次、站、公斤、斤、kg、g、克、吨、票、个、箱、台、部、双、只、张、套、条、袋、盒、包、\
    支、根、本、米、厘米、cm、mm、寸、升、ml、天、日、月、年、小时、分钟、点、时、号、楼、单、岁、人、\
    片、辆、车、%、折、倍、位、期、期间、gb、寸屏";
const ABOUT: &str = "约、大概、左右、多、上下、以内、以上、以下、起、估计、差不多、将近、近、可能、几、about";

/// Every sum of a statement that may be the value of the goods.
pub(super) fn values(statement: &Statement, now: NaiveDateTime) -> Vec<Value> {
    let text = statement.words.as_str();
    let lower = text.to_lowercase();
    if has_any(&lower, FOREIGN) || has_any(&lower, OTHERS) {
        return Vec::new();
    }
    let asserted =
        !statement.asked && statement.manner != Manner::Quoted && !has_any(&lower, "?、多少、是否、如果、不、没");
    let mut found = Vec::new();
    for (from, sum) in sums(&lower, now) {
        let (head, tail) = (lower.get(..from).unwrap_or_default(), lower.get(from + sum.length..).unwrap_or_default());
        let Some(certain) = standing(head, tail, &sum) else { continue };
        found.push(Value { yuan: sum.yuan, certain: certain && asserted, words: text.to_owned() });
    }
    // 700 or 800: nobody can tell.
    if found.len() > 1 {
        found.iter_mut().for_each(|value| value.certain = false);
    }
    found
}

/// Every sum that a text names, and where; moments and long numbers are none.
fn sums(text: &str, now: NaiveDateTime) -> Vec<(usize, Sum)> {
    let taken: Vec<(usize, usize)> = moments::find(text, now).iter().map(|named| (named.from, named.to)).collect();
    let mut found: Vec<(usize, Sum)> = Vec::new();
    let mut end = 0;
    let mut before = ' ';
    for (at, letter) in text.char_indices() {
        let inside = before.is_ascii_alphanumeric()
            || before == '.'
            || "一二三四五六七八九十百千万两".contains(before)
            || before == ','
                && text
                    .get(..at)
                    .is_some_and(|head| head.trim_end_matches(',').ends_with(|letter: char| letter.is_ascii_digit()));
        before = letter;
        if at < end || inside || taken.iter().any(|(from, to)| (*from..*to).contains(&at)) {
            continue;
        }
        let Some(sum) = text.get(at..).and_then(money::at_start) else { continue };
        end = at + sum.length;
        let plain = sum.yuan.parse::<f64>().is_ok_and(|yuan| (0.01..=10_000_000.0).contains(&yuan));
        let decimals = sum.yuan.split_once('.').map_or(0, |(_, decimals)| decimals.len());
        if plain && decimals <= 2 {
            found.push((at, sum));
        }
    }
    found
}

/// Whether a sum is certainly the value; none where it is something else.
fn standing(head: &str, tail: &str, sum: &Sum) -> Option<bool> {
    let next = tail.trim_start();
    let starts = |words: &str| starts_with_any(next, words);
    // A span, a part of a number or of a name, a product, a count.
    let apart = starts("-、~、到、至、—、或、*、x、×、/、+、:、.") && !next.starts_with(". ");
    let bound = head.trim_end().ends_with(['-', '~', '到', '至', '—', '或', '第', '×', '*', '/', ':', '.'])
        && !head.trim_end().ends_with("值:")
        && !named(head);
    let counted = !sum.with_unit && starts(COUNTED);
    let grown = !sum.with_unit && next.starts_with(|letter: char| letter.is_ascii_alphanumeric());
    // Two sums side by side in 三块玻璃, 2块电池: pieces.
    let pieces = sum.with_unit && is_pieces(next) && !named(head);
    if apart || bound || counted || grown || pieces {
        return None;
    }
    let about = starts_with_any(next, ABOUT) || ends_with_any(head.trim_end(), ABOUT);
    let claimed = has_any(head, CLAIMED);
    match (named(head), sum.with_unit) {
        (true, _) => Some(!about && !claimed && (ends_well(next))),
        (false, true) => Some(false),
        (false, false) => None,
    }
}

/// 价值: 1200, 价值为1200, 货值¥1200: the name right before the sum.
fn named(head: &str) -> bool {
    let head = head.trim_end_matches([' ', ':', '=', '¥', '是', '为', '共', '\t', '大', '概', '约', '的']);
    let head = head.strip_suffix("人民币").or_else(|| head.strip_suffix("rmb")).unwrap_or(head);
    find(NAMES, &mut |name| {
        let before = head.strip_suffix(name);
        before.is_some_and(|before| !name.is_ascii() || !before.ends_with(|letter: char| letter.is_ascii_alphabetic()))
    })
    .is_some()
}

/// What may follow the value in an assertion.
fn ends_well(next: &str) -> bool {
    let next = next.trim_start_matches(['的', '了', ' ', '.', ')', '。', '】', '"', '”']);
    next.is_empty() || starts_with_any(next, "货、手机、衣服、东西、商品、(、破损、丢、遗失、短少、没、整")
}

/// Pieces of something: 2块电池; 元 in a name: 300元宝.
fn is_pieces(next: &str) -> bool {
    let goods = next.chars().next().is_some_and(|letter| letter.is_alphabetic() && !letter.is_ascii());
    goods && !starts_with_any(next, "的、钱、货、了、整、左右、赔、吧、可、客、损、丢、是、价、手、衣、东、商")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pasted::{lines, source};

    #[test]
    fn the_value_is_told_from_what_else_is_paid_and_counted() {
        let now = "2012-03-08T10:00:00".parse().unwrap();
        for (text, told) in [
            ("价值1,200元", &["1200 certain"][..]),
            ("货值：1.2万", &["12000 certain"]),
            ("worth 700 yuan", &["700 certain"]),
            ("价值700元左右", &["700"]),
            ("客户自报价值2000元", &["2000"]),
            ("少了3000块钱的货", &["3000"]),
            ("价值700或800元", &[]),
            ("运费12元", &[]),
            ("代收货款680元", &[]),
            ("少了2块电池", &[]),
            ("损失2瓶酒", &[]),
            ("已发价值证明1份", &[]),
            ("value $100", &[]),
            ("价值700元/件", &[]),
            ("价值12.345元", &[]),
        ] {
            let statements = lines::statements(&source::read(text, now), now);
            let found = statements.iter().flat_map(|statement| values(statement, now));
            let said = found.map(|value| if value.certain { format!("{} certain", value.yuan) } else { value.yuan });
            assert_eq!(said.collect::<Vec<_>>(), told, "{text}");
        }
    }
}
