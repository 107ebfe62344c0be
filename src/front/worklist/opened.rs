//! A row that is open as a parcel: what is answered there flows back to the table.

use crate::front::room::{Many, Room};
use crate::front::shared::Shared;
use crate::worklist::protocol::text_of;
use serde_json::{Map, Value};

/// The row that is open.
#[derive(Clone, Debug)]
pub struct OpenRow {
    /// Its number in the table.
    pub row: u32,
    /// The line of the file.
    pub line: u32,
    /// The number of the parcel in hand that it is; `None` before it is in hand.
    number: Option<u32>,
    /// What the row says.
    base: Map<String, Value>,
    /// What the form says now.
    now: Map<String, Value>,
}

/// What was answered in the form and the row does not know.
#[derive(Debug, Default)]
pub struct Said {
    /// The fields, and what is said in them.
    pub values: Vec<(String, String)>,
    /// The fields that were emptied.
    pub left_out: Vec<String>,
}

impl Said {
    /// Returns whether it is nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.values.is_empty() && self.left_out.is_empty()
    }
}

impl OpenRow {
    /// A row that is about to be opened.
    #[must_use]
    pub fn of(row: u32, line: u32) -> Self {
        Self { row, line, number: None, base: Map::new(), now: Map::new() }
    }

    /// Returns whether it is the parcel in hand.
    #[must_use]
    pub fn is_in_hand(&self, shared: &Shared) -> bool {
        self.number == Some(shared.parcel.number)
    }

    /// Looks at the form. What was answered there since is returned when the clerk is back at the table, or goes on to
    /// another parcel.
    pub fn follow(&mut self, shared: &mut Shared) -> Said {
        let Some(number) = self.number else {
            (self.number, self.base) = (Some(shared.parcel.number), facts(shared));
            self.now = self.base.clone();
            return Said::default();
        };
        let in_hand = number == shared.parcel.number;
        if in_hand {
            self.now = facts(shared);
        }
        let is_back = shared.room == Room::Vehicle && shared.many == Many::Table;
        if in_hand && !is_back {
            return Said::default();
        }
        let base = std::mem::replace(&mut self.base, self.now.clone());
        let gone = base.keys().filter(|key| !self.now.contains_key(*key));
        let said = self.now.iter().filter(|(key, value)| base.get(*key) != Some(value));
        let values = said.map(|(key, value)| (key.clone(), text_of(value))).collect();
        Said { values, left_out: gone.cloned().collect() }
    }
}

/// The facts of the form that are sound.
fn facts(shared: &mut Shared) -> Map<String, Value> {
    match serde_json::to_value(&shared.answer().case) {
        Ok(Value::Object(facts)) => facts,
        _ => Map::new(),
    }
}
