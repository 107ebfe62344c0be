//! The parcel rules that count here: those of the host page, or what was chosen on this machine.

use super::in_use::InUse;
use super::library::{Applies, Library};

/// The rulebooks of this machine, and the one that counts.
pub struct Rules {
    /// The one that counts.
    pub in_use: InUse,
    /// Holds all rulebooks that are known.
    pub library: Library,
    /// Is true where the host page says which one counts.
    pub is_told: bool,
    /// Grows whenever another one counts.
    pub version: u32,
}

impl Rules {
    /// Returns the rules that count at the start: those the host page tells, or those that were chosen here.
    #[must_use]
    pub fn start(mut library: Library, told: Option<InUse>) -> Self {
        let is_told = told.is_some();
        let in_use = told.unwrap_or_else(|| library.counts());
        Self { in_use, library, is_told, version: 0 }
    }

    /// The host page tells another one, or none any more.
    pub fn tell(&mut self, told: Option<InUse>) {
        self.is_told = told.is_some();
        self.in_use = told.unwrap_or_else(|| self.library.counts());
        self.version = self.version.wrapping_add(1);
    }

    /// Another one may have been chosen, or the one that counts was changed.
    pub fn count_by(&mut self, in_use: InUse) {
        if !self.is_told {
            self.in_use = in_use;
        }
        self.version = self.version.wrapping_add(1);
    }

    /// Takes the rules anew as they were chosen on this machine, since the choice may have changed.
    pub fn count_again(&mut self) {
        if *self.library.applies() != Applies::BuiltIn {
            let in_use = self.library.counts();
            self.count_by(in_use);
        }
    }

    /// Takes up what another window has changed.
    pub fn sync(&mut self) {
        let before = self.library.applies().clone();
        self.library.sync();
        if !self.is_told && (before != *self.library.applies() || before != Applies::BuiltIn) {
            let in_use = self.library.counts();
            self.count_by(in_use);
        }
    }
}
