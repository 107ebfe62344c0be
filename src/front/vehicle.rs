//! One vehicle, many waybills: the arrival once, the waybills one after another, one clock, one report.

use super::draft::Draft;
use super::effects::{Effects, Hand, Opening, Send};
use super::focus::{self, Focus};
use super::form::{self, Form};
use super::heard::{Heard, How};
use super::in_hand::VehicleInHand;
use super::room::Room;
use super::shared::Shared;
use crate::case::{Case, Fault, Field, Issue};
use crate::estimate::LeverId;
use crate::pasted::{Listed, is_list, listed};
use crate::vehicle::Entered;
use crate::words;

/// Holds what the room shows beside the vehicle in hand.
#[derive(Debug, Default)]
pub struct Vehicle {
    /// Holds the text of the input for waybills.
    pub typed: String,
    /// Says what became of the waybill that was entered last.
    pub said: String,
    /// The waybill that waits to be opened, while the clerk is asked.
    pub wanted: Option<String>,
    /// Is true where the clerk is asked before all is cleared.
    pub asks: bool,
}

/// Lists the messages of the room.
#[derive(Debug)]
pub enum Msg {
    /// Something happened to what is entered once.
    Field(form::Msg),
    /// Enter leaves it, with what stands in it.
    Leave(Option<form::Msg>),
    /// Something stands in the input for waybills.
    Typed(String),
    /// The text of the input is taken as waybills.
    Add(Option<String>),
    /// A waybill, or a list of them, is taken.
    Take(String),
    /// A waybill is taken away.
    Remove(String),
    /// A waybill is opened as a parcel.
    Open(String),
    /// The one that was wanted is opened all the same.
    OpenAnyway,
    /// It is not opened.
    OpenNot,
    /// A case is kept for each waybill.
    Save,
    /// The report is copied.
    CopyReport,
    /// All is cleared; where something would be lost, the clerk is asked.
    Empty,
    /// All is cleared, and saved before.
    EmptySave,
    /// All is cleared.
    EmptyDrop,
    /// Nothing is cleared.
    EmptyNot,
}

impl Msg {
    /// Returns the message that an event means here; none where it means nothing to the room.
    #[must_use]
    pub fn of(heard: &Heard<'_>) -> Option<Self> {
        let in_form = heard.data("form").as_deref() == Some("vehicle");
        let in_input = heard.name == "waybill";
        match &heard.how {
            How::Enter { .. } if in_form => return Some(Self::Leave(form::Msg::of(heard))),
            How::Enter { .. } if in_input => return Some(Self::Add(Some(heard.text.clone()))),
            How::Typed(_) | How::Settled if in_input => return Some(Self::Typed(heard.text.clone())),
            // One number goes where the clerk put it, to be looked at; a list is taken.
            How::Pasted(text) if in_input && is_list(text) => return Some(Self::Take(text.clone())),
            _ => {}
        }
        if in_form && let Some(msg) = form::Msg::of(heard) {
            return Some(Self::Field(msg));
        }
        Some(match &*heard.name {
            _ if !heard.is_click() => return None,
            "addWaybill" => Self::Add(None),
            "removeWaybill" => Self::Remove(heard.data("piece")?),
            "openWaybill" => Self::Open(heard.data("piece")?),
            "openWaybillAnyway" => Self::OpenAnyway,
            "openWaybillNot" => Self::OpenNot,
            "saveVehicle" => Self::Save,
            "copyVehicleReport" => Self::CopyReport,
            "emptyVehicle" => Self::Empty,
            "emptyVehicleSave" => Self::EmptySave,
            "emptyVehicleDrop" => Self::EmptyDrop,
            "emptyVehicleNot" => Self::EmptyNot,
            _ => return None,
        })
    }
}

/// To the next scan.
const TO_INPUT: Focus = Focus::Input("waybill");

impl Vehicle {
    /// Does what a message means.
    pub fn update(&mut self, msg: Msg, shared: &mut Shared) -> Effects {
        match msg {
            Msg::Field(msg) => {
                let (field, moves) = (msg.field, msg.change.takes_its_button());
                self.enter(msg, shared);
                if moves { Effects::focus(Focus::Field(focus::Form::Vehicle, field)) } else { Effects::default() }
            }
            Msg::Leave(msg) => {
                if let Some(msg) = msg {
                    self.enter(msg, shared);
                }
                Effects::focus(TO_INPUT)
            }
            Msg::Typed(text) => {
                self.typed = text;
                self.said.clear();
                Effects::quiet()
            }
            Msg::Add(text) => {
                let text = text.unwrap_or_else(|| self.typed.clone());
                self.take(&text, shared)
            }
            Msg::Take(text) => self.take(&text, shared),
            Msg::Remove(waybill) => {
                shared.vehicle.vehicle.remove(&waybill);
                Effects::focus(TO_INPUT)
            }
            Msg::Open(waybill) => self.open(waybill, false, shared),
            Msg::OpenAnyway => match self.wanted.take() {
                Some(waybill) => self.open(waybill, true, shared),
                None => Effects::quiet(),
            },
            Msg::OpenNot => {
                self.wanted = None;
                Effects::focus(TO_INPUT)
            }
            // The next scan goes on where the last ended.
            Msg::Save => Effects::say(save(shared)).and_focus(TO_INPUT),
            Msg::CopyReport => copy_report(shared),
            Msg::Empty => {
                self.asks = shared.lacks_vehicle();
                if !self.asks {
                    return self.empty(shared);
                }
                Effects::focus(Focus::ActionIn("emptyVehicleAsk", "emptyVehicleNot"))
            }
            Msg::EmptySave => {
                let said = save(shared);
                // What was saved is still told.
                self.empty(shared).and_say(said)
            }
            Msg::EmptyDrop => self.empty(shared),
            Msg::EmptyNot => {
                self.asks = false;
                Effects::focus(Focus::ActionIn("vehicleFoot", "emptyVehicle"))
            }
        }
    }

    fn enter(&mut self, msg: form::Msg, shared: &mut Shared) {
        self.asks = false;
        let as_of = shared.as_of();
        shared.vehicle.form.update(msg, as_of);
    }

    /// Takes a waybill, or all of a list. What is none, or not clear, stays in the input to be looked at.
    fn take(&mut self, text: &str, shared: &mut Shared) -> Effects {
        self.asks = false;
        let Listed { waybills, unclear: mut left } = listed(text);
        let mut said = Vec::new();
        for waybill in waybills {
            let word = match shared.vehicle.vehicle.enter(&waybill) {
                Entered::Added => "waybillAdded",
                Entered::Again => "waybillAgain",
                Entered::Unsound(fault) => {
                    said.push(fault_of(fault, shared));
                    left.push(waybill);
                    continue;
                }
            };
            let count = shared.vehicle.vehicle.waybills().len().to_string();
            said.push(shared.fill(word, &[("waybill", &waybill), ("n", &count)]));
        }
        if said.is_empty() && left.is_empty() {
            text.trim().clone_into(&mut self.typed);
            let none = if text.trim().is_empty() { "waybillNothing" } else { "waybillNone" };
            shared.word(none).clone_into(&mut self.said);
            return Effects::focus(TO_INPUT);
        }
        let unclear = shared.fill("waybillUnclear", &[("n", &left.len().to_string())]);
        self.typed = left.join(" ");
        // Of a long list the last ones tell enough.
        let mut last: Vec<String> = said.into_iter().rev().take(3).collect();
        last.reverse();
        last.extend((left.len() > 1).then_some(unclear));
        self.said = last.join("\n");
        Effects::focus(TO_INPUT)
    }

    /// Opens one as a parcel; where that clears something unsaved, the clerk is asked.
    fn open(&mut self, waybill: String, anyway: bool, shared: &mut Shared) -> Effects {
        if !anyway && shared.is_unsaved() && !is_of_vehicle(shared) {
            self.wanted = Some(waybill);
            return Effects::focus(Focus::ButtonIn("vehicleAsk"));
        }
        self.wanted = None;
        let Some(case) = case_of(&waybill, shared) else { return Effects::quiet() };
        let as_of = shared.parcel.fixed;
        let opening = Opening { case, as_of, ..Opening::default() };
        Effects::default().send(Send::Open(Box::new(opening))).send(Send::Enter(Room::Parcel))
    }

    fn empty(&mut self, shared: &mut Shared) -> Effects {
        shared.vehicle = VehicleInHand { form: Form::settled(Draft::default()), ..VehicleInHand::default() };
        *self = Self { typed: std::mem::take(&mut self.typed), wanted: self.wanted.take(), ..Self::default() };
        Effects::focus(Focus::Field(focus::Form::Vehicle, Field::VehicleArrivedAt))
    }
}

/// Keeps a case for each waybill; what there is to say about it.
fn save(shared: &mut Shared) -> String {
    let tally = shared.save_vehicle();
    words::vehicle_saved(&tally, shared.lang)
}

fn fault_of(fault: Fault, shared: &Shared) -> String {
    let issue = Issue::new(Field::Waybill.key(), fault);
    words::issue(&issue, &Case::default(), Some(shared.as_of().into()), shared.lang)
}

/// The case of one waybill.
fn case_of(waybill: &str, shared: &mut Shared) -> Option<Case> {
    shared.vehicle_cases().into_iter().find(|case| case.waybill() == Some(waybill))
}

/// Whether what stands in the form is one of the vehicle's, as it came.
fn is_of_vehicle(shared: &mut Shared) -> bool {
    let case = shared.answer().case.clone();
    case.waybill().is_some_and(|waybill| case_of(waybill, shared).as_ref() == Some(&case))
}

fn copy_report(shared: &mut Shared) -> Effects {
    let case = shared.vehicle_answer().case.clone();
    let waybills = shared.vehicle.vehicle.waybills();
    let at = shared.as_of().into();
    let report = words::report(LeverId::ReportMissing, &case, waybills, &shared.station, at, shared.lang);
    let copy = |text| Effects::hand(Hand::Copy { text, action: "copyVehicleReport" });
    report.map_or_else(Effects::quiet, copy)
}
