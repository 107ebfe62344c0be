//! The deadlines of a case, and how each stands.

use super::parts::{Deadline, DeadlineId, DeadlineState};
use crate::case::{Answer, Case, Cause, Field, Problem, Stage, Value};
use crate::moment::Moment;
use crate::order::sort_by_key;
use crate::rulebook::{Applicable, ClauseId, ParcelRules};
use crate::rules::deadlines;
use chrono::NaiveDateTime;

/// Returns every time limit of a case, the earliest first, but for that of the fine, which needs the delay.
///
/// ```
/// use parcel_claims::case::{Raw, check};
/// use parcel_claims::{estimate::{DeadlineId, DeadlineState, deadlines}, rulebook::ParcelRules};
/// let as_of = "2012-03-04T08:30:00".parse().unwrap();
/// let facts = [("problem", "missing"), ("vehicleArrivedAt", "2012-03-04T08:00")];
/// let (case, _) = check(facts.map(|(key, value)| (key.to_owned(), Raw::Text(value.into()))), as_of);
/// let all = deadlines(&case, ParcelRules::built_in(), as_of);
/// assert_eq!((all[0].id, all[0].state), (DeadlineId::ReportMissing, DeadlineState::Ahead));
/// assert_eq!(all[0].due.to_string(), "2012-03-04T09:00");
/// ```
#[must_use]
pub fn deadlines<'a>(case: &Case, rulebook: impl Into<Applicable<'a>>, as_of: NaiveDateTime) -> Vec<Deadline> {
    all(case, as_of, &rulebook.into(), None)
}

/// Every clock that runs or ran, the earliest first; where the versions differ, each of theirs.
pub(super) fn all(
    case: &Case,
    as_of: NaiveDateTime,
    rulebook: &Applicable<'_>,
    cap_on: Option<Moment>,
) -> Vec<Deadline> {
    let mut clocks: Vec<Deadline> = Vec::new();
    each(case, as_of, rulebook, cap_on, &mut |clock| {
        if !clocks.contains(&clock) {
            clocks.push(clock);
        }
    });
    sort_by_key(&mut clocks, Deadline::order);
    clocks
}

/// The clock that runs out next, of those worth showing.
pub(super) fn next(
    case: &Case,
    as_of: NaiveDateTime,
    rulebook: &Applicable<'_>,
    cap_on: Option<Moment>,
    refused: bool,
) -> Option<Deadline> {
    let mut next: Option<Deadline> = None;
    each(case, as_of, rulebook, cap_on, &mut |clock| {
        let runs = clock.state == DeadlineState::Ahead && clock.helps(refused);
        if runs && next.as_ref().is_none_or(|next| clock.order() < next.order()) {
            next = Some(clock);
        }
    });
    next
}

fn each(
    case: &Case,
    as_of: NaiveDateTime,
    rulebook: &Applicable<'_>,
    cap_on: Option<Moment>,
    see: &mut dyn FnMut(Deadline),
) {
    rulebook.each().for_each(|version| of_version(case, as_of, version, see));
    if let Some(due) = cap_on {
        let state = if as_of.date() < due.day { DeadlineState::Ahead } else { DeadlineState::Passed };
        see(Deadline { id: DeadlineId::DelayCap, clause: ClauseId::Delay2, due, state });
    }
}

fn of_version(case: &Case, as_of: NaiveDateTime, rulebook: &ParcelRules, see: &mut dyn FnMut(Deadline)) {
    let figures = &rulebook.figures;
    let mut add = |id, clause, due: Moment, state| see(Deadline { id, clause, due, state });
    let problem = case.choice::<Problem>(Field::Problem).or(Problem::None);
    let maybe = |problems: &[Problem]| problem.is_none_or(|problem| problems.contains(&problem));
    let day = |field| case.moment(field).known().map(|moment| moment.day);
    if problem != Some(Problem::None) {
        let filed = |due| act(case.get(Field::ClaimedOn), due, as_of);
        if let Some(sent) = day(Field::SentOn) {
            let due = deadlines::last_day_to_file(sent, figures, rulebook.follows).into();
            add(DeadlineId::File, ClauseId::Loss2, due, filed(due));
            let due = deadlines::file_safely_by(sent, figures).into();
            add(DeadlineId::FileSafe, ClauseId::Loss15e, due, filed(due));
        }
        if let Some(closed) = day(Field::ClosedOn) {
            let due = deadlines::file_after_closing(closed, figures).into();
            add(DeadlineId::FileAfterClosing, ClauseId::Loss15c, due, filed(due));
        }
    }
    let not = |field, flag| case.flag(field) != Answer::Known(flag);
    let transit = matches!(case.choice(Field::Stage).known(), None | Some(Stage::Transit));
    if maybe(&[Problem::Missing, Problem::Lost])
        && transit
        && not(Field::StationChange, true)
        && not(Field::Listed, false)
        && let Some(start) = case.moment(Field::VehicleArrivedAt).known().and_then(Moment::at)
    {
        let due = deadlines::report_by(start, figures.missing_minutes).into();
        let state = act(case.get(Field::MissingReportedAt), due, as_of);
        add(DeadlineId::ReportMissing, ClauseId::Loss8, due, state);
    }
    let other_parcel = case.choice(Field::Cause) == Answer::Known(Cause::OtherProhibited);
    if maybe(&[Problem::Damaged])
        && !other_parcel
        && let Some(start) = case.moment(Field::ScannedAt).known().and_then(Moment::at)
    {
        let due = deadlines::report_by(start, figures.damage_minutes).into();
        let state = act(case.get(Field::DamageReportedAt), due, as_of);
        add(DeadlineId::ReportDamage, ClauseId::Loss9, due, state);
    }
}

/// How a clock stands, by the act that stops it.
fn act(act: Option<&Value>, due: Moment, as_of: NaiveDateTime) -> DeadlineState {
    let over = Moment::from(as_of).is_after(due);
    match act {
        Some(Value::Moment(done)) if done.is_after(due) => DeadlineState::Missed,
        Some(Value::Moment(_)) => DeadlineState::Met,
        Some(Value::NotSoFar) if over => DeadlineState::Missed,
        _ if over => DeadlineState::Passed,
        _ => DeadlineState::Ahead,
    }
}
