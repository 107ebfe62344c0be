//! Tables of many parcels in words: what a row says, what is wrong with it, what stands in an exported file.

use super::fill::fill;
use super::{dates, issues, labels};
use crate::batch::{AnswerColumn, Wrong};
use crate::case::{Case, Field, Issue};
use crate::estimate::DeadlineId;
use crate::lang::{Lang, Text, text};
use crate::moment::Moment;
use chrono::NaiveDateTime;

/// What stands between several possibilities.
pub const OR: Text = text("，或", ", or ");
/// What stands between several parts.
pub const AND: Text = text("；", "; ");
/// Where nothing happened that is compensated or fined.
pub const NO_CLAIM: Text = text("没有要赔、要罚的", "Nothing to claim or to fine");
/// In place of a sum where the regulation names none.
pub const NOT_REGULATED: Text = text("制度没有规定", "not regulated");
/// In place of the most that a sum can be where there is no upper limit.
pub const NO_LIMIT: Text = text("没有上限", "no limit");
/// The end of the name of an exported file.
pub const ANSWERED: Text = text("测算", "answered");
/// The name of the sheet with the rows.
pub const SHEET_ROWS: Text = text("明细", "Rows");
/// The name of the sheet with the totals.
pub const SHEET_TOTALS: Text = text("合计", "Totals");
/// The name of the sheet with the problems.
pub const SHEET_PROBLEMS: Text = text("问题", "Problems");
/// The name of the sheet that says how it was counted.
pub const SHEET_ABOUT: Text = text("说明", "About");
/// The heading over the names of sums.
pub const OF_WHAT: Text = text("项目（元）", "What (yuan)");
/// The heading over the least that sums can be.
pub const LEAST: Text = text("最少", "Least");
/// The heading over the most that sums can be.
pub const MOST: Text = text("最多", "Most");
/// The heading over the numbers of rows without an upper limit.
pub const ROWS_WITHOUT_LIMIT: Text = text("没有上限的件数（没算进最多）", "Rows without a limit (not in the most)");
/// The heading over the numbers of rows for which the regulation names no sum.
pub const ROWS_NOT_REGULATED: Text = text("制度没有规定的件数（没算进）", "Rows not regulated (in no sum)");
/// All compensation together.
pub const SUM_COMPENSATION: Text = text("赔偿", "Compensation");
/// All fines together.
pub const SUM_FINE: Text = text("罚款", "Fines");
/// All losses together that parties bear for their own parcels.
pub const SUM_OWN_LOSS: Text = text("自负：本件损失", "Own losses");
/// All losses together that parties bear for other parcels.
pub const SUM_OTHERS_LOSS: Text = text("自负：被污染的其他快件", "Losses of contaminated parcels");
/// What we get.
pub const WE_RECEIVE: Text = text("我站可得", "We receive");
/// What we pay.
pub const WE_PAY: Text = text("我站要赔", "We pay");
/// What we are fined.
pub const WE_ARE_FINED: Text = text("我站被罚", "We are fined");
/// What we bear.
pub const WE_BEAR: Text = text("我站自负", "We bear ourselves");
/// The number of sound rows.
pub const ROWS_SOUND: Text = text("算出来的件数", "Rows answered");
/// The number of rows that are not sound.
pub const ROWS_UNSOUND: Text = text("有问题、没算的件数", "Rows with problems, not counted");
/// The number of rows without anything in them.
pub const ROWS_BLANK: Text = text("空行", "Blank rows");
/// The number of rows that sum up others.
pub const ROWS_OF_TOTALS: Text = text("合计行（不算件）", "Rows of totals (no parcels)");
/// The heading over outcomes.
pub const BY_OUTCOME: Text = text("按结果", "By outcome");
/// The heading over the numbers of rows for which an outcome is certain.
pub const ROWS_CERTAIN: Text = text("确定的件数", "Rows for certain");
/// The heading over the numbers of rows for which an outcome is possible.
pub const ROWS_PERHAPS: Text = text("可能的件数", "Rows perhaps");
/// The heading over parties.
pub const BY_PARTY: Text = text("按责任方", "By party");
/// The heading over numbers of rows.
pub const ROWS: Text = text("件数", "Rows");
/// The heading over the most that parties pay.
pub const PAYS_MOST: Text = text("最多要赔（元）", "Pays at most (yuan)");
/// The heading over the most that parties are fined.
pub const FINED_MOST: Text = text("最多被罚（元）", "Fined at most (yuan)");
/// The heading over the most that parties bear.
pub const BEARS_MOST: Text = text("最多自负（元）", "Bears at most (yuan)");
/// The heading over problems.
pub const PROBLEM: Text = text("问题", "Problem");
/// The heading over words that no column knows.
pub const WORD_NOT_UNDERSTOOD: Text = text("没看懂的词", "Word not understood");
/// The heading over columns.
pub const COLUMN: Text = text("列", "Column");
/// The heading over what is said of the table.
pub const ABOUT: Text = text("说明", "About");
/// The heading beside it.
pub const ABOUT_SAYS: Text = text("内容", "Says");
/// The file that was read.
pub const ABOUT_FILE: Text = text("原表", "File");
/// The rulebook by which rows were answered.
pub const ABOUT_RULEBOOK: Text = text("依据的制度", "Rulebook");
/// The moment for which rows were answered.
pub const ABOUT_MOMENT: Text = text("测算时刻", "Moment of the estimates");
/// What holds for every row.
pub const FOR_EVERY_ROW: Text = text("每一件都一样", "The same for every row");

/// Returns the heading of a column of answers.
#[must_use]
pub const fn answer_column(column: AnswerColumn) -> Text {
    match column {
        AnswerColumn::Filing => text("能否申报", "Filing"),
        AnswerColumn::Outcome => text("结果", "Outcome"),
        AnswerColumn::Liable => text("谁承担", "Liable"),
        AnswerColumn::Delay => text("延误", "Delay"),
        AnswerColumn::Fined => text("罚谁", "Fined"),
        AnswerColumn::CompensationLeast => text("赔偿最少（元）", "Compensation, least (yuan)"),
        AnswerColumn::CompensationMost => text("赔偿最多（元）", "Compensation, most (yuan)"),
        AnswerColumn::FineLeast => text("罚款最少（元）", "Fine, least (yuan)"),
        AnswerColumn::FineMost => text("罚款最多（元）", "Fine, most (yuan)"),
        AnswerColumn::OwnLossMost => text("本件自负最多（元）", "Own loss, most (yuan)"),
        AnswerColumn::OthersLossMost => text("他件自负最多（元）", "Others' loss, most (yuan)"),
        AnswerColumn::ReceivesLeast => text("我站可得最少（元）", "We receive, least (yuan)"),
        AnswerColumn::ReceivesMost => text("我站可得最多（元）", "We receive, most (yuan)"),
        AnswerColumn::PaysMost => text("我站要赔最多（元）", "We pay, most (yuan)"),
        AnswerColumn::FinedMost => text("我站被罚最多（元）", "We are fined, most (yuan)"),
        AnswerColumn::BearsMost => text("我站自负最多（元）", "We bear, most (yuan)"),
        AnswerColumn::Next => text("下一个时限", "Next time limit"),
        AnswerColumn::NextAt => text("时限截止", "It ends"),
        AnswerColumn::Ask => text("先问清什么", "Ask first"),
        AnswerColumn::Applies => text("适用条款", "Clauses"),
        AnswerColumn::Open => text("视情况的条款", "Clauses that may apply"),
        AnswerColumn::Doubts => text("疑点", "Doubts"),
        AnswerColumn::Changed => text("后来补的", "Entered later"),
        AnswerColumn::Problems => text("表里的问题", "Problems of the row"),
    }
}

/// Returns why a file or a request cannot be carried out, by the code of its refusal.
#[must_use]
pub fn worklist_refused(code: &str, about: &str, lang: Lang) -> String {
    let name =
        || Field::by_key(about).map_or_else(|| about.to_owned(), |field| (*labels::field(field).get(lang)).to_owned());
    let template = match code {
        "empty" => text("这个文件是空的。", "This file is empty."),
        "not-a-table" => text(
            "这是 {about} 文件，不是表格。请给 Excel、WPS 或 CSV 表格。",
            "This is a {about} file, no table. Give a table of Excel, WPS or CSV.",
        ),
        "password" => text(
            "这个表格有密码，读不了。请先在 Excel 或 WPS 里打开，去掉密码另存一份。",
            "This table has a password. Open it in Excel or WPS and save it without one.",
        ),
        "damaged" => text(
            "这个表格读不了：文件不完整，或者已经损坏。请重新导出一份。",
            "This table cannot be read: it is cut off or damaged. Export it again.",
        ),
        "too-large" => {
            text("这个表格太大了，请分成几份再来。", "This table is too large: divide it and give it part by part.")
        }
        "unclosed" => text(
            "第 {about} 行开始的引号一直没有结束，后面的内容分不清列。",
            "A quotation mark that is opened in line {about} is never closed: what follows cannot be told apart.",
        ),
        "column" => text(
            "“{name}”这一列对不上：同一项只能对一列，词也要对得上。",
            "The column for “{name}” does not fit: a field has one column, and its words must be answers of it.",
        ),
        "constant" => text(
            "“{name}”不能这样对每一件都填：已经有一列了，或者填的内容不对。",
            "“{name}” cannot be the same for every row: a column says it, or the value is none.",
        ),
        "rules" => {
            text("这套制度读不了，或者几个版本对不上。", "These rulebooks cannot be read, or are no versions of one.")
        }
        "as-of" => text("测算时刻不对，请核对。", "The moment of the estimates is none: check it."),
        "gone" => text(
            "这个文件读不到了：可能被移动、改过或者拔掉了 U 盘。请重新选一次。",
            "This file cannot be read any more: it was moved, changed or taken away. Choose it again.",
        ),
        "not-open" => text("还没有打开表格。", "No table is open."),
        _ => text("没做成，请再试一次。", "It did not work: try again."),
    };
    fill(template.get(lang), &[("about", about), ("name", &name())])
}

/// Returns what is wrong with several rows in one column, by the code of the problem.
#[must_use]
pub fn problem_of_rows(code: &str, heading: &str, field: Option<Field>, lang: Lang) -> String {
    let name = field.map(|field| *labels::field(field).get(lang)).unwrap_or_default();
    let template = match code {
        "word" => text("“{column}”：里面的词没看懂", "“{column}”: a word that is not understood"),
        "ambiguous" => text(
            "“{column}”：日期没有年份，或者有两种读法",
            "“{column}”: a date without its year, or one that may mean two",
        ),
        "too-long" => text("比表头多出来的格子，可能错位了", "More cells than the heading: the row may be shifted"),
        "not-covered" => {
            text("“{column}”：没有哪个版本管这个发件日期", "“{column}”: no version covers this sending date")
        }
        "order" => text("“{column}”：时间前后对不上", "“{column}”: times in an impossible order"),
        "range" => text("“{column}”：超出了范围", "“{column}”: out of range"),
        _ => text("“{column}”：读不出来", "“{column}”: cannot be read"),
    };
    let column = if heading.is_empty() { name } else { heading };
    fill(template.get(lang), &[("column", column)])
}

/// Returns what is wrong with a row, with what stands in its cell.
#[must_use]
pub fn problem_of_row(
    wrong: Wrong,
    field: Option<Field>,
    heading: &str,
    cell: &str,
    (case, as_of): (&Case, NaiveDateTime),
    lang: Lang,
) -> String {
    let said = match (wrong, field) {
        (Wrong::Field(fault), Some(field)) => {
            issues::issue(&Issue::new(field.key(), fault), case, Some(as_of.into()), lang)
        }
        _ => problem_of_rows(wrong.code(), heading, field, lang),
    };
    let cell: String = cell.trim().chars().take(40).collect();
    if cell.is_empty() {
        return said;
    }
    fill(
        text("{said}（表里写的是“{cell}”）", "{said} (the cell says “{cell}”)").get(lang),
        &[("said", &said), ("cell", &cell)],
    )
}

/// Returns a time limit with its last moment, such as `申报截止 2012年3月31日`.
#[must_use]
pub fn next_limit(id: DeadlineId, due: Moment, lang: Lang) -> String {
    let values = [("what", *labels::deadline(id).get(lang)), ("due", &*dates::in_full(due, lang))];
    fill(text("{what} {due}", "{what} {due}").get(lang), &values)
}

/// Returns what happened and what becomes of it in one line.
#[must_use]
pub fn row_said(happened: &str, becomes: &str, lang: Lang) -> String {
    if becomes.is_empty() {
        return happened.to_owned();
    }
    fill(
        text("{happened}：{becomes}", "{happened}: {becomes}").get(lang),
        &[("happened", happened), ("becomes", becomes)],
    )
}

/// Returns the name of something that only may apply.
#[must_use]
pub fn perhaps(name: &str, lang: Lang) -> String {
    fill(text("可能 {name}", "perhaps {name}").get(lang), &[("name", name)])
}

/// Returns the name of what other rules change, by its code.
#[must_use]
pub fn kind_of_change(code: &str, lang: Lang) -> String {
    let name = match code {
        "filing" => text("能不能申报变了", "Filing changes"),
        "outcome" => text("结果变了", "The outcome changes"),
        "liable" => text("承担的人变了", "Who bears it changes"),
        "compensation" => text("赔偿变了", "The compensation changes"),
        _ => text("罚款变了", "The fine changes"),
    };
    (*name.get(lang)).to_owned()
}

/// Returns what is said where letters of a table could not be read.
#[must_use]
pub const fn garbled() -> Text {
    text(
        "有些字读不出来，可能是编码选错了，请换一种编码再试。",
        "Some letters could not be read: the encoding may be wrong; try another.",
    )
}
