//! What a window left that was killed.

use crate::front::left::Left;
use crate::front::shared::Shared;
use crate::page::view::View;

pub(super) fn show(left: &Left, shared: &Shared, view: &View) {
    view.tell("left", "leftText", &left.said(shared));
}
