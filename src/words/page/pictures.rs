//! The three pictures.

use super::word::Word;

/// Key, Chinese, English.
pub(super) const WORDS: &[Word] = &[
    ("pictureName", "{title}：{gist}", "{title}: {gist}"),
    ("asTable", "看表格", "As a table"),
    ("timelineTitle", "时间线", "Timeline"),
    ("timelineWhat", "事项", "What"),
    ("timelineWhen", "时间", "When"),
    ("timelineState", "情况", "How it stands"),
    ("fineDaysTitle", "罚款一天天怎么涨", "The fine day by day"),
    ("fineDay", "日期", "Day"),
    ("fineSum", "罚款", "Fine"),
    ("fineSigned", "签收", "signed"),
    ("countedOn", "测算日", "as of"),
    ("mark", "◀ {mark}", "◀ {mark}"),
    ("inBrackets", "{what}（{mark}）", "{what} ({mark})"),
    (
        "barsGist",
        "{count} 个问题，长条越长金额越大；最长的是 {most}。",
        "{count} questions; the longer the bar, the larger the sum. The longest is {most}.",
    ),
    ("readingsTitle", "有几种理解的地方", "Where more than one reading is possible"),
    ("readingFollowed", "本测算按这一种", "followed here"),
];
