//! The answer in one or two plain sentences, from our point of view where that is known.

use super::fill::capital;
use super::speaker::Speaker;
use super::{dates, labels, reasons};
use crate::case::{Field, We};
use crate::estimate::{Claim, Delay, DelayOutcome, Estimate, LineKind, Outcome, Party, State};
use crate::lang::{Text, text};
use crate::moment::Moment;
use crate::rulebook::ClauseId;
use crate::set::Set;

/// Returns an estimate in one or two plain sentences, from our point of view where the case says who we are.
///
/// ```
/// use parcel_claims::{case::Case, estimate::estimate, lang::Lang, rulebook::ParcelRules, words::{Speaker, summary}};
/// let (case, rulebook) = (Case::default(), ParcelRules::built_in());
/// let estimate = estimate(&case, rulebook, "2012-03-20T12:00:00".parse().unwrap());
/// let said = summary(&estimate, &Speaker { lang: Lang::En, rulebook, case: &case });
/// assert_eq!(said, "Nothing to estimate yet: say what happened, or enter the delivery deadline.");
/// ```
#[must_use]
pub fn summary(estimate: &Estimate, speaker: &Speaker<'_>) -> String {
    match (claim(estimate, speaker), delay(estimate, speaker)) {
        (None, None) => speaker.say(
            text(
                "还没有可以测算的：请说明出了什么问题，或者填规定派件时效。",
                "Nothing to estimate yet: say what happened, or enter the delivery deadline.",
            ),
            &[],
        ),
        (Some(one), None) | (None, Some(one)) => one,
        (Some(claim), Some(delay)) => {
            speaker.say(text("{claim}{delay}", "{claim} {delay}"), &[("claim", &claim), ("delay", &delay)])
        }
    }
}

fn we(speaker: &Speaker<'_>) -> Option<Party> {
    Some(match speaker.case.choice::<We>(Field::We).known()? {
        We::Origin => Party::Origin,
        We::Delivery => Party::Delivery,
        We::Agency => Party::Agency,
        We::Transit => Party::Transit,
    })
}

/// 我站, where it is us.
fn name(party: Party, speaker: &Speaker<'_>) -> String {
    if we(speaker) == Some(party) { speaker.say(text("我站", "our station"), &[]) } else { speaker.party(party) }
}

fn names(parties: Set<Party>, speaker: &Speaker<'_>) -> String {
    let names: Vec<String> = parties.iter().map(|party| name(party, speaker)).collect();
    names.join(text("或", " or ").get(speaker.lang))
}

fn only<T: crate::choice::Choice>(set: Set<T>) -> Option<T> {
    set.iter().next().filter(|one| set.is_only(*one))
}

/// The claim in one sentence, where there is one.
pub(super) fn claim(estimate: &Estimate, speaker: &Speaker<'_>) -> Option<String> {
    estimate.claim.map(|claim| claim_sentence(&claim, estimate, speaker))
}

/// The delay in one sentence, where a deadline is known.
pub(super) fn delay(estimate: &Estimate, speaker: &Speaker<'_>) -> Option<String> {
    estimate.delay.map(|delay| delay_sentence(&delay, estimate.as_of, speaker))
}

/// What is said where more than one outcome is possible.
fn unsettled(claim: &Claim, up_to: bool, nothing: bool) -> Text {
    match (up_to, claim.may_be_unregulated()) {
        _ if claim.compensation.is_none() => text("还不能定：{ways}。", "Not settled yet: {ways}."),
        _ if nothing => text("还不能定：{ways}；都拿不到钱。", "Not settled yet: {ways}; no money either way."),
        (true, true) => text(
            "还不能定：{ways}。{whom}最多可获赔 {most}，也可能制度没有规定。",
            "Not settled yet: {ways}. As it stands, {whom} can get {most} at most, or the regulation may not say.",
        ),
        (false, true) => text(
            "还不能定：{ways}。{whom}可获赔 {sum}，也可能制度没有规定。",
            "Not settled yet: {ways}. As it stands, {whom} can get {sum}, or the regulation may not say.",
        ),
        (true, false) => text(
            "还不能定：{ways}。{whom}最多可获赔 {most}。",
            "Not settled yet: {ways}. As it stands, {whom} can get {most} at most.",
        ),
        (false, false) => text(
            "还不能定：{ways}。{whom}可获赔 {sum}。",
            "Not settled yet: {ways}. As it stands, {whom} can get {sum}.",
        ),
    }
}

fn claim_sentence(claim: &Claim, estimate: &Estimate, speaker: &Speaker<'_>) -> String {
    let ours = we(speaker) == Some(Party::Origin);
    let whom = name(if ours { Party::Origin } else { Party::Claimant }, speaker);
    let sum = claim.reach().map(|range| speaker.sum(range)).unwrap_or_default();
    let most = claim.reach().map(|range| speaker.most(range)).unwrap_or_default();
    let charge = estimate.lines.iter().find(|line| line.kind == LineKind::Fine && line.clause == ClauseId::Loss7);
    let who = if claim.liable.contains(Party::Undetermined) {
        speaker.say(text("由谁承担要等网络稽查部裁定", "who bears it is for the inspection department to rule"), &[])
    } else {
        speaker.say(text("由{who}承担", "borne by {who}"), &[("who", &names(claim.liable, speaker))])
    };
    let outcome = only(claim.outcome);
    let up_to = claim
        .reach()
        .is_some_and(|range| range.single().is_none() && range == range.from_zero() && range.max.is_some());
    let nothing = claim.reach().is_some_and(|range| range.is_zero());
    let template = match outcome {
        Some(Outcome::Payable) if nothing && charge.is_some() => text(
            "这笔钱算罚款，归网络，{whom}拿不到：{charge}。",
            "It counts as a fine, which goes to the network: nothing for {whom}. {charge}.",
        ),
        Some(Outcome::Ruling) if nothing && charge.is_some() => text(
            "双方都有责任条款，要等网络裁定；就算判给代理站点，这笔钱也算罚款，归网络，{whom}拿不到。",
            "Clauses stand against both sides, so it takes a ruling; even against the agency it is a fine, which goes to the network: nothing for {whom}.",
        ),
        Some(Outcome::Payable) if up_to => {
            text("{whom}最多可获赔 {most}，{who}。", "{whom} can get {most} at most, {who}.")
        }
        Some(Outcome::Payable) => text("{whom}可获赔 {sum}，{who}。", "{whom} can get {sum}, {who}."),
        Some(Outcome::Discretionary) => {
            text("酌情处理，{whom}最高可能拿到 {most}，{who}。", "At discretion, {whom} can get {most} at most; {who}.")
        }
        Some(Outcome::SelfBorne) if ours => {
            text("得不到赔偿，损失由我站自己承担。", "Nothing to get: our station bears the loss itself.")
        }
        Some(Outcome::SelfBorne) => {
            text("不赔，损失由发件站点自己承担。", "Nothing is paid: the sending station bears the loss itself.")
        }
        Some(Outcome::Ruling) => text(
            "双方都有责任条款，要等网络裁定：{whom}最高可能拿到 {most}，也可能一分没有。",
            "Clauses stand against both sides, so it takes a ruling: {whom} can get {most} at most, or nothing.",
        ),
        Some(Outcome::Unregulated) => text(
            "制度没有规定这种情况怎么赔，请找网络协商。",
            "The regulation does not say what is paid here: settle it with the network.",
        ),
        Some(Outcome::Refused) => return refused(estimate, speaker),
        Some(Outcome::Nothing) => text("没有遗失，不用赔。", "Not lost: nothing to pay."),
        None => unsettled(claim, up_to, nothing),
    };
    let ways = ways(claim.outcome.iter().map(labels::outcome), speaker);
    let charge = charge.map(|line| super::answer::line_said(line, speaker)).unwrap_or_default();
    let values =
        [("whom", &*whom), ("sum", &sum), ("most", &most), ("who", &who), ("ways", &ways), ("charge", &charge)];
    capital(&speaker.say(template, &values))
}

fn ways(ways: impl Iterator<Item = Text>, speaker: &Speaker<'_>) -> String {
    let ways: Vec<&str> = ways.map(|way| *way.get(speaker.lang)).collect();
    ways.join(text("，或者", ", or ").get(speaker.lang))
}

/// Refused: on which grounds, in the words of their reasons.
fn refused(estimate: &Estimate, speaker: &Speaker<'_>) -> String {
    let told = |clause| {
        let mut findings = estimate.findings.iter();
        findings.find(|finding| finding.clause == clause && finding.state == State::Applies)
    };
    let grounds = estimate.claim.iter().flat_map(Claim::grounds);
    let said: Vec<&str> =
        grounds.filter_map(told).map(|finding| *reasons::reason(finding.reason).get(speaker.lang)).collect();
    let ground = said.join(text("", " ").get(speaker.lang));
    speaker.say(text("赔不了：{ground}", "Nothing is paid: {ground}"), &[("ground", &ground)])
}

fn delay_sentence(delay: &Delay, as_of: Moment, speaker: &Speaker<'_>) -> String {
    let who = name(Party::Delivery, speaker);
    let days = match delay.days.single() {
        Some(days) => days.to_string(),
        None => speaker.say(
            text("{min} 至 {max}", "{min} to {max}"),
            &[("min", &delay.days.min.to_string()), ("max", &delay.days.max.unwrap_or_default().to_string())],
        ),
    };
    let fine = delay.reach().unwrap_or_default();
    let sum = speaker.sum(fine);
    let cap = delay.cap_on.map(|day| super::dates::in_full(day, speaker.lang)).unwrap_or_default();
    let template = match only(delay.outcome) {
        Some(DelayOutcome::OnTime) => text("按时签收，没有延误。", "Signed in time: no delay."),
        Some(DelayOutcome::NotDue) => text("规定时效还没到，没有延误。", "The deadline has not come: no delay so far."),
        Some(DelayOutcome::Late) if delay.running && delay.cap_on.is_some_and(|day| day.day <= as_of.day) => text(
            "已延误 {days} 天，还没签收；查实后罚{who} {sum}，已经封顶。",
            "Late by {days} day{s} and still not signed; if confirmed, {who} is fined {sum}, which is the cap.",
        ),
        Some(DelayOutcome::Late) if delay.running => text(
            "已延误 {days} 天，还没签收；查实后罚{who} {sum}，{cap} 封顶。",
            "Late by {days} day{s} and still not signed; if confirmed, {who} is fined {sum}, rising until {cap}.",
        ),
        Some(DelayOutcome::Late) if fine.single().is_none() => {
            text("延误 {days} 天；{who}可能被罚，{sum}。", "Late by {days} day{s}; {who} may be fined, {sum}.")
        }
        Some(DelayOutcome::Late) => {
            text("延误 {days} 天；查实后罚{who} {sum}。", "Late by {days} day{s}; if confirmed, {who} is fined {sum}.")
        }
        Some(DelayOutcome::LateAgency) => text(
            "延误 {days} 天；代理站点派件，不罚款。",
            "Late by {days} day{s}; an agency delivers, so there is no fine.",
        ),
        Some(DelayOutcome::LateExempt) => text(
            "延误 {days} 天；有免责原因，不追究派件站点。",
            "Late by {days} day{s}; the cause clears the delivery station.",
        ),
        Some(DelayOutcome::LateOutside) => text(
            "延误 {days} 天；河南网外派件，没有规定罚款。",
            "Late by {days} day{s}; outside Henan no fine is regulated.",
        ),
        None if fine.is_zero() => text(
            "延误情况还不能定（{ways}），但都不罚款。",
            "The delay is not settled yet ({ways}), but none of it is fined.",
        ),
        None => text(
            "延误情况还不能定：{ways}；{who}的罚款 {sum}。",
            "The delay is not settled yet: {ways}; the fine of {who} is {sum}.",
        ),
    };
    let ways: Vec<&str> =
        delay.outcome.iter().map(|outcome| *labels::delay_outcome(outcome).get(speaker.lang)).collect();
    let ways = ways.join(text("，或者", ", or ").get(speaker.lang));
    let plural = dates::plural(delay.days.max.unwrap_or_default().into());
    let values = [("days", &*days), ("s", plural), ("who", &who), ("sum", &sum), ("cap", &cap), ("ways", &ways)];
    speaker.say(template, &values)
}
