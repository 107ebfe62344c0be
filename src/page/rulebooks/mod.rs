//! The room of the rulebooks: which there are, which one counts, and changing one of one's own.

mod editor;
mod list;

use super::app::App;
use super::dom;
use super::library::{Applies, Kept, NotKept};
use super::rooms::Room;
use super::rulebook::InUse;
use super::state::AppState;
use super::store::Refused;
use super::take;
use crate::js::parse;
use crate::rulebook::{LARGEST_FILE, Problem, Rulebook};
use crate::words;
use editor::Editor;
use std::rc::Rc;
use web_sys::{Element, HtmlInputElement};

/// Marks the room.
const ROOM: &str = "[data-view=rulebooks]";

/// What the room shows.
#[derive(Default)]
pub(super) struct Rulebooks {
    editor: Option<Editor>,
    /// The one that was deleted last.
    deleted: Option<(Kept, Applies)>,
    /// Why a file was not taken, each problem in a sentence.
    faults: Vec<String>,
}

impl App {
    /// What a button of the room does; false where the button is none of its.
    pub(super) fn clicked_in_rulebooks(self: &Rc<Self>, action: &str, button: &Element) -> bool {
        if dom::nearest(button, ROOM).is_none() {
            return false;
        }
        let id = dom::nearest(button, "[data-rulebook]").and_then(|line| line.get_attribute("data-rulebook"));
        match (action, id) {
            ("applyRulebook", Some(id)) => self.apply(Applies::One(id)),
            ("applyByDate", Some(regulation)) => self.apply(Applies::ByDate(regulation)),
            ("editRulebook", Some(id)) => self.edit(&id),
            ("exportRulebook", Some(id)) => self.export(&id),
            ("deleteRulebook", Some(id)) => self.delete_rulebook(&id),
            ("undoRulebook", _) => self.undo_rulebook(),
            ("closeFaults", _) => {
                self.with(|state| state.rulebooks.faults.clear());
                self.refresh(None);
                self.focus(title);
            }
            ("keepRulebook", _) => self.keep_edited(),
            ("saveRulebook", _) => self.save_edited(),
            ("closeEditor", _) => self.close_editor(),
            ("revert", _) => self.revert(button),
            _ => return false,
        }
        true
    }

    /// Something was typed or chosen in the room; false where it is none of its.
    pub(super) fn entered_in_rulebooks(self: &Rc<Self>, target: &Element, settled: bool) -> bool {
        if dom::nearest(target, ROOM).is_none() {
            return false;
        }
        match target.get_attribute("data-input").as_deref() {
            Some("rulebookFile") => {
                if let (true, Some(input)) = (settled, wasm_bindgen::JsCast::dyn_ref::<HtmlInputElement>(target)) {
                    self.read_rulebook(input);
                }
            }
            Some("editSearch") => {
                if let Some(input) = wasm_bindgen::JsCast::dyn_ref::<HtmlInputElement>(target) {
                    self.with(|state| editor::search(&state.view, &input.value()));
                }
            }
            Some("edit") => self.edited(target),
            _ => return false,
        }
        true
    }

    /// Counts by other parcel rules from now on.
    fn apply(self: &Rc<Self>, applies: Applies) {
        let taken = self.with(|state| {
            state.library.sync();
            let before = state.library.applies().clone();
            state.library.choose(applies);
            match state.library.in_use() {
                Ok(in_use) => Some(in_use),
                Err(problems) => {
                    state.library.choose(before);
                    state.tell_problems(&problems);
                    None
                }
            }
        });
        match taken.flatten() {
            Some(in_use) => {
                self.count_by(in_use);
                self.with(|state| state.say(state.view.word("rulebookApplied")));
            }
            None => self.refresh(None),
        }
        self.focus(title);
    }

    /// Another window has changed the rulebooks of this machine.
    pub(super) fn rulebooks_changed(self: &Rc<Self>) {
        let in_use = self.with(|state| {
            let before = state.library.applies().clone();
            state.library.sync();
            let is_told = state.rulebook_is_told;
            (!is_told && (before != *state.library.applies() || before != Applies::BuiltIn))
                .then(|| state.library.counts())
        });
        match in_use.flatten() {
            Some(in_use) => self.count_by(in_use),
            None => self.refresh(None),
        }
    }

    fn count_by(&self, in_use: InUse) {
        self.with(|state| {
            if !state.rulebook_is_told {
                state.rulebook = in_use;
            }
            state.forget_rows();
        });
        self.refresh(None);
    }

    /// Opens a rulebook to be changed: one of one's own as it is, a built-in one as a copy.
    fn edit(self: &Rc<Self>, id: &str) {
        self.with(|state| {
            let Some(kept) = state.library.find(id).cloned() else { return };
            let editor = if kept.is_own {
                Editor::of_own(kept.file, &kept.rulebook)
            } else {
                let free = state.library.free_id(id);
                Editor::of_copy(kept.file, &kept.rulebook, &free)
            };
            state.open_editor(editor);
        });
        self.refresh(None);
        self.focus(|state| dom::first(&state.view.place("rulebookEditor")?, "[data-title]"));
    }

    fn export(&self, id: &str) {
        let file = self.with(|state| state.library.find(id).map(|kept| kept.file.clone())).flatten();
        if let Some(file) = file {
            self.save(&format!("{id}.json"), "application/json", &editor::text_of(&file));
        }
    }

    fn delete_rulebook(self: &Rc<Self>, id: &str) {
        let gone = self.with(|state| {
            let applied = state.library.applies().clone();
            let kept = state.library.remove(id)?;
            state.rulebooks.deleted = Some((kept, applied.clone()));
            Some((applied != Applies::BuiltIn).then(|| state.library.counts()))
        });
        match gone.flatten().flatten() {
            Some(in_use) => self.count_by(in_use),
            None => self.refresh(None),
        }
        self.focus(|state| dom::first(&state.view.root, "[data-action=undoRulebook]"));
    }

    fn undo_rulebook(self: &Rc<Self>) {
        let in_use = self.with(|state| {
            let (kept, applies) = state.rulebooks.deleted.take()?;
            // Another one may have taken its id meanwhile.
            let _ = state.library.keep(kept.file, (*kept.rulebook).clone(), None);
            state.library.choose(applies);
            state.library.in_use().ok()
        });
        match in_use.flatten() {
            Some(in_use) => self.count_by(in_use),
            None => self.refresh(None),
        }
        self.with(|state| state.say(state.view.word("rulebookBack")));
        self.focus(title);
    }

    /// Reads the file that was chosen; a bad one changes nothing.
    fn read_rulebook(self: &Rc<Self>, input: &HtmlInputElement) {
        let app = Rc::downgrade(self);
        #[expect(clippy::cast_precision_loss, reason = "far below where that begins")]
        let most = LARGEST_FILE as f64 + 1.0;
        take::read(input, most, move |text| {
            if let Some(app) = app.upgrade() {
                app.take_rulebook(&text);
            }
        });
    }

    /// Takes the rulebook of a file in, or says what is wrong with it.
    pub(super) fn take_rulebook(self: &Rc<Self>, text: &str) {
        let opened = self.with(|state| {
            let loaded = Rulebook::load_text(text, parse);
            let file = parse(text.trim_start_matches('\u{feff}'));
            let (rulebook, file) = match (loaded, file) {
                (Ok(rulebook), Some(file)) => (rulebook, file),
                (Err(problems), file) => {
                    let file = file.unwrap_or_default();
                    let lang = state.view.lang;
                    state.rulebooks.faults =
                        problems.iter().map(|problem| words::problem_in(problem, &file, lang)).collect();
                    return "rulebookFaultsTitle";
                }
                (Ok(_), None) => return "rulebookFaultsTitle",
            };
            state.rulebooks.faults.clear();
            state.library.sync();
            let (id, digest) = (rulebook.head.id.clone(), rulebook.head.digest.clone());
            match state.library.find(&id).map(|kept| kept.rulebook.head.digest == digest) {
                Some(true) => "rulebookKnown",
                // Its id is taken: the clerk gives it another.
                Some(false) => {
                    let free = state.library.free_id(&id);
                    let editor = Editor::of_copy(file, &rulebook, &free);
                    state.open_editor(editor);
                    "rulebookIdTaken"
                }
                None => {
                    // The id is free.
                    let _ = state.library.keep(file, rulebook, None);
                    "rulebookLoaded"
                }
            }
        });
        self.refresh(None);
        if let Some(word) = opened {
            self.with(|state| state.say(state.view.word(word)));
        }
        self.focus(|state| {
            let editor = state.view.place("rulebookEditor").filter(dom::is_seen);
            let faults = state.view.place("rulebookFaults").filter(dom::is_seen);
            faults.or_else(|| dom::first(&editor?, "[data-title]")).or_else(|| title(state))
        });
    }

    /// Keeps what was edited in the browser.
    fn keep_edited(self: &Rc<Self>) {
        let kept = self.with(|state| {
            let editor = state.rulebooks.editor.as_ref()?;
            let (file, over) = (editor.file.clone(), editor.over.clone());
            let Ok(rulebook) = Rulebook::load(&file) else { return Some("editorFaulty") };
            let id = rulebook.head.id.clone();
            Some(
                match state.library.keep(file, rulebook, over.as_ref().filter(|over| over.0 == id).map(|over| &*over.1))
                {
                    Err(NotKept::BuiltIn) => "editorIdBuiltIn",
                    Err(NotKept::Taken) => "editorIdTaken",
                    Ok(()) => {
                        state.rulebooks.editor = None;
                        "rulebookKept"
                    }
                },
            )
        });
        let Some(word) = kept.flatten() else { return };
        if word != "rulebookKept" {
            self.refresh(None);
            self.with(|state| state.say(state.view.word(word)));
            return self.focus(|state| {
                let faults = state.view.place("editorFaults").filter(dom::is_seen);
                faults.or_else(|| dom::first(&state.view.root, "[data-place=id]"))
            });
        }
        let in_use = self.with(|state| (*state.library.applies() != Applies::BuiltIn).then(|| state.library.counts()));
        match in_use.flatten() {
            Some(in_use) => self.count_by(in_use),
            None => self.refresh(None),
        }
        self.with(|state| state.say(state.view.word(word)));
        self.focus(title);
    }

    /// Hands what was edited to the browser as a file.
    fn save_edited(&self) {
        let file = self.with(|state| {
            let editor = state.rulebooks.editor.as_ref()?;
            let id = editor.file.get("id").and_then(serde_json::Value::as_str).unwrap_or_default();
            Some((format!("{id}.json"), editor::text_of(&editor.file)))
        });
        if let Some((name, text)) = file.flatten() {
            self.save(&name, "application/json", &text);
        }
    }

    fn close_editor(self: &Rc<Self>) {
        self.with(|state| state.rulebooks.editor = None);
        self.refresh(None);
        self.focus(title);
    }

    /// A figure, a text or a choice was changed.
    fn edited(&self, target: &Element) {
        let Some(at) = target.get_attribute("data-place") else { return };
        self.with(|state| {
            if let Some(editor) = &mut state.rulebooks.editor {
                editor.enter(&at, target);
            }
            state.show_editor();
        });
    }

    /// Puts back what stood at a place.
    fn revert(&self, button: &Element) {
        let Some(at) = button.get_attribute("data-to") else { return };
        self.with(|state| {
            if let Some(editor) = &mut state.rulebooks.editor {
                editor.revert(&at);
                editor.fill(&state.view, &at);
            }
            state.show_editor();
        });
        self.focus(|state| dom::first(&state.view.root, &format!("[data-place=\"{at}\"]")));
    }
}

fn title(state: &AppState) -> Option<Element> {
    dom::first(&state.view.place(crate::case::Choice::code(Room::Rulebooks))?, "[data-title]")
}

impl AppState {
    fn open_editor(&mut self, editor: Editor) {
        self.rulebooks.editor = Some(editor);
        self.rulebooks.faults.clear();
        self.view.fill("editorClauses", None, Vec::new());
    }

    fn tell_problems(&mut self, problems: &[Problem]) {
        let lang = self.view.lang;
        self.rulebooks.faults = problems.iter().map(|problem| words::problem(problem, lang)).collect();
    }

    /// Shows the room.
    pub(super) fn show_rulebooks(&mut self) {
        let view = &self.view;
        let refused = match self.library.refused {
            None => "",
            Some(Refused::Full) => view.word("rulebookFull"),
            Some(Refused::Unavailable) => view.word("rulebookUnavailable"),
        };
        view.text("rulebooksRefused", refused);
        view.show("rulebooksRefused", !refused.is_empty());
        view.show("rulebookHost", self.rulebook_is_told);
        let faults =
            self.rulebooks.faults.iter().filter_map(|text| Some(view.clone_of("bookFault")?.slot("text", text)));
        view.fill("rulebookFaultList", Some("rulebookFaults"), faults.collect());
        let deleted = self.rulebooks.deleted.as_ref().map(|(kept, _)| kept.rulebook.head.id.clone());
        view.show("rulebookUndo", deleted.is_some());
        let said = words::fill(view.word("bookDeleted"), &[("waybill", deleted.as_deref().unwrap_or_default())]);
        view.text("rulebookDeleted", if deleted.is_some() { &said } else { "" });
        view.show("rulebookLists", self.rulebooks.editor.is_none());
        view.show("rulebookEditor", self.rulebooks.editor.is_some());
        if self.rulebooks.editor.is_none() {
            list::show(view, &mut self.library, &self.rulebook, self.rulebook_is_told, self.shown_at.date());
        } else {
            self.make_editor();
            self.show_editor();
        }
    }
}
