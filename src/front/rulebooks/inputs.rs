//! The inputs of the editor: what each is called, and what stands in it.

use super::editor::{Editor, Reads};
use crate::choice::Choice;
use crate::lang::Lang;
use crate::rulebook::{Clause, Id, Status, place};
use crate::words;
use serde_json::Value;

/// An input of the editor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// The place of the file that it is about.
    pub place: String,
    /// Tells the kind of the input.
    pub kind: Kind,
    /// Names the input.
    pub label: String,
    /// Holds the text of the input.
    pub text: String,
    /// Is true where something is wrong there.
    pub is_wrong: bool,
}

/// Lists the kinds of input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One line, and how it is read.
    Line(Reads),
    /// A text of several lines.
    Area,
    /// One of several codes, each with what it says.
    Choice(Vec<(String, String)>),
}

/// A clause in the editor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClauseInputs {
    /// Holds the id of the clause.
    pub id: String,
    /// Where it stands in the regulation.
    pub place: String,
    /// Holds the words of the clause.
    pub words: String,
    /// Lists the inputs of its figures.
    pub figures: Vec<Input>,
    /// Its words and its place, in both languages.
    pub texts: Vec<Input>,
    /// Is true where the search leaves it out.
    pub left_out: bool,
}

impl Editor {
    /// Id, title, status and dates.
    #[must_use]
    pub fn head(&self, lang: Lang) -> Vec<Input> {
        let said = |status: &Status| (*words::rulebook_status(*status).get(lang)).to_owned();
        let statuses = Status::ALL.iter().map(|status| (status.code().to_owned(), said(status))).collect();
        let kind = |reads| move |at| (at, Kind::Line(reads));
        let texts = ["id", "title.zh-CN", "title.en"].map(kind(Reads::Text));
        let dates = ["issued", "valid.from", "valid.until", "checkedUntil"].map(kind(Reads::Date));
        let all = texts.into_iter().chain([("status", Kind::Choice(statuses))]).chain(dates);
        all.map(|(at, kind)| self.input(at, kind, lang)).collect()
    }

    /// The passages that can be read in several ways: which one is followed.
    #[must_use]
    pub fn readings(&self, lang: Lang) -> Vec<Input> {
        let text = |of: &Value, at: &str| place::get(of, at).and_then(Value::as_str).unwrap_or_default().to_owned();
        let items = |of: &Value, key: &str| of.get(key).and_then(Value::as_array).cloned().unwrap_or_default();
        let way = |way: &Value| (text(way, "id"), text(way, &format!("words.{}", lang.code())));
        let reading = |reading: &Value| {
            let ways = items(reading, "ways").iter().map(way).collect();
            self.input(&format!("readings.{}.follows", text(reading, "id")), Kind::Choice(ways), lang)
        };
        items(self.file(), "readings").iter().map(reading).collect()
    }

    /// Returns the inputs of every clause.
    #[must_use]
    pub fn clauses(&self, lang: Lang) -> Vec<ClauseInputs> {
        self.clauses.iter().map(|clause| self.clause(clause, lang)).collect()
    }

    fn clause(&self, clause: &Clause<Id>, lang: Lang) -> ClauseInputs {
        let id = clause.id.as_str();
        let figure = |name: &str| Input {
            label: words::figure_name(name, lang),
            ..self.input(&format!("clauses.{id}.figures.{name}"), Kind::Line(Reads::Figure), lang)
        };
        let text = |(part, kind): (&str, Kind)| {
            let mut input = self.input(&format!("clauses.{id}.{part}"), kind, lang);
            // The clause is said above.
            if let Some((_, label)) = input.label.rsplit_once(" · ") {
                input.label = label.to_owned();
            }
            input
        };
        let line = || Kind::Line(Reads::Text);
        let parts =
            [("words.zh-CN", Kind::Area), ("words.en", Kind::Area), ("place.zh-CN", line()), ("place.en", line())];
        ClauseInputs {
            id: id.to_owned(),
            place: clause.place.get(lang).clone(),
            words: clause.words.get(lang).clone(),
            figures: clause.figures.0.iter().map(|(name, _)| figure(name)).collect(),
            texts: parts.into_iter().map(text).collect(),
            left_out: self.left_out.contains(id),
        }
    }

    fn input(&self, at: &str, kind: Kind, lang: Lang) -> Input {
        Input {
            place: at.to_owned(),
            kind,
            label: words::rulebook_place(self.file(), at, lang),
            text: self.text(at),
            is_wrong: self.problems().iter().any(|problem| problem.place == at),
        }
    }

    /// Searches the clauses for those in which every word stands.
    pub(super) fn search(&mut self, query: String, lang: Lang) {
        let wanted: Vec<String> = query.split_whitespace().map(str::to_lowercase).collect();
        let left_out = |clause: &ClauseInputs| {
            let said = clause.said(lang).to_lowercase();
            !wanted.iter().all(|word| said.contains(&**word))
        };
        let clauses = self.clauses(lang);
        self.left_out = clauses.into_iter().filter(left_out).map(|clause| clause.id).collect();
        self.query = query;
    }
}

impl ClauseInputs {
    /// Everything that can be read of it.
    fn said(&self, lang: Lang) -> String {
        let labels = self.figures.iter().chain(&self.texts).map(|input| &*input.label);
        let areas = self.texts.iter().filter(|input| input.kind == Kind::Area).map(|input| &*input.text);
        let fold = words::page("editorTexts").map(|word| *word.get(lang));
        [&*self.place, &*self.words].into_iter().chain(labels).chain(fold).chain(areas).collect::<Vec<_>>().join(" ")
    }
}
