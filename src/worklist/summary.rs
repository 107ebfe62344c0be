//! What stands beside the rows in a workbook: the totals, the problems, and how it was counted.

use super::file::File;
use super::protocol::{self, Answered, Export, Share, Sum};
use super::rows::Rows;
use crate::lang::{Lang, Text};
use crate::money::Fen;
use crate::words;

type Sheet = Vec<Vec<String>>;

/// The totals: every kind of money apart, every sum from its least to its most.
pub(super) fn totals(answered: &Answered, lang: Lang) -> Sheet {
    let said = |text: Text| (*text.get(lang)).to_owned();
    let head = [words::OF_WHAT, words::LEAST, words::MOST, words::ROWS_WITHOUT_LIMIT, words::ROWS_NOT_REGULATED];
    let mut sheet = vec![head.map(said).to_vec()];
    let totals = &answered.totals;
    let [receives, pays, fined, bears] = totals.ours;
    for (name, sum) in [
        (words::SUM_COMPENSATION, totals.compensation),
        (words::SUM_FINE, totals.fine),
        (words::SUM_OWN_LOSS, totals.own_loss),
        (words::SUM_OTHERS_LOSS, totals.others_loss),
        (words::WE_RECEIVE, receives),
        (words::WE_PAY, pays),
        (words::WE_ARE_FINED, fined),
        (words::WE_BEAR, bears),
    ] {
        sheet.push(line(said(name), sum));
    }
    sheet.push(Vec::new());
    sheet.push(vec![said(words::ROWS_SOUND), totals.rows.to_string()]);
    sheet.push(vec![said(words::ROWS_UNSOUND), totals.unsound.to_string()]);
    sheet.push(vec![said(words::ROWS_BLANK), answered.blank.to_string()]);
    sheet.push(vec![said(words::ROWS_OF_TOTALS), answered.sums.to_string()]);
    sheet.push(Vec::new());
    sheet.push([words::BY_OUTCOME, words::ROWS_CERTAIN, words::ROWS_PERHAPS].map(said).to_vec());
    let share = |share: &Share| vec![share.name.clone(), share.rows.to_string(), share.perhaps.to_string()];
    sheet.extend(totals.by_outcome.iter().map(share));
    sheet.push(Vec::new());
    sheet.push(
        [words::BY_PARTY, words::ROWS, words::PAYS_MOST, words::FINED_MOST, words::BEARS_MOST].map(said).to_vec(),
    );
    for party in &totals.by_party {
        let most = party.sums.iter().map(|sum| most(*sum));
        sheet.push([party.name.clone(), party.rows.to_string()].into_iter().chain(most).collect());
    }
    sheet
}

fn line(name: String, sum: Sum) -> Vec<String> {
    vec![name, yuan(sum.min), most(sum), sum.unlimited.to_string(), sum.unregulated.to_string()]
}

fn most(sum: Sum) -> String {
    yuan(sum.max)
}

fn yuan(fen: i64) -> String {
    Fen::from_fen(fen).to_yuan().to_string()
}

/// The problems of rows, and the words that were not understood.
pub(super) fn problems(answered: &Answered, headings: &[String], lang: Lang) -> Sheet {
    let said = |text: Text| (*text.get(lang)).to_owned();
    let mut sheet = vec![[words::PROBLEM, words::ROWS].map(said).to_vec()];
    sheet.extend(answered.problems.iter().map(|problem| vec![problem.said.clone(), problem.rows.to_string()]));
    if !answered.words.is_empty() {
        sheet.push(Vec::new());
        sheet.push([words::WORD_NOT_UNDERSTOOD, words::ROWS, words::COLUMN].map(said).to_vec());
        for (column, _, word, rows) in &answered.words {
            let heading = headings.get(*column).cloned().unwrap_or_default();
            sheet.push(vec![word.clone(), rows.to_string(), heading]);
        }
    }
    sheet
}

/// How the table was counted: the file, the rulebook, the moment, the columns.
pub(super) fn about(export: &Export, file: &File, rows: &Rows, lang: Lang) -> Sheet {
    let said = |text: Text| (*text.get(lang)).to_owned();
    let mapping = rows.batch.mapping();
    let mut sheet = vec![
        [words::ABOUT, words::ABOUT_SAYS].map(said).to_vec(),
        vec![said(words::ABOUT_FILE), export.source.clone()],
        vec![said(words::ABOUT_RULEBOOK), export.rulebook.clone()],
        vec![said(words::ABOUT_MOMENT), words::in_full(rows.batch.desk().as_of().into(), lang)],
    ];
    for (place, column) in mapping.columns() {
        let heading = file.heading.columns.get(place).cloned().unwrap_or_default();
        sheet.push(vec![heading, said(words::field(column.field))]);
    }
    for (field, value) in mapping.constants() {
        let value = protocol::text_of(&value.in_field(*field));
        sheet.push(vec![said(words::FOR_EVERY_ROW), format!("{}={value}", words::field(*field).get(lang))]);
    }
    sheet
}
