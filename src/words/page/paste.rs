//! Reading what was pasted.

use super::word::Word;

/// Key, Chinese, English.
pub(super) const WORDS: &[Word] = &[
    (
        "pasteLabel",
        "把物流记录或聊天内容粘到这里，自动填运单号、日期、金额",
        "Paste a tracking record or chat text here: waybill, dates and sum are filled in",
    ),
    ("pasteHint", "粘贴物流记录或聊天内容，自动填写", "Paste a tracking record or chat text"),
    ("pastedFilled", "已填：{fields}。请核对。", "Filled in: {fields}. Please check."),
    (
        "pastedOffered",
        "有 {n} 处拿不准，列在粘贴框下面，对的点一下。",
        "{n} more may be meant: press what is right, below the box.",
    ),
    ("readPasted", "读取", "Read"),
    ("offersLabel", "拿不准，对的点一下：", "Not certain; press what is right:"),
    ("offerYuan", "{n} 元", "{n} yuan"),
    (
        "offerVehicle",
        "这 {n} 个单号是同一车没到的，一起登记",
        "These {n} are missing of one vehicle: enter them together",
    ),
    ("dropOffers", "都不是", "None of these"),
    (
        "pastedNothing",
        "没有认出运单号、日期或金额，请手动填写。",
        "No waybill, date or sum could be made out: please enter them by hand.",
    ),
];
