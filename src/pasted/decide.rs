//! Which of everything that a text says is certain, and what is offered.

use super::events::{self, Said};
use super::find::{Find, Pasted};
use super::lists::has_any;
use super::polarity::Level;
use super::statement::{Manner, Statement};
use super::sums::{self, Value};
use super::vocabulary::TRANSIT;
use super::waybills::{Number, Standing};
use crate::case::{Field, Raw, check, ways_in_full};
use crate::choice::Choice;
use crate::moment::Moment;
use chrono::NaiveDateTime;

/// More offers than this nobody reads.
const MOST: usize = 8;

/// Tells what is certain from what may be meant.
pub(super) fn decide(statements: &[Statement], now: NaiveDateTime) -> Pasted {
    let mut pasted = Pasted::default();
    let (number, several) = waybill(statements);
    place(&mut pasted, number);
    let said: Vec<Said> = statements.iter().flat_map(events::said).collect();
    for &field in Field::ALL {
        match field {
            Field::Waybill => {}
            Field::Value => place(&mut pasted, value(statements, now)),
            _ => place(&mut pasted, of_field(field, &said, statements, now)),
        }
    }
    pasted.waybills = several;
    // Of several parcels nobody can tell whose moment it is; nor can what contradicts itself be certain.
    if pasted.waybills.len() > 1 || contradicts(&pasted.certain, now) || is_no_account(statements) {
        let doubtful = std::mem::take(&mut pasted.certain);
        pasted.offered.splice(0..0, doubtful);
    }
    let mut known: Vec<Find> = Vec::new();
    for find in std::mem::take(&mut pasted.offered) {
        let same = |other: &Find| other.field == find.field && other.typed == find.typed;
        if !known.iter().chain(&pasted.certain).any(same) && known.len() < MOST {
            known.push(find);
        }
    }
    pasted.offered = known;
    pasted
}

/// What is found for a field: one thing that is certain, or several that may be meant.
enum Found {
    Certain(Find),
    Offered(Vec<Find>),
}

fn place(pasted: &mut Pasted, found: Found) {
    match found {
        Found::Certain(find) => pasted.certain.push(find),
        Found::Offered(finds) => pasted.offered.extend(finds),
    }
}

/// Whether the facts together are refused: one step before another, or ahead of its time.
fn contradicts(finds: &[Find], now: NaiveDateTime) -> bool {
    let dated = finds.iter().filter(|find| !matches!(find.field, Field::Waybill | Field::Value));
    let record = dated.map(|find| (find.field.key().to_owned(), Raw::Text(find.typed.replacen(' ', "T", 1))));
    let (_, issues) = check(record.filter(|(_, raw)| !matches!(raw, Raw::Text(text) if text.contains(" / "))), now);
    !issues.is_empty()
}

/// Somebody takes back what was said, or does not mean it.
const RETRACTED: &str = "\
    看错、搞错、弄错、说错、记错、打错、发错、写错、不对、不是、另外一票、另一票、另外一件、另一件、骗、\
    假的、个鬼、更正、纠正、撤回、呵呵、好一个、才怪、上当、作废、误会";
/// A number that cannot be read whole.
const UNREADABLE: &str = "\
    看不清、糊、少一位、缺一位、少了一位、多一位、不全、认不出、不清楚、无效、错的、不对、作废、写错";

/// An example, a template, a rule, another parcel's record, or clocks of another zone.
const NO_ACCOUNT: &str = "测试、示例、样例、例如、例:、比如、假设、假如、模板、样式、示意、演示、举例、当地时间、utc-、gmt、时区、另一票、另外一票、另一件、另外一件、\
    其他票、仅供参考、样本、试填、如下格式、格式如下";

fn is_no_account(statements: &[Statement]) -> bool {
    statements.iter().any(|statement| has_any(&statement.line.to_lowercase(), NO_ACCOUNT))
}

/// What a record says of a parcel that goes back: whose arrival and signature it tells of later is not clear.
const RETURNED: &str = "退、拦截、转寄、改寄、返货、return";
/// A parcel that is sent on has not arrived.
const SENT_ON: &str = "发往、离开、下一站、已发出、装车、封发、转运目的地、从站点发出、发件";

fn of_field(field: Field, said: &[Said], statements: &[Statement], now: NaiveDateTime) -> Found {
    let ahead = |said: &Said| field.has_happened() && said.ways.iter().all(|way| way.is_after(now.into()));
    let (denied, told): (Vec<&Said>, Vec<&Said>) = said
        .iter()
        .filter(|said| said.field == field && !(said.level != Level::Denied && ahead(said)))
        .partition(|said| said.level == Level::Denied);
    let surest = told.iter().map(|said| said.level).min().unwrap_or(Level::Doubtful);
    let certain: Vec<&Said> =
        told.iter().copied().filter(|said| said.level == surest && surest < Level::Doubtful).collect();
    let chosen = match field {
        // Of the stations that a parcel arrives at, the last is the one that delivers it.
        Field::ScannedAt => certain.iter().copied().reduce(|last, next| if is_later(next, last) { next } else { last }),
        // Two pick-ups on different days are two parcels, or one that was sent again.
        _ => certain.first().copied().filter(|first| certain.iter().all(|said| said.ways == first.ways)),
    };
    let undone = |chosen: &&Said| {
        denied.iter().any(|denied| denied.talk || is_later(denied, chosen))
            || chosen.talk && statements.iter().any(|statement| has_any(&statement.flat, RETRACTED))
            || matches!(field, Field::SignedAt | Field::ScannedAt) && has_record(statements, RETURNED, None)
            || field == Field::ScannedAt && has_record(statements, SENT_ON, chosen.ways.first().copied())
            || field == Field::ScannedAt && is_elsewhere(statements)
    };
    match chosen.filter(|chosen| !undone(chosen)) {
        Some(said) => Found::Certain(find(said)),
        None => Found::Offered(told.into_iter().map(find).collect()),
    }
}

/// Whether a record says one of the words, after a moment or at any.
fn has_record(statements: &[Statement], words: &str, after: Option<Moment>) -> bool {
    statements.iter().any(|statement| match statement.manner {
        Manner::Record(at) => after.is_none_or(|after| at.is_after(after)) && has_any(&statement.flat, words),
        _ => false,
    })
}

/// Whether a line beside the record names a place on the way: 扫描网点：郑州分拨中心.
fn is_elsewhere(statements: &[Statement]) -> bool {
    let beside = |statement: &Statement| !matches!(statement.manner, Manner::Record(_));
    statements.iter().any(|statement| beside(statement) && has_any(&statement.line, TRANSIT))
}

fn is_later(one: &Said, other: &Said) -> bool {
    matches!((one.ways.first(), other.ways.first()), (Some(one), Some(other)) if one.is_after(*other))
}

/// As the clerk would have typed it; a moment with several readings with all of them, to be asked.
fn find(said: &Said) -> Find {
    let typed = match said.ways.as_slice() {
        [one] => one.to_string().replacen('T', " ", 1),
        ways => ways_in_full(ways),
    };
    Find { field: said.field, typed, words: said.words.clone() }
}

fn value(statements: &[Statement], now: NaiveDateTime) -> Found {
    let values: Vec<Value> = statements.iter().flat_map(|statement| sums::values(statement, now)).collect();
    let find = |value: &Value| Find { field: Field::Value, typed: value.yuan.clone(), words: value.words.clone() };
    let mut certain = values.iter().filter(|value| value.certain);
    match certain.next() {
        Some(value) if certain.all(|other| other.yuan == value.yuan) => Found::Certain(find(value)),
        _ => Found::Offered(values.iter().map(find).collect()),
    }
}

/// The waybill, and all of them where there are several.
fn waybill(statements: &[Statement]) -> (Found, Vec<String>) {
    let mut known: Vec<(&Number, &Statement)> = Vec::new();
    for statement in statements {
        for number in statement.numbers.iter().filter(|number| number.standing != Standing::Other) {
            match known.iter_mut().find(|(other, _)| other.text == number.text) {
                Some(other) if number.standing < other.0.standing => *other = (number, statement),
                Some(_) => {}
                None => known.push((number, statement)),
            }
        }
    }
    let find = |(number, statement): &(&Number, &Statement)| Find {
        field: Field::Waybill,
        typed: number.text.clone(),
        words: statement.words.clone(),
    };
    let sure: Vec<_> = known.iter().filter(|(number, _)| number.standing < Standing::Perhaps).collect();
    let unreadable = statements.iter().any(|statement| has_any(&statement.flat, UNREADABLE));
    match sure.as_slice() {
        [_] if unreadable => (Found::Offered(known.iter().map(find).collect()), Vec::new()),
        [one] if !one.1.asked || one.0.standing == Standing::Called => (Found::Certain(find(one)), Vec::new()),
        [] | [_] => (Found::Offered(known.iter().map(find).collect()), Vec::new()),
        several => {
            let numbers = several.iter().map(|(number, _)| number.text.clone()).collect();
            (Found::Offered(several.iter().map(|one| find(one)).collect()), numbers)
        }
    }
}
