//! Sentences in Chinese and English, for a clerk.
//!
//! Invariant: every code of the core has its words in both languages; a missing one does not compile.
//! Figures never stand in a sentence: `{loss-3.capYuan}` is filled in from the rulebook.

mod answer;
mod book;
mod dates;
mod headline;
mod issues;
mod labels;
mod levers;
mod open;
mod page;
mod penalty;
mod pictures;
mod plain;
mod readings;
mod reasons;
mod receipt;
mod report;
mod rulebook;
mod said;
mod service;
mod summary;
mod table;
mod told;
mod vehicle;
mod worded;

pub use answer::{
    assumed, deadline_said, deadline_state, document_name, doubt_said, finding_said, line_amount, line_said,
    possible_said, question,
};
pub use book::{
    brought, compared, no_book, paid, rival, row_says, said_of_status, status, unreadable, urgency, what_happened,
};
pub use dates::{gap, in_full, in_short, time_left};
pub use headline::{Figure, FigureKind, clause_short, figures, figures_of, in_brief, sentences};
pub use issues::{issue, not_covered, problem, span};
pub use labels::{choice, deadline, delay_outcome, department, field, filing, kind_of_money, outcome, party, state};
pub use levers::{lever_evidence, lever_said};
pub use open::{Answered, open};
pub use page::{example, hint, page};
pub use penalty::{
    at_least, penalty_bonus, penalty_days, penalty_entry, penalty_figure, penalty_issue, penalty_item, penalty_line,
    penalty_note, penalty_overlap, penalty_question, penalty_sum, penalty_table, penalty_total, people, yuan,
};
pub use pictures::{at_most, capped, event, event_state, fine_gist, timeline_gist};
pub use plain::{Whole, plain};
pub use readings::{instead, other_reading};
pub use receipt::{receipt_problem, receipt_refused};
pub use report::{Station, report};
pub use rulebook::{figure_name, problem_in, rulebook_place, rulebook_status, rulebook_value};
pub use said::said;
pub use service::{
    clock_demands, clock_length, clock_said, condition_said, cost_said, due, due_in_short, length_unit, reading_said,
    service_issue, service_left, service_plain, service_state, service_why, stamp, target_said, target_state, wanted,
};
pub use summary::summary;
pub use table::{table_row, table_sheet};
pub use told::{point, told};
pub use vehicle::{effect_for_all, vehicle_saved};
pub use worded::{Said, Worded};

pub use crate::lang::{Lang, Text};

pub(crate) use crate::lang::text;

use crate::case::{Case, Field, Leg};
use crate::money::{Fen, Range};
use crate::rulebook::ParcelRules;

/// Puts values into `{name}`; what has no value stays as it is.
#[must_use]
pub fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((name, after)) = after.split_once('}') else {
            rest = after;
            break;
        };
        match values.iter().find(|(known, _)| *known == name) {
            Some((_, value)) => filled.push_str(value),
            None => {
                filled.push('{');
                filled.push_str(name);
                filled.push('}');
            }
        }
        rest = after;
    }
    filled.push_str(rest);
    filled
}

/// Chinese sets no space between two characters, only around figures.
fn tidy(sentence: &str) -> String {
    let is_han = |c: Option<char>| c.is_some_and(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    let mut tidied = String::with_capacity(sentence.len());
    let mut letters = sentence.chars().peekable();
    while let Some(letter) = letters.next() {
        let between = letter == ' ' && is_han(tidied.chars().next_back()) && is_han(letters.peek().copied());
        if !between {
            tidied.push(letter);
        }
    }
    tidied
}

/// An English sentence may begin with a party's name.
#[must_use]
pub fn capital(sentence: &str) -> String {
    let mut capital = sentence.to_owned();
    if let Some(first) = capital.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    capital
}

/// A sum in words: `700 元`, `300 至 700 元`, `最多 700 元`.
#[must_use]
pub fn sum(range: Range, lang: Lang) -> String {
    let amounts = [("min", &*range.min.to_string()), ("max", &*range.max.unwrap_or_default().to_string())];
    let template = match (range.single(), range.max) {
        (Some(_), _) => text("{max} 元", "{max} yuan"),
        (None, None) if range.min == Fen::ZERO => text("按实际损失，没有上限", "the actual loss, without a cap"),
        (None, None) => text("至少 {min} 元，没有上限", "at least {min} yuan, without a cap"),
        (None, Some(_)) if range.min == Fen::ZERO => text("最多 {max} 元", "at most {max} yuan"),
        (None, Some(_)) => text("{min} 至 {max} 元", "{min} to {max} yuan"),
    };
    fill(template.get(lang), &amounts)
}

/// A template with its values, as a sentence.
pub(crate) fn say(template: Text, values: &[(&str, &str)], lang: Lang) -> String {
    tidy(&fill(template.get(lang), values))
}

/// What the sentences about one estimate need to know.
#[derive(Clone, Copy, Debug)]
pub struct Speaker<'a> {
    /// The language.
    pub lang: Lang,
    /// The regulation; of several versions the one that leads.
    pub rulebook: &'a ParcelRules,
    /// What was said of the parcel.
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
    pub(crate) fn party(&self, party: crate::estimate::Party) -> String {
        let name = labels::party(party);
        match self.case.choice::<Leg>(Field::Leg).known() {
            Some(leg) if party == crate::estimate::Party::Transit => {
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
