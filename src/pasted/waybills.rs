//! Numbers of a text, and which of them are waybills.

use super::lists::{ends_with_any, find, has_any, is_any, starts_with_any};
use crate::case::typed::waybill::LABELS;

/// A number that may be a waybill's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Number {
    pub(super) text: String,
    pub(super) standing: Standing,
    /// Where it stands, in bytes.
    pub(super) from: usize,
    pub(super) to: usize,
}

/// How a number stands to waybills. The surer one is the lesser.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Standing {
    /// It is called one.
    Called,
    /// It looks like one, and like nothing else.
    Alike,
    /// It may be one.
    Perhaps,
    /// It is called something else, or looks like a telephone, a card, a moment.
    Other,
}

/// What numbers are called that are no waybills.
const OTHERS: &str = "\
    订单、工单、电话、手机、座机、热线、客服、联系、微信、qq、群、身份证、证件、卡号、银行、账号、账户、\
    打款、转账、imei、串号、序列号、条码、编码、封签、车签、签号、铅封、封号、车牌、包号、袋号、集包、\
    总包、批次、批号、取件码、取货码、验证码、邮编、税号、尾号、工号、编号、流水、交易、商户、店铺、\
    会员、id、tel、phone、order、发票、合同、案件、任务、班次、车次、航班、客户号、款号、货号、sn、s/n、\
    ean、69码、商品码、主单、投诉、受理号、举报、凭证号、支付、旺旺、宝号、保单";
/// Before the figures of couriers' numbers.
const COURIERS: &str = "\
    SF、YT、JT、JD、DPK、ZTO、STO、YD、HT、BEST、JDV、JDVA、JDVB、JDX、ZJS、UC、KY、DB、YZ、ZT、ST、CN";
/// Slips that have numbers, too: 工单号, 交接单号.
const SLIPS: &str = "支付、微信、商户、提货、物料、服务、订货、销售、批、\
    订、工、交接、流水、投诉、理赔、退款、退货、入库、出库、采购、调拨、合同、保、报、发票、赔、凭证、\
    任务、派、提、装箱、清、回、账、报销、拣货、售后、申请、仲裁、装车、运输、结算、收据、order 、\
    phone 、invoice 、account 、case 、ticket 、id 、ref 、serial 、card 、flight ";
/// No waybill has more letters and figures.
const LONGEST: usize = 20;
/// What stands between a number and its name.
const BETWEEN: &[char] = &[' ', ':', '#', '=', '\t', '"', '\'', '【', '[', '(', '是', '为', '|', '到', '+', ';'];

/// Every number of a narrow text that is long enough for a waybill.
pub(super) fn numbers(text: &str) -> Vec<Number> {
    let mut found: Vec<Number> = Vec::new();
    for (from, token) in tokens(text) {
        let to = from + token.len();
        let figures = token.bytes().filter(u8::is_ascii_digit).count();
        let long = token.len() >= 8 && figures >= 6;
        if !long {
            continue;
        }
        // 8.6E+13, 3.141592: a part of another number.
        let beside = |letter: Option<char>| letter.is_some_and(|letter| letter == '.' || letter == '@');
        let (head, tail) = (text.get(..from).unwrap_or_default(), text.get(to..).unwrap_or_default());
        let decimal = tail.strip_prefix('.').is_some_and(|rest| rest.starts_with(|next: char| next.is_ascii_digit()));
        let other = decimal && !tail.starts_with(".0")
            || beside(head.chars().next_back()) && !is_numbering(head) && !head.to_lowercase().ends_with("no.");
        let standing = if other { Standing::Other } else { standing(head, token, tail, found.last()) };
        // SF 1300045001234: the letters of the courier stand apart.
        let apart =
            head.strip_suffix(' ').and_then(|head| find(COURIERS, &mut |courier| is_word_at_end(head, courier)));
        let text = format!("{}{}", apart.unwrap_or(""), token.to_ascii_uppercase());
        found.push(Number { text, standing, from, to });
    }
    found
}

/// Latin letters and figures side by side, and where each run begins.
fn tokens(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_part = |letter: char| letter.is_ascii_alphanumeric();
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..)?;
        let start = at + rest.find(is_part)?;
        let run = text.get(start..)?;
        let length = run.find(|letter| !is_part(letter)).unwrap_or(run.len());
        at = start + length;
        Some((start, run.get(..length)?))
    })
}

fn is_word_at_end(text: &str, word: &str) -> bool {
    let before = text.len().checked_sub(word.len()).and_then(|at| text.split_at_checked(at));
    before.is_some_and(|(before, end)| {
        end.eq_ignore_ascii_case(word) && !before.ends_with(|letter: char| letter.is_ascii_alphanumeric())
    })
}

/// `1.` before a number counts it.
fn is_numbering(head: &str) -> bool {
    let count = head.trim_end_matches('.').rsplit(|letter: char| !letter.is_ascii_digit()).next().unwrap_or_default();
    head.ends_with('.') && (1..=3).contains(&count.len())
}

fn standing(head: &str, token: &str, tail: &str, last: Option<&Number>) -> Standing {
    /// So many letters before a number may name it.
    const NAME: usize = 12;
    let shape = shape(token);
    // 260308-1234, 7300…-7300…, 7300****: a part of something.
    let before =
        head.strip_suffix('-').is_some_and(|head| head.ends_with(|letter: char| letter.is_ascii_alphanumeric()));
    let after = tail.strip_prefix('-').is_some_and(|tail| tail.chars().take_while(char::is_ascii_digit).count() >= 6);
    let first = head.trim_end().strip_suffix(['~', '至', '到', '—']);
    if is_several(tail) || first.is_some_and(|first| first.trim_end().ends_with(|letter: char| letter.is_ascii_digit()))
    {
        return shape.max(Standing::Perhaps);
    }
    let masked = tail.starts_with(['*', '×', '_', '…']) && !head.ends_with('*');
    if before || after || masked {
        return Standing::Other;
    }
    let from = head.char_indices().rev().nth(NAME).map_or(0, |(at, _)| at);
    let near = head.get(from..).unwrap_or_default().to_lowercase();
    let named = near.trim_end_matches(BETWEEN);
    if let Some(label) = LABELS.iter().find(|label| named.ends_with(**label)) {
        let owner = named.strip_suffix(label).unwrap_or_default();
        let slip = ends_with_any(owner, SLIPS) && !owner.ends_with("退回");
        let whole = token.trim_start_matches(|letter: char| letter.is_ascii_alphabetic());
        let plain = whole.bytes().all(|byte| byte.is_ascii_digit()) && token.len() - whole.len() <= 4;
        return match (slip, plain || shape == Standing::Alike) {
            (true, _) => Standing::Other,
            _ if tail.starts_with('?') || token.len() > LONGEST => Standing::Perhaps,
            (false, true) if shape != Standing::Other || token.len() != 11 => Standing::Called,
            _ => Standing::Perhaps,
        };
    }
    let bare = named.trim_end_matches(['号', '码', '是', '为']);
    let other = ends_with_any(named, OTHERS) || ends_with_any(bare, OTHERS);
    if other || has_any(named, "电联、致电、拨打") && shape != Standing::Alike {
        return Standing::Other;
    }
    // 笼车号, 错误码: whatever it numbers, nobody has called it a waybill.
    let counts = named.strip_suffix(['号', '码']).and_then(|name| name.chars().next_back());
    if counts.is_some_and(|letter| letter.is_alphabetic() && !letter.is_ascii()) {
        return shape.max(Standing::Perhaps);
    }
    // A list under one name: 单号A,B,C.
    let list = last.filter(|last| {
        let between = head.get(last.to..);
        between.is_some_and(|between| between.trim_matches([' ', ',', '、', ';', '/', '|']).is_empty())
    });
    match list.map(|last| last.standing) {
        Some(Standing::Called) if shape != Standing::Other => Standing::Called,
        Some(Standing::Other) if shape != Standing::Alike => Standing::Other,
        _ => shape,
    }
}

/// 7300…~05, 7300…等5票: the first of several.
fn is_several(tail: &str) -> bool {
    let tail = tail.trim_start();
    let from = tail.strip_prefix(['~', '至', '到', '—']);
    let counted =
        tail.strip_prefix(['等', '共']).map(|tail| tail.trim_start_matches(|letter: char| letter.is_ascii_digit()));
    from.is_some_and(|rest| rest.trim_start().starts_with(|letter: char| letter.is_ascii_digit()))
        || counted.is_some_and(|unit| starts_with_any(unit, "票、件、单、个"))
}

/// What a number alone looks like.
pub(super) fn shape(token: &str) -> Standing {
    let upper = token.to_ascii_uppercase();
    let letters = upper.find(|letter: char| letter.is_ascii_digit()).unwrap_or(upper.len());
    let (prefix, rest) = upper.split_at_checked(letters).unwrap_or((&upper, ""));
    let plain = rest.bytes().all(|byte| byte.is_ascii_digit());
    let count = rest.len();
    let begins = |heads: &str| starts_with_any(rest, heads);
    if !prefix.is_empty() {
        // As the postal union numbers: two letters, nine figures, the country.
        let (nine, country) = rest.split_at_checked(9).unwrap_or((rest, ""));
        let post = prefix.len() == 2
            && nine.bytes().all(|byte| byte.is_ascii_digit())
            && country.len() == 2
            && country.bytes().all(|byte| byte.is_ascii_uppercase());
        let known = is_any(prefix, COURIERS) && plain && (9..=15).contains(&count);
        let single = prefix.len() == 1 && plain && (10..=15).contains(&count);
        // A day among the figures numbers slips of an office.
        if !post && is_stamp(rest) {
            return Standing::Perhaps;
        }
        return match (post || known || single, plain) {
            (true, _) => Standing::Alike,
            (false, true) if prefix.len() <= 4 && count >= 8 => Standing::Perhaps,
            _ => Standing::Other,
        };
    }
    let telephone = count == 11 && rest.starts_with('1')
        || count == 13 && rest.starts_with("861")
        || count == 10 && begins("400、800")
        || rest.starts_with('0');
    let card = count == 18 && is_stamp(rest.get(6..14).unwrap_or_default()) || count >= 16 && begins("62、4、5");
    match count {
        _ if !plain || telephone || card || matches!(count, 12 | 14) && is_stamp(rest) => Standing::Other,
        // EAN-13 of Chinese goods, numbers of devices, Unix time.
        13..=15 if is_stamp(rest) => Standing::Perhaps,
        13 if begins("69、17、16") => Standing::Perhaps,
        15 if begins("86、35") => Standing::Perhaps,
        12..=15 => Standing::Alike,
        9..=11 | 16..=19 => Standing::Perhaps,
        _ => Standing::Other,
    }
}

/// `20120301`, `20120301182011`, `19900101`: a day without its marks.
fn is_stamp(figures: &str) -> bool {
    let part = |from: usize, to: usize| figures.get(from..to).and_then(|digits| digits.parse::<u32>().ok());
    part(0, 4).is_some_and(|year| (1930..2100).contains(&year))
        && part(4, 6).is_some_and(|month| (1..=12).contains(&month))
        && part(6, 8).is_some_and(|day| (1..=31).contains(&day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stand_to_waybills_as_they_are_called_and_look() {
        use Standing::{Alike, Called, Other, Perhaps};
        for (text, told) in [
            ("运单号:210359000001", &[("210359000001", Called)][..]),
            ("单号a2103590001", &[("A2103590001", Called)]),
            ("sf1234567890123", &[("SF1234567890123", Alike)]),
            ("EA123456789CN", &[("EA123456789CN", Alike)]),
            ("210359000001 没到", &[("210359000001", Alike)]),
            ("2103590001", &[("2103590001", Perhaps)]),
            ("6901234567892", &[("6901234567892", Perhaps)]),
            ("单号:210359000001,210359000002", &[("210359000001", Called), ("210359000002", Called)]),
            ("订单号:2012030812345678", &[("2012030812345678", Other)]),
            ("工单号 210359000001", &[("210359000001", Other)]),
            ("电话13812345678", &[("13812345678", Other)]),
            ("037112345678", &[("037112345678", Other)]),
            ("8613812345678", &[("8613812345678", Other)]),
            ("身份证410105199001011234", &[("410105199001011234", Other)]),
            ("打款到6225880212345678", &[("6225880212345678", Other)]),
            ("20120304193011", &[("20120304193011", Other)]),
            ("单号210359000001~05", &[("210359000001", Perhaps)]),
            ("21035900****", &[("21035900", Other)]),
            ("笼车号 L0000123456", &[("L0000123456", Perhaps)]),
            ("7.3E+13", &[]),
        ] {
            let found = numbers(text);
            let said = found.iter().map(|number| (&*number.text, number.standing));
            assert_eq!(said.collect::<Vec<_>>(), told, "{text}");
        }
    }
}
