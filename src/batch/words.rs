//! The words in the cells of tables, and what each says in its field.

use crate::case::{Field, Kind, Value};

/// Words that say nothing, in any column.
const NOTHING: &str = "-、--、—、——、/、\\、\\n、null、none、n/a、空、暂无、(空)、(null)、nan";
/// Words that say that nobody knows.
const UNKNOWN: &str = "未知、不详、不清楚、不明、不确定、待核实、待查、待确认、unknown";
const YES: &str = "是、有、对、y、yes、√、1、true、已有、已配合";
const NO: &str = "否、无、没有、不是、n、no、×、x、0、false、未配合";

/// What a word says: a code of the field, or that it has not happened so far, or nothing.
const WORDS: &[(Field, &str, &str)] = &[
    (Field::Problem, "无、正常、无异常、无问题、正常签收、已签收、签收、延误、超时、时效延误", "none"),
    (Field::Problem, "丢失、遗失、丢件、丢失件、遗失件、已丢失、确认遗失、丢失破损-丢失、快件遗失、快件丢失", "lost"),
    (Field::Problem, "疑似丢失、疑似遗失、疑似遗失(查找中)、查找中、有单无货、失联件", "missing"),
    (Field::Problem, "破损、损坏、破损件、损毁、破损-外包装、快件破损、货物破损、内件破损", "damaged"),
    (Field::Problem, "短少、内件短少、内件缺失、缺件、少件、内件不符-短少、部分短少", "short"),
    (Field::Problem, "污染、被污染、污染件、快件污染", "contaminated"),
    (Field::Problem, "其他、其它、其他问题", "other"),
    (Field::Stage, "发件站点、发件网点、始发、始发网点、发件、揽收、揽收网点、寄件网点", "origin"),
    (Field::Stage, "中转、中转环节、转运、分拨、分拨中心、转运中心、运输、运输途中、干线、干线运输", "transit"),
    (Field::Stage, "派件站点、派件网点、派件、派送、末端、末端派送、目的网点、派送网点", "delivery"),
    (Field::Leg, "分拨、分拣", "sorting"),
    (Field::Leg, "中转运输、干线", "linehaul"),
    (Field::Leg, "机场、航空", "airport"),
    (Field::Leg, "货运公司、货运", "freight"),
    (Field::Extent, "部分、部分损坏、部分破损、部分损失", "partial"),
    (Field::Extent, "全损、全部、全部损坏、全部破损、整件", "total"),
    (Field::Cause, "操作、操作不当、野蛮操作、挤压、碰撞", "handling"),
    (Field::Cause, "本件液体或违禁品、本件违禁品、本件液体", "own-prohibited"),
    (Field::Cause, "他件液体或违禁品、他件违禁品、他件液体", "other-prohibited"),
    (Field::MissingReportedAt, "未上报、未报、没报、没有上报、未登记、否、无、no", "no"),
    (Field::DamageReportedAt, "未上报、未报、没报、没有上报、未登记、否、无、no", "no"),
    (Field::SignedAt, "未签收、未妥投、在途、派送中、未派送、无", ""),
    (Field::SentOn, "无", ""),
    (Field::DueAt, "无", ""),
    (Field::ClosedOn, "无、未停点、未换点", ""),
    (Field::DelayCause, "无、无原因", "none"),
    (Field::DelayCause, "面单使用错误", "waybill-misuse"),
    (Field::DelayCause, "目的地大头笔错写、大头笔错写、大头笔错误", "wrong-mark"),
    (Field::DelayCause, "收件方信息不全或错误、收件信息不全、收件地址不详、地址错误、电话错误", "recipient-details"),
    (Field::DelayCause, "收件人有特殊要求、客户要求改期、客户要求延迟派送、收件人要求", "recipient-request"),
    (Field::DelayCause, "包装不合格或异形、包装不合格、异形件", "packaging"),
    (Field::DeliveredBy, "普通站点、普通网点、站点、网点", "station"),
    (Field::DeliveredBy, "代理站点、代理网点、代理点、代理", "agency"),
    (Field::InNetwork, "河南网内、网内、省内、河南、河南省", "true"),
    (Field::InNetwork, "河南网外、网外、省外、外省", "false"),
    (Field::Claimant, "直接签约站点、直接签约网点、直接签约、直签", "direct"),
    (Field::Claimant, "未直接签约的加盟站点、未直接签约、未直签", "indirect"),
    (Field::Claimant, "已在总部购料的代理点、已购料代理点", "agency-supplied"),
    (Field::Claimant, "未在总部购料的代理点、未购料代理点", "agency-unsupplied"),
    (Field::Claimant, "顾客、客户、收件人、寄件人", "customer"),
    (Field::We, "发件站点、发件网点", "origin"),
    (Field::We, "派件站点、派件网点", "delivery"),
    (Field::We, "代理站点、代理网点、代理点", "agency"),
    (Field::We, "中转", "transit"),
];

/// What a word says in a field; `None` where the field does not know it, `Some(None)` where it says nothing.
///
/// ```
/// use parcel_claims::{batch::meaning, case::{Field, Value}};
/// assert_eq!(meaning(Field::Problem, "丢失"), Some(Some(Value::Choice(2))));
/// assert_eq!(meaning(Field::Cash, "否"), Some(Some(Value::Flag(false))));
/// assert_eq!(meaning(Field::SignedAt, "未签收"), Some(None));
/// assert_eq!(meaning(Field::Problem, "投诉"), None);
/// ```
#[must_use]
pub fn meaning(field: Field, word: &str) -> Option<Option<Value>> {
    let word = crate::scan::narrow(word).trim().to_lowercase();
    let is = |list: &str| list.split('、').any(|known| known == word);
    let spec = field.spec();
    let of_field = |(of, list, _): &&(Field, &str, &str)| *of == field && is(list);
    if let Some((_, _, code)) = WORDS.iter().find(of_field) {
        return Some(super::mapping::value_of(field, code).ok().filter(|_| !code.is_empty()));
    }
    match spec.kind {
        Kind::YesNo if is(YES) => Some(Some(Value::Flag(true))),
        Kind::YesNo if is(NO) => Some(Some(Value::Flag(false))),
        Kind::Choice(codes) => {
            let place = codes.iter().position(|code| *code == word).and_then(|place| u8::try_from(place).ok());
            place.map(|place| Some(Value::Choice(place))).or_else(|| beside(field, &word))
        }
        _ => beside(field, &word),
    }
}

/// What holds in every field.
fn beside(field: Field, word: &str) -> Option<Option<Value>> {
    let is = |list: &str| list.split('、').any(|known| known == word);
    match field.spec() {
        _ if is(NOTHING) => Some(None),
        spec if spec.unknown && is(UNKNOWN) => Some(Some(Value::Unknown)),
        _ => None,
    }
}
