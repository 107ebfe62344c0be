//! The case book as a file, out and in.

use super::Book;
use crate::front::effects::{Effects, Hand};
use crate::front::focus::Focus;
use crate::front::shared::Shared;
use crate::words;

impl Book {
    /// Hands everything over as one file.
    pub(super) fn export(shared: &mut Shared) -> Effects {
        shared.book.sync();
        let name = format!("{}-{}.json", shared.word("bookFile"), shared.now.day());
        Effects::hand(Hand::Save { name, kind: "application/json", content: shared.book.book().export() })
    }

    /// Takes in what a file brings, and says what it was.
    pub(super) fn import(&mut self, text: &str, shared: &mut Shared) -> Effects {
        shared.book.sync();
        self.deleted = None;
        match shared.book.book().import(text) {
            Ok(mut import) => {
                shared.book.bring(std::mem::take(&mut import.add));
                self.brought = Some(import);
                self.settle_order();
                Effects::default()
            }
            Err(why) => Effects::say(*words::no_book(why).get(shared.lang)),
        }
    }

    /// Restores what a file has and was deleted here.
    pub(super) fn restore(&mut self, shared: &mut Shared) -> Effects {
        for one in self.brought.take().map(|import| import.deleted_here).unwrap_or_default() {
            shared.book.make(&shared.now, |book, stamp| book.restore(&one, stamp));
        }
        self.settle_order();
        Effects::say(shared.word("bookRestored")).and_focus(Focus::Title)
    }

    /// Is true where the file has cases that were deleted here.
    #[must_use]
    pub fn can_restore(&self) -> bool {
        self.brought.as_ref().is_some_and(|brought| !brought.deleted_here.is_empty())
    }

    /// Returns the report of what a file brought: the sentence, and each entry that cannot be read.
    #[must_use]
    pub fn brought_said(&self, shared: &Shared) -> Option<(String, Vec<String>)> {
        let brought = self.brought.as_ref()?;
        let faults = brought.unreadable.iter().map(|(place, why)| words::unreadable(*place, *why, shared.lang));
        Some((words::brought(brought, shared.lang), faults.collect()))
    }
}
