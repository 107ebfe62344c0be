//! What a pasted tracking record or chat line clearly says: the waybill, dates and times, the sum.
//!
//! Invariant: what could mean two things is left out. What is found is still to be confirmed by the clerk.

use super::typed::{narrow, read_moment};
use super::{Field, Kind, Moment};
use chrono::NaiveDateTime;

/// Reads a pasted text; each field with what the clerk would have typed into it.
///
/// ```
/// use parcel_claims::case::{Field, Moment, pasted};
///
/// let now = Moment::parse("2012-03-08T10:00").and_then(Moment::at).unwrap();
/// let found = pasted("单号210359000001，3月1日发的，价值700元，还没签收", now);
/// assert_eq!(
///     found,
///     [
///         (Field::Waybill, "210359000001".to_owned()),
///         (Field::SentOn, "2012-03-01".to_owned()),
///         (Field::Value, "700".to_owned()),
///     ]
/// );
/// ```
#[must_use]
pub fn pasted(text: &str, now: NaiveDateTime) -> Vec<(Field, String)> {
    /// A longer text is no record of one parcel.
    const LONGEST: usize = 20_000;
    let text: String = text.chars().take(LONGEST).collect();
    let lines: Vec<Vec<String>> = text.lines().map(clauses).collect();
    let all: Vec<&str> = lines.iter().flatten().map(String::as_str).collect();
    let mut found: Vec<(Field, String)> = Vec::new();
    found.extend(only(waybills(&all)).map(|waybill| (Field::Waybill, waybill)));
    let dated = dated(&lines, now);
    for field in DATED {
        let said = dated.iter().filter(|(known, _)| known == field).map(|(_, said)| said);
        // A record names each stop of the way: the first dispatch and the last arrival are the parcel's.
        let said = match field {
            Field::SentOn => said.reduce(|first, next| if first.at.is_after(next.at) { next } else { first }),
            Field::ScannedAt => said.reduce(|last, next| if next.at.is_after(last.at) { next } else { last }),
            _ => only(said.collect()),
        };
        found.extend(said.map(|said| (*field, said.typed.clone())));
    }
    found.extend(only(sums(&all)).map(|sum| (Field::Value, sum)));
    found
}

/// The fields that are found by a date, in the order of the form.
const DATED: &[Field] = &[
    Field::SentOn,
    Field::VehicleArrivedAt,
    Field::MissingReportedAt,
    Field::ScannedAt,
    Field::DamageReportedAt,
    Field::DueAt,
    Field::SignedAt,
    Field::ClaimedOn,
];

/// What an event is called, and what makes the same letters mean something else. The first that fits a clause counts.
const EVENTS: &[(Field, &[&str], &[&str])] = &[
    (Field::MissingReportedAt, &["有单无货上报", "上报有单无货", "报了有单无货"], &[]),
    (Field::DamageReportedAt, &["破损上报", "上报破损", "报了破损"], &[]),
    (Field::DueAt, &["截止", "应签收", "应派", "最晚派", "最迟派", "due"], &["申报截止", "上报截止"]),
    (Field::VehicleArrivedAt, &["班车到", "车到", "vehicle arrived"], &[]),
    (Field::ScannedAt, &["到件", "arrival scan"], &["分拨", "中转", "转运", "集散", "中心"]),
    (
        Field::SignedAt,
        &["签收", "妥投", "signed"],
        &["签收人", "没签", "未签", "没有签", "无人签", "拒签", "unsigned", "not signed"],
    ),
    (Field::ClaimedOn, &["申报", "filed"], &["申报表", "没申报", "未申报"]),
    (
        Field::SentOn,
        &["揽收", "揽件", "收件", "寄件", "寄出", "寄的", "发件", "发出", "发的", "发货", "picked up", "sent"],
        &["收件人", "收件地址", "收件方", "寄件人", "寄件地址", "发件人", "发件地址", "发件站"],
    ),
];

/// A date as the clerk would have typed it.
#[derive(PartialEq)]
struct Said {
    typed: String,
    at: Moment,
}

/// A comma inside a sum is none between clauses.
fn clauses(line: &str) -> Vec<String> {
    let letters: Vec<char> = line.chars().collect();
    let digit = |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(char::is_ascii_digit);
    let mut clauses = vec![String::new()];
    for (at, letter) in letters.iter().enumerate() {
        let between = match letter {
            '，' | '。' | '；' | ';' | '！' | '？' | '、' | '\t' => true,
            ',' => !(digit(at.checked_sub(1)) && digit(at.checked_add(1))),
            _ => false,
        };
        if between {
            clauses.push(String::new());
        } else if let Some(clause) = clauses.last_mut() {
            clause.push(*letter);
        }
    }
    clauses.iter().map(|clause| narrow(clause)).collect()
}

/// Every date that one event alone can be meant by.
fn dated(lines: &[Vec<String>], now: NaiveDateTime) -> Vec<(Field, Said)> {
    let mut found = Vec::new();
    for line in lines {
        let dates: Vec<Vec<&str>> = line.iter().map(|clause| dates(clause, now)).collect();
        let mut all = dates.iter().flatten();
        // A record gives one date a line, with the event before or after it.
        let of_line = match (all.next(), all.next()) {
            (Some(date), None) => {
                only(line.iter().filter_map(|clause| event(clause)).collect()).map(|field| (field, *date))
            }
            _ => None,
        };
        let by_clause = line.iter().zip(&dates).filter_map(|(clause, dates)| match dates.as_slice() {
            [date] => Some((event(clause)?, *date)),
            _ => None,
        });
        let by_clause: Vec<(Field, &str)> = by_clause.collect();
        let pairs = if by_clause.is_empty() { of_line.into_iter().collect() } else { by_clause };
        found.extend(pairs.into_iter().filter_map(|(field, date)| Some((field, said(field, date, now)?))));
    }
    found
}

/// The date as the field wants it; one that can be read two ways stays as it is, to be asked.
fn said(field: Field, date: &str, now: NaiveDateTime) -> Option<Said> {
    let kind = field.spec().kind;
    let fit = |moment: &Moment| match kind {
        Kind::Date => Some(Moment::from(moment.day)),
        Kind::DateTime | Kind::Report => moment.clock.map(|_| *moment),
        _ => Some(*moment),
    };
    let mut ways: Vec<Moment> = read_moment(date, now, field.has_happened()).iter().filter_map(fit).collect();
    ways.dedup();
    let at = *ways.first()?;
    let typed = if ways.len() == 1 { at.to_string().replacen('T', " ", 1) } else { date.to_owned() };
    Some(Said { typed, at })
}

/// The one event that a clause tells.
fn event(clause: &str) -> Option<Field> {
    let lower = clause.to_lowercase();
    let mut told = EVENTS.iter().filter(|(_, names, others)| {
        names.iter().any(|name| lower.contains(name)) && !others.iter().any(|other| lower.contains(other))
    });
    told.next().map(|(field, ..)| *field)
}

/// The dates that a clause holds: each the longest stretch that reads as one.
fn dates(clause: &str, now: NaiveDateTime) -> Vec<&str> {
    /// No date with its clock time is longer, in characters.
    const LONGEST: usize = 22;
    let starts: Vec<usize> = clause.char_indices().map(|(at, _)| at).chain([clause.len()]).collect();
    let is_part = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_alphanumeric());
    let mut found = Vec::new();
    let mut at = 0;
    while at + 1 < starts.len() {
        let longest = LONGEST.min(starts.len() - 1 - at);
        let stretch = (1..=longest).rev().find_map(|length| {
            let (start, end) = (*starts.get(at)?, *starts.get(at + length)?);
            let stretch = clause.get(start..end)?;
            let cut = is_part(clause.get(..start)?.chars().next_back()) || is_part(clause.get(end..)?.chars().next());
            let whole = !cut && stretch.trim() == stretch && names_a_day(stretch);
            (whole && !read_moment(stretch, now, false).is_empty()).then_some((stretch, length))
        });
        match stretch {
            Some((stretch, length)) => {
                found.push(stretch);
                at += length;
            }
            None => at += 1,
        }
    }
    found
}

/// `3-4` alone may be anything; a day says that it is one.
fn names_a_day(text: &str) -> bool {
    let year =
        text.get(..4).is_some_and(|year| year.starts_with("20") && year.bytes().all(|byte| byte.is_ascii_digit()));
    let spelled = ["月", "日", "号", "天", "今", "昨", "yesterday", "today"].iter().any(|word| text.contains(word));
    let clocked = text.contains('/') && text.contains(':');
    // Eight figures and no more are as likely a waybill.
    let written = text.contains(['-', '/', '.', '年', ' ']);
    spelled || year && written || clocked
}

/// Numbers that may be a waybill's; one with its name before it is the only one that counts.
fn waybills(clauses: &[&str]) -> Vec<String> {
    const NAMES: [&str; 5] = ["运单号", "单号", "运单", "详情单", "waybill"];
    let mut named = Vec::new();
    let mut bare = Vec::new();
    for clause in clauses {
        let lower = clause.to_lowercase();
        for token in tokens(clause) {
            let digits = token.chars().filter(char::is_ascii_digit).count();
            let before = lower.find(&token.to_lowercase()).and_then(|at| lower.get(..at)).unwrap_or_default();
            let before = before.trim_end_matches([' ', ':', '#', '是', '为', '码', '【', '[', '(']);
            if (8..=24).contains(&token.len()) && digits >= 6 && NAMES.iter().any(|name| before.ends_with(name)) {
                named.push(token.to_owned());
            } else if (10..=18).contains(&token.len()) && digits >= 9 && !is_telephone(token) && !is_stamp(token) {
                bare.push(token.to_owned());
            }
        }
    }
    if named.is_empty() { bare } else { named }
}

fn tokens(clause: &str) -> impl Iterator<Item = &str> {
    clause.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|token| !token.is_empty())
}

fn is_telephone(token: &str) -> bool {
    token.len() == 11 && token.starts_with('1') && token.bytes().all(|byte| byte.is_ascii_digit())
}

/// `20120301182011`: a moment without its marks.
fn is_stamp(token: &str) -> bool {
    let part = |from: usize, to: usize| token.get(from..to).and_then(|digits| digits.parse::<u32>().ok());
    matches!(token.len(), 12 | 14)
        && token.starts_with("20")
        && part(4, 6).is_some_and(|month| (1..=12).contains(&month))
        && part(6, 8).is_some_and(|day| (1..=31).contains(&day))
}

/// Sums that may be the parcel's value; one that is called so is the only one that counts.
fn sums(clauses: &[&str]) -> Vec<String> {
    const NAMES: [&str; 5] = ["价值", "货值", "损失", "value", "worth"];
    const OTHERS: [&str; 10] = ["运费", "邮费", "快递费", "代收", "到付", "罚", "赔", "退", "freight", "fine"];
    let mut named = Vec::new();
    let mut bare = Vec::new();
    for clause in clauses {
        let lower = clause.to_lowercase();
        if OTHERS.iter().any(|other| lower.contains(other)) {
            continue;
        }
        let is_named = NAMES.iter().any(|name| lower.contains(name));
        for (sum, with_unit) in numbers(&lower) {
            if is_named {
                named.push(sum);
            } else if with_unit {
                bare.push(sum);
            }
        }
    }
    if named.is_empty() { bare } else { named }
}

/// The numbers of a clause, each with whether it is said to be money.
fn numbers(clause: &str) -> Vec<(String, bool)> {
    let mut found = Vec::new();
    let mut rest = clause;
    let mut before = "";
    while let Some(start) = rest.find(|letter: char| letter.is_ascii_digit()) {
        let Some(tail) = rest.get(start..) else { break };
        let end = tail.find(|letter: char| !(letter.is_ascii_digit() || ".,".contains(letter))).unwrap_or(tail.len());
        let (Some(number), Some(after)) = (tail.get(..end), tail.get(end..)) else { break };
        before = rest.get(..start).unwrap_or(before);
        let plain: String = number.trim_end_matches(['.', ',']).chars().filter(|letter| *letter != ',').collect();
        let after_unit = after.trim_start();
        let with_unit = before.trim_end().ends_with(['¥', '￥'])
            || ["元", "块", "圆", "yuan", "rmb"].iter().any(|unit| after_unit.starts_with(unit));
        // A number with a date's or a count's word after it is no sum.
        let other = after.starts_with(['-', '/', ':', '年', '月', '日', '号', '点', '时', '件', '票', '个', '单', '%'])
            || before.ends_with(['-', '/', ':'])
            || before.chars().next_back().is_some_and(|letter| letter.is_ascii_alphabetic());
        if plain.parse::<f64>().is_ok() && plain.len() <= 9 && !other {
            found.push((plain, with_unit));
        }
        rest = after;
    }
    found
}

/// The one thing that all agree on.
fn only<T: PartialEq>(mut found: Vec<T>) -> Option<T> {
    let first = found.pop()?;
    found.iter().all(|other| *other == first).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_clear_is_found_and_nothing_else() {
        let now = Moment::parse("2012-03-08T10:00").and_then(Moment::at).unwrap();
        for (text, found) in [
            // A chat line.
            ("A2103590001这件丢了，价值1,200元", &["waybill A2103590001", "value 1200"][..]),
            (
                "运单号：210359000001 货值￥850 发件日期：2012-3-1",
                &["waybill 210359000001", "sentOn 2012-03-01", "value 850"],
            ),
            ("单号 210359000001，昨天下午3点签收的", &["waybill 210359000001", "signedAt 2012-03-07 15:00"]),
            ("3月1号寄的，到现在还没签收", &["sentOn 2012-03-01"]),
            (
                "应签收时间 2012-03-05 18:00，实际 3月6日 9:10 签收",
                &["dueAt 2012-03-05 18:00", "signedAt 2012-03-06 09:10"],
            ),
            (
                "班车到达 3/4 8:00，有单无货上报 3/4 8:40",
                &["vehicleArrivedAt 2012-03-04 08:00", "missingReportedAt 2012-03-04 08:40"],
            ),
            (
                "Waybill 210359000001, sent on 2012-03-01, worth 700 yuan",
                &["waybill 210359000001", "sentOn 2012-03-01", "value 700"],
            ),
            ("３月１日发的，价值７００元", &["sentOn 2012-03-01", "value 700"]),
            // A tracking record, the newest line first or last.
            (
                "2012-03-04 19:30:11 【郑州东站】 已签收，签收人 张三\n2012-03-04 08:12:40 【郑州东站】 到件扫描\n2012-03-03 22:01:00 【郑州分拨中心】 到件\n2012-03-01 18:20:05 【上海站】 已收件",
                &["sentOn 2012-03-01", "scannedAt 2012-03-04 08:12", "signedAt 2012-03-04 19:30"],
            ),
            (
                "上海站\t2012-03-01 18:20\t揽收\n上海站 2012-03-01 20:20 发件 下一站 郑州\n郑州 2012-03-04 08:12 到件",
                &["sentOn 2012-03-01", "scannedAt 2012-03-04 08:12"],
            ),
            // What may be two things is asked or left out.
            ("3月4日 3点 到件扫描", &["scannedAt 3月4日 3点"]),
            ("3月4日签收，3月5日又签收", &[]),
            ("210359000001 和 210359000002 都没到", &[]),
            ("电话13812345678，20120304193011", &[]),
            ("运费12元，罚款100元", &[]),
            ("赔了300元", &[]),
            ("价值700元或800元", &[]),
            ("3-4件，2.5公斤", &[]),
            ("收件人 3月4日 张三", &[]),
            ("", &[]),
            ("你好", &[]),
        ] {
            let told: Vec<String> =
                pasted(text, now).into_iter().map(|(field, typed)| format!("{} {typed}", field.key())).collect();
            assert_eq!(told, found, "{text}");
        }
    }
}
