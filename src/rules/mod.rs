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
pub(crate) use filing::REFUSING;

use crate::case::{Cause, Field, Problem};
use crate::money::Range;
use crate::rulebook::ClauseId;
use crate::set::Set;
use amount::{Award, award, deliverer};
use facts::{Fact, Facts};
use reason::Reason;
use result::{Admission, Amount, DoubtId, Line, LineKind, Outcome, Party, Settlement, Trace};

/// Whether the claim may be filed; none where nothing happened.
///
/// Asks other facts than [`settlement`], so that each can be explored by itself.
pub(crate) fn admission(facts: &mut impl Facts) -> Option<Admission> {
    let problem = match facts.ask(Fact::Problem).unwrap_or(Problem::None) {
        Problem::None => return None,
        Problem::Missing => Problem::Lost,
        problem => problem,
    };
    Some(filing::admission(problem, facts))
}

/// Who bears it and how much, as if it may be filed; none where nothing happened.
pub(crate) fn settlement(facts: &mut impl Facts) -> Option<Settlement> {
    let (problem, is_found) = match facts.ask(Fact::Problem).unwrap_or(Problem::None) {
        Problem::None => return None,
        Problem::Missing => (Problem::Lost, !facts.yes(Fact::LostAfterAll)),
        problem => (problem, false),
    };
    let mut settlement = Settlement {
        outcome: Outcome::Nothing,
        liable: Set::EMPTY,
        amount: None,
        compensation: Some(Range::default()),
        line: None,
        others: None,
        doubts: Set::EMPTY,
        counted: Set::EMPTY,
        trace: Trace::default(),
    };
    settlement.trace.decide(problem != Problem::Other, Reason::NamedKind, Reason::UnnamedKind);
    if !is_found {
        settle(problem, facts, &mut settlement);
    }
    Some(settlement)
}

fn settle(problem: Problem, facts: &mut impl Facts, settlement: &mut Settlement) {
    let trace = &mut settlement.trace;
    let (sender, delivery) = if problem == Problem::Other {
        (None, None)
    } else {
        (liability::sender_side(problem, facts, trace), liability::delivery_side(problem, facts, trace))
    };
    if liability::cause(problem, facts) == Some(Cause::OwnProhibited) {
        settlement.doubts.insert(DoubtId::ProhibitedGoodsFine);
        let amount = facts.others_loss();
        settlement.others =
            line(LineKind::OthersLoss, ClauseId::Loss14, Party::Origin, Some(Party::OtherClaimants), amount);
    }
    if let (Some(clause), None) = (sender, delivery) {
        settlement.outcome = Outcome::SelfBorne;
        settlement.liable = Set::one(Party::Origin);
        // It stands where the value is nothing, too.
        let amount = facts.value();
        settlement.line = Some(Line { kind: LineKind::OwnLoss, clause, from: Party::Origin, to: None, amount });
        return;
    }
    match delivery {
        Some(ClauseId::Loss8) if deliverer(facts) == Party::Agency => {
            settlement.doubts.insert(DoubtId::AgencyAndReport);
        }
        Some(ClauseId::Loss9) if facts.given().stage_transit => settlement.doubts.insert(DoubtId::ScanningStation),
        _ => {}
    }
    let award = if problem == Problem::Other { None } else { award(problem, delivery, facts, trace) };
    match award {
        Some(award) => grant(&award, sender.is_some() && delivery.is_some(), facts, settlement),
        None => {
            settlement.outcome = Outcome::Unregulated;
            settlement.compensation = None;
        }
    }
}

/// Puts an award into the settlement. Where both sides are at fault nobody chooses: it takes a ruling.
fn grant(award: &Award, ruling: bool, facts: &mut impl Facts, settlement: &mut Settlement) {
    let value = if award.amount.depends_on_value() { facts.value() } else { Range::default() };
    let mut amount = award.amount.of(value);
    settlement.liable = Set::one(award.liable);
    settlement.outcome = if award.clause == ClauseId::Loss10 { Outcome::Discretionary } else { Outcome::Payable };
    let mut from = award.liable;
    if ruling {
        settlement.doubts.insert(DoubtId::BothSides);
        settlement.liable.insert(Party::Origin);
        settlement.outcome = Outcome::Ruling;
        amount = amount.from_zero();
        from = Party::Undetermined;
    }
    settlement.counted = award.doubts;
    settlement.amount = Some(award.amount);
    settlement.compensation = Some(amount);
    settlement.line = match award.amount {
        Amount::Charge(cap) => {
            let charge = facts.value().capped(cap);
            line(LineKind::Fine, award.clause, from, None, if ruling { charge.from_zero() } else { charge })
        }
        _ => line(LineKind::Compensation, award.clause, from, Some(Party::Claimant), amount),
    };
    if settlement.line.is_some_and(|line| line.kind == LineKind::Compensation && line.clause != ClauseId::Loss6) {
        facts.note(Field::ValueProof);
        if facts.given().value_unproven {
            settlement.counted.insert(DoubtId::UnprovenValue);
        }
    }
}

/// A line, where there is something to pay.
fn line(kind: LineKind, clause: ClauseId, from: Party, to: Option<Party>, amount: Range) -> Option<Line> {
    (!amount.is_zero()).then_some(Line { kind, clause, from, to, amount })
}
