//! The sheet of a month: who did what, how often or over which days.

use crate::moment::Moment;
use crate::money::Fen;
use crate::rulebook::Rulebook;
use chrono::{Datelike, Months, NaiveDate};
use serde::ser::{Serialize, SerializeMap, Serializer};

/// The version of the file format of a sheet.
pub const VERSION: u64 = 1;

/// A month's sheet by one rulebook: what happened to whom; [`Sheet::read`] keeps only what is sound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// The id of the rulebook to which the sheet belongs.
    pub rulebook: String,
    /// The month of the sheet.
    pub month: Month,
    /// The entries: what happened in the month.
    pub entries: Vec<Entry>,
    /// What else was entered of people: points by hand, scores, bonuses.
    pub people: Vec<Person>,
    /// The figures that were given for blanks of the company.
    pub figures: Vec<(FigureId, Hundredths)>,
}

/// An entry of a sheet: something that happened, once or several times.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The name of the person who is charged.
    pub person: String,
    /// The id of the penalty item.
    pub item: String,
    /// The day on which it happened; `None` where it was not entered.
    pub on: Option<NaiveDate>,
    /// The number of times; for a measure the number of days or months that was reached.
    pub count: u32,
    /// For a sum a day, the first day, which does not count, and the last day, which counts; `None` for other items.
    pub days: Option<(NaiveDate, NaiveDate)>,
    /// For a share of a wage, the wage in yuan; `None` for other items or where it was not entered.
    pub base: Option<Fen>,
    /// The conditions of the item that were answered, each with its id, and whether it holds.
    pub conditions: Vec<(String, bool)>,
}

impl Entry {
    /// Returns whether a condition of the item holds; `None` where nobody has answered it.
    #[must_use]
    pub fn holds(&self, condition: &str) -> Option<bool> {
        self.conditions.iter().find(|(known, _)| known == condition).map(|(_, holds)| *holds)
    }

    /// Returns the first and the last day on which it may have happened; all of time where no day was entered.
    #[must_use]
    pub fn span(&self) -> (NaiveDate, NaiveDate) {
        self.days.or(self.on.map(|on| (on, on))).unwrap_or((NaiveDate::MIN, NaiveDate::MAX))
    }
}

/// What was entered of a person beside the entries.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// The name of the person.
    pub name: String,
    /// The points taken off by hand, each under `table.part`.
    pub lost: Vec<(String, Hundredths)>,
    /// The scores of the appraisal, each under `table.indicator`.
    pub scores: Vec<(String, Hundredths)>,
    /// The bonus of the month in yuan, each under the id of its table.
    pub bonus: Vec<(String, Fen)>,
}

/// A number with two decimals, kept in hundredths, for points, scores and figures; JSON has the number itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hundredths(pub u32);

/// A calendar month, such as March 2012.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month(NaiveDate);

/// The name of a figure: its clause and its name there, such as `late.yuan`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureId {
    /// The id of the clause in which the figure stands.
    pub clause: String,
    /// The name of the figure in its clause.
    pub name: String,
}

impl Sheet {
    /// Returns an empty sheet for a month.
    #[must_use]
    pub fn new(rulebook: &Rulebook, month: Month) -> Self {
        let rulebook = rulebook.head.id.clone();
        Self { rulebook, month, entries: Vec::new(), people: Vec::new(), figures: Vec::new() }
    }

    /// Returns the names of all people: in the order of the entries, then those without an entry.
    #[must_use]
    pub fn names(&self) -> Vec<&str> {
        let mut names: Vec<&str> = Vec::new();
        let mentioned = self.entries.iter().map(|entry| &entry.person);
        for name in mentioned.chain(self.people.iter().map(|person| &person.name)) {
            if !names.contains(&name.as_str()) {
                names.push(name);
            }
        }
        names
    }

    /// Returns what was entered of a person beside the entries; `None` where nothing was.
    #[must_use]
    pub fn person(&self, name: &str) -> Option<&Person> {
        self.people.iter().find(|person| person.name == name)
    }

    /// Returns the value that was given for a blank figure; `None` where none was.
    #[must_use]
    pub fn figure(&self, figure: &FigureId) -> Option<Hundredths> {
        self.figures.iter().find(|(known, _)| known == figure).map(|(_, value)| *value)
    }
}

impl Month {
    /// Returns the month in which a day lies.
    #[must_use]
    pub fn of(day: NaiveDate) -> Self {
        Self(day.with_day(1).unwrap_or(day))
    }

    /// Reads a month such as `2012-03`; `None` for every other text.
    ///
    /// ```
    /// use parcel_claims::penalty::Month;
    /// assert_eq!(Month::parse("2012-03").unwrap().to_string(), "2012-03");
    /// assert!(Month::parse("2012-13").is_none() && Month::parse("2012-3").is_none());
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Moment::parse(&format!("{text}-01")).filter(|moment| moment.clock.is_none()).map(|moment| Self(moment.day))
    }

    /// Returns the first day of the month.
    #[must_use]
    pub const fn first(self) -> NaiveDate {
        self.0
    }

    /// Returns the last day of the month.
    #[must_use]
    pub fn last(self) -> NaiveDate {
        self.0.checked_add_months(Months::new(1)).and_then(|next| next.pred_opt()).unwrap_or(self.0)
    }

    /// Returns whether a day lies in the month.
    #[must_use]
    pub fn has(self, day: NaiveDate) -> bool {
        Self::of(day) == self
    }
}

impl std::fmt::Display for Month {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}", self.0.year(), self.0.month())
    }
}

impl FigureId {
    /// Returns the name of a figure as a clause writes it: `name` of its own, or `clause.name` of another clause.
    #[must_use]
    pub fn of(clause: &str, name: &str) -> Self {
        let (clause, name) = name.split_once('.').unwrap_or((clause, name));
        Self { clause: clause.to_owned(), name: name.to_owned() }
    }
}

impl std::fmt::Display for FigureId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.clause, self.name)
    }
}

impl std::fmt::Display for Hundredths {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::rulebook::Figure::Number(self.0).fmt(f)
    }
}

impl Serialize for Hundredths {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(f64::from(self.0) / 100.0)
    }
}

impl Serialize for Month {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Serialize for FigureId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Entries of a map, by their names.
struct Named<'a, K, V>(&'a [(K, V)]);

impl<K: Serialize, V: Serialize> Serialize for Named<'_, K, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

/// As it is read: what says nothing is left out.
impl Serialize for Sheet {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("v", &VERSION)?;
        map.serialize_entry("rulebook", &self.rulebook)?;
        map.serialize_entry("month", &self.month)?;
        map.serialize_entry("entries", &self.entries)?;
        map.serialize_entry("people", &self.people)?;
        map.serialize_entry("figures", &Named(&self.figures))?;
        map.end()
    }
}

impl Serialize for Entry {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let day = |day: NaiveDate| Moment::from(day).to_string();
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("person", &self.person)?;
        map.serialize_entry("item", &self.item)?;
        if let Some(on) = self.on {
            map.serialize_entry("on", &day(on))?;
        }
        match self.days {
            Some((from, to)) => {
                map.serialize_entry("from", &day(from))?;
                map.serialize_entry("to", &day(to))?;
            }
            None => map.serialize_entry("count", &self.count)?,
        }
        if let Some(base) = self.base {
            map.serialize_entry("base", &base)?;
        }
        if !self.conditions.is_empty() {
            map.serialize_entry("conditions", &Named(&self.conditions))?;
        }
        map.end()
    }
}

impl Serialize for Person {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("name", &self.name)?;
        map.serialize_entry("lost", &Named(&self.lost))?;
        map.serialize_entry("scores", &Named(&self.scores))?;
        map.serialize_entry("bonus", &Named(&self.bonus))?;
        map.end()
    }
}
