//! One vehicle: the clock, what is entered once, and the waybills.

use crate::choice::Choice;
use crate::estimate::{DeadlineId, DeadlineState, LeverId};
use crate::front::answer::Answer;
use crate::front::draft::PROFILE;
use crate::front::focus::Form;
use crate::front::shared::Shared;
use crate::front::vehicle::Vehicle;
use crate::page::fields::{self, Marks};
use crate::page::view::View;
use crate::vehicle::ENTERED_ONCE;
use crate::words;

pub(super) fn show(room: &Vehicle, shared: &Shared, view: &View) {
    let Some(answer) = shared.vehicle_answered() else { return };
    let (form, waybills) = (&shared.vehicle.form, shared.vehicle.vehicle.waybills());
    fields::form(view, Form::Vehicle, |fields| fields.arrange(view, "vehicleFields", &ENTERED_ONCE, None));
    for field in ENTERED_ONCE {
        let issue = answer.issues.iter().find(|issue| issue.field == field.key() && form.settled.contains(field));
        let error = issue.map(|issue| words::issue(issue, &answer.case, Some(answer.as_of.into()), view.lang));
        let marks = Marks { answer, rulebook: &shared.rules.in_use, error: error.as_deref(), leads: true };
        fields::form(view, Form::Vehicle, |fields| fields.show(field, form, &marks, view));
    }
    clock(answer, waybills.len(), shared, view);
    let begun = !waybills.is_empty() || ENTERED_ONCE.iter().any(|field| form.draft.get(*field).is_some());
    let station = &shared.parcel.form.draft;
    view.show("vehicleStation", PROFILE.iter().any(|field| station.get(*field).is_none()));
    view.show("vehicleReport", !waybills.is_empty());
    view.show("vehicleFoot", begun);
    view.show("vehicleAsk", room.wanted.is_some());
    view.show("emptyVehicleAsk", room.asks);
    view.show("saveVehicle", !waybills.is_empty());
    view.show("emptyVehicleSave", !waybills.is_empty());
    view.text("vehicleCount", &view.fill("vehicleCount", &[("n", &waybills.len().to_string())]));
    view.value("waybill", &room.typed);
    view.text("waybillSaid", &room.said);
    if view.changed("waybills", &waybills.to_vec()) {
        let pieces = waybills.iter().filter_map(|waybill| {
            let piece =
                view.clone_of("waybill")?.key(waybill).with("data-waybill", Some(waybill)).slot("waybill", waybill);
            Some(piece.named("openWaybill", waybill).named("removeWaybill", waybill))
        });
        view.list("waybills", Some("waybillsPart"), pieces.collect());
    }
}

/// One clock for all: what is left of it, or how it ended.
fn clock(answer: &Answer, count: usize, shared: &Shared, view: &View) {
    let runs = answer.running(LeverId::ReportMissing);
    let report = answer.estimate.deadlines.iter().find(|deadline| deadline.id == DeadlineId::ReportMissing);
    let (state, left, text) = match (runs, report) {
        (Some((lever, due)), _) => (
            DeadlineState::Ahead,
            words::time_left(due, shared.as_of(), view.lang),
            view.fill("vehicleEach", &[("effect", &words::lever_said(lever, view.lang))]),
        ),
        (None, Some(report)) => (
            report.state,
            (*words::deadline_state(report).get(view.lang)).to_owned(),
            view.fill("vehicleDue", &[("due", &words::in_full(report.due, view.lang))]),
        ),
        (None, None) => (DeadlineState::Ahead, String::new(), String::new()),
    };
    let all = runs.and_then(|(lever, _)| words::effect_for_all(lever, count, view.lang));
    view.show("vehicleClock", !left.is_empty());
    view.say("vehicleAll", &all.unwrap_or_default());
    view.text("vehicleLeft", &left);
    view.text("vehicleText", &text);
    view.attr("vehicleClock", "data-state", Some(state.code()));
    let button = if count > 1 {
        view.fill("copyVehicleReport", &[("n", &count.to_string())])
    } else {
        view.word("copyReport").to_owned()
    };
    view.text("vehicleReport", &button);
}
