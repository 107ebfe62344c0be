//! What a window left that was killed. Every other window that holds a draft is asked whether it lives; the draft of one
//! that does not answer is offered.

use super::app::App;
use super::book;
use super::dom;
use super::in_hand::{InHand, Other};
use super::listen::Timer;
use super::state::AppState;
use super::store;
use crate::case::check;
use crate::words;
use std::rc::Rc;

/// Written anew by whoever asks.
const ASK: &str = "parcel-claims/ask/1";
/// How long an answer may take, in milliseconds.
const ANSWER: i32 = 700;

/// What is offered, and of which window.
pub(super) struct Left {
    other: Other,
    in_hand: InHand,
}

impl App {
    /// Asks the windows that hold a draft whether they live.
    pub(super) fn ask_others(self: &Rc<Self>) {
        let others = self.with(|state| state.drafts.others()).unwrap_or_default();
        // Where nothing can be asked, nobody is taken for dead.
        if others.is_empty() || store::write(ASK, &book::fresh_id()).is_err() {
            return;
        }
        let app = Rc::downgrade(self);
        Timer::once(ANSWER, move || {
            if let Some(app) = app.upgrade() {
                app.offer_left(&others);
            }
        })
        .forget();
    }

    /// Another window asks, or has answered late.
    pub(super) fn answer_others(&self, key: &str) {
        self.with(|state| {
            if key == ASK {
                state.drafts.beat(book::clock());
            }
            if let Some(left) = &state.left
                && left.other.left(state.our_station()).is_none()
            {
                state.left = None;
            }
            state.show_left();
        });
    }

    fn offer_left(&self, others: &[Other]) {
        self.with(|state| {
            let gone = others.iter().filter(|other| other.left(state.our_station()).is_some());
            state.left = Other::latest(gone)
                .and_then(|other| Some(Left { in_hand: other.left(state.our_station())?, other: other.clone() }));
            state.show_left();
        });
    }

    /// Goes on with it, where nothing else would be lost.
    pub(super) fn take_left(&self) {
        let took = self.with(|state| {
            if state.is_unsaved() {
                state.say(state.view.word("leftFirst"));
                return false;
            }
            let Some(Left { other, in_hand }) = state.left.take() else { return false };
            state.put_down();
            state.draft = in_hand.draft.clone();
            state.fields.enter(&state.draft);
            state.set_late(state.draft.late);
            state.take_up(Some(in_hand));
            state.profile_open = state.profile_is_open();
            state.show_left();
            other.forget();
            true
        });
        if took == Some(true) {
            self.refresh(None);
            self.focus(|state| state.view.place("notice").and_then(|notice| dom::first(&notice, "[data-action]")));
        }
    }

    /// It stays where it is.
    pub(super) fn leave_left(&self) {
        self.with(|state| {
            state.left = None;
            state.show_left();
        });
        self.focus(|state| dom::first(&state.view.root, "[aria-current=page]"));
    }
}

impl AppState {
    /// Offers what was left, in words that tell it from others.
    pub(super) fn show_left(&self) {
        let view = &self.view;
        view.show("left", self.left.is_some());
        let Some(Left { in_hand, .. }) = &self.left else { return };
        let (case, _) = check(in_hand.draft.record(self.shown_at).facts, self.shown_at);
        let waybills = in_hand.vehicle.0.waybills().len();
        let what = match (in_hand.draft.is_blank(), case.waybill()) {
            (true, _) => words::fill(view.word("leftVehicle"), &[("n", &waybills.to_string())]),
            (false, Some(waybill)) => waybill.to_owned(),
            (false, None) => view.word("leftParcel").to_owned(),
        };
        let happened = words::what_happened(&case, view.lang);
        let what = if happened.is_empty() { what } else { [what, happened].join(" ") };
        view.text("leftText", &words::fill(view.word("left"), &[("what", &what)]));
    }
}
