//! Service clocks and targets in sentences.

use super::dates;
use super::fill::fill;
use crate::lang::{Lang, Text, text};
use crate::moment::Moment;
use crate::rulebook::file::{Bound, Clock, ClockKind, LengthUnit, Target};
use crate::rulebook::{Figure, Rulebook};
use crate::service::{ClockState, Cost, Fault, Held, Issue, Left, Measured, Read, Running, Stamp, TargetState};

/// Returns the words for how a clock stands.
#[must_use]
pub const fn service_state(state: ClockState) -> Text {
    match state {
        ClockState::Overdue => text("已超时", "overdue"),
        ClockState::Ahead => text("还来得及", "still open"),
        ClockState::Due => text("可以办了", "may be done now"),
        ClockState::Ongoing => text("还没到点", "goes on"),
        ClockState::Waiting => text("还不到时候", "not yet"),
        ClockState::NeedsClockTime => text("要填几点几分", "needs the clock time"),
        ClockState::NotSet => text("公司没填时限", "left blank by the company"),
        ClockState::NotCovered => text("超出工作日历", "beyond the working-day calendar"),
        ClockState::Missed => text("做晚了", "done late"),
        ClockState::Early => text("早了", "too early"),
        ClockState::Over => text("已经到点", "the time is up"),
        ClockState::Met => text("按时完成", "done in time"),
    }
}

/// Returns the words for how a target stands.
#[must_use]
pub const fn target_state(state: TargetState) -> Text {
    match state {
        TargetState::Missed => text("没达标", "missed"),
        TargetState::Met => text("达标", "met"),
        TargetState::Nothing => text("总数是 0，没什么可算", "nothing to measure"),
        TargetState::NeedsBase => text("先写明按什么算", "say first of what it is"),
        TargetState::NotSet => text("公司没填指标", "left blank by the company"),
        TargetState::Open => text("还没填数", "no counts yet"),
    }
}

/// Returns a moment in full, with its seconds where they are known.
#[must_use]
pub fn stamp(stamp: Stamp, lang: Lang) -> String {
    with_seconds(stamp, dates::in_full(Moment { day: stamp.day, clock: stamp.clock }, lang))
}

fn with_seconds(stamp: Stamp, said: String) -> String {
    match stamp.clock {
        Some(clock) if stamp.to_second => format!("{said}:{:02}", chrono::Timelike::second(&clock)),
        _ => said,
    }
}

/// Returns the moment of a clock in words; a last day counts to its end.
#[must_use]
pub fn due(due: Stamp, kind: ClockKind, lang: Lang) -> String {
    all_day(due, kind, &stamp(due, lang), lang)
}

/// Returns the moment in short, with its year where asked for: `最晚 3月7日（含当天）`, `3月8日起`, `到 3月4日 18:30`.
#[must_use]
pub fn due_in_short(due: Stamp, kind: ClockKind, with_year: bool, lang: Lang) -> String {
    let said = dates::in_short(Moment { day: due.day, clock: due.clock }, with_year, lang);
    let said = all_day(due, kind, &with_seconds(due, said), lang);
    let template = match kind {
        ClockKind::By => text("最晚 {due}", "By {due}"),
        ClockKind::After => text("{due}起", "From {due} on"),
        ClockKind::Until => text("到 {due}", "Until {due}"),
    };
    fill(template.get(lang), &[("due", &said)])
}

fn all_day(due: Stamp, kind: ClockKind, said: &str, lang: Lang) -> String {
    let template = match (due.clock, kind) {
        (Some(_), _) | (None, ClockKind::After) => text("{due}", "{due}"),
        (None, _) => text("{due}（含当天）", "{due}, all day"),
    };
    fill(template.get(lang), &[("due", said)])
}

/// Returns the time that is left or over, such as `还剩 5 小时 20 分钟` or `超时 2 天`.
#[must_use]
pub fn service_left(left: Left, state: ClockState, lang: Lang) -> String {
    let (number, span) = match left {
        Left::Days(days) => (days, span_of_days(days.unsigned_abs(), lang)),
        Left::Seconds(seconds) => (seconds, span_of_seconds(seconds.unsigned_abs(), lang)),
    };
    let template = match (state, number, left) {
        (ClockState::Due | ClockState::Over, ..) => service_state(state),
        (ClockState::Waiting, ..) => text("再等 {span}", "{span} to wait"),
        (ClockState::Ongoing, 0, Left::Days(_)) => text("今天之内", "today"),
        (ClockState::Ongoing, ..) => text("还有 {span}", "{span} to go"),
        (ClockState::Early, ..) => text("早了 {span}", "{span} too early"),
        (ClockState::Ahead, 0, Left::Days(_)) => text("今天之内", "today"),
        (ClockState::Ahead, 0, Left::Seconds(_)) => text("就是现在", "now"),
        (ClockState::Ahead, ..) => text("还剩 {span}", "{span} left"),
        (ClockState::Missed, ..) => text("晚了 {span}", "{span} late"),
        (ClockState::Met, 0, _) => text("正好赶上", "just in time"),
        (ClockState::Met, ..) => text("提前 {span}", "{span} to spare"),
        _ => text("超时 {span}", "{span} over"),
    };
    fill(template.get(lang), &[("span", &span)])
}

fn span_of_days(days: u64, lang: Lang) -> String {
    fill(text("{days} 天", "{days} day{s}").get(lang), &[("days", &days.to_string()), ("s", dates::plural(days))])
}

/// The two largest units tell enough.
fn span_of_seconds(seconds: u64, lang: Lang) -> String {
    let (days, hours) = (seconds / 86_400, seconds / 3_600 % 24);
    let (minutes, rest) = (seconds / 60 % 60, seconds % 60);
    let one = |number: u64, unit: Text| (number > 0).then(|| format!("{number} {}", unit.get(lang)));
    let parts = match (days, seconds / 3_600) {
        (1.., _) => [Some(span_of_days(days, lang)), one(hours, text("小时", "h"))],
        (0, 1..) => [one(hours, text("小时", "h")), one(minutes, text("分钟", "min"))],
        (0, 0) => [one(minutes, text("分钟", "min")), one(rest, text("秒", "s"))],
    };
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// Returns how a clock stands, in one sentence that begins with its name.
#[must_use]
pub fn clock_said(one: &Running, clock: &Clock, lang: Lang) -> String {
    let template = match (one.kind, one.state) {
        (_, ClockState::Ahead) => text("{label}：最晚 {due}，{left}。", "{label}: by {due} ({left})."),
        (_, ClockState::Overdue) => text("{label}：最晚 {due}，已经{left}。", "{label}: was due {due} ({left})."),
        (_, ClockState::Missed) => text("{label}：最晚 {due}，{left}。", "{label}: due {due}, {left}."),
        (_, ClockState::Waiting) => text("{label}：{due}起才能办，{left}。", "{label}: not before {due} ({left})."),
        (_, ClockState::Due) => text(
            "{label}：{due}起可以办，制度没写最晚哪天。",
            "{label}: may be done from {due} on; no last day is stated.",
        ),
        (_, ClockState::Ongoing) => text("{label}：一直到 {due}，{left}。", "{label}: goes on until {due} ({left})."),
        (_, ClockState::Over) => text(
            "{label}：一直到 {due}，已经到点；做到没有，没有记。",
            "{label}: had to go on until {due}, which is past; whether it did was not entered.",
        ),
        (ClockKind::After, ClockState::Early) => {
            text("{label}：{due}起才能办，{left}。", "{label}: not before {due}; {left}.")
        }
        (_, ClockState::Early) => text("{label}：要到 {due}，{left}。", "{label}: until {due}; ended {left}."),
        (ClockKind::By, ClockState::Met) => {
            text("{label}：最晚 {due}，按时完成。", "{label}: due {due}, done in time.")
        }
        (ClockKind::After, ClockState::Met) => {
            text("{label}：{due}起可以办，是到了时候办的。", "{label}: not before {due}, and done after that.")
        }
        (ClockKind::Until, ClockState::Met) => {
            text("{label}：要到 {due}，做到了。", "{label}: until {due}, and it went on until then.")
        }
        _ => text("{label}：{why}", "{label}: {why}"),
    };
    let values = [
        ("label", clock.label.get(lang).as_str()),
        ("due", &one.due.map(|at| due(at, one.kind, lang)).unwrap_or_default()),
        ("left", &one.left.map(|left| service_left(left, one.state, lang)).unwrap_or_default()),
        ("why", &service_why(one, clock, lang)),
    ];
    fill(template.get(lang), &values)
}

/// Returns the way by which a clock is read, what the other way is, and how the clock stands by that.
#[must_use]
pub fn reading_said(one: &Read, kind: ClockKind, rulebook: &Rulebook, lang: Lang) -> Option<String> {
    let reading = rulebook.reading(&one.id)?;
    let ours = reading.ways.iter().find(|way| way.id.as_str() == one.way)?;
    let theirs = reading.ways.iter().find(|way| way.id.as_str() != one.way)?;
    let values = [
        ("about", reading.words.get(lang).as_str()),
        ("ours", ours.words.get(lang)),
        ("theirs", theirs.words.get(lang)),
    ];
    let template = if one.followed {
        text(
            "{about}，有两种读法：这里按“{ours}”；另一种是“{theirs}”。",
            "Two readings ({about}): here “{ours}”; the other “{theirs}”.",
        )
    } else {
        text(
            "这是另一种读法（{about}）：“{ours}”；本制度按“{theirs}”算。",
            "The other reading ({about}): “{ours}”; the rulebook follows “{theirs}”.",
        )
    };
    let mut said = fill(template.get(lang), &values);
    if let Some(instead) = one.instead {
        let state = service_state(instead.state);
        let due = instead.due.map(|at| due_in_short(at, kind, true, lang)).unwrap_or_default();
        let template = text("那样的话：{due}，{state}。", " By the other: {due}, {state}.");
        said.push_str(&fill(template.get(lang), &[("due", &due), ("state", state.get(lang))]));
    }
    Some(said)
}

/// Returns the reason why a clock cannot be judged; empty where it can.
#[must_use]
pub fn service_why(one: &Running, clock: &Clock, lang: Lang) -> String {
    let template = match (one.state, clock.length.unit) {
        (ClockState::NotSet, _) => text(
            "制度里的时限空着，填上公司定的数才能算。",
            "the regulation leaves the time blank; fill in what the company decided.",
        ),
        (ClockState::NotCovered, _) => text(
            "工作日历只有 {from} 到 {to} 年，超出的不推算。",
            "the working-day calendar covers {from} to {to}; beyond that nothing is guessed.",
        ),
        (ClockState::NeedsClockTime, LengthUnit::Seconds) => {
            text("按秒算，时间要填到秒。", "counted in seconds; give the time to the second.")
        }
        (ClockState::NeedsClockTime, _) => {
            text("只有日期算不出来，要填几点几分。", "a day alone is not enough; give the clock time.")
        }
        _ => return String::new(),
    };
    let (from, to) = one.years.unwrap_or_default();
    fill(template.get(lang), &[("from", &from.to_string()), ("to", &to.to_string())])
}

/// Returns how long a clock runs, such as `30 分钟内`, `3 天后`, `到 18:30 为止` or `次日 09:00 前`.
#[must_use]
pub fn clock_length(clock: &Clock, figure: Figure, lang: Lang) -> String {
    let unit = clock.length.unit;
    if figure == Figure::NotSet && !unit.is_without_figure() {
        return (*text("时限公司没填", "time left blank").get(lang)).to_owned();
    }
    let span = match unit {
        LengthUnit::SameDay => text("当天", "the same day"),
        LengthUnit::WeekEnd => text("本周", "the end of the week"),
        LengthUnit::MonthEnd => text("当月", "the end of the month"),
        LengthUnit::QuarterEnd => text("当季度", "the end of the quarter"),
        LengthUnit::MonthDay => text("当月 {n} 日", "day {n} of the month"),
        LengthUnit::SameDayAt | LengthUnit::SameDayBefore => text("当天 {n}", "{n}"),
        LengthUnit::NextDayAt | LengthUnit::NextDayBefore => text("次日 {n}", "{n} of the next day"),
        LengthUnit::WorkingDays => text("{n} 个工作日", "{n} working days"),
        LengthUnit::Days => text("{n} 天", "{n} days"),
        LengthUnit::Hours => text("{n} 小时", "{n} h"),
        LengthUnit::Minutes => text("{n} 分钟", "{n} min"),
        LengthUnit::Seconds => text("{n} 秒", "{n} s"),
    };
    let is_moment = unit.is_clock_time() || unit == LengthUnit::MonthDay;
    let template = match clock.kind() {
        ClockKind::By if unit == LengthUnit::SameDay => text("{span}", "{span}"),
        ClockKind::By if matches!(unit, LengthUnit::SameDayBefore | LengthUnit::NextDayBefore) => {
            text("{span} 前", "before {span}")
        }
        ClockKind::By if unit.is_clock_time() => text("最晚{span}", "by {span}"),
        ClockKind::By if is_moment => text("{span}", "{span}"),
        ClockKind::By if unit.is_without_figure() => text("{span}内", "by {span}"),
        ClockKind::By => text("{span}内", "within {span}"),
        ClockKind::After => text("{span}后", "after {span}"),
        ClockKind::Until if unit.is_without_figure() || is_moment => text("到{span}为止", "until {span}"),
        ClockKind::Until => text("持续 {span}", "for {span}"),
    };
    let span = fill(span.get(lang), &[("n", &figure.to_string())]);
    fill(template.get(lang), &[("span", &span)])
}

/// Returns clocks and targets as plain text to paste into a chat.
#[must_use]
pub fn service_plain(
    rulebook: &Rulebook,
    all: &[Running],
    month: (&str, &[Measured]),
    at: Moment,
    lang: Lang,
) -> String {
    let bracket = text("【{title}】", "[{title}]");
    let heading = |title: &str| fill(bracket.get(lang), &[("title", title)]);
    let mut lines = vec![heading(rulebook.head.title(lang))];
    lines.push(fill(text("按 {at} 算", "As of {at}").get(lang), &[("at", &dates::in_full(at, lang))]));
    for one in all {
        let Some(clock) = rulebook.clock(&one.clock) else { continue };
        let note = one.note.as_deref().map(|note| fill(text("（{note}）", " ({note})").get(lang), &[("note", note)]));
        lines.push(format!("· {}{}", clock_said(one, clock, lang), note.unwrap_or_default()));
        if !matches!(one.state, ClockState::Met | ClockState::Over) {
            let demands = clock_demands(one, clock).get(lang);
            lines.push(fill(text("  要做：{demands}", "  To do: {demands}").get(lang), &[("demands", demands)]));
        }
        let head = if one.state.is_missed() {
            text("  已误，可扣：{cost}", "  May cost by now: {cost}")
        } else {
            text("  误了可扣：{cost}", "  A miss may cost: {cost}")
        };
        for each in &one.costs {
            lines.push(fill(head.get(lang), &[("cost", &cost_said(each, rulebook, lang))]));
        }
        let reading = one.reading.as_ref();
        if let Some(said) = reading.and_then(|reading| reading_said(reading, one.kind, rulebook, lang)) {
            lines.push(format!("  {said}"));
        }
    }
    let (month, measured) = month;
    let mut measured = measured.iter().filter(|one| one.counts.is_some()).peekable();
    if measured.peek().is_some() {
        lines.push(heading(&fill(text("{month} 指标", "Targets {month}").get(lang), &[("month", month)])));
        let said = |one: &Measured| Some(format!("· {}", target_said(one, rulebook.target(&one.target)?, lang)));
        lines.extend(measured.filter_map(said));
    }
    lines.join("\n") + "\n"
}

/// Returns what a missed clock costs or would cost, and on what conditions.
#[must_use]
pub fn cost_said(cost: &Cost, rulebook: &Rulebook, lang: Lang) -> String {
    let label = rulebook.item(&cost.item).map(|item| item.label.get(lang).as_str()).unwrap_or_default();
    let per_day = cost.counts == "per-day";
    let counted = per_day || cost.counts == "occurrence";
    let template = match (cost.each, cost.most, cost.days) {
        _ if cost.holds == Some(false) => text("{label}：不扣", "{label}: nothing"),
        (Some(_), Some(_), Some(_)) => text(
            "{label}：{sum} 元（每天 {each} 元，已算 {days} 天）",
            "{label}: {sum} yuan ({each} a day, {days} day{s})",
        ),
        (Some(_), Some(_), None) => text("{label}：{sum} 元", "{label}: {sum} yuan"),
        (Some(_), None, _) if per_day => text("{label}：每天 {each} 元", "{label}: {each} yuan a day"),
        (Some(_), None, _) => text("{label}：{each} 元", "{label}: {each} yuan"),
        (None, ..) if counted => text("{label}：金额公司没填", "{label}: the sum is left blank"),
        (None, ..) => text("{label}：见处罚条款", "{label}: see the clause"),
    };
    let days = cost.days.unwrap_or_default();
    let sum = |sum: Option<crate::money::Fen>| sum.unwrap_or_default().to_string();
    let values = [
        ("label", label),
        ("sum", &*sum(cost.most)),
        ("each", &sum(cost.each)),
        ("days", &days.to_string()),
        ("s", dates::plural(u64::from(days))),
    ];
    let said = fill(template.get(lang), &values);
    let named = |wanted: Option<bool>| {
        let conditions = cost.conditions.iter().filter(|condition| condition.holds == wanted);
        let texts: Vec<&str> = conditions.map(|condition| condition_said(condition, rulebook, lang)).collect();
        texts.join(text("；", "; ").get(lang))
    };
    let (template, which) = match cost.holds {
        Some(true) => return said,
        Some(false) => (text("{said}（没有这回事：{which}）", "{said} (not so: {which})"), named(Some(false))),
        None => {
            (text("{said}，前提要问清：{which}", "{said} if this holds, which has to be asked: {which}"), named(None))
        }
    };
    fill(template.get(lang), &[("said", &said), ("which", &which)])
}

/// Returns a condition in the words of the rulebook.
#[must_use]
pub fn condition_said<'a>(held: &Held, rulebook: &'a Rulebook, lang: Lang) -> &'a str {
    rulebook.condition(&held.id).map(|condition| condition.words.get(lang).as_str()).unwrap_or_default()
}

/// Returns what must be done, by the way of reading by which the clock runs.
#[must_use]
pub fn clock_demands<'a>(one: &Running, clock: &'a Clock) -> &'a Text<String> {
    let is_other = one.reading.as_ref().is_some_and(|reading| !reading.followed);
    let other = clock.otherwise.as_ref().and_then(|other| other.demands.as_ref());
    other.filter(|_| is_other).unwrap_or(&clock.demands)
}

/// Returns what a target demands, such as `不低于 95%`.
#[must_use]
pub fn wanted(one: &Measured, lang: Lang) -> String {
    let Some(percent) = one.percent else { return (*target_state(TargetState::NotSet).get(lang)).to_owned() };
    let template = match one.bound {
        Bound::AtLeast => text("不低于 {percent}", "at least {percent}"),
        Bound::AtMost => text("不超过 {percent}", "at most {percent}"),
    };
    fill(template.get(lang), &[("percent", &percent.to_string())])
}

/// Returns how a target stands, in one sentence that begins with its name.
#[must_use]
pub fn target_said(one: &Measured, target: &Target, lang: Lang) -> String {
    let counts = one.counts.as_ref();
    let template = match (one.state, counts.is_some(), counts.and_then(|counts| counts.base.as_ref()).is_some()) {
        (TargetState::Met | TargetState::Missed, _, true) => text(
            "{label}：{counted} / {of}（基数：{base}）= {share}，要求{wanted}，{state}。",
            "{label}: {counted} of {of} ({base}) is {share}; {wanted} is asked for: {state}.",
        ),
        (TargetState::Met | TargetState::Missed, ..) => text(
            "{label}：{counted} / {of} = {share}，要求{wanted}，{state}。",
            "{label}: {counted} of {of} is {share}; {wanted} is asked for: {state}.",
        ),
        (TargetState::NotSet, true, _) if one.share.is_some() => text(
            "{label}：{counted} / {of} = {share}；公司没填指标，不能说达没达标。",
            "{label}: {counted} of {of} is {share}; the target is left blank by the company, so nothing can be said.",
        ),
        (TargetState::NeedsBase, ..) => text(
            "{label}：{counted} / {of} = {share}；制度没写按什么算，写明了才能说达没达标。",
            "{label}: {counted} of {of} is {share}; the regulation does not say of what, so say that first.",
        ),
        _ => text("{label}：{state}。", "{label}: {state}."),
    };
    let number = |number: Option<u32>| number.unwrap_or_default().to_string();
    let values = [
        ("label", target.label.get(lang).as_str()),
        ("counted", &number(counts.map(|counts| counts.counted))),
        ("of", &number(counts.map(|counts| counts.of))),
        ("base", counts.and_then(|counts| counts.base.as_deref()).unwrap_or_default()),
        ("share", &one.share.map(|share| share.to_string()).unwrap_or_default()),
        ("wanted", &wanted(one, lang)),
        ("state", target_state(one.state).get(lang)),
    ];
    fill(template.get(lang), &values)
}

/// Returns a problem of what was entered, in one sentence that names the field.
#[must_use]
pub fn service_issue(issue: &Issue, lang: Lang) -> String {
    let whole = text("传入的内容", "What was passed");
    let field = if issue.field.is_empty() { whole.get(lang) } else { issue.field.as_str() };
    let most = match issue.fault {
        Fault::TooLong(most) => most.to_string(),
        _ => String::new(),
    };
    fill(fault(&issue.fault).get(lang), &[("field", field), ("most", &most)])
}

const fn fault(fault: &Fault) -> Text {
    match fault {
        Fault::UnknownField => {
            text("{field}：没有这个字段，请检查拼写。", "{field}: there is no such field; check the spelling.")
        }
        Fault::Missing => text("{field}：没有填，请补上。", "{field}: missing; add it."),
        Fault::NotAList => text("{field}：应为列表。", "{field}: must be a list."),
        Fault::NotARecord => text("{field}：应为普通的对象。", "{field}: must be a plain object."),
        Fault::NotText => text("{field}：应为文字，请加引号传入。", "{field}: must be text; pass a string."),
        Fault::NotAFlag => text("{field}：应为 true 或 false。", "{field}: must be true or false."),
        Fault::NotAMoment => text(
            "{field}：看不懂这个时间，请写成 2026-03-04 或 2026-03-04 08:30 这样。",
            "{field}: not a date that can be read; write 2026-03-04 or 2026-03-04 08:30.",
        ),
        Fault::NotACount => text("{field}：应为不小于 0 的整数。", "{field}: must be a whole number from 0."),
        Fault::NotANumber => text("{field}：类型不对，应为数字。", "{field}: wrong type, must be a number."),
        Fault::NotAFigure => text(
            "{field}：应为数字（最多两位小数），或 08:30 这样的钟点。",
            "{field}: must be a number with at most two decimals, or a clock time like 08:30.",
        ),
        Fault::TooMany => text("{field}：条数太多，请核对。", "{field}: far too many entries; check them."),
        Fault::TooLong(_) => {
            text("{field}：最多 {most} 个字，请缩短。", "{field}: at most {most} characters; shorten it.")
        }
        Fault::Control => text(
            "{field}：含有看不见的控制字符，请重新输入。",
            "{field}: it holds invisible control characters; type it again.",
        ),
        Fault::Years => text(
            "{field}：年份要在 2000 到 2099 之间，请核对。",
            "{field}: the year must lie between 2000 and 2099; check it.",
        ),
        Fault::TooLarge => text("{field}：数太大，请核对。", "{field}: far too large; check it."),
        Fault::BeforeStart => text(
            "{field}：完成时间早于发生时间，请核对两个时间。",
            "{field}: done before it happened; check both times.",
        ),
        Fault::AfterAsOf => text(
            "{field}：完成时间还没到，请核对。",
            "{field}: done later than the moment that is asked about; check it.",
        ),
        Fault::UnknownEvent => text("{field}：这份制度里没有这个事件。", "{field}: the rulebook has no such event."),
        Fault::UnknownClock => text("{field}：这个事件没有这个时限。", "{field}: the event starts no such clock."),
        Fault::UnknownCondition => text(
            "{field}：这个事件误了要扣的项目里，没有这个条件。",
            "{field}: nothing that a miss of the event costs has such a condition.",
        ),
        Fault::UnknownTarget => text("{field}：这份制度里没有这个指标。", "{field}: the rulebook has no such target."),
        Fault::UnknownBlank => {
            text("{field}：这份制度里没有这个空着的数。", "{field}: the rulebook has no such figure left blank.")
        }
        Fault::MoreThanAll => {
            text("{field}：比总数还多，请核对两个数。", "{field}: more than there are in all; check both numbers.")
        }
    }
}

/// Returns the unit in which a blank length is asked for.
#[must_use]
pub const fn length_unit(unit: LengthUnit) -> Text {
    match unit {
        LengthUnit::Seconds => text("秒", "seconds"),
        LengthUnit::Minutes => text("分钟", "minutes"),
        LengthUnit::Hours => text("小时", "hours"),
        LengthUnit::Days => text("天", "days"),
        LengthUnit::WorkingDays => text("个工作日", "working days"),
        LengthUnit::MonthDay => text("日", "day of the month"),
        LengthUnit::SameDayAt | LengthUnit::SameDayBefore | LengthUnit::NextDayAt | LengthUnit::NextDayBefore => {
            text("点（08:30 这样写）", "o'clock, as 08:30")
        }
        LengthUnit::SameDay | LengthUnit::WeekEnd | LengthUnit::MonthEnd | LengthUnit::QuarterEnd => text("", ""),
    }
}

/// The codes of all states and units have their words.
#[cfg(test)]
mod tests {
    use super::*;
    use crate::choice::Choice;

    #[test]
    fn spans_name_their_two_largest_units() {
        for (seconds, zh, en) in [
            (20, "20 秒", "20 s"),
            (60, "1 分钟", "1 min"),
            (90, "1 分钟 30 秒", "1 min 30 s"),
            (3_600, "1 小时", "1 h"),
            (19_200, "5 小时 20 分钟", "5 h 20 min"),
            (86_400, "1 天", "1 day"),
            (183_600, "2 天 3 小时", "2 days 3 h"),
        ] {
            assert_eq!(span_of_seconds(seconds, Lang::Zh), zh);
            assert_eq!(span_of_seconds(seconds, Lang::En), en);
        }
        for state in ClockState::ALL {
            for left in [Left::Days(0), Left::Days(1), Left::Seconds(0), Left::Seconds(-61)] {
                assert!(!service_left(left, *state, Lang::Zh).contains('{'), "{state:?}");
            }
        }
    }
}
