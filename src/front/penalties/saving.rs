//! What becomes of a month: it is kept on this machine, opened, deleted; it goes out as a file and comes in as one.

use super::evaluation::text_of;
use super::kept::{self, Kept};
use super::month::MonthInHand;
use super::next_entry::NextEntry;
use super::saved::SavedMonth;
use super::{Gone, NotOpened, Penalties, Undo, to_undo};
use crate::front::effects::{Effects, Hand};
use crate::front::focus::Focus;
use crate::front::shared::Shared;
use crate::json;
use crate::penalty::{Sheet, csv};
use crate::rulebook::{DEFAULT_ID, Rulebook};
use crate::words;
use std::rc::Rc;

impl Penalties {
    /// The month in hand as a table for spreadsheets.
    pub(super) fn table(&self, shared: &Shared) -> Effects {
        let Some(rulebook) = self.which.rulebook() else { return Effects::quiet() };
        let (sheet, _) = self.month.sheet(&rulebook);
        let lines = words::penalty_table(&sheet, &sheet.penalties(&rulebook), &rulebook, shared.lang);
        let name = format!("{}-{}.csv", shared.word("penaltyFileName"), sheet.month);
        Effects::hand(Hand::Save { name, kind: "text/csv", content: csv(&lines) })
    }

    /// The month in hand as a file of its own.
    pub(super) fn file(&self, shared: &Shared) -> Effects {
        let Some(rulebook) = self.which.rulebook() else { return Effects::quiet() };
        let (sheet, _) = self.month.sheet(&rulebook);
        let name = format!("{}-{}.json", shared.word("penaltyFileName"), sheet.month);
        Effects::hand(Hand::Save { name, kind: "application/json", content: text_of(&sheet) })
    }

    /// Puts the month of a file into the hand: all of it, or nothing.
    pub(super) fn load(&mut self, text: &str) -> Effects {
        match self.read(text) {
            Ok((rulebook, sheet)) => {
                self.not_opened = None;
                let unsaved = self.is_unsaved(&rulebook);
                let before = self.replace(&rulebook, MonthInHand::of(&sheet));
                self.undo = unsaved.then_some(Undo { gone: Gone::Replaced, month: Some(before) });
                Effects::focus(Focus::Title)
            }
            Err(why) => {
                self.not_opened = Some(why);
                Effects::focus(Focus::Place("penaltyFaults"))
            }
        }
    }

    fn read(&self, text: &str) -> Result<(Rc<Rulebook>, Sheet), NotOpened> {
        let file = json::parse(text.trim_start_matches('\u{feff}'));
        let file = file.filter(|file| file.get("month").is_some()).ok_or(NotOpened::NoSheet)?;
        let id = file.get("rulebook").and_then(|id| id.as_str()).unwrap_or(DEFAULT_ID);
        let rulebook = self.which.find(id).ok_or_else(|| NotOpened::NoRulebook(id.to_owned()))?;
        let (sheet, issues) = Sheet::read(&file, &rulebook);
        if issues.is_empty() { Ok((rulebook, sheet)) } else { Err(NotOpened::Issues(issues, rulebook)) }
    }

    /// Whether opening another month of this rulebook would lose something.
    fn is_unsaved(&self, rulebook: &Rulebook) -> bool {
        let id = &rulebook.head.id;
        let other = self.others.iter().find(|(known, _)| known == id).map(|(_, month)| month);
        let Some(month) = other.or((self.of == *id).then_some(&self.month)) else { return false };
        let text = text_of(&month.sheet(rulebook).0);
        !month.is_empty() && month.kept.as_ref().is_none_or(|kept| kept.text != text)
    }

    /// Puts a month into the hand in place of that of its rulebook; the one that was there.
    fn replace(&mut self, rulebook: &Rulebook, month: MonthInHand) -> MonthInHand {
        self.turn_to(&rulebook.head.id);
        self.next = NextEntry::default();
        (self.entry_issues, self.query) = (Vec::new(), String::new());
        (self.refused, self.wanted) = (None, None);
        self.put(month)
    }

    /// Keeps the month in hand.
    pub(super) fn save(&mut self, shared: &Shared) -> Effects {
        let Some(rulebook) = self.which.rulebook() else { return Effects::default() };
        let text = text_of(&self.month.sheet(&rulebook).0);
        let over = self.month.kept.as_ref().map(|kept| kept.id.clone());
        match kept::keep(&shared.storage, &shared.now, &text, over.as_deref()) {
            Ok(id) => {
                self.refused = None;
                self.month.kept = Some(Kept { id, text });
            }
            Err(why) => self.refused = Some(why),
        }
        self.look(shared);
        Effects::default()
    }

    /// A month that was saved, with its rulebook, where that is here.
    fn of_saved(&self, id: &str) -> Option<(SavedMonth, Rc<Rulebook>)> {
        let saved = self.saved.iter().find(|saved| saved.kept.id == id)?;
        Some((saved.clone(), self.which.find(&saved.rulebook)?))
    }

    /// Opens a month that was saved; where that loses something, the clerk is asked.
    pub(super) fn open(&mut self, id: &str, anyway: bool) -> Effects {
        let Some((saved, rulebook)) = self.of_saved(id) else { return Effects::default() };
        if !anyway && self.is_unsaved(&rulebook) {
            self.wanted = Some(id.to_owned());
            return Effects::focus(Focus::Action("openSavedSaving"));
        }
        let (sheet, _) = Sheet::read(&saved.file, &rulebook);
        let mut month = MonthInHand::of(&sheet);
        // It stands as it was kept until something is changed.
        let text = text_of(&month.sheet(&rulebook).0);
        month.kept = Some(Kept { id: saved.kept.id, text });
        self.replace(&rulebook, month);
        Effects::focus(Focus::Title)
    }

    /// Opens the wanted month, whatever is lost by that.
    pub(super) fn open_anyway(&mut self) -> Effects {
        match self.wanted.take() {
            Some(id) => self.open(&id, true),
            None => Effects::default(),
        }
    }

    /// Saves the month that the wanted one would take the place of, and opens that; where the browser does not keep it,
    /// it stays in the hand.
    pub(super) fn save_and_open(&mut self, shared: &Shared) -> Effects {
        let Some(wanted) = self.wanted.take() else { return Effects::default() };
        let Some((_, rulebook)) = self.of_saved(&wanted) else { return Effects::default() };
        self.turn_to(&rulebook.head.id);
        let is_itself = self.month.kept.as_ref().is_some_and(|kept| kept.id == wanted);
        self.save(shared);
        if self.refused.is_some() {
            self.wanted = Some(wanted);
            return Effects::focus(Focus::Action("openSavedSaving"));
        }
        let saved = self.month.kept.as_ref().filter(|_| is_itself).map(|kept| kept.id.clone());
        self.open(&saved.unwrap_or(wanted), true)
    }

    pub(super) fn delete(&mut self, id: &str, shared: &Shared) -> Effects {
        let Some(saved) = self.saved.iter().find(|saved| saved.kept.id == id).cloned() else {
            return Effects::default();
        };
        kept::remove(&shared.storage, id);
        for month in self.others.iter_mut().map(|(_, month)| month).chain([&mut self.month]) {
            month.kept = month.kept.take().filter(|kept| kept.id != id);
        }
        self.undo = Some(Undo { gone: Gone::Saved(Box::new(saved)), month: None });
        self.look(shared);
        to_undo()
    }
}
