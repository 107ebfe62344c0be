//! The room of the penalties: a month of several people, what it comes to, and the months that were saved.

mod hand;
mod kept;
mod show;

use super::app::App;
use super::dom::{self, View};
use super::state::AppState;
use super::store::Refused;
use super::take;
use crate::js::{now, parse};
use crate::money::Fen;
use crate::order::sort_by_key;
use crate::penalty::{Issue, Month, Sheet, csv};
use crate::rulebook::Rulebook;
use crate::rulebook::file::{Counting, Item, PenaltyTable};
use crate::words::{self, Lang};
use hand::{Draft, Hand, Place};
use kept::Kept;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, HtmlSelectElement};

/// Marks the room.
const ROOM: &str = "[data-view=penalties]";
/// Marks the form of the next entry.
pub(super) const ENTRY: &str = "[data-view=penaltyEntry]";
/// No sheet is larger, in bytes.
const LARGEST: f64 = 1_000_000.0;
/// Of a long list of problems the first ones tell enough.
const MOST_FAULTS: usize = 10;

/// What the room holds.
pub(super) struct Penalties {
    /// The rulebook that is counted by.
    rulebook: Option<Rc<Rulebook>>,
    /// Its month in hand.
    hand: Hand,
    /// The months in hand of other rulebooks, by their ids.
    others: Vec<(String, Hand)>,
    draft: Draft,
    /// What is wrong with the entry that was to be added.
    entry_faults: Vec<Issue>,
    /// What items are searched for.
    query: String,
    month_fault: String,
    /// What can be undone.
    undo: Option<Undo>,
    /// The saved month that waits to be opened.
    wanted: Option<String>,
    /// Why a file was not opened, each problem in a sentence.
    faults: Vec<String>,
    saved: Vec<Kept>,
    /// Why the browser did not keep the last month that was saved.
    refused: Option<Refused>,
}

/// What can be undone, and what is said of it.
struct Undo {
    said: String,
    back: Back,
}

enum Back {
    /// The month as it was.
    Hand(Hand),
    /// A month that was deleted.
    Kept(Kept),
}

/// The keys that an item asks for.
fn asked(counts: &Counting) -> Vec<&'static str> {
    match counts {
        Counting::PerDay(_) => vec!["from", "to"],
        Counting::WageShare(_) => vec!["count", "on", "base"],
        Counting::Measure(_) => vec!["count"],
        _ => vec!["count", "on"],
    }
}

/// A sheet as it is kept.
fn text_of(sheet: &Sheet) -> String {
    // A tree of texts and numbers can always be written.
    serde_json::to_string(sheet).unwrap_or_default()
}

/// A saved month in words, and whether it can be opened.
fn described(kept: &Kept, known: &[Rc<Rulebook>], view: &View, lang: Lang) -> Option<(String, bool)> {
    let file = parse(&kept.text)?;
    let text = |key: &str| file.get(key).and_then(|value| value.as_str());
    let (id, month) = (text("rulebook")?, text("month")?);
    let Some(rulebook) = known.iter().find(|rulebook| rulebook.head.id == id) else {
        return Some((words::fill(view.word("penaltyGone"), &[("month", month), ("title", id)]), false));
    };
    let told = Sheet::read(&file, rulebook).0.penalties(rulebook);
    let (mut least, mut is_known) = (Fen::ZERO, true);
    for account in &told.people {
        least = least + account.least;
        is_known &= account.most == Some(account.least);
    }
    let sum = if is_known { words::yuan(least, lang) } else { words::at_least(least, lang) };
    let people = words::people(told.people.len(), lang);
    let values = [("month", month), ("title", rulebook.head.title(lang)), ("people", &people), ("sum", &sum)];
    Some((words::fill(view.word("penaltySheet"), &values), true))
}

impl Penalties {
    /// The rulebook counted by is one of these; the first where it was none.
    fn choose_among(&mut self, known: &[Rc<Rulebook>]) {
        let is_first = self.rulebook.is_none();
        let chosen = known.iter().find(|rulebook| rulebook.head.id == self.id()).or(known.first());
        if let Some(chosen) = chosen {
            self.turn_to(Rc::clone(chosen));
        }
        if is_first {
            self.look();
        }
    }

    fn id(&self) -> &str {
        self.rulebook.as_ref().map_or("", |rulebook| &rulebook.head.id)
    }

    /// Counts by this rulebook: its own month comes into the hand, and that of the other is laid beside.
    fn turn_to(&mut self, rulebook: Rc<Rulebook>) {
        let (before, id) = (self.id().to_owned(), rulebook.head.id.clone());
        self.rulebook = Some(rulebook);
        if before.is_empty() || before == id {
            return;
        }
        let at = self.others.iter().position(|(known, _)| *known == id);
        let hand = at.map_or_else(|| Hand::new(self.hand.month), |at| self.others.remove(at).1);
        let left = std::mem::replace(&mut self.hand, hand);
        self.others.push((before, left));
    }

    /// Whether an item is one of those searched for.
    fn finds(&self, rulebook: &Rulebook, table: &PenaltyTable, item: &Item, lang: Lang) -> bool {
        let clause = rulebook.clause(item.clause.as_str());
        let said = [
            item.label.get(lang).as_str(),
            table.title.get(lang),
            clause.map_or("", |clause| clause.words.get(lang)),
            clause.map_or("", |clause| clause.place.get(lang)),
        ];
        let said = said.join(" ").to_lowercase();
        self.query.to_lowercase().split_whitespace().all(|word| said.contains(word))
    }

    /// Reads what is saved: other windows may have written.
    fn look(&mut self) {
        let mut saved: Vec<Kept> = kept::all();
        for broken in saved.iter().filter(|kept| parse(&kept.text).is_none()) {
            kept::set_aside(&broken.id);
        }
        saved.retain(|kept| parse(&kept.text).is_some());
        let month = |kept: &Kept| {
            let file = parse(&kept.text).unwrap_or_default();
            file.get("month").and_then(|month| month.as_str()).unwrap_or_default().to_owned()
        };
        // The latest first.
        sort_by_key(&mut saved, |kept| std::cmp::Reverse(month(kept)));
        self.saved = saved;
    }

    /// Before something goes: it can be brought back.
    fn remember(&mut self, said: String) {
        self.undo = Some(Undo { said, back: Back::Hand(self.hand.clone()) });
    }

    /// Keeps the month in hand.
    fn save(&mut self) {
        let Some(rulebook) = self.rulebook.clone() else { return };
        let text = text_of(&self.hand.sheet(&rulebook).0);
        let over = self.hand.kept.as_ref().map(|(id, _)| id.clone());
        match kept::keep(&text, over.as_deref()) {
            Ok(id) => {
                self.refused = None;
                self.hand.kept = Some((id, text));
            }
            Err(why) => self.refused = Some(why),
        }
        self.look();
    }

    /// Whether opening another month of this rulebook would lose something.
    fn is_unsaved(&self, rulebook: &Rulebook) -> bool {
        let id = &rulebook.head.id;
        let other = self.others.iter().find(|(known, _)| known == id).map(|(_, hand)| hand);
        let Some(hand) = other.or((self.id() == id).then_some(&self.hand)) else { return false };
        let text = text_of(&hand.sheet(rulebook).0);
        !hand.is_empty() && hand.kept.as_ref().is_none_or(|(_, kept)| *kept != text)
    }

    /// Puts a month into the hand; the one that was there.
    fn open(&mut self, rulebook: Rc<Rulebook>, hand: Hand) -> Hand {
        self.turn_to(rulebook);
        self.draft = Draft::default();
        (self.month_fault, self.refused, self.undo, self.wanted) = (String::new(), None, None, None);
        (self.entry_faults, self.query) = (Vec::new(), String::new());
        std::mem::replace(&mut self.hand, hand)
    }

    /// Searches among the items; one that is left alone is chosen.
    fn search(&mut self, query: String, lang: Lang) {
        self.query = query;
        let Some(rulebook) = self.rulebook.clone() else { return };
        let items = rulebook.penalties.iter().flat_map(|table| table.items.iter().map(move |item| (table, item)));
        let found = items.filter(|(table, item)| self.finds(&rulebook, table, item, lang));
        let found: Vec<&str> = found.map(|(_, item)| item.id.as_str()).collect();
        match *found.as_slice() {
            [one] => one.clone_into(&mut self.draft.item),
            ref found if !found.contains(&self.draft.item.as_str()) => self.draft.item.clear(),
            _ => {}
        }
    }
}

/// Nothing has happened so far.
fn this_month() -> Hand {
    Hand::new(Month::of(now().date()))
}

impl Default for Penalties {
    fn default() -> Self {
        Self {
            rulebook: None,
            hand: this_month(),
            others: Vec::new(),
            draft: Draft::default(),
            entry_faults: Vec::new(),
            query: String::new(),
            month_fault: String::new(),
            undo: None,
            wanted: None,
            faults: Vec::new(),
            saved: Vec::new(),
            refused: None,
        }
    }
}

impl App {
    /// What a button of the room does; false where the button is none of its.
    pub(super) fn clicked_in_penalties(&self, action: &str, button: &Element) -> bool {
        if dom::nearest(button, ROOM).is_none() {
            return false;
        }
        let of = |name: &str| dom::nearest(button, &format!("[{name}]")).and_then(|found| found.get_attribute(name));
        match action {
            "addPenalty" => self.add_penalty(),
            "addPerson" => self.add_person(),
            "namePenalty" => {
                self.change(|room| room.draft.person = of("data-name").unwrap_or_default());
                self.focus(|state| entry_input(state, "item"));
            }
            "removePenalty" => self.remove_penalty(of("data-entry").and_then(|place| place.parse().ok())),
            "removePerson" => self.remove_person(of("data-person")),
            "undoPenalty" => self.undo_penalty(),
            "savePenalties" => self.change(Penalties::save),
            "printPenalties" => self.print(None),
            "csvPenalties" => self.export_penalties(),
            "filePenalties" => self.save_sheet(),
            "newPenalties" => self.new_month(),
            "openSaved" => self.open_saved(of("data-kept"), false),
            "openSavedSaving" => {
                self.save_wanted();
                self.open_saved(None, true);
            }
            "openSavedAnyway" => self.open_saved(None, true),
            "openSavedNot" => {
                self.change(|room| room.wanted = None);
                self.focus(title);
            }
            "deleteSaved" => self.delete_saved(of("data-kept")),
            "closePenaltyFaults" => {
                self.change(|room| room.faults.clear());
                self.focus(title);
            }
            _ => return false,
        }
        true
    }

    /// Something was typed or chosen in the room; false where it is none of its.
    pub(super) fn entered_in_penalties(self: &Rc<Self>, target: &Element, settled: bool) -> bool {
        if dom::nearest(target, ROOM).is_none() {
            return false;
        }
        let input = target.dyn_ref::<HtmlInputElement>();
        let text = input
            .map(HtmlInputElement::value)
            .or_else(|| target.dyn_ref::<HtmlSelectElement>().map(HtmlSelectElement::value))
            .unwrap_or_default();
        let key = target.get_attribute("data-key").unwrap_or_default();
        match (target.get_attribute("data-input").as_deref(), input) {
            (Some("penaltyRulebook"), _) => self.choose_rulebook(&text),
            (Some("penaltyMonth"), _) if settled => self.choose_month(&text),
            (Some("penaltySearch"), _) => {
                let lang = self.with(|state| state.view.lang).unwrap_or_default();
                self.change(|room| room.search(text, lang));
            }
            (Some("entry"), _) => self.change(|room| {
                if let Some(place) = room.draft.get_mut(&key) {
                    *place = text;
                }
                room.entry_faults.retain(|issue| issue.field != key);
            }),
            (Some("penaltyTyped"), _) => self.change(|room| {
                if let Some(place) = place_of(target) {
                    room.hand.enter(place, &text);
                }
            }),
            (Some("penaltyFile"), Some(input)) if settled => self.read_sheet(input),
            (Some("penaltyMonth" | "penaltyFile"), _) => {}
            _ => return false,
        }
        true
    }

    /// Enter in the form of the next entry.
    pub(super) fn pressed_enter_in_entry(self: &Rc<Self>, target: &Element) {
        if target.get_attribute("data-input").as_deref() == Some("penaltySearch") {
            return self.focus(|state| entry_input(state, "item"));
        }
        self.entered(target, true);
        self.add_penalty();
    }

    /// Changes the room, and shows what follows.
    fn change(&self, change: impl FnOnce(&mut Penalties)) {
        self.with(|state| change(&mut state.penalties));
        self.changed();
    }

    fn changed(&self) {
        self.with(|state| {
            let focused = dom::first(&state.view.root, ":focus");
            dom::still(focused.as_ref(), || {
                state.say("");
                state.show_penalties();
            });
        });
    }

    fn add_penalty(&self) {
        let mut added = None;
        self.change(|room| {
            let Some(rulebook) = room.rulebook.clone() else { return };
            let item = rulebook.item(&room.draft.item);
            let asked = item.map(|item| asked(&item.counts)).unwrap_or_default();
            match room.draft.entry(&asked, &room.hand, &rulebook) {
                Ok(entry) => {
                    room.undo = None;
                    room.entry_faults.clear();
                    room.query.clear();
                    room.draft = room.draft.next();
                    added = Some((entry.person.clone(), entry.item.clone(), Rc::clone(&rulebook)));
                    room.hand.entries.push(entry);
                }
                Err(issues) => room.entry_faults = issues,
            }
        });
        match added {
            Some((person, item, rulebook)) => {
                self.with(|state| {
                    clear(state);
                    let item = words::penalty_item(&rulebook, &item, state.view.lang);
                    let values = [("person", &*person), ("item", &item)];
                    state.say(&words::fill(state.view.word("penaltyAdded"), &values));
                });
                self.focus(|state| dom::first(&state.view.place("penaltyEntry")?, "[data-input=penaltySearch]"));
            }
            None => self.focus(|state| {
                let first = state.penalties.entry_faults.first()?;
                entry_input(state, &first.field)
            }),
        }
    }

    /// Takes a person in of whom nothing happened: only scores are entered.
    fn add_person(&self) {
        self.change(|room| {
            let name = crate::scan::narrow(&room.draft.person).trim().to_owned();
            let file = serde_json::json!({ "month": room.hand.month, "people": [{ "name": name }] });
            let Some(rulebook) = room.rulebook.clone() else { return };
            let (sheet, issues) = Sheet::read(&file, &rulebook);
            if sheet.people.is_empty() {
                let issue = |issue: Issue| Issue { field: "person".to_owned(), fault: issue.fault };
                room.entry_faults = issues.into_iter().map(issue).collect();
                return;
            }
            room.entry_faults.clear();
            if !room.hand.people.contains(&name) {
                room.hand.people.push(name);
            }
        });
        self.focus(|state| {
            let name = state.penalties.draft.person.trim();
            let accounts = dom::children(&state.view.place("penaltyAccounts")?);
            let account = accounts.iter().find(|one| one.get_attribute("data-person").as_deref() == Some(name));
            dom::first(account?, "input").or_else(|| entry_input(state, "person"))
        });
    }

    fn remove_penalty(&self, place: Option<usize>) {
        let Some(place) = place else { return };
        self.with(|state| {
            let (lang, word) = (state.view.lang, state.view.word("penaltyRemoved"));
            let room = &mut state.penalties;
            let (Some(entry), Some(rulebook)) = (room.hand.entries.get(place), room.rulebook.clone()) else { return };
            let what = format!("{} {}", entry.person, words::penalty_item(&rulebook, &entry.item, lang));
            room.remember(words::fill(word, &[("what", &what)]));
            room.hand.entries.remove(place);
        });
        self.to_undo();
    }

    fn remove_person(&self, name: Option<String>) {
        let Some(name) = name else { return };
        self.with(|state| {
            let said = words::fill(state.view.word("penaltyRemoved"), &[("what", &name)]);
            state.penalties.remember(said);
            state.penalties.hand.remove_person(&name);
        });
        self.to_undo();
    }

    fn new_month(&self) {
        self.with(|state| {
            let said = state.view.word("penaltyCleared").to_owned();
            state.penalties.remember(said);
            let figures = state.penalties.hand.figures();
            state.penalties.hand = this_month();
            // What the company has set stays set.
            state.penalties.hand.take_figures(figures);
        });
        self.to_undo();
    }

    /// Shows what was taken away, and the way back.
    fn to_undo(&self) {
        self.changed();
        self.focus(|state| dom::first(&state.view.root, "[data-action=undoPenalty]"));
    }

    fn undo_penalty(&self) {
        self.change(|room| match room.undo.take().map(|undo| undo.back) {
            Some(Back::Hand(hand)) => room.hand = hand,
            Some(Back::Kept(kept)) => {
                room.refused = kept::put_back(&kept).err();
                room.look();
            }
            None => {}
        });
        self.with(|state| state.say(state.view.word("penaltyUndone")));
        self.focus(title);
    }

    fn choose_rulebook(&self, id: &str) {
        self.with(|state| {
            let rulebook = state.library.find(id).map(|kept| Rc::clone(&kept.rulebook));
            let room = &mut state.penalties;
            if let Some(rulebook) = rulebook {
                room.turn_to(rulebook);
            }
            room.draft = room.draft.next();
            (room.entry_faults, room.query, room.undo) = (Vec::new(), String::new(), None);
            room.month_fault.clear();
        });
        self.changed();
    }

    fn choose_month(&self, text: &str) {
        self.with(|state| {
            let (bad, taken) = (state.view.word("penaltyMonthBad"), state.view.word("penaltyMonthTaken"));
            let room = &mut state.penalties;
            let read = hand::month(text, Month::of(now().date()));
            let outside = |month: Month| {
                let day = |entry: &&crate::penalty::Entry| entry.on.or(entry.days.map(|(_, to)| to));
                room.hand.entries.iter().filter(|entry| day(entry).is_some_and(|day| !month.has(day))).count()
            };
            room.month_fault = match read {
                None => bad.to_owned(),
                Some(month) => match outside(month) {
                    0 => String::new(),
                    count => words::fill(taken, &[("n", &count.to_string())]),
                },
            };
            if let (Some(month), true) = (read, room.month_fault.is_empty()) {
                room.hand.month = month;
            }
            // What stands there is what holds, or what has to be corrected.
            if let Some(input) = dom::input(&state.view.root, "[data-input=penaltyMonth]") {
                dom::attribute(&input, "aria-invalid", (!state.penalties.month_fault.is_empty()).then_some("true"));
                if state.penalties.month_fault.is_empty() {
                    input.set_value(&state.penalties.hand.month.to_string());
                }
            }
        });
        self.changed();
    }

    fn export_penalties(&self) {
        let file = self.with(|state| {
            let room = &state.penalties;
            let rulebook = room.rulebook.clone()?;
            let (sheet, _) = room.hand.sheet(&rulebook);
            let told = sheet.penalties(&rulebook);
            let lines = words::penalty_table(&sheet, &told, &rulebook, state.view.lang);
            Some((format!("{}-{}.csv", state.view.word("penaltyFileName"), sheet.month), csv(&lines)))
        });
        if let Some(Some((name, content))) = file {
            self.save(&name, "text/csv", &content);
        }
    }

    fn save_sheet(&self) {
        let file = self.with(|state| {
            let room = &state.penalties;
            let (sheet, _) = room.hand.sheet(room.rulebook.as_deref()?);
            Some((format!("{}-{}.json", state.view.word("penaltyFileName"), sheet.month), text_of(&sheet)))
        });
        if let Some(Some((name, content))) = file {
            self.save(&name, "application/json", &content);
        }
    }

    /// Reads the file that was chosen: all of it, or nothing.
    fn read_sheet(self: &Rc<Self>, input: &HtmlInputElement) {
        let app = Rc::downgrade(self);
        take::read(input, LARGEST, move |text| {
            if let Some(app) = app.upgrade() {
                app.take_sheet(&text);
            }
        });
    }

    /// Puts the month of a file in hand, or says what is wrong with it.
    pub(super) fn take_sheet(&self, text: &str) {
        self.with(|state| {
            state.penalties.faults.clear();
            match state.sheet_of(text) {
                Ok((rulebook, sheet)) => {
                    let unsaved = state.penalties.is_unsaved(&rulebook);
                    let before = state.penalties.open(rulebook, Hand::of(&sheet));
                    if unsaved {
                        let said = state.view.word("penaltyReplaced").to_owned();
                        state.penalties.undo = Some(Undo { said, back: Back::Hand(before) });
                    }
                }
                Err(faults) => state.penalties.faults = faults,
            }
        });
        self.changed();
        self.with(clear_all);
        self.focus(|state| {
            let faults = state.view.place("penaltyFaults").filter(|place| !place.has_attribute("hidden"));
            faults.or_else(|| title(state))
        });
    }

    /// Opens a saved month; where that loses something, the clerk is asked.
    fn open_saved(&self, id: Option<String>, anyway: bool) {
        let opened = self.with(|state| {
            let id = id.or_else(|| state.penalties.wanted.take())?;
            let kept = state.penalties.saved.iter().find(|kept| kept.id == id).cloned()?;
            let file = parse(&kept.text)?;
            let of = file.get("rulebook").and_then(|id| id.as_str())?;
            let rulebook = Rc::clone(&state.library.find(of)?.rulebook);
            if !anyway && state.penalties.is_unsaved(&rulebook) {
                state.penalties.wanted = Some(id);
                return None;
            }
            let (sheet, _) = Sheet::read(&file, &rulebook);
            let mut hand = Hand::of(&sheet);
            // It stands as it was kept until something is changed.
            hand.kept = Some((kept.id, text_of(&hand.sheet(&rulebook).0)));
            state.penalties.open(rulebook, hand);
            Some(())
        });
        self.changed();
        if opened.flatten().is_some() {
            self.with(clear_all);
            self.focus(title);
        } else {
            self.focus(|state| dom::first(&state.view.root, "[data-action=openSavedSaving]"));
        }
    }

    /// Saves the month that the wanted one would take the place of.
    fn save_wanted(&self) {
        self.with(|state| {
            let room = &mut state.penalties;
            let wanted = room.wanted.as_ref()?;
            let file = parse(&room.saved.iter().find(|kept| kept.id == *wanted)?.text)?;
            let of = file.get("rulebook").and_then(|id| id.as_str())?.to_owned();
            let rulebook = Rc::clone(&state.library.find(&of)?.rulebook);
            let room = &mut state.penalties;
            room.turn_to(rulebook);
            let is_itself = room.hand.kept.as_ref().is_some_and(|(id, _)| Some(id) == room.wanted.as_ref());
            room.save();
            if is_itself {
                room.wanted = room.hand.kept.as_ref().map(|(id, _)| id.clone());
            }
            Some(())
        });
    }

    fn delete_saved(&self, id: Option<String>) {
        self.with(|state| {
            let known: Vec<Rc<Rulebook>> = state.library.all().iter().map(|kept| Rc::clone(&kept.rulebook)).collect();
            let room = &mut state.penalties;
            let kept = room.saved.iter().find(|kept| Some(&kept.id) == id.as_ref()).cloned()?;
            let what = described(&kept, &known, &state.view, state.view.lang).map(|(said, _)| said).unwrap_or_default();
            kept::remove(&kept.id);
            for hand in room.others.iter_mut().map(|(_, hand)| hand).chain([&mut room.hand]) {
                hand.kept = hand.kept.take().filter(|(id, _)| *id != kept.id);
            }
            let said = words::fill(state.view.word("penaltyDeleted"), &[("what", &what)]);
            room.undo = Some(Undo { said, back: Back::Kept(kept) });
            room.look();
            Some(())
        });
        self.to_undo();
    }
}

impl AppState {
    /// The sheet of a file with its rulebook, or what is wrong with it.
    fn sheet_of(&mut self, text: &str) -> Result<(Rc<Rulebook>, Sheet), Vec<String>> {
        let lang = self.view.lang;
        let file = parse(text.trim_start_matches('\u{feff}'));
        let Some(file) = file.filter(|file| file.get("month").is_some()) else {
            return Err(vec![self.view.word("penaltyNoFile").to_owned()]);
        };
        let id = file.get("rulebook").and_then(|id| id.as_str()).unwrap_or(crate::rulebook::DEFAULT_ID);
        let Some(rulebook) = self.library.find(id).map(|kept| Rc::clone(&kept.rulebook)) else {
            return Err(vec![words::fill(self.view.word("penaltyNoRulebook"), &[("id", id)])]);
        };
        let (sheet, issues) = Sheet::read(&file, &rulebook);
        if issues.is_empty() {
            return Ok((rulebook, sheet));
        }
        let said = issues.iter().take(MOST_FAULTS).map(|issue| words::penalty_issue(issue, &rulebook, lang));
        Err(said.collect())
    }
}

/// Where an input belongs.
fn place_of(input: &Element) -> Option<Place> {
    let field = dom::nearest(input, "[data-list-of]")?;
    Some(Place {
        list: field.get_attribute("data-list-of")?,
        key: field.get_attribute("data-key")?,
        person: dom::nearest(input, "[data-person]")
            .and_then(|one| one.get_attribute("data-person"))
            .unwrap_or_default(),
    })
}

fn title(state: &AppState) -> Option<Element> {
    dom::first(&state.view.place("penalties")?, "[data-title]")
}

/// An input of the form of the next entry.
fn entry_input(state: &AppState, key: &str) -> Option<Element> {
    dom::first(&state.view.place("penaltyEntry")?, &format!("[data-input=entry][data-key={key}]"))
}

/// Empties what the form holds, also where the focus is.
fn clear(state: &mut AppState) {
    let Some(form) = state.view.place("penaltyEntry") else { return };
    for input in dom::all(&form, "input:not([data-key=person])") {
        if let Some(input) = input.dyn_ref::<HtmlInputElement>() {
            input.set_value("");
        }
    }
}

/// The same, with the person.
fn clear_all(state: &mut AppState) {
    clear(state);
    if let Some(input) = dom::input(&state.view.root, "[data-input=entry][data-key=person]") {
        input.set_value(&state.penalties.draft.person);
    }
}
