//! What a month comes to: each person's account, and each item over all people.

use super::overlap::Meets;
use super::result::{Account, Asked, Basis, Counted, ItemTotal, Line, Penalties, Question, ScoreOf};
use super::sheet::{Entry, FigureId, Sheet};
use super::{count, score};
use crate::money::Fen;
use crate::order::sort_by_key;
use crate::rulebook::file::{Condition, PenaltyTable};
use crate::rulebook::{Figure, Rulebook};

impl Sheet {
    /// Returns what the sheet comes to, counted by its rulebook.
    ///
    /// ```
    /// use parcel_claims::{money::Fen, penalty::Sheet, rulebook::Rulebook};
    /// let file = serde_json::json!({ "month": "2012-03", "entries": [
    ///     { "person": "甲", "item": "staff-8", "from": "2012-03-05", "to": "2012-03-08" },
    ///     { "person": "甲", "item": "staff-12", "count": 2 },
    /// ] });
    /// let rulebook = Rulebook::built_in();
    /// let penalties = Sheet::read(&file, rulebook).0.penalties(rulebook);
    /// assert_eq!(penalties.people[0].certain, Fen::yuan(160));
    /// ```
    #[must_use]
    pub fn penalties(&self, rulebook: &Rulebook) -> Penalties {
        let meets = Meets::of(rulebook);
        let people: Vec<Account> = self.names().into_iter().map(|name| self.account(name, rulebook, &meets)).collect();
        let wages = |line: &Line| {
            let table = rulebook.penalties.iter().find(|table| table.id.as_str() == line.table);
            table.is_some_and(|table| table.wages) && !line.department
        };
        let head = &rulebook.head;
        Penalties {
            rulebook: Basis { id: head.id.clone(), status: head.status, digest: head.digest.clone() },
            month: self.month,
            wages: people.iter().flat_map(|account| &account.lines).any(wages)
                || people.iter().any(|account| !account.appraisals.is_empty()),
            items: totals(&people, rulebook),
            asked: self.asked(&people, rulebook),
            questions: self.questions(rulebook),
            people,
        }
    }

    fn account(&self, person: &str, rulebook: &Rulebook, meets: &Meets<'_>) -> Account {
        let mut lines = self.lines(person, rulebook);
        let scores = score::scores(self, person, &lines, rulebook);
        draw(&mut lines, &scores, rulebook);
        let overlaps = meets.overlaps(self, &mut lines, rulebook);
        let (mut certain, mut most, mut departments) = (Fen::ZERO, Some(Fen::ZERO), Fen::ZERO);
        let (mut prizes, mut prizes_or_more) = (Fen::ZERO, false);
        for line in &lines {
            certain = certain + line.certain;
            most = most.zip(line.most).map(|(all, one)| all + one);
            match &line.counted {
                Counted::Prize { sum, or_more } => {
                    prizes = prizes + sum.unwrap_or_default();
                    prizes_or_more |= or_more;
                }
                Counted::Sum { sum, .. } if line.department => departments = departments + *sum,
                _ => {}
            }
        }
        let least = overlaps.iter().fold(certain, |all, overlap| all + overlap.least);
        Account {
            person: person.to_owned(),
            lines,
            certain,
            least,
            most,
            departments,
            overlaps,
            prizes,
            prizes_or_more,
            scores,
            appraisals: score::appraisals(self, person, rulebook),
        }
    }

    /// Each item of which there is an entry, in the order of the rulebook.
    fn lines(&self, person: &str, rulebook: &Rulebook) -> Vec<Line> {
        let mut lines = Vec::new();
        for table in &rulebook.penalties {
            for item in &table.items {
                let its = |entry: &&Entry| entry.person == person && entry.item == item.id.as_str();
                if self.entries.iter().any(|entry| its(&entry)) {
                    lines.push(count::line(self, person, table, item, rulebook));
                }
            }
        }
        lines
    }

    /// The conditions that nobody has answered; of what is denied anyway none is asked.
    fn questions(&self, rulebook: &Rulebook) -> Vec<Question> {
        let mut questions = Vec::new();
        for (place, entry) in self.entries.iter().enumerate() {
            let Some(item) = rulebook.item(&entry.item) else { continue };
            let answer = |condition: &Condition| entry.holds(condition.id.as_str());
            if item.conditions.iter().any(|condition| answer(condition) == Some(false)) {
                continue;
            }
            for condition in item.conditions.iter().filter(|condition| answer(condition).is_none()) {
                questions.push(Question {
                    entry: place,
                    item: entry.item.clone(),
                    condition: condition.id.as_str().to_owned(),
                });
            }
        }
        questions
    }

    /// The blanks that something depends on, in the order of the tables.
    fn asked(&self, people: &[Account], rulebook: &Rulebook) -> Vec<Asked> {
        let mut needed: Vec<FigureId> = Vec::new();
        for table in &rulebook.penalties {
            let id = table.id.as_str();
            for item in &table.items {
                let its = |line: &Line| line.item == item.id.as_str();
                if people.iter().flat_map(|account| &account.lines).any(its) {
                    needed.extend(count::figures(item));
                }
            }
            if people.iter().flat_map(|account| &account.appraisals).any(|appraisal| appraisal.table == id) {
                needed.extend(score::figures(rulebook, id));
            }
        }
        let mut asked: Vec<Asked> = Vec::new();
        for figure in needed {
            let blank = rulebook.figure(&figure.clause, &figure.name) == Some(Figure::NotSet);
            if blank && !asked.iter().any(|known| known.figure == figure) {
                asked.push(Asked { value: self.figure(&figure), figure });
            }
        }
        asked
    }
}

/// Puts in what points lost in the month draw besides, unless it was entered.
fn draw(lines: &mut Vec<Line>, scores: &[ScoreOf], rulebook: &Rulebook) {
    let place = |item: &str| {
        let mut items = rulebook.penalties.iter().flat_map(|table| &table.items);
        items.position(|known| known.id.as_str() == item)
    };
    let has_lost = |table: &PenaltyTable| {
        let score = scores.iter().find(|score| score.table == table.id.as_str());
        score.is_some_and(|score| score.parts.iter().any(|part| part.lost.0 > 0 || part.by_hand.0 > 0))
    };
    for table in rulebook.penalties.iter().filter(|table| has_lost(table)) {
        let Some(draws) = table.score.as_ref().and_then(|score| score.draws.as_ref()) else { continue };
        let mut tables = rulebook.penalties.iter();
        let found = tables.find_map(|table| Some((table, table.items.iter().find(|item| item.id == *draws)?)));
        let Some((table, item)) = found else { continue };
        if lines.iter().all(|line| line.item != draws.as_str()) {
            lines.push(count::drawn(table, item));
        }
    }
    sort_by_key(lines, |line| place(&line.item));
}

fn totals(people: &[Account], rulebook: &Rulebook) -> Vec<ItemTotal> {
    let mut totals = Vec::new();
    for item in rulebook.penalties.iter().flat_map(|table| &table.items) {
        let lines = people.iter().flat_map(|account| &account.lines).filter(|line| line.item == item.id.as_str());
        let mut total: Option<ItemTotal> = None;
        for line in lines {
            let total = total.get_or_insert_with(|| ItemTotal {
                item: line.item.clone(),
                clause: line.clause.clone(),
                people: 0,
                times: 0,
                sum: Some(Fen::ZERO),
                most: Some(Fen::ZERO),
            });
            total.people += 1;
            total.times = total.times.saturating_add(line.times);
            let sum = match line.counted {
                Counted::Prize { sum, .. } => sum,
                _ => line.sum(),
            };
            total.sum = total.sum.zip(sum).map(|(all, sum)| all + sum);
            total.most = total.most.zip(sum.or(line.most)).map(|(all, most)| all + most);
        }
        totals.extend(total);
    }
    totals
}
