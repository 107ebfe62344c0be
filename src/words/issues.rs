//! What is wrong with an input, and what to do about it.

use super::fill::fill;
use super::{dates, labels};
use crate::case::{Case, Fault, Field, Issue, Kind};
use crate::lang::{Lang, Text, text};
use crate::moment::Moment;
use crate::money::{Fen, NotASum};
use crate::rulebook::{Problem, Span, Wanted, Wrong};
use chrono::NaiveDate;

/// Returns a problem of a case in one sentence that names the field.
#[must_use]
pub fn issue(issue: &Issue, case: &Case, as_of: Option<Moment>, lang: Lang) -> String {
    let field = Field::by_key(&issue.field);
    let name: String = match (field, issue.field.as_str()) {
        (Some(field), _) => (*labels::field(field).get(lang)).to_owned(),
        (None, "asOf") => (*text("测算时刻", "Moment of the estimate").get(lang)).to_owned(),
        (None, key) => key.chars().take(40).collect(),
    };
    let as_of = as_of.map(|as_of| dates::in_full(as_of, lang)).unwrap_or_default();
    let (mut earlier, mut then) = ("", String::new());
    if let Fault::Before(field) = issue.fault {
        earlier = labels::field(field).get(lang);
        then = case.moment(field).known().map(|moment| dates::in_full(moment, lang)).unwrap_or_default();
    }
    let codes = match issue.fault {
        Fault::Format(Kind::Choice(codes)) | Fault::Type(Kind::Choice(codes)) => codes.join(", "),
        _ => String::new(),
    };
    let most = match issue.fault {
        Fault::TooLong(most) => most.to_string(),
        _ => Fen::MAX.to_string(),
    };
    let values = [
        ("field", &*name),
        ("asOf", &*as_of),
        ("earlier", earlier),
        ("then", &*then),
        ("codes", &*codes),
        ("most", &*most),
    ];
    fill(fault(issue.fault).get(lang), &values)
}

const fn fault(fault: Fault) -> Text {
    match fault {
        Fault::UnknownField => {
            text("没有“{field}”这个字段，请检查拼写。", "There is no field “{field}”: check the spelling.")
        }
        Fault::TooManyFields => {
            text("不认识的字段太多，请检查传入的数据。", "Far too many unknown fields: check what was passed.")
        }
        Fault::NotARecord => {
            text("传入的内容读不出来，请传入一个普通的对象。", "What was passed cannot be read: pass a plain object.")
        }
        Fault::Type(kind) => wrong_type(kind),
        Fault::Format(kind) => wrong_format(kind),
        Fault::NoUnknown => text(
            "{field}：这一项不能填“不清楚”，请填写或留空。",
            "{field}: “unknown” is no answer here; fill it in or leave it out.",
        ),
        Fault::Mangled => text(
            "{field}：号码被表格软件改成了科学计数，请重新输入完整单号。",
            "{field}: a spreadsheet has turned the number into scientific notation; enter the full number again.",
        ),
        Fault::Control => text(
            "{field}：含有看不见的控制字符，请重新输入。",
            "{field}: it holds invisible control characters; type it again.",
        ),
        Fault::Years => text(
            "{field}：年份要在 2000 到 2099 之间，请核对。",
            "{field}: the year must lie between 2000 and 2099; check it.",
        ),
        Fault::Sum(NotASum::NotFinite) => {
            text("{field}：不是有效的数字，请填写金额（元）。", "{field}: not a number; enter a sum in yuan.")
        }
        Fault::Sum(NotASum::Negative) => {
            text("{field}：金额不能是负数，请核对。", "{field}: a sum cannot be negative; check it.")
        }
        Fault::Sum(NotASum::TooLarge) => {
            text("{field}：金额不能超过 {most} 元，请核对。", "{field}: a sum cannot exceed {most} yuan; check it.")
        }
        Fault::Sum(NotASum::Decimals) => text(
            "{field}：金额最多两位小数（精确到分），请核对。",
            "{field}: a sum has at most two decimals; check it.",
        ),
        Fault::TooLong(_) => {
            text("{field}：最多 {most} 个字，请缩短。", "{field}: at most {most} characters; shorten it.")
        }
        Fault::Before(_) => text(
            "{field}：不能早于{earlier}（{then}），请核对两个时间。",
            "{field}: cannot be before “{earlier}” ({then}); check both.",
        ),
        Fault::AfterAsOf => text(
            "{field}：晚于测算时刻（{asOf}），请核对时间，或调整测算时刻。",
            "{field}: later than the moment of the estimate ({asOf}); check it, or change that moment.",
        ),
    }
}

const fn wrong_type(kind: Kind) -> Text {
    match kind {
        Kind::Text(_) => text("{field}：应为文字，请加引号传入。", "{field}: must be text; pass a string."),
        Kind::Choice(_) => text("{field}：应为文字，可选：{codes}。", "{field}: must be a text, one of: {codes}."),
        Kind::YesNo => {
            text("{field}：请选“是”或“否”（true 或 false）。", "{field}: must be yes or no (true or false).")
        }
        Kind::Yuan => text("{field}：应为数字（元），例如 199.90。", "{field}: must be a number of yuan, like 199.90."),
        Kind::Date => {
            text("{field}：应为日期文字，例如 2012-03-04。", "{field}: must be a date as text, like 2012-03-04.")
        }
        Kind::DateTime => text(
            "{field}：应为日期加时间的文字，例如 2012-03-04T08:30。",
            "{field}: must be a date and time as text, like 2012-03-04T08:30.",
        ),
        Kind::Moment => text(
            "{field}：应为日期文字，可带时间，例如 2012-03-04 或 2012-03-04T08:30。",
            "{field}: must be a date as text, with or without a time, like 2012-03-04 or 2012-03-04T08:30.",
        ),
        Kind::Report => text(
            "{field}：应为日期加时间的文字，例如 2012-03-04T08:30；还没上报就写 no。",
            "{field}: must be a date and time as text, like 2012-03-04T08:30, or no when not reported.",
        ),
    }
}

const fn wrong_format(kind: Kind) -> Text {
    match kind {
        Kind::Choice(_) => text("{field}：没有这个选项，可选：{codes}。", "{field}: no such value; one of: {codes}."),
        Kind::Date => text(
            "{field}：日期不存在或写法不对，请写成 2012-03-04 这样。",
            "{field}: no such date, or not written like 2012-03-04.",
        ),
        Kind::DateTime => text(
            "{field}：要有日期和时间，请写成 2012-03-04 08:30 这样。",
            "{field}: give a date and a time, like 2012-03-04 08:30.",
        ),
        Kind::Moment => text(
            "{field}：看不懂这个时间，请写成 2012-03-04 或 2012-03-04 08:30 这样。",
            "{field}: not a date that can be read; write 2012-03-04 or 2012-03-04 08:30.",
        ),
        Kind::Report => text(
            "{field}：要有日期和时间，请写成 2012-03-04 08:30 这样；还没上报就选“尚未上报”。",
            "{field}: give a date and a time, like 2012-03-04 08:30, or choose “not reported”.",
        ),
        Kind::Text(_) | Kind::YesNo | Kind::Yuan => {
            text("{field}：写法不对，请重新填写。", "{field}: not written as it should be; enter it again.")
        }
    }
}

/// A problem of a rulebook file in one sentence that names the place.
#[must_use]
pub fn problem(problem: &Problem, lang: Lang) -> String {
    problem_at(&problem.wrong, &problem.place, lang)
}

/// What is wrong, with a place for where it stands.
const fn sentence(wrong: &Wrong) -> Text {
    match wrong {
        Wrong::Missing => text("{place}：缺少，请补上。", "{place}: missing; add it."),
        Wrong::Unknown => {
            text("{place}：不认识，请检查拼写或删掉。", "{place}: unknown; check the spelling or remove it.")
        }
        Wrong::Type(_) => text("{place}：类型不对，应为：{what}。", "{place}: wrong type, must be {what}."),
        Wrong::Format(_) => text("{place}：内容不对，应为：{what}。", "{place}: cannot be read as {what}."),
        Wrong::Range => {
            text("{place}：数值不合理，或者内容太长，请核对。", "{place}: out of all reason, or too long; check it.")
        }
        Wrong::Duplicate => text("{place}：重复了，请只留一处。", "{place}: given twice; keep one."),
        Wrong::Placeholder(_) => text(
            "{place}：引用了不存在的数值 {what}，请改正。",
            "{place}: names a figure {what} that is not there; correct it.",
        ),
        Wrong::CapBelowRate => {
            text("{place}：上限低于每天的金额，请核对。", "{place}: the cap is below the daily rate; check both.")
        }
        Wrong::UnknownClause(_) => {
            text("{place}：没有条款 {what}，请核对编号。", "{place}: there is no clause {what}; check the id.")
        }
        Wrong::UnknownFigure(_) => text(
            "{place}：条款里没有数值 {what}，请核对名称。",
            "{place}: its clause has no figure {what}; check the name.",
        ),
        Wrong::UnknownItem(_) => text(
            "{place}：没有处罚项目 {what}，请核对编号。",
            "{place}: there is no penalty item {what}; check the id.",
        ),
        Wrong::UnknownPart(_) => text(
            "{place}：考核里没有 {what} 这一部分，请核对编号。",
            "{place}: the score has no part {what}; check the id.",
        ),
        Wrong::UnknownEvent(_) => text(
            "{place}：没有事件 {what}，时限无从起算，请核对编号。",
            "{place}: there is no event {what} to start from; check the id.",
        ),
        Wrong::EmptyValidity => {
            text("{place}：结束日早于开始日，请核对。", "{place}: it ends before it begins; check both days.")
        }
        Wrong::Overlap(_) => text(
            "{place}：有效期和 {what} 重叠，请改开，让每一天只归一个版本。",
            "{place}: overlaps with {what}; change one, so that each day has one version.",
        ),
        Wrong::Weights(_) => text(
            "{place}：各部分加起来是 {what}，和总数不符，请核对。",
            "{place}: the parts come to {what}, which is not the whole; check them.",
        ),
        Wrong::Unreachable => text(
            "{place}：永远用不到，请核对前后的数值或删掉。",
            "{place}: can never be reached; check what stands before it, or remove it.",
        ),
        Wrong::NoBand => text(
            "{place}：最低的分数没有归到任何一档，请去掉最后一档的起点分数。",
            "{place}: the lowest scores are in no band; take the lowest score away from the last one.",
        ),
        Wrong::TooLarge => text(
            "文件太大，不像是制度文件。请选对文件。",
            "The file is far too large for a rulebook; choose the right one.",
        ),
        Wrong::TooDeep => text(
            "文件层层套得太深，不像是制度文件。请选对文件。",
            "The file is nested far too deep for a rulebook; choose the right one.",
        ),
        Wrong::Syntax(_) => text(
            "文件内容不完整，或不是 JSON 格式：读到第 {what} 行读不下去了。请看看这一行附近是不是少了逗号、引号或括号，或者用了全角标点。",
            "The file is cut off or no JSON: it cannot be read beyond line {what}. Look there for a comma, a quotation mark or a bracket that is missing.",
        ),
        Wrong::UnknownRegulation(_) => text(
            "{place}：这是另一部制度 {what} 的版本，不能放在一起。",
            "{place}: a version of another regulation, {what}; keep them apart.",
        ),
        Wrong::NoParcelRules => text(
            "这份制度没有快件规则，不能用来测算快件。请另选一份。",
            "This rulebook has no parcel rules to estimate by; choose another.",
        ),
    }
}

/// What its sentence names beside the place.
fn named(wrong: &Wrong, lang: Lang) -> String {
    match wrong {
        Wrong::Type(what) | Wrong::Format(what) => wanted(*what, lang),
        Wrong::Syntax(line) => line.to_string(),
        Wrong::Placeholder(name)
        | Wrong::UnknownClause(name)
        | Wrong::UnknownFigure(name)
        | Wrong::UnknownItem(name)
        | Wrong::UnknownPart(name)
        | Wrong::UnknownEvent(name)
        | Wrong::Overlap(name)
        | Wrong::Weights(name)
        | Wrong::UnknownRegulation(name) => name.clone(),
        Wrong::Missing
        | Wrong::Unknown
        | Wrong::Range
        | Wrong::Duplicate
        | Wrong::CapBelowRate
        | Wrong::EmptyValidity
        | Wrong::Unreachable
        | Wrong::NoBand
        | Wrong::TooLarge
        | Wrong::TooDeep
        | Wrong::NoParcelRules => String::new(),
    }
}

/// Returns the problem at a place, which is told as it is given; an empty one is the whole file.
pub(super) fn problem_at(wrong: &Wrong, place: &str, lang: Lang) -> String {
    let whole = text("文件", "the file");
    let place = if place.is_empty() { whole.get(lang) } else { place };
    fill(sentence(wrong).get(lang), &[("place", place), ("what", &named(wrong, lang))])
}

/// What belongs at a place of a rulebook file.
fn wanted(wanted: Wanted, lang: Lang) -> String {
    let words = match wanted {
        Wanted::Object => text("一组内容（大括号）", "an object (in braces)"),
        Wanted::List => text("列表（方括号）", "a list (in brackets)"),
        Wanted::Text => text("文字", "text"),
        Wanted::Number => text("数字", "a number"),
        Wanted::Flag => text("是（true）或否（false）", "true or false"),
        Wanted::Figure => text("数字，或钟点如 09:00", "a number, or a clock time as 09:00"),
        Wanted::Date => text("日期，如 2012-03-04", "a date as 2012-03-04"),
        Wanted::Clock => text("钟点，如 09:00", "a clock time as 09:00"),
        Wanted::Id => text("小写字母、数字和短横线", "small letters, digits and hyphens"),
        Wanted::Name => text("字母和数字，以字母开头", "letters and digits, a letter first"),
        Wanted::OneOf(codes) => {
            let codes = codes.join(text("、", ", ").get(lang));
            return fill(text("{codes} 之一", "one of {codes}").get(lang), &[("codes", &codes)]);
        }
    };
    (*words.get(lang)).to_owned()
}

/// Returns the problem that no version of the rulebook covers the sending date, with the dates that are covered.
#[must_use]
pub fn not_covered(covered: &[Span], lang: Lang) -> String {
    let spans = covered.iter().map(|covered| span(*covered, lang)).collect::<Vec<_>>();
    let spans = spans.join(text("；", "; ").get(lang));
    let template = text(
        "{field}：这一天没有适用的制度版本。现有版本适用于：{spans}。请核对日期，或换一份制度。",
        "{field}: no version of the rulebook covers this day. Covered: {spans}. Check the date, or choose another rulebook.",
    );
    fill(template.get(lang), &[("field", labels::field(Field::SentOn).get(lang)), ("spans", &spans)])
}

/// Returns the sending dates that a version covers, in words.
#[must_use]
pub fn span(span: Span, lang: Lang) -> String {
    let day = |day: NaiveDate| dates::in_full(day.into(), lang);
    let (template, from, until) = match span {
        (Some(from), Some(until)) => (text("{from}至{until}", "{from} to {until}"), day(from), day(until)),
        (Some(from), None) => (text("{from}起", "from {from}"), day(from), String::new()),
        (None, Some(until)) => (text("{until}为止", "until {until}"), String::new(), day(until)),
        (None, None) => (text("不限日期", "any date"), String::new(), String::new()),
    };
    fill(template.get(lang), &[("from", &from), ("until", &until)])
}
