//! Where the text can be read in more than one way: which way a rulebook follows.

use crate::choice::{Choice, choices};

choices! {
    /// A passage of the parcel rules that can be read in more than one way.
    ReadingId {
        /// Whether the days or the month limit how long a claim may be filed (loss-2, loss-5, loss-15e).
        FilingWindow = "filing-window",
        /// Whether a claim is refused after or within the days that follow the stop of a station (loss-15c).
        ClosingWindow = "closing-window",
        /// Which cap applies to an agency that did not report a missing parcel in time (loss-7, loss-8).
        AgencyReport = "agency-report",
        /// Whether the sum for a loss at an agency is compensation or a fine (loss-7).
        AgencyCharge = "agency-charge",
        /// Whether the sum for a replaced station is flat or lowered to the value (loss-6).
        StationChange = "station-change",
        /// Which bound applies to what is awarded at discretion for damage (loss-10).
        DamageBound = "damage-bound",
        /// Whether total damage counts as a loss or is settled at discretion (loss-1, loss-10).
        TotalDamage = "total-damage",
        /// Whether force majeure also refuses claims for damage and contamination (loss-15d).
        ForceMajeureDamage = "force-majeure-damage",
        /// Whether force majeure clears the fine for a delay (delay-2).
        ForceMajeureDelay = "force-majeure-delay",
        /// Which station answers for damage in transit that was reported late (loss-9).
        ScanningStation = "scanning-station",
        /// Whether the named causes excuse the delays of all stations or of agencies only (delay-3a to delay-3e).
        DelayExcuses = "delay-excuses",
    }
    /// The ways to read how long a claim may be filed (loss-2, loss-5, loss-15e).
    FilingWindow {
        /// The number of days limits it; the sending day does not count.
        Days = "days",
        /// The month limits it: a claim may be filed up to the same day of the next month.
        Month = "month",
        /// The number of days limits it; the sending day is the first of them.
        DayOneCounted = "day-one-counted",
    }
    /// The ways to read the days after a station stopped or was replaced (loss-15c).
    ClosingWindow {
        /// A claim is refused after these days.
        After = "after",
        /// A claim is refused within these days.
        Within = "within",
    }
    /// The ways to read what an agency pays that did not report a missing parcel in time (loss-7, loss-8).
    AgencyReport {
        /// The agency pays at most the cap of a loss at an agency (loss-7).
        AgencyCap = "agency-cap",
        /// The agency pays at most the cap of a loss in delivery (loss-3).
        DeliveryCap = "delivery-cap",
    }
    /// The ways to read the sum for a loss at an agency (loss-7).
    AgencyCharge {
        /// The sum is compensation and goes to the claimant.
        Compensation = "compensation",
        /// The sum is a fine and goes to the network.
        Fine = "fine",
    }
    /// The ways to read the sum for a parcel lost because a station was replaced (loss-6).
    StationChange {
        /// The sum is paid in full, whatever the goods are worth.
        Flat = "flat",
        /// The sum is lowered to the value of the goods where that is less.
        Lowered = "lowered",
    }
    /// The ways to read the upper bound of what is awarded at discretion for damage (loss-10).
    DamageBound {
        /// The cap of a loss at the same place is the bound.
        PlaceCap = "place-cap",
        /// The value that was lost is the only bound.
        ValueOnly = "value-only",
    }
    /// The ways to read total damage (loss-1, loss-10).
    TotalDamage {
        /// Total damage counts as a loss at the same place.
        AsLoss = "as-loss",
        /// Total damage is settled at discretion, like partial damage.
        AtDiscretion = "at-discretion",
    }
    /// The ways to read damage and contamination by force majeure (loss-15d).
    ForceMajeureDamage {
        /// The clause names only shortage and disappearance: a claim may be filed, and is disputed.
        Disputed = "disputed",
        /// The claim is not admitted, as with shortage and disappearance.
        Refused = "refused",
    }
    /// The ways to read a delay by force majeure (delay-2).
    ForceMajeureDelay {
        /// The delay is fined, because no clause exempts it.
        Fined = "fined",
        /// The delay is not pursued and draws no fine.
        Cleared = "cleared",
    }
    /// The ways to read who answers for damage in transit that was reported late (loss-9).
    ScanningStation {
        /// The delivery station answers for it.
        Deliverer = "deliverer",
        /// The transit link answers for it, because it made the scan.
        Transit = "transit",
    }
    /// The ways to read whose delays the named causes excuse (delay-3a to delay-3e).
    DelayExcuses {
        /// The causes excuse the delays of every delivery station.
        EveryStation = "every-station",
        /// The causes excuse only the delays of agencies, which draw no fine anyway.
        AgenciesOnly = "agencies-only",
    }
}

impl ReadingId {
    /// Returns the codes of all ways in which the passage can be read.
    #[must_use]
    pub const fn ways(self) -> &'static [&'static str] {
        match self {
            Self::FilingWindow => FilingWindow::CODES,
            Self::ClosingWindow => ClosingWindow::CODES,
            Self::AgencyReport => AgencyReport::CODES,
            Self::AgencyCharge => AgencyCharge::CODES,
            Self::StationChange => StationChange::CODES,
            Self::DamageBound => DamageBound::CODES,
            Self::TotalDamage => TotalDamage::CODES,
            Self::ForceMajeureDamage => ForceMajeureDamage::CODES,
            Self::ForceMajeureDelay => ForceMajeureDelay::CODES,
            Self::ScanningStation => ScanningStation::CODES,
            Self::DelayExcuses => DelayExcuses::CODES,
        }
    }

    /// Returns whether a file may leave the passage out, as older files do; the first way is followed then.
    #[must_use]
    pub const fn may_be_left_out(self) -> bool {
        matches!(self, Self::ForceMajeureDamage | Self::ForceMajeureDelay | Self::ScanningStation | Self::DelayExcuses)
    }
}

/// The way that a rulebook follows for each passage of the parcel rules.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Readings([u8; ReadingId::ALL.len()]);

impl Readings {
    /// Returns the place of the way that is followed, in the order of [`ReadingId::ways`].
    #[must_use]
    pub fn way(self, id: ReadingId) -> u8 {
        self.0.get(usize::from(id.index())).copied().unwrap_or_default()
    }

    /// Returns the way that is followed as a value of its own type; `None` where `T` has no value at that place.
    #[must_use]
    pub fn follow<T: Choice>(self, id: ReadingId) -> Option<T> {
        T::at(self.way(id))
    }

    /// Returns the readings with the way at this place for one passage.
    #[must_use]
    pub fn with(mut self, id: ReadingId, way: u8) -> Self {
        if let Some(slot) = self.0.get_mut(usize::from(id.index())) {
            *slot = way;
        }
        self
    }

    /// Returns the readings with another way for one passage: the first way, or the second where the first was
    /// followed.
    #[must_use]
    pub fn otherwise(self, id: ReadingId) -> Self {
        self.with(id, u8::from(self.way(id) == 0))
    }
}
