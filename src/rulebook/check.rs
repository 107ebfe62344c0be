//! What must hold between the parts of a rulebook file.

use super::file::{Appraisal, Clock, Counting, File, Item, LengthUnit, PenaltyTable, Score, StepKind};
use super::part::{FigureName, Id, Problems, under};
use super::words::fill;
use super::{ClauseId, FIGURES, Figure, ReadingId, Unit, Wrong};
use crate::case::Choice;
use crate::words::Lang;

/// Per cent of a whole.
const WHOLE: u32 = 100;

pub(super) fn check(file: &File, problems: &mut Problems) {
    let mut check = Check { file, problems };
    check.head();
    check.ids("clauses", file.clauses.iter().map(|clause| &clause.id));
    check.ids("penalties", file.penalties.iter().map(|table| &table.id));
    check.ids("items", file.penalties.iter().flat_map(|table| table.items.iter().map(|item| &item.id)));
    check.ids("events", file.events.iter().map(|event| &event.id));
    check.ids("clocks", file.clocks.iter().map(|clock| &clock.id));
    check.ids("targets", file.targets.iter().map(|target| &target.id));
    check.words();
    if file.has_parcel_rules() {
        check.parcel_clauses();
        check.readings();
    }
    for table in &file.penalties {
        check.table(table);
    }
    check.clocks();
    for target in &file.targets {
        let at = under("targets", target.id.as_str());
        check.clause(&target.clause, &at);
        let percent = check.number(&target.percent, &target.clause, &under(&at, "percent"));
        if percent.is_some_and(|percent| percent > WHOLE * 100) {
            check.problems.add(under(&at, "percent"), Wrong::Range);
        }
    }
}

impl File {
    /// Whether it holds the parcel rules: then it must hold all of them.
    pub(super) fn has_parcel_rules(&self) -> bool {
        let is_one = |id: &Id| id.as_str().starts_with("loss-") || id.as_str().starts_with("delay-");
        !self.readings.is_empty() || self.clauses.iter().any(|clause| is_one(&clause.id))
    }

    /// A figure by its name in a clause, or by the clause that it names.
    pub(super) fn figure(&self, clause: &str, name: &str) -> Option<Figure> {
        let (clause, name) = name.split_once('.').unwrap_or((clause, name));
        self.clauses.iter().find(|known| known.id.as_str() == clause)?.figures.get(name)
    }
}

struct Check<'a> {
    file: &'a File,
    problems: &'a mut Problems,
}

impl Check<'_> {
    fn head(&mut self) {
        if self.file.clauses.is_empty() && !self.problems.told("") && !self.problems.told("clauses") {
            self.problems.add("clauses", Wrong::Missing);
        }
        if let Some(valid) = &self.file.valid
            && valid.from.zip(valid.until).is_some_and(|(from, until)| from > until)
        {
            self.problems.add("valid", Wrong::EmptyValidity);
        }
        if self.file.has_parcel_rules() && self.file.issued.is_none() {
            self.problems.add("issued", Wrong::Missing);
        }
    }

    /// Each id once; one that could not be read has been told.
    fn ids<'a>(&mut self, at: &str, ids: impl Iterator<Item = &'a Id>) {
        let mut known: Vec<&str> = Vec::new();
        for id in ids.map(Id::as_str).filter(|id| !id.is_empty()) {
            if known.contains(&id) {
                self.problems.add(under(at, id), Wrong::Duplicate);
            } else {
                known.push(id);
            }
        }
    }

    /// Each figure that words name must be there.
    fn words(&mut self) {
        for clause in &self.file.clauses {
            let own = clause.id.as_str();
            // A figure that the rules need and that is missing is told once, where it belongs.
            let figure = |named: Option<&str>, name: &str| {
                let clause = named.unwrap_or(own);
                let known = FIGURES.iter().any(|(owner, key, _)| (owner.code(), *key) == (clause, name));
                self.file.figure(clause, name).or(known.then_some(Figure::NotSet))
            };
            for (lang, text) in [(Lang::Zh, &clause.words.zh), (Lang::En, &clause.words.en)] {
                if let Err(name) = fill(text, lang, &figure) {
                    self.problems.add(format!("clauses.{own}.words.{}", lang.code()), Wrong::Placeholder(name));
                }
            }
        }
    }

    fn parcel_clauses(&mut self) {
        for id in ClauseId::ALL {
            let at = under("clauses", id.code());
            let Some(clause) = self.file.clauses.iter().find(|clause| clause.id.as_str() == id.code()) else {
                self.problems.add(at, Wrong::Missing);
                continue;
            };
            let at = under(&at, "figures");
            let wanted = || FIGURES.iter().filter(|(owner, ..)| owner == id);
            for (_, key, unit) in wanted() {
                match clause.figures.get(key) {
                    None => self.problems.add(under(&at, key), Wrong::Missing),
                    Some(Figure::Number(0)) => self.problems.add(under(&at, key), Wrong::Range),
                    Some(figure @ Figure::Number(_)) if *unit == Unit::Count && figure.whole().is_none() => {
                        self.problems.add(under(&at, key), Wrong::Range);
                    }
                    Some(Figure::Number(_)) => {}
                    // What could not be read is `NotSet` too, and has been told.
                    Some(Figure::NotSet) if self.problems.told(&under(&at, key)) => {}
                    Some(Figure::NotSet | Figure::Time(_)) => self.problems.add(under(&at, key), Wrong::Type("number")),
                }
            }
            for (key, _) in clause.figures.0.iter().filter(|(key, _)| !wanted().any(|(_, known, _)| known == key)) {
                self.problems.add(under(&at, key), Wrong::Unknown);
            }
        }
        let strangers = self.file.clauses.iter().map(|clause| clause.id.as_str());
        let strangers = strangers.filter(|id| id.starts_with("loss-") || id.starts_with("delay-"));
        for id in strangers.filter(|id| ClauseId::by_code(id).is_none()) {
            self.problems.add(under("clauses", id), Wrong::UnknownClause(id.to_owned()));
        }
        let of_delay = |name| self.file.figure(ClauseId::Delay2.code(), name).and_then(Figure::hundredths);
        if of_delay("yuanPerDay").zip(of_delay("capYuan")).is_some_and(|(rate, cap)| cap < rate) {
            self.problems.add("clauses.delay-2.figures.capYuan", Wrong::CapBelowRate);
        }
    }

    fn readings(&mut self) {
        let readings = &self.file.readings;
        for (place, reading) in readings.iter().enumerate() {
            let at = under("readings", reading.id.code());
            if readings.iter().take(place).any(|other| other.id == reading.id) {
                if !self.problems.told(&under(&at, "id")) {
                    self.problems.add(&at, Wrong::Duplicate);
                }
                continue;
            }
            let ways = reading.id.ways();
            if !ways.contains(&reading.follows.as_str()) && !self.problems.told(&under(&at, "follows")) {
                self.problems.add(under(&at, "follows"), Wrong::Format("list"));
            }
            let at = under(&at, "ways");
            self.ids(&at, reading.ways.iter().map(|way| &way.id));
            for way in ways.iter().filter(|way| !reading.ways.iter().any(|known| known.id.as_str() == **way)) {
                self.problems.add(under(&at, way), Wrong::Missing);
            }
            for way in reading.ways.iter().map(|way| way.id.as_str()).filter(|way| !way.is_empty()) {
                if !ways.contains(&way) {
                    self.problems.add(under(&at, way), Wrong::Unknown);
                }
            }
        }
        for id in ReadingId::ALL.iter().filter(|id| !readings.iter().any(|reading| reading.id == **id)) {
            self.problems.add(under("readings", id.code()), Wrong::Missing);
        }
    }

    /// The clause that something cites.
    fn clause(&mut self, id: &Id, at: &str) {
        let id = id.as_str();
        if !id.is_empty() && !self.file.clauses.iter().any(|clause| clause.id.as_str() == id) {
            self.problems.add(under(at, "clause"), Wrong::UnknownClause(id.to_owned()));
        }
    }

    /// A figure that something names; where its clause is unknown that has been told.
    fn figure(&mut self, name: &FigureName, clause: &Id, at: &str) -> Option<Figure> {
        let named = name.0.split_once('.').map_or(clause.as_str(), |(named, _)| named);
        let is_there = self.file.clauses.iter().any(|known| known.id.as_str() == named);
        if name.0.is_empty() || (!is_there && named == clause.as_str()) {
            return None;
        }
        let figure = self.file.figure(clause.as_str(), &name.0);
        if figure.is_none() {
            self.problems.add(at, Wrong::UnknownFigure(name.0.clone()));
        }
        figure
    }

    /// A figure that must be a number, in hundredths; none where it is a blank.
    fn number(&mut self, name: &FigureName, clause: &Id, at: &str) -> Option<u32> {
        let figure = self.figure(name, clause, at)?;
        if figure.time().is_some() {
            self.problems.add(at, Wrong::Type("number"));
        }
        figure.hundredths()
    }

    fn table(&mut self, table: &PenaltyTable) {
        let at = under("penalties", table.id.as_str());
        if table.items.is_empty() && table.score.is_none() && table.appraisal.is_none() {
            self.problems.add(under(&at, "items"), Wrong::Missing);
        }
        for item in &table.items {
            self.item(item, table, &under(&under(&at, "items"), item.id.as_str()));
        }
        if let Some(score) = &table.score {
            self.score(score, &under(&at, "score"));
        }
        if let Some(appraisal) = &table.appraisal {
            self.appraisal(appraisal, &under(&at, "appraisal"));
        }
    }

    fn item(&mut self, item: &Item, table: &PenaltyTable, at: &str) {
        self.clause(&item.clause, at);
        for other in &item.overlaps {
            self.item_is_there(other, &under(at, "overlaps"));
        }
        let place = under(at, "counts");
        match &item.counts {
            Counting::Occurrence(counts) => {
                self.number(&counts.sum, &item.clause, &under(&place, "sum"));
            }
            Counting::PerDay(counts) => {
                let rate = self.number(&counts.sum, &item.clause, &under(&place, "sum"));
                let cap = counts.cap.as_ref().and_then(|cap| self.number(cap, &item.clause, &under(&place, "cap")));
                if rate.zip(cap).is_some_and(|(rate, cap)| cap < rate) {
                    self.problems.add(under(&place, "cap"), Wrong::CapBelowRate);
                }
            }
            Counting::WageShare(counts) => {
                self.number(&counts.percent, &item.clause, &under(&place, "percent"));
            }
            Counting::Points(counts) => {
                self.number(&counts.points, &item.clause, &under(&place, "points"));
                self.part(&counts.part, table, &place);
            }
            Counting::Steps(counts) => {
                if counts.steps.is_empty() {
                    self.problems.add(under(&place, "steps"), Wrong::Missing);
                }
                for (number, step) in counts.steps.iter().enumerate() {
                    let place = under(&under(&place, "steps"), &number.to_string());
                    let needs = matches!(step.does, StepKind::Points | StepKind::Sum);
                    match &step.figure {
                        Some(figure) if needs => {
                            self.number(figure, &item.clause, &under(&place, "figure"));
                        }
                        None if needs => self.problems.add(under(&place, "figure"), Wrong::Missing),
                        Some(_) => self.problems.add(under(&place, "figure"), Wrong::Unknown),
                        None => {}
                    }
                }
                match &counts.part {
                    Some(part) => self.part(part, table, &place),
                    None if counts.steps.iter().any(|step| step.does == StepKind::Points) => {
                        self.problems.add(under(&place, "part"), Wrong::Missing);
                    }
                    None => {}
                }
            }
            Counting::Measure(counts) => {
                self.number(&counts.after, &item.clause, &under(&place, "after"));
            }
            Counting::Prize(counts) => {
                self.number(&counts.sum, &item.clause, &under(&place, "sum"));
            }
            Counting::Unstated(_) => {}
        }
    }

    fn item_is_there(&mut self, id: &Id, at: &str) {
        let mut items = self.file.penalties.iter().flat_map(|table| table.items.iter());
        if !id.as_str().is_empty() && !items.any(|item| item.id == *id) {
            self.problems.add(at, Wrong::UnknownItem(id.as_str().to_owned()));
        }
    }

    fn part(&mut self, part: &Id, table: &PenaltyTable, at: &str) {
        let mut parts = table.score.iter().flat_map(|score| score.parts.iter());
        if !part.as_str().is_empty() && !parts.any(|known| known.id == *part) {
            self.problems.add(under(at, "part"), Wrong::UnknownPart(part.as_str().to_owned()));
        }
    }

    fn score(&mut self, score: &Score, at: &str) {
        self.clause(&score.clause, at);
        self.ids(&under(at, "parts"), score.parts.iter().map(|part| &part.id));
        let total = self.number(&score.total, &score.clause, &under(at, "total"));
        let parts = self.sum(
            &under(at, "parts"),
            &score.clause,
            score.parts.iter().map(|part| (&part.id, &part.points)),
            "points",
        );
        if total.zip(parts).is_some_and(|(total, parts)| total != parts) {
            let parts = Figure::Number(parts.unwrap_or_default()).to_string();
            self.problems.add(under(at, "parts"), Wrong::Weights(parts));
        }
    }

    /// The sum of figures, where none of them is blank.
    fn sum<'a>(
        &mut self,
        at: &str,
        clause: &Id,
        parts: impl Iterator<Item = (&'a Id, &'a FigureName)>,
        key: &str,
    ) -> Option<u32> {
        let mut sum = Some(0_u32);
        for (id, name) in parts {
            let figure = self.number(name, clause, &under(&under(at, id.as_str()), key));
            sum = sum.zip(figure).map(|(sum, figure)| sum.saturating_add(figure));
        }
        sum
    }

    fn appraisal(&mut self, appraisal: &Appraisal, at: &str) {
        self.clause(&appraisal.clause, at);
        if !self.file.clauses.iter().any(|clause| clause.id == appraisal.bonus) {
            let id = appraisal.bonus.as_str().to_owned();
            if !id.is_empty() {
                self.problems.add(under(at, "bonus"), Wrong::UnknownClause(id));
            }
        }
        let place = under(at, "indicators");
        self.ids(&place, appraisal.indicators.iter().map(|indicator| &indicator.id));
        let weights = appraisal.indicators.iter().map(|indicator| (&indicator.id, &indicator.weight));
        let sum = self.sum(&place, &appraisal.clause, weights, "weight");
        if let Some(sum) = sum.filter(|sum| *sum != WHOLE * 100) {
            self.problems.add(place, Wrong::Weights(Figure::Number(sum).to_string()));
        }
        let place = under(at, "bands");
        self.ids(&place, appraisal.bands.iter().map(|band| &band.id));
        let mut lowest: Option<u32> = None;
        let mut closed = false;
        for band in &appraisal.bands {
            let place = under(&place, band.id.as_str());
            let from = band.from.as_ref().map(|from| self.number(from, &appraisal.bonus, &under(&place, "from")));
            let from = from.flatten();
            if closed
                || from.zip(lowest).is_some_and(|(from, lowest)| from >= lowest)
                || from.is_some_and(|from| from > WHOLE * 100)
            {
                self.problems.add(&place, Wrong::Unreachable);
            }
            closed |= band.from.is_none();
            lowest = from.or(lowest);
            if let Some(percent) = &band.percent {
                self.number(percent, &appraisal.bonus, &under(&place, "percent"));
            }
        }
        if !closed {
            self.problems.add(place, Wrong::Missing);
        }
    }

    fn clocks(&mut self) {
        for clock in &self.file.clocks {
            let at = under("clocks", clock.id.as_str());
            self.clause(&clock.clause, &at);
            let start = clock.start.as_str();
            if !start.is_empty() && !self.file.events.iter().any(|event| event.id.as_str() == start) {
                self.problems.add(under(&at, "start"), Wrong::UnknownEvent(start.to_owned()));
            }
            for item in &clock.costs {
                self.item_is_there(item, &under(&at, "costs"));
            }
            self.length(clock, &under(&under(&at, "length"), "figure"));
        }
        for event in &self.file.events {
            if !self.file.clocks.iter().any(|clock| clock.start == event.id) {
                self.problems.add(under("events", event.id.as_str()), Wrong::Unreachable);
            }
        }
    }

    fn length(&mut self, clock: &Clock, at: &str) {
        let unit = clock.length.unit;
        let is_time = matches!(unit, LengthUnit::SameDayAt | LengthUnit::NextDayAt);
        let is_fixed = matches!(unit, LengthUnit::SameDay | LengthUnit::MonthEnd | LengthUnit::QuarterEnd);
        match &clock.length.figure {
            Some(_) if is_fixed => self.problems.add(at, Wrong::Unknown),
            None if is_fixed => {}
            None => self.problems.add(at, Wrong::Missing),
            Some(name) if is_time => {
                let figure = self.figure(name, &clock.clause, at);
                if matches!(figure, Some(Figure::Number(_))) {
                    self.problems.add(at, Wrong::Type("09:00"));
                }
            }
            Some(name) => {
                self.number(name, &clock.clause, at);
            }
        }
    }
}
