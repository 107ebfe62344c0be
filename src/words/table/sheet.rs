//! A table in words, ready to be shown, printed, or handed to a program.

use crate::choice::{Choice, choices};
use crate::estimate::RulebookRef;
use crate::table::{Becomes, Circumstance};
use serde::Serialize;

/// A table in one language.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Sheet {
    /// Holds the title of the table.
    pub title: String,
    /// The rulebook it was made from.
    pub rulebook: RulebookRef,
    /// Identifies the table: title, id, day, status, digest, number of rows.
    pub head: Vec<Entry>,
    /// Holds the heading of the readings.
    pub read_so: String,
    /// The passages that can be read in more than one way, and how they are read here.
    pub readings: Vec<Entry>,
    /// Says how to read the table, and how its parts are put together.
    pub notes: Vec<String>,
    /// The head of the column of numbers.
    pub number: String,
    /// The head of the column of parts, where they stand in one table.
    pub part: String,
    /// Holds the labels of the line where somebody signs the table.
    pub sign: Vec<String>,
    /// Holds the parts of the table.
    pub parts: Vec<SheetPart>,
}

/// A name and what stands under it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// Names what the text is.
    pub name: String,
    /// Holds the text under the heading.
    pub text: String,
}

choices! {
    /// A part of a table.
    PartId {
        /// May the claim be filed?
        Filing = "filing",
        /// Who bears it, and how much?
        Settlement = "settlement",
        /// Is it late, and who is fined?
        Delay = "delay",
    }
    /// Lists what a row says.
    Says {
        /// The outcome: what becomes of the claim.
        Outcome = "outcome",
        /// Who is named.
        Liable = "liable",
        /// The sum that the claimant gets.
        Sum = "sum",
        /// The sums that are borne or paid beside it.
        Beside = "beside",
        /// The fine.
        Fine = "fine",
        /// The clauses.
        Clauses = "clauses",
    }
}

/// A part in words.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SheetPart {
    /// Tells which part it is.
    pub part: PartId,
    /// Holds the title of the part.
    pub title: String,
    /// The parcels it speaks of.
    pub about: String,
    /// Its rows, by what happened.
    pub groups: Vec<Group>,
}

/// Rows that stand together.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Group {
    /// Names what the rows have in common.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The circumstances that matter to any of them.
    pub asks: Vec<Ask>,
    /// Lists what each of the rows says.
    pub says: Vec<Say>,
    /// Holds the rows of the group.
    pub rows: Vec<Line>,
}

/// A circumstance, as the head of a column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Ask {
    /// Tells which circumstance it is.
    pub circumstance: Circumstance,
    /// Names the circumstance.
    pub name: String,
}

/// Something a row says, as the head of a column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Say {
    /// Tells which of its sayings it is.
    pub says: Says,
    /// Names the saying.
    pub name: String,
}

/// A row in words.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Line {
    /// Holds the number of the row: `B12`.
    pub number: String,
    /// Everything it asks, also what all of its group have in common.
    pub conditions: Vec<Condition>,
    /// Holds the texts of the row, in the order of [`Group::says`].
    pub texts: Vec<String>,
    /// The same in codes.
    pub result: Becomes,
}

/// Holds what a row asks of a circumstance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Condition {
    /// Tells which circumstance it is.
    pub circumstance: Circumstance,
    /// Names the circumstance.
    pub name: String,
    /// The codes of the answers that lead here.
    pub answers: Vec<&'static str>,
    /// Holds the answers in words.
    pub text: String,
}

impl Sheet {
    /// Returns the number of rows in all parts.
    #[must_use]
    pub fn count(&self) -> usize {
        self.parts.iter().map(SheetPart::count).sum()
    }
}

impl Sheet {
    /// The whole as one table, for [`crate::csv::csv`]: a column for each circumstance and for all that a row says.
    #[must_use]
    pub fn table(&self) -> Vec<Vec<String>> {
        let groups = || self.parts.iter().flat_map(|part| part.groups.iter().map(move |group| (part, group)));
        let rows = || groups().flat_map(|(part, group)| group.rows.iter().map(move |row| (part, group, row)));
        let asked = |asked: &&Circumstance| rows().any(|(.., row)| row.condition(**asked).is_some());
        let asks: Vec<Circumstance> = Circumstance::ALL.iter().filter(asked).copied().collect();
        let name = |asked: &Circumstance| {
            let condition = rows().find_map(|(.., row)| row.condition(*asked));
            condition.map(|condition| condition.name.clone()).unwrap_or_default()
        };
        let says: Vec<&Say> = Says::ALL
            .iter()
            .filter_map(|says| groups().flat_map(|(_, group)| &group.says).find(|say| say.says == *says))
            .collect();
        let head = [self.part.clone(), self.number.clone()].into_iter();
        let head = head.chain(asks.iter().map(name)).chain(says.iter().map(|say| say.name.clone())).collect();
        let line = |(part, group, row): (&SheetPart, &Group, &Line)| {
            let mut cells = vec![part.title.clone(), row.number.clone()];
            cells.extend(asks.iter().map(|asked| row.text(*asked).to_owned()));
            cells.extend(says.iter().map(|say| {
                let place = group.says.iter().position(|known| known.says == say.says);
                place.and_then(|place| row.texts.get(place)).cloned().unwrap_or_else(|| ANY.to_owned())
            }));
            cells
        };
        std::iter::once(head).chain(rows().map(line)).collect()
    }
}

/// Stands in a cell that has nothing to say.
pub(crate) const ANY: &str = "—";

impl SheetPart {
    /// Returns the number of rows.
    #[must_use]
    pub fn count(&self) -> usize {
        self.groups.iter().map(|group| group.rows.len()).sum()
    }
}

impl Line {
    /// Returns what the row asks of a circumstance; none where that does not matter.
    #[must_use]
    pub fn condition(&self, circumstance: Circumstance) -> Option<&Condition> {
        self.conditions.iter().find(|condition| condition.circumstance == circumstance)
    }

    /// The same in words.
    #[must_use]
    pub fn text(&self, circumstance: Circumstance) -> &str {
        self.condition(circumstance).map_or(ANY, |condition| &condition.text)
    }
}
