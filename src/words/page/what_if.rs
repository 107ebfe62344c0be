//! What if: facts varied beside the form.

use super::word::Word;

/// Key, Chinese, English.
pub(super) const WORDS: &[Word] = &[
    ("whatIfTitle", "换一种情况会怎样", "What if"),
    (
        "whatIfHint",
        "改一两项试试，看结果差在哪里。已经填的不会动。",
        "Change a fact or two and see what differs. What you entered stays as it is.",
    ),
    ("whatIfOpen", "换一种情况", "Try another case"),
    ("whatIfChoose", "选要换的一项：", "Choose what to vary:"),
    ("whatIfMore", "其他项", "Other facts"),
    ("whatIfNow", "现在填的：{said}", "Entered now: {said}"),
    ("whatIfBlank", "没填", "nothing"),
    ("whatIfDrop", "不换这一项", "Do not vary this"),
    ("whatIfCaption", "两种情况的结果", "The two results"),
    ("whatIfReal", "现在填的", "As entered"),
    ("whatIfOther", "假如……", "What if"),
    ("whatIfMark", "变了", "changes"),
    ("whatIfLikewise", "同样", "the same"),
    ("whatIfSame", "结果完全一样。", "The result is the same."),
    (
        "whatIfDiffers",
        "{count} 处不同。{point}：现在是“{one}”，假如是“{other}”。",
        "Points that differ: {count}. {point}: “{one}” as entered, “{other}” if varied.",
    ),
    ("whatIfTake", "就按这个填", "Enter it like this"),
    ("whatIfTaken", "已按假如的情况填好", "Entered as varied"),
    ("whatIfClose", "不试了", "Close"),
];
