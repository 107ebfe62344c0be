//! Lines cut into statements, each with the moment of its line and the day that its words count from.

use super::clauses::{by_moment, clauses, flatten};
use super::lists::{has_any, is_any, starts_with_any};
use super::moments::{self, Named};
use super::names::mentions;
use super::source::Source;
use super::statement::{Manner, Report, Statement};
use super::waybills::{self, Standing};
use crate::moment::Moment;
use chrono::NaiveDateTime;

/// A line and what is known of it.
struct Line<'a> {
    text: &'a str,
    moments: Vec<Named>,
    kind: Kind,
}

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// A moment and nothing else.
    Moment,
    /// Who wrote, and when: the head of a message.
    Head,
    /// A record: its moment, and what happened.
    Record,
    /// Who wrote, when, and what: the message begins at this byte.
    Message(usize),
    Plain,
}

/// Cuts what came in into statements.
pub(super) fn statements(source: &Source, now: NaiveDateTime) -> Vec<Statement> {
    let mail = source.lines.iter().any(|line| starts_with_any(&line.to_lowercase(), "主题、subject"));
    let mut lines: Vec<Line<'_>> = source.lines.iter().map(|line| classify(line, mail, now)).collect();
    // A head has a message below it.
    if let Some(last) = lines.iter_mut().rfind(|line| !line.text.trim().is_empty())
        && last.kind == Kind::Head
    {
        last.kind = if last.is_record() { Kind::Record } else { Kind::Plain };
    }
    let placed = moments_beside(&lines);
    let (mut base, mut dated, mut report) = (now, true, None);
    let mut said = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let stamp = line.moments.first().and_then(Named::stamp);
        report = report_of(line.text).or(report.filter(|_| !line.text.trim().is_empty()));
        let (text, manner) = match (line.kind, stamp) {
            (Kind::Head | Kind::Moment, _) | (Kind::Message(_), Some(_)) => {
                // The day of a message whose head does not name one is not known.
                dated = line.moments.first().is_some_and(|named| !named.is_relative());
                base = stamp.and_then(Moment::at).unwrap_or(now);
                match line.kind {
                    Kind::Message(from) => (line.text.get(from..).unwrap_or_default(), Manner::Talk),
                    _ => continue,
                }
            }
            (Kind::Record, Some(stamp)) => (line.text, Manner::Record(stamp)),
            _ => (line.text, placed.get(at).copied().flatten().unwrap_or(Manner::Talk)),
        };
        let manner = if is_quoted(line.text) { Manner::Quoted } else { manner };
        let base = match manner {
            Manner::Record(at) | Manner::Near(at) => at.at().unwrap_or(base),
            Manner::Talk | Manner::Quoted => base,
        };
        said.extend(cut(text, At { manner, base, dated, report }));
    }
    said
}

/// A quotation in an answer.
fn is_quoted(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with(['>', '「', '『', '|']) || line.starts_with("回复") || line.contains('」')
}

/// The head of a report, as ours are written.
fn report_of(line: &str) -> Option<Report> {
    let line = line.trim();
    let head = line.starts_with(['【', '[']) && line.ends_with(['】', ']'])
        || line.starts_with("问题件类型")
        || line.starts_with("问题类型");
    let line = line.to_lowercase();
    match () {
        () if !head => None,
        () if has_any(&line, "有单无货、listed but missing") => Some(Report::Missing),
        () if has_any(&line, "破损、damaged parcel") => Some(Report::Damaged),
        () => None,
    }
}

impl Line<'_> {
    fn is_record(&self) -> bool {
        self.moments.first().is_some_and(|first| first.stamp().is_some() && first.is_written_as_record())
    }
}

fn classify(text: &str, mail: bool, now: NaiveDateTime) -> Line<'_> {
    let moments = moments::find(text, now);
    let kind = kind(text, &moments, mail);
    Line { text, moments, kind }
}

fn kind(text: &str, moments: &[Named], mail: bool) -> Kind {
    /// No name is longer, in characters.
    const NAME: usize = 24;
    let Some(first) = moments.first() else { return Kind::Plain };
    let clocked = first.ways.iter().all(|way| way.clock.is_some());
    // The head of a mail.
    let label = text.split(':').next().unwrap_or_default().trim().to_lowercase();
    if clocked && is_any(&label, "发送时间、发送日期、发件时间、date、sent、日期") && mail {
        return Kind::Head;
    }
    let (head, tail) = (text.get(..first.from).unwrap_or_default(), text.get(first.to..).unwrap_or_default());
    let is_bare = |text: &str| !text.contains(|letter: char| letter.is_alphanumeric());
    if is_bare(head) && is_bare(tail) && clocked {
        return Kind::Moment;
    }
    let rest = format!("{head} {tail}");
    let alone = moments.len() == 1;
    if clocked
        && is_bare(head)
        && let Some(from) = message(tail)
    {
        return Kind::Message(first.to + from);
    }
    let happens = mentions(&rest);
    let named = rest.trim().chars().count() <= NAME && (is_bare(head) || is_bare(tail));
    // What a record says although it names no event of ours is no name, nor is a row of a table.
    let told = has_any(&rest, "退、拦截、已、正在、快件、离开、到达、派送、下一站、发往、截止、价值、货值、元")
        || rest.contains([':', ';', '!', '?', ',', '\t'])
        || waybills::numbers(&rest).iter().any(|number| number.standing < Standing::Perhaps);
    if clocked && alone && named && !happens && !told {
        return Kind::Head;
    }
    let station = head.trim().chars().count() <= NAME / 2 && !head.contains([',', ';', ':']);
    let placed = is_bare(head) || is_bare(tail) || alone && station;
    if first.stamp().is_some() && placed && first.is_written_as_record() { Kind::Record } else { Kind::Plain }
}

/// Where the message begins behind `张三: `; none where no name stands there.
fn message(tail: &str) -> Option<usize> {
    /// No name is longer, in characters.
    const NAME: usize = 12;
    const WORDS: &str = "\
    签收、派件、派送、快件、快递、业务、站点、公司、电话、问题、备注、网点、到件、揽收、发件、收件、\
    状态、时间、单号、扫描";
    let (name, _) = tail.split_once(':')?;
    let plain = name.trim();
    let is_name = !plain.is_empty()
        && plain.chars().count() <= NAME
        && !has_any(plain, WORDS)
        && !mentions(plain)
        && !plain.contains(['【', '[', ',', ';', '(']);
    is_name.then(|| name.len() + 1)
}

/// The moments that stand on lines of their own, for the lines above or below them.
fn moments_beside(lines: &[Line<'_>]) -> Vec<Option<Manner>> {
    let mut placed: Vec<Option<Manner>> = vec![None; lines.len()];
    let filled = || lines.iter().enumerate().filter(|(_, line)| !line.text.trim().is_empty());
    let is_moment = |line: &Line<'_>| line.kind == Kind::Moment && line.moments.len() == 1;
    let count = filled().filter(|(_, line)| is_moment(line)).count();
    if count == 0 {
        return placed;
    }
    let first = filled().next().is_some_and(|(_, line)| is_moment(line));
    let last = filled().next_back().is_some_and(|(_, line)| is_moment(line));
    // Two such lines make a record, if it is clear to which line each belongs.
    let sure = count > 1 && first != last && lines.iter().all(|line| !has_any(line.text, "?、吗、我、你"));
    let mut current = None;
    let mut take = |at: usize, line: &Line<'_>| {
        if is_moment(line) {
            current = line.moments.first().and_then(Named::stamp);
        } else if line.kind == Kind::Head || line.kind == Kind::Record {
            current = None;
        } else if let (Some(slot), Some(moment)) = (placed.get_mut(at), current) {
            *slot = Some(if sure { Manner::Record(moment) } else { Manner::Near(moment) });
        }
    };
    if last && !first {
        filled().rev().for_each(|(at, line)| take(at, line));
    } else {
        filled().for_each(|(at, line)| take(at, line));
    }
    placed
}

/// What all statements of a line have in common.
#[derive(Clone, Copy)]
struct At {
    manner: Manner,
    base: NaiveDateTime,
    dated: bool,
    report: Option<Report>,
}

/// The statements of one line.
fn cut(text: &str, at: At) -> Vec<Statement> {
    let mut said: Vec<Statement> = Vec::new();
    // A clause that is a moment and nothing else belongs to the next one.
    let mut carried: Option<Named> = None;
    let single = moments::find(text, at.base).len() == 1;
    let clauses = clauses(text).into_iter().flat_map(|(clause, asked)| {
        by_moment(clause, &moments::find(clause, at.base)).into_iter().map(move |part| (part, asked))
    });
    for (clause, asked) in clauses {
        let mut statement = statement(clause, asked, at, text);
        let bare = !statement.flat.contains(|letter: char| letter.is_alphanumeric());
        if bare && single && statement.numbers.is_empty() && statement.moments.len() == 1 {
            carried = statement.moments.pop();
        } else if statement.moments.is_empty()
            && let Some(moment) = carried.take()
        {
            statement.moments.push(moment);
        }
        said.push(statement);
    }
    let mut all = said.iter().flat_map(|statement| &statement.moments);
    if let (Some(only), None) = (all.next().cloned(), all.next()) {
        said.iter_mut().filter(|said| said.moments.is_empty()).for_each(|said| said.beside = Some(only.clone()));
    }
    said
}

fn statement(clause: &str, asked: bool, at: At, line: &str) -> Statement {
    let mut moments = moments::find(clause, at.base);
    let numbers = waybills::numbers(clause);
    let (flat, aside) = flatten(clause, &moments, &numbers);
    let before = moments.first().map_or(0, |first| first.from);
    let (label, _) = flatten(clause.get(..before).unwrap_or_default(), &[], &numbers);
    // The moment of a record stands for the whole line.
    if let Manner::Record(stamp) = at.manner
        && moments.first().and_then(Named::stamp) == Some(stamp)
    {
        moments.remove(0);
    }
    let words = clause.trim().chars().take(40).collect();
    let At { manner, dated, report, .. } = at;
    let line = line.to_owned();
    Statement { words, flat, label, aside, moments, numbers, manner, beside: None, asked, dated, report, line }
}
