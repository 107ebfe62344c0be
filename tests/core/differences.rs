//! Two estimates side by side.

use crate::{as_of, properties, run};
use parcel_claims::estimate::{
    Compared, DeadlineId, DeadlineState, DelayOutcome, Estimate, Filing, LineKind, Outcome, Party, Point, Side, compare,
};
use parcel_claims::money::{Fen, Range};
use parcel_claims::rulebook::ClauseId;
use parcel_claims::set::Set;
use proptest::prelude::*;
use serde_json::{Value, json};

/// A parcel lost in transit; its report is what is varied.
fn with(more: &Value) -> Estimate {
    let facts = json!({ "we": "delivery", "claimant": "direct", "deliveredBy": "station", "problem": "lost",
        "sentOn": "2012-03-01", "value": 700, "stage": "transit", "listed": true,
        "vehicleArrivedAt": "2012-03-05T08:00",
        "missingReportedAt": "2012-03-05T08:40" });
    let mut record = facts.as_object().unwrap().clone();
    record.extend(more.as_object().unwrap().clone());
    run(&record, as_of(&"2012-03-06T12:00".into()))
}

fn yuan(sum: u32) -> Range {
    Range::exactly(Fen::yuan(sum))
}

#[test]
fn what_a_late_report_would_change() {
    let rows = compare(&with(&json!({})), &with(&json!({ "missingReportedAt": "2012-03-05T09:01" })));
    let differs: Vec<Compared> = rows.iter().copied().filter(Compared::differs).collect();
    let due = as_of(&"2012-03-05T09:00".into());
    let line = |sum| Some(Side::Line(yuan(sum), true));
    let row = |point, one, other| Compared { point, one: Some(one), other: Some(other) };
    let (lost, liable) = (|sum| Side::Sum(Some(yuan(sum))), |party| Side::Liable(Set::one(party)));
    assert_eq!(
        differs,
        [
            row(Point::Pays, lost(0), lost(700)),
            row(Point::Compensation, lost(300), lost(700)),
            row(Point::Liable, liable(Party::Transit), liable(Party::Delivery)),
            row(
                Point::Deadline(DeadlineId::ReportMissing),
                Side::Due(due.into(), DeadlineState::Met),
                Side::Due(due.into(), DeadlineState::Missed),
            ),
            // What only one of them says stands where that one has it.
            Compared {
                point: Point::Line(LineKind::Compensation, ClauseId::Loss3, Party::Delivery),
                one: None,
                other: line(700),
            },
            Compared {
                point: Point::Line(LineKind::Compensation, ClauseId::Loss4, Party::Transit),
                one: line(300),
                other: None,
            },
        ]
    );
    // What is the same is there too, and not marked.
    let same: Vec<Point> = rows.iter().filter(|row| !row.differs()).map(|row| row.point).collect();
    for point in [Point::Receives, Point::Fined, Point::Filing, Point::Outcome, Point::Deadline(DeadlineId::File)] {
        assert!(same.contains(&point), "{point:?}");
    }
}

#[test]
fn what_would_be_there_besides() {
    let rows = compare(&with(&json!({})), &with(&json!({ "dueAt": "2012-03-04", "claimant": "customer" })));
    let told = |point| rows.iter().find(|row| row.point == point).map(|row| (row.one, row.other));
    assert_eq!(told(Point::Delay), Some((None, Some(Side::Delay(Set::one(DelayOutcome::Late))))));
    assert_eq!(told(Point::Days), Some((None, Some(Side::Days(Range::exactly(2))))));
    assert_eq!(
        told(Point::Filing),
        Some((
            Some(Side::Filing(Set::one(Filing::Accepted), Set::EMPTY)),
            Some(Side::Filing(Set::one(Filing::Refused), Set::one(ClauseId::Loss15b))),
        ))
    );
    assert_eq!(
        told(Point::Outcome),
        Some((Some(Side::Outcome(Set::one(Outcome::Payable))), Some(Side::Outcome(Set::one(Outcome::Refused))),))
    );
    // What only one of them says stands behind what precedes it there.
    let points: Vec<Point> = rows.iter().map(|row| row.point).collect();
    let line = |kind, clause, from| Point::Line(kind, clause, from);
    assert_eq!(
        points,
        [
            Point::Receives,
            Point::Pays,
            Point::Fined,
            Point::Bears,
            Point::Compensation,
            Point::Filing,
            Point::Outcome,
            Point::Liable,
            Point::Delay,
            Point::Days,
            Point::Fine,
            Point::Deadline(DeadlineId::ReportMissing),
            Point::Deadline(DeadlineId::DelayCap),
            line(LineKind::Fine, ClauseId::Delay2, Party::Delivery),
            Point::Deadline(DeadlineId::FileSafe),
            Point::Deadline(DeadlineId::File),
            line(LineKind::Compensation, ClauseId::Loss4, Party::Transit),
        ]
    );
    // Refused: the days to file are no longer told.
    let (one, other) = told(Point::Deadline(DeadlineId::File)).unwrap();
    assert!(one.is_some() && other.is_none());
}

proptest! {
    #![proptest_config(properties::times(200))]

    #[test]
    fn the_same_case_differs_in_nothing_and_the_order_of_two_does_not_matter(
        one in properties::cases(),
        other in properties::cases(),
    ) {
        let (one, other) = (run(&one, properties::now()), run(&other, properties::now()));
        prop_assert!(compare(&one, &one).iter().all(|row| !row.differs()));
        let (there, back) = (compare(&one, &other), compare(&other, &one));
        prop_assert_eq!(there.len(), back.len());
        for row in &there {
            let turned = Compared { point: row.point, one: row.other, other: row.one };
            prop_assert!(back.contains(&turned), "{:?}", row);
        }
        // Sums that differ are told.
        let differ = one.claim.map(|claim| claim.compensation) != other.claim.map(|claim| claim.compensation);
        prop_assert_eq!(there.iter().any(|row| row.point == Point::Compensation && row.differs()), differ);
    }
}
