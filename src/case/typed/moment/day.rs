//! Days as people type them, with or without their year.

use super::clock::Period;
use crate::order::sort_by_key;
use crate::scan::Scan;
use chrono::{Datelike, Days, Months, NaiveDate};

/// A day, or the days that may be meant.
pub(super) struct Day {
    pub(super) ways: Vec<NaiveDate>,
    pub(super) spelled: Spelled,
    /// The part of the day that its word names as well: 今早, 昨晚.
    pub(super) period: Option<Period>,
}

/// How a day is spelled: some ways of writing it are as likely something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Spelled {
    /// With its year: `2012-3-4`.
    Full,
    /// Figures alone: `20120304`.
    Figures,
    /// `3月4日`.
    Month,
    /// `3-4`, `3/4`, `3.4`.
    Short,
    /// `4号`, `4日`.
    OfMonth,
    /// `昨天`, `上周三`.
    Word,
}

/// The day at the beginning of a text.
pub(super) fn read(scan: &mut Scan<'_>, today: NaiveDate, has_happened: bool) -> Option<Day> {
    type Reader = fn(&mut Scan<'_>, NaiveDate, bool) -> Option<Day>;
    const READERS: [Reader; 6] = [figures, word, of_named_month, weekday, english, written];
    READERS.iter().find_map(|read| {
        let mut ahead = *scan;
        let day = read(&mut ahead, today, has_happened)?;
        beside_its_weekday(&mut ahead, &day)?;
        *scan = ahead;
        Some(day)
    })
}

fn one(day: NaiveDate, spelled: Spelled) -> Day {
    Day { ways: vec![day], spelled, period: None }
}

/// `20120304`, with the clock time behind it or without.
fn figures(scan: &mut Scan<'_>, _: NaiveDate, _: bool) -> Option<Day> {
    let (all, run) = (scan.rest(), scan.figures()?);
    let part = |from, to| run.get(from..to)?.parse().ok();
    let day = calendar(part(0, 4)?, part(4, 6)?, part(6, 8)?).filter(|_| matches!(run.len(), 8 | 12 | 14))?;
    *scan = Scan::new(all.get(8..)?);
    Some(one(day, Spelled::Figures))
}

fn away(today: NaiveDate, days: i64) -> Option<NaiveDate> {
    today.checked_add_signed(chrono::TimeDelta::try_days(days)?)
}

fn word(scan: &mut Scan<'_>, today: NaiveDate, _: bool) -> Option<Day> {
    const WORDS: [(&str, (i64, Option<Period>)); 24] = [
        ("大前天", (-3, None)),
        ("前天", (-2, None)),
        ("前晚", (-2, Some(Period::Night))),
        ("昨天", (-1, None)),
        ("昨日", (-1, None)),
        ("昨早", (-1, Some(Period::Morning))),
        ("昨晚上", (-1, Some(Period::Night))),
        ("昨晚", (-1, Some(Period::Night))),
        ("昨夜", (-1, Some(Period::Night))),
        ("今天", (0, None)),
        ("今日", (0, None)),
        ("今早上", (0, Some(Period::Morning))),
        ("今早", (0, Some(Period::Morning))),
        ("今晨", (0, Some(Period::Morning))),
        ("今晚上", (0, Some(Period::Night))),
        ("今晚", (0, Some(Period::Night))),
        ("明天", (1, None)),
        ("明日", (1, None)),
        ("明早", (1, Some(Period::Morning))),
        ("明晚", (1, Some(Period::Night))),
        ("后天", (2, None)),
        ("yesterday", (-1, None)),
        ("today", (0, None)),
        ("tomorrow", (1, None)),
    ];
    let (days, period) = scan.eat_one(&WORDS)?;
    Some(Day { ways: vec![away(today, days)?], spelled: Spelled::Word, period })
}

/// `4 March 2012`, as our own English texts write it, and `March 4, 2012`.
fn english(scan: &mut Scan<'_>, _: NaiveDate, _: bool) -> Option<Day> {
    let short = |scan: &mut Scan<'_>| scan.figures().filter(|figures| figures.len() <= 2)?.parse().ok();
    let first = short(scan);
    if first.is_some() {
        scan.eat(" ").then_some(())?;
    }
    let month = month_by_name(scan)?;
    scan.eat(" ").then_some(())?;
    let day = match first {
        Some(day) => day,
        None => {
            let day = short(scan)?;
            scan.eat_any(&[", ", ","]).then_some(day)?
        }
    };
    let year = scan.figures().filter(|figures| figures.len() == 4)?.parse().ok()?;
    Some(one(calendar(year, month, day)?, Spelled::Full))
}

fn month_by_name(scan: &mut Scan<'_>) -> Option<u32> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let at = MONTHS.iter().position(|month| scan.eat(month))?;
    scan.run(|letter| letter.is_ascii_alphabetic());
    scan.eat(".");
    u32::try_from(at + 1).ok()
}

/// 上个月25号, 本月15日.
fn of_named_month(scan: &mut Scan<'_>, today: NaiveDate, _: bool) -> Option<Day> {
    const MONTHS: [(&str, i32); 8] = [
        ("上个月", -1),
        ("上月", -1),
        ("这个月", 0),
        ("本月", 0),
        ("这月", 0),
        ("当月", 0),
        ("下个月", 1),
        ("下月", 1),
    ];
    let by = Months::new(1);
    let first = today.with_day(1)?;
    let month = match scan.eat_one(&MONTHS)? {
        -1 => first.checked_sub_months(by)?,
        1 => first.checked_add_months(by)?,
        _ => first,
    };
    let day = month.with_day(scan.number()?)?;
    scan.eat_any(&["日", "号"]).then(|| one(day, Spelled::Full))
}

const WEEK: [&str; 3] = ["星期", "礼拜", "周"];
const WEEKDAYS: [(&str, i64); 8] =
    [("一", 0), ("二", 1), ("三", 2), ("四", 3), ("五", 4), ("六", 5), ("日", 6), ("天", 6)];

/// 周三, 上周三, 下周一: weeks begin on Monday.
fn weekday(scan: &mut Scan<'_>, today: NaiveDate, has_happened: bool) -> Option<Day> {
    const WEEKS: [(&str, i64); 7] =
        [("上个", -7), ("上", -7), ("这个", 0), ("这", 0), ("本", 0), ("下个", 7), ("下", 7)];
    const A_WEEK: i64 = 7;
    let of_week = scan.eat_one(&WEEKS);
    let name = scan.eat_any(&WEEK).then(|| scan.eat_one(&WEEKDAYS))??;
    let now = i64::from(today.weekday().num_days_from_monday());
    let since_monday = name - now;
    let days = match of_week {
        // On a Sunday many count the week that ends as the last one.
        Some(-7) if now == 6 && name < 6 => vec![since_monday - A_WEEK, since_monday],
        Some(week) => vec![since_monday + week],
        None if since_monday == 0 => vec![0],
        None => {
            let before = if since_monday < 0 { since_monday } else { since_monday - A_WEEK };
            if has_happened { vec![before] } else { vec![before, before + A_WEEK] }
        }
    };
    let ways = days.into_iter().map(|days| away(today, days)).collect::<Option<_>>()?;
    Some(Day { ways, spelled: Spelled::Word, period: None })
}

/// `2012-3-4`, `12年3月4日`, `去年3月4日`, `3月4日`, `3/4`, `4号`.
fn written(scan: &mut Scan<'_>, today: NaiveDate, has_happened: bool) -> Option<Day> {
    const YEARS: [(&str, i32); 5] = [("去年", -1), ("前年", -2), ("今年", 0), ("本年", 0), ("明年", 1)];
    let this_year = u32::try_from(today.year()).ok()?;
    if let Some(by) = scan.eat_one(&YEARS) {
        let year = this_year.checked_add_signed(by)?;
        let (month, day) = month_and_day(scan)?;
        return Some(one(calendar(year, month, day)?, Spelled::Full));
    }
    let first = scan.number()?;
    let long = first >= 1000;
    if scan.eat("年") {
        let year = if long { first } else { first.checked_add(2000).filter(|_| first < 100)? };
        let (month, day) = month_and_day(scan)?;
        return Some(one(calendar(year, month, day)?, Spelled::Full));
    }
    if scan.eat_any(&["日", "号"]) {
        let ways = of_the_month(first, today, has_happened)?;
        return Some(Day { ways, spelled: Spelled::OfMonth, period: None });
    }
    let spoken = scan.next() == Some('月');
    let mark = scan.next().filter(|mark| "-/.月".contains(*mark))?;
    scan.eat(mark.encode_utf8(&mut [0; 4]));
    if spoken {
        scan.spaces();
    }
    let second = scan.number()?;
    if !spoken && let Some((third, length)) = third(scan) {
        let ways = three(first, second, third, (long, length), (today, has_happened))?;
        return Some(Day { ways, spelled: Spelled::Full, period: None });
    }
    let ways = of_the_year(first, second, today, has_happened).filter(|_| !long)?;
    let named = scan.eat_any(&["日", "号"]) || spoken;
    Some(Day { ways, spelled: if named { Spelled::Month } else { Spelled::Short }, period: None })
}

/// `3月4日` or `3-4` behind a year.
fn month_and_day(scan: &mut Scan<'_>) -> Option<(u32, u32)> {
    scan.spaces();
    let month = scan.number()?;
    scan.eat_any(&["月", "-", "/", "."]).then_some(())?;
    scan.spaces();
    let day = scan.number()?;
    scan.eat_any(&["日", "号"]);
    Some((month, day))
}

/// The third part of a date in figures, and how many figures it has.
fn third(scan: &mut Scan<'_>) -> Option<(u32, usize)> {
    let mut ahead = *scan;
    ahead.eat_any(&["-", "/", ".", "月"]).then_some(())?;
    let figures = ahead.figures().filter(|figures| matches!(figures.len(), 1 | 2 | 4))?;
    ahead.eat_any(&["日", "号"]);
    *scan = ahead;
    Some((figures.parse().ok()?, figures.len()))
}

/// `10/3/4`: year first as in China, or last, with the day or the month before.
fn three(
    a: u32,
    b: u32,
    c: u32,
    (long, length): (bool, usize),
    (today, has_happened): (NaiveDate, bool),
) -> Option<Vec<NaiveDate>> {
    let short = |year: u32| year.checked_add(2000);
    let ways: Vec<NaiveDate> = match (long, length) {
        (true, 1 | 2) => vec![calendar(a, b, c)?],
        (false, 4) => [(c, a, b), (c, b, a)].into_iter().filter_map(|(y, m, d)| calendar(y, m, d)).collect(),
        (false, 1 | 2) => [(a, b, c), (c, b, a), (c, a, b)]
            .into_iter()
            .filter_map(|(year, month, day)| calendar(short(year)?, month, day))
            .collect(),
        _ => return None,
    };
    let past = |day: &NaiveDate| !has_happened || *day <= today;
    let mut likely: Vec<NaiveDate> = ways.iter().copied().filter(past).collect();
    if likely.is_empty() {
        likely = ways;
    }
    likely.dedup();
    (!likely.is_empty()).then_some(likely)
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
    let after = days.iter().find(|day| **day > today).copied();
    let near = |day: &NaiveDate| day.month() == today.month() && (*day - today).num_days().abs() <= CLEAR;
    if has_happened {
        // A day just ahead is as likely mistyped as it is the last month's.
        return Some(before.into_iter().chain(after.filter(near)).collect());
    }
    let ways: Vec<NaiveDate> = before.into_iter().chain(after).collect();
    Some(match ways.iter().find(|day| near(day)) {
        Some(day) => vec![*day],
        None => ways,
    })
}

/// `3/4`: of this year or one beside it; the one that is meant, or the two between which nobody can tell.
fn of_the_year(month: u32, day: u32, today: NaiveDate, has_happened: bool) -> Option<Vec<NaiveDate>> {
    /// Nearer than this a day without its year is clear.
    const CLEAR: i64 = 120;
    /// Nearer than this a day that lies ahead is as likely mistyped as it is last year's.
    const AHEAD: Days = Days::new(90);
    let year = u32::try_from(today.year()).ok()?;
    // 29 February in a year that has none, and has gone past it.
    if has_happened && calendar(year, month, day).is_none() && today.month() > month {
        return None;
    }
    let mut days: Vec<NaiveDate> =
        (year.checked_sub(1)?..=year + 1).filter_map(|year| calendar(year, month, day)).collect();
    if has_happened && let Some(last) = days.iter().rfind(|day| **day <= today) {
        let ahead =
            days.iter().find(|day| **day > today && today.checked_add_days(AHEAD).is_some_and(|end| **day < end));
        return Some(std::iter::once(*last).chain(ahead.copied()).collect());
    }
    sort_by_key(&mut days, |day| (*day - today).num_days().abs());
    let clear = (*days.first()? - today).num_days().abs() <= CLEAR;
    days.truncate(if clear { 1 } else { 2 });
    sort_by_key(&mut days, |day| *day);
    Some(days)
}

/// `3月4日（周三）`: goes over the day of the week; none where it is another.
fn beside_its_weekday(scan: &mut Scan<'_>, day: &Day) -> Option<()> {
    let mut ahead = *scan;
    ahead.spaces();
    let open = ahead.eat("(");
    let named = ahead.eat_any(&WEEK);
    let name = match ahead.eat_one(&WEEKDAYS) {
        Some(name) if named || open => name,
        _ if named => return None,
        _ => return Some(()),
    };
    if open && !ahead.eat(")") {
        return if named { None } else { Some(()) };
    }
    *scan = ahead;
    let fits = |day: &NaiveDate| i64::from(day.weekday().num_days_from_monday()) == name;
    day.ways.iter().any(fits).then_some(())
}

fn calendar(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}
