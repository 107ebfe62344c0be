//! What another station handed out.

use super::word::Word;

/// Key, Chinese, English.
pub(super) const WORDS: &[Word] = &[
    ("receiveTitle", "打开别人的结果", "Open somebody's result"),
    (
        "receiveHint",
        "把对方发来的链接或文字整段粘贴到这里，或者选对方存的文件。",
        "Paste the whole link or text you were sent, or choose the file they saved.",
    ),
    ("received", "对方发来的链接或文字", "The link or text you were sent"),
    ("openReceived", "打开", "Open"),
    ("caseFile", "选文件", "Choose a file"),
    ("openedSame", "结果一致", "Same result"),
    (
        "openedSameText",
        "对方是 {at} 测算的。情况、制度和结果，都和本页一样。",
        "They counted at {at}. Facts, rulebook and result are the same here.",
    ),
    ("openedRead", "已经读入", "Read"),
    ("openedReadText", "按文件里的时刻测算：{at}。", "Counted at the moment in the file: {at}."),
    ("openedReadNow", "文件里没有测算时刻，按现在算。", "The file names no moment: counted as of now."),
    ("openedDiffers", "有 {count} 处不一样", "{count} things differ"),
    ("openedDiffersOne", "有 1 处不一样", "One thing differs"),
    (
        "openedDiffersText",
        "请和对方核对下面几处。对方的测算时刻：{at}。",
        "Please clear these up with them. They counted at {at}.",
    ),
    ("openedDiffersNow", "请和对方核对下面几处。", "Please clear these up with them."),
    ("openedChanged", "打开后又改过", "Changed since it was opened"),
    (
        "openedChangedText",
        "下面几处和对方发来的不一样。对方的测算时刻：{at}。",
        "This is not what they sent any more. They counted at {at}.",
    ),
    ("openedChangedNow", "下面几处和对方发来的不一样。", "This is not what they sent any more."),
    ("openedAsk", "正在填的这一件，要换成对方的吗？", "Replace the parcel you are working on?"),
    (
        "openedAskText",
        "换了以后，现在填的就没有了。两边不一样的有：",
        "What you have entered will be gone. The two differ in:",
    ),
    ("openedRefused", "打不开", "Cannot be opened"),
    (
        "openedBoth",
        "{field}：对方是“{theirs}”，这里是“{ours}”。",
        "{field}: theirs is “{theirs}”, here it is “{ours}”.",
    ),
    ("openedEmpty", "没填", "empty"),
    ("openTheirs", "换成对方的", "Open theirs"),
    ("keepMine", "留着我的", "Keep mine"),
    ("recount", "改成现在重新测算", "Count again as of now"),
    ("closeOpened", "知道了", "Close"),
];
