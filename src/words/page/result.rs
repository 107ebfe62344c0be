//! The answer.

use super::word::Word;

/// Key, Chinese, English.
pub(super) const WORDS: &[Word] = &[
    ("barGo", "看结果", "See result"),
    ("resultTitle", "测算结果", "Result"),
    ("viewpoint", "对我站（{we}）来说", "For us ({we})"),
    ("viewpointNone", "从申报方来看", "For whoever files the claim"),
    ("filing", "能否申报", "Filing"),
    ("outcome", "赔偿结论", "Outcome"),
    ("fineOurs", "我站被罚", "We are fined"),
    ("fineRunning", "还在涨", "Still rising"),
    ("fineUnregulated", "没有规定", "Not regulated"),
    (
        "finePayee",
        "收款方没写明，发件站点得不到这笔钱。",
        "Payee not stated; the sending station gets nothing from it.",
    ),
    ("fineIfConfirmed", "以网络监察部查实为准。", "If the supervision department confirms it."),
    ("nextTitle", "下一个要答", "Answer next"),
    ("goFill", "去填", "Answer"),
    ("leversTitle", "还能做什么", "What can still be done"),
    ("leverAdvice", "（我们的建议，制度没有写）", " (our advice; the regulation does not say)"),
    ("answersQuestion", "问题", "Question"),
    ("answersAnswer", "如果", "If"),
    ("answersResult", "结果", "Result"),
    ("lineKind", "款项", "What"),
    ("lineWay", "谁出，给谁", "From, to"),
    ("lineAmount", "金额", "Amount"),
    ("excludedTitle", "看过但不适用的条款", "Clauses that do not apply"),
    ("notesTitle", "使用前请知道", "Please note"),
    (
        "rulebook",
        "{title} · {id} · {issued} · {status} · 校验码 {digest}",
        "{title} · {id} · {issued} · {status} · digest {digest}",
    ),
    ("or", "或", "or"),
    ("have", "已备", "have it"),
    ("missing", "还缺", "missing"),
    ("asTable", "看表格", "As a table"),
    ("timelineWhat", "事项", "What"),
    ("timelineWhen", "时间", "When"),
    ("timelineState", "情况", "How it stands"),
    ("fineDay", "日期", "Day"),
    ("fineSum", "罚款", "Fine"),
];
