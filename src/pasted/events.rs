//! What a statement says to have happened, and when.

use super::lists::{has_any, is_any};
use super::moments::{Meant, Named};
use super::names::occurrences;
use super::polarity::{EDGE, Level, level, only_of};
use super::statement::{Manner, Report, Statement};
use super::vocabulary::{DENIED, DISPATCH, EVENTS, LABELS, MAYBE, PLACES, WEAK_LABELS};
use crate::case::{Field, Kind};
use crate::moment::Moment;

/// Something that is said to have happened at a moment.
#[derive(Clone, Debug)]
pub(super) struct Said {
    pub(super) field: Field,
    /// Every reading of its moment that the field can hold.
    pub(super) ways: Vec<Moment>,
    pub(super) level: Level,
    pub(super) words: String,
    /// Whether it is no record.
    pub(super) talk: bool,
}

impl Said {
    fn new(field: Field, ways: Vec<Moment>, level: Level, statement: &Statement) -> Self {
        let talk = !matches!(statement.manner, Manner::Record(_));
        Self { field, ways, level, words: statement.words.clone(), talk }
    }
}

/// Everything that a statement says to have happened.
pub(super) fn said(statement: &Statement) -> Vec<Said> {
    if let Some(labelled) = labelled(statement) {
        return vec![labelled];
    }
    let mut said: Vec<Said> = Vec::new();
    for event in EVENTS.iter().chain([&DISPATCH]) {
        if said.iter().any(|said| said.field == event.field) {
            continue;
        }
        // The surest of its mentions counts, unless one denies it.
        let weak = event.names == DISPATCH.names;
        let levels: Vec<Level> = occurrences(event, &statement.flat)
            // 发出通知, 寄了发票: something else was sent.
            .filter(|(_, after)| !weak || only_of(after, event.after, PLACES))
            .map(|(before, after)| level(event, statement, before, after))
            .collect();
        let level = if levels.contains(&Level::Denied) { Some(Level::Denied) } else { levels.into_iter().min() };
        let level = level.map(|level| if weak { level.max(Level::Weak) } else { level });
        if let Some(level) = level {
            said.extend(dated(event.field, level, statement));
        }
    }
    for event in MAYBE {
        let named = occurrences(event, &statement.flat).next().is_some();
        let denied = has_any(&statement.flat, DENIED) || has_any(&statement.line, event.elsewhere);
        if named && !denied && !said.iter().any(|said| said.field == event.field) {
            said.extend(dated(event.field, Level::Doubtful, statement));
        }
    }
    said.extend(deadline(statement));
    said
}

/// `签收时间：2026-03-04 19:30`: a label and a moment, and nothing else.
fn labelled(statement: &Statement) -> Option<Said> {
    let label = statement.label.trim_matches(EDGE);
    let of = |table: &[(Field, &str)]| table.iter().find(|(_, labels)| is_any(label, labels)).map(|(field, _)| *field);
    let of_report = statement.report.map(|report| match report {
        Report::Missing => Field::MissingReportedAt,
        Report::Damaged => Field::DamageReportedAt,
    });
    let strong = of_report.filter(|_| matches!(label, "上报时间" | "reported at")).or_else(|| of(LABELS));
    let weak = || of_report.filter(|_| matches!(label, "登记时间" | "提交时间" | "创建时间"));
    let field = strong.or_else(|| of(WEAK_LABELS)).or_else(weak)?;
    // The moment comes behind the label, so it is one of the statement's own.
    let rest = statement.flat.trim_matches(EDGE).strip_prefix(label)?;
    let moment = match statement.manner {
        Manner::Record(at) if statement.moments.is_empty() => Some(Moment::from(at.at()?)),
        _ => None,
    };
    let named = statement.moments.first();
    let sure = strong.is_some()
        && only_of(rest, "", "")
        && !statement.asked
        && statement.manner != Manner::Quoted
        && named.is_none_or(|named| !named.is_relative() && matches!(named.meant, Meant::Then | Meant::Bound));
    let level = if sure { Level::Certain } else { Level::Doubtful };
    let ways = match moment {
        Some(moment) => vec![moment],
        None => named?.read(field.has_happened()),
    };
    made(field, ways, level, statement)
}

/// When a deadline is spoken of: 3月6日18:00前务必签收.
fn deadline(statement: &Statement) -> Option<Said> {
    const ENDS: &str = "前、最晚、最迟、截止、应、预计、承诺、规定、说好、务必、必须、本来";
    const ACTS: &str = "签收、派、送达、送到、妥投、deliver";
    let spoken = has_any(&statement.words, ENDS) && has_any(&statement.flat, ACTS);
    let reported = has_any(&statement.flat, "申报、上报、扫描、未签、没签");
    let [named] = statement.moments.as_slice() else { return None };
    let about = spoken && !reported && !statement.asked && !statement.label.contains("截至");
    about.then(|| made(Field::DueAt, named.read(false), Level::Doubtful, statement))?
}

/// The event with the moment that belongs to it.
fn dated(field: Field, level: Level, statement: &Statement) -> Option<Said> {
    let denied = level == Level::Denied || statement.is_bound() && statement.moments.len() == 1;
    let level = if denied { Level::Denied } else { level };
    let own: Vec<&Named> =
        statement.moments.iter().filter(|named| matches!(named.meant, Meant::Then | Meant::About)).collect();
    let (ways, level) = match (own.as_slice(), statement.manner, &statement.beside) {
        ([named], ..) => {
            let vague = named.meant == Meant::About || named.is_relative() && !statement.dated;
            (named.read(field.has_happened()), if vague { level.max(Level::Doubtful) } else { level })
        }
        ([], Manner::Record(at), _) if statement.moments.is_empty() => (vec![at], level),
        ([], Manner::Near(at), _) if statement.moments.is_empty() => (vec![at], level.max(Level::Doubtful)),
        ([], _, Some(named)) if statement.moments.is_empty() && named.meant == Meant::Then => {
            (named.read(field.has_happened()), level.max(Level::Doubtful))
        }
        // What is denied is denied without a moment, too.
        _ if level == Level::Denied => (Vec::new(), level),
        _ => return None,
    };
    if level == Level::Denied {
        return Some(Said::new(field, ways, level, statement));
    }
    made(field, ways, level, statement)
}

/// None where the field cannot hold any of the moments.
fn made(field: Field, ways: Vec<Moment>, level: Level, statement: &Statement) -> Option<Said> {
    let fit = |moment: Moment| match field.spec().kind {
        Kind::Date => Some(Moment::from(moment.day)),
        Kind::DateTime | Kind::Report => moment.clock.map(|_| moment),
        _ => Some(moment),
    };
    let mut ways: Vec<Moment> = ways.into_iter().filter_map(fit).collect();
    ways.dedup();
    (!ways.is_empty()).then(|| Said::new(field, ways, level, statement))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pasted::{lines, source};

    #[test]
    fn an_event_counts_only_where_it_is_asserted() {
        let now = "2012-03-08T10:00:00".parse().unwrap();
        for (text, told) in [
            ("3月5日 18:00 已签收", &["signedAt Certain"][..]),
            ("2012-03-05 18:00 【郑州东站】 已签收", &["signedAt Certain"]),
            ("2012-03-05 18:00 【郑州】 的李四已揽收", &["sentOn Certain"]),
            ("3月1日寄的", &["sentOn Weak"]),
            ("听说3月5日签收了", &["signedAt Doubtful"]),
            ("2012-03-05 18:00 电联客户同意签收", &["signedAt Doubtful"]),
            ("3月5日 18:00 未签收", &["signedAt Denied"]),
            ("3月5日签收了吗", &["signedAt Denied"]),
            ("3月5日签收率98%", &[]),
            ("3月5日签收3件", &["signedAt Denied"]),
            ("请在3月9日前签收", &["signedAt Denied", "dueAt Doubtful"]),
            ("派件截止3月5日18:00", &["dueAt Certain"]),
            ("3月5日揽收 3月7日签收", &["sentOn Certain", "signedAt Certain"]),
            ("揽收 3月5日 签收 3月7日", &["sentOn Doubtful", "signedAt Certain"]),
            ("3月5日揽收 说好 3月7日签收", &[]),
            ("收件客户3月4日反映破损", &[]),
            ("3月6日发出通知", &[]),
        ] {
            let statements = lines::statements(&source::read(text, now), now);
            let found = statements.iter().flat_map(said);
            let told_of = found.map(|said| format!("{} {:?}", said.field.key(), said.level));
            assert_eq!(told_of.collect::<Vec<_>>(), told, "{text}");
        }
    }
}
