//! The clauses that the rules know, the departments that a regulation names, and whether it holds.

use crate::choice::choices;

choices! {
    /// A clause of the parcel rules, named by its place in chapter 5, section 4: `loss-15c` is 遗失件 十五 C.
    ClauseId {
        /// Delayed parcels 1: a parcel is delayed when the system's record says so.
        Delay1 = "delay-1",
        /// Delayed parcels 2: the fine for each day of delay, and its cap.
        Delay2 = "delay-2",
        /// Delayed parcels 3: a late delivery by an agency draws no fine.
        Delay3 = "delay-3",
        /// Delayed parcels 3, 1 A: a delay caused by a waybill that was wrongly used is excused.
        Delay3a = "delay-3a",
        /// Delayed parcels 3, 1 B: a delay caused by a wrong destination mark is excused.
        Delay3b = "delay-3b",
        /// Delayed parcels 3, 1 C: a delay caused by incomplete or wrong recipient details is excused.
        Delay3c = "delay-3c",
        /// Delayed parcels 3, 1 D: a delay caused by a special request of the recipient is excused.
        Delay3d = "delay-3d",
        /// Delayed parcels 3, 1 E: a delay caused by unfit packaging or an odd shape is excused.
        Delay3e = "delay-3e",
        /// Lost parcels 1: what counts as a loss.
        Loss1 = "loss-1",
        /// Lost parcels 2: how a claim is filed, within which days, and with which documents.
        Loss2 = "loss-2",
        /// Lost parcels 3: compensation for a parcel that was lost in delivery, and its cap.
        Loss3 = "loss-3",
        /// Lost parcels 4: compensation for a parcel that was lost in transit, and its cap.
        Loss4 = "loss-4",
        /// Lost parcels 5: a claim that is filed too late is not compensated.
        Loss5 = "loss-5",
        /// Lost parcels 6: the sum for a parcel that was lost because a station was replaced.
        Loss6 = "loss-6",
        /// Lost parcels 7: the sum for a parcel that was lost at an agency, and its cap.
        Loss7 = "loss-7",
        /// Lost parcels 8: a parcel that is listed but missing must be reported within the minutes stated.
        Loss8 = "loss-8",
        /// Lost parcels 9: damage must be reported within the minutes stated.
        Loss9 = "loss-9",
        /// Lost parcels 10: partial damage and missing contents are settled at discretion.
        Loss10 = "loss-10",
        /// Lost parcels 11: cash may not be sent.
        Loss11 = "loss-11",
        /// Lost parcels 12: wrong or incomplete recipient details are the sending station's fault.
        Loss12 = "loss-12",
        /// Lost parcels 13: a parcel that was handed over without the recipient's consent is the delivery station's
        /// fault.
        Loss13 = "loss-13",
        /// Lost parcels 14: damage by liquid or other prohibited goods is borne by their sending station.
        Loss14 = "loss-14",
        /// Lost parcels 15 A: no claim by a station without a direct contract, or an agency that bought no supplies.
        Loss15a = "loss-15a",
        /// Lost parcels 15 B: no claim by a customer.
        Loss15b = "loss-15b",
        /// Lost parcels 15 C: no claim too late after the station stopped or was replaced.
        Loss15c = "loss-15c",
        /// Lost parcels 15 D: no claim for shortage or disappearance by force majeure.
        Loss15d = "loss-15d",
        /// Lost parcels 15 E: no claim more than the months stated after the sending date.
        Loss15e = "loss-15e",
    }
    /// A department of the network that the regulation names.
    Department {
        /// 网络监察部, the supervision department; it watches delays (delay-2).
        Supervision = "supervision",
        /// 网络稽查部, the inspection department; it receives claims and rules on damage (loss-2, loss-9).
        Inspection = "inspection",
        /// 网络仲裁部, the arbitration department; it decides which claims are not admitted (loss-15a to loss-15e).
        Arbitration = "arbitration",
        /// 网络管理部, the network administration; it assists with delays of agencies (delay-3).
        Administration = "administration",
    }
    /// Whether a regulation is in force.
    Status {
        /// The regulation is a draft and not in force.
        Draft = "draft",
        /// The regulation is in force.
        InForce = "in-force",
        /// The source of the regulation does not say whether it is in force.
        Unknown = "unknown",
    }
}
