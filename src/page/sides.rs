//! Two results side by side, point by point.

use super::view::{Piece, View};
use crate::estimate::{Compared, Point};
use crate::rulebook::ParcelRules;
use crate::words;

/// A row: the point, and what either result says of it.
pub(super) fn side(row: &Compared, rulebook: &ParcelRules, view: &View) -> Option<Piece> {
    let told = |side| words::side(row, side, rulebook, view.lang);
    let other = if row.differs() { told(row.other) } else { view.word("whatIfLikewise").to_owned() };
    let piece = view
        .clone_of("what-if-row")?
        .with("data-differs", row.differs().then_some(""))
        .with("data-kind", kind(row.point))
        .slot("point", &words::point(row.point, rulebook, view.lang))
        .slot("one", &told(row.one))
        .slot("other", &other);
    Some(piece.slot("mark", if row.differs() { view.word("whatIfMark") } else { "" }))
}

/// Which kind of money a row is about.
const fn kind(point: Point) -> Option<&'static str> {
    match point {
        Point::Receives => Some("receives"),
        Point::Pays => Some("pays"),
        Point::Fined | Point::Fine => Some("fined"),
        Point::Bears => Some("bears"),
        _ => None,
    }
}
