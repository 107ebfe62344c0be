//! What the room shows at a moment: what can be entered, what is due by when, how the targets of the month stand. Every
//! text is in the language of the page.

use super::Clocks;
use super::edits::{Edit, Input, Key, TimeOf};
use super::items::{
    Blank, Cited, ClockItem, ConditionItem, Counted, EventOption, Shown, TargetItem, Time, in_seconds, this_month,
};
use super::when;
use crate::front::shared::Shared;
use crate::front::storage::Refused;
use crate::rulebook::file::{Clock, ClockKind, Target};
use crate::rulebook::{Figure, Rulebook, Status};
use crate::service::{ClockState, Filled, Happened, Issue, Measured, Running, clocks, full_name, targets};
use crate::words;
use chrono::Datelike;

impl Clocks {
    /// Returns what follows from what was entered; none where no rulebook has clocks or targets.
    pub(super) fn count(&self, shared: &Shared) -> Option<Counted> {
        let rulebook = self.which.rulebook()?;
        let sheet = self.held.sheet(&rulebook.head.id);
        let (filled, unread) = sheet.filled(&rulebook);
        let (counts, issues) = sheet.counts(&rulebook);
        let of_rulebook = |id: &str| id == rulebook.head.id;
        let occurrences: Vec<_> = self.held.occurrences.iter().filter(|one| of_rulebook(&one.rulebook)).collect();
        let events: Vec<Happened> = occurrences.iter().map(|one| one.happened.clone()).collect();
        let running = clocks(&rulebook, &events, &filled, shared.as_of());
        let measured = targets(&rulebook, &counts, &filled);
        let name = |one: &Running| occurrences.get(one.occurrence).map(|known| known.id.clone()).unwrap_or_default();
        let running = running.into_iter().map(|one| (name(&one), one)).collect();
        let month = if sheet.month.is_empty() { this_month(shared) } else { sheet.month.clone() };
        Some(Counted { rulebook, running, measured, issues, unread, filled, sheet, month })
    }

    /// Returns what the room shows; none where no rulebook has clocks or targets.
    pub(super) fn show(&self, shared: &Shared) -> Option<Shown> {
        let counted = self.count(shared)?;
        let rulebook = &counted.rulebook;
        let clock_of = |one: &Running| rulebook.clocks.iter().find(|clock| clock.id.as_str() == one.clock);
        let mut items = Vec::new();
        for (occurrence, one) in &counted.running {
            let Some(clock) = clock_of(one) else { continue };
            let key = Key { occurrence: occurrence.clone(), clock: one.clock.clone() };
            items.push(self.clock_item(key, one, clock, &counted, shared));
        }
        let target = |one: &Measured| {
            let target = rulebook.targets.iter().find(|target| target.id.as_str() == one.target)?;
            Some(self.target_item(one, target, &counted, shared))
        };
        let ahead = |state| matches!(state, ClockState::Ahead | ClockState::Waiting);
        let refused = self.held.refused.map_or("", |refused| match refused {
            Refused::Unavailable => shared.word("clocksUnavailable"),
            Refused::Full => shared.word("clocksFull"),
        });
        let month = self.edits.of(&Input::Month).map_or(&counted.month, |edit| &edit.text);
        Some(Shown {
            digest: rulebook.head.digest.clone(),
            broken: broken(rulebook, shared),
            summary: summary(&counted.running, shared),
            events: self.event_options(&counted, shared),
            at_hint: self.at_hint(rulebook, shared),
            clocks: items,
            has_calendar: counted.running.iter().any(|(_, one)| ahead(one.state)),
            law: if takes_wages(&counted) { words::penalty_note(shared.lang) } else { "" },
            month: month.clone(),
            targets: counted.measured.iter().filter_map(target).collect(),
            kept: self.held.kept,
            refused,
        })
    }

    /// The events to choose from, and what each starts.
    fn event_options(&self, counted: &Counted, shared: &Shared) -> Vec<EventOption> {
        let (rulebook, lang) = (&counted.rulebook, shared.lang);
        let chosen = self.event_in(rulebook);
        let mut options = Vec::new();
        for event in &rulebook.events {
            let id = event.id.as_str();
            let mut starts = Vec::new();
            for clock in rulebook.clocks.iter().filter(|clock| clock.starts_on(id)) {
                let length = words::clock_length(clock, length(clock, rulebook, &counted.filled), lang);
                starts.push(format!("{}{}{length}", clock.label.get(lang), shared.word("separator")));
            }
            options.push(EventOption {
                id: id.to_owned(),
                label: event.label.get(lang).clone(),
                starts: starts.join(shared.word("semicolon")),
                chosen: chosen.as_deref() == Some(id),
            });
        }
        options
    }

    /// How exactly the time of the chosen event is wanted.
    fn at_hint(&self, rulebook: &Rulebook, shared: &Shared) -> &'static str {
        let Some(id) = self.event_in(rulebook) else { return "" };
        shared.word(match rulebook.event(&id) {
            _ if in_seconds(rulebook, &id) => "clocksSeconds",
            Some(event) if event.day_only => "clocksDayOnly",
            _ => "clocksMinutes",
        })
    }

    fn clock_item(&self, key: Key, one: &Running, clock: &Clock, counted: &Counted, shared: &Shared) -> ClockItem {
        let (rulebook, lang) = (&counted.rulebook, shared.lang);
        let left = one.left.filter(|_| one.state != ClockState::Met);
        let left = left.map(|left| words::service_left(left, one.state, lang));
        let left = left.unwrap_or_else(|| (*words::service_state(one.state).get(lang)).to_owned());
        let year = shared.as_of().year();
        let due = one.due.map(|due| words::due_in_short(due, one.kind, due.day.year() != year, lang));
        let blank = blank(clock, rulebook);
        let blank = blank.map(|name| self.blank(name, words::length_unit(clock.length.unit).get(lang), counted));
        let reading = one.reading.as_ref();
        let reading = reading.and_then(|reading| words::reading_said(reading, one.kind, rulebook, lang));
        let edit = |time| self.edits.of(&Input::Time(key.clone(), time));
        let (at, done_at) = (edit(TimeOf::Event), edit(TimeOf::Done));
        let done = self.edits.of(&Input::Done(key.clone()));
        let no_figure = blank.as_ref().filter(|blank| blank.wrong).map(|_| "clocksNotFigure");
        let faults = [at, done, done_at].map(|edit| edit.and_then(|edit| edit.fault));
        let fault = no_figure.into_iter().chain(faults.into_iter().flatten()).next();
        let asks = |time: TimeOf, edit: Option<&Edit>| {
            let ways = &edit?.ways;
            (!ways.is_empty()).then(|| (time, ways.clone()))
        };
        ClockItem {
            state: one.state,
            label: clock.label.get(lang).clone(),
            note: one.note.clone().unwrap_or_default(),
            left: words::capital(&left),
            due: due.unwrap_or_default(),
            demands: shared.fill("clocksDemands", &[("text", words::clock_demands(one, clock).get(lang))]),
            why: words::capital(&words::service_why(one, clock, lang)),
            reading: reading.unwrap_or_default(),
            cost_head: cost_head(one, shared),
            cost: costs(one, rulebook, shared),
            conditions: conditions(one, rulebook, shared),
            clause: cited(clock.clause.as_str(), rulebook, shared),
            blank,
            goes_on: one.kind == ClockKind::Until,
            at: time(at, when::written(one.at)),
            done: one.done.is_some(),
            done_is_wrong: done.is_some(),
            done_at: time(done_at, one.done.map(when::written).unwrap_or_default()),
            error: fault.map(|word| shared.word(word).to_owned()).unwrap_or_default(),
            asks: asks(TimeOf::Event, at).or_else(|| asks(TimeOf::Done, done_at)),
            key,
        }
    }

    fn target_item(&self, one: &Measured, target: &Target, counted: &Counted, shared: &Shared) -> TargetItem {
        let (rulebook, lang) = (&counted.rulebook, shared.lang);
        let issue = counted.issues.iter().find(|issue| issue.field.split('.').next() == Some(&one.target));
        let error = issue.filter(|_| self.settled.contains(&one.target)).map(|issue| {
            let field = if issue.field.ends_with(".of") { &target.of } else { &target.counted };
            words::service_issue(&Issue { field: field.get(lang).clone(), fault: issue.fault.clone() }, lang)
        });
        let typed = counted.sheet.typed(&one.target);
        let (clause, percent) = (target.clause.as_str(), &target.percent.0);
        let is_blank = rulebook.figure(clause, percent) == Some(Figure::NotSet);
        TargetItem {
            id: one.target.clone(),
            state: one.state,
            label: target.label.get(lang).clone(),
            wanted: words::capital(&words::wanted(one, lang)),
            share: one.share.map(|share| share.to_string()).unwrap_or_default(),
            said: words::capital(words::target_state(one.state).get(lang)),
            clause: cited(clause, rulebook, shared),
            counted_label: target.counted.get(lang).clone(),
            of_label: target.of.get(lang).clone(),
            counted: typed.counted,
            of: typed.of,
            base: target.base_unsaid.then_some(typed.base),
            blank: is_blank.then(|| self.blank(full_name(clause, percent), "%", counted)),
            error: error.unwrap_or_default(),
        }
    }

    fn blank(&self, name: String, unit: &str, counted: &Counted) -> Blank {
        let edit = self.edits.of(&Input::Blank(name.clone()));
        let text = edit.map_or_else(|| counted.sheet.figure(&name).to_owned(), |edit| edit.text.clone());
        Blank { wrong: counted.unread.contains(&name), unit: unit.to_owned(), text, name }
    }
}

/// What is to be known of a rulebook before it is used.
fn broken(rulebook: &Rulebook, shared: &Shared) -> String {
    let unknown = (rulebook.head.status == Status::Unknown).then(|| shared.word("rulebookUnknown"));
    let breaks_off = rulebook.head.breaks_off.as_ref().map(|text| text.get(shared.lang).as_str());
    let notes: Vec<&str> = unknown.into_iter().chain(breaks_off).collect();
    if notes.is_empty() {
        return String::new();
    }
    shared.fill("rulebookBroken", &[("text", &notes.join(shared.word("space")))])
}

/// How many clocks stand how, at which moment.
fn summary(running: &[(String, Running)], shared: &Shared) -> String {
    let at = words::in_full(shared.as_of().into(), shared.lang);
    let count = |is: &dyn Fn(ClockState) -> bool| running.iter().filter(|(_, one)| is(one.state)).count();
    let late = count(&|state| state == ClockState::Overdue).to_string();
    let (open, due) = (count(&ClockState::is_ahead).to_string(), count(&|state| state == ClockState::Due));
    let word = if running.is_empty() { "clocksAsOf" } else { "clocksSeen" };
    let mut said = shared.fill(word, &[("at", &at), ("late", &late), ("open", &open)]);
    if due > 0 {
        said.push_str(&shared.fill("clocksSeenDue", &[("due", &due.to_string())]));
    }
    said
}

fn cost_head(one: &Running, shared: &Shared) -> &'static str {
    match one.costs.is_empty() {
        true => "",
        false if one.state.is_missed() => shared.word("clocksCosts"),
        false => shared.word("clocksCost"),
    }
}

/// What a miss costs: every item by itself.
fn costs(one: &Running, rulebook: &Rulebook, shared: &Shared) -> String {
    let costs: Vec<String> = one.costs.iter().map(|cost| words::cost_said(cost, rulebook, shared.lang)).collect();
    let said = costs.join(shared.word("semicolon"));
    if costs.len() > 1 { shared.fill("clocksSeveral", &[("costs", &said)]) } else { said }
}

/// What has to be asked before a miss costs anything, and what was answered.
fn conditions(one: &Running, rulebook: &Rulebook, shared: &Shared) -> Vec<ConditionItem> {
    let asked = one.costs.iter().filter(|_| one.state.is_missed()).flat_map(|cost| &cost.conditions);
    let item = |held: &crate::service::Held| ConditionItem {
        id: held.id.clone(),
        label: words::capital(words::condition_said(held, rulebook, shared.lang)),
        holds: held.holds,
    };
    asked.map(item).collect()
}

fn cited(clause: &str, rulebook: &Rulebook, shared: &Shared) -> Cited {
    let clause = rulebook.clause(clause);
    let cite = |clause: &crate::rulebook::Clause<_>| Cited {
        place: clause.place.get(shared.lang).clone(),
        words: clause.words.get(shared.lang).clone(),
    };
    clause.map(cite).unwrap_or_default()
}

/// A time: as it is being typed, or as it is kept.
fn time(edit: Option<&Edit>, kept: String) -> Time {
    match edit {
        Some(edit) => Time { text: edit.text.clone(), wrong: edit.fault.is_some() },
        None => Time { text: kept, wrong: false },
    }
}

/// Whether something that a miss costs is taken from wages.
fn takes_wages(counted: &Counted) -> bool {
    let of_wages = |item: &str| {
        let mut tables = counted.rulebook.penalties.iter().filter(|table| table.wages);
        tables.any(|table| table.items.iter().any(|known| known.id.as_str() == item))
    };
    counted.running.iter().any(|(_, one)| one.costs.iter().any(|cost| of_wages(&cost.item)))
}

/// The length of a clock; a blank as it was filled in.
fn length(clock: &Clock, rulebook: &Rulebook, filled: &Filled) -> Figure {
    let name = clock.length.figure.as_ref();
    name.map(|name| filled.figure(rulebook, clock.clause.as_str(), &name.0)).unwrap_or_default()
}

/// The full name of the length of a clock, where the company has left it blank.
fn blank(clock: &Clock, rulebook: &Rulebook) -> Option<String> {
    let name = &clock.length.figure.as_ref()?.0;
    let is_blank = rulebook.figure(clock.clause.as_str(), name) == Some(Figure::NotSet);
    is_blank.then(|| full_name(clock.clause.as_str(), name))
}
