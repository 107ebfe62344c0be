//! What a row asks: the facts of the rules as a clerk meets them, so that one circumstance is one condition.

use crate::case::{Problem, Stage};
use crate::choice::{Choice, choices};
use crate::rules::facts::{Fact, Report};

choices! {
    /// A circumstance of a parcel.
    ///
    /// Most are one fact of the rules. Some facts are asked only after an answer to another; these make one
    /// circumstance, with an answer for each way through them.
    Circumstance {
        /// What happened, and whether a parcel that was looked for turned out lost.
        Problem = "problem",
        /// Who files.
        Claimant = "claimant",
        /// When the claim is filed, seen from the day the station stopped.
        Closing = "closing",
        /// Force majeure.
        ForceMajeure = "force-majeure",
        /// When the claim is filed, seen from the sending date.
        Filed = "filed",
        /// Cash inside.
        Cash = "cash",
        /// What damaged it.
        DamageCause = "damage-cause",
        /// What contaminated it.
        ContaminationCause = "contamination-cause",
        /// Wrong recipient details, not recoverable.
        AddressFault = "address-fault",
        /// Lost because a station was replaced.
        StationChange = "station-change",
        /// Handed over without consent.
        ProxySigned = "proxy-signed",
        /// Whether the damage was reported in time, and the station cooperated.
        DamageReport = "damage-report",
        /// Where it happened, and of a listed parcel whether it was reported in time.
        Place = "place",
        /// Kind of delivery station.
        DeliveredBy = "delivered-by",
        /// Partial or total.
        Extent = "extent",
        /// Whether it was signed in time.
        Signed = "signed",
        /// Inside the Henan network.
        InNetwork = "in-network",
        /// What made it late.
        DelayCause = "delay-cause",
    }
    /// The answers of [`Circumstance::Problem`].
    What {
        /// Nothing.
        None = "none",
        /// Lost.
        Lost = "lost",
        /// Looked for, and lost.
        LostAfterAll = "lost-after-all",
        /// Looked for, and found.
        Found = "found",
        /// Damaged.
        Damaged = "damaged",
        /// Contents short.
        Short = "short",
        /// Contaminated.
        Contaminated = "contaminated",
        /// Anything that the regulation does not name.
        Other = "other",
    }
    /// The answers of [`Circumstance::DamageReport`].
    DamageReport {
        /// Reported in time, and cooperating.
        Cooperated = "cooperated",
        /// Reported in time, not cooperating.
        NotCooperated = "not-cooperated",
        /// Not reported in time.
        Late = "late",
    }
    /// The answers of [`Circumstance::Place`].
    Place {
        /// At the sending station.
        Origin = "origin",
        /// In transit, not on the hand-over list.
        TransitNotListed = "transit-not-listed",
        /// In transit, listed, reported in time.
        TransitInTime = "transit-in-time",
        /// In transit, listed, not reported in time.
        TransitLate = "transit-late",
        /// In delivery.
        Delivery = "delivery",
    }
}

/// What an answer says of the facts; what it does not name is not asked then.
type Way = &'static [(Fact, u8)];

const NO: u8 = 0;
const YES: u8 = 1;

const PROBLEM: [Way; What::ALL.len()] = [
    &[(Fact::Problem, Problem::None as u8)],
    &[(Fact::Problem, Problem::Lost as u8)],
    &[(Fact::Problem, Problem::Missing as u8), (Fact::LostAfterAll, YES)],
    &[(Fact::Problem, Problem::Missing as u8), (Fact::LostAfterAll, NO)],
    &[(Fact::Problem, Problem::Damaged as u8)],
    &[(Fact::Problem, Problem::Short as u8)],
    &[(Fact::Problem, Problem::Contaminated as u8)],
    &[(Fact::Problem, Problem::Other as u8)],
];
const DAMAGE_REPORT: [Way; DamageReport::ALL.len()] = [
    &[(Fact::DamageReported, Report::InTime as u8), (Fact::Cooperated, YES)],
    &[(Fact::DamageReported, Report::InTime as u8), (Fact::Cooperated, NO)],
    &[(Fact::DamageReported, Report::Late as u8)],
];
const PLACE: [Way; Place::ALL.len()] = [
    &[(Fact::Stage, Stage::Origin as u8)],
    &[(Fact::Stage, Stage::Transit as u8), (Fact::Listed, NO)],
    &[(Fact::Stage, Stage::Transit as u8), (Fact::Listed, YES), (Fact::MissingReported, Report::InTime as u8)],
    &[(Fact::Stage, Stage::Transit as u8), (Fact::Listed, YES), (Fact::MissingReported, Report::Late as u8)],
    &[(Fact::Stage, Stage::Delivery as u8)],
];

/// How its answers stand to the facts of the rules.
enum Made {
    /// They are the answers of one fact.
    Of(Fact),
    /// Each is a way through several.
    Through(&'static [Way]),
}

impl Circumstance {
    /// The codes of its answers, in their order.
    #[must_use]
    pub const fn answers(self) -> &'static [&'static str] {
        match self.made() {
            Made::Of(fact) => fact.answers(),
            Made::Through(_) => match self {
                Self::Problem => What::CODES,
                Self::DamageReport => DamageReport::CODES,
                _ => Place::CODES,
            },
        }
    }

    /// The answers that are possible where each fact has one of the answers that `allows` lets pass.
    pub(super) fn possible(self, allows: impl Fn(Fact, u8) -> bool) -> Answers {
        let count = u8::try_from(self.answers().len()).unwrap_or_default();
        let passes = |answer: u8| match self.made() {
            Made::Of(fact) => allows(fact, answer),
            Made::Through(ways) => {
                ways.get(usize::from(answer)).is_some_and(|way| way.iter().all(|(fact, answer)| allows(*fact, *answer)))
            }
        };
        (0..count).filter(|answer| passes(*answer)).fold(Answers::default(), Answers::and_also)
    }

    const fn made(self) -> Made {
        match self {
            Self::Problem => Made::Through(&PROBLEM),
            Self::DamageReport => Made::Through(&DAMAGE_REPORT),
            Self::Place => Made::Through(&PLACE),
            Self::Claimant => Made::Of(Fact::Claimant),
            Self::Closing => Made::Of(Fact::Closing),
            Self::ForceMajeure => Made::Of(Fact::ForceMajeure),
            Self::Filed => Made::Of(Fact::Filed),
            Self::Cash => Made::Of(Fact::Cash),
            Self::DamageCause => Made::Of(Fact::DamageCause),
            Self::ContaminationCause => Made::Of(Fact::ContaminationCause),
            Self::AddressFault => Made::Of(Fact::AddressFault),
            Self::StationChange => Made::Of(Fact::StationChange),
            Self::ProxySigned => Made::Of(Fact::ProxySigned),
            Self::DeliveredBy => Made::Of(Fact::DeliveredBy),
            Self::Extent => Made::Of(Fact::Extent),
            Self::Signed => Made::Of(Fact::Signed),
            Self::InNetwork => Made::Of(Fact::InNetwork),
            Self::DelayCause => Made::Of(Fact::DelayCause),
        }
    }
}

/// Each circumstance has as many answers as ways to them, and no more than [`Answers`] has bits.
const _: () = {
    let mut circumstances = Circumstance::ALL;
    while let [circumstance, rest @ ..] = circumstances {
        let answers = circumstance.answers().len();
        assert!(answers <= 8);
        assert!(match circumstance.made() {
            Made::Of(_) => true,
            Made::Through(ways) => ways.len() == answers,
        });
        circumstances = rest;
    }
};

/// Some answers of one circumstance, by their places.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Answers(u8);

impl Answers {
    /// Those that are in both.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Those that are in either.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Those that are not in `other`.
    #[must_use]
    pub const fn but(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether this answer is among them.
    #[must_use]
    pub fn has(self, answer: u8) -> bool {
        !self.and(Self::only(answer)).is_empty()
    }

    /// Each by itself.
    pub fn each(self) -> impl Iterator<Item = u8> {
        (0..8).filter(move |answer| self.has(*answer))
    }

    /// One answer.
    #[must_use]
    pub fn only(answer: u8) -> Self {
        Self(1_u8.checked_shl(answer.into()).unwrap_or_default())
    }

    fn and_also(self, answer: u8) -> Self {
        self.or(Self::only(answer))
    }
}

/// For each circumstance the answers it may have: a box in the space of parcels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Region([Answers; Circumstance::ALL.len()]);

impl Region {
    /// The box of what `allows` lets pass.
    pub(super) fn of(allows: impl Fn(Fact, u8) -> bool) -> Self {
        let mut region = Self::default();
        for (slot, circumstance) in region.0.iter_mut().zip(Circumstance::ALL) {
            *slot = circumstance.possible(&allows);
        }
        region
    }

    /// The answers to one circumstance.
    #[must_use]
    pub fn answers(&self, circumstance: Circumstance) -> Answers {
        self.0.get(usize::from(circumstance.index())).copied().unwrap_or_default()
    }

    /// The same with other answers to one circumstance.
    #[must_use]
    pub fn with(mut self, circumstance: Circumstance, answers: Answers) -> Self {
        if let Some(slot) = self.0.get_mut(usize::from(circumstance.index())) {
            *slot = answers;
        }
        self
    }

    /// What lies in both; none where nothing does.
    #[must_use]
    pub fn and(&self, other: &Self) -> Option<Self> {
        let mut both = *self;
        for (slot, answers) in both.0.iter_mut().zip(other.0) {
            *slot = slot.and(answers);
        }
        (!both.0.iter().any(|answers| answers.is_empty())).then_some(both)
    }

    /// Whether something lies in both, one circumstance aside.
    pub(super) fn meets_but_for(&self, other: &Self, aside: Circumstance) -> bool {
        let pairs = self.0.iter().zip(other.0).enumerate();
        pairs.filter(|(at, _)| *at != usize::from(aside.index())).all(|(_, (one, other))| !one.and(other).is_empty())
    }

    /// One box for both, where they differ in one circumstance only.
    pub(super) fn joined(&self, other: &Self) -> Option<Self> {
        let mut joined = *self;
        let mut differing = joined.0.iter_mut().zip(other.0).filter(|(one, other)| **one != *other);
        let (slot, answers) = differing.next()?;
        if differing.next().is_some() {
            return None;
        }
        *slot = slot.or(answers);
        Some(joined)
    }
}
