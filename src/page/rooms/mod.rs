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
mod worklist;

use super::drawn::Drawn;
use super::view::View;
use crate::case::Field;
use crate::choice::Choice;
use crate::front::room::Room;
use crate::front::rooms::Front;

/// Shows all that has been made; a field in hand is not moved.
pub(super) fn show(front: &Front, view: &View, drawn: Drawn, in_hand: Option<Field>) {
    drawn.steps().for_each(|step| show_step(front, view, step, in_hand));
}

/// Shows what belongs to one step.
pub(super) fn show_step(front: &Front, view: &View, step: Drawn, in_hand: Option<Field>) {
    let shared = &front.shared;
    let is_parcel = shared.room == Room::Parcel;
    match step {
        Drawn::Answer => {
            view.make_room(shared.room.code());
            shell::show(&front.shell, shared, view);
            // The fields are there from the start, whichever room is: the host page is told of the one that is wrong.
            if view.changed("form", &()) || is_parcel {
                parcel::show(&front.parcel, shared, view, in_hand);
            }
            show_room(front, view);
            worklist::show(&front.worklist, shared, view);
        }
        Drawn::Form if is_parcel => parcel::show_rest(shared, view, in_hand),
        Drawn::Lists if is_parcel => result::show_lists(shared, view),
        Drawn::Pictures if is_parcel => pictures::show(shared, view),
        Drawn::WhatIf if is_parcel => what_if::show(&front.what_if, shared, view),
        Drawn::Regulation if is_parcel => regulation::show(&front.regulation, shared, view),
        Drawn::All => {
            keeping::show(&front.keeping, shared, view);
            left::show(&front.left, shared, view);
            take::show_by_hand(&front.take, view);
            if is_parcel {
                take::show(&front.take, shared, view);
            }
        }
        _ => {}
    }
}

fn show_room(front: &Front, view: &View) {
    let shared = &front.shared;
    match shared.room {
        Room::Parcel => {
            paste::show(&front.paste, shared, view);
            result::show(shared, view);
            received::show(&front.received, shared, view);
        }
        Room::Vehicle => vehicle::show(&front.vehicle, shared, view),
        Room::Clocks => clocks::show(&front.clocks, shared, view),
        Room::Table => table::show(shared, view),
        Room::Book => book::show(&front.book, shared, view),
        Room::Penalties => penalties::show(&front.penalties, shared, view),
        Room::Rulebooks => rulebooks::show(&front.rulebooks, shared, view),
    }
}
