//! The case book: the list of what is kept, and what is done with a case.

pub mod kept;
pub mod line;
pub mod saving;
pub mod transfer;

use super::effects::{Effects, Opening, Send};
use super::focus::Focus;
use super::heard::Heard;
use super::room::Room;
use super::shared::Shared;
use crate::book::{CaseAt, Head, Import, Revision, Status};
use crate::case::{Case, Field, Raw, check};
use crate::choice::Choice;
use crate::order::sort_by_key;
use crate::words;
use chrono::NaiveDateTime;
use line::{Line, Part};
use std::collections::BTreeMap;
use std::rc::Rc;

/// How many cases are shown at first, and more at a time.
const PAGE: usize = 50;
/// The button that opens a case.
const OPEN: &str = "[data-action=openCase]";
/// The place of the lines.
const LIST: &str = "caseList";

/// The room of the case book.
#[derive(Debug)]
pub struct Book {
    /// Holds the text that is searched for.
    pub query: String,
    /// The lines that are shown.
    pub lines: Vec<Line>,
    /// How many more the search finds.
    pub more: usize,
    /// Holds the content of a file that was chosen, until the clerk has read the report of it.
    pub brought: Option<Import>,
    /// How every case stands, in the order of the list.
    cases: Vec<Rc<CaseAt>>,
    /// Tells what the cases were made for.
    made: Option<Made>,
    /// Is true where the clerk has just changed a line: she looks for it where it was.
    at_work: bool,
    /// How many lines are shown at most.
    limit: usize,
    /// The case that was deleted last, and its mark.
    deleted: Option<(Revision, Revision)>,
    /// The revision that waits to be opened, while the clerk is asked.
    wanted: Option<String>,
}

/// What cases are made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Made {
    /// The version of the book.
    book: u32,
    /// The version of the rules.
    rules: u32,
    /// The moment.
    at: NaiveDateTime,
}

impl Default for Book {
    fn default() -> Self {
        Self {
            query: String::new(),
            lines: Vec::new(),
            more: 0,
            brought: None,
            cases: Vec::new(),
            made: None,
            at_work: false,
            limit: PAGE,
            deleted: None,
            wanted: None,
        }
    }
}

/// Lists the messages of the room.
#[derive(Debug)]
pub enum Msg {
    /// Something is searched for.
    Search(String),
    /// Something is being typed into the line of a revision.
    Typed(String, Part, String),
    /// It is left, or was chosen: it is taken into the book.
    Change(String, Part, String),
    /// A case is opened, by its revision; where that clears something unsaved, the clerk is asked.
    Open(String),
    /// The case in hand is saved, then the one that was wanted is opened.
    OpenSaving,
    /// The one that was wanted is opened all the same.
    OpenAnyway,
    /// It is not opened.
    OpenNot,
    /// A case is deleted, by its revision; it can be undone until the next thing is done.
    Delete(String),
    /// The case that was deleted last is brought back.
    UndoDelete,
    /// Of two that stand for one case, this one is kept.
    Keep(String),
    /// More cases are shown.
    More,
    /// Everything is handed over as one file.
    Export,
    /// The file of a case book came in.
    Import(String),
    /// The cases of the file that were deleted here are restored.
    Restore,
    /// The clerk has read what the file brought.
    CloseBrought,
}

impl Msg {
    /// Returns the message that an event means here; none where it means nothing to the room.
    #[must_use]
    pub fn of(heard: &Heard<'_>) -> Option<Self> {
        if let Some(settled) = heard.entered() {
            let part = match &*heard.name {
                "bookSearch" => return Some(Self::Search(heard.text.clone())),
                "status" => Part::Status,
                "on" => Part::On,
                "paid" => Part::Paid,
                _ => return None,
            };
            let revision = heard.data("revision")?;
            // What is chosen of a list is chosen at once.
            let make = if settled || part == Part::Status { Self::Change } else { Self::Typed };
            return Some(make(revision, part, heard.text.clone()));
        }
        Some(match &*heard.name {
            _ if !heard.is_click() => return None,
            "openCase" => Self::Open(heard.data("revision")?),
            "openSaving" => Self::OpenSaving,
            "openAnyway" => Self::OpenAnyway,
            "openNot" => Self::OpenNot,
            "deleteCase" => Self::Delete(heard.data("revision")?),
            "undoDelete" => Self::UndoDelete,
            "keepCase" => Self::Keep(heard.data("revision")?),
            "moreCases" => Self::More,
            "exportBook" => Self::Export,
            "restoreDeleted" => Self::Restore,
            "closeBrought" => Self::CloseBrought,
            _ => return None,
        })
    }
}

impl Book {
    /// Does what a message means.
    pub fn update(&mut self, msg: Msg, shared: &mut Shared) -> Effects {
        match msg {
            Msg::Search(query) => {
                (self.query, self.limit) = (query, PAGE);
                Effects::quiet()
            }
            Msg::Typed(revision, part, text) => {
                if let Some(line) = self.line(&revision) {
                    line.enter(part, text);
                }
                Effects::quiet()
            }
            Msg::Change(revision, part, text) => self.change(&revision, part, text, shared),
            Msg::Open(revision) => self.open(revision, false, shared),
            Msg::OpenSaving => {
                shared.save();
                self.open_wanted(shared)
            }
            Msg::OpenAnyway => self.open_wanted(shared),
            Msg::OpenNot => match self.wanted.take() {
                Some(revision) => Effects::focus(self.to_line(&revision)),
                None => Effects::default(),
            },
            Msg::Delete(revision) => self.delete(&revision, shared),
            Msg::UndoDelete => self.undo_delete(shared),
            Msg::Keep(revision) => self.keep(&revision, shared),
            Msg::More => {
                let before = self.limit;
                self.limit += PAGE;
                Effects::focus(Focus::Nth(LIST, before, OPEN))
            }
            Msg::Export => Self::export(shared),
            Msg::Import(text) => self.import(&text, shared),
            Msg::Restore => self.restore(shared),
            Msg::CloseBrought => {
                self.brought = None;
                Effects::focus(Focus::Title)
            }
        }
    }

    fn line(&mut self, revision: &str) -> Option<&mut Line> {
        self.lines.iter_mut().find(|line| line.revision == revision)
    }

    /// To the line of a revision; where it is not shown, to the top.
    fn to_line(&self, revision: &str) -> Focus {
        let line = self.lines.iter().find(|line| line.revision == revision);
        let key = line.map_or(revision, |line| &line.key).to_owned();
        Focus::First(vec![Focus::Piece(LIST, key, OPEN), Focus::Title])
    }

    /// The order of the list is made anew.
    fn settle_order(&mut self) {
        self.made = None;
    }

    /// Takes what was entered in a line into the book, or says what of it cannot be read.
    fn change(&mut self, revision: &str, part: Part, text: String, shared: &mut Shared) -> Effects {
        let now = shared.now.minute;
        let old = shared.book.book().get(revision).cloned();
        let before = old.as_ref().and_then(|old| old.content.clone());
        let (Some(old), Some(before), Some(line)) = (old, before, self.line(revision)) else {
            return Effects::default();
        };
        let status = Some(part).filter(|part| *part == Part::Status).and_then(|_| Status::by_code(&text));
        line.enter(part, text);
        let content = match line.content(&before, status.unwrap_or(before.status), now) {
            Ok(content) => content,
            Err(fault) => {
                line.fault = Some(fault);
                return Effects::quiet();
            }
        };
        if content == before {
            line.taken(revision);
            return Effects::default();
        }
        let made = shared.book.make(&shared.now, |book, stamp| book.next(&old, stamp, Some(content)));
        line.taken(&made.id);
        // What stands in the form goes on from here.
        shared.go_on_from(&old.id, &made);
        (self.deleted, self.at_work) = (None, true);
        Effects::default()
    }

    fn open_wanted(&mut self, shared: &mut Shared) -> Effects {
        match self.wanted.take() {
            Some(revision) => self.open(revision, true, shared),
            None => Effects::default(),
        }
    }

    /// Opens a case at the present moment; where that clears something unsaved, the clerk is asked.
    fn open(&mut self, revision: String, anyway: bool, shared: &mut Shared) -> Effects {
        if !anyway && shared.is_unsaved() {
            self.wanted = Some(revision);
            return Effects::focus(Focus::Action("openSaving"));
        }
        let heads = shared.book.heads();
        let head = heads.into_iter().find(|head| head.revision.id == revision);
        let Some((base, content)) = head.map(|head| (head.revision.clone(), head.content.clone())) else {
            return Effects::default();
        };
        // What was kept may be sound only as of another day: it is read for the present moment.
        let facts = content.facts;
        let (case, issues) = check(facts.iter().map(|(key, value)| (key.clone(), Raw::from(value))), shared.now.minute);
        let waybill = case.waybill().filter(|waybill| !waybill.is_empty());
        let waybill = waybill.unwrap_or_else(|| shared.word("caseNoWaybill"));
        let status = *words::status(content.status).get(shared.lang);
        let said = shared.fill("bookOpened", &[("waybill", waybill), ("status", status)]);
        self.leave();
        let opening = Opening { case, as_of: None, base: Some(base), facts, issues };
        Effects::say(said).send(Send::Open(Box::new(opening))).send(Send::Enter(Room::Parcel))
    }

    fn delete(&mut self, revision: &str, shared: &mut Shared) -> Effects {
        let Some(old) = shared.book.book().get(revision).cloned() else { return Effects::default() };
        let mark = shared.book.make(&shared.now, |book, stamp| book.settle(&old.case, stamp, None));
        shared.parcel.base = shared.parcel.base.take().filter(|base| base.case != old.case);
        self.deleted = Some((old, mark));
        Effects::focus(Focus::Action("undoDelete"))
    }

    fn undo_delete(&mut self, shared: &mut Shared) -> Effects {
        let Some((old, mark)) = self.deleted.take() else { return Effects::default() };
        let back = shared.book.make(&shared.now, |book, stamp| book.next(&mark, stamp, old.content));
        self.settle_order();
        Effects::say(shared.word("bookUndone")).and_focus(self.to_line(&back.id))
    }

    fn keep(&mut self, revision: &str, shared: &mut Shared) -> Effects {
        let Some(chosen) = shared.book.book().get(revision).cloned() else { return Effects::default() };
        let kept = shared.book.make(&shared.now, |book, stamp| book.settle(&chosen.case, stamp, chosen.content));
        Effects::focus(self.to_line(&kept.id))
    }

    /// On leaving the room, what could be undone or answered is done with.
    pub fn follow(&mut self, shared: &Shared) {
        if shared.room != Room::Book {
            self.leave();
        }
    }

    fn leave(&mut self) {
        (self.deleted, self.wanted, self.brought, self.made) = (None, None, None, None);
        self.lines.clear();
    }

    /// The room is on the screen: what it shows follows from what stands now.
    pub fn prepare(&mut self, shared: &mut Shared) {
        self.make_cases(shared);
        self.make_lines(shared);
    }

    /// How the cases stand at this moment. While the clerk is at work on the list, nothing changes its place.
    fn make_cases(&mut self, shared: &Shared) {
        let made = Made { book: shared.book.version, rules: shared.rules.version, at: shared.now.minute };
        if self.made == Some(made) {
            return;
        }
        let at_work = std::mem::take(&mut self.at_work);
        let working = at_work || self.made.is_some() && shared.focused.as_deref() == Some(LIST);
        let mut before = std::mem::take(&mut self.cases);
        if self.made.is_some_and(|old| old.rules != made.rules) {
            // They were counted by another rulebook.
            before.clear();
        }
        let known = places(before.iter().map(|case| &*case.case_id));
        let same_minute = self.made.is_some_and(|old| old.at == made.at);
        let rulebook = |case: &Case, day| shared.rules.in_use.of_case(case, day);
        let at_moment = |head: Head<'_>| {
            let old = known.get(head.revision.case.as_str()).and_then(|at| before.get(*at));
            let old = old.filter(|old| same_minute && old.revision == head.revision.id && old.rival == head.rival);
            old.map_or_else(|| Rc::new(CaseAt::of(head, rulebook, made.at)), Rc::clone)
        };
        let mut cases = CaseAt::in_order(shared.book.heads().into_iter().map(at_moment).collect());
        if working {
            sort_by_key(&mut cases, |case| known.get(case.case_id.as_str()).copied().unwrap_or(usize::MAX));
        }
        self.cases = cases;
        self.made = Some(made);
    }

    /// The lines that the search leaves, as many as the clerk wants to see.
    fn make_lines(&mut self, shared: &Shared) {
        let mut before: Vec<Option<Line>> = std::mem::take(&mut self.lines).into_iter().map(Some).collect();
        let revisions: Vec<String> = before.iter().flatten().map(|line| line.revision.clone()).collect();
        let known = places(revisions.iter().map(String::as_str));
        let mut found = 0;
        for case in self.cases.iter().filter(|case| words::case_says(case, &self.query, shared.lang)) {
            found += 1;
            if self.lines.len() < self.limit {
                let place = known.get(case.revision.as_str());
                let line = place.and_then(|place| before.get_mut(*place)?.take());
                self.lines.push(Line::of(case, line, shared));
            }
        }
        self.more = found - self.lines.len();
    }

    /// Is true where the book holds no case at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.cases.is_empty()
    }

    /// How many cases the button brings that shows more.
    #[must_use]
    pub fn next(&self) -> usize {
        self.more.min(PAGE)
    }

    /// Is true where the clerk is asked what becomes of the parcel in hand.
    #[must_use]
    pub fn asks(&self) -> bool {
        self.wanted.is_some()
    }

    /// Returns the sentence about the case that was deleted last, as long as it can be brought back.
    #[must_use]
    pub fn deleted(&self, shared: &Shared) -> Option<String> {
        let content = self.deleted.as_ref()?.0.content.as_ref();
        let waybill = content.and_then(|content| content.facts.get(Field::Waybill.key())?.as_str());
        let waybill = waybill.filter(|waybill| !waybill.is_empty()).unwrap_or_else(|| shared.word("caseNoWaybill"));
        Some(shared.fill("bookDeleted", &[("waybill", waybill)]))
    }
}

/// Where each of these stands.
fn places<'a>(names: impl Iterator<Item = &'a str>) -> BTreeMap<&'a str, usize> {
    let mut places = BTreeMap::new();
    for (at, name) in names.enumerate() {
        places.insert(name, at);
    }
    places
}
