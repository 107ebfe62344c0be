//! What an event means: the one place where that is decided.

use super::effects::Send;
use super::focus::Focus;
use super::heard::{Heard, How};
use super::{
    book, clocks, dropped, keeping, left, parcel, paste, penalties, received, regulation, rulebooks, shell, table,
    take, vehicle, what_if, worklist,
};

/// A message: what an event means, by the room for which it is.
#[derive(Debug)]
pub enum Msg {
    /// A message on navigation, language, time or other windows.
    Shell(shell::Msg),
    /// A message on what the browser keeps.
    Keeping(keeping::Msg),
    /// A message on drafts that a closed window left.
    Left(left::Msg),
    /// A message to the form of the parcel.
    Parcel(parcel::Msg),
    /// A message on pasted texts.
    Paste(paste::Msg),
    /// A message on links and files from another station.
    Received(received::Msg),
    /// A message on copying, saving, printing and sharing.
    Take(take::Msg),
    /// A message on the comparison with other facts.
    WhatIf(what_if::Msg),
    /// A message to the list of all clauses.
    Regulation(regulation::Msg),
    /// A message to the room for one vehicle.
    Vehicle(vehicle::Msg),
    /// A message to the worklist of a table.
    Worklist(worklist::Msg),
    /// A message to the room for service clocks and targets.
    Clocks(clocks::Msg),
    /// A message to the room for the case book.
    Book(book::Msg),
    /// A message to the room for penalties.
    Penalties(penalties::Msg),
    /// A message to the room for rulebooks.
    Rulebooks(rulebooks::Msg),
    /// A message to the room for the decision table.
    Table(table::Msg),
    /// A message on files that are dropped on the page.
    Dropped(dropped::Msg),
    /// A request from one room to another.
    Sent(Send),
    /// A message that moves the focus.
    Focus(Focus),
}

impl Msg {
    /// Is true where nobody did anything on this page: time passes, or other windows and the browser do something.
    #[must_use]
    pub const fn is_passing(&self) -> bool {
        use keeping::Msg::{Back, Beat, Leave, Look, Release, Wrote};
        matches!(
            self,
            Self::Shell(shell::Msg::Start)
                | Self::Worklist(worklist::Msg::Told(_) | worklist::Msg::Look(_))
                | Self::Left(left::Msg::Ask | left::Msg::Answers | left::Msg::Wrote(_))
                | Self::Keeping(Wrote { .. } | Look | Back | Beat | Release | Leave)
        )
    }
}

/// Returns the message that an event means; `None` where it means nothing to the page.
#[must_use]
pub fn decode(heard: &Heard<'_>) -> Option<Msg> {
    let of = |heard: &Heard<'_>| {
        None.or_else(|| shell::Msg::of(heard).map(Msg::Shell))
            .or_else(|| keeping::Msg::of(heard).map(Msg::Keeping))
            .or_else(|| left::Msg::of(heard).map(Msg::Left))
            .or_else(|| what_if::Msg::of(heard).map(Msg::WhatIf))
            .or_else(|| vehicle::Msg::of(heard).map(Msg::Vehicle))
            .or_else(|| worklist::Msg::of(heard).map(Msg::Worklist))
            .or_else(|| paste::Msg::of(heard).map(Msg::Paste))
            .or_else(|| received::Msg::of(heard).map(Msg::Received))
            .or_else(|| take::Msg::of(heard).map(Msg::Take))
            .or_else(|| regulation::Msg::of(heard).map(Msg::Regulation))
            .or_else(|| clocks::Msg::of(heard).map(Msg::Clocks))
            .or_else(|| book::Msg::of(heard).map(Msg::Book))
            .or_else(|| penalties::Msg::of(heard).map(Msg::Penalties))
            .or_else(|| rulebooks::Msg::of(heard).map(Msg::Rulebooks))
            .or_else(|| table::Msg::of(heard).map(Msg::Table))
            .or_else(|| parcel::Msg::of(heard).map(Msg::Parcel))
    };
    of(heard).or_else(|| match heard.how {
        // Elsewhere Enter leaves what was typed, as leaving it would.
        How::Enter { .. } if heard.kind != "textarea" => {
            let Heard { name, text, kind, .. } = heard;
            let (name, text, kind) = (name.clone(), text.clone(), kind.clone());
            of(&Heard { how: How::Settled, name, text, checked: heard.checked, kind, at: heard.at })
        }
        _ => None,
    })
}

/// The function that makes a request from the text of a file.
pub type Sent = fn(String) -> Send;

/// Returns what a file that was chosen is sent as, and its largest size in bytes: of a longer one the beginning is
/// enough to say that it is none of ours.
#[must_use]
pub fn file(name: &str) -> Option<(Sent, u32)> {
    Some(match name {
        // No file of one case is longer.
        "caseFile" => (Send::Receipt, 200_000),
        "bookImport" => (Send::Book, dropped::LARGEST),
        "rulebookFile" => (Send::Rulebook, LARGEST_RULEBOOK),
        "penaltyFile" => (Send::Sheet, 1_000_000),
        _ => return None,
    })
}

/// Whether a file that was chosen is a table, which the worklist reads.
#[must_use]
pub fn is_table(name: &str) -> bool {
    name == "tableFile"
}

/// One byte more than a rulebook may have: what is longer is told by its loader.
#[expect(clippy::cast_possible_truncation, reason = "far below where that begins")]
const LARGEST_RULEBOOK: u32 = crate::rulebook::LARGEST_FILE as u32 + 1;
