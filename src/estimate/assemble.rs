//! From a case to its estimate: two explorations, one for the claim and one for the delay, and their join.

use super::joined::{ClaimKey, DelayKey, Joined, claim_stakes, hull, order};
use super::questions::{Awards, Questions};
use super::{Assumption, Claim, Delay, Document, Doubt, Estimate, Ours, RulebookRef, Stake, clocks};
use crate::case::{Assumed, Case, Default as FieldDefault, Field, Moment, We};
use crate::explore::explore;
use crate::money::{Fen, Range};
use crate::rulebook::{ClauseId, Rulebook, Status};
use crate::rules::facts::{Fact, Given};
use crate::rules::result::{self, DelayOutcome, DoubtId, Party};
use crate::rules::{self, deadlines};
use crate::set::Set;
use crate::words::{self, Lang};
use chrono::NaiveDateTime;

/// How an estimate is wanted.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// The moment it is made for, China time.
    pub as_of: NaiveDateTime,
    /// The language of its texts; none: without texts.
    pub lang: Option<Lang>,
}

/// The estimate of a checked case.
///
/// ```
/// use parcel_claims::{case::{check, check_as_of, Raw}, estimate::{estimate, Options}, rulebook::Rulebook, money::Fen};
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
/// let estimate = estimate(&case, Rulebook::built_in(), Options { as_of, lang: None });
/// let sum = estimate.claim.unwrap().compensation.unwrap();
/// assert_eq!(sum.single(), Some(Fen::yuan(1000))); // loss-3: at most 1000
/// ```
#[must_use]
pub fn estimate(case: &Case, rulebook: &Rulebook, options: Options) -> Estimate {
    let Options { as_of, lang } = options;
    let figures = &rulebook.figures;
    let given = Given::of(case, as_of, figures);
    let mut joined_claim = Joined::default();
    let mut awards = Awards::default();
    let mut refusals = Set::EMPTY;
    let claims = explore(
        &given,
        figures,
        |run| rules::claim(run),
        |claim| claim.as_ref().map(ClaimKey::from),
        |claim| match claim {
            Some(claim) => {
                awards.add(claim);
                refusals.join(claim.refusals);
                joined_claim.add(
                    &claim.trace,
                    claim.doubts,
                    &[claim.line, claim.others],
                    &claim_stakes(claim, given.value),
                );
            }
            None => joined_claim.add(&result::Trace::default(), Set::EMPTY, &[], &[]),
        },
    );
    let mut joined_delay = Joined::default();
    let delays = explore(
        &given,
        figures,
        |run| rules::delay(run),
        |delay| delay.as_ref().map(DelayKey::from),
        |delay| {
            if let Some(delay) = delay {
                let (line, stake) = fine(delay);
                joined_delay.add(&delay.trace, delay.doubts, &[line], stake.as_slice());
            }
        },
    );

    let mut looked = claims.looked;
    looked.join(delays.looked);
    let claim = join_claim(claims.leaves.iter().filter_map(|leaf| leaf.key.as_ref()), refusals);
    let delay = join_delay(delays.leaves.iter().filter_map(|leaf| leaf.key.as_ref()), &given, rulebook);
    let mut lines: Vec<_> = joined_claim.lines().chain(joined_delay.lines()).collect();
    lines.sort_by_key(order);
    let parties = join_stakes(joined_claim.stakes().chain(joined_delay.stakes()));
    let mut questions = Questions::default();
    questions.of_facts(&claims, &given, case);
    questions.of_facts(&delays, &given, case);
    if given.value_unknown {
        questions.of_value(&awards);
    }
    let mut findings: Vec<_> = joined_delay.findings().chain(joined_claim.findings()).collect();
    findings.sort_by_key(|finding| finding.clause);
    let mut doubts = joined_claim.doubts;
    doubts.join(joined_delay.doubts);
    if rulebook.status == Status::Draft {
        doubts.insert(DoubtId::Draft);
    }
    let mut estimate = Estimate {
        rulebook: RulebookRef {
            id: rulebook.id.clone(),
            issued: rulebook.issued.into(),
            status: rulebook.status,
            digest: rulebook.digest.clone(),
        },
        as_of: as_of.into(),
        summary: None,
        ours: ours(case, claim.as_ref(), &parties),
        lines,
        parties,
        findings,
        deadlines: clocks::deadlines(case, as_of, figures, delay.and_then(|delay| delay.cap_on)),
        documents: claim.map(|_| documents(case)).unwrap_or_default(),
        claim,
        delay,
        questions: questions.in_order(),
        assumptions: assumptions(case, looked, claims.asked, as_of),
        doubts: doubts.iter().map(|id| Doubt { id, clause: clause_of(id), text: None }).collect(),
        looked,
        runs: claims.runs + delays.runs,
    };
    if let Some(lang) = lang {
        words::put_into(&mut estimate, case, rulebook, lang);
    }
    estimate
}

/// A further reason for the same refusal is no difference: refusals are joined apart from the keys.
fn join_claim<'a>(keys: impl Iterator<Item = &'a ClaimKey>, refusals: Set<ClauseId>) -> Option<Claim> {
    keys.fold(None, |claim: Option<Claim>, key| {
        let mut claim = claim.unwrap_or(Claim { refusals, ..Claim::default() });
        claim.join(key);
        Some(claim)
    })
}

fn join_delay<'a>(delays: impl Iterator<Item = &'a DelayKey>, given: &Given, rulebook: &Rulebook) -> Option<Delay> {
    let mut joined = delays.fold(None, |joined: Option<Delay>, delay| {
        let mut joined = joined.unwrap_or(Delay {
            outcome: Set::EMPTY,
            days: delay.days,
            fine: None,
            liable: Set::EMPTY,
            running: false,
            cap_on: None,
        });
        joined.outcome.insert(delay.outcome);
        joined.days = joined.days.hull(delay.days);
        joined.fine = hull(joined.fine, delay.fine);
        joined.liable.join(delay.liable);
        Some(joined)
    })?;
    let clock = given.delay?;
    joined.running = clock.running;
    if clock.running && joined.outcome.contains(DelayOutcome::Late) {
        joined.cap_on = Some(deadlines::fine_cap_on(clock.due.day, &rulebook.figures).into());
    }
    Some(joined)
}

/// The fine as a line and as a stake; it goes to nobody that the text names.
fn fine(delay: &result::Delay) -> (Option<result::Line>, Option<Stake>) {
    let (DelayOutcome::Late, Some(amount)) = (delay.outcome, delay.fine) else { return (None, None) };
    let line = result::Line {
        kind: result::LineKind::Fine,
        clause: ClauseId::Delay2,
        from: Party::Delivery,
        to: None,
        amount,
    };
    (Some(line), Some(Stake { fined: amount, ..Stake::none(Party::Delivery) }))
}

/// One row a party: what the claim and the delay cost it are different kinds of money.
fn join_stakes(stakes: impl Iterator<Item = Stake>) -> Vec<Stake> {
    let mut rows: Vec<Stake> = Vec::new();
    for stake in stakes {
        match rows.iter_mut().find(|row| row.party == stake.party) {
            Some(row) => {
                row.pays = row.pays.plus(stake.pays);
                row.fined = row.fined.plus(stake.fined);
                row.bears = row.bears.plus(stake.bears);
            }
            None => rows.push(stake),
        }
    }
    rows.sort_by_key(|row| row.party);
    rows
}

fn ours(case: &Case, claim: Option<&Claim>, parties: &[Stake]) -> Option<Ours> {
    let party = match case.choice::<We>(Field::We).known()? {
        We::Origin => Party::Origin,
        We::Delivery => Party::Delivery,
        We::Agency => Party::Agency,
        We::Transit => Party::Transit,
    };
    let nothing = Range::exactly(Fen::ZERO);
    let receives = if party == Party::Origin { claim.and_then(|claim| claim.compensation) } else { None };
    let stake = parties.iter().find(|row| row.party == party).copied().unwrap_or(Stake::none(party));
    Some(Ours { receives: receives.unwrap_or(nothing), pays: stake.pays, fined: stake.fined, bears: stake.bears })
}

fn documents(case: &Case) -> Vec<Document> {
    let have = |field| case.flag(field).known() == Some(true);
    Field::DOCUMENTS.iter().map(|field| Document { field: *field, have: have(*field), text: None }).collect()
}

/// Defaults that the rules looked at. A document that is not there is listed elsewhere.
fn assumptions(case: &Case, looked: Set<Field>, asked: Set<Fact>, as_of: NaiveDateTime) -> Vec<Assumption> {
    let assumed = |field: Field| match field.spec().default {
        FieldDefault::Assumed(_) if case.get(field).is_some() || Field::DOCUMENTS.contains(&field) => None,
        FieldDefault::Assumed(_) if field == Field::Cause && !asked.contains(Fact::DamageCause) => None,
        FieldDefault::Assumed(assumed) => Some(assumed),
        FieldDefault::None | FieldDefault::Unknown => None,
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
            Some(Assumption { field, value, text: None })
        })
        .collect()
}

/// The clause that a doubt concerns.
fn clause_of(doubt: DoubtId) -> ClauseId {
    match doubt {
        DoubtId::Draft | DoubtId::LossScope => ClauseId::Loss1,
        DoubtId::MonthOrDays => ClauseId::Loss15e,
        DoubtId::ClosingReading => ClauseId::Loss15c,
        DoubtId::ForceMajeureDamage => ClauseId::Loss15d,
        DoubtId::BothSides | DoubtId::ScanningStation => ClauseId::Loss9,
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
