//! The room of service clocks and targets: what happened, what is due by when, and whether the month was good enough.

mod held;
mod show;
mod when;

pub(super) use held::concerns;

use super::app::App;
use super::dom;
use super::library::Library;
use super::state::AppState;
use super::which::Which;
use crate::case::Moment;
use crate::js::{now, now_to_second};
use crate::rulebook::Rulebook;
use crate::rulebook::file::LengthUnit;
use crate::service::{ClockState, Happened, Measured, Running, Stamp, calendar, clocks, targets};
use crate::words;
use chrono::NaiveDateTime;
use held::{Held, Typed};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, HtmlSelectElement};
use when::When;

/// Marks the room: its fields are not those of the form.
pub(super) const ROOM: &str = "[data-view=clocks]";

/// What is in hand of the room.
#[derive(Default)]
pub(super) struct ClocksRoom {
    /// What the names of its radio buttons begin with.
    prefix: String,
    which: Which,
    held: Held,
    /// The event that is being entered.
    event: Option<String>,
    /// Targets whose counts the clerk has left: only their faults are shown.
    settled: Vec<String>,
    /// Whether it was entered before.
    open: bool,
}

impl ClocksRoom {
    pub(super) fn new(prefix: &str) -> Self {
        Self { prefix: prefix.to_owned(), ..Self::default() }
    }

    /// Shows the same in another view.
    pub(super) fn show_in(&mut self, prefix: &str) {
        prefix.clone_into(&mut self.prefix);
    }

    /// What is offered now; what is kept, when the room is first entered.
    fn open(&mut self, library: &mut Library) {
        self.which.offer(library, |rulebook| !rulebook.clocks.is_empty() || !rulebook.targets.is_empty());
        if !std::mem::replace(&mut self.open, true) {
            self.take_up();
        }
    }

    fn take_up(&mut self) {
        if let Some(last) = self.held.take_up(|id| self.which.find(id)) {
            self.which.choose(&last);
        }
    }

    /// The event that is being entered; where there is one only, it is that.
    fn chosen(&self, rulebook: &Rulebook) -> Option<String> {
        match rulebook.events.as_slice() {
            [only] => Some(only.id.as_str().to_owned()),
            _ => self.event.clone().filter(|event| rulebook.event(event).is_some()),
        }
    }
}

/// What is known of the room at a moment.
struct Seen {
    rulebook: Rc<Rulebook>,
    /// The clocks, and the row that each belongs to.
    running: Vec<(String, Running)>,
    measured: Vec<Measured>,
    issues: Vec<crate::service::Issue>,
    /// Blanks in which something stands that is no figure.
    unread: Vec<String>,
    month: String,
}

/// Whether an event starts a clock that counts seconds.
fn in_seconds(rulebook: &Rulebook, event: &str) -> bool {
    let mut started = rulebook.clocks.iter().filter(|clock| clock.starts_on(event));
    started.any(|clock| clock.length.unit == LengthUnit::Seconds)
}

impl App {
    /// What a button of the room does; false where the button is none of its.
    pub(super) fn clicked_in_clocks(&self, action: &str, button: &Element) -> bool {
        if dom::nearest(button, ROOM).is_none() {
            return false;
        }
        match action {
            "clocksNow" => {
                self.with(|state| {
                    let now = state.clocks_now();
                    state.clocks_input("clocksAt")?.set_value(&when::written(now));
                    state.clocks_say("", &[]);
                    Some(())
                });
            }
            "addClock" => self.add_clock(),
            "clocksWay" => self.choose_way(button),
            "removeClock" => {
                let Some((row, _)) = key_of(button) else { return true };
                self.with(|state| state.clocks.held.remove(&row));
                self.refresh(None);
                self.focus(|state| dom::first(&state.view.place("clocks")?, "[data-title]"));
            }
            "copyClocks" => self.copy(action, |state| {
                let at = state.fixed.unwrap_or_else(now);
                let seen = state.see_clocks()?;
                let all: Vec<Running> = seen.running.into_iter().map(|(_, one)| one).collect();
                let month = (&*seen.month, &*seen.measured);
                Some(words::service_plain(&seen.rulebook, &all, month, at.into(), state.view.lang))
            }),
            "saveClocks" => {
                let file = self.with(|state| {
                    let at = state.fixed.unwrap_or_else(now);
                    let seen = state.see_clocks()?;
                    let all: Vec<Running> = seen.running.into_iter().map(|(_, one)| one).collect();
                    let said = |one: &Running| {
                        let clock = seen.rulebook.clock(&one.clock);
                        clock.map(|clock| words::clock_said(one, clock, state.view.lang)).unwrap_or_default()
                    };
                    Some((state.view.word("clocksFile"), calendar(&all, at, said)?))
                });
                if let Some(Some((name, content))) = file {
                    self.save(name, "text/calendar", &content);
                }
            }
            "printClocks" => {
                self.print(None);
            }
            _ => return false,
        }
        true
    }

    /// Something was typed or chosen in the room; false where it was elsewhere.
    pub(super) fn entered_in_clocks(&self, target: &Element, settled: bool) -> bool {
        if dom::nearest(target, ROOM).is_none() {
            return false;
        }
        let kind = target.get_attribute("data-input").unwrap_or_default();
        if let Some(select) = target.dyn_ref::<HtmlSelectElement>() {
            if kind == "clockCondition" {
                self.answer_condition(select);
                return true;
            }
            self.with(|state| {
                state.clocks.which.choose(&select.value());
                state.clocks.held.chose(&select.value());
                state.clocks_say("", &[]);
            });
            self.refresh(None);
            return true;
        }
        let Some(input) = target.dyn_ref::<HtmlInputElement>() else { return true };
        let (text, key) = (input.value(), key_of(input));
        let changed = self.with(|state| match (kind.as_str(), key) {
            ("clocksEvent", _) => {
                state.clocks.event = Some(text);
                state.clocks_say("", &[]);
                true
            }
            ("clocksAt" | "clocksNote", _) => {
                state.clocks_say("", &[]);
                false
            }
            ("clocksKeep", _) => {
                let rulebook = state.clocks.which.rulebook().map(|rulebook| rulebook.head.id.clone());
                state.clocks.held.keep(input.checked(), &rulebook.unwrap_or_default());
                true
            }
            ("clockDone", Some((row, clock))) => {
                let done = input.checked().then(|| state.clocks_now_of(&row));
                state.set_done(&row, &clock, done, input);
                true
            }
            ("clockAt" | "clockDoneAt", Some((row, clock))) if settled => {
                state.retime(&row, &clock, &kind, input);
                true
            }
            ("clockFigure" | "targetFigure", _) => {
                let name = dom::nearest(input, "[data-figure]").and_then(|part| part.get_attribute("data-figure"));
                state.change_sheet(|sheet| sheet.type_figure(&name.unwrap_or_default(), &text));
                true
            }
            ("targetsMonth", _) => {
                state.change_sheet(|sheet| sheet.month = text);
                false
            }
            ("targetCounted" | "targetOf" | "targetBase", _) => {
                let target = dom::nearest(input, "[data-target]").and_then(|one| one.get_attribute("data-target"));
                let target = target.unwrap_or_default();
                state.clocks.settled.retain(|known| *known != target);
                state.change_sheet(|sheet| {
                    sheet.type_count(&target, |typed: &mut Typed| match kind.as_str() {
                        "targetCounted" => typed.counted = text,
                        "targetOf" => typed.of = text,
                        _ => typed.base = text,
                    });
                });
                if settled {
                    state.clocks.settled.push(target);
                }
                true
            }
            _ => false,
        });
        if changed == Some(true) {
            self.refresh(None);
        }
        true
    }

    /// Somebody has said whether a condition of what a miss costs holds, or takes it back.
    fn answer_condition(&self, select: &HtmlSelectElement) {
        let (Some((row, _)), Some(condition)) = (key_of(select), select.get_attribute("data-condition")) else {
            return;
        };
        let holds = match select.value().as_str() {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        };
        self.with(|state| {
            state.clocks.held.change(&row, |happened| {
                happened.conditions.retain(|(known, _)| *known != condition);
                happened.conditions.extend(holds.map(|holds| (condition, holds)));
            });
        });
        self.refresh(None);
    }

    /// Enter adds what was entered, or settles what was changed.
    pub(super) fn pressed_enter_in_clocks(&self, input: &HtmlInputElement) {
        match input.get_attribute("data-input").as_deref() {
            Some("clocksEvent") => {
                self.focus(|state| state.clocks_input("clocksAt").map(JsCast::unchecked_into));
            }
            Some("clocksAt" | "clocksNote") => self.add_clock(),
            _ => {
                self.entered_in_clocks(input, true);
            }
        }
    }

    /// Takes in the event that stands in the inputs; what is wrong stays there.
    fn add_clock(&self) {
        let said = self.with(|state| {
            let rulebook = state.clocks.which.rulebook()?;
            let Some(event) = state.clocks.chosen(&rulebook) else {
                state.clocks_say("clocksNoEvent", &[]);
                return None;
            };
            let (at_input, note_input) = (state.clocks_input("clocksAt")?, state.clocks_input("clocksNote")?);
            let at = match when::read(&at_input.value(), state.fixed.unwrap_or_else(now)) {
                When::At(at) => at,
                When::Empty => {
                    state.clocks_say("clocksNoTime", &[]);
                    return None;
                }
                When::Asks(ways) => {
                    state.clocks_say("", &ways);
                    return None;
                }
                When::Unread(word) => {
                    state.clocks_say(word, &[]);
                    return None;
                }
            };
            let note: String = note_input.value().chars().filter(|letter| !letter.is_control()).take(80).collect();
            let note = Some(note.trim().to_owned()).filter(|note| !note.is_empty());
            state.clocks.held.add(
                &rulebook.head.id,
                Happened { event: event.clone(), at, note, done: Vec::new(), conditions: Vec::new() },
            );
            at_input.set_value("");
            note_input.set_value("");
            state.clocks_say("", &[]);
            let lang = state.view.lang;
            let event = rulebook.event(&event).map(|event| event.label.get(lang).clone()).unwrap_or_default();
            let values = [("event", &*event), ("at", &*words::stamp(at, lang))];
            Some(words::fill(state.view.word("clocksAdded"), &values))
        });
        self.refresh(None);
        match said.flatten() {
            Some(said) => {
                self.with(|state| state.say(&said));
            }
            None => self.focus(|state| {
                let rulebook = state.clocks.which.rulebook()?;
                if state.clocks.chosen(&rulebook).is_none() {
                    return dom::first(&state.view.place("clocksEvents")?, "input");
                }
                state.clocks_input("clocksAt").map(JsCast::unchecked_into)
            }),
        }
    }

    /// One of several ways of reading a text was chosen.
    fn choose_way(&self, button: &Element) {
        let Some(way) = button.get_attribute("data-way").and_then(|way| Stamp::parse(&way)) else { return };
        let kind = dom::nearest(button, "[data-for]").and_then(|asks| asks.get_attribute("data-for"));
        let row = dom::nearest(button, ".limit");
        let found = self.with(|state| {
            let kind = kind.unwrap_or_default();
            let input = match &row {
                None => state.clocks_input("clocksAt")?,
                Some(row) => dom::input(row, &format!("[data-input={kind}]"))?,
            };
            input.set_value(&when::written(way));
            if row.is_none() {
                state.clocks_say("", &[]);
            }
            Some(input)
        });
        let Some(Some(input)) = found else { return };
        if row.is_some() {
            self.entered_in_clocks(&input, true);
        }
        self.focus(|_| Some(input.unchecked_into()));
    }

    /// Another window has changed what is kept of the room.
    pub(super) fn clocks_changed(&self) {
        let open = self.with(|state| {
            if state.clocks.open {
                state.clocks.take_up();
            }
            state.clocks.open
        });
        if open == Some(true) {
            self.refresh(None);
        }
    }
}

/// The row and the clock that an element stands in.
fn key_of(element: &Element) -> Option<(String, String)> {
    let key = dom::nearest(element, "[data-key]")?.get_attribute("data-key")?;
    let (row, clock) = key.split_once('/')?;
    Some((row.to_owned(), clock.to_owned()))
}

impl AppState {
    fn clocks_input(&self, name: &str) -> Option<HtmlInputElement> {
        dom::input(&self.view.place("clocks")?, &format!("[data-input={name}]"))
    }

    /// Now, as exactly as the event in hand needs it.
    fn clocks_now(&self) -> Stamp {
        let exact =
            self.clocks.which.rulebook().is_some_and(|rulebook| {
                self.clocks.chosen(&rulebook).is_some_and(|event| in_seconds(&rulebook, &event))
            });
        self.clocks_moment(exact)
    }

    fn clocks_now_of(&self, row: &str) -> Stamp {
        let row = self.clocks.held.row(row);
        let exact = row.zip(self.clocks.which.rulebook());
        self.clocks_moment(exact.is_some_and(|(row, rulebook)| in_seconds(&rulebook, &row.happened.event)))
    }

    fn clocks_moment(&self, exact: bool) -> Stamp {
        match self.fixed {
            None if exact => Stamp { to_second: true, ..now_to_second().into() },
            fixed => Moment::from(fixed.unwrap_or_else(now)).into(),
        }
    }

    fn change_sheet(&mut self, change: impl FnOnce(&mut held::Sheet)) {
        let Some(rulebook) = self.clocks.which.rulebook() else { return };
        let month = self.month();
        self.clocks.held.change_sheet(&rulebook.head.id, |sheet| {
            if sheet.month.is_empty() {
                sheet.month = month;
            }
            change(sheet);
        });
    }

    /// The month of now, as the page writes it.
    fn month(&self) -> String {
        let today = Moment::from(self.fixed.unwrap_or_else(now).date()).to_string();
        today.get(..7).unwrap_or_default().to_owned()
    }

    /// Stops a clock, or lets it run again.
    fn set_done(&mut self, row: &str, clock: &str, done: Option<Stamp>, near: &HtmlInputElement) {
        let Some(known) = self.clocks.held.row(row) else { return };
        let as_of = self.fixed.unwrap_or_else(now);
        let word = done.and_then(|done| out_of_order(known.happened.at, done, as_of));
        show::fault(near, word.map_or("", |word| self.view.word(word)));
        if word.is_some() {
            return;
        }
        self.clocks.held.change(row, |happened| {
            happened.done.retain(|(known, _)| known != clock);
            happened.done.extend(done.map(|done| (clock.to_owned(), done)));
        });
    }

    /// Takes another time of an event, or of what was done; what is wrong is said beside it.
    fn retime(&mut self, row: &str, clock: &str, kind: &str, input: &HtmlInputElement) {
        let as_of = self.fixed.unwrap_or_else(now);
        let read = when::read(&input.value(), as_of);
        show::ask(input, kind, if let When::Asks(ways) = &read { ways } else { &[] }, &self.view);
        let at = match read {
            When::At(at) => at,
            When::Empty if kind == "clockDoneAt" => return self.set_done(row, clock, None, input),
            // An event without its time is none: the time it had comes back.
            When::Empty => return show::fault(input, ""),
            When::Asks(_) => return show::fault(input, ""),
            When::Unread(word) => return show::fault(input, self.view.word(word)),
        };
        input.set_value(&when::written(at));
        if kind == "clockDoneAt" {
            return self.set_done(row, clock, Some(at), input);
        }
        let Some(known) = self.clocks.held.row(row) else { return };
        let word = known.happened.done.iter().find_map(|(_, done)| out_of_order(at, *done, NaiveDateTime::MAX));
        show::fault(input, word.map_or("", |word| self.view.word(word)));
        if word.is_none() {
            self.clocks.held.change(row, |happened| happened.at = at);
        }
    }

    /// Everything that the room knows.
    fn see_clocks(&self) -> Option<Seen> {
        let room = &self.clocks;
        let rulebook = room.which.rulebook()?;
        let as_of = self.fixed.unwrap_or_else(now);
        let sheet = room.held.sheet(&rulebook.head.id);
        let (filled, unread) = sheet.filled(&rulebook);
        let (counts, issues) = sheet.counts(&rulebook);
        let (mut ids, mut events) = (Vec::new(), Vec::new());
        for row in room.held.rows.iter().filter(|row| row.rulebook == rulebook.head.id) {
            ids.push(row.id.clone());
            events.push(row.happened.clone());
        }
        let running = clocks(&rulebook, &events, &filled, as_of);
        let measured = targets(&rulebook, &counts, &filled);
        let mut all = Vec::new();
        for one in running {
            all.push((ids.get(one.occurrence).cloned().unwrap_or_default(), one));
        }
        let month = if sheet.month.is_empty() { self.month() } else { sheet.month };
        Some(Seen { rulebook, running: all, measured, issues, unread, month })
    }
}

/// What is wrong between when something happened, when it was done, and now.
fn out_of_order(at: Stamp, done: Stamp, as_of: NaiveDateTime) -> Option<&'static str> {
    if at.is_after(done) {
        return Some("clocksBefore");
    }
    done.is_ahead_of(as_of).then_some("clocksAhead")
}
