//! What stands in the pictures, and what they say at a glance.

use super::answer::clock_state;
use super::fill::fill;
use super::{dates, labels, sum};
use crate::case::Field;
use crate::estimate::{DeadlineId, DeadlineState, Event, FineDays, What};
use crate::lang::{Lang, Text, text};
use crate::moment::Moment;
use crate::money::{Fen, Range};

/// Returns an entry of the timeline in a few words.
#[must_use]
pub const fn event(what: What) -> Text {
    match what {
        What::Fact(Field::SentOn) => text("发件", "Sent"),
        What::Fact(Field::VehicleArrivedAt) => text("网络班车到达", "Vehicle arrived"),
        What::Fact(Field::MissingReportedAt) => text("上报有单无货", "Reported missing"),
        What::Fact(Field::ScannedAt) => text("到件扫描", "Arrival scan"),
        What::Fact(Field::DamageReportedAt) => text("上报破损", "Damage reported"),
        What::Fact(Field::SignedAt) => text("签收", "Signed"),
        What::Fact(Field::ClaimedOn) => text("申报", "Filed"),
        What::Fact(Field::ClosedOn) => text("停点/换点", "Station stopped"),
        What::Fact(field) => labels::field(field),
        What::Due => text("派件时效截止", "Delivery deadline"),
        // A year and a clock time stand beside it, on the narrowest screen too.
        What::Deadline(DeadlineId::ReportMissing) => text("有单无货上报截止", "Report missing by"),
        What::Deadline(DeadlineId::FileAfterClosing) => text("停点后申报截止", "File after closing"),
        What::Deadline(id) => labels::deadline(id),
        What::Now => text("测算时刻", "Counted at"),
    }
}

/// Returns how a time limit of the timeline stands, such as `还来得及，还有 3 天`.
#[must_use]
pub fn event_state(event: &Event, now: Moment, lang: Lang) -> String {
    let Some(state) = event.state else { return String::new() };
    let said = match event.what {
        What::Deadline(id) => clock_state(id, state),
        _ => match state {
            DeadlineState::Ahead => text("还没到", "not yet"),
            DeadlineState::Passed => text("已过", "over"),
            DeadlineState::Met => text("没有延误", "kept"),
            DeadlineState::Missed => text("延误", "late"),
        },
    };
    let left = now.at().filter(|_| state == DeadlineState::Ahead).map(|now| dates::time_left(event.at, now, lang));
    match left {
        Some(left) => {
            fill(text("{state}，{left}", "{state}, {left}").get(lang), &[("state", said.get(lang)), ("left", &left)])
        }
        None => (*said.get(lang)).to_owned(),
    }
}

/// Returns the timeline in a sentence: from when to when, and what comes next.
#[must_use]
pub fn timeline_gist(events: &[Event], lang: Lang) -> String {
    let (Some(first), Some(last)) = (events.first(), events.last()) else { return String::new() };
    let now = events.iter().find(|event| event.what == What::Now);
    let next = events.iter().find(|event| event.state == Some(DeadlineState::Ahead));
    let left = next.zip(now.and_then(|now| now.at.at()));
    let left = left.map(|(next, now)| dates::time_left(next.at, now, lang)).unwrap_or_default();
    let template = match next {
        Some(_) => text(
            "从{from}（{first}）到{to}（{last}）。下一个期限：{next}，{due}，{left}。",
            "From {from} ({first}) to {to} ({last}). The next deadline: {next}, {due}, {left}.",
        ),
        None => text(
            "从{from}（{first}）到{to}（{last}）。前面没有期限了。",
            "From {from} ({first}) to {to} ({last}). No deadline lies ahead.",
        ),
    };
    let due = next.map(|next| dates::in_full(next.at, lang)).unwrap_or_default();
    let values = [
        ("from", &*dates::in_full(first.at, lang)),
        ("first", event(first.what).get(lang)),
        ("to", &*dates::in_full(last.at, lang)),
        ("last", event(last.what).get(lang)),
        ("next", next.map_or("", |next| event(next.what).get(lang))),
        ("due", &*due),
        ("left", &*left),
    ];
    fill(template.get(lang), &values)
}

/// Returns the fine by day in a sentence: what it is on the day that counts, and its cap.
#[must_use]
pub fn fine_gist(fine: &FineDays, lang: Lang) -> String {
    let until = fine.days.iter().find(|day| day.day == fine.until);
    let capped = fine.days.iter().find(|day| day.fine.max == Some(fine.cap));
    let template = match (fine.signed, capped) {
        (true, _) => text(
            "{until}签收，罚款 {sum}；最多罚 {cap}。",
            "Signed on {until}: the fine is {sum}; it can be {cap} at most.",
        ),
        (false, Some(capped)) if capped.day <= fine.until => {
            text("到{until}，罚款 {sum}，已经封顶。", "On {until} the fine is {sum}, which is the cap.")
        }
        (false, Some(_)) => text(
            "到{until}，罚款 {sum}；{day}涨到 {cap}封顶。",
            "On {until} the fine is {sum}; it rises to its cap of {cap} on {day}.",
        ),
        (false, None) => {
            text("到{until}，罚款 {sum}；最多罚 {cap}。", "On {until} the fine is {sum}; it can be {cap} at most.")
        }
    };
    let values = [
        ("until", &*dates::in_full(fine.until.into(), lang)),
        ("sum", &*until.map(|day| sum(day.fine, lang)).unwrap_or_default()),
        ("cap", &*sum(Range::exactly(fine.cap), lang)),
        ("day", &*capped.map(|day| dates::in_full(day.day.into(), lang)).unwrap_or_default()),
    ];
    fill(template.get(lang), &values)
}

/// Returns the label of the cap of a fine, such as `封顶 100 元`.
#[must_use]
pub fn capped(cap: Fen, lang: Lang) -> String {
    fill(text("封顶 {cap}", "cap {cap}").get(lang), &[("cap", &sum(Range::exactly(cap), lang))])
}

/// Returns a sum in few characters, such as `60` or `≤60`.
#[must_use]
pub fn at_most(range: Range) -> String {
    match (range.single(), range.max) {
        (Some(sum), _) => sum.to_string(),
        (None, Some(max)) => format!("≤{max}"),
        (None, None) => String::new(),
    }
}
