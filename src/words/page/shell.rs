//! What stands around the rooms: the way between them, the clock, the language.

use super::word::Word;

/// Key, Chinese, English.
pub(super) const WORDS: &[Word] = &[
    ("skip", "跳到结果", "Skip to the result"),
    ("product", "快件理赔速查", "Parcel claims"),
    (
        "purpose",
        "填上知道的，马上看到能赔多少、谁承担、哪天到期。",
        "Enter what you know: see what is due, who bears it, and by when.",
    ),
    ("clockLive", "跟着时钟走", "Live"),
    ("clockFixed", "时间已改，不走", "Fixed"),
    ("languages", "语言", "Language"),
    ("clock", "测算时刻", "Moment of the estimate"),
    ("rooms", "功能", "Rooms"),
    ("roomParcel", "查一件", "One parcel"),
    ("roomVehicle", "多件", "Many parcels"),
    ("roomBook", "案卷", "Case book"),
    ("roomClocks", "时限", "Clocks"),
    ("roomPenalties", "罚则", "Penalties"),
    (
        "updateText",
        "本页有新版本，已经下载好了。填的内容会留着。",
        "A new version of this page is here. What you entered stays.",
    ),
    ("updateTake", "换用新版本", "Use it"),
    ("roomRulebooks", "制度", "Rulebooks"),
];
