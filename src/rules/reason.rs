//! Why a clause applies or not: stable codes, each of one clause.

use crate::choice::{Choice, choices};
use crate::rulebook::ClauseId;

choices! {
    /// How a clause stands to a parcel.
    State {
        /// It applies.
        Applies = "applies",
        /// It was looked at and does not apply.
        Excluded = "excluded",
        /// It depends on what is not known, or its wording is disputed.
        Open = "open",
    }
}

macro_rules! reasons {
    ($($clause:ident { $($state:ident $name:ident = $code:literal),+ $(,)? })+) => {
        /// Why a clause applies or not.
        #[expect(missing_docs, reason = "the words of each are its documentation")]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Reason { $($($name),+),+ }
        impl Reason {
            /// The clause it belongs to.
            #[must_use]
            pub const fn clause(self) -> ClauseId {
                match self { $($(Self::$name)|+ => ClauseId::$clause),+ }
            }
            /// What it says of the clause.
            #[must_use]
            pub const fn state(self) -> State {
                match self { $($(Self::$name => State::$state),+),+ }
            }
        }
        impl serde::Serialize for Reason {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_unit_variant("Reason", u32::from(self.index()), self.code())
            }
        }
        impl Choice for Reason {
            const ALL: &'static [Self] = &[$($(Self::$name),+),+];
            const CODES: &'static [&'static str] = &[$($($code),+),+];
            fn index(self) -> u8 { self as u8 }
        }
    };
}

reasons! {
    Delay1 { Applies Overdue = "overdue", Excluded OnTime = "on-time", Excluded NotDue = "not-due" }
    Delay2 { Applies Fined = "fined", Excluded OutsideNetwork = "outside-network", Excluded NotPursued = "not-pursued" }
    Delay3 { Applies AgencyDelivers = "agency-delivers", Excluded StationDelivers = "station-delivers" }
    Delay3a { Applies WaybillMisused = "waybill-misused", Excluded NoWaybillMisuse = "no-waybill-misuse" }
    Delay3b { Applies WrongMark = "wrong-mark", Excluded NoWrongMark = "no-wrong-mark" }
    Delay3c { Applies RecipientDetails = "recipient-details", Excluded NoRecipientDetails = "no-recipient-details" }
    Delay3d { Applies RecipientRequest = "recipient-request", Excluded NoRecipientRequest = "no-recipient-request" }
    Delay3e { Applies UnfitPackaging = "unfit-packaging", Excluded NoUnfitPackaging = "no-unfit-packaging" }
    Loss1 { Applies NamedKind = "named-kind", Excluded UnnamedKind = "unnamed-kind" }
    Loss2 { Applies InWindow = "in-window", Excluded AfterWindow = "after-window" }
    Loss3 { Applies AtDelivery = "at-delivery", Excluded NotAtDelivery = "not-at-delivery" }
    Loss4 { Applies InTransit = "in-transit", Excluded NotInTransit = "not-in-transit" }
    Loss5 { Applies FiledLate = "filed-late", Open AfterDays = "after-days", Excluded FiledInTime = "filed-in-time" }
    Loss6 { Applies StationReplaced = "station-replaced", Excluded NoStationReplaced = "no-station-replaced" }
    Loss7 { Applies AtAgency = "at-agency", Excluded NotAtAgency = "not-at-agency" }
    Loss8 {
        Applies MissingReportedLate = "missing-reported-late",
        Excluded MissingReportedInTime = "missing-reported-in-time",
        Excluded NotListed = "not-listed",
        Excluded OtherStage = "other-stage",
    }
    Loss9 {
        Applies DamageReportedLate = "damage-reported-late",
        Applies NotCooperated = "not-cooperated",
        Excluded DamageReportedInTime = "damage-reported-in-time",
    }
    Loss10 {
        Applies PartialLoss = "partial-loss",
        Applies ContentsShort = "contents-short",
        Excluded TotalLoss = "total-loss",
    }
    Loss11 { Applies CashInside = "cash-inside", Excluded NoCash = "no-cash" }
    Loss12 { Applies AddressFault = "address-fault", Excluded NoAddressFault = "no-address-fault" }
    Loss13 { Applies HandedOver = "handed-over", Excluded NotHandedOver = "not-handed-over" }
    Loss14 {
        Applies OwnProhibited = "own-prohibited",
        Applies OtherProhibited = "other-prohibited",
        Excluded NoProhibited = "no-prohibited",
    }
    Loss15a {
        Applies NoContract = "no-contract",
        Applies NoSupplies = "no-supplies",
        Excluded ContractOrSupplies = "contract-or-supplies",
    }
    Loss15b { Applies CustomerApplies = "customer-applies", Excluded NoCustomer = "no-customer" }
    Loss15c {
        Applies ClosedTooLong = "closed-too-long",
        Excluded ClosedRecently = "closed-recently",
        Excluded NotClosed = "not-closed",
    }
    Loss15d {
        Applies ForceMajeure = "force-majeure",
        Applies ForceMajeureAnyLoss = "force-majeure-any-loss",
        Open ForceMajeureDamage = "force-majeure-damage",
        Excluded NoForceMajeure = "no-force-majeure",
    }
    Loss15e { Applies MonthOver = "month-over", Open AfterMonth = "after-month", Excluded WithinMonth = "within-month" }
}
