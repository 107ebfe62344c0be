//! Clock times as people type them: `8:30`, `8点半`, `下午两点一刻`, `8:30 PM`.

use crate::scan::Scan;

/// A clock time: minutes after the midnight that its day begins with. The small hours of a night belong to the next
/// day, and what is said in another time zone may belong to the one before.
pub(super) struct Clock {
    pub(super) minutes: i64,
}

/// The part of the day that is said before a clock time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Period {
    /// None, as in `3:00`: the hours of a clock.
    Written,
    /// None, as in `3点`, which is said of the night and of the afternoon.
    Spoken,
    Dawn,
    Morning,
    Noon,
    Afternoon,
    Night,
    /// As English says it.
    Am,
    Pm,
}

/// The clock times that may be meant by what stands here. `day`: a day stands before it, and may have named the part
/// of the day.
pub(super) fn read(scan: &mut Scan<'_>, day: Option<Option<Period>>) -> Option<Vec<Clock>> {
    let mut ahead = *scan;
    ahead.spaces();
    ahead.eat_any(&["的", ","]);
    ahead.spaces();
    let iso = day.is_some() && ahead.eat("T");
    let named = period(&mut ahead).or(day.flatten());
    ahead.spaces();
    let beside = (day.is_some() || named.is_some()).then(|| together(&mut ahead)).flatten();
    let clocks = match beside {
        Some((hour, minute)) => named.unwrap_or(Period::Written).clocks(hour, minute),
        None => apart(&mut ahead, named, iso),
    }?;
    *scan = ahead;
    Some(clocks)
}

fn period(scan: &mut Scan<'_>) -> Option<Period> {
    const PERIODS: [(&str, Period); 21] = [
        ("凌晨", Period::Dawn),
        ("清晨", Period::Morning),
        ("早晨", Period::Morning),
        ("早上", Period::Morning),
        ("上午", Period::Morning),
        ("早", Period::Morning),
        ("中午", Period::Noon),
        ("正午", Period::Noon),
        ("下午", Period::Afternoon),
        ("午后", Period::Afternoon),
        ("傍晚", Period::Afternoon),
        ("晚上", Period::Night),
        ("夜里", Period::Night),
        ("夜间", Period::Night),
        ("半夜", Period::Night),
        ("深夜", Period::Night),
        ("晚间", Period::Night),
        ("当晚", Period::Night),
        ("晚", Period::Night),
        ("am", Period::Am),
        ("pm", Period::Pm),
    ];
    scan.eat_one(&PERIODS)
}

/// `0830`, `083015`.
fn together(scan: &mut Scan<'_>) -> Option<(u32, u32)> {
    let mut ahead = *scan;
    let figures = ahead.figures().filter(|figures| matches!(figures.len(), 4 | 6))?;
    if ahead.next().is_some_and(|next| ":点时/-.".contains(next)) {
        return None;
    }
    *scan = ahead;
    Some((figures.get(..2)?.parse().ok()?, figures.get(2..4)?.parse().ok()?))
}

/// `8:30`, `8点半`.
fn apart(scan: &mut Scan<'_>, named: Option<Period>, iso: bool) -> Option<Vec<Clock>> {
    let hour = scan.number()?;
    scan.spaces();
    if !scan.eat(":") {
        let minute = spoken_minute(scan)?;
        return named.unwrap_or(Period::Spoken).clocks(hour, minute);
    }
    let minute = two_figures(scan)?;
    if scan.eat(":") {
        two_figures(scan)?;
        if scan.eat(".") {
            scan.figures()?;
        }
    }
    scan.eat("分");
    let mut behind = *scan;
    behind.spaces();
    let half = behind.eat_one(&[("am", Period::Am), ("pm", Period::Pm), ("a.m.", Period::Am), ("p.m.", Period::Pm)]);
    if half.is_some() {
        *scan = behind;
    }
    let mut clocks = half.or(named).unwrap_or(Period::Written).clocks(hour, minute)?;
    if let Some(east) = zone(scan, iso) {
        /// The regulation knows one time zone: China's.
        const HOME: i64 = 8 * 60;
        clocks.iter_mut().for_each(|clock| clock.minutes += HOME - east);
    }
    Some(clocks)
}

fn two_figures(scan: &mut Scan<'_>) -> Option<u32> {
    scan.spaces();
    scan.figures().filter(|figures| figures.len() <= 2)?.parse().ok()
}

/// 点, 点半, 点一刻, 点30, 时30分15秒.
fn spoken_minute(scan: &mut Scan<'_>) -> Option<u32> {
    const FIXED: [(&str, u32); 8] =
        [("整", 0), ("钟", 0), ("半", 30), ("一刻", 15), ("1刻", 15), ("三刻", 45), ("3刻", 45), ("过", 0)];
    scan.eat_any(&["点", "时"]).then_some(())?;
    if let Some(minute) = scan.eat_one(&FIXED) {
        return Some(minute);
    }
    let mut ahead = *scan;
    ahead.spaces();
    let Some(minute) = ahead.number() else { return Some(0) };
    let named = ahead.eat("分");
    // 8点 3件: a figure behind a space is somebody else's, unless it is said to be minutes.
    if !named && ahead.next().is_some_and(|next| next.is_alphanumeric() && !"到签揽已发寄上".contains(next)) {
        return Some(0);
    }
    let mut seconds = ahead;
    if named && seconds.number().is_some() && seconds.eat("秒") {
        ahead = seconds;
    }
    *scan = ahead;
    Some(minute)
}

/// How many minutes east of Greenwich the clock stands, where it is said.
fn zone(scan: &mut Scan<'_>, iso: bool) -> Option<i64> {
    let mut ahead = *scan;
    let mut named = ahead;
    named.spaces();
    if named.eat_any(&["Z", "UTC", "GMT"]) && !named.next().is_some_and(|next| next.is_alphanumeric() || next == '+') {
        *scan = named;
        return Some(0);
    }
    let west = iso && ahead.next() == Some('-');
    ahead.eat_any(if west { &["-"] } else { &["+"] }).then_some(())?;
    let hours = ahead.figures().filter(|hours| matches!(hours.len(), 2 | 4))?;
    let minutes = match hours.get(2..) {
        Some("") if ahead.eat(":") => ahead.figures()?,
        Some("") => "0",
        minutes => minutes?,
    };
    let east = hours.get(..2)?.parse::<i64>().ok()? * 60 + minutes.parse::<i64>().ok()?;
    *scan = ahead;
    Some(if west { -east } else { east })
}

impl Period {
    /// Every clock time that is called so.
    fn clocks(self, hour: u32, minute: u32) -> Option<Vec<Clock>> {
        let (same, later, next) = (hour, hour + 12, hour + 24);
        let ways: &[u32] = match (self, hour) {
            (_, 24) if minute == 0 => &[same],
            (Self::Spoken, 1..=5) => &[same, later],
            (Self::Dawn | Self::Am, 12) => &[0],
            (Self::Morning, 12) => &[0, same],
            (Self::Noon, 1..=3) | (Self::Afternoon | Self::Pm, 1..=11) | (Self::Night, 5..=11) => &[later],
            // 昨晚十二点半 is today's; 昨晚一点 may be either night.
            (Self::Night, 12) => &[24],
            (Self::Night, 0..=4) => &[same, next],
            (_, 0..=23) => &[same],
            _ => return None,
        };
        let clock = |hour: &u32| Clock { minutes: i64::from(*hour) * 60 + i64::from(minute) };
        (minute < 60).then(|| ways.iter().map(clock).collect())
    }
}
