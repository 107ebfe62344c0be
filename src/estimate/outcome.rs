//! What a claim and a delay come to, over all completions or some of them.

use crate::moment::Moment;
use crate::money::Range;
use crate::rulebook::ClauseId;
use crate::rules::REFUSING;
use crate::rules::result::{DelayOutcome, Filing, Outcome, Party};
use crate::set::Set;
use serde::{Serialize, Serializer};

/// The result over some completions.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Outlook {
    /// The claim.
    pub claim: Option<Claim>,
    /// The delay.
    pub delay: Option<Delay>,
    /// What it means for us.
    pub ours: Option<Ours>,
}

/// The claim over all completions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Claim {
    /// Whether it may be filed.
    pub filing: Set<Filing>,
    /// Every clause that may refuse it, in the order in which they are looked at.
    #[serde(serialize_with = "in_their_order")]
    pub refusals: Set<ClauseId>,
    /// What may become of it.
    pub outcome: Set<Outcome>,
    /// Who may be named.
    pub liable: Set<Party>,
    /// What the claimant can get; none: the regulation does not say.
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
    /// The clauses that may refuse it, the one to tell first.
    pub fn grounds(&self) -> impl Iterator<Item = ClauseId> + use<> {
        in_order(self.refusals)
    }
}

/// The delay over all completions.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Delay {
    /// What may become of it.
    pub outcome: Set<DelayOutcome>,
    /// Days late.
    pub days: Range<u32>,
    /// The fine; none: none is regulated.
    pub fine: Option<Range>,
    /// Who may be named.
    pub liable: Set<Party>,
    /// Not signed so far, and overdue.
    pub running: bool,
    /// The day on which the fine reaches its cap.
    pub cap_on: Option<Moment>,
}

/// What a party pays, is fined and bears.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Stake {
    /// Who.
    pub party: Party,
    /// Compensation.
    pub pays: Range,
    /// Fines.
    pub fined: Range,
    /// Losses of his own.
    pub bears: Range,
}

/// What it means for us.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Ours {
    /// What we can get.
    pub receives: Range,
    /// Compensation we pay.
    pub pays: Range,
    /// Fines.
    pub fined: Range,
    /// Losses of our own.
    pub bears: Range,
}

impl Ours {
    /// What so many parcels of the same kind come to.
    #[must_use]
    pub fn times(self, times: u32) -> Self {
        Self {
            receives: self.receives.times(times),
            pays: self.pays.times(times),
            fined: self.fined.times(times),
            bears: self.bears.times(times),
        }
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
