//! What the room says beside the accounts: of the rulebook and the month, of the next entry, of what was taken away.

use super::{Gone, MonthFault, NotOpened, Penalties};
use crate::front::shared::Shared;
use crate::front::storage::Refused;
use crate::moment::Moment;
use crate::penalty::Sheet;
use crate::rulebook::Rulebook;
use crate::rulebook::file::{Counting, Item, PenaltyTable};
use crate::words::{self, Lang};

/// Of a long list of problems the first ones tell enough.
const MOST_ISSUES: usize = 10;

impl Penalties {
    /// Returns the text of the input of the month.
    #[must_use]
    pub fn month_typed(&self) -> String {
        self.month_typed.clone().unwrap_or_else(|| self.month.month.to_string())
    }

    /// Returns the problem with the month that was typed, in a sentence; empty where there is none.
    #[must_use]
    pub fn month_fault(&self, shared: &Shared) -> String {
        match self.month_fault {
            None => String::new(),
            Some(MonthFault::Unread) => shared.word("penaltyMonthBad").to_owned(),
            Some(MonthFault::Leaves(count)) => shared.fill("penaltyMonthTaken", &[("n", &count.to_string())]),
        }
    }

    /// Returns the heading of the printed month.
    #[must_use]
    pub fn printed(&self, rulebook: &Rulebook, shared: &Shared) -> String {
        let now = words::in_full(Moment::from(shared.now.minute), shared.lang);
        let month = self.month.month.to_string();
        let values = [("title", rulebook.head.title(shared.lang)), ("month", &*month), ("now", &*now)];
        shared.fill("penaltyPrinted", &values)
    }

    /// Returns the sentence about what was taken away and can be brought back; none where there is nothing.
    #[must_use]
    pub fn undo_said(&self, shared: &Shared) -> Option<String> {
        let what = |word: &str, what: &str| shared.fill(word, &[("what", what)]);
        Some(match &self.undo.as_ref()?.gone {
            Gone::Entry(entry) => {
                let rulebook = self.which.rulebook()?;
                let item = words::penalty_item(&rulebook, &entry.item, shared.lang);
                what("penaltyRemoved", &format!("{} {item}", entry.person))
            }
            Gone::Person(name) => what("penaltyRemoved", name),
            Gone::Month => shared.word("penaltyCleared").to_owned(),
            Gone::Replaced => shared.word("penaltyReplaced").to_owned(),
            Gone::Saved(saved) => what("penaltyDeleted", &saved.said(shared)),
        })
    }

    /// Is true where the clerk is asked before a saved month takes the place of the one in hand.
    #[must_use]
    pub fn asks(&self) -> bool {
        self.wanted.is_some()
    }

    /// Why a file was not opened, each problem in a sentence.
    #[must_use]
    pub fn faults(&self, shared: &Shared) -> Vec<String> {
        match &self.not_opened {
            None => Vec::new(),
            Some(NotOpened::NoSheet) => vec![shared.word("penaltyNoFile").to_owned()],
            Some(NotOpened::NoRulebook(id)) => vec![shared.fill("penaltyNoRulebook", &[("id", id)])],
            Some(NotOpened::Issues(issues, rulebook)) => {
                let first = issues.iter().take(MOST_ISSUES);
                first.map(|issue| words::penalty_issue(issue, rulebook, shared.lang)).collect()
            }
        }
    }

    /// The items that the search leaves, by their tables.
    #[must_use]
    pub fn found<'a>(&self, rulebook: &'a Rulebook, lang: Lang) -> Vec<(&'a PenaltyTable, Vec<&'a Item>)> {
        let tables = rulebook.penalties.iter().map(|table| {
            let found = table.items.iter().filter(|item| self.finds(rulebook, table, item, lang));
            (table, found.collect::<Vec<_>>())
        });
        tables.filter(|(_, items)| !items.is_empty()).collect()
    }

    /// Whether an item is one of those searched for.
    fn finds(&self, rulebook: &Rulebook, table: &PenaltyTable, item: &Item, lang: Lang) -> bool {
        let clause = rulebook.clause(item.clause.as_str());
        let said = [
            item.label.get(lang).as_str(),
            table.title.get(lang),
            clause.map_or("", |clause| clause.words.get(lang)),
            clause.map_or("", |clause| clause.place.get(lang)),
        ];
        let said = said.join(" ").to_lowercase();
        self.query.to_lowercase().split_whitespace().all(|word| said.contains(word))
    }

    /// Returns the label of the count of the next entry.
    #[must_use]
    pub fn count_label(&self, rulebook: &Rulebook, shared: &Shared) -> String {
        match rulebook.item(&self.next.item).map(|item| &item.counts) {
            Some(Counting::Measure(measure)) => measure.counted.get(shared.lang).clone(),
            _ => shared.word("penaltyCount").to_owned(),
        }
    }

    /// Returns the label of the wage that a share is taken of; empty where none is.
    #[must_use]
    pub fn base_label(&self, rulebook: &Rulebook, shared: &Shared) -> String {
        match rulebook.item(&self.next.item).map(|item| &item.counts) {
            Some(Counting::WageShare(share)) => {
                format!("{}{}", share.base.get(shared.lang), shared.word("penaltyInYuan"))
            }
            _ => String::new(),
        }
    }

    /// Returns the sum that the next entry would come to; empty where that cannot be said.
    #[must_use]
    pub fn preview(&self, rulebook: &Rulebook, shared: &Shared) -> String {
        let mut next = self.next.clone();
        if next.item.is_empty() {
            return String::new();
        }
        // It comes to as much for whoever it is.
        if next.person.trim().is_empty() {
            "?".clone_into(&mut next.person);
        }
        let month = self.month.month;
        let (Ok(entry), Some(evaluation)) = (next.entry(month, rulebook), self.evaluation()) else {
            return String::new();
        };
        let figures = evaluation.sheet.figures.clone();
        let sheet = Sheet { entries: vec![entry], figures, ..Sheet::new(rulebook, month) };
        let penalties = sheet.penalties(rulebook);
        let line = penalties.people.first().and_then(|account| account.lines.first());
        line.map(|line| words::penalty_line(line, rulebook, shared.lang)).unwrap_or_default()
    }

    /// Returns the problems with the next entry, each in a sentence.
    #[must_use]
    pub fn entry_faults(&self, rulebook: &Rulebook, shared: &Shared) -> Vec<String> {
        self.entry_issues.iter().map(|issue| words::penalty_issue(issue, rulebook, shared.lang)).collect()
    }

    /// The people of the month whose name is not that of the next entry.
    #[must_use]
    pub fn other_names(&self) -> Vec<&str> {
        let names = self.evaluation().map(|evaluation| evaluation.sheet.names()).unwrap_or_default();
        names.into_iter().filter(|name| *name != self.next.person.trim()).collect()
    }

    /// Returns the word of the page for saving the month.
    #[must_use]
    pub fn save_word(&self) -> &'static str {
        if self.month.kept.is_some() && self.refused.is_none() { "penaltySaveAgain" } else { "penaltySave" }
    }

    /// Returns the word of the page that says whether the month is saved.
    #[must_use]
    pub fn state_word(&self) -> &'static str {
        let text = self.evaluation().map(|evaluation| &*evaluation.text);
        match (self.refused, &self.month.kept) {
            (Some(Refused::Full), _) => "penaltyFull",
            (Some(Refused::Unavailable), _) => "penaltyUnavailable",
            (None, Some(kept)) if text == Some(&kept.text) => "penaltySaved",
            (None, Some(_)) => "penaltyChanged",
            (None, None) => "penaltyUnsaved",
        }
    }
}
