//! Is the delivery late, and who is fined? (delay-1 … delay-3e)

use super::deadlines;
use super::facts::{Fact, Facts, Signed};
use super::reason::Reason;
use super::result::{Delay, DelayOutcome, DoubtId, Party, Trace};
use crate::case::{DelayCause, DeliveredBy, Field, Problem};
use crate::money::Range;
use crate::rulebook::{DelayExcuses, ForceMajeureDelay, ReadingId};
use crate::set::Set;

/// The delay of a parcel; none where no deadline is known.
pub(crate) fn delay(facts: &mut impl Facts) -> Option<Delay> {
    let given = facts.given().delay?;
    let mut delay = Delay {
        outcome: DelayOutcome::OnTime,
        days: Range::exactly(0),
        fine: Some(Range::default()),
        liable: Set::EMPTY,
        cap_on: None,
        doubts: Set::EMPTY,
        trace: Trace::default(),
    };
    let trace = &mut delay.trace;
    delay.outcome = delay_1(facts, trace);
    if delay.outcome != DelayOutcome::Late {
        return Some(delay);
    }
    delay.days = given.days;
    if given.same_day {
        delay.doubts.insert(DoubtId::SameDayLate);
    }
    let inside = facts.yes(Fact::InNetwork);
    if !inside {
        trace.note(Reason::OutsideNetwork);
        delay.outcome = DelayOutcome::LateOutside;
        delay.fine = None;
    } else if delay_3(facts, trace) {
        trace.note(Reason::NotPursued);
        delay.outcome = DelayOutcome::LateAgency;
    } else if delay_3a_to_3e(facts, trace) || cleared_by_force_majeure(facts, &mut delay.doubts) {
        trace.note(Reason::NotPursued);
        delay.outcome = DelayOutcome::LateExempt;
    } else {
        trace.note(Reason::Fined);
        delay.liable = Set::one(Party::Delivery);
        delay.fine = Some(delay_2(&mut delay.doubts, given.days, facts));
        delay.cap_on = given.running.then(|| deadlines::fine_cap_on(given.due.day, facts.figures()));
    }
    Some(delay)
}

fn delay_1(facts: &mut impl Facts, trace: &mut Trace) -> DelayOutcome {
    let (outcome, reason) = match facts.ask(Fact::Signed) {
        Some(Signed::Late) => (DelayOutcome::Late, Reason::Overdue),
        Some(Signed::NotDue) => (DelayOutcome::NotDue, Reason::NotDue),
        Some(Signed::OnTime) | None => (DelayOutcome::OnTime, Reason::OnTime),
    };
    trace.note(reason);
    outcome
}

/// The fine; where the parcel is lost too, one that may be imposed beside it.
fn delay_2(doubts: &mut Set<DoubtId>, days: Range<u32>, facts: &mut impl Facts) -> Range {
    let figures = facts.figures();
    let fine = |days| figures.delay_fine_per_day.times(days).min(figures.delay_fine_cap);
    let fine = Range { min: fine(days.min), max: days.max.map(fine) };
    if is_lost(facts) {
        doubts.insert(DoubtId::DelayAndLoss);
        return fine.from_zero();
    }
    fine
}

/// No clause says so: it is a matter of reading.
fn cleared_by_force_majeure(facts: &mut impl Facts, doubts: &mut Set<DoubtId>) -> bool {
    facts.note(Field::ForceMajeure);
    if facts.given().force_majeure_possible {
        doubts.insert(DoubtId::ForceMajeureDelay);
    }
    let clears = facts.follows().follow(ReadingId::ForceMajeureDelay) == Some(ForceMajeureDelay::Cleared);
    clears && facts.yes(Fact::ForceMajeure)
}

fn is_lost(facts: &mut impl Facts) -> bool {
    match facts.ask(Fact::Problem) {
        Some(Problem::Lost) => true,
        Some(Problem::Missing) => facts.yes(Fact::LostAfterAll),
        _ => false,
    }
}

fn delay_3(facts: &mut impl Facts, trace: &mut Trace) -> bool {
    let agency = facts.ask(Fact::DeliveredBy) == Some(DeliveredBy::Agency);
    trace.decide(agency, Reason::AgencyDelivers, Reason::StationDelivers)
}

fn delay_3a_to_3e(facts: &mut impl Facts, trace: &mut Trace) -> bool {
    if facts.follows().follow(ReadingId::DelayExcuses) == Some(DelayExcuses::AgenciesOnly) {
        return false;
    }
    let cause = facts.ask(Fact::DelayCause);
    let mut excused = false;
    for (named, yes, no) in [
        (DelayCause::WaybillMisuse, Reason::WaybillMisused, Reason::NoWaybillMisuse),
        (DelayCause::WrongMark, Reason::WrongMark, Reason::NoWrongMark),
        (DelayCause::RecipientDetails, Reason::RecipientDetails, Reason::NoRecipientDetails),
        (DelayCause::RecipientRequest, Reason::RecipientRequest, Reason::NoRecipientRequest),
        (DelayCause::Packaging, Reason::UnfitPackaging, Reason::NoUnfitPackaging),
    ] {
        excused |= trace.decide(cause == Some(named), yes, no);
    }
    excused
}
