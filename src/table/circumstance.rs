//! What a row asks: the facts of the rules as a clerk meets them, so that one circumstance is one condition.

use crate::case::{Problem, Stage};
use crate::choice::{Choice, choices};
use crate::rules::facts::{Fact, FactAnswer, Report};

choices! {
    /// A circumstance of a parcel.
    ///
    /// Most are one fact of the rules. Some facts are asked only after an answer to another; these make one
    /// circumstance, with an answer for each way through them.
    Circumstance {
        /// What happened, and whether a parcel that was looked for turned out to be lost.
        Problem = "problem",
        /// Who files the claim (loss-15a, loss-15b).
        Claimant = "claimant",
        /// When the claim is filed, counted from the day the station stopped (loss-15c).
        Closing = "closing",
        /// Whether force majeure caused it (loss-15d).
        ForceMajeure = "force-majeure",
        /// When the claim is filed, counted from the sending date (loss-2, loss-15e).
        Filed = "filed",
        /// Whether the parcel held cash (loss-11).
        Cash = "cash",
        /// What damaged the parcel (loss-14).
        DamageCause = "damage-cause",
        /// What contaminated the parcel (loss-14).
        ContaminationCause = "contamination-cause",
        /// Whether wrong recipient details led it astray for good (loss-12).
        AddressFault = "address-fault",
        /// Whether it was lost because a station was replaced (loss-6).
        StationChange = "station-change",
        /// Whether it was handed over without the recipient's consent (loss-13).
        ProxySigned = "proxy-signed",
        /// Whether the damage was reported in time, and the station cooperated (loss-9).
        DamageReport = "damage-report",
        /// Where it happened, and whether a listed parcel was reported in time (loss-8).
        Place = "place",
        /// Which kind of station delivers the parcel (delay-3, loss-7).
        DeliveredBy = "delivered-by",
        /// Whether a part or all of the value is gone (loss-10).
        Extent = "extent",
        /// Whether the parcel was signed in time (delay-1).
        Signed = "signed",
        /// Whether it was delivered inside the Henan network (delay-2).
        InNetwork = "in-network",
        /// What caused the delay (delay-3a to delay-3e).
        DelayCause = "delay-cause",
    }
    /// An answer to [`Circumstance::Problem`]: what happened to the parcel.
    What {
        /// Nothing happened to the parcel itself.
        None = "none",
        /// The parcel is lost.
        Lost = "lost",
        /// The parcel was looked for and is lost.
        LostAfterAll = "lost-after-all",
        /// The parcel was looked for and found.
        Found = "found",
        /// The parcel is damaged.
        Damaged = "damaged",
        /// Contents of the parcel are missing.
        Short = "short",
        /// The parcel is contaminated.
        Contaminated = "contaminated",
        /// Something happened that the regulation does not name.
        Other = "other",
    }
    /// An answer to [`Circumstance::DamageReport`]: whether damage was reported in time.
    DamageReport {
        /// The damage was reported in time, and the station cooperated.
        Cooperated = "cooperated",
        /// The damage was reported in time, but the station did not cooperate.
        NotCooperated = "not-cooperated",
        /// The damage was not reported in time.
        Late = "late",
    }
    /// An answer to [`Circumstance::Place`]: where it happened.
    Place {
        /// It happened at the sending station.
        Origin = "origin",
        /// It happened in transit, and the parcel is not on the hand-over list.
        TransitNotListed = "transit-not-listed",
        /// It happened in transit; the parcel is listed and was reported in time.
        TransitInTime = "transit-in-time",
        /// It happened in transit; the parcel is listed and was not reported in time.
        TransitLate = "transit-late",
        /// It happened in delivery.
        Delivery = "delivery",
    }
}

/// What an answer says of the facts; what it does not name is not asked then.
type Way = &'static [(Fact, FactAnswer)];

const NO: FactAnswer = FactAnswer::NO;
const YES: FactAnswer = FactAnswer::YES;

/// A fact with the answer at a place of its list.
const fn is(fact: Fact, place: u8) -> (Fact, FactAnswer) {
    (fact, FactAnswer::nth(place))
}

const PROBLEM: [Way; What::ALL.len()] = [
    &[is(Fact::Problem, Problem::None as u8)],
    &[is(Fact::Problem, Problem::Lost as u8)],
    &[is(Fact::Problem, Problem::Missing as u8), (Fact::LostAfterAll, YES)],
    &[is(Fact::Problem, Problem::Missing as u8), (Fact::LostAfterAll, NO)],
    &[is(Fact::Problem, Problem::Damaged as u8)],
    &[is(Fact::Problem, Problem::Short as u8)],
    &[is(Fact::Problem, Problem::Contaminated as u8)],
    &[is(Fact::Problem, Problem::Other as u8)],
];
const DAMAGE_REPORT: [Way; DamageReport::ALL.len()] = [
    &[is(Fact::DamageReported, Report::InTime as u8), (Fact::Cooperated, YES)],
    &[is(Fact::DamageReported, Report::InTime as u8), (Fact::Cooperated, NO)],
    &[is(Fact::DamageReported, Report::Late as u8)],
];
const PLACE: [Way; Place::ALL.len()] = [
    &[is(Fact::Stage, Stage::Origin as u8)],
    &[is(Fact::Stage, Stage::Transit as u8), (Fact::Listed, NO)],
    &[is(Fact::Stage, Stage::Transit as u8), (Fact::Listed, YES), is(Fact::MissingReported, Report::InTime as u8)],
    &[is(Fact::Stage, Stage::Transit as u8), (Fact::Listed, YES), is(Fact::MissingReported, Report::Late as u8)],
    &[is(Fact::Stage, Stage::Delivery as u8)],
];

/// How its answers stand to the facts of the rules.
enum Made {
    /// They are the answers of one fact.
    Of(Fact),
    /// Each is a way through several.
    Through(&'static [Way]),
}

impl Circumstance {
    /// Returns the codes of all answers to the circumstance, in their order.
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
    pub(super) fn possible(self, allows: impl Fn(Fact, FactAnswer) -> bool) -> Answers {
        let count = u8::try_from(self.answers().len()).unwrap_or_default();
        let passes = |answer: &Answer| match self.made() {
            Made::Of(fact) => allows(fact, FactAnswer::nth(answer.place())),
            Made::Through(ways) => ways
                .get(usize::from(answer.place()))
                .is_some_and(|way| way.iter().all(|(fact, answer)| allows(*fact, *answer))),
        };
        (0..count).map(Answer::nth).filter(passes).fold(Answers::default(), Answers::and_also)
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

/// An answer to a circumstance: its place in [`Circumstance::answers`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Answer(u8);

impl Answer {
    /// Returns the answer at a place of the list, from 0.
    #[must_use]
    pub const fn nth(place: u8) -> Self {
        Self(place)
    }

    /// Returns the place of the answer in the list, from 0.
    #[must_use]
    pub const fn place(self) -> u8 {
        self.0
    }
}

impl<T: Choice> From<T> for Answer {
    fn from(value: T) -> Self {
        Self(value.index())
    }
}

/// A set of answers to one circumstance.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Answers(u8);

impl Answers {
    /// Returns the answers that are in both sets.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Returns the answers that are in at least one of the sets.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Returns the answers that are not in `other`.
    #[must_use]
    pub const fn but(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Returns whether the set holds no answer.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Returns whether the set holds this answer.
    #[must_use]
    pub fn has(self, answer: Answer) -> bool {
        !self.and(Self::only(answer)).is_empty()
    }

    /// Returns each answer of the set, in the order of the list.
    pub fn each(self) -> impl Iterator<Item = Answer> {
        (0..8).map(Answer::nth).filter(move |answer| self.has(*answer))
    }

    /// Returns the set that holds one answer.
    #[must_use]
    pub fn only(answer: Answer) -> Self {
        Self(1_u8.checked_shl(answer.0.into()).unwrap_or_default())
    }

    fn and_also(self, answer: Answer) -> Self {
        self.or(Self::only(answer))
    }
}

/// A group of parcels: for each circumstance the answers that a parcel of the group may have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Region([Answers; Circumstance::ALL.len()]);

impl Region {
    /// The box of what `allows` lets pass.
    pub(super) fn of(allows: impl Fn(Fact, FactAnswer) -> bool) -> Self {
        let mut region = Self::default();
        for (slot, circumstance) in region.0.iter_mut().zip(Circumstance::ALL) {
            *slot = circumstance.possible(&allows);
        }
        region
    }

    /// Returns the answers to one circumstance.
    #[must_use]
    pub fn answers(&self, circumstance: Circumstance) -> Answers {
        self.0.get(usize::from(circumstance.index())).copied().unwrap_or_default()
    }

    /// Returns the group with other answers to one circumstance.
    #[must_use]
    pub fn with(mut self, circumstance: Circumstance, answers: Answers) -> Self {
        if let Some(slot) = self.0.get_mut(usize::from(circumstance.index())) {
            *slot = answers;
        }
        self
    }

    /// Returns the parcels that are in both groups; `None` where there are none.
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
