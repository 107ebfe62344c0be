//! Dates and times as people type them: `3/4 8:30`, `3月4日 8点半`, `昨天 18:00`.

use super::Moment;
use crate::order::sort_by_key;
use chrono::{Datelike, Days, Months, NaiveDate, NaiveDateTime, NaiveTime};

/// Every moment that the text may mean; none where it means none.
pub(super) fn read(text: &str, now: NaiveDateTime, has_happened: bool) -> Vec<Moment> {
    let text = digits_for_numerals(text);
    let Some((days, rest)) = day(text.trim(), now.date(), has_happened) else { return Vec::new() };
    let Some(clocks) = clock(rest.trim().trim_start_matches('T')) else { return Vec::new() };
    let at =
        |day: NaiveDate, clock: &Clock| Some(Moment::from(day.checked_add_days(clock.later)?.and_time(clock.time)));
    let ahead = |moment: &Moment| has_happened && moment.is_after(now.into());
    let mut ways: Vec<Moment> = match text.trim() == rest.trim() {
        // A clock time alone is today's, or yesterday's where today's has not come.
        true => clocks
            .iter()
            .filter_map(|clock| {
                let mut ways = days.iter().filter_map(|day| at(*day, clock));
                ways.clone().find(|way| !ahead(way)).or_else(|| ways.next())
            })
            .collect(),
        false if clocks.is_empty() => days.iter().map(|day| Moment::from(*day)).collect(),
        false => days.iter().flat_map(|day| clocks.iter().filter_map(|clock| at(*day, clock))).collect(),
    };
    // What has happened does not lie ahead, unless nothing else is left: then the check says so.
    if ways.iter().any(|way| !ahead(way)) {
        ways.retain(|way| !ahead(way));
    }
    ways
}

const WORDS: [(&str, i64); 11] = [
    ("大前天", -3),
    ("前天", -2),
    ("昨天", -1),
    ("昨日", -1),
    ("今天", 0),
    ("今日", 0),
    ("明天", 1),
    ("后天", 2),
    ("yesterday", -1),
    ("today", 0),
    ("tomorrow", 1),
];

/// The days that the beginning of the text may mean, and the rest of it.
fn day(text: &str, today: NaiveDate, has_happened: bool) -> Option<(Vec<NaiveDate>, &str)> {
    let away = |days: i64| {
        let by = Days::new(days.unsigned_abs());
        if days < 0 { today.checked_sub_days(by) } else { today.checked_add_days(by) }
    };
    for (word, days) in WORDS {
        if let Some(rest) = text.strip_prefix(word) {
            return Some((vec![away(days)?], rest));
        }
    }
    for (word, period, days) in [("今早", "早", 0), ("今晚", "晚", 0), ("昨晚", "晚", -1)] {
        if text.starts_with(word) {
            // The period goes on to the clock time.
            let at = word.len().checked_sub(period.len())?;
            return Some((vec![away(days)?], text.get(at..)?));
        }
    }
    if let Some(eight) = text.get(..8).filter(|eight| eight.bytes().all(|byte| byte.is_ascii_digit())) {
        let rest = text.get(8..)?;
        let day = calendar(number(eight.get(..4)?)?, number(eight.get(4..6)?)?, number(eight.get(6..)?)?)?;
        return (!rest.starts_with(|letter: char| letter.is_ascii_digit())).then_some((vec![day], rest));
    }
    let (first, rest) = leading(text)?;
    if let Some(rest) = rest.strip_prefix(['日', '号']) {
        return Some((of_the_month(number(first)?, today, has_happened)?, rest));
    }
    let separator = rest.chars().next()?;
    if !"-/.年月".contains(separator) {
        // No day at all: a clock time of today, or of yesterday.
        return Some((vec![today, away(-1)?], text));
    }
    let (second, after) = leading(rest.strip_prefix(separator)?)?;
    let third = after.strip_prefix(['-', '/', '.', '月']).filter(|_| separator != '月').and_then(leading);
    let Some((third, after)) = third else {
        let after = after.strip_prefix(['日', '号']).unwrap_or(after);
        return Some((of_the_year(number(first)?, number(second)?, today, has_happened)?, after));
    };
    let after = after.strip_prefix(['日', '号']).unwrap_or(after);
    let (a, b, c) = (number(first)?, number(second)?, number(third)?);
    if first.len() == 4 {
        return Some((vec![calendar(a, b, c)?], after));
    }
    // 10/3/4: year first as in China, or last, with the day or the month before.
    let mut ways: Vec<NaiveDate> = [(a, b, c), (c, b, a), (c, a, b)]
        .into_iter()
        .filter_map(|(year, month, day)| calendar(year.checked_add(2000)?, month, day))
        .collect();
    ways.dedup();
    (!ways.is_empty() && first.len() <= 2 && third.len() <= 2).then_some((ways, after))
}

/// `4号`: of this month or one beside it, whichever is meant; where nobody can tell, the one before and the one after.
fn of_the_month(day: u32, today: NaiveDate, has_happened: bool) -> Option<Vec<NaiveDate>> {
    /// Nearer than this, in the month that runs, a day is clear.
    const CLEAR: i64 = 7;
    let first = today.with_day(1)?;
    let months = [first.checked_sub_months(Months::new(2))?, first.checked_sub_months(Months::new(1))?, first];
    let ahead = [first.checked_add_months(Months::new(1))?, first.checked_add_months(Months::new(2))?];
    let days: Vec<NaiveDate> = months.iter().chain(&ahead).filter_map(|month| month.with_day(day)).collect();
    let before = days.iter().rfind(|day| **day <= today).copied();
    if has_happened {
        return before.map(|before| vec![before]);
    }
    let clear = |day: &NaiveDate| day.month() == today.month() && (*day - today).num_days().abs() <= CLEAR;
    let after = days.iter().find(|day| **day > today).copied();
    let ways: Vec<NaiveDate> = before.into_iter().chain(after).collect();
    Some(match ways.iter().find(|day| clear(day)) {
        Some(day) => vec![*day],
        None => ways,
    })
}

/// `3/4`: of this year or one beside it.
fn of_the_year(month: u32, day: u32, today: NaiveDate, has_happened: bool) -> Option<Vec<NaiveDate>> {
    let year = u32::try_from(today.year()).ok()?;
    nearest(
        (year.checked_sub(1)?..=year + 1).filter_map(|year| calendar(year, month, day)).collect(),
        today,
        has_happened,
    )
}

/// The one that is meant, or the two between which nobody can tell.
fn nearest(mut days: Vec<NaiveDate>, today: NaiveDate, has_happened: bool) -> Option<Vec<NaiveDate>> {
    /// Nearer than this a day without its year is clear.
    const CLEAR: i64 = 120;
    if has_happened && days.iter().any(|day| *day <= today) {
        days.retain(|day| *day <= today);
        return Some(vec![*days.last()?]);
    }
    sort_by_key(&mut days, |day| (*day - today).num_days().abs());
    let clear = (*days.first()? - today).num_days().abs() <= CLEAR;
    days.truncate(if clear { 1 } else { 2 });
    sort_by_key(&mut days, |day| *day);
    Some(days)
}

/// A clock time, and how many days after the one named: the small hours of a night belong to the next.
struct Clock {
    later: Days,
    time: NaiveTime,
}

/// The clock times that the rest may mean; none where there is no rest.
fn clock(text: &str) -> Option<Vec<Clock>> {
    if text.is_empty() {
        return Some(Vec::new());
    }
    let (period, text) = period(text);
    if let Some(four) = text.get(..).filter(|four| four.len() == 4 && four.bytes().all(|byte| byte.is_ascii_digit())) {
        return period.clocks(number(four.get(..2)?)?, number(four.get(2..)?)?);
    }
    let (hour, rest) = leading(text)?;
    let hour = number(hour)?;
    if let Some(rest) = rest.strip_prefix(':') {
        let (minute, rest) = leading(rest)?;
        let seconds = rest.strip_prefix(':').map(leading);
        let rest = match seconds {
            None => rest,
            Some(seconds) => seconds?.1,
        };
        return rest.trim().is_empty().then(|| period.clocks(hour, number(minute)?))?;
    }
    let rest = rest.strip_prefix(['点', '时'])?;
    let minute = match rest.trim() {
        "" | "整" | "钟" => 0,
        "半" => 30,
        "一刻" | "1刻" => 15,
        "三刻" | "3刻" => 45,
        rest => number(rest.strip_suffix('分').unwrap_or(rest))?,
    };
    let spoken = if period == Period::Written { Period::Spoken } else { period };
    spoken.clocks(hour, minute)
}

/// The part of the day that is said before a clock time.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Period {
    /// None, as in `3:00`: the hours of a clock.
    Written,
    /// None, as in `3点`, which is said of the night and of the afternoon.
    Spoken,
    Dawn,
    Morning,
    Noon,
    Afternoon,
    Night,
}

impl Period {
    /// Every clock time that is called so.
    fn clocks(self, hour: u32, minute: u32) -> Option<Vec<Clock>> {
        const ON_THE_DAY: u64 = 0;
        const THE_DAY_AFTER: u64 = 1;
        let ways: &[(u64, u32)] = match (self, hour) {
            (Self::Spoken, 1..=5) => &[(ON_THE_DAY, hour), (ON_THE_DAY, hour + 12)],
            (Self::Dawn, 12) => &[(ON_THE_DAY, 0)],
            (Self::Morning, 12) => &[(ON_THE_DAY, 0), (ON_THE_DAY, 12)],
            (Self::Noon, 1..=3) | (Self::Afternoon, 1..=11) | (Self::Night, 5..=11) => &[(ON_THE_DAY, hour + 12)],
            // 昨晚十二点半 is today's; 昨晚一点 may be either night.
            (Self::Night, 12) => &[(THE_DAY_AFTER, 0)],
            (Self::Night, 0..=4) => &[(ON_THE_DAY, hour), (THE_DAY_AFTER, hour)],
            _ => &[(ON_THE_DAY, hour)],
        };
        let clock = |(later, hour): &(u64, u32)| {
            Some(Clock { later: Days::new(*later), time: NaiveTime::from_hms_opt(*hour, minute, 0)? })
        };
        ways.iter().map(clock).collect()
    }
}

fn period(text: &str) -> (Period, &str) {
    const PERIODS: [(&str, Period); 13] = [
        ("凌晨", Period::Dawn),
        ("早上", Period::Morning),
        ("上午", Period::Morning),
        ("早", Period::Morning),
        ("中午", Period::Noon),
        ("下午", Period::Afternoon),
        ("傍晚", Period::Afternoon),
        ("晚上", Period::Night),
        ("夜里", Period::Night),
        ("半夜", Period::Night),
        ("深夜", Period::Night),
        ("晚间", Period::Night),
        ("晚", Period::Night),
    ];
    PERIODS
        .iter()
        .find_map(|(word, period)| text.strip_prefix(word).map(|rest| (*period, rest.trim())))
        .unwrap_or((Period::Written, text))
}

/// 三月四日八点半 in figures; 半 and 刻 stay words.
fn digits_for_numerals(text: &str) -> String {
    const NUMERALS: &str = "零一二三四五六七八九十";
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let run: String = rest.chars().take_while(|letter| NUMERALS.contains(*letter)).collect();
        let after = rest.get(run.len()..).unwrap_or_default();
        match numeral(&run).filter(|_| after.starts_with(['月', '日', '号', '点', '时', '分'])) {
            Some(number) => {
                plain.push_str(&number.to_string());
                rest = after;
            }
            None => {
                plain.push(letter);
                rest = rest.get(letter.len_utf8()..).unwrap_or_default();
            }
        }
    }
    plain
}

fn numeral(run: &str) -> Option<u32> {
    let digit = |letter: char| {
        "零一二三四五六七八九".chars().position(|known| known == letter).and_then(|at| u32::try_from(at).ok())
    };
    match run.split_once('十') {
        Some((tens, units)) => {
            let one = |part: &str, empty| if part.is_empty() { Some(empty) } else { digit(part.chars().next()?) };
            Some(one(tens, 1)? * 10 + one(units, 0)?)
        }
        None => digit(run.chars().next()?).filter(|_| run.chars().count() == 1),
    }
}

/// The figures at the beginning, and the rest.
fn leading(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(text.len());
    Some((text.get(..end)?, text.get(end..)?)).filter(|(digits, _)| !digits.is_empty())
}

fn number(digits: &str) -> Option<u32> {
    digits.parse().ok().filter(|_| digits.len() <= 4)
}

fn calendar(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}
