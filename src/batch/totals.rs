//! The running totals of a table: four kinds of money apart, every sum a range.

use crate::estimate::{Brief, DelayOutcome, Filing, Ours, Outcome, Party};
use crate::money::{Fen, Range};
use crate::set::Set;
use std::collections::BTreeMap;

/// A sum over many rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    /// The least that it can be.
    pub min: Fen,
    /// The most that it can be, without the rows that have no upper limit.
    pub max: Fen,
    /// The number of rows that have no upper limit.
    pub unlimited: i64,
    /// The number of rows for which the regulation does not say: they are in no sum.
    pub unregulated: i64,
}

/// The totals of some rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Account {
    /// The number of rows.
    pub rows: i64,
    /// The compensation that claimants can get.
    pub compensation: Sum,
    /// The fines that are paid to the network.
    pub fine: Sum,
    /// The losses that parties bear for their own parcels.
    pub own_loss: Sum,
    /// The losses that parties bear for parcels that theirs contaminated.
    pub others_loss: Sum,
    /// What it means for us: what we get, pay, are fined and bear, where the rows say who we are.
    pub ours: [Sum; 4],
}

/// What a party pays, is fined and bears over many rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// The number of rows that name it.
    pub rows: i64,
    /// The compensation that it pays.
    pub pays: Sum,
    /// The fines that it pays to the network.
    pub fined: Sum,
    /// The losses that it bears itself.
    pub bears: Sum,
}

/// What rows may come to, by which they are added up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Becomes {
    /// Whether the claims may be filed; empty where there are none.
    pub filing: Set<Filing>,
    /// What may become of the claims.
    pub outcome: Set<Outcome>,
    /// What may become of the delays; empty where no deadline is known.
    pub delay: Set<DelayOutcome>,
}

/// The totals of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// All sound rows.
    pub all: Account,
    /// The number of rows that are not sound: they are in no sum.
    pub unsound: i64,
    /// The same rows by what they may come to.
    pub by_outcome: BTreeMap<Becomes, Account>,
    /// What each party that is named pays, is fined and bears.
    pub parties: BTreeMap<Party, Share>,
}

impl Sum {
    /// Returns the sum as a range; without an upper limit where a row has none.
    #[must_use]
    pub fn range(self) -> Range {
        Range { min: self.min, max: (self.unlimited == 0).then_some(self.max) }
    }

    /// Adds the sum of so many rows that are alike.
    fn add(&mut self, range: Option<Range>, rows: i64) {
        match range {
            None => self.unregulated += rows,
            Some(range) => {
                self.min = self.min + range.min;
                self.max = self.max + range.max.unwrap_or_default();
                self.unlimited += if range.max.is_none() { rows } else { 0 };
            }
        }
    }

    fn join(&mut self, other: Self) {
        self.min = self.min + other.min;
        self.max = self.max + other.max;
        self.unlimited += other.unlimited;
        self.unregulated += other.unregulated;
    }
}

impl Account {
    fn add(&mut self, brief: &Brief, rows: i64) {
        let Self { rows: all, compensation, fine, own_loss, others_loss, ours } = self;
        *all += rows;
        compensation.add(brief.sums.compensation, rows);
        fine.add(brief.sums.fine, rows);
        own_loss.add(Some(brief.sums.own_loss), rows);
        others_loss.add(Some(brief.sums.others_loss), rows);
        if let Some(Ours { receives, pays, fined, bears }) = brief.ours {
            ours.iter_mut().zip([receives, pays, fined, bears]).for_each(|(sum, range)| sum.add(Some(range), rows));
        }
    }

    fn join(&mut self, other: &Self) {
        self.rows += other.rows;
        for (sum, other) in self.each_mut().into_iter().zip(other.clone().each_mut()) {
            sum.join(*other);
        }
    }

    fn each_mut(&mut self) -> [&mut Sum; 8] {
        let Self { compensation, fine, own_loss, others_loss, ours: [receives, pays, fined, bears], .. } = self;
        [compensation, fine, own_loss, others_loss, receives, pays, fined, bears]
    }
}

impl Totals {
    /// Adds so many rows that are alike, whose sums stand in `brief` together; one row is its own sum.
    pub fn add(&mut self, brief: &Brief, rows: i64) {
        self.all.add(brief, rows);
        let becomes = Becomes { filing: brief.filing, outcome: brief.outcome, delay: brief.delay };
        self.by_outcome.entry(becomes).or_default().add(brief, rows);
        for stake in &brief.parties {
            let share = self.parties.entry(stake.party).or_default();
            share.rows += rows;
            share.pays.add(Some(stake.pays), rows);
            share.fined.add(Some(stake.fined), rows);
            share.bears.add(Some(stake.bears), rows);
        }
    }

    /// Adds the totals of other rows.
    pub fn join(&mut self, other: &Self) {
        self.all.join(&other.all);
        self.unsound += other.unsound;
        for (becomes, account) in &other.by_outcome {
            self.by_outcome.entry(*becomes).or_default().join(account);
        }
        for (party, other) in &other.parties {
            let share = self.parties.entry(*party).or_default();
            share.rows += other.rows;
            share.pays.join(other.pays);
            share.fined.join(other.fined);
            share.bears.join(other.bears);
        }
    }
}
