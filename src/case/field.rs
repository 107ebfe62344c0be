//! The one table of fields: it drives parsing, checking, labels and documentation.

use super::lists::{Cause, Claimant, DelayCause, DeliveredBy, Extent, Leg, Problem, Stage, We};
use crate::choice::Choice;

/// The kind of value that a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A text of at most the number of characters given.
    Text(usize),
    /// One of the codes given.
    Choice(&'static [&'static str]),
    /// Yes or no: `true` or `false`.
    YesNo,
    /// A sum in yuan with at most two decimals.
    Yuan,
    /// A date such as `2012-03-01`.
    Date,
    /// A date with a clock time, such as `2012-03-01T08:30`, China time.
    DateTime,
    /// A date with or without a clock time, China time.
    Moment,
    /// A date with a clock time, or `"no"` where nothing has been reported so far.
    Report,
}

/// What the rules take for a field that is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IfAbsent {
    /// The rules take nothing: the field is for the record or is not assessed.
    None,
    /// The fact is unknown, and the estimate covers every possibility.
    Unknown,
    /// The fact is assumed, and the assumption is listed where it bore on the result.
    Assumed(Assumed),
}

/// The value that is assumed for a field that is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Assumed {
    /// The value at this place of the list, from 0.
    Choice(u8),
    /// Yes (`true`) or no (`false`).
    Flag(bool),
    /// The sum of 0 yuan.
    Nothing,
    /// The event has not happened so far.
    NotSoFar,
    /// The day of the estimate.
    Today,
}

/// A row of the table of fields: all that is known of one field.
#[derive(Clone, Copy, Debug)]
pub struct Spec {
    /// The field that the row describes.
    pub field: Field,
    /// The key of the field in a record.
    pub key: &'static str,
    /// The kind of value that the field holds.
    pub kind: Kind,
    /// Whether the field may say `"unknown"`.
    pub unknown: bool,
    /// What the rules take when the field is left out.
    pub default: IfAbsent,
}

macro_rules! fields {
    ($(#[doc = $doc:literal] $name:ident = $key:literal, $kind:expr, $unknown:literal, $default:expr;)+) => {
        /// A field of a case; each has one key in a record.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Field { $(#[doc = $doc] $name),+ }
        impl Choice for Field {
            const ALL: &'static [Self] = &[$(Self::$name),+];
            const CODES: &'static [&'static str] = &[$($key),+];
            fn index(self) -> u8 { self as u8 }
        }
        impl Field {
            /// The number of fields.
            pub const COUNT: usize = [$($key),+].len();
            /// Returns the row of the table for this field.
            #[must_use]
            pub const fn spec(self) -> Spec {
                match self { $(Self::$name => Spec { field: self, key: $key, kind: $kind, unknown: $unknown, default: $default }),+ }
            }
            /// Returns the label of the field in English and the clauses that use it.
            #[must_use]
            pub const fn doc(self) -> &'static str {
                match self { $(Self::$name => $doc),+ }
            }
            /// Returns the field with this key; `None` where there is none.
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
    /// Waybill number: the number of the parcel, for the record only; it changes no result.
    Waybill = "waybill", Kind::Text(40), false, IfAbsent::None;
    /// Who we are in this parcel: the party for which the estimate states `ours`.
    We = "we", Kind::Choice(We::CODES), false, IfAbsent::None;
    /// Sending date: the day on which the parcel was sent (loss-2, loss-5, loss-15e).
    SentOn = "sentOn", Kind::Date, true, IfAbsent::Unknown;
    /// Kind of problem: what happened to the parcel (loss-1).
    Problem = "problem", Kind::Choice(Problem::CODES), false, FIRST;
    /// Where it happened: at which stage of the way (loss-3, loss-4, loss-7, loss-8, loss-10).
    Stage = "stage", Kind::Choice(Stage::CODES), true, IfAbsent::Unknown;
    /// Transit link: the link between the stations where it happened; it changes no sum.
    Leg = "leg", Kind::Choice(Leg::CODES), false, IfAbsent::None;
    /// Extent of the damage: whether a part or all of the value is gone (loss-10).
    Extent = "extent", Kind::Choice(Extent::CODES), true, IfAbsent::Unknown;
    /// Cause of the damage (loss-14); unknown by default when contaminated, ignored with other problems.
    Cause = "cause", Kind::Choice(Cause::CODES), true, FIRST;
    /// Lost because the station was replaced (loss-6).
    StationChange = "stationChange", Kind::YesNo, true, NO;
    /// Loss (actual value): the sum in yuan that compensation follows (loss-3, loss-4, loss-7, loss-10, loss-14).
    Value = "value", Kind::Yuan, true, IfAbsent::Unknown;
    /// Loss of other, contaminated parcels: the sum in yuan (loss-14).
    OthersLoss = "othersLoss", Kind::Yuan, true, IfAbsent::Assumed(Assumed::Nothing);
    /// Cash inside: whether the parcel held cash (loss-11).
    Cash = "cash", Kind::YesNo, true, NO;
    /// Recipient details wrong, misdelivered for it, not recoverable (loss-12).
    AddressFault = "addressFault", Kind::YesNo, true, NO;
    /// Handed to another person without the recipient's consent (loss-13).
    ProxySigned = "proxySigned", Kind::YesNo, true, NO;
    /// On the hand-over list: whether the parcel stands on the list of the vehicle (loss-8).
    Listed = "listed", Kind::YesNo, true, IfAbsent::Unknown;
    /// Arrival of the network vehicle: the minute from which a missing parcel must be reported (loss-8).
    VehicleArrivedAt = "vehicleArrivedAt", Kind::DateTime, true, IfAbsent::Unknown;
    /// Listed-but-missing reported at: when the parcel that was not there was reported (loss-8).
    MissingReportedAt = "missingReportedAt", Kind::Report, true, IfAbsent::Unknown;
    /// Arrival scan: the minute from which damage must be reported (loss-9).
    ScannedAt = "scannedAt", Kind::DateTime, true, IfAbsent::Unknown;
    /// Damage reported at: when the damage was reported as a problem parcel (loss-9).
    DamageReportedAt = "damageReportedAt", Kind::Report, true, IfAbsent::Unknown;
    /// Cooperated with the sending station on the damage (loss-9).
    Cooperated = "cooperated", Kind::YesNo, true, YES;
    /// Force majeure: whether war, fire, earthquake or the like caused it (loss-15d).
    ForceMajeure = "forceMajeure", Kind::YesNo, true, NO;
    /// Delivery deadline (delay-1); without it no delay is assessed. A day runs to its end.
    DueAt = "dueAt", Kind::Moment, false, IfAbsent::None;
    /// Signed at: when the recipient signed for the parcel (delay-1).
    SignedAt = "signedAt", Kind::Moment, true, IfAbsent::Assumed(Assumed::NotSoFar);
    /// Cause of the delay: one that excuses it, or none of them (delay-3a to delay-3e).
    DelayCause = "delayCause", Kind::Choice(DelayCause::CODES), true, FIRST;
    /// Kind of delivery station: an ordinary station or an agency (delay-3, loss-7).
    DeliveredBy = "deliveredBy", Kind::Choice(DeliveredBy::CODES), true, IfAbsent::Unknown;
    /// Delivered inside the Henan network (delay-2).
    InNetwork = "inNetwork", Kind::YesNo, true, YES;
    /// Claimant: who files the claim (loss-15a, loss-15b).
    Claimant = "claimant", Kind::Choice(Claimant::CODES), true, IfAbsent::Unknown;
    /// Filing date: the day on which the claim is filed (loss-2, loss-5, loss-15c, loss-15e).
    ClaimedOn = "claimedOn", Kind::Date, true, IfAbsent::Assumed(Assumed::Today);
    /// Day the station stopped or was replaced (loss-15c).
    ClosedOn = "closedOn", Kind::Date, true, IfAbsent::Assumed(Assumed::NotSoFar);
    /// Claim form: whether the confirmed form is at hand (loss-2).
    ClaimForm = "claimForm", Kind::YesNo, false, NO;
    /// Waybill: whether the parcel's waybill is at hand (loss-2).
    WaybillCopy = "waybillCopy", Kind::YesNo, false, NO;
    /// Proof of value: whether a packing list, trade record or the like is at hand (loss-2).
    ValueProof = "valueProof", Kind::YesNo, false, NO;
}

impl Field {
    /// The three documents that a claim needs (loss-2).
    pub const DOCUMENTS: [Self; 3] = [Self::ClaimForm, Self::WaybillCopy, Self::ValueProof];

    /// Returns the key of the field in a record.
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
