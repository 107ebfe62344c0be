//! The clocks that run, with what is left of them, where they are seen in every room: in the head of a desk beside the
//! name of their room, and in a line of their own that stays on top of a phone.

use super::app::App;
use super::dom;
use super::rooms::Room;
use super::state::AppState;
use crate::case::{Choice, Moment};
use crate::words;

impl App {
    /// Goes to the clock that runs in a room.
    pub(super) fn to_clock(&self, room: Option<Room>) {
        let Some(room) = room else { return };
        self.enter_room(Some(room));
        self.focus(|state| state.view.place(if room == Room::Vehicle { "vehicleClock" } else { "hurry" }));
    }
}

impl AppState {
    /// Shows what is left of the clock of the parcel in hand, which ends at `due`, and of that of the vehicle: minutes,
    /// or the last day. What has weeks to go stands in the result alone.
    pub(super) fn show_running(&self, due: Option<Moment>) {
        let due = due.filter(|due| due.clock.is_some() || due.day <= self.shown_at.date());
        if let Some(hurry) = self.view.place("hurry") {
            dom::attribute(&hurry, "data-near", due.map(|_| ""));
        }
        let clocks = [(Room::Parcel, due), (Room::Vehicle, self.vehicle_due())];
        self.view.show("running", clocks.iter().any(|(_, due)| due.is_some()));
        for (room, due) in clocks {
            let left = due.map(|due| words::time_left(due, self.shown_at, self.view.lang)).unwrap_or_default();
            for place in dom::all(&self.view.root, &format!("[data-room={}] [data-slot=left]", room.code())) {
                dom::text(&place, &left);
            }
            let go = dom::first(&self.view.root, &format!("[data-action=toClock][data-room={}]", room.code()));
            if let Some(go) = go {
                dom::show(&go, due.is_some());
            }
        }
    }
}
