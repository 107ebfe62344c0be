//! The figures the rules ask a rulebook for: each stands in one clause, under one key.

use super::codes::ClauseId;
use super::figure::Figure;
use crate::money::Fen;

/// What a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Yuan.
    Yuan,
    /// Whole days, minutes or months.
    Count,
}

macro_rules! figures {
    ($($(#[$doc:meta])* $name:ident: $type:ty = $clause:ident, $key:literal, $unit:ident;)+) => {
        /// Every figure of a regulation that the rules use.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct Figures { $($(#[$doc])* pub $name: $type),+ }
        /// Where each stands: clause, key, unit.
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
    /// The fine for a late delivery, a day.
    delay_fine_per_day: Fen = Delay2, "yuanPerDay", Yuan;
    /// The most that fine can be.
    delay_fine_cap: Fen = Delay2, "capYuan", Yuan;
    /// Days from sending in which a claim must be filed.
    filing_days: u32 = Loss2, "days", Count;
    /// The most for a loss in delivery.
    delivery_cap: Fen = Loss3, "capYuan", Yuan;
    /// The most for a loss in transit.
    transit_cap: Fen = Loss4, "capYuan", Yuan;
    /// The flat sum where a station was replaced.
    station_change: Fen = Loss6, "yuan", Yuan;
    /// The most for a loss at an agency.
    agency_cap: Fen = Loss7, "capYuan", Yuan;
    /// Minutes from the vehicle's arrival to report a missing parcel.
    missing_minutes: u32 = Loss8, "minutes", Count;
    /// Minutes from the arrival scan to report damage.
    damage_minutes: u32 = Loss9, "minutes", Count;
    /// The most for missing contents.
    short_cap: Fen = Loss10, "capYuan", Yuan;
    /// Days after a station stopped in which a claim may be filed.
    closing_days: u32 = Loss15c, "days", Count;
    /// Months from sending after which a claim is not admitted.
    filing_months: u32 = Loss15e, "months", Count;
}
