//! Saving in the case book: the parcel of the form, those of a vehicle, and rows of a table.

use crate::book::{CaseAt, Content, Head, Revision};
use crate::case::{Case, Field, Raw, check, ways_in_full};
use crate::front::draft::{Draft, Entry};
use crate::front::shared::Shared;
use crate::vehicle::{ENTERED_ONCE, Standing, Tally, standing};
use chrono::NaiveDateTime;
use serde_json::{Map, Value};

impl Shared {
    /// The flat record of the form; what it cannot understand is kept as it was typed.
    #[must_use]
    pub fn facts(&self) -> Map<String, Value> {
        let draft = &self.parcel.form.draft;
        let record = draft.record(self.as_of());
        let typed = |field: Field| match draft.get(field) {
            Some(Entry::Typed(text)) => Some(Value::String(text.clone())),
            _ => None,
        };
        let mut facts = Map::new();
        for (key, raw) in record.facts {
            let value = match raw {
                Raw::Bool(flag) => Some(flag.into()),
                Raw::Number(number) if number.is_finite() => Some(number.into()),
                Raw::Text(text) => Some(text.into()),
                _ => Field::by_key(&key).and_then(typed),
            };
            facts.extend(value.map(|value| (key, value)));
        }
        facts.extend(record.asks.iter().map(|(field, ways)| (field.key().to_owned(), ways_in_full(ways).into())));
        // What the form has no place for stays in the case.
        let base = self.parcel.base.iter().filter_map(|base| base.content.as_ref());
        for (key, value) in base.flat_map(|content| &content.facts) {
            let strange = match Field::by_key(key) {
                None => true,
                Some(field) => draft.get(field).is_none() && self.parcel.unclear.contains(field),
            };
            if strange {
                facts.insert(key.clone(), value.clone());
            }
        }
        facts
    }

    /// Is true where the form holds something that the case book does not.
    #[must_use]
    pub fn is_unsaved(&self) -> bool {
        match self.parcel.base.as_ref().and_then(|base| base.content.as_ref()) {
            Some(content) => !same(&content.facts, &self.facts()),
            None => !self.parcel.form.draft.is_blank(),
        }
    }

    /// Saves what is in hand: what happened, in a word of the table.
    pub fn save(&mut self) -> &'static str {
        self.book.sync();
        let facts = self.facts();
        let said = match self.parcel.base.take() {
            Some(base) if base.content.as_ref().is_some_and(|content| same(&content.facts, &facts)) => {
                self.parcel.base = Some(base);
                return "unchanged";
            }
            Some(base) => {
                let before = base.content.clone().unwrap_or_else(|| Content::open(Map::new()));
                let content = Content { facts: facts.clone(), ..before };
                self.parcel.base =
                    Some(self.book.make(&self.now, |book, stamp| book.next(&base, stamp, Some(content))));
                "updated"
            }
            None => {
                self.parcel.base = Some(self.add(facts.clone()));
                "saved"
            }
        };
        self.saved.push(facts);
        if self.book.refused.is_some() { "savedHere" } else { said }
    }

    /// A case that the book did not have.
    fn add(&mut self, facts: Map<String, Value>) -> Revision {
        let (case, content) = (self.now.fresh_id(), Content::open(facts));
        self.book.make(&self.now, |book, stamp| book.first(&case, stamp, content))
    }

    /// Another case with the waybill in hand.
    pub fn twin(&mut self) -> Option<CaseAt> {
        self.book.sync();
        let facts = self.facts();
        let waybill = facts.get(Field::Waybill.key())?;
        let same = |content: &Content| content.facts.get(Field::Waybill.key()) == Some(waybill);
        let head = self.book.heads().into_iter().find(|head| same(head.content))?;
        Some(CaseAt::of(head, |case, day| self.rules.in_use.of_case(case, day), self.now.minute))
    }

    /// What the book has of each of a vehicle's cases: the revision, and how it stands to the case.
    fn kept_of(&self, cases: &[Case]) -> Vec<Option<(Revision, Standing)>> {
        let key = Field::Waybill.key();
        let before = self.vehicle_before();
        let heads = self.book.heads();
        let base = self.parcel.base.as_ref().filter(|_| self.is_unsaved());
        let kept = |case: &Case| {
            let of = |head: &&Head<'_>| head.content.facts.get(key).and_then(Value::as_str) == case.waybill();
            let stands = |head: &Head<'_>| {
                let facts = head.content.facts.iter().map(|(key, value)| (key.clone(), Raw::from(value)));
                let (kept, issues) = check(facts, NaiveDateTime::MAX);
                let in_hand = base.is_some_and(|base| base.id == head.revision.id);
                match standing(&kept, case, &before) {
                    Standing::Behind if in_hand || head.rival.is_some() || !issues.is_empty() => Standing::Changed,
                    standing => standing,
                }
            };
            let found = heads.iter().filter(of).map(|head| (head.revision.clone(), stands(head)));
            found.min_by_key(|(_, standing)| *standing)
        };
        cases.iter().map(kept).collect()
    }

    /// What all parcels of the vehicle shared when they were saved last.
    fn vehicle_before(&self) -> Case {
        check(self.vehicle.saved.record(self.as_of()).facts, NaiveDateTime::MAX).0
    }

    /// Is true where something of the vehicle would be lost: the case book does not have it, and nobody else has said
    /// otherwise.
    pub fn lacks_vehicle(&mut self) -> bool {
        self.book.sync();
        let cases = self.vehicle_cases();
        let draft = &self.vehicle.form.draft;
        let unsound =
            |case: &Case| ENTERED_ONCE.iter().any(|field| draft.get(*field).is_some() && case.get(*field).is_none());
        let lacks = |kept: &Option<(Revision, Standing)>| matches!(kept, None | Some((_, Standing::Behind)));
        cases.first().is_none_or(unsound) || self.kept_of(&cases).iter().any(lacks)
    }

    /// Saves the cases of the vehicle; those that it saved before and nobody has changed since are brought up to date.
    pub fn save_vehicle(&mut self) -> Tally {
        self.book.sync();
        let cases = self.vehicle_cases();
        let mut tally = Tally::default();
        for (case, kept) in cases.iter().zip(self.kept_of(&cases)) {
            let Ok(Value::Object(facts)) = serde_json::to_value(case) else { continue };
            match kept {
                None => {
                    self.add(facts.clone());
                    self.saved.push(facts);
                    tally.new += 1;
                }
                Some((old, Standing::Behind)) => {
                    self.bring_up(&old, facts.clone());
                    self.saved.push(facts);
                    tally.updated += 1;
                }
                Some((_, Standing::Same)) => tally.same += 1,
                Some((_, Standing::Changed)) => tally.changed += 1,
            }
        }
        self.vehicle.saved = self.vehicle.form.draft.clone();
        tally
    }

    /// Saves cases of a table, each once: what the book has under the same waybill is left as it is.
    pub fn save_cases(&mut self, cases: &[Case]) -> Tally {
        self.book.sync();
        let mut tally = Tally::default();
        let mut known: Vec<Map<String, Value>> =
            self.book.heads().iter().map(|head| head.content.facts.clone()).collect();
        for case in cases {
            let Ok(Value::Object(facts)) = serde_json::to_value(case) else { continue };
            let waybill = facts.get(Field::Waybill.key());
            // Without a waybill only what says the same is the same parcel.
            let is_it = |kept: &Map<String, Value>| waybill.is_some() && kept.get(Field::Waybill.key()) == waybill;
            if known.iter().any(|kept| same(kept, &facts)) {
                tally.same += 1;
            } else if known.iter().any(is_it) {
                tally.changed += 1;
            } else {
                self.add(facts.clone());
                self.saved.push(facts.clone());
                known.push(facts);
                tally.new += 1;
            }
        }
        tally
    }

    /// Puts what its vehicle says now into a case of the book, and into the form where it is in hand.
    fn bring_up(&mut self, old: &Revision, facts: Map<String, Value>) {
        let Some(before) = old.content.clone() else { return };
        let (case, _) = check(facts.iter().map(|(key, value)| (key.clone(), Raw::from(value))), NaiveDateTime::MAX);
        let content = Content { facts, ..before };
        let made = self.book.make(&self.now, |book, stamp| book.next(old, stamp, Some(content)));
        if self.parcel.base.as_ref().is_none_or(|base| base.id != old.id) {
            return;
        }
        self.parcel.base = Some(made);
        let draft = Draft::of(&case, &self.parcel.form.draft);
        for field in ENTERED_ONCE {
            self.enter(field, draft.get(field).cloned());
        }
    }
}

/// Whether two records say the same: `700` and `700.0` are one sum, and `null` says nothing.
fn same(one: &Map<String, Value>, other: &Map<String, Value>) -> bool {
    let equal = |a: &Value, b: &Value| a == b || a.as_f64().is_some_and(|a| b.as_f64() == Some(a));
    let within = |one: &Map<String, Value>, other: &Map<String, Value>| {
        one.iter().all(|(key, value)| value.is_null() || other.get(key).is_some_and(|known| equal(value, known)))
    };
    within(one, other) && within(other, one)
}
