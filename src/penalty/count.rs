//! What one item comes to for one person.

use super::result::{Counted, Line, Reached, Share};
use super::sheet::{Entry, FigureId, Hundredths, Sheet};
use crate::money::Fen;
use crate::rulebook::file::{Counting, Item, PenaltyTable, PerDay, StepKind, Steps};
use crate::rulebook::{Figure, FigureName, Rulebook};

/// Per cent, in hundredths, of a whole.
const WHOLE: i64 = 10_000;

/// The line of an item: all its entries together, so that their order changes nothing.
pub(super) fn line(sheet: &Sheet, person: &str, table: &PenaltyTable, item: &Item, rulebook: &Rulebook) -> Line {
    let its = |(_, entry): &(usize, &Entry)| entry.person == person && entry.item == item.id.as_str();
    let all: Vec<(usize, &Entry)> = sheet.entries.iter().enumerate().filter(its).collect();
    // Where a condition does not hold, nothing is charged.
    let mut held = Vec::new();
    for (place, entry) in &all {
        let holds = item.holds(|condition| entry.holds(condition.id.as_str()));
        if holds != Some(false) {
            held.push(Held { place: *place, entry, is_open: holds.is_none() });
        }
    }
    let mut figures = Figures { sheet, rulebook, clause: item.clause.as_str(), blank: Vec::new() };
    let times = times(&item.counts, &held);
    let mut shares = Vec::new();
    let counted = counted(&item.counts, &held, times, &mut figures, &mut shares);
    let counted = match (counted, figures.blank) {
        (Some(counted), blank) if blank.is_empty() => counted,
        (_, figures) => Counted::NotSet { figures },
    };
    Line {
        table: table.id.as_str().to_owned(),
        item: item.id.as_str().to_owned(),
        clause: item.clause.as_str().to_owned(),
        entries: all.iter().map(|(place, _)| *place).collect(),
        times,
        department: item.department.is_some(),
        certain: Fen::ZERO,
        most: None,
        counted,
        shares,
    }
}

/// The line of an item that something else draws: nobody entered it.
pub(super) fn drawn(table: &PenaltyTable, item: &Item) -> Line {
    Line {
        table: table.id.as_str().to_owned(),
        item: item.id.as_str().to_owned(),
        clause: item.clause.as_str().to_owned(),
        entries: Vec::new(),
        times: 1,
        department: false,
        certain: Fen::ZERO,
        most: None,
        counted: Counted::Unstated,
        shares: Vec::new(),
    }
}

/// An entry of which no condition is denied.
struct Held<'a> {
    place: usize,
    entry: &'a Entry,
    /// Whether a condition is not answered.
    is_open: bool,
}

impl Held<'_> {
    fn share(&self, each: Fen, times: u32) -> Share {
        Share { entry: self.place, each, times, is_open: self.is_open }
    }
}

/// The figures that an item depends on.
pub(super) fn figures(item: &Item) -> Vec<FigureId> {
    let names: Vec<&FigureName> = match &item.counts {
        Counting::Occurrence(counts) => vec![&counts.sum],
        Counting::PerDay(counts) => std::iter::once(&counts.sum).chain(&counts.cap).collect(),
        Counting::WageShare(counts) => vec![&counts.percent],
        Counting::Points(counts) => vec![&counts.points],
        Counting::Steps(counts) => counts.steps.iter().filter_map(|step| step.figure.as_ref()).collect(),
        Counting::Measure(counts) => vec![&counts.after],
        Counting::Prize(counts) => counts.sum.iter().collect(),
        Counting::Unstated(_) => Vec::new(),
    };
    names.into_iter().map(|name| FigureId::of(item.clause.as_str(), &name.0)).collect()
}

/// Calendar days after the first.
fn days(entry: &Entry) -> u32 {
    let days = entry.days.map(|(from, to)| to.signed_duration_since(from).num_days());
    days.and_then(|days| u32::try_from(days).ok()).unwrap_or_default()
}

/// How often, for how many days; a measure has come as far as the largest number entered for it.
fn times(counts: &Counting, entries: &[Held<'_>]) -> u32 {
    let each = entries.iter().map(|held| match counts {
        Counting::PerDay(_) => days(held.entry),
        _ => held.entry.count,
    });
    match counts {
        Counting::Measure(_) => each.max().unwrap_or_default(),
        _ => each.fold(0, u32::saturating_add),
    }
}

/// What the shares of its entries come to.
fn sum(shares: &[Share], capped: bool) -> Counted {
    let all = |wanted: &dyn Fn(&&Share) -> bool| {
        shares.iter().filter(wanted).fold(Fen::ZERO, |all, share| all + share.each.times(share.times))
    };
    Counted::Sum { sum: all(&|share| !share.is_open), open: all(&|share| share.is_open), capped }
}

/// So much for each day, each entry up to the cap.
fn per_day(
    counts: &PerDay,
    entries: &[Held<'_>],
    figures: &mut Figures<'_>,
    shares: &mut Vec<Share>,
) -> Option<Counted> {
    let (rate, cap) = (figures.yuan(&counts.sum), counts.cap.as_ref().map(|cap| figures.yuan(cap)));
    let cap = match cap {
        Some(cap) => Some(cap?),
        None => None,
    };
    let rate = rate?;
    let mut capped = false;
    // Each entry is an incident of its own, with a cap of its own.
    for held in entries {
        let days = rate.times(days(held.entry));
        capped |= cap.is_some_and(|cap| days > cap);
        shares.push(held.share(cap.map_or(days, |cap| days.min(cap)), 1));
    }
    Some(sum(shares, capped))
}

/// The steps that so many times reach.
fn steps(counts: &Steps, times: u32, figures: &mut Figures<'_>) -> Counted {
    let steps = u32::try_from(counts.steps.len()).unwrap_or(u32::MAX);
    let part = counts.part.as_ref().map(|part| part.as_str().to_owned());
    let (mut reached, mut points, mut sum) = (Vec::new(), Hundredths(0), Fen::ZERO);
    for (step, _) in counts.steps.iter().zip(0..times) {
        let figure = step.figure.as_ref().and_then(|name| figures.number(name));
        let value = figure.unwrap_or_default();
        match step.does {
            StepKind::Points => points = Hundredths(points.0.saturating_add(value.0)),
            StepKind::Sum => sum = sum + Fen::from_fen(value.0.into()),
            StepKind::Reminder | StepKind::Warning => {}
        }
        reached.push(Reached { does: step.does, figure });
    }
    Counted::Steps { reached, beyond: times.saturating_sub(steps), part, points, sum }
}

/// None where a figure is blank. Of sums, what each entry adds goes into `shares`.
fn counted(
    counts: &Counting,
    entries: &[Held<'_>],
    times: u32,
    figures: &mut Figures<'_>,
    shares: &mut Vec<Share>,
) -> Option<Counted> {
    let one = match counts {
        Counting::Occurrence(counts) => {
            let each = figures.yuan(&counts.sum)?;
            shares.extend(entries.iter().map(|held| held.share(each, held.entry.count)));
            sum(shares, false)
        }
        Counting::PerDay(counts) => per_day(counts, entries, figures, shares)?,
        Counting::WageShare(counts) => {
            let percent = figures.number(&counts.percent)?;
            let each = |held: &Held<'_>| share(held.entry.base.unwrap_or_default(), percent);
            shares.extend(entries.iter().map(|held| held.share(each(held), held.entry.count)));
            sum(shares, false)
        }
        Counting::Points(counts) => {
            let points = Hundredths(figures.number(&counts.points)?.0.saturating_mul(times));
            Counted::Points { part: counts.part.as_str().to_owned(), points }
        }
        Counting::Steps(counts) => steps(counts, times, figures),
        Counting::Measure(counts) => {
            let after = figures.number(&counts.after)?;
            let times = times.saturating_mul(100);
            let reached = if counts.beyond { times > after.0 } else { times >= after.0 };
            Counted::Measure { reached, after, beyond: counts.beyond }
        }
        Counting::Prize(counts) => {
            let sum = match &counts.sum {
                Some(sum) => Some(figures.yuan(sum)?.times(times)),
                None => None,
            };
            Counted::Prize { sum, or_more: counts.or_more || sum.is_none() }
        }
        Counting::Unstated(_) => Counted::Unstated,
    };
    Some(one)
}

/// A share of a sum in per cent, to the nearest fen.
pub(super) fn share(base: Fen, percent: Hundredths) -> Fen {
    let exact = base.fen().saturating_mul(i64::from(percent.0));
    Fen::from_fen(exact.saturating_add(WHOLE / 2) / WHOLE)
}

/// Figures of a clause, with what the clerk gives for blanks.
pub(super) struct Figures<'a> {
    pub(super) sheet: &'a Sheet,
    pub(super) rulebook: &'a Rulebook,
    pub(super) clause: &'a str,
    /// Those asked for that nobody has given.
    pub(super) blank: Vec<FigureId>,
}

impl Figures<'_> {
    pub(super) fn number(&mut self, name: &FigureName) -> Option<Hundredths> {
        let figure = FigureId::of(self.clause, &name.0);
        let stated = self.rulebook.figure(&figure.clause, &figure.name).and_then(Figure::hundredths);
        let value = stated.map(Hundredths).or_else(|| self.sheet.figure(&figure));
        if value.is_none() && !self.blank.contains(&figure) {
            self.blank.push(figure);
        }
        value
    }

    fn yuan(&mut self, name: &FigureName) -> Option<Fen> {
        self.number(name).map(|figure| Fen::from_fen(figure.0.into()))
    }
}
