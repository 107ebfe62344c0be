//! The result over all completions, or over those in which a fact has one answer.
//!
//! Three explorations make it: may the claim be filed, who bears it and how much, and the delay. They ask
//! different facts, so that each is explored by itself; everything here is read off them, and nothing is run again.

use super::joined::{DelayKey, SettlementKey, claim_stakes};
use super::outcome::{Claim, Delay, Ours, Outlook, Stake};
use crate::case::{Answer, Case, Field, We};
use crate::explore::{Exploration, explore};
use crate::money::Range;
use crate::rulebook::{Applicable, ClauseId, ParcelRules, Readings};
use crate::rules;
use crate::rules::facts::{Fact, FactAnswer, Ground, Known};
use crate::rules::result::{self, Admission, DelayOutcome, Filing, LineKind, Party, Settlement};
use crate::set::Set;
use chrono::NaiveDateTime;

type Admissions = Exploration<Option<Filing>, Set<ClauseId>>;
type Settlements = Exploration<Option<SettlementKey>, OursEither>;
type Delays = Exploration<Option<DelayKey>, Ours>;

/// What a settlement means for us where the claim is admitted, and where it is refused.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct OursEither {
    admitted: Ours,
    refused: Ours,
}

/// The three explorations of a case.
pub(super) struct Outlooks<'a> {
    admissions: Admissions,
    settlements: Settlements,
    delays: Delays,
    /// The versions that were explored.
    versions: Vec<Ground<'a>>,
    /// Who we are, where we said so.
    we: Option<Party>,
}

/// Whoever wants to see each completion.
pub(super) trait Watch {
    fn admission(&mut self, _: &Admission) {}
    fn settlement(&mut self, _: &Settlement, _: &[Option<Stake>]) {}
    fn delay(&mut self, _: &result::Delay, _: &[Option<Stake>]) {}
}

/// Nobody.
impl Watch for () {}

/// A case as each version sees it at a moment.
pub(super) fn as_each_sees<'a>(case: &Case, rulebook: &Applicable<'a>, as_of: NaiveDateTime) -> Vec<Ground<'a>> {
    rulebook.each().map(|version| Ground::of(case, as_of, version)).collect()
}

fn admissions(versions: &[Ground<'_>], watch: &mut dyn Watch) -> Admissions {
    explore(
        versions,
        |run| rules::admission(run),
        |admission| admission.map(|admission| admission.filing),
        |admission| {
            admission.as_ref().into_iter().for_each(|admission| watch.admission(admission));
            admission.map_or(Set::EMPTY, |admission| admission.refusals)
        },
    )
}

/// Returns whether a claim may be filed at a moment, China time; empty where there is no claim.
///
/// It takes far less time than [`estimate`](super::estimate), which suits a list of many cases.
///
/// ```
/// use parcel_claims::{case::{check, Raw}, estimate::{filing, Filing}, rulebook::ParcelRules};
/// let as_of = "2012-06-01T12:00:00".parse().unwrap();
/// let facts = [("problem", "lost"), ("sentOn", "2012-03-01")];
/// let (case, _) = check(facts.map(|(key, value)| (key.to_owned(), Raw::Text(value.into()))), as_of);
/// assert!(filing(&case, ParcelRules::built_in(), as_of).is_only(Filing::Refused)); // loss-15e: after a month
/// ```
#[must_use]
pub fn filing<'a>(case: &Case, rulebook: impl Into<Applicable<'a>>, as_of: NaiveDateTime) -> Set<Filing> {
    let explored = admissions(&as_each_sees(case, &rulebook.into(), as_of), &mut ());
    explored.results.iter().filter_map(|(filing, _)| *filing).collect()
}

impl<'a> Outlooks<'a> {
    /// Explores a case by each version.
    pub(super) fn of(case: &Case, versions: Vec<Ground<'a>>, watch: &mut dyn Watch) -> Self {
        let we = we(case);
        // No version decides what it is worth.
        let value = versions.first().map(|version| version.given.value).unwrap_or_default();
        let admissions = admissions(&versions, watch);
        let (admits, refuses) = occur(admissions.results.iter().filter_map(|(filing, _)| *filing));
        let mut either = |settlement: &Settlement, occurs: bool| {
            if !occurs {
                return Ours::default();
            }
            let stakes = claim_stakes(settlement, value);
            watch.settlement(settlement, &stakes);
            ours(we, &stakes)
        };
        let settlements = explore(
            &versions,
            |run| rules::settlement(run),
            |settlement| {
                settlement.as_ref().map(|settlement| SettlementKey {
                    admitted: admits.then(|| settlement.into()),
                    refused: refuses.then(|| (&settlement.refused()).into()),
                })
            },
            |settlement| {
                settlement.as_ref().map_or_else(OursEither::default, |settlement| OursEither {
                    admitted: either(settlement, admits),
                    refused: either(&settlement.refused(), refuses),
                })
            },
        );
        let delays = explore(
            &versions,
            |run| rules::delay(run),
            |delay| delay.as_ref().map(DelayKey::from),
            |delay| {
                let Some(delay) = delay else { return Ours::default() };
                let stake = fine(delay).map(|line| Stake { fined: line.amount, ..Stake::none(line.from) });
                watch.delay(delay, &[stake]);
                ours(we, &[stake])
            },
        );
        Self { admissions, settlements, delays, versions, we }
    }

    /// Over all completions.
    pub(super) fn all(&self) -> Outlook {
        self.over(self.admissions.results.iter(), self.settlements.results.iter(), self.delays.results.iter())
    }

    /// Over those in which a fact has this answer.
    pub(super) fn given(&self, fact: Fact, answer: FactAnswer) -> Outlook {
        self.over(
            self.admissions.given(fact, answer),
            self.settlements.given(fact, answer),
            self.delays.given(fact, answer),
        )
    }

    /// Over those by one of the versions, by its place.
    pub(super) fn by_version(&self, version: usize) -> Outlook {
        self.over(
            self.admissions.by_version(version),
            self.settlements.by_version(version),
            self.delays.by_version(version),
        )
    }

    /// Whether the version matters.
    pub(super) fn version_matters(&self) -> bool {
        self.admissions.version_matters || self.settlements.version_matters || self.delays.version_matters
    }

    /// The answers that a fact may have by some version that leaves it open; none where all decide it.
    pub(super) fn open_answers(&self, fact: Fact) -> Vec<FactAnswer> {
        let mut answers: Vec<FactAnswer> = Vec::new();
        let open = self.versions.iter().any(|version| matches!(version.given.known(fact), Known::Open(_)));
        for version in self.versions.iter().filter(|_| open) {
            let may = match version.given.known(fact) {
                Known::Open(options) => options.to_vec(),
                Known::Is(answer) => vec![answer],
            };
            answers.extend(may);
        }
        answers.sort_unstable();
        answers.dedup();
        answers
    }

    /// The result if a fact had this answer: read off where it is open, run again where it is known otherwise.
    pub(super) fn if_it_had(&self, fact: Fact, answer: FactAnswer, case: &Case) -> Outlook {
        if self.open_answers(fact).contains(&answer) {
            return self.given(fact, answer);
        }
        let versions = self.versions.iter().map(|version| version.with(fact, answer)).collect();
        Self::of(case, versions, &mut ()).all()
    }

    /// How often the rules ran.
    pub(super) fn runs(&self) -> usize {
        self.admissions.runs + self.settlements.runs + self.delays.runs
    }

    /// The facts that matter.
    pub(super) fn matter(&self) -> Set<Fact> {
        let mut matter = self.admissions.matter;
        matter.join(self.settlements.matter);
        matter.join(self.delays.matter);
        matter
    }

    /// The facts that the rules asked for.
    pub(super) fn asked(&self) -> Set<Fact> {
        let mut asked = self.admissions.asked;
        asked.join(self.settlements.asked);
        asked.join(self.delays.asked);
        asked
    }

    /// The fields that the rules looked at.
    pub(super) fn looked(&self) -> Set<Field> {
        let mut looked = self.admissions.looked;
        looked.join(self.settlements.looked);
        looked.join(self.delays.looked);
        looked
    }

    fn over<'b>(
        &self,
        admissions: impl Iterator<Item = &'b (Option<Filing>, Set<ClauseId>)>,
        settlements: impl Iterator<Item = &'b (Option<SettlementKey>, OursEither)>,
        delays: impl Iterator<Item = &'b (Option<DelayKey>, Ours)>,
    ) -> Outlook {
        let mut claim = Claim::default();
        for (filing, refusals) in admissions {
            filing.iter().for_each(|filing| claim.filing.insert(*filing));
            claim.refusals.join(*refusals);
        }
        let (admits, refuses) = occur(claim.filing.iter());
        let mut of_claim: Option<Ours> = None;
        for (key, kept) in settlements {
            let Some(key) = key else { continue };
            for (occurs, verdict, ours) in [(admits, key.admitted, kept.admitted), (refuses, key.refused, kept.refused)]
            {
                if let (true, Some(verdict)) = (occurs, verdict) {
                    claim.join(&verdict);
                    of_claim = Some(of_claim.map_or(ours, |joined| joined.hull(ours)));
                }
            }
        }
        let mut of_delay: Option<Ours> = None;
        let mut delay: Option<Delay> = None;
        for (key, ours) in delays {
            of_delay = Some(of_delay.map_or(*ours, |joined| joined.hull(*ours)));
            delay = key.map_or(delay, |key| Some(Delay::join(delay, &key, running(&self.versions))));
        }
        let claim = (!claim.outcome.is_empty()).then_some(claim);
        let ours = self.we.map(|we| {
            let receives = claim.filter(|_| we == Party::Origin).and_then(|claim| claim.reach());
            let stake = of_claim.unwrap_or_default().plus(of_delay.unwrap_or_default());
            Ours { receives: receives.unwrap_or_default(), ..stake }
        });
        Outlook { claim, delay, ours }
    }
}

/// Whether the fine still grows: no version decides that.
fn running(versions: &[Ground<'_>]) -> bool {
    versions.iter().filter_map(|version| version.given.delay).any(|delay| delay.running)
}

/// Returns the delay of a case at a moment, China time; `None` where no delivery deadline is known.
///
/// It takes far less time than [`estimate`](super::estimate).
///
/// ```
/// use parcel_claims::{case::{check, Raw}, estimate::delay, money::{Fen, Range}, rulebook::ParcelRules};
/// let as_of = "2012-03-08T10:00:00".parse().unwrap();
/// let facts = [("dueAt", "2012-03-05"), ("deliveredBy", "station")];
/// let (case, _) = check(facts.map(|(key, value)| (key.to_owned(), Raw::Text(value.into()))), as_of);
/// let delay = delay(&case, ParcelRules::built_in(), as_of).unwrap();
/// assert_eq!(delay.fine, Some(Range::exactly(Fen::yuan(60)))); // delay-2: three days late
/// ```
#[must_use]
pub fn delay<'a>(case: &Case, rulebook: impl Into<Applicable<'a>>, as_of: NaiveDateTime) -> Option<Delay> {
    delay_alone(&as_each_sees(case, &rulebook.into(), as_of))
}

/// The delay of a case over all completions, without its claim.
pub(super) fn delay_alone(versions: &[Ground<'_>]) -> Option<Delay> {
    let delays = explore(versions, |run| rules::delay(run), |delay| delay.as_ref().map(DelayKey::from), |_| ());
    let keys = delays.results.iter().filter_map(|(key, ())| *key);
    keys.fold(None, |joined, key| Some(Delay::join(joined, &key, running(versions))))
}

/// The result where each version is read otherwise.
pub(super) fn read_otherwise<'a>(
    case: &Case,
    rulebook: &Applicable<'a>,
    as_of: NaiveDateTime,
    read: impl Fn(Readings) -> Readings,
) -> Outlook {
    let read = |version: &'a ParcelRules| Ground::read_as(read(version.follows), case, as_of, version);
    Outlooks::of(case, rulebook.each().map(read).collect(), &mut ()).all()
}

/// Whether the claim is admitted on some completion, contested or not, and whether it is refused on some.
fn occur(filings: impl Iterator<Item = Filing>) -> (bool, bool) {
    filings.fold((false, false), |(admits, refuses), filing| {
        let refused = filing == Filing::Refused;
        (admits || !refused, refuses || refused)
    })
}

/// The fine; it goes to nobody that the text names.
pub(super) fn fine(delay: &result::Delay) -> Option<result::Line> {
    let (DelayOutcome::Late, Some(amount)) = (delay.outcome, delay.fine) else { return None };
    Some(result::Line { kind: LineKind::Fine, clause: ClauseId::Delay2, from: Party::Delivery, to: None, amount })
}

fn we(case: &Case) -> Option<Party> {
    let Answer::Known(we) = case.choice::<We>(Field::We) else { return None };
    Some(match we {
        We::Origin => Party::Origin,
        We::Delivery => Party::Delivery,
        We::Agency => Party::Agency,
        We::Transit => Party::Transit,
    })
}

fn ours(we: Option<Party>, stakes: &[Option<Stake>]) -> Ours {
    let stake = stakes.iter().flatten().find(|stake| Some(stake.party) == we);
    stake.map_or_else(Ours::default, |stake| Ours {
        receives: Range::default(),
        pays: stake.pays,
        fined: stake.fined,
        bears: stake.bears,
    })
}
