//! The room of the case book: the list, what is done with a case, and what the other rooms ask of it.

mod kept;
mod list;
mod transfer;

pub(super) use kept::{Kept, clock, concerns, fresh_id};

use super::app::App;
use super::dom;
use super::draft::{Draft, Entry, PROFILE};
use super::in_hand::{self, InHand};
use super::state::AppState;
use super::store::{self, Refused};
use super::{profile, rooms};
use crate::book::{Content, Head, Import, Revision, Row, Status};
use crate::case::{Case, Choice, Field, Issue, Kind, Raw, Typed, check, typed, ways_in_full};
use crate::js::now;
use crate::money::Fen;
use crate::order::sort_by_key;
use crate::vehicle::{ENTERED_ONCE, Standing, Tally, standing};
use crate::words;
use chrono::{NaiveDate, NaiveDateTime};
use list::REVISION;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, HtmlSelectElement};

/// How many cases are shown at first, and more at a time.
const PAGE: usize = 50;

/// What the room shows.
pub(super) struct Room {
    rows: Vec<Rc<Row>>,
    /// Whether the clerk has just changed a line: she looks for it where it was.
    at_work: bool,
    /// The version of the book and the moment for which the rows were made.
    made: Option<(u32, NaiveDateTime)>,
    query: String,
    limit: usize,
    /// The case that was deleted last, and its mark.
    deleted: Option<(Revision, Revision)>,
    /// The revision that waits to be opened.
    wanted: Option<String>,
    brought: Option<Import>,
}

impl Default for Room {
    fn default() -> Self {
        let (rows, query) = (Vec::new(), String::new());
        Self { rows, at_work: false, made: None, query, limit: PAGE, deleted: None, wanted: None, brought: None }
    }
}

/// What is said above the form.
pub(super) enum Notice {
    /// The draft is one from before.
    Restored,
    /// These fields of a kept case cannot be understood.
    Unclear(Vec<String>),
}

impl App {
    /// Looks at what other windows have done.
    pub(super) fn look(&self) {
        let here = self.with(|state| {
            state.kept.sync();
            state.count_cases();
            state.aside();
            state.room == rooms::Room::Book
        });
        if here == Some(true) {
            self.refresh(None);
        }
    }

    /// Saves the parcel in hand.
    pub(super) fn save_in_book(&self, anyway: bool) {
        let said = self.with(|state| {
            let twin = if anyway || state.base.is_some() { None } else { state.twin() };
            if twin.is_some() {
                state.ask_twin(twin.as_ref());
                return None;
            }
            Some(state.save())
        });
        match said.flatten() {
            Some(word) => {
                self.refresh(None);
                self.with(|state| state.say(state.view.word(word)));
                self.focus(|state| state.errors_shown().or_else(|| dom::first(&state.view.root, "[data-action=save]")));
            }
            None => self.focus(|state| dom::first(&state.view.root, "[data-action=openTwin]")),
        }
    }

    /// Leaves the parcel in hand unsaved, as another one has its waybill.
    pub(super) fn save_not(&self) {
        self.with(|state| state.ask_twin(None));
        self.focus(|state| dom::first(&state.view.root, "[data-action=save]"));
    }

    /// Opens the case with the same waybill; what is in hand goes, so it is asked in the book.
    pub(super) fn open_twin(self: &Rc<Self>) {
        let twin = self.with(|state| {
            let twin = state.twin();
            state.ask_twin(None);
            twin.map(|row| row.revision.clone())
        });
        if let Some(revision) = twin.flatten() {
            self.enter_room(Some(rooms::Room::Book));
            self.open_case(Some(revision), false);
        }
    }

    /// Opens a case at the present moment; where that clears something unsaved, the clerk is asked.
    pub(super) fn open_case(self: &Rc<Self>, revision: Option<String>, anyway: bool) {
        let found = self.with(|state| {
            let revision = revision.or_else(|| state.cases.wanted.take())?;
            if !anyway && state.is_unsaved() {
                state.cases.wanted = Some(revision);
                return None;
            }
            let head = state.kept.heads().into_iter().find(|head| head.revision.id == revision)?;
            let row = Row::of(head, |case, day| state.rulebook.of_case(case, day), now());
            Some((head.revision.clone(), row))
        });
        let Some((base, row)) = found.flatten() else {
            self.refresh(None);
            return self.focus(|state| dom::first(&state.view.root, "[data-action=openSaving]"));
        };
        // What was kept may be sound only as of another day: it is read for the present moment.
        let facts = base.content.as_ref().map(|content| content.facts.clone()).unwrap_or_default();
        let (case, issues) = check(facts.iter().map(|(key, value)| (key.clone(), Raw::from(value))), now());
        let station = self.with(|state| {
            state.leave_book();
            state.our_station().clone()
        });
        self.open(&case, None);
        self.with(|state| {
            // Saved from another point of view: our own profile comes back with the next parcel.
            let differs =
                |field: &Field| station.as_ref().is_some_and(|ours| ours.get(*field) != state.draft.get(*field));
            if PROFILE.iter().any(differs) {
                state.ours = station;
            }
            state.base = Some(base);
            state.put_unclear(&facts, &issues);
        });
        self.refresh(None);
        let waybill = row.waybill().to_owned();
        self.with(|state| state.say(&opened(state, &waybill, &row)));
    }

    /// Saves what is in hand, then opens what was wanted.
    pub(super) fn open_saving(self: &Rc<Self>) {
        self.with(|state| state.save());
        self.open_case(None, true);
    }

    /// Stays with what is in hand.
    pub(super) fn open_not(&self) {
        let wanted = self.with(|state| state.cases.wanted.take()).flatten();
        self.refresh(None);
        self.focus(|state| line_of(state, &wanted?, "openCase"));
    }

    /// Deletes a case; it can be undone until the next thing is done.
    pub(super) fn delete_case(&self, revision: Option<String>) {
        self.with(|state| {
            let old = state.kept.book().get(&revision?)?.clone();
            let mark = state.kept.make(|book, stamp| book.settle(&old.case, stamp, None));
            state.base = state.base.take().filter(|base| base.case != old.case);
            state.cases.deleted = Some((old, mark));
            Some(())
        });
        self.refresh(None);
        self.focus(|state| dom::first(&state.view.root, "[data-action=undoDelete]"));
    }

    /// Brings the case back that was deleted last.
    pub(super) fn undo_delete(&self) {
        let back = self.with(|state| {
            let (old, mark) = state.cases.deleted.take()?;
            let content = old.content.clone();
            let back = state.kept.make(|book, stamp| book.next(&mark, stamp, content));
            state.cases.settle_order();
            Some(back.id)
        });
        self.refresh(None);
        self.with(|state| state.say(state.view.word("bookUndone")));
        self.focus(|state| {
            let back = back.flatten();
            back.and_then(|id| line_of(state, &id, "openCase")).or_else(|| title(state))
        });
    }

    /// Of two that stand for one case, keeps this one.
    pub(super) fn keep_case(&self, revision: Option<String>) {
        let kept = self.with(|state| {
            let chosen = state.kept.book().get(&revision?)?.clone();
            let content = chosen.content.clone();
            Some(state.kept.make(|book, stamp| book.settle(&chosen.case, stamp, content)).id)
        });
        self.refresh(None);
        self.focus(|state| kept.flatten().and_then(|id| line_of(state, &id, "openCase")).or_else(|| title(state)));
    }

    /// Shows more cases; the focus goes to the first of them.
    pub(super) fn more_cases(&self) {
        let before = self.with(|state| {
            let before = state.cases.limit;
            state.cases.limit += PAGE;
            before
        });
        self.refresh(None);
        self.focus(|state| {
            let lines = dom::all(&state.view.place("caseList")?, "[data-action=openCase]");
            lines.into_iter().nth(before?)
        });
    }

    /// Something was entered in this room; false where it was elsewhere.
    pub(super) fn entered_in_book(self: &Rc<Self>, target: &Element, settled: bool) -> bool {
        let kind = target.get_attribute("data-input").unwrap_or_default();
        match (kind.as_str(), target.dyn_ref::<HtmlInputElement>()) {
            ("bookSearch", Some(input)) => {
                self.with(|state| {
                    state.cases.query = input.value();
                    state.cases.limit = PAGE;
                    list::show(&state.view, &state.cases, &state.rulebook);
                });
            }
            ("bookImport", Some(input)) if settled => self.read_file(input),
            ("status" | "on" | "paid", _) if settled => self.change_case(target),
            ("bookImport" | "status" | "on" | "paid", _) => {}
            _ => return false,
        }
        true
    }

    /// Takes a status, its day and what was paid from the line in which one of them was changed.
    fn change_case(&self, target: &Element) {
        let Some(line) = dom::nearest(target, &format!("[{REVISION}]")) else { return };
        let fault = self.with(|state| state.change_case(&line).err()).flatten();
        match fault {
            None => self.refresh(None),
            Some((input, word)) => {
                self.with(|state| {
                    if let Some(place) = dom::first(&line, "[data-slot=error]") {
                        dom::text(&place, state.view.word(word));
                    }
                    if let Some(input) = dom::input(&line, &format!("[data-input={input}]")) {
                        dom::attribute(&input, "aria-invalid", Some("true"));
                    }
                });
            }
        }
    }
}

/// What is said of a case that was opened.
fn opened(state: &AppState, waybill: &str, row: &Row) -> String {
    let waybill = if waybill.is_empty() { state.view.word("caseNoWaybill") } else { waybill };
    let status = words::status(row.content.status);
    words::fill(state.view.word("bookOpened"), &[("waybill", waybill), ("status", status.get(state.view.lang))])
}

fn title(state: &AppState) -> Option<Element> {
    dom::first(&state.view.place("book")?, "[data-title]")
}

/// A button in the line of a revision.
fn line_of(state: &AppState, revision: &str, action: &str) -> Option<Element> {
    dom::first(&state.view.place("caseList")?, &format!("[{REVISION}=\"{revision}\"] [data-action={action}]"))
}

/// The revision in whose line an element stands.
pub(super) fn revision_of(target: &Element) -> Option<String> {
    dom::nearest(target, &format!("[{REVISION}]"))?.get_attribute(REVISION)
}

impl Room {
    /// The order may be made anew.
    fn settle_order(&mut self) {
        self.made = None;
    }
}

impl AppState {
    /// Shows the room.
    pub(super) fn show_book(&mut self) {
        self.make_rows();
        self.count_cases();
        let (view, room) = (&self.view, &self.cases);
        if let Some(search) = dom::input(&view.root, "[data-input=bookSearch]") {
            dom::attribute(&search, "placeholder", Some(view.word("bookSearch")));
            if search.value() != room.query {
                search.set_value(&room.query);
            }
        }
        list::show(view, room, &self.rulebook);
        view.show("exportBook", !room.rows.is_empty());
        view.show("bookAsk", room.wanted.is_some());
        view.show("bookUndo", room.deleted.is_some());
        if let Some((old, _)) = &room.deleted {
            let waybill = old.content.as_ref().and_then(|content| content.facts.get(Field::Waybill.key())?.as_str());
            let waybill = waybill.filter(|waybill| !waybill.is_empty()).unwrap_or(view.word("caseNoWaybill"));
            view.text("bookDeleted", &words::fill(view.word("bookDeleted"), &[("waybill", waybill)]));
        }
        transfer::show_brought(view, room.brought.as_ref());
        let refused = self.refused();
        view.show("bookRefused", refused.is_some());
        view.text("bookRefused", &refused.unwrap_or_default());
    }

    /// How the cases stand at this moment. While the clerk is at work on the list, nothing changes its place.
    fn make_rows(&mut self) {
        let made = (self.kept.version, now());
        if self.cases.made == Some(made) {
            return;
        }
        let at_work = std::mem::take(&mut self.cases.at_work);
        let working = at_work
            || self.cases.made.is_some()
                && self.view.place("caseList").is_some_and(|list| dom::first(&list, ":focus").is_some());
        let before = std::mem::take(&mut self.cases.rows);
        let mut known: BTreeMap<&str, usize> = BTreeMap::new();
        for (at, row) in before.iter().enumerate() {
            known.insert(&row.case_id, at);
        }
        let same_minute = self.cases.made.is_some_and(|(_, at)| at == made.1);
        let rulebook = |case: &Case, day| self.rulebook.of_case(case, day);
        let row = |head: Head<'_>| {
            let old = known.get(head.revision.case.as_str()).and_then(|at| before.get(*at));
            let old = old.filter(|old| same_minute && old.revision == head.revision.id && old.rival == head.rival);
            old.map_or_else(|| Rc::new(Row::of(head, rulebook, made.1)), Rc::clone)
        };
        let mut rows = Row::in_order(self.kept.heads().into_iter().map(row).collect());
        if working {
            sort_by_key(&mut rows, |row| known.get(row.case_id.as_str()).copied().unwrap_or(usize::MAX));
        }
        self.cases.rows = rows;
        self.cases.made = Some(made);
    }

    /// They were counted by another rulebook.
    pub(super) fn forget_rows(&mut self) {
        self.cases.made = None;
        self.cases.rows.clear();
    }

    /// On leaving the room, what could be undone or answered is done with.
    pub(super) fn leave_book(&mut self) {
        let room = &mut self.cases;
        (room.deleted, room.wanted, room.brought, room.made) = (None, None, None, None);
    }

    /// The number of cases, beside the name of the room.
    pub(super) fn count_cases(&self) {
        let count = self.kept.heads().len();
        let place = dom::first(&self.view.root, "[data-action=room][data-room=book] [data-slot=count]");
        if let Some(place) = place {
            dom::text(&place, &if count == 0 { String::new() } else { count.to_string() });
        }
        self.show_copy(count);
    }

    /// What the browser does not keep, and what to do about it.
    pub(super) fn refused(&self) -> Option<String> {
        let unkept = self.kept.count_unkept().to_string();
        let refused = self.kept.refused.or((!store::keeps()).then_some(Refused::Unavailable))?;
        let word = match refused {
            Refused::Unavailable => "bookUnavailable",
            Refused::Full => "bookFull",
        };
        Some(words::fill(self.view.word(word), &[("n", &unkept)]))
    }

    /// Says, as long as it is so, that the browser does not keep what is typed; of cases the case book says it.
    pub(super) fn show_unkept(&self) {
        let refused = store::refused(in_hand::UNDER).or_else(|| store::refused(profile::KEY));
        let word = refused.filter(|_| self.kept.refused.is_none()).map(|refused| match refused {
            Refused::Unavailable => "draftUnavailable",
            Refused::Full => "draftFull",
        });
        self.view.show("unkept", word.is_some());
        self.view.text("unkept", word.map(|word| self.view.word(word)).unwrap_or_default());
    }

    /// Says that somebody else has emptied the store, until the clerk has seen it.
    pub(super) fn say_emptied(&self, back: usize, lost: usize) {
        let word = self.view.word(if lost == 0 { "emptied" } else { "emptiedFull" });
        self.view.text("emptiedText", &words::fill(word, &[("n", &back.to_string()), ("lost", &lost.to_string())]));
        self.view.show("emptied", true);
    }

    /// Says that something could not be read, until the clerk has seen it.
    pub(super) fn aside(&self) {
        let count = store::count_aside();
        self.view.show("aside", count > transfer::seen_aside());
        self.view.text("asideText", &words::fill(self.view.word("aside"), &[("n", &count.to_string())]));
    }

    /// Keeps the draft in hand, and shows what can be done with it.
    pub(super) fn keep_in_hand(&mut self) {
        let in_hand = InHand {
            draft: self.draft.clone(),
            pasted: self.pasted,
            ours: self.ours.clone(),
            fixed: self.fixed,
            base: self.base.clone(),
            vehicle: self.vehicle.in_hand(),
        };
        // Where it is refused, one line says so.
        let _ = self.drafts.keep(&in_hand, clock());
        self.show_unkept();
        self.view.text("save", self.view.word(if self.base.is_some() { "update" } else { "save" }));
        let said = match &self.notice {
            None => String::new(),
            Some(Notice::Restored) => self.view.word("restored").to_owned(),
            Some(Notice::Unclear(fields)) => {
                let fields = fields.join(self.view.word("comma"));
                words::fill(self.view.word("unclear"), &[("fields", &fields)])
            }
        };
        let refused = self.kept.refused.and_then(|_| self.refused());
        self.view.show("saveRefused", refused.is_some());
        self.view.text("saveRefused", &refused.unwrap_or_default());
        self.view.show("notice", !said.is_empty());
        self.view.text("noticeText", &said);
    }

    /// The flat record of the form; what it cannot understand is kept as it was typed.
    fn facts(&self) -> Map<String, Value> {
        let record = self.draft.record(self.shown_at);
        let typed = |field: Field| match self.draft.get(field) {
            Some(Entry::Typed(text)) => Some(Value::String(text.clone())),
            _ => None,
        };
        let mut facts = Map::new();
        for (key, raw) in record.facts {
            let value = match raw {
                Raw::Bool(flag) => Some(flag.into()),
                Raw::Number(number) if number.is_finite() => Some(number.into()),
                Raw::Text(text) => Some(text.into()),
                _ => Field::by_key(&key).and_then(typed),
            };
            facts.extend(value.map(|value| (key, value)));
        }
        facts.extend(record.asks.iter().map(|(field, ways)| (field.key().to_owned(), ways_in_full(ways).into())));
        // What the form has no place for stays in the case.
        for (key, value) in self.base.iter().filter_map(|base| base.content.as_ref()).flat_map(|content| &content.facts)
        {
            let strange = match Field::by_key(key) {
                None => true,
                Some(field) => self.draft.get(field).is_none() && self.unclear.contains(field),
            };
            if strange {
                facts.insert(key.clone(), value.clone());
            }
        }
        facts
    }

    /// Whether the form holds what the case book does not.
    pub(super) fn is_unsaved(&self) -> bool {
        match self.base.as_ref().and_then(|base| base.content.as_ref()) {
            Some(content) => !same(&content.facts, &self.facts()),
            None => !self.draft.is_blank(),
        }
    }

    /// Saves what is in hand: what happened, in a word of the table.
    fn save(&mut self) -> &'static str {
        self.kept.sync();
        let facts = self.facts();
        self.saved.push(facts.clone());
        let said = match self.base.take() {
            Some(base) if base.content.as_ref().is_some_and(|content| same(&content.facts, &facts)) => {
                self.base = Some(base);
                self.saved.clear();
                return "unchanged";
            }
            Some(base) => {
                let before = base.content.clone().unwrap_or_else(|| Content::open(Map::new()));
                let content = Content { facts, ..before };
                self.base = Some(self.kept.make(|book, stamp| book.next(&base, stamp, Some(content))));
                "updated"
            }
            None => {
                let content = Content::open(facts);
                self.base = Some(self.kept.make(|book, stamp| book.first(&fresh_id(), stamp, content)));
                "saved"
            }
        };
        self.ask_twin(None);
        self.count_cases();
        if self.kept.refused.is_some() { "savedHere" } else { said }
    }

    /// What the book has of each of a vehicle's cases: the revision, and how it stands to the case.
    fn kept_of(&self, cases: &[Case], before: &Case) -> Vec<Option<(Revision, Standing)>> {
        let key = Field::Waybill.key();
        let heads = self.kept.heads();
        let kept = |case: &Case| {
            let of = |head: &&Head<'_>| head.content.facts.get(key).and_then(Value::as_str) == case.waybill();
            let stands = |head: &Head<'_>| {
                let facts = head.content.facts.iter().map(|(key, value)| (key.clone(), Raw::from(value)));
                let (kept, issues) = check(facts, NaiveDateTime::MAX);
                let in_hand = self.base.as_ref().is_some_and(|base| base.id == head.revision.id) && self.is_unsaved();
                match standing(&kept, case, before) {
                    Standing::Behind if in_hand || head.rival.is_some() || !issues.is_empty() => Standing::Changed,
                    standing => standing,
                }
            };
            let found = heads.iter().filter(of).map(|head| (head.revision.clone(), stands(head)));
            found.min_by_key(|(_, standing)| *standing)
        };
        cases.iter().map(kept).collect()
    }

    /// Whether the book lacks something of a vehicle's cases, and nobody else has said otherwise.
    pub(super) fn lacks(&self, cases: &[Case], before: &Case) -> bool {
        self.kept_of(cases, before).iter().any(|kept| matches!(kept, None | Some((_, Standing::Behind))))
    }

    /// Saves the cases of a vehicle; those that it saved `before` and nobody has changed since are brought up to date.
    pub(super) fn save_of_vehicle(&mut self, cases: &[Case], before: &Case) -> Tally {
        self.kept.sync();
        let mut tally = Tally::default();
        for (case, kept) in cases.iter().zip(self.kept_of(cases, before)) {
            let Ok(Value::Object(facts)) = serde_json::to_value(case) else { continue };
            match kept {
                None => {
                    self.saved.push(facts.clone());
                    let content = Content::open(facts);
                    self.kept.make(|book, stamp| book.first(&fresh_id(), stamp, content));
                    tally.new += 1;
                }
                Some((old, Standing::Behind)) => {
                    self.saved.push(facts.clone());
                    self.bring_up(&old, facts);
                    tally.updated += 1;
                }
                Some((_, Standing::Same)) => tally.same += 1,
                Some((_, Standing::Changed)) => tally.changed += 1,
            }
        }
        self.count_cases();
        tally
    }

    /// Puts what its vehicle says now into a case of the book, and into the form where it is in hand.
    fn bring_up(&mut self, old: &Revision, facts: Map<String, Value>) {
        let Some(before) = old.content.clone() else { return };
        let content = Content { facts: facts.clone(), ..before };
        let made = self.kept.make(|book, stamp| book.next(old, stamp, Some(content)));
        if self.base.as_ref().is_none_or(|base| base.id != old.id) {
            return;
        }
        self.base = Some(made);
        let (case, _) = check(facts.iter().map(|(key, value)| (key.clone(), Raw::from(value))), NaiveDateTime::MAX);
        let draft = Draft::of(&case, &self.draft);
        for field in ENTERED_ONCE {
            self.enter(field, draft.get(field).cloned(), true);
        }
    }

    /// Another case with the waybill in hand.
    fn twin(&mut self) -> Option<Row> {
        self.kept.sync();
        let facts = self.facts();
        let waybill = facts.get(Field::Waybill.key())?;
        let same = |content: &Content| content.facts.get(Field::Waybill.key()) == Some(waybill);
        let head = self.kept.heads().into_iter().find(|head| same(head.content))?;
        Some(Row::of(head, |case, day| self.rulebook.of_case(case, day), now()))
    }

    /// Asks what to do about the case that has the same waybill.
    pub(super) fn ask_twin(&self, twin: Option<&Row>) {
        self.view.show("twin", twin.is_some());
        let Some(twin) = twin else { return };
        let lang = self.view.lang;
        let happened = words::what_happened(&twin.case, lang);
        let values = [("happened", &*happened), ("status", *words::status(twin.content.status).get(lang))];
        self.view.text("twinText", &words::fill(self.view.word("twin"), &values));
    }

    /// Puts what cannot be understood into the form as it was typed, and says so.
    fn put_unclear(&mut self, facts: &Map<String, Value>, issues: &[Issue]) {
        let mut fields = Vec::new();
        self.unclear = issues.iter().filter_map(|issue| Field::by_key(&issue.field)).collect();
        for issue in issues {
            let field = Field::by_key(&issue.field);
            let typed = field.filter(|field| !matches!(field.spec().kind, Kind::Choice(_) | Kind::YesNo));
            let text =
                facts.get(&issue.field).map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned));
            if let (Some(field), Some(text)) = (typed, text) {
                self.enter(field, Some(Entry::Typed(text)), true);
            }
            fields.push(
                field
                    .map_or_else(|| issue.field.clone(), |field| (*words::field(field).get(self.view.lang)).to_owned()),
            );
        }
        self.notice = (!fields.is_empty()).then_some(Notice::Unclear(fields));
    }

    /// Takes a line's status, day and sum into the book; or what of it cannot be read.
    fn change_case(&mut self, line: &Element) -> Result<(), (&'static str, &'static str)> {
        let today = now();
        let Some(old) = line.get_attribute(REVISION).and_then(|id| self.kept.book().get(&id).cloned()) else {
            return Ok(());
        };
        let Some(content) = &old.content else { return Ok(()) };
        let select =
            dom::first(line, "[data-input=status]").and_then(|input| input.dyn_into::<HtmlSelectElement>().ok());
        let status = select.and_then(|select| Status::by_code(&select.value())).unwrap_or(content.status);
        let text = |name: &str| {
            dom::input(line, &format!("[data-input={name}]")).map(|input| input.value()).unwrap_or_default()
        };
        // A new status is of today until the clerk says otherwise.
        let on = if status == content.status { day(&text("on"), today)? } else { None };
        let on = on.unwrap_or_else(|| today.date());
        let paid = if status == Status::Paid { sum(&text("paid"), today)? } else { None };
        let new = content.with_status(status, Some(on), paid);
        if new == *content {
            return Ok(());
        }
        let made = self.kept.make(|book, stamp| book.next(&old, stamp, Some(new)));
        dom::attribute(line, REVISION, Some(&made.id));
        // What stands in the form goes on from here.
        if self.base.as_ref().is_some_and(|base| base.id == old.id) {
            self.base = Some(made);
        }
        (self.cases.deleted, self.cases.at_work) = (None, true);
        Ok(())
    }
}

/// Whether two records say the same: `700` and `700.0` are one sum, and `null` says nothing.
fn same(one: &Map<String, Value>, other: &Map<String, Value>) -> bool {
    let equal = |a: &Value, b: &Value| a == b || a.as_f64().is_some_and(|a| b.as_f64() == Some(a));
    let within = |one: &Map<String, Value>, other: &Map<String, Value>| {
        one.iter().all(|(key, value)| value.is_null() || other.get(key).is_some_and(|known| equal(value, known)))
    };
    within(one, other) && within(other, one)
}

fn day(text: &str, now: NaiveDateTime) -> Result<Option<NaiveDate>, (&'static str, &'static str)> {
    match typed(Field::SentOn, text, now) {
        Typed::Says(Raw::Null) => Ok(None),
        Typed::Says(Raw::Text(text)) => {
            crate::case::Moment::parse(&text).map(|moment| Some(moment.day)).ok_or(("on", "badDay"))
        }
        _ => Err(("on", "badDay")),
    }
}

fn sum(text: &str, now: NaiveDateTime) -> Result<Option<Fen>, (&'static str, &'static str)> {
    match typed(Field::Value, text, now) {
        Typed::Says(Raw::Null) => Ok(None),
        Typed::Says(Raw::Number(yuan)) => Fen::from_yuan(yuan).map(Some).map_err(|_| ("paid", "badSum")),
        _ => Err(("paid", "badSum")),
    }
}
