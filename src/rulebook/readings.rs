//! Where the text can be read in more than one way: which way a rulebook follows.

use crate::choice::{Choice, choices};

choices! {
    /// A passage with more than one reading.
    ReadingId {
        /// How long a claim may be filed (loss-2, loss-5, loss-15e).
        FilingWindow = "filing-window",
        /// When a claim after closing is refused (loss-15c).
        ClosingWindow = "closing-window",
        /// How much an agency pays that did not report (loss-7, loss-8).
        AgencyReport = "agency-report",
        /// Whether the sum of loss-7 is compensation or a fine.
        AgencyCharge = "agency-charge",
        /// Whether the sum of loss-6 is flat.
        StationChange = "station-change",
        /// The bound of discretion for damage (loss-10).
        DamageBound = "damage-bound",
        /// What total damage counts as (loss-1, loss-10).
        TotalDamage = "total-damage",
        /// Whether force majeure refuses damage and contamination, too (loss-15d).
        ForceMajeureDamage = "force-majeure-damage",
        /// Whether force majeure clears a delay (delay-2).
        ForceMajeureDelay = "force-majeure-delay",
        /// Who answers for damage in transit that was reported late (loss-9).
        ScanningStation = "scanning-station",
        /// Whose delays a cause excuses (delay-3a … delay-3e).
        DelayExcuses = "delay-excuses",
    }
    /// How long a claim may be filed.
    FilingWindow {
        /// The days govern.
        Days = "days",
        /// The month governs.
        Month = "month",
        /// The days govern, and the sending day is the first of them.
        DayOneCounted = "day-one-counted",
    }
    /// When a claim after closing is refused.
    ClosingWindow {
        /// After the days.
        After = "after",
        /// Within them.
        Within = "within",
    }
    /// How much an agency pays that did not report.
    AgencyReport {
        /// At most the cap of an agency.
        AgencyCap = "agency-cap",
        /// At most the cap of a loss in delivery.
        DeliveryCap = "delivery-cap",
    }
    /// What the sum of loss-7 is.
    AgencyCharge {
        /// Compensation.
        Compensation = "compensation",
        /// A fine, which goes to the network.
        Fine = "fine",
    }
    /// Whether the sum of loss-6 is flat.
    StationChange {
        /// Whatever the goods are worth.
        Flat = "flat",
        /// Lowered to the value.
        Lowered = "lowered",
    }
    /// The bound of discretion for damage.
    DamageBound {
        /// The cap of a loss at the same place.
        PlaceCap = "place-cap",
        /// The value alone.
        ValueOnly = "value-only",
    }
    /// What total damage counts as.
    TotalDamage {
        /// A loss at the same place.
        AsLoss = "as-loss",
        /// Damage like any other: at discretion.
        AtDiscretion = "at-discretion",
    }
    /// Whether force majeure refuses damage and contamination, too.
    ForceMajeureDamage {
        /// It is disputed: the clause names shortage and disappearance.
        Disputed = "disputed",
        /// It does.
        Refused = "refused",
    }
    /// Whether force majeure clears a delay.
    ForceMajeureDelay {
        /// It does not: no clause says so.
        Fined = "fined",
        /// It does.
        Cleared = "cleared",
    }
    /// Who answers for damage in transit that was reported late.
    ScanningStation {
        /// The station that delivers.
        Deliverer = "deliverer",
        /// The transit link, which scanned it.
        Transit = "transit",
    }
    /// Whose delays a cause excuses.
    DelayExcuses {
        /// Those of every delivery station.
        EveryStation = "every-station",
        /// Those of agencies, which draw no fine anyway.
        AgenciesOnly = "agencies-only",
    }
}

impl ReadingId {
    /// The codes of its ways of reading.
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

    /// Whether a file may say nothing of it, as those written before it was known: then the first way is followed.
    #[must_use]
    pub const fn may_be_left_out(self) -> bool {
        matches!(self, Self::ForceMajeureDamage | Self::ForceMajeureDelay | Self::ScanningStation | Self::DelayExcuses)
    }
}

/// The way each passage is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Readings([u8; ReadingId::ALL.len()]);

impl Readings {
    /// The place of the way followed.
    #[must_use]
    pub fn way(self, id: ReadingId) -> u8 {
        self.0.get(usize::from(id.index())).copied().unwrap_or_default()
    }

    /// The way followed, as its type.
    #[must_use]
    pub fn follow<T: Choice>(self, id: ReadingId) -> Option<T> {
        T::at(self.way(id))
    }

    /// The same with another way of one passage.
    #[must_use]
    pub fn with(mut self, id: ReadingId, way: u8) -> Self {
        if let Some(slot) = self.0.get_mut(usize::from(id.index())) {
            *slot = way;
        }
        self
    }

    /// The same with the first other way of one passage.
    #[must_use]
    pub fn otherwise(self, id: ReadingId) -> Self {
        self.with(id, u8::from(self.way(id) == 0))
    }
}
