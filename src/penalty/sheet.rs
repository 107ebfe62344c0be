//! The sheet of a month: who did what, how often or over which days.

use crate::moment::Moment;
use crate::money::Fen;
use crate::rulebook::Rulebook;
use chrono::{Datelike, Months, NaiveDate};
use serde::ser::{Serialize, SerializeMap, Serializer};

/// The version of the format.
pub const VERSION: u64 = 1;

/// A month of one rulebook. It holds nothing unsound: [`Sheet::read`] leaves that out and tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// The id of its rulebook.
    pub rulebook: String,
    /// The month.
    pub month: Month,
    /// What happened.
    pub entries: Vec<Entry>,
    /// What is known of people beside that.
    pub people: Vec<Person>,
    /// Figures that the company has left blank, as the clerk gives them.
    pub figures: Vec<(FigureId, Hundredths)>,
}

/// One thing that happened, or the same several times.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Whom it is charged to.
    pub person: String,
    /// The item.
    pub item: String,
    /// The day, where it was entered.
    pub on: Option<NaiveDate>,
    /// How often; of a measure, how many days or months it has come to.
    pub count: u32,
    /// Per day: the first day, which does not count, and the last, which does.
    pub days: Option<(NaiveDate, NaiveDate)>,
    /// Share of a wage: the wage.
    pub base: Option<Fen>,
    /// The conditions of the item that were answered, and whether they hold.
    pub conditions: Vec<(String, bool)>,
}

impl Entry {
    /// Whether a condition of the item holds; none where nobody has said so.
    #[must_use]
    pub fn holds(&self, condition: &str) -> Option<bool> {
        self.conditions.iter().find(|(known, _)| known == condition).map(|(_, holds)| *holds)
    }

    /// The days on which it may have happened: the whole of time where none was entered.
    #[must_use]
    pub fn span(&self) -> (NaiveDate, NaiveDate) {
        self.days.or(self.on.map(|on| (on, on))).unwrap_or((NaiveDate::MIN, NaiveDate::MAX))
    }
}

/// What is entered of a person beside the items.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// The name.
    pub name: String,
    /// Points taken off by hand, by `table.part`.
    pub lost: Vec<(String, Hundredths)>,
    /// Scores of the appraisal, by `table.indicator`.
    pub scores: Vec<(String, Hundredths)>,
    /// The bonus of the month, by table.
    pub bonus: Vec<(String, Fen)>,
}

/// A number with two decimals: points, a score, a figure; serialised as the number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hundredths(pub u32);

/// A month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month(NaiveDate);

/// A figure of a clause: `late.yuan`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureId {
    /// The clause.
    pub clause: String,
    /// Its name there.
    pub name: String,
}

impl Sheet {
    /// A month in which nothing has happened so far.
    #[must_use]
    pub fn new(rulebook: &Rulebook, month: Month) -> Self {
        let rulebook = rulebook.head.id.clone();
        Self { rulebook, month, entries: Vec::new(), people: Vec::new(), figures: Vec::new() }
    }

    /// Everyone on it: in the order in which something happened, then those of whom nothing did.
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

    /// What was entered of a person beside the items.
    #[must_use]
    pub fn person(&self, name: &str) -> Option<&Person> {
        self.people.iter().find(|person| person.name == name)
    }

    /// What the clerk gives for a blank.
    #[must_use]
    pub fn figure(&self, figure: &FigureId) -> Option<Hundredths> {
        self.figures.iter().find(|(known, _)| known == figure).map(|(_, value)| *value)
    }
}

impl Month {
    /// The month in which a day lies.
    #[must_use]
    pub fn of(day: NaiveDate) -> Self {
        Self(day.with_day(1).unwrap_or(day))
    }

    /// Reads `2012-03`.
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

    /// Its first day.
    #[must_use]
    pub const fn first(self) -> NaiveDate {
        self.0
    }

    /// Its last day.
    #[must_use]
    pub fn last(self) -> NaiveDate {
        self.0.checked_add_months(Months::new(1)).and_then(|next| next.pred_opt()).unwrap_or(self.0)
    }

    /// Whether a day lies in it.
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
    /// The figure that a clause names, which may be one of another clause.
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
