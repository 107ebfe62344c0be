//! What another station handed out, and whether it comes to the same here.

use crate::front::received::{Came, Received};
use crate::front::shared::Shared;
use crate::page::view::View;

pub(super) fn show(received: &Received, shared: &Shared, view: &View) {
    view.value("received", &received.typed);
    let said = received.said(shared);
    view.show("opened", said.is_some());
    let Some(said) = said else { return };
    view.attr("opened", "data-state", Some(said.state));
    view.text("openedTitle", &said.title);
    view.text("openedText", &said.text);
    let pieces = said.list.iter().filter_map(|line| Some(view.clone_of("sheet-item")?.slot("text", line)));
    view.list("openedList", Some("openedList"), pieces.collect());
    let asked = matches!(received.came, Came::Asked(_));
    view.show("openTheirs", asked);
    view.show("keepMine", asked);
    view.show("closeOpened", !asked);
    view.show("recount", matches!(received.came, Came::Opened(_)) && shared.parcel.fixed.is_some());
}
