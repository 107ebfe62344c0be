//! What the columns of networks, shops and portals are called.

use crate::case::Field;

/// Names of a field: those that are certain, and those that are as likely something else. `、` stands between them; they
/// are written as [`plain`](super::heading::plain) leaves a heading.
pub(super) struct Names {
    pub(super) field: Field,
    pub(super) sure: &'static str,
    pub(super) likely: &'static str,
}

const fn names(field: Field, sure: &'static str, likely: &'static str) -> Names {
    Names { field, sure, likely }
}

pub(super) const NAMES: &[Names] = &[
    names(
        Field::Waybill,
        "\
    运单号、运单编号、运单号码、快递单号、快递运单号、快递编号、快件单号、快件编号、物流单号、物流运单号、物流编号、详情单号、面单号、\
    面单号码、电子面单号、邮件号、邮件号码、包裹单号、单号、运单、waybill、waybillno、waybillnumber、trackingno、\
    trackingnumber、mailno",
        "快递号、物流号、母单号、主单号、快递公司单号、编号、票号",
    ),
    names(Field::We, "本站身份、我站身份、本站在此件中的身份、whoweareinthisparcel", "身份"),
    names(
        Field::SentOn,
        "\
    发件日期、寄件日期、寄件时间、寄出日期、寄出时间、揽收时间、揽收日期、揽件时间、揽件日期、揽收扫描时间、收寄时间、收寄日期、\
    收件扫描时间、senton、sendingdate、pickuptime",
        "发件时间、发货时间、发货日期、收件时间、收件日期、开单时间、开单日期、录单时间、揽收",
    ),
    names(
        Field::Problem,
        "\
    问题类型、问题件类型、异常类型、异常件类型、理赔类型、申诉类型、破损/短少/遗失/延误、遗失/破损/短少、problem、problemtype、\
    kindofproblem",
        "类型、问题、异常、问题原因、异常原因、理赔原因、问题描述、情况、状态",
    ),
    names(
        Field::Stage,
        "发生环节、责任环节、问题环节、异常环节、丢失环节、遗失环节、破损环节、stage、whereithappened",
        "环节、发生地、责任方、责任段",
    ),
    names(Field::Leg, "中转环节、transitlink", "中转段"),
    names(Field::Extent, "损坏程度、破损程度、损失程度、extent、extentofthedamage", "程度"),
    names(Field::Cause, "损坏原因、破损原因、污染原因、损坏或污染原因、causeofthedamage", ""),
    names(Field::StationChange, "因换站点遗失、换站点遗失", ""),
    names(
        Field::Value,
        "\
    损失金额、损失金额(按实际价值)、实际损失、实际价值、货值、货物价值、商品价值、物品价值、内件价值、实际损失金额、value、\
    loss(actualvalue)、goodsvalue",
        "\
    申报金额、申报价值、声明价值、索赔金额、理赔金额、申请金额、保价金额、订单金额、商品金额、金额、价值、价格、\
    amount",
    ),
    names(Field::OthersLoss, "被污染的其他快件损失、他件损失", ""),
    names(Field::Cash, "内件含现金、是否含现金、含现金、现金", ""),
    names(Field::AddressFault, "收件信息不全或错误,因此误送且无法追回、收件信息错误误送", "地址错误"),
    names(Field::ProxySigned, "未经本人同意由他人代收、未经同意代收", "是否代收、他人代收、代签"),
    names(Field::Listed, "交接清单有此单(有单)、交接清单有此单、是否有单、有单", ""),
    names(
        Field::VehicleArrivedAt,
        "\
    网络班车到达时间、网络班车到达、班车到达时间、班车到站时间、车到时间、到车时间、车辆到达时间、网络车到达时间、vehiclearrivedat、\
    arrivalofthenetworkvehicle",
        "到达时间、到站时间、车到",
    ),
    names(
        Field::MissingReportedAt,
        "有单无货上报时间、有单无货上报、有单无货登记时间、missingreportedat、listed-but-missingreportedat",
        "上报时间、问题件上报时间、问题件登记时间、问题上报时间、登记时间、上报日期",
    ),
    names(
        Field::ScannedAt,
        "到件扫描时间、到件扫描、到件时间、到站扫描时间、到件日期、scannedat、arrivalscan",
        "到达扫描时间、扫描时间、入库时间",
    ),
    names(
        Field::DamageReportedAt,
        "破损上报时间、破损问题件上报时间、破损件上报时间、破损登记时间、破损上报、damagereportedat",
        "上报时间、问题件上报时间、问题件登记时间、问题上报时间、登记时间、上报日期",
    ),
    names(Field::Cooperated, "破损件是否配合发件站点处理、是否配合", ""),
    names(Field::ForceMajeure, "不可抗力、是否不可抗力、forcemajeure", ""),
    names(
        Field::DueAt,
        "\
    应签收时间、应签收日期、应签时间、应签日期、应派时间、应派日期、规定签收时间、规定派件时效截止、派件时效截止、派件截止时间、\
    最晚签收时间、最迟签收时间、最晚派件时间、时效截止时间、签收截止时间、dueat、deliverydeadline",
        "承诺签收时间、承诺送达时间、预计签收时间、预计送达时间、预计到达时间、计划签收时间、截止时间、时效、要求时间",
    ),
    names(
        Field::SignedAt,
        "签收时间、签收日期、实际签收时间、实际签收日期、妥投时间、妥投日期、派件签收时间、signedat、deliveredat",
        "签收、完成时间、送达时间",
    ),
    names(Field::DelayCause, "延误原因、causeofthedelay、delaycause", "超时原因、未签收原因"),
    names(
        Field::DeliveredBy,
        "派件站点类型、派件网点类型、派送网点类型、目的网点类型、deliveredby、kindofdeliverystation",
        "网点类型、站点类型、网点性质",
    ),
    names(Field::InNetwork, "河南网内派件、是否河南网内、是否网内、网内派件、innetwork", "是否省内、省内、省内外"),
    names(
        Field::Claimant,
        "理赔申请方、申请方、申报方、申报方类型、申请方类型、claimant",
        "申请人类型、投诉方、申请人",
    ),
    names(
        Field::ClaimedOn,
        "申报日期、申报时间、理赔申报日期、索赔日期、claimedon、filingdate",
        "申请时间、申请日期、理赔时间",
    ),
    names(Field::ClosedOn, "停点/换点日期、停点日期、换点日期、停点时间", "停业日期、更换日期"),
    names(Field::ClaimForm, "遗失件处理申报表、申报表", ""),
    names(Field::WaybillCopy, "详情单、运单底联、详情单底联", ""),
    names(Field::ValueProof, "价值凭证、价值证明", "凭证"),
];
