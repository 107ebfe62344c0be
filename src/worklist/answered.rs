//! What is told of all rows together.

use super::protocol::{Answered, Problem, Share, Sum, Totals, Urgency};
use super::rows::{Month, Rows};
use super::urgency::urgency;
use crate::batch::{self, Becomes};
use crate::case::Field;
use crate::choice::Choice;
use crate::estimate::{Brief, Outcome};
use crate::lang::Lang;
use crate::rulebook::ClauseId;
use crate::words;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// So many words that were not understood are told.
const MOST_WORDS: usize = 200;

/// What is told of the rows that are answered so far.
pub(super) fn answered(rows: &Rows, headings: &[String], ended: String, lang: Lang) -> Answered {
    let counts = rows.batch.counts();
    let mut problems: Vec<Problem> =
        counts.problems.iter().map(|(at, rows)| problem(*at, *rows, headings, lang)).collect();
    problems.retain(|problem| problem.rows > 0);
    problems.sort_by_key(|problem| Reverse(problem.rows));
    let mapping = rows.batch.mapping();
    let mut words: Vec<_> = counts
        .words
        .iter()
        .filter(|(_, times)| **times > 0)
        .map(|((place, word), times)| {
            let field = mapping.at(*place).map(|column| column.field.key().to_owned()).unwrap_or_default();
            (*place, field, word.clone(), *times)
        })
        .collect();
    words.sort_by_key(|(.., times)| Reverse(*times));
    words.truncate(MOST_WORDS);
    let Kinds { clauses, months, urgencies } = kinds(rows, lang);
    Answered {
        rows: rows.len(),
        whole: rows.is_whole,
        ended,
        totals: totals(&rows.batch.totals(), lang),
        problems,
        words,
        blank: counts.blank,
        sums: counts.total,
        clauses,
        months,
        urgencies,
    }
}

fn problem(
    (column, field, code): (Option<usize>, Option<Field>, &'static str),
    rows: i64,
    headings: &[String],
    lang: Lang,
) -> Problem {
    let heading = column.and_then(|column| headings.get(column)).map(String::as_str).unwrap_or_default();
    Problem {
        code: code.to_owned(),
        column,
        field: field.map(|field| field.key().to_owned()),
        rows,
        said: words::problem_of_rows(code, heading, field, lang),
    }
}

/// The totals of a table, with names.
pub(super) fn totals(totals: &batch::Totals, lang: Lang) -> Totals {
    let batch::Totals { all, unsound, by_outcome, parties } = totals;
    Totals {
        rows: all.rows,
        unsound: *unsound,
        compensation: sum(all.compensation),
        fine: sum(all.fine),
        own_loss: sum(all.own_loss),
        others_loss: sum(all.others_loss),
        ours: all.ours.map(sum),
        by_outcome: outcomes(by_outcome, lang),
        by_party: parties
            .iter()
            .filter(|(_, share)| share.rows > 0)
            .map(|(party, share)| Share {
                code: party.code().to_owned(),
                name: (*words::party(*party).get(lang)).to_owned(),
                rows: share.rows,
                perhaps: 0,
                sums: [share.pays, share.fined, share.bears].map(sum).to_vec(),
            })
            .collect(),
    }
}

const fn sum(sum: batch::Sum) -> Sum {
    let batch::Sum { min, max, unlimited, unregulated } = sum;
    Sum { min: min.fen(), max: max.fen(), unlimited, unregulated }
}

/// By what may become of the claim, and of the delay where there is no claim; a row with several stands under each.
fn outcomes(by: &BTreeMap<Becomes, batch::Account>, lang: Lang) -> Vec<Share> {
    let mut shares: Vec<Share> = Vec::new();
    let mut add = |code: &str, name: &str, is_only: bool, account: &batch::Account| {
        let place = shares.iter().position(|share| share.code == code).unwrap_or_else(|| {
            let sums = vec![Sum::default(); 2];
            shares.push(Share { code: code.to_owned(), name: name.to_owned(), sums, ..Share::default() });
            shares.len() - 1
        });
        if let Some(share) = shares.get_mut(place) {
            let rows = if is_only { &mut share.rows } else { &mut share.perhaps };
            *rows += account.rows;
            for (sum, more) in share.sums.iter_mut().zip([account.compensation, account.fine]) {
                // What is only possible begins at nothing.
                sum.min += if is_only { more.min.fen() } else { 0 };
                sum.max += more.max.fen();
                sum.unlimited += more.unlimited;
                sum.unregulated += more.unregulated;
            }
        }
    };
    for (becomes, account) in by.iter().filter(|(_, account)| account.rows > 0) {
        for outcome in becomes.outcome.iter() {
            add(outcome.code(), words::outcome(outcome).get(lang), becomes.outcome.is_only(outcome), account);
        }
        if becomes.outcome.is_empty() || becomes.outcome.is_only(Outcome::Nothing) {
            for delay in becomes.delay.iter() {
                add(delay.code(), words::delay_outcome(delay).get(lang), becomes.delay.is_only(delay), account);
            }
            if becomes.outcome.is_empty() && becomes.delay.is_empty() {
                add("none", words::NO_CLAIM.get(lang), true, account);
            }
        }
    }
    shares.sort_by_key(|share| Reverse(share.rows + share.perhaps));
    shares
}

/// What rows can be chosen by, and how many have it.
struct Kinds {
    clauses: Vec<(String, String, i64)>,
    months: Vec<(String, i64)>,
    urgencies: Vec<(Urgency, i64)>,
}

fn kinds(rows: &Rows, lang: Lang) -> Kinds {
    let as_of = rows.batch.desk().as_of();
    let (mut months, mut urgencies) = (BTreeMap::<Month, i64>::new(), BTreeMap::new());
    // Rows with one answer have the same clauses.
    let mut answers: Vec<(i64, Option<Brief>)> = vec![(0, None); rows.batch.desk().answers()];
    for number in rows.numbers() {
        let Some(row) = rows.answer(number) else { continue };
        *months.entry(rows.month(number)).or_default() += 1;
        let mut brief = None;
        if let Some((times, kept)) = row.answer().and_then(|answer| answers.get_mut(answer)) {
            *times += 1;
            if kept.is_none() {
                *kept = rows.batch.brief(row);
            }
            brief = kept.as_ref();
        }
        *urgencies.entry(urgency(row, brief, as_of).0).or_default() += 1;
    }
    let mut clauses = BTreeMap::<ClauseId, i64>::new();
    for (times, brief) in answers {
        for clause in brief.iter().flat_map(|brief| brief.applies.iter().chain(brief.open.iter())) {
            *clauses.entry(clause).or_default() += times;
        }
    }
    let name = |clause: ClauseId| rows.batch.desk().rules().each().find_map(|rules| rules.clause(clause).cloned());
    Kinds {
        clauses: clauses
            .into_iter()
            .map(|(clause, times)| {
                let short = name(clause).map(|clause| words::clause_short(&clause, lang)).unwrap_or_default();
                (clause.code().to_owned(), short, times)
            })
            .collect(),
        months: months.into_iter().map(|(month, times)| (month.name().unwrap_or_default(), times)).collect(),
        urgencies: urgencies.into_iter().collect(),
    }
}
