//! What is shown of each person of a month: what it comes to, line by line, and the inputs of the scores, in words.

use super::month::{InputId, MonthInHand};
use crate::front::shared::Shared;
use crate::money::Fen;
use crate::penalty::{Account, AppraisalOf, Counted, FigureId, Hundredths, Issue, Line, Penalties, ScoreOf, Sheet};
use crate::rulebook::file::{Appraisal, PenaltyTable, Score};
use crate::rulebook::{Figure, Rulebook};
use crate::words;

/// Everything that is shown of one person; empty texts are not shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountShown {
    /// The name of the person.
    pub person: String,
    /// The label of the sum.
    pub total_label: &'static str,
    /// The sum of all penalties, or from where to where it goes.
    pub total: String,
    /// The sum that is certain, in words.
    pub certain: String,
    /// The note that something has no sum; empty where all has.
    pub open: &'static str,
    /// The conditions that are not answered yet, in words.
    pub asks: String,
    /// The sum that is charged to departments, in words.
    pub departments: String,
    /// The sum of the prizes, in words.
    pub prizes: String,
    /// The lines of the account, one for each item.
    pub lines: Vec<LineShown>,
    /// Items that may speak of one incident, each group in a sentence.
    pub overlaps: Vec<String>,
    /// The monthly scores and appraisals.
    pub scores: Vec<ScoreShown>,
}

/// Everything that is shown of one item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineShown {
    /// The id of the penalty item.
    pub id: String,
    /// Says which kind of line it is: `sum`, `apart`, `department`, `prize`, `measure` or `open`.
    pub kind: &'static str,
    /// The name of the item.
    pub item: String,
    /// The result, in words.
    pub sum: String,
    /// How it comes to that, where the entry and the sum do not say it.
    pub text: String,
    /// Where the clause stands in the regulation.
    pub place: String,
    /// Says in plain words what the clause says.
    pub words: String,
    /// The entries: the place of each in the month, and it in words.
    pub entries: Vec<(usize, String)>,
}

/// Everything that is shown of a monthly score or appraisal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScoreShown {
    /// The key that tells it from the others.
    pub key: String,
    /// The title in the language of the page.
    pub title: String,
    /// The result, in words.
    pub result: String,
    /// The inputs that belong to it.
    pub inputs: Vec<InputShown>,
}

/// An input of the month's sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InputShown {
    /// The key that tells it from the others.
    pub id: InputId,
    /// The label of the input.
    pub label: String,
    /// The note beside the input.
    pub note: String,
    /// The text in the input, as it was typed.
    pub typed: String,
    /// The problem with the text; empty where there is none.
    pub fault: String,
}

/// Holds everything that the accounts follow from.
pub(super) struct Source<'a> {
    pub month: &'a MonthInHand,
    pub rulebook: &'a Rulebook,
    pub sheet: &'a Sheet,
    pub penalties: &'a Penalties,
    /// The problems of the inputs.
    pub faults: &'a [(InputId, Issue)],
    pub shared: &'a Shared,
}

impl Source<'_> {
    /// Returns the account of each person.
    pub fn accounts(&self) -> Vec<AccountShown> {
        self.penalties.people.iter().map(|account| self.account(account)).collect()
    }

    /// The inputs of what the company has left blank, as far as something depends on it.
    pub fn blanks(&self) -> Vec<InputShown> {
        let input = |figure: &FigureId| {
            let label = words::penalty_figure(self.rulebook, figure, self.shared.lang);
            self.input(InputId::of("figures", "", &figure.to_string()), label, String::new())
        };
        self.penalties.asked.iter().map(|asked| input(&asked.figure)).collect()
    }

    fn account(&self, account: &Account) -> AccountShown {
        let (shared, lang) = (self.shared, self.shared.lang);
        // Of reminders and points there is no sum to tell.
        let has_money = account.most != Some(Fen::ZERO)
            || account.lines.iter().any(|line| matches!(line.counted, Counted::Sum { .. }));
        let asks = self.asks(&account.person);
        let explains = account.most != Some(account.certain) && (!account.overlaps.is_empty() || !asks.is_empty());
        let when = |holds: bool, word: &str, sum: Fen| {
            if holds { shared.fill(word, &[("sum", &words::yuan(sum, lang))]) } else { String::new() }
        };
        let has_prizes = account.prizes_or_more || account.prizes > Fen::ZERO;
        let prizes = if account.prizes_or_more { "penaltyPrizesMore" } else { "penaltyPrizes" };
        let overlaps = account.overlaps.iter().map(|overlap| words::penalty_overlap(overlap, self.rulebook, lang));
        AccountShown {
            total_label: if has_money { shared.word("penaltyTotal") } else { "" },
            total: if has_money { words::penalty_total(account, lang) } else { String::new() },
            certain: when(explains, "penaltyCertain", account.certain),
            open: if account.most.is_none() { shared.word("penaltyOpen") } else { "" },
            asks,
            departments: when(account.departments != Fen::ZERO, "penaltyDepartments", account.departments),
            prizes: when(has_prizes, prizes, account.prizes),
            lines: account.lines.iter().map(|line| self.line(account, line)).collect(),
            overlaps: overlaps.collect(),
            scores: self.rulebook.penalties.iter().flat_map(|table| self.scores(account, table)).collect(),
            person: account.person.clone(),
        }
    }

    /// What has to be asked of somebody's entries, each question once.
    fn asks(&self, person: &str) -> String {
        let mine = |place: usize| self.sheet.entries.get(place).is_some_and(|entry| entry.person == person);
        let mut asks: Vec<String> = Vec::new();
        for question in self.penalties.questions.iter().filter(|question| mine(question.entry)) {
            let said = words::penalty_question(question, self.rulebook, self.shared.lang);
            if !asks.contains(&said) {
                asks.push(said);
            }
        }
        if asks.is_empty() {
            return String::new();
        }
        self.shared.fill("penaltyAsks", &[("what", &asks.join(self.shared.word("semicolon")))])
    }

    fn line(&self, account: &Account, line: &Line) -> LineShown {
        let lang = self.shared.lang;
        let clause = self.rulebook.clause(&line.clause);
        // The entry and the sum say it all.
        let is_plain = line.entries.len() == 1
            && !line.department
            && matches!(
                &line.counted,
                Counted::Sum { capped: false, open: Fen::ZERO, .. } | Counted::Prize { or_more: false, .. }
            );
        let entry = |place: &usize| {
            let entry = self.sheet.entries.get(*place)?;
            Some((*place, words::penalty_entry(entry, self.rulebook, lang)))
        };
        LineShown {
            id: line.item.clone(),
            kind: kind(account, line),
            item: words::penalty_item(self.rulebook, &line.item, lang),
            sum: self.sum(&line.counted),
            text: if is_plain { String::new() } else { words::penalty_line(line, self.rulebook, lang) },
            place: clause.map_or_else(String::new, |clause| clause.place.get(lang).clone()),
            words: clause.map_or_else(String::new, |clause| clause.words.get(lang).clone()),
            entries: line.entries.iter().filter_map(entry).collect(),
        }
    }

    fn sum(&self, counted: &Counted) -> String {
        let (shared, lang) = (self.shared, self.shared.lang);
        let points = |points: &Hundredths| match points.0 {
            0 => String::new(),
            _ => shared.fill("penaltyPoints", &[("n", &points.to_string())]),
        };
        match counted {
            Counted::Sum { sum, open, .. } => words::penalty_sum(*sum, *open, lang),
            Counted::Steps { sum, points: off, .. } if *sum == Fen::ZERO => points(off),
            Counted::Steps { sum, .. } | Counted::Prize { sum: Some(sum), .. } => words::yuan(*sum, lang),
            Counted::Points { points: off, .. } => points(off),
            Counted::Measure { reached: true, .. } => shared.word("penaltyReached").to_owned(),
            Counted::Measure { .. } => shared.word("penaltyNotReached").to_owned(),
            Counted::Unstated | Counted::Prize { sum: None, .. } => shared.word("penaltyNoSum").to_owned(),
            Counted::NotSet { .. } => shared.word("penaltyNotSet").to_owned(),
        }
    }

    /// The score and the appraisal of a table, as far as it has them.
    fn scores(&self, account: &Account, table: &PenaltyTable) -> Vec<ScoreShown> {
        let score = table.score.as_ref().and_then(|score| self.score(account, table, score));
        let appraisal = table.appraisal.as_ref().map(|appraisal| self.appraisal(account, table, appraisal));
        score.into_iter().chain(appraisal).collect()
    }

    fn score(&self, account: &Account, table: &PenaltyTable, score: &Score) -> Option<ScoreShown> {
        let (shared, id) = (self.shared, table.id.as_str());
        let of: &ScoreOf = account.scores.iter().find(|of| of.table == id)?;
        let title = match of.left.zip(of.total) {
            Some((left, total)) => {
                shared.fill("penaltyScore", &[("left", &left.to_string()), ("total", &total.to_string())])
            }
            None => shared.word("penaltyScoreOpen").to_owned(),
        };
        let inputs = score.parts.iter().zip(&of.parts).map(|(part, of)| {
            let label = shared.fill("penaltyByHand", &[("part", part.label.get(shared.lang))]);
            let note = of.left.map(|left| {
                let points = of.points.map(|points| points.to_string()).unwrap_or_default();
                shared.fill("penaltyPartLeft", &[("left", &left.to_string()), ("points", &points)])
            });
            let key = format!("{id}.{}", part.id.as_str());
            self.input(InputId::of("lost", &account.person, &key), label, note.unwrap_or_default())
        });
        Some(ScoreShown { key: format!("score {id}"), title, result: String::new(), inputs: inputs.collect() })
    }

    fn appraisal(&self, account: &Account, table: &PenaltyTable, appraisal: &Appraisal) -> ScoreShown {
        let (shared, lang, id) = (self.shared, self.shared.lang, table.id.as_str());
        let mut inputs = Vec::new();
        for indicator in &appraisal.indicators {
            let label = shared.fill("penaltyIndicator", &[("name", indicator.label.get(lang))]);
            let weight = self.weight(&FigureId::of(appraisal.clause.as_str(), &indicator.weight.0));
            let key = format!("{id}.{}", indicator.id.as_str());
            inputs.push(self.input(InputId::of("scores", &account.person, &key), label, weight));
        }
        let label = format!("{}{}", appraisal.base.get(lang), shared.word("penaltyInYuan"));
        inputs.push(self.input(InputId::of("bonus", &account.person, id), label, String::new()));
        let of = account.appraisals.iter().find(|of| of.table == id);
        ScoreShown {
            key: format!("appraisal {id}"),
            title: shared.word("penaltyAppraisal").to_owned(),
            result: of.map(|of| self.appraised(of, appraisal)).unwrap_or_default(),
            inputs,
        }
    }

    /// How much an indicator weighs.
    fn weight(&self, figure: &FigureId) -> String {
        let stated = self.rulebook.figure(&figure.clause, &figure.name).and_then(Figure::hundredths);
        match stated.map(Hundredths).or_else(|| self.sheet.figure(figure)) {
            Some(weight) => self.shared.fill("penaltyWeight", &[("percent", &weight.to_string())]),
            None => self.shared.word("penaltyWeightNotSet").to_owned(),
        }
    }

    fn appraised(&self, of: &AppraisalOf, appraisal: &Appraisal) -> String {
        let (shared, lang) = (self.shared, self.shared.lang);
        let label = |id: &String| {
            let known = appraisal.indicators.iter().find(|one| one.id.as_str() == id);
            known.map(|one| one.label.get(lang).clone()).unwrap_or_default()
        };
        let Some(score) = of.score else {
            let mut missing: Vec<String> = of.missing.iter().map(label).collect();
            if !of.figures.is_empty() {
                missing.push(shared.word("penaltyBlankMissing").to_owned());
            }
            return shared.fill("penaltyMissing", &[("what", &missing.join(shared.word("comma")))]);
        };
        let band = of.band.as_ref().and_then(|id| appraisal.bands.iter().find(|band| band.id.as_str() == id));
        let (band, score) = (band.map(|band| band.label.get(lang)), score.to_string());
        match (band, of.pays) {
            (Some(band), Some(pays)) => {
                let pays = words::penalty_bonus(&pays, lang);
                shared.fill("penaltyResult", &[("score", &score), ("band", band), ("pays", &pays)])
            }
            (Some(band), None) => shared.fill("penaltyBand", &[("score", &score), ("band", band)]),
            _ => shared.fill("penaltyScoreOnly", &[("score", &score)]),
        }
    }

    fn input(&self, id: InputId, label: String, note: String) -> InputShown {
        let fault = self.faults.iter().find(|(of, _)| *of == id);
        let fault = fault.map(|(_, issue)| words::penalty_issue(issue, self.rulebook, self.shared.lang));
        let typed = self.month.typed(&id).to_owned();
        InputShown { id, label, note, typed, fault: fault.unwrap_or_default() }
    }
}

/// What kind of line it is.
fn kind(account: &Account, line: &Line) -> &'static str {
    let overlaps = |entry: &usize| account.overlaps.iter().any(|overlap| overlap.entries.contains(entry));
    match &line.counted {
        _ if line.department => "department",
        Counted::Sum { .. } | Counted::Steps { .. } | Counted::Points { .. } => {
            if line.entries.iter().any(overlaps) {
                "apart"
            } else {
                "sum"
            }
        }
        Counted::Prize { .. } => "prize",
        Counted::Measure { .. } => "measure",
        Counted::Unstated | Counted::NotSet { .. } => "open",
    }
}
