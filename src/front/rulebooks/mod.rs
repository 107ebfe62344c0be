//! The rulebooks of this machine: which there are, which one counts, and changing one of one's own.

pub mod editor;
pub mod inputs;
pub mod list;

use super::effects::{Effects, Hand};
use super::focus::Focus;
use super::heard::{Heard, How};
use super::library::{Applies, Kept, NotKept};
use super::shared::Shared;
use super::storage::Refused;
use crate::json;
use crate::rulebook::Rulebook;
use crate::words;
use editor::{Editor, Reads};
use list::{Dated, Summary};
use serde_json::Value;

/// The part of the editor that holds the rows of the decision table that change.
const ROWS: &str = "editorRowsPart";

/// Holds what the room of rulebooks knows.
#[derive(Debug, Default)]
pub struct Rulebooks {
    /// The rulebook that is being changed, while one is.
    pub editor: Option<Editor>,
    /// Is true where the rows of the decision table that change are unfolded.
    pub rows_open: bool,
    /// Grows with every change of the file in the editor.
    pub version: u32,
    /// Grows whenever the inputs of the editor are to hold something else than what was typed into them.
    pub written: u32,
    /// Why a file was not taken, or a rulebook not chosen: each problem in a sentence.
    pub faults: Vec<String>,
    /// Every rulebook, as the list shows it.
    pub summaries: Vec<Summary>,
    /// Every regulation of which the sending date may choose a version.
    pub dated: Vec<Dated>,
    /// The one that was deleted last, and what was chosen then.
    deleted: Option<(Kept, Applies)>,
}

/// Lists the messages of the room.
#[derive(Debug)]
pub enum Msg {
    /// The file of a rulebook came in.
    Load(String),
    /// These parcel rules count from now on.
    Apply(Applies),
    /// The rulebook of this id is opened in the editor: one of the station's own as it is, a built-in one as a copy.
    Edit(String),
    /// The rulebook of this id is saved as a file.
    Export(String),
    /// The rulebook of this id is deleted.
    Delete(String),
    /// The rulebook that was deleted last comes back.
    Undo,
    /// The clerk has read why a file was not taken.
    CloseFaults,
    /// Something stands in an input of the editor.
    Enter {
        /// The place of the file that it is about.
        place: String,
        /// How its text is read.
        reads: Reads,
        /// Holds the text of the input, as it is typed.
        text: String,
    },
    /// The original text of a place of the file comes back.
    Revert(String),
    /// Something is searched for among the clauses in the editor.
    Search(String),
    /// The rows of the decision table that change are unfolded, or folded up.
    Fold(bool),
    /// The edited rulebook is kept on this machine.
    Keep,
    /// The edited rulebook is saved as a file.
    Save,
    /// The editor is closed, and what was edited is dropped.
    Close,
}

impl Msg {
    /// Returns the message that an event means here; none where it means nothing to the room.
    #[must_use]
    pub fn of(heard: &Heard<'_>) -> Option<Self> {
        match (&heard.how, &*heard.name) {
            (How::Folded, ROWS) => return Some(Self::Fold(heard.checked)),
            (How::Typed(_) | How::Settled, "editSearch") => return Some(Self::Search(heard.text.clone())),
            (How::Typed(_) | How::Settled, "edit") => {
                let (place, reads, text) = (heard.data("place")?, Reads::by_code(&heard.of("as")), heard.text.clone());
                return Some(Self::Enter { place, reads, text });
            }
            _ => {}
        }
        let id = || heard.data("rulebook");
        Some(match &*heard.name {
            _ if !heard.is_click() => return None,
            "applyRulebook" => Self::Apply(Applies::One(id()?)),
            "applyByDate" => Self::Apply(Applies::ByDate(id()?)),
            "editRulebook" => Self::Edit(id()?),
            "exportRulebook" => Self::Export(id()?),
            "deleteRulebook" => Self::Delete(id()?),
            "undoRulebook" => Self::Undo,
            "closeFaults" => Self::CloseFaults,
            "revert" => Self::Revert(heard.data("to")?),
            "keepRulebook" => Self::Keep,
            "saveRulebook" => Self::Save,
            "closeEditor" => Self::Close,
            _ => return None,
        })
    }
}

impl Rulebooks {
    /// Does what a message means.
    pub fn update(&mut self, msg: Msg, shared: &mut Shared) -> Effects {
        match msg {
            Msg::Load(text) => self.load(&text, shared),
            Msg::Apply(applies) => self.apply(applies, shared),
            Msg::Edit(id) => self.edit(&id, shared),
            Msg::Export(id) => {
                let file = shared.rules.library.find(&id).map(|kept| as_file(&id, &kept.file));
                file.map_or_else(Effects::quiet, Effects::hand)
            }
            Msg::Delete(id) => self.delete(&id, shared),
            Msg::Undo => self.undo(shared),
            Msg::CloseFaults => {
                self.faults.clear();
                Effects::focus(Focus::Title)
            }
            Msg::Enter { place, reads, text } => {
                let now = shared.now.minute;
                if self.editor.as_mut().is_some_and(|editor| editor.enter(&place, reads, text, now)) {
                    self.version = self.version.wrapping_add(1);
                }
                Effects::quiet()
            }
            Msg::Revert(place) => {
                if let Some(editor) = &mut self.editor {
                    editor.revert(&place);
                    self.write();
                }
                Effects::quiet().and_focus(Focus::EditorPlace(place))
            }
            Msg::Search(query) => {
                if let Some(editor) = &mut self.editor {
                    editor.search(query, shared.lang);
                }
                Effects::quiet()
            }
            Msg::Fold(open) => {
                self.rows_open = open;
                Effects::quiet()
            }
            Msg::Keep => self.keep(shared),
            Msg::Save => {
                let file = self.editor.as_ref().map(|editor| as_file(editor.id(), editor.file()));
                file.map_or_else(Effects::quiet, Effects::hand)
            }
            Msg::Close => {
                self.editor = None;
                Effects::focus(Focus::Title)
            }
        }
    }

    /// The room is on the screen: what it shows follows from what stands now.
    pub fn prepare(&mut self, shared: &mut Shared) {
        match &mut self.editor {
            Some(editor) => editor.prepare(self.rows_open, shared),
            None => (self.summaries, self.dated) = list::of(shared),
        }
    }

    /// Why the browser does not keep what was changed; empty where it does.
    #[must_use]
    pub fn refused(&self, shared: &Shared) -> &'static str {
        match shared.rules.library.refused {
            None => "",
            Some(Refused::Full) => shared.word("rulebookFull"),
            Some(Refused::Unavailable) => shared.word("rulebookUnavailable"),
        }
    }

    /// Returns the sentence about the rulebook that was deleted last; none where there is nothing to undo.
    #[must_use]
    pub fn deleted(&self, shared: &Shared) -> Option<String> {
        let (kept, _) = self.deleted.as_ref()?;
        Some(shared.fill("bookDeleted", &[("waybill", &kept.rulebook.head.id)]))
    }

    /// Takes the rulebook of a file in, or says what is wrong with it.
    fn load(&mut self, text: &str, shared: &mut Shared) -> Effects {
        let word = self.take(text, shared);
        let to = vec![Focus::Place("rulebookFaults"), Focus::Place("editorTitle"), Focus::Title];
        Effects::say(shared.word(word)).and_focus(Focus::First(to))
    }

    fn take(&mut self, text: &str, shared: &mut Shared) -> &'static str {
        let loaded = Rulebook::load_text(text);
        let file = json::parse(text.trim_start_matches('\u{feff}'));
        let (rulebook, file) = match (loaded, file) {
            (Ok(rulebook), Some(file)) => (rulebook, file),
            (Err(problems), file) => {
                let file = file.unwrap_or_default();
                self.faults = problems.iter().map(|problem| words::problem_in(problem, &file, shared.lang)).collect();
                return "rulebookFaultsTitle";
            }
            (Ok(_), None) => return "rulebookFaultsTitle",
        };
        self.faults.clear();
        let library = &mut shared.rules.library;
        library.sync();
        let (id, digest) = (rulebook.head.id.clone(), rulebook.head.digest.clone());
        match library.find(&id).map(|kept| kept.rulebook.head.digest == digest) {
            Some(true) => "rulebookKnown",
            // Its id is taken: the clerk gives it another.
            Some(false) => {
                let free = library.free_id(&id);
                self.open(Editor::of_copy(file, &rulebook, &free));
                "rulebookIdTaken"
            }
            None => {
                // The id is free.
                let _ = library.keep(file, rulebook, None);
                "rulebookLoaded"
            }
        }
    }

    /// Counts by other parcel rules from now on; where that cannot be, by the same as before.
    fn apply(&mut self, applies: Applies, shared: &mut Shared) -> Effects {
        let library = &mut shared.rules.library;
        library.sync();
        let before = library.applies().clone();
        library.choose(applies);
        match library.in_use() {
            Ok(in_use) => {
                shared.rules.count_by(in_use);
                Effects::say(shared.word("rulebookApplied")).and_focus(Focus::Title)
            }
            Err(problems) => {
                library.choose(before);
                self.faults = problems.iter().map(|problem| words::problem(problem, shared.lang)).collect();
                Effects::focus(Focus::Title)
            }
        }
    }

    fn edit(&mut self, id: &str, shared: &mut Shared) -> Effects {
        let library = &mut shared.rules.library;
        if let Some(kept) = library.find(id).cloned() {
            self.open(if kept.is_own {
                Editor::of_own(kept.file, &kept.rulebook)
            } else {
                let free = library.free_id(id);
                Editor::of_copy(kept.file, &kept.rulebook, &free)
            });
        }
        Effects::focus(Focus::Place("editorTitle"))
    }

    fn open(&mut self, editor: Editor) {
        self.editor = Some(editor);
        self.faults.clear();
        self.write();
    }

    /// The inputs of the editor are to hold what stands in its file now.
    fn write(&mut self) {
        self.version = self.version.wrapping_add(1);
        self.written = self.written.wrapping_add(1);
    }

    fn delete(&mut self, id: &str, shared: &mut Shared) -> Effects {
        let applies = shared.rules.library.applies().clone();
        if let Some(kept) = shared.rules.library.remove(id) {
            self.deleted = Some((kept, applies));
            shared.rules.count_again();
        }
        Effects::focus(Focus::Action("undoRulebook"))
    }

    fn undo(&mut self, shared: &mut Shared) -> Effects {
        if let Some((kept, applies)) = self.deleted.take() {
            let library = &mut shared.rules.library;
            // Another one may have taken its id meanwhile.
            let _ = library.keep(kept.file, (*kept.rulebook).clone(), None);
            library.choose(applies);
            if let Ok(in_use) = library.in_use() {
                shared.rules.count_by(in_use);
            }
        }
        Effects::say(shared.word("rulebookBack")).and_focus(Focus::Title)
    }

    /// Keeps what was edited, unless something has to be mended or its id is taken.
    fn keep(&mut self, shared: &mut Shared) -> Effects {
        let Some(editor) = &self.editor else { return Effects::quiet() };
        let not = |word| {
            let to = vec![Focus::Place("editorFaults"), Focus::EditorPlace("id".to_owned())];
            Effects::say(word).and_focus(Focus::First(to))
        };
        let Ok(rulebook) = Rulebook::load(editor.file()) else { return not(shared.word("editorFaulty")) };
        let over = editor.replaces(&rulebook.head.id);
        match shared.rules.library.keep(editor.file().clone(), rulebook, over) {
            Err(NotKept::BuiltIn) => not(shared.word("editorIdBuiltIn")),
            Err(NotKept::Taken) => not(shared.word("editorIdTaken")),
            Ok(()) => {
                self.editor = None;
                shared.rules.count_again();
                Effects::say(shared.word("rulebookKept")).and_focus(Focus::Title)
            }
        }
    }
}

/// A rulebook as a file that a person can read.
fn as_file(id: &str, file: &Value) -> Hand {
    // A tree of texts and numbers can always be written.
    let content = serde_json::to_string_pretty(file).unwrap_or_default();
    Hand::Save { name: format!("{id}.json"), kind: "application/json", content }
}
