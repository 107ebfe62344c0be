//! Rows in words, as they stand in the worklist, and as cases.

use super::protocol::{RowCase, Shown};
use super::rows::Rows;
use super::urgency::urgency;
use crate::batch;
use crate::case::Field;
use crate::choice::Choice;
use crate::estimate::{Estimate, estimate};
use crate::lang::Lang;
use crate::rulebook::Applicable;
use crate::sheets::Record;
use crate::words;

/// A row as it is shown.
pub(super) fn shown(rows: &mut Rows, number: u32, record: Record<'_>, headings: &[String], lang: Lang) -> Shown {
    let row = rows.look(number, record.cells());
    let (case, as_of) = (rows.batch.case().clone(), rows.batch.desk().as_of());
    let waybill = case.waybill().map_or_else(|| raw_waybill(rows, record), str::to_owned);
    let brief = rows.batch.brief(row);
    let known = Shown {
        row: number,
        line: rows.line(number),
        waybill,
        urgency: Some(urgency(row, brief.as_ref(), as_of).0),
        changed: !rows.changes(number).is_empty(),
        ..Shown::default()
    };
    let Some(brief) = brief else {
        let said = |problem: &batch::Problem| {
            let heading = problem.column.and_then(|column| headings.get(column)).map(String::as_str);
            let cell = problem.column.and_then(|column| record.cells().nth(column)).unwrap_or_default();
            words::problem_of_row(problem.wrong, problem.field, heading.unwrap_or_default(), cell, (&case, as_of), lang)
        };
        return Shown { problems: rows.batch.problems().iter().map(said).collect(), ..known };
    };
    let Ok(rulebook) = rows.batch.desk().rules().of_case(&case, as_of.date()) else { return known };
    let estimate = estimate(&case, &rulebook, as_of);
    let mut liable: Vec<&str> = brief.liable.iter().map(|party| *words::party(party).get(lang)).collect();
    liable.dedup();
    let next = row.next().map(|(id, due)| words::next_limit(id, due, lang)).unwrap_or_default();
    let ask = brief.ask.map(|field| (*words::field(field).get(lang)).to_owned()).unwrap_or_default();
    Shown {
        said: said(&case, &estimate, lang),
        liable: liable.join(words::OR.get(lang)),
        compensation: brief.sums.compensation.map(|sum| words::sum(sum, lang)).unwrap_or_default(),
        fine: brief.sums.fine.map(|sum| words::sum(sum, lang)).unwrap_or_default(),
        ours: ours(&estimate, lang),
        next,
        ask,
        clauses: clauses(&brief, &rulebook, lang),
        ..known
    }
}

/// What happened and what becomes of it.
fn said(case: &crate::case::Case, estimate: &Estimate, lang: Lang) -> String {
    let happened = words::what_happened(case, lang);
    let becomes = words::in_brief(estimate.claim.as_ref(), estimate.delay.as_ref(), lang);
    words::row_said(&happened, &becomes, lang)
}

/// What it means for us, each kind of money by itself.
fn ours(estimate: &Estimate, lang: Lang) -> String {
    if estimate.ours.is_none() {
        return String::new();
    }
    let figures = words::figures(estimate, lang);
    figures.iter().map(|figure| figure.said(lang)).collect::<Vec<_>>().join(words::AND.get(lang))
}

/// The clauses that apply, and those that may, in short.
fn clauses(brief: &crate::estimate::Brief, rulebook: &Applicable<'_>, lang: Lang) -> String {
    let name = |clause: crate::rulebook::ClauseId| {
        let found = rulebook.lead().clause(clause);
        found.map_or_else(|| clause.code().to_owned(), |clause| words::clause_short(clause, lang))
    };
    let mut names: Vec<String> = brief.applies.iter().map(name).collect();
    names.extend(brief.open.iter().map(|clause| words::perhaps(&name(clause), lang)));
    names.join(words::AND.get(lang))
}

/// What stands in the column of waybills, where it is none.
fn raw_waybill(rows: &Rows, record: Record<'_>) -> String {
    let place = rows.batch.mapping().place_of(Field::Waybill);
    place.and_then(|place| record.cells().nth(place)).unwrap_or_default().trim().to_owned()
}

/// A row as a case; what is not sound in it is left out.
pub(super) fn row_case(rows: &mut Rows, number: u32, record: Record<'_>) -> RowCase {
    rows.look(number, record.cells());
    let case = rows.batch.case();
    let each = Field::ALL.iter().filter_map(|field| {
        let value = case.get(*field)?;
        Some((field.key().to_owned(), value.in_field(*field)))
    });
    RowCase { row: number, case: each.collect() }
}
