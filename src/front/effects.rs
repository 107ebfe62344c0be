//! What follows from an update beside what is shown: data, run by the loop of the page in one order.

use super::focus::Focus;
use super::room::Room;
use crate::book::Revision;
use crate::case::{Case, Issue};
use crate::worklist::protocol::Asked;
use chrono::NaiveDateTime;
use serde_json::{Map, Value};

/// The effects of a message: what the page must do after it; by default nothing.
#[derive(Debug, Default)]
pub struct Effects {
    /// Is true where the message on the screen stays, because nothing happened that makes it obsolete.
    pub quiet: bool,
    /// A short message, read out politely; it stands until the next thing happens.
    pub say: Option<String>,
    /// The requests to other rooms, in their order.
    pub send: Vec<Send>,
    /// The text that leaves the page; `None` where none does.
    pub hand: Option<Hand>,
    /// The element that gets the focus; `None` where the focus stays.
    pub focus: Option<Focus>,
    /// Tells whether the file that was dropped is read whole.
    pub read: bool,
    /// What the worklist of a table is asked for, in this order.
    pub table: Vec<Call>,
    /// Is true where the host page must start the page again.
    pub reload: bool,
    /// Tells what must be checked again after a while; `None` where nothing must.
    pub later: Option<Later>,
}

/// What is done with the worklist of a table, which stands behind a worker.
#[derive(Clone, Debug, PartialEq)]
pub enum Call {
    /// The file that was chosen or dropped last is given to it.
    TakeFile,
    /// A pasted text is given to it, as a file.
    TakeText(String),
    /// It is asked for something.
    Ask(Asked),
    /// The file that it wrote last is saved.
    Save {
        /// The name of the file.
        name: String,
        /// The media type of the file.
        kind: String,
    },
}

/// A request from one room to another, which it does not know.
#[derive(Debug)]
pub enum Send {
    /// Enter this room.
    Enter(Room),
    /// Put this case into the form in place of the one that is there.
    Open(Box<Opening>),
    /// Read this text, which was pasted or dropped, as a record.
    Record(String),
    /// Open this link or file of a case from another station.
    Receipt(String),
    /// Add these waybills to the vehicle.
    Waybills(String),
    /// Open the table that was given, of this name and this size in bytes.
    Table(String, u64),
    /// Import this file of a case book.
    Book(String),
    /// Open this file of a rulebook.
    Rulebook(String),
    /// Open this file of a month of penalties.
    Sheet(String),
    /// Take over the profile, because the host page has changed an answer of it.
    Profile,
    /// Read what another window has written under this key of the store.
    Wrote(String),
    /// Open the case of the book with this revision.
    Case(String),
    /// Read the service clocks again, because another window has changed them.
    Clocks,
}

/// A case that is put into the form.
#[derive(Debug, Default)]
pub struct Opening {
    /// The facts of the case that are sound.
    pub case: Case,
    /// The moment of the estimate, China time; `None` for the present moment.
    pub as_of: Option<NaiveDateTime>,
    /// The revision of the case book from which the case comes; `None` where it comes from elsewhere.
    pub base: Option<Revision>,
    /// The facts as the case book holds them, sound or not.
    pub facts: Map<String, Value>,
    /// The problems of the facts that are not sound.
    pub issues: Vec<Issue>,
}

/// A text that leaves the page, and the way it takes.
#[derive(Debug)]
pub enum Hand {
    /// The text goes to the clipboard.
    Copy {
        /// The text to copy.
        text: String,
        /// The action of the button that asked for it, which keeps the focus.
        action: &'static str,
    },
    /// The text is saved as a file.
    Save {
        /// The name of the file.
        name: String,
        /// The media type of the file.
        kind: &'static str,
        /// The content of the file.
        content: String,
    },
    /// A copy of the page is saved, which brings data along.
    SavePage {
        /// The name of the file.
        name: String,
        /// The data that the copy brings along, as JSON.
        brings: String,
        /// Is true where the copy also brings the rulebook of the host page.
        rulebook: bool,
    },
    /// A sheet is printed; `None` prints the room as it is on the screen.
    Print(Option<Sheet>),
}

/// A sheet that can be printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// The sheet with the estimate.
    Estimate,
    /// The sheet with the claim form.
    Form,
    /// A claim form for each row that was chosen from a table.
    Forms,
}

/// Something that must be checked again after a while.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Later {
    /// Check what other windows have written.
    Look,
    /// Check whether the windows that were asked have answered.
    Answers,
}

impl Effects {
    /// Returns effects that only move the focus.
    #[must_use]
    pub fn focus(focus: Focus) -> Self {
        Self { focus: Some(focus), ..Self::default() }
    }

    /// Returns effects that only show a message.
    #[must_use]
    pub fn say(said: impl Into<String>) -> Self {
        Self { say: Some(said.into()), ..Self::default() }
    }

    /// Returns effects that do nothing and keep the message on the screen.
    #[must_use]
    pub fn quiet() -> Self {
        Self { quiet: true, ..Self::default() }
    }

    /// Returns effects that hand over a text.
    #[must_use]
    pub fn hand(hand: Hand) -> Self {
        Self { hand: Some(hand), ..Self::default() }
    }

    /// Returns the effects with a request to another room added.
    #[must_use]
    pub fn send(mut self, send: Send) -> Self {
        self.send.push(send);
        self
    }

    /// Returns the effects with something to be done with the worklist of a table.
    #[must_use]
    pub fn call(mut self, call: Call) -> Self {
        self.table.push(call);
        self
    }

    /// Returns the effects with the focus moved there.
    #[must_use]
    pub fn and_focus(self, focus: Focus) -> Self {
        Self { focus: Some(focus), ..self }
    }

    /// Returns the effects with this message shown.
    #[must_use]
    pub fn and_say(self, said: impl Into<String>) -> Self {
        Self { say: Some(said.into()), ..self }
    }

    /// Returns these effects with later ones added; where both state something, the later one holds.
    #[must_use]
    pub fn then(self, next: Self) -> Self {
        Self {
            quiet: self.quiet && next.quiet,
            say: next.say.or(self.say),
            send: self.send.into_iter().chain(next.send).collect(),
            hand: next.hand.or(self.hand),
            focus: next.focus.or(self.focus),
            read: self.read || next.read,
            table: self.table.into_iter().chain(next.table).collect(),
            reload: self.reload || next.reload,
            later: next.later.or(self.later),
        }
    }
}
