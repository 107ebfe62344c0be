//! Service clocks and targets.

use super::word::Word;

/// Key, Chinese, English.
pub(super) const WORDS: &[Word] = &[
    ("clocksTitle", "时限", "Service clocks"),
    ("whichRulebook", "按哪份制度", "Rulebook"),
    ("rulebookBroken", "注意：{text}", "Note: {text}"),
    ("clocksSeen", "{at}：{late} 项超时，{open} 项还没到期", "{at}: {late} overdue, {open} still open"),
    ("clocksSeenDue", "，{due} 项可以办了", ", {due} may be done now"),
    ("clocksAsOf", "按 {at} 算", "As of {at}"),
    // Entering
    ("clocksEntry", "发生了什么", "What happened"),
    ("clocksAt", "什么时候", "When"),
    ("clocksNote", "备注（运单号、来电人，可不填）", "Note (waybill, caller; may be left out)"),
    ("clocksAdd", "记下", "Add"),
    ("clocksAdded", "已记下：{event}，{at}", "Added: {event}, {at}"),
    ("clocksNoEvent", "先选发生了什么", "Choose what happened first"),
    ("clocksNoTime", "先填什么时候发生的", "Say when it happened first"),
    (
        "clocksUnread",
        "看不懂这个时间，写成 3-4 8:30 或 2026-3-4 8:30 这样",
        "Not a time that can be read; write 3-4 8:30 or 2026-3-4 8:30",
    ),
    ("clocksYears", "年份要在 2000 到 2099 之间", "The year must lie between 2000 and 2099"),
    ("clocksBefore", "完成比发生还早，核对一下两个时间", "Done before it happened: check both times"),
    ("clocksAhead", "完成时间还没到，核对一下", "Done in the future: check it"),
    ("clocksDayOnly", "只填日期就行", "The day alone will do"),
    ("clocksMinutes", "要填到几点几分", "With its clock time"),
    ("clocksSeconds", "要填到秒，比如 8:30:15", "To the second, as 8:30:15"),
    // What is due
    (
        "clocksEmpty",
        "还没有记。选一件事，填上时间，马上知道什么时候到期。",
        "Nothing entered so far. Choose what happened and say when: you see at once what is due.",
    ),
    ("clocksDemands", "要做：{text}", "To do: {text}"),
    ("clocksCost", "误了可扣", "A miss may cost"),
    ("clocksCosts", "已误，可扣", "May cost by now"),
    ("clocksSeveral", "{costs}（能不能一起扣，公司定）", "{costs} (whether all apply, the company decides)"),
    ("clocksHappened", "发生", "Happened"),
    ("clocksDone", "做完了", "Done"),
    ("clocksDoneAt", "完成", "Done at"),
    ("clocksEnded", "结束了", "Ended"),
    ("clocksEndedAt", "结束", "Ended at"),
    ("clocksFigure", "公司定的时限", "The company's time"),
    ("clocksNotFigure", "这里填一个数", "Enter a number here"),
    ("clocksRemove", "去掉", "Remove"),
    // Taking along, keeping
    ("clocksCopy", "复制", "Copy"),
    ("clocksCalendar", "存到日历", "Calendar file"),
    ("clocksPrint", "打印", "Print"),
    ("clocksFile", "时限.ics", "service-clocks.ics"),
    ("clocksKeep", "存在这台电脑上", "Keep on this computer"),
    ("clocksKeepHint", "不勾，关了网页就没了", "Without this, it is gone when the page is closed"),
    (
        "clocksUnavailable",
        "浏览器不让本页保存东西，关了网页就没了：请先复制或打印。",
        "The browser does not let this page keep anything; it is gone when the page is closed: copy or print it first.",
    ),
    (
        "clocksFull",
        "浏览器的存储满了，没全存下来：请先复制或打印。",
        "The browser's storage is full and not all was kept: copy or print it first.",
    ),
    // Targets
    ("targetsTitle", "指标", "Targets"),
    (
        "targetsHint",
        "填上这个月的数，马上看达没达标。",
        "Enter the month's counts: you see at once whether a target is met.",
    ),
    ("targetsMonth", "月份", "Month"),
    ("targetsBase", "按什么算（制度没写，公司定）", "Of what (not in the regulation: the company decides)"),
    ("targetsBlank", "公司定的指标", "The company's target"),
];
