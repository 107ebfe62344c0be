//! The three pictures.

use super::word::Word;

/// Key, Chinese, English.
pub(super) const WORDS: &[Word] = &[
    ("pictureName", "{title}：{gist}", "{title}: {gist}"),
    ("fineSigned", "签收", "signed"),
    ("countedOn", "测算日", "as of"),
    ("mark", "◀ {mark}", "◀ {mark}"),
    ("inBrackets", "{what}（{mark}）", "{what} ({mark})"),
    (
        "barsGist",
        "{count} 个问题，长条越长金额越大；最长的是 {most}。",
        "{count} questions; the longer the bar, the larger the sum. The longest is {most}.",
    ),
];
