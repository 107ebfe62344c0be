//! What a row is to the rules: two rows with one key have one answer, but for the sums that grow with the value and the
//! days that the calendar says.

use super::worth::Worth;
use crate::case::{Answer, Case, Cause, Field, Problem, We};
use crate::choice::Choice;
use crate::money::Range;
use crate::rules::facts::{Delay, Fact, Given, Known};
use crate::set::Set;
use std::hash::{BuildHasherDefault, Hash, Hasher};

/// A key of 48 bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Key([u64; 6]);

/// What of a parcel the rules may look at at all, by its problem.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scope {
    /// The facts that they may ask for, as bits.
    facts: u32,
    /// The fields that they may look at.
    pub(super) fields: Set<Field>,
    /// Days late from which on nothing changes any more.
    pub(super) days: u32,
}

/// What is known of one fact takes four bits: an answer, open, or neither.
const OPEN: u64 = 8;
const NOTHING: u64 = 9;
const BITS: u32 = 4;
/// So many facts fit into a word.
const IN_A_WORD: usize = 16;
/// The facts that the figures decide, so that each version sees its own.
const BY_VERSION: [Fact; 4] = [Fact::Closing, Fact::Filed, Fact::DamageReported, Fact::MissingReported];
/// So many more versions than one have their place.
const MOST_VERSIONS: usize = 8;

/// A word holds a bit for each field in its half.
const _: () = assert!(Field::COUNT <= 32 && Fact::ALL.len() <= IN_A_WORD + 6);

impl Key {
    /// The key of a case as each version that applies sees it; none where it would not fit.
    pub(super) fn of<'a>(
        case: &Case,
        mut versions: impl Iterator<Item = &'a Given>,
        which: usize,
        worth: Option<Worth>,
        scope: Scope,
    ) -> Option<Self> {
        let given = versions.next()?;
        let mut key = [0; 6];
        let [first, second, third, others_loss, rest @ ..] = &mut key;
        let known = |given: &Given, fact: Fact| if scope.asks(fact) { bits(given.known(fact)) } else { NOTHING };
        for (place, fact) in Fact::ALL.iter().enumerate() {
            let word = if place < IN_A_WORD { &mut *first } else { &mut *second };
            *word = (*word << BITS) | known(given, *fact);
        }
        let claim = given.known(Fact::Problem) != Known::from(Problem::None);
        // What else a case gives follows from its facts.
        for flag in [claim && given.value_unproven && scope.fields.contains(Field::Value), given.force_majeure_possible]
        {
            *second = (*second << 1) | u64::from(flag);
        }
        let we = case.choice::<We>(Field::We).known().map_or(0, |we| we.index() + 1);
        *second = (*second << 3) | u64::from(we);
        let place = worth.map_or(Some(0), |worth| u8::try_from(worth.place + 1).ok())?;
        *second = (*second << 8) | u64::from(place);
        *second = (*second << 8) | u64::from(u8::try_from(which).ok()?);
        *third = (delay(given.delay, scope.days)? << 32) | open_fields(case, scope);
        *others_loss = others(given, scope)?;
        let mut more = 0;
        for (place, given) in versions.enumerate() {
            let word = rest.get_mut(place / BY_VERSION.len())?;
            *word = BY_VERSION.into_iter().fold(*word, |word, fact| (word << BITS) | known(given, fact));
            more = place + 1;
        }
        (more <= MOST_VERSIONS).then_some(Self(key))
    }
}

fn bits(known: Known) -> u64 {
    match known {
        Known::Is(answer) => answer.place().into(),
        Known::Open([]) => NOTHING,
        Known::Open(_) => OPEN,
    }
}

/// Whether it runs, whether it is of the same day, and the least and the most days; none where they do not fit.
fn delay(delay: Option<Delay>, most: u32) -> Option<u64> {
    /// Two numbers of this many bits, and two flags.
    const DAYS: u32 = 14;
    let Some(delay) = delay else { return Some(0) };
    let days = |days: u32| Some(days.min(most)).filter(|days| *days < 1 << DAYS).map(u64::from);
    let (least, latest) = (days(delay.days.min)?, days(delay.days.max?)?);
    let flags = (u64::from(delay.running) << 1) | u64::from(delay.same_day);
    Some((1 << (2 * DAYS + 2)) | (flags << (2 * DAYS)) | (latest << DAYS) | least)
}

/// The fields that would be asked for, where their fact is open.
fn open_fields(case: &Case, scope: Scope) -> u64 {
    let open = scope.fields.iter().filter(|field| Given::is_open(*field, case));
    open.fold(0, |bits, field| bits | (1 << field.index()))
}

/// The loss of other parcels, where prohibited goods of this one may have caused it.
fn others(given: &Given, scope: Scope) -> Option<u64> {
    let may_be_own = |fact| match given.known(fact) {
        Known::Is(cause) => cause == Cause::OwnProhibited.into(),
        Known::Open(_) => true,
    };
    let counts =
        [Fact::DamageCause, Fact::ContaminationCause].into_iter().any(|fact| scope.asks(fact) && may_be_own(fact));
    match given.others_loss {
        _ if !counts => Some(0),
        Range { max: None, .. } => Some(u64::MAX),
        Range { min, .. } => u64::try_from(min.fen()).ok(),
    }
}

impl Scope {
    pub(super) fn of((facts, fields): (Set<Fact>, Set<Field>), days: u32) -> Self {
        Self { facts: facts.iter().fold(0, |bits, fact| bits | (1 << fact.index())), fields, days }
    }

    pub(super) const fn asks(self, fact: Fact) -> bool {
        (self.facts >> fact as u32) & 1 == 1
    }

    /// Whether the value bears on anything.
    pub(super) fn asks_value(&self, case: &Case) -> bool {
        let no_claim = case.choice(Field::Problem).or(Problem::None) == Some(Problem::None);
        !no_claim && self.fields.contains(Field::Value) && matches!(case.yuan(Field::Value), Answer::Known(_))
    }
}

impl Hash for Key {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.iter().for_each(|word| state.write_u64(*word));
    }
}

/// Mixes whole words: keys come from no adversary, and a million of them are looked up.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Mix(u64);

pub(super) type Mixed = BuildHasherDefault<Mix>;

impl Hasher for Mix {
    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.write_u64((*byte).into()));
    }

    fn write_u64(&mut self, word: u64) {
        /// The golden ratio, as a fraction of 2^64.
        const RATIO: u64 = 0x9e37_79b9_7f4a_7c15;
        self.0 = (self.0.rotate_left(23) ^ word).wrapping_mul(RATIO);
    }

    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 29)
    }
}
