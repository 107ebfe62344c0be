//! The answer in columns: what one row of a table says, and what cases that look alike have in common.

use super::answer::Estimate;
use super::assemble::of_the_rulebook;
use super::clocks;
use super::explored::Explored;
use super::outcome::{Ours, Stake, Sums};
use super::outlooks::Outlooks;
use super::parts::{DeadlineId, DeadlineState, Finding};
use super::questions::Spread;
use crate::case::{Case, Field, Problem};
use crate::moment::Moment;
use crate::money::Fen;
use crate::order::sort_by_key;
use crate::rulebook::{Applicable, ClauseId};
use crate::rules::facts::{Fact, Given, Ground};
use crate::rules::reason::State;
use crate::rules::result::{DelayOutcome, DoubtId, Filing, Outcome, Party};
use crate::set::Set;
use chrono::{NaiveDate, NaiveDateTime};

/// The answer to a case in columns: numbers and codes, without words.
///
/// ```
/// use parcel_claims::{case::Case, estimate::{Brief, estimate}, rulebook::ParcelRules};
/// let as_of = "2012-03-20T12:00:00".parse().unwrap();
/// let brief = Brief::from(&estimate(&Case::default(), ParcelRules::built_in(), as_of));
/// assert!(brief.outcome.is_empty()); // nothing happened: there is no claim
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Brief {
    /// Whether the claim may be filed; empty where there is no claim.
    pub filing: Set<Filing>,
    /// What may become of the claim; empty where there is no claim.
    pub outcome: Set<Outcome>,
    /// The parties that may bear the claim.
    pub liable: Set<Party>,
    /// What may become of the delay; empty where no delivery deadline is known.
    pub delay: Set<DelayOutcome>,
    /// The parties that may be fined for the delay.
    pub fined: Set<Party>,
    /// How much of each kind of money follows.
    pub sums: Sums,
    /// What the result means for us; `None` where the case does not say who we are.
    pub ours: Option<Ours>,
    /// What each party named pays, is fined and bears.
    pub parties: Vec<Stake>,
    /// The time limit that runs out next, and its last day or minute, China time; `None` where none is running.
    pub next: Option<(DeadlineId, Moment)>,
    /// The field that is worth asking for first; `None` where nothing is open.
    pub ask: Option<Field>,
    /// The clauses that apply.
    pub applies: Set<ClauseId>,
    /// The clauses that depend on what is not known, or whose wording is disputed.
    pub open: Set<ClauseId>,
    /// The places where the result rests on one reading of a passage.
    pub doubts: Set<DoubtId>,
}

impl From<&Estimate> for Brief {
    fn from(estimate: &Estimate) -> Self {
        let claim = estimate.claim.unwrap_or_default();
        let running = |state| state == DeadlineState::Ahead;
        let next = estimate.deadlines_that_help().find(|deadline| running(deadline.state));
        Self {
            filing: claim.filing,
            outcome: claim.outcome,
            liable: claim.liable,
            delay: estimate.delay.map(|delay| delay.outcome).unwrap_or_default(),
            fined: estimate.delay.map(|delay| delay.liable).unwrap_or_default(),
            sums: estimate.sums,
            ours: estimate.ours,
            parties: estimate.parties.clone(),
            next: next.map(|deadline| (deadline.id, deadline.due)),
            ask: estimate.questions.first().map(|question| question.field),
            applies: in_state(&estimate.findings, State::Applies),
            open: in_state(&estimate.findings, State::Open),
            doubts: estimate.doubts.iter().map(|doubt| doubt.id).collect(),
        }
    }
}

fn in_state(findings: &[Finding], state: State) -> Set<ClauseId> {
    findings.iter().filter(|finding| finding.state == state).map(|finding| finding.clause).collect()
}

/// What is kept of one exploration: the brief without what the dates of the case decide, and what its questions are
/// weighed by.
#[derive(Debug)]
pub(crate) struct Sketch {
    pub(crate) brief: Brief,
    /// The day on which a fine that still grows reaches its cap.
    pub(crate) cap_on: Option<NaiveDate>,
    /// How far apart the results lie.
    pub(crate) spread: Spread,
    /// What may be asked, in the order of the fields.
    pub(crate) asks: Vec<Ask>,
}

impl Brief {
    /// Every sum in it that is limited, always in the same order.
    pub(crate) fn each_sum(&mut self, see: &mut dyn FnMut(&mut Fen)) {
        let Self { sums, ours, parties, .. } = self;
        let of_parties = parties.iter_mut().flat_map(|stake| [&mut stake.pays, &mut stake.fined, &mut stake.bears]);
        let of_ours = ours.iter_mut().flat_map(Ours::each_mut);
        for range in sums.each_mut().chain(of_ours).chain(of_parties) {
            see(&mut range.min);
            range.max.iter_mut().for_each(&mut *see);
        }
    }
}

/// A field that may be asked for, and how far apart the results still lie after each answer.
#[derive(Debug)]
pub(crate) struct Ask {
    pub(crate) field: Field,
    /// For each fact that the field decides: the spread by each of its answers.
    pub(crate) facts: Vec<Vec<Spread>>,
}

impl Sketch {
    pub(crate) fn of(case: &Case, rulebook: &Applicable<'_>, as_of: NaiveDateTime) -> Self {
        let explored = Explored::of(case, rulebook, as_of);
        let all = explored.outlooks.all();
        let claim = all.claim.unwrap_or_default();
        let findings = explored.join.findings();
        let mut doubts = explored.join.doubts();
        doubts.join(of_the_rulebook(rulebook, as_of));
        let brief = Brief {
            filing: claim.filing,
            outcome: claim.outcome,
            liable: claim.liable,
            delay: all.delay.map(|delay| delay.outcome).unwrap_or_default(),
            fined: all.delay.map(|delay| delay.liable).unwrap_or_default(),
            sums: explored.join.sums(&all),
            ours: all.ours,
            parties: explored.join.stakes(),
            next: None,
            ask: None,
            applies: in_state(&findings, State::Applies),
            open: in_state(&findings, State::Open),
            doubts,
        };
        let cap_on = all.delay.and_then(|delay| delay.cap_on).map(|cap| cap.day);
        let spread = Spread::from(&all);
        Self { brief, cap_on, spread, asks: explored.asks(spread) }
    }
}

impl Explored<'_, '_> {
    /// The same questions as those of the estimate, not yet weighed.
    fn asks(&self, all: Spread) -> Vec<Ask> {
        let Self { case, rulebook, outlooks, join, .. } = self;
        let mut asks: Vec<Ask> = Vec::new();
        let mut add = |field, fact: Vec<Spread>| match asks.iter_mut().find(|ask| ask.field == field) {
            Some(ask) => ask.facts.push(fact),
            None => asks.push(Ask { field, facts: vec![fact] }),
        };
        for fact in outlooks.matter().iter() {
            let spread = |answer| Spread::from(&outlooks.given(fact, answer));
            let spreads: Vec<_> = outlooks.open_answers(fact).into_iter().map(spread).collect();
            for field in Given::open_fields(fact, case).iter() {
                add(field, spreads.clone());
            }
        }
        if outlooks.version_matters() {
            let spread = |(version, _)| Spread::from(&outlooks.by_version(version));
            add(Field::SentOn, rulebook.each().enumerate().map(spread).collect());
        }
        if let Some(shrinks) = join.awards.shrinks().filter(|_| case.yuan(Field::Value).known().is_none()) {
            // A sum has no answers to look at: what it leaves stands for them.
            add(Field::Value, vec![Spread { width: all.width - shrinks.width, kinds: all.kinds }]);
        }
        sort_by_key(&mut asks, |ask| ask.field);
        asks
    }
}

/// The time limit of a case that runs out next, as [`Brief::next`] tells it.
pub(crate) fn next(
    case: &Case,
    rulebook: &Applicable<'_>,
    as_of: NaiveDateTime,
    cap_on: Option<NaiveDate>,
    refused: bool,
) -> Option<(DeadlineId, Moment)> {
    let next = clocks::next(case, as_of, rulebook, cap_on.map(Moment::from), refused)?;
    Some((next.id, next.due))
}

/// What the rules may ask of a parcel with this problem, whatever else is known of it: the facts, and the fields that
/// they look at.
pub(crate) fn ever_asked(rulebook: &Applicable<'_>, problem: Problem) -> (Set<Fact>, Set<Field>) {
    let versions = rulebook
        .each()
        .map(|version| Ground::open(&version.figures, version.follows).with(Fact::Problem, problem.into()))
        .collect();
    let outlooks = Outlooks::of(&Case::default(), versions, &mut ());
    (outlooks.asked(), outlooks.looked())
}
