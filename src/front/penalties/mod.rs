//! The penalties of a month: what happened, what it comes to for each person, and the months that were saved.
//!
//! Each rulebook has a month of its own in hand. Nothing is kept unasked.

pub mod account;
mod entering;
mod evaluation;
pub mod kept;
pub mod month;
mod msg;
pub mod next_entry;
mod said;
pub mod saved;
mod saving;
mod status;

pub use evaluation::{Evaluation, ItemShown};
pub use msg::Msg;
pub use status::status;

use super::effects::{Effects, Hand};
use super::focus::Focus;
use super::shared::Shared;
use super::storage::Refused;
use super::which::Which;
use crate::penalty::{Entry, Issue, Month};
use crate::rulebook::Rulebook;
use month::MonthInHand;
use next_entry::NextEntry;
use saved::SavedMonth;
use std::rc::Rc;

/// Holds what the room of penalties knows.
pub struct Penalties {
    /// The rulebooks that have penalties, and the one that is counted by.
    pub which: Which,
    /// The id of the rulebook that the month in hand is counted by; empty before there is any.
    of: String,
    /// The month in hand.
    pub month: MonthInHand,
    /// The months in hand of other rulebooks, by their ids.
    others: Vec<(String, MonthInHand)>,
    /// Holds what the month in hand comes to.
    evaluation: Option<Evaluation>,
    /// The entry that is added next.
    pub next: NextEntry,
    /// Holds every problem with the entry that was to be added.
    pub entry_issues: Vec<Issue>,
    /// Holds the text by which items are searched.
    pub query: String,
    /// Holds the text of the input of the month, while it is typed or wrong.
    month_typed: Option<String>,
    /// Tells what is wrong with the month that was typed.
    month_fault: Option<MonthFault>,
    /// Holds what was taken away last, and can be brought back.
    undo: Option<Undo>,
    /// The saved month that waits to be opened, while the clerk is asked.
    wanted: Option<String>,
    /// Why a file was not opened.
    not_opened: Option<NotOpened>,
    /// The months that were saved; read when the room is first entered.
    pub saved: Vec<SavedMonth>,
    /// The digests of the rulebooks that they were counted by; none before they are read.
    counted_by: Option<Vec<String>>,
    /// Why the browser did not keep the last month that was saved.
    pub refused: Option<Refused>,
}

/// Why a month cannot be the one in hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum MonthFault {
    /// It is none.
    Unread,
    /// So many entries have a day outside of it.
    Leaves(usize),
}

/// What was taken away, and what brings it back.
struct Undo {
    gone: Gone,
    /// The month in hand as it was before; none where it is the same.
    month: Option<MonthInHand>,
}

/// What was taken away.
enum Gone {
    /// An entry.
    Entry(Entry),
    /// A person with all entries.
    Person(String),
    /// All of the month.
    Month,
    /// A month that was not saved, by the one of a file.
    Replaced,
    /// A month that was saved.
    Saved(Box<SavedMonth>),
}

/// Why a file was not opened.
enum NotOpened {
    /// It is no sheet of a month.
    NoSheet,
    /// There is no rulebook of this id here.
    NoRulebook(String),
    /// It has problems.
    Issues(Vec<Issue>, Rc<Rulebook>),
}

impl Penalties {
    /// The room as it is before it is entered.
    #[must_use]
    pub fn start(shared: &Shared) -> Self {
        Self {
            which: Which::default(),
            of: String::new(),
            month: MonthInHand::new(Month::of(shared.now.day())),
            others: Vec::new(),
            evaluation: None,
            next: NextEntry::default(),
            entry_issues: Vec::new(),
            query: String::new(),
            month_typed: None,
            month_fault: None,
            undo: None,
            wanted: None,
            not_opened: None,
            saved: Vec::new(),
            counted_by: None,
            refused: None,
        }
    }

    /// The room is on the screen: what it shows follows from what stands now.
    pub fn prepare(&mut self, shared: &mut Shared) {
        self.offer(shared);
        self.evaluation = self.which.rulebook().map(|rulebook| {
            let known = self.evaluation.take().filter(|known| known.holds(&self.month, &rulebook, shared.lang));
            known.unwrap_or_else(|| Evaluation::of(&self.month, &rulebook, shared))
        });
    }

    /// Returns what the month in hand comes to; none where no rulebook has penalties.
    #[must_use]
    pub fn evaluation(&self) -> Option<&Evaluation> {
        self.evaluation.as_ref()
    }

    /// Takes in the rulebooks that there are now, and reads what is saved when the room is first entered.
    fn offer(&mut self, shared: &mut Shared) {
        self.which.offer(&mut shared.rules.library, |rulebook| !rulebook.penalties.is_empty());
        self.turn();
        let digests: Vec<String> = self.which.all().iter().map(|rulebook| rulebook.head.digest.clone()).collect();
        match self.counted_by.replace(digests) {
            None => self.look(shared),
            known if known == self.counted_by => {}
            Some(_) => self.saved.iter_mut().for_each(|saved| saved.count(self.which.all())),
        }
    }

    /// Reads what is saved: other windows may have written.
    fn look(&mut self, shared: &Shared) {
        self.saved = saved::all(&shared.storage, self.which.all());
    }

    /// Takes the month of the rulebook that is counted by into the hand; that of another is laid beside.
    fn turn(&mut self) {
        let Some(id) = self.which.rulebook().map(|rulebook| rulebook.head.id.clone()) else { return };
        if self.of == id {
            return;
        }
        let left = std::mem::replace(&mut self.of, id);
        if left.is_empty() {
            return;
        }
        let at = self.others.iter().position(|(known, _)| *known == self.of);
        let month = at.map_or_else(|| MonthInHand::new(self.month.month), |at| self.others.remove(at).1);
        let before = self.put(month);
        self.others.push((left, before));
    }

    /// Puts a month into the hand; the one that was there.
    fn put(&mut self, month: MonthInHand) -> MonthInHand {
        (self.month_typed, self.month_fault, self.undo) = (None, None, None);
        std::mem::replace(&mut self.month, month)
    }

    fn turn_to(&mut self, id: &str) {
        self.which.choose(id);
        self.turn();
    }

    /// Does what a message means.
    pub fn update(&mut self, msg: Msg, shared: &mut Shared) -> Effects {
        self.offer(shared);
        match msg {
            Msg::Load(text) => self.load(&text),
            Msg::ChooseRulebook(id) => self.choose_rulebook(&id),
            Msg::TypeMonth(text) => {
                self.month_typed = Some(text);
                Effects::quiet()
            }
            Msg::ChooseMonth(text) => self.choose_month(text, shared),
            Msg::Search(query) => self.search(query, shared),
            Msg::LeaveSearch => Effects::quiet().and_focus(to_entry("item")),
            Msg::Enter { key, text } => self.enter(&key, text),
            Msg::EnterAndAdd { key, text } => self.enter(&key, text).then(self.add(shared)),
            Msg::Type { input, text } => {
                self.month.enter(input, text);
                Effects::default()
            }
            Msg::Add => self.add(shared),
            Msg::AddPerson => self.add_person(),
            Msg::Name(name) => {
                self.next.person = name;
                Effects::focus(to_entry("item"))
            }
            Msg::RemoveEntry(place) => self.remove_entry(place),
            Msg::RemovePerson(name) => self.remove_person(name),
            Msg::Undo => self.bring_back(shared),
            Msg::Print => Effects { quiet: true, ..Effects::hand(Hand::Print(None)) },
            Msg::ExportTable => self.table(shared),
            Msg::SaveFile => self.file(shared),
            Msg::Begin => self.begin(shared),
            Msg::Save => self.save(shared),
            Msg::Open(id) => self.open(&id, false),
            Msg::OpenSaving => self.save_and_open(shared),
            Msg::OpenAnyway => self.open_anyway(),
            Msg::OpenNot => {
                self.wanted = None;
                Effects::focus(Focus::Title)
            }
            Msg::Delete(id) => self.delete(&id, shared),
            Msg::CloseFaults => {
                self.not_opened = None;
                Effects::focus(Focus::Title)
            }
        }
    }

    fn choose_rulebook(&mut self, id: &str) -> Effects {
        self.turn_to(id);
        self.next = self.next.next();
        (self.entry_issues, self.query, self.undo) = (Vec::new(), String::new(), None);
        (self.month_typed, self.month_fault) = (None, None);
        Effects::default()
    }

    /// Begins a new month.
    fn begin(&mut self, shared: &Shared) -> Effects {
        let next = self.month.next(Month::of(shared.now.day()));
        let before = self.put(next);
        self.undo = Some(Undo { gone: Gone::Month, month: Some(before) });
        to_undo()
    }

    fn choose_month(&mut self, text: String, shared: &Shared) -> Effects {
        let read = month::month(&text, Month::of(shared.now.day()));
        let outside = |month: Month| {
            let day = |entry: &&Entry| entry.on.or(entry.days.map(|(_, to)| to));
            self.month.entries.iter().filter(|entry| day(entry).is_some_and(|day| !month.has(day))).count()
        };
        let sound = read.ok_or(MonthFault::Unread).and_then(|month| match outside(month) {
            0 => Ok(month),
            count => Err(MonthFault::Leaves(count)),
        });
        match sound {
            Ok(month) => {
                self.month.month = month;
                (self.month_typed, self.month_fault) = (None, None);
            }
            // It stands there to be corrected.
            Err(fault) => (self.month_typed, self.month_fault) = (Some(text), Some(fault)),
        }
        Effects::default()
    }

    fn remove_entry(&mut self, place: usize) -> Effects {
        let Some(entry) = self.month.entries.get(place).cloned() else { return Effects::default() };
        self.remember(Gone::Entry(entry));
        self.month.entries.remove(place);
        to_undo()
    }

    fn remove_person(&mut self, name: String) -> Effects {
        self.remember(Gone::Person(name.clone()));
        self.month.remove_person(&name);
        to_undo()
    }

    /// Before something goes: it can be brought back.
    fn remember(&mut self, gone: Gone) {
        self.undo = Some(Undo { gone, month: Some(self.month.clone()) });
    }

    fn bring_back(&mut self, shared: &Shared) -> Effects {
        if let Some(Undo { gone, month }) = self.undo.take() {
            if let Gone::Saved(saved) = gone {
                self.refused = kept::put_back(&shared.storage, &saved.kept).err();
                self.look(shared);
            }
            if let Some(month) = month {
                self.put(month);
            }
        }
        Effects::say(shared.word("penaltyUndone")).and_focus(Focus::Title)
    }
}

/// To an input of the next entry, by its key.
fn to_entry(key: &str) -> Focus {
    Focus::Keyed("penaltyEntry", key.to_owned())
}

/// To what brings back what was taken away.
fn to_undo() -> Effects {
    Effects::focus(Focus::Action("undoPenalty"))
}
