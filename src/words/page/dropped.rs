//! Files that are dropped on the page.

use super::word::Word;

/// Key, Chinese, English.
pub(super) const WORDS: &[Word] = &[
    ("dropOne", "一次拖一个文件进来，刚才的都没有打开。", "One file at a time: none of these was opened."),
    (
        "dropUnknown",
        "这个文件本页打不开。能拖进来的有：存成的快件、案卷、制度、罚则的月份，还有表格（Excel、CSV），物流记录、聊天的文字。",
        "This file cannot be opened here. What can be dropped: saved parcels, case books, rulebooks and months of \
         penalties; tables (Excel, CSV); and records and chats as text.",
    ),
    (
        "dropPage",
        "这是存下来的网页：双击打开它，里面带的内容就在。",
        "This is a saved page: open it by double click, and what it brings along is there.",
    ),
    ("dropEmpty", "这个文件是空的，或者读不出来。", "This file is empty, or it cannot be read."),
    (
        "dropNoRoom",
        "这里打不开这种文件：所在的网页没有开放这一部分。",
        "Such a file cannot be opened here: the page around it leaves that part out.",
    ),
];
