//! Where rows are answered: those that look alike to the rules once.

use super::kept::{Common, Kept, Tally};
use super::key::{Key, Mixed, Scope};
use super::row::Row;
use super::rules::Rules;
use super::totals::Totals;
use super::worth::{Bends, Worth};
use crate::case::{Case, Field, Problem, Value};
use crate::choice::Choice;
use crate::estimate::{Brief, Sketch, ever_asked, next};
use crate::money::Fen;
use crate::rulebook::{Applicable, ParcelRules, Span};
use crate::rules::facts::Given;
use chrono::NaiveDateTime;
use std::collections::HashMap;

/// Answers the cases of a table one after the other, at one moment and by one set of rules.
///
/// Every answer is that of [`estimate`](crate::estimate::estimate) for the same case. What two rows have in common is
/// worked out once, and a row is held in twelve bytes.
///
/// ```
/// use parcel_claims::{batch::Desk, case::Case, estimate::{Brief, estimate}, rulebook::ParcelRules};
/// let as_of = "2012-03-20T12:00:00".parse().unwrap();
/// let mut desk = Desk::new(ParcelRules::built_in(), as_of);
/// let row = desk.answer(&Case::default()).unwrap();
/// assert_eq!(desk.brief(row), Some(Brief::from(&estimate(&Case::default(), ParcelRules::built_in(), as_of))));
/// ```
#[derive(Debug)]
pub struct Desk {
    rules: Rules,
    as_of: NaiveDateTime,
    bends: Bends,
    /// Days late from which on no fine grows.
    days: u32,
    /// What the rules look at, by each list of versions that may apply and by the problem.
    scopes: Vec<Scopes>,
    places: HashMap<Key, usize, Mixed>,
    kept: Vec<Kept>,
    /// What of each is needed for every row, and how many rows there are: close together.
    counted: Vec<(Common, Tally)>,
}

/// The versions that may apply to a case, and what they look at.
#[derive(Debug)]
struct Scopes {
    /// Where in memory each version lies.
    versions: Vec<usize>,
    by_problem: [Option<Scope>; Problem::ALL.len()],
}

impl Desk {
    /// Makes a desk for one moment, China time.
    #[must_use]
    pub fn new(rules: impl Into<Rules>, as_of: NaiveDateTime) -> Self {
        let rules = rules.into();
        let bends = Bends::of(rules.each().map(|rules| &rules.figures));
        let days = rules.each().map(|rules| {
            let (cap, a_day) = (rules.figures.delay_fine_cap.fen(), rules.figures.delay_fine_per_day.fen().max(1));
            u32::try_from(cap / a_day + 1).unwrap_or(u32::MAX)
        });
        let days = days.max().unwrap_or(u32::MAX);
        let (scopes, places, kept, counted) = Default::default();
        Self { rules, as_of, bends, days, scopes, places, kept, counted }
    }

    /// Answers a case; it is in no total before it is [added](Self::add).
    ///
    /// # Errors
    /// Returns the sending dates that are covered, where no version can hold.
    pub fn answer(&mut self, case: &Case) -> Result<Row, Vec<Span>> {
        let Self { rules, as_of, bends, days, scopes, places, kept, counted } = self;
        let rulebook = rules.of_case(case, as_of.date())?;
        let (which, scope) = scope(scopes, &rulebook, case, *days);
        let value = scope.asks_value(case).then(|| case.yuan(Field::Value).known()).flatten();
        let worth = value.map(|value| bends.around(value));
        let key = key(case, &rulebook, *as_of, which, worth, scope);
        let place = match key.and_then(|key| places.get(&key)) {
            Some(place) => *place,
            None => {
                let (new, is_shared) = keep(case, &rulebook, *as_of, value.zip(worth));
                counted.push((new.common, Tally::default()));
                kept.push(new);
                let place = kept.len() - 1;
                if let Some(key) = key.filter(|_| is_shared) {
                    places.insert(key, place);
                }
                place
            }
        };
        let common = counted.get(place).map(|(common, _)| *common);
        let (cap_after, refused) = common.map_or((None, false), |common| (common.cap_after, common.is_refused));
        let due = case.moment(Field::DueAt).known();
        let cap_on = due
            .zip(cap_after)
            .and_then(|(due, days)| due.day.checked_add_signed(chrono::TimeDelta::try_days(days.into())?));
        let next = next(case, &rulebook, *as_of, cap_on, refused);
        Ok(Row::of(place, value, next).unwrap_or(Row::UNSOUND))
    }

    /// Adds a row to the totals.
    pub fn add(&mut self, row: Row) {
        self.count(row, 1);
    }

    /// Takes a row out of the totals again, for one that takes its place.
    pub fn remove(&mut self, row: Row) {
        self.count(row, -1);
    }

    fn count(&mut self, row: Row, by: i64) {
        if let Some((common, tally)) = row.answer().and_then(|answer| self.counted.get_mut(answer)) {
            tally.rows += by;
            tally.above += by * common.above(row.value());
        }
    }

    /// Returns the answer to a row of this desk in columns; `None` where the row is not sound.
    #[must_use]
    pub fn brief(&self, row: Row) -> Option<Brief> {
        let kept = self.kept.get(row.answer()?)?;
        Some(Brief { next: row.next(), ..kept.brief(row.value()) })
    }

    /// Returns the totals of all rows added.
    #[must_use]
    pub fn totals(&self) -> Totals {
        let mut totals = Totals::default();
        let counted = self.counted.iter().map(|(_, tally)| *tally);
        for (kept, tally) in self.kept.iter().zip(counted).filter(|(_, tally)| *tally != Tally::default()) {
            totals.add(&kept.sum(tally), tally.rows);
        }
        totals
    }

    /// Returns the number of different answers that have been worked out.
    #[must_use]
    pub fn answers(&self) -> usize {
        self.kept.len()
    }

    /// Returns the moment for which rows are answered, China time.
    #[must_use]
    pub fn as_of(&self) -> NaiveDateTime {
        self.as_of
    }

    /// Returns the rules by which rows are answered.
    #[must_use]
    pub fn rules(&self) -> &Rules {
        &self.rules
    }
}

fn key(
    case: &Case,
    rulebook: &Applicable<'_>,
    as_of: NaiveDateTime,
    which: usize,
    worth: Option<Worth>,
    scope: Scope,
) -> Option<Key> {
    let given =
        |version: &ParcelRules| Given::of(case, as_of, (&version.figures, version.follows), |fact| scope.asks(fact));
    if !rulebook.are_several() {
        return Key::of(case, [&given(rulebook.lead())].into_iter(), which, worth, scope);
    }
    let all: Vec<Given> = rulebook.each().map(given).collect();
    Key::of(case, all.iter(), which, worth, scope)
}

/// What the rules may look at, worked out once for a problem and the versions that may apply.
fn scope(scopes: &mut Vec<Scopes>, rulebook: &Applicable<'_>, case: &Case, days: u32) -> (usize, Scope) {
    let address = |version: &ParcelRules| std::ptr::from_ref(version).addr();
    let is_same = |known: &Scopes| known.versions.iter().copied().eq(rulebook.each().map(address));
    let which = scopes.iter().position(is_same).unwrap_or_else(|| {
        scopes.push(Scopes { versions: rulebook.each().map(address).collect(), by_problem: Default::default() });
        scopes.len() - 1
    });
    let problem = case.choice(Field::Problem).or(Problem::None).unwrap_or(Problem::None);
    let open = || Scope::of(ever_asked(rulebook, problem), days);
    let slot = scopes.get_mut(which).and_then(|known| known.by_problem.get_mut(usize::from(problem.index())));
    (which, slot.map_or_else(open, |slot| *slot.get_or_insert_with(open)))
}

/// Works out what is kept for all cases like this one, and whether it holds for others at all.
fn keep(case: &Case, rulebook: &Applicable<'_>, as_of: NaiveDateTime, worth: Option<(Fen, Worth)>) -> (Kept, bool) {
    let due = case.moment(Field::DueAt).known().map(|due| due.day);
    let at = |fen| {
        let mut case = case.clone();
        case.set(Field::Value, Some(Value::Yuan(Fen::from_fen(fen))));
        Sketch::of(&case, rulebook, as_of)
    };
    let Some((value, worth)) = worth else { return (Kept::alone(Sketch::of(case, rulebook, as_of), 0, due), true) };
    let (low, high) = (at(worth.least), (worth.most > worth.least).then(|| at(worth.most)));
    match high.map(|high| Kept::between(&low, &high, worth, due)) {
        None => (Kept::alone(low, worth.least, due), true),
        Some(Some(kept)) => (kept, true),
        // Nothing that is known bends elsewhere; what does is answered by itself.
        Some(None) => (Kept::alone(Sketch::of(case, rulebook, as_of), value.fen(), due), false),
    }
}
