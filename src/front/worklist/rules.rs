//! What if all rows were answered by another rulebook.

use super::at_hand::{For, Worklist};
use super::msg::Msg;
use super::run::{Run, What};
use crate::front::effects::Effects;
use crate::front::focus::Focus;
use crate::front::shared::Shared;
use crate::rulebook::DEFAULT_ID;
use crate::worklist::protocol::{Request, Rules};

/// The other rulebooks with parcel rules: what each is called, and its files. Those of the one in use are no other.
#[must_use]
pub fn others(shared: &Shared) -> Vec<(String, Rules)> {
    let used = &shared.rules.in_use;
    let all = shared.rules.library.known().iter();
    let others = all.filter(|kept| kept.rulebook.parcel.is_some() && kept.rulebook.head.digest != used.digest);
    let named = |kept: &crate::front::library::Kept| {
        let head = &kept.rulebook.head;
        let files = if head.id == DEFAULT_ID { Vec::new() } else { vec![kept.file.clone()] };
        (shared.fill("manyRulebook", &[("title", head.title(shared.lang)), ("id", &head.id)]), files)
    };
    others.map(named).collect()
}

impl Worklist {
    /// What the clerk does about other rules.
    pub(super) fn what_if(&mut self, msg: Msg, shared: &Shared) -> Effects {
        match msg {
            Msg::Rules(place) => {
                self.other_rules = place.parse().unwrap_or_default();
                Effects::default()
            }
            _ => {
                let Some((name, rules)) = others(shared).into_iter().nth(self.other_rules) else {
                    return Effects::quiet();
                };
                self.compared = Some((name, Default::default()));
                self.run = Some(Run::of(What::Compare, shared.now.millis));
                let compare = self.ask(For::Compare, Request::Compare(rules), shared);
                Effects::focus(Focus::Place("sheetRun")).call(compare)
            }
        }
    }
}
