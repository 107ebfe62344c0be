//! What of a long list is in sight. A browser lets no element grow beyond some millions of pixels: the scroll bar of a
//! longer list stands for more than it shows.

use crate::front::heard::Sight;
use std::ops::Range;

/// The highest that the list is made, in pixels: every browser bears it.
const HIGHEST: i64 = 8_000_000;
/// So many rows beyond what is in sight are drawn.
const MARGIN: usize = 12;

/// The scroll position of a list.
#[derive(Clone, Copy, Debug)]
pub struct Scroll {
    /// What is in sight.
    pub sight: Sight,
    /// The number of rows.
    pub rows: usize,
    /// Where the scroll bar shall stand, while it has not been put there.
    pub wanted: Option<i64>,
    /// The exact position that belongs to a place of the scroll bar: between two places of it there may be rows.
    held: Option<(i64, i64)>,
}

impl Default for Scroll {
    fn default() -> Self {
        let sight = Sight { top: 0, height: 480, row: 64 };
        Self { sight, rows: 0, wanted: None, held: None }
    }
}

fn wide(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn narrow(number: i64) -> usize {
    usize::try_from(number).unwrap_or_default()
}

impl Scroll {
    /// To the beginning of a list of so many rows.
    pub fn begin(&mut self, rows: usize) {
        (self.rows, self.held, self.wanted, self.sight.top) = (rows, None, Some(0), 0);
    }

    fn row(&self) -> i64 {
        self.sight.row.max(1)
    }

    /// The height of all rows.
    fn whole(&self) -> i64 {
        wide(self.rows).saturating_mul(self.row())
    }

    /// The height that the list is given.
    #[must_use]
    pub fn space(&self) -> i64 {
        self.whole().min(HIGHEST)
    }

    /// How far all rows can be scrolled, and how far the scroll bar.
    fn ways(&self) -> (i64, i64) {
        ((self.whole() - self.sight.height).max(0), (self.space() - self.sight.height).max(0))
    }

    /// How far down all rows what is in sight begins.
    #[must_use]
    pub fn position(&self) -> i64 {
        if let Some((_, position)) = self.held.filter(|(top, _)| *top == self.sight.top) {
            return position;
        }
        let (rows, bar) = self.ways();
        let top = self.sight.top.clamp(0, bar);
        if bar == 0 { 0 } else { i64::try_from(i128::from(top) * i128::from(rows) / i128::from(bar)).unwrap_or(rows) }
    }

    /// The place of the first row in sight.
    #[must_use]
    pub fn first(&self) -> usize {
        narrow(self.position() / self.row())
    }

    /// How many rows are in sight, whole.
    #[must_use]
    pub fn page(&self) -> usize {
        narrow(self.sight.height / self.row()).max(1)
    }

    /// The places of the rows that are drawn.
    #[must_use]
    pub fn drawn(&self) -> Range<usize> {
        let first = self.first();
        first.saturating_sub(MARGIN)..(first + self.page() + 1 + MARGIN).min(self.rows)
    }

    /// How far down the list the first of the drawn rows stands.
    #[must_use]
    pub fn offset(&self) -> i64 {
        let position = self.position();
        let before = wide(self.first() - self.drawn().start) * self.row();
        self.sight.top.min(self.ways().1).max(0) - position % self.row() - before
    }

    /// What is in sight has changed; whether anything of it is new.
    pub fn look(&mut self, sight: Sight) -> bool {
        let is_new = self.sight != sight;
        self.sight = sight;
        self.wanted = None;
        is_new
    }

    /// Brings a row into sight, whole.
    pub fn reveal(&mut self, place: usize) {
        let (top, now) = (wide(place).saturating_mul(self.row()), self.position());
        let bottom = top + self.row() - self.sight.height;
        let position = if top < now { top } else { now.max(bottom) };
        if position == now {
            return;
        }
        let (rows, bar) = self.ways();
        let position = position.clamp(0, rows);
        let to = if rows == 0 { 0 } else { i128::from(position) * i128::from(bar) / i128::from(rows) };
        let to = i64::try_from(to).unwrap_or(bar);
        (self.sight.top, self.held, self.wanted) = (to, Some((to, position)), Some(to));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(rows: usize) -> Scroll {
        let mut scroll = Scroll::default();
        scroll.begin(rows);
        scroll
    }

    #[test]
    fn a_short_list_scrolls_as_it_is() {
        let mut scroll = of(100);
        assert_eq!((scroll.space(), scroll.drawn()), (6400, 0..20));
        assert!(scroll.look(Sight { top: 1000, ..scroll.sight }));
        assert_eq!((scroll.first(), scroll.drawn(), scroll.offset()), (15, 3..35, 3 * 64));
        assert_eq!(of(0).drawn(), 0..0);
    }

    #[test]
    fn the_last_of_very_many_rows_is_reached() {
        for rows in [1, 9, 1_000, 1_000_000, 30_000_000] {
            let mut scroll = of(rows);
            let end = scroll.space() - scroll.sight.height;
            scroll.look(Sight { top: end.max(0), ..scroll.sight });
            assert_eq!(scroll.drawn().end, rows, "{rows}");
            let bottom = scroll.offset() + wide(rows - scroll.drawn().start) * 64;
            assert_eq!(bottom, scroll.space(), "{rows}: the last row ends where the list ends");
        }
    }

    #[test]
    fn each_row_can_be_brought_into_sight_one_after_the_other() {
        let mut scroll = of(30_000_000);
        for place in [0, 1, 2, 20, 21, 22, 1_000_000, 1_000_001, 29_999_999, 29_999_998, 0] {
            scroll.reveal(place);
            let (top, position) = (wide(place) * 64, scroll.position());
            assert!(position <= top && top + 64 <= position + scroll.sight.height, "{place}: {position}");
            assert!(scroll.drawn().contains(&place));
            let shown = scroll.offset() + wide(place - scroll.drawn().start) * 64 - scroll.sight.top;
            assert!((0..=scroll.sight.height - 64).contains(&shown), "{place}: {shown}");
        }
    }
}
