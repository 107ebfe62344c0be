//! One version of a regulation, whole.

use super::clause::Clause;
use super::figure::Figure;
use super::file::{Clock, Condition, Event, File, Item, PenaltyTable, ReadingFile, Target};
use super::head::Head;
use super::ids::Clauses;
use super::parcel::ParcelRules;
use super::part::Id;
use super::readings::ReadingId;
use crate::choice::Choice;

/// A checked rulebook: one version of a regulation with all its parts.
#[derive(Clone, Debug)]
pub struct Rulebook {
    /// The name, source and dates of the rulebook.
    pub head: Head,
    /// The parcel rules; `None` where the rulebook has none.
    pub parcel: Option<ParcelRules>,
    /// All clauses, in the order of the file.
    pub clauses: Vec<Clause<Id>>,
    /// The penalty tables of the rulebook.
    pub penalties: Vec<PenaltyTable>,
    /// The events that can start a clock.
    pub events: Vec<Event>,
    /// The service clocks, each by the way of reading that is followed; the other way stands in `otherwise`.
    pub clocks: Vec<Clock>,
    /// The passages of clocks that can be read in two ways.
    pub readings: Vec<ReadingFile>,
    /// The shares that a month has to reach or must not exceed.
    pub targets: Vec<Target>,
}

impl Rulebook {
    /// What a checked file says.
    pub(super) fn of(file: File, digest: String) -> Self {
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

    /// Returns the passage of clocks with this id; `None` where there is none.
    #[must_use]
    pub fn reading(&self, id: &str) -> Option<&ReadingFile> {
        self.readings.iter().find(|reading| reading.id.as_str() == id)
    }

    /// Returns the clock with this id; `None` where there is none.
    #[must_use]
    pub fn clock(&self, id: &str) -> Option<&Clock> {
        self.clocks.iter().find(|clock| clock.id.as_str() == id)
    }

    /// Returns the target with this id; `None` where there is none.
    #[must_use]
    pub fn target(&self, id: &str) -> Option<&Target> {
        self.targets.iter().find(|target| target.id.as_str() == id)
    }

    /// Returns a condition of an item by the ids of both, such as `staff-3.loss`; `None` where there is none.
    #[must_use]
    pub fn condition(&self, name: &str) -> Option<&Condition> {
        let (item, id) = name.rsplit_once('.')?;
        self.item(item)?.conditions.iter().find(|condition| condition.id.as_str() == id)
    }

    /// Returns the clause with this id; `None` where there is none.
    #[must_use]
    pub fn clause(&self, id: &str) -> Option<&Clause<Id>> {
        self.clauses.iter().find(|clause| clause.id.as_str() == id)
    }

    /// Returns the figure with this name in a clause, or with the name `clause.name` in another one.
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

    /// Returns the penalty item with this id; `None` where no table has it.
    #[must_use]
    pub fn item(&self, id: &str) -> Option<&Item> {
        self.penalties.iter().flat_map(|table| &table.items).find(|item| item.id.as_str() == id)
    }

    /// Returns the event with this id; `None` where there is none.
    #[must_use]
    pub fn event(&self, id: &str) -> Option<&Event> {
        self.events.iter().find(|event| event.id.as_str() == id)
    }
}
