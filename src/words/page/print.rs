//! What is printed.

use super::word::Word;

/// Key, Chinese, English.
pub(super) const WORDS: &[Word] = &[
    ("sheetTitle", "快件理赔测算单", "Estimate of a parcel claim"),
    ("sheetWhen", "测算时刻：{at}　打印时间：{now}", "Counted at {at} · printed {now}"),
    ("sheetFacts", "填写的情况", "What was entered"),
    ("sheetNone", "还没有填写，没有结果。", "Nothing was entered: there is no result."),
    ("sheetMore", "另有 {count} 条，见网页", "{count} more on the page"),
    ("sheetLink", "核对用的链接（在网页里打开或粘贴）：", "Link for comparing (open it, or paste it into the page): "),
    ("formTitle", "汇通快件遗失件处理申报表", "Huitong claim form for lost parcels"),
    (
        "formOwn",
        "版式为本工具自拟，不是官方表格；网络另有格式的，以网络的为准。",
        "The layout is our own, not an official form; where the network has one, use that.",
    ),
    ("formClaimant", "申报方", "Claimant"),
    ("formStation", "站点名称", "Station"),
    ("formPhone", "联系人、电话", "Contact and phone"),
    ("formParcel", "快件", "Parcel"),
    ("formFound", "发现与上报", "Discovery and report"),
    ("formFoundAt", "发现时间", "Discovered at"),
    ("formReportedAt", "上报时间", "Reported at"),
    ("formClaim", "申报内容", "Claim"),
    ("formAmount", "申报金额", "Amount claimed"),
    ("formAmountNote", "测算：{sum}", "Estimate: {sum}"),
    ("formClauses", "依据条款", "By the clauses"),
    ("formStory", "情况说明", "What happened"),
    ("formPapers", "随附材料（有的打勾）", "Papers enclosed (ticked where at hand)"),
    ("formSigns", "签字", "Signatures"),
    ("formSignClaimant", "申报人（签字、盖章）", "Claimant (signature, stamp)"),
    ("formSignClerk", "查询员查询确认（签字）", "Inquiry clerk's confirmation (signature)"),
    ("formSignDepartment", "{department}受理意见（签字）", "Received by the {department} (signature)"),
    ("formDate", "日期", "Date"),
    (
        "formBasis",
        "由快件理赔速查按下列制度测算后填写，测算时刻 {at}。{rulebook}",
        "Filled in by Parcel claims as estimated at {at}. {rulebook}",
    ),
];
