//! What another station is told of a link or file it opens.

use super::fill::fill;
use super::{dates, labels, said};
use crate::case::{Fault, Field};
use crate::lang::{Lang, text};
use crate::receipt::{Opened, Problem, Refused, VERSION};
use crate::rulebook::{DIGEST_SHOWN, ParcelRules};

/// A difference or fault in one sentence that names the field.
#[must_use]
pub fn receipt_problem(problem: &Problem, opened: &Opened, rulebook: &ParcelRules, lang: Lang) -> String {
    let name = |key: &str| match Field::by_key(key) {
        Some(field) => (*labels::field(field).get(lang)).to_owned(),
        None if key == "at" => (*text("测算时刻", "Moment of the estimate").get(lang)).to_owned(),
        None => key.chars().take(40).collect(),
    };
    let now = |key: &str| match Field::by_key(key) {
        Some(field) => opened.case.get(field).map(|value| said(field, value, lang)),
        None => opened.as_of.map(|at| dates::in_full(at.into(), lang)),
    };
    let (mut field, mut value, mut digest) = (String::new(), String::new(), String::new());
    let sentence = match problem {
        Problem::Unknown(key) => {
            field = name(key);
            text(
                "“{field}”：本页不认识这一项，没有采用，可能来自别的版本。",
                "“{field}”: unknown here and left out; it may come from another version.",
            )
        }
        Problem::Unsound { issue, given } => match issue.fault {
            Fault::Type(_) | Fault::Format(_) | Fault::NoUnknown | Fault::UnknownField | Fault::Sum(_) => {
                field = if issue.field == "asOf" { name("at") } else { name(&issue.field) };
                value.clone_from(given);
                text("{field}：“{value}”看不懂，没有采用。", "{field}: “{value}” cannot be read and is left out.")
            }
            Fault::NotARecord => text("文件里没有这一件的情况。", "The file holds no facts of the parcel."),
            _ => return super::issues::issue(issue, &opened.case, opened.as_of.map(Into::into), lang),
        },
        Problem::Altered(key) => {
            field = name(key);
            match now(key) {
                Some(now) => {
                    value = now;
                    text(
                        "{field}：现在是“{value}”，和出具时不一样。",
                        "{field}: now “{value}”, not what it was when this was made.",
                    )
                }
                None => text("{field}：和出具时不一样。", "{field}: not what it was when this was made."),
            }
        }
        Problem::Added(added) => {
            field = name(added.key());
            value = now(added.key()).unwrap_or_default();
            text("{field}：出具时没填，现在是“{value}”。", "{field}: left empty when this was made, now “{value}”.")
        }
        Problem::Missing(Some(gone)) => {
            field = name(gone.key());
            text(
                "{field}：出具时填了，现在没有了，可能没有复制全。",
                "{field}: given when this was made, now gone; perhaps it was not copied whole.",
            )
        }
        Problem::Missing(None) => text(
            "后面还有内容没带过来，可能没有复制全。",
            "More was there when this was made; perhaps it was not copied whole.",
        ),
        Problem::Twice(key) => {
            field = name(key);
            text("{field}：写了两遍，按第一遍算。", "{field}: given twice; the first holds.")
        }
        Problem::Lacks(part) => match *part {
            "at" => text("没写测算时刻，按现在的时间算。", "No moment of the estimate: counted as of now."),
            "book" => text(
                "没写按哪个版本的制度算，没法核对制度。",
                "It does not say which rulebook it follows: that cannot be compared.",
            ),
            "result" => text("没带对方的结果，没法比较。", "It holds no result to compare with."),
            _ => text(
                "没有核对用的校验字，看不出有没有改动或缺漏。",
                "It holds no check letters: changes and gaps cannot be seen.",
            ),
        },
        Problem::Rulebook { id, digest: theirs } => {
            value.clone_from(id);
            digest.clone_from(theirs);
            text(
                "制度版本不同：对方按 {value}（校验码 {digest}），本页按 {ourId}（校验码 {ourDigest}）。",
                "Another rulebook: theirs is {value} (digest {digest}), ours is {ourId} (digest {ourDigest}).",
            )
        }
        Problem::Result { alone: false } => text("算出来的结果和对方的不一样。", "The result is not the one they had."),
        Problem::Result { alone: true } => text(
            "情况和制度都一样，结果却不一样：两边的网页版本不同，请都换成最新的再核对。",
            "Facts and rulebook agree, the result does not: the two pages are of different versions. Compare again with \
             the newest on both sides.",
        ),
    };
    let values = [
        ("field", &*field),
        ("value", &*value),
        ("digest", &*digest),
        ("ourId", &*rulebook.id),
        ("ourDigest", rulebook.digest.get(..DIGEST_SHOWN).unwrap_or_default()),
    ];
    fill(sentence.get(lang), &values)
}

/// Why nothing can be read, and what to do.
#[must_use]
pub fn receipt_refused(refused: &Refused, lang: Lang) -> String {
    let mut theirs = "";
    let sentence = match refused {
        Refused::NotOurs => text(
            "认不出来。请把对方发来的链接或文字完整粘贴进来，或者选对方存的文件。",
            "Not recognised. Paste the whole link or text you were sent, or choose the file they saved.",
        ),
        Refused::Version(version) => {
            theirs = version;
            text(
                "这是第 {theirs} 版的结果，本页只认第 {ours} 版。请用新一点的网页打开。",
                "This is a result of version {theirs}; this page reads version {ours}. Open it with a newer page.",
            )
        }
        Refused::NotACase => text(
            "这个文件里装的不是一件快件。整本案件的文件，请到案件簿里导入。",
            "This file does not hold one parcel. A file of many cases is imported in the case book.",
        ),
        Refused::TooLong => text("内容太长，不是一件快件的结果。", "Too long to be the result of one parcel."),
    };
    fill(sentence.get(lang), &[("theirs", theirs), ("ours", &VERSION.to_string())])
}
