//! The whole estimate as plain text, to paste into a chat.

use super::{Lang, clause_short, dates, deadline_state, labels, line_amount, text};
use crate::case::{Case, Choice, Field};
use crate::estimate::{Estimate, State};
use crate::rulebook::{DIGEST_SHOWN, ParcelRules, Status};
use std::fmt::Write;

/// The estimate in plain lines: what was said, the answer, the sums with their clauses, deadlines, papers, doubts.
#[must_use]
pub fn plain(estimate: &Estimate, case: &Case, rulebook: &ParcelRules, lang: Lang) -> String {
    let mut out = String::new();
    let clause = |id| rulebook.clause(id).map(|clause| clause_short(clause, lang)).unwrap_or_default();
    let mut say = |line: &str| {
        let _ = writeln!(out, "{line}"); // writing to a string cannot fail
    };
    let colon = *text("：", ": ").get(lang);
    let heading = |title: super::Text| format!("【{}】", title.get(lang));

    say(&heading(text("快件理赔速查", "Parcel claims")));
    if let Some(waybill) = case.waybill() {
        say(&format!("{}{colon}{waybill}", labels::field(Field::Waybill).get(lang)));
    }
    if let Some(summary) = &estimate.summary {
        say(summary);
    }
    if !estimate.lines.is_empty() {
        say(&heading(text("每笔钱", "Each sum")));
        for line in &estimate.lines {
            let kind = labels::kind_of_money(line.kind);
            let from = labels::party(line.from);
            say(&format!(
                "· {}{colon}{}，{}（{}）",
                kind.get(lang),
                from.get(lang),
                line_amount(line, lang),
                clause(line.clause)
            ));
        }
    }
    if !estimate.deadlines.is_empty() {
        say(&heading(text("期限", "Deadlines")));
        for deadline in &estimate.deadlines {
            say(&format!(
                "· {}{colon}{}（{}，{}）",
                labels::deadline(deadline.id).get(lang),
                dates::in_full(deadline.due, lang),
                deadline_state(deadline).get(lang),
                clause(deadline.clause)
            ));
        }
    }
    let missing = estimate.documents.iter().filter(|document| !document.have);
    let missing: Vec<&str> = missing.map(|document| *labels::field(document.field).get(lang)).collect();
    if !missing.is_empty() {
        say(&format!("{}{}", heading(text("还缺的材料", "Papers missing")), missing.join(text("、", ", ").get(lang))));
    }
    let facts = entered(case, lang);
    if !facts.is_empty() {
        say(&heading(text("已知情况", "What is known")));
        facts.iter().for_each(|fact| say(&format!("· {fact}")));
    }
    let applied = estimate.findings.iter().filter(|finding| finding.state != State::Excluded);
    say(&heading(text("依据", "By these clauses")));
    for finding in applied {
        say(&format!("· {}{colon}{}", clause(finding.clause), finding.text.as_deref().unwrap_or_default()));
    }
    for doubt in &estimate.doubts {
        say(&format!("· {}{colon}{}", text("存疑", "Doubt").get(lang), doubt.text.as_deref().unwrap_or_default()));
    }
    let status = match rulebook.status {
        Status::Draft => text("拟稿", "draft"),
        Status::InForce => text("施行中", "in force"),
    };
    say(&format!(
        "{}（{}，{}）{colon}{}",
        rulebook.title.get(lang),
        dates::in_full(rulebook.issued.into(), lang),
        status.get(lang),
        text("只算站点和网络之间的账，是测算，不是法律意见。", "between stations only; an estimate, not legal advice.")
            .get(lang)
    ));
    say(&format!(
        "{}{colon}{}　{}",
        text("测算时刻", "Counted at").get(lang),
        dates::in_full(estimate.as_of, lang),
        rulebook.digest.get(..DIGEST_SHOWN).unwrap_or_default()
    ));
    match lang {
        Lang::Zh => out,
        // Chinese brackets and stops are for Chinese.
        Lang::En => out
            .replace('（', " (")
            .replace('）', ")")
            .replace('，', ", ")
            .replace('　', " ")
            .replace('【', "[")
            .replace('】', "] "),
    }
}

/// What was entered, field by field; the waybill stands on its own.
fn entered(case: &Case, lang: Lang) -> Vec<String> {
    let colon = *text("：", ": ").get(lang);
    let fields = Field::ALL.iter().filter(|field| **field != Field::Waybill);
    fields
        .filter_map(|field| {
            let said = super::said(*field, case.get(*field)?, lang);
            Some(format!("{}{colon}{said}", labels::field(*field).get(lang)))
        })
        .collect()
}
