//! The regulation as a whole: every clause, searched, with how it stands to the parcel.

use super::effects::Effects;
use super::focus::Focus;
use super::heard::{Heard, How};
use super::room::Room;
use super::shared::Shared;
use crate::choice::Choice;
use crate::estimate::State;
use crate::rulebook::{Clause, ClauseId};
use crate::words;

/// Holds whether the text of the regulation is open, and where.
#[derive(Debug, Default)]
pub struct Regulation {
    /// Is true where the text of the regulation is open.
    pub open: bool,
    /// Holds the text that is searched for.
    pub query: String,
    /// The clause that was asked for.
    pub shown: Option<String>,
}

/// Lists the messages of the room.
#[derive(Debug)]
pub enum Msg {
    /// It is opened or closed.
    Fold(bool),
    /// Something is searched for.
    Search(String),
    /// It is opened at a clause.
    Open(String),
}

impl Msg {
    /// Returns the message that an event means here; none where it means nothing to the room.
    #[must_use]
    pub fn of(heard: &Heard<'_>) -> Option<Self> {
        match (&heard.how, &*heard.name) {
            (How::Folded, "regulationPart") => Some(Self::Fold(heard.checked)),
            (How::Clicked, "clause") => Some(Self::Open(heard.of("clause"))),
            (How::Typed(_) | How::Settled, "search") => Some(Self::Search(heard.text.clone())),
            _ => None,
        }
    }
}

impl Regulation {
    /// Does what a message means.
    pub fn update(&mut self, msg: Msg, shared: &mut Shared) -> Effects {
        match msg {
            Msg::Fold(open) => {
                self.open = open;
                Effects::quiet()
            }
            Msg::Search(query) => {
                self.query = query;
                Effects::quiet()
            }
            Msg::Open(code) => {
                let focus = Focus::Piece("regulation", code.clone(), "");
                (self.open, self.query, self.shown) = (true, String::new(), Some(code));
                // The regulation stands beside the parcel.
                let stays = std::mem::replace(&mut shared.room, Room::Parcel) == Room::Parcel;
                Effects { quiet: stays, ..Effects::focus(focus) }
            }
        }
    }

    /// Every clause of the rulebook in use, with how it stands to the parcel in hand.
    #[must_use]
    pub fn articles(&self, shared: &Shared) -> Vec<Article> {
        let rulebook = &shared.rules.in_use;
        let words: Vec<String> = self.query.split_whitespace().map(str::to_lowercase).collect();
        rulebook.clauses().iter().map(|clause| self.article(clause, &words, shared)).collect()
    }

    fn article(&self, clause: &Clause, wanted: &[String], shared: &Shared) -> Article {
        let lang = shared.lang;
        let estimate = shared.answered().map(|answer| &answer.estimate);
        let finding = estimate.and_then(|estimate| estimate.findings.iter().find(|one| one.clause == clause.id));
        let mut article = Article {
            clause: clause.id,
            name: words::clause_short(clause, lang),
            words: clause.words.get(lang).clone(),
            cite: words::cite(clause, lang),
            state: finding.map(|finding| finding.state),
            said: finding.map(|finding| *words::state(finding.state).get(lang)).unwrap_or_default(),
            why: finding.map(|finding| words::finding_said(finding, lang)).unwrap_or_default(),
            shown: self.shown.as_deref() == Some(clause.id.code()),
            found: true,
        };
        let Article { name, words, cite, said, why, .. } = &article;
        let whole = format!("{} {name} {said} {words} {why} {cite}", clause.id.code()).to_lowercase();
        article.found = wanted.iter().all(|word| whole.contains(word.as_str()));
        article
    }
}

/// A clause of the regulation, and how it stands to the parcel in hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// Tells which clause it is.
    pub clause: ClauseId,
    /// Names the clause.
    pub name: String,
    /// Holds the words of the clause.
    pub words: String,
    /// Where it stands, and the department that it names.
    pub cite: String,
    /// How it stands to the parcel; none where it was not looked at.
    pub state: Option<State>,
    /// The same, in words.
    pub said: &'static str,
    /// Why it stands so.
    pub why: String,
    /// Is true where the clause was asked for.
    pub shown: bool,
    /// Is true where it holds every word that is searched for.
    pub found: bool,
}
