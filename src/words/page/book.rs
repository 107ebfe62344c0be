//! The case book.

use super::word::Word;

/// Key, Chinese, English.
pub(super) const WORDS: &[Word] = &[
    ("updated", "案卷已更新", "The case book is up to date"),
    ("unchanged", "没有改动，案卷里就是这样", "Nothing changed: it stands like this in the case book"),
    ("savedHere", "只记在这个窗口里，浏览器没有存下来", "Kept in this window only: the browser did not store it"),
    ("bookSearch", "在案卷里找单号、问题、处理情况", "Search waybill, what happened, status"),
    ("bookExport", "导出全部", "Export all"),
    ("bookImport", "导入", "Import"),
    ("bookFile", "案卷", "case-book"),
    (
        "bookUnavailable",
        "浏览器不让本页保存东西（无痕窗口，或被限制）。存的案件只在这个窗口里，关掉就没了：请先导出成文件，或者复制、打印结果。",
        "The browser does not let this page keep anything (private window, or restricted). Cases stay in this window only and \
         are lost when it closes: please export them to a file, or copy or print the result.",
    ),
    (
        "bookFull",
        "浏览器的存储满了，有 {n} 件没存下来，关掉窗口就没了：请导出成文件，再删掉一些旧案件。",
        "The browser's storage is full; not stored: {n}. They are lost when this window closes: please export to a file, \
         then delete some old cases.",
    ),
    (
        "bookOpened",
        "已打开：{waybill}，{status}。按现在的时间重新测算。",
        "Opened: {waybill}, {status}. Estimated anew for the present moment.",
    ),
    (
        "bookAsk",
        "手上这一件还没存入案卷。打开别的，手上的就清掉了。",
        "The parcel in hand is not saved. Opening another one clears it.",
    ),
    ("bookAskSave", "先存，再打开", "Save, then open"),
    ("bookAskDrop", "不存，直接打开", "Open without saving"),
    ("bookAskNot", "先不打开", "Do not open"),
    ("bookDeleted", "已删除：{waybill}。", "Deleted: {waybill}."),
    ("bookUndo", "撤销删除", "Undo"),
    ("bookUndone", "已撤销删除", "Deletion undone"),
    ("bookRestore", "把这里删掉的也恢复", "Restore those deleted here, too"),
    ("bookRestored", "已恢复", "Restored"),
    ("bookEmptyTitle", "还没有存过案件", "No case saved so far"),
    (
        "bookEmpty",
        "查完一件，按“存入案卷”，它就留在这台电脑上：还剩几天、办到哪一步、实赔多少，都在这里看。换电脑时用“导出全部”和“导入”带走。",
        "Look up a parcel and press “Save in the case book”: it stays on this computer, with the time left, how far it got and \
         what was paid. Take it to another computer with “Export all” and “Import”.",
    ),
    ("bookNone", "没有找到", "Nothing found"),
    ("bookMore", "再显示 {n} 件", "Show {n} more"),
    ("caseParcel", "快件", "Parcel"),
    ("caseSum", "金额", "Sum"),
    ("caseNext", "下一个期限", "Next deadline"),
    ("caseStatus", "处理情况", "Status"),
    ("caseDo", "操作", "Actions"),
    ("caseOpen", "打开", "Open"),
    ("caseDelete", "删除", "Delete"),
    ("caseKeep", "以这一份为准", "Keep this one"),
    ("caseNoWaybill", "没填单号", "No waybill"),
    ("caseFaults", "有看不懂的内容，原样留着", "Part of it cannot be understood and is kept as it is"),
    ("caseNothing", "还不能测算", "Nothing to estimate yet"),
    ("overdue", "已过期", "Overdue"),
    ("noDeadline", "没有要赶的期限", "No deadline ahead"),
    ("settled", "已了结", "Settled"),
    ("paidSum", "实赔（元）", "Paid (yuan)"),
    ("badDay", "看不懂这个日期", "This is no date"),
    ("badSum", "看不懂这个金额", "This is no sum"),
];
