//! What another station is told of a link or file it opens.

use super::fill::fill;
use super::{dates, labels, said};
use crate::case::{Fault, Field};
use crate::lang::{Lang, Text, text};
use crate::receipt::{Opened, Problem, Refused, VERSION};
use crate::rulebook::{DIGEST_SHOWN, ParcelRules};

/// Returns a difference or fault of a receipt in one sentence that names the field.
#[must_use]
pub fn receipt_problem(problem: &Problem, opened: &Opened, rulebook: &ParcelRules, lang: Lang) -> String {
    if let Problem::Unsound { issue, .. } = problem
        && !is_left_out(issue.fault)
        && issue.fault != Fault::NotARecord
    {
        return super::issues::issue(issue, &opened.case, opened.as_of.map(Into::into), lang);
    }
    let field = match problem {
        Problem::Unknown(key) | Problem::Altered(key) | Problem::Twice(key) => name(key, lang),
        Problem::Added(field) | Problem::Missing(Some(field)) => name(field.key(), lang),
        Problem::Unsound { issue, .. } => name(if issue.field == "asOf" { "at" } else { &issue.field }, lang),
        _ => String::new(),
    };
    let now = match problem {
        Problem::Altered(key) => now(key, opened, lang),
        Problem::Added(field) => now(field.key(), opened, lang),
        _ => None,
    };
    let (value, digest) = match problem {
        Problem::Unsound { given, .. } => (&**given, ""),
        Problem::Rulebook { id, digest } => (&**id, &**digest),
        _ => (now.as_deref().unwrap_or_default(), ""),
    };
    let values = [
        ("field", &*field),
        ("value", value),
        ("digest", digest),
        ("ourId", &*rulebook.id),
        ("ourDigest", rulebook.digest.get(..DIGEST_SHOWN).unwrap_or_default()),
    ];
    fill(sentence(problem, now.is_some()).get(lang), &values)
}

/// Whether what was given cannot be read at all.
const fn is_left_out(fault: Fault) -> bool {
    matches!(fault, Fault::Type(_) | Fault::Format(_) | Fault::NoUnknown | Fault::UnknownField | Fault::Sum(_))
}

fn name(key: &str, lang: Lang) -> String {
    match Field::by_key(key) {
        Some(field) => (*labels::field(field).get(lang)).to_owned(),
        None if key == "at" => (*text("测算时刻", "Moment of the estimate").get(lang)).to_owned(),
        None => key.chars().take(40).collect(),
    }
}

/// What a field says as it was opened.
fn now(key: &str, opened: &Opened, lang: Lang) -> Option<String> {
    match Field::by_key(key) {
        Some(field) => opened.case.get(field).map(|value| said(field, value, lang)),
        None => opened.as_of.map(|at| dates::in_full(at.into(), lang)),
    }
}

fn sentence(problem: &Problem, is_known: bool) -> Text {
    match problem {
        Problem::Unknown(_) => text(
            "“{field}”：本页不认识这一项，没有采用，可能来自别的版本。",
            "“{field}”: unknown here and left out; it may come from another version.",
        ),
        Problem::Unsound { issue, .. } if issue.fault == Fault::NotARecord => {
            text("文件里没有这一件的情况。", "The file holds no facts of the parcel.")
        }
        Problem::Unsound { .. } => {
            text("{field}：“{value}”看不懂，没有采用。", "{field}: “{value}” cannot be read and is left out.")
        }
        Problem::Altered(_) if is_known => text(
            "{field}：现在是“{value}”，和出具时不一样。",
            "{field}: now “{value}”, not what it was when this was made.",
        ),
        Problem::Altered(_) => text("{field}：和出具时不一样。", "{field}: not what it was when this was made."),
        Problem::Added(_) => {
            text("{field}：出具时没填，现在是“{value}”。", "{field}: left empty when this was made, now “{value}”.")
        }
        Problem::Missing(Some(_)) => text(
            "{field}：出具时填了，现在没有了，可能没有复制全。",
            "{field}: given when this was made, now gone; perhaps it was not copied whole.",
        ),
        Problem::Missing(None) => text(
            "后面还有内容没带过来，可能没有复制全。",
            "More was there when this was made; perhaps it was not copied whole.",
        ),
        Problem::Twice(_) => text("{field}：写了两遍，按第一遍算。", "{field}: given twice; the first holds."),
        Problem::Lacks("at") => text("没写测算时刻，按现在的时间算。", "No moment of the estimate: counted as of now."),
        Problem::Lacks("book") => text(
            "没写按哪个版本的制度算，没法核对制度。",
            "It does not say which rulebook it follows: that cannot be compared.",
        ),
        Problem::Lacks("result") => text("没带对方的结果，没法比较。", "It holds no result to compare with."),
        Problem::Lacks(_) => text(
            "没有核对用的校验字，看不出有没有改动或缺漏。",
            "It holds no check letters: changes and gaps cannot be seen.",
        ),
        Problem::Rulebook { .. } => text(
            "制度版本不同：对方按 {value}（校验码 {digest}），本页按 {ourId}（校验码 {ourDigest}）。",
            "Another rulebook: theirs is {value} (digest {digest}), ours is {ourId} (digest {ourDigest}).",
        ),
        Problem::Result { alone: false } => text("算出来的结果和对方的不一样。", "The result is not the one they had."),
        Problem::Result { alone: true } => text(
            "情况和制度都一样，结果却不一样：两边的网页版本不同，请都换成最新的再核对。",
            "Facts and rulebook agree, the result does not: the two pages are of different versions. Compare again with \
             the newest on both sides.",
        ),
    }
}

/// Returns the reason why a link or file cannot be read, and what to do.
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
