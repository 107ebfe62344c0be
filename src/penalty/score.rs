//! The monthly score with its parts, and the monthly appraisal that decides a bonus.

use super::count::{Figures, share};
use super::result::{AppraisalOf, Counted, Line, Paid, PartOf, ScoreOf};
use super::sheet::{FigureId, Hundredths, Sheet};
use crate::money::Fen;
use crate::rulebook::file::{Appraisal, Band, Pay, PenaltyTable, Score};
use crate::rulebook::{FigureName, Rulebook};

/// Per cent, in hundredths, of a whole.
const WHOLE: u32 = 10_000;

/// The scores of a person.
pub(super) fn scores(sheet: &Sheet, person: &str, lines: &[Line], rulebook: &Rulebook) -> Vec<ScoreOf> {
    let tables = rulebook.penalties.iter().filter_map(|table| Some((table, table.score.as_ref()?)));
    tables.map(|(table, score)| score_of(sheet, person, lines, table, score, rulebook)).collect()
}

fn score_of(
    sheet: &Sheet,
    person: &str,
    lines: &[Line],
    table: &PenaltyTable,
    score: &Score,
    rulebook: &Rulebook,
) -> ScoreOf {
    let mut figures = Figures { sheet, rulebook, clause: score.clause.as_str(), blank: Vec::new() };
    let lost_by_hand = |part: &str| {
        let key = format!("{}.{part}", table.id.as_str());
        let lost = sheet.person(person).and_then(|person| person.lost.iter().find(|(known, _)| *known == key));
        lost.map_or(Hundredths(0), |(_, points)| *points)
    };
    let parts = score.parts.iter().map(|part| {
        let id = part.id.as_str();
        let points = figures.number(&part.points);
        let lost = lines.iter().filter(|line| line.table == table.id.as_str()).map(|line| lost(line, id));
        let lost = lost.fold(0, u32::saturating_add);
        let by_hand = lost_by_hand(id);
        let gone = lost.saturating_add(by_hand.0);
        let left = points.map(|points| Hundredths(points.0.saturating_sub(gone)));
        PartOf { part: id.to_owned(), points, lost: Hundredths(lost), by_hand, left }
    });
    let parts: Vec<PartOf> = parts.collect();
    let left = parts.iter().try_fold(0, |all: u32, part| Some(all.saturating_add(part.left?.0)));
    ScoreOf {
        table: table.id.as_str().to_owned(),
        clause: score.clause.as_str().to_owned(),
        total: figures.number(&score.total),
        left: left.map(Hundredths),
        parts,
    }
}

/// The points that a line takes off a part.
fn lost(line: &Line, of: &str) -> u32 {
    match &line.counted {
        Counted::Points { part, points } if part == of => points.0,
        Counted::Steps { part: Some(part), points, .. } if part == of => points.0,
        _ => 0,
    }
}

/// The appraisals of which something was entered for a person.
pub(super) fn appraisals(sheet: &Sheet, person: &str, rulebook: &Rulebook) -> Vec<AppraisalOf> {
    let tables = rulebook.penalties.iter().filter_map(|table| Some((table, table.appraisal.as_ref()?)));
    tables.filter_map(|(table, appraisal)| appraisal_of(sheet, person, table, appraisal, rulebook)).collect()
}

fn appraisal_of(
    sheet: &Sheet,
    person: &str,
    table: &PenaltyTable,
    appraisal: &Appraisal,
    rulebook: &Rulebook,
) -> Option<AppraisalOf> {
    let person = sheet.person(person)?;
    let id = table.id.as_str();
    let base = person.bonus.iter().find(|(known, _)| known == id).map(|(_, sum)| *sum);
    let mut figures = Figures { sheet, rulebook, clause: appraisal.clause.as_str(), blank: Vec::new() };
    let (mut missing, mut weighted) = (Vec::new(), Some(0_u64));
    for indicator in &appraisal.indicators {
        let key = format!("{id}.{}", indicator.id.as_str());
        let score = person.scores.iter().find(|(known, _)| *known == key).map(|(_, score)| *score);
        if score.is_none() {
            missing.push(indicator.id.as_str().to_owned());
        }
        let weight = figures.number(&indicator.weight);
        weighted = weighted
            .zip(weight.zip(score))
            .map(|(all, (weight, score))| all.saturating_add(u64::from(weight.0).saturating_mul(u64::from(score.0))));
    }
    if base.is_none() && missing.len() == appraisal.indicators.len() {
        return None;
    }
    figures.clause = appraisal.bonus.as_str();
    let (mut band, mut is_open) = (None, false);
    for one in &appraisal.bands {
        let from = match &one.from {
            Some(from) => figures.number(from),
            None => Some(Hundredths(0)),
        };
        // Below a band whose beginning is a blank nothing is certain.
        is_open |= from.is_none();
        // Exactly, not rounded.
        let reached = weighted.zip(from).is_some_and(|(score, from)| score >= u64::from(from.0) * u64::from(WHOLE));
        if band.is_none() && !is_open && reached {
            band = Some(one);
        }
    }
    let pays = band.and_then(|band| paid(band, base, &mut figures));
    let score = weighted.and_then(|all| u32::try_from(all / u64::from(WHOLE)).ok()).map(Hundredths);
    Some(AppraisalOf {
        table: id.to_owned(),
        clause: appraisal.clause.as_str().to_owned(),
        bonus: appraisal.bonus.as_str().to_owned(),
        missing,
        figures: figures.blank,
        score,
        band: band.map(|band| band.id.as_str().to_owned()),
        pays,
    })
}

/// None where the per cent are a blank.
fn paid(band: &Band, base: Option<Fen>, figures: &mut Figures<'_>) -> Option<Paid> {
    let percent = match &band.percent {
        Some(name) => Some(figures.number(name)?),
        None => None,
    };
    let by = percent.unwrap_or_default().0;
    let of_all = match band.pays {
        Pay::Up => WHOLE.saturating_add(by),
        Pay::Full => WHOLE,
        Pay::Down => WHOLE.saturating_sub(by),
        Pay::None => 0,
    };
    Some(Paid { pays: band.pays, percent, base, sum: base.map(|base| share(base, Hundredths(of_all))) })
}

/// The figures that an appraisal depends on.
pub(super) fn figures(rulebook: &Rulebook, table: &str) -> Vec<FigureId> {
    let table = rulebook.penalties.iter().find(|known| known.id.as_str() == table);
    let Some(appraisal) = table.and_then(|table| table.appraisal.as_ref()) else { return Vec::new() };
    let of = |clause: &str, name: &FigureName| FigureId::of(clause, &name.0);
    let weights = appraisal.indicators.iter().map(|one| of(appraisal.clause.as_str(), &one.weight));
    let bands = appraisal.bands.iter().flat_map(|band| band.from.iter().chain(&band.percent));
    weights.chain(bands.map(|name| of(appraisal.bonus.as_str(), name))).collect()
}
