//! One state of one case, as one JSON text that never changes.

use crate::case::Field;
use crate::choice::{Choice, choices};
use crate::moment::Moment;
use crate::money::Fen;
use chrono::NaiveDate;
use serde_json::{Map, Value, json};

/// The version of the text; another one is another program's.
const VERSION: u64 = 1;
/// Ids stand in keys of the store.
const LONGEST_ID: usize = 40;

choices! {
    /// What has become of a claim.
    Status {
        /// No claim has been filed.
        Open = "open",
        /// The claim has been filed.
        Filed = "filed",
        /// The claim was paid.
        Paid = "paid",
        /// The claim was refused.
        Refused = "refused",
    }
}

/// A revision: one state of one case, which is never changed once it is written.
#[derive(Clone, Debug, PartialEq)]
pub struct Revision {
    /// The id of the case to which the revision belongs.
    pub case: String,
    /// The id of the revision, which no other revision has.
    pub id: String,
    /// The time at which the revision was made, in milliseconds since 1970 UTC; it is used for the order only.
    pub at: i64,
    /// The ids of all revisions that this one replaces.
    pub supersedes: Vec<String>,
    /// The content of the case; `None` where the revision deletes the case.
    pub content: Option<Content>,
    text: String,
}

/// The content of a case: the facts of the parcel and what has become of the claim.
#[derive(Clone, Debug, PartialEq)]
pub struct Content {
    /// The flat record as it was entered or read, sound or not: what cannot be understood is kept.
    pub facts: Map<String, Value>,
    /// What has become of the claim.
    pub status: Status,
    /// The day on which the status began; `None` where it was not entered.
    pub on: Option<NaiveDate>,
    /// The sum that was paid, in yuan; `None` where it was not entered.
    pub paid: Option<Fen>,
}

/// The id and the time of a new revision.
#[derive(Clone, Copy, Debug)]
pub struct Stamp<'a> {
    /// The id of the new revision, which no other revision has.
    pub id: &'a str,
    /// The time at which the revision is made, in milliseconds since 1970 UTC.
    pub at: i64,
}

/// The reason why a text is not a revision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// The text is not JSON.
    NotJson,
    /// The text was written by another version of this program.
    Version,
    /// The part with the key given is missing or not sound.
    Part(&'static str),
    /// Another text has the same id, though a revision is never changed.
    SameId,
}

impl Content {
    /// Returns the content of a new case that has not been filed.
    #[must_use]
    pub fn open(facts: Map<String, Value>) -> Self {
        Self { facts, status: Status::Open, on: None, paid: None }
    }

    /// Returns the content with another status; filing is also a fact of the case, so the time for it stops on that
    /// day.
    ///
    /// ```
    /// use parcel_claims::{book::{Content, Status}, case::Moment};
    /// let day = |text| Moment::parse(text).map(|moment| moment.day);
    /// let filed = Content::open(Default::default()).with_status(Status::Filed, day("2012-03-20"), None);
    /// assert_eq!(filed.facts["claimedOn"], "2012-03-20");
    /// assert!(filed.with_status(Status::Open, None, None).facts.is_empty());
    /// ```
    #[must_use]
    pub fn with_status(&self, status: Status, on: Option<NaiveDate>, paid: Option<Fen>) -> Self {
        let key = Field::ClaimedOn.key();
        let mut facts = self.facts.clone();
        let written = |on: Option<NaiveDate>| on.map(|on| Value::String(Moment::from(on).to_string()));
        let ours = self.status == Status::Filed && facts.get(key) == written(self.on).as_ref();
        if ours && matches!(status, Status::Open | Status::Filed) {
            facts.remove(key);
        }
        if status == Status::Filed
            && !facts.contains_key(key)
            && let Some(day) = written(on)
        {
            facts.insert(key.to_owned(), day);
        }
        let on = on.filter(|_| status != Status::Open);
        Self { facts, status, on, paid: paid.filter(|_| status == Status::Paid) }
    }
}

impl Revision {
    pub(super) fn new(case: &str, stamp: Stamp<'_>, supersedes: Vec<String>, content: Option<Content>) -> Self {
        let mut text = json!({ "v": VERSION, "case": case, "id": stamp.id, "at": stamp.at, "supersedes": supersedes });
        match &content {
            Some(content) => {
                put(&mut text, "facts", Value::Object(content.facts.clone()));
                put(&mut text, "status", content.status.code().into());
                put(&mut text, "statusOn", content.on.map(|on| Moment::from(on).to_string()).into());
                put(&mut text, "paid", content.paid.map(Fen::to_yuan).into());
            }
            None => put(&mut text, "deleted", true.into()),
        }
        let (case, id, at) = (case.to_owned(), stamp.id.to_owned(), stamp.at);
        Self { case, id, at, supersedes, content, text: text.to_string() }
    }

    /// Reads a text.
    ///
    /// # Errors
    /// Returns [`Unreadable`] where the text is not a revision that this program can read.
    pub fn read(text: &str) -> Result<Self, Unreadable> {
        let tree: Value = serde_json::from_str(text).map_err(|_| Unreadable::NotJson)?;
        let mut revision = Self::of_tree(&tree)?;
        text.clone_into(&mut revision.text);
        Ok(revision)
    }

    pub(super) fn of_tree(tree: &Value) -> Result<Self, Unreadable> {
        let get = |key: &'static str| tree.get(key).filter(|value| !value.is_null());
        match get("v") {
            Some(version) if version.as_u64() == Some(VERSION) => {}
            Some(_) => return Err(Unreadable::Version),
            None => return Err(Unreadable::Part("v")),
        }
        let id = |key: &'static str| {
            let id = get(key).and_then(Value::as_str).filter(|id| is_id(id));
            id.map(str::to_owned).ok_or(Unreadable::Part(key))
        };
        let list = get("supersedes").and_then(Value::as_array).ok_or(Unreadable::Part("supersedes"))?;
        let before = list.iter().map(|id| id.as_str().map(str::to_owned));
        let supersedes = before.collect::<Option<_>>().ok_or(Unreadable::Part("supersedes"))?;
        let at = get("at").and_then(Value::as_i64).ok_or(Unreadable::Part("at"))?;
        let content = if get("deleted") == Some(&Value::Bool(true)) { None } else { Some(content(get)?) };
        Ok(Self { case: id("case")?, id: id("id")?, at, supersedes, content, text: tree.to_string() })
    }

    /// Returns the text from which the revision was read, or as which it is to be kept.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns whether this revision replaces `other`.
    #[must_use]
    pub fn replaces(&self, other: &Self) -> bool {
        self.id != other.id && self.supersedes.contains(&other.id)
    }
}

fn content<'a>(get: impl Fn(&'static str) -> Option<&'a Value>) -> Result<Content, Unreadable> {
    let facts = get("facts").and_then(Value::as_object).ok_or(Unreadable::Part("facts"))?.clone();
    let status = get("status").and_then(Value::as_str).and_then(Status::by_code).ok_or(Unreadable::Part("status"))?;
    let day = |value: &Value| value.as_str().and_then(Moment::parse).filter(|moment| moment.clock.is_none());
    let on = get("statusOn").map(|value| day(value).ok_or(Unreadable::Part("statusOn"))).transpose()?;
    let sum = |value: &Value| value.as_f64().and_then(|yuan| Fen::from_yuan(yuan).ok());
    let paid = get("paid").map(|value| sum(value).ok_or(Unreadable::Part("paid"))).transpose()?;
    Ok(Content { facts, status, on: on.map(|moment| moment.day), paid })
}

fn is_id(id: &str) -> bool {
    (1..=LONGEST_ID).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

fn put(tree: &mut Value, key: &str, value: Value) {
    if let Some(map) = tree.as_object_mut() {
        map.insert(key.to_owned(), value);
    }
}
