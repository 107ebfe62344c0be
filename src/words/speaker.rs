//! What the sentences about one estimate need to know.

use super::fill::say;
use super::labels;
use super::sum::sum;
use crate::case::{Case, Field, Leg};
use crate::estimate::Party;
use crate::lang::{Lang, Text, text};
use crate::money::Range;
use crate::rulebook::ParcelRules;

/// The language, the rulebook and the case that sentences about one estimate need.
#[derive(Clone, Copy, Debug)]
pub struct Speaker<'a> {
    /// The language of the sentences.
    pub lang: Lang,
    /// The parcel rules; of several versions those of the one that leads.
    pub rulebook: &'a ParcelRules,
    /// The facts of the parcel.
    pub case: &'a Case,
}

impl Speaker<'_> {
    pub(crate) fn say(&self, text: Text, values: &[(&str, &str)]) -> String {
        say(text, values, self.lang)
    }

    pub(crate) fn sum(&self, range: Range) -> String {
        sum(range, self.lang)
    }

    /// The upper end alone.
    pub(crate) fn most(&self, range: Range) -> String {
        self.sum(range.max.map_or(range, Range::exactly))
    }

    /// The party; the transit link by its name, where that is known.
    pub(crate) fn party(&self, party: Party) -> String {
        let name = labels::party(party);
        match self.case.choice::<Leg>(Field::Leg).known() {
            Some(leg) if party == Party::Transit => {
                let leg = labels::leg(leg);
                self.say(
                    text("{party}（{leg}）", "{party} ({leg})"),
                    &[("party", name.get(self.lang)), ("leg", leg.get(self.lang))],
                )
            }
            _ => (*name.get(self.lang)).to_owned(),
        }
    }
}
