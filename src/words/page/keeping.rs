//! What is kept on this machine, and what is not.

use super::word::Word;

/// Key, Chinese, English.
pub(super) const WORDS: &[Word] = &[
    ("asideFile", "读不出的内容", "unreadable"),
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
];
