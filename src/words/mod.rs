//! Sentences in Chinese and English, for a clerk.
//!
//! Invariant: every code of the core has its words in both languages; a missing one does not compile.
//! Figures never stand in a sentence: `{loss-3.capYuan}` is filled in from the rulebook.

mod answer;
mod book;
mod cite;
mod compared;
mod dates;
mod fill;
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
mod speaker;
mod sum;
mod summary;
pub mod table;
mod vehicle;
mod worded;
mod worklist;

pub use answer::{
    assumed, deadline_said, deadline_state, document_name, doubt_said, finding_said, line_amount, line_said,
    possible_said, question,
};
pub use book::{
    brought, case_says, compared, no_book, paid, rival, said_of_status, status, unreadable, urgency, what_happened,
};
pub use cite::cite;
pub use compared::{point, side};
pub use dates::{gap, in_full, in_short, time_left};
pub use fill::{capital, fill};
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
pub use speaker::Speaker;
pub use sum::sum;
pub use summary::summary;
pub use vehicle::{effect_for_all, vehicle_saved};
pub use worded::{Said, Worded};
pub use worklist::*;

pub use crate::lang::{Lang, Text};
