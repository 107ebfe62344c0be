//! Why a clause applies or not.

use crate::estimate::Reason;
use crate::lang::{Text, text};

/// The reason as a statement about the parcel.
#[must_use]
pub(super) const fn reason(reason: Reason) -> Text {
    match reason {
        // delay-1
        Reason::Overdue => text(
            "过了规定时效还没签收，或者签收晚了，算事实延误。",
            "Not signed by the deadline: delayed as a matter of fact.",
        ),
        Reason::OnTime => text("在规定时效内签收，没有延误。", "Signed by the deadline."),
        Reason::NotDue => text("规定时效还没到。", "The deadline has not come yet."),
        // delay-2
        Reason::Fined => text(
            "河南网内派件延误，由派件站点按天受罚，监察部查实为准。",
            "Late inside the Henan network: the delivery station is fined by the day, if supervision confirms it.",
        ),
        Reason::OutsideNetwork => {
            text("不在河南网内派件，制度没有规定罚款。", "Delivered outside the Henan network: no fine is regulated.")
        }
        Reason::NotPursued => text("有免罚的情形，不罚款。", "A clause clears the station: no fine."),
        // delay-3
        Reason::AgencyDelivers => text("由代理站点派件，延误不罚款。", "An agency delivers: a delay is not fined."),
        Reason::StationDelivers => text("不是代理站点派件。", "It is not an agency that delivers."),
        // delay-3a
        Reason::WaybillMisused => text(
            "面单使用错误造成延误，不追究派件站点。",
            "A waybill wrongly used caused the delay: the delivery station is not pursued.",
        ),
        Reason::NoWaybillMisuse => text("不是面单使用错误造成的。", "Not caused by a waybill wrongly used."),
        // delay-3b
        Reason::WrongMark => text(
            "目的地大头笔写错造成延误，不追究派件站点。",
            "A wrong destination mark caused the delay: the delivery station is not pursued.",
        ),
        Reason::NoWrongMark => text("不是大头笔写错造成的。", "Not caused by a wrong destination mark."),
        // delay-3c
        Reason::RecipientDetails => text(
            "收件方信息不全或写错造成延误，不追究派件站点。",
            "Wrong recipient details caused the delay: the delivery station is not pursued.",
        ),
        Reason::NoRecipientDetails => text("不是收件方信息问题造成的。", "Not caused by recipient details."),
        // delay-3d
        Reason::RecipientRequest => text(
            "收件人的特殊要求造成延误，不追究派件站点。",
            "A request of the recipient caused the delay: the delivery station is not pursued.",
        ),
        Reason::NoRecipientRequest => text("不是收件人的特殊要求造成的。", "Not caused by a request of the recipient."),
        // delay-3e
        Reason::UnfitPackaging => text(
            "包装不合格或异形造成延误，不追究派件站点。",
            "Unfit packaging or an odd shape caused the delay: the delivery station is not pursued.",
        ),
        Reason::NoUnfitPackaging => text("不是包装或异形造成的。", "Not caused by packaging or shape."),
        // loss-1
        Reason::NamedKind => text("属于制度列明的遗失情形。", "One of the kinds of loss that are named."),
        Reason::UnnamedKind => text(
            "制度没有列明这种情形，怎么赔没有规定。",
            "Not among the kinds of loss that are named: the regulation does not say.",
        ),
        // loss-2
        Reason::InWindow => text("在申报期限内。", "Within the time for filing."),
        Reason::AfterWindow => text("过了申报期限。", "After the time for filing."),
        // loss-3
        Reason::AtDelivery => text(
            "算在派件环节，按派件遗失的上限赔。",
            "It counts as happening in delivery: the cap for delivery holds.",
        ),
        Reason::NotAtDelivery => text("不算在普通派件站点头上。", "It does not fall to an ordinary delivery station."),
        // loss-4
        Reason::InTransit => {
            text("在中转环节，按中转遗失的上限赔。", "It happened in transit: the cap for transit holds.")
        }
        Reason::NotInTransit => text("不算中转环节。", "It does not count as transit."),
        // loss-5
        Reason::FiledLate => text("申报超过期限，不予赔偿。", "Filed too late: not compensated."),
        Reason::FiledInTime => text("申报没有超期。", "Not filed too late."),
        // loss-6
        Reason::StationReplaced => {
            text("因换站点遗失，赔固定金额。", "Lost because a station was replaced: a flat sum.")
        }
        Reason::NoStationReplaced => text("不是换站点造成的。", "Not because a station was replaced."),
        // loss-7
        Reason::AtAgency => text(
            "算在代理派送站点，按代理站点的上限赔。",
            "It counts as happening at an agency: the cap for agencies holds.",
        ),
        Reason::NotAtAgency => text("不在代理派送站点。", "Not at an agency station."),
        // loss-8
        Reason::MissingReportedLate => text(
            "有单无货没有按时上报，算派件遗失，由该站点承担。",
            "Listed but missing, and not reported in time: it counts as lost in delivery, borne by that station.",
        ),
        Reason::MissingReportedInTime => text(
            "有单无货已按时上报，仍算中转遗失。",
            "Listed but missing, reported in time: it stays a loss in transit.",
        ),
        Reason::NotListed => text(
            "交接清单上没有这票，不适用限时上报。",
            "Not on the hand-over list: the clock for reporting does not apply.",
        ),
        Reason::OtherStage => {
            text("不是中转遗失，不适用限时上报。", "Not lost in transit: the clock for reporting does not apply.")
        }
        // loss-9
        Reason::DamageReportedLate => text(
            "破损没有按时上报，该站点负全部责任。",
            "The damage was not reported in time: that station bears full responsibility.",
        ),
        Reason::NotCooperated => text(
            "没有配合发件站点处理，该站点负全部责任。",
            "The station did not cooperate: it bears full responsibility.",
        ),
        Reason::DamageReportedInTime => text(
            "已按时上报并配合，责任由网络稽查部裁定。",
            "Reported in time and cooperating: the inspection department rules.",
        ),
        // loss-10
        Reason::PartialLoss => text("部分损失，酌情处理。", "A partial loss: settled at discretion."),
        Reason::ContentsShort => {
            text("内件短少，酌情处理，有上限。", "Contents short: settled at discretion, up to a cap.")
        }
        Reason::TotalLoss => {
            text("全损，不走酌情，按遗失算。", "A total loss: not at discretion, it counts as a loss.")
        }
        // loss-11
        Reason::CashInside => {
            text("内件含现金，后果由发件站点自己承担。", "Cash inside: the consequences are the sending station's own.")
        }
        Reason::NoCash => text("内件不含现金。", "No cash inside."),
        // loss-12
        Reason::AddressFault => text(
            "收件信息有误造成误送且追不回，由发件站点承担。",
            "Misdelivered for wrong recipient details and not recoverable: the sending station bears it.",
        ),
        Reason::NoAddressFault => text("不是收件信息有误造成的。", "Not for wrong recipient details."),
        // loss-13
        Reason::HandedOver => text(
            "未经收件人本人同意由他人代收，责任在派件站点。",
            "Handed to another person without consent: the delivery station is responsible.",
        ),
        Reason::NotHandedOver => text("没有未经同意代收的情况。", "Not handed to another person without consent."),
        // loss-14
        Reason::OwnProhibited => text(
            "本件的液体或违禁品造成，由本件发件站点承担。",
            "Caused by liquid or prohibited goods in this parcel: its sending station bears it.",
        ),
        Reason::OtherProhibited => text(
            "他件的液体或违禁品造成，由那一票的发件站点承担，没有上限。",
            "Caused by liquid or prohibited goods in another parcel: that parcel's sending station bears it, without a cap.",
        ),
        Reason::NoProhibited => text("不是液体或违禁品造成的。", "Not caused by liquid or prohibited goods."),
        // loss-15a
        Reason::NoContract => {
            text("申请方没有和河南汇通直接签约，不予受理。", "The claimant has no direct contract: not admitted.")
        }
        Reason::NoSupplies => text(
            "代理点没有在总部购买物料，不予受理。",
            "The agency point bought no materials from headquarters: not admitted.",
        ),
        Reason::ContractOrSupplies => text("申请方不属于这两类。", "The claimant is neither of the two."),
        // loss-15b
        Reason::CustomerApplies => text(
            "顾客自己申请，这个渠道不予受理；请转客服部仲裁理赔文员。",
            "A customer applies: not admitted here; the customer-service department's arbitration clerk handles it.",
        ),
        Reason::NoCustomer => text("不是顾客自己申请。", "It is not a customer who applies."),
        // loss-15c
        Reason::ClosedTooLong => text(
            "停点、换点后，这个时候申请不予受理。",
            "Applied at a time after the station stopped when it is not admitted.",
        ),
        Reason::ClosedRecently => text("在停点、换点后的期限内申请。", "Applied in time after the station stopped."),
        Reason::NotClosed => text("没有停点、换点。", "The station has not stopped or been replaced."),
        // loss-15d
        Reason::ForceMajeure => {
            text("不可抗力造成短少、缺失，不予受理。", "Shortage or disappearance by force majeure: not admitted.")
        }
        Reason::ForceMajeureAnyLoss => {
            text("不可抗力造成破损、污染，不予受理。", "Damage or contamination by force majeure: not admitted.")
        }
        Reason::ForceMajeureDamage => text(
            "条文只写了短少、缺失；破损、污染算不算，有争议。",
            "The clause names shortage and disappearance; whether it covers damage is disputed.",
        ),
        Reason::NoForceMajeure => text("没有不可抗力。", "No force majeure."),
        // loss-15e
        Reason::AfterMonth => text(
            "没超过规定天数，但过了按月算的期限，可能有争议。",
            "Within the days, but after the month: it may be disputed.",
        ),
        Reason::AfterDays => text(
            "没超过按月算的期限，但过了规定天数，可能有争议。",
            "Within the month, but after the days: it may be disputed.",
        ),
        Reason::MonthOver => text("过了按月算的期限，不予受理。", "After the month: not admitted."),
        Reason::WithinMonth => text("按月算也没有超期。", "Within the month too."),
    }
}
