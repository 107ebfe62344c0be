//! Entering what happened: searching for the item, adding the entry, adding a person.

use super::{Penalties, to_entry};
use crate::front::effects::Effects;
use crate::front::focus::Focus;
use crate::front::shared::Shared;
use crate::penalty::{Issue, Sheet};
use crate::scan::narrow;
use crate::words;
use serde_json::json;

impl Penalties {
    /// Searches among the items; one that is left alone is chosen.
    pub(super) fn search(&mut self, query: String, shared: &Shared) -> Effects {
        self.query = query;
        let Some(rulebook) = self.which.rulebook() else { return Effects::default() };
        let tables = self.found(&rulebook, shared.lang);
        let found: Vec<&str> = tables.iter().flat_map(|(_, items)| items).map(|item| item.id.as_str()).collect();
        match *found.as_slice() {
            [one] => one.clone_into(&mut self.next.item),
            ref found if !found.contains(&self.next.item.as_str()) => self.next.item.clear(),
            _ => {}
        }
        Effects::default()
    }

    /// Takes what stands in an input of the next entry.
    pub(super) fn enter(&mut self, key: &str, text: String) -> Effects {
        if let Some(typed) = self.next.get_mut(key) {
            *typed = text;
        }
        self.entry_issues.retain(|issue| issue.field != key);
        Effects::default()
    }

    /// Adds the next entry to the month, or says what is wrong with it.
    pub(super) fn add(&mut self, shared: &Shared) -> Effects {
        let Some(rulebook) = self.which.rulebook() else { return Effects::default() };
        match self.next.entry(self.month.month, &rulebook) {
            Ok(entry) => {
                self.undo = None;
                self.entry_issues.clear();
                self.query.clear();
                self.next = self.next.next();
                let item = words::penalty_item(&rulebook, &entry.item, shared.lang);
                let said = shared.fill("penaltyAdded", &[("person", &entry.person), ("item", &item)]);
                self.month.entries.push(entry);
                Effects::say(said).and_focus(Focus::Input("penaltySearch"))
            }
            Err(issues) => {
                let first = issues.first().map(|issue| to_entry(&issue.field));
                self.entry_issues = issues;
                Effects { focus: first, ..Effects::default() }
            }
        }
    }

    /// Takes a person in of whom nothing happened: only scores are entered.
    pub(super) fn add_person(&mut self) -> Effects {
        let Some(rulebook) = self.which.rulebook() else { return Effects::default() };
        let name = narrow(&self.next.person).trim().to_owned();
        let file = json!({ "month": self.month.month, "people": [{ "name": name }] });
        let (sheet, issues) = Sheet::read(&file, &rulebook);
        if sheet.people.is_empty() {
            let of_name = |issue: Issue| Issue { field: "person".to_owned(), fault: issue.fault };
            self.entry_issues = issues.into_iter().map(of_name).collect();
            return Effects::focus(to_entry("person"));
        }
        self.entry_issues.clear();
        if !self.month.people.contains(&name) {
            self.month.people.push(name.clone());
        }
        Effects::focus(Focus::First(vec![Focus::Piece("penaltyAccounts", name, "input"), to_entry("person")]))
    }
}
