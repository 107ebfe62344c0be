//! The figures the rules ask a rulebook for: each stands in one clause, under one key.

use super::codes::ClauseId;
use super::figure::Figure;
use crate::money::Fen;

/// The unit of a figure of the parcel rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// The figure is a sum in yuan.
    Yuan,
    /// The figure is a whole number of days, minutes or months.
    Count,
}

macro_rules! figures {
    ($($(#[$doc:meta])* $name:ident: $type:ty = $clause:ident, $key:literal, $unit:ident;)+) => {
        /// All figures of a regulation that the parcel rules use; sums are in fen, times in the unit named.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct Figures { $($(#[$doc])* pub $name: $type),+ }
        /// Where each figure stands: its clause, its key there, and its unit.
        pub const FIGURES: &[(ClauseId, &str, Unit)] = &[$((ClauseId::$clause, $key, Unit::$unit)),+];
        impl Figures {
            pub(crate) fn collect(find: impl Fn(ClauseId, &str) -> Option<Figure>) -> Option<Self> {
                Some(Self { $($name: figures!(@ $unit, find(ClauseId::$clause, $key)?)),+ })
            }
        }
    };
    (@ Yuan, $value:expr) => { $value.yuan()? };
    (@ Count, $value:expr) => { $value.whole()? };
}

figures! {
    /// The fine for each day of a late delivery (delay-2).
    delay_fine_per_day: Fen = Delay2, "yuanPerDay", Yuan;
    /// The most that the fine for a delay can reach for a parcel (delay-2).
    delay_fine_cap: Fen = Delay2, "capYuan", Yuan;
    /// The number of days after the sending date in which a claim must be filed (loss-2).
    filing_days: u32 = Loss2, "days", Count;
    /// The most that is paid for a loss in delivery (loss-3).
    delivery_cap: Fen = Loss3, "capYuan", Yuan;
    /// The most that is paid for a loss in transit (loss-4).
    transit_cap: Fen = Loss4, "capYuan", Yuan;
    /// The sum for a loss because a station was replaced (loss-6).
    station_change: Fen = Loss6, "yuan", Yuan;
    /// The most that is paid for a loss at an agency (loss-7).
    agency_cap: Fen = Loss7, "capYuan", Yuan;
    /// The number of minutes from the vehicle's arrival in which a missing parcel must be reported (loss-8).
    missing_minutes: u32 = Loss8, "minutes", Count;
    /// The number of minutes from the arrival scan in which damage must be reported (loss-9).
    damage_minutes: u32 = Loss9, "minutes", Count;
    /// The most that is paid for missing contents (loss-10).
    short_cap: Fen = Loss10, "capYuan", Yuan;
    /// The number of days after a station stopped that limit a claim (loss-15c).
    closing_days: u32 = Loss15c, "days", Count;
    /// The number of months from the sending date after which a claim is not admitted (loss-15e).
    filing_months: u32 = Loss15e, "months", Count;
}
