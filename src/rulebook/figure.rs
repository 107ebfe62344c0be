//! A figure of a regulation: a number, a clock time, or a blank that the company has left.

use super::part::{Part, Problems, is_name, under};
use super::problem::{Wanted, Wrong};
use crate::money::Fen;
use chrono::{NaiveTime, Timelike};
use serde_json::Value;
use std::fmt;

/// The largest figure that a regulation can mean.
const LARGEST: f64 = 10_000_000.0;
/// No clause has more figures.
const MOST: usize = 100;

/// A figure of a clause: a number, a clock time, or a blank.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Figure {
    /// A figure that the company left blank, `null` in the file; it is asked for and never taken as 0.
    #[default]
    NotSet,
    /// A number in hundredths, so that 150 means 1.5.
    Number(u32),
    /// A clock time, China time.
    Time(NaiveTime),
}

impl Figure {
    /// Reads a figure as a file writes it: a number or a clock time; `None` where the value is neither.
    #[must_use]
    pub fn of(value: &Value) -> Option<Self> {
        match value {
            Value::String(text) => crate::moment::Moment::clock(text).map(Self::Time),
            Value::Number(number) => number.as_f64().and_then(hundredths).map(Self::Number),
            _ => None,
        }
    }

    /// Returns the number where it is whole; `None` for all other figures.
    #[must_use]
    pub const fn whole(self) -> Option<u32> {
        match self {
            Self::Number(hundredths) if hundredths % 100 == 0 => Some(hundredths / 100),
            _ => None,
        }
    }

    /// Returns the number in hundredths; `None` for a clock time and a blank.
    #[must_use]
    pub const fn hundredths(self) -> Option<u32> {
        match self {
            Self::Number(hundredths) => Some(hundredths),
            _ => None,
        }
    }

    /// Returns a number of yuan as money; `None` for a clock time and a blank.
    #[must_use]
    pub fn yuan(self) -> Option<Fen> {
        self.hundredths().map(|fen| Fen::from_fen(i64::from(fen)))
    }

    /// Returns the clock time; `None` for a number and a blank.
    #[must_use]
    pub const fn time(self) -> Option<NaiveTime> {
        match self {
            Self::Time(time) => Some(time),
            _ => None,
        }
    }
}

/// As it stands in a sentence; a blank is told by whoever writes the sentence.
impl fmt::Display for Figure {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotSet => Ok(()),
            Self::Number(hundredths) => {
                let (whole, rest) = (hundredths / 100, hundredths % 100);
                match (rest / 10, rest % 10) {
                    (0, 0) => write!(to, "{whole}"),
                    (tenths, 0) => write!(to, "{whole}.{tenths}"),
                    _ => write!(to, "{whole}.{rest:02}"),
                }
            }
            Self::Time(time) => write!(to, "{:02}:{:02}", time.hour(), time.minute()),
        }
    }
}

impl Part for Figure {
    fn read(value: &Value, at: &str, problems: &mut Problems) -> Self {
        match value {
            Value::Null => return Self::NotSet,
            Value::String(text) => match crate::moment::Moment::clock(text) {
                Some(time) => return Self::Time(time),
                None => problems.add(at, Wrong::Format(Wanted::Figure)),
            },
            Value::Number(number) => match number.as_f64().and_then(hundredths) {
                Some(hundredths) => return Self::Number(hundredths),
                None => problems.add(at, Wrong::Range),
            },
            _ => problems.add(at, Wrong::Type(Wanted::Number)),
        }
        Self::NotSet
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn schema(_: &mut serde_json::Map<String, Value>) -> Value {
        serde_json::json!({"anyOf": [
            {"type": "number", "minimum": 0, "maximum": LARGEST},
            {"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$"},
            {"type": "null"},
        ]})
    }
}

/// 60 and 60.0 are one number; a page hands over every number as a double.
fn hundredths(number: f64) -> Option<u32> {
    if !(0.0..=LARGEST).contains(&number) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is in range")]
    let hundredths = (number * 100.0).round() as u32;
    #[expect(clippy::float_cmp, reason = "the nearest double of the rounded number must be the number itself")]
    let exact = f64::from(hundredths) / 100.0 == number;
    exact.then_some(hundredths)
}

/// The figures of a clause by their names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FigureList(pub Vec<(String, Figure)>);

impl FigureList {
    /// Returns the figure with this name; `None` where the clause has none.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<Figure> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, figure)| *figure)
    }
}

impl Part for FigureList {
    const OPTIONAL: bool = true;

    fn read(value: &Value, at: &str, problems: &mut Problems) -> Self {
        let Some(map) = crate::json::object(value) else {
            problems.add(at, Wrong::Type(Wanted::Object));
            return Self::default();
        };
        if map.len() > MOST {
            problems.add(at, Wrong::Range);
            return Self::default();
        }
        let mut list = Vec::new();
        for (name, value) in map {
            let place = under(at, name);
            if is_name(name) {
                list.push((name.clone(), Figure::read(value, &place, problems)));
            } else {
                problems.add(place, Wrong::Format(Wanted::Name));
            }
        }
        Self(list)
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn schema(named: &mut serde_json::Map<String, Value>) -> Value {
        serde_json::json!({"type": "object", "maxProperties": MOST,
            "propertyNames": {"pattern": "^[a-zA-Z][a-zA-Z0-9]*$", "maxLength": super::part::LONGEST_ID},
            "additionalProperties": Figure::schema(named)})
    }
}
