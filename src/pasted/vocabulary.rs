//! The words that the reader knows: what events are called, what denies them, and what leaves them certain.

use crate::case::Field;

/// One kind of event.
pub(super) struct Event {
    pub(super) field: Field,
    /// What it is called; the longer name first.
    pub(super) names: &'static str,
    /// What makes another word of it, when it follows the name.
    pub(super) grown: &'static str,
    /// What may follow the name in an assertion.
    pub(super) after: &'static str,
    /// Where it is another station's.
    pub(super) elsewhere: &'static str,
}

/// Places that a parcel passes on its way.
pub(super) const TRANSIT: &str = "转运、中转、分拨、集散、分拣、枢纽、处理中心、航空、机场、货运、口岸、海关";
/// Whoever reports to a station reports nothing to the network.
pub(super) const CUSTOMERS: &str = "客户、顾客、收件人、寄件人、淘宝、平台、商家、买家、卖家、海关、中转、分拨";
/// What makes a person, a place or a paper of an event's name.
pub(super) const GROWN: &str = "\
    人、员、组、部、率、量、数、单、底、联、表、码、证、图、时效、时限、期限、标准、情况、状态、信息、\
    记录、客户、方、站、地址、电话、公司、网点、仓、客服、箱、袋、班、短信、提醒、通知、价值、金额、\
    截止、材料、书、日、期、专员、照、凭证、资料、异常、失败、延误、问题、少、多、破、有、前、后、超时、\
    付、户、拍照、影像、监控、地、城市、区、省、点、码头";

pub(super) const EVENTS: &[Event] = &[
    Event {
        field: Field::SignedAt,
        names: "签收、妥投、signed",
        grown: GROWN,
        after: "签收人、签收、人、感谢、妥投、成功、完成、完毕、扫描、了、的、for by、for、by、已",
        elsewhere: "仓、退、寄件人、发件人",
    },
    Event {
        field: Field::SentOn,
        names: "揽收、揽件、收寄、收件、收取快件、取件成功、picked up",
        grown: GROWN,
        after: "扫描、成功、完成、取件人、收件员、揽投员、揽收员、业务员、快递员、快件、了、的、员",
        elsewhere: TRANSIT,
    },
    Event {
        field: Field::ScannedAt,
        names: "到件扫描、到站扫描、到件、arrival scan",
        grown: GROWN,
        after: "扫描、成功、完成、了、的、上一站、站点",
        elsewhere: TRANSIT,
    },
    Event {
        field: Field::VehicleArrivedAt,
        names: "\
    班车到达、班车到站、班车到、网络车到、货车到、大车到、干线车到、车到、到车、vehicle arrived",
        grown: "付、件、票、时间、签、单、期",
        after: "达、站、场、了、的、本站、我站",
        elsewhere: TRANSIT,
    },
    Event {
        field: Field::MissingReportedAt,
        names: "\
    上报有单无货、上报了有单无货、报了有单无货、有单无货已上报、有单无货上报、有单无货已报、有单无货报了",
        grown: "截止、时限、期限、率、数、流程、要求、规定、单",
        after: "了、的、成功、完成、完毕、过",
        elsewhere: CUSTOMERS,
    },
    Event {
        field: Field::DamageReportedAt,
        names: "\
    上报破损、上报了破损、报了破损、破损问题件已上报、破损件已上报、破损已上报、破损问题件上报、\
    破损上报、破损已报",
        grown: "截止、时限、期限、率、数、流程、要求、规定、单",
        after: "问题件、件、了、的、成功、完成、完毕、过",
        elsewhere: CUSTOMERS,
    },
    Event {
        field: Field::ClaimedOn,
        names: "申报、filed",
        grown: GROWN,
        after: "了、的、过、成功、完成、完毕、理赔、遗失",
        elsewhere: "",
    },
];

/// Weaker words for sending: whoever talks may mean a message, and in a record each station dispatches.
pub(super) const DISPATCH: Event = Event {
    field: Field::SentOn,
    names: "寄出、寄的、寄、寄了、寄走、寄件、发出、发的、发走、发件、发货、sent",
    grown: GROWN,
    after: "件、快递、货、快件、包裹、过来、了、的、on、out、出",
    elsewhere: TRANSIT,
};

/// What is only offered: couriers write it of several steps, or it may be another's act.
pub(super) const MAYBE: &[Event] = &[
    Event {
        field: Field::SentOn, names: "已取件、上门取件、collection", grown: GROWN, after: "", elsewhere: TRANSIT
    },
    Event {
        field: Field::ScannedAt,
        names: "到达目的地、已经到达、已到达、快件到达、到达",
        grown: GROWN,
        after: "",
        elsewhere: TRANSIT,
    },
    Event {
        field: Field::SignedAt,
        names: "代收、代签、取走、领取、delivered、final delivery、签首、签手",
        grown: "货款、点、款",
        after: "",
        elsewhere: "退",
    },
    Event {
        field: Field::VehicleArrivedAt,
        names: "车到、已到站、到站",
        grown: "付、件、票、扫描",
        after: "",
        elsewhere: TRANSIT,
    },
];

/// Names before a colon, for the moment behind it.
pub(super) const LABELS: &[(Field, &str)] = &[
    (
        Field::SentOn,
        "\
    发件日期、寄件日期、寄出日期、揽收时间、揽收日期、揽收日、收寄时间、收寄日期、揽件时间、sending date、\
    sent on",
    ),
    (
        Field::VehicleArrivedAt,
        "\
    网络班车到达时间、网络班车到达、班车到达时间、班车到达、班车到站时间、班车到站、车到时间、到车时间、\
    车到、arrival of the network vehicle、vehicle arrived",
    ),
    (Field::MissingReportedAt, "有单无货上报时间、有单无货上报、有单无货已上报、listed-but-missing reported at"),
    (Field::ScannedAt, "到件扫描时间、到件扫描、到件时间、到件、arrival scan"),
    (Field::DamageReportedAt, "破损问题件上报时间、破损上报时间、破损件上报时间、破损上报、damage reported at"),
    (
        Field::DueAt,
        "\
    规定派件时效截止、规定签收时间、规定签收、规定派件、派件时效截止、派件截止时间、派件截止、派送截止时间、派送截止、签收截止时间、\
    签收截止、应签收时间、应签收日期、应签收、应签时间、应签日期、应派时间、时效截止、最晚派件、\
    最迟派件、最晚派送、最迟派送、delivery deadline、due",
    ),
    (Field::SignedAt, "签收时间、签收日期、签收日、实际签收时间、实际签收、签收、signed at、signed"),
    (Field::ClaimedOn, "申报日期、申报时间、filing date"),
];
/// The same where whoever wrote it may mean somebody else's.
pub(super) const WEAK_LABELS: &[(Field, &str)] = &[
    (Field::SentOn, "寄件时间、发件时间、发货时间、发货日期、寄出时间、收件时间、收件日期、揽收、收寄、发件、寄件"),
    (
        Field::DueAt,
        "\
    预计签收时间、预计送达时间、预计送达、预计派送时间、承诺签收时间、最晚签收、最迟签收、承诺时效、\
    时效、截止时间",
    ),
    (Field::VehicleArrivedAt, "到站时间、到达时间"),
];

/// It did not happen, is asked for, planned or counted.
pub(super) const DENIED: &str = "\
    未、没、无法、无人、暂无、查无、不、拒、取消、失败、撤销、作废、尚、至今、等待、请、预计、预约、\
    预期、准备、即将、计划、打算、务必、尽快、尽早、及时、记得、催、希望、必须、如果、假如、若、要是、\
    除非、的话、万一、一旦、争取、最晚、最迟、截止、截至、明天、后天、下周、?、是否、是不是、有没有、\
    几点、何时、什么时候、啥时候、哪天、吗、率、%、比例、将于、将在、待签、待揽、待派、待上报、待申报、\
    应签、应到、应揽、可能、能否、should、not、will、to be、unsigned、please、if 、expected、estimated、\
    pending、仍、还在、别、莫";
/// It may be somebody else's, another parcel's, or hearsay.
pub(super) const DOUBT: &str = "\
    退、返、回单、工单、图、另、其他、其它、别的、上一、上次、下一件、拦截、转寄、改寄、换单、补发、\
    重发、假、误、错、应该、说、称、听、好像、似乎、估计、大概、反映、反馈、投诉、要求、商家、通知、\
    同车、都、全部、批、几件、有的、部分、想、让、叫、会、需、须、要、把、等、帮、麻烦、能、可以、吧、\
    嘛、呢、谁、代签、代收、驿站、丰巢、自提、柜、保管、入库、入柜、异常、问题件、查、核实、确认、显示、\
    按、规定、标准、时效、群、文件、邮件、函、票据、发票、样品、鉴定、保证、承诺、约、改、再、第二、\
    二次、重新、之一、说好、本来、原、delivered to、said、says、return、other、would、maybe、probably、\
    客服、网友、别人、同事";
/// How the names of stations, towns and couriers end.
pub(super) const PLACES: &str = "\
    站、部、店、公司、网点、营业点、点、市、县、区、省、局、所、镇、集团、速运、快递、速递、物流、邮政、\
    中心";
/// Words that may stand beside an event and leave it certain.
pub(super) const HARMLESS: &str = "\
    我们、我站、本站、我、客户本人、客户、顾客、收件人、本人、您的快件、您的快递、您的包裹、快件、快递、\
    包裹、该件、这件、这票、此件、此票、这个件、件、货、单号、运单号、运单、已经、已被、已、被、是、于、\
    在、就、才、的、了、实际、时间、日期、成功、正常、刚、当天、由、并、投递、进行、网络、实际上、那天、\
    家人、门卫、前台、同住人、the、was、it、on、at、parcel、shipment、waybill、package、有、是由、到的、\
    它、今天、昨天、您的订单、订单、客户签收人、签收、妥投、您、完成、完毕、商品、收件员、揽投员、取件";
