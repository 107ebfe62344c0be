//! One vehicle, many waybills: the arrival once, the waybills one after another, one clock, one report.

use super::app::App;
use super::dom;
use super::draft::{Draft, Entry, PROFILE, YES, typed_like};
use super::fields::{self, Fields, Marks, first_input};
use super::plan::Plan;
use super::state::{AppState, field_of};
use crate::case::{Case, Choice, Fault, Field, Issue, Moment, check};
use crate::estimate::{DeadlineId, DeadlineState, Estimate, Lever, LeverId, estimate_and_levers};
use crate::js::now;
use crate::pasted::{Listed, listed};
use crate::set::Set;
use crate::vehicle::{ENTERED_ONCE, Entered, Vehicle};
use crate::words;
use chrono::NaiveDateTime;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

/// Marks the room: its fields are not those of the form.
pub(super) const ROOM: &str = "[data-view=vehicle]";
/// The vehicle in hand.
pub(super) struct VehicleRoom {
    vehicle: Vehicle,
    draft: Draft,
    settled: Set<Field>,
    fields: Fields,
    /// The waybills on the screen.
    shown: Vec<String>,
    /// The waybill to be opened, while the clerk is asked.
    wanted: Option<String>,
    /// What was entered when all were saved last.
    saved: Draft,
    /// Whether the clerk is asked before all is cleared.
    asks: bool,
}

impl VehicleRoom {
    pub(super) fn new(prefix: &str) -> Self {
        let draft = Draft::default();
        let fields = Fields::new(format!("{prefix}-vehicle"));
        let (vehicle, saved) = (Vehicle::default(), Draft::default());
        Self { vehicle, draft, settled: Set::EMPTY, fields, shown: Vec::new(), wanted: None, saved, asks: false }
    }

    /// Shows the same in another view.
    pub(super) fn show_in(&mut self, prefix: &str) {
        self.fields = Fields::new(format!("{prefix}-vehicle"));
        self.shown.clear();
    }

    /// What is in hand of it, and what was when all were saved last.
    pub(super) fn in_hand(&self) -> (Vehicle, Draft, Draft) {
        (self.vehicle.clone(), self.draft.clone(), self.saved.clone())
    }

    /// Goes on with what was left in hand.
    pub(super) fn take_up(&mut self, left: (Vehicle, Draft, Draft)) {
        (self.vehicle, self.draft, self.saved) = left;
        self.settled = ENTERED_ONCE.iter().copied().collect();
        self.fields.enter(&self.draft);
    }

    /// What all its parcels share, as the form would say it.
    fn shared(&self, station: &Draft) -> Draft {
        let mut draft = self.draft.clone();
        for field in PROFILE {
            draft.set(field, station.get(field).cloned());
        }
        draft.set(Field::Problem, Some(Entry::Chosen("missing".to_owned())));
        draft.set(Field::Listed, Some(Entry::Chosen(YES.to_owned())));
        // What was handed over to the vehicle and did not arrive was lost on the way.
        draft.set(Field::Stage, Some(Entry::Chosen("transit".to_owned())));
        draft
    }
}

/// What is known of the vehicle's parcels at a moment.
struct Seen {
    draft: Draft,
    case: Case,
    issues: Vec<Issue>,
    ways: Vec<(Field, Vec<Moment>)>,
    estimate: Estimate,
    levers: Vec<Lever>,
}

impl Seen {
    /// The clock that runs.
    fn runs(&self) -> Option<(&Lever, Moment)> {
        self.levers.iter().find_map(|lever| (lever.id == LeverId::ReportMissing).then_some((lever, lever.due?)))
    }
}

impl App {
    /// What a button of the room does; false where the button is none of its.
    pub(super) fn clicked_in_vehicle(self: &Rc<Self>, action: &str, button: &Element) -> bool {
        if dom::nearest(button, ROOM).is_none() {
            return false;
        }
        let field = field_of(button);
        let waybill = || dom::nearest(button, "[data-waybill]")?.get_attribute("data-waybill");
        match (action, field) {
            ("addWaybill", _) => self.enter_waybill(),
            ("removeWaybill", _) => self.remove_waybill(&waybill().unwrap_or_default()),
            ("openWaybill", _) => self.open_waybill(waybill(), false),
            ("openWaybillAnyway", _) => self.open_waybill(None, true),
            ("openWaybillNot", _) => {
                self.with(|state| state.vehicle.wanted = None);
                self.refresh(None);
                self.focus(|state| state.waybill_input().map(JsCast::unchecked_into));
            }
            ("saveVehicle", _) => self.save_vehicle(),
            ("copyVehicleReport", _) => self.copy(action, |state| {
                let case = state.see_vehicle().case;
                let waybills = state.vehicle.vehicle.waybills();
                let at = state.shown_at.into();
                words::report(LeverId::ReportMissing, &case, waybills, &state.signs, at, state.view.lang)
            }),
            ("emptyVehicle", _) => self.ask_to_empty_vehicle(),
            ("emptyVehicleSave", _) => {
                self.save_vehicle();
                self.empty_vehicle();
            }
            ("emptyVehicleDrop", _) => self.empty_vehicle(),
            ("emptyVehicleNot", _) => {
                self.with(|state| state.vehicle.asks = false);
                self.refresh(None);
                self.focus(|state| dom::first(&state.view.place("vehicleFoot")?, "[data-action=emptyVehicle]"));
            }
            ("clear", Some(field)) => {
                self.enter_of_vehicle(field, None, true);
                self.focus(|state| first_input(state.vehicle.fields.get(field)?));
            }
            ("way", Some(field)) => {
                let way = button.get_attribute("data-way").and_then(|way| Moment::parse(&way));
                self.enter_of_vehicle(field, way.map(|way| Entry::Typed(typed_like(way))), true);
                self.focus(|state| first_input(state.vehicle.fields.get(field)?));
            }
            ("setNow", Some(field)) => {
                let at = self.with(|state| state.fixed.unwrap_or_else(now));
                self.enter_of_vehicle(field, at.map(|at| Entry::Typed(typed_like(at.into()))), true);
            }
            _ => return false,
        }
        true
    }

    /// Something was typed or chosen in the room.
    pub(super) fn entered_in_vehicle(&self, input: &HtmlInputElement, settled: bool) {
        if let Some(field) = field_of(input) {
            self.enter_of_vehicle(field, fields::read(field, input), settled);
        } else {
            self.with(|state| state.view.text("waybillSaid", ""));
        }
    }

    /// Enter, or the end of a scan: the waybill is taken, or on from the time to the waybills.
    pub(super) fn pressed_enter_in_vehicle(&self, input: &HtmlInputElement) {
        match field_of(input) {
            None => self.enter_waybill(),
            Some(field) => {
                if input.type_() == "text" {
                    self.enter_of_vehicle(field, fields::read(field, input), true);
                }
                self.focus(|state| state.waybill_input().map(JsCast::unchecked_into));
            }
        }
    }

    fn enter_of_vehicle(&self, field: Field, entry: Option<Entry>, settled: bool) {
        self.with(|state| {
            state.vehicle.asks = false;
            let at = state.fixed.unwrap_or_else(now);
            let room = &mut state.vehicle;
            room.draft.enter(field, entry, settled, at);
            if settled {
                room.settled.insert(field);
            } else {
                room.settled.remove(field);
            }
            room.fields.enter_one(field, &room.draft, settled);
        });
        self.refresh(None);
    }

    /// Takes what stands in the input.
    fn enter_waybill(&self) {
        let typed = self.with(|state| state.waybill_input().map(|input| input.value())).flatten();
        self.paste_waybills(&typed.unwrap_or_default());
    }

    /// Takes a waybill, or all of a list. What is none, or not clear, stays in the input to be looked at.
    pub(super) fn paste_waybills(&self, text: &str) {
        let said = self.with(|state| {
            state.vehicle.asks = false;
            let input = state.waybill_input()?;
            let Listed { waybills, unclear: mut left } = listed(text);
            let mut said = Vec::new();
            for waybill in waybills {
                let entered = state.vehicle.vehicle.enter(&waybill);
                let count = state.vehicle.vehicle.waybills().len().to_string();
                let word = match entered {
                    Entered::Added => "waybillAdded",
                    Entered::Again => "waybillAgain",
                    Entered::Unsound(fault) => {
                        said.push(state.say_of_waybill(fault));
                        left.push(waybill);
                        continue;
                    }
                };
                said.push(words::fill(state.view.word(word), &[("waybill", &waybill), ("n", &count)]));
            }
            if said.is_empty() && left.is_empty() {
                input.set_value(text.trim());
                let none = if text.trim().is_empty() { "waybillNothing" } else { "waybillNone" };
                return Some(state.view.word(none).to_owned());
            }
            let unclear = words::fill(state.view.word("waybillUnclear"), &[("n", &left.len().to_string())]);
            input.set_value(&left.join(" "));
            // Of a long list the last ones tell enough.
            let mut last: Vec<String> = said.into_iter().rev().take(3).collect();
            last.reverse();
            last.extend((left.len() > 1).then_some(unclear));
            Some(last.join("\n"))
        });
        self.refresh(None);
        if let Some(Some(said)) = said {
            self.with(|state| state.view.text("waybillSaid", &said));
        }
        self.focus(|state| state.waybill_input().map(JsCast::unchecked_into));
    }

    /// Opens one as a parcel; where that clears something unsaved, the clerk is asked.
    fn open_waybill(self: &Rc<Self>, waybill: Option<String>, anyway: bool) {
        let found = self.with(|state| {
            let waybill = waybill.or_else(|| state.vehicle.wanted.take())?;
            if !anyway && state.is_unsaved() && !state.is_of_vehicle() {
                state.vehicle.wanted = Some(waybill);
                return None;
            }
            Some((state.vehicle_case(&waybill)?, state.fixed))
        });
        match found.flatten() {
            Some((case, fixed)) => self.open(&case, fixed),
            None => {
                self.refresh(None);
                self.focus(|state| dom::first(&state.view.place("vehicleAsk")?, "[data-action]"));
            }
        }
    }

    /// Keeps a case for each waybill.
    fn save_vehicle(&self) {
        let said = self.with(|state| {
            let (cases, before) = (state.vehicle_cases(), state.vehicle_before());
            let tally = state.save_of_vehicle(&cases, &before);
            state.vehicle.saved = state.vehicle.draft.clone();
            words::vehicle_saved(&tally, state.view.lang)
        });
        self.refresh(None);
        if let Some(said) = said {
            self.with(|state| state.say(&said));
        }
        // The next scan goes on where the last ended.
        self.focus(|state| state.waybill_input().map(JsCast::unchecked_into));
    }

    fn remove_waybill(&self, waybill: &str) {
        self.with(|state| state.vehicle.vehicle.remove(waybill));
        self.refresh(None);
        self.focus(|state| state.waybill_input().map(JsCast::unchecked_into));
    }

    /// Makes room for the next vehicle; where that clears something unsaved, the clerk is asked.
    fn ask_to_empty_vehicle(&self) {
        let asks = self.with(|state| {
            state.vehicle.asks = state.lacks_vehicle();
            state.vehicle.asks
        });
        if asks != Some(true) {
            return self.empty_vehicle();
        }
        self.refresh(None);
        self.focus(|state| dom::first(&state.view.place("emptyVehicleAsk")?, "[data-action=emptyVehicleNot]"));
    }

    fn empty_vehicle(&self) {
        let said = self.with(|state| {
            let room = &mut state.vehicle;
            (room.vehicle, room.draft, room.settled) = (Vehicle::default(), Draft::default(), Set::EMPTY);
            (room.saved, room.asks) = (Draft::default(), false);
            room.fields.enter(&room.draft);
            state.view.text("waybillSaid", "");
            state.said()
        });
        self.refresh(None);
        // What was saved before is still told.
        self.with(|state| state.say(&said.unwrap_or_default()));
        self.focus(|state| first_input(state.vehicle.fields.get(Field::VehicleArrivedAt)?));
    }
}

impl AppState {
    fn waybill_input(&self) -> Option<HtmlInputElement> {
        dom::input(&self.view.root, "[data-input=waybill]")
    }

    fn say_of_waybill(&self, fault: Fault) -> String {
        let issue = Issue::new(Field::Waybill.key(), fault);
        words::issue(&issue, &Case::default(), Some(self.shown_at.into()), self.view.lang)
    }

    fn see_vehicle(&self) -> Seen {
        let as_of = self.fixed.unwrap_or_else(now);
        let draft = self.vehicle.shared(self.our_station());
        let record = draft.record(as_of);
        let (case, issues) = check(record.facts, as_of);
        let (estimate, levers) = estimate_and_levers(&case, self.rulebook.of_case(&case, as_of.date()), as_of);
        Seen { draft, case, issues, ways: record.asks, estimate, levers }
    }

    /// When the clock of the vehicle ends, if it runs for some waybill.
    pub(super) fn vehicle_due(&self) -> Option<Moment> {
        if self.vehicle.vehicle.waybills().is_empty() {
            return None;
        }
        self.see_vehicle().runs().map(|(_, due)| due)
    }

    /// The case of one waybill.
    fn vehicle_case(&self, waybill: &str) -> Option<Case> {
        self.vehicle_cases().into_iter().find(|case| case.waybill() == Some(waybill))
    }

    /// What all shared when they were saved last.
    fn vehicle_before(&self) -> Case {
        check(self.vehicle.saved.record(self.shown_at).facts, NaiveDateTime::MAX).0
    }

    /// Whether something of the vehicle would be lost: the case book does not have it.
    fn lacks_vehicle(&mut self) -> bool {
        self.kept.sync();
        let (cases, draft) = (self.vehicle_cases(), &self.vehicle.draft);
        let unsound =
            |case: &Case| ENTERED_ONCE.iter().any(|field| draft.get(*field).is_some() && case.get(*field).is_none());
        cases.first().is_none_or(unsound) || self.lacks(&cases, &self.vehicle_before())
    }

    /// Whether what stands in the form is one of the vehicle's, as it came.
    fn is_of_vehicle(&self) -> bool {
        let (case, _) = self.estimate();
        case.waybill().is_some_and(|waybill| self.vehicle_case(waybill).as_ref() == Some(&case))
    }

    /// A case for each waybill.
    fn vehicle_cases(&self) -> Vec<Case> {
        let shared = self.see_vehicle().case;
        self.vehicle.vehicle.cases(&shared).collect()
    }

    /// Shows the clock, the fields and the waybills.
    pub(super) fn show_vehicle(&mut self) {
        let seen = self.see_vehicle();
        let view = self.view.clone();
        let room = &mut self.vehicle;
        let waybills = room.vehicle.waybills().to_vec();
        let plan = Plan::of(&seen.draft, &seen.estimate);
        if let Some(place) = view.place("vehicleFields").filter(|place| place.child_element_count() == 0) {
            for field in ENTERED_ONCE {
                // A fresh place takes what it is given.
                let _ = room.fields.get_or_make(field, &view, &room.draft).map(|element| place.append_child(&element));
            }
        }
        for field in ENTERED_ONCE {
            let issue = seen.issues.iter().find(|issue| issue.field == field.key() && room.settled.contains(field));
            let error = issue.map(|issue| words::issue(issue, &seen.case, Some(self.shown_at.into()), view.lang));
            let ways = seen.ways.iter().find(|(known, _)| *known == field).map_or(&[][..], |(_, ways)| ways);
            let marks = Marks {
                plan: &plan,
                draft: &seen.draft,
                estimate: &seen.estimate,
                rulebook: &self.rulebook,
                error: error.as_deref(),
                ways,
                pasted: false,
            };
            room.fields.mark(field, &marks, &view);
        }
        let begun = !waybills.is_empty() || ENTERED_ONCE.iter().any(|field| room.draft.get(*field).is_some());
        self.vehicle_clock(&seen, waybills.len());
        view.show("vehicleStation", PROFILE.iter().any(|field| self.draft.get(*field).is_none()));
        view.show("vehicleReport", !waybills.is_empty());
        view.show("vehicleFoot", begun);
        view.show("vehicleAsk", self.vehicle.wanted.is_some());
        view.show("emptyVehicleAsk", self.vehicle.asks);
        view.show("saveVehicle", !waybills.is_empty());
        view.show("emptyVehicleSave", !waybills.is_empty());
        view.text("vehicleCount", &words::fill(view.word("vehicleCount"), &[("n", &waybills.len().to_string())]));
        if self.vehicle.shown != waybills {
            let pieces = waybills.iter().filter_map(|waybill| {
                let piece = view.clone_of("waybill")?.with("data-waybill", Some(waybill)).slot("waybill", waybill);
                Some(piece.named("openWaybill", waybill).named("removeWaybill", waybill))
            });
            view.fill("waybills", Some("waybillsPart"), pieces.collect());
            self.vehicle.shown = waybills;
        }
    }

    /// One clock for all: what is left of it, or how it ended.
    fn vehicle_clock(&self, seen: &Seen, count: usize) {
        let view = &self.view;
        let report = seen.estimate.deadlines.iter().find(|deadline| deadline.id == DeadlineId::ReportMissing);
        let (state, left, text) = match (seen.runs(), report) {
            (Some((lever, due)), _) => (
                DeadlineState::Ahead,
                words::time_left(due, self.shown_at, view.lang),
                words::fill(view.word("vehicleEach"), &[("effect", &words::lever_said(lever, view.lang))]),
            ),
            (None, Some(report)) => (
                report.state,
                (*words::deadline_state(report).get(view.lang)).to_owned(),
                words::fill(view.word("vehicleDue"), &[("due", &words::in_full(report.due, view.lang))]),
            ),
            (None, None) => (DeadlineState::Ahead, String::new(), String::new()),
        };
        let all = seen.runs().and_then(|(lever, _)| words::effect_for_all(lever, count, view.lang));
        view.show("vehicleClock", !left.is_empty());
        view.show("vehicleAll", all.is_some());
        view.text("vehicleAll", &all.unwrap_or_default());
        view.text("vehicleLeft", &left);
        view.text("vehicleText", &text);
        if let Some(clock) = view.place("vehicleClock") {
            dom::attribute(&clock, "data-state", Some(state.code()));
        }
        let button = if count > 1 {
            words::fill(view.word("copyVehicleReport"), &[("n", &count.to_string())])
        } else {
            view.word("copyReport").to_owned()
        };
        view.text("vehicleReport", &button);
    }
}
