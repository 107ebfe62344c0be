//! A case whose open facts have been explored: what estimates and levers are read off.

use super::joined::Joined;
use super::outcome::Stake;
use super::outlooks::{Outlooks, Watch, as_each_sees, fine};
use super::questions::Awards;
use crate::case::Case;
use crate::rulebook::Applicable;
use crate::rules::result;
use chrono::NaiveDateTime;

/// A case whose open facts have been explored.
pub(super) struct Explored<'c, 'a> {
    pub(super) case: &'c Case,
    pub(super) rulebook: Applicable<'a>,
    pub(super) as_of: NaiveDateTime,
    pub(super) outlooks: Outlooks<'a>,
    pub(super) join: Join,
}

impl<'c, 'a> Explored<'c, 'a> {
    pub(super) fn of(case: &'c Case, rulebook: impl Into<Applicable<'a>>, as_of: NaiveDateTime) -> Self {
        let rulebook = rulebook.into();
        let mut join = Join::default();
        let outlooks = Outlooks::of(case, as_each_sees(case, &rulebook, as_of), &mut join);
        Self { case, rulebook, as_of, outlooks, join }
    }
}

/// What the completions have in common, and what occurs on any of them.
#[derive(Default)]
pub(super) struct Join {
    pub(super) admission: Joined,
    pub(super) settlement: Joined,
    pub(super) delay: Joined,
    pub(super) awards: Awards,
}

impl Watch for Join {
    fn admission(&mut self, admission: &result::Admission) {
        self.admission.add(&admission.trace, admission.doubts, &[], &[]);
    }

    fn settlement(&mut self, settlement: &result::Settlement, stakes: &[Option<Stake>]) {
        self.awards.add(settlement);
        let mut doubts = settlement.doubts;
        doubts.join(settlement.counted);
        self.settlement.add(&settlement.trace, doubts, &[settlement.line, settlement.others], stakes);
    }

    fn delay(&mut self, delay: &result::Delay, stakes: &[Option<Stake>]) {
        self.delay.add(&delay.trace, delay.doubts, &[fine(delay)], stakes);
    }
}
