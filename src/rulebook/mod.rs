//! A regulation as data: figures, clauses with their place and words, penalty tables, clocks, targets.
//!
//! Invariant: a [`Rulebook`] is sound. [`Rulebook::load`] checks everything and reports every problem.

mod built_in;
mod check;
mod clause;
mod figure;
mod figures;
pub mod file;
mod ids;
mod load;
mod parcel;
mod part;
pub mod place;
mod readings;
#[cfg(not(target_arch = "wasm32"))]
pub mod schema;
mod syntax;
mod versions;
mod words;

pub use built_in::{BUILT_IN_IDS, DEFAULT_ID};
pub use clause::{Clause, ClauseId, Department, Status};
pub use figure::{Figure, FigureList};
pub use figures::{FIGURES, Figures, Unit};
pub use load::{LARGEST_FILE, Problem, Wanted, Wrong};
pub use parcel::{ParcelRules, Reading};
pub use part::{FigureName, Id};
pub use readings::{
    AgencyCharge, AgencyReport, ClosingWindow, DamageBound, DelayExcuses, FilingWindow, ForceMajeureDamage,
    ForceMajeureDelay, ReadingId, Readings, ScanningStation, StationChange, TotalDamage,
};
pub use versions::{Applicable, Span, Versions};

use crate::case::Choice;
use crate::lang::{Lang, Text};
use chrono::NaiveDate;
use file::{Clock, Condition, Event, File, Item, PenaltyTable, ReadingFile, Target, Validity};
use ids::Clauses;

/// So many characters of a digest are shown: enough to tell two versions of a rulebook apart.
pub const DIGEST_SHOWN: usize = 12;

/// One version of a regulation.
#[derive(Clone, Debug)]
pub struct Rulebook {
    /// What it is.
    pub head: Head,
    /// Its parcel rules, where it has any.
    pub parcel: Option<ParcelRules>,
    /// All its clauses, in the order of the file.
    pub clauses: Vec<Clause<Id>>,
    /// Its penalty tables.
    pub penalties: Vec<PenaltyTable>,
    /// What can start a clock.
    pub events: Vec<Event>,
    /// Its service clocks, each by the way of reading that is followed; the other stands in `otherwise`.
    pub clocks: Vec<Clock>,
    /// The passages of clocks that can be read in two ways.
    pub readings: Vec<ReadingFile>,
    /// The shares that a month has to reach.
    pub targets: Vec<Target>,
}

/// What a rulebook is.
#[derive(Clone, Debug)]
pub struct Head {
    /// Its stable id.
    pub id: String,
    /// The regulation of which it is a version.
    pub regulation: String,
    /// Its title.
    pub title: Text<String>,
    /// The day it was issued, where that is known.
    pub issued: Option<NaiveDate>,
    /// Whether it is in force.
    pub status: Status,
    /// SHA-256 of its content with sorted keys, in hexadecimal.
    pub digest: String,
    /// The sending dates for which it holds; all where none.
    pub valid: Option<Validity>,
    /// The day up to which somebody has compared it with the regulation in force.
    pub checked_until: Option<NaiveDate>,
    /// Where its source breaks off.
    pub breaks_off: Option<Text<String>>,
}

impl Rulebook {
    /// What a checked file says.
    fn of(file: File, digest: String) -> Self {
        let by_id = Clauses::of(&file.clauses, true);
        let clauses: Vec<_> = file.clauses.iter().map(|clause| Clause::of(clause, &by_id)).collect();
        let head = Head {
            regulation: file.regulation.as_ref().unwrap_or(&file.id).as_str().to_owned(),
            id: file.id.0.clone(),
            title: file.title.clone(),
            issued: file.issued,
            status: file.status,
            digest,
            valid: file.valid.clone(),
            checked_until: file.checked_until,
            breaks_off: file.breaks_off.clone(),
        };
        let parcel = if file.has_parcel_rules() { ParcelRules::of(&head, &clauses, &file.readings) } else { None };
        let File { penalties, events, mut clocks, targets, mut readings, .. } = file;
        readings.retain(|reading| ReadingId::by_code(reading.id.as_str()).is_none());
        for clock in &mut clocks {
            let reading = clock.otherwise.as_ref().map(|other| other.reading.as_str());
            let reading = readings.iter().find(|known| Some(known.id.as_str()) == reading);
            if reading.is_some_and(|reading| reading.ways.get(1).is_some_and(|way| way.id == reading.follows)) {
                clock.swap();
            }
        }
        Self { head, parcel, clauses, penalties, events, clocks, readings, targets }
    }

    /// A passage of clocks with two readings, by its id.
    #[must_use]
    pub fn reading(&self, id: &str) -> Option<&ReadingFile> {
        self.readings.iter().find(|reading| reading.id.as_str() == id)
    }

    /// A clock by its id.
    #[must_use]
    pub fn clock(&self, id: &str) -> Option<&Clock> {
        self.clocks.iter().find(|clock| clock.id.as_str() == id)
    }

    /// A target by its id.
    #[must_use]
    pub fn target(&self, id: &str) -> Option<&Target> {
        self.targets.iter().find(|target| target.id.as_str() == id)
    }

    /// A condition of an item by the name that tells it from those of all others: `staff-3.loss`.
    #[must_use]
    pub fn condition(&self, name: &str) -> Option<&Condition> {
        let (item, id) = name.rsplit_once('.')?;
        self.item(item)?.conditions.iter().find(|condition| condition.id.as_str() == id)
    }

    /// A clause by its id.
    #[must_use]
    pub fn clause(&self, id: &str) -> Option<&Clause<Id>> {
        self.clauses.iter().find(|clause| clause.id.as_str() == id)
    }

    /// A figure by its name in a clause, or as `clause.name`.
    ///
    /// ```
    /// use parcel_claims::{money::Fen, rulebook::Rulebook};
    /// let rulebook = Rulebook::built_in();
    /// assert_eq!(rulebook.figure("loss-3", "capYuan"), rulebook.figure("loss-4", "loss-3.capYuan"));
    /// assert_eq!(rulebook.figure("loss-3", "colour"), None);
    /// ```
    #[must_use]
    pub fn figure(&self, clause: &str, name: &str) -> Option<Figure> {
        let (clause, name) = name.split_once('.').unwrap_or((clause, name));
        self.clause(clause)?.figures.get(name)
    }

    /// A penalty item by its id.
    #[must_use]
    pub fn item(&self, id: &str) -> Option<&Item> {
        self.penalties.iter().flat_map(|table| &table.items).find(|item| item.id.as_str() == id)
    }

    /// An event by its id.
    #[must_use]
    pub fn event(&self, id: &str) -> Option<&Event> {
        self.events.iter().find(|event| event.id.as_str() == id)
    }
}

impl Head {
    /// The sending dates for which it holds; without end where none.
    #[must_use]
    pub fn span(&self) -> Span {
        self.valid.as_ref().map_or((None, None), |valid| (valid.from, valid.until))
    }

    /// Whether it holds for a sending date.
    #[must_use]
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        let (from, until) = self.span();
        from.is_none_or(|from| from <= day) && until.is_none_or(|until| day <= until)
    }

    /// Whether nobody has compared it with the regulation in force for longer than was promised.
    #[must_use]
    pub fn is_stale(&self, today: NaiveDate) -> bool {
        self.checked_until.is_some_and(|until| until < today)
    }

    /// Its title in a language.
    #[must_use]
    pub fn title(&self, lang: Lang) -> &str {
        self.title.get(lang)
    }
}
