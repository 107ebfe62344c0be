//! The fixed texts of the page, by the keys its markup names.

use super::{Text, text};
use crate::case::Kind;

/// Every fixed text: key, Chinese, English.
const WORDS: &[(&str, &str, &str)] = &[
    ("skip", "跳到结果", "Skip to the result"),
    ("product", "快件理赔速查", "Parcel claims"),
    (
        "purpose",
        "填上知道的，马上看到能赔多少、谁承担、哪天到期。",
        "Enter what you know: see what is due, who bears it, and by when.",
    ),
    ("asOf", "测算时刻", "Counted at"),
    ("now", "现在", "Now"),
    ("clockLive", "跟着时钟走", "Following the clock"),
    ("clockFixed", "时间已改，不走", "Set by hand"),
    ("errorsTitle", "有几处要改", "Please correct"),
    ("profileTitle", "本站情况", "Our station"),
    (
        "profileHint",
        "先答这三项。本机会记住，下次不用再填。",
        "Answer these three first. They are remembered on this computer.",
    ),
    (
        "profileLost",
        "先答这三项。浏览器不让保存，下次要重填。",
        "Answer these three first. The browser does not let us keep them.",
    ),
    ("profileWe", "我站：{said}", "We are: {said}"),
    ("profileClaimant", "申请方：{said}", "Claimant: {said}"),
    ("profileDeliveredBy", "派件：{said}", "Delivered by: {said}"),
    ("change", "修改", "Change"),
    ("profileDone", "填好了", "Done"),
    ("happenedTitle", "发生了什么", "What happened"),
    ("late", "有没有延误", "Is it late?"),
    ("lateNo", "没有，不涉及延误", "No delay"),
    ("lateYes", "有延误，或要查时效", "Late, or check the deadline"),
    ("problem", "出了什么问题", "What went wrong?"),
    ("coreTitle", "基本信息", "The parcel"),
    ("papersLabel", "手上的材料", "Papers at hand"),
    ("askedTitle", "还要问几件事", "A few more questions"),
    (
        "askedHint",
        "最影响结果的排在最前。不知道就空着，各种可能都会算进去。",
        "The most decisive comes first. Leave empty what you do not know: every possibility is counted.",
    ),
    ("answeredTitle", "已经回答的", "Answered"),
    ("rareTitle", "特殊情况", "Special circumstances"),
    ("rareHint", "有这种情况才填。", "Fill in only what applies."),
    ("reset", "清空，填下一件", "Clear for the next parcel"),
    (
        "resetAsk",
        "这一件填的内容都会清掉，本站情况保留。",
        "Everything entered for this parcel goes; your station stays.",
    ),
    ("resetYes", "清空", "Clear"),
    ("resetNo", "不清空", "Keep"),
    ("barGo", "看结果", "See result"),
    ("resultTitle", "测算结果", "Result"),
    ("emptyTitle", "先选“发生了什么”", "Start with “What happened”"),
    ("emptyTitleFirst", "先填“本站情况”", "Start with “Our station”"),
    ("emptyDue", "再填“规定派件时效截止”", "Now enter the delivery deadline"),
    ("emptyStep1", "选有没有延误、出了什么问题。", "Say whether it is late and what went wrong."),
    ("emptyStep2", "填知道的，不知道的空着。", "Fill in what you know, leave the rest empty."),
    ("emptyStep3", "结果会出现在这里，边填边变。", "The result appears here and follows as you type."),
    ("viewpoint", "对我站（{we}）来说", "For us ({we})"),
    ("viewpointNone", "从申报方来看", "For whoever files the claim"),
    ("liable", "谁承担", "Borne by"),
    ("filing", "能否申报", "Filing"),
    ("outcome", "赔偿结论", "Outcome"),
    ("fineTitle", "延误罚款", "Fine for delay"),
    ("fineRunning", "还在涨", "Still rising"),
    ("fineNone", "不罚款", "No fine"),
    ("fineUnregulated", "没有规定", "Not regulated"),
    (
        "finePayee",
        "收款方没写明，发件站点得不到这笔钱。",
        "Payee not stated; the sending station gets nothing from it.",
    ),
    ("fineIfConfirmed", "以网络监察部查实为准。", "If the supervision department confirms it."),
    ("nextTitle", "下一个要答", "Answer next"),
    ("goFill", "去填", "Answer"),
    ("deadlinesTitle", "期限", "Deadlines"),
    ("copy", "复制结果", "Copy the result"),
    ("copyReport", "复制上报内容", "Copy the report"),
    ("copied", "已复制，可以粘贴到聊天里", "Copied: paste it into a chat"),
    ("notCopied", "浏览器不让复制，请选中文字再复制", "The browser does not let us copy: select the text instead"),
    ("calendar", "期限存入日历", "Deadlines as a calendar file"),
    ("calendarFile", "期限", "deadlines"),
    ("print", "打印", "Print"),
    ("regulationTitle", "全部条款", "The whole regulation"),
    ("searchLabel", "在条款里找", "Search the clauses"),
    ("searchNone", "没有找到", "Nothing found"),
    ("leversTitle", "还能做什么", "What can still be done"),
    ("leverAdvice", "（我们的建议，制度没有写）", " (our advice; the regulation does not say)"),
    ("answersTitle", "每个问题会怎样影响结果", "What each answer would make of it"),
    ("answersQuestion", "问题", "Question"),
    ("answersAnswer", "如果", "If"),
    ("answersResult", "结果", "Result"),
    ("instead", "按另一种理解（{way}）：{result}", "The other reading, “{way}”: {result}"),
    ("documentsTitle", "申报材料", "Papers for filing"),
    ("linesTitle", "每笔钱", "Each sum"),
    ("lineKind", "款项", "What"),
    ("lineWay", "谁出，给谁", "From, to"),
    ("lineAmount", "金额", "Amount"),
    ("lineNobody", "收款方没写明", "payee not stated"),
    ("certain", "确定", "certain"),
    ("possible", "可能", "possible"),
    ("findingsTitle", "逐条依据", "Clause by clause"),
    ("excludedTitle", "看过但不适用的条款", "Clauses that do not apply"),
    ("assumptionsTitle", "没填，先这样算的", "Left empty, counted like this"),
    ("doubtsTitle", "拿不准的地方", "Doubtful points"),
    ("notesTitle", "使用前请知道", "Please note"),
    (
        "noteDraft",
        "依据的是{issued}的拟稿，正式规定可能不同。",
        "Based on a draft of {issued}; the rules in force may differ.",
    ),
    (
        "noteStations",
        "只算站点和网络之间的账。顾客按合同和法律能要的，不受影响。",
        "Between stations and the network only. What customers may claim by contract and law is not affected.",
    ),
    (
        "noteEstimate",
        "这是测算，以主管部门认定为准，不是法律意见。",
        "An estimate: the department in charge decides. Not legal advice.",
    ),
    (
        "rulebook",
        "{title} · {id} · {issued} · {status} · 校验码 {digest}",
        "{title} · {id} · {issued} · {status} · digest {digest}",
    ),
    ("draft", "拟稿", "draft"),
    ("in-force", "施行中", "in force"),
    ("nextMark", "先答这个", "Next"),
    ("clear", "清除", "Clear"),
    ("yuan", "元", "yuan"),
    ("today", "今天", "Today"),
    ("or", "或", "or"),
    ("yes", "是", "Yes"),
    ("no", "否", "No"),
    ("which", "是哪个时间？", "Which one is meant?"),
    ("unknown", "不清楚", "Not known"),
    ("notReported", "尚未上报", "Not reported yet"),
    ("have", "已备", "have it"),
    ("missing", "还缺", "missing"),
    ("noEffect", "现在不影响结果", "No effect on the result now"),
    ("taken", "没填，按“{said}”算", "Counted as “{said}”"),
    ("named", "{action}：{field}", "{action}: {field}"),
    ("languages", "语言", "Language"),
    ("clock", "测算时刻", "Moment of the estimate"),
    ("separator", "：", ": "),
    ("list", " · ", " · "),
];

/// A fixed text of the page.
#[must_use]
pub fn page(key: &str) -> Option<Text> {
    WORDS.iter().find(|(known, ..)| *known == key).map(|(_, zh, en)| text(zh, en))
}

/// How a field may be typed, beyond the example.
#[must_use]
pub const fn hint(kind: Kind) -> Text {
    match kind {
        Kind::Moment => text("可以只填日期", "a date alone will do"),
        _ => text("", ""),
    }
}

/// An example of what is typed.
#[must_use]
pub const fn example(kind: Kind) -> &'static str {
    match kind {
        Kind::Date => "2012-3-4",
        Kind::DateTime | Kind::Report | Kind::Moment => "2012-3-4 8:30",
        Kind::Text(_) | Kind::Choice(_) | Kind::YesNo | Kind::Yuan => "",
    }
}
