//! What is taken along: a link and a code for another station, a copy of the page, a text that is taken by hand.

use crate::front::in_use::InUse;
use crate::front::shared::Shared;
use crate::front::take::{ByHand, Take};
use crate::page::qr;
use crate::page::view::{View, write};

pub(super) fn show(take: &Take, shared: &Shared, view: &View) {
    copy(take, shared, view);
    view.show("share", take.shares);
    view.attr("shareButton", "aria-expanded", Some(if take.shares { "true" } else { "false" }));
    let Some(answer) = shared.answered().filter(|_| take.shares) else { return };
    view.show("waybillChoice", answer.case.waybill().is_some());
    view.checked("withWaybill", take.with_waybill);
    let link = take.link(shared);
    if !view.changed("link", &link) {
        return;
    }
    view.text("link", &link);
    let code = qr::code(view, &link);
    let hint = match (&code, link.starts_with('#')) {
        (None, _) => "codeTooLong",
        (_, true) => "scanText",
        (_, false) => "scanPage",
    };
    view.text("scanHint", view.word(hint));
    view.list("code", Some("code"), code.into_iter().collect());
}

/// What a copy of the page can bring along.
fn copy(take: &Take, shared: &Shared, view: &View) {
    let cases = shared.book.count();
    view.text("copyBookText", &view.fill("copyBook", &[("n", &cases.to_string())]));
    view.show("copyBookChoice", cases > 0);
    view.show("copyRulebookChoice", !matches!(shared.rules.in_use, InUse::BuiltIn));
    view.checked("copyCase", take.brings.case);
    view.checked("copyBook", take.brings.book);
    view.checked("copyRulebook", take.brings.rulebook);
}

/// A text that is to be taken by hand.
pub(super) fn show_by_hand(take: &Take, view: &View) {
    view.show("byHand", take.by_hand.is_some());
    let ByHand { said, text } = take.by_hand.clone().unwrap_or(ByHand { said: String::new(), text: String::new() });
    view.text("byHandSaid", &said);
    if let Some(area) = view.place("byHandText") {
        write(&area, &text);
    }
}
