//! What the columns of a table mean: data, which whoever reads the table shows and the clerk confirms.

use crate::case::{Case, Code, Fault, Field, Told, Value, put};
use crate::set::Set;

/// The day from which a spreadsheet counts days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Epoch {
    /// Day 1 is 1 January 1900, and the year 1900 is taken for a leap year.
    Of1900,
    /// Day 0 is 1 January 1904.
    Of1904,
}

/// What one column says.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// The field that the column holds.
    pub field: Field,
    /// The words that stand in its cells, and what each means; `None` means that the fact is left out.
    pub words: Vec<(String, Option<Value>)>,
}

/// What the columns of a table mean, and what holds for every row.
///
/// ```
/// use parcel_claims::{batch::{Column, Mapping}, case::{Field, Value}};
/// let mut mapping = Mapping::default();
/// assert!(mapping.column(0, Column::of(Field::Waybill)));
/// assert!(mapping.constant(Field::We, "origin").is_ok());
/// assert!(!mapping.column(1, Column::of(Field::We)), "a field is told once");
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mapping {
    columns: Vec<Option<Column>>,
    constants: Vec<(Field, Value)>,
    told: Set<Field>,
    /// How a number in a column of dates is read; `None` where it is no date.
    pub epoch: Option<Epoch>,
}

impl Column {
    /// Makes a column that holds a field, in the words that the field itself knows.
    #[must_use]
    pub fn of(field: Field) -> Self {
        Self { field, words: Vec::new() }
    }
}

impl Mapping {
    /// Says what the column at a place holds, from 0; returns `false` where the field is told already, or the column.
    #[must_use]
    pub fn column(&mut self, place: usize, column: Column) -> bool {
        let is_new = !self.told.contains(column.field) && self.columns.get(place).is_none_or(Option::is_none);
        if is_new {
            self.told.insert(column.field);
            if self.columns.len() <= place {
                self.columns.resize(place + 1, None);
            }
            if let Some(slot) = self.columns.get_mut(place) {
                *slot = Some(column);
            }
        }
        is_new
    }

    /// Says what holds for every row, as a record writes it.
    ///
    /// # Errors
    /// Returns what is wrong with the value; [`Code::UnknownField`] where the field is told already.
    pub fn constant(&mut self, field: Field, value: &str) -> Result<(), Code> {
        if self.told.contains(field) {
            return Err(Code::UnknownField);
        }
        let value = value_of(field, value).map_err(Fault::code)?;
        self.told.insert(field);
        self.constants.push((field, value));
        Ok(())
    }

    /// Returns what the column at a place holds, from 0; `None` where it means nothing to the rules.
    #[must_use]
    pub fn at(&self, place: usize) -> Option<&Column> {
        self.columns.get(place)?.as_ref()
    }

    /// Returns every column that holds a field, with its place.
    pub fn columns(&self) -> impl Iterator<Item = (usize, &Column)> {
        self.columns.iter().enumerate().filter_map(|(place, column)| Some((place, column.as_ref()?)))
    }

    /// Returns what holds for every row.
    #[must_use]
    pub fn constants(&self) -> &[(Field, Value)] {
        &self.constants
    }

    /// Returns the place of the column that holds a field; `None` where none does.
    #[must_use]
    pub fn place_of(&self, field: Field) -> Option<usize> {
        self.columns().find(|(_, column)| column.field == field).map(|(place, _)| place)
    }
}

/// What a word says in a field, as a record writes it: a code, `true`, `false`, `no` or `unknown`, a sum or a moment.
///
/// # Errors
/// Returns what the field says to it.
pub fn value_of(field: Field, text: &str) -> Result<Value, Fault> {
    let told = match (field.spec().kind, text) {
        (crate::case::Kind::YesNo, "true") => Told::Bool(true),
        (crate::case::Kind::YesNo, "false") => Told::Bool(false),
        (crate::case::Kind::Yuan, sum) if sum != "unknown" => Told::Number(sum.parse().unwrap_or(f64::NAN)),
        (_, text) => Told::Text(text),
    };
    let mut case = Case::default();
    put(&mut case, field, told)?;
    case.get(field).cloned().ok_or(Fault::Type(field.spec().kind))
}
