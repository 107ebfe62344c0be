//! Loading a rulebook: every problem with its place in the file.

use super::{Clause, ClauseId, Department, FIGURES, Figures, Rulebook, Status};
use crate::case::{Choice, Moment};
use crate::words::Text;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// What is wrong at a place of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// The key must be there.
    Missing,
    /// No such key, clause or figure.
    Unknown,
    /// Not of the type that belongs here.
    Type(&'static str),
    /// A text that cannot be read.
    Format(&'static str),
    /// A figure that is absurd, or a cap below the rate it caps.
    Range,
    /// The same clause twice.
    Duplicate,
    /// Words that name a figure which is not there.
    Placeholder(String),
}

impl Wrong {
    /// The stable code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Unknown => "unknown-field",
            Self::Type(_) => "type",
            Self::Format(_) => "format",
            Self::Range => "range",
            Self::Duplicate => "duplicate",
            Self::Placeholder(_) => "placeholder",
        }
    }
}

/// A problem of a rulebook file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where: `clauses.loss-3.figures.capYuan`.
    pub place: String,
    /// What is wrong there.
    pub wrong: Wrong,
}

/// The largest figure that a regulation can mean.
const LARGEST: u64 = 10_000_000;
/// The longest text that a clause needs.
const LONGEST: usize = 2_000;

impl Rulebook {
    /// Reads and checks a rulebook file.
    ///
    /// # Errors
    /// Every problem, with its place in the file.
    pub fn load(file: &Value) -> Result<Self, Vec<Problem>> {
        let mut problems = Problems::default();
        let book = read(file, &mut problems);
        match book {
            Some(book) if problems.0.is_empty() => Ok(book),
            _ => Err(problems.0),
        }
    }
}

#[derive(Default)]
struct Problems(Vec<Problem>);

impl Problems {
    fn add(&mut self, place: impl Into<String>, wrong: Wrong) {
        self.0.push(Problem { place: place.into(), wrong });
    }

    /// The object at a place; its unknown and missing keys are problems.
    fn object<'a>(&mut self, value: &'a Value, place: &str, keys: &[&str]) -> Option<&'a Map<String, Value>> {
        let Some(map) = value.as_object() else {
            self.add(place, Wrong::Type("object"));
            return None;
        };
        for key in map.keys().filter(|key| !keys.contains(&key.as_str())) {
            self.add(under(place, key), Wrong::Unknown);
        }
        for key in keys.iter().filter(|key| !map.contains_key(**key)) {
            self.add(under(place, key), Wrong::Missing);
        }
        Some(map)
    }

    fn text(&mut self, value: Option<&Value>, place: &str) -> Option<String> {
        let value = value?;
        let Some(text) = value.as_str() else {
            self.add(place, Wrong::Type("text"));
            return None;
        };
        if text.trim().is_empty() {
            self.add(place, Wrong::Missing);
            return None;
        }
        if text.chars().count() > LONGEST {
            self.add(place, Wrong::Range);
            return None;
        }
        Some(text.to_owned())
    }

    fn listed<T: Choice>(&mut self, value: Option<&Value>, place: &str) -> Option<T> {
        let text = self.text(value, place)?;
        let found = T::ALL.iter().copied().find(|known| known.code() == text);
        if found.is_none() {
            self.add(place, Wrong::Format("list"));
        }
        found
    }

    fn both(&mut self, value: Option<&Value>, place: &str) -> Option<Text<String>> {
        let map = self.object(value?, place, &["zh-CN", "en"])?;
        let zh = self.text(map.get("zh-CN"), &under(place, "zh-CN"));
        let en = self.text(map.get("en"), &under(place, "en"));
        Some(Text { zh: zh?, en: en? })
    }
}

fn under(place: &str, key: &str) -> String {
    let key: String = key.chars().take(60).collect();
    if place.is_empty() { key } else { format!("{place}.{key}") }
}

/// A clause before its words are filled in.
struct Draft {
    id: ClauseId,
    place: Option<Text<String>>,
    department: Option<Department>,
    figures: Vec<(String, u32)>,
    words: Option<Text<String>>,
}

fn read(file: &Value, problems: &mut Problems) -> Option<Rulebook> {
    let top = problems.object(file, "", &["id", "title", "issued", "status", "clauses"])?;
    let id = problems.text(top.get("id"), "id");
    let title = problems.both(top.get("title"), "title");
    let issued = problems.text(top.get("issued"), "issued").and_then(|text| {
        let day = Moment::parse(&text).filter(|moment| moment.clock.is_none()).map(|moment| moment.day);
        if day.is_none() {
            problems.add("issued", Wrong::Format("date"));
        }
        day
    });
    let status: Option<Status> = problems.listed(top.get("status"), "status");
    let drafts = clauses(top.get("clauses")?, problems);
    let figure = |clause: ClauseId, key: &str| {
        let draft = drafts.iter().find(|draft| draft.id == clause)?;
        draft.figures.iter().find(|(known, _)| known == key).map(|(_, value)| *value)
    };
    let figures = Figures::collect(figure)?;
    if figures.delay_fine_cap < figures.delay_fine_per_day {
        problems.add("clauses.delay-2.figures.capYuan", Wrong::Range);
    }
    let clauses = drafts
        .iter()
        .map(|draft| {
            let place = format!("clauses.{}.words", draft.id.code());
            let words = draft.words.as_ref()?;
            let mut fill = |text: &str, lang| {
                fill(text, Some(draft.id), &figure)
                    .map_err(|name| problems.add(under(&place, lang), Wrong::Placeholder(name)))
                    .ok()
            };
            let (zh, en) = (fill(&words.zh, "zh-CN"), fill(&words.en, "en"));
            Some(Clause {
                id: draft.id,
                place: draft.place.clone()?,
                department: draft.department,
                figures: draft.figures.clone(),
                words: Text { zh: zh?, en: en? },
            })
        })
        .collect::<Option<Vec<_>>>()?;
    Some(Rulebook { id: id?, title: title?, issued: issued?, status: status?, digest: digest(file), figures, clauses })
}

/// The clauses in the order of the regulation, whatever their order in the file.
fn clauses(list: &Value, problems: &mut Problems) -> Vec<Draft> {
    let Some(list) = list.as_array() else {
        problems.add("clauses", Wrong::Type("list"));
        return Vec::new();
    };
    let mut drafts: Vec<Draft> = Vec::new();
    for (number, item) in list.iter().enumerate() {
        let by_number = format!("clauses.{number}");
        let Some(code) = item.get("id").and_then(Value::as_str) else {
            problems.add(under(&by_number, "id"), Wrong::Missing);
            continue;
        };
        let Some(id) = ClauseId::ALL.iter().copied().find(|id| id.code() == code) else {
            problems.add(under(&by_number, "id"), Wrong::Unknown);
            continue;
        };
        let place = under("clauses", code);
        if drafts.iter().any(|draft| draft.id == id) {
            problems.add(place, Wrong::Duplicate);
            continue;
        }
        if let Some(map) = problems.object(item, &place, &["id", "place", "department", "figures", "words"]) {
            let department = match map.get("department") {
                None | Some(Value::Null) => None,
                value => problems.listed(value, &under(&place, "department")),
            };
            drafts.push(Draft {
                id,
                place: problems.both(map.get("place"), &under(&place, "place")),
                department,
                figures: map
                    .get("figures")
                    .map(|value| figures(value, id, &under(&place, "figures"), problems))
                    .unwrap_or_default(),
                words: problems.both(map.get("words"), &under(&place, "words")),
            });
        }
    }
    for id in ClauseId::ALL.iter().filter(|id| !drafts.iter().any(|draft| draft.id == **id)) {
        problems.add(under("clauses", id.code()), Wrong::Missing);
    }
    drafts.sort_by_key(|draft| draft.id);
    drafts
}

fn figures(value: &Value, clause: ClauseId, place: &str, problems: &mut Problems) -> Vec<(String, u32)> {
    let keys: Vec<&str> = FIGURES.iter().filter(|(owner, ..)| *owner == clause).map(|(_, key, _)| *key).collect();
    let Some(map) = problems.object(value, place, &keys) else { return Vec::new() };
    map.iter()
        .filter(|(key, _)| keys.contains(&key.as_str()))
        .filter_map(|(key, value)| match value.as_f64() {
            None => {
                problems.add(under(place, key), Wrong::Type("number"));
                None
            }
            // 60 and 60.0 are one number; a page hands over every number as a double.
            Some(number) => {
                let figure =
                    format!("{number}").parse().ok().filter(|figure| u64::from(*figure) <= LARGEST && *figure > 0);
                if figure.is_none() {
                    problems.add(under(place, key), Wrong::Range);
                }
                figure.map(|figure| (key.clone(), figure))
            }
        })
        .collect()
}

/// Puts figures into `{key}` (of this clause) and `{clause.key}`; the name of one that is not there is the error.
pub(super) fn fill(
    text: &str,
    clause: Option<ClauseId>,
    figure: &impl Fn(ClauseId, &str) -> Option<u32>,
) -> Result<String, String> {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let (name, after) = after.split_once('}').ok_or_else(|| "{".to_owned())?;
        let value = match name.split_once('.') {
            Some((code, key)) => ClauseId::ALL.iter().find(|id| id.code() == code).and_then(|id| figure(*id, key)),
            None => clause.and_then(|clause| figure(clause, name)),
        };
        let value = value.ok_or_else(|| name.chars().take(60).collect::<String>())?;
        let _ = write!(filled, "{value}"); // writing to a string cannot fail
        rest = after;
    }
    filled.push_str(rest);
    Ok(filled)
}

/// The digest does not depend on white space, the order of keys, or `60` against `60.0`.
fn digest(file: &Value) -> String {
    fn canonical(value: &Value) -> Value {
        match value {
            Value::Number(number) => {
                number.as_f64().map_or_else(|| value.clone(), |number| Value::String(format!("{number}")))
            }
            Value::Array(list) => list.iter().map(canonical).collect(),
            Value::Object(map) => map.iter().map(|(key, value)| (key.clone(), canonical(value))).collect(),
            Value::Null | Value::Bool(_) | Value::String(_) => value.clone(),
        }
    }
    let hash = Sha256::digest(canonical(file).to_string().as_bytes());
    hash.iter().fold(String::with_capacity(64), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
