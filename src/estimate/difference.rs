//! Two estimates side by side, point by point.

use super::answer::Estimate;
use super::parts::{DeadlineId, DeadlineState};
use crate::moment::Moment;
use crate::money::Range;
use crate::rulebook::ClauseId;
use crate::rules::result::DelayOutcome;
use crate::rules::result::Filing;
use crate::rules::result::LineKind;
use crate::rules::result::Outcome;
use crate::rules::result::Party;
use crate::set::Set;

/// A point on which two estimates are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Point {
    /// The compensation that we can get.
    Receives,
    /// The compensation that we pay.
    Pays,
    /// The fines that we pay.
    Fined,
    /// The losses that we bear ourselves.
    Bears,
    /// The compensation that the claimant can get.
    Compensation,
    /// Whether the claim may be filed, and which clauses refuse it.
    Filing,
    /// The outcome of the claim.
    Outcome,
    /// The parties that may be liable for the claim.
    Liable,
    /// The outcome of the delay.
    Delay,
    /// The number of days by which the parcel is late.
    Days,
    /// The fine for the delay.
    Fine,
    /// A time limit of the regulation.
    Deadline(DeadlineId),
    /// A payment, fine or loss: its kind, its clause, and who pays or bears it.
    Line(LineKind, ClauseId, Party),
}

/// What an estimate says of a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// A sum; `None` where the regulation does not say.
    Sum(Option<Range>),
    /// A sum, and whether it is due whatever the open facts are; otherwise it may come to nothing.
    Line(Range, bool),
    /// A range of days.
    Days(Range<u32>),
    /// Whether the claim may be filed, and the clauses that refuse it.
    Filing(Set<Filing>, Set<ClauseId>),
    /// The possible outcomes of the claim.
    Outcome(Set<Outcome>),
    /// The parties that may be named.
    Liable(Set<Party>),
    /// The possible outcomes of the delay.
    Delay(Set<DelayOutcome>),
    /// When a time limit ends, and how it stands.
    Due(Moment, DeadlineState),
}

/// A point of two estimates; a side is `None` where that estimate says nothing of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Compared {
    /// The point that is compared.
    pub point: Point,
    /// What the first estimate says.
    pub one: Option<Side>,
    /// What the second estimate says.
    pub other: Option<Side>,
}

impl Compared {
    /// Returns whether the two estimates say different things of the point.
    #[must_use]
    pub fn differs(&self) -> bool {
        self.one != self.other
    }
}

/// Returns every point of which at least one of two estimates speaks, in a fixed order.
///
/// ```
/// use parcel_claims::{case::{check, Raw}, estimate::{compare, estimate, Point}, rulebook::ParcelRules};
/// let as_of = "2012-03-20T12:00:00".parse().unwrap();
/// let estimate = |by: &str| {
///     let facts = [("problem", "lost"), ("stage", "delivery"), ("deliveredBy", by)];
///     let (case, _) = check(facts.map(|(key, value)| (key.to_owned(), Raw::Text(value.into()))), as_of);
///     estimate(&case, ParcelRules::built_in(), as_of)
/// };
/// let (station, agency) = (estimate("station"), estimate("agency"));
/// let differs: Vec<_> = compare(&station, &agency).into_iter().filter(|row| row.differs()).collect();
/// assert!(differs.iter().any(|row| row.point == Point::Compensation));
/// assert!(compare(&station, &station).iter().all(|row| !row.differs()));
/// ```
#[must_use]
pub fn compare(one: &Estimate, other: &Estimate) -> Vec<Compared> {
    let (ones, others) = (points(one), points(other));
    let told =
        |points: &[(Point, Side)], point| points.iter().find(|(known, _)| *known == point).map(|(_, told)| *told);
    let row = |(point, one): &(Point, Side)| Compared { point: *point, one: Some(*one), other: told(&others, *point) };
    let mut rows: Vec<Compared> = ones.iter().map(row).collect();
    // What only the other speaks of stands behind what precedes it there.
    let mut after = 0;
    for (point, other) in &others {
        match rows.iter().position(|row| row.point == *point) {
            Some(at) => after = at + 1,
            None => {
                rows.insert(after, Compared { point: *point, one: None, other: Some(*other) });
                after += 1;
            }
        }
    }
    rows
}

/// Everything an estimate says.
fn points(estimate: &Estimate) -> Vec<(Point, Side)> {
    let mut points = Vec::new();
    if let Some(ours) = estimate.ours {
        points.extend([
            (Point::Receives, Side::Sum(Some(ours.receives))),
            (Point::Pays, Side::Sum(Some(ours.pays))),
            (Point::Fined, Side::Sum(Some(ours.fined))),
            (Point::Bears, Side::Sum(Some(ours.bears))),
        ]);
    }
    if let Some(claim) = estimate.claim {
        points.extend([
            (Point::Compensation, Side::Sum(claim.reach())),
            (Point::Filing, Side::Filing(claim.filing, claim.refusals)),
            (Point::Outcome, Side::Outcome(claim.outcome)),
            (Point::Liable, Side::Liable(claim.liable)),
        ]);
    }
    if let Some(delay) = estimate.delay {
        points.extend([
            (Point::Delay, Side::Delay(delay.outcome)),
            (Point::Days, Side::Days(delay.days)),
            (Point::Fine, Side::Sum(delay.reach())),
        ]);
    }
    let deadline = |item: &super::parts::Deadline| (Point::Deadline(item.id), Side::Due(item.due, item.state));
    points.extend(estimate.deadlines_that_help().map(deadline));
    let line = |item: &super::parts::Line| {
        (Point::Line(item.kind, item.clause, item.from), Side::Line(item.amount, item.certain))
    };
    points.extend(estimate.lines.iter().map(line));
    points
}
