//! Service clocks and targets: what happened, what is due by when, and whether the month was good enough.

pub mod edits;
pub mod held;
pub mod items;
pub mod shown;
pub mod when;

use super::effects::{Effects, Hand};
use super::focus::Focus;
use super::heard::{Heard, How};
use super::shared::Shared;
use super::which::Which;
use crate::choice::{Choice, choices};
use crate::moment::Moment;
use crate::rulebook::Rulebook;
use crate::service::{Happened, Running, Stamp, calendar};
use crate::words;
use chrono::NaiveDateTime;
use edits::{Edit, Edits, Input, Key, TimeOf};
use held::{Held, Sheet};
use items::{Counted, Shown, in_seconds, this_month};
use when::When;

/// The longest note.
const LONGEST_NOTE: usize = 80;

/// Holds what the room of service clocks knows.
pub struct Clocks {
    /// The rulebook that it works by.
    pub which: Which,
    held: Held,
    /// The event that is being entered.
    event: Option<String>,
    /// When it happened, as typed.
    pub at: String,
    /// Holds the note on the event, as typed.
    pub note: String,
    /// The word that says what is wrong with what is being entered; none where nothing is.
    pub fault: Option<&'static str>,
    /// The moments that the typed time may mean, where it has to be asked which.
    pub ways: Vec<Moment>,
    edits: Edits,
    /// Targets whose counts the clerk has left: only their faults are shown.
    settled: Vec<String>,
    /// Is true where the room was entered before.
    open: bool,
    /// Holds what the room shows; none before it is entered.
    pub shown: Option<Shown>,
}

choices! {
    /// A number of a target, by the name of its input.
    CountOf {
        /// How many parcels or events count.
        Counted = "targetCounted",
        /// Of how many.
        Of = "targetOf",
        /// The sum that the share is taken of.
        Base = "targetBase",
    }
}

/// Lists the messages of the room.
#[derive(Debug)]
pub enum Msg {
    /// Another window has changed what is kept of the room.
    Changed,
    /// The rulebook of this id is chosen.
    Choose(String),
    /// The event of this id is chosen.
    Event(String),
    /// On from the event to its time.
    ToTime,
    /// When it happened is being typed.
    At(String),
    /// A note on the event is being typed.
    Note(String),
    /// It happens now.
    Now,
    /// The inputs are taken in as an event.
    Add,
    /// The typed time of what is being entered means this moment.
    Way(Stamp),
    /// A time beside a clock means this moment.
    WayOf(Key, TimeOf, Stamp),
    /// A time beside a clock is being typed, or was left.
    Time(Key, TimeOf, String, bool),
    /// The deed that a clock demands was done by now, or was not.
    Done(Key, bool),
    /// A condition of what a miss costs holds or does not; none: nobody has said so.
    Condition(Key, String, Option<bool>),
    /// The occurrence that started a clock is taken away.
    Remove(Key),
    /// A blank of the rulebook, by its full name, is being filled in, or was left.
    Blank(String, String, bool),
    /// The month of the targets is being typed, or was left.
    Month(String, bool),
    /// A number of a target is being typed, or was left.
    Count(String, CountOf, String, bool),
    /// Everything is kept from now on, or nothing any more.
    Keep(bool),
    /// The text of the room is copied.
    Copy,
    /// The deadlines ahead go into a calendar.
    Save,
    /// The room is printed.
    Print,
}

impl Msg {
    /// Returns the message that an event means here; none where it means nothing to the room.
    #[must_use]
    pub fn of(heard: &Heard<'_>) -> Option<Self> {
        match heard.how {
            How::Clicked => Self::of_button(heard),
            How::Enter { .. } => Some(match &*heard.name {
                "clocksEvent" => Self::ToTime,
                "clocksAt" | "clocksNote" => Self::Add,
                _ => return None,
            }),
            _ => Self::of_input(heard, heard.entered()?),
        }
    }

    fn of_button(heard: &Heard<'_>) -> Option<Self> {
        Some(match &*heard.name {
            "clocksNow" => Self::Now,
            "addClock" => Self::Add,
            "clocksWay" => {
                let way = Stamp::parse(&heard.of("way"))?;
                match key(heard) {
                    Some(key) => Self::WayOf(key, TimeOf::by_code(&heard.of("for"))?, way),
                    None => Self::Way(way),
                }
            }
            "removeClock" => Self::Remove(key(heard)?),
            "copyClocks" => Self::Copy,
            "saveClocks" => Self::Save,
            "printClocks" => Self::Print,
            _ => return None,
        })
    }

    fn of_input(heard: &Heard<'_>, settled: bool) -> Option<Self> {
        let text = || heard.text.clone();
        Some(match &*heard.name {
            "clocksAt" => Self::At(text()),
            "clocksNote" => Self::Note(text()),
            "clockAt" | "clockDoneAt" => Self::Time(key(heard)?, TimeOf::by_code(&heard.name)?, text(), settled),
            "clockFigure" | "targetFigure" => Self::Blank(heard.data("figure")?, text(), settled),
            "targetsMonth" => Self::Month(text(), settled),
            "targetCounted" | "targetOf" | "targetBase" => {
                Self::Count(heard.data("piece")?, CountOf::by_code(&heard.name)?, text(), settled)
            }
            // What is chosen or ticked is so when that is done.
            _ if !settled => return None,
            "clocksWhich" => Self::Choose(text()),
            "clocksEvent" => Self::Event(text()),
            "clocksKeep" => Self::Keep(heard.checked),
            "clockDone" => Self::Done(key(heard)?, heard.checked),
            "clockCondition" => {
                let holds = match &*heard.text {
                    "yes" => Some(true),
                    "no" => Some(false),
                    _ => None,
                };
                Self::Condition(key(heard)?, heard.data("condition")?, holds)
            }
            _ => return None,
        })
    }
}

/// The clock in whose piece of the list something happened.
fn key(heard: &Heard<'_>) -> Option<Key> {
    Key::parse(&heard.data("piece")?)
}

/// To when it happened.
const TO_TIME: Focus = Focus::Input("clocksAt");

impl Clocks {
    /// The room as it is before it is entered.
    #[must_use]
    pub fn start(shared: &Shared) -> Self {
        Self {
            which: Which::default(),
            held: Held::new(&shared.storage),
            event: None,
            at: String::new(),
            note: String::new(),
            fault: None,
            ways: Vec::new(),
            edits: Edits::default(),
            settled: Vec::new(),
            open: false,
            shown: None,
        }
    }

    /// The event happened at this moment, to the second where its clocks run so.
    fn mean_now(&mut self, shared: &Shared) -> Effects {
        let exact = self
            .which
            .rulebook()
            .is_some_and(|rulebook| self.event_in(&rulebook).is_some_and(|event| in_seconds(&rulebook, &event)));
        self.mean(now(exact, shared))
    }

    /// Takes one of the ways to read a time of a clock, and goes back to where it was typed.
    fn choose_way(&mut self, key: &Key, time: TimeOf, way: Stamp, shared: &Shared) -> Effects {
        self.set_time(key, time, way, shared);
        let part = match time {
            TimeOf::Event => "[data-input=clockAt]",
            TimeOf::Done => "[data-input=clockDoneAt]",
        };
        Effects::focus(Focus::Piece("clocksRows", key.to_string(), part))
    }

    /// Does what a message means.
    pub fn update(&mut self, msg: Msg, shared: &mut Shared) -> Effects {
        match msg {
            Msg::Changed => return self.changed(shared),
            Msg::ToTime => return Effects::quiet().and_focus(TO_TIME),
            Msg::At(text) => {
                self.at = text;
                self.ask("", Vec::new());
                return Effects::quiet();
            }
            Msg::Note(text) => {
                self.note = text;
                self.ask("", Vec::new());
                return Effects::quiet();
            }
            Msg::Now => return self.mean_now(shared),
            Msg::Way(way) => return self.mean(way).and_focus(TO_TIME),
            Msg::Add => return self.add(shared),
            Msg::Copy => return self.copy(shared),
            Msg::Save => return self.save(shared),
            Msg::Print => return Effects::hand(Hand::Print(None)),
            Msg::Remove(key) => {
                self.held.remove(&key.occurrence);
                self.edits.drop_all_of(&key.occurrence);
                // The button goes with its clock: the focus would be lost.
                return Effects::focus(Focus::Title);
            }
            Msg::WayOf(key, time, way) => return self.choose_way(&key, time, way, shared),
            Msg::Month(text, settled) => {
                self.type_month(text, settled, shared);
                return Effects::quiet();
            }
            Msg::Time(key, time, text, false) => {
                self.type_time(key, time, text);
                return Effects::quiet();
            }
            Msg::Time(key, time, text, true) => self.leave_time(&key, time, text, shared),
            Msg::Choose(id) => self.choose(&id),
            Msg::Event(id) => {
                self.event = Some(id);
                self.ask("", Vec::new());
            }
            Msg::Keep(on) => {
                let rulebook = self.which.rulebook();
                self.held.keep(on, rulebook.as_ref().map_or("", |rulebook| &rulebook.head.id));
            }
            Msg::Done(key, done) => self.tick(&key, done, shared),
            Msg::Condition(key, condition, holds) => self.held.change(&key.occurrence, |happened| {
                happened.conditions.retain(|(known, _)| *known != condition);
                happened.conditions.extend(holds.map(|holds| (condition, holds)));
            }),
            Msg::Blank(name, text, settled) => self.fill_in(&name, text, settled, shared),
            Msg::Count(target, number, text, settled) => self.type_count(target, number, &text, settled, shared),
        }
        Effects::default()
    }

    /// The room is on the screen: what it shows follows from what stands now.
    pub fn prepare(&mut self, shared: &mut Shared) {
        self.offer(shared);
        if !std::mem::replace(&mut self.open, true) {
            self.take_up();
        }
        self.shown = self.show(shared);
    }

    fn offer(&mut self, shared: &mut Shared) {
        let has = |rulebook: &Rulebook| !rulebook.clocks.is_empty() || !rulebook.targets.is_empty();
        self.which.offer(&mut shared.rules.library, has);
    }

    /// Takes up what is kept.
    fn take_up(&mut self) {
        if let Some(last) = self.held.take_up(|id| self.which.find(id)) {
            self.which.choose(&last);
        }
    }

    /// Another window has changed what is kept of the room; one that was not entered takes it up when it is.
    fn changed(&mut self, shared: &mut Shared) -> Effects {
        if !self.open {
            return Effects::quiet();
        }
        self.offer(shared);
        self.take_up();
        Effects::default()
    }

    /// Works by another rulebook from now on.
    fn choose(&mut self, id: &str) {
        self.which.choose(id);
        self.held.chose(id);
        self.edits.clear();
        self.ask("", Vec::new());
    }

    /// The event that is being entered; where there is one only, it is that.
    fn event_in(&self, rulebook: &Rulebook) -> Option<String> {
        match rulebook.events.as_slice() {
            [only] => Some(only.id.as_str().to_owned()),
            _ => self.event.clone().filter(|event| rulebook.event(event).is_some()),
        }
    }

    /// Says what is wrong with what is being entered, by its word, or asks which moment is meant.
    fn ask(&mut self, fault: &'static str, ways: Vec<Moment>) {
        self.fault = Some(fault).filter(|fault| !fault.is_empty());
        self.ways = ways;
    }

    /// What is being entered happened at this moment.
    fn mean(&mut self, at: Stamp) -> Effects {
        self.at = when::written(at);
        self.ask("", Vec::new());
        Effects::quiet()
    }

    /// Takes in the event that stands in the inputs; what is wrong stays there.
    fn add(&mut self, shared: &Shared) -> Effects {
        let Some(rulebook) = self.which.rulebook() else { return Effects::quiet() };
        let Some(event) = self.event_in(&rulebook) else {
            self.ask("clocksNoEvent", Vec::new());
            return Effects::focus(Focus::InputIn("clocksEvents"));
        };
        let at = match when::read(&self.at, shared.as_of()) {
            When::At(at) => at,
            wrong => {
                match wrong {
                    When::Asks(ways) => self.ask("", ways),
                    When::Unread(word) => self.ask(word, Vec::new()),
                    _ => self.ask("clocksNoTime", Vec::new()),
                }
                return Effects::focus(TO_TIME);
            }
        };
        let note: String = self.note.chars().filter(|letter| !letter.is_control()).take(LONGEST_NOTE).collect();
        let note = Some(note.trim().to_owned()).filter(|note| !note.is_empty());
        let label = rulebook.event(&event).map(|event| event.label.get(shared.lang).clone()).unwrap_or_default();
        let happened = Happened { event, at, note, done: Vec::new(), conditions: Vec::new() };
        self.held.add(&shared.now, &rulebook.head.id, happened);
        (self.at, self.note) = Default::default();
        self.ask("", Vec::new());
        let at = words::stamp(at, shared.lang);
        Effects::say(shared.fill("clocksAdded", &[("event", &label), ("at", &at)]))
    }

    /// A time beside a clock is being typed.
    fn type_time(&mut self, key: Key, time: TimeOf, text: String) {
        let kept = self.held.occurrence(&key.occurrence).and_then(|known| match time {
            TimeOf::Event => Some(known.happened.at),
            TimeOf::Done => known.happened.done.iter().find(|(clock, _)| *clock == key.clock).map(|(_, at)| *at),
        });
        let input = Input::Time(key, time);
        match self.edits.of(&input).cloned() {
            // What is wrong with it is told until it is left again.
            Some(edit) if edit.fault.is_some() || !edit.ways.is_empty() => self.edits.put(Edit { text, ..edit }),
            _ => self.hold(input, text, &kept.map(when::written).unwrap_or_default()),
        }
    }

    /// A time beside a clock was left: another one is taken, and of what cannot be read it is said.
    fn leave_time(&mut self, key: &Key, time: TimeOf, text: String, shared: &Shared) {
        let input = Input::Time(key.clone(), time);
        self.edits.drop(&input);
        match when::read(&text, shared.as_of()) {
            When::At(at) => self.set_time(key, time, at, shared),
            // An event without its time is none: the time it had comes back.
            When::Empty if time == TimeOf::Event => {}
            When::Empty => drop(self.set_done(key, None, shared)),
            When::Asks(ways) => self.edits.put(Edit::typed(input, text).asks(ways)),
            When::Unread(word) => self.edits.put(Edit::typed(input, text).wrong(word)),
        }
    }

    /// Takes another time beside a clock; what is wrong with it is said.
    fn set_time(&mut self, key: &Key, time: TimeOf, at: Stamp, shared: &Shared) {
        let input = Input::Time(key.clone(), time);
        self.edits.drop(&input);
        let fault = match time {
            TimeOf::Event => self.set_event_time(key, at),
            TimeOf::Done => self.set_done(key, Some(at), shared),
        };
        if let Some(fault) = fault {
            self.edits.put(Edit::typed(input, when::written(at)).wrong(fault));
        }
    }

    /// Changes when the event happened; what is wrong with that.
    fn set_event_time(&mut self, key: &Key, at: Stamp) -> Option<&'static str> {
        let done = &self.held.occurrence(&key.occurrence)?.happened.done;
        let fault = done.iter().find_map(|(_, done)| out_of_order(at, *done, NaiveDateTime::MAX));
        if fault.is_none() {
            self.held.change(&key.occurrence, |happened| happened.at = at);
        }
        fault
    }

    /// Says when what a clock demands was done, or that it was not; what is wrong with that.
    fn set_done(&mut self, key: &Key, done: Option<Stamp>, shared: &Shared) -> Option<&'static str> {
        self.edits.drop(&Input::Done(key.clone()));
        let happened = &self.held.occurrence(&key.occurrence)?.happened;
        let as_of = shared.parcel.fixed.unwrap_or(shared.now.second);
        let fault = done.and_then(|done| out_of_order(happened.at, done, as_of));
        if fault.is_none() {
            self.held.change(&key.occurrence, |happened| {
                happened.done.retain(|(known, _)| *known != key.clock);
                happened.done.extend(done.map(|done| (key.clock.clone(), done)));
            });
        }
        fault
    }

    /// What a clock demands was done by now, or was not.
    fn tick(&mut self, key: &Key, done: bool, shared: &Shared) {
        let Some(occurrence) = self.held.occurrence(&key.occurrence) else { return };
        let was_done = occurrence.happened.done.iter().any(|(known, _)| *known == key.clock);
        if done == was_done {
            return;
        }
        let rulebook = self.which.rulebook();
        let exact = rulebook.is_some_and(|rulebook| in_seconds(&rulebook, &occurrence.happened.event));
        self.edits.drop(&Input::Time(key.clone(), TimeOf::Done));
        if let Some(fault) = self.set_done(key, done.then(|| now(exact, shared)), shared) {
            self.edits.put(Edit::typed(Input::Done(key.clone()), String::new()).wrong(fault));
        }
    }

    /// Fills in a blank of the rulebook.
    fn fill_in(&mut self, name: &str, text: String, settled: bool, shared: &Shared) {
        let kept = text.trim().to_owned();
        self.change_sheet(shared, |sheet| sheet.type_figure(name, &kept));
        let input = Input::Blank(name.to_owned());
        if settled { self.edits.drop(&input) } else { self.hold(input, text, &kept) }
    }

    fn type_month(&mut self, text: String, settled: bool, shared: &Shared) {
        self.change_sheet(shared, |sheet| sheet.month.clone_from(&text));
        let kept = if text.is_empty() { this_month(shared) } else { text.clone() };
        if settled { self.edits.drop(&Input::Month) } else { self.hold(Input::Month, text, &kept) }
    }

    /// Holds what is being typed, where it is not what would be written into the input.
    fn hold(&mut self, input: Input, text: String, kept: &str) {
        if text == kept {
            self.edits.drop(&input);
        } else {
            self.edits.put(Edit::typed(input, text));
        }
    }

    fn type_count(&mut self, target: String, number: CountOf, text: &str, settled: bool, shared: &Shared) {
        self.settled.retain(|known| *known != target);
        self.change_sheet(shared, |sheet| {
            sheet.type_count(&target, |typed| {
                text.clone_into(match number {
                    CountOf::Counted => &mut typed.counted,
                    CountOf::Of => &mut typed.of,
                    CountOf::Base => &mut typed.base,
                });
            });
        });
        if settled {
            self.settled.push(target);
        }
    }

    /// Changes what stands beside the events; its month is the one in which that begins.
    fn change_sheet(&mut self, shared: &Shared, change: impl FnOnce(&mut Sheet)) {
        let Some(rulebook) = self.which.rulebook() else { return };
        self.held.change_sheet(&rulebook.head.id, |sheet| {
            if sheet.month.is_empty() {
                sheet.month = this_month(shared);
            }
            change(sheet);
        });
    }

    /// What the room says, as a text.
    fn copy(&self, shared: &Shared) -> Effects {
        let Some(Counted { rulebook, running, measured, month, .. }) = self.count(shared) else {
            return Effects::quiet();
        };
        let all: Vec<Running> = running.into_iter().map(|(_, one)| one).collect();
        let at = shared.as_of().into();
        let text = words::service_plain(&rulebook, &all, (&month, &measured), at, shared.lang);
        Effects::hand(Hand::Copy { text, action: "copyClocks" })
    }

    /// What lies ahead, as a calendar.
    fn save(&self, shared: &Shared) -> Effects {
        let Some(Counted { rulebook, running, .. }) = self.count(shared) else { return Effects::quiet() };
        let all: Vec<Running> = running.into_iter().map(|(_, one)| one).collect();
        let said = |one: &Running| {
            let clock = rulebook.clock(&one.clock);
            clock.map(|clock| words::clock_said(one, clock, shared.lang)).unwrap_or_default()
        };
        let Some(content) = calendar(&all, shared.as_of(), said) else { return Effects::quiet() };
        let name = shared.word("clocksFile").to_owned();
        Effects::hand(Hand::Save { name, kind: "text/calendar", content })
    }
}

/// Now, as exactly as it is needed.
fn now(exact: bool, shared: &Shared) -> Stamp {
    match shared.parcel.fixed {
        None if exact => Stamp { to_second: true, ..shared.now.second.into() },
        _ => Moment::from(shared.as_of()).into(),
    }
}

/// What is wrong between when something happened, when it was done, and now.
fn out_of_order(at: Stamp, done: Stamp, as_of: NaiveDateTime) -> Option<&'static str> {
    if at.is_after(done) {
        return Some("clocksBefore");
    }
    done.is_ahead_of(as_of).then_some("clocksAhead")
}
