//! What a station said in a field, in words.

use super::{dates, labels};
use crate::case::{Field, Kind, Value};
use crate::lang::{Lang, text};
use crate::money::Range;

/// Returns the value of a field in words, such as `遗失`, `2012年3月4日 08:30` or `199.90 元`.
#[must_use]
pub fn said(field: Field, value: &Value, lang: Lang) -> String {
    let word = match (value, field.spec().kind) {
        (Value::Text(text), _) => return text.clone(),
        (Value::Yuan(sum), _) => return super::sum(Range::exactly(*sum), lang),
        (Value::Moment(moment), _) => return dates::in_full(*moment, lang),
        (Value::Unknown, _) => text("不清楚", "not known"),
        (Value::NotSoFar, _) => text("尚未上报", "not reported yet"),
        (Value::Flag(true), _) => text("是", "yes"),
        (Value::Flag(false), _) => text("否", "no"),
        (Value::Choice(index), Kind::Choice(_)) => labels::choice(field, *index).unwrap_or(text("", "")),
        (Value::Choice(_), _) => text("", ""),
    };
    (*word.get(lang)).to_owned()
}
