//! Whose side is at fault? (loss-8, loss-9, loss-11 … loss-14)

use super::facts::{Fact, Facts, Report};
use super::reason::Reason;
use super::result::Trace;
use crate::case::{Cause, Problem, Stage};
use crate::rulebook::ClauseId;

/// What damaged or contaminated the parcel; nothing else has a cause.
pub(super) fn cause(problem: Problem, facts: &mut impl Facts) -> Option<Cause> {
    match problem {
        Problem::Damaged => facts.ask(Fact::DamageCause),
        Problem::Contaminated => facts.ask(Fact::ContaminationCause),
        _ => None,
    }
}

/// The first clause that puts it on the sending station.
pub(super) fn sender_side(problem: Problem, facts: &mut impl Facts, trace: &mut Trace) -> Option<ClauseId> {
    if loss_11(facts, trace) {
        return Some(ClauseId::Loss11);
    }
    let holds = match problem {
        Problem::Damaged | Problem::Contaminated => loss_14(problem, facts, trace),
        Problem::Lost => return loss_12(facts, trace).then_some(ClauseId::Loss12),
        _ => false,
    };
    holds.then_some(ClauseId::Loss14)
}

/// The first clause that puts it on the delivery station.
pub(super) fn delivery_side(problem: Problem, facts: &mut impl Facts, trace: &mut Trace) -> Option<ClauseId> {
    let replaced = problem == Problem::Lost && facts.yes(Fact::StationChange);
    if replaced || cause(problem, facts) == Some(Cause::OtherProhibited) {
        return None;
    }
    if loss_13(facts, trace) {
        return Some(ClauseId::Loss13);
    }
    match problem {
        Problem::Lost => loss_8(facts, trace).then_some(ClauseId::Loss8),
        Problem::Damaged => loss_9(facts, trace).then_some(ClauseId::Loss9),
        _ => None,
    }
}

fn loss_11(facts: &mut impl Facts, trace: &mut Trace) -> bool {
    let cash = facts.yes(Fact::Cash);
    trace.decide(cash, Reason::CashInside, Reason::NoCash)
}

fn loss_12(facts: &mut impl Facts, trace: &mut Trace) -> bool {
    let fault = facts.yes(Fact::AddressFault);
    trace.decide(fault, Reason::AddressFault, Reason::NoAddressFault)
}

fn loss_13(facts: &mut impl Facts, trace: &mut Trace) -> bool {
    let handed_over = facts.yes(Fact::ProxySigned);
    trace.decide(handed_over, Reason::HandedOver, Reason::NotHandedOver)
}

fn loss_14(problem: Problem, facts: &mut impl Facts, trace: &mut Trace) -> bool {
    let cause = cause(problem, facts);
    trace.note(match cause {
        Some(Cause::OwnProhibited) => Reason::OwnProhibited,
        Some(Cause::OtherProhibited) => Reason::OtherProhibited,
        Some(Cause::Handling) | None => Reason::NoProhibited,
    });
    cause == Some(Cause::OwnProhibited)
}

fn loss_8(facts: &mut impl Facts, trace: &mut Trace) -> bool {
    let reason = if facts.ask(Fact::Stage) != Some(Stage::Transit) {
        Reason::OtherStage
    } else if !facts.yes(Fact::Listed) {
        Reason::NotListed
    } else if facts.ask(Fact::MissingReported) == Some(Report::Late) {
        Reason::MissingReportedLate
    } else {
        Reason::MissingReportedInTime
    };
    trace.note(reason);
    reason == Reason::MissingReportedLate
}

fn loss_9(facts: &mut impl Facts, trace: &mut Trace) -> bool {
    let reason = if facts.ask(Fact::DamageReported) == Some(Report::Late) {
        Reason::DamageReportedLate
    } else if !facts.yes(Fact::Cooperated) {
        Reason::NotCooperated
    } else {
        Reason::DamageReportedInTime
    };
    trace.note(reason);
    reason != Reason::DamageReportedInTime
}
