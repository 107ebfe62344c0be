//! Whether a month reached its targets.

use super::entered::Counts;
use super::figures::Filled;
use crate::choice::choices;
use crate::rulebook::Rulebook;
use crate::rulebook::file::{Bound, Target};
use serde::{Serialize, Serializer};

choices! {
    /// How a target stands in a month.
    TargetState {
        /// The target was missed.
        Missed = "missed",
        /// The target was met.
        Met = "met",
        /// There was nothing of which a share could be taken.
        Nothing = "nothing",
        /// Neither the regulation nor the company has said of what the share is taken.
        NeedsBase = "needs-base",
        /// The company has left the share of the target blank.
        NotSet = "not-set",
        /// No counts were entered for the month.
        Open = "open",
    }
}

/// A share in hundredths of one per cent: 9850 is 98.5 %.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Percent(pub u32);

impl std::fmt::Display for Percent {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(to, "{}%", crate::rulebook::Figure::Number(self.0))
    }
}

impl Serialize for Percent {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(f64::from(self.0) / 100.0)
    }
}

/// A target with the counts of a month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Measured {
    /// The id of the target.
    pub target: String,
    /// The id of the clause that sets the target.
    pub clause: String,
    /// Whether the share must be reached or must not be exceeded.
    pub bound: Bound,
    /// The share of the target in per cent; `None` where the company left it blank.
    pub percent: Option<Percent>,
    /// Whether the regulation leaves open of what the share is taken.
    pub base_unsaid: bool,
    /// The counts that were entered; `None` where there are none.
    pub counts: Option<Counts>,
    /// The share in per cent with at most two decimals, never rounded across the target; `None` where there is none.
    pub share: Option<Percent>,
    /// How the target stands.
    pub state: TargetState,
}

/// Returns every target of a rulebook with the counts of a month, in the order of the rulebook.
///
/// ```
/// use parcel_claims::rulebook::Rulebook;
/// use parcel_claims::service::{Counts, Filled, TargetState, targets};
/// use serde_json::json;
///
/// let file = json!({
///     "id": "ours", "title": {"zh-CN": "制度", "en": "Ours"}, "status": "draft",
///     "clauses": [{"id": "a", "place": {"zh-CN": "一", "en": "1"}, "figures": {"percent": 95},
///                  "words": {"zh-CN": "准时率 {percent}%。", "en": "{percent}% on time."}}],
///     "targets": [{"id": "on-time", "clause": "a", "label": {"zh-CN": "准时率", "en": "On time"},
///                  "counted": {"zh-CN": "准时", "en": "On time"}, "of": {"zh-CN": "全部", "en": "All"},
///                  "bound": "at-least", "percent": "percent"}]
/// });
/// let rulebook = Rulebook::load(&file).unwrap();
/// let counts = Counts { counted: 94_996, of: 100_000, base: None };
/// let measured = &targets(&rulebook, &[("on-time".into(), counts)], &Filled::default())[0];
/// assert_eq!((measured.state, measured.share.unwrap().to_string()), (TargetState::Missed, "94.99%".into()));
/// ```
#[must_use]
pub fn targets(rulebook: &Rulebook, counts: &[(String, Counts)], filled: &Filled) -> Vec<Measured> {
    let mut all = Vec::new();
    for target in &rulebook.targets {
        let counts = counts.iter().find(|(id, _)| id == target.id.as_str()).map(|(_, counts)| counts.clone());
        let percent = filled.figure(rulebook, target.clause.as_str(), &target.percent.0).hundredths();
        all.push(measure(target, counts, percent));
    }
    all
}

fn measure(target: &Target, counts: Option<Counts>, percent: Option<u32>) -> Measured {
    let share = counts.as_ref().and_then(|counts| share(counts, target.bound));
    let state = match (&counts, percent) {
        (_, None) => TargetState::NotSet,
        (None, Some(_)) => TargetState::Open,
        (Some(counts), Some(_)) if target.base_unsaid && counts.base.is_none() => TargetState::NeedsBase,
        (Some(counts), Some(_)) if counts.of == 0 => TargetState::Nothing,
        (Some(counts), Some(percent)) => {
            // counted : of against percent : 100, without a remainder.
            let (ours, wanted) =
                (u64::from(counts.counted) * 10_000, u64::from(percent).saturating_mul(u64::from(counts.of)));
            let met = match target.bound {
                Bound::AtLeast => ours >= wanted,
                Bound::AtMost => ours <= wanted,
            };
            if met { TargetState::Met } else { TargetState::Missed }
        }
    };
    Measured {
        target: target.id.as_str().to_owned(),
        clause: target.clause.as_str().to_owned(),
        bound: target.bound,
        percent: percent.map(Percent),
        base_unsaid: target.base_unsaid,
        counts,
        share,
        state,
    }
}

/// The share: rounded down where it must be reached, up where it must not be exceeded.
fn share(counts: &Counts, bound: Bound) -> Option<Percent> {
    let (counted, of) = (u64::from(counts.counted) * 10_000, u64::from(counts.of));
    let down = counted.checked_div(of)?;
    let exact = counted.checked_rem(of)? == 0;
    let share = if bound == Bound::AtMost && !exact { down + 1 } else { down };
    u32::try_from(share).ok().map(Percent)
}
