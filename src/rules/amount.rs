//! How much, and from whom? (loss-3, loss-4, loss-6, loss-7, loss-10, loss-14)

use super::facts::{Fact, Facts};
use super::liability::cause;
use super::reason::Reason;
use super::result::{Amount, DoubtId, Party, Trace};
use crate::case::{Cause, DeliveredBy, Extent, Problem, Stage};
use crate::money::Fen;
use crate::rulebook::{
    AgencyCharge, AgencyReport, ClauseId, DamageBound, ReadingId, ScanningStation, StationChange, TotalDamage,
};
use crate::set::Set;

/// What a row of the regulation awards.
pub(super) struct Award {
    pub(super) amount: Amount,
    pub(super) clause: ClauseId,
    pub(super) liable: Party,
    /// Doubts that count where the award does.
    pub(super) doubts: Set<DoubtId>,
}

/// What the network pays where a station changed hands.
fn station_change(facts: &impl Facts) -> Award {
    let sum = facts.figures().station_change;
    let amount = match facts.follows().follow(ReadingId::StationChange) {
        Some(StationChange::Lowered) => Amount::Value(Some(sum)),
        Some(StationChange::Flat) | None => Amount::Flat(sum),
    };
    Award { amount, clause: ClauseId::Loss6, liable: Party::Network, doubts: Set::one(DoubtId::FlatSum) }
}

/// The award as if nothing stood on the sender's side; none: not regulated.
pub(super) fn award(
    problem: Problem,
    delivery_side: Option<ClauseId>,
    facts: &mut impl Facts,
    trace: &mut Trace,
) -> Option<Award> {
    if problem == Problem::Lost && loss_6(facts, trace) {
        return Some(station_change(facts));
    }
    if cause(problem, facts) == Some(Cause::OtherProhibited) {
        let doubts = if problem == Problem::Damaged { Set::one(DoubtId::OtherDamage) } else { Set::EMPTY };
        return Some(Award {
            amount: Amount::Value(None),
            clause: ClauseId::Loss14,
            liable: Party::OtherOrigin,
            doubts,
        });
    }
    let place = Place::of(delivery_side, facts)?;
    let mut doubts = Set::EMPTY;
    let liable = match problem {
        Problem::Damaged if delivery_side.is_none() => Party::Undetermined,
        _ => place.who,
    };
    if problem == Problem::Contaminated {
        doubts.insert(DoubtId::ContaminatedByHandling);
    }
    let (amount, clause) = match problem {
        Problem::Short => {
            trace.note(Reason::ContentsShort);
            (Amount::Discretion(Some(facts.figures().short_cap)), ClauseId::Loss10)
        }
        Problem::Damaged | Problem::Contaminated if loss_10(facts, trace) => {
            doubts.insert(DoubtId::DamageBound);
            let bound = match facts.follows().follow(ReadingId::DamageBound) {
                Some(DamageBound::ValueOnly) => None,
                Some(DamageBound::PlaceCap) | None => Some(place.cap),
            };
            (Amount::Discretion(bound), ClauseId::Loss10)
        }
        _ => {
            if problem != Problem::Lost {
                doubts.insert(DoubtId::TotalDamage);
            }
            let clause = loss_3_4_7(place.who, place.by_report, trace);
            let charge = facts.follows().follow(ReadingId::AgencyCharge) == Some(AgencyCharge::Fine);
            match clause {
                ClauseId::Loss7 if charge => (Amount::Charge(place.cap), clause),
                _ => (Amount::Value(Some(place.cap)), clause),
            }
        }
    };
    if clause == ClauseId::Loss7 {
        doubts.insert(DoubtId::AgencyPenaltyWord);
    }
    Some(Award { amount, clause, liable, doubts })
}

/// The kind of delivery station, as a party.
pub(super) fn deliverer(facts: &mut impl Facts) -> Party {
    match facts.ask(Fact::DeliveredBy) {
        Some(DeliveredBy::Agency) => Party::Agency,
        Some(DeliveredBy::Station) | None => Party::Delivery,
    }
}

/// Where it counts as having happened.
struct Place {
    who: Party,
    cap: Fen,
    /// The sum follows the report that was missed, whoever delivers.
    by_report: bool,
}

impl Place {
    /// None at the sending station, where no clause fixes the party.
    fn of(delivery_side: Option<ClauseId>, facts: &mut impl Facts) -> Option<Self> {
        let scanned_in_transit = delivery_side == Some(ClauseId::Loss9)
            && facts.follows().follow(ReadingId::ScanningStation) == Some(ScanningStation::Transit)
            && facts.ask(Fact::Stage) == Some(Stage::Transit);
        let stage = match delivery_side {
            Some(_) if scanned_in_transit => Some(Stage::Transit),
            Some(_) => Some(Stage::Delivery),
            None => facts.ask(Fact::Stage),
        };
        let who = match stage {
            Some(Stage::Delivery) => deliverer(facts),
            Some(Stage::Transit) => Party::Transit,
            Some(Stage::Origin) | None => return None,
        };
        let figures = facts.figures();
        let by_report = delivery_side == Some(ClauseId::Loss8)
            && facts.follows().follow(ReadingId::AgencyReport) == Some(AgencyReport::DeliveryCap);
        let cap = match who {
            Party::Agency if by_report => figures.delivery_cap,
            Party::Agency => figures.agency_cap,
            Party::Transit => figures.transit_cap,
            _ => figures.delivery_cap,
        };
        Some(Self { who, cap, by_report })
    }
}

fn loss_6(facts: &mut impl Facts, trace: &mut Trace) -> bool {
    let replaced = facts.yes(Fact::StationChange);
    trace.decide(replaced, Reason::StationReplaced, Reason::NoStationReplaced)
}

fn loss_10(facts: &mut impl Facts, trace: &mut Trace) -> bool {
    let partial = facts.ask(Fact::Extent) == Some(Extent::Partial)
        || facts.follows().follow(ReadingId::TotalDamage) == Some(TotalDamage::AtDiscretion);
    trace.decide(partial, Reason::PartialLoss, Reason::TotalLoss)
}

fn loss_3_4_7(who: Party, by_report: bool, trace: &mut Trace) -> ClauseId {
    let agency = trace.decide(who == Party::Agency && !by_report, Reason::AtAgency, Reason::NotAtAgency);
    let transit = trace.decide(who == Party::Transit, Reason::InTransit, Reason::NotInTransit);
    trace.decide(!agency && !transit, Reason::AtDelivery, Reason::NotAtDelivery);
    match (agency, transit) {
        (true, _) => ClauseId::Loss7,
        (_, true) => ClauseId::Loss4,
        _ => ClauseId::Loss3,
    }
}
