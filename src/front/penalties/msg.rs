//! What an event means in the room of the penalties.

use super::month::InputId;
use crate::front::heard::{Heard, How};

/// Lists the messages of the room.
#[derive(Debug)]
pub enum Msg {
    /// The file of a month came in.
    Load(String),
    /// The rulebook of this id is counted by.
    ChooseRulebook(String),
    /// Something is being typed as the month.
    TypeMonth(String),
    /// The month was typed and left.
    ChooseMonth(String),
    /// Items are searched for.
    Search(String),
    /// Enter leaves the search.
    LeaveSearch,
    /// Something stands in an input of the next entry.
    Enter {
        /// Which input.
        key: String,
        /// Holds the text of the input.
        text: String,
    },
    /// The same, and the entry is added.
    EnterAndAdd {
        /// Which input.
        key: String,
        /// Holds the text of the input.
        text: String,
    },
    /// Something stands in an input of the month: a blank, points, a score, a bonus.
    Type {
        /// Which input.
        input: InputId,
        /// Holds the text of the input.
        text: String,
    },
    /// The entry is added.
    Add,
    /// The person is added of whom nothing happened.
    AddPerson,
    /// The next entry is of this person.
    Name(String),
    /// The entry at this place of the month is taken out.
    RemoveEntry(usize),
    /// A person is taken out with all entries.
    RemovePerson(String),
    /// The deletion that was made last is undone.
    Undo,
    /// The month is printed.
    Print,
    /// The month is saved as a table for spreadsheets.
    ExportTable,
    /// The month is saved as a file.
    SaveFile,
    /// A new month is begun.
    Begin,
    /// The month is kept on this machine.
    Save,
    /// A saved month is opened; where that loses something, the clerk is asked.
    Open(String),
    /// The month in hand is saved, and the wanted one opened.
    OpenSaving,
    /// The wanted month is opened all the same.
    OpenAnyway,
    /// It is not opened.
    OpenNot,
    /// A saved month is deleted.
    Delete(String),
    /// The clerk has read why a file was not opened.
    CloseFaults,
}

impl Msg {
    /// Returns the message that an event means here; none where it means nothing to the room.
    #[must_use]
    pub fn of(heard: &Heard<'_>) -> Option<Self> {
        match heard.how {
            How::Clicked => Self::of_click(heard),
            How::Typed(_) => Self::of_input(heard, false),
            How::Settled => Self::of_input(heard, true),
            How::Enter { .. } => match &*heard.name {
                "penaltySearch" => Some(Self::LeaveSearch),
                "entry" => Some(Self::EnterAndAdd { key: heard.data("key")?, text: heard.text.clone() }),
                _ => None,
            },
            How::Pasted(_) | How::Folded | How::Scrolled(_) | How::Key(_) => None,
        }
    }

    fn of_click(heard: &Heard<'_>) -> Option<Self> {
        Some(match &*heard.name {
            "addPenalty" => Self::Add,
            "addPerson" => Self::AddPerson,
            "namePenalty" => Self::Name(heard.data("piece")?),
            "removePenalty" => Self::RemoveEntry(heard.data("piece")?.parse().ok()?),
            "removePerson" => Self::RemovePerson(heard.data("person")?),
            "undoPenalty" => Self::Undo,
            "savePenalties" => Self::Save,
            "printPenalties" => Self::Print,
            "csvPenalties" => Self::ExportTable,
            "filePenalties" => Self::SaveFile,
            "newPenalties" => Self::Begin,
            "openSaved" => Self::Open(heard.data("piece")?),
            "openSavedSaving" => Self::OpenSaving,
            "openSavedAnyway" => Self::OpenAnyway,
            "openSavedNot" => Self::OpenNot,
            "deleteSaved" => Self::Delete(heard.data("piece")?),
            "closePenaltyFaults" => Self::CloseFaults,
            _ => return None,
        })
    }

    fn of_input(heard: &Heard<'_>, settled: bool) -> Option<Self> {
        let text = heard.text.clone();
        Some(match &*heard.name {
            "penaltyRulebook" => Self::ChooseRulebook(text),
            "penaltyMonth" if settled => Self::ChooseMonth(text),
            "penaltyMonth" => Self::TypeMonth(text),
            "penaltySearch" => Self::Search(text),
            "entry" => Self::Enter { key: heard.data("key")?, text },
            "penaltyTyped" => {
                let input = InputId::of(&heard.data("list-of")?, &heard.of("person"), &heard.data("key")?);
                // What was left with spaces alone is empty.
                let says = !settled || !text.trim().is_empty();
                Self::Type { input, text: if says { text } else { String::new() } }
            }
            _ => return None,
        })
    }
}
