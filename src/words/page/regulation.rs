//! The regulation as a whole.

use super::word::Word;

/// Key, Chinese, English.
pub(super) const WORDS: &[Word] = &[
    ("regulationTitle", "全部条款", "The whole regulation"),
    ("searchLabel", "在条款里找", "Search the clauses"),
    ("searchNone", "没有找到", "Nothing found"),
    ("readingsTitle", "有几种理解的地方", "Where more than one reading is possible"),
    ("readingFollowed", "本测算按这一种", "followed here"),
    ("tableOpen", "生成完整决策表", "Full decision table"),
];
