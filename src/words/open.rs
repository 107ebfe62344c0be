//! What is still open, and what each answer would come to, in words.

use super::answer::possible_said;
use super::fill::{capital, fill};
use super::headline::{Figure, figures_of};
use super::labels::field;
use crate::estimate::Question;
use crate::lang::{Lang, text};

/// Holds what an answer comes to, or several answers that come to the same.
#[derive(Clone, Debug)]
pub struct Answered {
    /// Says the answer, or all of them.
    pub answer: String,
    /// Holds the sums that follow.
    pub figures: Vec<Figure>,
    /// The sums in one line.
    pub result: String,
}

impl Answered {
    /// `按时上报 → 可赔金额：300 元`
    #[must_use]
    pub fn said(&self, lang: Lang) -> String {
        let values = [("answer", &*self.answer), ("result", &*self.result)];
        fill(text("{answer} → {result}", "{answer} → {result}").get(lang), &values)
    }
}

/// Each question by its name with its answers; those that share a fact make one difference, and what comes to the same
/// makes none.
#[must_use]
pub fn open(questions: &[Question], lang: Lang) -> Vec<(&'static str, Vec<Answered>)> {
    let mut told: Vec<(&Question, Vec<Answered>)> = Vec::new();
    for question in questions {
        if told.iter().any(|(known, _)| known.answers == question.answers) {
            continue;
        }
        let mut answers: Vec<Answered> = Vec::new();
        for possible in &question.answers {
            let figures = figures_of(&possible.outlook, lang);
            let said: Vec<String> = figures.iter().map(|figure| figure.said(lang)).collect();
            let result = said.join(text("；", "; ").get(lang));
            let answer = possible_said(question.field, &possible.answer, lang);
            match answers.iter_mut().find(|known| known.result == result) {
                Some(known) => known.answer = format!("{}{}{answer}", known.answer, text("、", ", ").get(lang)),
                None => answers.push(Answered { answer: capital(&answer), figures, result }),
            }
        }
        if answers.len() > 1 {
            told.push((question, answers));
        }
    }
    told.into_iter().map(|(question, answers)| (*field(question.field).get(lang), answers)).collect()
}
