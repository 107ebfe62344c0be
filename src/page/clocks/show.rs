//! What stands in the room: the events to choose from, the clocks, the targets.

use super::held::Sheet;
use super::{ClockState, Seen, in_seconds, when};
use crate::case::{Choice, Moment};
use crate::js::now;
use crate::page::dom::{self, Piece, View};
use crate::page::fields::arrange;
use crate::page::state::AppState;
use crate::page::store::Refused;
use crate::rulebook::file::{Clock, ClockKind, Event};
use crate::rulebook::{Figure, Rulebook, Status};
use crate::service::{Filled, Measured, Running, full_name};
use crate::words;
use chrono::Datelike;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, HtmlSelectElement};

/// Says what is wrong with an input, beside it.
pub(super) fn fault(input: &Element, said: &str) {
    dom::attribute(input, "aria-invalid", (!said.is_empty()).then_some("true"));
    let place = dom::nearest(input, ".limit").and_then(|row| dom::first(&row, "[data-slot=error]"));
    if let Some(place) = place {
        dom::text(&place, said);
    }
}

/// Asks which of several moments is meant, in the row of an input.
pub(super) fn ask(input: &Element, kind: &str, ways: &[Moment], view: &View) {
    let Some(asks) = dom::nearest(input, ".limit").and_then(|row| dom::first(&row, "[data-part=asks]")) else { return };
    dom::attribute(&asks, "data-for", Some(kind));
    ask_in(&asks, ways, view);
}

fn ask_in(asks: &Element, ways: &[Moment], view: &View) {
    dom::show(asks, !ways.is_empty());
    let Some(list) = dom::first(asks, ".ways") else { return };
    let way = |way: &Moment| {
        let piece = view.clone_of("way")?.slot("label", &words::in_full(*way, view.lang));
        Some(piece.with("data-action", Some("clocksWay")).with("data-way", Some(&way.to_string())).element)
    };
    let buttons: js_sys::Array = ways.iter().filter_map(way).collect();
    list.replace_children_with_node(&buttons);
}

/// Writes into an input, unless somebody is at it.
fn write(input: Option<HtmlInputElement>, text: &str) {
    if let Some(input) = input.filter(|input| !input.matches(":focus").unwrap_or_default() && input.value() != text) {
        input.set_value(text);
    }
}

impl AppState {
    /// What is wrong with the event that is being entered, or which moment is meant.
    pub(super) fn clocks_say(&self, word: &str, ways: &[Moment]) {
        let said = if word.is_empty() { "" } else { self.view.word(word) };
        self.view.text("clocksError", said);
        if let Some(asks) = self.view.place("clocksAsks") {
            ask_in(&asks, ways, &self.view);
        }
    }

    /// Shows the room as it stands.
    pub(in crate::page) fn show_clocks(&mut self) {
        self.clocks.open(&mut self.library);
        let Some(seen) = self.see_clocks() else { return };
        let view = &self.view;
        let rulebook = &*seen.rulebook;
        self.clocks.which.show(view, "clocksWhich");
        let unknown = (rulebook.head.status == Status::Unknown).then(|| view.word("rulebookUnknown"));
        let broken = rulebook.head.breaks_off.as_ref().map(|text| text.get(view.lang).as_str());
        let notes: Vec<&str> = unknown.into_iter().chain(broken).collect();
        let said = words::fill(view.word("rulebookBroken"), &[("text", &notes.join(view.word("space")))]);
        view.show("clocksBroken", !notes.is_empty());
        view.text("clocksBroken", &said);
        let at = words::in_full(self.fixed.unwrap_or_else(now).into(), view.lang);
        let count = |is: &dyn Fn(ClockState) -> bool| seen.running.iter().filter(|(_, one)| is(one.state)).count();
        let late = count(&|state| state == ClockState::Overdue).to_string();
        let (open, due) = (count(&ClockState::is_ahead).to_string(), count(&|state| state == ClockState::Due));
        let word = if seen.running.is_empty() { "clocksAsOf" } else { "clocksSeen" };
        let mut said = words::fill(view.word(word), &[("at", &at), ("late", &late), ("open", &open)]);
        if due > 0 {
            said.push_str(&words::fill(view.word("clocksSeenDue"), &[("due", &due.to_string())]));
        }
        view.text("clocksSeen", &said);
        let sheet = self.clocks.held.sheet(&rulebook.head.id);
        let filled = sheet.filled(rulebook).0;
        if let Some(place) = view.place("clocksEvents") {
            let digest = Some(rulebook.head.digest.as_str());
            if place.get_attribute("data-of").as_deref() != digest {
                dom::attribute(&place, "data-of", digest);
                self.make_events(rulebook);
                view.fill("clocksRows", None, Vec::new());
                view.fill("targets", Some("targetsPart"), self.target_pieces(rulebook));
            }
        }
        self.mark_events(rulebook, &filled);
        self.show_clock_rows(&seen, &sheet);
        self.show_targets(&seen, &sheet);
        let ahead = |state| matches!(state, ClockState::Ahead | ClockState::Waiting);
        view.show("clocksCalendar", seen.running.iter().any(|(_, one)| ahead(one.state)));
        view.show("clocksLaw", takes_wages(&seen));
        view.text("clocksLaw", words::penalty_note(view.lang));
        let held = &self.clocks.held;
        if let Some(keep) = self.clocks_input("clocksKeep") {
            keep.set_checked(held.kept);
        }
        let word = match held.refused {
            None => "",
            Some(Refused::Unavailable) => "clocksUnavailable",
            Some(Refused::Full) => "clocksFull",
        };
        view.text("clocksRefused", if word.is_empty() { "" } else { view.word(word) });
    }

    fn make_events(&self, rulebook: &Rulebook) {
        let view = &self.view;
        let name = format!("{}-clocks-event", self.clocks.prefix);
        let event = |event: &Event| {
            let piece = view.clone_of("option")?.slot("label", event.label.get(view.lang));
            let input = dom::input(&piece.element, "input")?;
            input.set_name(&name);
            input.set_value(event.id.as_str());
            dom::attribute(&input, "data-input", Some("clocksEvent"));
            Some(piece)
        };
        view.fill("clocksEvents", None, rulebook.events.iter().filter_map(event).collect());
        for (label, input) in [("clocksAtLabel", "clocksAt"), ("clocksNoteLabel", "clocksNote")] {
            if let (Some(label), Some(input)) = (view.place(label), self.clocks_input(input)) {
                let id = format!("{}-{}", self.clocks.prefix, input.get_attribute("data-input").unwrap_or_default());
                dom::attribute(&label, "for", Some(&id));
                dom::attribute(&input, "id", Some(&id));
            }
        }
        if let Some(place) = view.place("clocksEvents") {
            dom::attribute(&place, "aria-label", Some(view.word("clocksEntry")));
        }
    }

    /// What each event starts, which is chosen, and how exactly its time is wanted.
    fn mark_events(&self, rulebook: &Rulebook, filled: &Filled) {
        let view = &self.view;
        let chosen = self.clocks.chosen(rulebook);
        let Some(place) = view.place("clocksEvents") else { return };
        for (option, event) in dom::children(&place).into_iter().zip(&rulebook.events) {
            let mut starts = Vec::new();
            for clock in rulebook.clocks.iter().filter(|clock| clock.starts_on(event.id.as_str())) {
                let length = words::clock_length(clock, figure(clock, rulebook, filled), view.lang);
                starts.push(format!("{}{}{length}", clock.label.get(view.lang), view.word("separator")));
            }
            let piece = view.piece(option.clone()).slot("hint", &starts.join(view.word("semicolon")));
            if let Some(input) = dom::input(&piece.element, "input") {
                input.set_checked(chosen.as_deref() == Some(event.id.as_str()));
            }
        }
        let event = chosen.and_then(|id| rulebook.event(&id));
        let word = event.map_or("", |event| match event {
            event if in_seconds(rulebook, event.id.as_str()) => "clocksSeconds",
            event if event.day_only => "clocksDayOnly",
            _ => "clocksMinutes",
        });
        view.text("clocksAtHint", if word.is_empty() { "" } else { view.word(word) });
    }

    /// The clocks, in their order; a row that is there is changed in place, and one in hand is not moved.
    fn show_clock_rows(&self, seen: &Seen, sheet: &Sheet) {
        let view = &self.view;
        view.show("clocksEmpty", seen.running.is_empty());
        let Some(place) = view.place("clocksRows") else { return };
        let known = dom::children(&place);
        let mut rows = Vec::new();
        for (row, one) in &seen.running {
            let Some(clock) = seen.rulebook.clocks.iter().find(|clock| clock.id.as_str() == one.clock) else {
                continue;
            };
            let key = format!("{row}/{}", one.clock);
            let found =
                known.iter().find(|element| element.get_attribute("data-key").as_deref() == Some(&key)).cloned();
            let made = found.or_else(|| Some(self.make_row(one, clock, &seen.rulebook, &key)?.element));
            let Some(element) = made else { continue };
            self.mark_row(&element, one, clock, seen, sheet);
            rows.push(element);
        }
        let held = rows.iter().find(|row| dom::first(row, ":focus").is_some()).cloned();
        arrange(&place, &rows, held.as_ref());
    }

    fn make_row(&self, one: &Running, clock: &Clock, rulebook: &Rulebook, key: &str) -> Option<Piece> {
        let view = &self.view;
        let label = clock.label.get(view.lang).as_str();
        let demands = words::clock_demands(one, clock).get(view.lang);
        let demands = words::fill(view.word("clocksDemands"), &[("text", demands)]);
        let mut piece = view.clone_of("clock-row")?.with("data-key", Some(key)).slot("label", label);
        piece = piece.slot("note", one.note.as_deref().unwrap_or_default()).slot("demands", &demands).slot("error", "");
        piece = cited(piece, clock.clause.as_str(), rulebook, view).named("removeClock", label);
        piece = match blank(clock, rulebook) {
            Some(name) => {
                let unit = words::length_unit(clock.length.unit);
                piece.set("figure", "data-figure", &name).slot("unit", unit.get(view.lang))
            }
            None => piece.without_part("figure"),
        };
        if one.kind == ClockKind::Until {
            for (word, own) in [("clocksDone", "clocksEnded"), ("clocksDoneAt", "clocksEndedAt")] {
                if let Some(place) = dom::first(&piece.element, &format!("[data-word={word}]")) {
                    dom::attribute(&place, "data-word", Some(own));
                    dom::text(&place, view.word(own));
                }
            }
        }
        for input in dom::all(&piece.element, "input") {
            let visible = input.closest("label").ok().flatten().and_then(|label| label.text_content());
            let visible = visible.unwrap_or_default();
            let values = [("action", visible.split_whitespace().next().unwrap_or_default()), ("field", label)];
            // The name begins with what is seen.
            let values =
                if view.lang == words::Lang::Zh { values } else { [("action", visible.trim()), ("field", label)] };
            dom::attribute(&input, "aria-label", Some(&words::fill(view.word("named"), &values)));
        }
        Some(piece)
    }

    fn mark_row(&self, element: &Element, one: &Running, clock: &Clock, seen: &Seen, sheet: &Sheet) {
        let (view, lang) = (&self.view, self.view.lang);
        let left =
            one.left.filter(|_| one.state != ClockState::Met).map(|left| words::service_left(left, one.state, lang));
        let left = left.unwrap_or_else(|| (*words::service_state(one.state).get(lang)).to_owned());
        let year = self.fixed.unwrap_or_else(now).year();
        let due = one.due.map(|due| words::due_in_short(due, one.kind, due.day.year() != year, lang));
        let costs: Vec<String> = one.costs.iter().map(|cost| words::cost_said(cost, &seen.rulebook, lang)).collect();
        let mut said = costs.join(view.word("semicolon"));
        if costs.len() > 1 {
            said = words::fill(view.word("clocksSeveral"), &[("costs", &said)]);
        }
        let late = one.state.is_missed();
        let reading = one.reading.as_ref();
        let reading = reading.and_then(|reading| words::reading_said(reading, one.kind, &seen.rulebook, lang));
        view.piece(element.clone())
            .with("data-state", Some(one.state.code()))
            .slot("left", &words::capital(&left))
            .slot("due", &due.unwrap_or_default())
            .slot("why", &words::capital(&words::service_why(one, clock, lang)))
            .slot("reading", &reading.unwrap_or_default())
            .slot(
                "costHead",
                if costs.is_empty() { "" } else { view.word(if late { "clocksCosts" } else { "clocksCost" }) },
            )
            .slot("cost", &said);
        self.mark_conditions(element, one, &seen.rulebook);
        let input = |name: &str| dom::input(element, &format!("[data-input={name}]"));
        write(input("clockAt").filter(|input| !input.has_attribute("aria-invalid")), &when::written(one.at));
        write(input("clockDoneAt"), &one.done.map(when::written).unwrap_or_default());
        if let Some(done) = input("clockDone") {
            done.set_checked(one.done.is_some());
        }
        if let Some(part) = dom::first(element, "[data-part=doneAt]") {
            dom::show(&part, one.done.is_some());
        }
        if let Some(name) = blank(clock, &seen.rulebook) {
            let figure = input("clockFigure");
            write(figure.clone(), sheet.figure(&name));
            let wrong = seen.unread.contains(&name);
            if let Some(figure) = figure.filter(|figure| wrong || figure.has_attribute("aria-invalid")) {
                fault(&figure, if wrong { view.word("clocksNotFigure") } else { "" });
            }
        }
    }

    /// What has to be asked before a miss costs anything, and what was answered.
    fn mark_conditions(&self, element: &Element, one: &Running, rulebook: &Rulebook) {
        let Some(list) = dom::first(element, "[data-list=conditions]") else { return };
        let asked: Vec<_> =
            one.costs.iter().filter(|_| one.state.is_missed()).flat_map(|cost| &cost.conditions).collect();
        let ids: Vec<&str> = asked.iter().map(|held| held.id.as_str()).collect();
        let shown = Some(ids.join(" "));
        if list.get_attribute("data-shown") != shown {
            dom::attribute(&list, "data-shown", shown.as_deref());
            let pieces = asked.iter().filter_map(|held| {
                let piece = self.view.clone_of("clock-condition")?;
                let piece = piece.slot("label", &words::capital(words::condition_said(held, rulebook, self.view.lang)));
                dom::attribute(&dom::first(&piece.element, "select")?, "data-condition", Some(&held.id));
                Some(piece.element)
            });
            list.replace_children_with_node(&pieces.collect::<js_sys::Array>());
        }
        let selects = dom::all(&list, "select");
        for (select, held) in selects.iter().filter_map(|one| one.dyn_ref::<HtmlSelectElement>()).zip(asked) {
            select.set_value(held.holds.map_or("", |holds| if holds { "yes" } else { "no" }));
        }
    }

    fn target_pieces(&self, rulebook: &Rulebook) -> Vec<Piece> {
        let view = &self.view;
        let mut pieces = Vec::new();
        for target in &rulebook.targets {
            let Some(piece) = view.clone_of("target") else { continue };
            let mut piece = piece
                .with("data-target", Some(target.id.as_str()))
                .slot("label", target.label.get(view.lang))
                .slot("counted", target.counted.get(view.lang))
                .slot("of", target.of.get(view.lang))
                .slot("error", "");
            piece = cited(piece, target.clause.as_str(), rulebook, view);
            if !target.base_unsaid {
                piece = piece.without_part("base");
            }
            let is_blank = rulebook.figure(target.clause.as_str(), &target.percent.0) == Some(Figure::NotSet);
            piece = if is_blank {
                piece.set("figure", "data-figure", &full_name(target.clause.as_str(), &target.percent.0))
            } else {
                piece.without_part("figure")
            };
            pieces.push(piece);
        }
        pieces
    }

    fn show_targets(&self, seen: &Seen, sheet: &Sheet) {
        write(self.clocks_input("targetsMonth"), &seen.month);
        let Some(place) = self.view.place("targets") else { return };
        for (element, one) in dom::children(&place).iter().zip(&seen.measured) {
            self.mark_target(element, one, seen, sheet);
        }
    }

    fn mark_target(&self, element: &Element, one: &Measured, seen: &Seen, sheet: &Sheet) {
        let (view, lang) = (&self.view, self.view.lang);
        let issue = seen.issues.iter().find(|issue| issue.field.split('.').next() == Some(&one.target));
        let issue = issue.filter(|_| self.clocks.settled.contains(&one.target));
        let said = issue.map(|issue| {
            let target = seen.rulebook.targets.iter().find(|target| target.id.as_str() == one.target);
            let label = |of: bool| target.map(|target| if of { &target.of } else { &target.counted }.get(lang).clone());
            let field = label(issue.field.ends_with(".of")).unwrap_or_default();
            words::service_issue(&crate::service::Issue { field, fault: issue.fault.clone() }, lang)
        });
        let typed = sheet.typed(&one.target);
        view.piece(element.clone())
            .with("data-state", Some(one.state.code()))
            .slot("wanted", &words::capital(&words::wanted(one, lang)))
            .slot("share", &one.share.map(|share| share.to_string()).unwrap_or_default())
            .slot("state", &words::capital(words::target_state(one.state).get(lang)))
            .slot("error", said.as_deref().unwrap_or_default());
        for (name, text) in [("targetCounted", &typed.counted), ("targetOf", &typed.of), ("targetBase", &typed.base)] {
            let input = dom::input(element, &format!("[data-input={name}]"));
            if let Some(input) = input.as_ref().filter(|_| name != "targetBase") {
                dom::attribute(input, "aria-invalid", said.as_ref().map(|_| "true"));
            }
            write(input, text);
        }
        if let Some(part) = dom::first(element, "[data-figure]") {
            let name = part.get_attribute("data-figure").unwrap_or_default();
            write(dom::input(&part, "input"), sheet.figure(&name));
        }
    }
}

/// Whether something stands in the list that is taken from wages.
fn takes_wages(seen: &Seen) -> bool {
    let of_wages = |item: &str| {
        let mut tables = seen.rulebook.penalties.iter().filter(|table| table.wages);
        tables.any(|table| table.items.iter().any(|known| known.id.as_str() == item))
    };
    seen.running.iter().any(|(_, one)| one.costs.iter().any(|cost| of_wages(&cost.item)))
}

/// The clause, as a small fold with its words.
fn cited(piece: Piece, id: &str, rulebook: &Rulebook, view: &View) -> Piece {
    match rulebook.clause(id) {
        Some(clause) => piece.slot("clause", clause.place.get(view.lang)).slot("words", clause.words.get(view.lang)),
        None => piece,
    }
}

/// The length of a clock; a blank as it was filled in.
fn figure(clock: &Clock, rulebook: &Rulebook, filled: &Filled) -> Figure {
    let name = clock.length.figure.as_ref();
    name.map(|name| filled.figure(rulebook, clock.clause.as_str(), &name.0)).unwrap_or_default()
}

/// The full name of the length of a clock, where the company has left it blank.
fn blank(clock: &Clock, rulebook: &Rulebook) -> Option<String> {
    let name = &clock.length.figure.as_ref()?.0;
    let is_blank = rulebook.figure(clock.clause.as_str(), name) == Some(Figure::NotSet);
    is_blank.then(|| full_name(clock.clause.as_str(), name))
}
