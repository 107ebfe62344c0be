//! The fields of a form.

use super::word::Word;

/// Key, Chinese, English.
pub(super) const WORDS: &[Word] = &[
    ("pasted", "从粘贴内容填入，请核对", "Filled from the pasted text: please check"),
    ("confirm", "没错", "Correct"),
    ("late", "有没有延误", "Is it late?"),
    ("lateNo", "没有，不涉及延误", "No delay"),
    ("lateYes", "有延误，或要查时效", "Late, or check the deadline"),
    ("problem", "出了什么问题", "What went wrong?"),
    ("nextMark", "先答这个", "Next"),
    ("clear", "清除", "Clear"),
    ("noEffect", "现在不影响结果", "No effect on the result now"),
    ("taken", "没填，按“{said}”算", "Counted as “{said}”"),
];
