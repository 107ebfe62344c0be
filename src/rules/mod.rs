//! The regulation as code: one file a question, one function a clause, and this file that puts them in order.
//!
//! No figure is written here: all come from the rulebook. The rules know neither page nor words.

mod amount;
pub(crate) mod deadlines;
mod delay;
pub(crate) mod facts;
mod filing;
mod liability;
pub(crate) mod reason;
pub(crate) mod result;

pub(crate) use delay::delay;

use crate::case::{Cause, Field, Problem};
use crate::money::Range;
use crate::rulebook::ClauseId;
use crate::set::Set;
use amount::{award, deliverer};
use facts::{Fact, Facts};
use reason::Reason;
use result::{Claim, DoubtId, Filing, Line, LineKind, Outcome, Party, Trace};

/// The claim of a parcel; none where nothing happened.
pub(crate) fn claim(facts: &mut impl Facts) -> Option<Claim> {
    let asked = facts.ask(Fact::Problem).unwrap_or(Problem::None);
    let (problem, is_found) = match asked {
        Problem::None => return None,
        Problem::Missing => (Problem::Lost, !facts.yes(Fact::LostAfterAll)),
        problem => (problem, false),
    };
    let mut trace = Trace::default();
    let mut doubts = Set::EMPTY;
    let answer = filing::filing(problem, facts, &mut trace, &mut doubts);
    trace.decide(problem != Problem::Other, Reason::NamedKind, Reason::UnnamedKind);
    let mut claim = Claim {
        filing: answer.filing,
        refusals: answer.refusals,
        outcome: Outcome::Nothing,
        liable: Set::EMPTY,
        amount: None,
        compensation: Some(Range::default()),
        line: None,
        others: None,
        doubts,
        trace,
    };
    if !is_found {
        settle(problem, facts, &mut claim);
        if claim.filing == Filing::Refused {
            claim.outcome = Outcome::Refused;
            claim.compensation = Some(Range::default());
            claim.amount = None;
        }
    }
    Some(claim)
}

/// Who bears it and how much, whether or not it may be filed.
fn settle(problem: Problem, facts: &mut impl Facts, claim: &mut Claim) {
    let refused = claim.filing == Filing::Refused;
    let trace = &mut claim.trace;
    let (sender, delivery) = if problem == Problem::Other {
        (None, None)
    } else {
        (liability::sender_side(problem, facts, trace), liability::delivery_side(problem, facts, trace))
    };
    if liability::cause(problem, facts) == Some(Cause::OwnProhibited) {
        claim.doubts.insert(DoubtId::ProhibitedGoodsFine);
        let amount = facts.others_loss();
        claim.others = (!amount.is_zero()).then_some(Line {
            kind: LineKind::OthersLoss,
            clause: ClauseId::Loss14,
            from: Party::Origin,
            to: Some(Party::OtherClaimants),
            amount,
        });
    }
    if let (Some(clause), None) = (sender, delivery) {
        claim.outcome = Outcome::SelfBorne;
        claim.liable = Set::one(Party::Origin);
        claim.line =
            Some(Line { kind: LineKind::OwnLoss, clause, from: Party::Origin, to: None, amount: facts.value() });
        return;
    }
    let ruling = sender.is_some() && delivery.is_some();
    match delivery {
        Some(ClauseId::Loss8) if deliverer(facts) == Party::Agency => claim.doubts.insert(DoubtId::AgencyAndReport),
        Some(ClauseId::Loss9) if facts.given().stage_transit => claim.doubts.insert(DoubtId::ScanningStation),
        _ => {}
    }
    let award = if problem == Problem::Other { None } else { award(problem, delivery, facts, trace) };
    let Some(award) = award else {
        claim.outcome = Outcome::Unregulated;
        claim.compensation = None;
        return;
    };
    let value = if award.amount.depends_on_value() { facts.value() } else { Range::default() };
    let mut amount = award.amount.of(value);
    claim.liable = Set::one(award.liable);
    claim.outcome = match award.clause {
        ClauseId::Loss10 => Outcome::Discretionary,
        _ => Outcome::Payable,
    };
    if ruling {
        claim.doubts.insert(DoubtId::BothSides);
        claim.liable.insert(Party::Origin);
        claim.outcome = Outcome::Ruling;
        amount = amount.from_zero();
    }
    if refused {
        return;
    }
    claim.doubts.join(award.doubts);
    claim.amount = Some(award.amount);
    claim.compensation = Some(amount);
    if !amount.is_zero() {
        let from = if ruling { Party::Undetermined } else { award.liable };
        claim.line =
            Some(Line { kind: LineKind::Compensation, clause: award.clause, from, to: Some(Party::Claimant), amount });
        facts.note(Field::ValueProof);
        if award.clause != ClauseId::Loss6 && facts.given().value_unproven {
            claim.doubts.insert(DoubtId::UnprovenValue);
        }
    }
}
