//! The box for pasted texts, and what is offered of the last one, in one line under it.

use crate::front::paste::Paste;
use crate::front::shared::Shared;
use crate::page::view::View;
use crate::words;

pub(super) fn show(paste: &Paste, shared: &Shared, view: &View) {
    view.value("paste", &paste.typed);
    view.show("readPasted", !paste.typed.trim().is_empty());
    if !view.changed("offers", &(paste.finds.clone(), paste.waybills.clone())) {
        return;
    }
    let offers = paste.finds.iter().enumerate().filter_map(|(at, find)| {
        let label = *words::field(find.field).get(view.lang);
        let piece = view.clone_of("offer")?.slot("label", label).slot("typed", &Paste::typed_of(find, shared));
        Some(piece.slot("words", &find.words).with("data-offer", Some(&at.to_string())))
    });
    view.list("offerList", Some("offers"), offers.collect());
    let count = paste.waybills.len();
    view.say(
        "offerVehicle",
        &if count > 1 { view.fill("offerVehicle", &[("n", &count.to_string())]) } else { String::new() },
    );
}
