//! May the claim be filed? (loss-2, loss-5, loss-15)

use super::facts::{Closing, Fact, Facts, Filed};
use super::reason::Reason;
use super::result::{Admission, DoubtId, Filing, Trace};
use crate::case::{Claimant, Field, Problem};
use crate::rulebook::{ClauseId, FilingWindow, ForceMajeureDamage, ReadingId};
use crate::set::Set;

/// Looks at every ground for refusal: one does not hide another.
pub(super) fn admission(problem: Problem, facts: &mut impl Facts) -> Admission {
    let (mut trace, mut doubts) = (Trace::default(), Set::EMPTY);
    loss_15a_15b(facts, &mut trace);
    loss_15c(facts, &mut trace, &mut doubts);
    loss_15d(problem, facts, &mut trace, &mut doubts);
    loss_2_5_15e(facts, &mut trace);
    loss_scope(facts, &mut doubts);
    let refusals = trace.applied.and(REFUSING.into_iter().collect());
    let filing = match (refusals.is_empty(), trace.open.is_empty()) {
        (false, _) => Filing::Refused,
        (true, false) => Filing::Contested,
        (true, true) => Filing::Accepted,
    };
    if filing == Filing::Contested {
        for (clause, doubt) in [
            (ClauseId::Loss5, DoubtId::MonthOrDays),
            (ClauseId::Loss15e, DoubtId::MonthOrDays),
            (ClauseId::Loss15d, DoubtId::ForceMajeureDamage),
        ] {
            if trace.open.contains(clause) {
                doubts.insert(doubt);
            }
        }
    }
    Admission { filing, refusals, doubts, trace }
}

/// In the order in which they are looked at and told: first what is never admitted, then what came too late.
///
/// loss-5 and loss-15e never refuse both: the rulebook reads the days or the month.
pub(crate) const REFUSING: [ClauseId; 6] =
    [ClauseId::Loss15a, ClauseId::Loss15b, ClauseId::Loss15c, ClauseId::Loss15d, ClauseId::Loss5, ClauseId::Loss15e];

fn loss_15a_15b(facts: &mut impl Facts, trace: &mut Trace) {
    let claimant = facts.ask(Fact::Claimant);
    trace.note(match claimant {
        Some(Claimant::Indirect) => Reason::NoContract,
        Some(Claimant::AgencyUnsupplied) => Reason::NoSupplies,
        _ => Reason::ContractOrSupplies,
    });
    trace.decide(claimant == Some(Claimant::Customer), Reason::CustomerApplies, Reason::NoCustomer);
}

fn loss_15c(facts: &mut impl Facts, trace: &mut Trace, doubts: &mut Set<DoubtId>) {
    trace.note(match facts.ask(Fact::Closing) {
        Some(Closing::Refused) => Reason::ClosedTooLong,
        Some(Closing::Admitted) => Reason::ClosedRecently,
        Some(Closing::NotClosed) | None => Reason::NotClosed,
    });
    if facts.given().closing_entered {
        doubts.insert(DoubtId::ClosingReading);
    }
}

/// The clause names shortage and disappearance; whether it refuses damage, too, is a matter of reading.
fn loss_15d(problem: Problem, facts: &mut impl Facts, trace: &mut Trace, doubts: &mut Set<DoubtId>) {
    let refuses = facts.follows().follow(ReadingId::ForceMajeureDamage) == Some(ForceMajeureDamage::Refused);
    let by_force = match problem {
        Problem::Lost | Problem::Short => Reason::ForceMajeure,
        Problem::Damaged | Problem::Contaminated if refuses => Reason::ForceMajeureAnyLoss,
        Problem::Damaged | Problem::Contaminated => Reason::ForceMajeureDamage,
        Problem::None | Problem::Missing | Problem::Other => return,
    };
    let force_majeure = facts.yes(Fact::ForceMajeure);
    trace.decide(force_majeure, by_force, Reason::NoForceMajeure);
    if force_majeure && by_force == Reason::ForceMajeureAnyLoss {
        doubts.insert(DoubtId::ForceMajeureDamage);
    }
}

/// Which of the two clauses refuses, and which is only disputed, is a matter of reading.
fn loss_2_5_15e(facts: &mut impl Facts, trace: &mut Trace) {
    let filed = facts.ask(Fact::Filed);
    let late = filed == Some(Filed::Late);
    let disputed = filed == Some(Filed::Disputed);
    trace.decide(!late, Reason::InWindow, Reason::AfterWindow);
    if facts.follows().follow(ReadingId::FilingWindow) == Some(FilingWindow::Month) {
        trace.decide(late, Reason::MonthOver, Reason::WithinMonth);
        if !late {
            trace.decide(disputed, Reason::AfterDays, Reason::FiledInTime);
        }
    } else {
        trace.decide(late, Reason::FiledLate, Reason::FiledInTime);
        if !late {
            trace.decide(disputed, Reason::AfterMonth, Reason::WithinMonth);
        }
    }
}

/// Only the fine is limited to Henan in so many words.
fn loss_scope(facts: &mut impl Facts, doubts: &mut Set<DoubtId>) {
    facts.note(Field::InNetwork);
    if facts.given().outside_possible {
        doubts.insert(DoubtId::LossScope);
    }
}
