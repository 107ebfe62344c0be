//! A month's sheet of penalties in words: what each item comes to, what is wrong with an entry, and the table of it.

use super::dates;
use super::fill::{capital, fill};
use crate::lang::{Lang, Text, text};
use crate::moment::Moment;
use crate::money::{Fen, NotASum};
use crate::penalty::{
    Account, Counted, Entry, FigureId, Hundredths, Issue, Line, Overlap, Paid, Penalties, Question, Reached, Sheet,
};
use crate::penalty::{Fault, Wanted};
use crate::rulebook::Rulebook;
use crate::rulebook::file::{Appraisal, Counting, Item, Measure, Pay, PenaltyTable, StepKind};

/// Returns a number of times in words, such as `2 次`.
#[must_use]
pub fn times(count: u32, lang: Lang) -> String {
    let template = if count == 1 { text("{n} 次", "once") } else { text("{n} 次", "{n} times") };
    fill(template.get(lang), &[("n", &count.to_string())])
}

/// Returns a number of days in words.
#[must_use]
pub fn days(count: u32, lang: Lang) -> String {
    let template = if count == 1 { text("{n} 天", "{n} day") } else { text("{n} 天", "{n} days") };
    fill(template.get(lang), &[("n", &count.to_string())])
}

/// Returns a number of people in words.
#[must_use]
pub fn people(count: usize, lang: Lang) -> String {
    let template = if count == 1 { text("{n} 人", "{n} person") } else { text("{n} 人", "{n} people") };
    fill(template.get(lang), &[("n", &count.to_string())])
}

/// Returns a sum in words, such as `160 元`.
#[must_use]
pub fn yuan(sum: Fen, lang: Lang) -> String {
    fill(text("{sum} 元", "{sum} yuan").get(lang), &[("sum", &sum.to_string())])
}

/// Returns a sum that may be more in words, such as `至少 160 元`.
#[must_use]
pub fn at_least(sum: Fen, lang: Lang) -> String {
    fill(text("至少 {sum} 元", "at least {sum} yuan").get(lang), &[("sum", &sum.to_string())])
}

/// Returns the sum of a line, and the most that it can be where conditions are not answered.
#[must_use]
pub fn penalty_sum(sum: Fen, open: Fen, lang: Lang) -> String {
    let template = match (sum, open) {
        (_, Fen::ZERO) => return yuan(sum, lang),
        (Fen::ZERO, _) => text("最多 {most} 元", "at most {most} yuan"),
        _ => text("{sum} 至 {most} 元", "{sum} to {most} yuan"),
    };
    fill(template.get(lang), &[("sum", &sum.to_string()), ("most", &(sum + open).to_string())])
}

/// Returns a condition that nobody has answered, in words.
#[must_use]
pub fn penalty_question(question: &Question, rulebook: &Rulebook, lang: Lang) -> String {
    let mut conditions = rulebook.item(&question.item).into_iter().flat_map(|item| &item.conditions);
    let condition = conditions.find(|condition| condition.id.as_str() == question.condition);
    condition.map(|condition| condition.words.get(lang).clone()).unwrap_or_default()
}

fn said(template: Text, values: &[(&str, &str)], lang: Lang) -> String {
    capital(&fill(template.get(lang), values))
}

/// A sum that holds as far as conditions do that nobody has answered.
fn open_sum(often: &str, (sum, open): (Fen, Fen), item: Option<&Item>, lang: Lang) -> String {
    let asked = item.into_iter().flat_map(|item| &item.conditions);
    let asked: Vec<&str> = asked.map(|condition| condition.words.get(lang).as_str()).collect();
    let values =
        [("often", often), ("sum", &*penalty_sum(sum, open, lang)), ("asked", &asked.join(text("；", "; ").get(lang)))];
    let template =
        text("{often}，{sum}，前提要问清：{asked}", "{often}: {sum} if this holds, which has to be asked: {asked}");
    said(template, &values, lang)
}

fn charged_to_department(often: &str, sum: Fen, item: Option<&Item>, lang: Lang) -> String {
    let department = item.and_then(|item| item.department.as_ref()).map(|name| name.get(lang).as_str());
    let values = [("often", often), ("sum", &*yuan(sum, lang)), ("department", department.unwrap_or_default())];
    said(
        text(
            "{often}，共 {sum}，扣{department}，不扣个人",
            "{often}: {sum}, charged to a department ({department}), not to the person",
        ),
        &values,
        lang,
    )
}

fn charged(often: &str, sum: Fen, capped: bool, counts: Option<&Counting>, lang: Lang) -> String {
    let base = match counts {
        Some(Counting::WageShare(share)) => share.base.get(lang).clone(),
        _ => String::new(),
    };
    let template = match (capped, base.is_empty()) {
        (true, _) => text("{often}，到了上限，共 {sum}", "{often}, up to the cap: {sum}"),
        (_, false) => text("{often}，按填的{base}算，共 {sum}", "{often}, of what was entered as “{base}”: {sum}"),
        _ => text("{often}，共 {sum}", "{often}: {sum}"),
    };
    said(template, &[("often", often), ("sum", &yuan(sum, lang)), ("base", &base)], lang)
}

/// A count beside the number from which something follows.
fn measured(times: u32, reached: bool, after: Hundredths, measure: &Measure, lang: Lang) -> String {
    let template = match (reached, measure.beyond) {
        (true, true) => {
            text("{counted}：{n}，超过了 {after}：{follows}", "{counted}: {n}, more than {after}: {follows}")
        }
        (true, false) => text("{counted}：{n}，到了 {after}：{follows}", "{counted}: {n}, {after} reached: {follows}"),
        (false, true) => text("{counted}：{n}，没有超过 {after}", "{counted}: {n}, not more than {after}"),
        (false, false) => text("{counted}：{n}，还没到 {after}", "{counted}: {n}, {after} not reached"),
    };
    let values = [
        ("counted", measure.counted.get(lang).as_str()),
        ("n", &*times.to_string()),
        ("after", &*after.to_string()),
        ("follows", measure.follows.get(lang)),
    ];
    said(template, &values, lang)
}

/// Returns the sentence that says what an item came to for a person.
#[must_use]
pub fn penalty_line(line: &Line, rulebook: &Rulebook, lang: Lang) -> String {
    let item = rulebook.item(&line.item);
    let counts = item.map(|item| &item.counts);
    let often = match counts {
        Some(Counting::PerDay(_)) => days(line.times, lang),
        _ => times(line.times, lang),
    };
    let say = |template: Text, values: &[(&str, &str)]| said(template, values, lang);
    match (&line.counted, counts) {
        (Counted::Sum { sum, open, .. }, _) if *open > Fen::ZERO => open_sum(&often, (*sum, *open), item, lang),
        (Counted::Sum { sum, .. }, _) if line.department => charged_to_department(&often, *sum, item, lang),
        (Counted::Sum { sum, capped, .. }, counts) => charged(&often, *sum, *capped, counts, lang),
        (Counted::Points { part, points }, _) => say(
            text("{often}，{part}扣 {points} 分", "{often}: {points} off for {part}"),
            &[("often", &often), ("points", &points.to_string()), ("part", &part_name(rulebook, line, part, lang))],
        ),
        (Counted::Steps { reached, beyond, part, .. }, counts) => {
            let part = part.as_ref().map(|part| part_name(rulebook, line, part, lang)).unwrap_or_default();
            let then = match counts {
                Some(Counting::Steps(steps)) => steps.then.as_ref().map(|then| then.get(lang).as_str()),
                _ => None,
            };
            steps(reached, (*beyond, then), &part, lang)
        }
        (Counted::Measure { reached, after, .. }, Some(Counting::Measure(measure))) => {
            measured(line.times, *reached, *after, measure, lang)
        }
        (Counted::Prize { sum, or_more }, _) => {
            let template = match (sum, or_more) {
                (None, _) => text("{often}，有奖励，没写多少", "{often}: a prize; how much is not stated"),
                (_, true) => text("{often}，奖 {sum}，可以更多", "{often}: a prize of {sum} or more"),
                (_, false) => text("{often}，奖 {sum}", "{often}: a prize of {sum}"),
            };
            say(template, &[("often", &often), ("sum", &yuan(sum.unwrap_or_default(), lang))])
        }
        // Nobody entered it: points lost draw it.
        (Counted::Unstated, Some(Counting::Unstated(unstated))) if line.entries.is_empty() => {
            say(text("{says}", "{says}"), &[("says", unstated.says.get(lang))])
        }
        (Counted::Unstated, Some(Counting::Unstated(unstated))) => {
            say(text("{often}：{says}", "{often}: {says}"), &[("often", &often), ("says", unstated.says.get(lang))])
        }
        (Counted::NotSet { figures }, _) => {
            let named: Vec<String> = figures.iter().map(|figure| penalty_figure(rulebook, figure, lang)).collect();
            let named = named.join(text("；", "; ").get(lang));
            say(
                text(
                    "{often}，公司没填这个数，填了才能算：{named}",
                    "{often}; the company has left this blank, it counts once it is set: {named}",
                ),
                &[("often", &often), ("named", &named)],
            )
        }
        // Items and what they come to always go together.
        (Counted::Measure { .. } | Counted::Unstated, _) => often,
    }
}

fn steps(reached: &[Reached], (beyond, then): (u32, Option<&str>), part: &str, lang: Lang) -> String {
    let each = |(place, step): (usize, &Reached)| {
        let template = match step.does {
            StepKind::Reminder => text("第 {n} 次提醒", "{n}: a reminder"),
            StepKind::Warning => text("第 {n} 次警告", "{n}: a warning"),
            StepKind::Points => text("第 {n} 次{part}扣 {figure} 分", "{n}: {figure} off for {part}"),
            StepKind::Sum => text("第 {n} 次 {figure} 元", "{n}: {figure} yuan"),
        };
        let figure = step.figure.map(|figure| figure.to_string()).unwrap_or_default();
        let values = [("n", &*(place + 1).to_string()), ("figure", &*figure), ("part", part)];
        fill(template.get(lang), &values)
    };
    let mut said: Vec<String> = reached.iter().enumerate().map(each).collect();
    if beyond > 0 {
        let template = match then {
            Some(_) => text("再往后 {n} 次：{then}", "{n} more: {then}"),
            None => text("再往后 {n} 次，制度没写", "{n} more, of which the regulation says nothing"),
        };
        said.push(fill(template.get(lang), &[("n", &beyond.to_string()), ("then", then.unwrap_or_default())]));
    }
    if said.is_empty() { times(0, lang) } else { said.join(text("；", "; ").get(lang)) }
}

fn table_of<'a>(rulebook: &'a Rulebook, id: &str) -> Option<&'a PenaltyTable> {
    rulebook.penalties.iter().find(|table| table.id.as_str() == id)
}

fn part_name(rulebook: &Rulebook, line: &Line, part: &str, lang: Lang) -> String {
    let score = table_of(rulebook, &line.table).and_then(|table| table.score.as_ref());
    let part = score.and_then(|score| score.parts.iter().find(|known| known.id.as_str() == part));
    part.map(|part| part.label.get(lang).clone()).unwrap_or_default()
}

/// Returns the name of a penalty item.
#[must_use]
pub fn penalty_item(rulebook: &Rulebook, item: &str, lang: Lang) -> String {
    rulebook.item(item).map(|item| item.label.get(lang).clone()).unwrap_or_default()
}

/// Returns what the month comes to for a person, in words.
#[must_use]
pub fn penalty_total(account: &Account, lang: Lang) -> String {
    let template = match account.most {
        Some(most) if most == account.least => text("{least} 元", "{least} yuan"),
        Some(_) => text("{least} 至 {most} 元", "{least} to {most} yuan"),
        None if account.least == Fen::ZERO => text("还算不出", "not known yet"),
        None => text("至少 {least} 元", "at least {least} yuan"),
    };
    let most = account.most.unwrap_or_default().to_string();
    fill(template.get(lang), &[("least", &account.least.to_string()), ("most", &most)])
}

/// Returns the items that may speak of one incident, in words.
#[must_use]
pub fn penalty_overlap(overlap: &Overlap, rulebook: &Rulebook, lang: Lang) -> String {
    let quoted = |item: &String| {
        let name = penalty_item(rulebook, item, lang);
        fill(text("“{name}”", "“{name}”").get(lang), &[("name", &name)])
    };
    let items: Vec<String> = overlap.items.iter().map(quoted).collect();
    let template = match overlap.most {
        Some(most) if most > Fen::ZERO => text(
            "{on}{items}可能是同一件事。能不能一起扣，制度没写，由公司定：最少 {least} 元，最多 {most} 元。",
            "{on}{items} may be one incident. Whether both apply the regulation does not say; the company decides: at \
             least {least} yuan, at most {most} yuan.",
        ),
        _ => text(
            "{on}{items}可能是同一件事。能不能一起扣，制度没写，由公司定。",
            "{on}{items} may be one incident. Whether both apply the regulation does not say; the company decides.",
        ),
    };
    let most = overlap.most.unwrap_or_default().to_string();
    let on = overlap.on.map(|day| dates::in_short(day, false, lang));
    let on = on.map(|day| fill(text("{day}，", "{day}: ").get(lang), &[("day", &day)]));
    let values = [
        ("on", &*on.unwrap_or_default()),
        ("items", &*items.join(text("和", " and ").get(lang))),
        ("least", &*overlap.least.to_string()),
        ("most", &*most),
    ];
    fill(template.get(lang), &values)
}

/// Returns the note on employment law for deductions from wages.
#[must_use]
pub const fn penalty_note(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => {
            "这里只是制度写的数，不等于都能从工资里扣。《工资支付暂行规定》第十五条、第十六条限制扣工资：要有合法的理由，每月能扣多少有上限，扣完不能低于当地最低工资。"
        }
        Lang::En => {
            "These are the sums that the system states; not all of them may be withheld from wages. The Interim Provisions on \
             Payment of Wages, articles 15 and 16, limit it: there must be lawful grounds, a month's deduction has a ceiling, and \
             what is left may not be less than the local minimum wage."
        }
    }
}

/// Returns what becomes of the bonus, in words.
#[must_use]
pub fn penalty_bonus(paid: &Paid, lang: Lang) -> String {
    let how = match (paid.pays, paid.percent) {
        (Pay::Up, Some(_)) => text("奖金上浮 {percent}%", "bonus up by {percent}%"),
        (Pay::Down, Some(_)) => text("奖金下浮 {percent}%", "bonus down by {percent}%"),
        (Pay::Up, None) => text("奖金上浮", "more than the bonus"),
        (Pay::Down, None) => text("奖金下浮", "less than the bonus"),
        (Pay::Full, _) => text("奖金全额", "the bonus in full"),
        (Pay::None, _) => text("奖金全扣", "no bonus"),
    };
    let percent = paid.percent.unwrap_or_default().to_string();
    let how = fill(how.get(lang), &[("percent", &percent)]);
    match paid.sum {
        Some(sum) => {
            fill(text("{how}：发 {sum}", "{how}: {sum} paid").get(lang), &[("how", &how), ("sum", &yuan(sum, lang))])
        }
        None => how,
    }
}

/// Returns the name of a blank figure, by what it is for.
#[must_use]
pub fn penalty_figure(rulebook: &Rulebook, figure: &FigureId, lang: Lang) -> String {
    let used = rulebook.penalties.iter().find_map(|table| {
        let of_item = |item: &Item| of_item(item, figure, lang);
        let of_score = || table.appraisal.as_ref().and_then(|appraisal| of_appraisal(appraisal, figure, lang));
        table.items.iter().find_map(of_item).or_else(of_score)
    });
    used.unwrap_or_else(|| {
        let place = rulebook.clause(&figure.clause).map(|clause| clause.place.get(lang).clone()).unwrap_or_default();
        fill(text("{place}：{name}", "{place}: {name}").get(lang), &[("place", &place), ("name", &figure.name)])
    })
}

fn of_item(item: &Item, figure: &FigureId, lang: Lang) -> Option<String> {
    let is = |name: &crate::rulebook::FigureName| FigureId::of(item.clause.as_str(), &name.0) == *figure;
    let what = match &item.counts {
        Counting::Occurrence(counts) if is(&counts.sum) => text("每次多少元", "yuan each time"),
        Counting::PerDay(counts) if is(&counts.sum) => text("每天多少元", "yuan a day"),
        Counting::PerDay(counts) if counts.cap.as_ref().is_some_and(is) => text("最多多少元", "at most how many yuan"),
        Counting::WageShare(counts) if is(&counts.percent) => text("扣百分之几", "how many per cent"),
        Counting::Points(counts) if is(&counts.points) => text("每次扣几分", "points each time"),
        Counting::Measure(counts) if is(&counts.after) && counts.beyond => text("超过多少", "more than how many"),
        Counting::Measure(counts) if is(&counts.after) => text("到多少", "from how many on"),
        Counting::Prize(counts) if counts.sum.as_ref().is_some_and(is) => text("奖多少元", "yuan of the prize"),
        Counting::Steps(counts) => {
            let step = counts.steps.iter().find(|step| step.figure.as_ref().is_some_and(is))?;
            match step.does {
                StepKind::Sum => text("扣多少元", "yuan of the step"),
                _ => text("扣几分", "points of the step"),
            }
        }
        _ => return None,
    };
    Some(of(item.label.get(lang), what, lang))
}

fn of_appraisal(appraisal: &Appraisal, figure: &FigureId, lang: Lang) -> Option<String> {
    let weight =
        appraisal.indicators.iter().find(|one| FigureId::of(appraisal.clause.as_str(), &one.weight.0) == *figure);
    if let Some(indicator) = weight {
        return Some(of(indicator.label.get(lang), text("占百分之几", "weight in per cent"), lang));
    }
    appraisal.bands.iter().find_map(|band| {
        let is = |name: &crate::rulebook::FigureName| FigureId::of(appraisal.bonus.as_str(), &name.0) == *figure;
        let what = match band.pays {
            _ if band.from.as_ref().is_some_and(is) => text("多少分起", "from how many points"),
            Pay::Up if band.percent.as_ref().is_some_and(is) => {
                text("奖金上浮百分之几", "bonus up by how many per cent")
            }
            _ if band.percent.as_ref().is_some_and(is) => text("奖金下浮百分之几", "bonus down by how many per cent"),
            _ => return None,
        };
        Some(of(band.label.get(lang), what, lang))
    })
}

fn of(label: &str, what: Text, lang: Lang) -> String {
    fill(text("{label}：{what}", "{label}: {what}").get(lang), &[("label", label), ("what", what.get(lang))])
}

/// Returns a problem of the sheet in one sentence that names the place.
#[must_use]
pub fn penalty_issue(issue: &Issue, rulebook: &Rulebook, lang: Lang) -> String {
    let place = place(&issue.field, rulebook, lang);
    let (mut most, mut wanted) = (String::new(), "");
    match issue.fault {
        Fault::TooLong(number) | Fault::TooMany(number) => most = number.to_string(),
        Fault::Outside(number) => most = number.to_string(),
        Fault::Sum(_) => most = Fen::MAX.to_string(),
        Fault::Type(kind) | Fault::Format(kind) => wanted = kind_of(kind).get(lang),
        _ => {}
    }
    capital(&fill(fault(issue.fault).get(lang), &[("place", &place), ("most", &most), ("wanted", wanted)]))
}

const fn kind_of(wanted: Wanted) -> Text {
    match wanted {
        Wanted::Record => text("一个对象", "an object"),
        Wanted::List => text("一个列表", "a list"),
        Wanted::Text => text("文字", "text"),
        Wanted::Number => text("数字", "a number"),
        Wanted::Day => text("日期，比如 2012-03-05", "a date, like 2012-03-05"),
        Wanted::Month => text("月份，比如 2012-03", "a month, like 2012-03"),
        Wanted::Flag => text("是或否", "true or false"),
    }
}

const fn fault(fault: Fault) -> Text {
    match fault {
        Fault::UnknownField => text("{place}：没有这一项，请检查拼写。", "{place}: no such key; check the spelling."),
        Fault::Type(_) => text("{place}：应为{wanted}。", "{place}: must be {wanted}."),
        Fault::Format(_) => text("{place}：看不懂，应为{wanted}。", "{place}: cannot be read; must be {wanted}."),
        Fault::Control => text(
            "{place}：含有看不见的控制字符，请重新输入。",
            "{place}: it holds invisible control characters; type it again.",
        ),
        Fault::TooLong(_) => {
            text("{place}：最多 {most} 个字，请缩短。", "{place}: at most {most} characters; shorten it.")
        }
        Fault::TooMany(_) => text("{place}：最多 {most} 个，请分开记。", "{place}: at most {most}; divide them."),
        Fault::Outside(_) => text("{place}：要在 0 到 {most} 之间。", "{place}: must lie between 0 and {most}."),
        Fault::NotWhole => text("{place}：要填整数。", "{place}: must be a whole number."),
        Fault::Sum(NotASum::NotFinite) => text("{place}：不是有效的数字。", "{place}: not a number."),
        Fault::Sum(NotASum::Negative) => text("{place}：不能是负数。", "{place}: cannot be negative."),
        Fault::Sum(NotASum::TooLarge) => text("{place}：不能超过 {most} 元。", "{place}: cannot exceed {most} yuan."),
        Fault::Sum(NotASum::Decimals) => text("{place}：最多两位小数。", "{place}: at most two decimals."),
        Fault::Years => text(
            "{place}：年份要在 2000 到 2099 之间，请核对。",
            "{place}: the year must lie between 2000 and 2099; check it.",
        ),
        Fault::OutsideMonth => text(
            "{place}：不在这张表的月份里，请改日期，或者换到那个月的表。",
            "{place}: not in the month of this sheet; change the day, or go to the sheet of that month.",
        ),
        Fault::Before => {
            text("{place}：不能早于起始日，请核对。", "{place}: cannot be before the first day; check both.")
        }
        Fault::Missing => text("{place}：请填写。", "{place}: please fill in."),
        Fault::UnknownItem => text("{place}：这份制度里没有这一项。", "{place}: there is no such item in this system."),
        Fault::UnknownPart => {
            text("{place}：这份制度里没有这一项评分。", "{place}: there is no such part of a score in this system.")
        }
        Fault::UnknownFigure => {
            text("{place}：这份制度里没有这个数。", "{place}: there is no such figure in this system.")
        }
        Fault::FigureStated => {
            text("{place}：制度已经写明，不用另填。", "{place}: the system states it itself; leave it out.")
        }
        Fault::NotAsked => {
            text("{place}：这一项用不着，请去掉。", "{place}: this item does not ask for it; leave it out.")
        }
        Fault::UnknownCondition => text("{place}：这一项没有这个条件。", "{place}: the item has no such condition."),
        Fault::Duplicate => text("{place}：重复了，请合成一条。", "{place}: given twice; keep one."),
        Fault::OtherRulebook => {
            text("{place}：这张表是按另一份制度记的。", "{place}: this sheet is one of another system.")
        }
        Fault::Version => text("{place}：版本太新，请换用新的网页。", "{place}: a newer version; use the newer page."),
        Fault::Weights => {
            text("{place}：各项占比加起来不是百分之百。", "{place}: the weights do not come to a hundred per cent.")
        }
        Fault::Bands => {
            text("{place}：要比上一档的起点低。", "{place}: must be lower than the beginning of the band above.")
        }
    }
}

/// A place of the sheet: `第 2 笔的次数`.
fn place(field: &str, rulebook: &Rulebook, lang: Lang) -> String {
    let mut path = field.split('.');
    let (list, number, rest) = (path.next().unwrap_or_default(), path.next(), path.collect::<Vec<_>>().join("."));
    let number_of = |number: &str| number.parse::<usize>().ok().map(|number| (number + 1).to_string());
    match (list, number) {
        ("", _) => (*text("整张表", "the sheet").get(lang)).to_owned(),
        ("figures", Some(clause)) if !rest.is_empty() => penalty_figure(rulebook, &FigureId::of(clause, &rest), lang),
        ("entries" | "people", Some(number)) => {
            let template = match (list, rest.is_empty()) {
                ("entries", true) => text("第 {n} 笔", "entry {n}"),
                ("entries", false) => text("第 {n} 笔的{key}", "entry {n}, {key}"),
                (_, true) => text("第 {n} 个人", "person {n}"),
                (_, false) => text("第 {n} 个人的{key}", "person {n}, {key}"),
            };
            let (key, part) = rest.split_once('.').unwrap_or((rest.as_str(), ""));
            let key = if part.is_empty() { key_name(key, lang) } else { part_label(rulebook, key, part, lang) };
            fill(template.get(lang), &[("n", &number_of(number).unwrap_or_default()), ("key", &key)])
        }
        (key, _) => key_name(key, lang),
    }
}

/// What a key is called in the form.
fn key_name(key: &str, lang: Lang) -> String {
    let name = match key {
        "person" | "name" => text("姓名", "name"),
        "item" => text("事项", "item"),
        "on" => text("日期", "day"),
        "count" => text("次数", "number"),
        "from" => text("起始日", "first day"),
        "to" => text("截止日", "last day"),
        "base" | "bonus" => text("基数", "base"),
        "conditions" => text("前提", "conditions"),
        "month" => text("月份", "month"),
        "entries" => text("记录", "entries"),
        "people" => text("人员", "people"),
        "figures" => text("公司没填的数", "figures left blank"),
        "rulebook" => text("制度", "system"),
        "v" => text("版本", "version"),
        "lost" => text("扣分", "points lost"),
        "scores" => text("得分", "scores"),
        _ => return key.to_owned(),
    };
    (*name.get(lang)).to_owned()
}

/// What a part of a score or an indicator is called, by `table.part`.
fn part_label(rulebook: &Rulebook, list: &str, key: &str, lang: Lang) -> String {
    let (table, part) = key.split_once('.').unwrap_or((key, ""));
    let table = table_of(rulebook, table);
    let label = match list {
        "lost" => {
            let mut parts = table.and_then(|table| table.score.as_ref()).into_iter().flat_map(|score| &score.parts);
            parts.find(|known| known.id.as_str() == part).map(|part| &part.label)
        }
        "conditions" => {
            let items = rulebook.penalties.iter().flat_map(|table| &table.items);
            items.flat_map(|item| &item.conditions).find(|known| known.id.as_str() == key).map(|known| &known.words)
        }
        "scores" => {
            let appraisals = table.and_then(|table| table.appraisal.as_ref()).into_iter();
            let mut indicators = appraisals.flat_map(|appraisal| &appraisal.indicators);
            indicators.find(|known| known.id.as_str() == part).map(|one| &one.label)
        }
        _ => table.and_then(|table| table.appraisal.as_ref()).map(|appraisal| &appraisal.base),
    };
    label.map_or_else(|| key.to_owned(), |label| label.get(lang).clone())
}

/// Returns the sheet as a table for spreadsheets, with a line for each person and item; columns of sums add up.
#[must_use]
pub fn penalty_table(sheet: &Sheet, penalties: &Penalties, rulebook: &Rulebook, lang: Lang) -> Vec<Vec<String>> {
    let say = |zh, en| (*text(zh, en).get(lang)).to_owned();
    let mut lines = vec![vec![
        say("月份", "Month"),
        say("姓名", "Person"),
        say("事项", "Item"),
        say("条款", "Clause"),
        say("日期", "Days"),
        say("次数或天数", "Times or days"),
        say("扣款（元）", "Penalty (yuan)"),
        say("还没定（元）", "Not decided (yuan)"),
        say("扣部门（元）", "Charged to a department (yuan)"),
        say("奖励（元）", "Prize (yuan)"),
        say("说明", "In words"),
    ]];
    for account in &penalties.people {
        for line in &account.lines {
            let place = rulebook.clause(&line.clause).map(|clause| clause.place.get(lang).clone());
            let (is_sum, department) = match line.counted {
                Counted::Sum { sum, .. } => (true, sum),
                Counted::Steps { sum, .. } => (true, sum),
                _ => (false, Fen::ZERO),
            };
            let shown = |sum: Fen, show: bool| if show { plain(sum) } else { String::new() };
            // What may overlap, and what depends on a condition that nobody has answered.
            let open = line.most.map_or(Fen::ZERO, |most| most.above(line.certain));
            let prize = match line.counted {
                Counted::Prize { sum: Some(sum), .. } => plain(sum),
                _ => String::new(),
            };
            lines.push(vec![
                sheet.month.to_string(),
                account.person.clone(),
                penalty_item(rulebook, &line.item, lang),
                place.unwrap_or_default(),
                penalty_days(sheet, line, lang),
                line.times.to_string(),
                shown(line.certain, is_sum && !line.department && (line.certain > Fen::ZERO || open == Fen::ZERO)),
                shown(open, open > Fen::ZERO),
                shown(department, line.department),
                prize,
                penalty_line(line, rulebook, lang),
            ]);
        }
    }
    lines
}

/// Returns an entry in words: when, how often or over which days, and of what.
#[must_use]
pub fn penalty_entry(entry: &Entry, rulebook: &Rulebook, lang: Lang) -> String {
    let short = |day| dates::in_short(Moment::from(day), false, lang);
    let mut said = Vec::new();
    said.extend(entry.on.map(short));
    match entry.days {
        Some((from, to)) => {
            let length = to.signed_duration_since(from).num_days();
            let length = days(u32::try_from(length).unwrap_or_default(), lang);
            let span = [("from", &*short(from)), ("to", &short(to)), ("days", &length)];
            said.push(fill(text("{from}–{to}，{days}", "{from} – {to}, {days}").get(lang), &span));
        }
        None => match rulebook.item(&entry.item).map(|item| &item.counts) {
            Some(Counting::Measure(measure)) => said.push(fill(
                text("{counted}：{n}", "{counted}: {n}").get(lang),
                &[("counted", measure.counted.get(lang)), ("n", &entry.count.to_string())],
            )),
            _ => said.push(times(entry.count, lang)),
        },
    }
    said.extend(entry.base.map(|base| yuan(base, lang)));
    for condition in rulebook.item(&entry.item).into_iter().flat_map(|item| &item.conditions) {
        let answer = match entry.holds(condition.id.as_str()) {
            Some(true) => text("{condition}：是", "{condition}: yes"),
            Some(false) => text("{condition}：否", "{condition}: no"),
            None => text("{condition}：还没问清", "{condition}: to be asked"),
        };
        said.push(fill(answer.get(lang), &[("condition", condition.words.get(lang))]));
    }
    capital(&said.join(text("，", ", ").get(lang)))
}

/// Returns the days on which an item happened, as far as they were entered.
#[must_use]
pub fn penalty_days(sheet: &Sheet, line: &Line, lang: Lang) -> String {
    let short = |day| dates::in_short(Moment::from(day), false, lang);
    let day = |place: &usize| {
        let entry = sheet.entries.get(*place)?;
        match (entry.on, entry.days) {
            (Some(on), _) => Some(short(on)),
            (_, Some((from, to))) => Some(format!("{}–{}", short(from), short(to))),
            _ => None,
        }
    };
    line.entries.iter().filter_map(day).collect::<Vec<_>>().join(text("、", ", ").get(lang))
}

/// A sum as a spreadsheet reads it.
fn plain(sum: Fen) -> String {
    let (yuan, fen) = (sum.fen() / 100, sum.fen() % 100);
    if fen == 0 { yuan.to_string() } else { format!("{yuan}.{fen:02}") }
}
