//! The table at hand: what of it is shown, and what was asked of the worker behind it.

use super::columns::{Columns, Hold};
use super::fact::Fact;
use super::kept;
use super::list::{self, List};
use super::msg::{Given, Msg};
use super::opened::OpenRow;
use super::run::{self, Run};
use crate::front::answer::Answer;
use crate::front::effects::{Call, Effects, Send};
use crate::front::focus::Focus;
use crate::front::room::{Many, Room};
use crate::front::shared::Shared;
use crate::lang::Lang;
use crate::moment::Moment;
use crate::worklist::protocol::{self, Answer as ToAnswer, Asked, Compared, Open, Request, View, Which};

/// What a request is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum For {
    Open,
    Answer,
    Stop,
    View { stays: bool },
    Rows,
    Set,
    Compare,
    Export,
    Row(u32),
    Save,
    Print,
    Reports,
}

/// The worklist of a table, as the page knows it.
#[derive(Default)]
pub struct Worklist {
    /// The number of the last request.
    pub(super) number: u32,
    /// The requests that are not answered yet.
    pub(super) waiting: Vec<(u32, For)>,
    /// The cells that are typed.
    pub cells: String,
    /// The table that is open, or being opened.
    pub file: Option<Given>,
    /// The one that waits while the clerk is asked what becomes of the one at hand.
    pub next: Option<Given>,
    /// What was chosen of the way it is read: the encoding, the sheet, the row of the headings.
    pub(super) read: (Option<String>, Option<usize>, Option<i64>),
    /// Tells whether the table is being opened.
    pub opens: bool,
    /// What its columns mean.
    pub columns: Option<Columns>,
    /// Tells whether the columns are shown, and not the list.
    pub in_columns: bool,
    /// What holds the start back, since the clerk has asked for it.
    pub held: Option<Hold>,
    /// What runs.
    pub run: Option<Run>,
    /// The worklist.
    pub list: Option<List>,
    /// In which language its rows were told.
    pub(super) lang: Lang,
    /// Tells whether answers were given that stand in no file.
    pub is_changed: bool,
    /// What was refused, said; empty where nothing was.
    pub refused: String,
    /// The number of the last request for rows: what an earlier one brings is out of date.
    pub(super) rows_asked: u32,
    /// A key that was pressed on a row before it has come.
    pub(super) pressed: Option<String>,
    /// Tells whether the table was on the screen.
    pub(super) is_seen: bool,
    /// The row that is open as a parcel.
    pub(super) opened: Option<OpenRow>,
    /// The row that waits to be opened, while the clerk is asked.
    pub wanted: Option<u32>,
    /// What shall be told of the rows that are chosen.
    pub tell: Option<Fact>,
    /// What is wrong with it; empty where nothing is.
    pub tell_fault: String,
    /// The other rulebook, by its place in the choice.
    pub other_rules: usize,
    /// What another rulebook changes, and its name.
    pub compared: Option<(String, Compared)>,
    /// Tells whether the list alone is written.
    pub list_alone: bool,
    /// The cases whose claim forms are printed.
    pub printed: Vec<Answer>,
}

/// The number of rows that are printed, saved or copied in one go.
pub const MOST: usize = 200;

impl Worklist {
    /// Does what a message means.
    pub fn update(&mut self, msg: Msg, shared: &mut Shared) -> Effects {
        match msg {
            Msg::Part(many) => {
                shared.many = many;
                Effects::default()
            }
            Msg::Back => {
                shared.many = Many::Table;
                Effects::default().send(Send::Enter(Room::Vehicle))
            }
            Msg::Give(given) => self.give(given, shared),
            Msg::Typed(text) => {
                self.cells = text;
                Effects::quiet()
            }
            Msg::Paste(text) => self.paste(text, shared),
            Msg::TakeNew => match self.next.take() {
                Some(given) => self.take(given, shared),
                None => Effects::quiet(),
            },
            Msg::KeepOld => {
                self.next = None;
                Effects::focus(Focus::Place("sheetTitle"))
            }
            Msg::Encoding(code) => self.reopen(|read| read.0 = Some(code), shared),
            Msg::Sheet(place) => self.reopen(|read| (read.1, read.2) = (place.parse().ok(), None), shared),
            Msg::Heading(row) => self.reopen(|read| read.2 = row.parse().ok(), shared),
            Msg::Told(text) => self.told(&text, shared),
            Msg::Close => {
                self.refused.clear();
                Effects::default()
            }
            Msg::Start => self.start(shared),
            Msg::Stop => {
                if let Some(run) = &mut self.run {
                    run.stops = true;
                }
                let stop = self.ask(For::Stop, Request::Stop, shared);
                Effects::default().call(stop)
            }
            Msg::Columns => {
                self.in_columns = true;
                Effects::focus(Focus::Place("columnsTitle"))
            }
            Msg::Choose(..)
            | Msg::Mean(..)
            | Msg::AddConstant(_)
            | Msg::DropConstant(_)
            | Msg::ConstantCode(..)
            | Msg::ConstantTyped(..) => self.confirm(msg),
            Msg::Save | Msg::Print | Msg::Reports | Msg::Export(..) | Msg::Which(_) | Msg::Handed(..) => {
                self.out(msg, shared)
            }
            Msg::Rules(_) | Msg::Compare => self.what_if(msg, shared),
            msg => self.in_list(msg, shared),
        }
    }

    /// What was answered in a row that is open flows back; rows that were told in another language are told anew.
    pub fn follow(&mut self, shared: &mut Shared) -> Vec<Call> {
        let mut calls = Vec::new();
        if let Some(opened) = &mut self.opened {
            let (row, said) = (opened.row, opened.follow(shared));
            if !opened.is_in_hand(shared) {
                self.opened = None;
            }
            if !said.is_empty() {
                let set = protocol::Set { rows: Which::These(vec![row]), values: said.values, left_out: said.left_out };
                self.is_changed = true;
                calls.push(self.ask(For::Set, Request::Set(set), shared));
            }
        }
        let is_seen = shared.room == Room::Vehicle && shared.many == Many::Table;
        if is_seen && !self.is_seen {
            // What is hidden forgets where it was scrolled to.
            self.list.iter_mut().for_each(|list| list.scroll.wanted = Some(list.scroll.sight.top));
        }
        self.is_seen = is_seen;
        if self.lang != shared.lang {
            self.lang = shared.lang;
            self.list.iter_mut().for_each(List::renew);
        }
        calls.extend(self.fetch(shared));
        calls
    }

    /// Rows that are to be seen and not known are asked for.
    fn fetch(&mut self, shared: &Shared) -> Option<Call> {
        let request = self.list.as_mut()?.wants()?;
        let call = self.ask(For::Rows, request, shared);
        self.rows_asked = self.number;
        Some(call)
    }

    pub(super) fn ask(&mut self, what: For, request: Request, shared: &Shared) -> Call {
        self.number = self.number.wrapping_add(1);
        self.waiting.push((self.number, what));
        Call::Ask(Asked { id: self.number, lang: shared.lang.code().to_owned(), request })
    }

    /// The line of the row that is in hand as a parcel.
    #[must_use]
    pub fn in_hand(&self, shared: &Shared) -> Option<u32> {
        self.opened.as_ref().filter(|opened| opened.is_in_hand(shared)).map(|opened| opened.line)
    }

    /// A table is given: where one is at hand that would be lost, the clerk is asked.
    fn give(&mut self, given: Given, shared: &mut Shared) -> Effects {
        shared.many = Many::Table;
        if self.run.is_some() || self.is_changed {
            self.next = Some(given);
            return Effects::focus(Focus::ButtonIn("sheetAsk"));
        }
        self.take(given, shared)
    }

    fn paste(&mut self, text: Option<String>, shared: &mut Shared) -> Effects {
        let text = text.unwrap_or_else(|| self.cells.clone());
        if text.trim().is_empty() {
            return Effects::say(shared.word("manyNoCells")).and_focus(Focus::Input("cells"));
        }
        let size = u64::try_from(text.len()).unwrap_or_default();
        let name = shared.word("manyPasted").to_owned();
        self.give(Given { name, size, text: Some(text) }, shared)
    }

    /// The table takes the place of the one at hand.
    fn take(&mut self, mut given: Given, shared: &Shared) -> Effects {
        let mut effects = Effects::default();
        if self.run.is_some() {
            effects = effects.call(self.ask(For::Stop, Request::Stop, shared));
        }
        let taken = given.text.take().map_or(Call::TakeFile, Call::TakeText);
        // Nothing that was asked of the other one counts any more.
        *self = Self { number: self.number, lang: self.lang, opens: true, ..Self::default() };
        self.file = Some(given);
        let open = self.open(shared);
        effects.call(taken).call(open).and_focus(Focus::Place("sheetTitle"))
    }

    fn open(&mut self, shared: &Shared) -> Call {
        let (encoding, sheet, heading) = self.read.clone();
        let open = Open {
            size: self.file.as_ref().map_or(0, |file| file.size),
            as_of: as_of(shared),
            encoding,
            sheet,
            heading,
            remembered: kept::load(&shared.storage),
        };
        self.ask(For::Open, Request::Open(open), shared)
    }

    /// The table is read in another way.
    fn reopen(
        &mut self,
        change: impl FnOnce(&mut (Option<String>, Option<usize>, Option<i64>)),
        shared: &Shared,
    ) -> Effects {
        change(&mut self.read);
        (self.opens, self.held) = (true, None);
        self.refused.clear();
        let open = self.open(shared);
        Effects::default().call(open)
    }

    /// What the clerk says of the columns.
    fn confirm(&mut self, msg: Msg) -> Effects {
        self.held = None;
        let Some(columns) = &mut self.columns else { return Effects::quiet() };
        let constants = &mut columns.constants;
        match msg {
            Msg::Choose(place, key) => columns.choose(place, &key),
            Msg::Mean(place, word, code) => columns.mean(place, word, &code),
            Msg::AddConstant(field) => {
                if !columns.tells(field) {
                    columns.constants.push(Fact::of(field));
                }
                return Effects::focus(Focus::Piece("constantList", field.key().to_owned(), "select, input"));
            }
            Msg::DropConstant(place) => {
                if place < constants.len() {
                    constants.remove(place);
                }
                return Effects::focus(Focus::Input("addConstant"));
            }
            Msg::ConstantCode(place, code) => {
                if let Some(fact) = constants.get_mut(place) {
                    fact.code = code;
                }
            }
            Msg::ConstantTyped(place, text) => {
                if let Some(fact) = constants.get_mut(place) {
                    fact.typed = text;
                }
            }
            _ => {}
        }
        Effects::default()
    }

    /// The table is answered, unless something stands in the way: then it is said, and the focus goes there.
    fn start(&mut self, shared: &mut Shared) -> Effects {
        let Some(columns) = &self.columns else { return Effects::quiet() };
        self.held = columns.hold(shared);
        if let Some(hold) = &self.held {
            return Effects::focus(match hold {
                Hold::Asked(place) | Hold::Twice(place) => Focus::Piece("columnList", place.to_string(), "select"),
                Hold::Constant(place) => Focus::Nth("constantList", *place, "select, input"),
                Hold::Nothing => Focus::Place("columnsHold"),
            });
        }
        kept::keep(&shared.storage, columns.remembered());
        let answer = ToAnswer {
            columns: columns.columns(),
            constants: columns.told(shared),
            rules: shared.rules.in_use.files(),
            as_of: as_of(shared),
        };
        self.refused.clear();
        self.compared = None;
        self.run = Some(Run::of(run::What::Answer, shared.now.millis));
        let answer = self.ask(For::Answer, Request::Answer(answer), shared);
        Effects::focus(Focus::Place("sheetRun")).call(answer)
    }

    /// Other rows are looked for, from the beginning; or the same ones are ordered anew.
    pub(super) fn view(&mut self, stays: bool, shared: &Shared) -> Effects {
        let Some(list) = &mut self.list else { return Effects::quiet() };
        if !stays {
            list.pick_none();
        }
        let view = list.view.clone();
        let view = self.ask(For::View { stays }, Request::View(view), shared);
        Effects::default().call(view)
    }

    /// What the clerk does in the list.
    fn in_list(&mut self, msg: Msg, shared: &mut Shared) -> Effects {
        let Some(list) = &mut self.list else { return Effects::quiet() };
        match msg {
            Msg::Urgency(urgency) => list.view.urgency = urgency.filter(|_| urgency != list.view.urgency),
            Msg::Filter(filter, value) => {
                let held = filter.of(&mut list.view);
                *held = value.filter(|value| held.as_ref() != Some(value));
            }
            Msg::Order(order) => list.view.order = order,
            Msg::Text(text, is_left) => {
                list.typed = text;
                let wanted = list.typed.trim().to_owned();
                if !is_left || list.view.text == wanted {
                    return Effects::quiet();
                }
                list.view.text = wanted;
            }
            Msg::All => {
                list.view = View { order: list.view.order, ..View::default() };
                list.typed.clear();
            }
            Msg::Look(sight) => {
                list.scroll.look(sight);
                return Effects::quiet();
            }
            Msg::Key(key) => return self.key(&key, shared),
            Msg::Activate(place) => {
                list.active = place;
                return Effects::quiet();
            }
            Msg::Pick(row, on) => {
                list.pick(row, on);
                return Effects::quiet();
            }
            Msg::PickAll(on) => {
                list.pick_none();
                if on {
                    list.picked = list::Picked::All;
                }
                return Effects::quiet();
            }
            Msg::Open(row) => return self.open_row(row, false, shared),
            Msg::OpenAnyway => {
                return self.wanted.take().map_or_else(Effects::quiet, |row| self.open_row(row, true, shared));
            }
            Msg::OpenNot => {
                self.wanted = None;
                return Effects::focus(Focus::Input("rows"));
            }
            msg => return self.tell(msg, shared),
        }
        self.view(false, shared)
    }

    /// A key in the list: it moves, chooses, or opens.
    pub(super) fn key(&mut self, key: &str, shared: &mut Shared) -> Effects {
        self.pressed = None;
        let Some(list) = &mut self.list else { return Effects::quiet() };
        let row = list.at(list.active).map(|row| row.row);
        match (key, row) {
            ("Enter", Some(row)) => return self.open_row(row, false, shared),
            (" ", Some(row)) => list.pick(row, !list.is_picked(row)),
            ("Enter" | " ", None) => self.pressed = Some(key.to_owned()),
            _ => drop(list.step(key)),
        }
        Effects::quiet()
    }

    /// Opens a row as a parcel; where that clears something unsaved, the clerk is asked.
    fn open_row(&mut self, row: u32, anyway: bool, shared: &mut Shared) -> Effects {
        let flows_back = self.in_hand(shared).is_some();
        if !anyway && shared.is_unsaved() && !flows_back {
            self.wanted = Some(row);
            return Effects::focus(Focus::ButtonIn("rowAsk"));
        }
        self.wanted = None;
        let cases = self.ask(For::Row(row), Request::Cases(Which::These(vec![row])), shared);
        Effects::quiet().call(cases)
    }

    /// One answer to all rows that are chosen.
    fn tell(&mut self, msg: Msg, shared: &Shared) -> Effects {
        self.tell_fault.clear();
        let Some(list) = &self.list else { return Effects::quiet() };
        match (msg, &mut self.tell) {
            (Msg::TellField(field), tell) => *tell = field.map(Fact::of),
            (Msg::TellCode(code), Some(fact)) => fact.code = code,
            (Msg::TellTyped(text), Some(fact)) => fact.typed = text,
            (Msg::Tell, Some(fact)) => match fact.value(shared) {
                Ok(value) => {
                    let values = vec![(fact.field.key().to_owned(), value)];
                    let set = protocol::Set { rows: list.which(), values, left_out: Vec::new() };
                    self.is_changed = true;
                    let set = self.ask(For::Set, Request::Set(set), shared);
                    return Effects::default().call(set);
                }
                Err(fault) => self.tell_fault = fault,
            },
            (Msg::Tell, None) => return Effects::focus(Focus::Input("tellField")),
            _ => {}
        }
        Effects::quiet()
    }
}

/// The moment of the estimates.
fn as_of(shared: &Shared) -> String {
    Moment::from(shared.as_of()).to_string()
}
