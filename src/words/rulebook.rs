//! A rulebook file in words: what stands at a place of it.

use super::fill::fill;
use crate::lang::{Lang, Text, text};
use crate::rulebook::{Problem, Status, place};
use serde_json::Value;

/// Returns the words for whether a regulation is in force.
#[must_use]
pub const fn rulebook_status(status: Status) -> Text {
    match status {
        Status::Draft => text("拟稿", "draft"),
        Status::InForce => text("施行中", "in force"),
        Status::Unknown => text("来源没写是否在执行", "not known whether in force"),
    }
}

/// What a figure is called, by its name in the file; one of the company's own has no other name.
fn figure(name: &str) -> Option<Text> {
    Some(match name {
        "yuan" => text("金额（元）", "sum (yuan)"),
        "yuanPerDay" => text("每天金额（元）", "sum a day (yuan)"),
        "capYuan" => text("最高金额（元）", "cap (yuan)"),
        "seconds" => text("秒数", "seconds"),
        "minutes" => text("分钟数", "minutes"),
        "hours" => text("小时数", "hours"),
        "days" => text("天数", "days"),
        "workingDays" => text("工作日天数", "working days"),
        "daysInRow" => text("连续天数", "days in a row"),
        "months" => text("月数", "months"),
        "day" => text("每月几号", "day of the month"),
        "beyondMinutes" => text("超过多少分钟", "beyond so many minutes"),
        "percent" => text("百分比（%）", "per cent"),
        "upPercent" => text("上浮（%）", "up by (%)"),
        "downPercent" => text("下浮（%）", "down by (%)"),
        "points" => text("分数", "points"),
        "total" => text("总分", "all points"),
        "conduct" => text("品行分", "points for conduct"),
        "discipline" => text("纪律分", "points for discipline"),
        "targets" => text("目标分", "points for targets"),
        "functions" => text("职能分", "points for functions"),
        "basic" => text("基础时效（%）", "basic (%)"),
        "special" => text("特殊时效（%）", "special (%)"),
        "urgent" => text("加急时效（%）", "urgent (%)"),
        "satisfaction" => text("客户满意度权重（%）", "weight of satisfaction (%)"),
        "efficiency" => text("工作效率权重（%）", "weight of efficiency (%)"),
        "accuracy" => text("准确性权重（%）", "weight of accuracy (%)"),
        "teamwork" => text("团队协作权重（%）", "weight of teamwork (%)"),
        "learning" => text("学习能力权重（%）", "weight of learning (%)"),
        "excellentFrom" => text("优秀起分", "excellent from"),
        "goodFrom" => text("良好起分", "good from"),
        "passFrom" => text("合格起分", "pass from"),
        "before" => text("最晚时间", "by"),
        "inquiryUntil" => text("查询电话接到", "inquiry line until"),
        "businessUntil" => text("业务电话接到", "business line until"),
        _ => return None,
    })
}

/// Returns the name of a figure; a name without words is returned as it is.
#[must_use]
pub fn figure_name(name: &str, lang: Lang) -> String {
    figure(name).map_or_else(|| name.to_owned(), |text| (*text.get(lang)).to_owned())
}

/// Returns the words for a place in a rulebook file; a place without words is returned as it is.
///
/// ```
/// use parcel_claims::{rulebook::{DEFAULT_ID, Rulebook}, words::{Lang, rulebook_place}};
/// let file = serde_json::from_str(Rulebook::built_in_file(DEFAULT_ID).unwrap()).unwrap();
/// let said = rulebook_place(&file, "clauses.loss-3.figures.capYuan", Lang::Zh);
/// assert_eq!(said, "第五章 第四节 遗失件 三 · 最高金额（元）");
/// ```
#[must_use]
pub fn rulebook_place(file: &Value, at: &str, lang: Lang) -> String {
    let steps: Vec<&str> = at.split('.').collect();
    let said = |above: &str| place::get(file, above).and_then(|words| words.get(lang.code())).and_then(Value::as_str);
    match *steps.as_slice() {
        ["clauses", id, ref rest @ ..] => {
            let clause = said(&format!("clauses.{id}.place")).unwrap_or(id);
            match part(rest, lang) {
                Some(part) => format!("{clause} · {part}"),
                None => clause.to_owned(),
            }
        }
        ["readings", id, "follows"] => said(&format!("readings.{id}.words")).unwrap_or(id).to_owned(),
        [list @ ("penalties" | "clocks" | "targets" | "events"), id, ..] => {
            let name = if list == "penalties" { "title" } else { "label" };
            said(&format!("{list}.{id}.{name}")).map_or_else(|| at.to_owned(), |name| format!("{name}（{at}）"))
        }
        ref head => part_of_head(head, lang).map_or_else(|| at.to_owned(), str::to_owned),
    }
}

fn part(rest: &[&str], lang: Lang) -> Option<String> {
    let language = |lang_of_text: &str| match (lang_of_text, lang) {
        ("en", Lang::Zh) => "英文",
        ("en", Lang::En) => "English",
        (_, Lang::Zh) => "中文",
        (_, Lang::En) => "Chinese",
    };
    let of = |what: Text, lang_of_text: &str| {
        fill(
            text("{what}（{lang}）", "{what} ({lang})").get(lang),
            &[("what", what.get(lang)), ("lang", language(lang_of_text))],
        )
    };
    match *rest {
        ["figures", name] => Some(figure_name(name, lang)),
        ["words", language] => Some(of(text("条文说明", "words"), language)),
        ["place", language] => Some(of(text("出处", "citation"), language)),
        _ => None,
    }
}

fn part_of_head(head: &[&str], lang: Lang) -> Option<&'static str> {
    let said = match *head {
        ["id"] => text("编号", "Id"),
        ["regulation"] => text("所属制度", "Regulation"),
        ["title", "zh-CN"] => text("名称（中文）", "Title (Chinese)"),
        ["title", "en"] => text("名称（英文）", "Title (English)"),
        ["issued"] => text("发布日期", "Issued on"),
        ["status"] => text("状态", "Status"),
        ["valid"] => text("适用的发件日期", "Sending dates it holds for"),
        ["valid", "from"] => text("适用发件日期：从", "Sending dates from"),
        ["valid", "until"] => text("适用发件日期：到", "Sending dates until"),
        ["checkedUntil"] => text("已核对到", "Checked until"),
        _ => return None,
    };
    Some(said.get(lang))
}

/// Returns a problem of a rulebook file with the place in words, for the person who edits it.
#[must_use]
pub fn problem_in(problem: &Problem, file: &Value, lang: Lang) -> String {
    let at = if problem.place.is_empty() { String::new() } else { rulebook_place(file, &problem.place, lang) };
    super::issues::problem_at(&problem.wrong, &at, lang)
}

/// Returns the value at a place in a few words; a long text is cut.
#[must_use]
pub fn rulebook_value(value: Option<&Value>, lang: Lang) -> String {
    match value {
        None | Some(Value::Null) => (*text("（没有）", "(none)").get(lang)).to_owned(),
        Some(Value::String(text)) => text.clone(),
        Some(Value::Bool(flag)) => (*if *flag { text("是", "yes") } else { text("否", "no") }.get(lang)).to_owned(),
        // 60.0 is 60.
        Some(Value::Number(number)) => number.as_f64().unwrap_or_default().to_string(),
        Some(other) => other.to_string().chars().take(200).collect(),
    }
}
