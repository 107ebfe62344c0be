//! Circumstances and their answers in words. Figures come from the rulebook.

use crate::case::Field;
use crate::choice::Choice;
use crate::lang::{Lang, Text, text};
use crate::rulebook::{ClosingWindow, FilingWindow, ReadingId, Readings};
use crate::rules::facts::{Closing, Filed, Signed};
use crate::table::{Answer, Answers, Circumstance, DamageReport, Place, What};
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

/// Answers of one list that have one name together.
type Piece<T> = (&'static [T], Text);

/// The answers as a list; of names that stand for several answers, the widest that fits.
pub(super) fn answers(circumstance: Circumstance, answers: Answers, follows: Readings, lang: Lang) -> String {
    let mut left = answers;
    let mut named: Vec<(Option<Answer>, &str)> = Vec::new();
    for (piece, name) in pieces(circumstance, follows) {
        if left.and(piece) == piece {
            left = left.but(piece);
            named.push((piece.each().next(), name.get(lang)));
        }
    }
    named.extend(left.each().map(|answer| (Some(answer), *single(circumstance, answer).get(lang))));
    crate::order::sort_by_key(&mut named, |(first, _)| *first);
    let names: Vec<&str> = named.into_iter().map(|(_, name)| name).collect();
    names.join(text("、", "; ").get(lang))
}

/// Names for answers, those for the most answers first.
fn pieces(circumstance: Circumstance, follows: Readings) -> Vec<(Answers, Text)> {
    match circumstance {
        Circumstance::Problem => sets(PROBLEM),
        Circumstance::DamageReport => sets(DAMAGE_REPORT),
        Circumstance::Place => sets(PLACE),
        Circumstance::Signed => sets(SIGNED),
        Circumstance::Filed => sets(match follows.follow(ReadingId::FilingWindow) {
            Some(FilingWindow::Month) => FILED_BY_MONTH,
            Some(FilingWindow::DayOneCounted) => FILED_DAY_ONE_COUNTED,
            Some(FilingWindow::Days) | None => FILED_BY_DAYS,
        }),
        Circumstance::Closing => sets(match follows.follow(ReadingId::ClosingWindow) {
            Some(ClosingWindow::Within) => CLOSING_WITHIN,
            Some(ClosingWindow::After) | None => CLOSING_AFTER,
        }),
        _ => Vec::new(),
    }
}

fn sets<T: Choice>(pieces: &[Piece<T>]) -> Vec<(Answers, Text)> {
    let set =
        |answers: &[T]| answers.iter().fold(Answers::default(), |set, answer| set.or(Answers::only((*answer).into())));
    pieces.iter().map(|(answers, name)| (set(answers), *name)).collect()
}

/// The name of an answer that has none of these.
fn single(circumstance: Circumstance, answer: Answer) -> Text {
    let field = match circumstance {
        Circumstance::Claimant => Field::Claimant,
        Circumstance::DamageCause | Circumstance::ContaminationCause => Field::Cause,
        Circumstance::DeliveredBy => Field::DeliveredBy,
        Circumstance::Extent => Field::Extent,
        Circumstance::DelayCause => Field::DelayCause,
        _ => return if answer.place() == 0 { text("否", "no") } else { text("是", "yes") },
    };
    labels::choice(field, answer.place()).unwrap_or(text("", ""))
}

const PROBLEM: &[Piece<What>] = &[
    (
        &[What::None, What::Found, What::Damaged, What::Short, What::Contaminated, What::Other],
        text("没有遗失", "not lost"),
    ),
    (&[What::Lost, What::LostAfterAll, What::Found], text("遗失（含查找中）", "lost, or still looked for")),
    (&[What::Lost, What::LostAfterAll], text("遗失（含查找后确认遗失）", "lost, also after a search")),
    (&[What::None], text("没有问题", "no problem")),
    (&[What::Lost], text("遗失", "lost")),
    (&[What::LostAfterAll], text("查找后确认遗失", "lost after a search")),
    (&[What::Found], text("疑似遗失，后来找到", "found after a search")),
    (&[What::Damaged], text("破损", "damaged")),
    (&[What::Short], text("内件短少", "contents short")),
    (&[What::Contaminated], text("污染", "contaminated")),
    (&[What::Other], text("其他", "other")),
];

const DAMAGE_REPORT: &[Piece<DamageReport>] = &[
    (
        &[DamageReport::NotCooperated, DamageReport::Late],
        text(
            "扫描后 {loss-9.minutes} 分钟内没上报，或不配合",
            "not within {loss-9.minutes} minutes, or not cooperating",
        ),
    ),
    (
        &[DamageReport::Cooperated, DamageReport::NotCooperated],
        text("扫描后 {loss-9.minutes} 分钟内上报", "within {loss-9.minutes} minutes"),
    ),
    (
        &[DamageReport::Cooperated],
        text("扫描后 {loss-9.minutes} 分钟内上报，并配合", "within {loss-9.minutes} minutes, cooperating"),
    ),
    (
        &[DamageReport::NotCooperated],
        text("扫描后 {loss-9.minutes} 分钟内上报，但不配合", "within {loss-9.minutes} minutes, not cooperating"),
    ),
    (&[DamageReport::Late], text("扫描后 {loss-9.minutes} 分钟内没上报", "not within {loss-9.minutes} minutes")),
];

const PLACE: &[Piece<Place>] = &[
    (&[Place::TransitNotListed, Place::TransitInTime, Place::TransitLate], text("中转", "transit")),
    (
        &[Place::TransitNotListed, Place::TransitInTime],
        text(
            "中转（清单上没有，或班车到后 {loss-8.minutes} 分钟内已上报）",
            "transit (not listed, or reported within {loss-8.minutes} minutes)",
        ),
    ),
    (&[Place::TransitNotListed], text("中转（清单上没有）", "transit (not listed)")),
    (
        &[Place::TransitInTime],
        text(
            "中转（清单上有，班车到后 {loss-8.minutes} 分钟内已上报）",
            "transit (listed, reported within {loss-8.minutes} minutes)",
        ),
    ),
    (
        &[Place::TransitLate],
        text(
            "中转（清单上有，班车到后 {loss-8.minutes} 分钟内没上报）",
            "transit (listed, not reported within {loss-8.minutes} minutes)",
        ),
    ),
    (&[Place::Origin], text("发件站点", "sending station")),
    (&[Place::Delivery], text("派件", "delivery")),
];

const SIGNED: &[Piece<Signed>] = &[
    (&[Signed::OnTime], text("按时签收", "by the deadline")),
    (&[Signed::NotDue], text("还没签收，时效也没到", "not yet, and the deadline lies ahead")),
    (&[Signed::Late], text("过了时效才签收，或一直没签收", "after the deadline, or not at all")),
];

const FILED_BY_DAYS: &[Piece<Filed>] = &[
    (&[Filed::InTime, Filed::Disputed], text("{loss-2.days} 天内", "within {loss-2.days} days")),
    (
        &[Filed::InTime],
        text(
            "{loss-2.days} 天内，也没过 {loss-15e.months} 个月",
            "within {loss-2.days} days and within {loss-15e.months} month",
        ),
    ),
    (
        &[Filed::Disputed],
        text(
            "{loss-2.days} 天内，但过了 {loss-15e.months} 个月",
            "within {loss-2.days} days, after {loss-15e.months} month",
        ),
    ),
    (&[Filed::Late], text("超过 {loss-2.days} 天", "after {loss-2.days} days")),
];

const FILED_DAY_ONE_COUNTED: &[Piece<Filed>] = &[
    (
        &[Filed::InTime, Filed::Disputed],
        text("{loss-2.days} 天内（发件当天算第一天）", "within {loss-2.days} days, the sending day counted"),
    ),
    (
        &[Filed::InTime],
        text(
            "{loss-2.days} 天内（发件当天算第一天），也没过 {loss-15e.months} 个月",
            "within {loss-2.days} days, the sending day counted, and within {loss-15e.months} month",
        ),
    ),
    (
        &[Filed::Disputed],
        text(
            "{loss-2.days} 天内（发件当天算第一天），但过了 {loss-15e.months} 个月",
            "within {loss-2.days} days, the sending day counted, after {loss-15e.months} month",
        ),
    ),
    (
        &[Filed::Late],
        text("超过 {loss-2.days} 天（发件当天算第一天）", "after {loss-2.days} days, the sending day counted"),
    ),
];

const FILED_BY_MONTH: &[Piece<Filed>] = &[
    (&[Filed::InTime, Filed::Disputed], text("{loss-15e.months} 个月内", "within {loss-15e.months} month")),
    (
        &[Filed::InTime],
        text(
            "{loss-15e.months} 个月内，也没过 {loss-2.days} 天",
            "within {loss-15e.months} month and within {loss-2.days} days",
        ),
    ),
    (
        &[Filed::Disputed],
        text(
            "{loss-15e.months} 个月内，但过了 {loss-2.days} 天",
            "within {loss-15e.months} month, after {loss-2.days} days",
        ),
    ),
    (&[Filed::Late], text("超过 {loss-15e.months} 个月", "after {loss-15e.months} month")),
];

const CLOSING_AFTER: &[Piece<Closing>] = &[
    (
        &[Closing::NotClosed, Closing::Admitted],
        text("没有停点、换点，或不晚于第 {loss-15c.days} 天", "it did not stop, or by day {loss-15c.days}"),
    ),
    (&[Closing::NotClosed], text("没有停点、换点", "it did not stop")),
    (&[Closing::Admitted], text("不晚于第 {loss-15c.days} 天", "by day {loss-15c.days}")),
    (&[Closing::Refused], text("晚于第 {loss-15c.days} 天", "after day {loss-15c.days}")),
];

const CLOSING_WITHIN: &[Piece<Closing>] = &[
    (
        &[Closing::NotClosed, Closing::Admitted],
        text(
            "没有停点、换点，或不在当天到第 {loss-15c.days} 天之间",
            "it did not stop, or not from that day to day {loss-15c.days}",
        ),
    ),
    (&[Closing::NotClosed], text("没有停点、换点", "it did not stop")),
    (&[Closing::Admitted], text("不在当天到第 {loss-15c.days} 天之间", "not from that day to day {loss-15c.days}")),
    (&[Closing::Refused], text("在当天到第 {loss-15c.days} 天之间", "from that day to day {loss-15c.days}")),
];

#[cfg(test)]
mod tests {
    use super::*;
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
                            .map(|(place, _)| answers(asked, Answers::only(Answer::nth(place)), follows, lang))
                            .collect();
                        let double = names.iter().enumerate().find(|(at, name)| names[..*at].contains(*name));
                        assert!(double.is_none() && names.iter().all(|name| !name.is_empty()), "{names:?}");
                    }
                }
            }
        }
    }
}
