//! What the month in hand comes to, and how that is said.

use super::account::{AccountShown, InputShown, Source};
use super::month::MonthInHand;
use crate::front::shared::Shared;
use crate::penalty::{ItemTotal, Penalties, Sheet};
use crate::rulebook::Rulebook;
use crate::words::{self, Lang};
use std::rc::Rc;

/// Holds what a month comes to by a rulebook, in one language.
#[derive(Clone, Debug)]
pub struct Evaluation {
    month: MonthInHand,
    rulebook: Rc<Rulebook>,
    lang: Lang,
    /// All that is sound.
    pub sheet: Sheet,
    /// The sheet, as it is saved.
    pub text: String,
    /// Holds the penalties of the month.
    pub penalties: Penalties,
    /// Holds what is shown of each person. Of those that did not change nothing has to be shown anew.
    pub accounts: Vec<Rc<AccountShown>>,
    /// The inputs of what the company has left blank.
    pub blanks: Vec<InputShown>,
    /// Each item over all people; nothing where there is one person.
    pub items: Vec<ItemShown>,
}

/// An item over all people, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemShown {
    /// Names the item of the penalty table.
    pub item: String,
    /// Says how many people it concerns.
    pub people: String,
    /// Says the sum; empty where it is not known.
    pub sum: String,
}

impl Evaluation {
    /// Returns what a month comes to by a rulebook.
    #[must_use]
    pub fn of(month: &MonthInHand, rulebook: &Rc<Rulebook>, shared: &Shared) -> Self {
        let (sheet, issues) = month.sheet(rulebook);
        let penalties = sheet.penalties(rulebook);
        let faults = month.faults(&issues);
        let source = Source { month, rulebook, sheet: &sheet, penalties: &penalties, faults: &faults, shared };
        Self {
            accounts: source.accounts().into_iter().map(Rc::new).collect(),
            blanks: source.blanks(),
            items: items(&penalties, rulebook, shared.lang),
            text: text_of(&sheet),
            month: month.clone(),
            rulebook: Rc::clone(rulebook),
            lang: shared.lang,
            sheet,
            penalties,
        }
    }

    /// Is true where it is the evaluation of this month.
    #[must_use]
    pub fn holds(&self, month: &MonthInHand, rulebook: &Rulebook, lang: Lang) -> bool {
        self.lang == lang && self.rulebook.head.digest == rulebook.head.digest && self.month == *month
    }
}

/// A sheet as it is saved.
#[must_use]
pub fn text_of(sheet: &Sheet) -> String {
    // A tree of texts and numbers can always be written.
    serde_json::to_string(sheet).unwrap_or_default()
}

fn items(penalties: &Penalties, rulebook: &Rulebook, lang: Lang) -> Vec<ItemShown> {
    if penalties.people.len() < 2 {
        return Vec::new();
    }
    let shown = |total: &ItemTotal| {
        let least = total.sum.unwrap_or_default();
        let sum = total.sum.or(total.most).map(|most| words::penalty_sum(least, most.above(least), lang));
        ItemShown {
            item: words::penalty_item(rulebook, &total.item, lang),
            people: words::people(usize::try_from(total.people).unwrap_or_default(), lang),
            sum: sum.unwrap_or_default(),
        }
    };
    penalties.items.iter().map(shown).collect()
}
