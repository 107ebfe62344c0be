//! All rooms with what they share: a message in, effects out.

use super::book::Book;
use super::clocks::Clocks;
use super::effects::{Effects, Send};
use super::keeping::Keeping;
use super::left::Left;
use super::msg::Msg;
use super::parcel::Parcel;
use super::paste::Paste;
use super::penalties::Penalties;
use super::received::Received;
use super::regulation::Regulation;
use super::room::Room;
use super::rulebooks::Rulebooks;
use super::shared::{Shared, Start};
use super::shell::Shell;
use super::table::Table;
use super::take::Take;
use super::vehicle::Vehicle;
use super::what_if::WhatIf;
use super::worklist::Worklist;
use super::{book, clocks, dropped, left, parcel, paste, penalties, received, rulebooks, shell, vehicle, worklist};

/// The front of one page: the state that all rooms share, and the rooms.
pub struct Front {
    /// The state that all rooms share.
    pub shared: Shared,
    /// The part for navigation, language and time.
    pub shell: Shell,
    /// The part that tells what the browser keeps.
    pub keeping: Keeping,
    /// The part for drafts that a closed window left.
    pub left: Left,
    /// The room with the form of the parcel.
    pub parcel: Parcel,
    /// The part for pasted texts.
    pub paste: Paste,
    /// The part for links and files from another station.
    pub received: Received,
    /// The part that copies, saves, prints and shares results.
    pub take: Take,
    /// The part that compares the case with other facts.
    pub what_if: WhatIf,
    /// The part that shows all clauses.
    pub regulation: Regulation,
    /// The room for the parcels of one vehicle.
    pub vehicle: Vehicle,
    /// The worklist of a table.
    pub worklist: Worklist,
    /// The room for service clocks and targets.
    pub clocks: Clocks,
    /// The room for the case book.
    pub book: Book,
    /// The room for penalties.
    pub penalties: Penalties,
    /// The room for rulebooks.
    pub rulebooks: Rulebooks,
    /// The room for the decision table.
    pub table: Table,
}

impl Front {
    /// Starts a front with what is kept on this machine and with the draft that was left.
    #[must_use]
    pub fn start(start: Start) -> Self {
        let shared = Shared::start(start);
        Self {
            shell: Shell::default(),
            keeping: Keeping::default(),
            left: Left::default(),
            parcel: Parcel::start(&shared),
            paste: Paste::default(),
            received: Received::default(),
            take: Take::default(),
            what_if: WhatIf::default(),
            regulation: Regulation::default(),
            vehicle: Vehicle::default(),
            worklist: Worklist::default(),
            clocks: Clocks::start(&shared),
            book: Book::default(),
            penalties: Penalties::start(&shared),
            rulebooks: Rulebooks::default(),
            table: Table,
            shared,
        }
    }

    /// Carries out a message and all requests between rooms that follow, and returns all effects.
    pub fn update(&mut self, msg: Msg) -> Effects {
        let is_passing = msg.is_passing();
        let mut effects = self.update_one(msg);
        // A room asks another one at most a few times: what asks for ever is a fault, and ends.
        for _ in 0..8 {
            let sent = std::mem::take(&mut effects.send);
            if sent.is_empty() {
                break;
            }
            for send in sent {
                let next = self.update_one(Msg::Sent(send));
                effects = effects.then(next);
            }
        }
        // A clerk who looks away must not miss what was said.
        effects.quiet |= is_passing;
        self.follow();
        effects.table.extend(self.worklist.follow(&mut self.shared));
        self.prepare();
        // Where it is shown, it follows from what stands now.
        self.shared.answer();
        self.what_if.prepare(&self.shared);
        if self.shared.room == Room::Vehicle || !self.shared.vehicle.vehicle.waybills().is_empty() {
            self.shared.vehicle_answer();
        }
        self.shared.keep_in_hand();
        effects
    }

    /// The room on the screen follows from what stands now.
    fn prepare(&mut self) {
        let shared = &mut self.shared;
        match shared.room {
            Room::Clocks => self.clocks.prepare(shared),
            Room::Book => self.book.prepare(shared),
            Room::Penalties => self.penalties.prepare(shared),
            Room::Rulebooks => self.rulebooks.prepare(shared),
            Room::Parcel | Room::Vehicle | Room::Table => {}
        }
    }

    /// What belongs to another parcel than the one in hand is done with, and so is what stood in a room that was left.
    fn follow(&mut self) {
        let shared = &mut self.shared;
        self.shell.follow(shared);
        self.parcel.follow(shared);
        self.paste.follow(shared);
        self.received.follow(shared);
        self.what_if.follow(shared);
        self.book.follow(shared);
    }

    fn update_one(&mut self, msg: Msg) -> Effects {
        let shared = &mut self.shared;
        match msg {
            Msg::Shell(msg) => self.shell.update(msg, shared),
            Msg::Keeping(msg) => self.keeping.update(msg, shared),
            Msg::Left(msg) => self.left.update(msg, shared),
            Msg::Parcel(msg) => self.parcel.update(msg, shared),
            Msg::Paste(msg) => self.paste.update(msg, shared),
            Msg::Received(msg) => self.received.update(msg, shared),
            Msg::Take(msg) => self.take.update(msg, shared),
            Msg::WhatIf(msg) => self.what_if.update(msg, shared),
            Msg::Regulation(msg) => self.regulation.update(msg, shared),
            Msg::Vehicle(msg) => self.vehicle.update(msg, shared),
            Msg::Worklist(msg) => self.worklist.update(msg, shared),
            Msg::Clocks(msg) => self.clocks.update(msg, shared),
            Msg::Book(msg) => self.book.update(msg, shared),
            Msg::Penalties(msg) => self.penalties.update(msg, shared),
            Msg::Rulebooks(msg) => self.rulebooks.update(msg, shared),
            Msg::Table(msg) => self.table.update(msg, shared),
            Msg::Dropped(_) if self.shell.disabled => Effects::quiet(),
            Msg::Dropped(msg) => dropped::update(msg, shared),
            Msg::Focus(focus) => Effects::quiet().and_focus(focus),
            Msg::Sent(send) => self.sent(send),
        }
    }

    /// What one room asks of another.
    fn sent(&mut self, send: Send) -> Effects {
        let shared = &mut self.shared;
        match send {
            Send::Enter(room) => self.shell.update(shell::Msg::Enter(room), shared),
            Send::Open(opening) => self.parcel.update(parcel::Msg::Open(opening), shared),
            Send::Record(text) => self.paste.update(paste::Msg::Record(text), shared),
            Send::Receipt(text) => self.received.update(received::Msg::Receive(text), shared),
            Send::Waybills(text) => self.vehicle.update(vehicle::Msg::Take(text), shared),
            Send::Table(name, size) => {
                self.worklist.update(worklist::Msg::Give(worklist::Given { name, size, text: None }), shared)
            }
            Send::Book(text) => self.book.update(book::Msg::Import(text), shared),
            Send::Rulebook(text) => self.rulebooks.update(rulebooks::Msg::Load(text), shared),
            Send::Sheet(text) => self.penalties.update(penalties::Msg::Load(text), shared),
            Send::Clocks => self.clocks.update(clocks::Msg::Changed, shared),
            Send::Profile => self.parcel.update(parcel::Msg::Told, shared),
            Send::Wrote(key) => self.left.update(left::Msg::Wrote(key), shared),
            Send::Case(revision) => self.book.update(book::Msg::Open(revision), shared),
        }
    }
}
