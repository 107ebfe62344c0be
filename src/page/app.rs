//! The loop of a mounted page: an event becomes a message, the front does what it means, what changed is shown, and what
//! else follows is done, always in this order.

use super::dropped::Dropped;
use super::events::{self, Signal};
use super::focus::focus;
use super::host::{self, Place};
use super::listen::{Listener, Timer, in_task, soon};
use super::rooms::print;
use super::screen::Screen;
use super::{clock, dom, dropped, file, hand, heard, rows, settings, store, view};
use crate::case::Field;
use crate::front::draft::Entry;
use crate::front::dropped::LARGEST;
use crate::front::effects::{Call, Effects, Hand, Later, Send, Sheet};
use crate::front::focus::Focus;
use crate::front::heard::How;
use crate::front::in_use::InUse;
use crate::front::keeping;
use crate::front::msg::{self, Msg};
use crate::front::room::Room;
use crate::front::rooms::Front;
use crate::front::shared::Start;
use crate::front::{form, left, parcel, shell, take, worklist};
use crate::receipt::HASH;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use web_sys::{Element, Event, File, Window};

/// How often the clock is looked at, in milliseconds.
const TICK: i32 = 5_000;
/// How long other windows are left to write before they are looked at, in milliseconds.
const OTHERS: i32 = 50;
/// How long an answer of another window may take, in milliseconds.
const ANSWERS: i32 = 700;
/// How long a result stands before it is read out, in milliseconds.
const QUIET: i32 = 900;

/// A mounted page.
pub(super) struct App {
    pub(super) place: Place,
    /// The window that it is shown in.
    pub(super) window: Window,
    state: RefCell<State>,
    /// What keeps the page alive; dropped when it is taken away.
    listeners: RefCell<Vec<Listener>>,
    /// What runs: the clock, what is to be read out, what other windows have written, what they answer.
    timers: RefCell<[Option<Timer>; 4]>,
    /// What our button asked to print, until the browser asks what shall be on paper.
    pub(super) printing: Cell<Option<Sheet>>,
    /// What had the focus when a text was to be taken by hand.
    before: RefCell<Option<Element>>,
    /// The file that was chosen or dropped last, until it is known what it is.
    given: RefCell<Option<File>>,
    /// Whether the next step of the page waits for its task.
    drawing: Cell<bool>,
    /// Whether all of the page has been shown once.
    is_open: Cell<bool>,
}

/// What the front knows, and what is shown of it.
pub(super) struct State {
    pub(super) rooms: Front,
    pub(super) screen: Screen,
}

impl App {
    /// `in_hand`: what was in hand when this page was taken away.
    pub(super) fn start(
        place: Place,
        number: u32,
        in_hand: Option<String>,
        rulebook: Option<InUse>,
    ) -> Option<Rc<Self>> {
        let window = dom::window(&place.element)?;
        let settings = settings::read(&place.element);
        let address = if settings.standalone { host::address(&window) } else { String::new() };
        let rooms =
            Front::start(Start { now: clock::now(), settings, rulebook, storage: store::storage(), address, in_hand });
        let screen = Screen::new(&place, format!("pc{number}"), rooms.shared.lang)?;
        let app = Rc::new(Self {
            place,
            window,
            state: RefCell::new(State { rooms, screen }),
            listeners: RefCell::default(),
            timers: RefCell::default(),
            printing: Cell::default(),
            before: RefCell::default(),
            given: RefCell::default(),
            drawing: Cell::default(),
            is_open: Cell::default(),
        });
        app.listen();
        // A link brings its own case: what stands without it need not be shown first.
        if !app.receive_hash() {
            app.run(Msg::Shell(shell::Msg::Start));
        }
        // Nothing of it is shown before the rest of the page.
        let asked = app.with(|state| state.rooms.update(Msg::Left(left::Msg::Ask)).later).flatten();
        asked.into_iter().for_each(|later| app.later(later));
        Some(app)
    }

    /// Takes the page away.
    pub(super) fn stop(&self) {
        self.listeners.take();
        self.timers.take();
        self.with(|state| {
            state.rooms.shared.now = clock::now();
            state.rooms.update(Msg::Keeping(keeping::Msg::Leave));
            state.screen.view.root.remove();
        });
    }

    /// The state, unless it is in use: moving the focus may fire an event while we are at work on the last.
    pub(super) fn with<T>(&self, act: impl FnOnce(&mut State) -> T) -> Option<T> {
        self.state.try_borrow_mut().ok().map(|mut state| act(&mut state))
    }

    /// Something happened to a part of the page.
    pub(super) fn heard(self: &Rc<Self>, event: &Event, target: &Element) {
        // Nothing is ever sent, and Enter of an input method submits nothing.
        if event.type_() == "submit" {
            return event.prevent_default();
        }
        if matches!(&*event.type_(), "input" | "change") {
            view::heard(target);
        }
        if event.type_() == "change" && self.read_file(target) {
            return;
        }
        let msg = heard::read(event, target, |heard| {
            let msg = msg::decode(heard);
            // Enter in an input would press the first button of the form, and keys of a list would scroll it.
            (msg, matches!(heard.how, How::Enter { .. } | How::Key(_)))
        });
        let Some((msg, is_enter)) = msg else { return };
        let is_paste = event.type_() == "paste";
        let is_ours = match &msg {
            Some(Msg::Paste(msg)) if is_paste => self.with(|state| msg.is_taken(&state.rooms.shared)) == Some(true),
            msg => msg.is_some(),
        };
        if is_paste && !is_ours {
            return;
        }
        if is_paste || is_enter && (is_ours || heard::is_in_line(target)) {
            event.prevent_default();
        }
        let root = self.with(|state| state.screen.view.root.clone());
        let before = root.filter(|_| event.type_() == "click").map(|root| heard::taken(&root, target, msg::decode));
        for msg in before.into_iter().flatten().flatten().chain(msg) {
            self.run(msg);
        }
    }

    /// The text of a file that was chosen is sent where it belongs; whether it was one.
    fn read_file(self: &Rc<Self>, target: &Element) -> bool {
        let name = target.get_attribute("data-input").unwrap_or_default();
        if msg::is_table(&name) {
            if let Some(file) = file::picked(target) {
                let (name, size) = file::told(&file);
                self.given.replace(Some(file));
                self.run(Msg::Sent(Send::Table(name, size)));
            }
            return true;
        }
        let Some((sent, most)) = msg::file(&name) else { return false };
        let app = Rc::downgrade(self);
        file::chosen(target, most, move |text| {
            if let Some(app) = app.upgrade() {
                app.run(Msg::Sent(sent(text)));
            }
        });
        true
    }

    /// Does what a message means, and whatever follows from it.
    pub(super) fn run(self: &Rc<Self>, msg: Msg) {
        let (touched, is_typing) = (touched(&msg), is_typing(&msg));
        let stepped = self.with(|state| {
            state.rooms.shared.now = clock::now();
            state.rooms.shared.focused = state.screen.focused();
            let effects = state.rooms.update(msg);
            let State { rooms, screen } = state;
            let renewed = screen.say_in(&self.place, rooms.shared.lang);
            screen.show(rooms, &effects, touched, is_typing);
            (effects, renewed, screen.told(rooms))
        });
        let Some((effects, renewed, (said, news))) = stepped else { return };
        if renewed {
            self.listen();
        }
        self.read_out(said);
        let Effects { hand, focus: wanted, later, reload, read, table, .. } = effects;
        if let Some(hand) = hand {
            self.hand(hand);
        }
        if let Some(wanted) = wanted {
            self.focus(wanted);
        }
        if let Some(news) = news {
            news.tell(&self.place.host_page);
        }
        if read {
            self.read_dropped();
        }
        table.into_iter().for_each(|call| self.call(call));
        self.draw_rest();
        if let Some(later) = later {
            self.later(later);
        }
        if reload {
            self.place.host_page.reload();
        }
        self.look();
    }

    /// The file that was dropped last is read whole.
    fn read_dropped(self: &Rc<Self>) {
        let Some(file) = self.given.borrow().clone() else { return };
        let app = Rc::downgrade(self);
        dropped::read(&file, LARGEST, move |dropped| {
            if let Some(app) = app.upgrade() {
                app.run(Msg::Dropped(dropped::Msg::One(dropped)));
            }
        });
    }

    /// Does something with the worklist of a table.
    fn call(self: &Rc<Self>, call: Call) {
        let host_page = &self.place.host_page;
        match call {
            Call::TakeFile => {
                if let Some(file) = self.given.take() {
                    host_page.take_file(&file);
                }
            }
            Call::TakeText(text) => host_page.take_text(&text),
            Call::Ask(asked) => {
                if let Ok(text) = serde_json::to_string(&asked) {
                    host_page.ask_table(&text);
                }
            }
            Call::Save { name, kind } => {
                let Some(near) = self.with(|state| state.screen.view.root.clone()) else { return };
                let took = host_page.save_table(&near, &name, &kind);
                self.run(Msg::Worklist(worklist::Msg::Handed(name, took)));
            }
        }
    }

    /// A list of rows that is laid out otherwise than it was known to be shows other rows.
    fn look(self: &Rc<Self>) {
        let seen = self.with(|State { rooms, screen }| {
            let known = rooms.worklist.list.as_ref()?.scroll.sight;
            rows::sight(&screen.view).filter(|sight| (sight.height, sight.row) != (known.height, known.row))
        });
        if let Some(sight) = seen.flatten() {
            self.run(Msg::Worklist(worklist::Msg::Look(sight)));
        }
    }

    /// Shows what has not been shown yet, once what has been is on the screen; at the start step by step.
    fn draw_rest(self: &Rc<Self>) {
        let is_whole = self.with(|state| state.screen.is_whole()) == Some(true);
        if !is_whole && !self.drawing.replace(true) {
            let app = Rc::downgrade(self);
            soon(move || app.upgrade().iter().for_each(Self::draw));
        }
    }

    fn draw(self: &Rc<Self>) {
        // In use, it goes on later.
        self.with(|State { rooms, screen }| screen.draw(rooms, self.is_open.get()));
        if self.with(|state| state.screen.is_whole()) == Some(true) {
            self.drawing.set(false);
            return self.drawn();
        }
        let app = Rc::downgrade(self);
        in_task(move || app.upgrade().iter().for_each(Self::draw));
    }

    /// All of the page is shown; what other windows have done is looked at when it is so for the first time.
    fn drawn(self: &Rc<Self>) {
        if !self.is_open.replace(true) {
            self.run(Msg::Keeping(keeping::Msg::Look));
        }
        if let Some(wanted) = self.with(|state| state.screen.wanted.take()).flatten() {
            self.focus(wanted);
        }
    }

    /// Gives the focus to what is asked for.
    fn focus(&self, wanted: Focus) {
        let found = self.with(|state| {
            let State { rooms, screen } = state;
            // Taking the focus lays the page out: at the start that waits until all of it is there.
            let waits = wanted == Focus::Place("opened") && !screen.is_whole();
            screen.wanted = waits.then(|| wanted.clone());
            (!waits).then(|| (screen.view.clone(), rooms.shared.room))
        });
        let Some((view, room)) = found.flatten() else { return };
        if wanted == Focus::ByHand {
            self.before.replace(dom::focused(&view.root));
        }
        let before = self.before.borrow().clone();
        focus(&view, room, before.as_ref(), &wanted);
    }

    /// Looks at something again after a while.
    fn later(self: &Rc<Self>, later: Later) {
        let (after, at) = match later {
            Later::Look => (OTHERS, 2),
            Later::Answers => (ANSWERS, 3),
        };
        let app = Rc::downgrade(self);
        self.keep(
            at,
            Timer::once(after, move || {
                if let Some(app) = app.upgrade() {
                    app.run(match later {
                        Later::Look => Msg::Keeping(keeping::Msg::Look),
                        Later::Answers => Msg::Left(left::Msg::Answers),
                    });
                }
            }),
        );
    }

    fn keep(&self, at: usize, timer: Timer) {
        if let Ok(mut timers) = self.timers.try_borrow_mut()
            && let Some(place) = timers.get_mut(at)
        {
            *place = Some(timer);
        }
    }

    /// Reads the result out once it has stood for a moment.
    fn read_out(&self, said: Option<String>) {
        let place = self.with(|state| state.screen.view.place("announce")).flatten();
        let Some((said, place)) = said.zip(place) else { return };
        if place.text_content().as_deref() != Some(&said) {
            self.keep(1, Timer::once(QUIET, move || dom::text(&place, &said)));
        }
    }

    /// Opens the case in the address, if there is one.
    fn receive_hash(self: &Rc<Self>) -> bool {
        if self.with(|state| state.rooms.shared.settings.standalone) != Some(true) {
            return false;
        }
        let hash = self.window.location().hash().unwrap_or_default();
        let ours = hash.starts_with(HASH);
        if ours {
            self.run(Msg::Sent(Send::Receipt(hash)));
        }
        ours
    }

    fn listen(self: &Rc<Self>) {
        let Some((root, standalone)) =
            self.with(|state| (state.screen.view.root.clone(), state.rooms.shared.settings.standalone))
        else {
            return;
        };
        let app = Rc::downgrade(self);
        self.listeners.replace(events::listen(&root, &self.window, standalone, move |signal| {
            if let Some(app) = app.upgrade() {
                app.signalled(signal);
            }
        }));
        let app = Rc::downgrade(self);
        self.keep(
            0,
            Timer::each(TICK, move || {
                if let Some(app) = app.upgrade() {
                    app.run(Msg::Keeping(keeping::Msg::Beat));
                }
            }),
        );
    }

    /// The browser tells something.
    fn signalled(self: &Rc<Self>, signal: Signal<'_>) {
        match signal {
            Signal::Happened(event, target) => self.heard(event, target),
            Signal::Hash => drop(self.receive_hash()),
            Signal::BeforePrint => self.before_print(),
            Signal::Stored(key, text) => self.run(Msg::Keeping(keeping::Msg::Wrote { key, text })),
            Signal::Left => self.run(Msg::Keeping(keeping::Msg::Release)),
            Signal::Back => self.run(Msg::Keeping(keeping::Msg::Back)),
            Signal::Colours => self.run(Msg::Shell(shell::Msg::Colours)),
            Signal::Dropped(data) => match dropped::files(data) {
                Dropped::Nothing => {}
                Dropped::Several => self.run(Msg::Dropped(dropped::Msg::Several)),
                Dropped::One(file) => {
                    self.given.replace(Some(file.clone()));
                    let app = Rc::downgrade(self);
                    dropped::read(&file, dropped::BEGINNING, move |dropped| {
                        if let Some(app) = app.upgrade() {
                            app.run(Msg::Dropped(dropped::Msg::Begins(dropped)));
                        }
                    });
                }
            },
        }
    }

    /// Hands something over, and does what follows from how that went.
    fn hand(self: &Rc<Self>, hand: Hand) {
        if let Hand::Print(sheet) = hand {
            return self.print(sheet);
        }
        let Some(near) = self.with(|state| state.screen.view.root.clone()) else { return };
        for msg in hand::over(hand, &near, &self.place) {
            self.run(msg);
        }
    }

    /// Prints a sheet, or the room that is open as it stands.
    fn print(&self, sheet: Option<Sheet>) {
        let own = self.with(|State { rooms, screen }| {
            print::lay_out(&screen.view, rooms, sheet);
            rooms.shared.settings.own_page
        });
        // A page of our own asks again what shall be on paper, when the browser is about to print it.
        self.printing.set(sheet.filter(|_| own == Some(true)));
        self.place.host_page.print();
        if own == Some(false) {
            self.with(|state| print::clear(&state.screen.view));
        }
    }

    /// Whoever asked for it: our buttons, or the browser's own.
    fn before_print(&self) {
        let asked = self.printing.take();
        self.with(|State { rooms, screen }| {
            let shared = &rooms.shared;
            let own = (shared.room == Room::Parcel).then_some(Sheet::Estimate);
            print::lay_out(&screen.view, rooms, asked.or(own));
            let document = screen.view.root.owner_document().filter(|_| shared.settings.own_page);
            if let Some(page) = document.and_then(|document| document.document_element()) {
                dom::attribute(&page, "data-across", (shared.room == Room::Table).then_some(""));
            }
        });
    }

    /// The browser does not print: this is what would be on paper.
    pub(super) fn not_printed(self: &Rc<Self>, text: &str) {
        self.printing.set(None);
        self.run(Msg::Take(take::Msg::Handed(take::Handed::NotPrinted(text.to_owned()))));
    }

    /// The host page has changed an attribute.
    pub(super) fn attribute_changed(self: &Rc<Self>, name: &str) {
        let settings = Box::new(settings::read(&self.place.element));
        self.with(|state| state.screen.tell_again());
        self.run(Msg::Shell(shell::Msg::Settings(settings, name.to_owned())));
    }

    /// Takes no input while the host page says so.
    pub(super) fn enable(self: &Rc<Self>, enabled: bool) {
        // The element says so whenever it is put somewhere, mostly what stands already.
        if self.with(|State { rooms, .. }| rooms.shell.disabled == enabled) == Some(true) {
            self.run(Msg::Shell(shell::Msg::Enable(enabled)));
        }
    }
}

/// The field of the form that a message is about.
fn touched(msg: &Msg) -> Option<Field> {
    match msg {
        Msg::Parcel(
            parcel::Msg::Field(form::Msg { field, .. }) | parcel::Msg::Leave(Some(form::Msg { field, .. }), _),
        ) => Some(*field),
        _ => None,
    }
}

/// Whether somebody is typing into a field of the form.
fn is_typing(msg: &Msg) -> bool {
    let Msg::Parcel(parcel::Msg::Field(msg)) = msg else { return false };
    matches!(&msg.change, form::Change::Enter(Some(Entry::Typed(_)), false))
}
