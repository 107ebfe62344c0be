//! Names: fields, answers, parties, states.

use crate::case::{Cause, Claimant, DelayCause, DeliveredBy, Extent, Field, Leg, Problem, Stage, We};
use crate::choice::Choice;
use crate::estimate::{DeadlineId, DelayOutcome, Filing, LineKind, Outcome, Party, State};
use crate::lang::{Text, text};
use crate::rulebook::Department;

/// Returns the label of a field.
#[must_use]
pub const fn field(field: Field) -> Text {
    match field {
        Field::Waybill => text("运单号", "Waybill number"),
        Field::We => text("本站在此件中的身份", "Who we are in this parcel"),
        Field::SentOn => text("发件日期", "Sending date"),
        Field::Problem => text("问题类型", "Kind of problem"),
        Field::Stage => text("发生环节", "Where it happened"),
        Field::Leg => text("中转环节", "Transit link"),
        Field::Extent => text("损坏程度", "Extent of the damage"),
        Field::Cause => text("损坏或污染原因", "Cause of the damage"),
        Field::StationChange => text("因换站点遗失", "Lost because the station was replaced"),
        Field::Value => text("损失金额（按实际价值）", "Loss (actual value)"),
        Field::OthersLoss => text("被污染的其他快件损失", "Loss of other, contaminated parcels"),
        Field::Cash => text("内件含现金", "Cash inside"),
        Field::AddressFault => text(
            "收件信息不全或错误，因此误送且无法追回",
            "Recipient details wrong, misdelivered for it, not recoverable",
        ),
        Field::ProxySigned => {
            text("未经本人同意由他人代收", "Handed to another person without the recipient's consent")
        }
        Field::Listed => text("交接清单有此单（有单）", "On the hand-over list"),
        Field::VehicleArrivedAt => text("网络班车到达时间", "Arrival of the network vehicle"),
        Field::MissingReportedAt => text("有单无货上报时间", "Listed-but-missing reported at"),
        Field::ScannedAt => text("到件扫描时间", "Arrival scan"),
        Field::DamageReportedAt => text("破损问题件上报时间", "Damage reported at"),
        Field::Cooperated => text("破损件是否配合发件站点处理", "Cooperated with the sending station on the damage"),
        Field::ForceMajeure => text("不可抗力", "Force majeure"),
        Field::DueAt => text("规定派件时效截止", "Delivery deadline"),
        Field::SignedAt => text("签收时间", "Signed at"),
        Field::DelayCause => text("延误原因", "Cause of the delay"),
        Field::DeliveredBy => text("派件站点类型", "Kind of delivery station"),
        Field::InNetwork => text("河南网内派件", "Delivered inside the Henan network"),
        Field::Claimant => text("理赔申请方", "Claimant"),
        Field::ClaimedOn => text("申报日期", "Filing date"),
        Field::ClosedOn => text("停点/换点日期", "Day the station stopped or was replaced"),
        Field::ClaimForm => text("遗失件处理申报表", "Claim form"),
        Field::WaybillCopy => text("详情单", "Waybill"),
        Field::ValueProof => text("价值凭证", "Proof of value"),
    }
}

/// Returns the label of a value of a field with a list of codes; `None` where there is no such value.
#[must_use]
pub fn choice(field: Field, index: u8) -> Option<Text> {
    Some(match field {
        Field::We => we(We::at(index)?),
        Field::Problem => problem(Problem::at(index)?),
        Field::Stage => stage(Stage::at(index)?),
        Field::Leg => leg(Leg::at(index)?),
        Field::Extent => extent(Extent::at(index)?),
        Field::Cause => cause(Cause::at(index)?),
        Field::DelayCause => delay_cause(DelayCause::at(index)?),
        Field::DeliveredBy => delivered_by(DeliveredBy::at(index)?),
        Field::Claimant => claimant(Claimant::at(index)?),
        _ => return None,
    })
}

const fn we(we: We) -> Text {
    match we {
        We::Origin => text("发件站点", "Sending station"),
        We::Delivery => text("派件站点", "Delivery station"),
        We::Agency => text("代理站点", "Agency station"),
        We::Transit => text("中转", "Transit"),
    }
}

const fn problem(problem: Problem) -> Text {
    match problem {
        Problem::None => text("无", "None"),
        Problem::Missing => text("疑似遗失（查找中）", "Still looking for it"),
        Problem::Lost => text("遗失", "Lost"),
        Problem::Damaged => text("破损", "Damaged"),
        Problem::Short => text("内件短少", "Contents short"),
        Problem::Contaminated => text("污染", "Contaminated"),
        Problem::Other => text("其他", "Other"),
    }
}

const fn stage(stage: Stage) -> Text {
    match stage {
        Stage::Origin => text("发件站点", "Sending station"),
        Stage::Transit => text("中转", "Transit"),
        Stage::Delivery => text("派件", "Delivery"),
    }
}

pub(super) const fn leg(leg: Leg) -> Text {
    match leg {
        Leg::Sorting => text("分拨", "sorting"),
        Leg::Linehaul => text("中转运输", "line-haul"),
        Leg::Airport => text("机场", "airport"),
        Leg::Freight => text("货运公司", "freight company"),
    }
}

const fn extent(extent: Extent) -> Text {
    match extent {
        Extent::Partial => text("部分", "Partial"),
        Extent::Total => text("全损", "Total"),
    }
}

const fn cause(cause: Cause) -> Text {
    match cause {
        Cause::Handling => text("操作", "Handling"),
        Cause::OwnProhibited => text("本件液体或违禁品", "Liquid or prohibited goods in this parcel"),
        Cause::OtherProhibited => text("他件液体或违禁品", "Liquid or prohibited goods in another parcel"),
    }
}

const fn delay_cause(cause: DelayCause) -> Text {
    match cause {
        DelayCause::None => text("无", "None of these"),
        DelayCause::WaybillMisuse => text("面单使用错误", "Waybill wrongly used"),
        DelayCause::WrongMark => text("目的地大头笔错写", "Wrong destination mark"),
        DelayCause::RecipientDetails => text("收件方信息不全或错误", "Recipient details incomplete or wrong"),
        DelayCause::RecipientRequest => text("收件人有特殊要求", "Special request of the recipient"),
        DelayCause::Packaging => text("包装不合格或异形", "Unfit packaging or odd shape"),
    }
}

const fn delivered_by(by: DeliveredBy) -> Text {
    match by {
        DeliveredBy::Station => text("普通站点", "Ordinary station"),
        DeliveredBy::Agency => text("代理站点", "Agency station"),
    }
}

const fn claimant(claimant: Claimant) -> Text {
    match claimant {
        Claimant::Direct => text("直接签约站点", "Station under direct contract"),
        Claimant::Indirect => text("未直接签约的加盟站点", "Franchise station without a direct contract"),
        Claimant::AgencySupplied => text("已在总部购料的代理点", "Agency point supplied by headquarters"),
        Claimant::AgencyUnsupplied => text("未在总部购料的代理点", "Agency point not supplied by headquarters"),
        Claimant::Customer => text("顾客", "Customer"),
    }
}

/// Returns the name of a party.
#[must_use]
pub const fn party(party: Party) -> Text {
    match party {
        Party::Origin => text("发件站点", "the sending station"),
        Party::Delivery => text("派件站点", "the delivery station"),
        Party::Agency => text("代理站点", "the agency station"),
        Party::Transit => text("中转环节", "the transit link"),
        Party::OtherOrigin => text("违禁品那一票的发件站点", "the sending station of the other parcel"),
        Party::Network => text("网络（付款方未写明）", "the network (payer not stated)"),
        Party::Claimant => text("申报方", "the claimant"),
        Party::OtherClaimants => text("其他快件的申报方", "the claimants of the other parcels"),
        Party::Undetermined => text("待裁定", "to be ruled"),
    }
}

/// Returns the words for whether the claim may be filed.
#[must_use]
pub const fn filing(filing: Filing) -> Text {
    match filing {
        Filing::Accepted => text("可申报", "May be filed"),
        Filing::Contested => text("能否申报有争议", "Disputed"),
        Filing::Refused => text("不能申报", "Refused"),
    }
}

/// Returns the words for the outcome of a claim.
#[must_use]
pub const fn outcome(outcome: Outcome) -> Text {
    match outcome {
        Outcome::Payable => text("按条款赔偿", "payable"),
        Outcome::Discretionary => text("酌情处理", "at discretion"),
        Outcome::SelfBorne => text("发件站点自负", "borne by the sending station itself"),
        Outcome::Ruling => text("等待裁定", "a ruling is needed"),
        Outcome::Unregulated => text("制度未规定", "the regulation does not say"),
        Outcome::Refused => text("不赔", "refused"),
        Outcome::Nothing => text("找到了，不用赔", "found, nothing to pay"),
    }
}

/// Returns the words for the outcome of a delay.
#[must_use]
pub const fn delay_outcome(outcome: DelayOutcome) -> Text {
    match outcome {
        DelayOutcome::OnTime => text("没有延误", "on time"),
        DelayOutcome::NotDue => text("时效还没到", "not due yet"),
        DelayOutcome::Late => text("延误，要罚款", "late, fined"),
        DelayOutcome::LateAgency => text("代理站点延误，不罚款", "late at an agency, no fine"),
        DelayOutcome::LateExempt => text("延误，但不追究派件站点", "late, but not held against the delivery station"),
        DelayOutcome::LateOutside => text("河南网外延误，没有规定罚款", "late outside Henan, no fine is regulated"),
    }
}

/// Returns the words for a kind of money.
#[must_use]
pub const fn kind_of_money(kind: LineKind) -> Text {
    match kind {
        LineKind::Compensation => text("赔偿", "Compensation"),
        LineKind::Fine => text("罚款", "Fine"),
        LineKind::OwnLoss => text("自负", "Own loss"),
        LineKind::OthersLoss => text("他件损失", "Others' loss"),
    }
}

/// Returns the words for how a clause applies.
#[must_use]
pub const fn state(state: State) -> Text {
    match state {
        State::Applies => text("适用", "applies"),
        State::Excluded => text("不适用", "does not apply"),
        State::Open => text("未定", "open"),
    }
}

/// Returns the name of a time limit.
#[must_use]
pub const fn deadline(id: DeadlineId) -> Text {
    match id {
        DeadlineId::File => text("申报截止", "Last day to file"),
        DeadlineId::FileSafe => text("稳妥申报日", "Safe day to file"),
        DeadlineId::FileAfterClosing => text("停点/换点后申报截止", "Last day to file after closing"),
        DeadlineId::ReportMissing => text("有单无货上报截止", "Report listed-but-missing by"),
        DeadlineId::ReportDamage => text("破损上报截止", "Report damage by"),
        DeadlineId::DelayCap => text("延误罚款封顶日", "Fine reaches its cap"),
    }
}

/// Returns the name of a department of the network.
#[must_use]
pub const fn department(department: Department) -> Text {
    match department {
        Department::Supervision => text("网络监察部", "network supervision"),
        Department::Inspection => text("网络稽查部", "network inspection"),
        Department::Arbitration => text("网络仲裁部", "network arbitration"),
        Department::Administration => text("网络管理部", "network administration"),
    }
}
