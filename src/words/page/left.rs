//! What a window left that was closed.

use super::word::Word;

/// Key, Chinese, English.
pub(super) const WORDS: &[Word] = &[
    (
        "left",
        "有个窗口没有正常关掉，里面没存的还在：{what}",
        "A window was not closed as usual; what was in it is still there: {what}",
    ),
    ("leftVehicle", "一车 {n} 件", "a vehicle with {n} waybills"),
    ("leftParcel", "一件快件", "a parcel"),
    ("takeLeft", "接着填", "Go on with it"),
    ("leaveLeft", "先放着", "Leave it"),
    (
        "leftFirst",
        "现在填的还没存：先存入案卷或者清空，再接着填那一件。",
        "What is entered now is not saved: save it in the case book or clear it, then go on with the other.",
    ),
];
