//! The lists a fact is chosen from: their codes are the same in the form, a draft, a link and the API.

/// A list of values with their stable codes.
pub trait Choice: Copy + Sized + 'static {
    /// Every value, in the order of the list.
    const ALL: &'static [Self];
    /// Their codes, in the same order.
    const CODES: &'static [&'static str];
    /// The place in the list.
    fn index(self) -> u8;
    /// The value at a place, if the list is that long.
    #[must_use]
    fn at(index: u8) -> Option<Self> {
        Self::ALL.get(usize::from(index)).copied()
    }
    /// The stable code.
    #[must_use]
    fn code(self) -> &'static str {
        Self::CODES.get(usize::from(self.index())).copied().unwrap_or_default()
    }

    /// The value of this code.
    fn by_code(code: &str) -> Option<Self> {
        let index = Self::CODES.iter().position(|known| *known == code)?;
        Self::at(u8::try_from(index).ok()?)
    }
}

macro_rules! choices {
    ($($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $value:ident = $code:literal),+ $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vdoc])* $value),+ }
        impl $crate::case::Choice for $name {
            const ALL: &'static [Self] = &[$(Self::$value),+];
            const CODES: &'static [&'static str] = &[$($code),+];
            fn index(self) -> u8 { self as u8 }
        }
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let code = $crate::case::Choice::code(*self);
                serializer.serialize_unit_variant(stringify!($name), u32::from(*self as u8), code)
            }
        }
    )+};
}
pub(crate) use choices;

choices! {
    /// What happened to the parcel (loss-1).
    Problem {
        /// Nothing.
        None = "none",
        /// Looked for, lost or not.
        Missing = "missing",
        /// Lost.
        Lost = "lost",
        /// Damaged.
        Damaged = "damaged",
        /// Contents short.
        Short = "short",
        /// Contaminated.
        Contaminated = "contaminated",
        /// Anything that the regulation does not name.
        Other = "other",
    }
    /// Where it happened.
    Stage {
        /// At the sending station.
        Origin = "origin",
        /// Between the stations.
        Transit = "transit",
        /// At the delivery station.
        Delivery = "delivery",
    }
    /// The link of the transit; it changes no sum.
    Leg {
        /// Sorting centre.
        Sorting = "sorting",
        /// Line-haul.
        Linehaul = "linehaul",
        /// Airport.
        Airport = "airport",
        /// Freight company.
        Freight = "freight",
    }
    /// How much of the value is gone (loss-10).
    Extent {
        /// A part.
        Partial = "partial",
        /// All.
        Total = "total",
    }
    /// What damaged or contaminated it (loss-14).
    Cause {
        /// Handling, crushing, broken glass.
        Handling = "handling",
        /// Liquid or prohibited goods in this parcel.
        OwnProhibited = "own-prohibited",
        /// Liquid or prohibited goods in another parcel.
        OtherProhibited = "other-prohibited",
    }
    /// What made the delivery late (delay-3a…e).
    DelayCause {
        /// None of those named.
        None = "none",
        /// A waybill wrongly used.
        WaybillMisuse = "waybill-misuse",
        /// A wrong destination mark.
        WrongMark = "wrong-mark",
        /// Recipient details incomplete or wrong.
        RecipientDetails = "recipient-details",
        /// A special request of the recipient.
        RecipientRequest = "recipient-request",
        /// Unfit packaging or an odd shape.
        Packaging = "packaging",
    }
    /// What kind of station delivers (delay-3, loss-7).
    DeliveredBy {
        /// An ordinary delivery station.
        Station = "station",
        /// An agency station.
        Agency = "agency",
    }
    /// Who files the claim (loss-15a, b).
    Claimant {
        /// A station under direct contract.
        Direct = "direct",
        /// A franchise station without a direct contract.
        Indirect = "indirect",
        /// An agency point that bought its materials from headquarters.
        AgencySupplied = "agency-supplied",
        /// An agency point that did not.
        AgencyUnsupplied = "agency-unsupplied",
        /// A customer.
        Customer = "customer",
    }
    /// Who we are in this parcel.
    We {
        /// The sending station.
        Origin = "origin",
        /// The delivery station.
        Delivery = "delivery",
        /// An agency station.
        Agency = "agency",
        /// The transit link.
        Transit = "transit",
    }
}
