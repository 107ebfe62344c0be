//! What a window left that was killed. Every other window that holds a draft is asked whether it lives; the draft of one
//! that does not answer is offered.

use super::drafts::{InHand, Other};
use super::effects::{Effects, Later};
use super::focus::Focus;
use super::heard::Heard;
use super::shared::Shared;
use crate::case::check;
use crate::words;

/// Written anew by whoever asks.
const ASK: &str = "parcel-claims/ask/1";

/// Holds the draft that another window left, and which window that was.
#[derive(Default)]
pub struct Left {
    /// Those that were asked whether they live.
    asked: Vec<Other>,
    offered: Option<(Other, InHand)>,
}

/// Lists the messages about the offer.
#[derive(Debug)]
pub enum Msg {
    /// The windows that hold a draft are asked whether they live.
    Ask,
    /// Those that live have had the time to answer.
    Answers,
    /// Another window asks, or has answered late.
    Wrote(String),
    /// The clerk goes on with what was left.
    Take,
    /// It stays where it is.
    Leave,
}

impl Msg {
    /// Returns the message that an event means here; none where it means nothing to the offer.
    #[must_use]
    pub fn of(heard: &Heard<'_>) -> Option<Self> {
        Some(match &*heard.name {
            _ if !heard.is_click() => return None,
            "takeLeft" => Self::Take,
            "leaveLeft" => Self::Leave,
            _ => return None,
        })
    }
}

impl Left {
    /// Does what a message means.
    pub fn update(&mut self, msg: Msg, shared: &mut Shared) -> Effects {
        match msg {
            Msg::Ask => {
                self.asked = shared.drafts.others();
                // Where nothing can be asked, nobody is taken for dead.
                let asks = !self.asked.is_empty() && shared.storage.write(ASK, &shared.now.fresh_id()).is_ok();
                Effects { later: asks.then_some(Later::Answers), ..Effects::quiet() }
            }
            Msg::Answers => {
                let asked = std::mem::take(&mut self.asked);
                let left = |other: &Other| other.left(&shared.storage, shared.parcel.our_station());
                let gone = asked.iter().filter(|other| left(other).is_some());
                self.offered = Other::latest(gone).and_then(|other| Some((other.clone(), left(other)?)));
                Effects::quiet()
            }
            Msg::Wrote(key) => {
                if key == ASK {
                    shared.drafts.beat(&shared.now);
                }
                let station = shared.parcel.our_station();
                self.offered = self.offered.take().filter(|(other, _)| other.left(&shared.storage, station).is_some());
                Effects::quiet()
            }
            Msg::Take => self.take(shared),
            Msg::Leave => {
                self.offered = None;
                Effects::quiet().and_focus(Focus::Room)
            }
        }
    }

    /// Goes on with it, where nothing else would be lost.
    fn take(&mut self, shared: &mut Shared) -> Effects {
        if shared.is_unsaved() {
            return Effects::say(shared.word("leftFirst"));
        }
        let Some((other, in_hand)) = self.offered.take() else { return Effects::quiet() };
        shared.take_up(in_hand);
        other.forget(&shared.storage);
        Effects::focus(Focus::ButtonIn("notice"))
    }

    /// Returns the offer in words that tell it from others; empty where there is none.
    #[must_use]
    pub fn said(&self, shared: &Shared) -> String {
        let Some((_, in_hand)) = &self.offered else { return String::new() };
        let at = shared.as_of();
        let (case, _) = check(in_hand.draft.record(at).facts, at);
        let waybills = in_hand.vehicle.0.waybills().len().to_string();
        let what = match (in_hand.draft.is_blank(), case.waybill()) {
            (true, _) => shared.fill("leftVehicle", &[("n", &waybills)]),
            (false, Some(waybill)) => waybill.to_owned(),
            (false, None) => shared.word("leftParcel").to_owned(),
        };
        let happened = words::what_happened(&case, shared.lang);
        let what = if happened.is_empty() { what } else { [what, happened].join(" ") };
        shared.fill("left", &[("what", &what)])
    }
}
