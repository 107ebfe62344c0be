//! Changing a rulebook in a form: every input names a place of the file, and everything follows from the file.

use crate::case::{Case, Field, Raw, Typed, typed};
use crate::choice::{Choice, choices};
use crate::estimate::{Compared, compare, estimate};
use crate::front::in_use::InUse;
use crate::front::shared::Shared;
use crate::lang::Lang;
use crate::moment::Moment;
use crate::rulebook::{Clause, Id, ParcelRules, Problem, Rulebook, Status, Versions, place};
use crate::table::Table;
use crate::words;
use crate::words::table::{self, Change, Sheet};
use chrono::NaiveDateTime;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

choices! {
    /// How the text of an input is read.
    Reads {
        /// As it stands.
        Text = "text",
        /// A number, or a time of day.
        Figure = "figure",
        /// A day, as people write it.
        Date = "date",
    }
}

impl Reads {
    /// Returns the kind of input that the code names; an input without a code holds a text.
    #[must_use]
    pub fn by_code(code: &str) -> Self {
        <Self as Choice>::by_code(code).unwrap_or(Self::Text)
    }

    /// What stands in the file for a text. What cannot be read is left for the loader to tell.
    fn value(self, text: &str, now: NaiveDateTime) -> Value {
        match self {
            Self::Text => text.trim().into(),
            Self::Figure => figure(text.trim(), now),
            Self::Date => match typed(Field::SentOn, text, now) {
                Typed::Says(Raw::Null) => Value::Null,
                Typed::Says(Raw::Text(day)) => day.into(),
                _ => text.trim().into(),
            },
        }
    }
}

fn figure(text: &str, now: NaiveDateTime) -> Value {
    if text.is_empty() {
        return Value::Null;
    }
    let clock = text.replace('：', ":");
    if Moment::clock(&clock).is_some() {
        return clock.into();
    }
    match typed(Field::Value, text, now) {
        Typed::Says(Raw::Number(number)) if number.is_finite() => crate::json::number(number),
        _ => text.into(),
    }
}

/// A rulebook being changed.
#[derive(Debug)]
pub struct Editor {
    file: Value,
    /// The file as it was.
    base: Value,
    before: Option<Rc<ParcelRules>>,
    pub(super) clauses: Vec<Clause<Id>>,
    /// The one of the station's own that it replaces: its id and its digest.
    over: Option<(String, String)>,
    is_copy: bool,
    /// Holds the texts of the inputs that were typed into, as typed.
    typed: BTreeMap<String, String>,
    /// Holds the text that is searched for among the clauses.
    pub query: String,
    /// The clauses that the search leaves out, by their ids. Who types into one that was found goes on to see it.
    pub left_out: BTreeSet<String>,
    loaded: Option<Loaded>,
    /// Is true where the rows of the decision table that change are looked at.
    rows_open: bool,
    tables: Option<Tables>,
    comparison: Option<Comparison>,
}

/// What follows from the file as it stands.
#[derive(Debug)]
struct Loaded {
    problems: Vec<Problem>,
    differences: Vec<place::Difference>,
    /// The parcel rules that the file holds.
    after: Option<InUse>,
}

/// The decision table as it was, in words of a language, and the rows that change; none: the file has changed since.
#[derive(Debug)]
struct Tables {
    lang: Lang,
    before: Sheet,
    changes: Option<Vec<Change>>,
}

/// The parcel in hand, by the rulebook as it was and by the one that is edited.
#[derive(Debug)]
pub struct Comparison {
    case: Case,
    as_of: NaiveDateTime,
    /// The key of what is said of it.
    pub word: &'static str,
    /// The points in which both results differ.
    pub points: Vec<Compared>,
    /// The parcel rules that are edited, turned to the parcel.
    pub after: InUse,
}

/// A place of the file that was changed, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// The place, as the file names it.
    pub place: String,
    /// The place in words.
    pub said: String,
    /// Holds what stood there.
    pub before: String,
    /// Holds what stands there now.
    pub after: String,
}

impl Editor {
    /// One of the station's own, to be replaced.
    pub(super) fn of_own(file: Value, rulebook: &Rulebook) -> Self {
        let over = Some((rulebook.head.id.clone(), rulebook.head.digest.clone()));
        Self { over, is_copy: false, ..Self::of_copy(file, rulebook, &rulebook.head.id) }
    }

    /// A copy under another id.
    pub(super) fn of_copy(base: Value, rulebook: &Rulebook, id: &str) -> Self {
        let mut file = base.clone();
        place::put(&mut file, "id", id.into());
        place::put(&mut file, "regulation", rulebook.head.regulation.clone().into());
        Self {
            file,
            base,
            before: rulebook.parcel.clone().map(Rc::new),
            clauses: rulebook.clauses.clone(),
            over: None,
            is_copy: true,
            typed: BTreeMap::new(),
            query: String::new(),
            left_out: BTreeSet::new(),
            loaded: None,
            rows_open: false,
            tables: None,
            comparison: None,
        }
    }

    /// The file as it stands.
    #[must_use]
    pub fn file(&self) -> &Value {
        &self.file
    }

    /// The id that it has now.
    pub(super) fn id(&self) -> &str {
        self.file.get("id").and_then(Value::as_str).unwrap_or_default()
    }

    /// The digest of the one that it replaces, as long as it keeps that id.
    pub(super) fn replaces(&self, id: &str) -> Option<&str> {
        self.over.as_ref().filter(|over| over.0 == id).map(|over| &*over.1)
    }

    /// Takes what stands in an input; whether that changes the file.
    pub(super) fn enter(&mut self, at: &str, reads: Reads, text: String, now: NaiveDateTime) -> bool {
        let value = reads.value(&text, now);
        self.typed.insert(at.to_owned(), text);
        let stands = place::get(&self.file, at);
        let is_gone = value.is_null() && reads == Reads::Date;
        if stands == Some(&value) || is_gone && stands.is_none() {
            return false;
        }
        if is_gone {
            place::remove(&mut self.file, at);
        } else {
            place::put(&mut self.file, at, value);
        }
        // Dates that are both gone hold for ever.
        if place::get(&self.file, "valid").and_then(Value::as_object).is_some_and(Map::is_empty) {
            place::remove(&mut self.file, "valid");
        }
        self.forget();
        true
    }

    /// Puts back what stood at a place, and shows it in the inputs.
    pub(super) fn revert(&mut self, at: &str) {
        match place::get(&self.base, at).cloned() {
            Some(value) => {
                place::put(&mut self.file, at, value);
            }
            None => place::remove(&mut self.file, at),
        }
        self.typed.retain(|place, _| !place.starts_with(at));
        self.forget();
    }

    fn forget(&mut self) {
        (self.loaded, self.comparison) = (None, None);
        if let Some(tables) = &mut self.tables {
            tables.changes = None;
        }
    }

    /// Returns the text of the input of a place: what was typed there, or what the file holds.
    pub(super) fn text(&self, at: &str) -> String {
        if let Some(typed) = self.typed.get(at) {
            return typed.clone();
        }
        match place::get(&self.file, at) {
            None | Some(Value::Null) => String::new(),
            Some(Value::String(text)) => text.clone(),
            Some(other) => other.to_string(),
        }
    }

    /// Makes what is shown, where it does not stand already.
    pub(super) fn prepare(&mut self, rows_open: bool, shared: &mut Shared) {
        let loaded = self.loaded.get_or_insert_with(|| load(&self.file, &self.base, self.is_copy));
        let (Some(before), Some(after)) = (&self.before, &loaded.after) else {
            self.comparison = None;
            return;
        };
        self.rows_open = rows_open;
        if rows_open {
            let lang = shared.lang;
            let sheet = |rules| table::table_sheet(&Table::of(rules), lang);
            let known = self.tables.take().filter(|known| known.lang == lang);
            let tables = known.unwrap_or_else(|| Tables { lang, before: sheet(before), changes: None });
            let tables = self.tables.insert(tables);
            tables.changes.get_or_insert_with(|| table::compare(&tables.before, &sheet(after)));
        }
        let as_of = shared.as_of();
        let case = &shared.answer().case;
        let known = self.comparison.take().filter(|known| known.case == *case && known.as_of == as_of);
        self.comparison = Some(known.unwrap_or_else(|| compared(case, as_of, before, after.clone())));
    }

    /// Returns the title: it says what is changed.
    #[must_use]
    pub fn title(&self, shared: &Shared) -> String {
        let word = if self.over.is_some() { "editorTitleOwn" } else { "editorTitleCopy" };
        let title = place::get(&self.base, &format!("title.{}", shared.lang.code())).and_then(Value::as_str);
        shared.fill(word, &[("title", title.unwrap_or_default())])
    }

    /// Returns the problems of the file as it stands.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        self.loaded.as_ref().map(|loaded| &*loaded.problems).unwrap_or_default()
    }

    /// The same, each problem in a sentence.
    #[must_use]
    pub fn faults(&self, lang: Lang) -> Vec<String> {
        self.problems().iter().map(|problem| words::problem_in(problem, &self.file, lang)).collect()
    }

    /// Where the file differs from what it was.
    #[must_use]
    pub fn changes(&self, lang: Lang) -> Vec<Changed> {
        let differences = self.loaded.iter().flat_map(|loaded| &loaded.differences);
        let changed = |one: &place::Difference| Changed {
            place: one.place.clone(),
            said: words::rulebook_place(&self.base, &one.place, lang),
            before: self.said(&one.place, one.before.as_ref(), lang),
            after: self.said(&one.place, one.after.as_ref(), lang),
        };
        differences.map(changed).collect()
    }

    /// What stands at a place, in words: a way of reading by its own.
    fn said(&self, at: &str, value: Option<&Value>, lang: Lang) -> String {
        let code = value.and_then(Value::as_str).unwrap_or_default();
        if let Some(reading) = at.strip_suffix(".follows") {
            let way = place::get(&self.base, &format!("{reading}.ways.{code}.words.{}", lang.code()));
            return way.and_then(Value::as_str).unwrap_or(code).to_owned();
        }
        if let Some(status) = Status::by_code(code).filter(|_| at == "status") {
            return (*words::rulebook_status(status).get(lang)).to_owned();
        }
        words::rulebook_value(value, lang)
    }

    /// How many places were changed, in words.
    #[must_use]
    pub fn count(&self, shared: &Shared) -> String {
        let count = self.loaded.as_ref().map(|loaded| loaded.differences.len()).unwrap_or_default();
        let word = if count == 0 { "editorUnchanged" } else { "editorChanged" };
        shared.fill(word, &[("n", &count.to_string())])
    }

    /// Is true where there are two decision tables to compare.
    #[must_use]
    pub fn has_tables(&self) -> bool {
        self.comparison.is_some()
    }

    /// The rows of the decision table that change; none where they are folded up, or there are no two tables.
    #[must_use]
    pub fn rows(&self) -> Option<&[Change]> {
        self.tables.as_ref().filter(|_| self.rows_open)?.changes.as_deref()
    }

    /// The parcel in hand before and after; none where one of the two has no parcel rules, or something has to be mended.
    #[must_use]
    pub fn comparison(&self) -> Option<&Comparison> {
        self.comparison.as_ref()
    }
}

fn load(file: &Value, base: &Value, is_copy: bool) -> Loaded {
    let mut differences = place::differences(base, file);
    // A copy has another id by itself.
    if is_copy {
        differences.retain(|one| !matches!(&*one.place, "id" | "regulation"));
    }
    let (problems, after) = match Rulebook::load(file) {
        Ok(rulebook) => {
            let versions = Versions::of([rulebook]).ok();
            (Vec::new(), versions.map(|versions| InUse::of(versions, vec![file.clone()])))
        }
        Err(problems) => (problems, None),
    };
    Loaded { problems, differences, after }
}

fn compared(case: &Case, as_of: NaiveDateTime, before: &ParcelRules, mut after: InUse) -> Comparison {
    let is_covered = after.turn_to(case, as_of.date()).is_ok();
    let one = estimate(case, before, as_of);
    let has_result = one.claim.is_some() || one.delay.is_some();
    let mut points = Vec::new();
    if is_covered && has_result {
        points = compare(&one, &estimate(case, after.of_case(case, as_of.date()), as_of));
        points.retain(Compared::differs);
    }
    let word = match (has_result, is_covered, points.is_empty()) {
        (false, ..) => "editorNoCase",
        (_, false, _) => "editorNotCovered",
        (_, _, true) => "editorCaseSame",
        _ => "editorCaseDiffers",
    };
    Comparison { case: case.clone(), as_of, word, points, after }
}
