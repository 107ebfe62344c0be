//! Checking a record: every problem at once, each with its field.

use super::facts::Case;
use super::field::{Field, Kind};
use super::value::Value;
use crate::choice::choices;
use crate::moment::Moment;
use crate::money::{Fen, NotASum};
use crate::scan::is_invisible;
use chrono::{Datelike, NaiveDateTime};

/// A value of a record before it is checked.
#[derive(Clone, Debug, PartialEq)]
pub enum Raw {
    /// The value is `null`: the field is left out.
    Null,
    /// The value is `true` or `false`.
    Bool(bool),
    /// The value is a number.
    Number(f64),
    /// The value is a text.
    Text(String),
    /// The value is a text that is too long to be looked at.
    LongText,
    /// The value is something else, such as a list, an object or a function.
    Other,
}

/// The same, borrowed: what is read out of a table is looked at where it stands.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Told<'a> {
    Null,
    Bool(bool),
    Number(f64),
    Text(&'a str),
    /// A text that has been read as a moment.
    Moment(Moment),
    LongText,
    Other,
}

impl Raw {
    pub(crate) fn told(&self) -> Told<'_> {
        match self {
            Self::Null => Told::Null,
            Self::Bool(flag) => Told::Bool(*flag),
            Self::Number(number) => Told::Number(*number),
            Self::Text(text) => Told::Text(text),
            Self::LongText => Told::LongText,
            Self::Other => Told::Other,
        }
    }
}

impl From<&serde_json::Value> for Raw {
    fn from(value: &serde_json::Value) -> Self {
        use serde_json::Value;
        match value {
            Value::Null => Self::Null,
            Value::Bool(flag) => Self::Bool(*flag),
            Value::Number(number) => number.as_f64().map_or(Self::Other, Self::Number),
            Value::String(text) => Self::Text(text.clone()),
            Value::Array(_) | Value::Object(_) => Self::Other,
        }
    }
}

choices! {
    /// The stable code of a problem in a record.
    Code {
        /// The record has a key that is no field.
        UnknownField = "unknown-field",
        /// The value has not the JSON type of its field.
        Type = "type",
        /// The text is not written as the field needs it.
        Format = "format",
        /// The value is outside of what is allowed.
        Range = "range",
        /// The moment is before an earlier step, or later than the estimate.
        Order = "order",
        /// No version of the rulebook covers the sending date.
        NotCovered = "not-covered",
    }
}

/// The exact fault of a field, from which its code and its message follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The record has a key that is no field.
    UnknownField,
    /// The record has far more keys than there are fields.
    TooManyFields,
    /// The input is not a record of facts, or cannot be read.
    NotARecord,
    /// The value has not the JSON type that this kind of field needs.
    Type(Kind),
    /// The text is not written as this kind of field needs it.
    Format(Kind),
    /// The field cannot be `"unknown"`.
    NoUnknown,
    /// The number was rounded by a spreadsheet, such as `1.23E+12`, so that digits are lost.
    Mangled,
    /// The text holds control characters or characters without width.
    Control,
    /// The date is outside 2000-01-01 to 2099-12-31.
    Years,
    /// The number is not a sum of money, for the reason given.
    Sum(NotASum),
    /// The text has more characters than the number given.
    TooLong(usize),
    /// The moment is before that of the field given.
    Before(Field),
    /// The moment is later than the moment of the estimate.
    AfterAsOf,
}

impl Fault {
    /// Returns the stable code of the fault.
    #[must_use]
    pub const fn code(self) -> Code {
        match self {
            Self::UnknownField => Code::UnknownField,
            Self::Type(_) | Self::NotARecord => Code::Type,
            Self::Format(_) | Self::NoUnknown | Self::Mangled | Self::Control => Code::Format,
            Self::Years | Self::Sum(_) | Self::TooLong(_) | Self::TooManyFields => Code::Range,
            Self::Before(_) | Self::AfterAsOf => Code::Order,
        }
    }
}

/// A problem of a record: its field and its fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    /// The key as the record has it; empty for the record as a whole.
    pub field: String,
    /// The fault of the field.
    pub fault: Fault,
}

impl Issue {
    /// Makes a problem of a field.
    pub fn new(field: impl Into<String>, fault: Fault) -> Self {
        Self { field: field.into(), fault }
    }
}

const UNKNOWN: &str = "unknown";
const NO: &str = "no";
const YEARS: std::ops::RangeInclusive<i32> = 2000..=2099;
/// Beyond this many keys that nobody asked for, one problem stands for the rest.
const MANY: usize = 100;

/// Steps of which the first may not come before the second.
const STEPS: [(Field, Field); 9] = [
    (Field::ClaimedOn, Field::SentOn),
    (Field::DueAt, Field::SentOn),
    (Field::SignedAt, Field::SentOn),
    (Field::VehicleArrivedAt, Field::SentOn),
    (Field::ScannedAt, Field::SentOn),
    (Field::MissingReportedAt, Field::VehicleArrivedAt),
    (Field::MissingReportedAt, Field::SentOn),
    (Field::DamageReportedAt, Field::ScannedAt),
    (Field::DamageReportedAt, Field::SentOn),
];

/// The fields that have a place in an order, as the record has them.
const IN_ORDER: [Field; 8] = [
    Field::SentOn,
    Field::VehicleArrivedAt,
    Field::MissingReportedAt,
    Field::ScannedAt,
    Field::DamageReportedAt,
    Field::DueAt,
    Field::SignedAt,
    Field::ClaimedOn,
];

/// What has happened cannot lie ahead.
const HAPPENED: [Field; 6] = [
    Field::SentOn,
    Field::SignedAt,
    Field::VehicleArrivedAt,
    Field::ScannedAt,
    Field::MissingReportedAt,
    Field::DamageReportedAt,
];

/// Checks a record against the table of fields, as seen at the moment `as_of`, China time.
///
/// Never fails: the case holds every sound field, the list every problem.
///
/// ```
/// use parcel_claims::case::{check, check_as_of, Field, Raw};
/// let as_of = check_as_of(&Raw::Text("2012-03-20T12:00".into())).unwrap();
/// let (case, issues) = check([("problem".into(), Raw::Text("lost".into())), ("value".into(), Raw::Number(-1.0))], as_of);
/// assert!(case.get(Field::Problem).is_some() && case.get(Field::Value).is_none());
/// assert_eq!(issues.len(), 1);
/// ```
pub fn check(record: impl IntoIterator<Item = (String, Raw)>, as_of: NaiveDateTime) -> (Case, Vec<Issue>) {
    let mut case = Case::default();
    let mut issues = Vec::new();
    let mut strangers = 0_usize;
    for (key, raw) in record {
        let Some(field) = Field::by_key(&key) else {
            strangers += 1;
            match strangers {
                ..MANY => issues.push(Issue::new(key, Fault::UnknownField)),
                MANY => issues.push(Issue::new("", Fault::TooManyFields)),
                _ => {}
            }
            continue;
        };
        if let Err(fault) = put(&mut case, field, raw.told()) {
            issues.push(Issue::new(key, fault));
        }
    }
    issues.extend(out_of_order(&case, as_of).map(|(field, fault)| Issue::new(field.key(), fault)));
    for issue in &issues {
        if let Some(field) = Field::by_key(&issue.field) {
            case.set(field, None);
        }
    }
    (case, issues)
}

/// Checks the moment of an estimate: a date with a clock time, China time.
///
/// ```
/// use parcel_claims::case::{Raw, check_as_of};
/// assert_eq!(check_as_of(&Raw::Text("2012-03-20T12:00".into())), Ok("2012-03-20T12:00:00".parse().unwrap()));
/// assert!(check_as_of(&Raw::Text("2012-03-20".into())).is_err());
/// ```
///
/// # Errors
/// What is wrong with it.
pub fn check_as_of(raw: &Raw) -> Result<NaiveDateTime, Fault> {
    match raw {
        Raw::Text(text) => {
            let at = Moment::parse(text).and_then(Moment::at).ok_or(Fault::Format(Kind::DateTime))?;
            if YEARS.contains(&at.year()) { Ok(at) } else { Err(Fault::Years) }
        }
        Raw::LongText => Err(Fault::Format(Kind::DateTime)),
        Raw::Null | Raw::Bool(_) | Raw::Number(_) | Raw::Other => Err(Fault::Type(Kind::DateTime)),
    }
}

impl Field {
    /// Returns whether the field tells of something that has happened, which cannot be later than the estimate.
    #[must_use]
    pub fn has_happened(self) -> bool {
        HAPPENED.contains(&self)
    }
}

/// Checks one value and puts it into its field; what is not sound changes nothing.
pub(crate) fn put(case: &mut Case, field: Field, told: Told<'_>) -> Result<(), Fault> {
    let value = read(field, told)?;
    case.set(field, value);
    Ok(())
}

/// Every field whose moment is before an earlier step, or later than the estimate.
pub(crate) fn out_of_order(case: &Case, as_of: NaiveDateTime) -> impl Iterator<Item = (Field, Fault)> {
    IN_ORDER.into_iter().filter_map(move |field| Some((field, too_early_or_late(case, field, as_of)?)))
}

fn read(field: Field, told: Told<'_>) -> Result<Option<Value>, Fault> {
    let spec = field.spec();
    let value = match (spec.kind, told) {
        (_, Told::Null) => return Ok(None),
        (_, Told::Text(UNKNOWN)) => {
            if !spec.unknown {
                return Err(Fault::NoUnknown);
            }
            Value::Unknown
        }
        (Kind::YesNo, Told::Bool(flag)) => Value::Flag(flag),
        (Kind::Yuan, Told::Number(yuan)) => Value::Yuan(Fen::from_yuan(yuan).map_err(Fault::Sum)?),
        (Kind::Text(max), Told::LongText) => return Err(Fault::TooLong(max)),
        (Kind::Text(max), Told::Text(text)) => Value::Text(self::text(text, max)?.to_owned()),
        (kind @ Kind::Choice(codes), Told::Text(text)) => {
            let index = codes.iter().position(|code| *code == text).and_then(|index| u8::try_from(index).ok());
            Value::Choice(index.ok_or(Fault::Format(kind))?)
        }
        (Kind::Report, Told::Text(NO)) => Value::NotSoFar,
        (kind @ (Kind::Date | Kind::DateTime | Kind::Moment | Kind::Report), Told::Text(text)) => {
            let moment = Moment::parse(text).ok_or(Fault::Format(kind))?;
            Value::Moment(moment_of_kind(moment, kind)?)
        }
        (kind @ (Kind::Date | Kind::DateTime | Kind::Moment | Kind::Report), Told::Moment(moment)) => {
            Value::Moment(moment_of_kind(moment, kind)?)
        }
        (kind @ (Kind::Choice(_) | Kind::Date | Kind::DateTime | Kind::Moment | Kind::Report), Told::LongText) => {
            return Err(Fault::Format(kind));
        }
        (kind, _) => return Err(Fault::Type(kind)),
    };
    Ok(Some(value))
}

fn text(text: &str, max: usize) -> Result<&str, Fault> {
    // Plain letters and figures, as nearly every waybill has them.
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() && !byte.eq_ignore_ascii_case(&b'e');
    if text.len() <= max && text.bytes().all(is_plain) {
        return Ok(text);
    }
    if text.chars().count() > max {
        return Err(Fault::TooLong(max));
    }
    // The two separators end a line, as a control character would.
    let hidden =
        |letter: char| letter.is_control() || is_invisible(letter) || matches!(letter, '\u{2028}' | '\u{2029}');
    if text.chars().any(hidden) {
        return Err(Fault::Control);
    }
    if is_mangled(text) {
        return Err(Fault::Mangled);
    }
    Ok(text)
}

/// A spreadsheet turns a long number into `1.23E+12`: the digits are lost.
fn is_mangled(text: &str) -> bool {
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    text.split_once(['e', 'E']).is_some_and(|(mantissa, exponent)| {
        let (whole, decimals) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
        whole.len() == 1
            && all_digits(whole)
            && all_digits(decimals)
            && all_digits(exponent.strip_prefix('+').unwrap_or(exponent))
    })
}

fn moment_of_kind(moment: Moment, kind: Kind) -> Result<Moment, Fault> {
    let sound = match kind {
        Kind::Date => moment.clock.is_none(),
        Kind::DateTime | Kind::Report => moment.clock.is_some(),
        _ => true,
    };
    if !sound {
        return Err(Fault::Format(kind));
    }
    if YEARS.contains(&moment.day.year()) { Ok(moment) } else { Err(Fault::Years) }
}

fn too_early_or_late(case: &Case, field: Field, as_of: NaiveDateTime) -> Option<Fault> {
    let this = case.moment(field).known()?;
    let before = STEPS
        .iter()
        .filter(|(later, _)| *later == field)
        .find(|(_, earlier)| case.moment(*earlier).known().is_some_and(|earlier| earlier.is_after(this)));
    match before {
        Some((_, earlier)) => Some(Fault::Before(*earlier)),
        None if field.has_happened() && this.is_after(as_of.into()) => Some(Fault::AfterAsOf),
        None => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_with_an_order_is_looked_at() {
        let steps = STEPS.iter().map(|(later, _)| *later).chain(HAPPENED);
        let mut fields: Vec<Field> = steps.collect();
        fields.sort_unstable();
        fields.dedup();
        assert_eq!(fields, IN_ORDER);
    }
}
