//! The months that were saved, as they are listed.

use super::kept::Kept;
use crate::front::penalties::kept;
use crate::front::shared::Shared;
use crate::front::storage::Storage;
use crate::json;
use crate::money::Fen;
use crate::order::sort_by_key;
use crate::penalty::Sheet;
use crate::rulebook::Rulebook;
use crate::words;
use serde_json::Value;
use std::rc::Rc;

/// A month that was saved.
#[derive(Clone, Debug)]
pub struct SavedMonth {
    /// Holds the month as it is kept.
    pub kept: Kept,
    /// The sheet, as JSON.
    pub file: Value,
    /// The month, as it stands there.
    month: String,
    /// The id of its rulebook.
    pub rulebook: String,
    /// Holds what the month comes to; none where its rulebook is not on this machine.
    total: Option<Total>,
}

/// What a month comes to, all people together.
#[derive(Clone, Debug)]
struct Total {
    rulebook: Rc<Rulebook>,
    people: usize,
    least: Fen,
    /// Is true where it comes to that sum and no more.
    is_known: bool,
}

impl SavedMonth {
    /// What is kept; none where it does not say its month and its rulebook.
    fn of(kept: Kept, file: Value) -> Option<Self> {
        let text = |key: &str| file.get(key).and_then(|value| value.as_str()).map(str::to_owned);
        let (month, rulebook) = (text("month")?, text("rulebook")?);
        Some(Self { kept, file, month, rulebook, total: None })
    }

    /// Counts it by its rulebook, where that is one of these.
    pub fn count(&mut self, known: &[Rc<Rulebook>]) {
        let rulebook = known.iter().find(|rulebook| rulebook.head.id == self.rulebook);
        self.total = rulebook.map(|rulebook| {
            let people = Sheet::read(&self.file, rulebook).0.penalties(rulebook).people;
            Total {
                rulebook: Rc::clone(rulebook),
                people: people.len(),
                least: people.iter().fold(Fen::ZERO, |all, account| all + account.least),
                is_known: people.iter().all(|account| account.most == Some(account.least)),
            }
        });
    }

    /// Is true where it can be opened.
    #[must_use]
    pub fn opens(&self) -> bool {
        self.total.is_some()
    }

    /// Returns the saved month in words.
    #[must_use]
    pub fn said(&self, shared: &Shared) -> String {
        let lang = shared.lang;
        let Some(Total { rulebook, people, least, is_known }) = &self.total else {
            return shared.fill("penaltyGone", &[("month", &self.month), ("title", &self.rulebook)]);
        };
        let sum = if *is_known { words::yuan(*least, lang) } else { words::at_least(*least, lang) };
        let (title, people) = (rulebook.head.title(lang), words::people(*people, lang));
        let values = [("month", &*self.month), ("title", title), ("people", &people), ("sum", &sum)];
        shared.fill("penaltySheet", &values)
    }
}

/// All that are kept, the latest month first. What cannot be read is set aside.
#[must_use]
pub fn all(storage: &Storage, known: &[Rc<Rulebook>]) -> Vec<SavedMonth> {
    let mut all = Vec::new();
    for kept in kept::all(storage) {
        match json::parse(&kept.text) {
            Some(file) => all.extend(SavedMonth::of(kept, file)),
            None => kept::set_aside(storage, &kept.id),
        }
    }
    sort_by_key(&mut all, |saved| std::cmp::Reverse(saved.month.clone()));
    for saved in &mut all {
        saved.count(known);
    }
    all
}
