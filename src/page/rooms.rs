//! The rooms of the page: one parcel, one vehicle with many waybills, service clocks, the case book, the rulebooks.

use super::app::App;
use super::dom;
use super::state::AppState;
use crate::case::{Choice, choices};

choices! {
    /// What is on the screen.
    Room {
        /// One parcel: the form and its result.
        Parcel = "parcel",
        /// One vehicle, many waybills.
        Vehicle = "vehicle",
        /// Service clocks and targets.
        Clocks = "clocks",
        /// The cases kept on this machine.
        Book = "book",
        /// The penalties of a month.
        Penalties = "penalties",
        /// The rulebooks: which counts, and changing one's own.
        Rulebooks = "rulebooks",
        /// Every outcome of the rulebook in use.
        Table = "table",
    }
}

impl App {
    /// Goes to a room; its title takes the focus.
    pub(super) fn enter_room(&self, room: Option<Room>) {
        let Some(room) = room else { return };
        self.with(|state| {
            state.leave_book();
            state.room = room;
        });
        self.refresh(None);
        self.focus(|state| dom::first(&state.view.place(room.code())?, "[data-title]"));
    }
}

impl AppState {
    /// Shows the room and marks it in the navigation.
    pub(super) fn show_room(&mut self) {
        self.view.make_room(self.room.code());
        dom::attribute(&self.view.root, "data-in", Some(self.room.code()));
        for room in Room::ALL {
            self.view.show(room.code(), *room == self.room);
        }
        for button in dom::all(&self.view.root, "[data-action=room]") {
            let here = button.get_attribute("data-room").as_deref() == Some(self.room.code());
            dom::attribute(&button, "aria-current", here.then_some("page"));
        }
        // The case book stands as of now, whatever moment the form is counted at.
        if let Some(clock) = self.view.place("clock") {
            dom::attribute(
                &clock,
                "data-idle",
                matches!(self.room, Room::Book | Room::Penalties | Room::Rulebooks).then_some(""),
            );
        }
        match self.room {
            Room::Vehicle => self.show_vehicle(),
            Room::Clocks => self.show_clocks(),
            Room::Book => self.show_book(),
            Room::Penalties => self.show_penalties(),
            Room::Rulebooks => self.show_rulebooks(),
            Room::Table => self.show_table(),
            Room::Parcel => {}
        }
    }
}
