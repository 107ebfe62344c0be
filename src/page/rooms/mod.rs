//! The rooms, as they are shown: each writes nodes from what the front knows, and decides nothing.

mod book;
mod clocks;
mod keeping;
mod left;
mod parcel;
mod paste;
mod penalties;
mod pictures;
pub(super) mod print;
mod received;
mod regulation;
mod result;
mod rulebooks;
mod shell;
mod table;
mod take;
mod vehicle;
mod what_if;

use super::drawn::Drawn;
use super::view::View;
use crate::case::Field;
use crate::choice::Choice;
use crate::front::room::Room;
use crate::front::rooms::Front;

/// Shows what stands around the rooms, and the room on the screen; a field in hand is not moved.
pub(super) fn show(front: &Front, view: &View, drawn: Drawn, in_hand: Option<Field>) {
    let shared = &front.shared;
    view.make_room(shared.room.code());
    shell::show(&front.shell, shared, view);
    if drawn == Drawn::All {
        keeping::show(&front.keeping, shared, view);
        left::show(&front.left, shared, view);
        take::show_by_hand(&front.take, view);
    }
    // The fields are there from the start, whichever room is: the host page is told of the one that is wrong.
    if view.changed("form", &()) && shared.room != Room::Parcel {
        parcel::show(&front.parcel, shared, view, drawn, in_hand);
    }
    match shared.room {
        Room::Parcel => {
            parcel::show(&front.parcel, shared, view, drawn, in_hand);
            paste::show(&front.paste, shared, view);
            result::show(shared, view, drawn);
            received::show(&front.received, shared, view);
            if drawn == Drawn::All {
                pictures::show(shared, view);
                what_if::show(&front.what_if, shared, view);
                regulation::show(&front.regulation, shared, view);
                take::show(&front.take, shared, view);
            }
        }
        Room::Vehicle => vehicle::show(&front.vehicle, shared, view),
        Room::Clocks => clocks::show(&front.clocks, shared, view),
        Room::Table => table::show(shared, view),
        Room::Book => book::show(&front.book, shared, view),
        Room::Penalties => penalties::show(&front.penalties, shared, view),
        Room::Rulebooks => rulebooks::show(&front.rulebooks, shared, view),
    }
}
