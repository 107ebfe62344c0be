//! Loading a rulebook: every problem with its place in the file.

use super::{Clause, ClauseId, Department, FIGURES, Figures, Reading, ReadingId, Readings, Rulebook, Status};
use crate::case::{Choice, Moment};
use crate::order::sort_by_key;
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
const LARGEST: u32 = 10_000_000;
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

    fn each(&mut self, value: Option<&Value>, place: &str) -> Text<Option<String>> {
        let map = value.and_then(|value| self.object(value, place, &["zh-CN", "en"]));
        let mut text = |key| self.text(map.and_then(|map| map.get(key)), &under(place, key));
        Text { zh: text("zh-CN"), en: text("en") }
    }

    fn both(&mut self, value: Option<&Value>, place: &str) -> Option<Text<String>> {
        let Text { zh, en } = self.each(value, place);
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
    words: Text<Option<String>>,
}

fn read(file: &Value, problems: &mut Problems) -> Option<Rulebook> {
    let top = problems.object(file, "", &["id", "title", "issued", "status", "clauses", "readings"])?;
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
    let (per_day, cap) = (figure(ClauseId::Delay2, "yuanPerDay"), figure(ClauseId::Delay2, "capYuan"));
    if per_day.zip(cap).is_some_and(|(per_day, cap)| cap < per_day) {
        problems.add("clauses.delay-2.figures.capYuan", Wrong::Range);
    }
    // Words may name a figure that is itself a problem: it is told once, where it stands.
    let named = |clause, key: &str| {
        let known = FIGURES.iter().any(|(owner, name, _)| (*owner, *name) == (clause, key));
        figure(clause, key).or(known.then_some(0))
    };
    let clauses: Vec<_> = drafts.iter().map(|draft| filled(draft, &named, problems)).collect();
    let (readings, follows) = readings(top.get("readings")?, problems);
    let figures = Figures::collect(figure)?;
    let clauses = clauses.into_iter().collect::<Option<Vec<_>>>()?;
    Some(Rulebook {
        id: id?,
        title: title?,
        issued: issued?,
        status: status?,
        digest: digest(file),
        figures,
        clauses,
        readings,
        follows,
    })
}

/// The clause with its figures in its words.
fn filled(draft: &Draft, figure: &impl Fn(ClauseId, &str) -> Option<u32>, problems: &mut Problems) -> Option<Clause> {
    let place = format!("clauses.{}.words", draft.id.code());
    let mut fill = |text: &Option<String>, lang| {
        fill(text.as_ref()?, Some(draft.id), figure)
            .map_err(|name| problems.add(under(&place, lang), Wrong::Placeholder(name)))
            .ok()
    };
    let (zh, en) = (fill(&draft.words.zh, "zh-CN"), fill(&draft.words.en, "en"));
    Some(Clause {
        id: draft.id,
        place: draft.place.clone()?,
        department: draft.department,
        figures: draft.figures.clone(),
        words: Text { zh: zh?, en: en? },
    })
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
                words: problems.each(map.get("words"), &under(&place, "words")),
            });
        }
    }
    for id in ClauseId::ALL.iter().filter(|id| !drafts.iter().any(|draft| draft.id == **id)) {
        problems.add(under("clauses", id.code()), Wrong::Missing);
    }
    sort_by_key(&mut drafts, |draft| draft.id);
    drafts
}

/// The passages with more than one reading, in the order of the core, and the way followed of each.
fn readings(list: &Value, problems: &mut Problems) -> (Vec<Reading>, Readings) {
    let mut follows = Readings::default();
    let mut found: Vec<Reading> = Vec::new();
    let Some(list) = list.as_array() else {
        problems.add("readings", Wrong::Type("list"));
        return (found, follows);
    };
    for (number, item) in list.iter().enumerate() {
        let by_number = format!("readings.{number}");
        let Some(map) = problems.object(item, &by_number, &["id", "clause", "follows", "words", "ways"]) else {
            continue;
        };
        let Some(id) = problems.listed::<ReadingId>(map.get("id"), &under(&by_number, "id")) else { continue };
        let place = under("readings", id.code());
        if found.iter().any(|reading| reading.id == id) {
            problems.add(place, Wrong::Duplicate);
            continue;
        }
        let clause = problems.listed(map.get("clause"), &under(&place, "clause"));
        let words = problems.both(map.get("words"), &under(&place, "words"));
        let ways = ways(id, map.get("ways"), &under(&place, "ways"), problems);
        let followed = map.get("follows").and_then(Value::as_str);
        match id.ways().iter().position(|way| Some(*way) == followed).and_then(|at| u8::try_from(at).ok()) {
            Some(way) => follows = follows.with(id, way),
            None => problems.add(under(&place, "follows"), Wrong::Format("list")),
        }
        if let (Some(clause), Some(words), Some(ways)) = (clause, words, ways) {
            found.push(Reading { id, clause, words, ways });
        }
    }
    let told = |id: ReadingId| list.iter().any(|item| item.get("id").and_then(Value::as_str) == Some(id.code()));
    for id in ReadingId::ALL.iter().filter(|id| !told(**id)) {
        problems.add(under("readings", id.code()), Wrong::Missing);
    }
    sort_by_key(&mut found, |reading| reading.id);
    (found, follows)
}

/// The words of every way, in the order of the core.
fn ways(id: ReadingId, list: Option<&Value>, place: &str, problems: &mut Problems) -> Option<Vec<Text<String>>> {
    let Some(list) = list?.as_array() else {
        problems.add(place, Wrong::Type("list"));
        return None;
    };
    let way_of = |item: &Value| item.get("id").and_then(Value::as_str).map(str::to_owned);
    for (number, item) in list.iter().enumerate() {
        if !way_of(item).is_some_and(|way| id.ways().contains(&way.as_str())) {
            problems.add(under(place, &number.to_string()), Wrong::Unknown);
        }
    }
    let words = |way: &&str| {
        let place = under(place, way);
        match list.iter().find(|item| way_of(item).as_deref() == Some(way)) {
            Some(item) => {
                let map = problems.object(item, &place, &["id", "words"])?;
                problems.both(map.get("words"), &under(&place, "words"))
            }
            None => {
                problems.add(place, Wrong::Missing);
                None
            }
        }
    };
    let words: Vec<_> = id.ways().iter().map(words).collect();
    words.into_iter().collect()
}

fn figures(value: &Value, clause: ClauseId, place: &str, problems: &mut Problems) -> Vec<(String, u32)> {
    let keys: Vec<&str> = FIGURES.iter().filter(|(owner, ..)| *owner == clause).map(|(_, key, _)| *key).collect();
    let Some(map) = problems.object(value, place, &keys) else { return Vec::new() };
    map.iter()
        .filter(|(key, _)| keys.contains(&key.as_str()))
        .filter_map(|(key, value)| {
            let Some(number) = value.as_f64() else {
                problems.add(under(place, key), Wrong::Type("number"));
                return None;
            };
            let figure = whole(number).filter(|figure| (1..=LARGEST).contains(figure));
            if figure.is_none() {
                problems.add(under(place, key), Wrong::Range);
            }
            figure.map(|figure| (key.clone(), figure))
        })
        .collect()
}

/// 60 and 60.0 are one number; a page hands over every number as a double.
fn whole(number: f64) -> Option<u32> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "what is lost is seen at once")]
    let figure = number as u32;
    (f64::from(figure) == number).then_some(figure)
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
    /// Every part begins with its kind, and what has parts or letters ends with a mark: no two contents read alike.
    fn put(value: &Value, hash: &mut Sha256) {
        match value {
            Value::Null => hash.update("n"),
            Value::Bool(flag) => hash.update(if *flag { "t" } else { "f" }),
            Value::Number(number) => {
                hash.update("#");
                hash.update(number.as_f64().unwrap_or_default().to_be_bytes());
            }
            Value::String(text) => put_text(text, hash),
            Value::Array(list) => {
                hash.update("[");
                list.iter().for_each(|item| put(item, hash));
                hash.update("]");
            }
            Value::Object(map) => {
                hash.update("{");
                for (key, value) in map {
                    put_text(key, hash);
                    put(value, hash);
                }
                hash.update("}");
            }
        }
    }
    fn put_text(text: &str, hash: &mut Sha256) {
        hash.update("\"");
        hash.update(text);
        // No text holds this byte.
        hash.update([u8::MAX]);
    }
    let mut hash = Sha256::new();
    put(file, &mut hash);
    hash.finalize().iter().fold(String::with_capacity(64), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
