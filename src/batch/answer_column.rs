//! The columns that an answer fills in a table.

use crate::choice::choices;

choices! {
    /// A column of answers; the codes are the names of the columns wherever programs read them.
    AnswerColumn {
        /// Whether the claim may be filed.
        Filing = "filing",
        /// What becomes of the claim.
        Outcome = "outcome",
        /// Who bears the claim.
        Liable = "liable",
        /// What becomes of the delay.
        Delay = "delay",
        /// Who is fined for the delay.
        Fined = "fined",
        /// The least compensation.
        CompensationLeast = "compensationMin",
        /// The most compensation.
        CompensationMost = "compensationMax",
        /// The least fine.
        FineLeast = "fineMin",
        /// The most fine.
        FineMost = "fineMax",
        /// The most that a party bears for its own parcel.
        OwnLossMost = "ownLossMax",
        /// The most that a party bears for other parcels.
        OthersLossMost = "othersLossMax",
        /// The least that we get.
        ReceivesLeast = "receivesMin",
        /// The most that we get.
        ReceivesMost = "receivesMax",
        /// The most that we pay.
        PaysMost = "paysMax",
        /// The most that we are fined.
        FinedMost = "finedMax",
        /// The most that we bear.
        BearsMost = "bearsMax",
        /// The time limit that runs out next.
        Next = "next",
        /// Its last day or minute.
        NextAt = "nextAt",
        /// What is worth asking for first.
        Ask = "ask",
        /// The clauses that apply.
        Applies = "applies",
        /// The clauses that may apply.
        Open = "open",
        /// Where the answer rests on one reading.
        Doubts = "doubts",
        /// What was entered beside the table.
        Changed = "changed",
        /// What is wrong with the row.
        Problems = "problems",
    }
}

impl AnswerColumn {
    /// Returns whether the column says what the answer means for us.
    #[must_use]
    pub const fn is_ours(self) -> bool {
        matches!(self, Self::ReceivesLeast | Self::ReceivesMost | Self::PaysMost | Self::FinedMost | Self::BearsMost)
    }
}
