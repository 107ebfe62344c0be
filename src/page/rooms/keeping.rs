//! What is kept on this machine, as other windows and the page around us leave it, and what is said of that.

use crate::front::keeping::Keeping;
use crate::front::shared::Shared;
use crate::page::view::View;

pub(super) fn show(keeping: &Keeping, shared: &Shared, view: &View) {
    view.say("unkept", Keeping::unkept_said(shared).unwrap_or_default());
    view.tell("aside", "asideText", &keeping.aside_said(shared).unwrap_or_default());
    view.tell("emptied", "emptiedText", &keeping.emptied_said(shared).unwrap_or_default());
}
