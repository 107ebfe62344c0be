//! What the columns of an open table mean: proposed, shown, and confirmed by the clerk.

use super::fact::Fact;
use super::kept;
use crate::case::Field;
use crate::front::draft::{Entry, PROFILE};
use crate::front::shared::Shared;
use crate::worklist::protocol::{Column, Opened, Proposed, Word};

/// The code of the meaning that leaves a word out.
const NOTHING: &str = "nothing";

/// What a column is taken for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chosen {
    /// The field; `None` where it means nothing, or is asked.
    pub field: Option<Field>,
    /// Tells whether the clerk has said so.
    pub answered: bool,
    /// The words in it, with what they mean.
    pub words: Vec<Word>,
}

/// What keeps the table from being answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hold {
    /// The column at a place is asked.
    Asked(usize),
    /// The column at a place holds a field that is told elsewhere.
    Twice(usize),
    /// The constant at a place says nothing that can be read.
    Constant(usize),
    /// No column holds anything.
    Nothing,
}

/// The columns of an open table, and what holds for every row.
#[derive(Clone, Debug, Default)]
pub struct Columns {
    /// The table as it was opened.
    pub opened: Opened,
    /// What each column is taken for.
    pub chosen: Vec<Chosen>,
    /// What holds for every row.
    pub constants: Vec<Fact>,
}

impl Columns {
    /// What was proposed. What the station has said of itself is offered for every row.
    #[must_use]
    pub fn of(opened: Opened, shared: &Shared) -> Self {
        let chosen: Vec<Chosen> = opened.columns.iter().map(Chosen::of).collect();
        let mut columns = Self { opened, chosen, constants: Vec::new() };
        for field in PROFILE {
            let code = match shared.parcel.our_station().get(field) {
                Some(Entry::Chosen(code)) => code.clone(),
                Some(Entry::Unknown) => "unknown".to_owned(),
                _ => continue,
            };
            if !columns.holds(field) {
                columns.constants.push(Fact { code, ..Fact::of(field) });
            }
        }
        columns
    }

    /// Returns whether a column holds the field.
    #[must_use]
    pub fn holds(&self, field: Field) -> bool {
        self.chosen.iter().any(|chosen| chosen.field == Some(field))
    }

    /// Returns whether the field is told, by a column or for every row.
    #[must_use]
    pub fn tells(&self, field: Field) -> bool {
        self.holds(field) || self.constants.iter().any(|fact| fact.field == field)
    }

    /// Returns whether the column at a place waits for an answer: it may be something, and nothing is certain.
    #[must_use]
    pub fn is_asked(&self, place: usize) -> bool {
        let asks = |column: &Proposed| !column.certain && !column.alternatives.is_empty();
        self.opened.columns.get(place).is_some_and(asks)
            && self.chosen.get(place).is_some_and(|chosen| !chosen.answered)
    }

    /// Returns whether the field of the column at a place is told elsewhere, too.
    #[must_use]
    pub fn is_twice(&self, place: usize) -> bool {
        let Some(field) = self.chosen.get(place).and_then(|chosen| chosen.field) else { return false };
        let others = self.chosen.iter().enumerate().filter(|(at, _)| *at != place);
        others.into_iter().any(|(_, other)| other.field == Some(field))
            || self.constants.iter().any(|fact| fact.field == field)
    }

    /// The places of the columns as they are shown: what is asked or wrong first, then what holds a field.
    #[must_use]
    pub fn order(&self) -> Vec<usize> {
        let rank = |place: usize| match self.chosen.get(place).map(|chosen| chosen.field.is_some()) {
            // It stays where it was asked.
            _ if self.opened.columns.get(place).is_some_and(|one| !one.certain && !one.alternatives.is_empty()) => 0,
            Some(true) => 1,
            _ => 2,
        };
        let mut places: Vec<usize> = (0..self.chosen.len()).collect();
        crate::order::sort_by_key(&mut places, |place| (rank(*place), *place));
        places
    }

    /// A field is chosen for a column, or none by an empty key.
    pub fn choose(&mut self, place: usize, key: &str) {
        let field = Field::by_key(key);
        let Some((chosen, proposed)) = self.chosen.get_mut(place).zip(self.opened.columns.get(place)) else { return };
        chosen.words =
            if field.is_some() && field == looked_at(proposed) { proposed.words.clone() } else { Vec::new() };
        (chosen.field, chosen.answered) = (field, true);
    }

    /// What a word in a column means: a code, [`NOTHING`], or empty where it is not known.
    pub fn mean(&mut self, place: usize, word: usize, code: &str) {
        let word = self.chosen.get_mut(place).and_then(|chosen| chosen.words.get_mut(word));
        if let Some(word) = word {
            word.means = match code {
                "" => None,
                NOTHING => Some(String::new()),
                code => Some(code.to_owned()),
            };
        }
    }

    /// Words that were met and not understood are asked with the others.
    pub fn meet(&mut self, words: &[(usize, String, String, i64)]) {
        for (place, key, word, rows) in words {
            let Some(chosen) = self.chosen.get_mut(*place).filter(|one| one.field == Field::by_key(key)) else {
                continue;
            };
            if chosen.words.iter().all(|known| known.word != *word) {
                let rows = usize::try_from(*rows).unwrap_or_default();
                chosen.words.push(Word { word: word.clone(), rows, means: None });
            }
        }
    }

    /// What stands in the way, in the order in which it is shown.
    #[must_use]
    pub fn hold(&self, shared: &Shared) -> Option<Hold> {
        let order = self.order();
        let of = |place: &usize| {
            if self.is_asked(*place) {
                Some(Hold::Asked(*place))
            } else {
                self.is_twice(*place).then_some(Hold::Twice(*place))
            }
        };
        let wrong = |fact: &Fact| fact.value(shared).is_err();
        order
            .iter()
            .find_map(of)
            .or_else(|| self.constants.iter().position(wrong).map(Hold::Constant))
            .or_else(|| self.chosen.iter().all(|one| one.field.is_none()).then_some(Hold::Nothing))
    }

    /// The columns as they are asked for.
    #[must_use]
    pub fn columns(&self) -> Vec<Option<Column>> {
        let column = |chosen: &Chosen| {
            let words = chosen.words.iter().filter_map(|word| Some((word.word.clone(), word.means.clone()?)));
            Some(Column { field: chosen.field?.key().to_owned(), words: words.collect() })
        };
        self.chosen.iter().map(column).collect()
    }

    /// What holds for every row, as far as it can be read.
    #[must_use]
    pub fn told(&self, shared: &Shared) -> Vec<(String, String)> {
        let told = |fact: &Fact| Some((fact.field.key().to_owned(), fact.value(shared).ok()?));
        self.constants.iter().filter_map(told).collect()
    }

    /// What is remembered of the choices: each plain heading with its field, and those that the clerk has said to mean
    /// nothing. A heading that stands twice with two meanings says nothing.
    #[must_use]
    pub fn remembered(&self) -> Vec<kept::Chosen> {
        let each = || self.opened.columns.iter().zip(&self.chosen);
        let is_one = |plain: &str, field: Option<Field>| {
            each().all(|(column, chosen)| column.plain != plain || chosen.field == field)
        };
        let said = |(column, chosen): (&Proposed, &Chosen)| {
            let counts = (chosen.answered || chosen.field.is_some()) && is_one(&column.plain, chosen.field);
            counts.then(|| (column.plain.clone(), chosen.field.map(|field| field.key().to_owned())))
        };
        each().filter_map(said).collect()
    }
}

impl Chosen {
    fn of(proposed: &Proposed) -> Self {
        let field = proposed.field.as_deref().and_then(Field::by_key).filter(|_| proposed.certain);
        // What is chosen from a list is asked by its words as soon as it is known to be one.
        let words = if field.is_some() { proposed.words.clone() } else { Vec::new() };
        Self { field, answered: false, words }
    }
}

/// The field whose words were looked for.
fn looked_at(proposed: &Proposed) -> Option<Field> {
    let first = proposed.alternatives.first().map(String::as_str);
    proposed.field.as_deref().or(first).and_then(Field::by_key)
}
