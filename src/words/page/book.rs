//! The case book.

use super::word::Word;

/// Key, Chinese, English.
pub(super) const WORDS: &[Word] = &[
    ("save", "存入案卷", "Save in the case book"),
    ("update", "更新案卷", "Update the case book"),
    ("saved", "已存入案卷", "Saved in the case book"),
    ("updated", "案卷已更新", "The case book is up to date"),
    ("unchanged", "没有改动，案卷里就是这样", "Nothing changed: it stands like this in the case book"),
    ("savedHere", "只记在这个窗口里，浏览器没有存下来", "Kept in this window only: the browser did not store it"),
    (
        "twin",
        "案卷里已经有这个单号：{happened}，{status}。",
        "This waybill is in the case book already: {happened}, {status}.",
    ),
    ("twinOpen", "打开那一件", "Open that case"),
    ("twinSave", "照样另存一件", "Save this one as well"),
    ("twinNot", "先不存", "Do not save"),
    ("restored", "已恢复上次没填完的内容。", "What was not finished last time is back."),
    (
        "unclear",
        "存的内容里有看不懂的，原样留在案卷里：{fields}。",
        "Part of what was kept cannot be understood; it stays in the case book as it is: {fields}.",
    ),
    ("bookSearch", "在案卷里找单号、问题、处理情况", "Search waybill, what happened, status"),
    ("bookExport", "导出全部", "Export all"),
    ("bookImport", "导入", "Import"),
    ("bookFile", "案卷", "case-book"),
    ("asideFile", "读不出的内容", "unreadable"),
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
        "draftUnavailable",
        "浏览器不让本页保存东西（无痕窗口，或被限制）。照常能用，但填的内容关掉窗口就没了。",
        "The browser does not let this page keep anything (private window, or restricted). It works as usual, but what is \
         entered is lost when this window closes.",
    ),
    (
        "draftFull",
        "浏览器的存储满了。照常能用，但手上填的没存下来，关掉窗口就没了：请到“案卷”导出成文件，再删掉一些旧案件。",
        "The browser's storage is full. The page works as usual, but what is entered is not stored and is lost when this \
         window closes: please export the case book to a file, then delete some old cases.",
    ),
    (
        "bookOpened",
        "已打开：{waybill}，{status}。按现在的时间重新测算。",
        "Opened: {waybill}, {status}. Estimated anew for the present moment.",
    ),
    ("comma", "、", ", "),
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
    ("understood", "知道了", "Understood"),
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
    (
        "aside",
        "有 {n} 处存的内容读不出来，已原样另外放好，没有删掉。",
        "Stored texts that could not be read: {n}. They were set aside as they are, nothing was deleted.",
    ),
    ("asideSave", "存成文件", "Save as a file"),
    (
        "emptied",
        "浏览器里存的东西刚才被清空了，不是本页清的。本页手上的都写回去了（{n} 项）：请看一下案卷和本站情况。",
        "What the browser keeps was emptied just now, and not by this page. All that this page holds was written back ({n} \
         entries): please look at the case book and at your station.",
    ),
    (
        "emptiedFull",
        "浏览器里存的东西刚才被清空了，不是本页清的。写回去了 {n} 项，还有 {lost} 项写不进去：请先到“案卷”导出成文件。",
        "What the browser keeps was emptied just now, and not by this page. {n} entries were written back, {lost} found no \
         place: please export the case book to a file first.",
    ),
    // What a window that was killed left
    (
        "left",
        "有个窗口没有正常关掉，里面没存的还在：{what}",
        "A window was not closed as usual; what was in it is still there: {what}",
    ),
    ("leftVehicle", "一车 {n} 件", "a vehicle with {n} waybills"),
    ("leftParcel", "一件快件", "a parcel"),
    ("takeLeft", "接着填", "Go on with it"),
    ("leaveLeft", "先放着", "Leave it"),
    (
        "leftFirst",
        "现在填的还没存：先存入案卷或者清空，再接着填那一件。",
        "What is entered now is not saved: save it in the case book or clear it, then go on with the other.",
    ),
];
