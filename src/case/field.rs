//! The one table of fields: it drives parsing, checking, labels and documentation.

use super::lists::{Cause, Claimant, DelayCause, DeliveredBy, Extent, Leg, Problem, Stage, We};
use crate::choice::Choice;

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A text of at most so many characters.
    Text(usize),
    /// One of the listed codes.
    Choice(&'static [&'static str]),
    /// Yes or no.
    YesNo,
    /// A sum in yuan.
    Yuan,
    /// A date.
    Date,
    /// A date with a clock time.
    DateTime,
    /// A date, with a clock time or without.
    Moment,
    /// A date with a clock time, or `no`: not reported so far.
    Report,
}

/// What holds when a field is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IfAbsent {
    /// Nothing is said.
    None,
    /// It is unknown: every possibility is covered.
    Unknown,
    /// A fact that is assumed, and listed when it mattered.
    Assumed(Assumed),
}

/// A fact that holds unless the station says otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Assumed {
    /// A value of the list.
    Choice(u8),
    /// Yes or no.
    Flag(bool),
    /// No money.
    Nothing,
    /// It has not happened.
    NotSoFar,
    /// The day of the estimate.
    Today,
}

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Spec {
    /// The field.
    pub field: Field,
    /// Its key in the record.
    pub key: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Whether it may say `"unknown"`.
    pub unknown: bool,
    /// What holds when it is left out.
    pub default: IfAbsent,
}

macro_rules! fields {
    ($(#[doc = $doc:literal] $name:ident = $key:literal, $kind:expr, $unknown:literal, $default:expr;)+) => {
        /// A field of the case.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Field { $(#[doc = $doc] $name),+ }
        impl Choice for Field {
            const ALL: &'static [Self] = &[$(Self::$name),+];
            const CODES: &'static [&'static str] = &[$($key),+];
            fn index(self) -> u8 { self as u8 }
        }
        impl Field {
            /// How many fields there are.
            pub const COUNT: usize = [$($key),+].len();
            /// The field's row.
            #[must_use]
            pub const fn spec(self) -> Spec {
                match self { $(Self::$name => Spec { field: self, key: $key, kind: $kind, unknown: $unknown, default: $default }),+ }
            }
            /// Its label in English and the clauses that use it.
            #[must_use]
            pub const fn doc(self) -> &'static str {
                match self { $(Self::$name => $doc),+ }
            }
            /// The field with this key.
            #[must_use]
            pub fn by_key(key: &str) -> Option<Self> {
                match key { $($key => Some(Self::$name),)+ _ => None }
            }
        }
    };
}

const NO: IfAbsent = IfAbsent::Assumed(Assumed::Flag(false));
const YES: IfAbsent = IfAbsent::Assumed(Assumed::Flag(true));
const FIRST: IfAbsent = IfAbsent::Assumed(Assumed::Choice(0));

fields! {
    /// Waybill number; for the record only.
    Waybill = "waybill", Kind::Text(40), false, IfAbsent::None;
    /// Who we are in this parcel: whose result `ours` is.
    We = "we", Kind::Choice(We::CODES), false, IfAbsent::None;
    /// Sending date (loss-2, 5, 15e).
    SentOn = "sentOn", Kind::Date, true, IfAbsent::Unknown;
    /// Kind of problem (loss-1).
    Problem = "problem", Kind::Choice(Problem::CODES), false, FIRST;
    /// Where it happened (loss-3, 4, 7, 8, 10).
    Stage = "stage", Kind::Choice(Stage::CODES), true, IfAbsent::Unknown;
    /// Transit link: its name; it changes no sum.
    Leg = "leg", Kind::Choice(Leg::CODES), false, IfAbsent::None;
    /// Extent of the damage (loss-10).
    Extent = "extent", Kind::Choice(Extent::CODES), true, IfAbsent::Unknown;
    /// Cause of the damage (loss-14); unknown by default when contaminated, ignored with other problems.
    Cause = "cause", Kind::Choice(Cause::CODES), true, FIRST;
    /// Lost because the station was replaced (loss-6).
    StationChange = "stationChange", Kind::YesNo, true, NO;
    /// Loss (actual value): what the sums follow (loss-3, 4, 7, 10, 14).
    Value = "value", Kind::Yuan, true, IfAbsent::Unknown;
    /// Loss of other, contaminated parcels (loss-14).
    OthersLoss = "othersLoss", Kind::Yuan, true, IfAbsent::Assumed(Assumed::Nothing);
    /// Cash inside (loss-11).
    Cash = "cash", Kind::YesNo, true, NO;
    /// Recipient details wrong, misdelivered for it, not recoverable (loss-12).
    AddressFault = "addressFault", Kind::YesNo, true, NO;
    /// Handed to another person without the recipient's consent (loss-13).
    ProxySigned = "proxySigned", Kind::YesNo, true, NO;
    /// On the hand-over list (loss-8).
    Listed = "listed", Kind::YesNo, true, IfAbsent::Unknown;
    /// Arrival of the network vehicle (loss-8).
    VehicleArrivedAt = "vehicleArrivedAt", Kind::DateTime, true, IfAbsent::Unknown;
    /// Listed-but-missing reported at (loss-8).
    MissingReportedAt = "missingReportedAt", Kind::Report, true, IfAbsent::Unknown;
    /// Arrival scan (loss-9).
    ScannedAt = "scannedAt", Kind::DateTime, true, IfAbsent::Unknown;
    /// Damage reported at (loss-9).
    DamageReportedAt = "damageReportedAt", Kind::Report, true, IfAbsent::Unknown;
    /// Cooperated with the sending station on the damage (loss-9).
    Cooperated = "cooperated", Kind::YesNo, true, YES;
    /// Force majeure (loss-15d).
    ForceMajeure = "forceMajeure", Kind::YesNo, true, NO;
    /// Delivery deadline (delay-1); without it no delay is assessed. A day runs to its end.
    DueAt = "dueAt", Kind::Moment, false, IfAbsent::None;
    /// Signed at (delay-1).
    SignedAt = "signedAt", Kind::Moment, true, IfAbsent::Assumed(Assumed::NotSoFar);
    /// Cause of the delay (delay-3a…e).
    DelayCause = "delayCause", Kind::Choice(DelayCause::CODES), true, FIRST;
    /// Kind of delivery station (delay-3, loss-7).
    DeliveredBy = "deliveredBy", Kind::Choice(DeliveredBy::CODES), true, IfAbsent::Unknown;
    /// Delivered inside the Henan network (delay-2).
    InNetwork = "inNetwork", Kind::YesNo, true, YES;
    /// Claimant (loss-15a, b).
    Claimant = "claimant", Kind::Choice(Claimant::CODES), true, IfAbsent::Unknown;
    /// Filing date (loss-2, 5, 15c, 15e).
    ClaimedOn = "claimedOn", Kind::Date, true, IfAbsent::Assumed(Assumed::Today);
    /// Day the station stopped or was replaced (loss-15c).
    ClosedOn = "closedOn", Kind::Date, true, IfAbsent::Assumed(Assumed::NotSoFar);
    /// Claim form (loss-2).
    ClaimForm = "claimForm", Kind::YesNo, false, NO;
    /// Waybill (loss-2).
    WaybillCopy = "waybillCopy", Kind::YesNo, false, NO;
    /// Proof of value (loss-2).
    ValueProof = "valueProof", Kind::YesNo, false, NO;
}

impl Field {
    /// The three documents of loss-2.
    pub const DOCUMENTS: [Self; 3] = [Self::ClaimForm, Self::WaybillCopy, Self::ValueProof];

    /// Its key in the record.
    #[must_use]
    pub const fn key(self) -> &'static str {
        self.spec().key
    }
}

impl serde::Serialize for Field {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_unit_variant("Field", u32::from(self.index()), self.key())
    }
}
