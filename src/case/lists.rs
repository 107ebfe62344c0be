//! The lists a fact is chosen from.

use crate::choice::choices;

choices! {
    /// What happened to the parcel (loss-1).
    Problem {
        /// Nothing happened to the parcel itself.
        None = "none",
        /// The parcel is being looked for; it may be lost or not.
        Missing = "missing",
        /// The parcel is lost.
        Lost = "lost",
        /// The parcel is damaged.
        Damaged = "damaged",
        /// Contents of the parcel are missing.
        Short = "short",
        /// The parcel is contaminated.
        Contaminated = "contaminated",
        /// Something happened that the regulation does not name.
        Other = "other",
    }
    /// Where it happened to the parcel (loss-3, loss-4, loss-7, loss-8, loss-10).
    Stage {
        /// It happened at the sending station.
        Origin = "origin",
        /// It happened between the stations.
        Transit = "transit",
        /// It happened at the delivery station.
        Delivery = "delivery",
    }
    /// The link of the transit in which it happened; it changes no sum.
    Leg {
        /// The sorting centre is the link.
        Sorting = "sorting",
        /// The line-haul is the link.
        Linehaul = "linehaul",
        /// The airport is the link.
        Airport = "airport",
        /// The freight company is the link.
        Freight = "freight",
    }
    /// How much of the value is gone (loss-10).
    Extent {
        /// A part of the value is gone.
        Partial = "partial",
        /// All of the value is gone.
        Total = "total",
    }
    /// What damaged or contaminated the parcel (loss-14).
    Cause {
        /// Handling did, such as crushing or broken glass.
        Handling = "handling",
        /// Liquid or prohibited goods in this parcel did.
        OwnProhibited = "own-prohibited",
        /// Liquid or prohibited goods in another parcel did.
        OtherProhibited = "other-prohibited",
    }
    /// What caused the delay (delay-3a to delay-3e).
    DelayCause {
        /// None of the causes that the regulation names.
        None = "none",
        /// A waybill was wrongly used (delay-3a).
        WaybillMisuse = "waybill-misuse",
        /// The destination mark was wrong (delay-3b).
        WrongMark = "wrong-mark",
        /// Recipient details were incomplete or wrong (delay-3c).
        RecipientDetails = "recipient-details",
        /// The recipient made a special request (delay-3d).
        RecipientRequest = "recipient-request",
        /// The packaging was unfit or the shape odd (delay-3e).
        Packaging = "packaging",
    }
    /// The kind of station that delivers the parcel (delay-3, loss-7).
    DeliveredBy {
        /// An ordinary station delivers.
        Station = "station",
        /// An agency station delivers.
        Agency = "agency",
    }
    /// Who files the claim (loss-15a, loss-15b).
    Claimant {
        /// A station under direct contract files.
        Direct = "direct",
        /// A franchise station without a direct contract files.
        Indirect = "indirect",
        /// An agency point that bought its materials from headquarters files.
        AgencySupplied = "agency-supplied",
        /// An agency point that did not buy its materials from headquarters files.
        AgencyUnsupplied = "agency-unsupplied",
        /// A customer files.
        Customer = "customer",
    }
    /// Who we are in this parcel, so that the estimate can say what it means for us.
    We {
        /// We are the sending station.
        Origin = "origin",
        /// We are the delivery station.
        Delivery = "delivery",
        /// We are an agency station.
        Agency = "agency",
        /// We are the transit link.
        Transit = "transit",
    }
}
