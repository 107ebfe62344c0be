//! Files that are dropped on the page: the room that knows them opens them.

use super::effects::{Effects, Send};
use super::room::Room;
use super::shared::Shared;
use crate::element::Section;
use crate::receipt::{Content, content};

/// Lists what can be dropped on the page.
#[derive(Debug)]
pub enum Msg {
    /// One file, with this text in it.
    One(String),
    /// More than one.
    Several,
}

/// Returns what is to be done with what was dropped.
#[must_use]
pub fn update(msg: Msg, shared: &Shared) -> Effects {
    let Msg::One(text) = msg else { return Effects::say(shared.word("dropOne")) };
    let to = |room: Room, send: Send| Effects::default().send(Send::Enter(room)).send(send);
    let has = |section: Section| shared.settings.has(section);
    match content(&text) {
        Content::Case => to(Room::Parcel, Send::Receipt(text)),
        Content::Text if shared.room == Room::Vehicle => Effects::default().send(Send::Waybills(text)),
        Content::Text => to(Room::Parcel, Send::Record(text)),
        Content::Book if has(Section::Book) => to(Room::Book, Send::Book(text)),
        Content::Rulebook if has(Section::Rulebooks) => to(Room::Rulebooks, Send::Rulebook(text)),
        Content::Penalties if has(Section::Penalties) => to(Room::Penalties, Send::Sheet(text)),
        Content::Book | Content::Rulebook | Content::Penalties => Effects::say(shared.word("dropNoRoom")),
        Content::Page => Effects::say(shared.word("dropPage")),
        Content::Empty => Effects::say(shared.word("dropEmpty")),
        Content::Unknown => Effects::say(shared.word("dropUnknown")),
    }
}
