//! What the rules find for one completion of a case.

use super::reason::{Reason, State};
use crate::choice::choices;
use crate::money::{Fen, Range};
use crate::rulebook::ClauseId;
use crate::set::Set;
use chrono::NaiveDate;

choices! {
    /// Whether the claim may be filed.
    Filing {
        /// No ground for refusal is seen.
        Accepted = "accepted",
        /// By one reading it may, by another it may not.
        Contested = "contested",
        /// It may not.
        Refused = "refused",
    }
    /// What becomes of the claim.
    Outcome {
        /// A sum.
        Payable = "payable",
        /// A department decides, up to a bound.
        Discretionary = "discretionary",
        /// The sending station bears it.
        SelfBorne = "self-borne",
        /// Both sides are at fault: nobody chooses.
        Ruling = "ruling",
        /// The regulation does not say.
        Unregulated = "unregulated",
        /// Refused.
        Refused = "refused",
        /// The parcel was not lost.
        Nothing = "nothing",
    }
    /// What becomes of the delay.
    DelayOutcome {
        /// Signed in time.
        OnTime = "on-time",
        /// The deadline lies ahead.
        NotDue = "not-due",
        /// Late, and fined.
        Late = "late",
        /// Late at an agency: no fine.
        LateAgency = "late-agency",
        /// Late for a cause that clears the station.
        LateExempt = "late-exempt",
        /// Late outside the network: no fine is regulated.
        LateOutside = "late-outside",
    }
    /// Who is meant.
    Party {
        /// The sending station.
        Origin = "origin",
        /// The delivery station.
        Delivery = "delivery",
        /// The agency that delivers.
        Agency = "agency",
        /// The transit link.
        Transit = "transit",
        /// The sending station of another parcel.
        OtherOrigin = "other-origin",
        /// The network.
        Network = "network",
        /// Whoever files.
        Claimant = "claimant",
        /// The claimants of the contaminated parcels.
        OtherClaimants = "other-claimants",
        /// A department will say.
        Undetermined = "undetermined",
    }
    /// A kind of money; kinds are never added together.
    LineKind {
        /// 赔偿.
        Compensation = "compensation",
        /// 罚款.
        Fine = "fine",
        /// 自负: the own parcel.
        OwnLoss = "own-loss",
        /// 自负: the parcels it contaminated.
        OthersLoss = "others-loss",
    }
    /// Where the text leaves room, or a station should be careful.
    DoubtId {
        /// The rulebook is a draft.
        Draft = "draft",
        /// Nobody has compared the rulebook with the regulation in force for longer than was promised.
        StaleRulebook = "stale-rulebook",
        /// The sending date is not known, and several versions of the regulation may apply.
        SeveralVersions = "several-versions",
        /// After the month, within the days.
        MonthOrDays = "month-or-days",
        /// Refused after the days, or within them.
        ClosingReading = "closing-reading",
        /// Force majeure and damage.
        ForceMajeureDamage = "force-majeure-damage",
        /// A loss outside Henan.
        LossScope = "loss-scope",
        /// Both sides at fault.
        BothSides = "both-sides",
        /// A further fine by a standard that is not at hand.
        ProhibitedGoodsFine = "prohibited-goods-fine",
        /// An agency that did not report.
        AgencyAndReport = "agency-and-report",
        /// The scanning station may not be the deliverer.
        ScanningStation = "scanning-station",
        /// loss-7 says fine and compensation.
        AgencyPenaltyWord = "agency-penalty-word",
        /// loss-6 is flat.
        FlatSum = "flat-sum",
        /// The bound for damage is by analogy.
        DamageBound = "damage-bound",
        /// Total damage as a loss.
        TotalDamage = "total-damage",
        /// Contaminated by handling.
        ContaminatedByHandling = "contaminated-by-handling",
        /// Damage by another parcel's liquid.
        OtherDamage = "other-damage",
        /// No proof of the value.
        UnprovenValue = "unproven-value",
        /// Late on the due day itself.
        SameDayLate = "same-day-late",
        /// Late and lost.
        DelayAndLoss = "delay-and-loss",
        /// Late by force majeure.
        ForceMajeureDelay = "force-majeure-delay",
    }
}

/// A sum as the regulation words it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Amount {
    /// The same whatever the goods are worth.
    Flat(Fen),
    /// The value, at most the cap where there is one.
    Value(Option<Fen>),
    /// At discretion: up to the value, at most the cap where there is one.
    Discretion(Option<Fen>),
    /// A charge that goes to the network: the claimant gets nothing of it.
    Charge(Fen),
}

impl Amount {
    /// The sum for goods of this value.
    #[must_use]
    pub fn of(self, value: Range) -> Range {
        match self {
            Self::Flat(sum) => Range::exactly(sum),
            Self::Value(Some(cap)) => value.capped(cap),
            Self::Value(None) => value,
            Self::Discretion(Some(cap)) => value.capped(cap).from_zero(),
            Self::Discretion(None) => value.from_zero(),
            Self::Charge(_) => Range::default(),
        }
    }

    /// Whether it changes with the value.
    #[must_use]
    pub const fn depends_on_value(self) -> bool {
        !matches!(self, Self::Flat(_) | Self::Charge(_))
    }
}

/// One payment, fine or loss.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Line {
    /// The kind of money.
    pub kind: LineKind,
    /// The clause it follows from.
    pub clause: ClauseId,
    /// Who pays or bears it.
    pub from: Party,
    /// Who gets it, where the regulation says so.
    pub to: Option<Party>,
    /// How much.
    pub amount: Range,
}

/// The clauses looked at on one completion, and why each holds or not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Trace {
    /// The reasons found.
    pub reasons: Set<Reason>,
    /// The clauses that apply.
    pub applied: Set<ClauseId>,
    /// The clauses whose wording is disputed here.
    pub open: Set<ClauseId>,
}

impl Trace {
    pub(crate) fn note(&mut self, reason: Reason) {
        self.reasons.insert(reason);
        match reason.state() {
            State::Applies => self.applied.insert(reason.clause()),
            State::Open => self.open.insert(reason.clause()),
            State::Excluded => {}
        }
    }

    /// Notes the one reason or the other, and says which.
    pub(crate) fn decide(&mut self, holds: bool, yes: Reason, no: Reason) -> bool {
        self.note(if holds { yes } else { no });
        holds
    }
}

/// Whether a claim may be filed, on one completion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Admission {
    /// Whether it may.
    pub filing: Filing,
    /// The clauses that refuse it.
    pub refusals: Set<ClauseId>,
    /// Doubts about it.
    pub doubts: Set<DoubtId>,
    /// The clauses looked at.
    pub trace: Trace,
}

/// Who bears it and how much, on one completion, whether or not the claim may be filed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settlement {
    /// What becomes of it.
    pub outcome: Outcome,
    /// Who is named.
    pub liable: Set<Party>,
    /// The sum behind the compensation, where one is awarded.
    pub amount: Option<Amount>,
    /// What the claimant can get; none: the regulation does not say.
    pub compensation: Option<Range>,
    /// The compensation, or the sender's own loss.
    pub line: Option<Line>,
    /// What the sender bears for other parcels.
    pub others: Option<Line>,
    /// Doubts about it.
    pub doubts: Set<DoubtId>,
    /// Doubts about the award, which count only where it does.
    pub counted: Set<DoubtId>,
    /// The clauses looked at.
    pub trace: Trace,
}

impl Settlement {
    /// What is left of it once the claim is refused: who is named stays, nothing is awarded.
    #[must_use]
    pub fn refused(mut self) -> Self {
        if self.outcome != Outcome::Nothing {
            self.outcome = Outcome::Refused;
        }
        self.compensation = Some(Range::default());
        self.amount = None;
        self.line = self.line.filter(|line| line.kind == LineKind::OwnLoss);
        self.counted = Set::EMPTY;
        self
    }
}

/// The delay on one completion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Delay {
    /// What becomes of it.
    pub outcome: DelayOutcome,
    /// Days late, 0 where it is not.
    pub days: Range<u32>,
    /// The fine; none: none is regulated.
    pub fine: Option<Range>,
    /// Who is named.
    pub liable: Set<Party>,
    /// The day on which a fine that still grows reaches its cap.
    pub cap_on: Option<NaiveDate>,
    /// Doubts about it.
    pub doubts: Set<DoubtId>,
    /// The clauses looked at.
    pub trace: Trace,
}
