//! What the result says, in the words that the page puts on the screen.

use super::Window;
use parcel_claims::case::Field;
use parcel_claims::choice::Choice;
use parcel_claims::estimate::{DeadlineState, LineKind};
use parcel_claims::lang::Text;
use parcel_claims::money::Fen;
use parcel_claims::set::Set;
use parcel_claims::words;

fn all<T: Choice>(set: Set<T>, name: fn(T) -> Text, window: &Window) -> Vec<&'static str> {
    set.iter().map(|one| *name(one).get(window.front.shared.lang)).collect()
}

impl Window {
    /// Which sums: `我站要赔：700 元`.
    pub fn figures(&self) -> Vec<String> {
        let shared = &self.front.shared;
        let figures = words::figures(&shared.answered().unwrap().estimate, shared.lang);
        figures.iter().map(|figure| figure.said(shared.lang)).collect()
    }

    /// Whether it can be claimed.
    pub fn filing(&self) -> Vec<&'static str> {
        let claim = self.front.shared.answered().unwrap().estimate.claim;
        claim.map(|claim| all(claim.filing, words::filing, self)).unwrap_or_default()
    }

    /// The clauses by which it is refused.
    pub fn refusals(&self) -> Vec<String> {
        let shared = &self.front.shared;
        let claim = shared.answered().unwrap().estimate.claim;
        let grounds = claim.into_iter().flat_map(|claim| claim.grounds().collect::<Vec<_>>());
        let refused = self.filing().contains(&"不能申报");
        grounds.filter(|_| refused).map(|id| self.clause(id)).collect()
    }

    /// What is decided.
    pub fn outcome(&self) -> String {
        let claim = self.front.shared.answered().unwrap().estimate.claim;
        claim.map(|claim| all(claim.outcome, words::outcome, self).join(" 或 ")).unwrap_or_default()
    }

    /// Who bears it.
    pub fn liable(&self) -> String {
        let claim = self.front.shared.answered().unwrap().estimate.claim;
        claim.map(|claim| all(claim.liable, words::party, self).join(" 或 ")).unwrap_or_default()
    }

    /// The fine, and whether it grows; none: there is no delay.
    pub fn fine(&self) -> Option<(String, bool)> {
        let shared = &self.front.shared;
        let estimate = &shared.answered().unwrap().estimate;
        let delay = estimate.delay?;
        let sum = match delay.reach() {
            Some(fine) if fine.is_zero() => shared.word("fineNone").to_owned(),
            Some(fine) => words::sum(fine, shared.lang),
            None => shared.word("fineUnregulated").to_owned(),
        };
        Some((sum, delay.cap_on.is_some_and(|cap| cap.day > estimate.as_of.day)))
    }

    /// Each sum: what, how sure, from whom, to whom, how much, by which clause.
    pub fn sums_said(&self) -> Vec<String> {
        let shared = &self.front.shared;
        let lines = shared.answered().unwrap().estimate.lines.iter();
        let said = |line: &parcel_claims::estimate::Line| {
            let to = line.to.map_or(shared.word("lineNobody"), |to| words::party(to).get(shared.lang));
            let to = if line.kind == LineKind::OwnLoss { String::new() } else { format!(" → {to}") };
            // A ruling may come to nothing, and a fine beside a loss, too.
            let is_sure = line.certain && (line.kind == LineKind::OwnLoss || line.amount.min > Fen::ZERO);
            let sure = if is_sure { "" } else { "可能 " };
            let (kind, from) = (words::kind_of_money(line.kind), words::party(line.from));
            let (kind, from) = (kind.get(shared.lang), from.get(shared.lang));
            format!("{sure}{kind} {from}{to} {} {}", words::line_amount(line, shared.lang), self.clause(line.clause))
        };
        lines.map(said).collect()
    }

    /// Each deadline: what, when, how it stands, what is left.
    pub fn deadlines_said(&self) -> Vec<String> {
        let shared = &self.front.shared;
        let estimate = &shared.answered().unwrap().estimate;
        let said = |one: &parcel_claims::estimate::Deadline| {
            let left = words::time_left(one.due, shared.as_of(), shared.lang);
            let left = if one.state == DeadlineState::Ahead { format!(" {left}") } else { String::new() };
            let (what, state) = (words::deadline(one.id), words::deadline_state(one));
            let due = words::in_full(one.due, shared.lang);
            format!("{} {due} {}{left}", what.get(shared.lang), state.get(shared.lang))
        };
        estimate.deadlines_that_help().map(said).collect()
    }

    /// What is doubtful, with what the other reading would come to.
    pub fn doubts_said(&self) -> Vec<String> {
        let (shared, lang) = (&self.front.shared, self.front.shared.lang);
        let (answer, book) = (shared.answered().unwrap(), &*shared.rules.in_use);
        let doubts = answer.estimate.doubts.iter().map(|doubt| {
            let instead = words::instead(doubt, &answer.estimate, book, lang).unwrap_or_default();
            format!("{} {instead}", words::doubt_said(doubt.id, book, lang))
        });
        let others = answer.others.iter().map(|other| {
            let passage = book.reading(other.reading).unwrap().words.get(lang).clone();
            format!("{passage} {}", words::other_reading(other, &answer.estimate, book, lang).unwrap_or_default())
        });
        doubts.chain(others).collect()
    }

    /// What can still be done, with the evidence to keep.
    pub fn levers_said(&self) -> Vec<String> {
        let (shared, lang) = (&self.front.shared, self.front.shared.lang);
        let said = |lever: &parcel_claims::estimate::Lever| {
            let evidence = words::lever_evidence(lever.id).map(|text| *text.get(lang)).unwrap_or_default();
            let advice = if lever.is_advice() { shared.word("leverAdvice") } else { "" };
            format!("{} {evidence}{advice}", words::lever_said(lever, lang))
        };
        shared.answered().unwrap().levers.iter().map(said).collect()
    }

    /// The clock on top: what is left of it, and what stops it.
    pub fn hurry_said(&self) -> Option<(String, String)> {
        let (shared, lang) = (&self.front.shared, self.front.shared.lang);
        let (lever, due) = shared.answered().unwrap().hurry()?;
        Some((words::time_left(due, shared.as_of(), lang), words::lever_said(lever, lang)))
    }

    /// What to answer next.
    pub fn next_said(&self) -> Option<&'static str> {
        let next = self.front.shared.answered().unwrap().plan.next?;
        Some(*words::field(next).get(self.front.shared.lang))
    }

    /// What is taken as said where nothing was.
    pub fn assumed(&self) -> Vec<Field> {
        self.front.shared.answered().unwrap().estimate.assumptions.iter().map(|one| one.field).collect()
    }

    fn clause(&self, id: parcel_claims::rulebook::ClauseId) -> String {
        let shared = &self.front.shared;
        words::clause_short(shared.rules.in_use.clause(id).unwrap(), shared.lang)
    }
}
