//! The worklist as it is seen: which rows stand in it, which of them are in sight, which are chosen.

use super::scroll::Scroll;
use crate::worklist::protocol::{Answered, Order, Request, Rows, Shown, Totals, Urgency, View, Which};
use std::collections::BTreeSet;

/// So many rows beyond what is drawn are fetched at once.
const AHEAD: usize = 60;

/// A filter with a list of values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filter {
    /// By outcome.
    Outcome,
    /// By party.
    Party,
    /// By clause.
    Clause,
    /// By the problem of a row.
    Problem,
    /// By the month of the sending date.
    Month,
}

impl Filter {
    /// All of them, with their codes.
    pub const ALL: [(Self, &'static str); 5] = [
        (Self::Outcome, "outcome"),
        (Self::Party, "party"),
        (Self::Clause, "clause"),
        (Self::Problem, "problem"),
        (Self::Month, "month"),
    ];

    /// The filter with this code.
    #[must_use]
    pub fn by_code(code: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == code).map(|(filter, _)| *filter)
    }

    /// Where a view holds its value.
    pub fn of(self, view: &mut View) -> &mut Option<String> {
        match self {
            Self::Outcome => &mut view.outcome,
            Self::Party => &mut view.party,
            Self::Clause => &mut view.clause,
            Self::Problem => &mut view.problem,
            Self::Month => &mut view.month,
        }
    }
}

/// The orders, with their codes.
pub const ORDERS: [(Order, &str); 3] = [(Order::Due, "due"), (Order::Sum, "sum"), (Order::Table, "table")];

/// How soon something runs out, with its codes.
pub const URGENCIES: [(Urgency, &str); 7] = [
    (Urgency::Hour, "hour"),
    (Urgency::Today, "today"),
    (Urgency::Month, "month"),
    (Urgency::Later, "later"),
    (Urgency::TooLate, "tooLate"),
    (Urgency::Quiet, "quiet"),
    (Urgency::Unsound, "unsound"),
];

/// The code of an urgency.
#[must_use]
pub fn urgency_code(urgency: Urgency) -> &'static str {
    URGENCIES.iter().find(|(known, _)| *known == urgency).map_or("", |(_, code)| code)
}

/// Rows that the clerk has chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Picked {
    /// These, by their numbers in the table.
    These(BTreeSet<u32>),
    /// All that stand in the worklist.
    All,
}

/// The worklist.
#[derive(Clone, Debug)]
pub struct List {
    /// What the rows come to.
    pub answered: Answered,
    /// Which rows stand in it.
    pub view: View,
    /// What is typed to be looked for.
    pub typed: String,
    /// Where it is scrolled to, and how many rows stand in it.
    pub scroll: Scroll,
    /// The place of the row that the keys move.
    pub active: usize,
    /// The rows that are chosen.
    pub picked: Picked,
    /// Grows whenever other rows are known.
    pub version: u32,
    /// Differs wherever the rows come to something else.
    pub made: u32,
    from: usize,
    rows: Vec<Shown>,
    /// Tells whether rows were asked for and have not come.
    waits: bool,
}

impl List {
    /// A worklist of which no row is known.
    #[must_use]
    pub fn of(answered: Answered, made: u32) -> Self {
        Self {
            answered,
            made,
            view: View::default(),
            typed: String::new(),
            scroll: Scroll::default(),
            active: 0,
            picked: Picked::These(BTreeSet::new()),
            version: 0,
            from: 0,
            rows: Vec::new(),
            waits: false,
        }
    }

    /// The row at a place, where it is known.
    #[must_use]
    pub fn at(&self, place: usize) -> Option<&Shown> {
        self.rows.get(place.checked_sub(self.from)?)
    }

    /// The row of this number, where it is known.
    #[must_use]
    pub fn row(&self, number: u32) -> Option<&Shown> {
        self.rows.iter().find(|row| row.row == number)
    }

    /// So many rows stand in it now; where they are the same rows, it stays where it is scrolled to.
    pub fn viewed(&mut self, rows: usize, stays: bool) {
        if stays {
            self.scroll.rows = rows;
            self.active = self.active.min(rows.saturating_sub(1));
        } else {
            self.scroll.begin(rows);
            self.active = 0;
        }
        self.renew();
    }

    /// What is known of rows is out of date; it is shown until better comes.
    pub fn renew(&mut self) {
        self.waits = false;
        self.from = usize::MAX;
    }

    /// What must be asked for to show what is in sight.
    pub fn wants(&mut self) -> Option<Request> {
        let drawn = self.scroll.drawn();
        let known = self.from <= drawn.start && self.from.saturating_add(self.rows.len()) >= drawn.end;
        if self.waits || drawn.is_empty() || known && self.from != usize::MAX {
            return None;
        }
        self.waits = true;
        let (from, to) = (drawn.start.saturating_sub(AHEAD), (drawn.end + AHEAD).min(self.scroll.rows));
        Some(Request::Rows(Rows { from, to }))
    }

    /// Rows have come.
    pub fn take(&mut self, from: usize, rows: Vec<Shown>) {
        (self.from, self.rows, self.waits) = (from, rows, false);
        self.version = self.version.wrapping_add(1);
    }

    /// The rows did not come.
    pub fn missed(&mut self) {
        self.waits = false;
    }

    /// Other totals hold.
    pub fn totals(&mut self, totals: Totals) {
        self.answered.totals = totals;
        self.made = self.made.wrapping_add(1);
    }

    /// Returns whether a row is chosen.
    #[must_use]
    pub fn is_picked(&self, row: u32) -> bool {
        match &self.picked {
            Picked::All => true,
            Picked::These(rows) => rows.contains(&row),
        }
    }

    /// A row is chosen, or not any more. Of all, the others that are known stay.
    pub fn pick(&mut self, row: u32, on: bool) {
        if self.picked == Picked::All {
            self.picked = Picked::These(self.rows.iter().map(|row| row.row).collect());
        }
        if let Picked::These(rows) = &mut self.picked {
            if on {
                rows.insert(row)
            } else {
                rows.remove(&row)
            };
        }
    }

    /// None is chosen any more.
    pub fn pick_none(&mut self) {
        self.picked = Picked::These(BTreeSet::new());
    }

    /// How many are chosen.
    #[must_use]
    pub fn count_picked(&self) -> usize {
        match &self.picked {
            Picked::All => self.scroll.rows,
            Picked::These(rows) => rows.len(),
        }
    }

    /// Which are chosen, as they are asked for.
    #[must_use]
    pub fn which(&self) -> Which {
        match &self.picked {
            Picked::All => Which::Viewed,
            Picked::These(rows) => Which::These(rows.iter().copied().collect()),
        }
    }

    /// Returns whether every row of the table stands in it.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        View { order: self.view.order, ..View::default() } == self.view
    }

    /// A key moves to another row; whether it does.
    pub fn step(&mut self, key: &str) -> bool {
        let last = self.scroll.rows.saturating_sub(1);
        let page = self.scroll.page();
        self.active = match key {
            "ArrowDown" => self.active.saturating_add(1),
            "ArrowUp" => self.active.saturating_sub(1),
            "PageDown" => self.active.saturating_add(page),
            "PageUp" => self.active.saturating_sub(page),
            "Home" => 0,
            "End" => last,
            _ => return false,
        }
        .min(last);
        self.scroll.reveal(self.active);
        true
    }
}
