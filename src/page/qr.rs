//! The code of a link, to be scanned.

use super::dom;
use super::view::{Piece, View};
use crate::receipt;

/// The code of a link, drawn; none where it holds too much.
pub(super) fn code(view: &View, link: &str) -> Option<Piece> {
    let code = receipt::qr(link)?;
    let piece = view.clone_of("qr")?.slot("title", view.word("codeTitle")).slot("desc", view.word("codeText"));
    if let Some(ink) = dom::first(&piece.element, "path") {
        dom::attribute(&ink, "d", Some(&code.path));
    }
    Some(piece.with("viewBox", Some(&format!("0 0 {0} {0}", code.side))))
}
