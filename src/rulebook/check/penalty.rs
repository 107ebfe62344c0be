//! Penalty tables: items, the monthly score, the appraisal.

use super::super::figure::Figure;
use super::super::file::{Appraisal, Band, Counting, Indicator, Item, Pay, PenaltyTable, ScorePart, Step, StepKind};
use super::super::ids::Ids;
use super::super::part::{FigureName, Id, item, under};
use super::super::problem::Wrong;
use super::{Bounds, Check, SOME, WHOLE};

/// What may be more than the whole: a day's absence may cost three days' pay, but not eleven.
const MANIFOLD: Bounds = 1..=10 * WHOLE;

/// The parts of a table's score.
struct Parts<'a> {
    ids: Ids<'a>,
    list: &'a [ScorePart],
    clause: Option<&'a Id>,
}

fn takes_points(counts: &Counting) -> bool {
    match counts {
        Counting::Points(_) => true,
        Counting::Steps(counts) => counts.steps.iter().any(|step| step.does == StepKind::Points),
        _ => false,
    }
}

/// Whether it is a sum that each entry adds to.
const fn is_money(counts: &Counting) -> bool {
    matches!(counts, Counting::Occurrence(_) | Counting::PerDay(_) | Counting::WageShare(_))
}

impl Check<'_> {
    pub(super) fn tables(&mut self) {
        let tables = &self.file.penalties;
        let ids: Vec<_> = tables.iter().map(|table| &table.id).collect();
        let known = Ids::of(&ids, true);
        // The place of an item in the whole file, in which its id is one.
        let mut place = 0;
        for (number, table) in tables.iter().enumerate() {
            let at = item("penalties", number, table.id.as_str());
            if self.told(&at) {
                continue;
            }
            if !table.id.as_str().is_empty() && known.place(table.id.as_str()) != Some(number) {
                self.tell(&at, Wrong::Duplicate);
                place += table.items.len();
                continue;
            }
            let parts = self.score(table, &under(&at, "score"));
            let items = under(&at, "items");
            if table.items.is_empty() && table.score.is_none() && table.appraisal.is_none() && !self.told(&items) {
                self.tell(&items, Wrong::Missing);
            }
            for (number, one) in table.items.iter().enumerate() {
                let at = item(&items, number, one.id.as_str());
                let first = self.items.place(one.id.as_str()).unwrap_or(place);
                if first < place && !one.id.as_str().is_empty() {
                    self.tell(&at, Wrong::Duplicate);
                }
                place += 1;
                if !self.told(&at) {
                    self.item(one, &parts, &at);
                }
            }
            if let Some(appraisal) = &table.appraisal {
                self.appraisal(appraisal, &under(&at, "appraisal"));
            }
        }
    }

    fn item(&mut self, item: &Item, parts: &Parts<'_>, at: &str) {
        self.clause(&item.clause, at, "clause");
        let overlaps = under(at, "overlaps");
        self.items(&item.overlaps, &overlaps);
        if item.overlaps.contains(&item.id) && !item.id.as_str().is_empty() {
            self.tell(overlaps, Wrong::Duplicate);
        }
        let conditions = under(at, "conditions");
        self.once(&conditions, item.conditions.iter().map(|condition| &condition.id));
        let counts = under(at, "counts");
        let was_read = !self.told.iter().any(|place| place.starts_with(counts.as_str()));
        if was_read && !is_money(&item.counts) {
            if !item.conditions.is_empty() {
                self.tell(conditions, Wrong::Unknown);
            }
            if item.department.is_some() {
                self.tell(under(at, "department"), Wrong::Unknown);
            }
        }
        self.counts(item, parts, at);
    }

    /// How an item counts: its figures, and the part of the score that they take points off.
    fn counts(&mut self, item: &Item, parts: &Parts<'_>, at: &str) {
        let clause = &item.clause;
        let place = |kind, key| under(&under(&under(at, "counts"), kind), key);
        match &item.counts {
            Counting::Occurrence(counts) => {
                self.number(&counts.sum, clause, &place("occurrence", "sum"), SOME);
            }
            Counting::PerDay(counts) => {
                let rate = self.number(&counts.sum, clause, &place("per-day", "sum"), SOME);
                let cap = counts.cap.as_ref();
                let cap = cap.and_then(|cap| self.number(cap, clause, &place("per-day", "cap"), SOME));
                if let (Some((rate, _)), Some((cap, place))) = (rate, cap)
                    && cap < rate
                {
                    self.tell(place, Wrong::CapBelowRate);
                }
            }
            Counting::WageShare(counts) => {
                self.number(&counts.percent, clause, &place("wage-share", "percent"), MANIFOLD);
            }
            Counting::Points(counts) => {
                let whole = self.part(&counts.part, parts, place("points", "part"));
                self.points(&counts.points, clause, whole, &place("points", "points"));
            }
            Counting::Steps(counts) => {
                let steps = place("steps", "steps");
                let takes_points = takes_points(&item.counts);
                let part = place("steps", "part");
                let whole = match &counts.part {
                    Some(id) if takes_points => self.part(id, parts, part),
                    None if takes_points => {
                        self.tell(part, Wrong::Missing);
                        None
                    }
                    _ => None,
                };
                for (number, step) in counts.steps.iter().enumerate() {
                    self.step(step, clause, whole, &under(&steps, &number.to_string()));
                }
            }
            Counting::Measure(counts) => {
                let least = u32::from(!counts.beyond);
                self.number(&counts.after, clause, &place("measure", "after"), least..=u32::MAX);
            }
            Counting::Prize(counts) => {
                if let Some(sum) = &counts.sum {
                    self.number(sum, clause, &place("prize", "sum"), SOME);
                }
            }
            Counting::Unstated(_) => {}
        }
    }

    fn step(&mut self, step: &Step, clause: &Id, whole: Option<u32>, at: &str) {
        if self.told(at) || self.told(&under(at, "does")) {
            return;
        }
        let place = under(at, "figure");
        match (step.does, &step.figure) {
            (StepKind::Points, Some(points)) => self.points(points, clause, whole, &place),
            (StepKind::Sum, Some(sum)) => {
                self.number(sum, clause, &place, SOME);
            }
            (StepKind::Points | StepKind::Sum, None) => self.tell(place, Wrong::Missing),
            (StepKind::Reminder | StepKind::Warning, Some(_)) => self.tell(place, Wrong::Unknown),
            (StepKind::Reminder | StepKind::Warning, None) => {}
        }
    }

    /// Points off a part of the score: no more than the part has.
    fn points(&mut self, points: &FigureName, clause: &Id, whole: Option<u32>, at: &str) {
        if let Some((points, place)) = self.number(points, clause, at, SOME)
            && whole.is_some_and(|whole| points > whole)
        {
            self.tell(place, Wrong::Range);
        }
    }

    /// The points of a part of the score.
    fn part(&mut self, id: &Id, parts: &Parts<'_>, at: String) -> Option<u32> {
        if parts.ids.lacks(id.as_str()) {
            self.tell(at, Wrong::UnknownPart(id.as_str().to_owned()));
        }
        let part = parts.ids.place(id.as_str()).and_then(|place| parts.list.get(place))?;
        // What is wrong with the part's own figure is told with the score.
        let (named, name) = part.points.0.split_once('.').unwrap_or((parts.clause?.as_str(), &part.points.0));
        self.clauses.figure(named, name).and_then(Figure::hundredths)
    }

    fn score<'b>(&mut self, table: &'b PenaltyTable, at: &str) -> Parts<'b> {
        let place = under(at, "parts");
        let list: &[ScorePart] = table.score.as_ref().map_or(&[], |score| &score.parts);
        let ids: Vec<_> = list.iter().map(|part| &part.id).collect();
        let clause = table.score.as_ref().map(|score| &score.clause);
        // What is missing as a whole is not told again of each part.
        let parts = Parts { ids: Ids::of(&ids, !list.is_empty()), list, clause };
        let Some(score) = &table.score else {
            if table.items.iter().any(|item| takes_points(&item.counts)) {
                self.tell(at, Wrong::Missing);
            }
            return parts;
        };
        if self.told(at) {
            return parts;
        }
        self.clause(&score.clause, at, "clause");
        if let Some(draws) = &score.draws {
            let mut items = self.file.penalties.iter().flat_map(|table| &table.items);
            // Nobody would know how often a sum was drawn.
            let is_open = |item: &Item| matches!(item.counts, Counting::Unstated(_));
            let wrong =
                items.find(|item| item.id == *draws).map_or(self.items.lacks(draws.as_str()), |item| !is_open(item));
            if wrong {
                self.tell(under(at, "draws"), Wrong::UnknownItem(draws.as_str().to_owned()));
            }
        }
        let total = self.number(&score.total, &score.clause, &under(at, "total"), SOME);
        if list.is_empty() {
            return parts;
        }
        let sum = self.sum(&place, "points", &score.clause, list.iter().map(|part| (&part.id, &part.points)), SOME);
        if let (Some((total, _)), Some(sum)) = (total, sum)
            && total != sum
        {
            self.tell(place, Wrong::Weights(Figure::Number(sum).to_string()));
        }
        parts
    }

    /// The sum of figures of a list, where none of them is blank; each id once.
    fn sum<'b>(
        &mut self,
        at: &str,
        key: &str,
        clause: &Id,
        parts: impl Iterator<Item = (&'b Id, &'b FigureName)> + Clone,
        bounds: Bounds,
    ) -> Option<u32> {
        self.once(at, parts.clone().map(|(id, _)| id));
        let mut sum = Some(0_u32);
        for (number, (id, name)) in parts.enumerate() {
            let figure = self.number(name, clause, &under(&item(at, number, id.as_str()), key), bounds.clone());
            sum = sum.zip(figure).map(|(sum, (figure, _))| sum.saturating_add(figure));
        }
        sum
    }

    fn appraisal(&mut self, appraisal: &Appraisal, at: &str) {
        if self.told(at) {
            return;
        }
        self.clause(&appraisal.clause, at, "clause");
        self.clause(&appraisal.bonus, at, "bonus");
        let place = under(at, "indicators");
        let weights = appraisal.indicators.iter().map(|Indicator { id, weight, .. }| (id, weight));
        let sum = self.sum(&place, "weight", &appraisal.clause, weights, SOME);
        if let Some(sum) = sum.filter(|sum| *sum != WHOLE && !appraisal.indicators.is_empty()) {
            self.tell(place, Wrong::Weights(Figure::Number(sum).to_string()));
        }
        self.bands(&appraisal.bands, &appraisal.bonus, &under(at, "bands"));
    }

    /// Bands from the best downward; together they take every score.
    fn bands(&mut self, bands: &[Band], clause: &Id, at: &str) {
        self.once(at, bands.iter().map(|band| &band.id));
        // The lowest score that a band before has taken.
        let mut taken = WHOLE.saturating_add(1);
        let mut all_read = !bands.is_empty();
        for (number, band) in bands.iter().enumerate() {
            let at = item(at, number, band.id.as_str());
            if self.told(&at) || band.from.as_ref().is_some_and(|from| from.0.is_empty()) {
                all_read = false;
                continue;
            }
            let from = match &band.from {
                Some(from) => self.number(from, clause, &under(&at, "from"), 0..=u32::MAX).map(|(from, _)| from),
                None => Some(0),
            };
            if from.is_some_and(|from| from >= taken) {
                self.tell(&at, Wrong::Unreachable);
            }
            taken = from.map_or(taken, |from| from.min(taken));
            self.percent(band, clause, &at);
        }
        if taken > 0 && all_read {
            self.tell(at, Wrong::NoBand);
        }
    }

    fn percent(&mut self, band: &Band, clause: &Id, at: &str) {
        let place = under(at, "percent");
        let bounds = match (band.pays, &band.percent) {
            _ if self.told(&under(at, "pays")) => return,
            (Pay::Up, Some(_)) => MANIFOLD,
            (Pay::Down, Some(_)) => 1..=WHOLE,
            (Pay::Up | Pay::Down, None) => return self.tell(place, Wrong::Missing),
            (Pay::Full | Pay::None, Some(_)) => return self.tell(place, Wrong::Unknown),
            (Pay::Full | Pay::None, None) => return,
        };
        if let Some(percent) = &band.percent {
            self.number(percent, clause, &place, bounds);
        }
    }
}
