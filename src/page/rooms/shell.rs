//! What stands around the rooms: the way between them, the clock, the clocks that run, what the host page asks for.

use crate::choice::Choice;
use crate::element::{Section, Theme};
use crate::front::draft::typed_like;
use crate::front::room::Room;
use crate::front::shared::Shared;
use crate::front::shell::Shell;
use crate::moment::Moment;
use crate::page::dom;
use crate::page::fields;
use crate::page::host::is_dark;
use crate::page::view::View;
use crate::words;

pub(super) fn show(shell: &Shell, shared: &Shared, view: &View) {
    settings(shell, shared, view);
    rooms(shared, view);
    clock(shell, shared, view);
    running(shared, view);
}

/// Shows what the attributes ask for.
fn settings(shell: &Shell, shared: &Shared, view: &View) {
    let settings = &shared.settings;
    dom::attribute(&view.root, "data-in", Some(shared.room.code()));
    let sections = settings.sections();
    if !view.changed("settings", &(settings.theme, sections.clone(), shell.colours, shell.disabled, shell.updated)) {
        return;
    }
    let dark = settings.theme == Theme::Dark || settings.theme == Theme::Auto && is_dark(view);
    let rooms = [Section::Vehicle, Section::Clocks, Section::Book, Section::Rulebooks];
    let rooms = rooms.into_iter().any(|room| settings.has(room));
    for (name, value) in [
        ("data-theme", Some(if dark { "dark" } else { "light" })),
        ("data-sections", Some(&*sections)),
        ("data-one-room", (!rooms).then_some("")),
        ("inert", shell.disabled.then_some("")),
    ] {
        dom::attribute(&view.root, name, value);
    }
    view.show("update", shell.updated);
    view.text("updateText", if shell.updated { view.word("updateText") } else { "" });
}

/// Shows the room, and marks it in the navigation.
fn rooms(shared: &Shared, view: &View) {
    if view.changed("room", &shared.room) {
        for room in Room::ALL {
            view.show(room.code(), *room == shared.room);
        }
        for button in dom::all(&view.root, "[data-action=room]") {
            let here = button.get_attribute("data-room").as_deref() == Some(shared.room.code());
            dom::attribute(&button, "aria-current", here.then_some("page"));
        }
    }
    let count = shared.book.count();
    if view.changed("count", &count) {
        let place = dom::first(&view.root, "[data-action=room][data-room=book] [data-slot=count]");
        if let Some(place) = place {
            dom::text(&place, &if count == 0 { String::new() } else { count.to_string() });
        }
    }
}

/// The moment that is counted at, what is wrong with what was typed for it, and which ones it may mean.
fn clock(shell: &Shell, shared: &Shared, view: &View) {
    let fixed = shared.parcel.fixed.is_some();
    view.attr("clock", "data-clock", Some(if fixed { "fixed" } else { "live" }));
    // The case book stands as of now, whatever moment the form is counted at.
    let idle = matches!(shared.room, Room::Book | Room::Penalties | Room::Rulebooks);
    view.attr("clock", "data-idle", idle.then_some(""));
    let clock = &shell.clock;
    view.value("asOf", &clock.typed.clone().unwrap_or_else(|| typed_like(shared.as_of().into())));
    view.say("asOfError", &clock.fault);
    if let Some(place) = view.place("clock").filter(|_| view.changed("clockWays", &clock.ways)) {
        fields::ask(&place, &clock.ways, view);
    }
    if let Some(input) = view.input("asOf") {
        dom::attribute(&input, "aria-invalid", (!clock.fault.is_empty()).then_some("true"));
    }
}

/// What is left of the clock of the parcel in hand and of that of the vehicle: minutes, or the last day. What has weeks
/// to go stands in the result alone.
fn running(shared: &Shared, view: &View) {
    let now = shared.as_of();
    let near = |due: &Moment| due.clock.is_some() || due.day <= now.date();
    let parcel = shared.answered().and_then(|answer| answer.hurry()).map(|(_, due)| due).filter(near);
    let clocks = [(Room::Parcel, parcel), (Room::Vehicle, shared.vehicle_due())];
    if !view.changed("running", &(clocks, now)) {
        return;
    }
    view.attr("hurry", "data-near", parcel.map(|_| ""));
    view.show("running", clocks.iter().any(|(_, due)| due.is_some()));
    for (room, due) in clocks {
        let left = due.map(|due| words::time_left(due, now, view.lang)).unwrap_or_default();
        for place in dom::all(&view.root, &format!("[data-room={}] [data-slot=left]", room.code())) {
            dom::text(&place, &left);
        }
        let go = dom::first(&view.root, &format!("[data-action=toClock][data-room={}]", room.code()));
        if let Some(go) = go {
            dom::show(&go, due.is_some());
        }
    }
}
