//! The case book in words: what happened, what became of it, what a file brought.

use super::fill::fill;
use super::{dates, labels};
use crate::book::{CaseAt, Difference, Import, NoBook, Rival, Status, Unreadable, Urgency};
use crate::case::{Case, Field, Problem, Value};
use crate::lang::{Lang, Text, text};
use crate::moment::Moment;
use crate::money::Fen;
use crate::scan::narrow;

/// Returns the words for what has become of a claim.
#[must_use]
pub const fn status(status: Status) -> Text {
    match status {
        Status::Open => text("待处理", "To do"),
        Status::Filed => text("已申报", "Filed"),
        Status::Paid => text("已赔付", "Paid"),
        Status::Refused => text("已拒赔", "Refused"),
    }
}

/// Returns the label of the day that is asked for with a status.
#[must_use]
pub const fn said_of_status(status: Status) -> Text {
    match status {
        Status::Open => text("", ""),
        Status::Filed => text("申报日期", "Filed on"),
        Status::Paid => text("赔付日期", "Paid on"),
        Status::Refused => text("拒赔日期", "Refused on"),
    }
}

/// Returns what happened in a few words, such as `遗失（中转）、延误`.
#[must_use]
pub fn what_happened(case: &Case, lang: Lang) -> String {
    let label = |field| match case.get(field) {
        Some(Value::Choice(index)) => labels::choice(field, *index).map(|label| *label.get(lang)),
        _ => None,
    };
    let problem = case.choice::<Problem>(Field::Problem).known().filter(|problem| *problem != Problem::None);
    let problem = problem.and_then(|_| label(Field::Problem)).map(|problem| {
        // 疑似遗失（查找中）: what stands in brackets is more than a line of a list holds.
        let problem = problem.split('（').next().unwrap_or(problem);
        match label(Field::Stage) {
            Some(stage) => fill(
                text("{problem}（{stage}）", "{problem} ({stage})").get(lang),
                &[("problem", problem), ("stage", &stage.to_lowercase())],
            ),
            None => problem.to_owned(),
        }
    });
    let delay = case.get(Field::DueAt).map(|_| *text("延误", "delay").get(lang));
    let happened: Vec<String> = problem.into_iter().chain(delay.map(str::to_owned)).collect();
    match happened.as_slice() {
        [] => (*text("还没说明出了什么事", "Not said yet").get(lang)).to_owned(),
        some => super::fill::capital(&some.join(text("、", ", ").get(lang))),
    }
}

/// Is true where a case of the case book says every word of a query: in its waybill, in what happened, in its status or
/// the day of that.
///
/// Full-width letters and digits are as good as plain ones.
#[must_use]
pub fn case_says(case: &CaseAt, query: &str, lang: Lang) -> bool {
    let on = case.content.on.map(|on| Moment::from(on).to_string()).unwrap_or_default();
    let said = [case.waybill(), &what_happened(&case.case, lang), status(case.content.status).get(lang), &on].join(" ");
    let said = narrow(&said).to_lowercase();
    narrow(query).to_lowercase().split_whitespace().all(|word| said.contains(word))
}

/// Returns the time limit that matters, such as `申报截止 2012年3月31日`; empty where none does.
#[must_use]
pub fn urgency(urgency: &Urgency, as_of: Moment, lang: Lang) -> String {
    let day = |moment| dates::in_full(moment, lang);
    let (template, what, day) = match urgency {
        Urgency::Overdue(deadline) | Urgency::Due(deadline) => {
            (text("{what} {day}", "{what} {day}"), labels::deadline(deadline.id), day(deadline.due))
        }
        Urgency::ToSign(due) => {
            (text("{what} {day}", "{what} {day}"), text("派送签收截止", "To be signed by"), day(*due))
        }
        Urgency::Late { cap_on, .. } if as_of.day < cap_on.day => (
            text("{what}，{day} 封顶", "{what}, up to {day}"),
            text("没签收，罚款每天在涨", "Not signed: the fine grows every day"),
            day(*cap_on),
        ),
        Urgency::Late { .. } => (
            text("{what}", "{what}"),
            text("没签收，罚款已封顶", "Not signed: the fine has reached its cap"),
            String::new(),
        ),
        Urgency::Quiet | Urgency::Settled => return String::new(),
    };
    fill(template.get(lang), &[("what", what.get(lang)), ("day", &day)])
}

/// Returns how the sum that was paid compares with the estimate.
#[must_use]
pub fn compared(difference: Difference, lang: Lang) -> String {
    let (template, sum) = match difference {
        Difference::Same => (text("与测算一致", "as estimated"), Fen::ZERO),
        Difference::Within => (text("在测算范围内", "within the estimate"), Fen::ZERO),
        Difference::Less(sum) => (text("比测算少 {sum} 元", "{sum} yuan less than estimated"), sum),
        Difference::More(sum) => (text("比测算多 {sum} 元", "{sum} yuan more than estimated"), sum),
        Difference::NoSum => (text("测算没有金额，无法比较", "no estimated sum to compare with"), Fen::ZERO),
    };
    fill(template.get(lang), &[("sum", &sum.to_string())])
}

/// Returns the words for a sum that was paid.
#[must_use]
pub fn paid(sum: Fen, lang: Lang) -> String {
    fill(text("实赔 {sum} 元", "{sum} yuan paid").get(lang), &[("sum", &sum.to_string())])
}

/// Returns the words for what another window made of the same case.
#[must_use]
pub const fn rival(rival: Rival) -> Text {
    match rival {
        Rival::Changed => text(
            "这一件在别处也改过，两份都在，请留一份。",
            "This case was changed elsewhere, too. Both are here: keep one.",
        ),
        Rival::Deleted => text(
            "这一件在另一个窗口删掉了，但这里又改过。",
            "This case was deleted in another window, but changed here.",
        ),
    }
}

/// Returns the reason why a file is not a case book.
#[must_use]
pub const fn no_book(why: NoBook) -> Text {
    match why {
        NoBook::NotJson => text(
            "这个文件读不了：不完整，或者不是案卷文件。什么都没有改动。",
            "This file cannot be read: it is cut off, or no case book. Nothing was changed.",
        ),
        NoBook::NotOurs => text(
            "这不是本页导出的案卷文件。什么都没有改动。",
            "This is no case book exported by this page. Nothing was changed.",
        ),
        NoBook::Newer => text(
            "这个案卷文件来自更新的版本，请换用新版的页面再导入。什么都没有改动。",
            "This case book comes from a newer version: please import it with the newer page. Nothing was changed.",
        ),
    }
}

/// Returns the reason why an entry of a file cannot be read.
#[must_use]
pub fn unreadable(place: usize, why: Unreadable, lang: Lang) -> String {
    let template = match why {
        Unreadable::NotJson => text("第 {place} 条：不是案件记录", "Entry {place}: no case"),
        Unreadable::Version => text("第 {place} 条：来自别的版本", "Entry {place}: of another version"),
        Unreadable::Part(_) => text("第 {place} 条：内容不完整", "Entry {place}: incomplete"),
        Unreadable::SameId => {
            text("第 {place} 条：编号相同，内容不同", "Entry {place}: the same id with another content")
        }
    };
    fill(template.get(lang), &[("place", &place.to_string())])
}

/// Returns what an import changed in one sentence; counts of zero are left out.
#[must_use]
pub fn brought(import: &Import, lang: Lang) -> String {
    let counts = [
        (import.new, text("新增 {n} 件", "{n} new")),
        (import.newer, text("更新 {n} 件", "{n} brought up to date")),
        (import.both, text("{n} 件两边都改过，两份都留着", "{n} changed on both sides, both kept")),
        (import.same, text("{n} 件没有变化", "{n} unchanged")),
        (import.deleted_here.len(), text("{n} 件这里已经删除，没有导入", "{n} deleted here and left out")),
        (import.deleted_there, text("{n} 件在那边已经删除，这里保留", "{n} deleted there and kept here")),
        (import.unreadable.len(), text("{n} 条读不了", "{n} unreadable")),
    ];
    let told = counts.iter().filter(|(count, _)| *count > 0);
    let told: Vec<String> =
        told.map(|(count, template)| fill(template.get(lang), &[("n", &count.to_string())])).collect();
    if told.is_empty() {
        return (*text("文件里一件也没有。", "There is no case in the file.").get(lang)).to_owned();
    }
    fill(text("导入完成：{told}。", "Imported: {told}.").get(lang), &[("told", &told.join(text("；", "; ").get(lang)))])
}
