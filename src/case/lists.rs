//! The lists a fact is chosen from.

use crate::choice::choices;

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
