//! The clauses that the rules know, the departments that a regulation names, and whether it holds.

use crate::choice::choices;

choices! {
    /// A clause of the regulation, by its place: `loss-15c` is 遗失件 十五 C.
    ClauseId {
        /// Late is what the system's record says.
        Delay1 = "delay-1",
        /// The fine per day.
        Delay2 = "delay-2",
        /// Agencies are not fined.
        Delay3 = "delay-3",
        /// Excuse: waybill wrongly used.
        Delay3a = "delay-3a",
        /// Excuse: wrong destination mark.
        Delay3b = "delay-3b",
        /// Excuse: recipient details.
        Delay3c = "delay-3c",
        /// Excuse: request of the recipient.
        Delay3d = "delay-3d",
        /// Excuse: packaging or shape.
        Delay3e = "delay-3e",
        /// What counts as a loss.
        Loss1 = "loss-1",
        /// How and when to file.
        Loss2 = "loss-2",
        /// Lost in delivery.
        Loss3 = "loss-3",
        /// Lost in transit.
        Loss4 = "loss-4",
        /// Filed too late.
        Loss5 = "loss-5",
        /// Replaced station.
        Loss6 = "loss-6",
        /// Lost at an agency.
        Loss7 = "loss-7",
        /// Listed but missing, not reported in time.
        Loss8 = "loss-8",
        /// Damage not reported in time.
        Loss9 = "loss-9",
        /// Partial damage and missing contents.
        Loss10 = "loss-10",
        /// Cash.
        Loss11 = "loss-11",
        /// Wrong recipient details.
        Loss12 = "loss-12",
        /// Handed over without consent.
        Loss13 = "loss-13",
        /// Liquid and prohibited goods.
        Loss14 = "loss-14",
        /// Refused: no direct contract, no supplies.
        Loss15a = "loss-15a",
        /// Refused: a customer.
        Loss15b = "loss-15b",
        /// Refused: too late after the station stopped.
        Loss15c = "loss-15c",
        /// Refused: force majeure.
        Loss15d = "loss-15d",
        /// Refused: after a month.
        Loss15e = "loss-15e",
    }
    /// A department that the regulation names.
    Department {
        /// 网络监察部: delays.
        Supervision = "supervision",
        /// 网络稽查部: receives claims, rules on damage.
        Inspection = "inspection",
        /// 网络仲裁部: does not admit.
        Arbitration = "arbitration",
        /// 网络管理部: agencies' delays.
        Administration = "administration",
    }
    /// Whether a regulation holds.
    Status {
        /// Not in force.
        Draft = "draft",
        /// In force.
        InForce = "in-force",
        /// Its source does not say.
        Unknown = "unknown",
    }
}
