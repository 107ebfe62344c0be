//! Short marks by which a change is noticed. They guard against slips, not against forgers.

use crate::choice::Choice;
use crate::estimate::Estimate;
use crate::money::Range;
use crate::set::Set;
use sha2::{Digest, Sha256};
use std::fmt::{Display, Write};

/// Letters that no linkifier and no eye takes for something else.
const LETTERS: [char; 32] = [
    'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'm', 'n', 'p', 'q', 'r', 's', 't', 'u', 'v', 'w', 'x', 'y',
    'z', '2', '3', '4', '5', '6', '7', '8', '9',
];
/// Letters of a mark: two of the key, two of key and value.
pub(super) const MARK: usize = 4;
/// Letters of the result.
const RESULT: usize = 10;

fn letters(text: &str, count: usize) -> String {
    let letter = |byte: u8| LETTERS.get(usize::from(byte % 32)).copied().unwrap_or_default();
    Sha256::digest(text.as_bytes()).iter().take(count).map(|byte| letter(*byte)).collect()
}

/// The letters by which a key is known even where it is gone.
pub(super) fn key_mark(key: &str) -> String {
    letters(&format!("key {key}"), MARK / 2)
}

/// The mark of a fact.
pub(super) fn mark(key: &str, value: &str) -> String {
    key_mark(key) + &letters(&format!("{key}={value}"), MARK / 2)
}

/// Returns a short mark of the result of an estimate, whatever its words and the id of its rulebook.
///
/// It is made of sums and of the codes that the interface writes, so that equal results have equal marks.
///
/// ```
/// use parcel_claims::case::{Raw, check};
/// use parcel_claims::{estimate::estimate, receipt::result_mark, rulebook::ParcelRules};
/// let as_of = "2012-03-20T12:00:00".parse().unwrap();
/// let mark = |problem: &str| {
///     let (case, _) = check([("problem".into(), Raw::Text(problem.into()))], as_of);
///     result_mark(&estimate(&case, ParcelRules::built_in(), as_of))
/// };
/// assert_eq!(mark("lost"), mark("lost"));
/// assert_ne!(mark("lost"), mark("damaged"));
/// ```
#[must_use]
pub fn result_mark(estimate: &Estimate) -> String {
    let mut all = Substance::default();
    if let Some(claim) = &estimate.claim {
        all.set("filing", claim.filing).set("refusals", claim.refusals).set("outcome", claim.outcome);
        all.set("liable", claim.liable).sum(claim.compensation);
    }
    if let Some(delay) = &estimate.delay {
        all.set("delay", delay.outcome).set("liable", delay.liable).sum(delay.fine);
        all.say(&[&delay.days.min, &delay.days.max.unwrap_or(u32::MAX), &delay.running]);
        if let Some(cap) = delay.cap_on {
            all.say(&[&cap]);
        }
    }
    for line in &estimate.lines {
        let to = line.to.map_or("", Choice::code);
        all.say(&[&line.kind.code(), &line.clause.code(), &line.from.code(), &to, &line.certain])
            .sum(Some(line.amount));
    }
    for deadline in &estimate.deadlines {
        all.say(&[&deadline.id.code(), &deadline.due, &deadline.state.code()]);
    }
    for document in &estimate.documents {
        all.say(&[&document.field.key(), &document.have]);
    }
    letters(&all.0, RESULT)
}

/// What a station would argue about, written down.
#[derive(Default)]
struct Substance(String);

impl Substance {
    fn say(&mut self, values: &[&dyn Display]) -> &mut Self {
        for value in values {
            let _ = write!(self.0, "{value} "); // writing to a string cannot fail
        }
        self.0.push(';');
        self
    }

    fn set<T: Choice>(&mut self, what: &str, set: Set<T>) -> &mut Self {
        self.say(&[&what]);
        for one in set.iter() {
            self.say(&[&one.code()]);
        }
        self
    }

    fn sum(&mut self, sum: Option<Range>) {
        match sum {
            Some(Range { min, max: Some(max) }) => self.say(&[&min, &max]),
            Some(Range { min, max: None }) => self.say(&[&min, &"and more"]),
            None => self.say(&[&"not regulated"]),
        };
    }
}
