//! From a case to its estimate: two explorations, one for the claim and one for the delay, and their join.

use super::answer::{Estimate, RulebookRef};
use super::clocks;
use super::explored::Explored;
use super::joined::order;
use super::levers::Lever;
use super::outlooks::read_otherwise;
use super::parts::{Assumption, Document, Doubt, Finding, Instead};
use super::questions::Questions;
use crate::case::{Assumed, Case, Field, IfAbsent};
use crate::moment::Moment;
use crate::order::sort_by_key;
use crate::rulebook::{Applicable, ClauseId, ParcelRules, ReadingId, Status};
use crate::rules::facts::Fact;
use crate::rules::reason::State;
use crate::rules::result::DoubtId;
use crate::set::Set;
use chrono::NaiveDateTime;

/// The estimate of a checked case for a moment of China time.
///
/// ```
/// use parcel_claims::{case::{check, check_as_of, Raw}, estimate::estimate, rulebook::ParcelRules, money::Fen};
/// let as_of = check_as_of(&Raw::Text("2012-03-20T12:00".into())).unwrap();
/// let (case, issues) = check([
///     ("sentOn".into(), Raw::Text("2012-03-01".into())),
///     ("problem".into(), Raw::Text("lost".into())),
///     ("stage".into(), Raw::Text("delivery".into())),
///     ("deliveredBy".into(), Raw::Text("station".into())),
///     ("claimant".into(), Raw::Text("direct".into())),
///     ("value".into(), Raw::Number(1500.0)),
/// ], as_of);
/// assert!(issues.is_empty());
/// let estimate = estimate(&case, ParcelRules::built_in(), as_of);
/// let sum = estimate.claim.unwrap().compensation.unwrap();
/// assert_eq!(sum.single(), Some(Fen::yuan(1000))); // loss-3: at most 1000
/// ```
#[must_use]
pub fn estimate<'a>(case: &Case, rulebook: impl Into<Applicable<'a>>, as_of: NaiveDateTime) -> Estimate {
    Explored::of(case, rulebook, as_of).estimate()
}

/// Returns the estimate of a checked case and the actions that can still change it, which takes less time than both
/// alone.
///
/// ```
/// use parcel_claims::{case::Case, estimate::{estimate, estimate_and_levers, levers}, rulebook::ParcelRules};
/// let as_of = "2012-03-20T12:00:00".parse().unwrap();
/// let (case, rulebook) = (Case::default(), ParcelRules::built_in());
/// let both = (estimate(&case, rulebook, as_of), levers(&case, rulebook, as_of));
/// assert_eq!(estimate_and_levers(&case, rulebook, as_of), both);
/// ```
#[must_use]
pub fn estimate_and_levers<'a>(
    case: &Case,
    rulebook: impl Into<Applicable<'a>>,
    as_of: NaiveDateTime,
) -> (Estimate, Vec<Lever>) {
    let explored = Explored::of(case, rulebook, as_of);
    let levers = explored.levers();
    (explored.estimate(), levers)
}

impl Explored<'_, '_> {
    fn estimate(self) -> Estimate {
        let Self { case, rulebook, as_of, outlooks, join } = self;
        let all = outlooks.all();
        let looked = outlooks.looked();
        let mut lines: Vec<_> = join.settlement.lines().chain(join.delay.lines()).collect();
        sort_by_key(&mut lines, order);
        let findings = join.findings();
        let mut questions = Questions::default();
        let clauses = findings.iter().map(|finding| finding.clause).collect();
        questions.of_facts(&outlooks, &all, case, clauses);
        if outlooks.version_matters() {
            questions.of_version(&outlooks, &all, &rulebook);
        }
        if case.yuan(Field::Value).known().is_none() {
            questions.of_value(&join.awards);
        }
        let mut doubts = join.doubts();
        doubts.join(of_the_rulebook(&rulebook, as_of));
        let doubt = |id| Doubt { id, clause: clause_of(id, &findings), instead: instead(id, case, as_of, &rulebook) };
        let doubts = doubts.iter().map(doubt).collect();
        Estimate {
            rulebook: rulebook.lead().into(),
            versions: rulebook.are_several().then(|| rulebook.each().map(RulebookRef::from).collect()),
            as_of: as_of.into(),
            claim: all.claim,
            delay: all.delay,
            lines,
            parties: join.stakes(),
            sums: join.sums(&all),
            ours: all.ours,
            findings,
            deadlines: clocks::all(case, as_of, &rulebook, all.delay.and_then(|delay| delay.cap_on)),
            documents: all.claim.map(|_| documents(case)).unwrap_or_default(),
            questions: questions.in_order(),
            assumptions: assumptions(case, looked, outlooks.asked(), as_of),
            doubts,
            looked,
            runs: outlooks.runs(),
        }
    }
}

/// Doubts about the regulation itself.
pub(super) fn of_the_rulebook(rulebook: &Applicable<'_>, as_of: NaiveDateTime) -> Set<DoubtId> {
    let stale = |version: &ParcelRules| version.checked_until.is_some_and(|until| until < as_of.date());
    [
        (DoubtId::Draft, rulebook.each().any(|version| version.status == Status::Draft)),
        (DoubtId::StaleRulebook, rulebook.each().any(stale)),
        (DoubtId::SeveralVersions, rulebook.are_several()),
    ]
    .into_iter()
    .filter_map(|(doubt, holds)| holds.then_some(doubt))
    .collect()
}

/// What the result would be by the other reading, where the doubt stands for one.
fn instead(doubt: DoubtId, case: &Case, as_of: NaiveDateTime, rulebook: &Applicable<'_>) -> Option<Instead> {
    let reading = reading_of(doubt)?;
    let other = read_otherwise(case, rulebook, as_of, |follows| follows.otherwise(reading));
    Some(Instead { reading, claim: other.claim, delay: other.delay })
}

fn documents(case: &Case) -> Vec<Document> {
    let have = |field| case.flag(field).known() == Some(true);
    Field::DOCUMENTS.iter().map(|field| Document { field: *field, have: have(*field) }).collect()
}

/// Defaults that the rules looked at. A document that is not there is listed elsewhere.
fn assumptions(case: &Case, looked: Set<Field>, asked: Set<Fact>, as_of: NaiveDateTime) -> Vec<Assumption> {
    let assumed = |field: Field| match field.spec().default {
        IfAbsent::Assumed(_) if case.get(field).is_some() || Field::DOCUMENTS.contains(&field) => None,
        IfAbsent::Assumed(_) if field == Field::Cause && !asked.contains(Fact::DamageCause) => None,
        IfAbsent::Assumed(assumed) => Some(assumed),
        IfAbsent::None | IfAbsent::Unknown => None,
    };
    looked
        .iter()
        .filter_map(|field| {
            let value = match assumed(field)? {
                Assumed::Choice(index) => crate::case::Value::Choice(index).in_field(field),
                Assumed::Flag(flag) => flag.into(),
                Assumed::Nothing => 0.into(),
                Assumed::NotSoFar => serde_json::Value::Null,
                Assumed::Today => Moment::from(as_of.date()).to_string().into(),
            };
            Some(Assumption { field, value })
        })
        .collect()
}

/// The passage whose reading a doubt is about.
pub(super) const fn reading_of(doubt: DoubtId) -> Option<ReadingId> {
    match doubt {
        DoubtId::MonthOrDays => Some(ReadingId::FilingWindow),
        DoubtId::ClosingReading => Some(ReadingId::ClosingWindow),
        DoubtId::AgencyAndReport => Some(ReadingId::AgencyReport),
        DoubtId::AgencyPenaltyWord => Some(ReadingId::AgencyCharge),
        DoubtId::FlatSum => Some(ReadingId::StationChange),
        DoubtId::DamageBound => Some(ReadingId::DamageBound),
        DoubtId::TotalDamage => Some(ReadingId::TotalDamage),
        DoubtId::ForceMajeureDamage => Some(ReadingId::ForceMajeureDamage),
        DoubtId::ForceMajeureDelay => Some(ReadingId::ForceMajeureDelay),
        DoubtId::ScanningStation => Some(ReadingId::ScanningStation),
        _ => None,
    }
}

/// The clause that a doubt concerns.
fn clause_of(doubt: DoubtId, findings: &[Finding]) -> ClauseId {
    const DELIVERY_SIDE: [ClauseId; 3] = [ClauseId::Loss13, ClauseId::Loss8, ClauseId::Loss9];
    let stands = |clause: &ClauseId| {
        findings.iter().any(|finding| finding.clause == *clause && finding.state != State::Excluded)
    };
    match doubt {
        DoubtId::BothSides => DELIVERY_SIDE.into_iter().find(stands).unwrap_or(ClauseId::Loss13),
        DoubtId::Draft | DoubtId::StaleRulebook | DoubtId::SeveralVersions | DoubtId::LossScope => ClauseId::Loss1,
        DoubtId::MonthOrDays => ClauseId::Loss15e,
        DoubtId::ClosingReading => ClauseId::Loss15c,
        DoubtId::ForceMajeureDamage => ClauseId::Loss15d,
        DoubtId::ScanningStation => ClauseId::Loss9,
        DoubtId::ProhibitedGoodsFine | DoubtId::OtherDamage => ClauseId::Loss14,
        DoubtId::AgencyAndReport => ClauseId::Loss8,
        DoubtId::AgencyPenaltyWord => ClauseId::Loss7,
        DoubtId::FlatSum => ClauseId::Loss6,
        DoubtId::DamageBound | DoubtId::ContaminatedByHandling => ClauseId::Loss10,
        DoubtId::TotalDamage => ClauseId::Loss1,
        DoubtId::UnprovenValue => ClauseId::Loss2,
        DoubtId::SameDayLate | DoubtId::DelayAndLoss | DoubtId::ForceMajeureDelay => ClauseId::Delay2,
    }
}
