//! What can still be done, in words.

use super::fill::say;
use super::{dates, sum};
use crate::estimate::{Lever, LeverId, Outcome, Outlook};
use crate::lang::{Lang, Text, text};
use crate::money::Range;

/// Returns an action and what it would change, in a sentence.
#[must_use]
pub fn lever_said(lever: &Lever, lang: Lang) -> String {
    let due = lever.due.map(|due| dates::in_full(due, lang)).unwrap_or_default();
    let whole = lever.due.is_some_and(|due| due.clock.is_none());
    let counts = if whole { text("（含当天）", " (that day counts)") } else { text(" ", "") };
    let act = say(act(lever.id), &[("due", &due), ("counts", counts.get(lang))], lang);
    let effect = effect(&lever.without, &lever.with, lang);
    if effect.is_empty() {
        return act;
    }
    say(text("{act}：{effect}", "{act}: {effect}"), &[("act", &act), ("effect", &effect)], lang)
}

const fn act(id: LeverId) -> Text {
    match id {
        LeverId::ReportMissing => text("{due} 之前上报有单无货", "Report the listed-but-missing parcel by {due}"),
        LeverId::ReportDamage => text("{due} 之前把破损上报为问题件", "Report the damage as a problem parcel by {due}"),
        LeverId::File => text("{due}{counts}之前申报", "File by {due}{counts}"),
        LeverId::SignInTime => {
            text("{due}{counts}之前派送签收，就不罚", "Have it signed by {due}{counts}, and there is no fine")
        }
        LeverId::Sign => text("今天派送签收，罚款就不再涨", "Have it signed today, and the fine stops growing"),
        LeverId::Proof => text("补上价值凭证，金额才站得住", "Get proof of the value, so that the sum holds"),
        LeverId::Cooperate => text("配合发件站点处理破损", "Cooperate with the sending station on the damage"),
        LeverId::ShowReport => text("拿出按时上报的记录", "Show that it was reported in time"),
        LeverId::ShowConsent => text("拿出收件人本人同意代收的证明", "Show that the recipient consented"),
        LeverId::ShowAddress => text(
            "证明是收件信息有误造成误送、追不回来",
            "Show that wrong recipient details caused it and it cannot be recovered",
        ),
        LeverId::ShowWaybill => {
            text("证明延误是面单使用错误造成的", "Show that a waybill wrongly used caused the delay")
        }
        LeverId::ShowMark => {
            text("证明延误是目的地大头笔写错造成的", "Show that a wrong destination mark caused the delay")
        }
        LeverId::ShowCause => text(
            "证明延误是收件信息不全或写错、收件人的特殊要求，或者包装不合格、异形造成的",
            "Show that wrong recipient details, a request of the recipient, or unfit packaging or an odd shape caused the delay",
        ),
    }
}

/// Returns what to keep as evidence of an action; `None` where there is nothing to keep.
#[must_use]
pub const fn lever_evidence(id: LeverId) -> Option<Text> {
    match id {
        LeverId::ReportMissing | LeverId::ReportDamage => Some(text(
            "报完就保存：带时间的上报截图、聊天记录",
            "Once reported, keep: a screenshot of the report with its time, the messages",
        )),
        LeverId::Cooperate => Some(text(
            "保存：和发件站点的聊天、通话记录，发过去的照片",
            "Keep: messages and calls with the sending station, the photos sent to it",
        )),
        LeverId::ShowReport => Some(text(
            "保存：问题件系统截图（带时间）、上报聊天记录",
            "Keep: a screenshot of the problem-parcel system with its time, the messages",
        )),
        LeverId::ShowConsent => Some(text(
            "保存：收件人短信、通话记录或签字委托",
            "Keep: the recipient's message, call record or signed consent",
        )),
        LeverId::ShowAddress => Some(text(
            "保存：面单照片、派送和追回的联系记录",
            "Keep: a photo of the waybill, records of the delivery and of trying to get it back",
        )),
        LeverId::ShowWaybill => Some(text(
            "保存：面单照片（单号和收件信息看得清）、到件扫描记录",
            "Keep: a photo of the waybill with its number and addresses, the arrival scan",
        )),
        LeverId::ShowMark => Some(text(
            "保存：大头笔和面单地址同框的照片、错分后的中转扫描记录",
            "Keep: a photo of the destination mark beside the address on the waybill, the scans of the detour",
        )),
        LeverId::ShowCause => Some(text(
            "保存：面单照片、和收件人核对地址或改期的短信和通话记录、到件时的包装照片",
            "Keep: a photo of the waybill, messages and calls with the recipient on address or date, photos of the packaging on arrival",
        )),
        LeverId::File | LeverId::SignInTime | LeverId::Sign | LeverId::Proof => None,
    }
}

/// What changes for us, each kind of money by itself; where we did not say who we are, for the claimant.
fn effect(without: &Outlook, with: &Outlook, lang: Lang) -> String {
    if ruled(with) && !ruled(without) {
        let ruled = text("改由网络裁定，不一定由我站承担", "it takes a ruling then, and may not fall to us");
        return say(ruled, &[], lang);
    }
    change_of_sums(without, with, lang).unwrap_or_default()
}

/// Each kind of money that changes; none where none does.
pub(super) fn change_of_sums(without: &Outlook, with: &Outlook, lang: Lang) -> Option<String> {
    let change = |label: Text, from: Range, to: Range| {
        (from != to).then(|| {
            say(
                text("{label}从 {from} 变成 {to}", "{label} {to} instead of {from}"),
                &[("label", label.get(lang)), ("from", &sum(from, lang)), ("to", &sum(to, lang))],
                lang,
            )
        })
    };
    let nothing = Range::default();
    let changes: Vec<String> = match (without.ours, with.ours) {
        (Some(from), Some(to)) => [
            change(text("我站可得", "we receive"), from.receives, to.receives),
            change(text("我站要赔", "we pay"), from.pays, to.pays),
            change(text("我站被罚", "we are fined"), from.fined, to.fined),
            change(text("我站自负", "we bear"), from.bears, to.bears),
        ]
        .into_iter()
        .flatten()
        .collect(),
        _ => {
            let paid = |outlook: &Outlook| outlook.claim.and_then(|claim| claim.reach()).unwrap_or(nothing);
            let fine = |outlook: &Outlook| outlook.delay.and_then(|delay| delay.reach()).unwrap_or(nothing);
            [
                change(text("申报方可得", "the claimant gets"), paid(without), paid(with)),
                change(text("延误罚款", "the fine"), fine(without), fine(with)),
            ]
            .into_iter()
            .flatten()
            .collect()
        }
    };
    (!changes.is_empty()).then(|| changes.join(text("，", ", ").get(lang)))
}

/// Is true where the result takes a ruling.
pub(super) fn ruled(outlook: &Outlook) -> bool {
    outlook.claim.is_some_and(|claim| claim.outcome.contains(Outcome::Ruling))
}
