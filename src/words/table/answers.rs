//! Circumstances and their answers in words. Figures come from the rulebook.

use crate::case::Field;
use crate::lang::{Lang, Text, text};
use crate::rulebook::{ClosingWindow, FilingWindow, ReadingId, Readings};
use crate::rules::facts::{Closing, Filed, Signed};
use crate::table::{Answers, Circumstance, DamageReport, Place, What};
use crate::words::labels;

/// The name of a circumstance.
pub(super) const fn circumstance(circumstance: Circumstance) -> Text {
    match circumstance {
        Circumstance::Problem => labels::field(Field::Problem),
        Circumstance::Claimant => labels::field(Field::Claimant),
        Circumstance::Closing => text("停点、换点后的申报", "Filed after the station stopped"),
        Circumstance::ForceMajeure => labels::field(Field::ForceMajeure),
        Circumstance::Filed => text("发件后的申报", "Filed after sending"),
        Circumstance::Cash => labels::field(Field::Cash),
        Circumstance::DamageCause => text("损坏原因", "Cause of the damage"),
        Circumstance::ContaminationCause => text("污染原因", "Cause of the contamination"),
        Circumstance::AddressFault => {
            text("收件信息有误，误送且追不回", "Misdelivered for wrong details, not recoverable")
        }
        Circumstance::StationChange => labels::field(Field::StationChange),
        Circumstance::ProxySigned => text("未经本人同意由他人代收", "Handed over without consent"),
        Circumstance::DamageReport => text("破损上报与配合", "Damage report"),
        Circumstance::Place => labels::field(Field::Stage),
        Circumstance::DeliveredBy => labels::field(Field::DeliveredBy),
        Circumstance::Extent => labels::field(Field::Extent),
        Circumstance::Signed => text("签收", "Signed"),
        Circumstance::InNetwork => labels::field(Field::InNetwork),
        Circumstance::DelayCause => labels::field(Field::DelayCause),
    }
}

/// Answers that have one name together.
type Piece = (&'static [u8], Text);

/// The answers as a list; of names that stand for several answers, the widest that fits.
pub(super) fn answers(circumstance: Circumstance, answers: Answers, follows: Readings, lang: Lang) -> String {
    let mut left = answers;
    let mut named: Vec<(u8, &str)> = Vec::new();
    for (places, name) in pieces(circumstance, follows) {
        let piece = places.iter().fold(Answers::default(), |piece, place| piece.or(Answers::only(*place)));
        if left.and(piece) == piece {
            left = left.but(piece);
            named.push((places.first().copied().unwrap_or_default(), name.get(lang)));
        }
    }
    named.extend(left.each().map(|answer| (answer, *single(circumstance, answer).get(lang))));
    crate::order::sort_by_key(&mut named, |(place, _)| *place);
    let names: Vec<&str> = named.into_iter().map(|(_, name)| name).collect();
    names.join(text("、", "; ").get(lang))
}

/// Names for answers, those for the most answers first.
fn pieces(circumstance: Circumstance, follows: Readings) -> &'static [Piece] {
    match circumstance {
        Circumstance::Problem => PROBLEM,
        Circumstance::DamageReport => DAMAGE_REPORT,
        Circumstance::Place => PLACE,
        Circumstance::Signed => SIGNED,
        Circumstance::Filed => match follows.follow(ReadingId::FilingWindow) {
            Some(FilingWindow::Month) => FILED_BY_MONTH,
            Some(FilingWindow::DayOneCounted) => FILED_DAY_ONE_COUNTED,
            Some(FilingWindow::Days) | None => FILED_BY_DAYS,
        },
        Circumstance::Closing => match follows.follow(ReadingId::ClosingWindow) {
            Some(ClosingWindow::Within) => CLOSING_WITHIN,
            Some(ClosingWindow::After) | None => CLOSING_AFTER,
        },
        _ => &[],
    }
}

/// The name of an answer that has none of these.
fn single(circumstance: Circumstance, answer: u8) -> Text {
    let field = match circumstance {
        Circumstance::Claimant => Field::Claimant,
        Circumstance::DamageCause | Circumstance::ContaminationCause => Field::Cause,
        Circumstance::DeliveredBy => Field::DeliveredBy,
        Circumstance::Extent => Field::Extent,
        Circumstance::DelayCause => Field::DelayCause,
        _ => return if answer == 0 { text("否", "no") } else { text("是", "yes") },
    };
    labels::choice(field, answer).unwrap_or(text("", ""))
}

const PROBLEM: &[Piece] = &[
    (
        &[
            What::None as u8,
            What::Found as u8,
            What::Damaged as u8,
            What::Short as u8,
            What::Contaminated as u8,
            What::Other as u8,
        ],
        text("没有遗失", "not lost"),
    ),
    (
        &[What::Lost as u8, What::LostAfterAll as u8, What::Found as u8],
        text("遗失（含查找中）", "lost, or still looked for"),
    ),
    (&[What::Lost as u8, What::LostAfterAll as u8], text("遗失（含查找后确认遗失）", "lost, also after a search")),
    (&[What::None as u8], text("没有问题", "no problem")),
    (&[What::Lost as u8], text("遗失", "lost")),
    (&[What::LostAfterAll as u8], text("查找后确认遗失", "lost after a search")),
    (&[What::Found as u8], text("疑似遗失，后来找到", "found after a search")),
    (&[What::Damaged as u8], text("破损", "damaged")),
    (&[What::Short as u8], text("内件短少", "contents short")),
    (&[What::Contaminated as u8], text("污染", "contaminated")),
    (&[What::Other as u8], text("其他", "other")),
];

const DAMAGE_REPORT: &[Piece] = &[
    (
        &[DamageReport::NotCooperated as u8, DamageReport::Late as u8],
        text(
            "扫描后 {loss-9.minutes} 分钟内没上报，或不配合",
            "not within {loss-9.minutes} minutes, or not cooperating",
        ),
    ),
    (
        &[DamageReport::Cooperated as u8, DamageReport::NotCooperated as u8],
        text("扫描后 {loss-9.minutes} 分钟内上报", "within {loss-9.minutes} minutes"),
    ),
    (
        &[DamageReport::Cooperated as u8],
        text("扫描后 {loss-9.minutes} 分钟内上报，并配合", "within {loss-9.minutes} minutes, cooperating"),
    ),
    (
        &[DamageReport::NotCooperated as u8],
        text("扫描后 {loss-9.minutes} 分钟内上报，但不配合", "within {loss-9.minutes} minutes, not cooperating"),
    ),
    (&[DamageReport::Late as u8], text("扫描后 {loss-9.minutes} 分钟内没上报", "not within {loss-9.minutes} minutes")),
];

const PLACE: &[Piece] = &[
    (&[Place::TransitNotListed as u8, Place::TransitInTime as u8, Place::TransitLate as u8], text("中转", "transit")),
    (
        &[Place::TransitNotListed as u8, Place::TransitInTime as u8],
        text(
            "中转（清单上没有，或班车到后 {loss-8.minutes} 分钟内已上报）",
            "transit (not listed, or reported within {loss-8.minutes} minutes)",
        ),
    ),
    (&[Place::TransitNotListed as u8], text("中转（清单上没有）", "transit (not listed)")),
    (
        &[Place::TransitInTime as u8],
        text(
            "中转（清单上有，班车到后 {loss-8.minutes} 分钟内已上报）",
            "transit (listed, reported within {loss-8.minutes} minutes)",
        ),
    ),
    (
        &[Place::TransitLate as u8],
        text(
            "中转（清单上有，班车到后 {loss-8.minutes} 分钟内没上报）",
            "transit (listed, not reported within {loss-8.minutes} minutes)",
        ),
    ),
    (&[Place::Origin as u8], text("发件站点", "sending station")),
    (&[Place::Delivery as u8], text("派件", "delivery")),
];

const SIGNED: &[Piece] = &[
    (&[Signed::OnTime as u8], text("按时签收", "by the deadline")),
    (&[Signed::NotDue as u8], text("还没签收，时效也没到", "not yet, and the deadline lies ahead")),
    (&[Signed::Late as u8], text("过了时效才签收，或一直没签收", "after the deadline, or not at all")),
];

const FILED_BY_DAYS: &[Piece] = &[
    (&[Filed::InTime as u8, Filed::Disputed as u8], text("{loss-2.days} 天内", "within {loss-2.days} days")),
    (
        &[Filed::InTime as u8],
        text(
            "{loss-2.days} 天内，也没过 {loss-15e.months} 个月",
            "within {loss-2.days} days and within {loss-15e.months} month",
        ),
    ),
    (
        &[Filed::Disputed as u8],
        text(
            "{loss-2.days} 天内，但过了 {loss-15e.months} 个月",
            "within {loss-2.days} days, after {loss-15e.months} month",
        ),
    ),
    (&[Filed::Late as u8], text("超过 {loss-2.days} 天", "after {loss-2.days} days")),
];

const FILED_DAY_ONE_COUNTED: &[Piece] = &[
    (
        &[Filed::InTime as u8, Filed::Disputed as u8],
        text("{loss-2.days} 天内（发件当天算第一天）", "within {loss-2.days} days, the sending day counted"),
    ),
    (
        &[Filed::InTime as u8],
        text(
            "{loss-2.days} 天内（发件当天算第一天），也没过 {loss-15e.months} 个月",
            "within {loss-2.days} days, the sending day counted, and within {loss-15e.months} month",
        ),
    ),
    (
        &[Filed::Disputed as u8],
        text(
            "{loss-2.days} 天内（发件当天算第一天），但过了 {loss-15e.months} 个月",
            "within {loss-2.days} days, the sending day counted, after {loss-15e.months} month",
        ),
    ),
    (
        &[Filed::Late as u8],
        text("超过 {loss-2.days} 天（发件当天算第一天）", "after {loss-2.days} days, the sending day counted"),
    ),
];

const FILED_BY_MONTH: &[Piece] = &[
    (&[Filed::InTime as u8, Filed::Disputed as u8], text("{loss-15e.months} 个月内", "within {loss-15e.months} month")),
    (
        &[Filed::InTime as u8],
        text(
            "{loss-15e.months} 个月内，也没过 {loss-2.days} 天",
            "within {loss-15e.months} month and within {loss-2.days} days",
        ),
    ),
    (
        &[Filed::Disputed as u8],
        text(
            "{loss-15e.months} 个月内，但过了 {loss-2.days} 天",
            "within {loss-15e.months} month, after {loss-2.days} days",
        ),
    ),
    (&[Filed::Late as u8], text("超过 {loss-15e.months} 个月", "after {loss-15e.months} month")),
];

const CLOSING_AFTER: &[Piece] = &[
    (
        &[Closing::NotClosed as u8, Closing::Admitted as u8],
        text("没有停点、换点，或不晚于第 {loss-15c.days} 天", "it did not stop, or by day {loss-15c.days}"),
    ),
    (&[Closing::NotClosed as u8], text("没有停点、换点", "it did not stop")),
    (&[Closing::Admitted as u8], text("不晚于第 {loss-15c.days} 天", "by day {loss-15c.days}")),
    (&[Closing::Refused as u8], text("晚于第 {loss-15c.days} 天", "after day {loss-15c.days}")),
];

const CLOSING_WITHIN: &[Piece] = &[
    (
        &[Closing::NotClosed as u8, Closing::Admitted as u8],
        text(
            "没有停点、换点，或不在当天到第 {loss-15c.days} 天之间",
            "it did not stop, or not from that day to day {loss-15c.days}",
        ),
    ),
    (&[Closing::NotClosed as u8], text("没有停点、换点", "it did not stop")),
    (
        &[Closing::Admitted as u8],
        text("不在当天到第 {loss-15c.days} 天之间", "not from that day to day {loss-15c.days}"),
    ),
    (&[Closing::Refused as u8], text("在当天到第 {loss-15c.days} 天之间", "from that day to day {loss-15c.days}")),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::choice::Choice;
    use crate::rulebook::ParcelRules;

    #[test]
    fn every_answer_has_a_name_of_its_own() {
        for &asked in Circumstance::ALL {
            for reading in ReadingId::ALL {
                let follows = ParcelRules::built_in().follows;
                for follows in [follows, follows.otherwise(*reading), follows.with(*reading, 2)] {
                    for lang in [Lang::Zh, Lang::En] {
                        let names: Vec<String> = (0..)
                            .zip(asked.answers())
                            .map(|(place, _)| answers(asked, Answers::only(place), follows, lang))
                            .collect();
                        let double = names.iter().enumerate().find(|(at, name)| names[..*at].contains(*name));
                        assert!(double.is_none() && names.iter().all(|name| !name.is_empty()), "{names:?}");
                    }
                }
            }
        }
    }
}
