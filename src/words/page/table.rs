//! The decision table: what stands around it.

use super::word::Word;

/// Key, Chinese, English.
pub(super) const WORDS: &[Word] = &[
    ("tableTitle", "决策表", "Decision table"),
    (
        "tableHint",
        "这份规章能得出的每一种结果都在这里，由规则逐一算出，供核对和签字。",
        "Every result that this regulation can come to, worked out by its rules, to be read over and signed.",
    ),
    ("tableBack", "返回", "Back"),
    ("tablePrint", "打印", "Print"),
    ("tableSave", "存成表格（CSV）", "Save as CSV"),
    ("tableChanged", "和内置的规章相比，不同的有 {count} 行", "Rows that differ from the built-in regulation: {count}"),
    ("tableBefore", "内置：", "Built-in:"),
    ("tableAfter", "这份：", "This one:"),
    ("tableNoRow", "没有这一行", "no such row"),
    ("tableFile", "决策表.csv", "decision-table.csv"),
];
