//! The parts of an estimate in words.

use super::fill::{capital, say};
use super::speaker::Speaker;
use super::{dates, labels, reasons};
use crate::case::{Field, Kind};
use crate::estimate::{
    Assumption, Deadline, DeadlineId, DeadlineState, Document, DoubtId, Finding, Line, LineKind, Party, State,
};
use crate::lang::{Lang, Text, text};
use crate::moment::Moment;
use crate::rulebook::{ClauseId, ParcelRules};

/// Returns a payment, fine or loss in a sentence.
#[must_use]
pub fn line_said(line: &Line, speaker: &Speaker<'_>) -> String {
    let template = match line.kind {
        LineKind::Compensation if line.clause == ClauseId::Loss10 && line.from == Party::Undetermined => text(
            "酌情赔给申报方，最高可能 {most}；由谁承担要等裁定",
            "At discretion to the claimant, at most {most}; who bears it is to be ruled",
        ),
        LineKind::Compensation if line.clause == ClauseId::Loss10 => {
            text("{from}酌情赔给申报方，最高可能 {most}", "At discretion from {from} to the claimant, at most {most}")
        }
        LineKind::Compensation if line.from == Party::Undetermined => {
            text("赔给申报方 {sum}；由谁承担要等裁定", "{sum} to the claimant; who bears it is to be ruled")
        }
        LineKind::Compensation => text("{from}赔给申报方 {sum}", "{sum} from {from} to the claimant"),
        LineKind::OwnLoss => text("{from}自己承担本件损失：{sum}", "{from} bears its own parcel's loss: {sum}"),
        LineKind::OthersLoss => {
            text("{from}承担被污染的其他快件损失：{sum}", "{from} bears the loss of the other parcels: {sum}")
        }
        LineKind::Fine if line.clause == ClauseId::Loss7 && line.from == Party::Undetermined => text(
            "遗失处罚 {sum}，归网络；罚谁要等裁定",
            "A charge for the loss, {sum}, to the network; on whom is to be ruled",
        ),
        LineKind::Fine if line.clause == ClauseId::Loss7 => text(
            "{from}的遗失处罚 {sum}，归网络；申报方得不到这笔钱",
            "Charge on {from} for the loss, {sum}, to the network; the claimant gets nothing of it",
        ),
        LineKind::Fine => text(
            "{from}的延误罚款 {sum}；收款方没写明，发件站点得不到这笔钱",
            "Fine of {from} for the delay, {sum}; the payee is not stated, the sending station gets nothing from it",
        ),
    };
    let most = speaker.most(line.amount);
    capital(
        &speaker
            .say(template, &[("from", &speaker.party(line.from)), ("sum", &speaker.sum(line.amount)), ("most", &most)]),
    )
}

/// Returns the reason why a clause applies or not, in a sentence.
#[must_use]
pub fn finding_said(finding: &Finding, lang: Lang) -> String {
    let reason = reasons::reason(finding.reason);
    match (finding.state, finding.reason.state()) {
        (State::Open, State::Applies) => {
            say(text("若成立：{reason}", "If so: {reason}"), &[("reason", reason.get(lang))], lang)
        }
        _ => (*reason.get(lang)).to_owned(),
    }
}

/// Returns a time limit and how it stands at a moment, China time, in a sentence.
#[must_use]
pub fn deadline_said(deadline: &Deadline, as_of: Moment, lang: Lang) -> String {
    let template = match deadline.id {
        DeadlineId::File => {
            text("最迟 {due}（含当天）申报：{state}", "File by {due} at the latest (that day counts): {state}")
        }
        DeadlineId::FileSafe => text(
            "稳妥起见 {due}（含当天）以前申报，怎么算都不超期：{state}",
            "Safest is to file by {due}: in time by every reading: {state}",
        ),
        DeadlineId::FileAfterClosing => text(
            "停点、换点后最迟 {due}（含当天）申报：{state}",
            "After the station stopped, file by {due} at the latest: {state}",
        ),
        DeadlineId::ReportMissing => {
            text("最迟 {due} 上报有单无货：{state}", "Report the listed-but-missing parcel by {due}: {state}")
        }
        DeadlineId::ReportDamage => {
            text("最迟 {due} 把破损上报为问题件：{state}", "Report the damage by {due}: {state}")
        }
        DeadlineId::DelayCap => {
            text("{due} 起延误罚款封顶，不再增加：{state}", "From {due} the fine is at its cap: {state}")
        }
    };
    let mut state = (*deadline_state(deadline).get(lang)).to_owned();
    if deadline.state == DeadlineState::Ahead {
        let left = as_of.at().map(|as_of| dates::time_left(deadline.due, as_of, lang)).unwrap_or_default();
        state = say(text("{state}，{left}", "{state}, {left}"), &[("state", &state), ("left", &left)], lang);
    }
    say(template, &[("due", &dates::in_full(deadline.due, lang)), ("state", &state)], lang)
}

/// A document, and whether it is at hand.
pub(super) fn document_said(document: &Document, lang: Lang) -> String {
    let name = document_name(document.field);
    let state = if document.have { text("已备", "at hand") } else { text("还缺", "still needed") };
    say(text("{name}（{state}）", "{name} ({state})"), &[("name", name.get(lang)), ("state", state.get(lang))], lang)
}

/// Returns the words for how a time limit stands.
#[must_use]
pub const fn deadline_state(deadline: &Deadline) -> Text {
    clock_state(deadline.id, deadline.state)
}

/// The same of a clock that stands in no list.
pub(super) const fn clock_state(id: DeadlineId, state: DeadlineState) -> Text {
    match (id, state) {
        (DeadlineId::DelayCap, DeadlineState::Ahead) => text("还没到", "not yet"),
        (DeadlineId::DelayCap, _) => text("已封顶", "reached"),
        (_, DeadlineState::Ahead) => text("还来得及", "still open"),
        (_, DeadlineState::Passed) => text("已过", "over"),
        (_, DeadlineState::Met) => text("已按时", "done in time"),
        (_, DeadlineState::Missed) => text("已超时", "missed"),
    }
}

/// Returns the sum of a line; of a sum at discretion only its upper end.
#[must_use]
pub fn line_amount(line: &Line, lang: Lang) -> String {
    if line.clause == ClauseId::Loss10 && line.amount.max.is_some() {
        let most = super::sum(line.amount.max.map_or(line.amount, crate::money::Range::exactly), lang);
        return super::fill(
            text("酌情，最高可能 {most}", "at discretion, at most {most}").get(lang),
            &[("most", &most)],
        );
    }
    super::sum(line.amount, lang)
}

/// Returns the name of a document that a claim needs (loss-2).
#[must_use]
pub const fn document_name(field: Field) -> Text {
    match field {
        Field::ClaimForm => {
            text("《汇通快件遗失件处理申报表》，要查询员查询确认", "The claim form, confirmed by an inquiry clerk")
        }
        Field::WaybillCopy => text("快件详情单", "The parcel's waybill"),
        _ => text(
            "价值凭证：随货清单、发货凭证、网上交易记录等",
            "Proof of value: packing list, dispatch note, online trade record or the like",
        ),
    }
}

/// Returns the reason why a field is asked.
#[must_use]
pub const fn question(field: Field) -> Text {
    match field {
        Field::SentOn => text("申报期限从发件日算起", "The time for filing runs from the sending date"),
        Field::Problem => text("问题不同，赔法不同", "Each kind of problem has its own rule"),
        Field::Stage => {
            text("在哪个环节出的事，决定谁赔、最多赔多少", "Where it happened decides who pays and the cap")
        }
        Field::Extent => {
            text("部分损坏酌情处理，全损按遗失算", "Partial damage is at discretion, total damage counts as a loss")
        }
        Field::Cause => text(
            "液体或违禁品造成的，由寄那票货的站点承担",
            "If liquid or prohibited goods caused it, their sending station bears it",
        ),
        Field::Listed => text("清单上有这一票，才适用限时上报", "Only a listed parcel has a clock for reporting"),
        Field::VehicleArrivedAt => {
            text("上报时限从班车到达算起", "The clock for reporting starts when the vehicle arrives")
        }
        Field::MissingReportedAt => text(
            "没按时上报就算派件遗失，由该站点承担",
            "If not reported in time it counts as lost in delivery, borne by that station",
        ),
        Field::ScannedAt => text("上报时限从到件扫描算起", "The clock for reporting starts with the arrival scan"),
        Field::DamageReportedAt => {
            text("没按时上报，该站点负全部责任", "If not reported in time that station bears full responsibility")
        }
        Field::Cooperated => {
            text("不配合处理的站点负全部责任", "A station that does not cooperate bears full responsibility")
        }
        Field::DeliveredBy => text(
            "代理站点延误不罚款，遗失的赔偿上限也不同",
            "Agencies are not fined for delays, and have a cap of their own",
        ),
        Field::Value => text("赔偿按实际价值算", "The compensation follows the actual value"),
        Field::SignedAt => text(
            "签收时间决定是否延误、延误几天",
            "When it was signed decides whether it is late, and by how many days",
        ),
        Field::Claimant => text("有的申请方不予受理", "Some claimants are not admitted"),
        Field::ClaimedOn => text("过了期限申报就不赔", "Filed too late, nothing is paid"),
        Field::ClosedOn => text("停点、换点后要在期限内申请", "After a station stopped there is little time to apply"),
        Field::Cash => text("寄现金的，后果自负", "Cash is at the sender's own risk"),
        Field::AddressFault => text(
            "收件信息有误且追不回的，由发件站点承担",
            "Lost for wrong recipient details, the sending station bears it",
        ),
        Field::ProxySigned => {
            text("未经同意代收的，责任在派件站点", "Handed over without consent, the delivery station is responsible")
        }
        Field::StationChange => {
            text("因换站点遗失的，赔固定金额", "Lost because a station was replaced, a flat sum is paid")
        }
        Field::ForceMajeure => {
            text("不可抗力造成短少、缺失的，不予受理", "Shortage and disappearance by force majeure are not admitted")
        }
        Field::InNetwork => text("罚款只针对河南网内派件", "Only deliveries inside Henan are fined"),
        Field::DelayCause => text("有些原因造成的延误不追究派件站点", "Some causes clear the delivery station"),
        Field::Waybill
        | Field::We
        | Field::Leg
        | Field::OthersLoss
        | Field::DueAt
        | Field::ClaimForm
        | Field::WaybillCopy
        | Field::ValueProof => text("", ""),
    }
}

/// A default, and what it was taken as, in a sentence.
pub(super) fn assumption_said(assumption: &Assumption, lang: Lang) -> String {
    let label = labels::field(assumption.field);
    let said = assumed(assumption, lang);
    say(
        text("{label}：没填，按“{said}”算", "{label}: not entered, taken as “{said}”"),
        &[("label", label.get(lang)), ("said", said)],
        lang,
    )
}

/// Returns the words for a possible answer: a value of the list, whether a moment is in time, or a version.
#[must_use]
pub fn possible_said(field: Field, code: &str, lang: Lang) -> String {
    let place = match field.spec().kind {
        Kind::Choice(codes) => codes.iter().position(|known| *known == code).and_then(|place| u8::try_from(place).ok()),
        _ => None,
    };
    let signed = field == Field::SignedAt;
    let report = matches!(
        field,
        Field::MissingReportedAt | Field::DamageReportedAt | Field::VehicleArrivedAt | Field::ScannedAt
    );
    let said = match code {
        _ if place.is_some() => place.and_then(|place| labels::choice(field, place)).unwrap_or_default(),
        "yes" => text("是", "yes"),
        "no" => text("否", "no"),
        "in-time" if report => text("按时上报", "reported in time"),
        "late" if report => text("没按时上报", "not reported in time"),
        "in-time" => text("没有超期", "filed in time"),
        "late" if !signed => text("已经超期", "filed too late"),
        "late" => text("签收晚了", "signed late"),
        "on-time" => text("按时签收", "signed in time"),
        version => return super::fill(text("按版本 {id}", "by version {id}").get(lang), &[("id", version)]),
    };
    (*said.get(lang)).to_owned()
}

/// Returns the words for a value that was assumed.
#[must_use]
pub fn assumed(assumption: &Assumption, lang: Lang) -> &'static str {
    let said = match (assumption.field, assumption.value.as_bool(), assumption.value.as_str()) {
        (Field::SignedAt, ..) => text("还没有签收", "not signed so far"),
        (Field::ClosedOn, ..) => text("没有停点、换点", "the station has not stopped"),
        (Field::ClaimedOn, ..) => text("今天申报", "filed today"),
        (Field::OthersLoss, ..) => text("没有", "none"),
        (_, Some(true), _) => text("是", "yes"),
        (_, Some(false), _) => text("否", "no"),
        (field, _, code) => {
            let Kind::Choice(codes) = field.spec().kind else { return "" };
            let index = codes.iter().position(|known| Some(*known) == code).and_then(|index| u8::try_from(index).ok());
            index.and_then(|index| labels::choice(field, index)).unwrap_or(text("", ""))
        }
    };
    said.get(lang)
}

/// Returns where the text of the regulation leaves room, in a sentence with the figures of the rulebook.
#[must_use]
pub fn doubt_said(doubt: DoubtId, rulebook: &ParcelRules, lang: Lang) -> String {
    rulebook.fill(self::doubt(doubt).get(lang))
}

/// Where the text leaves room; figures come from the rulebook.
const fn doubt(doubt: DoubtId) -> Text {
    match doubt {
        DoubtId::Draft => text(
            "依据的是拟稿，是否施行、有没有改过，请向网络核实。",
            "The regulation is a draft: ask the network whether it is in force or has changed.",
        ),
        DoubtId::StaleRulebook => text(
            "这份制度过了约定的核对日期，用之前请先和现行规定核对。",
            "This rulebook is past the day up to which it was checked: compare it with the regulation in force first.",
        ),
        DoubtId::SeveralVersions => text(
            "发件日期不清楚，制度的几个版本都可能适用，结果把这些版本都算进去了；句子里的数字取自其中一个版本。填上发件日期就能定。",
            "The sending date is not known, so that several versions of the regulation may apply: the result covers them all, the figures in sentences are those of one. Enter the date to settle it.",
        ),
        DoubtId::MonthOrDays => text(
            "制度一处写 {loss-2.days} 天，一处写 {loss-15e.months} 个月。这里按 {loss-2.days} 天算；如果按月算，已经超期。",
            "One clause says {loss-2.days} days, another {loss-15e.months} month. We follow the days; by the month it is too late.",
        ),
        DoubtId::ClosingReading => text(
            "“停点、换点后 {loss-15c.days} 天”可以有两种理解。这里按“超过 {loss-15c.days} 天不受理”算；也有人理解为 {loss-15c.days} 天之内不受理。",
            "The clause on stopped stations can be read two ways. We read it as refused after {loss-15c.days} days; others read it as refused within them.",
        ),
        DoubtId::ForceMajeureDamage => text(
            "不可抗力条款只写了短少、缺失，破损和污染适不适用有争议。",
            "The clause on force majeure names shortage and disappearance; whether it covers damage and contamination is disputed.",
        ),
        DoubtId::LossScope => text(
            "罚款明文只限河南网内；遗失条款没有写范围，网外派件是否适用请核实。",
            "Only the fine is limited to the Henan network in so many words; ask whether the loss clauses hold outside it.",
        ),
        DoubtId::BothSides => text(
            "发件一方和派件一方都有责任条款，制度没说谁优先，要由网络裁定。",
            "Clauses stand against both the sending and the delivery side; the regulation does not say which prevails, so it takes a ruling.",
        ),
        DoubtId::ProhibitedGoodsFine => text(
            "寄违禁品还要按禁寄物品标准另外罚款，那份标准不在本规章里。",
            "A further fine for prohibited goods follows a standard that is not part of this regulation.",
        ),
        DoubtId::AgencyAndReport => text(
            "代理站点没按时上报：谁承担看上报条款，赔多少这里按代理站点的 {loss-7.capYuan} 元；也可能按派件遗失的 {loss-3.capYuan} 元。",
            "An agency that did not report in time: who pays follows the reporting clause, how much we take as the agency's {loss-7.capYuan} yuan; the other reading is {loss-3.capYuan} for a loss in delivery.",
        ),
        DoubtId::ScanningStation => text(
            "破损条款说的是扫描到件的站点，未必就是派件站点。",
            "The clause on damage means the station that scanned the arrival, which may not be the delivery station.",
        ),
        DoubtId::AgencyPenaltyWord => text(
            "这一条既说处罚又说赔偿。这里按赔偿算；如果算罚款，申报方拿不到。",
            "The clause speaks of a charge and of compensation. We take it as compensation; as a fine it would not reach the claimant.",
        ),
        DoubtId::FlatSum => text(
            "换站点遗失是固定的 {loss-6.yuan} 元，货值高低都一样；付款方制度没写明。",
            "For a replaced station the sum is a flat {loss-6.yuan} yuan whatever the goods are worth; the payer is not stated.",
        ),
        DoubtId::DamageBound => text(
            "破损、污染酌情处理没写上限，这里参照同环节遗失的上限。",
            "No cap is written for damage at discretion; we take the cap for a loss at the same place.",
        ),
        DoubtId::TotalDamage => text(
            "全损没有单独规定，这里按同环节遗失算。",
            "Total damage is not regulated by itself; we take it as a loss at the same place.",
        ),
        DoubtId::ContaminatedByHandling => text(
            "操作造成的污染没有单独规定，这里按发生环节算。",
            "Contamination by handling is not regulated by itself; we go by where it happened.",
        ),
        DoubtId::OtherDamage => text(
            "条文写的是污染他件；他件液体或违禁品造成的破损，这里比照处理。",
            "The text speaks of other parcels contaminated; for damage by another parcel's goods we go by analogy.",
        ),
        DoubtId::UnprovenValue => text(
            "金额还没有价值凭证，没有凭证可能赔不到这么多。",
            "The value is not proven yet; without proof less may be paid.",
        ),
        DoubtId::SameDayLate => text(
            "当天晚了也算一整天，制度没有写不满一天怎么算。",
            "Late on the due day itself counts as a whole day; the regulation does not say how part of a day counts.",
        ),
        DoubtId::DelayAndLoss => text(
            "又延误又遗失：赔偿照算，延误罚款可能一并处罚，也可能不罚。",
            "Late and lost: the loss is settled, and the fine may be imposed beside it or not.",
        ),
        DoubtId::ForceMajeureDelay => text(
            "延误罚款没有写不可抗力免罚，可以申诉，但不保证。",
            "Force majeure is no written exemption from the fine; an appeal is possible, not certain.",
        ),
    }
}
