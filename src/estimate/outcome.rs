//! What a claim and a delay come to, over all completions or some of them.

use crate::moment::Moment;
use crate::money::Range;
use crate::rulebook::ClauseId;
use crate::rules::REFUSING;
use crate::rules::result::{DelayOutcome, Filing, Outcome, Party};
use crate::set::Set;
use serde::{Serialize, Serializer};

/// The result of a case where some facts are fixed and the others may be anything.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Outlook {
    /// The claim; `None` where nothing was lost, damaged, short or contaminated.
    pub claim: Option<Claim>,
    /// The delay; `None` where no delivery deadline is known.
    pub delay: Option<Delay>,
    /// What the result means for us; `None` where the case does not say who we are.
    pub ours: Option<Ours>,
}

/// The result of a claim, over everything that the open facts may be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Claim {
    /// Whether the claim may be filed; several values where that depends on open facts.
    pub filing: Set<Filing>,
    /// Every clause that may refuse the claim, in the order in which the rules look at them.
    #[serde(serialize_with = "in_their_order")]
    pub refusals: Set<ClauseId>,
    /// What may become of the claim.
    pub outcome: Set<Outcome>,
    /// The parties that may be liable.
    pub liable: Set<Party>,
    /// The compensation that the claimant can get; `None` where the regulation does not say.
    pub compensation: Option<Range>,
}

/// The grounds for refusal, as they are looked at.
fn in_their_order<S: Serializer>(refusals: &Set<ClauseId>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(in_order(*refusals))
}

fn in_order(refusals: Set<ClauseId>) -> impl Iterator<Item = ClauseId> {
    REFUSING.into_iter().filter(move |clause| refusals.contains(*clause))
}

impl Claim {
    /// Returns the clauses that may refuse the claim, the most important first.
    pub fn grounds(&self) -> impl Iterator<Item = ClauseId> + use<> {
        in_order(self.refusals)
    }
}

/// The result of a delay, over everything that the open facts may be.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Delay {
    /// What may become of the delay.
    pub outcome: Set<DelayOutcome>,
    /// The number of days by which the parcel is late.
    pub days: Range<u32>,
    /// The fine for the delay; `None` where none is regulated.
    pub fine: Option<Range>,
    /// The parties that may be fined.
    pub liable: Set<Party>,
    /// Whether the parcel is overdue and not signed yet, so that the fine may still grow.
    pub running: bool,
    /// The day on which the fine reaches its cap.
    pub cap_on: Option<Moment>,
}

/// How much of each kind of money follows from a case; kinds are never added together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sums {
    /// The compensation that the claimant can get; `None` where the regulation does not say.
    pub compensation: Option<Range>,
    /// The fines that are paid to the network; `None` where none is regulated.
    pub fine: Option<Range>,
    /// The losses that a party bears itself for its own parcel.
    pub own_loss: Range,
    /// The losses that a party bears for other parcels that its parcel contaminated.
    pub others_loss: Range,
}

impl Sums {
    pub(super) fn each_mut(&mut self) -> impl Iterator<Item = &mut Range> {
        let Self { compensation, fine, own_loss, others_loss } = self;
        compensation.iter_mut().chain(fine).chain([own_loss, others_loss])
    }
}

/// What one party pays, is fined and bears.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Stake {
    /// The party to which the sums belong.
    pub party: Party,
    /// The compensation that the party pays.
    pub pays: Range,
    /// The fines that the party pays to the network.
    pub fined: Range,
    /// The losses that the party bears itself.
    pub bears: Range,
}

/// What the result means for us, the party that the case names as `we`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Ours {
    /// The compensation that we can get.
    pub receives: Range,
    /// The compensation that we pay.
    pub pays: Range,
    /// The fines that we pay to the network.
    pub fined: Range,
    /// The losses that we bear ourselves.
    pub bears: Range,
}

impl Ours {
    /// Returns the sums for this number of parcels of the same kind.
    #[must_use]
    pub fn times(self, times: u32) -> Self {
        Self {
            receives: self.receives.times(times),
            pays: self.pays.times(times),
            fined: self.fined.times(times),
            bears: self.bears.times(times),
        }
    }

    pub(super) fn each_mut(&mut self) -> [&mut Range; 4] {
        let Self { receives, pays, fined, bears } = self;
        [receives, pays, fined, bears]
    }

    pub(super) fn hull(self, other: Self) -> Self {
        Self {
            receives: self.receives.hull(other.receives),
            pays: self.pays.hull(other.pays),
            fined: self.fined.hull(other.fined),
            bears: self.bears.hull(other.bears),
        }
    }

    /// The claim's and the delay's parts are due together; each kind of money stays by itself.
    pub(super) fn plus(self, other: Self) -> Self {
        Self {
            receives: self.receives.plus(other.receives),
            pays: self.pays.plus(other.pays),
            fined: self.fined.plus(other.fined),
            bears: self.bears.plus(other.bears),
        }
    }
}
